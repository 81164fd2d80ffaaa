"""A desk that lies where nothing may be written: it is read from a copy, and every change is refused in a sentence.

SQLite needs the folder of a file even to read it; a copy needs nothing, and can be brought up to date.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.store.errors import DeskBusy
from cityintl.store.rooms import Room

_TAILS = ("", "-wal", "-journal")
#: So often a copy is tried while somebody writes.
_TRIES = 5
#: So many bytes are copied at once: between two pieces the user can stop it.
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class OnlyRead:
    """Why a desk is read and not changed, the way out, and the word beside its name."""

    words: str
    advice: str
    mark: str


def may_be_written(path: Path) -> bool:
    """Whether a desk can be worked in where it lies: that takes its folder as well as its file."""
    real = path.resolve()
    if not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)):
        return False
    if os.name != "nt":
        return True
    try:  # Windows tells of a folder only when something is made in it
        TemporaryFile(dir=real.parent).close()
    except OSError:
        return False
    return True


def of_place(path: Path) -> OnlyRead:
    """What is said of a desk that lies where nothing may be written."""
    return OnlyRead(
        f"“{path.name}” lies where nothing may be written: it can be read, not changed.",
        "Make a copy of it in a folder of your own to work in it.",
        "read only",
    )


def copied(path: Path, progress: Progress = silent) -> tuple[Path, Room]:
    """A copy of a desk with what stands beside it, as it was at one moment; the caller clears its room."""
    room = Room()
    try:
        return _copied_into(room.path / path.name, path.resolve(), progress), room
    except OSError as wrong:
        room.clear()
        raise UserError(
            f"“{path.name}” lies where nothing may be written, and could not be copied to be read: {wrong.strerror}.",
            "Free some space on this computer, or see whether that folder is still there.",
        ) from wrong
    except BaseException:
        room.clear()
        raise


@contextmanager
def readable(path: Path, progress: Progress = silent) -> Iterator[Path]:
    """A desk's file where it can be read: itself, or for a while a copy where nothing may be written."""
    if may_be_written(path):
        yield path
        return
    copy, room = copied(path, progress)
    try:
        yield copy
    finally:
        room.clear()


def _copied_into(copy: Path, real: Path, progress: Progress) -> Path:
    for _try in range(_TRIES):
        before = _stands(real)
        _copy(real, copy, before, progress)
        if _stands(real) == before:
            return copy
        for left in copy.parent.iterdir():
            left.unlink()
    raise DeskBusy(f"“{copy.name}” is just being written by another computer.", "Try again in a moment.")


def _copy(real: Path, copy: Path, standing: Sequence[tuple[str, int, int]], progress: Progress) -> None:
    """Copy what stands, piece by piece; what goes meanwhile shows afterwards."""
    total, done = sum(size // _PIECE + 1 for _tail, size, _at in standing), 0
    for tail, _size, _at in standing:
        source, target = Path(f"{real}{tail}"), Path(f"{copy}{tail}")
        with suppress(FileNotFoundError), source.open("rb") as from_, target.open("wb") as to:
            while piece := from_.read(_PIECE):
                progress(done, total, "Copying the desk")
                to.write(piece)
                done += 1


def _stands(real: Path) -> list[tuple[str, int, int]]:
    """What shows that a desk, or what stands beside it, was written meanwhile."""
    real.stat()  # a desk that is gone is told, not copied as nothing
    found = []
    for tail in _TAILS:
        with suppress(FileNotFoundError):
            told = Path(f"{real}{tail}").stat()
            found.append((tail, told.st_size, told.st_mtime_ns))
    return found
