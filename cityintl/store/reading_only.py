"""A desk that lies where nothing may be written: it is read from a copy, and every change is refused in a sentence.

SQLite needs the folder of a file even to read it; a copy needs nothing, and can be brought up to date.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from cityintl.errors import UserError
from cityintl.store.errors import DeskBusy

_TAILS = ("", "-wal", "-journal")
#: So often a copy is tried while somebody writes.
_TRIES = 5


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


def copied(path: Path) -> tuple[Path, TemporaryDirectory[str]]:
    """A copy of a desk with what stands beside it, as it was at one moment; the caller removes its folder."""
    real = path.resolve()
    folder = TemporaryDirectory(prefix="cityintl-")
    try:
        for _try in range(_TRIES):
            before = _stands(real)
            for tail in _TAILS:
                with suppress(FileNotFoundError):
                    shutil.copyfile(f"{real}{tail}", Path(folder.name) / f"{path.name}{tail}")
            if _stands(real) == before:
                return Path(folder.name) / path.name, folder
            for left in Path(folder.name).iterdir():
                left.unlink()
    except OSError as wrong:
        folder.cleanup()
        raise UserError(
            f"“{path.name}” lies where nothing may be written, and could not be copied to be read: {wrong.strerror}.",
            "Free some space on this computer, or see whether that folder is still there.",
        ) from wrong
    folder.cleanup()
    raise DeskBusy(f"“{path.name}” is just being written by another computer.", "Try again in a moment.")


def _stands(real: Path) -> list[tuple[str, int, int]]:
    """What shows that a desk, or what stands beside it, was written meanwhile."""
    found = []
    for tail in _TAILS:
        with suppress(FileNotFoundError):
            told = Path(f"{real}{tail}").stat()
            found.append((tail, told.st_size, told.st_mtime_ns))
    return found
