"""Proclamations and certificates: one framed page with the city's seal, large words and a place to sign."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, NewPage, Solid, Stack
from cityintl.papers.as_pdf.seal import seal
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import BOTTOM, MARGIN, TOP, Grid, Style, rgb
from cityintl.papers.as_pdf.text import Centred
from cityintl.words import speaking

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: How far the frame stands from the edge of the sheet, and the words from the edge of the text.
_FRAME, _INSET, _RADIUS = 34.0, 40.0, 30.0
#: Sizes of the words, the first in which they have room on the page; few words in the largest ones are centred.
_SIZES, _CENTRED = (19.0, 17.0, 15.0, 13.5, 12.0, 10.5, 9.0), 13.5
#: Between the parts of the page at least.
_BETWEEN = 16.0


def certificate(composer: "Composer", block: blocks.Certificate) -> list[Item]:
    """The page; what follows it stands on a page with head and foot again."""
    whole, language, styles = composer.root, composer.language, composer.styles
    composer.language = block.language or language
    composer.root = whole.add("Part", language=block.language if block.language != language else "")
    with speaking(composer.language):
        made = _page(composer, block)
    composer.root, composer.language, composer.styles = whole, language, styles
    return [NewPage(composer.sheet, "none"), made, NewPage(composer.sheet, "whole")]


def _page(composer: "Composer", block: blocks.Certificate) -> "Framed":
    part, sheet = composer.root, composer.sheet
    wide = sheet.full - 2 * _INSET
    composer.styles = {**composer.styles, "note": Style("sans", 10, 13, "grey")}
    head: list[Item] = [
        composer.paragraph(said, "office" if n else "city", part.add("P"), align="center")
        for n, said in enumerate(composer.letterhead[:2])
        if said.strip()
    ]
    if block.title.strip():
        head.append(composer.head(block.title, "certificate", part, before=18.0, align="center"))
    top = Stack(head)
    with composer.under(block.title):
        signed = composer.inner(block.signing, Element("Div"), wide, framed=True) if block.signing else []
        room = sheet.depth - 2 * _RADIUS - top.height(wide) - Stack(signed, 8.0).height(wide) - 3 * _BETWEEN
        body = _words(composer, block, part, wide, room)
        signing = Stack(composer.inner(block.signing, part, wide, framed=True) if block.signing else [], 8.0)
    return Framed(top, body, signing, sheet)


def _words(composer: "Composer", block: blocks.Certificate, part: Element, wide: float, room: float) -> Stack:
    """The words in the largest size in which they have room."""
    styles, headings = composer.styles, list(composer.headings)
    for size in _SIZES:
        serif = Style("serif", size, round(size * 1.5))
        large = Style("display", round(size * 1.5), round(size * 1.9))
        small = Style("sans", max(size - 3, 9.0), round(size * 1.3))
        composer.styles = {**styles, "body": serif, "lead": large, "cell": small, "quiet": small}
        composer.headings[:] = headings
        if size == _SIZES[-1] or _set(composer, block, Element("Div"), wide, size).height(wide) <= room:
            composer.headings[:] = headings
            return _set(composer, block, part, wide, size)
    return Stack([])


def _set(composer: "Composer", block: blocks.Certificate, part: Element, wide: float, size: float) -> Stack:
    align = "center" if size > _CENTRED else "left"
    found: list[Item] = []
    for inner in block.blocks:
        if isinstance(inner, blocks.Text):
            made = composer.paragraph(inner.said, inner.style, part.add("P"), align=align)
            found.append(Centred(made) if align == "center" else made)
        else:
            found += composer.inner(inner, part, wide, framed=True)
    return Stack(found, size * 0.6)


class Framed(Solid):
    """Frame, seal, city and title above, the words in the middle, the place to sign below."""

    def __init__(self, head: Stack, body: Stack, signing: Stack, sheet: Grid) -> None:
        self.head, self.body, self.signing, self.sheet = head, body, signing, sheet

    def _parts(self) -> list[float]:
        wide = self.sheet.full - 2 * _INSET
        return [2 * _RADIUS + 8 + self.head.height(wide), self.body.height(wide), self.signing.height(wide)]

    def height(self, width: float) -> float:
        """The page, or more where the words have no room on it."""
        return max(self.sheet.depth, sum(self._parts()) + 2 * _BETWEEN)

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """The frame stands at the edge of the sheet; the white is shared between the parts."""
        depth, wide = self.height(width), width - 2 * _INSET
        left, low = x - MARGIN + _FRAME, top - depth - BOTTOM + _FRAME
        across, up = self.sheet.width - 2 * _FRAME, top + TOP - _FRAME - low
        canvas.setStrokeColorRGB(*rgb("blue"))
        for inset, weight in ((0.0, 1.4), (4.0, 0.5)):
            canvas.setLineWidth(weight)
            canvas.rect(left + inset, low + inset, across - 2 * inset, up - 2 * inset)
        head, body, signed = self._parts()
        white = max(depth - head - body - signed, 0.0)
        seal(canvas, x + width / 2, top - _RADIUS, _RADIUS)
        self.head.paint(canvas, x + _INSET, top - 2 * _RADIUS - 8, wide)
        self.body.paint(canvas, x + _INSET, top - head - white * 0.42, wide)
        self.signing.paint(canvas, x + _INSET, top - depth + signed, wide)
