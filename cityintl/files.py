"""Files that are written whole or not at all."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from cityintl.errors import UserError
from cityintl.words import _

#: The largest file, in bytes, whose old content is looked at.
_LARGEST = 20_000_000
#: How the names of desks, of their backups and of the documents of backups end: they may be damaged, and still wanted.
_OURS = (".cityintl", ".backup", ".document", ".cityintl.lock")
#: How the names of what a database keeps beside its file end.
_BESIDE = ("-wal", "-shm", "-journal")


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file under another name, then give it its own; UserError, and the old file, where it fails.

    Never over a desk or a backup: those are written by `store` alone.
    """
    if _is_kept(path):
        raise UserError(
            _("“{file}” belongs to a desk or a backup, and is not written over.").format(file=path.name),
            _("Choose another name."),
        )
    if not path.parent.is_dir():
        raise UserError(
            _("“{file}” cannot be written: there is no such folder.").format(file=path),
            _("Choose a folder that exists."),
        )
    unfinished = path.with_name(f".{path.name}.part")
    try:
        write(unfinished)
        set_in_place(unfinished, path)
    except OSError as wrong:
        raise _said(wrong, path) from wrong
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _is_kept(path: Path) -> bool:
    """Whether records stand in this file, or beside it what a desk still needs."""
    name = path.name.lower()
    try:
        if name.endswith(_BESIDE):
            return path.with_name(path.name.rpartition("-")[0]).exists()
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return name.endswith(_OURS) or file.read(16) == b"SQLite format 3\0"
    except OSError:  # what cannot even be looked at is not known to be anything else
        return name.endswith(_OURS)


def set_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its own name, over an older one; its bytes reach the disk before its name does."""
    to_disk(unfinished)
    os.replace(unfinished, path)  # noqa: PTH105  # the rename that must be atomic, under its own name
    to_disk(path.parent)


def written_before(path: Path) -> bytes:
    """What stands in a file that is to be written anew; nothing where there is none, or it is too large for ours."""
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""


@contextlib.contextmanager
def calmly(path: Path) -> Iterator[None]:
    """Say what the system says of writing this file in words that help."""
    try:
        yield
    except OSError as wrong:
        raise _said(wrong, path) from wrong


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; a system that keeps no such promise is let off."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder; its renames are in the journal of the file system
    try:
        opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except PermissionError:
        return
    try:
        os.fsync(opened)
    except OSError as wrong:
        if wrong.errno not in (errno.EINVAL, errno.ENOTSUP):  # network folders that cannot
            raise
    finally:
        os.close(opened)


def _said(wrong: OSError, path: Path) -> UserError:
    if wrong.errno == errno.ENOSPC:
        return UserError(
            _("There is no room left on the disk for “{file}”.").format(file=path.name),
            _("Free some space and try again."),
        )
    if isinstance(wrong, PermissionError):
        return UserError(
            _("“{file}” cannot be written.").format(file=path.name),
            _("Close it where it is open, or choose another folder or name."),
        )
    return UserError(
        _("“{file}” cannot be written: {reason}.").format(file=path, reason=wrong.strerror or wrong),
        _("Choose another folder or name."),
    )
