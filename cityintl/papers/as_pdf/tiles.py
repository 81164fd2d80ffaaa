"""Cards on sheets: tent cards to be folded, badges, labels; a long name is set smaller, then in lines, never cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, NewPage, Solid, Stack
from cityintl.papers.as_pdf.structure import Element, list_attributes
from cityintl.papers.as_pdf.style import MARGIN, TOP, Grid, Style, rgb
from cityintl.papers.as_pdf.text import Centred

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the cards of a kind lie on a sheet: columns and rows, their size, and the way from one to the next."""

    columns: int
    rows: int
    wide: float
    high: float
    across: float = 0.0
    pad: float = 14.0

    def places(self, width: float, height: float) -> list[tuple[float, float]]:
        """The left and the upper edge of each card on a sheet of this size, from the lower left corner."""
        across = self.across or self.wide
        left = (width - across * (self.columns - 1) - self.wide) / 2
        top = (height + self.high * self.rows) / 2
        return [(left + n * across, top - row * self.high) for row in range(self.rows) for n in range(self.columns)]


#: The usual sheets of cards, American on Letter (badges 4 × 3 in, labels 2⅝ × 1 in), metric on A4.
SHEETS = {
    ("place", False): Sheet(2, 2, 270.0, 360.0, pad=18.0),
    ("place", True): Sheet(2, 2, 92 * _MM, 130 * _MM, pad=18.0),
    ("badge", False): Sheet(2, 3, 288.0, 216.0, pad=18.0),
    ("badge", True): Sheet(2, 4, 90 * _MM, 65 * _MM, pad=16.0),
    ("label", False): Sheet(3, 10, 189.0, 72.0, across=198.0, pad=10.0),
    ("label", True): Sheet(3, 8, 70 * _MM, 37 * _MM, pad=16.0),
}
#: The first line and those after it, by kind.
_TYPE = {
    "place": (Style("display", 27, 31), Style("sans", 12, 16, "grey")),
    "badge": (Style("display", 29, 33), Style("sans", 13, 17)),
    "label": (Style("semi", 10.5, 13), Style("sans", 10, 12.5)),
}
#: Shares of these sizes that are tried in turn, and on how many lines a name may stand; a label may have any number.
_SHARES = ((1.0, 1), (0.8, 1), (0.8, 2), (0.7, 2), (0.6, 2), (0.5, 2), (0.4, 2), (0.35, 2))
#: What stays white over and under the lines of a label together.
_EDGE = 8.0
#: From this share on the other lines are set smaller as well; the room under the first line.
_SMALL, _UNDER = 0.7, 3.0


def tiles(composer: "Composer", block: blocks.Tiles) -> list[Item]:
    """Full sheets without head and foot; what follows stands on a page with them again."""
    cards = [tile for tile in block.tiles if any(blocks.bare(said).strip() for said in tile.lines)]
    if not cards:
        return []
    grid = composer.sheet.upright()
    sheet = SHEETS[block.kind, grid.height > 800]
    whole = composer.root.add("L", attributes=list_attributes("None"))
    shares = [_share(composer, tile, block.kind, sheet) for tile in cards]
    if block.kind == "label":  # one size for all of them: a sheet of many sizes looks like a fault
        shares = [min(shares)] * len(shares)
    made = [_card(composer, tile, block.kind, sheet, whole, share) for tile, share in zip(cards, shares, strict=True)]
    each = sheet.columns * sheet.rows
    found: list[Item] = []
    for n in range(0, len(made), each):
        found += [NewPage(grid, "none"), TileSheet(made[n : n + each], sheet, grid, block.kind)]
    return [*found, NewPage(composer.sheet, "whole")]


@dataclass(frozen=True, slots=True)
class Card:
    """The lines of a card, the same again as no content for the other side of a tent, and how much smaller it is."""

    lines: Stack
    again: Stack | None
    share: float


def _room(kind: str, sheet: Sheet) -> tuple[float, float]:
    """How wide and how high the lines of a card may be."""
    high = (sheet.high / 2 if kind == "place" else sheet.high) - (_EDGE if kind == "label" else 1.6 * sheet.pad)
    return sheet.wide - 2 * sheet.pad, high


def _said(tile: blocks.Tile) -> list[blocks.Said]:
    return [line for line in tile.lines if blocks.bare(line).strip()]


def _share(composer: "Composer", tile: blocks.Tile, kind: str, sheet: Sheet) -> float:
    """How much smaller the lines are set so that they fit and no name is broken; the least share where none does."""
    wide, high = _room(kind, sheet)
    said = _said(tile)
    for share, most in _SHARES:
        tried = Stack(list(_set(composer, said, kind, share, None)))
        name = tried.items[0]
        if tried.height(wide) <= high and (not isinstance(name, Centred) or name.stands_on(most, wide)):
            return share
    return _SHARES[-1][0]


def _card(composer: "Composer", tile: blocks.Tile, kind: str, sheet: Sheet, whole: Element, share: float) -> Card:
    wide, high = _room(kind, sheet)
    said = _said(tile)
    body = whole.add("LI").add("LBody")
    lines = Stack(list(_set(composer, said, kind, share, body)))
    again = Stack(list(_set(composer, said, kind, share, None))) if kind == "place" else None
    return Card(lines, again, min(1.0, high / max(lines.height(wide), 1.0)))


def _set(
    composer: "Composer", said: list[blocks.Said], kind: str, share: float, body: Element | None
) -> Iterator[Item]:
    first, rest = _TYPE[kind]
    tight = 9.4 if kind == "label" else 10.0
    styles, small = composer.styles, share if share < _SMALL or kind == "label" else 1.0
    composer.styles = {
        **styles,
        "first": first.but(size=max(first.size * share, 8.0), leading=max(first.leading * share, tight)),
        "rest": rest.but(size=max(rest.size * small, 8.0), leading=max(rest.leading * small, tight)),
    }
    align = "left" if kind == "label" else "center"
    for n, line in enumerate(said):
        element = body.add("P") if body else None
        made = composer.paragraph(line, "rest" if n else "first", element, align=align, before=_UNDER * (n == 1))
        yield made if kind == "label" else Centred(made if n else made.unparted())
    composer.styles = styles


class TileSheet(Solid):
    """One sheet of cards with marks to cut along, and to fold tents along."""

    def __init__(self, cards: list[Card], sheet: Sheet, grid: Grid, kind: str) -> None:
        self.cards, self.sheet, self.grid, self.kind = cards, sheet, grid, kind

    def height(self, width: float) -> float:
        """The whole page."""
        return self.grid.depth

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Marks, then card by card."""
        places = self.sheet.places(self.grid.width, self.grid.height)
        left, low = x - MARGIN, top + TOP - self.grid.height
        if self.kind != "label":
            self._marks(canvas, places, left, low)
        for card, (across, up) in zip(self.cards, places, strict=False):
            self._card(canvas, card, left + across, low + up)

    def _marks(self, canvas: TaggedCanvas, places: list[tuple[float, float]], left: float, low: float) -> None:
        """Short crosses at the corners of cards; at the folds of tents short dashes."""
        canvas.setStrokeColorRGB(*rgb("line"))
        canvas.setLineWidth(0.4)
        across = sorted({round(x, 2) for x, _top in places} | {round(x + self.sheet.wide, 2) for x, _top in places})
        up = sorted({round(y, 2) for _x, y in places} | {round(y - self.sheet.high, 2) for _x, y in places})
        for x in across:
            for y in up:
                canvas.line(left + x - 5, low + y, left + x + 5, low + y)
                canvas.line(left + x, low + y - 5, left + x, low + y + 5)
        if self.kind == "place":
            canvas.setDash([3, 1.5])
            for _x, y in places[:: self.sheet.columns]:
                for x in (across[0] - 12, *across[1:]):
                    canvas.line(left + x, low + y - self.sheet.high / 2, left + x + 12, low + y - self.sheet.high / 2)
            canvas.setDash([])

    def _card(self, canvas: TaggedCanvas, card: Card, left: float, top: float) -> None:
        """The card's words in its middle; on a tent in the middle of either side, the upper one head over."""
        deep = self.sheet.high / (2 if card.again else 1)
        middle = left + self.sheet.wide / 2
        self._words(canvas, card.lines, card.share, middle, top - self.sheet.high + deep / 2)
        if card.again:
            canvas.saveState()
            canvas.translate(middle, top - deep / 2)
            canvas.rotate(180)
            self._words(canvas, card.again, card.share, 0.0, 0.0)
            canvas.restoreState()

    def _words(self, canvas: TaggedCanvas, lines: Stack, share: float, x: float, y: float) -> None:
        wide = self.sheet.wide - 2 * self.sheet.pad
        high = lines.height(wide)
        if share < 1:
            canvas.saveState()
            canvas.translate(x - (wide / 2 if self.kind == "label" else 0.0), y)
            canvas.scale(share, share)
            lines.paint(canvas, 0.0 if self.kind == "label" else -wide / 2, high / 2, wide)
            canvas.restoreState()
        else:
            lines.paint(canvas, x - wide / 2, y + high / 2, wide)
