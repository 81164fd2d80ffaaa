"""Tables and facts become rows and columns: empty columns are left out, and too many turn into labels."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from reportlab.pdfbase.pdfdoc import PDFName, PDFString

from cityintl.papers import blocks
from cityintl.papers.as_pdf import spark
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.streams import sound
from cityintl.papers.as_pdf.structure import Element, table_attributes
from cityintl.papers.as_pdf.table import DENSE, FACTS, INSIDE, RULED, Grid, Look, Row, widths
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.as_pdf.words import Unknown, said_of
from cityintl.words import _

#: A column narrower than this cannot be read; such a table becomes labels and values, row by row.
_NARROWEST = 42.0
_LABEL = 66.0


class TableMaker:
    """Makes the tables of one paper; `paragraph` sets a line of content in a style."""

    def __init__(
        self, paragraph: Callable[..., Paragraph], unknown: Unknown, telling: Callable[[str], str] = str
    ) -> None:
        self.paragraph, self.unknown, self.telling = paragraph, unknown, telling
        self._label = _LABEL
        self._scaled: tuple[blocks.Table | None, int, float] = (None, 0, 0.0)

    def align(self, found: Sequence[blocks.Block]) -> None:
        """Give the labels of all facts of a paper one width."""
        for block in found:
            if isinstance(block, blocks.Section | blocks.Box | blocks.Part):
                self.align(block.blocks)
            elif isinstance(block, blocks.Facts):
                labels = [self.paragraph(label, "quiet", None).natural() + 2 for label, cell in block.pairs if cell]
                self._label = max(self._label, *labels, 0.0)

    def facts(self, block: blocks.Facts, parent: Element, width: float) -> list[Item]:
        """Labels left in grey, values right."""
        pairs = [(label, cell) for label, cell in block.pairs if said_of(cell)]
        if not pairs:
            return []
        whole = parent.add("Table", attributes=summary(_("Labels and values")))
        rows = []
        for label, cell in pairs:
            tr = whole.add("TR")
            th = tr.add("TH", attributes=table_attributes("Row"))
            td = tr.add("TD")
            rows.append(Row([Stack([self.paragraph(label, "quiet", th)]), self._cell(cell, "cell", td, "left")]))
        left = min(self._label, width * 0.34)
        return [Grid(rows, [left, width - left - FACTS.gutter], [FACTS.gutter, 0.0], FACTS)]

    def table(self, block: blocks.Table, parent: Element, width: float, *, framed: bool) -> list[Item]:
        """The table, and under it the names of the columns that are empty everywhere."""
        kept, empty = _filled(block)
        if not block.all_rows() or not kept.columns:
            return []
        if width / len(kept.columns) < _NARROWEST:
            found = self._labelled(kept, parent, width)
        else:
            found = self._grid(kept, parent, width, framed)
        if empty:
            text = _("Left out, empty: {columns}.").format(columns=", ".join(empty))
            found.append(self.paragraph(text, "note", parent.add("P"), before=8))
        return found

    def _labelled(self, block: blocks.Table, parent: Element, width: float) -> list[Item]:
        """Each row as labels and values under its first cell."""
        found: list[Item] = []
        for row in block.all_rows():
            name = next((blocks.bare(said) for cell in row for said in said_of(cell)[:1]), "")
            found.append(self.paragraph(blocks.Strong(name), "cell", parent.add("P"), before=8, keep=True))
            pairs = tuple((_headed(c), cell) for c, cell in zip(block.columns, row, strict=True))
            found += self.facts(blocks.Facts(pairs), parent, width)
        return found

    def _grid(self, block: blocks.Table, parent: Element, width: float, framed: bool) -> list[Item]:
        body = "wide" if block.dense else "cell"
        look = (DENSE if block.dense else RULED) if framed else replace(INSIDE, pad=3.2 if block.dense else 3.6)
        whole = parent.add("Table", attributes=summary(block.caption))
        found: list[Item] = []
        if block.caption_shown:
            caption = self.paragraph(blocks.Strong(block.caption), "cell", whole.add("Caption"), keep=True)
            found.append(caption)
        head = self._head(block, whole.add("TR"), block.dense) if block.heads else None
        again = self._head(block, None, block.dense) if block.heads else None
        rows = [self._row(block, row, whole.add("TR"), body) for row in block.rows]
        for group in block.groups:
            rows.append(self._group(group, len(block.columns), whole.add("TR")))
            rows += [self._row(block, row, whole.add("TR"), body) for row in group.rows]
        gaps = _gaps(block.columns, look)
        shares = [column.share for column in block.columns]
        natural = [0.0] * len(shares) if all(shares) else _naturals(rows, head, len(shares))
        found.append(Grid(rows, widths(shares, natural, width, gaps), gaps, look, head, again))
        if block.caption_shown:
            found[-1].before = 4.0
        return found

    def _head(self, block: blocks.Table, tr: Element | None, dense: bool) -> Row:
        style = "widehead" if dense else "head"
        cells = []
        for column in block.columns:
            th = tr.add("TH", attributes=table_attributes("Column")) if tr else None
            said = _headed(column) + (f"\n{column.second}" if column.second else "")
            cells.append(Stack([self.paragraph(said, style, th, align=column.align)]))
        return Row(cells, "head")

    def _group(self, group: blocks.Group, columns: int, tr: Element) -> Row:
        th = tr.add("TH", attributes=table_attributes("Row", columns))
        said = blocks.line(blocks.Strong(group.name), blocks.Quiet(f" {len(group.rows)}"))
        return Row([Stack([self.paragraph(said, "group", th)])], "group")

    def _row(self, block: blocks.Table, row: Sequence[blocks.Cell], tr: Element, style: str) -> Row:
        cells = []
        for n, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            heads = block.header_column and not n
            td = tr.add("TH", attributes=table_attributes("Row")) if heads else tr.add("TD")
            if isinstance(cell, blocks.Spark):
                cells.append(self._spark(cell, block, n, td, style))
            else:
                cells.append(self._cell(cell, style, td, column.align, column.decimals))
        return Row(cells)

    def _spark(self, cell: blocks.Spark, block: blocks.Table, column: int, element: Element, style: str) -> Stack:
        """Small columns on the scale of the table's whole column."""
        if (block, column) != self._scaled[:2]:
            self._scaled = (block, column, spark.most(row[column] for row in block.all_rows()))
        figure = element.add("Figure", alternative=self.telling(cell.said))
        total = self.paragraph(spark.total(cell), style, element.add("P"), align="right")
        return Stack([spark.SparkCell(cell, self._scaled[2], figure, total)])

    def _cell(self, cell: blocks.Cell, style: str, element: Element, align: str, decimals: int | None = None) -> Stack:
        said = said_of(cell, decimals)
        if len(said) == 1:
            return Stack([self.paragraph(said[0], style, element, align=align)])
        lower = "note" if style == "wide" else "quiet"
        return Stack(
            [self.paragraph(line, lower if n else style, element.add("P"), align=align) for n, line in enumerate(said)]
        )


def _headed(column: blocks.Column) -> str:
    return f"{column.head}, {column.unit}" if column.unit else column.head


def summary(caption: str) -> dict[str, object]:
    """The attributes of a table that say what it holds."""
    return {"O": PDFName("Table"), "Summary": PDFString(sound(caption))} if caption else {}


def natural(stack: Stack) -> float:
    """How wide a cell would like to be: its widest line."""
    return max((item.natural() for item in stack.items if isinstance(item, Paragraph | spark.SparkCell)), default=0.0)


def _naturals(rows: list[Row], head: Row | None, columns: int) -> list[float]:
    """What each column would like to be wide, from its head and its first rows; a long text gets at most 170."""
    seen = [row for row in rows[:300] if row.kind != "group"] + ([head] if head else [])
    return [min(max(natural(row.cells[n]) for row in seen) + 0.5, 170.0) for n in range(columns)]


def _gaps(columns: Sequence[blocks.Column], look: Look) -> list[float]:
    """The room after each column: more between a number and a text, none after the last."""
    found = []
    for here, there in pairwise(columns):
        found.append(16.0 if here.align == "right" and there.align == "left" else look.gutter)
    return [*found, 0.0]


def _filled(block: blocks.Table) -> tuple[blocks.Table, list[str]]:
    """The table without the columns that no row fills, and the heads of these."""
    rows = block.all_rows()
    keep = [n for n in range(len(block.columns)) if any(said_of(row[n]) for row in rows)]
    if len(keep) == len(block.columns):
        return block, []
    empty = [c.head for n, c in enumerate(block.columns) if n not in keep]

    def cut(found: tuple[tuple[blocks.Cell, ...], ...]) -> tuple[tuple[blocks.Cell, ...], ...]:
        return tuple(tuple(row[n] for n in keep) for row in found)

    groups = tuple(replace(group, rows=cut(group.rows)) for group in block.groups)
    columns = tuple(block.columns[n] for n in keep)
    return replace(block, columns=columns, rows=cut(block.rows), groups=groups), empty if rows else []
