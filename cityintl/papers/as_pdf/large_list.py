"""A list with figures for numbers: each item a sentence over grey words."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.structure import Element, list_attributes
from cityintl.papers.as_pdf.text import Paragraph

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: How much higher than the sentence its figure begins, so that it hangs a little below the sentence's line.
_RISE = 7.0


def large_list(composer: "Composer", block: blocks.Numbered, parent: Element, width: float) -> list[Item]:
    """The sentences in 600, what is said of them in grey."""
    whole = parent.add("L", attributes=list_attributes("Decimal"))
    indent = 30.0 if len(block.items) < 10 else 42.0
    found: list[Item] = []
    for n, item in enumerate(block.items, 1):
        one = whole.add("LI")
        figure = composer.paragraph(str(n), "number", one.add("Lbl"), colour="blue")
        inside = _item(composer, item, one.add("LBody"), width - indent)
        found.append(LargeItem(figure, Stack(inside), indent, before=10.0 if n > 1 else 0.0))
    return found


def _item(
    composer: "Composer", item: blocks.Said | blocks.Nested | blocks.Lines, body: Element, width: float
) -> list[Item]:
    if isinstance(item, blocks.Nested):
        said = composer.paragraph(item.said, "hour", body.add("P"))
        under = composer.inner(item.under, body, width, framed=False)
        if under:
            under[0].before = 4.0
        return [said, *under]
    lines = item.items if isinstance(item, blocks.Lines) else (item,)
    return [composer.paragraph(said, "voices" if n else "hour", body.add("P")) for n, said in enumerate(lines)]


@dataclass
class LargeItem:
    """An item whose figure hangs before it."""

    figure: Paragraph
    body: Stack
    indent: float
    before: float = 0.0
    keep_with_next: bool = False
    marked: bool = True

    def first_baseline(self) -> float:
        """That of the sentence."""
        return self.body.first_baseline()

    def height(self, width: float) -> float:
        """The words, or the figure where that is deeper."""
        deep = self.figure.style.leading - _RISE if self.marked else 0.0
        return max(self.body.height(width - self.indent), deep)

    def split(self, width: float, room: float) -> tuple[Item, Item] | None:
        """As its words part; the figure stands only before the first part."""
        parted = self.body.split(width - self.indent, room)
        if parted is None:
            return None
        upper = replace(self, body=parted[0])
        lower = replace(self, body=parted[1], before=0.0, marked=False)
        return upper, lower

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Figure, then words."""
        if self.marked:
            self.figure.paint(canvas, x, top + _RISE, self.indent)
        self.body.paint(canvas, x + self.indent, top, width - self.indent)
