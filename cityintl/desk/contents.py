"""What records hold, as it is kept: links as numbers, for comparing and for handing out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.store import DeskFile


def contents(
    desk: DeskFile, kind: str, fields: Sequence[str], only: Mapping[str, Collection[Any]] | None = None
) -> list[tuple[int, tuple[Any, ...]]]:
    """Every record of a kind, or those with one of these values, by number: its number, the values of these fields."""
    table = sa.inspect(kinds.kind(kind).record).local_table
    asked = sa.select(table.c.id, *(table.c[f] for f in fields)).order_by(table.c.id)
    for name, values in (only or {}).items():
        asked = asked.where(table.c[name].in_(values))
    with desk.reading() as connection:
        return [(row[0], tuple(row[1:])) for row in connection.execute(asked)]
