"""The description of a kind of record: its fields on the columns, its screen in one short list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, configure_mappers, mapped_column

from cityintl.records.values import KindsOfRecord, Link, Value


class Record(DeclarativeBase):
    """What every kind of record has: an id that is never used again, and the change that made its content."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)
    changed_in: Mapped[int] = mapped_column(sa.Integer, server_default="0", sort_order=1)

    def problems(self) -> Iterator["Problem"]:
        """What is wrong with this record beyond a missing required field."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a record, in words that say the way out."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """The facts of a field."""

    name: str
    label: str
    value: Value
    required: bool = False
    help: str = ""
    sensitive: bool = False
    computed: bool = False

    @property
    def link(self) -> str | None:
        """The name of the kind this field points to, if it does."""
        return self.value.target if isinstance(self.value, Link) else None

    @property
    def part_of(self) -> bool:
        """Whether the record belongs to the one this field points to."""
        return isinstance(self.value, Link) and self.value.part_of


def _facts(label: str, value: Value, **more: Any) -> dict[str, Any]:
    return {"field": Field("", label, value, **more)}


def field(
    label: str, value: Value, *, required: bool = False, help: str = "", sensitive: bool = False
) -> MappedColumn[Any]:
    """A column of the record with its label, type of value and help."""
    facts = _facts(label, value, required=required, help=help, sensitive=sensitive)
    return mapped_column(value.column_type, nullable=not required, info=facts)


def computed(label: str, value: Value, expression: str, help: str = "") -> MappedColumn[Any]:
    """A column that the database works out from the others (SQL text); shown and sorted by, never typed."""
    return mapped_column(
        value.column_type,
        sa.Computed(expression, persisted=False),
        info=_facts(label, value, help=help, computed=True),
    )


def link(
    label: str, target: str, *, required: bool = False, part_of: bool = False, help: str = ""
) -> MappedColumn[Any]:
    """A column that holds the id of a record of the target kind (its table's name).

    The foreign key is deferred, so that reverting a change set does not depend on the order of rows.
    """
    value = Link(target, part_of)
    return mapped_column(
        value.column_type,
        sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"),
        nullable=not required,
        index=True,
        info=_facts(label, value, required=required, help=help),
    )


@dataclass(frozen=True)
class Kind:
    """The facts of a kind's screens: what its list, form and search show; names are checked at import.

    A name may be a path through one link, such as “partner.country”.
    """

    record: type[Record]
    one: str
    many: str
    prefix: str
    title: str
    table: tuple[str, ...]
    form: Mapping[str, tuple[str, ...]]
    search: tuple[str, ...]
    order: str
    quiet: str = ""

    _taken: ClassVar[dict[str, "Kind"]] = {}

    def __post_init__(self) -> None:
        named = [self.title, self.order.lstrip("-"), *self.table, *self.search, *filter(None, [self.quiet])]
        for name in [*named, *(n for group in self.form.values() for n in group)]:
            if name.split(".")[0] not in self.fields:
                raise ValueError(f"{self.name} has no field {name!r}")
        if not re.fullmatch(r"[A-Z]{2,4}", self.prefix) or self.prefix in self._taken:
            raise ValueError(f"{self.prefix!r} cannot be the prefix of {self.name}")
        if any(self.fields[n].sensitive for n in (self.title, self.quiet, *self.search) if n in self.fields):
            raise ValueError(f"{self.name} shows a confidential field to everyone")
        self._taken[self.prefix] = self
        Link.prefixes[self.name] = self.prefix
        KindsOfRecord.known[self.name] = (self.one, self.many)

    @property
    def name(self) -> str:
        """The kind's name in commands and in the file: “tie”."""
        return str(self.record.__tablename__)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every described field by its name, in the order of the class."""
        found = {}
        for column in self.record.__table__.columns:
            if facts := column.info.get("field"):
                found[column.name] = Field(
                    column.name,
                    facts.label,
                    facts.value,
                    facts.required,
                    facts.help,
                    facts.sensitive,
                    facts.computed,
                )
        return found

    @cached_property
    def editable(self) -> dict[str, Field]:
        """The fields that people fill."""
        return {name: f for name, f in self.fields.items() if not f.computed}

    @cached_property
    def part_of(self) -> Field | None:
        """The field that names the owner, where records of this kind are parts of another."""
        return next((f for f in self.fields.values() if f.part_of), None)

    def reference(self, number: int) -> str:
        """The short stable name of a record: “TIE-7”."""
        return f"{self.prefix}-{number}"

    def problems(self, values: Mapping[str, Any]) -> list[Problem]:
        """What is wrong with these values: what is missing, then what the kind itself says."""
        missing = [
            Problem(f.name, f"{f.label} is needed.")
            for f in self.editable.values()
            if f.required and values.get(f.name) in (None, "", ())
        ]
        return missing + list(self._as_record(values).problems())

    def _as_record(self, values: Mapping[str, Any]) -> Record:
        """A record to ask for its problems; unknown to SQLAlchemy, whose own are too dear for each row of a file."""
        configure_mappers()
        bare = self.record.__new__(self.record)
        vars(bare).update(dict.fromkeys(self.record.__table__.columns.keys()))
        vars(bare).update({name: values.get(name) for name in self.editable})
        return bare


@dataclass(frozen=True, slots=True)
class Settled:
    """A field of an owner that the newest of its dated parts decides: the status of a tie."""

    owner: str
    field: str
    part: str
    link: str
    on: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """A kind whose records, until they are ended, let nothing be deleted that they are linked with: a hold.

    One that is linked with a record of `whole` keeps every record of the kinds that its field `covers` names.
    """

    by: str
    ended: str
    whole: str
    covers: str
