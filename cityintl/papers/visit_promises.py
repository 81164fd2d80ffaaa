"""The promises of a visit, of both sides: who, what, by when, how it stands and where it was said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cityintl.desk import follow_ups
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days
from cityintl.papers.blocks import Cell, Column, Group, Lines, Quiet, Said, Status, Table
from cityintl.papers.names import named, people, plainly
from cityintl.records import kinds
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.store import DeskFile
from cityintl.words import _

_FIELDS = (
    "what", "side", "status", "partner", "person", "organization", "promised_on", "due_on", "owner", "delegation",
    "meeting", "correspondence", "agreement", "closed_on", "evidence", "notes",
)  # fmt: skip
Promise = Mapping[str, Any]


def promises_of(desk: DeskFile, visit: int, today: date) -> list[dict[str, Any]]:
    """Everything promised during a visit: ours first, what is late, open, then closed, each by its day."""
    rows = picked(desk, "follow_up", _FIELDS, {"delegation": visit})
    known = people(desk, [row[name] for row in rows for name in ("person", "owner")])
    offices = titles_of(desk, "organization", [row["organization"] for row in rows])
    for row in rows:
        row["whence"] = [title for kind, _number, title in follow_ups.whence(desk, row) if kind != "delegation"]
        row["owner_"], row["person_"] = known.get(row["owner"]), known.get(row["person"])
        row["office"] = offices.get(row["organization"], "")
    return sorted(rows, key=lambda row: _turn(row, today))


def is_late(row: Promise, today: date) -> bool:
    """Whether it is open and its day is over."""
    return follow_ups.is_open(row) and row["due_on"] is not None and row["due_on"] < today


def _turn(row: Promise, today: date) -> tuple[int, int, date, int]:
    waits, late = follow_ups.is_open(row), is_late(row, today)
    day = (row["due_on"] if waits else row["closed_on"]) or date.max
    return list(Side).index(row["side"]), 0 if late else 1 if waits else 2, day, row["id"]


def table(rows: list[dict[str, Any]], today: date) -> Table:
    """What we promised, and what they did; under each promise to whom, in which conversation, and what shows it."""
    columns = (
        Column(_("Promise"), share=2.7),
        Column(_("Who does it"), share=1.3),
        Column(_("Due"), share=0.9),
        Column(_("Status"), share=1.1),
    )
    heads = {Side.US: _("We promised"), Side.THEM: _("They promised")}
    groups = []
    for side, head in heads.items():
        own = tuple(_row(row, today) for row in rows if row["side"] is side)
        groups += [Group(head, own)] if own else []
    return Table(columns, groups=tuple(groups), caption=_("Promises"))


def _row(row: dict[str, Any], today: date) -> tuple[Cell, ...]:
    lines: list[Said] = [row["what"]]
    if row["person_"]:
        words = _("To {whom}") if row["side"] is Side.US else _("By {whom}")
        lines.append(Quiet(words.format(whom=plainly(row["person_"]))))
    lines += [Quiet(row["office"])] if row["office"] else []
    lines += [Quiet(_("From: {where}").format(where=", ".join(row["whence"])))] if row["whence"] else []
    lines += [Quiet(row[name]) for name in ("evidence", "notes") if row[name]]
    owner: Cell = named(row["owner_"]) if row["owner_"] else Quiet(_("nobody named"))
    return Lines(tuple(lines)), owner, row["due_on"] or Quiet(_("no day")), standing(row, today)


def standing(row: Promise, today: date) -> Cell:
    """“Overdue”, “Open”, “Done” with its day."""
    if is_late(row, today):
        return Status("Overdue")
    status = Status(str(row["status"].value))
    closed = row["closed_on"] if row["status"] is not FollowUpStatus.OPEN else None
    return Lines((status, days.day(closed))) if closed and not follow_ups.is_open(row) else status


def sheet(rows: list[dict[str, Any]], today: date) -> Sheet:
    """The list as rows: commitment, made by, to, due, owner, status, source."""
    columns = (
        SheetColumn(_("Reference")), SheetColumn(_("Promise")), SheetColumn(_("Made by")), SheetColumn(_("With whom")),
        SheetColumn(_("Office")), SheetColumn(_("Promised on"), "date"), SheetColumn(_("Due"), "date"),
        SheetColumn(_("Who does it")), SheetColumn(_("Status")), SheetColumn(_("Overdue"), "bool"),
        SheetColumn(_("Source")), SheetColumn(_("Closed"), "date"), SheetColumn(_("Evidence")),
        SheetColumn(_("Notes"), "note"),
    )  # fmt: skip
    return Sheet(_("Promises"), columns, [_facts(row, today) for row in rows])


def _facts(row: dict[str, Any], today: date) -> tuple[object, ...]:
    late = is_late(row, today)
    return (
        kinds.kind("follow_up").reference(row["id"]), row["what"], _(row["side"].value),
        plainly(row["person_"]) if row["person_"] else None, row["office"], row["promised_on"], row["due_on"],
        plainly(row["owner_"]) if row["owner_"] else None, _(row["status"].value), late, ", ".join(row["whence"]),
        row["closed_on"], row["evidence"], row["notes"],
    )  # fmt: skip
