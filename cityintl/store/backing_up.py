"""A backup made: the desk at one moment, copied, proved against that moment, and only then given its name."""

import contextlib
import hashlib
import json
import marshal
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.files import set_in_place, to_disk
from cityintl.progress import Progress, silent
from cityintl.store import backups, driver, pool
from cityintl.store.backups import Backup, Standing
from cityintl.store.driver import FAILURES, calm
from cityintl.store.errors import DeskBusy

#: Rows that are read at once for the sum of the content: few enough that the window is not kept waiting.
_ROWS = 256
_PIECE = 1 << 20
#: What is said once the moment is fixed: what is written from then on is not in this backup.
SEEN = "Copying what was there"
#: Seconds that one backup waits for another of the same desk.
_WAIT = 20
#: A sum is kept beside each backup, and later versions must come to the same: marshal's second version is fixed.
_WRITTEN = 2

#: What a backup says of itself beside its content: why it was made, and where its desk lies.
_Told = tuple[str, Path]


@dataclass(frozen=True, slots=True)
class _Moment:
    """The desk at the moment that is backed up."""

    which: Standing
    schema: str
    counts: dict[str, int]
    content: str
    documents: int
    bytes: int


def make(
    desk: Path,
    which: Standing,
    folder: Path,
    now: datetime,
    reason: str,
    progress: Progress = silent,
    lies_at: Path | None = None,
) -> Backup:
    """Back the desk up into this folder; UserError, with the earlier backups as they were, where it cannot be.

    `lies_at` is where it lies, when its file is a copy of that.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(folder / ".lock", timeout=_WAIT):
            sweep(folder)
            unfinished = folder / f".{os.getpid()}.part"
            try:
                return _made(desk, which, folder, unfinished, now, (reason, lies_at or desk), progress)
            except FAILURES as wrong:
                with calm(folder if "full" in str(wrong) or "I/O" in str(wrong) else desk):
                    raise
            finally:
                _remove(unfinished)
    except Timeout:
        raise DeskBusy("Another backup of this desk is just being made.", "Try again in a moment.") from None
    except OSError as wrong:
        raise UserError(
            f"No backup could be made in “{folder}”: {wrong.strerror or wrong}.",
            "The desk itself is as it was. Free some space there, or see whether the folder can be written to.",
        ) from wrong


def _made(
    desk: Path, which: Standing, folder: Path, unfinished: Path, now: datetime, told: _Told, progress: Progress
) -> Backup:
    progress(0, 4, "Copying the records")
    moment = _copy(desk, which, folder, unfinished, told, progress)
    progress(3, 4, "Proving the copy")
    to_disk(unfinished)
    summed = backups.sum_of(unfinished)
    prove(unfinished, moment.counts, moment.content)
    unfinished.chmod(0o600)
    path = backups.named(folder, now, moment.which, summed)
    set_in_place(unfinished, path)
    found = backups.parsed(path)
    assert found is not None
    progress(4, 4, "")
    return found


def sweep(folder: Path) -> None:
    """Remove what a backup that was cut off left behind."""
    for path in folder.glob(".*.part*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _remove(unfinished: Path) -> None:
    for tail in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            Path(f"{unfinished}{tail}").unlink(missing_ok=True)


def _copy(desk: Path, which: Standing, folder: Path, unfinished: Path, told: _Told, progress: Progress) -> _Moment:
    """Copy one moment of the desk without the bytes of documents, which go to the pool."""
    raw = dbapi2.connect(str(unfinished), uri=True, isolation_level=None, timeout=5)
    try:
        for pragma in ("cipher_log_level=NONE", "foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF"):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        raw.execute(f"PRAGMA application_id = {backups.BACKUP_ID}")
        raw.execute("ATTACH ? AS desk", (_there(desk),))
        raw.execute("BEGIN")  # from here on one moment of the desk is seen, whoever writes beside
        names = _tables(raw, "desk")
        progress(1, 4, SEEN)
        for name in names:
            _copy_table(raw, name)
        raw.execute("DELETE FROM main.sqlite_sequence")
        raw.execute("INSERT INTO main.sqlite_sequence SELECT * FROM desk.sqlite_sequence")
        moment = _Moment(
            _standing(raw, which),
            str(raw.execute("SELECT version_num FROM desk.alembic_version").fetchone()[0]),
            {name: raw.execute(f'SELECT count(*) FROM desk."{name}"').fetchone()[0] for name in names},
            content_of(raw, "desk"),
            *raw.execute("SELECT count(*), coalesce(sum(size), 0) FROM desk.file_content").fetchone(),
        )
        progress(2, 4, "")
        _fill_pool(raw, folder, progress, moment.which.mark)
        for (sql,) in raw.execute("SELECT sql FROM desk.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"):
            if "search_" not in sql:
                raw.execute(sql)
        _note(raw, moment, told)
        raw.execute("COMMIT")
    finally:
        raw.close()
    return moment


def _there(desk: Path) -> str:
    """A desk as it is attached: one that is gone is not made anew, which would throw away what stands beside it."""
    return driver.uri(desk.resolve(), "mode=rw")


def _standing(raw: dbapi2.Connection, which: Standing) -> Standing:
    """The newest step at this very moment: another may have come since the backup was asked for."""
    step, at, label = raw.execute("SELECT id, at, label FROM desk.change_set ORDER BY id DESC LIMIT 1").fetchone()
    return Standing(which.desk, which.city, *backups.mark_of(step, at, label))


def _tables(raw: dbapi2.Connection, schema: str) -> list[str]:
    """The tables that a backup has: all but the search, which can be made anew from the others."""
    lines = raw.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [n for (n,) in lines if not n.startswith(("sqlite_", "search_")) and n != "backup_fact"]


def _copy_table(raw: dbapi2.Connection, name: str) -> None:
    made = raw.execute("SELECT sql FROM desk.sqlite_master WHERE name = ? AND type = 'table'", (name,)).fetchone()[0]
    raw.execute(made)
    if name == "file_content":
        raw.execute(
            "INSERT INTO main.file_content (sha256, size, bytes) SELECT sha256, size, x'' FROM desk.file_content"
        )
        return
    lines = raw.execute(f'PRAGMA desk.table_xinfo("{name}")').fetchall()
    columns = ", ".join(f'"{line[1]}"' for line in lines if line[6] == 0)
    if len(lines) == columns.count('", "') + 1:  # SQLite copies whole rows when nothing is named
        raw.execute(f'INSERT INTO main."{name}" SELECT * FROM desk."{name}"')
    else:
        raw.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {columns} FROM desk."{name}"')


def content_of(raw: dbapi2.Connection, schema: str = "main") -> str:
    """One sum over every row of every table; of documents only what identifies them."""
    digest = hashlib.sha256()
    for name in _tables(raw, schema):
        columns = "sha256, size" if name == "file_content" else "*"
        digest.update(name.encode())
        for rows in _portions(raw, f'SELECT {columns} FROM {schema}."{name}" ORDER BY rowid'):
            digest.update(marshal.dumps(rows, _WRITTEN))
    return digest.hexdigest()


def _portions(raw: dbapi2.Connection, statement: str) -> Iterator[list[tuple[Any, ...]]]:
    found = raw.execute(statement)
    while rows := found.fetchmany(_ROWS):
        yield rows


def mend_pool(desk: Path, folder: Path, progress: Progress = silent) -> None:
    """Prove every document in the pool that the desk has, and bring anew what is not what it was."""
    raw = dbapi2.connect(":memory:", uri=True, isolation_level=None, timeout=5)
    try:
        with calm(desk):
            raw.execute("ATTACH ? AS desk", (_there(desk),))
            raw.execute("BEGIN")
            _fill_pool(raw, folder, progress, None)
    except OSError as wrong:
        raise UserError(f"“{folder}” cannot be written to: {wrong.strerror or wrong}.", "Free some space.") from wrong
    finally:
        raw.close()


def _fill_pool(raw: dbapi2.Connection, folder: Path, progress: Progress, mark: str | None) -> None:
    """Bring into the pool what it does not have whole; the mark of a step chooses the part that is proved."""
    kept = raw.execute("SELECT rowid, sha256, size FROM desk.file_content").fetchall()
    wanting = pool.wanting(folder, [(fingerprint, size) for _row, fingerprint, size in kept], mark)
    missing = [each for each in kept if each[1] in wanting]
    for done, (row, fingerprint, size) in enumerate(missing):
        progress(done, len(missing), "Copying documents")
        words = raw.execute("SELECT text FROM desk.file_content WHERE rowid = ?", (row,)).fetchone()[0]
        blob = raw.open_blob("file_content", "bytes", row, True, "desk")
        try:
            pool.put(folder, fingerprint, (blob.read(_PIECE) for _n in range(-(-size // _PIECE))), words)
        finally:
            blob.close()


def _note(raw: dbapi2.Connection, moment: _Moment, why: _Told) -> None:
    raw.execute("CREATE TABLE backup_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    told = {
        "reason": why[0],
        "desk": str(why[1]),
        "city": moment.which.city,
        "schema": moment.schema,
        "content": moment.content,
        "counts": json.dumps(moment.counts),
        "documents": str(moment.documents),
        "bytes": str(moment.bytes),
    }
    raw.executemany("INSERT INTO backup_fact VALUES (?, ?)", list(told.items()))


def prove(path: Path, counts: Mapping[str, int], content: str) -> None:
    """Open a copy and compare it with what it was made from; UserError where anything differs."""
    raw = dbapi2.connect(driver.uri(path.resolve(), "mode=ro&immutable=1"), uri=True, isolation_level=None)
    try:
        whole = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        linked = raw.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in counts}
        same = whole and linked and found == counts and content_of(raw) == content
    except FAILURES:
        same = False
    finally:
        raw.close()
    if not same:
        raise UserError(
            "The backup that was just made is not what the desk is; it was thrown away.",
            "The earlier backups are as they were. Run `check`: the disk, or the desk, may be damaged.",
        )
