"""The table of contents: filled when it is written, a field that Word fills again with the numbers of pages."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from cityintl.papers import blocks
from cityintl.papers.as_word.words import Writer
from cityintl.words import _


class Contents:
    """The heads of one file, each with a mark that a line of the contents leads to."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._marks = 0

    def put(self, container: Any, found: Sequence[blocks.Block]) -> None:
        """The lines that lead to the heads of these blocks."""
        heads = list(_heads(found, 1))
        if not heads:
            return
        self.writer.add(container, "Kicker", _("Contents"))
        for n, (depth, text) in enumerate(heads):
            paragraph = self.writer.add(container, f"toc {min(depth, 3)}")
            if n == 0:
                _begin(paragraph)
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _name(n + 1))
            inside = len(paragraph._p)
            self.writer.write(paragraph, text)
            for run in list(paragraph._p)[inside:]:
                link.append(run)
            paragraph._p.append(link)
            if n == len(heads) - 1:
                _end(paragraph)

    def mark(self, paragraph: Paragraph) -> None:
        """Give a head the mark by which the contents find it, in the order in which they name it."""
        self._marks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._marks))
        start.set(qn("w:name"), _name(self._marks))
        paragraph._p.append(start)
        paragraph._p.append(end)


def _name(number: int) -> str:
    return f"head{number}"


def _heads(found: Sequence[blocks.Block], depth: int) -> Iterator[tuple[int, str]]:
    """The heads in the order in which they are set: parts, sections, and heads in them."""
    for block in found:
        match block:
            case blocks.Part(title, inner):
                yield 1, title
                yield from _heads(inner, 2)
            case blocks.Section(head, inner):
                yield max(depth, 2), head
                yield from _heads(inner, max(depth, 2) + 1)
            case blocks.Heading(text):
                yield depth, text


def _mark(paragraph: Paragraph, kind: str) -> None:
    run = paragraph.add_run()
    found = OxmlElement("w:fldChar")
    found.set(qn("w:fldCharType"), kind)
    run._r.append(found)


def _begin(paragraph: Paragraph) -> None:
    _mark(paragraph, "begin")
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = ' TOC \\o "1-3" \\h \\z \\u '
    paragraph.add_run()._r.append(words)
    _mark(paragraph, "separate")


def _end(paragraph: Paragraph) -> None:
    _mark(paragraph, "end")
