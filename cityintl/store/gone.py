"""A desk whose file is moved, renamed or replaced while it is open: what was written until then is kept."""

from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.store.driver import calm


def told(path: Path, raw: Any, *, replaced: bool) -> UserError:
    """Why nothing more is written; what stands in the write-ahead log is folded into the file, wherever that is now.

    Where another file took its place nobody may find ours again: a copy of it is laid beside.
    """
    with calm(path):
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if replaced:
            copy = _free(path)
            raw.execute("VACUUM INTO ?", (str(copy),))
            return UserError(
                f"Another file came in the place of “{path.name}” while it was open; that is “{copy.name}” now.",
                "Close it and look at both: folders that are copied to other computers do such things.",
            )
    return UserError(
        f"“{path.name}” does not stand any more where it was opened: it was moved, renamed or deleted.",
        "Put it back, or close it and open it where it is now.",
    )


def _free(path: Path) -> Path:
    name = f"{path.stem} as it was open"
    tries = (path.with_name(f"{name}{more}{path.suffix}") for more in ("", *(f" {n}" for n in range(2, 1000))))
    return next(each for each in tries if not each.exists())
