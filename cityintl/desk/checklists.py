"""The checklist of a visit: made from a template, counted, and dated anew when the visit moves."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.checklist import Anchor
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ITEM = ("label", "template", "anchor", "offset", "due_on", "done_on", "done_by", "note")
_LINE = ("label", "anchor", "offset", "note")
#: The field of the visit that each anchor is.
_DAY_OF = {Anchor.REQUEST: "received_on", Anchor.ARRIVAL: "arrives", Anchor.DEPARTURE: "departs"}
#: What is due within so many days is due soon: the coming week.
_SOON = 7


class When(Enum):
    """How near an item is."""

    LATE = "Late"
    SOON = "This week"
    LATER = "Later"
    UNDATED = "Without a day"
    DONE = "Done"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; `undated_because` says which day is not known yet."""

    number: int
    label: str
    due_on: date | None
    done_on: date | None
    done_by: str | None
    note: str | None
    when: When
    undated_because: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The tasks of a visit in the order in which they are due, the done ones last."""

    tasks: tuple[Task, ...]

    @property
    def open(self) -> tuple[Task, ...]:
        """What is still to do, the nearest first."""
        return tuple(task for task in self.tasks if task.when is not When.DONE)

    @property
    def done(self) -> int:
        """How many are done."""
        return len(self.tasks) - len(self.open)

    @property
    def count(self) -> str:
        """“28/31”, or nothing without any."""
        return f"{self.done}/{len(self.tasks)}" if self.tasks else ""

    def of(self, when: When) -> tuple[Task, ...]:
        """The tasks that are so near."""
        return tuple(task for task in self.tasks if task.when is when)


@dataclass(frozen=True, slots=True)
class Move:
    """A proposal: an open item whose day follows its anchor."""

    number: int
    label: str
    old: date | None
    new: date


def due_day(anchor: Anchor | None, offset: int | None, visit: Mapping[str, Any]) -> date | None:
    """The day so far from the anchor; nothing where that day is not known yet."""
    if anchor is None or offset is None or (day := visit[_DAY_OF[anchor]]) is None:
        return None
    due: date = day + timedelta(days=offset)
    return due


def nearness(due: date | None, done: date | None, today: date) -> When:
    """Late before today, this week up to seven days ahead."""
    if done is not None:
        return When.DONE
    if due is None:
        return When.UNDATED
    return When.LATE if due < today else When.SOON if (due - today).days <= _SOON else When.LATER


def due_said(task: Task, today: date) -> str:
    """“3 days late”, “today”, “tomorrow”, “in 5 days”, or which day is not known yet."""
    if task.when is When.DONE:
        return _("done")
    if task.due_on is None:
        return task.undated_because or _("no day")
    return days_said(task.due_on, today)


def days_said(day: date, today: date) -> str:
    """“3 days late”, “today”, “tomorrow”, “in 5 days”."""
    days = (day - today).days
    if days < 0:
        return ngettext("{n} day late", "{n} days late", -days).format(n=-days)
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def checklist(desk: DeskFile, visit: int, today: date) -> Checklist:
    """The checklist of a visit as it stands today."""
    values = desk.get("delegation", visit).values
    tasks = []
    for row in picked(desk, "checklist_item", _ITEM, {"delegation": visit}):
        when = nearness(row["due_on"], row["done_on"], today)
        why = _("no date yet: {day}").format(day=_(row["anchor"].value).lower()) if _undated(row, values) else ""
        own = (row["label"], row["due_on"], row["done_on"], row["done_by"], row["note"])
        tasks.append(Task(row["id"], *own, when, why))
    return Checklist(tuple(sorted(tasks, key=_turn)))


def _undated(row: Mapping[str, Any], visit: Mapping[str, Any]) -> bool:
    return row["due_on"] is None and row["anchor"] is not None and visit[_DAY_OF[row["anchor"]]] is None


def _turn(task: Task) -> tuple[bool, date, int]:
    """Open before done; the nearest open one first, the latest done one first."""
    if task.done_on is not None:
        return True, date.min + (date.max - task.done_on), task.number
    return False, task.due_on or date.max, task.number


def counted(desk: DeskFile, visit: int) -> str:
    """“28/31” for the tab."""
    rows = picked(desk, "checklist_item", ("done_on",), {"delegation": visit})
    return f"{sum(row['done_on'] is not None for row in rows)}/{len(rows)}" if rows else ""


# -- from a template


def templates(desk: DeskFile, visit: int) -> dict[int, str]:
    """The templates for visits of this direction by number; all where there is none for it."""
    direction = desk.get("delegation", visit).values["direction"]
    rows = picked(desk, "checklist_template", ("name", "direction"), {})
    own = [row for row in rows if row["direction"] is direction]
    return {row["id"]: row["name"] for row in own or rows}


def template_called(desk: DeskFile, name: str) -> int:
    """The number of the template of this name; UserError, with those there are, where there is none."""
    rows = picked(desk, "checklist_template", ("name",), {})
    for row in rows:
        if fold(row["name"]) == fold(name):
            return int(row["id"])
    offered = ", ".join(f"“{row['name']}”" for row in rows)
    advice = _("Choose one of: {names}.").format(names=offered) if rows else _("Add one under Checklist templates.")
    raise UserError(_("There is no checklist template “{name}”.").format(name=name), advice)


def fill(desk: DeskFile, visit: int, template: int) -> list[int]:
    """Put the lines of a template that the visit does not have yet on its list, as one step; gives their numbers."""
    entry, name = desk.get("delegation", visit), desk.get("checklist_template", template).title
    kept = {fold(row["label"]) for row in picked(desk, "checklist_item", ("label",), {"delegation": visit})}
    rows = []
    for line in picked(desk, "checklist_line", _LINE, {"template": template}):
        if fold(line["label"]) not in kept:
            own = {name: line[name] for name in _LINE} | {
                "due_on": due_day(line["anchor"], line["offset"], entry.values)
            }
            rows.append(own | {"delegation": visit, "template": template})
    if not rows:
        return []
    with desk.write(_("Checklist “{template}” for “{visit}”").format(template=name, visit=entry.title)) as door:
        return door.add_many("checklist_item", rows)


# -- when the visit moves


def moves(desk: DeskFile, visit: int) -> list[Move]:
    """The open items whose day no longer follows the visit; a day that was set by hand stays."""
    values = desk.get("delegation", visit).values
    rows = picked(desk, "checklist_item", _ITEM, {"delegation": visit})
    found = []
    for anchor in Anchor:
        own = [row for row in rows if row["anchor"] is anchor and row["offset"] is not None]
        before = _anchor_before(own)
        for row in own:
            new = due_day(anchor, row["offset"], values)
            by_hand = row["due_on"] is not None and row["due_on"] - timedelta(days=row["offset"]) != before
            if row["done_on"] is None and new is not None and new != row["due_on"] and not by_hand:
                found.append(Move(row["id"], row["label"], row["due_on"], new))
    return sorted(found, key=lambda move: (move.new, move.number))


def _anchor_before(rows: Sequence[Mapping[str, Any]]) -> date | None:
    """The day from which most of these were counted."""
    days = Counter(row["due_on"] - timedelta(days=row["offset"]) for row in rows if row["due_on"] is not None)
    return max(days, key=lambda day: (days[day], day)) if days else None


def redate(desk: DeskFile, visit: int, numbers: Collection[int] | None = None) -> int:
    """Let these of the proposed items (or all) follow the visit, as one step; gives how many."""
    wanted = [move for move in moves(desk, visit) if numbers is None or move.number in numbers]
    if wanted:
        title = desk.get("delegation", visit).title
        with desk.write(_("Checklist of “{visit}” follows its dates").format(visit=title)) as door:
            for move in wanted:
                door.set("checklist_item", move.number, {"due_on": move.new})
    return len(wanted)


def tick(desk: DeskFile, number: int, on: date) -> bool:
    """Mark an item as done on this day, or as open again; gives whether it is done now."""
    entry = desk.get("checklist_item", number)
    done = entry.values["done_on"] is None
    words = _("Done: “{task}”") if done else _("Open again: “{task}”")
    with desk.write(words.format(task=entry.title)) as door:
        door.set("checklist_item", number, {"done_on": on if done else None})
    return done
