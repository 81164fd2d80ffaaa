"""What records hold, as it is kept: links as numbers, for comparing and for handing out."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.store import DeskFile


def contents(desk: DeskFile, kind: str, fields: Sequence[str]) -> list[tuple[int, tuple[Any, ...]]]:
    """Every record of a kind in the order of their numbers: its number, and the values of these fields."""
    table = sa.inspect(kinds.kind(kind).record).local_table
    with desk.reading() as connection:
        rows = connection.execute(sa.select(table.c.id, *(table.c[f] for f in fields)).order_by(table.c.id))
        return [(row[0], tuple(row[1:])) for row in rows]
