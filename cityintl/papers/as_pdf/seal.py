"""The round mark of a city that has given no seal of its own: two rings with the first letter of its name."""

from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph


def seal(canvas: TaggedCanvas, letter: Paragraph, x: float, y: float, radius: float) -> None:
    """Paint it around this middle; the letter is set in the style “seal” of this radius, and is no content."""
    canvas.setStrokeColorRGB(*rgb("blue"))
    canvas.setLineWidth(radius * 0.06)
    canvas.circle(x, y, radius, stroke=1, fill=0)
    canvas.setLineWidth(radius * 0.03)
    canvas.circle(x, y, radius * 0.84, stroke=1, fill=0)
    letter.paint(canvas, x - radius, y + letter.style.size * 0.66, 2 * radius)
