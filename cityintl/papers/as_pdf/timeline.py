"""The history line: what happened over the years, the state of a relation as the weight of the line."""

from dataclasses import dataclass

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Solid, Stack
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import RULE, rgb
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.blocks import Span

#: The least room for an event's words beside the next one; with less they go a lane deeper.
_NARROW, _WIDE, _UP = 42.0, 104.0, 12.0


@dataclass
class Point:
    """An event on the line: where in time, and its words."""

    at: float
    words: Paragraph


class Timeline(Solid):
    """A hairline, head and note over it, the line with its events under it."""

    def __init__(self, head: Stack, points: list[Point], spans: tuple[Span, ...], figure: Element, side: float) -> None:
        self.head, self.points, self.spans, self.figure, self.side = head, points, spans, figure, side
        times = [p.at for p in points] + [t for s in spans for t in (s.first, s.last)]
        self.first, self.last = min(times), max(times)

    def _x(self, at: float, width: float) -> float:
        """The place of a time; the last event keeps room for its words."""
        whole = (self.last - self.first) or 1.0
        latest = max(p.at for p in self.points)
        scale = (width - 6) / whole
        if latest > self.first:
            scale = min(scale, (width - 84) / (latest - self.first))
        return 3 + (at - self.first) * scale

    def _lanes(self, width: float) -> list[tuple[Point, float, float, float]]:
        """Each event with its place, the width of its words, and how deep these begin.

        From the last to the first: words go a lane deeper until neither words nor stems of later events cross them.
        """
        placed: list[tuple[Point, float, float, int]] = []
        for point in self.points[::-1]:
            x = self._x(point.at, width)
            lane, wide = 0, 0.0
            while wide < _NARROW:
                stop = min((other for _, other, _, deep in placed if deep >= lane), default=width + 7)
                wide = min(_WIDE, stop - x - 12 if stop < width + 7 else width - x - 5)
                lane += 1
                if lane > len(self.points):
                    wide = _NARROW
            placed.append((point, x, wide, lane - 1))
        depths = [0.0] * (max(lane for *_, lane in placed) + 1)
        for point, _, wide, lane in placed:
            depths[lane] = max(depths[lane], point.words.height(wide))
        tops = [7 + sum(d + 5 for d in depths[:n]) for n in range(len(depths))]
        return [(point, x, wide, tops[lane]) for point, x, wide, lane in placed[::-1]]

    def _above(self, width: float) -> float:
        return RULE + self.head.height(self.side) + _UP

    def height(self, width: float) -> float:
        """Head, line, and the words under it."""
        return self._above(width) + max(top + p.words.height(wide) for p, _, wide, top in self._lanes(width))

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Hairline and head, the line as a figure, then the events."""
        canvas.setStrokeColorRGB(*rgb("hair"))
        canvas.setLineWidth(0.5)
        canvas.line(x, top, x + width, top)
        self.head.paint(canvas, x, top - RULE, self.side)
        y = top - self._above(width)
        lanes = self._lanes(width)
        with canvas.figure(self.figure, (x, y - 3, x + width, y + 3)):
            self._line(canvas, x, y, width)
        for _, at, _, deep in lanes[::-1]:
            self._ring(canvas, x + at, y, deep)
        for point, at, wide, deep in lanes:
            point.words.paint(canvas, x + at + 5, y - deep, wide)

    def _line(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        for span in self.spans:
            canvas.setStrokeColorRGB(*rgb("line" if span.state == "silent" else "blue"))
            canvas.setLineWidth(3.2 if span.state == "active" else 1)
            canvas.setDash([2, 2] if span.state == "silent" else [])
            canvas.line(x + self._x(span.first, width), y, x + self._x(span.last, width), y)
        canvas.setDash([])

    @staticmethod
    def _ring(canvas: TaggedCanvas, x: float, y: float, deep: float) -> None:
        canvas.setStrokeColorRGB(*rgb("line"))
        canvas.setLineWidth(0.5)
        canvas.line(x, y, x, y - deep - 10)
        canvas.setFillColorRGB(*rgb("white"))
        canvas.setStrokeColorRGB(*rgb("blue"))
        canvas.setLineWidth(1.2)
        canvas.circle(x, y, 2.8, stroke=1, fill=1)
