"""A backup brought back: what would change, and the desk put in place of the one that stands, whole or not at all."""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.files import calmly, set_in_place, to_disk
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import backups, checking, contents, driver, pool, searching, tables
from cityintl.store.backups import Backup
from cityintl.store.driver import calm, fetch, run_many
from cityintl.store.errors import DeskBusy, NotADesk
from cityintl.store.sources import PIECE

#: Where a document may come from: by its fingerprint its words and its bytes, which may be damaged; None without it.
_Place = Callable[[str], tuple[str | None, Iterator[bytes]] | None]
_TAILS = ("-wal", "-shm", "-journal")


def restore(path: Path, backup: Backup, progress: Progress = silent) -> list[str]:
    """Put a backup in the place of the desk at this path, or where there is none; gives the documents that are lost.

    Nobody may have the desk open. What fails or is cut off leaves the desk that stood there; UserError says why.
    """
    path = path.resolve()
    if not path.parent.is_dir():
        raise UserError(f"There is no folder “{path.parent}”.", "Choose a folder that exists.")
    unfinished = path.with_name(f".{path.name}.restore")
    with alone(path), calm(path), calmly(path):
        _remove(unfinished)
        try:
            lost = build(backup, unfinished, progress, path)
            _make_room(path)
            if path.exists():
                shutil.copymode(path, unfinished)
            progress(1, 1, "")
            set_in_place(unfinished, path)
        finally:
            _remove(unfinished)
    return lost


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock of a desk that is to be replaced; DeskBusy where somebody has it open."""
    lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise DeskBusy(f"“{path.name}” is open in another window or command.", "Close it there first.") from None
    except OSError as wrong:
        raise UserError(
            f"“{path.parent}” cannot be written to: {wrong.strerror}.",
            "Copy the file to a folder of your own, and try it there.",
        ) from wrong
    try:
        yield
    finally:
        lock.release()


def _make_room(path: Path) -> None:
    """Fold what stands beside the desk into it: a journal left there would be played into the desk that comes."""
    if path.exists() and not _is_whole(path):
        keep_beside(path, "damaged")
    for tail in _TAILS:
        Path(f"{path}{tail}").unlink(missing_ok=True)


def _is_whole(path: Path) -> bool:
    """Whether the desk is sound and has nothing beside it any more; leaving write-ahead mode folds that in."""
    raw = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    try:
        raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        sound = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except driver.FAILURES as wrong:
        if "locked" in str(wrong):
            raise
        sound = False
    finally:
        raw.close()
    return sound and not any(Path(f"{path}{tail}").exists() for tail in _TAILS)


def keep_beside(path: Path, words: str) -> Path:
    """A plain copy of a desk with its journals, beside it: nobody knows yet what else can be read from it."""
    tries = (
        path.with_name(f"{path.stem} {words}{more}{path.suffix}") for more in ("", *(f" {n}" for n in range(2, 999)))
    )
    copy = next(each for each in tries if not each.exists())
    try:
        for tail in ("-wal", "-journal", ""):
            if Path(f"{path}{tail}").exists():
                shutil.copyfile(f"{path}{tail}", f"{copy}{tail}")
                to_disk(Path(f"{copy}{tail}"))
    except OSError as wrong:
        _remove(copy)
        raise UserError(
            f"The desk as it stands could not be kept beside: {wrong.strerror or wrong}; nothing was changed.",
            "Free some space, and try again.",
        ) from wrong
    return copy


def build(backup: Backup, to: Path, progress: Progress = silent, standing: Path | None = None) -> list[str]:
    """Make a whole desk out of a backup at a path where nothing is, and prove it; gives documents that are lost.

    What the pool does not have whole is taken from the desk that stands.
    """
    if not backups.is_sound(backup):
        raise NotADesk(f"The backup “{backup.path.name}” is damaged.", "Take the one before it.")
    facts = backups.facts(backup)
    backups.refuse_newer(facts)
    try:
        shutil.copyfile(backup.path, to)
        to.chmod(0o600)
    except OSError as wrong:
        raise UserError(
            f"“{to.parent}” cannot be written to: {wrong.strerror or wrong}.", "Free some space."
        ) from wrong
    _sign(to)
    if facts.schema < tables.SCHEMA:
        from cityintl.store import migrating  # Alembic is costly to import: only when a backup needs it

        migrating.bring_up(to)
    with _documents_of(standing) as standing_ones:
        lost = _fill(to, (_documents_beside(backup), standing_ones), progress)
    _finish(to, lost)
    to_disk(to)
    return lost


def _documents_beside(backup: Backup) -> _Place:
    """The documents of the pool beside a backup."""
    folder = backup.path.parent
    return lambda each: (pool.words(folder, each), pool.pieces(folder, each))


@contextlib.contextmanager
def _documents_of(desk: Path | None) -> Iterator[_Place]:
    """The documents of a desk that may be damaged, or not be there."""
    if desk is None or not desk.is_file():
        yield lambda _fingerprint: None
        return
    raw = dbapi2.connect(driver.uri(desk.resolve(), "mode=ro"), uri=True, isolation_level=None, timeout=5)

    def find(fingerprint: str) -> tuple[str | None, Iterator[bytes]] | None:
        try:
            line = "SELECT rowid, text FROM file_content WHERE sha256 = ?"
            found = raw.execute(line, (fingerprint,)).fetchone()
        except driver.FAILURES:
            return None
        return (found[1], _pieces(raw, found[0])) if found is not None else None

    try:
        yield find
    finally:
        raw.close()


def _pieces(raw: dbapi2.Connection, row: int) -> Iterator[bytes]:
    """The bytes of a document as far as they can be read."""
    with (
        contextlib.suppress(*driver.FAILURES),
        contextlib.closing(raw.open_blob("file_content", "bytes", row, True)) as blob,
    ):
        while piece := blob.read(PIECE):
            yield piece


def _sign(path: Path) -> None:
    """Make a desk of the copy of a backup, which lacks its documents and its search."""
    engine = driver.engine(path, wal=False)
    try:
        with engine.connect() as connection, connection.begin():
            run_many(connection, "DROP TABLE IF EXISTS backup_fact", [()])
            fetch(connection, f"PRAGMA application_id = {tables.APPLICATION_ID}")
            lay_search(connection)
    finally:
        engine.dispose()


def _fill(path: Path, places: Sequence[_Place], progress: Progress) -> list[str]:
    """Give the copy its documents, each from the first place that has it whole; gives those that none has."""
    engine = driver.engine(path, wal=False)
    try:
        with engine.connect() as connection, connection.begin():
            named = fetch(connection, "SELECT sha256, size FROM file_content")
            lost = []
            for done, (fingerprint, size) in enumerate(named):
                progress(done, len(named) + 1, "Bringing back documents")
                if not any(_came(connection, fingerprint, size, place) for place in places):
                    lost.append(fingerprint)
                    run_many(connection, "DELETE FROM file_content WHERE sha256 = ?", [(fingerprint,)])
            progress(len(named), len(named) + 1, "Building the search")
    finally:
        engine.dispose()
    return lost


def _came(connection: sa.Connection, fingerprint: str, size: int, place: _Place) -> bool:
    """Whether a document came whole from this place."""
    found = place(fingerprint)
    if found is None:
        return False
    text, pieces = found
    room = [(text, size, fingerprint)]
    run_many(connection, "UPDATE file_content SET text = ?, bytes = zeroblob(?) WHERE sha256 = ?", room)
    try:
        return contents.pour_in(connection, fingerprint, pieces)
    except OSError:  # of reading only: what cannot be written is told by the database
        return False


def lay_search(connection: sa.Connection) -> None:
    """The empty search of a desk that has none."""
    tables.search_entry.create(connection)
    fetch(connection, tables.SEARCH_INDEX)


def _finish(path: Path, lost: Sequence[str]) -> None:
    """Build the search of the desk and prove the whole; only documents that are lost may be missing."""
    engine = driver.engine(path, wal=False)
    try:
        with engine.connect() as connection, connection.begin():
            everything = {k.name: [n for (n,) in fetch(connection, f'SELECT id FROM "{k.name}"')] for k in kinds.KINDS}
            searching.refresh(connection, everything)
        with engine.connect() as connection, connection.begin():
            wrong = checking.problems(connection) if not lost else _problems_without(connection, lost)
    finally:
        engine.dispose()
    if wrong:
        raise NotADesk(f"The backup does not give a sound desk: {wrong[0]}", "Take the one before it.")


def _problems_without(connection: sa.Connection, lost: Sequence[str]) -> list[str]:
    """What is wrong beside the documents that are lost."""
    about = {f"DOC-{n} " for each in lost for (n,) in fetch(connection, _NAMED, (each,))}
    return [line for line in checking.problems(connection) if not any(each in line for each in about)]


_NAMED = "SELECT id FROM document WHERE sha256 = ?"


def _remove(unfinished: Path) -> None:
    with contextlib.suppress(OSError):
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(f"{unfinished}{tail}").unlink(missing_ok=True)
