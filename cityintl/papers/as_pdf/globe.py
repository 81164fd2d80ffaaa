"""The globe of a cover: land, both countries, the way between the cities, their dots and names."""

from collections.abc import Sequence

from reportlab.pdfgen.pathobject import PDFPathObject

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Solid, Stack
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.reference import globe, world
from cityintl.reference.world import Point

#: How near two points of an outline may come, in parts of the radius, and how far a name is from its dot in points.
_LEAST, _AWAY = 0.003, 7.0


class Globe(Solid):
    """One figure; the names are no content, as the figure's words say them."""

    def __init__(
        self,
        places: Sequence[blocks.Place],
        names: Sequence[Stack],
        wide: Sequence[float],
        size: float,
        figure: Element,
    ) -> None:
        self.places, self.names, self.wide, self.size, self.figure = places, names, wide, size, figure

    def height(self, width: float) -> float:
        """Its size."""
        return self.size

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """From the sea up to the names, in the right half of the width."""
        self._radius = self.size / 2
        self._middle = (x + width - self._radius, top - self._radius)
        here, there = ((place.longitude, place.latitude) for place in self.places[:2])
        face = globe.over(here, there)
        box = (x + width - self.size, top - self.size, x + width, top)
        with canvas.figure(self.figure, box):
            canvas.saveState()
            self._stroke(canvas, face.net(), "tile", 0.5)
            self._land(canvas, face)
            canvas.setStrokeColorRGB(*rgb("hair"))
            canvas.setLineWidth(0.6)
            canvas.circle(*self._middle, self._radius, stroke=1, fill=0)
            canvas.setLineCap(1)
            self._stroke(canvas, face.line(world.way(here, there)), "blue", 1.6)
            dots = [self._at(face.place(at)) for at in (here, there)]
            for dot, colour in zip(dots, ("ink", "blue"), strict=True):
                self._dot(canvas, dot, colour)
            canvas.restoreState()
        self._names(canvas, dots)

    def _at(self, place: Sequence[float]) -> Point:
        return self._middle[0] + place[0] * self._radius, self._middle[1] + place[1] * self._radius

    def _path(self, canvas: TaggedCanvas, points: Sequence[Point]) -> PDFPathObject:
        path = canvas.beginPath()
        path.moveTo(*self._at(points[0]))
        for at in points[1:]:
            path.lineTo(*self._at(at))
        return path

    def _stroke(self, canvas: TaggedCanvas, lines: Sequence[Sequence[Point]], colour: str, weight: float) -> None:
        canvas.setStrokeColorRGB(*rgb(colour))
        canvas.setLineWidth(weight)
        for line in lines:
            canvas.drawPath(self._path(canvas, line), stroke=1, fill=0)

    def _land(self, canvas: TaggedCanvas, face: globe.Face) -> None:
        canvas.setStrokeColorRGB(*rgb("white"))
        canvas.setLineWidth(0.3)
        countries = {place.country for place in self.places if place.country}
        for ring, owner in zip(world.rings(), world.owners(), strict=True):
            if seen := face.ring(ring, _LEAST):
                canvas.setFillColorRGB(*rgb("country" if owner in countries else "land"))
                path = self._path(canvas, seen)
                path.close()
                canvas.drawPath(path, stroke=1, fill=1)

    def _dot(self, canvas: TaggedCanvas, at: Point, colour: str) -> None:
        canvas.setFillColorRGB(*rgb("white"))
        canvas.circle(*at, 5.4, stroke=0, fill=1)
        canvas.setFillColorRGB(*rgb(colour))
        canvas.circle(*at, 3.8, stroke=0, fill=1)

    def _names(self, canvas: TaggedCanvas, dots: Sequence[Point]) -> None:
        """Under their dots and towards the middle; the higher one over its dot where both would meet."""
        boxes = []
        for (x, y), name, wide in zip(dots, self.names, self.wide, strict=True):
            left = x + 5 if x <= self._middle[0] else x - wide - 9
            left = max(self._middle[0] - self._radius, min(left, self._middle[0] + self._radius - wide))
            boxes.append((left, y - _AWAY, name.height(wide)))
        higher = 0 if dots[0][1] > dots[1][1] else 1
        (a, top_a, deep_a), (b, top_b, deep_b) = boxes
        if a < b + self.wide[1] + 4 and b < a + self.wide[0] + 4 and top_a - deep_a < top_b and top_b - deep_b < top_a:
            left, _, deep = boxes[higher]
            boxes[higher] = (left, dots[higher][1] + _AWAY + deep, deep)
        for name, wide, (left, top, _) in zip(self.names, self.wide, boxes, strict=True):
            name.paint(canvas, left, top, wide)
