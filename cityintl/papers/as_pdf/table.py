"""Rows and columns that part over pages; the head comes again on each page, as an artifact."""

from dataclasses import dataclass, field, replace

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.style import rgb


@dataclass(frozen=True, slots=True)
class Look:
    """Room above and under the text of rows, the rules between them, and the room between columns."""

    pad: float = 4.5
    first: float = 4.5
    last: float = 4.5
    framed: bool = True
    gutter: float = 10.0
    over: bool = False

    def within(self) -> "Look":
        """The same inside a section, whose hairlines frame it."""
        return replace(self, first=1.0, last=0.0, framed=False)


#: A table on the full width, one inside a section (whose hairlines frame it), and labels with their values.
RULED = Look()
DENSE = Look(pad=3.2, first=3.2, last=3.2, gutter=9.0)
INSIDE = Look(first=1.0, last=0.0, framed=False)
POCKET_ROWS = Look(framed=False, over=True)
FACTS = Look(pad=3.2, first=0.0, last=0.0, framed=False, gutter=8.0)


@dataclass(slots=True)
class Row:
    """The cells of a row; `kind` is head, body or group, and a group's one cell goes over all columns.

    `pads` is the row's own room above and under its text.
    """

    cells: list[Stack]
    kind: str = "body"
    top: float = 0.0
    bottom: float = 0.0
    pads: tuple[float, float] | None = None
    changed: bool = False

    def inner(self, widths: list[float]) -> float:
        """The depth of the text."""
        spans = [sum(widths)] if self.kind == "group" else widths
        return max((cell.height(w) for cell, w in zip(self.cells, spans, strict=True)), default=0.0)

    def depth(self, widths: list[float]) -> float:
        """The depth with the room above and under the text."""
        return self.top + self.inner(widths) + self.bottom

    def part(self, widths: list[float], room: float) -> "tuple[Row, Row] | None":
        """A row that is deeper than the room, in two: each cell ends where it can."""
        upper: list[Stack] = []
        lower: list[Stack] = []
        inside = room - self.top - self.bottom
        for cell, width in zip(self.cells, widths, strict=True):
            if cell.height(width) <= inside:
                upper.append(cell)
                lower.append(Stack([]))
                continue
            parted = cell.split(width, inside)
            if parted is None:
                return None
            upper.append(parted[0])  # type: ignore[arg-type]  # a stack parts into stacks
            lower.append(parted[1])  # type: ignore[arg-type]  # a stack parts into stacks
        return replace(self, cells=upper), replace(self, cells=lower)


@dataclass
class Grid:
    """A table as it stands on the page."""

    rows: list[Row]
    widths: list[float]
    gaps: list[float]
    look: Look
    head: Row | None = None
    again: Row | None = None
    before: float = 0.0
    keep_with_next: bool = False
    continued: bool = False
    _depths: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self._depths:
            return
        for n, row in enumerate(self.rows):
            if row.pads:
                row.top, row.bottom = row.pads
            elif row.kind == "group":
                row.top, row.bottom = (8.0 if n or self.head else 1.0), 3.0
            else:
                row.top = self.look.first if not n and not self.head else self.look.pad
                row.bottom = self.look.last if n == len(self.rows) - 1 else self.look.pad
        for head in (self.head, self.again):
            if head:
                head.top, head.bottom = (4.0 if self.look.framed else 1.0), 4.0
        self._depths = [row.depth(self.widths) for row in self.rows]

    def first_baseline(self) -> float:
        """That of the first cell."""
        row = self.head or (self.rows[0] if self.rows else None)
        return row.top + row.cells[0].first_baseline() if row and row.cells else 10.0

    def _head_depth(self) -> float:
        return self.head.depth(self.widths) if self.head else 0.0

    def height(self, width: float) -> float:
        """Head and rows."""
        return self._head_depth() + sum(self._depths)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """Between two rows, never right under a group's name; a row deeper than a page parts within."""
        used, n = self._head_depth(), 0
        while n < len(self.rows) and used + self._depths[n] <= room + 0.01:
            used += self._depths[n]
            n += 1
        parted = None
        if n < len(self.rows) and (self._depths[n] > 300 or n == 0) and room - used > 60:
            parted = self.rows[n].part(self.widths, room - used)
        if parted:
            return self._cut([*self.rows[:n], parted[0]]), self._rest([parted[1], *self.rows[n + 1 :]])
        while n and self.rows[n - 1].kind == "group":
            n -= 1
        if not n:
            return None
        return self._cut(self.rows[:n]), self._rest(self.rows[n:])

    def _cut(self, rows: list[Row]) -> "Grid":
        depths = [row.depth(self.widths) for row in rows]
        return Grid(
            rows, self.widths, self.gaps, self.look, self.head, self.again, self.before, False, self.continued, depths
        )

    def _rest(self, rows: list[Row]) -> "Grid":
        depths = self._depths[len(self._depths) - len(rows) :]
        depths = [rows[0].depth(self.widths), *depths[1:]]
        return Grid(rows, self.widths, self.gaps, self.look, self.again, self.again, 0.0, False, True, depths)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Head, rows and the rules between them."""
        wide = sum(self.widths) + sum(self.gaps)
        if self.head and self.look.framed:
            _rule(canvas, x, top, wide, 0.9, "ink")
        if self.head:
            self._paint_row(canvas, self.head, x, top)
            top -= self._head_depth()
            _rule(canvas, x, top, wide, 0.4, "ink")
        if self.look.over:
            _rule(canvas, x, top, wide, 0.5, "hair")
        for n, (row, depth) in enumerate(zip(self.rows, self._depths, strict=True)):
            if row.changed:
                canvas.setFillColorRGB(*rgb("blue"))
                canvas.rect(x - 11, top - depth + 4, 2.4, depth - 8, stroke=0, fill=1)
            self._paint_row(canvas, row, x, top)
            top -= depth
            if n < len(self.rows) - 1 or self.look.framed:
                _rule(canvas, x, top, wide, 0.4, "hair")

    def _paint_row(self, canvas: TaggedCanvas, row: Row, x: float, top: float) -> None:
        if row.kind == "group":
            row.cells[0].paint(canvas, x, top - row.top, sum(self.widths))
            return
        inner = row.inner(self.widths)
        for cell, width, gap in zip(row.cells, self.widths, self.gaps, strict=True):
            sink = inner - cell.height(width) if row.kind == "head" else 0.0
            cell.paint(canvas, x, top - row.top - sink, width)
            x += width + gap


def _rule(canvas: TaggedCanvas, x: float, y: float, width: float, weight: float, colour: str) -> None:
    canvas.setStrokeColorRGB(*rgb(colour))
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + width, y)


def widths(shares: list[float], natural: list[float], full: float, gaps: list[float]) -> list[float]:
    """The widths of columns: a share of 0 takes what its content needs, the others part the rest among them.

    Where all columns take what they need, what is left goes to the widest, and what is missing comes from it.
    """
    room = full - sum(gaps)
    fixed = [n if not s else 0.0 for s, n in zip(shares, natural, strict=True)]
    whole = sum(shares)
    if not whole:
        return _fitted(natural, room)
    rest = room - sum(fixed)
    if rest < room * 0.3:
        fixed = [f * room * 0.7 / sum(fixed) for f in fixed]
        rest = room * 0.3
    return [f or rest * s / whole for f, s in zip(fixed, shares, strict=True)]


def _fitted(natural: list[float], room: float) -> list[float]:
    found = [max(n, 18.0) for n in natural]
    if sum(found) <= room:
        grown = room - sum(found)
        return [w + grown * w / sum(found) for w in found]
    cap = max(found)
    while sum(min(w, cap) for w in found) > room and cap > 1:
        cap -= 1
    kept = [min(w, cap) for w in found]
    return [w + (room - sum(kept)) / len(kept) for w in kept]
