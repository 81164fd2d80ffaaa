"""Text files of separated values: encoding, line ends and separator found out, quoted cells kept whole."""

import csv
import io
import re
from collections import Counter

from cityintl.errors import UserError
from cityintl.exchange.encodings import decode
from cityintl.exchange.grid import MOST_CELLS, Grid, filled_rows
from cityintl.words import _

SEPARATORS = "\t;|,"
_LOOKED_AT = 300
_WIDE = 10_000_000  # no cell is so long unless its quotation mark was never closed


def read_text(blob: bytes) -> Grid:
    """The cells of a text file; UserError when it is no text, or its quotation marks do not close."""
    text, encoding, guessed = decode(blob)
    text = re.sub("\r\r\n|\r\n|\r", "\n", text.replace("\0", ""))
    separator, skipped = _separator(text)
    records, notes = _records(text, separator)
    if guessed:
        said = _("The file does not say how its letters are encoded; {encoding} was taken. Look at names with accents.")
        notes.append(said.format(encoding=encoding))
    rows = filled_rows(records)
    return Grid("", [row for row in rows if row[0] > skipped], notes=notes)


def _separator(text: str) -> tuple[str, int]:
    """What stands between cells, and how many first lines only say so (“sep=;”)."""
    if told := re.match(r"sep=([\t;|,])\n", text):
        return told[1], 1
    best = max(SEPARATORS, key=lambda s: _evenness(text, s))
    return best, 0


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """How well a separator parts the first rows into cells of the same number."""
    widths = []
    try:
        for row in csv.reader(io.StringIO(text, newline="\n"), delimiter=separator):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
            if len(widths) >= _LOOKED_AT:
                break
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    usual, often = Counter(w for w in widths).most_common(1)[0]
    if usual == 1:
        return 0.0, 0
    return often / len(widths) + 0.5 * (widths[0] == usual), usual


def _records(text: str, separator: str) -> tuple[list[list[str]], list[str]]:
    """Every record of the text, blank ones too, so that their number is the row a spreadsheet shows."""
    csv.field_size_limit(_WIDE)
    found: list[list[str]] = []
    try:
        _take(found, csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=True))
    except csv.Error as wrong:
        return _in_spite_of(wrong, text, separator, len(found) + 1)
    return found, []


def _in_spite_of(wrong: csv.Error, text: str, separator: str, row: int) -> tuple[list[list[str]], list[str]]:
    """Read a file whose quotation marks are not those of separated values, as far as its meaning is plain."""
    found: list[list[str]] = []
    if "unexpected end" not in str(wrong) and "field larger" not in str(wrong):
        try:
            _take(found, csv.reader(io.StringIO(text, newline="\n"), delimiter=separator))
        except csv.Error:
            raise _too_long(row) from None
        return found, []
    if len(text) > _WIDE and "field larger" in str(wrong) and separator == "\t":
        raise _too_long(row)
    if separator != "\t":
        raise UserError(
            _("A quotation mark that opens in row {row} is never closed, so the rows after it cannot be told apart.")
            .format(row=row),
            _("Close or remove it in the file, and import again."),
        )  # fmt: skip
    _take(found, csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, quoting=csv.QUOTE_NONE))
    note = _("The quotation mark in row {row} is never closed; quotation marks were read as they stand.")
    return found, [note.format(row=row)]


def _too_long(row: int) -> UserError:
    return UserError(
        _("A cell near row {row} is longer than any text in a list.").format(row=row),
        _("Look at the file in a spreadsheet: a quotation mark may be missing there."),
    )


def _take(found: list[list[str]], reader: object) -> None:
    cells = 0
    for row in reader:  # type: ignore[attr-defined]  # the csv module does not name the type of its readers
        cells += len(row)
        if cells > MOST_CELLS:
            raise UserError(
                _("This file has more than {most:,} cells.").format(most=MOST_CELLS),
                _("Split it into parts, or keep only the columns that you need."),
            )
        found.append(row)
