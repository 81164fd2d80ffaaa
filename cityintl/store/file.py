"""The desk file: made, opened, locked and closed; reads and writes go through it."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from cityintl.distance import kilometres
from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import checking, drafts, log, rows, searching, tables
from cityintl.store.errors import DeskBusy, DeskTooNew, NotADesk
from cityintl.store.writing import Write

Clock = Callable[[], datetime]


class DeskFile:
    """One open desk; tuples and frozen dataclasses come out, and only `write` puts something in."""

    def __init__(self, path: Path, clock: Clock, *, hold: bool) -> None:
        self.path = path
        self.clock = clock
        self.changed: list[Callable[[set[str]], None]] = []
        self._turn = threading.Lock()
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
        self._held = False
        self._engine = _engine(path)
        if hold:
            self._take_lock()
            self._held = True

    # -- the file

    def close(self) -> None:
        """Fold the write-ahead log into the file and let others write."""
        self._engine.dispose()
        if self._held:
            self._lock.release()
            self._held = False

    def __enter__(self) -> "DeskFile":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    @property
    def today(self) -> date:
        """The day it is in this city."""
        return self.clock().astimezone(ZoneInfo(self.home()["zone"])).date()

    def _take_lock(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise DeskBusy(
                f"“{self.path.name}” is open in another window or command, which is writing to it.",
                "Close it there, or read this desk without changing it.",
            ) from None
        except OSError as wrong:
            raise UserError(f"“{self.path.parent}” cannot be written to.", f"{wrong.strerror}.") from wrong

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one moment of the desk."""
        with _calm(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        if not self._turn.acquire(timeout=0.3):
            raise DeskBusy("Another change is just being written.", "Try again in a moment.")
        try:
            if not self._held:
                self._take_lock()
            try:
                with _calm(self.path), self._engine.connect() as plain:
                    connection = plain.execution_options(begin="IMMEDIATE")
                    with connection.begin():
                        yield connection
            finally:
                if not self._held:
                    self._lock.release()
        finally:
            self._turn.release()

    def _tell(self, touched: set[str]) -> None:
        for listener in list(self.changed):
            listener(touched)

    # -- the one door

    @contextmanager
    def write(self, label: str) -> Iterator[Write]:
        """Everything that is written: one named step, logged with it, undone with it; an exception leaves nothing."""
        with self._writing() as connection:
            door = Write(connection, label, self.clock(), _today(connection, self.clock))
            yield door
            touched = door.finish()
        if touched:
            self._tell(touched)

    def undo(self, step: int | None = None, progress: Progress = silent) -> str:
        """Undo this step, or the newest one; gives its label; UndoBlocked names later work in the way."""
        return self._revert(step, log.next_to_undo, "undo", progress)

    def redo(self, progress: Progress = silent) -> str:
        """Do the step undone last again; gives its label."""
        return self._revert(None, log.next_to_redo, "redo", progress)

    def _revert(
        self, step: int | None, next_one: Callable[[sa.Connection], int | None], word: str, progress: Progress
    ) -> str:
        with self._writing() as connection:
            chosen = step if step is not None else next_one(connection)
            if chosen is None:
                raise UserError(f"There is nothing to {word}.")
            label, touched = log.revert(connection, chosen, self.clock(), progress)
            searching.refresh(connection, touched)
        self._tell(set(touched))
        return label

    # -- reading

    def home(self) -> dict[str, Any]:
        """The fields of our own city."""
        return self.get("home", 1).values

    def get(self, kind: str, number: int) -> rows.Entry:
        """One record; NotFound when there is none."""
        with self.reading() as connection:
            return rows.get(connection, kinds.kind(kind), number)

    def titles(self, kind: str, numbers: list[int]) -> dict[int, str]:
        """The titles of these records."""
        with self.reading() as connection:
            return rows.titles(connection, kinds.kind(kind), numbers)

    def count(self, kind: str) -> int:
        """How many records of this kind there are."""
        return self.counts()[kind]

    def counts(self) -> dict[str, int]:
        """How many records of every kind there are."""
        with self.reading() as connection:
            return rows.counts(connection)

    def listing(
        self,
        kind: str,
        columns: tuple[str, ...],
        words: str = "",
        where: Mapping[str, Any] | None = None,
        facts: Mapping[str, Any] | None = None,
    ) -> rows.Listing:
        """The records of a kind as tuples: these columns, then these facts (SQL expressions by name)."""
        with self.reading() as connection:
            return rows.listing(connection, kinds.kind(kind), columns, words, where or {}, facts or {})

    def parts(self, kind: str, number: int) -> list[rows.Part]:
        """The kinds of part that this record has, with the numbers of its parts."""
        with self.reading() as connection:
            return rows.parts(connection, kinds.kind(kind), number)

    def linked(self, kind: str, number: int) -> list[rows.Linked]:
        """Everything that this record points to and that points to it."""
        with self.reading() as connection:
            return rows.linked(connection, kinds.kind(kind), number)

    def search(self, words: str, limit: int = 50) -> list[searching.Found]:
        """The records that hold these words, best first."""
        with self.reading() as connection:
            return searching.search(connection, words, limit)

    def history(self, kind: str | None = None, number: int | None = None, limit: int = 200) -> list[log.Step]:
        """The steps that touched the desk, or this record, newest first."""
        with self.reading() as connection:
            return log.history(connection, kind, number, limit)

    def can_undo(self) -> str | None:
        """The label of the step that undo would take back."""
        with self.reading() as connection:
            return log.label_of(connection, log.next_to_undo(connection))

    def can_redo(self) -> str | None:
        """The label of the step that redo would do again."""
        with self.reading() as connection:
            return log.label_of(connection, log.next_to_redo(connection))

    def check(self) -> list[str]:
        """What is wrong with the file, in sentences; nothing when it is sound."""
        with self.reading() as connection:
            return checking.problems(connection)

    # -- drafts: typing that is no record yet

    def drafts(self, kind: str | None = None) -> list[drafts.Draft]:
        """The drafts that are kept, newest first."""
        with self.reading() as connection:
            return drafts.all_of(connection, kind)

    def keep_draft(self, kind: str, typed: Mapping[str, str], number: int | None = None) -> int:
        """Keep what was typed for a new record; gives the draft's number."""
        with self._writing() as connection:
            return drafts.keep(connection, kind, typed, number, self.clock())

    def drop_draft(self, number: int) -> None:
        """Forget a draft."""
        with self._writing() as connection:
            drafts.drop(connection, number)


def _today(connection: sa.Connection, clock: Clock) -> date:
    zone = connection.exec_driver_sql("SELECT zone FROM home").scalar()
    return clock().astimezone(ZoneInfo(zone)).date() if zone else clock().date()


def _connect(path: Path) -> Any:
    raw = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=5)
    for pragma in (
        "cipher_log_level=NONE",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",
        "cache_size=-16000",
        "temp_store=MEMORY",
    ):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    raw.create_function("kilometres", 4, _kilometres, deterministic=True)
    return raw


def _kilometres(*degrees: float | None) -> float | None:
    """The distance of two places in SQL: this SQLite is built without trigonometry."""
    a, b, c, d = degrees
    return None if a is None or b is None or c is None or d is None else kilometres((a, b), (c, d))


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(
        "sqlite://", module=dbapi2, creator=lambda: _connect(path), poolclass=QueuePool, pool_size=3
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    return engine


@contextmanager
def _calm(path: Path) -> Iterator[None]:
    """Say what the database says of the file and its disk in words that help."""
    try:
        yield
    except sa.exc.OperationalError as wrong:
        said = str(wrong.orig)
        if "full" in said:
            raise UserError(
                f"There is no room left on the disk of “{path.name}”; nothing was changed.",
                "Free some space and try again.",
            ) from wrong
        if "readonly" in said or "unable to open" in said:
            raise UserError(
                f"“{path}” cannot be written to.", "Open a copy in a folder of your own."
            ) from wrong
        if "locked" in said:
            raise DeskBusy(f"“{path.name}” is being written by another program.", "Try again.") from wrong
        raise
    except sa.exc.DatabaseError as wrong:
        if "malformed" in str(wrong.orig) or "not a database" in str(wrong.orig):
            raise NotADesk(f"“{path.name}” is damaged.", "Open the newest copy that you have.") from wrong
        raise


def create(path: Path, home: Mapping[str, Any], clock: Clock, *, hold: bool = False) -> DeskFile:
    """Make a new desk for this city; never over a file that is there."""
    if path.exists():
        raise UserError(f"“{path.name}” is there already.", "Choose another name, or open it.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder “{path.parent}”.", "Choose a folder that exists.")
    unfinished = path.with_name(f".{path.name}.new")
    _remove(unfinished)
    with DeskFile(unfinished, clock, hold=False) as desk:
        _lay_tables(desk)
        with desk.write(f"New desk for {home['name']}") as door:
            door.add("home", home)
    os.replace(unfinished, path)  # noqa: PTH105  # the rename that must be atomic, under its own name
    _remove(unfinished)
    return open_desk(path, clock, hold=hold)


def _remove(unfinished: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        Path(f"{unfinished}{tail}").unlink(missing_ok=True)
    unfinished.with_name(f".{unfinished.name}.lock").unlink(missing_ok=True)


def _lay_tables(desk: DeskFile) -> None:
    with desk._writing() as connection:
        tables.metadata.create_all(connection)
        connection.exec_driver_sql(tables.SEARCH_INDEX)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (tables.SCHEMA,))
        connection.exec_driver_sql("INSERT INTO desk_fact VALUES ('salt', ?)", (os.urandom(16).hex(),))
        connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")


def open_desk(path: Path, clock: Clock, *, hold: bool = False) -> DeskFile:
    """Open a desk; `hold` keeps others from writing while it is open. UserError when it cannot be."""
    if not path.is_file():
        raise UserError(
            f"There is no desk at “{path}”.", "Look for it under another name, or make a new one."
        )
    _look_at(path)
    desk = DeskFile(path, clock, hold=hold)
    try:
        _bring_up_to_date(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def _look_at(path: Path) -> None:
    """Refuse what is no desk before the database touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as wrong:
        raise UserError(f"“{path}” cannot be read.", f"{wrong.strerror}.") from wrong
    if head[:16] != b"SQLite format 3\0" or int.from_bytes(head[68:72], "big") != tables.APPLICATION_ID:
        raise NotADesk(
            f"“{path.name}” is not a desk.",
            "A desk is a file that this program made; a spreadsheet is brought in with Import.",
        )


def _bring_up_to_date(desk: DeskFile) -> None:
    with desk.reading() as connection:
        revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if revision > tables.SCHEMA:
        raise DeskTooNew(
            f"“{desk.path.name}” was made by a newer version of this program.",
            "Install that version here, and open it then.",
        )
    if revision < tables.SCHEMA:
        from cityintl.store import migrating  # Alembic is costly to import: only when a desk needs it

        migrating.upgrade(desk.path)
