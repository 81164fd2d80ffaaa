"""Lines of content as runs of Word: each with its language, its fonts and its direction."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from cityintl.papers import blocks
from cityintl.papers.as_pdf import bidi
from cityintl.papers.as_pdf.style import MARKS
from cityintl.papers.as_word.looks import COMPLEX, east_asian, style_id
from cityintl.words import _

#: Addresses that may become links; anything else stays words.
_ADDRESS = re.compile(r"(https?|mailto):\S+$", re.IGNORECASE)
#: So long is a name that stands where the eye looks for it, whichever way its letters run.
_NAME = 60
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u200b\u00ad]")
_STYLE_OF_MARK = {"blue": "BlueWord", "grey": "QuietWord", "brick": "CareWord"}


def sound(text: str) -> str:
    """The text as a file of Word can hold it: without control characters and halves of characters."""
    shown = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _BAD.sub("", unicodedata.normalize("NFC", shown.replace("\u2028", "\n").replace("\u2029", "\n")))


class Writer:
    """Writes lines of content into paragraphs of one file, whose own language it knows."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.notes: list[str] = []
        self.told = 0
        self._own = ""

    @contextmanager
    def within(self, language: str) -> Iterator[None]:
        """Inside, words are of this language where they do not say another; empty is the file's own."""
        before = self._own
        self._own = language if language != self.language else ""
        try:
            yield
        finally:
            self._own = before

    def add(self, container: Any, style: str, said: blocks.Said = "") -> Paragraph:
        """A new paragraph of this style at the end of a body, a cell, a head or a foot."""
        paragraph: Paragraph = container.add_paragraph()
        paragraph._p.style = style_id(style)
        return self.write(paragraph, said)

    def write(self, paragraph: Paragraph, said: blocks.Said) -> Paragraph:
        """Set a line into a paragraph, which runs from right to left where its words do; a name stays at the left."""
        words = sound(blocks.bare(said))
        if len(words) > _NAME and bidi.mixed(words) and bidi.levels(words)[0] % 2:
            before = [qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr")]
            found = paragraph._p.get_or_add_pPr()
            place = sum(1 for child in found if child.tag in before)
            found.insert(place, OxmlElement("w:bidi"))
        for part in said.parts if isinstance(said, blocks.Line) else (said,):
            self._part(paragraph, part)
        return paragraph

    def _part(self, paragraph: Paragraph, part: blocks.Inline) -> None:
        match part:
            case str():
                self._run(paragraph, part)
            case blocks.Strong(text):
                self._run(paragraph, text, "Strong")
            case blocks.Soft(text):
                self._run(paragraph, text, "Emphasis")
            case blocks.Quiet(text):
                self._run(paragraph, text, "QuietWord")
            case blocks.Local(text, language, quiet):
                self._run(paragraph, text, "QuietWord" if quiet else "", language)
            case blocks.Link(text, address):
                self._link(paragraph, text, address)
            case blocks.Status(word, rest):
                if mark := MARKS.get(word):
                    self._run(paragraph, f"{mark[0]}\u00a0", _STYLE_OF_MARK[mark[1]])
                self._run(paragraph, _(word).replace(" ", "\u00a0") + rest)
            case blocks.Note(text):
                self.notes.append(text)
                self._run(paragraph, str(len(self.notes)), raised=True)

    def _run(
        self, paragraph: Paragraph, text: str, style: str = "", language: str = "", *, raised: bool = False
    ) -> None:
        for turned, piece in _directions(sound(text)):
            run = paragraph.add_run(piece)
            facts = run._r.get_or_add_rPr()
            if style:
                found = OxmlElement("w:rStyle")
                found.set(qn("w:val"), style)
                facts.append(found)
            _speak(facts, language or self._own, turned)
            if raised:
                run.font.superscript = True
            if not len(facts):
                run._r.remove(facts)

    def _link(self, paragraph: Paragraph, text: str, address: str) -> None:
        if not _ADDRESS.match(address):
            self._run(paragraph, text)
            return
        inside = len(paragraph._p)
        self._run(paragraph, text, "Hyperlink")
        link = OxmlElement("w:hyperlink")
        number = paragraph.part.relate_to(sound(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), number)
        for run in list(paragraph._p)[inside:]:
            link.append(run)
        paragraph._p.append(link)


def _directions(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces that run one way each."""
    if not bidi.mixed(text):
        if text:
            yield False, text
        return
    for turned, found in groupby(zip(bidi.levels(text)[1], text, strict=True), key=lambda each: bool(each[0] % 2)):
        yield turned, "".join(character for _level, character in found)


def _speak(facts: BaseOxmlElement, language: str, turned: bool) -> None:
    """Language and fonts of a run whose language differs from the file's, or which runs from right to left."""
    east = language[:2] in ("ja", "ko", "zh")
    font = COMPLEX.get(language[:2])
    if east or font:
        fonts = OxmlElement("w:rFonts")
        if east:
            fonts.set(qn("w:eastAsia"), east_asian(language))
            fonts.set(qn("w:hint"), "eastAsia")
        else:
            fonts.set(qn("w:cs"), font)
        facts.append(fonts)
    if turned:
        facts.append(OxmlElement("w:rtl"))
    if font:
        facts.append(OxmlElement("w:cs"))
    if language or turned:
        found = OxmlElement("w:lang")
        found.set(qn(f"w:{'eastAsia' if east else 'bidi' if turned or font else 'val'}"), language or "ar")
        facts.append(found)
