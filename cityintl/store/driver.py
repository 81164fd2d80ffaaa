"""The database under the desk: its connections and transactions, and what it says of file and disk in plain words.

The write door runs many small statements; `fetch` and `run` hand them straight to the driver, because SQLAlchemy
makes each of them several times dearer.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from cityintl.distance import kilometres
from cityintl.errors import UserError
from cityintl.store.errors import Damaged, DeskBusy

#: What the driver raises over a damaged file: its own errors, and one over the bytes that it quotes in them.
FAILURES = (dbapi2.DatabaseError, UnicodeDecodeError)


def is_of_disk(wrong: BaseException) -> bool:
    """Whether the disk is at fault, and not what stands in the file."""
    return "disk is full" in str(wrong) or "disk I/O error" in str(wrong)


#: Bytes that must be free on a disk before a failure there is not for want of room: SQLite's shared memory, twice.
_LEAST = 1 << 16
#: Rows that are deleted or overwritten leave no trace in the file: some of them are confidential.
PRAGMAS = (
    "cipher_log_level=NONE",
    "foreign_keys=ON",
    "synchronous=FULL",
    "secure_delete=ON",
    "cache_size=-16000",
    "temp_store=MEMORY",
)


def _connect(path: Path, wal: bool, there: bool) -> Any:
    # A desk that went while it was open is not made anew, empty. Without isolation_level=None the driver opens
    # transactions of its own before some statements.
    name = uri(path.absolute(), "mode=rw" if there else "mode=rwc")
    raw = dbapi2.connect(name, uri=True, check_same_thread=False, isolation_level=None, timeout=5)
    if not wal and _is_ahead(path):  # the memory that write-ahead mode shares does not reach over a network
        for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "locking_mode=NORMAL"):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    for pragma in (*PRAGMAS, "journal_mode=WAL" if wal else "journal_mode=DELETE"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    raw.create_function("kilometres", 4, _kilometres, deterministic=True)
    return raw


def uri(path: PurePath, how: str) -> str:
    """A file as SQLite opens it in this way; to it a share of Windows is part of the path, and no authority."""
    name = quote(path.as_posix(), safe="/:", errors="surrogateescape")  # a name need not be in UTF-8 on Linux
    return f"file://{'' if name.startswith('/') else '/'}{name}?{how}"


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at this path from another that comes in its place; None where there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_dev, told.st_ino


def fold(path: Path) -> None:
    """Bring everything that stands beside a closed file into it, before it gets another name.

    Closing does that too, but says nothing where the disk is full: what stood beside would be lost with the name.
    """
    raw = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    try:
        raw.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        raw.close()
    if any(Path(f"{path}{tail}").exists() for tail in ("-wal", "-journal")):
        raise dbapi2.OperationalError("disk I/O error")


def _is_ahead(path: Path) -> bool:
    """Whether a file was left in write-ahead mode, as its head says."""
    try:
        with path.open("rb") as file:
            return file.read(20)[18:20] == b"\x02\x02"
    except OSError:
        return False


def _kilometres(*degrees: float | None) -> float | None:
    """The distance of two places in SQL: this SQLite is built without trigonometry."""
    a, b, c, d = degrees
    return None if a is None or b is None or c is None or d is None else kilometres((a, b), (c, d))


def engine(path: Path, *, wal: bool = True, there: bool = False) -> sa.Engine:
    """Connections to this file, which is made unless it must be `there`.

    Every transaction says itself how it begins (option `begin`).
    """
    made = sa.create_engine(
        "sqlite://", module=dbapi2, creator=lambda: _connect(path, wal, there), poolclass=QueuePool, pool_size=3
    )

    @sa.event.listens_for(made, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return made


def driver_of(connection: sa.Connection) -> Any:
    """The driver's own connection under this one."""
    return connection.connection.driver_connection


def fetch(connection: sa.Connection, statement: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run one statement in the open transaction; gives its rows."""
    return list(driver_of(connection).execute(statement, given).fetchall())


def run_many(connection: sa.Connection, statement: str, given: Sequence[Sequence[Any]]) -> None:
    """Run one statement for each of these rows of parameters."""
    if given:
        driver_of(connection).executemany(statement, given)


@contextmanager
def calm(path: Path) -> Iterator[None]:
    """Say what the database says of the file and its disk in words that help."""
    try:
        yield
    except (sa.exc.DatabaseError, dbapi2.DatabaseError) as wrong:
        if (said := _in_words(path, str(getattr(wrong, "orig", wrong)))) is None:
            raise
        raise said from wrong
    except UnicodeDecodeError as wrong:  # what the database says of a damaged file quotes its bytes
        raise Damaged(path) from wrong


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path if path.is_dir() else path.parent).free < _LEAST
    except OSError:
        return False


def _in_words(path: Path, said: str) -> UserError | None:
    hidden = any(words in said for words in ("disk I/O error", "unable to open"))  # what it says of its shared memory
    if "disk is full" in said or (hidden and _is_full(path)):
        return UserError(
            f"There is no room left on the disk of “{path.name}”; nothing was changed.",
            "Free some space and try again.",
        )
    if "readonly" in said or "unable to open" in said:
        return UserError(f"“{path}” cannot be written to.", "Open a copy in a folder of your own.")
    if "disk I/O error" in said:
        return UserError(
            f"The disk of “{path.name}” failed to read or write; nothing was changed.",
            "See whether the disk or the network folder is still there, and try again.",
        )
    if "is locked" in said:
        return DeskBusy(f"“{path.name}” is being written by another program.", "Try again in a moment.")
    if any(words in said for words in ("malformed", "not a database", "Could not decode", "unsupported file format")):
        return Damaged(path)
    return None
