"""Sections, lists, boxes and strips of people: the items of a page that frame paragraphs and tables."""

from dataclasses import dataclass, replace

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Solid, Stack
from cityintl.papers.as_pdf.images import Image
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import GUTTER, RULE, rgb
from cityintl.papers.as_pdf.text import Paragraph

#: A head that is deeper than a page parts on pages with at least this room.
_DEEP = 400.0


@dataclass
class SectionItem:
    """A hairline over the full width, the head at the side, the matter beside it, on one first baseline."""

    head: Stack
    again: Stack
    body: Stack
    side: float
    before: float = 0.0
    keep_with_next: bool = False
    strong: bool = False
    ruled: bool = True

    def _sinks(self) -> tuple[float, float]:
        """How much lower head and matter begin, so that their first lines stand on one baseline."""
        head, body = self.head.first_baseline(), self.body.first_baseline()
        return max(0.0, body - head), max(0.0, head - body)

    def first_baseline(self) -> float:
        """That of the head."""
        return RULE + max(self.head.first_baseline(), self.body.first_baseline())

    def height(self, width: float) -> float:
        """The deeper of head and matter, and the room under the hairline."""
        head, body = self._sinks()
        inside = width - self.side - GUTTER
        return RULE + max(self.head.height(self.side) + head, self.body.height(inside) + body)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """Between its parts; then the head comes again with “continued”."""
        sinks = self._sinks()
        heads: tuple[Stack, Stack] | None = (self.head, self.again)
        if self.head.height(self.side) + RULE + sinks[0] > room:
            heads = self.head.split(self.side, room - RULE - sinks[0]) if room > _DEEP else None
        if heads is None:
            return None
        inside = width - self.side - GUTTER
        parted: tuple[Stack, Stack] | None = (self.body, Stack([]))
        if self.body.height(inside) > room - RULE - sinks[1]:
            parted = self.body.split(inside, room - RULE - sinks[1])
        if parted is None:
            return None
        upper = replace(self, head=heads[0], body=parted[0], keep_with_next=False)
        lower = replace(self, head=heads[1], body=parted[1], before=0.0, ruled=True)
        return upper, lower

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Hairline (a strong rule in the pocket look), head, matter."""
        if self.ruled:
            canvas.setStrokeColorRGB(*rgb("ink" if self.strong else "hair"))
            canvas.setLineWidth(0.9 if self.strong else 0.5)
            canvas.line(x, top, x + width, top)
        head, body = self._sinks()
        inside = width - self.side - GUTTER
        self.head.paint(canvas, x + inside + GUTTER if canvas.turned else x, top - RULE - head, self.side)
        self.body.paint(canvas, x if canvas.turned else x + self.side + GUTTER, top - RULE - body, inside)


@dataclass
class ListItem:
    """An item of a list: its mark hangs before it; `back` is how far it begins before the text around it."""

    mark: Paragraph
    body: Stack
    indent: float = 17.0
    before: float = 0.0
    keep_with_next: bool = False
    marked: bool = True
    back: float = 0.0

    def first_baseline(self) -> float:
        """That of the text."""
        return self.body.first_baseline()

    def height(self, width: float) -> float:
        """That of the text."""
        return self.body.height(width + self.back - self.indent)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """As its text parts; the mark stands only before the first part."""
        parted = self.body.split(width + self.back - self.indent, room)
        if parted is None:
            return None
        upper, lower = parted
        return (
            replace(self, body=upper),
            replace(self, body=lower, before=0.0, marked=False),
        )

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Mark, then text."""
        width += self.back
        x -= 0.0 if canvas.turned else self.back
        if self.marked:
            self.mark.paint(canvas, x + width - self.indent if canvas.turned else x, top, self.indent)
        self.body.paint(canvas, x if canvas.turned else x + self.indent, top, width - self.indent)


@dataclass
class Boxed:
    """A ruled box around what needs care."""

    body: Stack
    pad: float = 10.0
    before: float = 0.0
    keep_with_next: bool = False

    def first_baseline(self) -> float:
        """That of the first point, a little higher than the padding would put it."""
        return self.pad - 2 + self.body.first_baseline()

    def height(self, width: float) -> float:
        """The matter and the room around it."""
        return self.body.height(width - 2 * self.pad) + 2 * self.pad - 3

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """As its matter parts; each part has a box."""
        parted = self.body.split(width - 2 * self.pad, room - 2 * self.pad + 3)
        if parted is None:
            return None
        return Boxed(parted[0], self.pad, self.before), Boxed(parted[1], self.pad)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The box, then what stands in it."""
        depth = self.height(width)
        canvas.setStrokeColorRGB(*rgb("brick"))
        canvas.setLineWidth(0.9)
        canvas.rect(x + 0.45, top - depth, width - 0.9, depth, stroke=1, fill=0)
        self.body.paint(canvas, x + self.pad, top - self.pad + 2, width - 2 * self.pad)


class Card(Solid):
    """A person: a tile with the initials where no photo is, then name, how it is said, and the office."""

    TILE = 42.0

    def __init__(self, initials: Paragraph, body: Stack, photo: tuple[Image, Element] | None = None) -> None:
        self.initials, self.body, self.photo = initials, body, photo

    def height(self, width: float) -> float:
        """The deeper of tile and words."""
        return max(self.TILE * 4 / 3, self.body.height(width - self.TILE - 10))

    def first_baseline(self) -> float:
        """That of the name."""
        return self.body.first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Tile and words."""
        depth, words = self.TILE * 4 / 3, x + self.TILE + 10
        if canvas.turned:
            x, words = x + width - self.TILE, x
        if self.photo:
            box = (x, top - depth, x + self.TILE, top)
            with canvas.figure(self.photo[1], box):
                canvas.picture(self.photo[0], box)
        else:
            canvas.setFillColorRGB(*rgb("tile"))
            canvas.rect(x, top - depth, self.TILE, depth, stroke=0, fill=1)
            self.initials.paint(canvas, x, top - depth / 2 + self.initials.style.size * 0.67, self.TILE)
        self.body.paint(canvas, words, top, width - self.TILE - 10)


class Abreast(Solid):
    """Items side by side in columns of one width."""

    def __init__(self, items: list[Item], columns: int, before: float = 0.0) -> None:
        self.items, self.columns, self.before = items, columns, before

    def _one(self, width: float) -> float:
        return (width - (self.columns - 1) * GUTTER) / self.columns

    def height(self, width: float) -> float:
        """The deepest of them."""
        return max(item.height(self._one(width)) for item in self.items)

    def first_baseline(self) -> float:
        """That of the first."""
        return self.items[0].first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """In the direction of reading."""
        one = self._one(width)
        for n, item in enumerate(self.items):
            across = n * (one + GUTTER)
            item.paint(canvas, x + width - across - one if canvas.turned else x + across, top, one)
