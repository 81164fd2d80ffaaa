"""The journal that stands beside a desk whose program died, tried on a copy before the database plays it for good.

Playing it folds it into the file and removes it: one that belongs to another state of the desk would damage the file,
and of one that is damaged itself the last changes would be gone without a word.
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from filelock import FileLock, Timeout
from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.files import calmly, to_disk
from cityintl.store import reading_only, restoring
from cityintl.store.driver import FAILURES

_TAILS = ("-wal", "-journal")
#: Bytes of the head of a write-ahead log, and of the head of each of its frames.
_HEAD, _FRAME = 32, 24


@dataclass(frozen=True, slots=True)
class _Played:
    """What came of a copy on which a journal was played: whether it is whole, and how many frames were read."""

    whole: bool
    frames: int


def look(path: Path) -> str:
    """Put away a journal that does not fit the desk, keep one that cannot be read whole; gives what is to be told.

    A desk on which somebody works is left alone: there the journal is alive. UserError where it cannot be kept.
    """
    real = path.resolve()
    if not any(_is_there(Path(f"{real}{tail}")) for tail in _TAILS):
        return ""
    lock = FileLock(real.with_name(f".{real.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return ""
    try:
        return _tried(real)
    finally:
        lock.release()


def _is_there(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _tried(real: Path) -> str:
    try:
        copy, room = reading_only.copied(real)
    except UserError:  # no room for a copy, or written meanwhile: the database does as it always does
        return ""
    with room:
        lost = _ends_early(Path(f"{copy}-wal"))
        played = _play(copy)
        if not played.whole:
            shutil.copyfile(real, copy)
            return _put_away(real) if _play(copy).whole else ""
    return _kept(real) if played.frames in lost else ""


def _play(copy: Path) -> _Played:
    raw = dbapi2.connect(str(copy), isolation_level=None, timeout=0)
    try:
        whole = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return _Played(whole, int(raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]))
    except FAILURES:
        return _Played(False, 0)
    finally:
        raw.close()
        for tail in ("-wal", "-shm", "-journal"):
            Path(f"{copy}{tail}").unlink(missing_ok=True)


def _put_away(real: Path) -> str:
    """Give the journal a name under which it is not played."""
    with calmly(real):
        aside = _free(real)
        for tail in _TAILS:
            with contextlib.suppress(FileNotFoundError):
                Path(f"{real}{tail}").rename(f"{aside}{tail}")
        to_disk(real.parent)
    return (
        f"Beside “{real.name}” lay a journal of another state of it, which would have damaged it:"
        f" it was not read, and is kept as “{aside.name}-wal”."
    )


def _free(real: Path) -> Path:
    name = f"{real.stem} journal that did not fit"
    tries = (real.with_name(f"{name}{more}{real.suffix}") for more in ("", *(f" {n}" for n in range(2, 1000))))
    return next(each for each in tries if not any(Path(f"{each}{tail}").exists() for tail in _TAILS))


def _kept(real: Path) -> str:
    copy = restoring.keep_beside(real, "with its journal")
    return (
        f"The last changes to “{real.name}” could not be read: the journal beside it is damaged."
        f" Both are kept as they were, as “{copy.name}”; see what is missing, and write it again."
    )


def _ends_early(wal: Path) -> range:
    """The counts of frames at which reading it would leave out a change that was finished.

    The format is that of https://www.sqlite.org/fileformat2.html#walformat; SQLite itself sums the frames up.
    """
    finished = 0
    with contextlib.suppress(OSError), wal.open("rb") as file:
        head = file.read(_HEAD)
        if head and not _is_true(head):
            finished = 1  # nothing of it is read
        elif head:
            frames = enumerate(_frames(file, int.from_bytes(head[8:12], "big")), 1)
            finished = max((n for n, (ends, salts) in frames if ends and salts == head[16:24]), default=0)
    return range(finished)


def _frames(file: BinaryIO, size: int) -> Iterator[tuple[bool, bytes]]:
    """Of each whole frame whether it ends a change, and its salts, which tell old frames from new ones."""
    while len(frame := file.read(_FRAME + size)) == _FRAME + size:
        yield frame[4:8] != bytes(4), frame[8:16]


def _is_true(head: bytes) -> bool:
    """Whether the head of a write-ahead log comes to its own sum."""
    if len(head) < _HEAD:
        return False
    order: Literal["big", "little"] = "big" if head[3] & 1 else "little"
    one = two = 0
    for at in range(0, 24, 8):
        one = (one + int.from_bytes(head[at : at + 4], order) + two) & 0xFFFFFFFF
        two = (two + int.from_bytes(head[at + 4 : at + 8], order) + one) & 0xFFFFFFFF
    return head[24:32] == one.to_bytes(4, "big") + two.to_bytes(4, "big")
