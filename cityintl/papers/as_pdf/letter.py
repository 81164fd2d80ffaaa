"""Letters on the city's letterhead, each on pages of its own, addressed where an envelope has its window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, NewPage, Running, Solid, Space, Stack
from cityintl.papers.as_pdf.seal import seal
from cityintl.papers.as_pdf.structure import Element, list_attributes
from cityintl.papers.as_pdf.style import LETTER, MARGIN, TOP, Grid
from cityintl.words import _, ngettext, speaking

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: Windows of American and European envelopes both show what stands an inch from the left and 2.5 inches from above.
_LEFT, _WINDOW, _WIDE, _DEEP = 72.0, 180.0, 241.0, 76.0
#: An address of more lines than this is set smaller and begins so much higher, or it would slip out of the window.
_LINES, _LIFT = 5, 20.0
#: The greatest width of the text, so that the eye finds the next line; the room for the hand that signs, and the least
#: that it needs where a letter would else go over for the sake of a line or two.
_MEASURE, _HAND, _LEAST_HAND = 440.0, 46.0, 28.0
#: So much of the room between its parts a letter gives for the same.
_DRAWN = 0.3
#: A last paragraph no deeper than this goes over together with the signature.
_SHORT = 150.0


def letter(composer: "Composer", block: blocks.Letter) -> list[Item]:
    """A letter in its own language; what follows it stands on a page with head and foot again."""
    whole, language, styles = composer.root, composer.language, composer.styles
    composer.language, composer.styles = block.language or language, {**styles, **LETTER}
    composer.root = whole.add("Part", language=block.language if block.language != language else "")
    with speaking(composer.language):
        found = _pages(composer, block)
    composer.root, composer.language, composer.styles = whole, language, styles
    return [*found, NewPage(composer.sheet, "whole")]


def _pages(composer: "Composer", block: blocks.Letter) -> list[Item]:
    part, sheet = composer.root, composer.sheet
    addressee = blocks.bare(block.to[0]) if block.to else ""
    running = Running(
        " · ".join(words for words in (addressee, block.day) if words), _("Page {page}"), composer.language, _LEFT
    )
    wide = min(_MEASURE, sheet.width - 2 * _LEFT)
    head = letterhead(composer, _LIFT if len(block.to) > _LINES else 0.0)
    inside = [
        *_address(composer, block.to, part),
        *_opening(composer, block, part),
        *_body(composer, block, part, wide),
    ]
    hand = Space(_HAND)
    inside += _closing(composer, block, part, hand)
    found: list[Item] = [head, *(Indented(item, _LEFT - MARGIN, wide) for item in inside)]
    _draw_in(found, hand, sheet)
    return [NewPage(sheet, "letter", running), *found]


def _draw_in(found: Sequence[Item], hand: Space, sheet: Grid) -> None:
    """A letter that lacks a few lines of room stays on its page: the hand gets less, then what is between the parts."""
    between = sum(item.before for item in found[1:])
    over = between + sum(item.height(sheet.full) for item in found) - sheet.depth
    if not 0 < over <= _HAND - _LEAST_HAND + between * _DRAWN:
        return
    taken = min(over, _HAND - _LEAST_HAND)
    hand.depth = _HAND - taken
    for item in found[1:]:
        item.before *= 1 - (over - taken) / between


def _address(composer: "Composer", to: Sequence[blocks.Said], part: Element) -> list[Item]:
    style = "long address" if len(to) > _LINES else "address"
    lines: list[Item] = [composer.paragraph(said, style, part.add("P")) for said in to if blocks.bare(said)]
    return [Window(Stack(lines), _DEEP + (_LIFT if len(to) > _LINES else 0.0))] if lines else []


def _opening(composer: "Composer", block: blocks.Letter, part: Element) -> list[Item]:
    """Date and subject."""
    found: list[Item] = []
    if block.day:
        found.append(composer.paragraph(block.day, "body", part.add("P"), before=18.0 if block.to else 0.0, keep=True))
    if block.subject.strip():
        found.append(composer.head(block.subject, "subject", part, before=18.0, keep=True))
    return found


def _body(composer: "Composer", block: blocks.Letter, part: Element, wide: float) -> list[Item]:
    found: list[Item] = []
    with composer.under(block.subject):
        for n, inner in enumerate(block.blocks):
            made = composer.inner(inner, part, wide, framed=True)
            if made:
                made[0].before = max(made[0].before, 8.0 if n else 14.0)
            found += made
    if found and _signed(block) and found[-1].height(wide) < _SHORT:
        found[-1].keep_with_next = True
    return found


def _signed(block: blocks.Letter) -> bool:
    return bool(block.closing or block.signature)


def _closing(composer: "Composer", block: blocks.Letter, part: Element, hand: Space) -> list[Item]:
    """The words before the signature, room for it, who signs, and what is enclosed."""
    found: list[Item] = []
    if _signed(block):
        lines: list[Item] = []
        if block.closing:
            lines.append(composer.paragraph(block.closing, "body", part.add("P")))
        lines.append(hand)
        for n, said in enumerate(said for said in block.signature if blocks.bare(said)):
            lines.append(composer.paragraph(said, "body" if n else "signature", part.add("P")))
        found.append(Whole(Stack(lines), 14.0))
    enclosed = [said for said in block.enclosures if said.strip()]
    if enclosed:
        label = ngettext("Enclosure", "Enclosures", len(enclosed))
        found.append(composer.paragraph(label, "quiet", part.add("P"), before=22.0, keep=True))
        whole = part.add("L", attributes=list_attributes("None"))
        for said in enclosed:
            found.append(composer.paragraph(said, "cell", whole.add("LI").add("LBody")))
    return found


def letterhead(composer: "Composer", lift: float) -> "Letterhead":
    """Seal, city and office at the left, how to reach it at the right; a long address begins so much higher."""
    lines = composer.letterhead
    city: list[Item] = [
        composer.paragraph(said, "office" if n else "city", composer.root.add("P"))
        for n, said in enumerate(lines[:2])
        if said.strip()
    ]
    reach: list[Item] = [
        composer.paragraph(said, "note", composer.root.add("P"))
        for line in lines[2:]
        for said in line.split(" · ")
        if said.strip()
    ]
    return Letterhead(Stack(city), Stack(reach), lift)


class Letterhead(Solid):
    """What stands over a letter; under it begins the address."""

    _RADIUS, _REACH = 19.0, 150.0

    def __init__(self, city: Stack, reach: Stack, lift: float) -> None:
        self.city, self.reach, self.lift = city, reach, lift

    def _city_wide(self, width: float) -> float:
        return width - (_LEFT - MARGIN) - 50 - (self._REACH + 12 if self.reach.items else 0.0)

    def height(self, width: float) -> float:
        """Down to the window of the envelope."""
        deep = max(self.city.height(self._city_wide(width)), self.reach.height(self._REACH))
        return max(_WINDOW - TOP - self.lift, deep)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Seal, words, then how to reach the office; it begins higher than the text of other pages."""
        middle = top - 3
        seal(canvas, x + _LEFT - MARGIN + self._RADIUS, middle, self._RADIUS)
        wide = self._city_wide(width)
        upper = min(middle + self.city.height(wide) / 2, top + 14)
        self.city.paint(canvas, x + _LEFT - MARGIN + 50, upper, wide)
        self.reach.paint(canvas, x + width - self._REACH, top + 14, self._REACH)


class Window(Solid):
    """An address: no wider than the window, and with room for the postal lines that it has not."""

    def __init__(self, lines: Stack, least: float) -> None:
        self.lines, self.least = lines, least

    def height(self, width: float) -> float:
        """At least that of the window."""
        return max(self.least, self.lines.height(min(_WIDE, width)))

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Line under line."""
        self.lines.paint(canvas, x, top, min(_WIDE, width))


class Whole(Solid):
    """Items that stay together."""

    def __init__(self, items: Stack, before: float) -> None:
        self.items, self.before = items, before

    def height(self, width: float) -> float:
        """That of the items."""
        return self.items.height(width)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """One under the other."""
        self.items.paint(canvas, x, top, width)


class Indented:
    """An item further in than the edge of the text, and so wide."""

    def __init__(self, item: Item, indent: float, wide: float) -> None:
        self.item, self.indent, self.wide = item, indent, wide
        self.before, self.keep_with_next = item.before, item.keep_with_next

    def first_baseline(self) -> float:
        """That of the item."""
        return self.item.first_baseline()

    def height(self, width: float) -> float:
        """That of the item in its own width."""
        return self.item.height(self.wide)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """As the item parts."""
        parted = self.item.split(self.wide, room)
        return parted and (Indented(parted[0], self.indent, self.wide), Indented(parted[1], self.indent, self.wide))

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The item at its place."""
        self.item.paint(canvas, x + self.indent, top, self.wide)
