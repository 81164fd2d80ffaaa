"""Drafts: what was typed for a record that cannot be yet, so that a crash loses nothing; outside search and log."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from cityintl.store import tables


@dataclass(frozen=True, slots=True)
class Draft:
    """Typed texts by field name, for a new record of a kind."""

    id: int
    kind: str
    typed: dict[str, str]
    at: str


def all_of(connection: sa.Connection, kind: str | None) -> list[Draft]:
    """The drafts that are kept, newest first."""
    wanted = sa.select(tables.draft).order_by(tables.draft.c.id.desc())
    if kind is not None:
        wanted = wanted.where(tables.draft.c.kind == kind)
    return [Draft(row.id, row.kind, json.loads(row.typed), row.at) for row in connection.execute(wanted)]


def keep(connection: sa.Connection, kind: str, typed: Mapping[str, str], number: int | None, now: datetime) -> int:
    """Keep a draft, in place of the one with this number; gives its number."""
    if number is not None:
        drop(connection, number)
    values = {
        "id": number,
        "kind": kind,
        "typed": json.dumps(dict(typed), ensure_ascii=False),
        "at": now.isoformat(),
    }
    done = connection.execute(sa.insert(tables.draft), {k: v for k, v in values.items() if v is not None})
    return int(done.inserted_primary_key[0])  # type: ignore[index]  # one row, one key


def drop(connection: sa.Connection, number: int) -> None:
    """Forget a draft."""
    connection.execute(sa.delete(tables.draft).where(tables.draft.c.id == number))
