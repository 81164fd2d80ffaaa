"""Workbooks: the one writer behind registers, lists and exports, by the rules of Excel and for the next reader."""

import contextlib
import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cityintl.desk.sheets import Column, Sheet
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.progress import Progress, silent
from cityintl.words import _

#: Excel counts days from here without a mistake; earlier days stay text.
_FIRST_DAY = date(1900, 3, 1)
_WIDEST = 60
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")


def write(
    path: Path,
    sheets: Sequence[Sheet],
    readme: Sequence[tuple[str, str]],
    *,
    title: str,
    author: str,
    created: datetime,
    paper_size: str = "letter",
    progress: Progress = silent,
) -> None:
    """Write a workbook of these sheets and a “Read me” sheet; UserError, with nothing written, where it cannot be."""
    if not path.parent.is_dir():
        raise UserError(f"“{path}” cannot be written: there is no such folder.", "Choose another folder.")
    book = Workbook(write_only=True)
    book.properties.title = _clean(title)
    book.properties.creator = _clean(author)
    book.properties.created = created.astimezone(UTC).replace(tzinfo=None)
    book.properties.language = "en-US"
    names = _unique(map(_sheet_name, sheets), " ")
    for number, (sheet, name) in enumerate(zip(sheets, names, strict=True), 1):
        _Page(book, sheet, name, number, paper_size).fill(progress)
    notes = [*readme, *((s.name, s.note) for s in sheets if s.note)]
    _write_readme(book, notes, _unique([*names, _("Read me")], " ")[-1])
    _save(book, path)


def _sheet_name(sheet: Sheet) -> str:
    """A name that Excel allows, with room for a number."""
    return re.sub(r"[\[\]:*?/\\\s]+", " ", _clean(sheet.name)).strip(" '")[:26] or _("Sheet")


def _save(book: Any, path: Path) -> None:
    """Write under another name first: a full disk or a locked file leaves what was there."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        book.save(unfinished)
        os.replace(unfinished, path)  # noqa: PTH105  # the rename that must be atomic, under its own name
    except OSError as wrong:
        raise _said(wrong, path) from wrong
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _said(wrong: OSError, path: Path) -> UserError:
    if wrong.errno == errno.ENOSPC:
        return UserError(f"There is no room left on the disk for “{path.name}”.", "Free some space and try again.")
    if isinstance(wrong, PermissionError):
        return UserError(
            f"“{path.name}” cannot be written.", "Close it where it is open, or choose another folder or name."
        )
    return UserError(f"“{path}” cannot be written: {wrong.strerror}.", "Choose another folder or name.")


def _unique(names: Iterable[str], gap: str) -> list[str]:
    """The names, those that were there before with a number."""
    taken: set[str] = set()
    found = []
    for name in names:
        number, tried = 1, name
        while fold(tried) in taken:
            number += 1
            tried = f"{name}{gap}({number})" if gap else f"{name}_{number}"
        taken.add(fold(tried))
        found.append(tried)
    return found


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold: control characters show as their pictures."""
    return _FORBIDDEN.sub(lambda c: chr(0x2400 + ord(c[0])) if ord(c[0]) < 32 else "\ufffd", text)


class _Page:
    """One sheet in the making; widths, frozen head and print set-up go before the rows."""

    def __init__(self, book: Any, sheet: Sheet, name: str, number: int, paper_size: str) -> None:
        self._sheet = sheet
        self._page = book.create_sheet(name)
        self._heads = _unique(map(_head, sheet.columns), " ")
        self._widths = [
            _width(c, h, sheet.rows, n) for n, (c, h) in enumerate(zip(sheet.columns, self._heads, strict=True))
        ]
        self._table_name = f"T{number}_{re.sub(r'[^a-z0-9]+', '_', fold(name)).strip('_') or 'sheet'}"
        self._set_up(paper_size)

    def _set_up(self, paper_size: str) -> None:
        page = self._page
        page.freeze_panes = "B2" if len(self._heads) > 3 else "A2"
        for n, width in enumerate(self._widths, 1):
            page.column_dimensions[get_column_letter(n)].width = width
        page.print_title_rows = "1:1"
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = 9 if paper_size == "a4" else 1
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddHeader.left.text = _clean(self._sheet.name).replace("&", "&&")
        page.oddFooter.center.text = "&P / &N"

    def fill(self, progress: Progress) -> None:
        """Write head, rows and the table over them."""
        self._page.append([self._styled(head, font=Font(bold=True), wrap=True) for head in self._heads])
        rows = self._sheet.rows
        for number, row in enumerate(rows):
            if number % 500 == 0:
                progress(number, len(rows), self._sheet.name)
            self._page.append(list(self._cells(row)))
        last = f"{get_column_letter(len(self._heads))}{max(2, len(rows) + 1)}"
        table = Table(displayName=self._table_name, ref=f"A1:{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        table.tableColumns = [TableColumn(id=n, name=head) for n, head in enumerate(self._heads, 1)]
        table.autoFilter = AutoFilter(ref=table.ref)
        self._page.tables.add(table)

    def _cells(self, row: Sequence[object]) -> Iterator[Any]:
        for column, width, value in zip(self._sheet.columns, self._widths, row, strict=True):
            yield None if value is None or value == "" else self._cell(column, width, value)

    def _cell(self, column: Column, width: float, value: object) -> Any:
        native = _native(column, value)
        if isinstance(native, str):
            return self._styled(_clean(native), wrap=len(native) > width or "\n" in native)
        if isinstance(native, date):
            return self._styled(native, form="yyyy-mm-dd hh:mm" if isinstance(native, datetime) else "yyyy-mm-dd")
        form = "#,##0" if isinstance(native, int) and column.unit else "General"
        return self._styled(native, form=form)

    def _styled(self, value: Any, *, font: Font | None = None, form: str = "", wrap: bool = False) -> Any:
        cell = WriteOnlyCell(self._page, value=value)
        if isinstance(value, str):
            cell.data_type = "s"
            if value.startswith(_COMMANDS):
                cell.quotePrefix = True
        if font is not None:
            cell.font = font
        if form:
            cell.number_format = form
        cell.alignment = Alignment(vertical="top", wrap_text=wrap)
        return cell


def _native(column: Column, value: object) -> object:
    """The value as a cell holds it: real dates and numbers, yes and no as words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if column.kind in ("date", "partial_date") and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        value = date.fromisoformat(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None) if value.date() >= _FIRST_DAY else value.isoformat(" ")
    if isinstance(value, date):
        return value if value >= _FIRST_DAY else value.isoformat()
    return value if isinstance(value, int | float | Decimal) else str(value)


def _head(column: Column) -> str:
    head = _clean(f"{column.head}, {column.unit}" if column.unit else column.head)
    return re.sub(r"\s+", " ", head).strip()[:250] or _("Column")


def _width(column: Column, head: str, rows: Sequence[Sequence[object]], place: int) -> float:
    """As wide as it says, or as its first five hundred cells want, within reason; wide scripts count double."""
    if column.width:
        return float(column.width)
    longest = max((_breadth(row[place]) for row in rows[:500]), default=0)
    return float(min(_WIDEST, max(8, longest + 2, min(len(head), 24) + 3)))


def _breadth(value: object) -> int:
    text = "" if value is None else str(value)
    return max((sum(2 if c > "\u2e7f" else 1 for c in line) for line in text.split("\n")), default=0)


def _write_readme(book: Any, notes: Sequence[tuple[str, str]], name: str) -> None:
    page = book.create_sheet(name)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 90
    for label, text in notes:
        cells = []
        for value, bold in ((label, True), (text, False)):
            cell = WriteOnlyCell(page, value=_clean(value))
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_COMMANDS)
            cell.font = Font(bold=bold)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cells.append(cell)
        page.append(cells)
