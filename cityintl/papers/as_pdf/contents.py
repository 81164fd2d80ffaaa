"""The table of contents: each part with its page, and the sections under it where all fit on one page."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.chapters import Heading
from cityintl.papers.as_pdf.flow import Item, NewPage, Solid, Space
from cityintl.papers.as_pdf.pages import Page
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import AFTER, GUTTER, rgb
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: Room for the number of a page, and over and under an entry.
_NUMBER, _PAD = 30.0, 5.0
#: Under the title.
_UNDER = 14.0


class Contents:
    """The pages of the contents; they are made before the paper's pages are known and get their numbers afterwards."""

    def __init__(self, composer: "Composer", style: str) -> None:
        self.composer, self.entries = composer, list[Entry]()
        self.part = composer.root.add("Sect")
        self.title = composer.head(_("Contents"), style, self.part, before=AFTER, keep=True)

    def items(self, headings: Sequence[Heading]) -> list[Item]:
        """The title, and an entry for each heading that is listed."""
        sheet = self.composer.sheet
        found = self._made(_listed(headings, whole=True), self.part.add("TOC"))
        if sum(item.before + item.height(sheet.full) for item in found) > sheet.depth - 60:
            self.part.kids.pop()
            found = self._made(_listed(headings, whole=False), self.part.add("TOC"))
        self.entries = found
        return [self.title, Space(_UNDER, True), *found, NewPage(sheet, "whole")] if found else []

    def number(self, pages: Sequence[Page]) -> None:
        """Give every entry the number of its page."""
        places = {key: n for n, page in enumerate(pages, 1) for placed in page for key in bookmarks(placed.item)}
        for entry in self.entries:
            if entry.key in places:
                style = "cell" if entry.nested else "body"
                said = f" {places[entry.key]}"
                entry.number = self.composer.paragraph(said, style, entry.link, align="right")

    def _made(self, headings: Sequence[Heading], whole: Element) -> "list[Entry]":
        composer, found = self.composer, list[Entry]()
        top = min((heading.level for heading in headings), default=0)
        inner: Element | None = None
        for heading in headings:
            nested = heading.level > top
            inner = (inner or whole.add("TOC")) if nested else None
            item = (inner or whole).add("TOCI")
            label = composer.paragraph(heading.kicker, "quiet", item.add("Lbl")) if heading.kicker else None
            link = item.add("Reference").add("Link")
            said = blocks.bare(heading.said).replace("\n", " ")
            title = composer.paragraph(said if nested else blocks.Strong(said), "cell" if nested else "body", link)
            entry = Entry(title, label, link, heading.key, composer.sheet.side, nested)
            entry.before = 4.0 if found and found[-1].nested and not nested else 0.0
            found.append(entry)
        return found


class Entry(Solid):
    """A line of the contents: label at the side, title, dots, page; all of it leads there."""

    def __init__(
        self, title: Paragraph, label: Paragraph | None, link: Element, key: str, side: float, nested: bool
    ) -> None:
        self.title, self.label, self.link, self.key, self.side, self.nested = title, label, link, key, side, nested
        self.number: Paragraph | None = None

    def _pads(self) -> tuple[float, float]:
        return (0.0, 2.5) if self.nested else (_PAD + 1, _PAD - 1)

    def _inside(self, width: float) -> float:
        return width - self.side - GUTTER - _NUMBER

    def height(self, width: float) -> float:
        """The deeper of label and title, and the room around them."""
        label = self.label.height(self.side) + 2 if self.label else 0.0
        return max(self.title.height(self._inside(width)), label) + sum(self._pads())

    def first_baseline(self) -> float:
        """That of the title."""
        return self._pads()[0] + self.title.first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """A hairline over a part; label, title and number on one baseline."""
        if not self.nested:
            canvas.setStrokeColorRGB(*rgb("hair"))
            canvas.setLineWidth(0.4)
            canvas.line(x, top, x + width, top)
        over = self._pads()[0]
        top -= over
        base = top - self.title.first_baseline()
        if self.label:
            self.label.paint(canvas, x, base + self.label.first_baseline(), self.side)
        left, inside = x + self.side + GUTTER, self._inside(width)
        self.title.paint(canvas, left, top, inside)
        if self.number is None:
            return
        deep = self.title.height(inside)
        last = base - (deep - self.title.style.leading)
        self._dots(canvas, left + self.title.last_width(inside) + 6, x + width - self.number.natural() - 3, last)
        self.number.paint(canvas, x + width - _NUMBER, last + self.number.first_baseline(), _NUMBER)
        canvas.lead(self.link, self.key, (left, top - deep, x + width, top), self.title.text)

    def _dots(self, canvas: TaggedCanvas, left: float, right: float, y: float) -> None:
        if right - left > 6:
            canvas.setStrokeColorRGB(*rgb("hair"))
            canvas.setLineWidth(0.8)
            canvas.setDash([0.8, 3.2])
            canvas.line(left, y + 0.6, right, y + 0.6)
            canvas.setDash([])


def _listed(headings: Sequence[Heading], *, whole: bool) -> list[Heading]:
    """The uppermost headings; in a book with parts also those under them, if the whole is wanted."""
    top = min((heading.level for heading in headings), default=0)
    under = any(heading.part for heading in headings) and whole
    return [heading for heading in headings if heading.level == top or (under and heading.level == top + 1)]


def bookmarks(item: object) -> Iterator[str]:
    """The names of the headings in an item, however deep they stand in it."""
    if isinstance(item, Paragraph):
        if item.bookmark:
            yield item.bookmark.key
        return
    for value in vars(item).values():
        for inner in value if isinstance(value, list | tuple) else (value,):
            if hasattr(inner, "paint") and hasattr(inner, "__dict__"):
                yield from bookmarks(inner)
