"""Tables and facts become rows and columns: empty columns are left out, and too many turn into labels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from reportlab.pdfbase.pdfdoc import PDFName, PDFString

from cityintl.papers import blocks
from cityintl.papers.as_pdf import spark
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.spans import Rows, Span, taken
from cityintl.papers.as_pdf.streams import sound
from cityintl.papers.as_pdf.structure import Element, table_attributes
from cityintl.papers.as_pdf.table import BELOW, DENSE, FACTS, INSIDE, RULED, Grid, Look, Row
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.as_pdf.widths import least, widths
from cityintl.papers.as_pdf.words import Unknown, said_of
from cityintl.words import _

_LABEL = 66.0
#: So many rows are looked at for the widths; so wide is a value under its label.
_SEEN, _ABREAST = 200, 112.0
#: The rooms that a table may be given: where it stands, the full width, a page of its own on its side, or none.
Room = Literal["here", "full", "turned", "none"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a table has room, and whether in the smaller type."""

    room: Room = "here"
    dense: bool = False


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

    def table(
        self, block: blocks.Table, parent: Element, width: float, *, framed: bool, plan: Plan | None = None
    ) -> list[Item]:
        """The table, and under it the names of the columns that are empty everywhere."""
        kept, empty = filled(block)
        if not block.all_rows() or not kept.columns:
            return []
        plan = plan or self.plan(block, width)
        if plan.room == "none":
            found = self._labelled(kept, parent, width)
        else:
            found = self._grid(replace(kept, dense=kept.dense or plan.dense), parent, width, framed)
        if empty:
            text = _("Left out, empty: {columns}.").format(columns=", ".join(empty))
            found.append(self.paragraph(text, "note", parent.add("P"), before=8))
        return found

    def plan(self, block: blocks.Table, here: float, full: float = 0.0, turned: float = 0.0) -> Plan:
        """The first room that the table fits, so wide: here, the full width, a turned page; 8/11 comes first."""
        kept, _empty = filled(block)
        if not block.all_rows() or self._fits(kept, here, dense=False):
            return Plan()
        needed = self._needed(kept, dense=True)
        rooms: tuple[tuple[Room, float], ...] = (("here", here), ("full", full), ("turned", turned))
        for room, width in rooms:
            if needed <= width:
                return Plan(room, dense=True)
        return Plan("none")

    def _fits(self, block: blocks.Table, width: float, *, dense: bool) -> bool:
        """Whether no word would be cut; three columns always fit."""
        return len(block.columns) <= 3 or self._needed(block, dense or block.dense) <= width

    def _needed(self, block: blocks.Table, dense: bool) -> float:
        """The width that the longest words of all columns need, as far as the first rows tell."""
        style = "wide" if dense else "cell"
        rows = block.all_rows()[:_SEEN]
        cells, _covered = taken(rows)
        found = sum(_gaps(block.columns, DENSE if dense else RULED))
        for n, column in enumerate(block.columns):
            said = [_headed(column), *([column.second] if column.second else [])]
            lines = [self.paragraph(text, "widehead" if dense else "head", None) for text in said]
            for r, row in enumerate(rows):
                if cells.get((r, n), (1, 1))[0] == 1 and not isinstance(row[n], blocks.Spark):
                    lines += [self.paragraph(line, style, None) for line in said_of(row[n], column.decimals)]
            drawn = spark.NEEDED if any(isinstance(row[n], blocks.Spark) for row in rows) else 0.0
            found += max([drawn, *(least(line.longest(), line.natural()) for line in lines)])
        return found

    def _labelled(self, block: blocks.Table, parent: Element, width: float) -> list[Item]:
        """Each row goes on below itself: under its first cell the values, each under its label, several abreast."""
        found: list[Item] = []
        if block.caption_shown:
            found.append(self.paragraph(blocks.Strong(block.caption), "cell", parent.add("P"), keep=True))
        for row in block.rows:
            found += self._below(block, row, parent, width)
        for group in block.groups:
            found.append(self.paragraph(_group_name(group), "group", parent.add("P"), before=10, keep=True))
            for row in group.rows:
                found += self._below(block, row, parent, width)
        return found

    def _below(self, block: blocks.Table, row: Sequence[blocks.Cell], parent: Element, width: float) -> list[Item]:
        name = next((blocks.bare(said) for cell in row for said in said_of(cell)[:1]), "")
        whole = parent.add("Table", attributes=summary(name))
        pairs = [(_headed(column), column, cell) for column, cell in zip(block.columns, row, strict=True)]
        cells = []
        for label, column, cell in pairs:
            if said_of(cell):
                tr = whole.add("TR")
                th = tr.add("TH", attributes=table_attributes("Row"))
                value = self._cell(cell, "cell", tr.add("TD"), "left", column.decimals)
                cells.append(Stack([self.paragraph(label, "note", th), *value.items]))
        abreast = max(1, int((width + RULED.gutter) // (_ABREAST + RULED.gutter)))
        cells += [Stack([])] * (-len(cells) % abreast)
        rows = [Row(cells[n : n + abreast]) for n in range(0, len(cells), abreast)]
        gaps = [RULED.gutter] * (abreast - 1) + [0.0]
        wide = [(width - sum(gaps)) / abreast] * abreast
        title = self.paragraph(blocks.Strong(name), "cell", whole.add("Caption"), before=10, keep=True)
        whole.kids.insert(0, whole.kids.pop())
        return [title, Grid(rows, wide, gaps, BELOW, before=2.0)] if rows else []

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
        rows = self._rows(block, block.rows, whole, body)
        for group in block.groups:
            rows.append(self._group(group, len(block.columns), whole.add("TR")))
            rows += self._rows(block, group.rows, whole, body)
        gaps = _gaps(block.columns, look)
        shares = [column.share for column in block.columns]
        wants, needed = _naturals(rows, head, len(shares))
        found.append(Grid(rows, widths(shares, wants, width, gaps, needed), gaps, look, head, again))
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
        again = blocks.line(blocks.Strong(group.name), blocks.Quiet(" " + _("continued")))
        return Row(
            [Stack([self.paragraph(_group_name(group), "group", th)])],
            "group",
            again=Row([Stack([self.paragraph(again, "group", None)])], "group"),
        )

    def _rows(self, block: blocks.Table, rows: Rows, whole: Element, style: str) -> list[Row]:
        spans, covered = taken(rows)
        return [self._row(block, rows, n, whole.add("TR"), style, spans, covered) for n in range(len(rows))]

    def _row(
        self,
        block: blocks.Table,
        rows: Rows,
        n: int,
        tr: Element,
        style: str,
        spans: dict[tuple[int, int], Span],
        covered: set[tuple[int, int]],
    ) -> Row:
        cells = []
        for k, (column, cell) in enumerate(zip(block.columns, rows[n], strict=True)):
            if (n, k) in covered:
                cells.append(Stack([]))
                continue
            across, down = spans.get((n, k), (1, 1))
            heads = block.header_column and not k
            attributes = table_attributes("Row" if heads else "", across, down)
            td = tr.add("TH" if heads else "TD", attributes=attributes)
            if isinstance(cell, blocks.Spark):
                cells.append(self._spark(cell, block, k, td, style))
            else:
                cells.append(self._cell(cell, style, td, column.align, column.decimals))
        return Row(cells, spans={k: span for (r, k), span in spans.items() if r == n and span != (1, 1)})

    def _spark(self, cell: blocks.Spark, block: blocks.Table, column: int, element: Element, style: str) -> Stack:
        """Small columns on the scale of the table's whole column."""
        if (block, column) != self._scaled[:2]:
            self._scaled = (block, column, spark.most(row[column] for row in block.all_rows()))
        figure = element.add("Figure", alternative=self.telling(cell.said))
        total = self.paragraph(cell.total, style, element.add("P"), align="right") if cell.total else None
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


def _naturals(rows: list[Row], head: Row | None, columns: int) -> tuple[list[float], list[float]]:
    """What each column would like to be wide, at most 170, and what it needs, as its head and its first rows tell."""
    seen = [row for row in rows[:_SEEN] if row.kind != "group"] + ([head] if head else [])
    wants, needs = [], []
    for n in range(columns):
        cells = [row.cells[n] for row in seen if row.spans.get(n, (1, 1))[0] == 1]
        lines = [line for cell in cells for line in cell.items if isinstance(line, Paragraph)]
        drawn = spark.NEEDED if any(isinstance(i, spark.SparkCell) for cell in cells for i in cell.items) else 0.0
        wants.append(min(max([drawn, *(line.natural() for line in lines)]) + 0.5, 170.0))
        needs.append(max([drawn, *(least(line.longest(), line.natural()) for line in lines)]) + 0.5)
    return wants, needs


def _group_name(group: blocks.Group) -> blocks.Line:
    return blocks.line(blocks.Strong(group.name), blocks.Quiet(f" {len(group.rows)}"))


def _gaps(columns: Sequence[blocks.Column], look: Look) -> list[float]:
    """The room after each column: more between a number and a text, none after the last."""
    found = []
    for here, there in pairwise(columns):
        found.append(16.0 if here.align == "right" and there.align == "left" else look.gutter)
    return [*found, 0.0]


def filled(block: blocks.Table) -> tuple[blocks.Table, list[str]]:
    """The table without the columns that no row fills, and the heads of these."""
    rows = block.all_rows()
    keep = [n for n in range(len(block.columns)) if any(row[n] is blocks.COVERED or said_of(row[n]) for row in rows)]
    if len(keep) == len(block.columns):
        return block, []
    empty = [c.head for n, c in enumerate(block.columns) if n not in keep]

    def cut(found: tuple[tuple[blocks.Cell, ...], ...]) -> tuple[tuple[blocks.Cell, ...], ...]:
        return tuple(tuple(row[n] for n in keep) for row in found)

    groups = tuple(replace(group, rows=cut(group.rows)) for group in block.groups)
    columns = tuple(block.columns[n] for n in keep)
    return replace(block, columns=columns, rows=cut(block.rows), groups=groups), empty if rows else []
