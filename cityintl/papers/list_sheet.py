"""Any list as it stands on the screen: its columns, its order, the records that its filters leave."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from cityintl.desk import conditions, lists, silence
from cityintl.desk.asking import picked
from cityintl.desk.conditions import Condition
from cityintl.desk.lists import Heading
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.errors import UserError
from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import Block, Cell, Column, Paper, Status, Strong, Table, Text
from cityintl.papers.letterhead import letterhead
from cityintl.papers.lines import one
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.telling import country, standing, worded
from cityintl.records import kinds
from cityintl.records.tie import TieStatus
from cityintl.records.values import Amount, Value
from cityintl.store import DeskFile, Listing
from cityintl.words import _, ngettext

#: More columns than this are set on a turned page; more than this besides in smaller type.
_UPRIGHT, _LOOSE = 5, 7
_COUNTED = ("number", "decimal", "money")
_NATIVE = ("date", "partial_date", "number", "decimal")
#: What is never broken; what is broken only at its spaces; how few and how many letters a column is reckoned with.
_SHORT, _WHOLE = ("yes_no", "money", "time", "currency", "choice", "period"), ("email", "phone", "web", "country")
_NARROW, _WIDE = 9, 48
#: Columns whose words are a status with its mark.
_STANDING = ("status", "standing")
#: What parts the conditions of a filter, as the option has them.
_PARTED = ";"


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as it is asked for: its kind, columns, order (“-” turns it), conditions, and the words typed over it."""

    kind: str
    columns: tuple[str, ...]
    order: str
    narrowed: tuple[Condition, ...]
    words: str


def options_of(
    kind: str, columns: Sequence[str], order: str, narrowed: Sequence[Condition], words: str
) -> dict[str, str]:
    """The options that ask for a list as a page shows it."""
    return {
        "kind": kind,
        "columns": ", ".join(columns),
        "order": order,
        "filter": f"{_PARTED} ".join(map(str, narrowed)),
        "words": words,
    }


def asked_for(desk: DeskFile, options: Options) -> Asked:
    """The list that options ask for; UserError names a column or a condition that it cannot have."""
    kind = str(options["kind"])
    known = {heading.path: heading for heading in lists.headings(kind, desk.home(), desk.today)}
    columns = tuple(word.strip() for word in str(options["columns"]).split(",") if word.strip()) or lists.usual(kind)
    order = str(options["order"]) or kinds.kind(kind).order
    for path in (*columns, order.lstrip("-")):
        if path not in known:
            raise UserError(
                _("The list has no column “{column}”.").format(column=path),
                _("It has: {columns}.").format(columns=", ".join(known)),
            )
    return Asked(kind, columns, order, tuple(_conditions(desk, kind, str(options["filter"]))), str(options["words"]))


def _conditions(desk: DeskFile, kind: str, text: str) -> list[Condition]:
    values = {heading.path: heading.value for heading in lists.askable(kind, desk.home(), desk.today)}
    found = []
    for each in filter(None, (part.strip() for part in text.split(_PARTED))):
        condition = conditions.read(each, values)
        if condition is None:
            raise UserError(
                _("“{condition}” is no condition of this list.").format(condition=each),
                _("Write a column, how, and its words: “status any ACTIVE”, “due_on before 2026-06-01”."),
            )
        found.append(condition)
    return found


def build(desk: DeskFile, now: datetime, asked: Asked) -> Paper:
    """The list as a table, and as a sheet with real dates and numbers."""
    kind = kinds.kind(asked.kind)
    found = lists.listing(desk, kind.name, asked.columns, asked.words, order=asked.order, narrowed=asked.narrowed)
    found = _decided(desk, found)
    known = {heading.path: heading for heading in lists.headings(kind.name, desk.home(), desk.today)}
    headings = [known[path] for path in asked.columns]
    told = _told(desk, asked, len(found.ids), known)
    return Paper(
        name="list",
        title=_(kind.many),
        kicker=_("List"),
        standfirst=" ".join(told),
        blocks=_blocks(headings, found),
        landscape=len(headings) > _UPRIGHT,
        handling=_("Internal"),
        sheets=(_sheet(_(kind.many), headings, found),),
        readme=(
            (_("What"), _(kind.many)),
            (_("As of"), desk.today.isoformat()),
            (_("Source"), desk.path.name),
            (_("Filter"), " ".join(told)),
        ),
        **letterhead(desk.home(), now),
    )


@dataclass(frozen=True, slots=True)
class _Silent:
    """The place of a tie that fell silent: its status as it was decided, and its last contact."""

    status: TieStatus
    since: date


def _decided(desk: DeskFile, found: Listing) -> Listing:
    """A list of ties as papers say it: that one fell silent stands beside its status, not in its stead."""
    if found.kind != "tie" or "standing" not in found.columns:
        return found
    states = {row["id"]: row["status"] for row in picked(desk, "tie", ("status",), {"id": set(found.ids)})}
    silent = silence.silent(desk, states, desk.today)
    place, rows = found.columns.index("standing"), []
    for number, row in zip(found.ids, found.rows, strict=True):
        if number in silent:
            row = (*row[:place], _Silent(states[number], silent[number]), *row[place + 1 :])
        rows.append(row)
    return replace(found, rows=rows)


def _told(desk: DeskFile, asked: Asked, count: int, known: dict[str, Heading]) -> list[str]:
    """How many there are of how many, by what they were narrowed, in which order they stand."""
    whole, day = desk.count(asked.kind), days.day(desk.today)
    if count == whole:
        said = ngettext("{n} record as of {day}.", "{n} records as of {day}.", whole)
        told = [said.format(n=grouped(whole), day=day)]
    else:
        told = [_("{n} of {all} records as of {day}.").format(n=grouped(count), all=grouped(whole), day=day)]
    for each in asked.narrowed:
        heading = known[each.path]
        told.append(f"{conditions.said(each, heading.label, heading.value)}.")
    if asked.words:
        told.append(_("With the words “{words}”.").format(words=asked.words))
    by = _(known[asked.order.lstrip("-")].label)
    turned = asked.order.startswith("-")
    falling = _("Sorted by “{column}”, the last first.") if turned else _("Sorted by “{column}”.")
    return [*told, falling.format(column=by)]


def _blocks(headings: list[Heading], found: Listing) -> tuple[Block, ...]:
    if not found.ids:
        return (Text(_("No record is in this list."), "quiet"),)
    rows = tuple(_row(headings, found.values, row) for row in found.rows)
    columns = tuple(
        Column(
            _(heading.label),
            "right" if value.name in _COUNTED else "left",
            share=_share(value, _(heading.label), [row[n] for row in rows]),
        )
        for n, (heading, value) in enumerate(zip(headings, found.values, strict=False))
    )
    return (Table(columns, rows, caption=_("Records"), dense=len(headings) > _LOOSE),)


def _share(value: Value, head: str, cells: list[Cell]) -> float:
    """Days, figures and words of lists take what they need; the rest is shared by how much stands there."""
    if value.name in (*_NATIVE, *_SHORT):
        return 0.0
    lengths = sorted(len(one(cell)) for cell in cells)
    most = lengths[-1] if value.name in _WHOLE else lengths[len(lengths) * 9 // 10]
    return float(min(max(most, len(head), _NARROW), _WIDE))


def _row(headings: list[Heading], values: Sequence[Value], row: tuple[Any, ...]) -> tuple[Cell, ...]:
    cells = [_cell(heading, value, cell) for heading, value, cell in zip(headings, values, row, strict=False)]
    first = cells[0]
    return (Strong(first) if isinstance(first, str) else first, *cells[1:])


def _cell(heading: Heading, value: Value, cell: Any) -> Cell:
    if cell is None or cell == "":
        return None
    if isinstance(cell, _Silent):
        return standing(str(cell.status.value), cell.since)
    if isinstance(cell, Enum):
        return Status(str(cell.value)) if heading.path in _STANDING else worded(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if value.name == "country":
        return country(cell)
    return _(value.cell(cell)) if value.name == "yes_no" else value.cell(cell)


def _sheet(name: str, headings: list[Heading], found: Listing) -> Sheet:
    columns, places = [], range(len(headings))
    currencies = [{row[n].currency for row in found.rows if isinstance(row[n], Amount)} for n in places]
    for n, (heading, value) in enumerate(zip(headings, found.values, strict=False)):
        unit = next(iter(currencies[n])) if len(currencies[n]) == 1 else str(getattr(value, "unit", "") or "")
        kind = "money" if len(currencies[n]) == 1 else value.name if value.name in (*_NATIVE, "note") else "text"
        columns.append(SheetColumn(_(heading.label), kind, unit))
    rows = [
        tuple(_native(headings[n], found.values[n], row[n], len(currencies[n]) == 1) for n in places)
        for row in found.rows
    ]
    return Sheet(name, tuple(columns), rows)


def _native(heading: Heading, value: Value, cell: Any, one_currency: bool) -> object:
    """A cell as a workbook holds it: days and figures as themselves."""
    if isinstance(cell, Amount) and one_currency:
        return cell.exact
    if isinstance(cell, _Silent):
        return one(standing(str(cell.status.value), cell.since))
    if cell is None or value.name in _NATIVE:
        return cell
    said = _cell(heading, value, cell)
    return worded(cell) if isinstance(cell, Enum) else said


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, asked_for(desk, options))


PAPER = PaperKind(
    "list",
    "List",
    "Any list as it stands on the screen: its columns, its order, the records that its filters leave.",
    (),
    ("pdf", "xlsx"),
    (
        Option("kind", "Which list", "tie", tuple((kind.name, kind.many) for kind in kinds.KINDS)),
        Option("columns", "Columns, parted by commas; the usual ones without them", free=True),
        Option("order", "The column it is sorted by; “-” before it turns the order", free=True),
        Option("filter", "Conditions, parted by semicolons: “status any ACTIVE”", free=True),
        Option("words", "Only records with these words", free=True),
    ),
    _make,
)
