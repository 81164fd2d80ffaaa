"""Rows and columns that part over pages; the head comes again on each page, as an artifact."""

from dataclasses import dataclass, field, replace

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.changes import bar
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.spans import Span, depths, sever, start
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
BELOW = Look(pad=2.5, first=2.0, last=6.0, framed=False, gutter=10.0)
FACTS = Look(pad=3.2, first=0.0, last=0.0, framed=False, gutter=8.0)
#: Where so many rows would stay, the last one does not go over alone.
_LEAST = 3
#: So few rows of a group are not parted from the others, where it takes no more, and leaves no less, of the room.
_FEW, _SMALL, _FILLED = 2, 0.7, 0.45


@dataclass(slots=True)
class Row:
    """The cells of a row; `kind` is head, body or group, and a group's one cell goes over all columns.

    `pads` is the row's own room above and under its text; `spans` tells over how many columns and rows a cell goes,
    and the places that it covers hold empty cells. `again` is what stands in a group's place where it goes on,
    and `resumed` that a row stands there.
    """

    cells: list[Stack]
    kind: str = "body"
    top: float = 0.0
    bottom: float = 0.0
    pads: tuple[float, float] | None = None
    changed: bool = False
    spans: dict[int, Span] = field(default_factory=dict)
    again: "Row | None" = None
    resumed: bool = False

    def spaces(self, widths: list[float], gaps: list[float]) -> list[float]:
        """The width of each cell."""
        if self.kind == "group":
            return [sum(widths) + sum(gaps)]
        found = list(widths)
        for n, (across, _down) in self.spans.items():
            found[n] = sum(widths[n : n + across]) + sum(gaps[n : n + across - 1])
        return found

    def inner(self, widths: list[float], gaps: list[float]) -> float:
        """The depth of the text; what goes over several rows makes none of them deeper by itself."""
        spaces = self.spaces(widths, gaps)
        cells = enumerate(zip(self.cells, spaces, strict=True))
        return max((cell.height(w) for n, (cell, w) in cells if self.spans.get(n, (1, 1))[1] == 1), default=0.0)

    def depth(self, widths: list[float], gaps: list[float]) -> float:
        """The depth with the room above and under the text."""
        return self.top + self.inner(widths, gaps) + self.bottom

    def part(self, widths: list[float], gaps: list[float], room: float) -> "tuple[Row, Row] | None":
        """A row that is deeper than the room, in two: each cell ends where it can."""
        upper: list[Stack] = []
        lower: list[Stack] = []
        inside = room - self.top - self.bottom
        for cell, width in zip(self.cells, self.spaces(widths, gaps), strict=True):
            if cell.height(width) <= inside:
                upper.append(cell)
                lower.append(Stack([]))
                continue
            parted = cell.split(width, inside)
            if parted is None:
                return None
            upper.append(parted[0])
            lower.append(parted[1])
        ended = {n: (across, 1) for n, (across, _down) in self.spans.items()}
        return replace(self, cells=upper, spans=ended), replace(self, cells=lower)


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
        self._depths = depths(self.rows, self.widths, self.gaps)

    def first_baseline(self) -> float:
        """That of the first cell."""
        row = self.head or (self.rows[0] if self.rows else None)
        return row.top + row.cells[0].first_baseline() if row and row.cells else 10.0

    def _head_depth(self) -> float:
        return self.head.depth(self.widths, self.gaps) if self.head else 0.0

    def height(self, width: float) -> float:
        """Head and rows."""
        return self._head_depth() + sum(self._depths)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """Between two rows, never right under a group's name; a row deeper than a page parts within."""
        used, n = self._head_depth(), 0
        while n < len(self.rows) and used + self._depths[n] <= room + 0.01:
            used += self._depths[n]
            n += 1
        first = start(self.rows, n)
        if first < n and not first:
            parts = sever(self.rows, n, self.widths, self.gaps, room - self._head_depth())
            return self._severed(*parts, self._resumed(n))
        if first < n:
            n = first
        elif parted := self._within(n, room - used):
            return self._cut([*self.rows[:n], parted[0]]), self._rest([parted[1], *self.rows[n + 1 :]])
        if n == len(self.rows) - 1 >= _LEAST and start(self.rows, n - 1) == n - 1:
            n -= 1  # a last row never stands alone under a head that is repeated for it
        n = self._whole_group(n, room)
        while n and self.rows[n - 1].kind == "group":
            n -= 1
        if not n:
            return None
        return self._cut(self.rows[:n]), self._rest(self.rows[n:])

    def _whole_group(self, n: int, room: float) -> int:
        """Where a small last group would leave few rows on one side of the edge, its beginning: it goes over whole.

        It does not where it is deep, or where little would be left on the page; so it never needs one page more.
        """
        named = [place for place, row in enumerate(self.rows) if row.kind == "group" and not row.resumed]
        first = named[-1] if named else 0
        few = 0 < first < n < len(self.rows) and min(n - first - 1, len(self.rows) - n) <= _FEW
        before = self._head_depth() + sum(self._depths[:first])
        small = sum(self._depths[first:]) <= _SMALL * room and before >= _FILLED * room
        return first if few and small else n

    def _within(self, n: int, room: float) -> tuple[Row, Row] | None:
        """The row at n in two, where it is deep enough for that."""
        if n == len(self.rows) or room <= 60 or self._depths[n] <= 300:
            return None
        return self.rows[n].part(self.widths, self.gaps, room)

    def _resumed(self, n: int) -> list[Row]:
        """The name of the group that goes on with the row at n, said again; nothing where a group begins there."""
        group = next((row for row in reversed(self.rows[:n]) if row.kind == "group"), None)
        if group is None or group.again is None or self.rows[n].kind == "group":
            return []
        return [replace(group.again, top=8.0 if self.again else 1.0, bottom=3.0, again=group.again, resumed=True)]

    def _severed(self, upper: list[Row], lower: list[Row], resumed: list[Row]) -> tuple[Item, Item]:
        """Both parts of a table in which a cell goes over the edge of the page."""
        rows = [*resumed, *lower]
        rest = replace(self, rows=rows, head=self.again, before=0.0, continued=True)
        rest._depths = depths(rows, self.widths, self.gaps)
        return self._cut(upper), rest

    def _cut(self, rows: list[Row]) -> "Grid":
        return replace(self, rows=rows, keep_with_next=False, _depths=depths(rows, self.widths, self.gaps))

    def _rest(self, rows: list[Row]) -> "Grid":
        found = self._depths[len(self._depths) - len(rows) :]
        if rows[0].spans:
            found = depths(rows, self.widths, self.gaps)
        else:
            found[0] = rows[0].depth(self.widths, self.gaps)
        resumed = self._resumed(len(self.rows) - len(rows))
        deep = [*(row.depth(self.widths, self.gaps) for row in resumed), *found]
        return replace(
            self, rows=[*resumed, *rows], head=self.again, before=0.0, keep_with_next=False, continued=True,
            _depths=deep,
        )  # fmt: skip

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
                bar(canvas, top, depth)
            self._paint_row(canvas, row, x, top)
            top -= depth
            if n < len(self.rows) - 1 or self.look.framed:
                self._paint_rule(canvas, n, x, top, wide)

    def _paint_row(self, canvas: TaggedCanvas, row: Row, x: float, top: float) -> None:
        spaces = row.spaces(self.widths, self.gaps)
        inner = row.inner(self.widths, self.gaps) if row.kind == "head" else 0.0
        for n, (cell, width) in enumerate(zip(row.cells, spaces, strict=True)):
            sink = inner - cell.height(width) if row.kind == "head" else 0.0
            cell.paint(canvas, self._across(canvas, x, n, width), top - row.top - sink, width)

    def _across(self, canvas: TaggedCanvas, x: float, column: int, width: float) -> float:
        """Where a column begins: on a page that is read from right to left, counted from its right edge."""
        before = sum(self.widths[:column]) + sum(self.gaps[:column])
        return x + sum(self.widths) + sum(self.gaps) - before - width if canvas.turned else x + before

    def _paint_rule(self, canvas: TaggedCanvas, n: int, x: float, y: float, wide: float) -> None:
        """The hairline under a row, but not through a cell that goes on below it."""
        crossed = {
            k + each
            for i in range(start(self.rows, n + 1), n + 1)
            for k, (across, down) in self.rows[i].spans.items()
            if i + down > n + 1
            for each in range(across)
        }
        if not crossed:
            _rule(canvas, x, y, wide, 0.4, "hair")
            return
        for k, (width, gap) in enumerate(zip(self.widths, self.gaps, strict=True)):
            if k not in crossed:
                after = gap if k + 1 not in crossed else 0.0
                _rule(canvas, self._across(canvas, x, k, width + after), y, width + after, 0.4, "hair")


def _rule(canvas: TaggedCanvas, x: float, y: float, width: float, weight: float, colour: str) -> None:
    canvas.setStrokeColorRGB(*rgb(colour))
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + width, y)
