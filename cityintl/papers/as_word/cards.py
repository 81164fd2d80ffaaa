"""Cards and labels on the sheets that offices buy: as large as on the tagged page, each in a cell of its own."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.table import _Cell

from cityintl.papers import blocks
from cityintl.papers.as_pdf.tiles import SHEETS
from cityintl.papers.as_word.file import cards
from cityintl.papers.as_word.sheets import Sheets
from cityintl.papers.as_word.strips import borders
from cityintl.papers.as_word.tables import add_row, close, grid
from cityintl.papers.as_word.words import Writer

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def put(container: Any, block: blocks.Tiles, sheets: Sheets, writer: Writer) -> None:
    """Full sheets of cards without head and foot."""
    metric = sheets.size.lower() == "a4"
    stock = SHEETS[block.kind, metric]
    sheets.begin("cards")
    cards(sheets.section, stock.columns * stock.wide + (stock.columns - 1) * _gap(stock), stock.rows * stock.high)
    widths = [wide for n in range(stock.columns) for wide in ([_gap(stock), stock.wide] if n else [stock.wide])]
    if not _gap(stock):
        widths = [stock.wide] * stock.columns
    table = grid(container, "House Plain", widths)
    step = 2 if _gap(stock) else 1
    for n in range(0, len(block.tiles), stock.columns):
        row = add_row(table)
        _high(row[0], stock.high)
        for cell, tile in zip(row[::step], block.tiles[n : n + stock.columns], strict=False):
            _fill(cell, block.kind, tile.lines, writer)
        for cell in row:
            close(cell)
    writer.add(container, "Sheet End")


def _gap(stock: Any) -> float:
    return float(max(0.0, stock.across - stock.wide)) if stock.across else 0.0


def _fill(cell: _Cell, kind: str, lines: Sequence[blocks.Said], writer: Writer) -> None:
    first, others = ("Label Line", "Label Line") if kind == "label" else ("Card Name", "Card Line")
    if kind != "label":
        borders(cell, ("top", "left", "bottom", "right"), "hair")
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {_NS} w:val="center"/>'))
    for n, line in enumerate(lines):
        writer.add(cell, others if n else first, line)


def _high(cell: _Cell, points: float) -> None:
    facts = cell._tc.getparent().get_or_add_trPr()
    facts.append(parse_xml(f'<w:trHeight {_NS} w:val="{round(points * 20)}" w:hRule="exact"/>'))
