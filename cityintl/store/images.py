"""Images of rows as the log keeps them: raw values by column, confidential ones as a digest."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.store import rows, tables

Image = dict[str, Any]


def read(connection: sa.Connection, table: str, numbers: Sequence[int]) -> dict[int, Image | None]:
    """The rows with these numbers as they stand, None for those that are not there."""
    columns = tables.stored_columns(table)
    names = ", ".join(f'"{c}"' for c in columns)
    found: dict[int, Image | None] = dict.fromkeys(numbers)
    for piece in rows.pieces(list(numbers)):
        marks = ", ".join("?" * len(piece))
        for row in connection.exec_driver_sql(
            f'SELECT {names} FROM "{table}" WHERE id IN ({marks})', tuple(piece)
        ):
            found[row[0]] = dict(zip(columns, row, strict=True))
    return found


@lru_cache(maxsize=64)
def confidential(table: str) -> frozenset[str]:
    """The columns of a table whose values the log keeps only as a digest."""
    if table == "connection":
        return frozenset()
    return frozenset(f.name for f in kinds.kind(table).fields.values() if f.sensitive)


def salt(connection: sa.Connection) -> str:
    """This desk's own salt for digests."""
    return str(connection.exec_driver_sql("SELECT value FROM desk_fact WHERE name = 'salt'").scalar_one())


def hidden(table: str, image: Mapping[str, Any], salt: str) -> Image:
    """The image with confidential values replaced by their digest."""
    secret = confidential(table)
    if not secret:
        return dict(image)
    return {n: _digest(v, salt) if n in secret and v is not None else v for n, v in image.items()}


def _digest(value: object, salt: str) -> dict[str, str]:
    return {"digest": hmac.new(salt.encode(), repr(value).encode(), hashlib.sha256).hexdigest()[:24]}


def next_set(connection: sa.Connection) -> int:
    """The number that the next step gets; numbers are never used again."""
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'change_set'").scalar()
    return int(found or 0) + 1


def note_set(connection: sa.Connection, number: int, now: datetime, label: str, reverts: int | None) -> None:
    """Write the head of a step into the log; the instant is UTC."""
    connection.exec_driver_sql(
        "INSERT INTO change_set (id, at, label, schema, reverts) VALUES (?, ?, ?, ?, ?)",
        (number, now.astimezone(UTC).isoformat(timespec="seconds"), label, tables.SCHEMA, reverts),
    )
