"""Full-text search over every kind, on a folded copy of the searched fields."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import rows, tables
from cityintl.store.rows import _statement as statement_of

#: Scripts that are written without spaces between words: a word is found anywhere in them.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7af\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A record that holds the words."""

    kind: str
    id: int
    title: str
    quiet: str

    @property
    def reference(self) -> str:
        """“TIE-7”."""
        return kinds.kind(self.kind).reference(self.id)


def refresh(connection: sa.Connection, touched: Mapping[str, Sequence[int]]) -> None:
    """Bring the entries of these records up to date, and of those whose searched text shows them."""
    waiting = {name: list(ids) for name, ids in touched.items() if name != "connection"}
    done: dict[str, set[int]] = {}
    while waiting:
        name, ids = waiting.popitem()
        new = [n for n in ids if n not in done.setdefault(name, set())]
        if not new:
            continue
        done[name].update(new)
        _index(connection, kinds.kind(name), new)
        for other, field in _showing(name):
            for piece in rows.pieces(new):
                marks = ", ".join("?" * len(piece))
                found = connection.exec_driver_sql(
                    f'SELECT id FROM "{other}" WHERE "{field}" IN ({marks})', tuple(piece)
                )
                waiting.setdefault(other, []).extend(found.scalars())


def _showing(name: str) -> list[tuple[str, str]]:
    """The link fields through which other kinds show records of this kind in their title or searched text."""
    found = []
    for kind in kinds.KINDS:
        shown = {path.split(".")[0] for path in (kind.title, kind.quiet, *kind.search) if path}
        found += [(kind.name, f.name) for f in kind.fields.values() if f.link == name and f.name in shown]
    return found


def _index(connection: sa.Connection, kind: Kind, numbers: Sequence[int]) -> None:
    if kind is kinds.HOME:
        return
    searched = tuple(p for p in kind.search if not _is_sensitive(kind, p))
    columns = (kind.title, kind.quiet or kind.title, *searched)
    statement, values = statement_of(kind.name, columns)
    table = tables.LOGGED[kind.name]
    for piece in rows.pieces(numbers):
        _forget(connection, kind.name, piece)
        entries = []
        for number, *cells in connection.execute(statement.where(table.c.id.in_(piece))):
            shown = [v.show(c) for v, c in zip(values, cells, strict=True)]
            title, quiet = shown[0], shown[1] if kind.quiet else ""
            body = fold(" ".join([kind.reference(number), title, quiet, *shown[2:]]))
            entries.append((kind.name, number, title, quiet, fold(title), body))
        _remember(connection, kind.name, entries)


def _is_sensitive(kind: Kind, path: str) -> bool:
    return kind.fields[path.split(".")[0]].sensitive


def _forget(connection: sa.Connection, name: str, numbers: Sequence[int]) -> None:
    marks = ", ".join("?" * len(numbers))
    wanted = f"SELECT id FROM search_entry WHERE kind = ? AND record IN ({marks})"
    connection.exec_driver_sql(f"DELETE FROM search_index WHERE rowid IN ({wanted})", (name, *numbers))
    connection.exec_driver_sql(f"DELETE FROM search_entry WHERE id IN ({wanted})", (name, *numbers))


def _remember(connection: sa.Connection, name: str, entries: list[tuple[object, ...]]) -> None:
    if not entries:
        return
    connection.exec_driver_sql(
        "INSERT INTO search_entry (kind, record, title, quiet, folded_title, folded) VALUES (?, ?, ?, ?, ?, ?)",
        entries,  # type: ignore[arg-type]  # a list of tuples runs as many
    )
    connection.exec_driver_sql(
        "INSERT INTO search_index (rowid, folded_title, folded)"
        " SELECT id, folded_title, folded FROM search_entry WHERE kind = ? AND record = ?",
        [(name, entry[1]) for entry in entries],
    )


def search(connection: sa.Connection, words: str, limit: int) -> list[Found]:
    """The records that hold all these words, best first; a word may be the beginning of one."""
    asked = fold(words).split()
    spaced = [t for w in asked if not _UNSPACED.search(w) for t in re.findall(r"\w+", w)]
    inside = [w for w in asked if _UNSPACED.search(w)]
    if not spaced and not inside:
        return []
    where = ["e.folded LIKE ? ESCAPE '\\'"] * len(inside)
    given: list[object] = [f"%{rows._escaped(w)}%" for w in inside]
    order = "e.kind, e.folded_title"
    source = "search_entry e"
    if spaced:
        source = "search_index i JOIN search_entry e ON e.id = i.rowid"
        where.insert(0, "search_index MATCH ?")
        given.insert(0, " ".join(f'"{w}"*' for w in spaced))
        order = "bm25(search_index, 10.0, 1.0), e.folded_title"
    found = connection.exec_driver_sql(
        f"SELECT e.kind, e.record, e.title, e.quiet FROM {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?",
        (*given, limit),
    )
    return [Found(*row) for row in found]
