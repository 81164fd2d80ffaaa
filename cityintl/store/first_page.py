"""The first page of a damaged desk made readable again, in a copy: one wrong byte there hides every other page."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.store.driver import FAILURES

#: What stands in the head of every desk, by where: https://www.sqlite.org/fileformat2.html#the_database_header
#: Zero pages mean that the length of the file counts.
_KNOWN = {
    0: b"SQLite format 3\0",
    16: (4096).to_bytes(2, "big"),
    20: bytes((0, 64, 32, 32)),
    28: bytes(4),
    44: (4).to_bytes(4, "big"),
    52: bytes(4),
    56: (1).to_bytes(4, "big"),
    64: bytes(4),
}
_PAGE = 4096
#: A page of a table begins with one of these, and its list of cells so far into the first page.
_INNER, _LEAF = 5, 13
_LISTS = {_INNER: 112, _LEAF: 108}


def mend(copy: Path) -> None:
    """Put what is known into the head of a copy whose list of tables cannot be read, where that helps."""
    if _is_readable(copy):
        return
    with copy.open("rb") as file:
        page = file.read(_PAGE)
    if len(page) < _PAGE:
        return
    for tried in _tries(page):
        _write(copy, tried)
        if _is_readable(copy):
            return
    _write(copy, page)


def _is_readable(copy: Path) -> bool:
    """Whether the tables of a desk can be seen."""
    with contextlib.suppress(*FAILURES):
        raw = dbapi2.connect(str(copy), isolation_level=None, timeout=1)
        with contextlib.closing(raw):
            names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master").fetchall()}
            return {"home", "change_set"} <= names
    return False


def _tries(page: bytes) -> Iterator[bytes]:
    """The page with a sound head; then with a list of cells as long as it shows, of either sort of page."""
    head = bytearray(page)
    for at, known in _KNOWN.items():
        head[at : at + len(known)] = known
    version = next((each for each in page[18:20] if each in (1, 2)), 2)
    head[18:20] = bytes((version, version))
    yield bytes(head)
    for sort in sorted(_LISTS, key=lambda each: each != page[100]):
        whole = bytearray(head)
        whole[100:103] = bytes((sort, 0, 0))
        yield bytes(whole)
        whole[103:105] = _cells(page, _LISTS[sort]).to_bytes(2, "big")
        yield bytes(whole)


def _cells(page: bytes, begin: int) -> int:
    """How many cells a list shows: places in the page, up to the empty room behind the last."""
    count = 0
    while begin < int.from_bytes(page[begin + 2 * count : begin + 2 * count + 2], "big") < _PAGE:
        count += 1
    return count


def _write(copy: Path, page: bytes) -> None:
    with copy.open("r+b") as file:
        file.write(page)
