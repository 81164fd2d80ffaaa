"""Large figures abreast under a rule: what counts first."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.parts import Abreast
from cityintl.papers.as_pdf.structure import Element, list_attributes
from cityintl.papers.as_pdf.style import GUTTER, rgb

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: Under this width two or three figures stand abreast, not four.
_NARROW = 420.0
#: The sizes of the figures, the first in which all of them have room.
_SIZES = ("figure", "lesser figure", "least figure")


def key_figures(
    composer: "Composer", block: blocks.KeyFigures, parent: Element, width: float, *, framed: bool
) -> list[Item]:
    """Each figure over its label and what it is compared with; a section frames them by itself."""
    if not block.figures:
        return []
    columns = 4 if width > _NARROW else 2 if len(block.figures) in (2, 4) else 3
    one = (width - (columns - 1) * GUTTER) / columns
    style = next((s for s in _SIZES if _widest(composer, block, s) <= one), _SIZES[-1])
    whole = parent.add("L", attributes=list_attributes("None"))
    cells = [_cell(composer, figure, style, whole.add("LI").add("LBody")) for figure in block.figures]
    rows = [cells[n : n + columns] for n in range(0, len(cells), columns)]
    return [KeyRow(row, columns, ruled=framed and not n, before=14.0 if n else 0.0) for n, row in enumerate(rows)]


def _widest(composer: "Composer", block: blocks.KeyFigures, style: str) -> float:
    return max(composer.paragraph(figure.figure, style, None).natural() for figure in block.figures)


def _cell(composer: "Composer", figure: blocks.KeyFigure, style: str, body: Element) -> Item:
    found: list[Item] = [composer.paragraph(figure.figure, style, body.add("P"))]
    if figure.label:
        found.append(composer.paragraph(figure.label, "cell", body.add("P"), before=2))
    if figure.comparison:
        found.append(composer.paragraph(figure.comparison, "note", body.add("P"), before=1))
    return Stack(found)


class KeyRow(Abreast):
    """A row of figures, the first of them under a rule over the full width."""

    def __init__(self, items: list[Item], columns: int, *, ruled: bool, before: float) -> None:
        super().__init__(items, columns, before=before)
        self.over = 5.0 if ruled else 0.0

    def height(self, width: float) -> float:
        """The deepest figure with the room under the rule."""
        return self.over + super().height(width)

    def first_baseline(self) -> float:
        """That of the figures."""
        return self.over + super().first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The rule, then the figures."""
        if self.over:
            canvas.setStrokeColorRGB(*rgb("ink"))
            canvas.setLineWidth(0.9)
            canvas.line(x, top, x + width, top)
        super().paint(canvas, x, top - self.over, width)
