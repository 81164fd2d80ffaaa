"""The sheet of any record: its facts by the groups of its form, its parts, what it is linked with, its history."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.desk import terms
from cityintl.papers.blocks import Block, Cell, Column, Facts, Paper, Section, Table, line
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.telling import titles_of, told
from cityintl.records import kinds
from cityintl.records.describe import Field, Kind
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: The newest steps that a sheet shows; the window has them all.
_STEPS = 12
_COUNTED = ("number", "decimal", "money")
_DATED = ("date", "partial_date")


def build(desk: DeskFile, kind: str, number: int, now: datetime, *, confidential: bool = False) -> Paper:
    """The sheet of a record; confidential fields stand on it only when they are asked for."""
    entry, described = desk.get(kind, number), kinds.kind(kind)
    blocks: list[Block] = _facts(desk, described, entry, confidential)
    for part in desk.parts(kind, number):
        blocks += _parts(desk, kinds.kind(part.kind), part.field, part.ids, confidential)
    blocks += _links(desk, entry)
    blocks += _history(desk, entry)
    quiet = f" · {entry.quiet}" if entry.quiet else ""
    return Paper(
        name="record-sheet",
        title=entry.title,
        kicker=_(described.one),
        standfirst=line(f"{entry.reference}{quiet}"),
        blocks=tuple(blocks),
        handling=_("Confidential") if confidential else _("Internal"),
        **letterhead(desk.home(), now),
    )


def _open(field: Field, confidential: bool) -> bool:
    return confidential or not field.sensitive


def _facts(desk: DeskFile, kind: Kind, entry: Entry, confidential: bool) -> list[Block]:
    links = [(f.link, entry.values[f.name]) for f in kind.fields.values() if f.link and entry.values[f.name]]
    titles = titles_of(desk, [(target, n) for target, n in links if target])
    found: list[Block] = []
    for group, names in kind.form.items():
        fields = [kind.fields[name] for name in names if _open(kind.fields[name], confidential)]
        pairs = [(_(f.label), told(f, entry.values, titles)) for f in fields]
        filled = tuple((label, cell) for label, cell in pairs if cell is not None)
        if filled:
            found.append(Section(_(group), (Facts(filled),)))
    return found


def _parts(desk: DeskFile, kind: Kind, owner: str, ids: tuple[int, ...], confidential: bool) -> list[Block]:
    if not ids:
        return []
    names = [name for name in kind.table if name != owner and "." not in name]
    fields = [kind.fields[name] for name in names if _open(kind.fields[name], confidential)]
    entries = [desk.get(kind.name, n).values for n in ids]
    titles = titles_of(desk, [(f.link, v[f.name]) for v in entries for f in fields if f.link and v[f.name]])
    columns = tuple(Column(_(f.label), align="right" if f.value.name in _COUNTED else "left", share=0) for f in fields)
    rows: tuple[tuple[Cell, ...], ...] = tuple(tuple(_dense(f, v, titles, desk.today) for f in fields) for v in entries)
    return [Section(_(kind.many), (Table(columns, rows, caption=_(kind.many)),))]


def _dense(field: Field, values: Mapping[str, Any], titles: Mapping[tuple[str, int], str], today: date) -> Cell:
    """A value as a table says it: dates as 2026-11-23, and the end of a paper that names only its term."""
    if field.name == "expires_on" and values.get("term_months"):
        return str(terms.end_of(values) or terms.term_said(values, today))
    if field.value.name in _DATED and values[field.name] is not None:
        return str(field.value.cell(values[field.name]))
    return told(field, values, titles)


def _links(desk: DeskFile, entry: Entry) -> list[Block]:
    """What points here and what a link joins; where this record points itself stands among its facts."""
    found = [end for end in desk.linked(entry.kind, entry.id) if not (end.outward and end.field)]
    if not found:
        return []
    rows = tuple((kinds.kind(end.kind).one, _end(end.title, end.quiet, entry.title)) for end in found)
    columns = (Column(_("Kind"), share=1.2), Column(_("Record"), share=3.8))
    return [Section(_("Linked with"), (Table(columns, rows, caption=_("Linked with"), heads=False),))]


def _end(title: str, quiet: str, own: str) -> str:
    """A record at the other end, with what tells it apart: nothing twice, and not the name of this sheet again."""
    if not quiet or title.endswith(quiet):
        return title
    return quiet if title == own else f"{title} · {quiet}"


def _history(desk: DeskFile, entry: Entry) -> list[Block]:
    zone = ZoneInfo(desk.home()["zone"])
    steps = desk.history(entry.kind, entry.id, _STEPS)
    if not steps:
        return []
    rows = tuple(
        (datetime.fromisoformat(step.at).astimezone(zone).date(), _undone(step.label, step.undone)) for step in steps
    )
    columns = (Column(_("Date"), share=1.2), Column(_("Step"), share=3.8))
    return [Section(_("History"), (Table(columns, rows, caption=_("History"), heads=False),))]


def _undone(label: str, undone: bool) -> str:
    return f"{label} {_('(undone)')}" if undone else label


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    kind, number = record or ("partner", 0)
    return build(desk, kind, number, now, confidential=options["confidential"])


PAPER = PaperKind(
    "record-sheet",
    "Record sheet",
    "Any record with its parts, links and history.",
    tuple(kind.name for kind in kinds.KINDS),
    ("pdf",),
    (Option("confidential", "With confidential fields", confidential=True),),
    _make,
)
