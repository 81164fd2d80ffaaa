"""Lists, and lists inside of lists."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.flow import Item, Stack
from cityintl.papers.as_pdf.parts import ListItem
from cityintl.papers.as_pdf.structure import Element, list_attributes

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: How far the text stands from its mark, with marks of one or two signs and with longer ones.
_INDENT, _LONG = 17.0, 24.0
#: No list is narrower than this: where it would be, it begins further out.
_NARROW = 120.0


def listed(composer: "Composer", block: blocks.Bullets | blocks.Numbered, parent: Element, width: float) -> list[Item]:
    """The items of a list, each with its mark; a list under an item stands inside it."""
    numbered = isinstance(block, blocks.Numbered)
    whole = parent.add("L", attributes=list_attributes("Decimal" if numbered else "Disc"))
    found: list[Item] = []
    items: Sequence[blocks.Said | blocks.Nested | blocks.Lines] = block.items
    indent = _INDENT if len(items) < 100 else _LONG
    back = max(0.0, _NARROW - width)
    for n, item in enumerate(items, 1):
        one = whole.add("LI")
        label = composer.paragraph(blocks.Strong(str(n) if numbered else "•"), "body", one.add("Lbl"), colour="blue")
        body = _body(composer, item, one.add("LBody"), width + back - indent)
        found.append(ListItem(label, body, indent, before=3.5 if n > 1 else 0.0, back=back))
    return found


def _body(composer: "Composer", item: blocks.Said | blocks.Nested | blocks.Lines, body: Element, width: float) -> Stack:
    if isinstance(item, blocks.Nested):
        said: list[Item] = [composer.paragraph(item.said, "body", body.add("P"), keep=True)]
        under = listed(composer, item.under, body, width)
        for first in under[:1]:
            first.before = 3.5
        return Stack(said + under)
    if isinstance(item, blocks.Lines):
        lines = [composer.paragraph(s, "quiet" if n else "body", body.add("P")) for n, s in enumerate(item.items)]
        return Stack([*lines])
    return Stack([composer.paragraph(item, "body", body)])
