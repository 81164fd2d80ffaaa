"""What can still be read from a damaged desk: rows one by one where they do not come together, and whole documents."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from cityintl.records import kinds
from cityintl.store import first_page, images, tables
from cityintl.store.driver import FAILURES, is_of_disk
from cityintl.store.sources import PIECE, Source

#: Numbers beyond the last that is known where new rows may stand.
_BEYOND = 2_000
#: A damaged file is copied in pieces of so many bytes.
_PIECE = 1 << 16
#: So many pieces of one table may fail in a row: one of which not even the root can be read is given up.
_TRIES = 300
#: A step of the log: its number, moment and label.
Step = tuple[int, str, str]
#: No desk has as many rows of one table: a larger number is damage.
_MOST = 10_000_000


@dataclass
class Salvage:
    """Rows of a damaged desk, the deletions of its log, its documents, and how much of each table was unreadable.

    `file` is the copy that they are read from.
    """

    file: Path
    rows: dict[str, dict[int, images.Image]] = field(default_factory=dict)
    deleted: list[tuple[str, int, int]] = field(default_factory=list)
    documents: dict[str, tuple[Source, str | None]] = field(default_factory=dict)
    unreadable: dict[str, int] = field(default_factory=dict)
    newest: int = 0


@contextlib.contextmanager
def salvage(path: Path, room: Path, known: dict[str, int]) -> Iterator[Salvage]:
    """What can be read from a copy in `room` of the desk, whose documents can be read as long as this lasts.

    `known` tells the last number of each table.
    """
    copy = copied(path, room)
    found = Salvage(copy)
    try:
        raw = dbapi2.connect(str(copy), isolation_level=None, timeout=1)
    except FAILURES:
        yield found
        return
    raw.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for table in tables.LOGGED:
            _read_table(raw, table, known.get(table, 0), found)
        _read_log(raw, found)
        _read_documents(raw, found)
    except FAILURES as wrong:  # not even the list of tables can be read
        if is_of_disk(wrong):
            raw.close()
            raise
        found.unreadable = {table: last for table, last in known.items() if table in tables.LOGGED and last}
    try:
        yield found
    finally:
        with contextlib.suppress(*FAILURES):
            raw.close()


def copied(path: Path, room: Path) -> Path:
    """A copy in `room` of a desk with its journals, as well as its first page can be read."""
    copy = room / "damaged.cityintl"
    for tail in ("", "-wal", "-journal"):
        if Path(f"{path}{tail}").is_file():
            _copy(Path(f"{path}{tail}"), Path(f"{copy}{tail}"))
    first_page.mend(copy)
    return copy


def _copy(path: Path, to: Path) -> None:
    """Copy a file; a piece that the disk does not give any more is left empty. OSError where it cannot be written."""
    with path.open("rb", buffering=0) as source, to.open("wb") as copy:
        for at in range(0, path.stat().st_size, _PIECE):
            try:
                source.seek(at)
                piece = source.read(_PIECE)
            except OSError:
                piece = bytes(_PIECE)
            copy.write(piece)


def _read_table(raw: dbapi2.Connection, table: str, last: int, found: Salvage) -> None:
    columns = tables.stored_columns(table)
    try:
        there = {line[1] for line in raw.execute(f'PRAGMA table_info("{table}")').fetchall()}
    except FAILURES:
        there = set()
    names = [c for c in columns if c in there]
    if "id" not in names:
        found.unreadable[table] = last
        return
    listed = ", ".join(f'"{name}"' for name in names)
    select = f'SELECT {listed} FROM "{table}" WHERE id BETWEEN ? AND ?'
    lost = 0
    for row in _pieces(raw, select, 1, max(_last(raw, table), last) + 1):
        image = dict(zip(names, row, strict=True)) if row is not None else None
        if image is not None and is_readable(table, image):
            found.rows.setdefault(table, {})[image["id"]] = {**dict.fromkeys(columns), **image}
        else:
            lost += 1
    if lost:
        found.unreadable[table] = lost


def _last(raw: dbapi2.Connection, table: str) -> int:
    for statement in (
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
        f'SELECT id FROM "{table}" ORDER BY id DESC LIMIT 1',
    ):
        with contextlib.suppress(*FAILURES):
            line = raw.execute(statement).fetchone()
            if line and isinstance(line[0], int) and 0 <= line[0] < _MOST:
                return int(line[0])
    return _BEYOND


def _pieces(
    raw: dbapi2.Connection, select: str, low: int, high: int, left: list[int] | None = None
) -> Iterator[tuple[Any, ...] | None]:
    """The rows between two numbers; where they do not come together, in halves; None for what cannot be read."""
    left = left if left is not None else [_TRIES]
    if low > high:
        return
    try:
        yield from raw.execute(select, (low, high)).fetchall()
        left[0] = _TRIES
        return
    except (*FAILURES, OverflowError, MemoryError):
        left[0] -= 1
        if low == high or left[0] <= 0:
            yield None
            return
    middle = (low + high) // 2
    yield from _pieces(raw, select, low, middle, left)
    yield from _pieces(raw, select, middle + 1, high, left)


def is_readable(table: str, image: images.Image) -> bool:
    """Whether every value is one that the program can show, and links are numbers."""
    if not isinstance(image.get("id"), int) or not isinstance(image.get("changed_in"), int):
        return False
    if any(isinstance(value, str) and not value.isprintable() and _is_torn(value) for value in image.values()):
        return False
    for each in kinds.kind(table).editable.values() if table != "connection" else ():
        raw = image.get(each.name)
        try:
            if raw is None and each.required:
                return False
            if raw is not None and each.link and not isinstance(raw, int):
                return False
            if raw is not None and not each.link:
                turn = images.reader(each.value.column_type)
                each.value.show(turn(raw) if turn else raw)
        except (LookupError, ValueError, TypeError, AttributeError):
            return False
    return True


def _is_torn(value: str) -> bool:
    return any("\ud800" <= c <= "\udfff" or c == "\0" for c in value)


def lines(raw: dbapi2.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...] | None]:
    """The lines of a table of the log, one by one where they do not come together; None for what cannot be read."""
    number, last = 0, _last(raw, table)
    for row in _pieces(raw, f"SELECT {columns} FROM {table} WHERE id BETWEEN ? AND ?", 1, last):
        number = row[0] if row is not None and isinstance(row[0], int) else number
        yield row
    if number != last:
        yield None


def steps(raw: dbapi2.Connection) -> Iterator[Step | None]:
    """The steps of the log; None for what cannot be read."""
    for row in lines(raw, "change_set", "id, at, label"):
        is_told = row is not None and isinstance(row[0], int) and all(isinstance(word, str) for word in row[1:])
        yield row if is_told else None


def _read_log(raw: dbapi2.Connection, found: Salvage) -> None:
    """The deletions that the log tells of, and its newest step."""
    last = _last(raw, "change")
    select = "SELECT id, table_name, row_id, set_id, after IS NULL FROM change WHERE id BETWEEN ? AND ?"
    for row in _pieces(raw, select, 1, last + 1):
        if row is not None and isinstance(row[3], int):
            found.newest = max(found.newest, row[3])
            if row[4] and row[1] in tables.LOGGED and isinstance(row[2], int):
                found.deleted.append((row[1], row[2], row[3]))


def _read_documents(raw: dbapi2.Connection, found: Salvage) -> None:
    """The documents whose bytes are still what their fingerprint says."""
    select = "SELECT rowid, sha256, text FROM file_content WHERE rowid BETWEEN ? AND ?"
    lost = 0
    for line in _pieces(raw, select, 1, _rows_of_files(raw)):
        source = _source(raw, line[0]) if line is not None else None
        if line is not None and source is not None and source.fingerprint == line[1]:
            text = line[2] if isinstance(line[2], str) and not _is_torn(line[2]) else None
            found.documents[line[1]] = (source, text)
        else:
            lost += 1
    if lost:
        found.unreadable["file_content"] = lost


def _source(raw: dbapi2.Connection, row: int) -> Source | None:
    """The bytes of a row, read through for their sum; None where they cannot be."""

    def opened() -> Any:
        return contextlib.closing(raw.open_blob("file_content", "bytes", row, True))

    digest, size = hashlib.sha256(), 0
    try:
        with opened() as blob:
            while piece := blob.read(PIECE):
                digest.update(piece)
                size += len(piece)
    except (*FAILURES, OverflowError, MemoryError):
        return None
    return Source(size, digest.hexdigest(), opened)


def _rows_of_files(raw: dbapi2.Connection) -> int:
    with contextlib.suppress(*FAILURES):
        line = raw.execute("SELECT rowid FROM file_content ORDER BY rowid DESC LIMIT 1").fetchone()
        return int(line[0]) if line and line[0] < _MOST else 0 if line is None else _BEYOND
    return _BEYOND
