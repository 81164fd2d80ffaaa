"""Rows of a kind that point to one of these records: the guests of an event, the members of a visit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from cityintl.records.connection import Connection
from cityintl.store import DeskFile
from cityintl.store.driver import fetch
from cityintl.store.images import typed


class Row(NamedTuple):
    """A record by its number, with the values that were asked for."""

    number: int
    values: dict[str, Any]


def where(desk: DeskFile, kind: str, field: str, numbers: Iterable[int], fields: Sequence[str]) -> list[Row]:
    """The records of a kind whose field is one of these numbers (`id` for their own), in the order of their numbers."""
    return where_any(desk, kind, {field: numbers}, fields)


def where_any(desk: DeskFile, kind: str, ends: Mapping[str, Iterable[int]], fields: Sequence[str]) -> list[Row]:
    """The records of a kind any of whose fields is one of its numbers, each once, in the order of their numbers.

    Asked of the driver itself: a page asks this some fifty times, and a statement costs SQLAlchemy more than SQLite.
    """
    wanted = {field: sorted(set(numbers)) for field, numbers in ends.items()}
    tests = [f'"{field}" IN ({", ".join("?" * len(numbers))})' for field, numbers in wanted.items() if numbers]
    if not tests:
        return []
    columns = ", ".join(f'"{name}"' for name in ("id", *fields))
    asked = f'SELECT {columns} FROM "{kind}" WHERE {" OR ".join(tests)} ORDER BY id'
    with desk.reading() as connection:
        rows = fetch(connection, asked, [number for numbers in wanted.values() for number in numbers])
    return [Row(row[0], typed(kind, dict(zip(fields, row[1:], strict=True)))) for row in rows]


def every(desk: DeskFile, kind: str, fields: Sequence[str], of: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The values of these records, by their number."""
    return {row.number: row.values for row in where(desk, kind, "id", of, fields)}


def pairs(desk: DeskFile, one: str, other: str) -> list[tuple[int, int]]:
    """The numbers of all records of two kinds that were linked with each other, whichever way."""
    there = (Connection.from_kind == one) & (Connection.to_kind == other)
    back = (Connection.to_kind == one) & (Connection.from_kind == other)
    with desk.reading() as connection:
        found = connection.execute(sa.select(Connection.from_id, Connection.to_id).where(there)).all()
        turned = connection.execute(sa.select(Connection.to_id, Connection.from_id).where(back)).all()
    return [(a, b) for a, b in (*found, *turned)]


def connected(desk: DeskFile, kind: str, ends: Iterable[tuple[str, int]]) -> set[int]:
    """The numbers of the records of a kind that were linked with any of these, whichever way."""
    found: set[int] = set()
    with desk.reading() as connection:
        for name, number in ends:
            there = (Connection.from_kind == name) & (Connection.from_id == number) & (Connection.to_kind == kind)
            back = (Connection.to_kind == name) & (Connection.to_id == number) & (Connection.from_kind == kind)
            found |= set(connection.execute(sa.select(Connection.to_id).where(there)).scalars())
            found |= set(connection.execute(sa.select(Connection.from_id).where(back)).scalars())
    return found
