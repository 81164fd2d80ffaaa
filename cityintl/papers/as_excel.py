"""Workbooks: one writer for registers and exports, with real dates and numbers, a filter, and a sheet that explains."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cityintl.desk.sheets import Column, Sheet
from cityintl.errors import UserError
from cityintl.files import write_whole
from cityintl.papers.sheet_charts import add_charts, tell_charts
from cityintl.papers.sheets import sheets_of
from cityintl.progress import Progress, silent
from cityintl.words import _

__all__ = ["sheets_of", "write"]

_FORMATS = {"date": "yyyy-mm-dd", "number": "#,##0", "decimal": "#,##0.####", "money": "#,##0.00"}
#: Excel's own limits: rows of a sheet, characters of a cell, digits of a number, and its first true day.
_ROWS, _CHARACTERS, _DIGITS, _FIRST_DAY = 1_048_576, 32_767, 15, date(1900, 3, 1)
#: The widest columns in characters, longer text goes on below; of a sheet with many columns, or it prints too small.
_MOST_OF_NOTES, _MOST, _MANY, _MOST_OF_MANY = 60, 44, 12, 24
#: The height of a line and the most that a row can have, in points.
_LINE, _HIGHEST = 15.0, 405.0
#: So many characters abreast can still be read on a page; a wider sheet is printed on several.
_ACROSS = 230
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write(
    path: Path,
    sheets: Sequence[Sheet],
    readme: Sequence[tuple[str, str]],
    title: str,
    author: str,
    created: datetime,
    progress: Progress = silent,
) -> None:
    """Write a workbook; UserError when the disk or another program stands in the way. Nothing half-written stays."""
    for sheet in sheets:
        if len(sheet.rows) >= _ROWS:
            raise UserError(f"“{sheet.name}” has more rows than a sheet can hold.", "Export a part of it.")
    book = Workbook(write_only=True)
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = _clean(title), _clean(author), _clean(author)
    about.created = created.replace(tzinfo=None)

    def fill(unfinished: Path) -> None:
        try:
            _fill(book, sheets, readme, title, progress)
            whole = BytesIO()  # a ZIP that a full disk cut short would complain on its own when it is thrown away
            book.save(whole)
            unfinished.write_bytes(
                tell_charts(whole.getvalue(), [sheet.charts for sheet in sheets if sheet.charts and sheet.rows])
            )
        finally:
            _tidy(book)

    write_whole(path, fill)


def _fill(
    book: Workbook, sheets: Sequence[Sheet], readme: Sequence[tuple[str, str]], title: str, progress: Progress
) -> None:
    names = _unique([*(sheet.name for sheet in sheets), _("Read me")], _sheet_name, 31)
    whole, done = sum(len(sheet.rows) for sheet in sheets), 0
    for name, sheet in zip(names, sheets, strict=False):
        _Writer(book, name, sheet, title).write(done, whole, progress)
        done += len(sheet.rows)
    _explain(book, names[-1], [*readme, *((s.name, s.note) for s in sheets if s.note)])


def _tidy(book: Workbook) -> None:
    """Close the streams of sheets that were not written to their end, and remove their files."""
    for page in book.worksheets:
        if not page.closed:
            page.close()
        if Path(page._writer.out).exists():
            page._writer.cleanup()


class _Writer:
    """Writes one sheet."""

    def __init__(self, book: Workbook, name: str, sheet: Sheet, title: str) -> None:
        self.sheet, self.name, self.title = sheet, name, title
        self.page = book.create_sheet(name)
        self.heads = _unique([_head(c) for c in sheet.columns], _line, 255)
        self._styles = {kind: self._style(number_format=shape) for kind, shape in _FORMATS.items()}
        self._styles["date"] = self._style(
            number_format=_FORMATS["date"], alignment=Alignment(horizontal="left", vertical="top")
        )
        wrapped = Alignment(wrap_text=True, vertical="top")
        self._styles["text"] = self._style(alignment=wrapped)

    def _style(self, **facts: Any) -> Any:
        cell = WriteOnlyCell(self.page)
        cell.alignment = Alignment(vertical="top")
        for name, value in facts.items():
            setattr(cell, name, value)
        return copy(cell._style)

    def write(self, done: int, whole: int, progress: Progress) -> None:
        """Write head and rows, and what makes them a table."""
        self._set_up()
        bold = self._style(font=Font(bold=True), alignment=Alignment(wrap_text=True, vertical="bottom"))
        self.page.append([self._cell(head, bold) for head in self.heads])
        kinds = [column.kind for column in self.sheet.columns]
        for n, row in enumerate(self.sheet.rows):
            if n % 1000 == 0:
                progress(done + n, whole, self.name)
            if (lines := self._lines(row)) > 1:
                self.page.row_dimensions[n + 2].height = min(_LINE * lines, _HIGHEST)
            self.page.append([self._value(value, kind) for value, kind in zip(row, kinds, strict=True)])
        self._make_table()
        if self.sheet.rows:
            add_charts(self.page, self.sheet)

    def _lines(self, row: Sequence[object]) -> int:
        """How many lines the deepest cell of a row takes: programs that do not measure text would cut it."""
        wide = zip(row, self.widths, strict=True)
        return max((_deep(value, width) for value, width in wide if isinstance(value, str)), default=1)

    def _set_up(self) -> None:
        page = self.page
        self.widths: list[float] = []
        page.freeze_panes = "B2"
        page.print_title_rows = "1:1"
        page.page_setup.orientation = "landscape" if len(self.heads) > 5 else "portrait"
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddHeader.left.text = self.title.replace("&", "&&")[:100]
        page.oddFooter.left.text = self.name.replace("&", "&&")
        page.oddFooter.right.text = _("Page {page} of {pages}").format(page="&P", pages="&N")
        for n, column in enumerate(self.sheet.columns):
            seen = (row[n] for row in islice(self.sheet.rows, 400))
            width = column.width or _width(self.heads[n], column, seen, many=len(self.heads) > _MANY)
            page.column_dimensions[get_column_letter(n + 1)].width = width
            self.widths.append(width)
        across = max(1, round(sum(self.widths) / _ACROSS))
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = across, 0
        if across > 1:
            page.print_title_cols = "A:A"

    def _make_table(self) -> None:
        rows = len(self.sheet.rows)
        if not rows or not self.heads:
            return
        reference = f"A1:{get_column_letter(len(self.heads))}{rows + 1}"
        table = Table(displayName=_table_name(self.name), ref=reference)
        table._initialise_columns()
        table.tableColumns = [TableColumn(id=n, name=head) for n, head in enumerate(self.heads, 1)]
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.page._tables.add(table)  # add_table warns of columns that are set above

    def _cell(self, value: object, style: Any) -> Cell:
        cell = WriteOnlyCell(self.page, value)
        cell._style = style
        return cell

    def _value(self, value: object, kind: str) -> Cell | None:
        if value is None or value == "":
            return None
        native = _native(_whole_day(value) if kind == "partial_date" else value)
        if isinstance(native, str):
            return self._text(native)
        return self._cell(native, self._styles["date" if isinstance(native, date) else _number_kind(native, kind)])

    def _text(self, text: str) -> Cell:
        clean = _clean(text)
        cell = self._cell(clean, self._styles["text"])
        cell.data_type = "s"
        if clean.startswith(_RISKY):
            cell._style = copy(cell._style)
            cell.quotePrefix = True
        return cell


def _whole_day(known: object) -> object:
    """A day that is wholly known as a day; “1962” stays what it is."""
    try:
        return date.fromisoformat(known) if isinstance(known, str) and len(known) == len("1962-05-14") else known
    except ValueError:
        return known


def _number_kind(value: object, kind: str) -> str:
    if kind in ("number", "decimal", "money"):
        return "decimal" if kind == "number" and not float(str(value)).is_integer() else kind
    return "number" if isinstance(value, int) else "decimal"


def _native(value: object) -> str | date | int | float | Decimal:
    """The value as a cell can hold it: what Excel cannot count or date stays text, said exactly."""
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value if value >= _FIRST_DAY else value.isoformat()
        case time():
            return value.isoformat("minutes")
        case int():
            return value if len(str(abs(value))) <= _DIGITS else str(value)
        case float() | Decimal():
            return value if math.isfinite(value) else str(value)
        case Enum():
            return str(value.value)
        case list() | tuple() | set():
            return ", ".join(str(part) for part in value)
        case _:
            return str(value)


def _clean(text: str) -> str:
    """The text as XML allows it: control characters show as their pictures, and nothing reads as an escape."""
    shown = _BAD.sub(lambda m: chr(0x2400 + ord(m[0])) if m[0] < " " else "\ufffd", text.replace("\r\n", "\n"))
    shown = _ESCAPE.sub("_x005F_", shown.replace("\r", "\n"))
    return shown if len(shown) <= _CHARACTERS else shown[: _CHARACTERS - 1] + "…"


def _head(column: Column) -> str:
    return f"{column.head}, {column.unit}" if column.unit else column.head


def _line(text: str) -> str:
    return " ".join(_clean(text).split()) or _("Column")


def _sheet_name(text: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", _line(text)).strip("' ") or _("Sheet")


def _table_name(name: str) -> str:
    """A name that Excel takes for a table and never for a cell; unique as the sheets' names are."""
    bare = "".join(c if c.isascii() and (c.isalnum() or c == "_") else f"_{ord(c):x}_" for c in name.replace(" ", "_"))
    return f"Table_{bare}"


def _unique(wanted: Sequence[str], tidy: Callable[[str], str], most: int) -> list[str]:
    """The names, tidied and cut, each different from the others in Excel's eyes, which do not see case."""
    found: list[str] = []
    for text in wanted:
        name, n = tidy(text)[:most].strip(), 1
        while name.casefold() in {f.casefold() for f in found}:
            n += 1
            tail = f" {n}"
            name = tidy(text)[: most - len(tail)].strip() + tail
        found.append(name)
    return found


def _width(head: str, column: Column, values: Iterator[object], *, many: bool) -> float:
    """A width in characters at which nearly all values show, and the longest word of the head."""
    if column.kind == "date":
        return 12.0
    lengths = sorted(_long(str(value)[:400]) for value in values if value is not None)
    most = _MOST_OF_MANY if many else _MOST_OF_NOTES if column.kind == "note" else _MOST
    usual = lengths[int(len(lengths) * 0.95)] if lengths else 0
    longest = max((len(word) for word in head.split()), default=0)
    return float(min(max(usual, longest + 3, min(len(head), 16), 8) + 2, most))


def _long(text: str) -> int:
    """The length of the longest line, wide characters twice."""
    return max(
        (sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in part) for part in text.split("\n")),
        default=0,
    )


def _deep(text: str, width: float) -> int:
    """How many lines a text takes in a column so wide, roughly: a word that does not fit goes on below."""
    room = width - 1
    if len(text) <= room and text.isascii() and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(_long(part) * 1.08 / room)) for part in text[:_CHARACTERS].split("\n"))


def _explain(book: Workbook, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    page = book.create_sheet(name)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 90
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    for label, text in pairs:
        cells = [WriteOnlyCell(page, _clean(label)), WriteOnlyCell(page, _clean(text))]
        cells[0].font = Font(bold=True)
        for cell in cells:
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if str(cell.value).startswith(_RISKY):
                cell.quotePrefix = True
        page.append(cells)
