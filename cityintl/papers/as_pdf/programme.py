"""The lines of a day by two clocks, as a table; in the pocket look large, one under the other."""

from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf import changes
from cityintl.papers.as_pdf.flow import Item, Space, Stack
from cityintl.papers.as_pdf.structure import Element, table_attributes
from cityintl.papers.as_pdf.style import GUTTER
from cityintl.papers.as_pdf.table import POCKET_ROWS, RULED, Grid, Row
from cityintl.papers.as_pdf.tables import natural, summary
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.compose import Composer

#: The least and the greatest width of a clock's column, and the room between the two.
_CLOCK, _WIDEST, _BETWEEN = 52.0, 84.0, 4.0
#: Room above and under an entry, a drive, and an entry in the pocket look.
_ENTRY, _DRIVE, _LARGE = (7.0, 8.0), (4.0, 5.0), (8.0, 11.0)
#: The leading of an hour with which that room is whole, and the one with which nothing of it would be left.
_WHOLE, _NONE = 22.0, 12.0


def programme(
    composer: "Composer", block: blocks.Programme, parent: Element, width: float, *, framed: bool
) -> list[Item]:
    """The table of a day's entries; nothing where there are none."""
    if not block.entries:
        return []
    told = _("Program by the clocks of {here} and {there}") if block.there else _("Program by the clock of {here}")
    whole = parent.add("Table", attributes=summary(block.caption or told.format(here=block.here, there=block.there)))
    lines = _Lines(composer, block, whole)
    return [lines.large(width) if composer.look == "pocket" else lines.small(width, framed=framed)]


class _Lines:
    """The rows of one programme."""

    def __init__(self, composer: "Composer", block: blocks.Programme, whole: Element) -> None:
        self.composer, self.block, self.whole = composer, block, whole
        self.two = bool(block.there)
        self.align = "right" if self.two else "left"
        self.parts = any(entry.part or entry.others for entry in block.entries)

    def small(self, width: float, *, framed: bool) -> Grid:
        """The two clocks in the side columns, what and where, then the reader's own part."""
        head, again = self._head(self.whole.add("TR")), self._head(None)
        rows = [self._row(entry) for entry in self.block.entries]
        clocks = [self._clock(n, [head, *rows]) for n in range(1 + self.two)]
        used = sum(clocks) + _BETWEEN * self.two
        lead = max(self.composer.sheet.side + GUTTER - used if framed else 0.0, 16.0)
        rest = width - used - lead
        matter = [rest - GUTTER - (rest - 2 * GUTTER) / 3, (rest - 2 * GUTTER) / 3] if self.parts else [rest]
        gaps = [*([_BETWEEN] if self.two else []), lead, *([GUTTER] if self.parts else []), 0.0]
        look = RULED if framed else RULED.within()
        return Grid(rows, [*clocks, *matter], gaps, look, head, again)

    def _clock(self, column: int, rows: list[Row]) -> float:
        """A clock's column is as wide as its hours in one line."""
        wide = max(natural(row.cells[column]) for row in rows)
        return min(max(_CLOCK, wide + 0.5), _WIDEST)

    def _head(self, tr: Element | None) -> Row:
        heads = [(self.block.here, self.align, "ink")]
        if self.two:
            heads.append((self.block.there, "right", ""))
        heads.append((_("What and where"), "left", ""))
        if self.parts:
            heads.append((_("Your part, voices, dress"), "left", ""))
        cells = []
        for said, align, colour in heads:
            th = tr.add("TH", attributes=table_attributes("Column")) if tr else None
            cells.append(Stack([self.composer.paragraph(said, "head", th, align=align, colour=colour)]))
        return Row(cells, "head")

    def _row(self, entry: blocks.Entry) -> Row:
        tr = self.whole.add("TR")
        cells = [self._here(entry, tr, self.align)]
        if self.two:
            there: list[tuple[blocks.Said, str]] = [(entry.there, "clock"), (entry.there_day, "clock")]
            cells.append(self._stack(there, tr.add("TD"), "right", sunk=not entry.drive))
        cells.append(self._matter(entry, tr.add("TD")))
        if self.parts:
            said = [*self._part(entry), *((other, "voices") for other in entry.others)]
            cells.append(self._stack(said, tr.add("TD"), sunk=not entry.drive))
        return Row(cells, pads=_DRIVE if entry.drive else _ENTRY, changed=bool(entry.changed))

    def _here(self, entry: blocks.Entry, tr: Element, align: str) -> Stack:
        """The hour where it happens, which heads the row; its end under it, but a drive's end is said with the way."""
        th = tr.add("TH", attributes=table_attributes("Row"))
        end = "" if entry.drive else entry.end
        return self._stack([(entry.here, "clock" if entry.drive else "hour"), (end, "clock")], th, align)

    def _matter(self, entry: blocks.Entry, td: Element) -> Stack:
        """What and where, and what it was in the last version; a drive in one line."""
        said: list[tuple[blocks.Said, str]]
        if entry.drive:
            said = [(_drive(entry), "voices")]
        else:
            said = [(entry.what, "hour"), *((where, "where") for where in entry.where)]
        found = self._stack(said, td)
        if entry.changed:
            found.items.append(self.composer.paragraph(changes.words(entry.changed), "where", td.add("P")))
        return found

    def _part(self, entry: blocks.Entry) -> list[tuple[blocks.Said, str]]:
        return [(blocks.Strong(entry.part), "where")] if entry.part else []

    def _stack(
        self, said: list[tuple[blocks.Said, str]], element: Element, align: str = "left", *, sunk: bool = False
    ) -> Stack:
        """Lines in a cell; `sunk` brings a first line of small type to the baseline of the larger one beside it."""
        found: list[Item] = [
            self.composer.paragraph(words, style, element.add("P"), align=align) for words, style in said if words
        ]
        return Stack([Space(1.0), *found] if sunk and found else found)

    def large(self, width: float) -> Grid:
        """Hours in the side columns; beside them what, where, who, and the reader's own part."""
        side = min(self.composer.sheet.side, width * 0.3)
        pads = self._pads()
        rows = []
        for entry in self.block.entries:
            tr = self.whole.add("TR")
            hours = self._here(entry, tr, "left")
            there = " ".join(part for part in (entry.there, entry.there_day) if part)
            if there:
                hours.items.append(self.composer.paragraph(there, "clock", self._last(tr).add("P")))
            td = tr.add("TD")
            matter = self._matter(entry, td)
            more = [*self._part(entry), *((other, "voices") for other in entry.others)]
            matter.items += self._stack(more, td).items
            rows.append(Row([hours, matter], pads=pads, changed=bool(entry.changed)))
        return Grid(rows, [side, width - side - GUTTER], [GUTTER, 0.0], POCKET_ROWS, again=self._again())

    def _pads(self) -> tuple[float, float]:
        """Where the type is smaller, entries stand nearer still."""
        share = (self.composer.styles["hour"].leading - _NONE) / (_WHOLE - _NONE)
        return _LARGE[0] * share, _LARGE[1] * share

    def _again(self) -> Row:
        """The day once more over its second page."""
        day = self.composer.headings[-1].said if self.composer.headings else ""
        again = blocks.line(blocks.bare(day), blocks.Quiet(" " + _("continued")))
        return Row([Stack([self.composer.paragraph(again, "group", None)])], "group")

    @staticmethod
    def _last(tr: Element) -> Element:
        return next(kid for kid in tr.kids[::-1] if isinstance(kid, Element))


def _drive(entry: blocks.Entry) -> blocks.Line:
    """A drive in one line: the arrow, where to, and when it is there."""
    said: list[blocks.Inline] = [f"→ {entry.what}"]
    for where in entry.where:
        said += [", ", *(where.parts if isinstance(where, blocks.Line) else (where,))]
    if entry.end:
        said.append(f", {entry.end}")
    return blocks.line(*said)
