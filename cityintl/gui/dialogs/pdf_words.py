"""The words on the pages of a PDF, found as people type them: without marks and case, over the ends of lines.

Whoever calls holds PDFium's turn (see `cityintl.pdfium`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cityintl.folding import fold

#: Left, top, right and bottom in points from the upper left corner of a page.
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand: the page (from 0), and a box for each line of them."""

    page: int
    boxes: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """The letters of a page as they are compared, each with the number that PDFium gives it."""

    page: int
    folded: str
    places: tuple[int, ...]

    def find(self, words: str, document: Any) -> Iterator[Found]:
        """Every place of these words on the page, one after the other."""
        wanted = fold(words)
        start = self.folded.find(wanted) if wanted else -1
        if start < 0:
            return
        leaf = document[self.page]
        text = leaf.get_textpage()
        try:
            height = leaf.get_height()
            while start >= 0:
                end = start + len(wanted)
                first, last = self.places[start], self.places[end - 1]
                yield Found(self.page, _boxes(text, first, last - first + 1, height))
                start = self.folded.find(wanted, end)
        finally:
            text.close()
            leaf.close()


def _boxes(text: Any, first: int, count: int, height: float) -> tuple[Rect, ...]:
    """One box for each line that these letters stand on."""
    found = []
    for number in range(text.count_rects(first, count)):
        left, bottom, right, top = text.get_rect(number)
        found.append((left, height - top, right, height - bottom))
    return tuple(found)


def words_of(document: Any, page: int) -> PageWords:
    """The letters of one page."""
    from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no types; only when a paper is searched

    leaf = document[page]
    text = leaf.get_textpage()
    try:
        letters: list[str] = []
        places: list[int] = []
        for number in range(text.count_chars()):
            for letter in _compared(chr(raw.FPDFText_GetUnicode(text.raw, number))):
                if letter != " " or (letters and letters[-1] != " "):
                    letters.append(letter)
                    places.append(number)
    finally:
        text.close()
        leaf.close()
    return PageWords(page, "".join(letters), tuple(places))


def _compared(letter: str) -> str:
    """A letter as it is compared; nothing for marks that stand on another letter, or join or part words unseen."""
    return " " if letter.isspace() else fold(letter) if letter.isprintable() else ""
