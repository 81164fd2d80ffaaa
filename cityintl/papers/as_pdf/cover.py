"""The cover of a book: city and office, what it is and for which occasion, the globe, and four facts at its foot."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, NewPage, Solid, Space, Stack
from cityintl.papers.as_pdf.globe import Globe
from cityintl.papers.as_pdf.seal import seal
from cityintl.papers.as_pdf.structure import list_attributes
from cityintl.papers.as_pdf.style import GUTTER, TOP, rgb
from cityintl.papers.as_pdf.table import Grid, Look, Row
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.reference import countries
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: The globe is not larger than eight columns, nor smaller than this: then the white stays white.
_SMALLEST = 170.0
#: Over and under the globe, and under the facts.
_OVER, _UNDER, _LAST = 14.0, 26.0, 15.0
_FACTS = Look(pad=0.0, first=0.0, last=0.0, framed=False, gutter=GUTTER)


def cover(composer: "Composer", paper: blocks.Paper, block: blocks.Cover) -> list[Item]:
    """The items of the first page."""
    sheet, root = composer.sheet, composer.root
    words: list[Item] = [_city(composer, paper)]
    if block.kicker:
        words += [composer.paragraph(block.kicker, "coverkicker", root.add("P"), keep=True), Space(8, True)]
    words.append(composer.head(block.title or paper.title, "cover", root))
    if block.local:
        words += [Space(12), composer.paragraph(block.local, "coverlocal", root.add("P"))]
    if block.occasion:
        words += [Space(12), composer.paragraph(block.occasion, "lead", root.add("P"))]
    figure = root.add("Figure", alternative=composer.telling(_said(block))) if len(block.places) > 1 else None
    figures = Stack([item for n, shown in enumerate(block.figures) for item in _figure(composer, shown, n)])
    foot = _facts(composer, block)
    taken = sum(item.height(sheet.full) for item in [*words, *foot])
    room = sheet.depth - taken - _OVER - _UNDER - _LAST
    white = Middle(figures, sheet.columns(4), max(room, figures.height(sheet.columns(4))))
    if figure and room >= _SMALLEST:
        room = min(sheet.columns(8), room)
        names = [_name(composer, place) for place in block.places[:2]]
        wide = [max(line.natural() for line in name.items if isinstance(line, Paragraph)) + 1 for name in names]
        white.globe = Globe(block.places, names, wide, room, figure)
    return [NewPage(sheet, "foot"), *words, Space(_OVER), white, Space(_UNDER), *foot]


class Middle(Solid):
    """The globe, with the large figures left of its foot; without a globe the white."""

    def __init__(self, figures: Stack, side: float, depth: float) -> None:
        self.figures, self.side, self.depth = figures, side, depth
        self.globe: Globe | None = None

    def height(self, width: float) -> float:
        """The depth that the page has for it."""
        return max(self.depth, 0.0)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Globe, then figures."""
        if self.globe:
            self.globe.paint(canvas, x, top - self.depth + self.globe.size, width)
        deep = self.figures.height(self.side)
        self.figures.paint(canvas, x, top - self.depth + deep + 6.0 * bool(self.globe), self.side)


class City(Solid):
    """Seal, city and office at the upper left."""

    RADIUS = 19.0

    def __init__(self, words: Stack) -> None:
        self.words = words

    def height(self, width: float) -> float:
        """From the edge of the text to the kicker; the seal itself stands higher than the text of other pages."""
        return max(114.0 - TOP, self.words.height(width - 50) + 18)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Seal and words on one middle."""
        middle = top - 3
        seal(canvas, x + self.RADIUS, middle, self.RADIUS)
        deep = self.words.height(width - 50)
        self.words.paint(canvas, x + 50, min(middle + deep / 2, top + 16), width - 50)


class Rule(Solid):
    """A rule over the full width, with the room under it."""

    keep_with_next = True

    def height(self, width: float) -> float:
        """The room under it."""
        return 8.0

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The rule."""
        canvas.setStrokeColorRGB(*rgb("ink"))
        canvas.setLineWidth(0.9)
        canvas.line(x, top, x + width, top)


def _city(composer: "Composer", paper: blocks.Paper) -> City:
    city, _middle, office = paper.office.partition(" · ")
    lines: list[Item] = []
    for said, style in ((city, "city"), (office, "office")):
        if said:
            lines.append(composer.paragraph(said, style, composer.root.add("P")))
    return City(Stack(lines))


def _said(block: blocks.Cover) -> str:
    """What the globe shows, in words."""
    here, there = (
        ", ".join(filter(None, (place.name, countries.name(place.country) if place.country else "")))
        for place in block.places[:2]
    )
    return _("Globe with the shortest way from {here} to {there}.").format(here=here, there=there)


def _name(composer: "Composer", place: blocks.Place) -> Stack:
    lines: list[Item] = [composer.paragraph(blocks.Strong(place.name), "body", None)]
    if place.local:
        lines.append(composer.paragraph(place.local, "cell", None))
    return Stack(lines)


def _figure(composer: "Composer", shown: blocks.KeyFigure, n: int) -> list[Item]:
    root = composer.root
    found: list[Item] = [composer.paragraph(shown.figure, "coverfigure", root.add("P"), before=14.0 * bool(n))]
    for said, style in ((shown.label, "quiet"), (shown.comparison, "note")):
        if said:
            found.append(composer.paragraph(said, style, root.add("P")))
    return found


def _facts(composer: "Composer", block: blocks.Cover) -> list[Item]:
    """The facts in columns of three, four to a row, as a list of labels and what they say."""
    if not block.facts:
        return []
    whole = composer.root.add("L", attributes=list_attributes("None"))
    cells = []
    for label, lines in block.facts:
        item = whole.add("LI")
        said: list[Item] = [composer.paragraph(label, "quiet", item.add("Lbl")), Space(2)]
        body = item.add("LBody")
        said += [
            composer.paragraph(blocks.Strong(line) if isinstance(line, str) and not n else line, "cell", body.add("P"))
            for n, line in enumerate(lines.items)
        ]
        cells.append(Stack(said))
    found: list[Item] = [Rule()]
    one = composer.sheet.columns(3)
    for n in range(0, len(cells), 4):
        four = cells[n : n + 4]
        found.append(Grid([Row(four)], [one] * len(four), [GUTTER] * (len(four) - 1) + [0.0], _FACTS))
        found.append(Space(10))
    return found[:-1]
