"""Rooms in the temporary folder for what is laid down for a while; those of processes that were killed are cleared.

A room is locked by the process that uses it: the system frees that lock however the process ends.
"""

import os
import shutil
import stat
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from cityintl.errors import UserError

_PREFIX = "cityintl-"
_LOCK = ".lock"
_INSIDE = "room"


class Room:
    """A folder that only this user can look into, which goes with `clear`, or at the latest with this process."""

    def __init__(self) -> None:
        sweep()
        try:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            lock = FileLock(folder / _LOCK, thread_local=False)
            lock.acquire(timeout=0)
            self.path = folder / _INSIDE
            self.path.mkdir()  # after the lock: what has nothing inside yet is not swept by others
        except OSError as wrong:
            raise UserError(
                f"Nothing can be laid down in the temporary folder: {wrong.strerror or wrong}.",
                "Free some space on this computer.",
            ) from wrong
        self._end = weakref.finalize(self, _clear, folder, lock)

    def clear(self) -> None:
        """Remove it with all that is in it."""
        self._end()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_raised: object) -> None:
        self.clear()


def sweep() -> None:
    """Clear the rooms whose process no longer lives."""
    with suppress(OSError):  # there may be no temporary folder
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError, Timeout):
                if _is_ours(folder) and (folder / _INSIDE).is_dir():
                    lock = FileLock(folder / _LOCK, thread_local=False)
                    lock.acquire(timeout=0)
                    _clear(folder, lock)


def _is_ours(folder: Path) -> bool:
    """Whether a folder is this user's own: in one of somebody else the lock may be a trap."""
    told = folder.lstat()
    return stat.S_ISDIR(told.st_mode) and told.st_uid == getattr(os, "getuid", lambda: 0)()


def _clear(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder / _INSIDE, ignore_errors=True)
    lock.release()  # Windows removes no file that is open
    shutil.rmtree(folder, ignore_errors=True)
