"""The sheets of a file of Word: pages, letters with their letterhead, certificates with their frame; head and foot."""

from collections.abc import Sequence
from typing import Any, Literal

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from cityintl.papers import blocks
from cityintl.papers.as_word import pictures
from cityintl.papers.as_word.file import count_from_one, fold, frame, width_of
from cityintl.papers.as_word.strips import borders
from cityintl.papers.as_word.tables import add_row, close, grid
from cityintl.papers.as_word.words import Writer
from cityintl.words import _

Kind = Literal["page", "wide", "letter", "certificate", "cards"]
#: The column of the mark in a letterhead, and how wide the mark is, as on the tagged page.
_SEAL, _MARK = 50.0, 38.0


class Sheets:
    """Begins the sheets of one file; each kind has a head and foot of its own."""

    def __init__(self, document: Document, paper: blocks.Paper, paper_size: str, writer: Writer) -> None:
        self.document, self.paper, self.size, self.writer = document, paper, paper_size, writer
        self.kind: Kind | None = None

    @property
    def section(self) -> Section:
        """The section that is being filled."""
        return self.document.sections[-1]

    @property
    def width(self) -> float:
        """How wide its text is."""
        return width_of(self.section)

    def begin(self, kind: Kind) -> None:
        """Go on on a new sheet of this kind; the first one is there."""
        if self.kind is not None:
            self.document.add_section(WD_SECTION.NEW_PAGE)
            _tidy(self.document)
        section = self.section
        for name in ("w:pgBorders", "w:vAlign", "w:pgNumType"):
            for child in section._sectPr.findall(qn(name)):
                section._sectPr.remove(child)
        fold(section, self.size, kind == "wide")
        section.different_first_page_header_footer = kind == "letter"
        if kind == "letter":
            count_from_one(section)
            section.top_margin = Pt(120)
        if kind == "certificate":
            frame(section)
        if kind != self.kind:
            self._furnish(section, kind)
        self.kind = kind

    def _furnish(self, section: Section, kind: Kind) -> None:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if part.is_linked_to_previous:
                part.is_linked_to_previous = False
            for paragraph in list(part.paragraphs):
                paragraph._p.getparent().remove(paragraph._p)
        if kind == "letter":
            self._letterhead(section)
        elif kind not in ("certificate", "cards"):
            self._head(section)
            self._foot(section)
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.paragraphs:
                self.writer.add(part, "footer")

    def _head(self, section: Section) -> None:
        left = self.paper.running or self.paper.office
        paragraph = self._tabbed(section.header, "header", width_of(section))
        self.writer.write(paragraph, left)
        if self.paper.handling:
            paragraph.add_run("\t")
            self.writer.write(paragraph, blocks.Strong(self.paper.handling))

    def _foot(self, section: Section) -> None:
        if self.paper.contact:
            self.writer.add(section.footer, "footer", self.paper.contact)
        paragraph = self._tabbed(section.footer, "footer", width_of(section))
        printed = self.paper.printed and _("Printed {time}").format(time=self.paper.printed)
        self.writer.write(paragraph, " · ".join(filter(None, (self.paper.version, printed))))
        paragraph.add_run("\t")
        self._numbered(paragraph)

    def _letterhead(self, section: Section) -> None:
        """On the first sheet the city's head; on those after it the page alone."""
        lines = self.paper.letterhead or tuple(self.paper.office.split(" · "))
        if any(lines):
            self._seal_and_lines(section, [line for line in lines if line])
        if self.paper.contact:
            self.writer.add(section.first_page_footer, "footer", self.paper.contact)
        paragraph = self._tabbed(section.header, "header", width_of(section))
        self.writer.write(paragraph, lines[0] if lines else "")
        paragraph.add_run("\t")
        field(paragraph, "PAGE", "2")

    def _seal_and_lines(self, section: Section, lines: Sequence[str]) -> None:
        """The city's mark at the left and its lines beside it, over a rule."""
        table = grid(section.first_page_header, "House Plain", [_SEAL, width_of(section) - _SEAL])
        mark, words = add_row(table)
        pictures.put(self.writer.add(mark, "Letterhead Line"), pictures.seal(), lines[0], _MARK)
        for n, line in enumerate(lines):
            self.writer.add(words, "Letterhead Line" if n else "Letterhead City", line)
        for cell in (mark, words):
            borders(cell, ("bottom",), "ink")
            close(cell)

    def _tabbed(self, part: Any, style: str, width: float) -> Paragraph:
        paragraph = self.writer.add(part, style)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)
        return paragraph

    def _numbered(self, paragraph: Paragraph) -> None:
        before, _page, after = _("Page {page} of {pages}").partition("{page}")
        between, _pages, end = after.partition("{pages}")
        for text, name in ((before, "PAGE"), (between, "NUMPAGES"), (end, "")):
            if text:
                paragraph.add_run(text)
            if name:
                field(paragraph, name, "1")


def field(paragraph: Paragraph, name: str, shown: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    found = OxmlElement("w:fldSimple")
    found.set(qn("w:instr"), f" {name} ")
    paragraph._p.append(found)
    run = paragraph.add_run(shown)
    found.append(run._r)


def _tidy(document: Document) -> None:
    """Let the last paragraph end its section, in place of an empty one that could begin a sheet of its own."""
    holder = document.element.body.sectPr.getprevious()
    before = holder.getprevious() if holder is not None else None
    if before is not None and before.tag == qn("w:p") and before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        before.get_or_add_pPr().append(holder.pPr.sectPr)
        document.element.body.remove(holder)
