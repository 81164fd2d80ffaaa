"""A picture with its caption; one that cannot be read leaves a calm box that says what it would have shown."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf import images
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Solid
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer


def picture(composer: "Composer", block: blocks.Picture, parent: Element, width: float) -> list[Item]:
    """The picture, never wider than its dots nor higher than half a page, and the caption under it."""
    said = composer.telling(block.alternative or block.caption or _("Picture"))
    wide = width * min(max(block.share, 0.05), 1.0)
    size = images.size_of(block.content)
    if size is None:
        lost = composer.paragraph(_("This picture cannot be shown: {what}").format(what=said), "note", parent.add("P"))
        found: list[Item] = [Missing(lost, wide)]
    else:
        wide = min(wide, float(size[0]), composer.sheet.depth / 2 * size[0] / size[1])
        found = [Photograph(block.content, (wide, wide * size[1] / size[0]), parent.add("Figure", alternative=said))]
    found[0].before = 8.0
    if block.caption:
        found[0].keep_with_next = True
        found.append(composer.paragraph(block.caption, "note", parent.add("P"), before=5))
    return found


class Photograph(Solid):
    """The dots of a picture, so large."""

    def __init__(self, content: bytes, size: tuple[float, float], figure: Element) -> None:
        self.content, self.size, self.figure = content, size, figure

    def height(self, width: float) -> float:
        """Its own."""
        return self.size[1]

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The picture as a figure."""
        box = (x, top - self.size[1], x + self.size[0], top)
        seen = images.image(self.content, self.size[0])
        with canvas.figure(self.figure, box):
            if seen:
                canvas.picture(seen, box)


class Missing(Solid):
    """A quiet box in the place of a picture that cannot be read."""

    def __init__(self, said: Paragraph, wide: float) -> None:
        self.said, self.wide = said, wide

    def _inside(self) -> float:
        return max(self.wide, 90.0) - 20

    def height(self, width: float) -> float:
        """Its words and the room around them."""
        return self.said.height(self._inside()) + 24

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """The words go over to the next page where they are longer than one."""
        return self.said.split(self._inside(), room - 24)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The ground, then the words."""
        depth = self.height(width)
        canvas.setFillColorRGB(*rgb("tile"))
        canvas.rect(x, top - depth, self._inside() + 20, depth, stroke=0, fill=1)
        self.said.paint(canvas, x + 10, top - 12, self._inside())
