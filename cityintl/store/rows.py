"""Reading records: one, a list, what belongs to it and what points to it; plain values come out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.connection import Connection
from cityintl.records.describe import Kind
from cityintl.records.values import Value
from cityintl.store import tables
from cityintl.store.columns import Columns
from cityintl.store.errors import NotFound

#: SQLite takes at most 32,766 parameters; lists of ids go in pieces of this many.
PIECE = 5_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it stands: its values by field name, and the change that made them."""

    kind: str
    id: int
    values: dict[str, Any]
    changed_in: int
    title: str
    quiet: str

    @property
    def reference(self) -> str:
        """“TIE-7”."""
        return kinds.kind(self.kind).reference(self.id)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records: for each its id and one raw value per column; `values` says how to show them."""

    kind: str
    columns: tuple[str, ...]
    values: tuple[Value, ...]
    ids: list[int]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """The parts of one kind that a record has."""

    kind: str
    field: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A record at the other end of a link, and the word for the link; `outward` when this record points there."""

    role: str
    kind: str
    id: int
    title: str
    quiet: str
    outward: bool
    field: str = ""

    @property
    def reference(self) -> str:
        """“TIE-7”."""
        return kinds.kind(self.kind).reference(self.id)


@lru_cache(maxsize=256)
def _statement(name: str, columns: tuple[str, ...]) -> tuple[sa.Select[Any], tuple[Value, ...]]:
    columns_of = Columns(kinds.kind(name))
    for path in columns:
        columns_of.add(path)
    return columns_of.select(), tuple(columns_of.values)


def typed(connection: sa.Connection, kind: Kind, number: int) -> tuple[dict[str, Any], int]:
    """The values of a record by field name, and the change that made them; NotFound when there is none."""
    table = tables.LOGGED[kind.name]
    row = connection.execute(sa.select(table).where(table.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(
            f"There is no {kind.reference(number)}.", "It may have been deleted; look in the history."
        )
    return {name: row[name] for name in kind.fields}, row["changed_in"]


def get(connection: sa.Connection, kind: Kind, number: int) -> Entry:
    """One record; NotFound when there is none."""
    values, changed_in = typed(connection, kind, number)
    title, quiet = named(connection, kind, [number])[number]
    return Entry(kind.name, number, values, changed_in, title, quiet)


def named(connection: sa.Connection, kind: Kind, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Title and quiet second line of these records."""
    columns = (kind.title, kind.quiet) if kind.quiet else (kind.title,)
    statement, values = _statement(kind.name, columns)
    table = tables.LOGGED[kind.name]
    found = {}
    for piece in pieces(list(numbers)):
        for number, *cells in connection.execute(statement.where(table.c.id.in_(piece))):
            shown = [v.show(c) for v, c in zip(values, cells, strict=True)]
            found[number] = (shown[0], shown[1] if kind.quiet else "")
    return found


def titles(connection: sa.Connection, kind: Kind, numbers: Iterable[int]) -> dict[int, str]:
    """The titles of these records."""
    return {number: title for number, (title, _quiet) in named(connection, kind, numbers).items()}


def pieces(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    """The numbers in pieces that fit into one statement."""
    for start in range(0, len(numbers), PIECE):
        yield numbers[start : start + PIECE]


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many records of every kind there are."""
    each = " UNION ALL ".join(f"SELECT '{k.name}', count(*) FROM \"{k.name}\"" for k in kinds.KINDS)
    return {name: number for name, number in connection.exec_driver_sql(each)}


def listing(
    connection: sa.Connection,
    kind: Kind,
    columns: tuple[str, ...],
    words: str,
    where: Mapping[str, Any],
    facts: Mapping[str, Any],
) -> Listing:
    """The records of a kind that hold these words and values, as tuples of columns and facts."""
    statement, values = _statement(kind.name, columns)
    table = tables.LOGGED[kind.name]
    statement = statement.add_columns(*(fact.expression for fact in facts.values()))
    for name, wanted in where.items():
        statement = statement.where(table.c[name] == wanted)
    if pattern := [f"%{_escaped(word)}%" for word in fold(words).split()]:
        entry = tables.search_entry
        statement = statement.join(entry, (entry.c.kind == kind.name) & (entry.c.record == table.c.id))
        statement = statement.where(*(entry.c.folded.like(p, escape="\\") for p in pattern))
    found = connection.execute(statement.order_by(table.c.id)).fetchall()
    return Listing(
        kind.name,
        (*columns, *facts),
        (*values, *(fact.value for fact in facts.values())),
        [row[0] for row in found],
        [tuple(row[1:]) for row in found],
    )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def parts(connection: sa.Connection, kind: Kind, number: int) -> list[Part]:
    """The kinds of part that a record of this kind can have, with the numbers of those it has."""
    found = []
    for part in kinds.parts_of(kind.name):
        assert part.part_of is not None
        ids = connection.exec_driver_sql(
            f'SELECT id FROM "{part.name}" WHERE "{part.part_of.name}" = ? ORDER BY id', (number,)
        )
        found.append(Part(part.name, part.part_of.name, tuple(ids.scalars())))
    return found


def pointing(name: str) -> list[tuple[Kind, str, str, bool, bool]]:
    """The fields of all kinds that point to this kind: kind, field, label, required, part of."""
    return [
        (k, f.name, f.label, f.required, f.part_of)
        for k in kinds.KINDS
        for f in k.fields.values()
        if f.link == name
    ]


def linked(connection: sa.Connection, kind: Kind, number: int) -> list[Linked]:
    """Everything this record points to and that points to it, its own parts left out."""
    values, _changed_in = typed(connection, kind, number)
    ends: list[tuple[str, str, int, bool, str]] = [
        (f.label, f.link, values[f.name], True, f.name)
        for f in kind.fields.values()
        if f.link and values[f.name] is not None
    ]
    for other, field, label, _required, part_of in pointing(kind.name):
        if not part_of:
            ids = connection.exec_driver_sql(
                f'SELECT id FROM "{other.name}" WHERE "{field}" = ? ORDER BY id', (number,)
            )
            ends += [(label, other.name, found, False, field) for found in ids.scalars()]
    ends += _connected(connection, kind, number)
    by_kind: dict[str, list[int]] = {}
    for _role, name, found, _outward, _field in ends:
        by_kind.setdefault(name, []).append(found)
    names = {name: named(connection, kinds.kind(name), ids) for name, ids in by_kind.items()}
    return [Linked(role, name, n, *names[name][n], outward, f) for role, name, n, outward, f in ends]


def _connected(connection: sa.Connection, kind: Kind, number: int) -> list[tuple[str, str, int, bool, str]]:
    c = tables.LOGGED[Connection.__tablename__].c
    out = sa.select(c.role, c.to_kind, c.to_id).where(c.from_kind == kind.name, c.from_id == number)
    back = sa.select(c.role, c.from_kind, c.from_id).where(c.to_kind == kind.name, c.to_id == number)
    return [(role, name, n, True, "") for role, name, n in connection.execute(out)] + [
        (role, name, n, False, "") for role, name, n in connection.execute(back)
    ]
