"""Workbooks of Excel and LibreOffice, read with the values their formulas last gave."""

import io
import re
import zipfile
from typing import IO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from cityintl.errors import UserError
from cityintl.exchange.grid import MOST_CELLS, OLE, ZIP, Grid, filled_rows
from cityintl.words import _

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_UNPACKED = 150_000_000
_PIECE = 1 << 20
_PLACE = re.compile(rb"<c [^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")


class Workbook:
    """An opened workbook: the names of its sheets that hold cells, and their cells."""

    def __init__(self, blob: bytes) -> None:
        _refuse_locked(blob)
        if blob.startswith(ZIP):
            _refuse_unsound(blob)
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(blob))
        except PasswordError:
            raise _locked() from None
        except CalamineError:
            raise _damaged() from None
        except BaseException as fault:
            _refuse_panic(fault)
            raise
        sheets = [s for s in self._book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        self.names = tuple(s.name for s in sheets)
        self.hidden = frozenset(s.name for s in sheets if s.visible != SheetVisibleEnum.Visible)

    def grid(self, name: str) -> Grid:
        """The cells of a sheet; UserError when it claims more of them than can be."""
        try:
            sheet = self._book.get_sheet_by_name(name)
            if sheet.end and (sheet.end[0] + 1) * (sheet.end[1] + 1) > MOST_CELLS:
                raise _too_wide(name)
            merged = tuple((a + 1, b, c + 1, d) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
            return Grid(name, filled_rows(sheet.iter_rows()), merged)
        except CalamineError:
            raise _damaged() from None
        except BaseException as fault:
            _refuse_panic(fault)
            raise


def _refuse_panic(fault: BaseException) -> None:
    """The reader's own faults come as PanicException, which is no Exception and has no name to import."""
    if type(fault).__name__ == "PanicException":
        raise _damaged() from None


def _damaged() -> UserError:
    return UserError(
        _("This workbook is damaged, or of a kind that this program cannot read."),
        _("Open it in the program that made it, and save it as .xlsx."),
    )


def _locked() -> UserError:
    return UserError(
        _("This workbook is protected by a password."),
        _("Open it in Excel or LibreOffice, and save a copy without the password."),
    )


def _too_wide(name: str) -> UserError:
    return UserError(
        _("The sheet “{name}” claims more than {most:,} cells, most of them empty.").format(name=name, most=MOST_CELLS),
        _("Copy the rows that you need into a new workbook, and import that."),
    )


def _refuse_locked(blob: bytes) -> None:
    if blob.startswith(OLE) and _LOCKED in blob:
        raise _locked()


def _refuse_unsound(blob: bytes) -> None:
    """Look into the package before its cells are unpacked: what it is, how large, how far its cells reach."""
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as package:
            _refuse_other_papers(package.namelist())
            if sum(part.file_size for part in package.infolist()) > _UNPACKED:
                raise UserError(
                    _("This workbook is too large to read."), _("Keep only the sheet that you need, and import that.")
                )
            for name in package.namelist():
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                    with package.open(name) as part:
                        _refuse_far_cells(name, part)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, zipfile.zlib.error):  # type: ignore[attr-defined]  # zipfile's own import
        raise _damaged() from None


def _refuse_other_papers(names: list[str]) -> None:
    for sign, what in (("word/", _("a Word document")), ("ppt/", _("a presentation")), ("Index/", _("a Numbers file"))):
        if any(name.startswith(sign) for name in names):
            raise UserError(
                _("This file is {what}, not a workbook.").format(what=what),
                _("Copy its table into a workbook, or export it as .xlsx or .csv."),
            )


def _refuse_far_cells(name: str, part: IO[bytes]) -> None:
    """Every cell up to the farthest takes memory, filled or not."""
    columns: set[bytes] = set()
    last = 0
    kept = b""
    while piece := part.read(_PIECE):
        for place in _PLACE.finditer(kept + piece):
            columns.add(place[1])
            last = max(last, int(place[2]))
        kept = piece[-200:]  # a cell that begins here ends in the next piece
    if last * max(map(_column, columns), default=0) > MOST_CELLS:
        raise _too_wide(name.rpartition("/")[2].removesuffix(".xml"))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
