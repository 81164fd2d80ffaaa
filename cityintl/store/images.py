"""Images of rows as the log keeps them: raw values by column, confidential ones as a digest."""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from cityintl.records import kinds
from cityintl.store import tables
from cityintl.store.driver import fetch, run_many

Image = dict[str, Any]
Turn = Callable[[Any], Any]
_DIALECT = sqlite.dialect()


def ids(numbers: Sequence[int]) -> str:
    """Numbers as one parameter, for `IN (SELECT value FROM json_each(?))`; a list of any length fits."""
    return json.dumps(list(numbers))


@cache
def _select(table: str) -> str:
    names = ", ".join(f'"{c}"' for c in tables.stored_columns(table))
    return f'SELECT {names} FROM "{table}" WHERE id'


def read(connection: sa.Connection, table: str, numbers: Sequence[int]) -> dict[int, Image | None]:
    """The rows with these numbers as they stand, None for those that are not there."""
    if not numbers:
        return {}
    columns = tables.stored_columns(table)
    found: dict[int, Image | None] = dict.fromkeys(numbers)
    if len(numbers) == 1:
        lines = fetch(connection, f"{_select(table)} = ?", tuple(numbers))
    else:
        wanted = f"{_select(table)} IN (SELECT value FROM json_each(?))"
        lines = fetch(connection, wanted, (ids(numbers),))
    for row in lines:
        found[row[0]] = dict(zip(columns, row, strict=True))
    return found


@cache
def reader(of: sa.types.TypeEngine[Any]) -> Turn | None:
    """What turns a raw value of this type into the one that programs use; None where they are the same."""
    if isinstance(of, sa.Enum) and of.enum_class is not None:  # SQLAlchemy's own costs several times as much
        words: dict[str | None, Any] = {word.name: word for word in of.enum_class}
        words[None] = None
        return words.__getitem__
    return of.dialect_impl(_DIALECT).result_processor(_DIALECT, None)


@cache
def _writers(table: str) -> dict[str, Turn]:
    found = {c.name: c.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for c in tables.LOGGED[table].columns}
    return {name: turn for name, turn in found.items() if turn}


@cache
def _readers(table: str) -> dict[str, Turn]:
    found = {c.name: reader(c.type) for c in tables.LOGGED[table].columns}
    return {name: turn for name, turn in found.items() if turn}


def typed(table: str, image: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an image as programs use them."""
    turns = _readers(table)
    return {n: turns[n](v) if n in turns else v for n, v in image.items()}


def rows(table: str, names: Sequence[str], found: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows of these columns as programs use them; what turns their values is looked up once for all."""
    turns = _readers(table)
    turned = [(name, turns[name]) for name in names if name in turns]
    made = [dict(zip(names, row, strict=True)) for row in found]
    for name, turn in turned:
        for row in made:
            if row[name] is not None:
                row[name] = turn(row[name])
    return made


def as_kept(table: str, name: str, values: Iterable[Any]) -> list[Any]:
    """These values of one column as the database keeps them."""
    turn = _writers(table).get(name)
    return [turn(value) if turn else value for value in values]


def raw(table: str, values: Mapping[str, Any]) -> Image:
    """Values as the database keeps them."""
    turns = _writers(table)
    return {n: turns[n](v) if n in turns else v for n, v in values.items()}


@cache
def confidential(table: str) -> frozenset[str]:
    """The columns of a table whose values the log keeps only as a digest."""
    if table == "connection":
        return frozenset()
    return frozenset(f.name for f in kinds.kind(table).fields.values() if f.sensitive)


def salt(connection: sa.Connection) -> str:
    """This desk's own salt for digests."""
    return str(fetch(connection, "SELECT value FROM desk_fact WHERE name = 'salt'")[0][0])


def hidden(table: str, image: Image | None, salt: str) -> Image | None:
    """The image with confidential values replaced by their digest."""
    secret = confidential(table)
    if image is None or not secret:
        return image
    return {n: _digest(v, salt) if n in secret and v is not None else v for n, v in image.items()}


def _digest(value: object, salt: str) -> dict[str, str]:
    return {"digest": hmac.new(salt.encode(), repr(value).encode(), hashlib.sha256).hexdigest()[:24]}


def packed(table: str, image: Image | None, salt: str) -> str | None:
    """The image as the log writes it down."""
    if image is None:
        return None
    return json.dumps(hidden(table, image, salt), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str | None) -> Image | None:
    """The image that the log wrote down."""
    return None if text is None else json.loads(text)


def next_number(connection: sa.Connection, table: str) -> int:
    """The number that the next row gets; numbers are never used again."""
    found = fetch(connection, "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return int(found[0][0]) + 1 if found else 1


def note_set(connection: sa.Connection, number: int, now: datetime, label: str, reverts: int | None) -> None:
    """Write the head of a step into the log; the instant is UTC."""
    head = (number, now.astimezone(UTC).isoformat(timespec="seconds"), label, tables.SCHEMA, reverts)
    run_many(connection, "INSERT INTO change_set (id, at, label, schema, reverts) VALUES (?, ?, ?, ?, ?)", [head])
