"""Records asked for by the values of their fields, as they are kept: for pages that show what belongs to one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cityintl.store import DeskFile
from cityintl.store.driver import fetch
from cityintl.store.images import as_kept, rows


class Days(NamedTuple):
    """A day between these, both included, either end open; `or_none` asks for those without one too."""

    first: date | None = None
    last: date | None = None
    or_none: bool = False


#: What a field is to be: this value, one of these, or a day between two.
Wanted = Mapping[str, Any]


def picked(desk: DeskFile, kind: str, fields: Sequence[str], where: Wanted) -> list[dict[str, Any]]:
    """The records of a kind whose fields have these values, in the order of their numbers; each with its “id”.

    Asked of the driver itself: what is owed asks this fifty times for thousands of rows, and a row costs SQLAlchemy
    more than SQLite.
    """
    names = ("id", *(name for name in fields if name != "id"))
    columns = ", ".join(f'"{name}"' for name in names)
    return rows(kind, names, _found(desk, f'SELECT {columns} FROM "{kind}"', kind, where, "ORDER BY id"))


def counted(desk: DeskFile, kind: str, link: str, where: Wanted) -> dict[int, int]:
    """How many records of a kind with these values point with this link to each record that any points to."""
    asked = f'SELECT "{link}", count(*) FROM "{kind}"'
    return {number: count for number, count in _found(desk, asked, kind, where, f'GROUP BY "{link}"') if number}


def _found(desk: DeskFile, asked: str, kind: str, where: Wanted, turn: str) -> list[tuple[Any, ...]]:
    """The rows of a question whose fields have these values; none where one of them may have no value at all."""
    tests, given = [], []
    for name, value in where.items():
        if _is_many(value) and not value:
            return []
        test, more = _test(kind, name, value)
        tests.append(test)
        given += more
    test = f" WHERE {' AND '.join(tests)}" if tests else ""
    with desk.reading() as connection:
        return fetch(connection, f"{asked}{test} {turn}", given)


def _test(kind: str, name: str, value: Any) -> tuple[str, list[Any]]:
    """The condition for a field, and what is bound to it."""
    if isinstance(value, Days):
        return _between(kind, name, value)
    wanted = as_kept(kind, name, value if _is_many(value) else [value])
    if wanted == [None]:
        return f'"{name}" IS NULL', []
    return f'"{name}" IN ({", ".join("?" * len(wanted))})', wanted


def _between(kind: str, name: str, days: Days) -> tuple[str, list[Any]]:
    ends = [(sign, day) for sign, day in ((">=", days.first), ("<=", days.last)) if day is not None]
    test = " AND ".join(f'"{name}" {sign} ?' for sign, _day in ends) or f'"{name}" IS NOT NULL'
    return (f'("{name}" IS NULL OR {test})' if days.or_none else test), as_kept(kind, name, [day for _s, day in ends])


def _is_many(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str | Days)


def titles_of(desk: DeskFile, kind: str, numbers: Collection[int | None]) -> dict[int, str]:
    """The titles of these records; what is empty is left out."""
    wanted = sorted({number for number in numbers if number is not None})
    return desk.titles(kind, wanted) if wanted else {}
