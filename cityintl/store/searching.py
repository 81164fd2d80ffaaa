"""Full-text search over every kind, on a folded copy of the searched fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.records.values import Value
from cityintl.store import contents, images, rows
from cityintl.store.driver import fetch, run_many

#: Scripts that are written without spaces between words: a word is found anywhere in them.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
#: What the search keeps of a record: number, title, quiet line, folded title, folded text.
Kept = tuple[int, str, str, str, str]


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
    waiting = {name: list(ids) for name, ids in touched.items() if name not in ("connection", "home")}
    done: dict[str, set[int]] = {}
    while waiting:
        name, ids = waiting.popitem()
        new = [n for n in dict.fromkeys(ids) if n not in done.setdefault(name, set())]
        if not new:
            continue
        done[name].update(new)
        _index(connection, kinds.kind(name), new)
        for other, field in _showing(name):
            wanted = f'SELECT id FROM "{other}" WHERE "{field}" IN (SELECT value FROM json_each(?))'
            found = [number for (number,) in fetch(connection, wanted, (images.ids(new),))]
            waiting.setdefault(other, []).extend(found)


@cache
def _showing(name: str) -> tuple[tuple[str, str], ...]:
    """The link fields through which other kinds show records of this kind in their title or searched text."""
    found = []
    for kind in kinds.KINDS:
        shown = {path.split(".")[0] for path in (kind.title, kind.quiet, *kind.search) if path}
        found += [(kind.name, f.name) for f in kind.fields.values() if f.link == name and f.name in shown]
    return tuple(found)


@cache
def _texts(name: str) -> tuple[str, tuple[tuple[Value, images.Turn | None], ...]]:
    """The SELECT of a kind's title, quiet line and searched fields, and how each is read and shown."""
    kind = kinds.kind(name)
    searched = tuple(p for p in kind.search if not _is_sensitive(kind, p))
    statement, values = rows.query(name, (kind.title, kind.quiet or kind.title, *searched))
    return str(statement), tuple((v, images.reader(v.column_type)) for v in values)


def _is_sensitive(kind: Kind, path: str) -> bool:
    name, _, rest = path.partition(".")
    field = kind.fields[name]
    return field.sensitive or bool(rest and field.link and _is_sensitive(kinds.kind(field.link), rest))


def wanted(connection: sa.Connection, kind: Kind, numbers: Sequence[int] | None = None) -> Iterator[Kept]:
    """What the search should keep of these records, or of all."""
    statement, shown_by = _texts(kind.name)
    chosen = "" if numbers is None else f' WHERE "{kind.name}".id IN (SELECT value FROM json_each(?))'
    inside = contents.words_in(connection, kind.name, numbers)
    for number, *cells in fetch(connection, statement + chosen, () if numbers is None else (images.ids(numbers),)):
        shown = [value.show(turn(cell) if turn else cell) for cell, (value, turn) in zip(cells, shown_by, strict=True)]
        title, quiet = shown[0], shown[1] if kind.quiet else ""
        body = fold(" ".join([kind.reference(number), title, quiet, *shown[2:], inside.get(number, "")]))
        yield number, title, quiet, fold(title), body


def kept(connection: sa.Connection, kind: Kind, numbers: Sequence[int] | None = None) -> dict[int, Kept]:
    """What the search keeps of these records, or of all."""
    statement = "SELECT record, title, quiet, folded_title, folded FROM search_entry WHERE kind = ?"
    if numbers is None:
        return {row[0]: row for row in fetch(connection, statement, (kind.name,))}
    chosen = f"{statement} AND record IN (SELECT value FROM json_each(?))"
    return {row[0]: row for row in fetch(connection, chosen, (kind.name, images.ids(numbers)))}


def _index(connection: sa.Connection, kind: Kind, numbers: Sequence[int]) -> None:
    standing = kept(connection, kind, numbers)
    entries = {entry[0]: entry for entry in wanted(connection, kind, numbers)}
    changed = [entry for number, entry in entries.items() if standing.get(number) != entry]
    gone = [number for number in standing if number not in entries]
    if gone:
        which = (kind.name, images.ids(gone))
        those = "kind = ? AND record IN (SELECT value FROM json_each(?))"
        fetch(
            connection,
            f"DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_entry WHERE {those})",
            which,
        )
        fetch(connection, f"DELETE FROM search_entry WHERE {those}", which)
    if changed:
        _remember(connection, kind.name, changed)


def _remember(connection: sa.Connection, name: str, entries: Sequence[Kept]) -> None:
    run_many(
        connection,
        "INSERT INTO search_entry (kind, record, title, quiet, folded_title, folded) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, record) DO UPDATE SET title = excluded.title, quiet = excluded.quiet,"
        " folded_title = excluded.folded_title, folded = excluded.folded",
        [(name, *entry) for entry in entries],
    )
    fetch(
        connection,
        "INSERT OR REPLACE INTO search_index (rowid, folded_title, folded)"
        " SELECT id, folded_title, folded FROM search_entry"
        " WHERE kind = ? AND record IN (SELECT value FROM json_each(?))",
        (name, images.ids([entry[0] for entry in entries])),
    )


def search(connection: sa.Connection, words: str, limit: int) -> list[Found]:
    """The records that hold all these words, best first; a word may be the beginning of one.

    A record whose reference was typed stands before all others.
    """
    asked = fold(words).split()
    spaced = [t for w in asked if not _UNSPACED.search(w) for t in re.findall(r"\w+", w)]
    inside = [w for w in asked if _UNSPACED.search(w)]
    if not spaced and not inside:
        return []
    where = ["e.folded LIKE ? ESCAPE '\\'"] * len(inside)
    given: list[object] = [f"%{rows.escaped(w)}%" for w in inside]
    order = "e.kind, e.folded_title"
    source = "search_entry e"
    if spaced:
        source = "search_index i JOIN search_entry e ON e.id = i.rowid"
        where.insert(0, "search_index MATCH ?")
        given.insert(0, " ".join(f'"{w}"*' for w in spaced))
        order = "bm25(search_index, 10.0, 1.0), e.folded_title"
    lines = fetch(
        connection,
        f"SELECT e.kind, e.record, e.title, e.quiet FROM {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?",
        (*given, limit),
    )
    named = _by_reference(connection, words)
    return [*named, *(found for row in lines if (found := Found(*row)) not in named)][:limit]


def _by_reference(connection: sa.Connection, words: str) -> list[Found]:
    try:
        kind, number = kinds.parse_reference(words)
    except UserError:
        return []
    line = "SELECT kind, record, title, quiet FROM search_entry WHERE kind = ? AND record = ?"
    return [Found(*row) for row in fetch(connection, line, (kind.name, number))]
