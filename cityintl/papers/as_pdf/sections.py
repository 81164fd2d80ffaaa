"""Sections: the head at the side, the matter beside it, its notes under it; wide tables break out of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf import changes
from cityintl.papers.as_pdf.flow import Item, NewPage, Stack
from cityintl.papers.as_pdf.parts import SectionItem
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import AFTER, RULE
from cityintl.papers.as_pdf.tables import Plan
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: From a wide table to what stands over and under it in its section.
_APART = 10.0


def section(composer: "Composer", block: blocks.Section) -> list[Item]:
    """The items of a section that stands by itself; most have one."""
    part = composer.root.add("Sect")
    colour = "brick" if block.tone == "care" else composer.styles["side"].colour
    head: list[Item] = [composer.head(block.head, "side", part, colour=colour)]
    if block.note:
        head.append(composer.paragraph(block.note, "note", part.add("P"), before=2))
    again = blocks.line(block.head, blocks.Quiet(" " + _("continued")))
    made = _Section(composer, part, Stack(head), Stack([composer.paragraph(again, "side", None, colour=colour)]))
    if block.changed:
        made.body.append(composer.paragraph(changes.words(block.changed), "cell", part.add("P"), keep=True))
    with composer.under(block.head):
        for inner in block.blocks:
            made.take(inner)
    made.body += composer.notes.take(part)
    made.close()
    return [changes.Barred(i, RULE - changes.SHORT) for i in made.items] if block.changed else made.items


class _Section:
    """A section while it is made: the items that are finished, and the matter of the next one."""

    def __init__(self, composer: "Composer", part: Element, head: Stack, again: Stack) -> None:
        self.composer, self.part, self.head, self.again = composer, part, head, again
        self.items: list[Item] = []
        self.body: list[Item] = []

    def take(self, block: blocks.Block) -> None:
        """The next block of the section."""
        sheet = self.composer.sheet
        if isinstance(block, blocks.Charts):
            self._across(block)
            return
        if isinstance(block, blocks.Table):
            plan = self.composer.tables.plan(block, sheet.main, sheet.full, sheet.on_its_side().full)
            if plan.room == "full":
                self._full(block, plan)
                return
            if plan.room == "turned":
                self._turned(block, plan)
                return
        found = self.composer.inner(block, self.part, sheet.main, framed=False)
        if found and not found[0].before:
            found[0].before = 6.0
        self.body += found

    def close(self) -> None:
        """What is left of the matter becomes the section's last item."""
        if self.body or not self.items:
            self._put(self.body)

    def _put(self, body: list[Item], *, kept: bool = False) -> None:
        side = self.composer.sheet.side
        ruled = not self.items or isinstance(self.items[-1], NewPage)
        head = self.head if not self.items else self.again if ruled else Stack([])
        made = SectionItem(head, self.again, Stack(body), side, _APART if self.items else 0.0, kept)
        made.ruled, made.strong = ruled, self.composer.look == "pocket"
        self.items.append(made)
        self.head, self.body = self.again, []

    def _across(self, block: blocks.Charts) -> None:
        """Charts over the full width, three to a row, the first of them on the page of what heads them."""
        self._put(self.body, kept=True)
        found = self.composer.charts(block, self.part, self.composer.sheet.full)
        found[0].before = _APART
        self.items += found

    def _full(self, block: blocks.Table, plan: Plan) -> None:
        """Over the full width, under the matter that came before it."""
        if self.body or not self.items:
            self._put(self.body, kept=not self.body)
        found = self.composer.tables.table(block, self.part, self.composer.sheet.full, framed=True, plan=plan)
        found[0].before = _APART
        self.items += found

    def _turned(self, block: blocks.Table, plan: Plan) -> None:
        """On pages of its own, on their sides; the head stands over it, in full if nothing came before it."""
        upright = self.composer.sheet
        if self.body:
            self._put(self.body)
        first = not self.items
        self.items.append(NewPage(upright.on_its_side()))
        self.composer.sheet = upright.on_its_side()
        side = self.composer.sheet.side
        head = self.head if first else self.again
        self.items.append(SectionItem(head, self.again, Stack([]), side, keep_with_next=True))
        self.items += turned(self.composer, block, self.part, plan)
        self.composer.sheet = upright
        self.items.append(NewPage(upright))
        self.head = self.again


def turned(composer: "Composer", block: blocks.Table, parent: Element, plan: Plan) -> list[Item]:
    """A table over the full width of a page on its side."""
    width = composer.sheet.on_its_side().full
    found = composer.tables.table(block, parent, width, framed=True, plan=replace(plan, room="here"))
    found[0].before = AFTER
    return found
