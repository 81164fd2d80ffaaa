"""Notes: a number in the text that leads to the words, and the words under the section."""

from collections.abc import Callable

from cityintl.papers import blocks
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.flow import Item, Solid, Stack
from cityintl.papers.as_pdf.parts import ListItem
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import rgb
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.as_pdf.words import Mark
from cityintl.words import _

#: Room for the number before the words.
_INDENT = 17.0


class Notes:
    """The notes of a paper, numbered through; those of a section wait here until it ends."""

    def __init__(self, paragraph: Callable[..., Paragraph]) -> None:
        self.paragraph = paragraph
        self._count = 0
        self._waiting: dict[str, int] = {}

    def numbered(self, said: blocks.Said) -> blocks.Said:
        """The same line with numbers where its notes stand; the same words in one section have one number."""
        if isinstance(said, blocks.Note):
            return self._mark(said)
        if not isinstance(said, blocks.Line) or not any(isinstance(part, blocks.Note) for part in said.parts):
            return said
        return blocks.Line(tuple(self._mark(p) if isinstance(p, blocks.Note) else p for p in said.parts))

    def _mark(self, note: blocks.Note) -> Mark:
        if note.text not in self._waiting:
            self._count += 1
            self._waiting[note.text] = self._count
        number = self._waiting[note.text]
        return Mark(str(number), place(number), _("Note {number}").format(number=number))

    def take(self, parent: Element) -> list[Item]:
        """The words of the notes that wait, under a short rule."""
        found: list[Item] = [Rule()] if self._waiting else []
        while self._waiting:
            waiting, self._waiting = self._waiting, {}
            found += [self._item(number, text, parent) for text, number in waiting.items()]
        return found

    def _item(self, number: int, text: str, parent: Element) -> Item:
        note = parent.add("Note", name=place(number))
        label = self.paragraph(blocks.Strong(str(number)), "note", note.add("Lbl"), colour="blue")
        label.place = place(number)
        words = self.paragraph(text, "note", note.add("P"))
        return ListItem(label, Stack([words]), _INDENT, before=2.0)


class Rule(Solid):
    """The short rule over the notes of a section."""

    before, keep_with_next = 10.0, True

    def height(self, width: float) -> float:
        """The room under it."""
        return 3.0

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """As wide as two columns."""
        canvas.setStrokeColorRGB(*rgb("line"))
        canvas.setLineWidth(0.4)
        start = x + width - min(width, 60.0) if canvas.turned else x
        canvas.line(start, top, start + min(width, 60.0), top)


def place(number: int) -> str:
    """The name of a note as a place of the file."""
    return f"note{number}"
