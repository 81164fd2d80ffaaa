"""Blocks side by side: two halves under heads of their own, and lines to sign on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Solid, Stack
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: Between two halves; between two lines to sign on, over each for the hand, and how long a line is at most.
_GAP, _BETWEEN, _HAND, _LONG = 18.0, 25.0, 30.0, 210.0


def halves(composer: "Composer", block: blocks.Halves, parent: Element, width: float) -> list[Item]:
    """Two columns, read one after the other."""
    one = (width - _GAP) / 2
    left, right = (_half(composer, head, inner, parent, one) for head, inner in (block.left, block.right))
    return [Twins(left, right)] if left.items or right.items else []


def _half(composer: "Composer", head: str, inner: tuple[blocks.Block, ...], parent: Element, width: float) -> Stack:
    part = parent.add("Sect")
    found: list[Item] = []
    if head:
        found.append(composer.head(head, "half", part, keep=True))
    before, composer.styles = composer.styles, {**composer.styles, "body": composer.styles["cell"]}
    for block in inner:
        made = composer.inner(block, part, width, framed=False)
        if made and found and not made[0].before:
            made[0].before = 5.0
        found += made
    composer.styles = before
    return Stack(found)


@dataclass
class Twins:
    """Two stacks side by side; each parts for the next page where it can."""

    left: Stack
    right: Stack
    before: float = 0.0
    keep_with_next: bool = False

    def first_baseline(self) -> float:
        """That of the heads."""
        return max(side.first_baseline() for side in (self.left, self.right) if side.items)

    def height(self, width: float) -> float:
        """The deeper of the two."""
        one = (width - _GAP) / 2
        return max(self.left.height(one), self.right.height(one))

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """Both at this room; one that is not so deep stays whole."""
        one = (width - _GAP) / 2
        left, right = (_at(side, one, room) for side in (self.left, self.right))
        if left is None or right is None:
            return None
        return Twins(left[0], right[0], self.before), Twins(left[1], right[1])

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The one that is read first stands where reading begins."""
        one = (width - _GAP) / 2
        first, second = (x + one + _GAP, x) if canvas.turned else (x, x + one + _GAP)
        self.left.paint(canvas, first, top, one)
        self.right.paint(canvas, second, top, one)


def _at(side: Stack, width: float, room: float) -> tuple[Stack, Stack] | None:
    """A half parted at this room; one that is not so deep stays whole."""
    return (side, Stack([])) if side.height(width) <= room + 0.01 else side.split(width, room)


def signing(composer: "Composer", block: blocks.Signing, parent: Element, width: float) -> list[Item]:
    """Lines to sign on, so many abreast as a hand has room."""
    columns = max(1, min(3 if len(block.places) == 3 else 2, int((width + _BETWEEN) // 170)))
    places = [_place(composer, place, parent) for place in block.places]
    rows = [places[n : n + columns] for n in range(0, len(places), columns)]
    return [SignRow(row, columns) for row in rows]


def _place(composer: "Composer", place: blocks.Lines, parent: Element) -> Stack:
    """The words under a line: who signs in ink, then the office in grey."""
    said = [words for words in place.items if words]
    return Stack(
        [composer.paragraph(words, "note", parent.add("P"), colour="" if n else "ink") for n, words in enumerate(said)]
    )


class SignRow(Solid):
    """Lines to sign on, with the room for the hand over them and the words under them."""

    def __init__(self, places: list[Stack], columns: int) -> None:
        self.places, self.columns = places, columns

    def _one(self, width: float) -> float:
        return min((width - (self.columns - 1) * _BETWEEN) / self.columns, _LONG)

    def height(self, width: float) -> float:
        """Room for the hand, the line, the deepest words."""
        return _HAND + 5 + max(place.height(self._one(width)) for place in self.places)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """From left to right."""
        one = self._one(width)
        between = (width - self.columns * one) / max(self.columns - 1, 1)
        for place in self.places:
            canvas.setStrokeColorRGB(*rgb("ink"))
            canvas.setLineWidth(0.6)
            canvas.line(x, top - _HAND, x + one, top - _HAND)
            place.paint(canvas, x, top - _HAND - 4, one)
            x += one + between
