"""Blocks become items of the page, and elements of the structure in the order of reading."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cityintl.desk.progress_chart import Chart
from cityintl.papers import blocks
from cityintl.papers.as_pdf.bidi import right_to_left
from cityintl.papers.as_pdf.canvas import Bookmark
from cityintl.papers.as_pdf.chapters import Heading, chapter, opener
from cityintl.papers.as_pdf.charts import SmallChart
from cityintl.papers.as_pdf.contents import Contents
from cityintl.papers.as_pdf.cover import cover
from cityintl.papers.as_pdf.flow import Item, NewPage, Stack
from cityintl.papers.as_pdf.forms import form, sheets, sheets_alone
from cityintl.papers.as_pdf.images import Image, image
from cityintl.papers.as_pdf.lists import listed
from cityintl.papers.as_pdf.map import WorldMap
from cityintl.papers.as_pdf.notes import Notes
from cityintl.papers.as_pdf.parts import Abreast, Boxed, Card
from cityintl.papers.as_pdf.sections import section, turned
from cityintl.papers.as_pdf.structure import Element, list_attributes
from cityintl.papers.as_pdf.style import AFTER, GUTTER, POCKET, STYLES, Grid, Style
from cityintl.papers.as_pdf.tables import TableMaker
from cityintl.papers.as_pdf.text import Paragraph
from cityintl.papers.as_pdf.timeline import Point, Timeline
from cityintl.papers.as_pdf.words import Unknown, pieces
from cityintl.words import _

#: The least width of a small chart with what parts it from the next one.
_CHART = 166.0
#: A chart with what must be known of its figure.
Noted = tuple[Chart, tuple[str, ...]]


class Composer:
    """Makes the items of one paper."""

    def __init__(self, root: Element, sheet: Grid, language: str, unknown: Unknown) -> None:
        self.root, self.sheet, self.language, self.unknown = root, sheet, language, unknown
        self.tables = TableMaker(self.paragraph, unknown, self.telling)
        self.look, self.styles = "page", STYLES
        self.depth, self.headings = 1, list[Heading]()
        self.contents: Contents | None = None
        self.notes = Notes(self.paragraph)
        self.turned = right_to_left(language)
        self._told: dict[str, int] = {}
        self.letterhead: tuple[str, ...] = ()

    def paper(self, paper: blocks.Paper) -> list[Item]:
        """The items of the whole paper: kicker, title, standfirst, then its blocks."""
        self.look, self.styles = paper.look, POCKET if paper.look == "pocket" else STYLES
        self.letterhead = paper.letterhead or tuple(paper.office.split(" · ", 1))
        if len(self.letterhead) < 3:  # then the city's lines do not say how to reach it
            self.letterhead += ("",) * (2 - len(self.letterhead)) + (paper.contact,)
        self.tables.align(paper.blocks)
        found = [] if sheets_alone(paper) else cover(self, paper, paper.cover) if paper.cover else opener(self, paper)
        self.depth += bool(self.headings)
        if paper.cover:
            found.append(NewPage(self.sheet, "whole"))
        self.contents = Contents(self, "title" if paper.cover else "side") if paper.contents else None
        before, first = len(self.headings), len(found)
        found += self.run(paper.blocks)
        if self.contents:
            found[first:first] = self.contents.items(self.headings[before:])
        return found

    def run(self, found: Sequence[blocks.Block]) -> list[Item]:
        """Blocks that stand by themselves, one after the other, and the notes that are left under them."""
        items: list[Item] = []
        last = 0
        for n, block in enumerate(found):
            made = self.outer(block, AFTER if n or not isinstance(block, blocks.Table) else 12.0)
            if made and isinstance(made[0], NewPage) and isinstance(block, blocks.Table):
                at = last if n and isinstance(found[n - 1], blocks.Heading) else len(items)
                items.insert(at, made.pop(0))  # a table that turns its page takes its heading along
            last = len(items)
            items += made
        return items + self.notes.take(self.root)

    def outer(self, block: blocks.Block, before: float) -> list[Item]:
        """A block that stands by itself on the full width."""
        if isinstance(block, blocks.Break):
            return [NewPage()]
        if isinstance(block, blocks.Part):
            return chapter(self, block)
        if isinstance(block, blocks.Letter | blocks.Certificate | blocks.Tiles):
            return sheets(self, block)
        if isinstance(block, blocks.Section):
            waiting = self.notes.take(self.root)
            found = section(self, block)
            found[0].before = before
            return waiting + found
        if isinstance(block, blocks.Table):
            plan = self.tables.plan(block, self.sheet.full, turned=self.sheet.on_its_side().full)
            if plan.room == "turned":
                return [NewPage(self.sheet.on_its_side()), *turned(self, block, self.root, plan), NewPage(self.sheet)]
            found = self.tables.table(block, self.root, self.sheet.full, framed=True, plan=plan)
        elif isinstance(block, blocks.History):
            found = [self._history(block, self.root)]
        else:
            found = self.inner(block, self.root, self.sheet.full, framed=True)
        if found:
            found[0].before = before
        return found

    def paragraph(
        self,
        said: blocks.Said,
        name: str,
        element: Element | None,
        *,
        before: float = 0.0,
        keep: bool = False,
        level: int | None = None,
        align: str = "left",
        colour: str = "",
    ) -> Paragraph:
        """A paragraph in one of the house's styles, in this element or in none (then it is an artifact)."""
        align = "right" if self.turned and align == "left" else align
        style: Style = self.styles[name]
        if align != style.align or (colour and colour != style.colour):
            style = style.but(align=align, colour=colour or style.colour)
        found = pieces(self.notes.numbered(said), style, self.unknown, self.language)
        text = "".join(piece.text for piece in found)
        bookmark = Bookmark(level, text, self.headings[-1].key) if level is not None else None
        return Paragraph(found, style, element, self.language, before=before, keep_with_next=keep, bookmark=bookmark)

    def aside(self, said: blocks.Said, name: str, *, align: str = "left", colour: str = "") -> Paragraph:
        """Words that are painted within a figure, which says them in words of its own."""
        return self.paragraph(said, name, None, align=align, colour=colour)

    def telling(self, said: str) -> str:
        """A figure's words, told from those of another figure that says the same."""
        words = " ".join(said.split()) or _("Figure")
        self._told[words] = self._told.get(words, 0) + 1
        return words if self._told[words] == 1 else f"{words} ({self._told[words]})"

    def head(self, said: blocks.Said, style: str, parent: Element, **more: Any) -> Paragraph:
        """A heading of the level that is due here, with its bookmark; one without words is no heading."""
        level = self.depth if blocks.bare(said).strip() else 0
        element = parent.add(f"H{min(level, 6)}" if level else "P")
        if level:
            self.headings.append(Heading(level, said, f"heading{len(self.headings)}"))
        return self.paragraph(said, style, element, level=level - 1 if level else None, **more)

    @contextmanager
    def under(self, said: blocks.Said) -> Iterator[None]:
        """The headings that are made inside stand one level under this one."""
        deeper = bool(blocks.bare(said).strip())
        self.depth += deeper
        yield
        self.depth -= deeper

    @contextmanager
    def trying(self, styles: dict[str, Style]) -> Iterator[None]:
        """Inside, things are only made in these styles to be measured: nothing of them stays in the paper."""
        kept = self.root, self.styles, self.notes, list(self.headings), dict(self._told)
        self.root, self.styles, self.notes = Element("Div"), styles, Notes(self.paragraph)
        yield
        self.root, self.styles, self.notes, self.headings[:], self._told = kept

    def inner(self, block: blocks.Block, parent: Element, width: float, *, framed: bool) -> list[Item]:
        """The items of a block that is so wide."""
        match block:
            case blocks.Text():
                return [self.paragraph(block.said, block.style, parent.add("P"))]
            case blocks.Facts():
                return self.tables.facts(block, parent, width)
            case blocks.Table():
                return self.tables.table(block, parent, width, framed=framed)
            case blocks.Bullets() | blocks.Numbered(large=False):
                return listed(self, block, parent, width)
            case blocks.People():
                return self._people(block, parent, width)
            case blocks.Box():
                inside = [i for b in block.blocks for i in self.inner(b, parent, width - 20, framed=False)]
                return [Boxed(Stack(inside, 4.0))]
            case blocks.Part(title, matter):
                return self._within(blocks.Section(title, matter), parent, width, framed)
            case blocks.Section():
                return self._within(block, parent, width, framed)
            case blocks.History():
                return [self._history(block, parent)]
            case blocks.MapFigure():
                return [self._map(block, parent)]
            case blocks.Charts():
                return self.charts(block, parent, width)
        return form(self, block, parent, width, framed=framed)

    def _within(self, block: blocks.Section, parent: Element, width: float, framed: bool) -> list[Item]:
        """A section inside another one: its head stands over its matter."""
        part = parent.add("Sect")
        found: list[Item] = [self.head(block.head, "heading", part, before=10.0, keep=True)]
        with self.under(block.head):
            return found + [i for b in block.blocks for i in self.inner(b, part, width, framed=framed)]

    def _map(self, block: blocks.MapFigure, parent: Element) -> Item:
        found = block.drawing
        names = [
            self.paragraph(name, "furniture", None, colour="ink")
            for name in (*(spot.name for _at, spot in found.dots), found.home_name)
        ]
        return WorldMap(found, names, parent.add("Figure", alternative=found.said), block.share)

    def charts(self, block: blocks.Charts, parent: Element, width: float) -> list[Item]:
        """Small charts, as many to a row as have room, each with what must be known of its figure."""
        columns = max(1, int((width + GUTTER) // _CHART))
        pairs = list(zip(block.charts, block.notes or ((),) * len(block.charts), strict=True))
        rows = [self._row(pairs[n : n + columns], columns, parent) for n in range(0, len(pairs), columns)]
        return [Abreast(row, columns, before=12.0 if n else 0.0) for n, row in enumerate(rows)]

    def _row(self, pairs: Sequence[Noted], columns: int, parent: Element) -> list[Item]:
        """Charts with their notes under them; where the row has room for another one, the notes of all stand there."""
        if len(pairs) == columns:
            return [self._chart(chart, parent, notes) for chart, notes in pairs]
        row: list[Item] = [self._chart(chart, parent) for chart, _notes in pairs]
        told = [
            self.paragraph(
                blocks.line(blocks.Strong(chart.code), " ", said) if not n else said, "note", parent.add("P")
            )
            for chart, notes in pairs
            for n, said in enumerate(notes)
        ]
        return [*row, Stack(list(told), 2.0)] if told else row

    def _chart(self, chart: Chart, parent: Element, notes: Sequence[str] = ()) -> SmallChart:
        part = parent.add("Sect")
        name = blocks.line(blocks.Strong(chart.code), f" {chart.name}")
        head: list[Item] = [self.paragraph(name, "cell", part.add("P"))]
        if chart.unit:
            head.append(self.paragraph(chart.unit, "note", part.add("P")))
        figure = part.add("Figure", alternative=chart.said)
        words = {}
        for end, mark in (("baseline", chart.baseline), ("latest", chart.latest), ("target", chart.target)):
            if mark is not None:
                value = blocks.Strong(mark.value) if end == "latest" else mark.value
                colour = "grey" if end == "baseline" else "ink"
                words[end] = (
                    self.paragraph(value, "furniture", None, colour=colour),
                    self.paragraph(mark.year, "furniture", None),
                )
        said = blocks.line(blocks.Status(chart.standing), *([f". {chart.way}"] if chart.way else []))
        foot: list[Item] = [self.paragraph(said, "note", part.add("P"), colour="ink")]
        foot += [self.paragraph(note, "note", part.add("P"), before=2.0) for note in notes]
        return SmallChart(chart, Stack(head), Stack(foot), words, figure)

    def _people(self, block: blocks.People, parent: Element, width: float) -> list[Item]:
        columns = max(1, int((width + GUTTER) // 165))
        whole = parent.add("L", attributes=list_attributes("None")) if block.people else parent
        cards: list[Item] = [self._card(person, whole) for person in block.people]
        rows = [cards[n : n + columns] for n in range(0, len(cards), columns)]
        return [Abreast(row, columns, before=10.0 if n else 0.0) for n, row in enumerate(rows)]

    def _card(self, person: blocks.Person, parent: Element) -> Card:
        body = parent.add("LI").add("LBody")
        surname = blocks.Strong(person.surname.upper())
        spoken: list[blocks.Inline] = [surname, person.given] if person.family_first else [person.given, surname]
        spoken = [name for name in spoken if blocks.bare(name)]
        name = blocks.line(*[part for name in spoken for part in (name, " ")][:-1])
        said: list[tuple[blocks.Said, str, str]] = [(name, "cell", "")]
        if person.local:
            said.append((person.local, "quiet", ""))
        if person.phonetic:
            said.append((person.phonetic, "phonetic", ""))
        if person.say:
            said.append((_("Say: {words}").format(words=person.say), "quiet", ""))
        if person.write:
            said.append((_("Write: {words}").format(words=person.write), "quiet", ""))
        if person.title:
            said.append((person.title, "quiet", "ink"))
        photo = self._photo(person, blocks.bare(name), body)
        words: list[Item] = [self.paragraph(s, style, body.add("P"), colour=colour) for s, style, colour in said]
        first = "".join(blocks.bare(name)[:1].upper() for name in spoken)
        return Card(self.paragraph(first, "initials", None, align="center"), Stack(words), photo)

    def _photo(self, person: blocks.Person, name: str, body: Element) -> tuple[Image, Element] | None:
        """The person's photograph and its figure; None where there is none, or none that can be read."""
        seen = image(person.photo, Card.TILE, 0.75) if person.photo else None
        if seen is None:
            return None
        said = self.telling(_("Photograph of {name}").format(name=name) if name.strip() else _("Photograph"))
        return seen, body.add("Figure", alternative=said)

    def _history(self, block: blocks.History, parent: Element) -> Item:
        part = parent.add("Sect")
        head: list[Item] = [self.head(block.head, "side", part)]
        if block.note:
            head.append(self.paragraph(block.note, "note", part.add("P"), before=2))
        figure = part.add("Figure", alternative=_spoken(block))
        whole = part.add("L", attributes=list_attributes("None"))
        points = []
        for event in block.events:
            said = blocks.line(blocks.Strong(event.when), " " + event.text)
            body = whole.add("LI").add("LBody")
            points.append(Point(event.at, self.paragraph(said, "note", body, colour="ink")))
        return Timeline(Stack(head), points, block.spans, figure, self.sheet.main)


def _spoken(block: blocks.History) -> str:
    """What the line shows, in words."""
    words = {"before": _("before the signing"), "active": _("in force"), "silent": _("silent or suspended")}
    told = [f"{int(span.first)}–{int(span.last)} {words[span.state]}" for span in block.spans]
    return _("Line of years, {first} to {last}: {told}.").format(
        first=int(min(e.at for e in block.events)),
        last=int(max(e.at for e in block.events)),
        told="; ".join(told) or _("the events below"),
    )
