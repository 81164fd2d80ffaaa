"""The pool of documents beside all backups: each file once, by its SHA-256, with the words found in it."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from cityintl.errors import UserError
from cityintl.files import set_in_place
from cityintl.store.backups import POOL, sum_of

_PIECE = 1 << 20
#: About so many bytes of a pool are proved with every backup: all of a small one, a part by chance of a large one.
_PROVED = 64 << 20


def place(folder: Path, fingerprint: str) -> Path:
    """Where the bytes of this fingerprint lie beside the backups of a folder."""
    return folder / POOL / fingerprint[:2] / f"{fingerprint}.document"


def has(folder: Path, fingerprint: str, size: int) -> bool:
    """Whether the pool has these bytes, in their whole length; their words are written before them."""
    try:
        return place(folder, fingerprint).stat().st_size == size
    except OSError:
        return False


def is_whole(folder: Path, fingerprint: str) -> bool:
    """Whether the bytes in the pool are still those of their fingerprint."""
    try:
        return sum_of(place(folder, fingerprint)) == fingerprint
    except OSError:
        return False


def wanting(folder: Path, named: Sequence[tuple[str, int]], mark: str | None = None) -> set[str]:
    """Those of these documents, by fingerprint and size, that are missing in the pool or not what they were.

    All of a small pool is read for that; of a large one a part that the mark of a step chooses, or all without one.
    """
    parts = 1 if mark is None else 1 + sum(size for _fingerprint, size in named) // _PROVED
    turn = int(mark or "0", 16) % parts
    return {
        fingerprint
        for fingerprint, size in named
        if not has(folder, fingerprint, size)
        or (int(fingerprint[:8], 16) % parts == turn and not is_whole(folder, fingerprint))
    }


def put(folder: Path, fingerprint: str, came: Iterable[bytes], text: str | None) -> bool:
    """Keep a document in the pool; it bears its name only once it was read back and is what its fingerprint says.

    False where the bytes that came were damaged already; UserError where they did not arrive as they came.
    """
    path = place(folder, fingerprint)
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is not None:
        _write(path.with_suffix(".text"), [text.encode("utf-8")], lambda _file: True)
    digest = hashlib.sha256()
    if not _write(path, _watched(came, digest.update), lambda file: sum_of(file) == fingerprint):
        if digest.hexdigest() != fingerprint:
            return False
        raise UserError(
            f"A document could not be copied to the backup as it is: “{path.parent}”.",
            "It is tried again with the next backup; look whether that disk is sound.",
        )
    return True


def _watched(pieces: Iterable[bytes], watch: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        watch(piece)
        yield piece


def _write(path: Path, came: Iterable[bytes], is_right: Callable[[Path], bool]) -> bool:
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            for piece in came:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if not is_right(unfinished):
            return False
        set_in_place(unfinished, path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return True


def words(folder: Path, fingerprint: str) -> str | None:
    """The words found in a document; None where there are none."""
    try:
        return place(folder, fingerprint).with_suffix(".text").read_bytes().decode("utf-8", "replace")
    except OSError:
        return None


def pieces(folder: Path, fingerprint: str) -> Iterator[bytes]:
    """The bytes of a document, piece by piece, whatever they are; OSError as it comes."""
    with place(folder, fingerprint).open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def copy(folder: Path, to: Path, fingerprint: str) -> bool:
    """Copy a document to the pool of another folder; False where this pool does not have it whole."""
    path = place(folder, fingerprint)
    if not path.is_file():
        return False
    if put(to, fingerprint, pieces(folder, fingerprint), words(folder, fingerprint)):
        return True
    path.unlink(missing_ok=True)  # damaged here; the desk has it whole, and the next backup brings it anew
    return False


def let_go(folder: Path, wanted: set[str]) -> int:
    """Drop what no backup names any more; gives how many documents went."""
    gone = 0
    for path in (folder / POOL).glob("*/*.document"):
        if path.stem not in wanted:
            with contextlib.suppress(OSError):  # it goes the next time
                path.unlink(missing_ok=True)
                path.with_suffix(".text").unlink(missing_ok=True)
                gone += 1
    return gone
