"""Follow-ups: done with its proof, put off, dropped or opened again, each as one step; where a promise comes from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cityintl.desk.notes import noted
from cityintl.errors import UserError
from cityintl.records.dates import show_date
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Where a promise was made, the most telling first.
_WHENCE = (
    ("meeting", "meeting_sheet"), ("correspondence", "correspondence"), ("delegation", "delegation"),
    ("agreement", "agreement"),
)  # fmt: skip
_WAITING = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)


def is_open(values: Mapping[str, Any]) -> bool:
    """Whether somebody still has to do it."""
    return values["status"] in _WAITING


def close(
    desk: DeskFile,
    number: int,
    on: date,
    evidence: str,
    *,
    proof: int | None = None,
    shown_by: tuple[str, int] | None = None,
) -> None:
    """Done on this day, as one step; UserError where nothing shows it, or before it was promised.

    `proof` is a document, `shown_by` any record that shows it, such as the letter. Evidence that stands there
    already counts, and stays where none is given.
    """
    entry = desk.get("follow_up", number)
    by = shown_by or (("document", proof) if proof is not None else None)
    title = desk.titles(by[0], [by[1]]).get(by[1], "")[:200] if by else ""
    shown = evidence.strip() or title or entry.values["evidence"] or ""
    if not shown:
        raise UserError(_("What shows that it was done?"), _("Write it down: the letter, the parcel, the call."))
    promised = entry.values["promised_on"]
    if promised and on < promised:
        raise UserError(_("It cannot be done before it was promised."), _("Correct one of the two days."))
    done = {"status": FollowUpStatus.DONE, "closed_on": on, "evidence": shown}
    if proof is not None:
        done["proof"] = proof
    with desk.write(_("Follow-up “{title}”: done").format(title=entry.title)) as door:
        door.set("follow_up", number, done, seen=entry.changed_in)
        if shown_by is not None:
            door.connect("follow_up", number, "shown by", *shown_by)


def put_off(desk: DeskFile, number: int, due: date, reason: str, today: date) -> None:
    """Another day to do it by, the reason kept in the notes, as one step; UserError without a reason or in the past."""
    entry = desk.get("follow_up", number)
    if not reason.strip():
        raise UserError(_("Why is it put off?"), _("Say it in a sentence; they may ask."))
    if due < today:
        raise UserError(_("The new day is over already."), _("Choose a day that is still to come."))
    line = _("Put off to {day}: {reason}").format(day=show_date(due), reason=reason.strip())
    changed = {"due_on": due, "notes": noted(entry.values["notes"], today, line)}
    step = _("Follow-up “{title}”: put off to {day}").format(title=entry.title, day=show_date(due))
    with desk.write(step) as door:
        door.set("follow_up", number, changed, seen=entry.changed_in)


def drop(desk: DeskFile, number: int, reason: str, today: date) -> None:
    """Nobody will do it any more, the reason kept in the notes, as one step; UserError without a reason."""
    entry = desk.get("follow_up", number)
    if not reason.strip():
        raise UserError(_("Why is it dropped?"), _("Say it in a sentence; they may ask."))
    line = _("Dropped: {reason}").format(reason=reason.strip())
    changed = {
        "status": FollowUpStatus.DROPPED,
        "closed_on": today,
        "notes": noted(entry.values["notes"], today, line),
    }
    with desk.write(_("Follow-up “{title}”: dropped").format(title=entry.title)) as door:
        door.set("follow_up", number, changed, seen=entry.changed_in)


def begin(desk: DeskFile, number: int) -> None:
    """Somebody is at it, as one step."""
    entry = desk.get("follow_up", number)
    with desk.write(_("Follow-up “{title}”: in progress").format(title=entry.title)) as door:
        door.set("follow_up", number, {"status": FollowUpStatus.IN_PROGRESS}, seen=entry.changed_in)


def standing(values: Mapping[str, Any], today: date) -> tuple[str, str]:
    """Whose promise it is and how it stands, in a sentence, and its tone."""
    whose = _("We promised.") if values["side"] is Side.US else _("They promised.")
    due = values["due_on"]
    if not is_open(values):
        words = {
            FollowUpStatus.DONE: _("Done on {day}."),
            FollowUpStatus.DROPPED: _("Dropped on {day}."),
        }.get(values["status"], _("Something else took its place."))
        day = show_date(values["closed_on"]) if values["closed_on"] else _("an unknown day")
        return f"{whose} {words.format(day=day)}", "green" if values["status"] is FollowUpStatus.DONE else "grey"
    if due is None:
        return f"{whose} {_('No day is set: without one it is never done.')}", "amber"
    days = (due - today).days
    if days < 0:
        late = ngettext("It is {n} day late: {day}.", "It is {n} days late: {day}.", -days)
        return f"{whose} {late.format(n=-days, day=show_date(due))}", "red"
    if days == 0:
        return f"{whose} {_('It is due today.')}", "amber"
    left = ngettext("It is due on {day}, in {n} day.", "It is due on {day}, in {n} days.", days)
    return f"{whose} {left.format(n=days, day=show_date(due))}", "amber" if days <= 7 else "grey"


def reopen(desk: DeskFile, number: int) -> None:
    """Open again, as one step; what was written as evidence stays to be read."""
    entry = desk.get("follow_up", number)
    with desk.write(_("Follow-up “{title}”: open again").format(title=entry.title)) as door:
        door.set("follow_up", number, {"status": FollowUpStatus.OPEN, "closed_on": None}, seen=entry.changed_in)


def whence(desk: DeskFile, values: Mapping[str, Any]) -> list[tuple[str, int, str]]:
    """The meeting, letter and visit that a promise comes from: kind, number, title."""
    return [
        (kind, values[field], desk.titles(kind, [values[field]]).get(values[field], ""))
        for field, kind in _WHENCE
        if values[field]
    ]
