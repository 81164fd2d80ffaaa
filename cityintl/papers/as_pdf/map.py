"""The map on paper: the same description that the window paints."""

from collections.abc import Sequence

from reportlab.pdfgen.pathobject import PDFPathObject

from cityintl.desk import map_names
from cityintl.desk.map_of_ties import Drawing
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Solid
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.reference.world import HEIGHT, Point

#: The tones of the description in the colours of the house: the mark of what is suspended is brick, its line is not.
_LINES = {"accent": "blue", "amber": "blue", "red": "line", "quiet": "line"}
_MARKS = {**_LINES, "red": "brick"}
#: The share of the width that the map takes, so that a table fits below it on the first page.
_SHARE = 0.86


class WorldMap(Solid):
    """The figure; its words are those of the description."""

    def __init__(self, drawing: Drawing, names: list[Paragraph], figure: Element, share: float = 1.0) -> None:
        """`names` are those of the spots and, last, of home: no content, as the figure's words say them in order."""
        self.drawing, self.names, self.figure, self.share = drawing, names, figure, _SHARE * share

    def height(self, width: float) -> float:
        """As wide as it may be, half as high."""
        return width * self.share * HEIGHT

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Land, ways, spots, all of it one figure; over it the names."""
        high = self.height(width)
        self.scale, self.middle = width * self.share / 2, (x + width / 2, top - high / 2)
        with canvas.figure(self.figure, (x, top - high, x + width, top)):
            canvas.saveState()
            canvas.clipPath(self._path(canvas, [self.drawing.outline]), stroke=0, fill=0)
            canvas.setFillColorRGB(*rgb("hair"))
            canvas.setStrokeColorRGB(*rgb("white"))
            canvas.setLineWidth(0.3)
            canvas.drawPath(self._path(canvas, self.drawing.land), stroke=1, fill=1)
            self._ways(canvas)
            canvas.restoreState()
            canvas.setStrokeColorRGB(*rgb("hair"))
            canvas.setLineWidth(0.5)
            canvas.drawPath(self._path(canvas, [self.drawing.outline]), stroke=1, fill=0)
            self._spots(canvas)
        self._names(canvas, x, top, width)

    def _names(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Each name beside its dot; one further away at the end of a line."""
        dots = [self._place(at) for at in (*(at for at, _spot in self.drawing.dots), self.drawing.home)]
        ways = [[self._place(at) for at in piece] for way in self.drawing.ways for piece in way.pieces]
        within = map_names.Box(x, top - self.height(width), x + width, top)
        wide = [name.natural() for name in self.names]
        places = map_names.place(dots, wide, self.names[0].style.leading, ways, within)
        for name, dot, placed in zip(self.names, dots, places, strict=True):
            if placed is None:
                continue
            box = placed.box
            if placed.led:
                canvas.setStrokeColorRGB(*rgb("line"))
                canvas.setLineWidth(0.4)
                canvas.line(*dot, min(max(dot[0], box.left), box.right), min(max(dot[1], box.low), box.high))
            name.paint(canvas, box.left, box.high, box.right - box.left + 1)

    def _place(self, at: Point) -> Point:
        return self.middle[0] + at[0] * self.scale, self.middle[1] + at[1] * self.scale

    def _path(self, canvas: TaggedCanvas, rings: Sequence[Sequence[Point]]) -> PDFPathObject:
        path = canvas.beginPath()
        for ring in rings:
            path.moveTo(*self._place(ring[0]))
            for at in ring[1:]:
                path.lineTo(*self._place(at))
            path.close()
        return path

    def _ways(self, canvas: TaggedCanvas) -> None:
        for way in self.drawing.ways:
            canvas.setStrokeColorRGB(*rgb(_LINES[way.tone]))
            canvas.setLineWidth(0.9 if way.dashed else 1.2)
            canvas.setDash([2, 2] if way.dashed else [])
            for piece in way.pieces:
                path = canvas.beginPath()
                path.moveTo(*self._place(piece[0]))
                for at in piece[1:]:
                    path.lineTo(*self._place(at))
                canvas.drawPath(path, stroke=1, fill=0)
        canvas.setDash([])

    def _spots(self, canvas: TaggedCanvas) -> None:
        for at, spot in self.drawing.dots:
            across, up = self._place(at)
            size = 2.4 + min(spot.visits, 4) * 0.6
            ring = spot.mark == "ring"
            canvas.setLineWidth(1.2 if ring else 0.7)
            canvas.setFillColorRGB(*rgb("white" if ring else _MARKS[spot.tone]))
            canvas.setStrokeColorRGB(*rgb(_MARKS[spot.tone] if ring else "white"))
            if spot.mark == "square":
                canvas.rect(across - size, up - size, 2 * size, 2 * size, stroke=1, fill=1)
            else:
                canvas.circle(across, up, size, stroke=1, fill=1)
        canvas.setStrokeColorRGB(*rgb("white"))
        canvas.setLineWidth(0.7)
        across, up = self._place(self.drawing.home)
        canvas.setFillColorRGB(*rgb("ink"))
        canvas.rect(across - 2.6, up - 2.6, 5.2, 5.2, stroke=1, fill=1)
