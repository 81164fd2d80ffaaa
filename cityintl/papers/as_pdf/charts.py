"""Small multiples on paper as the window paints them: code and name over the plot, the way done under it."""

from cityintl.desk.progress_chart import At, Chart, Mark
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Solid, Stack
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph

#: The plot in points: how high it is, the room for values at its sides, over it, and for the years below it.
_HIGH, _SIDE, _OVER, _UNDER = 76.0, 34.0, 14.0, 15.0
_GAP = 4.0


class SmallChart(Solid):
    """One chart; `words` are the values and years at its ends, by the name of the end."""

    def __init__(
        self, chart: Chart, head: Stack, foot: Stack, words: dict[str, tuple[Paragraph, Paragraph]], figure: Element
    ) -> None:
        self.chart, self.head, self.foot, self.words, self.figure = chart, head, foot, words, figure
        self.before = 10.0
        self._corner, self._wide = (0.0, 0.0), 0.0

    def first_baseline(self) -> float:
        """That of its code."""
        return self.head.first_baseline()

    def height(self, width: float) -> float:
        """Head, plot with its years, and the way done."""
        return self.head.height(width) + _OVER + _HIGH + _UNDER + self.foot.height(width)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The words that are read, and between them the figure."""
        self.head.paint(canvas, x, top, width)
        top -= self.head.height(width) + _OVER
        self._corner, self._wide = (x + _SIDE, top - _HIGH), width - 2 * _SIDE
        with canvas.figure(self.figure, (x, top - _HIGH - _UNDER, x + width, top + _OVER)):
            self._lines(canvas)
            self._ends(canvas)
        self.foot.paint(canvas, x, top - _HIGH - _UNDER, width)

    def _place(self, at: At) -> At:
        return self._corner[0] + at[0] * self._wide, self._corner[1] + 5 + at[1] * (_HIGH - 5)

    def _lines(self, canvas: TaggedCanvas) -> None:
        """Hairline, even way, and the line where years follow each other."""
        canvas.setStrokeColorRGB(*rgb("hair"))
        canvas.setLineWidth(0.5)
        canvas.line(self._corner[0], self._corner[1], self._corner[0] + self._wide, self._corner[1])
        if self.chart.even:
            canvas.setStrokeColorRGB(*rgb("line"))
            canvas.setLineWidth(0.8)
            canvas.setDash([0.8, 2])
            canvas.line(*self._place(self.chart.even[0]), *self._place(self.chart.even[1]))
            canvas.setDash([])
        canvas.setStrokeColorRGB(*rgb("blue"))
        canvas.setLineWidth(1.5)
        for run in self.chart.runs:
            path = canvas.beginPath()
            path.moveTo(*self._place(run[0]))
            for at in run[1:]:
                path.lineTo(*self._place(at))
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.setFillColorRGB(*rgb("blue"))
        for at, _words in self.chart.marks:
            canvas.circle(*self._place(at), 1.3, stroke=0, fill=1)

    def _ends(self, canvas: TaggedCanvas) -> None:
        """Baseline a ring, latest a dot, target a bar, each with its value, and the years below."""
        if self.chart.target:
            across, up = self._place(self.chart.target.at)
            canvas.setFillColorRGB(*rgb("ink"))
            canvas.rect(across - 5, up - 0.8, 10, 1.6, stroke=0, fill=1)
        if self.chart.baseline:
            canvas.setFillColorRGB(*rgb("white"))
            canvas.setStrokeColorRGB(*rgb("line"))
            canvas.setLineWidth(1)
            canvas.circle(*self._place(self.chart.baseline.at), 2.2, stroke=1, fill=1)
        if self.chart.latest:
            canvas.setFillColorRGB(*rgb("blue"))
            canvas.circle(*self._place(self.chart.latest.at), 2.4, stroke=0, fill=1)
        for name, mark in (
            ("baseline", self.chart.baseline), ("latest", self.chart.latest), ("target", self.chart.target),
        ):  # fmt: skip
            if mark:
                self._write(canvas, name, mark)

    def _write(self, canvas: TaggedCanvas, name: str, mark: Mark) -> None:
        value, year = self.words[name]
        across, up = self._place(mark.at)
        wide, high = value.natural(), value.height(_SIDE * 4)
        if name == "latest":
            top = up - _GAP if self.chart.rises and up - high - _GAP > self._corner[1] else up + high + _GAP / 2
            canvas.setFillColorRGB(*rgb("white"))  # the line may come from there
            canvas.rect(across - wide / 2 - 1, top - high, wide + 2, high - 1, stroke=0, fill=1)
            value.paint(canvas, across - wide / 2, top, wide + 1)
        else:
            before = max(across - wide - 2 * _GAP, self._corner[0] - _SIDE)  # a long number keeps within its chart
            left = before if name == "baseline" else across + 2 * _GAP
            value.paint(canvas, left, up + high / 2, wide + 1)
        year.paint(canvas, across - year.natural() / 2, self._corner[1] - 1, year.natural() + 1)
