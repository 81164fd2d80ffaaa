"""Lists of records as people see them: the kind's columns and its worked-out facts, in the asked order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.facts import facts_of
from cityintl.records import kinds
from cityintl.records.values import Value
from cityintl.store import DeskFile, Listing


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that a list can show."""

    path: str
    label: str
    value: Value


def headings(kind: str, home: Mapping[str, Any], today: date) -> list[Heading]:
    """Every column a list of this kind can show: its fields, then its facts; confidential ones are left out."""
    fields = kinds.kind(kind).fields.values()
    found = [Heading(f.name, f.label, f.value) for f in fields if not f.sensitive]
    return found + [Heading(f.name, f.label, f.value) for f in facts_of(kind, home, today).values()]


def usual(kind: str) -> tuple[str, ...]:
    """The columns that a list shows until other ones are chosen."""
    more = {"tie": ("last_contact",), "partner": ("last_contact",), "person": ("last_contact",)}
    return (*kinds.kind(kind).table, *more.get(kind, ()))


def listing(
    desk: DeskFile,
    kind: str,
    columns: tuple[str, ...] = (),
    words: str = "",
    where: Mapping[str, Any] | None = None,
    order: str = "",
) -> Listing:
    """The records of a kind with these columns (fields, paths, facts), sorted by one of them (“-” turns it)."""
    described = kinds.kind(kind)
    asked = columns or usual(kind)
    known = facts_of(kind, desk.home(), desk.today)
    by = (order or described.order).lstrip("-")
    needed = asked if by in asked else (*asked, by)
    found = desk.listing(
        kind,
        tuple(c for c in needed if c not in known),
        words,
        where,
        {c: known[c] for c in needed if c in known},
    )
    places = [found.columns.index(c) for c in needed]
    ids, rows = _sorted(found, found.columns.index(by), (order or described.order).startswith("-"))
    values = tuple(found.values[p] for p in places)
    straight = places == list(range(len(places)))
    shown = rows if straight else [tuple(row[p] for p in places) for row in rows]
    return Listing(kind, needed, values, ids, shown)


def _sorted(found: Listing, column: int, descending: bool) -> tuple[list[int], list[tuple[Any, ...]]]:
    """Ids and rows by the value of a column; what is empty stands last either way."""
    key = found.values[column].sort_key
    filled = [n for n, row in enumerate(found.rows) if row[column] is not None]
    empty = [n for n, row in enumerate(found.rows) if row[column] is None]
    filled.sort(key=lambda n: key(found.rows[n][column]), reverse=descending)
    turn = [*filled, *empty]
    return [found.ids[n] for n in turn], [found.rows[n] for n in turn]


def facts_for(desk: DeskFile, kind: str, number: int) -> dict[str, Any]:
    """The worked-out facts of one record, by name."""
    known = facts_of(kind, desk.home(), desk.today)
    if not known:
        return {}
    found = desk.listing(kind, (), "", {"id": number}, known)
    return dict(zip(found.columns, found.rows[0], strict=True))
