"""Foreign tables: any spreadsheet or text file becomes one table of named columns and numbered rows."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from cityintl.errors import UserError
from cityintl.exchange.grid import MOST_BYTES, OLE, ZIP, Cell, Grid
from cityintl.exchange.layout import Aside, Layout, find_table
from cityintl.exchange.texts import read_text
from cityintl.exchange.webpages import is_webpage, read_webpage
from cityintl.exchange.workbooks import Workbook
from cityintl.folding import fold
from cityintl.words import _, ngettext

#: Files that are something else, told by their first bytes.
_NOT_TABLES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3\0", "a database"),
    (b"BEGIN:VCARD", "a visiting card"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A foreign table. Rows are tuples as wide as `columns`; `numbers` are the rows a spreadsheet shows.

    `left_out` are rows under the header that are no records (notes, totals); `notes` says what reading
    took for granted; `sheets` are all sheets of a workbook, `sheet` the one that was read.
    """

    path: Path
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    left_out: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    top: tuple[tuple[int, tuple[Cell, ...]], ...] = ()

    def column(self, name: str) -> int:
        """The place of a column by its name, accents and case ignored; UserError lists the names."""
        for place, column in enumerate(self.columns):
            if column == name:
                return place
        for place, column in enumerate(self.columns):
            if fold(column) == fold(name):
                return place
        raise UserError(
            _("The file has no column “{name}”.").format(name=name),
            _("Its columns are: {names}.").format(names=", ".join(self.columns)),
        )

    def keeping(self, numbers: Collection[int]) -> "Table":
        """The table with these rows taken back that had been left out."""
        back = [a for a in self.left_out if a.number in numbers]
        cells = [(a.number, (a.cells + (None,) * len(self.columns))[: len(self.columns)]) for a in back]
        rows = sorted([*zip(self.numbers, self.rows, strict=True), *cells], key=lambda row: row[0])
        return replace(
            self,
            rows=tuple(row for _number, row in rows),
            numbers=tuple(number for number, _row in rows),
            left_out=tuple(a for a in self.left_out if a.number not in numbers),
        )


def read_table(path: Path, sheet: str | None = None, header_row: int | None = None) -> Table:
    """Read a file's table, from this sheet and under this header row where they are told.

    Raises UserError where the file cannot be read, or holds no table of records.
    """
    path = Path(path)
    blob = _bytes(path)
    if blob.startswith((ZIP, OLE)):
        return _from_workbook(path, Workbook(blob), sheet, header_row)
    _refuse_other(path, blob)
    if sheet:
        raise UserError(
            _("“{file}” has no sheets, hence none called “{sheet}”.").format(file=path.name, sheet=sheet),
            _("Import it without naming a sheet."),
        )
    grid = read_webpage(blob) if is_webpage(blob) else read_text(blob)
    found = find_table(grid, header_row)
    if isinstance(found, str):
        raise UserError(_("“{file}” is no table of records: {reason}.").format(file=path.name, reason=found), _advice())
    return _table(path, grid, (), found, grid.notes)


def read_grids(path: Path) -> list[Grid]:
    """The bare cells of a file, sheet by sheet, for what knows its own layout."""
    path = Path(path)
    blob = _bytes(path)
    if blob.startswith((ZIP, OLE)):
        book = Workbook(blob)
        return [book.grid(name) for name in book.names]
    _refuse_other(path, blob)
    return [read_webpage(blob) if is_webpage(blob) else read_text(blob)]


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(_("“{file}” is a folder.").format(file=path.name), _("Choose a file in it."))
        if path.exists() and not path.is_file():
            raise UserError(_("“{file}” is no file with a table.").format(file=path.name), _("Choose another file."))
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                _("“{file}” is larger than {size} MB.").format(file=path.name, size=MOST_BYTES // 1_000_000),
                _("Split it into parts, or keep only the columns that you need."),
            )
        blob = path.read_bytes()
    except FileNotFoundError:
        raise UserError(_("There is no file “{file}”.").format(file=path), _("Look at its name and folder.")) from None
    except OSError as wrong:
        raise UserError(_("“{file}” cannot be read.").format(file=path.name), f"{wrong.strerror}.") from None
    if not blob.strip():
        raise UserError(_("“{file}” is empty.").format(file=path.name), _("Choose another file."))
    return blob


def _refuse_other(path: Path, blob: bytes) -> None:
    start = blob[:2048].lstrip(b"\xef\xbb\xbf \r\n\t")
    what = next((words for sign, words in _NOT_TABLES if start.startswith(sign)), None)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in blob[:4096]:
        what = "a workbook in the XML form of 2003"
    if what:
        raise UserError(
            _("“{file}” is {what}, not a table.").format(file=path.name, what=_(what)),
            _("Save the table as .xlsx or .csv, and import that."),
        )


def _from_workbook(path: Path, book: Workbook, sheet: str | None, header_row: int | None) -> Table:
    if sheet:
        name = _sheet_called(path, book, sheet)
        grid = book.grid(name)
        found = find_table(grid, header_row)
        if isinstance(found, str):
            raise _no_table(path, {name: found})
        return _table(path, grid, book.names, found, [])
    tables: dict[str, tuple[Grid, Layout]] = {}
    reasons: dict[str, str] = {}
    for name in book.names:
        if name in book.hidden:
            continue
        grid = book.grid(name)
        found = find_table(grid, header_row)
        if isinstance(found, str):
            reasons[name] = found
        else:
            tables[name] = grid, found
    if not tables:
        raise _no_table(path, reasons)
    best = max(tables, key=lambda n: len(tables[n][1].rows) * len(tables[n][1].columns))
    grid, found = tables[best]
    return _table(path, grid, book.names, found, _others(best, tables))


def _others(best: str, tables: Collection[str]) -> list[str]:
    others = [name for name in tables if name != best]
    if not others:
        return []
    said = ngettext(
        "The sheet “{best}” is read; “{others}” holds a table too.",
        "The sheet “{best}” is read; {others} hold tables too.",
        len(others),
    )
    names = others[0] if len(others) == 1 else ", ".join(f"“{name}”" for name in others)
    return [said.format(best=best, others=names)]


def _sheet_called(path: Path, book: Workbook, sheet: str) -> str:
    for name in book.names:
        if fold(name) == fold(sheet):
            return name
    raise UserError(
        _("“{file}” has no sheet called “{sheet}”.").format(file=path.name, sheet=sheet),
        _("Its sheets are: {names}.").format(names=", ".join(book.names)),
    )


def _no_table(path: Path, reasons: dict[str, str]) -> UserError:
    if not reasons:
        return UserError(
            _("“{file}” has no sheet with cells.").format(file=path.name), _("Choose a workbook with a table.")
        )
    said = "; ".join(_("“{sheet}”: {reason}").format(sheet=s, reason=r) for s, r in reasons.items())
    return UserError(
        _("“{file}” holds no table of records. {reasons}.").format(file=path.name, reasons=said), _advice()
    )


def _advice() -> str:
    return _("A table has the names of its columns in one row, and one record in each row under it.")


def _table(path: Path, grid: Grid, sheets: tuple[str, ...], found: Layout, notes: list[str]) -> Table:
    return Table(
        path=path,
        sheet=grid.name,
        sheets=sheets,
        header_row=found.header_row,
        columns=found.columns,
        rows=tuple(cells for _number, cells in found.rows),
        numbers=tuple(number for number, _cells in found.rows),
        left_out=found.asides,
        notes=tuple(notes),
        top=tuple(grid.rows[:12]),
    )
