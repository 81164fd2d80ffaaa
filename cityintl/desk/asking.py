"""Records asked for by the values of their fields, as they are kept: for pages that show what belongs to one."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cityintl.store import DeskFile
from cityintl.store.driver import fetch
from cityintl.store.images import raw, typed

#: What a field is to be: this value, or one of these.
Wanted = Mapping[str, Any]


def picked(desk: DeskFile, kind: str, fields: Sequence[str], where: Wanted) -> list[dict[str, Any]]:
    """The records of a kind whose fields have these values, in the order of their numbers; each with its “id”.

    Asked of the driver itself: what is owed asks this fifty times for thousands of rows, and a row costs SQLAlchemy
    more than SQLite.
    """
    if any(_is_many(value) and not value for value in where.values()):
        return []
    names = ("id", *(name for name in fields if name != "id"))
    tests, given = [], []
    for name, value in where.items():
        wanted = [raw(kind, {name: each})[name] for each in (value if _is_many(value) else [value])]
        tests.append(f'"{name}" IS NULL' if wanted == [None] else f'"{name}" IN ({", ".join("?" * len(wanted))})')
        given += [each for each in wanted if wanted != [None]]
    columns = ", ".join(f'"{name}"' for name in names)
    test = f" WHERE {' AND '.join(tests)}" if tests else ""
    with desk.reading() as connection:
        rows = fetch(connection, f'SELECT {columns} FROM "{kind}"{test} ORDER BY id', given)
    return [typed(kind, dict(zip(names, row, strict=True))) for row in rows]


def _is_many(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str)


def titles_of(desk: DeskFile, kind: str, numbers: Collection[int | None]) -> dict[int, str]:
    """The titles of these records; what is empty is left out."""
    wanted = sorted({number for number in numbers if number is not None})
    return desk.titles(kind, wanted) if wanted else {}
