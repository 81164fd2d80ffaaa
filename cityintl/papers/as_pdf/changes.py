"""What changed since the last version: a bar in the margin as high as the entry, and the words that say what it was."""

from dataclasses import dataclass

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item
from cityintl.papers.as_pdf.style import MARGIN, rgb
from cityintl.papers.as_pdf.words import Tinted
from cityintl.words import _

#: How wide the bar is, how far outside the text it stands, and how much it is shorter than the entry at either end.
WIDE, OUTSIDE, SHORT = 2.4, 11.0, 4.0


def words(was: str) -> blocks.Line:
    """“Changed: was 11:15 a.m.”"""
    return blocks.line(Tinted(_("Changed:"), "blue"), f" {was}")


def bar(canvas: TaggedCanvas, top: float, depth: float) -> None:
    """The bar beside an entry that begins at this height of the page and is so deep; it is no content."""
    x = canvas.width - MARGIN + OUTSIDE - WIDE if canvas.turned else MARGIN - OUTSIDE
    canvas.setFillColorRGB(*rgb("blue"))
    canvas.rect(x, top - depth + SHORT, WIDE, max(depth - 2 * SHORT, WIDE), stroke=0, fill=1)


@dataclass
class Barred:
    """An item that changed: the bar stands beside it on every page that it goes over."""

    item: Item
    sink: float = 0.0

    @property
    def before(self) -> float:
        """That of the item."""
        return self.item.before

    @before.setter
    def before(self, room: float) -> None:
        self.item.before = room

    @property
    def keep_with_next(self) -> bool:
        """As the item says."""
        return self.item.keep_with_next

    @keep_with_next.setter
    def keep_with_next(self, kept: bool) -> None:
        self.item.keep_with_next = kept

    def first_baseline(self) -> float:
        """That of the item."""
        return self.item.first_baseline()

    def height(self, width: float) -> float:
        """That of the item."""
        return self.item.height(width)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """As the item parts; both parts have the bar."""
        parted = self.item.split(width, room)
        return parted and (Barred(parted[0], self.sink), Barred(parted[1], self.sink))

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The bar, then the item; `sink` is how far under its upper edge the item's own rule leaves room."""
        bar(canvas, top - self.sink, self.height(width) - self.sink)
        self.item.paint(canvas, x, top, width)
