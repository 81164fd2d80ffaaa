"""The desk file: locked and closed; all reads and writes go through it."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from filelock import FileLock, Timeout

from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import (
    checking,
    contents,
    drafts,
    driver,
    gone,
    ground,
    kept,
    log,
    reverting,
    rows,
    searching,
    trash,
)
from cityintl.store.errors import DeskBusy
from cityintl.store.reading_only import OnlyRead
from cityintl.store.writing import MANY, Write

Clock = Callable[[], datetime]
#: Makes sure of a backup before a step that changes much: the label of the step goes in.
Safeguard = Callable[[str], object]


class DeskFile:
    """One open desk; tuples and frozen dataclasses come out, and only `write` puts something in."""

    def __init__(self, path: Path, clock: Clock, *, hold: bool, file: Path | None = None) -> None:
        self.path = path
        #: The file that is read: a copy where nothing may be written at its path.
        self.file = file or path
        self.clock = clock
        self.changed: list[Callable[[set[str]], None]] = []
        #: Asked before a step changes many records; whoever opened the desk says what makes it safe.
        self.safeguard: Safeguard = lambda _label: None
        #: Why nothing may be written; None where it may be.
        self.only_read: OnlyRead | None = None
        #: What is to be told of how it was found when it was opened; mostly nothing.
        self.remark = ""
        #: Done while the desk is still open, when it is about to be closed.
        self.closing: list[Callable[[], object]] = []
        #: Done when it is closed.
        self.closed: list[Callable[[], object]] = []
        self._turn = threading.Lock()
        self._moment = threading.local()
        real = self.file.resolve()  # whoever comes by another way to the file meets the same lock
        self._lock = FileLock(real.with_name(f".{real.name}.lock"), thread_local=False)
        self._held = False
        self._stood = driver.identity(self.file)
        self._gone: UserError | None = None
        self._engine = driver.engine(self.file, wal=ground.bears_wal(real), there=self._stood is not None)
        if hold:
            self._take_lock()
            self._held = True

    # -- the file

    def close(self) -> None:
        """Fold the write-ahead log into the file and let others write."""
        try:
            while self.closing:
                self.closing.pop()()
        finally:
            self._engine.dispose()
            if self._held:
                self._lock.release()
                self._held = False
            while self.closed:
                self.closed.pop()()

    def __enter__(self) -> "DeskFile":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    @property
    def today(self) -> date:
        """The day it is in this city."""
        with self.reading() as connection:
            return rows.today(connection, self.clock())

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the file for work on it as a whole, with no connection of ours left open."""
        self._engine.dispose()
        if not self._held:
            self._take_lock()
        try:
            yield
        finally:
            self._stood = driver.identity(self.file)  # it may have been put in place anew
            if not self._held:
                self._lock.release()

    def refuse_gone(self) -> None:
        """UserError where another file, or none, stands at the path now: what would be written would be lost."""
        stands = driver.identity(self.file)
        if self._stood is None or stands == self._stood:
            self._gone = None
            return
        if self._gone is None:
            with driver.calm(self.path), contextlib.closing(self._engine.raw_connection()) as pooled:
                self._gone = gone.told(self.path, pooled.driver_connection, self._stood)
        raise self._gone

    def _take_lock(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise DeskBusy(
                f"“{self.path.name}” is open in another window or command, which is writing to it.",
                "Close it there first; the command line reads it meanwhile.",
            ) from None
        except OSError as wrong:
            raise UserError(f"“{self.path.parent}” cannot be written to.", f"{wrong.strerror}.") from wrong

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Let all that this thread reads meanwhile see the same moment of the desk, by one connection.

        For work that asks many small questions and writes nothing: each alone would open a transaction of its own.
        """
        with self.reading() as connection:
            before, self._moment.connection = getattr(self._moment, "connection", None), connection
            try:
                yield
            finally:
                self._moment.connection = before

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one moment of the desk."""
        if (held := getattr(self._moment, "connection", None)) is not None:
            yield held
            return
        with driver.calm(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction of the only writer; for this layer: what people change goes through `write`."""
        if self.only_read:
            raise UserError(self.only_read.words, self.only_read.advice)
        self.refuse_gone()
        if not self._turn.acquire(timeout=0.3):
            raise DeskBusy("Another change is just being written.", "Try again in a moment.")
        try:
            if not self._held:
                self._take_lock()
            try:
                with driver.calm(self.path), self._engine.connect() as plain:
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
        with self.writing() as connection:
            door = Write(connection, label, self.clock(), self.safeguard)
            yield door
            touched = door.finish()
        if touched:
            self._tell(touched)

    def undo(self, step: int | None = None, progress: Progress = silent) -> str:
        """Undo this step, or the newest one; gives its label; UndoBlocked names later work in the way."""
        return self._revert(step, reverting.next_to_undo, False, progress)

    def redo(self, progress: Progress = silent) -> str:
        """Do the step undone last again; gives its label."""
        return self._revert(None, reverting.next_to_redo, True, progress)

    def _revert(
        self, step: int | None, next_one: Callable[[sa.Connection], int | None], redo: bool, progress: Progress
    ) -> str:
        with self.writing() as connection:
            chosen = step if step is not None else next_one(connection)
            if chosen is None:
                raise UserError("There is nothing to redo." if redo else "There is nothing to undo.")
            if reverting.size(connection, chosen) > MANY:
                self.safeguard(reverting.label_of(connection, chosen) or "")
            label, touched = reverting.revert(connection, chosen, self.clock(), progress, redo=redo)
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

    def holds_on(self, kind: str, number: int) -> list[int]:
        """The standing holds for which this record may not be deleted."""
        with self.reading() as connection:
            return kept.holds_on(connection, kinds.kind(kind), number)

    def held(self) -> kept.Held:
        """All that is kept by standing holds."""
        with self.reading() as connection:
            return kept.held(connection)

    def search(self, words: str, limit: int = 50) -> list[searching.Found]:
        """The records that hold these words, best first."""
        with self.reading() as connection:
            return searching.search(connection, words, limit)

    def history(self, kind: str | None = None, number: int | None = None, limit: int = 200) -> list[log.Step]:
        """The steps that touched the desk, or this record, newest first."""
        with self.reading() as connection:
            return log.history(connection, kind, number, limit)

    def span(self) -> log.Span:
        """When the desk was begun and what its newest step is."""
        with self.reading() as connection:
            return log.span(connection)

    def can_undo(self) -> str | None:
        """The label of the step that undo would take back."""
        with self.reading() as connection:
            return reverting.label_of(connection, reverting.next_to_undo(connection))

    def can_redo(self) -> str | None:
        """The label of the step that redo would do again."""
        with self.reading() as connection:
            return reverting.label_of(connection, reverting.next_to_redo(connection))

    def deleted(self, limit: int = 200) -> list[trash.Gone]:
        """The records that were deleted and can be brought back, newest first."""
        with self.reading() as connection:
            return trash.gone(connection, limit)

    def not_kept(self, kind: str, number: int) -> list[str]:
        """The confidential fields, by their labels, whose values the deletion of this record loses, or lost."""
        with self.reading() as connection:
            return trash.not_kept(connection, kind, number)

    def check(self) -> list[str]:
        """What is wrong with the file, in sentences; nothing when it is sound."""
        with self.reading() as connection:
            return checking.problems(connection)

    # -- the files of documents

    def file_bytes(self, fingerprint: str) -> bytes:
        """The bytes of a document by their SHA-256; UserError when they are not there, or not what they were."""
        with self.reading() as connection:
            return contents.read(connection, fingerprint)

    def pour_file(self, fingerprint: str, write: Callable[[bytes], object]) -> None:
        """Give the bytes of a document piece by piece; UserError at the end when they are not what they were."""
        with self.reading() as connection:
            contents.pour_out(connection, fingerprint, write)

    def file_head(self, fingerprint: str, most: int) -> bytes:
        """The first bytes of a document."""
        with self.reading() as connection:
            return contents.head(connection, fingerprint, most)

    def file_text(self, fingerprint: str) -> str | None:
        """The words found in a document when it came in."""
        with self.reading() as connection:
            return contents.text(connection, fingerprint)

    def let_go_of_files(self) -> int:
        """Drop the files that neither a document nor the history names; gives how many."""
        with self.reading() as connection:
            if not contents.unnamed(connection):
                return 0
        with self.writing() as connection:
            return contents.let_go(connection)

    # -- drafts: typing that is no record yet

    def drafts(self, kind: str | None = None) -> list[drafts.Draft]:
        """The drafts that are kept, newest first."""
        with self.reading() as connection:
            return drafts.all_of(connection, kind)

    def keep_draft(self, kind: str, typed: Mapping[str, str], number: int | None = None) -> int:
        """Keep what was typed for a new record; gives the draft's number."""
        with self.writing() as connection:
            return drafts.keep(connection, kind, typed, number, self.clock())

    def drop_draft(self, number: int) -> None:
        """Forget a draft."""
        with self.writing() as connection:
            drafts.drop(connection, number)
