"""Bytes on their way into the desk, read piece by piece: those of a file, or those that a mail brought."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cityintl.errors import UserError

#: So many bytes stand in memory at once.
PIECE = 1 << 20
#: So much of the beginning tells what a file is, and holds the words of a text.
_HEAD = 4 << 20


@dataclass(frozen=True)
class Source:
    """Bytes, how many, and their SHA-256; `path` where they lie in a file of their own."""

    size: int
    fingerprint: str
    open: Callable[[], BinaryIO]
    path: Path | None = None

    def head(self, most: int = _HEAD) -> bytes:
        """The first bytes."""
        with self.open() as file:
            return file.read(most)

    def whole(self) -> bytes:
        """All bytes at once: of what is small enough for that."""
        return self.head(self.size)

    def pieces(self) -> Iterator[bytes]:
        """The bytes, piece by piece; UserError where the file cannot be read any more."""
        try:
            with self.open() as file:
                while piece := file.read(PIECE):
                    yield piece
        except OSError as wrong:
            raise changed() from wrong


def changed() -> UserError:
    """The complaint about a file that is not what it was a moment ago."""
    return UserError(
        "The file changed or went away while it was read; nothing of it was kept.",
        "Close it where it is open, and try again.",
    )


def in_memory(blob: bytes) -> Source:
    """Bytes that are there already."""
    return Source(len(blob), hashlib.sha256(blob).hexdigest(), lambda: io.BytesIO(blob))


def on_disk(path: Path, read: Callable[[int], object] = lambda _size: None) -> Source:
    """The bytes of a file, read through once for their sum; `read` hears how many came. OSError as it comes."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
            read(len(piece))
    return Source(size, digest.hexdigest(), lambda: path.open("rb"), path)
