"""Small columns in a cell of a table, one for each year, on the scale of the whole table's column."""

from collections.abc import Iterable
from math import isfinite

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Solid
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph

#: How wide and how high the columns are together, the white between two, the room before the total and that for it.
_WIDE, _HIGH, _WHITE, _GAP, _SUM = 62.0, 17.0, 1.6, 4.0, 26.0
#: What a cell needs.
NEEDED = _WIDE + _GAP + _SUM


def most(cells: Iterable[object]) -> float:
    """The largest value of a table's column, which all of its cells are drawn against."""
    return max((v for cell in cells if isinstance(cell, blocks.Spark) for v in values(cell)), default=0.0)


def values(cell: blocks.Spark) -> list[float]:
    """The values that can be drawn: no number is none, and nothing goes under the line."""
    return [max(float(v), 0.0) if isfinite(v) else 0.0 for v in cell.values]


class SparkCell(Solid):
    """The columns as a figure, and the total right of them."""

    def __init__(self, cell: blocks.Spark, scale: float, figure: Element, total: Paragraph | None) -> None:
        self.values, self.scale, self.figure, self.total = values(cell), scale or 1.0, figure, total

    def natural(self) -> float:
        """How wide it would like to be."""
        return _WIDE + (_GAP + self.total.natural() if self.total else 0.0)

    def height(self, width: float) -> float:
        """That of the columns, or of a total in several lines."""
        return max(_HIGH, self.total.height(width - self._wide(width) - _GAP) if self.total else 0.0)

    def _wide(self, width: float) -> float:
        return min(_WIDE, width * 0.6 if self.total else width)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Columns on a line, then the total."""
        wide = self._wide(width)
        step = wide / max(len(self.values), 1)
        low = top - _HIGH
        with canvas.figure(self.figure, (x, low, x + wide, top)):
            canvas.setFillColorRGB(*rgb("blue"))
            for n, value in enumerate(self.values):
                if value:
                    deep = max(value / self.scale * (_HIGH - 1), 0.8)
                    canvas.rect(x + n * step, low + 1, step - min(_WHITE, step / 3), deep, stroke=0, fill=1)
            canvas.setStrokeColorRGB(*rgb("line"))
            canvas.setLineWidth(0.4)
            canvas.line(x, low + 0.6, x + wide - min(_WHITE, step / 3), low + 0.6)
        if not self.total:
            return
        room = min(width - wide - _GAP, max(_SUM, self.total.natural() + 1))
        self.total.paint(canvas, x + wide + _GAP, top, room)
