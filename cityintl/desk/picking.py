"""Rows of a kind that point to one of these records: the guests of an event, the members of a visit."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.records.connection import Connection
from cityintl.store import DeskFile


class Row(NamedTuple):
    """A record by its number, with the values that were asked for."""

    number: int
    values: dict[str, Any]


def where(desk: DeskFile, kind: str, field: str, numbers: Iterable[int], fields: Sequence[str]) -> list[Row]:
    """The records of a kind whose field is one of these numbers (`id` for their own), in the order of their numbers."""
    wanted = sorted(set(numbers))
    table = sa.inspect(kinds.kind(kind).record).local_table
    if not wanted:
        return []
    asked = sa.select(table.c.id, *(table.c[f] for f in fields))
    with desk.reading() as connection:
        rows = connection.execute(asked.where(table.c[field].in_(wanted)).order_by(table.c.id))
        return [Row(row[0], dict(zip(fields, row[1:], strict=True))) for row in rows]


def every(desk: DeskFile, kind: str, fields: Sequence[str], of: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The values of these records, by their number."""
    return {row.number: row.values for row in where(desk, kind, "id", of, fields)}


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
