"""The files of documents: their bytes, kept once each by SHA-256, never changed and not logged."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.records.describe import Problem
from cityintl.store import images
from cityintl.store.driver import fetch, run_many
from cityintl.store.errors import Invalid, NotFound

#: A file stands in memory whole while it is kept: room for a scanned treaty, or the film of a ceremony.
MOST_BYTES = 200_000_000
#: So many characters of a file are kept for the search: forty dense pages, where a letter or an agreement ends.
MOST_TEXT = 100_000
#: Neither can be kept as text in a database: halves of characters, and controls that are no space.
_UNKEPT = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1f]")


def put(connection: sa.Connection, blob: bytes, text: str | None) -> str:
    """Keep these bytes, and the words found in them; the same bytes are kept once. Gives their SHA-256."""
    if not blob:
        raise UserError("An empty file is no document.", "Choose another file.")
    if len(blob) > MOST_BYTES:
        raise too_large(len(blob))
    fingerprint = hashlib.sha256(blob).hexdigest()
    words = _UNKEPT.sub("", text)[:MOST_TEXT] if text else None
    run_many(
        connection,
        "INSERT OR IGNORE INTO file_content (sha256, size, bytes, text) VALUES (?, ?, ?, ?)",
        [(fingerprint, len(blob), blob, words or None)],
    )
    return fingerprint


def too_large(size: int) -> UserError:
    """The complaint about a file that a desk does not take in."""
    return UserError(
        f"A file of {size // 1_000_000:,} MB is too large for the desk; there is room for {MOST_BYTES // 1_000_000}.",
        "Keep it in a folder, and note in a record where it lies; or make a smaller copy, and drop that.",
    )


def read(connection: sa.Connection, fingerprint: str) -> bytes:
    """The bytes with this SHA-256; NotFound when they are not kept, UserError when they are not what they were."""
    found = fetch(connection, "SELECT bytes FROM file_content WHERE sha256 = ?", (fingerprint,))
    if not found:
        raise NotFound("The file of this document is not in the desk.", "Look for it in an older copy of the desk.")
    blob = bytes(found[0][0])
    if hashlib.sha256(blob).hexdigest() != fingerprint:
        raise UserError("The file of this document is damaged.", "Look for it in an older copy of the desk.")
    return blob


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
        found = fetch(connection, "SELECT bytes FROM file_content WHERE sha256 = ?", (fingerprint,))
        blob = bytes(found[0][0])
        if len(blob) != size or hashlib.sha256(blob).hexdigest() != fingerprint:
            named = fetch(connection, "SELECT id FROM document WHERE sha256 = ?", (fingerprint,))
            of = ", ".join(f"DOC-{number}" for (number,) in named) or "a document in the history"
            yield f"The file of {of} is not what it was when it came in."
