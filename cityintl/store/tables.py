"""The tables of a desk that hold no records: the log, the search, the drafts."""

import pkgutil
from functools import cache

import sqlalchemy as sa

from cityintl.records import connection, kinds
from cityintl.records.describe import Record
from cityintl.store.migrations import versions

#: “City” as a number: tells a desk from any other SQLite file.
APPLICATION_ID = 0x43697479
#: The newest revision: the number of the last module under migrations/versions.
SCHEMA = max(module.name[:4] for module in pkgutil.iter_modules(versions.__path__))

metadata = Record.metadata

change_set = sa.Table(
    "change_set",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("schema", sa.String(20), nullable=False),
    sa.Column("reverts", sa.Integer, sa.ForeignKey("change_set.id"), index=True),
    sqlite_autoincrement=True,
)
change = sa.Table(
    "change",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("set_id", sa.Integer, sa.ForeignKey("change_set.id"), nullable=False, index=True),
    sa.Column("table_name", sa.String(40), nullable=False),
    sa.Column("row_id", sa.Integer, nullable=False),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sa.Index("change_row", "table_name", "row_id"),
)
search_entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("record", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("quiet", sa.Text, nullable=False),
    sa.Column("folded_title", sa.Text, nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
    sa.UniqueConstraint("kind", "record", name="one_entry"),
)
draft = sa.Table(
    "draft",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("typed", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
)
#: The bytes of documents, kept once by their hash; they come and go but never change, so the log leaves them out.
#: They stand last in the row: a value after them would make SQLite hold them whole to write it.
file_content = sa.Table(
    "file_content",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("text", sa.Text),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)
desk_fact = sa.Table(
    "desk_fact",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

#: Full-text search keeps no text of its own; the folded text stands in search_entry.
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "folded_title, folded, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3')"
)

#: The tables whose rows are logged and can be undone, by name.
LOGGED: dict[str, sa.Table] = {
    **{k.name: k.record.__table__ for k in (*kinds.KINDS, kinds.HOME)},  # type: ignore[misc]  # a Table, not a FromClause
    "connection": connection.Connection.__table__,  # type: ignore[dict-item]  # likewise
}


@cache
def stored_columns(table_name: str) -> tuple[str, ...]:
    """The columns of a logged table that are written, in order; computed ones are not."""
    return tuple(c.name for c in LOGGED[table_name].columns if c.computed is None)
