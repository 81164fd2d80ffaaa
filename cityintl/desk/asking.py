"""Records asked for by the values of their fields, as they are kept: for pages that show what belongs to one."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.store import DeskFile

#: What a field is to be: this value, or one of these.
Wanted = Mapping[str, Any]


def picked(desk: DeskFile, kind: str, fields: Sequence[str], where: Wanted) -> list[dict[str, Any]]:
    """The records of a kind whose fields have these values, in the order of their numbers; each with its “id”."""
    if any(_is_many(value) and not value for value in where.values()):
        return []
    table = sa.inspect(kinds.kind(kind).record).local_table
    asked = sa.select(table.c.id, *(table.c[name] for name in fields)).order_by(table.c.id)
    for name, value in where.items():
        asked = asked.where(table.c[name].in_(value) if _is_many(value) else table.c[name] == value)
    with desk.reading() as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]


def _is_many(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str)


def titles_of(desk: DeskFile, kind: str, numbers: Collection[int | None]) -> dict[int, str]:
    """The titles of these records; what is empty is left out."""
    wanted = sorted({number for number in numbers if number is not None})
    return desk.titles(kind, wanted) if wanted else {}
