"""Lists of records as people see them: the kind's columns and its worked-out facts, in the asked order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.conditions import ASKED, Condition, How, met
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

#: A column that is sorted by another one: people stand by family name, however their names are written.
_SORTED_BY = {("person", "full_name"): "family"}
#: By what a list is narrowed until somebody chooses otherwise: a promise that was kept is no work.
_FIRST = {
    "follow_up": (Condition("status", How.ANY_OF, ("OPEN", "IN_PROGRESS")),),
    "opportunity": (
        Condition(
            "status",
            How.ANY_OF,
            ("PROSPECT", "GO_NO_GO", "DRAFTING", "APPROVAL", "SUBMITTED", "UNDER_REVIEW"),
        ),
    ),
}


def headings(kind: str, home: Mapping[str, Any], today: date) -> list[Heading]:
    """Every column a list of this kind can show: its fields, then its facts; confidential ones are left out."""
    fields = kinds.kind(kind).fields.values()
    found = [Heading(f.name, f.label, f.value) for f in fields if not f.sensitive]
    return found + [Heading(f.name, f.label, f.value) for f in facts_of(kind, home, today).values()]


def askable(kind: str, home: Mapping[str, Any], today: date) -> list[Heading]:
    """The columns by which a list can be narrowed: words of a list, yes or no, and days."""
    doubled = (*_INSTEAD.get(kind, ()), "inactive")
    return [h for h in headings(kind, home, today) if h.value.name in ASKED and h.path not in doubled]


def usual(kind: str) -> tuple[str, ...]:
    """The columns that a list shows until other ones are chosen."""
    instead = _INSTEAD.get(kind, {})
    return (*(instead.get(column, column) for column in kinds.kind(kind).table), *_MORE.get(kind, ()))


def first_conditions(kind: str) -> tuple[Condition, ...]:
    """By what a list is narrowed until other conditions are chosen."""
    return _FIRST.get(kind, ())


def sorted_by(kind: str, column: str) -> str:
    """The column by which a column is sorted: mostly itself."""
    return _SORTED_BY.get((kind, column), column)


def listing(
    desk: DeskFile,
    kind: str,
    columns: tuple[str, ...] = (),
    words: str = "",
    where: Mapping[str, Any] | None = None,
    order: str = "",
    narrowed: Sequence[Condition] = (),
) -> Listing:
    """The records of a kind with these columns (fields, paths, facts), sorted by one of them (“-” turns it).

    `where` says what fields and facts must be, `narrowed` what columns must be besides.
    """
    asked = columns or usual(kind)
    known = known_facts(desk, kind)
    order = order or kinds.kind(kind).order
    wanted = where or {}
    of_facts = {name: value for name, value in wanted.items() if name in known}
    column, turned = order.lstrip("-"), order.startswith("-")
    by = sorted_by(kind, column)
    needed = tuple(dict.fromkeys((*asked, by, column, *of_facts, *(each.path for each in narrowed))))
    found = desk.listing(
        kind,
        tuple(c for c in needed if c not in known),
        words,
        {name: value for name, value in wanted.items() if name not in known},
        {c: known[c] for c in needed if c in known},
    )
    places = [found.columns.index(c) for c in needed]
    ids, rows = _kept(found.ids, _finished(found, known), {found.columns.index(n): v for n, v in of_facts.items()})
    ids, rows = _narrowed(ids, rows, [(found.columns.index(each.path), met(each, desk.today)) for each in narrowed])
    for each in dict.fromkeys((column, by)):
        place = found.columns.index(each)
        ids, rows = _sorted(ids, rows, place, found.values[place], turned)
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


def _narrowed(
    ids: list[int], rows: list[_Row], asked: Sequence[tuple[int, Callable[[Any], bool]]]
) -> tuple[list[int], list[_Row]]:
    """Those that meet every condition."""
    for place, is_met in asked:
        kept = [n for n, row in enumerate(rows) if is_met(row[place])]
        ids, rows = [ids[n] for n in kept], [rows[n] for n in kept]
    return ids, rows


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
