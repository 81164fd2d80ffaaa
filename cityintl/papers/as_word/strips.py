"""What stands abreast or in a form of its own: people, programmes, figures, years, cards, lines to sign on, covers."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.table import _Cell

from cityintl.desk.progress_chart import Mark
from cityintl.papers import blocks
from cityintl.papers.as_pdf.style import COLOURS
from cityintl.papers.as_word import pictures
from cityintl.papers.as_word.tables import Tables, add_row, close, grid
from cityintl.papers.as_word.words import Writer
from cityintl.words import _

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
#: A box of so many blocks stays on one page.
_POINTS = 8
#: A photograph on a card is so wide, in points.
_PHOTO = 42.0


class Strips:
    """Sets these blocks; `inner` sets the blocks within them."""

    def __init__(
        self, writer: Writer, tables: Tables, inner: Callable[[Any, Sequence[blocks.Block], float], None]
    ) -> None:
        self.writer, self.tables, self.inner = writer, tables, inner

    def set(self, container: Any, block: blocks.Block, width: float) -> None:
        """One of these blocks into a body or a cell that is so wide."""
        match block:
            case blocks.People(people):
                self._people(container, people, width)
            case blocks.History():
                self._history(container, block, width)
            case blocks.Charts():
                self.tables.table(container, _charts(block), width)
            case blocks.KeyFigures(figures):
                self._figures(container, figures, width)
            case blocks.YearColumns():
                self.writer.add(container, "Small Note", block.said)
                self.tables.table(container, _years(block), width)
            case blocks.Programme():
                self.tables.table(container, _programme(block), width)
            case blocks.Halves(left, right):
                self._halves(container, (left, right), width)
            case blocks.Signing(places):
                self.writer.add(container, "Signing Room")
                self.signing(container, places, width)
            case blocks.Box(found):
                cell = add_row(grid(container, "House Plain", [width]), whole=len(found) <= _POINTS)[0]
                borders(cell, ("top", "left", "bottom", "right"), "brick")
                self.inner(cell, found, width - 16)
                close(cell)

    def cover(self, container: Any, block: blocks.Cover, width: float) -> None:
        """The first page of a book; its globe is told by the names of its ends."""
        self.writer.add(container, "Kicker", block.kicker)
        self.writer.add(container, "Certificate Title", block.title).alignment = WD_ALIGN_PARAGRAPH.LEFT
        if block.local:
            self.writer.add(container, "Own Script", block.local)
        if block.occasion:
            self.writer.add(container, "Lead", block.occasion)
        if block.places:
            self.writer.add(container, "Quiet", " – ".join(place.name for place in block.places))
            for place in block.places:
                if place.local:
                    self.writer.add(container, "Quiet", place.local)
        if block.figures:
            self._figures(container, block.figures, width)
        self.tables.facts(container, blocks.Facts(block.facts), width)

    def _people(self, container: Any, people: Sequence[blocks.Person], width: float) -> None:
        columns = 3 if width > 380 else 1
        table = grid(container, "House Plain", [width / columns] * columns)
        for n in range(0, len(people), columns):
            row = add_row(table)
            for cell, person in zip(row, people[n : n + columns], strict=False):
                self._person(cell, person)
            for cell in row:
                close(cell)

    def _person(self, cell: _Cell, person: blocks.Person) -> None:
        if person.photo:
            name = f"{person.given} {person.surname}".strip()
            pictures.put(
                self.writer.add(cell, "Cell"), person.photo, _("Photograph of {name}").format(name=name), _PHOTO
            )
        surname = blocks.Strong(person.surname.upper())
        parts = (surname, " ", person.given) if person.family_first else (person.given, " ", surname)
        said: list[blocks.Said] = [blocks.line(*parts) if person.given else surname]
        said += [person.local] if person.local else []
        said += [blocks.Soft(person.phonetic)] if person.phonetic else []
        said += [_("Say: {words}").format(words=person.say)] if person.say else []
        said += [_("Write: {words}").format(words=person.write)] if person.write else []
        for n, line in enumerate([*said, person.title]):
            if line:
                self.writer.add(cell, "Cell Quiet" if 0 < n < len(said) else "Cell", line)

    def _history(self, container: Any, block: blocks.History, width: float) -> None:
        self.writer.add(container, "Heading 2", block.head)
        words = {"before": _("before the signing"), "active": _("in force"), "silent": _("silent or suspended")}
        spans = [f"{words[span.state]} {span.first:.0f}–{span.last:.0f}" for span in block.spans]
        if spans:
            self.writer.add(container, "Quiet", "; ".join(spans))
        self.tables.facts(container, blocks.Facts(tuple((event.when, event.text) for event in block.events)), width)
        if block.note:
            self.writer.add(container, "Small Note", block.note)

    def _figures(self, container: Any, figures: Sequence[blocks.KeyFigure], width: float) -> None:
        columns = min(4, max(1, len(figures)))
        table = grid(container, "House Plain", [width / columns] * columns)
        for n in range(0, len(figures), columns):
            row = add_row(table)
            for cell, found in zip(row, figures[n : n + columns], strict=False):
                self.writer.add(cell, "Key Figure", found.figure)
                self.writer.add(cell, "Cell", found.label)
                if found.comparison:
                    self.writer.add(cell, "Cell Quiet", found.comparison)
            for cell in row:
                close(cell)

    def _halves(self, container: Any, sides: Sequence[tuple[str, Sequence[blocks.Block]]], width: float) -> None:
        cells = add_row(grid(container, "House Plain", [width / 2] * 2), whole=False)
        for cell, (head, found) in zip(cells, sides, strict=True):
            self.writer.add(cell, "Column Head", head)
            self.inner(cell, found, width / 2 - 12)
            close(cell)

    def signing(self, container: Any, places: Sequence[blocks.Lines], width: float, *, framed: bool = False) -> None:
        """Lines to sign on, side by side; a single one stands in the middle of a `framed` certificate."""
        if not places:
            return
        gap, wide = 24.0, (width - 24.0 * (len(places) - 1)) / max(2, len(places))
        widths = [w for n in range(len(places)) for w in ([gap, wide] if n else [wide])]
        table = grid(container, "House Plain", widths)
        if len(places) == 1 and framed:
            table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for n, cell in enumerate(add_row(table)):
            if n % 2 == 0:
                borders(cell, ("top",), "ink")
                self.tables.write(cell, list(places[n // 2].items), "Signing Line")
            close(cell)


def borders(cell: _Cell, sides: Sequence[str], colour: str) -> None:
    """Lines at these sides of a cell."""
    found = "".join(f'<w:{s} w:val="single" w:sz="6" w:space="0" w:color="{COLOURS[colour]}"/>' for s in sides)
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {_NS}>{found}</w:tcBorders>"))


def _charts(block: blocks.Charts) -> blocks.Table:
    """Charts as their figures, which people correct in words."""
    columns = (
        blocks.Column(_("Indicator"), share=3.2),
        blocks.Column(_("Baseline"), "right"),
        blocks.Column(_("Latest"), "right"),
        blocks.Column(_("Target"), "right"),
        blocks.Column(_("How it stands"), share=2.2),
    )
    rows = tuple(
        (
            blocks.Lines((blocks.line(blocks.Strong(c.code), f" {c.name}"), *([c.unit] if c.unit else []))),
            *(_mark(mark) for mark in (c.baseline, c.latest, c.target)),
            blocks.Lines((blocks.Status(c.standing), *([c.way] if c.way else []), *notes)),
        )
        for c, notes in zip(block.charts, block.notes or ((),) * len(block.charts), strict=True)
    )
    return blocks.Table(columns, rows, caption=_("Indicators"))


def _mark(mark: Mark | None) -> blocks.Cell:
    return blocks.Lines((mark.value, mark.year)) if mark else None


def _years(block: blocks.YearColumns) -> blocks.Table:
    why = dict(block.why)
    columns = [blocks.Column(_("Year"), share=1.2)]
    columns += [blocks.Column(part.name, "right", 1.6, unit=block.unit) for part in block.series]
    rows = tuple(
        (
            blocks.Lines((str(year), why[year])) if year in why else str(year),
            *(_whole(part.values[n]) for part in block.series),
        )
        for n, year in enumerate(block.years)
    )
    return blocks.Table(tuple(columns), rows, caption=block.said)


def _whole(value: float | None) -> float | None:
    """A count of people is no 17.0."""
    return int(value) if value is not None and value == int(value) else value


def _programme(block: blocks.Programme) -> blocks.Table:
    columns = [blocks.Column(block.here, share=1.5)]
    columns += [blocks.Column(block.there, share=1.5)] if block.there else []
    columns += [blocks.Column(_("What and where"), share=4), blocks.Column(_("Who and how"), share=2.6)]
    rows = []
    for entry in block.entries:
        here = blocks.Lines((blocks.Strong(entry.here), *([entry.end] if entry.end else [])))
        there = [blocks.Lines((entry.there, *([entry.there_day] if entry.there_day else [])))] if block.there else []
        what: blocks.Said = blocks.Quiet(f"→ {entry.what}") if entry.drive else blocks.Strong(entry.what)
        changed = [_("Changed: {words}").format(words=entry.changed)] if entry.changed else []
        part = [blocks.Strong(entry.part)] if entry.part else []
        others: tuple[blocks.Said, ...] = (*part, *entry.others)
        rows.append((here, *there, blocks.Lines((what, *entry.where, *changed)), blocks.Lines(others)))
    return blocks.Table(tuple(columns), tuple(rows), caption=block.caption)
