"""The files of documents: their bytes, kept once each by SHA-256, never changed and not logged."""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.records.describe import Problem
from cityintl.store import images
from cityintl.store.driver import driver_of, fetch, run_many
from cityintl.store.errors import Invalid, NotFound
from cityintl.store.sources import PIECE, Source, changed, in_memory

#: Room for a scanned treaty, or the film of a ceremony.
MOST_BYTES = 200_000_000
#: So many characters of a file are kept for the search: forty dense pages, where a letter or an agreement ends.
MOST_TEXT = 100_000
#: Neither can be kept as text in a database: halves of characters, and controls that are no space.
_UNKEPT = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1f]")


def put(connection: sa.Connection, kept: bytes | Source, text: str | None) -> str:
    """Keep these bytes, and the words found in them; the same bytes are kept once. Gives their SHA-256."""
    source = in_memory(kept) if isinstance(kept, bytes) else kept
    if not source.size:
        raise UserError("An empty file is no document.", "Choose another file.")
    if source.size > MOST_BYTES:
        raise too_large(source.size)
    if fetch(connection, "SELECT 1 FROM file_content WHERE sha256 = ?", (source.fingerprint,)):
        return source.fingerprint
    words = _UNKEPT.sub("", text)[:MOST_TEXT] if text else None
    row = (source.fingerprint, source.size, words or None, source.size)
    run_many(connection, "INSERT INTO file_content (sha256, size, text, bytes) VALUES (?, ?, ?, zeroblob(?))", [row])
    if not pour_in(connection, source.fingerprint, source.pieces()):
        raise changed()
    return source.fingerprint


def pour_in(connection: sa.Connection, fingerprint: str, pieces: Iterable[bytes]) -> bool:
    """Write the bytes of a row that has room for them; False where they are not those of its fingerprint."""
    digest, left = hashlib.sha256(), 0
    with _blob(connection, fingerprint, to_read=False) as blob:
        left = len(blob)
        for piece in pieces:
            left -= len(piece)
            if left < 0:
                return False
            digest.update(piece)
            blob.write(piece)
    return left == 0 and digest.hexdigest() == fingerprint


@contextlib.contextmanager
def _blob(connection: sa.Connection, fingerprint: str, *, to_read: bool) -> Iterator[Any]:
    """The bytes of a row, opened; NotFound where there is no such row."""
    found = fetch(connection, "SELECT rowid FROM file_content WHERE sha256 = ?", (fingerprint,))
    if not found:
        raise NotFound("The file of this document is not in the desk.", "Look for it in an older copy of the desk.")
    try:
        blob = driver_of(connection).open_blob("file_content", "bytes", found[0][0], to_read)
    except dbapi2.OperationalError as wrong:
        if "cannot open value" not in str(wrong):
            raise
        raise _damaged() from wrong  # a flipped bit can make a number of bytes
    try:
        yield blob
    finally:
        blob.close()


def too_large(size: int) -> UserError:
    """The complaint about a file that a desk does not take in."""
    return UserError(
        f"A file of {size // 1_000_000:,} MB is too large for the desk; there is room for {MOST_BYTES // 1_000_000}.",
        "Keep it in a folder, and note in a record where it lies; or make a smaller copy, and drop that.",
    )


def pour_out(connection: sa.Connection, fingerprint: str, write: Callable[[bytes], object]) -> None:
    """Give the bytes with this SHA-256 piece by piece; UserError at the end when they are not what they were."""
    digest = hashlib.sha256()
    with _blob(connection, fingerprint, to_read=True) as blob:
        while piece := blob.read(PIECE):
            digest.update(piece)
            write(piece)
    if digest.hexdigest() != fingerprint:
        raise _damaged()


def _damaged() -> UserError:
    return UserError("The file of this document is damaged.", "Look for it in an older copy of the desk.")


def head(connection: sa.Connection, fingerprint: str, most: int) -> bytes:
    """The first bytes of a file."""
    with _blob(connection, fingerprint, to_read=True) as blob:
        return bytes(blob.read(most))


def read(connection: sa.Connection, fingerprint: str) -> bytes:
    """The bytes with this SHA-256; NotFound when they are not kept, UserError when they are not what they were."""
    pieces: list[bytes] = []
    pour_out(connection, fingerprint, pieces.append)
    return b"".join(pieces)


def text(connection: sa.Connection, fingerprint: str) -> str | None:
    """The words found in this file when it came in; None where there are none."""
    found = fetch(connection, "SELECT text FROM file_content WHERE sha256 = ?", (fingerprint,))
    return found[0][0] if found else None


def document_of(connection: sa.Connection, fingerprint: str) -> int | None:
    """The number of the first document that is this file."""
    found = fetch(connection, "SELECT min(id) FROM document WHERE sha256 = ?", (fingerprint,))
    return None if found[0][0] is None else int(found[0][0])


def words_in(connection: sa.Connection, kind: str, numbers: Sequence[int] | None) -> dict[int, str]:
    """The words inside these documents, or inside all; no other kind has files."""
    if kind != "document":
        return {}
    chosen = "" if numbers is None else " AND d.id IN (SELECT value FROM json_each(?))"
    line = f"SELECT d.id, f.text FROM document d JOIN file_content f USING (sha256) WHERE f.text IS NOT NULL{chosen}"
    return dict(fetch(connection, line, () if numbers is None else (images.ids(numbers),)))


def refuse_absent(connection: sa.Connection, kind: str, rows_of: Sequence[Mapping[str, Any]]) -> None:
    """A document is a file that the desk keeps; Invalid where its bytes were not put there first."""
    if kind != "document":
        return
    wanted = [values["sha256"] for values in rows_of if values.get("sha256")]
    line = "SELECT 1 FROM file_content WHERE sha256 = ?"
    if any(not fetch(connection, line, (fingerprint,)) for fingerprint in wanted):
        raise Invalid([Problem("sha256", "The file itself is not in the desk: drop it on a record.")])


#: Contents that no document names, and no line of the history from which an undo could bring one back.
_UNNAMED = """
    SELECT f.sha256 FROM file_content f
    WHERE f.sha256 NOT IN (SELECT sha256 FROM document)
    AND NOT EXISTS (
        SELECT 1 FROM change c WHERE c.table_name = 'document'
        AND f.sha256 IN (json_extract(c.before, '$.sha256'), json_extract(c.after, '$.sha256')))
"""


def unnamed(connection: sa.Connection) -> list[str]:
    """The SHA-256 of files that nothing can ever ask for again."""
    return [fingerprint for (fingerprint,) in fetch(connection, _UNNAMED)]


def let_go(connection: sa.Connection) -> int:
    """Drop the files that nothing can ask for again; gives how many."""
    gone = unnamed(connection)
    run_many(connection, "DELETE FROM file_content WHERE sha256 = ?", [(each,) for each in gone])
    return len(gone)


def problems(connection: sa.Connection) -> Iterator[str]:
    """Documents whose file is missing, and files that are not what they were when they came in."""
    absent = "SELECT id, title FROM document WHERE sha256 NOT IN (SELECT sha256 FROM file_content)"
    for number, title in fetch(connection, absent):
        yield f"The file of DOC-{number} “{title}” is missing."
    for fingerprint, size in fetch(connection, "SELECT sha256, size FROM file_content"):
        if not _is_whole(connection, fingerprint, size):
            named = fetch(connection, "SELECT id FROM document WHERE sha256 = ?", (fingerprint,))
            of = ", ".join(f"DOC-{number}" for (number,) in named) or "a document in the history"
            yield f"The file of {of} is not what it was when it came in."


def _is_whole(connection: sa.Connection, fingerprint: str, size: int) -> bool:
    count = 0

    def came(piece: bytes) -> None:
        nonlocal count
        count += len(piece)

    try:
        pour_out(connection, fingerprint, came)
    except UserError:
        return False
    return count == size
