"""A backup brought back: what would change, and the desk put in place of the one that stands, whole or not at all."""

import contextlib
import hashlib
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
from cityintl.store import backups, checking, driver, pool, searching, tables
from cityintl.store.backups import Backup
from cityintl.store.driver import calm, fetch, run_many
from cityintl.store.errors import DeskBusy, NotADesk

#: The bytes and the words of a document by its fingerprint; None where they are not there whole.
_Reading = Callable[[str], tuple[bytes, str | None] | None]
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
        raise UserError(f"“{path.parent}” cannot be written to.", f"{wrong.strerror}.") from wrong
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
    with _documents_of(standing) as read:
        lost = _fill(to, lambda each: pool.read(backup.path.parent, each) or read(each), progress)
    if facts.schema < tables.SCHEMA:
        from cityintl.store import migrating  # Alembic is costly to import: only when a backup needs it

        migrating.bring_up(to)
    _finish(to, lost)
    to_disk(to)
    return lost


@contextlib.contextmanager
def _documents_of(desk: Path | None) -> Iterator[_Reading]:
    """What reads a document of a desk that may be damaged, or not be there, by its fingerprint."""
    if desk is None or not desk.is_file():
        yield lambda _fingerprint: None
        return
    raw = dbapi2.connect(f"{desk.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=5)

    def read(fingerprint: str) -> tuple[bytes, str | None] | None:
        line = "SELECT bytes, text FROM file_content WHERE sha256 = ?"
        try:
            found = raw.execute(line, (fingerprint,)).fetchone()
        except driver.FAILURES:
            return None
        return found if found is not None and hashlib.sha256(found[0]).hexdigest() == fingerprint else None

    try:
        yield read
    finally:
        raw.close()


def _fill(path: Path, read: _Reading, progress: Progress) -> list[str]:
    """Give the copy its documents, its search and the sign of a desk."""
    engine = driver.engine(path, wal=False)
    try:
        with engine.connect() as connection, connection.begin():
            named = fetch(connection, "SELECT sha256 FROM file_content")
            lost = []
            for done, (fingerprint,) in enumerate(named):
                progress(done, len(named) + 1, "Bringing back documents")
                found = read(fingerprint)
                if found is None:
                    lost.append(fingerprint)
                    run_many(connection, "DELETE FROM file_content WHERE sha256 = ?", [(fingerprint,)])
                else:
                    given = [(*found, fingerprint)]
                    run_many(connection, "UPDATE file_content SET bytes = ?, text = ? WHERE sha256 = ?", given)
            progress(len(named), len(named) + 1, "Building the search")
            _sign(connection)
    finally:
        engine.dispose()
    return lost


def _sign(connection: sa.Connection) -> None:
    run_many(connection, "DROP TABLE IF EXISTS backup_fact", [()])
    fetch(connection, f"PRAGMA application_id = {tables.APPLICATION_ID}")
    lay_search(connection)


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
