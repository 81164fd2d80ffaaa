"""The bare cells of a sheet, before anybody knows which of them are headers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cityintl.errors import UserError
from cityintl.words import _

#: What a cell of a foreign file can hold.
Cell = str | int | float | bool | date | datetime | None

#: How packages begin (.xlsx, .docx, .ods), and how the older files of Office do (.xls, .doc, .msg).
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: More cells than any office's list has; beyond it memory is at risk.
MOST_CELLS = 20_000_000
#: Larger files than any office's list is.
MOST_BYTES = 30_000_000
#: More columns and rows than a list kept by people has; each is looked at several times before anything is imported.
MOST_COLUMNS, MOST_ROWS = 2_000, 200_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells with the row numbers a person sees, and its merged ranges (first row, column, last row, column).

    Rows without any content are left out; `notes` says what was taken for granted in reading.
    """

    name: str
    rows: list[tuple[int, tuple[Cell, ...]]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    notes: list[str] = field(default_factory=list)


def native(value: object) -> Cell:
    """A cell's value as the plain type it stands for; blank text is nothing."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, str | int | date):
        return value
    if isinstance(value, time | timedelta):
        return str(value)
    raise AssertionError(f"no cell holds a {type(value).__name__}")


def filled_rows(rows: Iterable[Iterable[object]], first: int = 1) -> list[tuple[int, tuple[Cell, ...]]]:
    """The rows that hold something, with their numbers, each cut after its last filled cell."""
    found: list[tuple[int, tuple[Cell, ...]]] = []
    for number, row in enumerate(rows, first):
        cells = [native(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > MOST_COLUMNS or len(found) >= MOST_ROWS:
            raise UserError(
                _("This table has more than {columns:,} columns or {rows:,} rows.").format(
                    columns=MOST_COLUMNS, rows=MOST_ROWS
                ),
                _("Split it into parts, or keep only the columns that you need."),
            )
        if cells:
            found.append((number, tuple(cells)))
    return found
