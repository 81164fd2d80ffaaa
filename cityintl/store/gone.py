"""A desk whose file is moved, renamed, deleted or replaced while it is open: what was written until then is kept."""

import contextlib
from pathlib import Path
from typing import Any

from cityintl import paths
from cityintl.errors import UserError
from cityintl.files import calmly, set_in_place
from cityintl.store.driver import calm, identity


def told(path: Path, raw: Any, stood: tuple[int, int]) -> UserError:
    """Why nothing more is written; what stands in the write-ahead log is folded into the file, wherever that is now.

    Where it has no other name in its folder nobody may find it again: a copy of what is still held is laid beside.
    """
    with calm(path), calmly(path):
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        replaced = identity(path) is not None
        if (renamed := _by_another_name(path, stood)) and not replaced:
            return UserError(
                f"“{path.name}” does not stand any more where it was opened: it is called “{renamed.name}” now.",
                "Give it its name back, or close it and open it under the new one.",
            )
        copy = _laid(path, raw)
    if replaced:
        return UserError(
            f"Another file came in the place of “{path.name}” while it was open; that is “{copy.name}” now.",
            "Close it and look at both: folders that are copied to other computers do such things.",
        )
    return UserError(
        f"“{path.name}” does not stand any more where it was opened: it was moved or deleted."
        f" All that it held is kept as “{copy}”.",
        "Close it, and go on in that copy; or put the old one back.",
    )


def _by_another_name(path: Path, stood: tuple[int, int]) -> Path | None:
    try:
        return next((each for each in path.parent.iterdir() if identity(each) == stood), None)
    except OSError:
        return None


def _laid(path: Path, raw: Any) -> Path:
    """A copy of what the open desk holds: beside it, or among the desks of this computer where its folder went too."""
    folder = path.parent
    if not folder.is_dir():
        folder = paths.desks_folder()
        folder.mkdir(parents=True, exist_ok=True)
    copy = _free(folder, path)
    unfinished = copy.with_name(f".{copy.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        raw.execute("VACUUM INTO ?", (str(unfinished),))
        set_in_place(unfinished, copy)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return copy


def _free(folder: Path, path: Path) -> Path:
    name = f"{path.stem} as it was open"
    tries = (folder / f"{name}{more}{path.suffix}" for more in ("", *(f" {n}" for n in range(2, 1000))))
    return next(each for each in tries if not each.exists())
