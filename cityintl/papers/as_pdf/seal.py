"""The round mark of a city that has given no seal of its own: a bridge over water."""

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.style import rgb


def seal(canvas: TaggedCanvas, x: float, y: float, radius: float) -> None:
    """Paint it around this middle; it is no content, the city's name stands beside it."""
    with canvas.artifact():
        canvas.saveState()
        canvas.setStrokeColorRGB(*rgb("blue"))
        canvas.setLineWidth(radius * 0.058)
        canvas.circle(x, y, radius, stroke=1, fill=0)
        path = canvas.beginPath()
        path.circle(x, y, radius * 0.84)
        canvas.clipPath(path, stroke=0, fill=0)
        _bridge(canvas, x, y - radius * 0.05, radius)
        _waves(canvas, x, y - radius * 0.29, radius)
        canvas.restoreState()


def _bridge(canvas: TaggedCanvas, x: float, y: float, radius: float) -> None:
    """An arch, the way under it, and four posts."""
    canvas.setLineWidth(radius * 0.068)
    path = canvas.beginPath()
    path.moveTo(x - radius, y)
    path.curveTo(x - radius / 2, y + radius * 0.8, x + radius / 2, y + radius * 0.8, x + radius, y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.line(x - radius, y, x + radius, y)
    canvas.setLineWidth(radius * 0.042)
    for share in (-0.42, -0.16, 0.16, 0.42):
        canvas.line(x + share * radius, y, x + share * radius, y + radius * 0.58 * (1 - share**2))


def _waves(canvas: TaggedCanvas, x: float, y: float, radius: float) -> None:
    canvas.setLineWidth(radius * 0.047)
    for row in range(3):
        path = canvas.beginPath()
        level = y - row * radius * 0.21
        path.moveTo(x - radius, level)
        for n in range(4):
            left, step = x - radius + n * radius / 2, radius / 6
            path.curveTo(left + step, level + step * 0.7, left + 2 * step, level - step * 0.7, left + radius / 2, level)
        canvas.drawPath(path, stroke=1, fill=0)
