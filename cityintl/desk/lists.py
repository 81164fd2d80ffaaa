"""Lists of records as people see them: the kind's columns and its worked-out facts, in the asked order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.facts import Fact, facts_of
from cityintl.desk.rules import rules_of
from cityintl.records import kinds
from cityintl.records.values import Value
from cityintl.store import DeskFile, Listing

#: The rules on which the facts of a kind depend.
_RULES = {"tie": ("silence_inactive",)}
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that a list can show."""

    path: str
    label: str
    value: Value


#: The columns of a list that are worked out: in place of a column of the kind, and behind them.
_INSTEAD = {"tie": {"status": "standing"}}
_MORE = {"tie": ("last_contact",), "partner": ("last_contact",), "person": ("last_contact",), "grant": ("ends",)}


def headings(kind: str, home: Mapping[str, Any], today: date) -> list[Heading]:
    """Every column a list of this kind can show: its fields, then its facts; confidential ones are left out."""
    fields = kinds.kind(kind).fields.values()
    found = [Heading(f.name, f.label, f.value) for f in fields if not f.sensitive]
    return found + [Heading(f.name, f.label, f.value) for f in facts_of(kind, home, today).values()]


def usual(kind: str) -> tuple[str, ...]:
    """The columns that a list shows until other ones are chosen."""
    instead = _INSTEAD.get(kind, {})
    return (*(instead.get(column, column) for column in kinds.kind(kind).table), *_MORE.get(kind, ()))


def listing(
    desk: DeskFile,
    kind: str,
    columns: tuple[str, ...] = (),
    words: str = "",
    where: Mapping[str, Any] | None = None,
    order: str = "",
) -> Listing:
    """The records of a kind with these columns (fields, paths, facts), sorted by one of them (“-” turns it).

    `where` says what fields and facts must be.
    """
    asked = columns or usual(kind)
    known = known_facts(desk, kind)
    order = order or kinds.kind(kind).order
    wanted = where or {}
    of_facts = {name: value for name, value in wanted.items() if name in known}
    needed = tuple(dict.fromkeys((*asked, order.lstrip("-"), *of_facts)))
    found = desk.listing(
        kind,
        tuple(c for c in needed if c not in known),
        words,
        {name: value for name, value in wanted.items() if name not in known},
        {c: known[c] for c in needed if c in known},
    )
    places = [found.columns.index(c) for c in needed]
    ids, rows = _kept(found.ids, _finished(found, known), {found.columns.index(n): v for n, v in of_facts.items()})
    column = found.columns.index(order.lstrip("-"))
    ids, rows = _sorted(ids, rows, column, found.values[column], order.startswith("-"))
    straight = places == list(range(len(places)))
    shown = rows if straight else [tuple(row[p] for p in places) for row in rows]
    return Listing(kind, needed, tuple(found.values[p] for p in places), ids, shown)


def known_facts(desk: DeskFile, kind: str) -> dict[str, Fact]:
    """The worked-out facts of a kind on this desk today, by name."""
    rules = rules_of(desk, _RULES[kind]) if kind in _RULES else ()
    return facts_of(kind, desk.home(), desk.today, rules)


def _finished(found: Listing, known: Mapping[str, Fact]) -> list[_Row]:
    """The rows, with those facts worked out that SQL only begins."""
    finishing = [
        (place, then) for place, name in enumerate(found.columns) if name in known and (then := known[name].then)
    ]
    if not finishing:
        return found.rows
    rows = [list(row) for row in found.rows]
    for row in rows:
        for place, then in finishing:
            row[place] = then(row[place])
    return [tuple(row) for row in rows]


def _kept(ids: list[int], rows: list[_Row], wanted: Mapping[int, Any]) -> tuple[list[int], list[_Row]]:
    """Those whose facts are what was asked for."""
    if not wanted:
        return ids, rows
    kept = [n for n, row in enumerate(rows) if all(row[place] == value for place, value in wanted.items())]
    return [ids[n] for n in kept], [rows[n] for n in kept]


def _sorted(
    ids: list[int], rows: list[_Row], column: int, value: Value, descending: bool
) -> tuple[list[int], list[_Row]]:
    """Ids and rows by the value of a column; what is empty stands last either way."""
    key = value.sort_key
    filled = [n for n, row in enumerate(rows) if row[column] is not None]
    empty = [n for n, row in enumerate(rows) if row[column] is None]
    filled.sort(key=lambda n: key(rows[n][column]), reverse=descending)
    turn = [*filled, *empty]
    return [ids[n] for n in turn], [rows[n] for n in turn]


def facts_for(desk: DeskFile, kind: str, number: int) -> dict[str, Any]:
    """The worked-out facts of one record, by name."""
    known = known_facts(desk, kind)
    if not known:
        return {}
    found = desk.listing(kind, (), "", {"id": number}, known)
    return dict(zip(found.columns, _finished(found, known)[0], strict=True))
