"""Blocks become paragraphs, lists and tables of Word, in the order of reading."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from cityintl.papers import blocks
from cityintl.papers.as_word import cards, lists, pictures
from cityintl.papers.as_word.contents import Contents
from cityintl.papers.as_word.sheets import Sheets
from cityintl.papers.as_word.strips import Strips
from cityintl.papers.as_word.tables import Tables
from cityintl.papers.as_word.words import Writer
from cityintl.words import _, speaking

#: A head deeper than this is told like the deepest.
_DEEPEST = 4
_STYLES = {"lead": "Lead", "body": "Normal", "quiet": "Quiet", "note": "Small Note"}
_CERTIFIED = {
    "lead": "Certificate Name", "body": "Certificate Text", "quiet": "Certificate City", "note": "Certificate City",
}  # fmt: skip
#: Blocks that begin sheets of their own kind.
_OWN = (blocks.Letter, blocks.Certificate, blocks.Tiles)


class Composer:
    """Sets one paper into one file."""

    def __init__(self, document: Document, paper: blocks.Paper, paper_size: str) -> None:
        self.paper, self.body = paper, document._body
        self.writer = Writer(paper.language)
        self.sheets = Sheets(document, paper, paper_size, self.writer)
        self.lists = lists.Lists(document)
        self.tables = Tables(self.writer)
        self.strips = Strips(self.writer, self.tables, self.several)
        self.contents = Contents(self.writer)
        self.depth = 1
        self._inside = False

    def whole(self) -> None:
        """Everything: the cover, the title, what stands under it."""
        paper = self.paper
        if not all(isinstance(block, _OWN) for block in paper.blocks) or not paper.blocks:
            self.sheets.begin("wide" if paper.landscape else "page")
            if paper.cover:
                self.strips.cover(self.body, paper.cover, self.sheets.width)
                self._break()
            self._opener("Title", paper.title, paper.kicker, paper.local, paper.standfirst)
            if paper.contents:
                self.contents.put(self.body, paper.blocks)
        self.several(self.body, paper.blocks, self.sheets.width)
        self._notes(self.body)

    def _opener(self, style: str, title: str, kicker: str, local: blocks.Local | None, standfirst: blocks.Said) -> None:
        if kicker:
            self.writer.add(self.body, "Kicker", kicker)
        paragraph = self.writer.add(self.body, style, title)
        if kicker and style != "Title":
            paragraph.paragraph_format.space_before = 0
        if style != "Title":
            self.contents.mark(paragraph)
        if local:
            self.writer.add(self.body, "Own Script", local)
        if standfirst:
            self.writer.add(self.body, "Subtitle", standfirst)

    def several(self, container: Any, found: Sequence[blocks.Block], width: float) -> None:
        """Blocks one after the other into a body or a cell that is so wide."""
        for block in found:
            self.one(container, block, self.sheets.width if container is self.body else width)

    def one(self, container: Any, block: blocks.Block, width: float) -> None:
        """One block; every kind of block has its form here or among the strips."""
        if isinstance(block, _OWN):
            self._inside = True
            self._own_sheets(block)
            self._inside = False
            return
        if container is self.body and self.sheets.kind in ("letter", "certificate", "cards") and not self._inside:
            self.sheets.begin("wide" if self.paper.landscape else "page")
            width = self.sheets.width
        match block:
            case blocks.Text(said, style):
                self.writer.add(container, _STYLES[style], said)
            case blocks.Heading(text):
                self._heading(container, text, self.depth)
            case blocks.Facts():
                self.tables.facts(container, block, width)
                self._space(container)
            case blocks.Table():
                self.tables.table(container, block, width)
                self._space(container)
            case blocks.Bullets(items):
                self._list(container, items, "bullets", 0)
            case blocks.Numbered(items, large):
                self._list(container, items, "large" if large else "numbers", 0)
            case blocks.Section():
                self._section(container, block, width)
            case blocks.Part():
                self._part(block)
            case blocks.Picture(content, alternative, caption, share):
                self._picture(container, content, alternative, caption, width * share)
            case blocks.MapFigure(drawing):
                self._picture(container, pictures.drawn(block, self.paper.language), drawing.said, "", width)
            case blocks.Break():
                self._break()
            case _:
                self.strips.set(container, block, width)
                self._space(container)

    # -- heads

    def _heading(self, container: Any, text: str, depth: int, *, care: bool = False) -> Paragraph:
        style = f"Heading {min(depth, _DEEPEST)}"
        paragraph = self.writer.add(container, style, text)
        if care:
            for run in paragraph.runs:
                found = OxmlElement("w:rStyle")
                found.set(qn("w:val"), "CareWord")
                run._r.get_or_add_rPr().insert(0, found)
        if container is self.body:
            self.contents.mark(paragraph)
        return paragraph

    def _section(self, container: Any, block: blocks.Section, width: float) -> None:
        # under a title the heads of sections are those of the second level in look, and never skip one in order
        self._heading(container, block.head, max(self.depth, 2), care=block.tone == "care")
        if block.note:
            self.writer.add(container, "Small Note", block.note)
        if block.changed:
            self.writer.add(container, "Changed", _("Changed: {words}").format(words=block.changed))
        before, self.depth = self.depth, max(self.depth, 2) + 1
        self.several(container, block.blocks, width)
        self.depth = before
        self._notes(container)

    def _part(self, block: blocks.Part) -> None:
        wide = "wide" if block.landscape or self.paper.landscape else "page"
        if self.sheets.kind != wide:
            self.sheets.begin(wide)  # type: ignore[arg-type]  # one of the kinds
        else:
            self._break()
        self._opener("Heading 1", block.title, block.kicker, block.local, block.standfirst)
        before, self.depth = self.depth, 2
        self.several(self.body, block.blocks, self.sheets.width)
        self.depth = before
        self._notes(self.body)

    def _break(self) -> None:
        """What follows begins on a new page."""
        run = self.writer.add(self.body, "Cell").add_run()
        found = OxmlElement("w:br")
        found.set(qn("w:type"), "page")
        run._r.append(found)

    def _space(self, container: Any) -> None:
        """A little room after a table, which also keeps the next one apart."""
        self.writer.add(container, "After Table")

    def _notes(self, container: Any) -> None:
        """The notes of what was set, under it."""
        for n, text in enumerate(self.writer.notes, 1):
            if n > self.writer.told:
                self.writer.add(container, "Small Note", f"{n}  {text}")
        self.writer.told = len(self.writer.notes)

    # -- lists and pictures

    def _list(self, container: Any, items: Sequence[Any], shape: str, depth: int, of: int = 0) -> None:
        of = of or self.lists.new(shape)
        style = "List Bullet" if shape == "bullets" else "List Number"
        for item in items:
            lines = item.items if isinstance(item, blocks.Lines) else (item,)
            said = lines[0].said if isinstance(lines[0], blocks.Nested) else lines[0]
            paragraph = self.writer.add(
                container, style, blocks.Strong(said) if len(lines) > 1 and isinstance(said, str) else said
            )
            lists.number(paragraph, of, depth)
            for line in lines[1:]:
                paragraph.add_run().add_break()
                self.writer.write(paragraph, blocks.Quiet(line) if isinstance(line, str) else line)
            if isinstance(item, blocks.Nested):
                under = "bullets" if isinstance(item.under, blocks.Bullets) else "numbers"
                self._list(container, item.under.items, under, depth + 1, of if under == shape == "bullets" else 0)

    def _picture(self, container: Any, content: bytes, words: str, caption: str, width: float) -> None:
        paragraph = self.writer.add(container, "Normal")
        if caption:
            paragraph.paragraph_format.keep_with_next = True
        if not pictures.put(paragraph, content, words, width):
            self.writer.write(paragraph, blocks.Quiet(words))
        if caption:
            self.writer.add(container, "Small Note", caption)

    # -- sheets of their own

    def _own_sheets(self, block: blocks.Letter | blocks.Certificate | blocks.Tiles) -> None:
        match block:
            case blocks.Letter():
                self._letter(block)
            case blocks.Certificate():
                self._certificate(block)
            case blocks.Tiles():
                cards.put(self.body, block, self.sheets, self.writer)

    def _letter(self, block: blocks.Letter) -> None:
        self.sheets.begin("letter")
        with speaking(block.language or self.paper.language), self.writer.within(block.language):
            self.writer.add(self.body, "Letter Date", block.day)
            for line in block.to:
                self.writer.add(self.body, "Letter Address", line)
            if block.subject:
                self.writer.add(self.body, "Letter Subject", block.subject)
            elif block.to:
                self.writer.add(self.body, "Letter Address")
            for inner in block.blocks:
                if isinstance(inner, blocks.Text) and inner.style == "body":
                    self.writer.add(self.body, "Letter Text", inner.said)
                else:
                    self.one(self.body, inner, self.sheets.width)
            if block.closing:
                self.writer.add(self.body, "Letter Closing", block.closing)
            for line in block.signature:
                self.writer.add(self.body, "Letter Signature", line)
            if block.signature:
                self.body.paragraphs[-1].paragraph_format.keep_with_next = False
            if block.enclosures:
                words = _("Enclosures: {names}").format(names="; ".join(block.enclosures))
                self.writer.add(self.body, "Letter Enclosures", words)
            self._notes(self.body)

    def _certificate(self, block: blocks.Certificate) -> None:
        self.sheets.begin("certificate")
        with speaking(block.language or self.paper.language), self.writer.within(block.language):
            if self.paper.office:
                self.writer.add(self.body, "Certificate City", self.paper.office)
            self.writer.add(self.body, "Certificate Title", block.title)
            for inner in block.blocks:
                if isinstance(inner, blocks.Text):
                    style = _CERTIFIED[inner.style]
                    self.writer.add(self.body, style, inner.said).alignment = WD_ALIGN_PARAGRAPH.CENTER
                else:
                    self.one(self.body, inner, self.sheets.width)
            if block.signing:
                self.writer.add(self.body, "Normal").paragraph_format.space_before = 420_000
                self.strips.signing(self.body, block.signing.places, self.sheets.width, framed=True)
                self.writer.add(self.body, "Cell")
