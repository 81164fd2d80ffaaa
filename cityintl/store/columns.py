"""Columns of a list: names and paths of a kind turned into SQL, links into the titles they point to."""

from typing import Any

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.records.values import Value


class Columns:
    """The SELECT of a kind's records, joined as far as the asked columns need."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.table = sa.inspect(kind.record).local_table
        self._source: sa.FromClause = self.table
        self._joined: dict[tuple[str, ...], sa.FromClause] = {}
        self.expressions: list[sa.ColumnElement[Any]] = []
        self.values: list[Value] = []

    def add(self, path: str) -> None:
        """One more column: “status”, or “partner.country”; a link gives the title of what it points to."""
        expression, value = self._resolve(self.kind, self.table, (), path.split("."))
        self.expressions.append(expression)
        self.values.append(value)

    def _resolve(
        self, kind: Kind, table: sa.FromClause, way: tuple[str, ...], path: list[str]
    ) -> tuple[sa.ColumnElement[Any], Value]:
        field = kind.fields[path[0]]
        column = table.c[field.name]
        if field.link is None:
            return column, field.value
        target = kinds.kind(field.link)
        return self._resolve(
            target,
            self._join(column, target, (*way, field.name)),
            (*way, field.name),
            path[1:] or [target.title],
        )

    def _join(self, column: sa.ColumnElement[Any], target: Kind, way: tuple[str, ...]) -> sa.FromClause:
        if way not in self._joined:
            other = sa.inspect(target.record).local_table.alias("_".join(way))
            self._joined[way] = other
            self._source = self._source.outerjoin(other, column == other.c.id)
        return self._joined[way]

    def select(self, *more: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """SELECT id, the columns, and whatever else is asked."""
        return sa.select(self.table.c.id, *self.expressions, *more).select_from(self._source)
