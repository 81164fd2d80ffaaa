"""Results that are whole or not there: each is written under another name and then put in place."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fresh_file(path: Path) -> Iterator[Path]:
    """Lend a name to write to; what was written becomes `path` when all went well, and goes if not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".half")
    half.unlink(missing_ok=True)
    try:
        yield half
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def fresh_folder(path: Path) -> Iterator[Path]:
    """Lend an empty folder; it replaces `path` when all went well, and goes if not."""
    half, old = path.with_name(path.name + ".half"), path.with_name(path.name + ".old")
    for left in (half, old):
        shutil.rmtree(left, ignore_errors=True)
    half.mkdir(parents=True)
    try:
        yield half
        if path.exists():
            path.rename(old)
        half.rename(path)
    finally:
        shutil.rmtree(half, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
