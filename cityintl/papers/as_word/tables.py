"""Tables of Word: heads that come again on each page, spans, widths in shares; facts as labels and values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from cityintl.papers import blocks
from cityintl.papers.as_pdf.words import said_of
from cityintl.papers.as_word.looks import style_id
from cityintl.papers.as_word.words import Writer, sound
from cityintl.words import _

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
#: A label of facts is so wide a share of the width.
_LABELS = 0.27
#: What a column may be wide, in points, where all its words fit on fewer.
_WIDEST = 210.0
_LETTER = 4.9


@dataclass(frozen=True, slots=True)
class Filled:
    """A table without the columns that no row fills, and the heads of these."""

    columns: tuple[blocks.Column, ...]
    places: tuple[int, ...]
    empty: tuple[str, ...]


def filled(block: blocks.Table) -> Filled:
    """What of a table is shown."""
    rows = block.all_rows()
    keep = tuple(
        n
        for n in range(len(block.columns))
        if any(said_of(row[n]) or isinstance(row[n], blocks.Covered) for row in rows)
    )
    empty = tuple(c.head for n, c in enumerate(block.columns) if n not in keep) if rows else ()
    return Filled(tuple(block.columns[n] for n in keep), keep, empty)


class Tables:
    """Makes the tables of one file."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def facts(self, container: Any, block: blocks.Facts, width: float) -> None:
        """Labels left, values right."""
        pairs = [(label, said) for label, cell in block.pairs if (said := said_of(cell))]
        if not pairs:
            return
        left = width * _LABELS
        table = grid(container, "House Facts", [left, width - left], caption=_("Labels and values"), first_column=True)
        for label, said in pairs:
            cells = add_row(table)
            self.write(cells[0], [label], "Label")
            self.write(cells[1], said, "Cell")

    def table(self, container: Any, block: blocks.Table, width: float) -> None:
        """A table with its caption, its heads, its groups, and under it the names of the columns without a value."""
        shown = filled(block)
        if not shown.columns or not block.all_rows():
            return
        if block.caption_shown and block.caption:
            self.writer.add(container, "Caption", block.caption)
        wide = _widths(block, shown, width)
        table = grid(container, "House Table", wide, caption=block.caption, first_column=block.header_column)
        if block.heads:
            self._heads(table, shown.columns)
        self._rows(table, block, block.rows, shown)
        for group in block.groups:
            cell = add_row(table, [len(shown.columns)], keep=True)[0]
            said = blocks.line(blocks.Strong(group.name), blocks.Quiet(f" {len(group.rows)}"))
            self.write(cell, [said], "Cell")
            self._rows(table, block, group.rows, shown)
        if shown.empty:
            text = _("Left out, empty: {columns}.").format(columns=", ".join(shown.empty))
            self.writer.add(container, "Small Note", text)

    def _heads(self, table: Table, columns: Sequence[blocks.Column]) -> None:
        cells = add_row(table, heads=True)
        for cell, column in zip(cells, columns, strict=True):
            said: list[blocks.Said] = [f"{column.head}, {column.unit}" if column.unit else column.head]
            said += [column.second] if column.second else []
            self.write(cell, said, "Column Head", column.align, lower="Column Head")

    def _rows(self, table: Table, block: blocks.Table, rows: Sequence[Sequence[blocks.Cell]], shown: Filled) -> None:
        under: dict[int, tuple[int, int]] = {}
        for row in rows:
            self._row(table, block, [row[n] for n in shown.places], shown, under)

    def _row(
        self,
        table: Table,
        block: blocks.Table,
        row: Sequence[blocks.Cell],
        shown: Filled,
        under: dict[int, tuple[int, int]],
    ) -> None:
        """`under` tells by column how many rows a cell above still goes over, and how many columns."""
        spans, merged, at = [], [], 0
        while at < len(row):
            cell = row[at]
            left, wide = under.pop(at, (0, 1))
            if left:
                merged.append("continue")
                if left > 1:
                    under[at] = (left - 1, wide)
            elif isinstance(cell, blocks.Spanned):
                wide = min(cell.columns, len(row) - at)
                merged.append("restart" if cell.rows > 1 else "")
                if cell.rows > 1:
                    under[at] = (cell.rows - 1, wide)
            else:
                wide = 1
                merged.append("")
            spans.append(wide)
            at += wide
        at = 0
        for made, wide, merge in zip(add_row(table, spans), spans, merged, strict=True):
            if merge:
                _merge(made, merge)
            if merge != "continue":
                column = shown.columns[at]
                self.write(made, said_of(row[at], column.decimals), "Cell", column.align)
            at += wide

    def write(
        self, cell: _Cell, said: Sequence[blocks.Said], style: str, align: str = "left", lower: str = "Cell Quiet"
    ) -> None:
        """Lines into a cell, those after the first in grey."""
        for n, line in enumerate(said):
            paragraph = self.writer.add(cell, lower if n else style, line)
            if align == "right":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        close(cell)


def grid(
    container: Any, style: str, widths: Sequence[float], *, caption: str = "", first_column: bool = False
) -> Table:
    """An empty table of this style whose columns are so wide, in points."""
    columns = "".join(f'<w:gridCol w:w="{round(wide * 20)}"/>' for wide in widths)
    table = parse_xml(
        f'<w:tbl {_NS}><w:tblPr><w:tblStyle w:val="{style_id(style)}"/>'
        f'<w:tblW w:w="{round(sum(widths) * 20)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(first_column)}" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>'
    )
    if caption:
        said = OxmlElement("w:tblCaption")
        said.set(qn("w:val"), sound(caption).replace("\n", " "))
        table.tblPr.append(said)
    container._element._insert_tbl(table)
    return Table(table, container)


def add_row(
    table: Table, spans: Sequence[int] = (), *, heads: bool = False, keep: bool = False, whole: bool = True
) -> list[_Cell]:
    """A new row, whose cells go over so many columns each; one that holds heads comes again on each page."""
    wide = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    facts = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if heads else "")
    row = parse_xml(f"<w:tr {_NS}><w:trPr>{facts}</w:trPr></w:tr>" if facts else f"<w:tr {_NS}/>")
    at, cells = 0, []
    for span in spans or [1] * len(wide):
        over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        width = sum(wide[at : at + span])
        cells.append(parse_xml(f'<w:tc {_NS}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}</w:tcPr></w:tc>'))
        row.append(cells[-1])
        at += span
    table._tbl.append(row)
    return [_Cell(cell, table) for cell in cells]


def _merge(cell: _Cell, how: str) -> None:
    found = OxmlElement("w:vMerge")
    if how == "restart":
        found.set(qn("w:val"), "restart")
    cell._tc.get_or_add_tcPr().append(found)
    close(cell)


def close(cell: _Cell) -> None:
    """End a cell with a paragraph, as every cell must."""
    if len(cell._tc) == 0 or cell._tc[-1].tag != qn("w:p"):
        cell.add_paragraph()._p.style = "Cell"


def _widths(block: blocks.Table, shown: Filled, width: float) -> list[float]:
    """Shares of the width as the table says them; where it says none, by the longest words of the first rows."""
    shares = [column.share for column in shown.columns]
    if not all(shares):
        shares = [_natural(block, shown, n) for n in range(len(shown.columns))]
    return [width * share / sum(shares) for share in shares]


def _natural(block: blocks.Table, shown: Filled, n: int) -> float:
    cells: Sequence[Any] = [row[shown.places[n]] for row in block.all_rows()[:200]]
    said = [len(blocks.bare(each)) for cell in cells if not isinstance(cell, blocks.Spanned) for each in said_of(cell)]
    return max(36.0, min(_WIDEST, max([*said, len(shown.columns[n].head)]) * _LETTER))
