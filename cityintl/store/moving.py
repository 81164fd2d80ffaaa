"""A desk brought from a network or synced folder to a disk of this computer; the old file stays there, closed."""

import contextlib
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.files import calmly, set_in_place
from cityintl.progress import Progress, silent
from cityintl.store.driver import calm, fold
from cityintl.store.errors import NotADesk
from cityintl.store.file import Clock
from cityintl.store.opening import open_desk


def move(path: Path, folder: Path, clock: Clock, progress: Progress = silent) -> Path:
    """Bring a desk to this folder; gives its new path. The old file is renamed “… before moving”, and stays.

    Nobody may have it open. What fails or is cut off leaves the desk where it was; one that may only be read is copied.
    """
    path = path.resolve()
    if not folder.is_dir():
        raise UserError(f"There is no folder “{folder}”.", "Choose a folder that exists.")
    new = _free(folder, path.stem, path.suffix)
    with open_desk(path, clock, hold=True, progress=progress) as desk, desk.alone():
        _bring(desk.file, new, clock, progress)
        if not desk.only_read:
            with contextlib.suppress(OSError):  # two desks are a nuisance, a lost one would be worse
                path.rename(_free(path.parent, f"{path.stem} before moving", path.suffix))
    return new


def _bring(path: Path, new: Path, clock: Clock, progress: Progress) -> None:
    """Copy a desk, prove the copy, and give it its name."""
    unfinished = new.with_name(f".{new.name}.moving")
    with calm(unfinished), calmly(new):
        try:
            progress(0, 3, "")
            _copy(path, unfinished)
            progress(1, 3, "")
            with open_desk(unfinished, clock) as copied:
                wrong = copied.check()
            if wrong:
                raise NotADesk(f"The copy on this computer is not sound: {wrong[0]}", "The desk stays where it is.")
            fold(unfinished)
            progress(2, 3, "")
            set_in_place(unfinished, new)
        finally:
            _remove(unfinished)


def _copy(path: Path, to: Path) -> None:
    _remove(to)
    raw = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    try:
        raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        raw.execute("VACUUM INTO ?", (str(to),))
    finally:
        raw.close()


def _free(folder: Path, stem: str, suffix: str) -> Path:
    tries = (folder / f"{stem}{more}{suffix}" for more in ("", *(f" {n}" for n in range(2, 1000))))
    return next(each for each in tries if not each.exists())


def _remove(unfinished: Path) -> None:
    with contextlib.suppress(OSError):
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(f"{unfinished}{tail}").unlink(missing_ok=True)
        unfinished.with_name(f".{unfinished.name}.lock").unlink(missing_ok=True)
