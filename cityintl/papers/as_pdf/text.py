"""Paragraphs: lines of shaped words, parted over pages without a line alone, each piece in its element."""

from dataclasses import dataclass
from itertools import groupby

from cityintl.papers.as_pdf import bidi, fonts
from cityintl.papers.as_pdf.breaking import Atom, Bit, broken, lines, unparted
from cityintl.papers.as_pdf.canvas import Bookmark, Run, TaggedCanvas
from cityintl.papers.as_pdf.flow import Solid
from cityintl.papers.as_pdf.fonts import Glyph
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.style import Style, rgb
from cityintl.papers.as_pdf.words import Piece


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of a line: which piece it belongs to and where it begins, in points from the line's left end."""

    bit: Bit
    x: float


class Paragraph:
    """Text of several lines, without markup: what people typed can command nothing."""

    def __init__(
        self,
        pieces: list[Piece],
        style: Style,
        element: Element | None,
        language: str = "",
        *,
        before: float = 0.0,
        keep_with_next: bool = False,
        bookmark: Bookmark | None = None,
    ) -> None:
        self.style, self.element, self.before = style, element, before
        self.keep_with_next, self.bookmark = keep_with_next, bookmark
        self.place = ""
        self._atoms, self._broken = broken(tuple(pieces), language)
        self._owners: dict[int, Element] = {}
        self._lines: list[list[Atom]] = []
        self._width = -1.0
        self._part: slice | None = None

    def _laid(self, width: float) -> list[list[Atom]]:
        if self._part is None and abs(self._width - width) > 0.01:
            self._width, self._lines = width, lines(self._atoms, self._broken, width)
        return self._lines if self._part is None else self._lines[self._part]

    def natural(self) -> float:
        """How wide it is in lines as long as they like."""
        return max((_width(line) for line in lines(self._atoms, self._broken, 1e9)), default=0.0)

    def longest(self) -> float:
        """How wide its longest word is."""
        return max((atom.width for atom in self._broken), default=0.0)

    @property
    def text(self) -> str:
        """Its words."""
        return self._atoms.text

    def last_width(self, width: float) -> float:
        """How wide its last line is."""
        laid = self._laid(width)
        return _width(laid[-1]) if laid else 0.0

    def even(self, width: float) -> float:
        """The least width with no more lines than in this one and no other word broken: centred lines are alike."""
        count, least, most = len(self._laid(width)), 0.0, width
        whole = self.stands_on(count, width)
        while most - least > 2 and count > 1:
            tried = (least + most) / 2
            fits = self.stands_on(count, tried) if whole else len(self._laid(tried)) <= count
            least, most = (least, tried) if fits else (tried, most)
        return most

    def unparted(self) -> "Paragraph":
        """The same words in lines that end between two words alone, as long as a word is not wider than a line."""
        self._broken = unparted(self._broken)
        return self

    def stands_on(self, most: int, width: float) -> bool:
        """Whether it has so many lines at the most, each of which ends between two words."""
        laid = self._laid(width)
        return len(laid) <= most and all(line[-1].space for line in laid[:-1])

    def height(self, width: float) -> float:
        """Its lines."""
        return max(1, len(self._laid(width))) * self.style.leading

    def split(self, width: float, room: float) -> "tuple[Paragraph, Paragraph] | None":
        """At least two lines on either side, where there are four; a paragraph of three stays together."""
        count, fit = len(self._laid(width)), int((room + 0.01) // self.style.leading)
        fit = min(fit, count - 2)
        if fit < 2:
            return None
        return self._cut(0, fit), self._cut(fit, count)

    def _cut(self, first: int, last: int) -> "Paragraph":
        part = object.__new__(Paragraph)
        part.__dict__.update(self.__dict__)
        offset = self._part.start if self._part else 0
        part._part = slice(offset + first, offset + last)
        if first:
            part.bookmark, part.before, part.place = None, 0.0, ""
        return part

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Each line under the one before, with the words in the order of reading."""
        if self.bookmark and self.element is not None:
            canvas.heading(self.bookmark, top)
        if self.place:
            canvas.place(self.place, top)
        y = top - self.first_baseline()
        laid = self._laid(width)
        rows = [
            (self._placed(line, width), y - n * self.style.leading, n == len(laid) - 1) for n, line in enumerate(laid)
        ]
        runs = [(place, at, last) for places, at, last in rows for place in _ends(places, last, self._size(places))]
        for piece, together in groupby(runs, key=lambda run: run[0].bit.piece):
            self._write(canvas, piece, [(place, x, at) for place, at, _ in together])

    def first_baseline(self) -> float:
        """From the upper edge to the first baseline."""
        return self.style.size

    def _write(self, canvas: TaggedCanvas, piece: int, places: list[tuple[Placed, float, float]]) -> None:
        element = self._owner(piece)
        said = self._atoms.pieces[piece]
        runs: list[Run] = []
        for _, group in groupby(places, key=lambda p: p[2]):
            on_line = list(group)
            if said.boxed:
                _frame(canvas, self._box(on_line), said.style)
            if element is not None and said.address:
                canvas.link(element, said.address, self._box(on_line))
            elif element is not None and said.place:
                canvas.lead(element, said.place, self._box(on_line), said.told)
            runs += _merged(self._runs(on_line))
        canvas.write(element, runs)

    def _runs(self, places: list[tuple[Placed, float, float]]) -> list[Run]:
        """The runs of one line. From its first to its last right-to-left word everything is told as text in order.

        Readers put such words into order by rules of their own; they follow the told text when it is one piece.
        """
        turned = [n for n, (place, _, _) in enumerate(places) if place.bit.level % 2 and bidi.mixed(place.bit.text)]
        inside = range(turned[0], turned[-1] + 1) if turned else range(0)
        return [self._run(place, x, y, n in inside) for n, (place, x, y) in enumerate(places)]

    def _box(self, places: list[tuple[Placed, float, float]]) -> tuple[float, float, float, float]:
        left = min(x + place.x for place, x, _ in places)
        right = max(x + place.x + self._wide(place.bit) for place, x, _ in places)
        y = places[0][2]
        return left, y - self.style.size * 0.25, right, y + self.style.size * 0.8

    def _owner(self, piece: int) -> Element | None:
        """The paragraph's own element, or one inside it for a link or for words of another language."""
        said = self._atoms.pieces[piece]
        if self.element is None or not (said.address or said.language or said.place):
            return self.element
        if piece not in self._owners:
            parent = self.element.add("Reference") if said.place else self.element
            self._owners[piece] = parent.add("Link" if said.address or said.place else "Span", language=said.language)
        return self._owners[piece]

    def _size(self, places: list[Placed]) -> float:
        return self._atoms.pieces[places[-1].bit.piece].style.size if places else self.style.size

    def _wide(self, bit: Bit) -> float:
        return bit.width(self._atoms.pieces[bit.piece].style)

    def _placed(self, line: list[Atom], width: float) -> list[Placed]:
        """The runs of a line in the order of reading, each at its place.

        Right-to-left text of several lines stands at the right edge; a name on one line stays where the eye looks.
        """
        bits = [bit for n, atom in enumerate(line) for bit in atom.bits + (atom.space if n < len(line) - 1 else [])]
        total = sum(self._wide(bit) for bit in bits)
        right = self.style.align == "right" or (bool(self._atoms.base % 2) and len(self._lines) > 1)
        x = width - total if right else (width - total) / 2 if self.style.align == "center" else 0.0
        places = [0.0] * len(bits)
        for n in self._atoms.order(bits):
            places[n] = x
            x += self._wide(bits[n])
        return [Placed(bit, at) for bit, at in zip(bits, places, strict=True)]

    def _run(self, place: Placed, x: float, y: float, told: bool) -> Run:
        bit = place.bit
        style = self._atoms.pieces[bit.piece].style
        plain = bit.shaped.plain or (bit.level % 2 and not bidi.mixed(bit.text))
        actual = bit.text if told or not plain else ""
        return Run(x + place.x, y + style.rise, bit.face, style.size, style.colour, bit.shaped.glyphs, actual)


def _frame(canvas: TaggedCanvas, box: tuple[float, float, float, float], style: Style) -> None:
    left, low, right, high = box
    canvas.setStrokeColorRGB(*rgb("line"))
    canvas.setLineWidth(0.5)
    canvas.rect(left + style.size * 0.06, low, right - left - style.size * 0.12, high - low, stroke=1, fill=0)


class Centred(Solid):
    """A centred paragraph whose lines are alike in length."""

    def __init__(self, said: Paragraph) -> None:
        self.said, self.before = said, said.before

    def stands_on(self, most: int, width: float) -> bool:
        """Whether it stands on so many lines, as they are painted, without a broken word."""
        return self.said.stands_on(most, self.said.even(width))

    def height(self, width: float) -> float:
        """That of the paragraph."""
        return self.said.height(width)

    def first_baseline(self) -> float:
        """That of the paragraph."""
        return self.said.first_baseline()

    def paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """In the middle."""
        even = self.said.even(width)
        self.said.paint(canvas, x + (width - even) / 2, top, even)


def _width(line: list[Atom]) -> float:
    return sum(atom.width + (atom.gap if n < len(line) - 1 else 0) for n, atom in enumerate(line))


def _ends(places: list[Placed], last: bool, size: float) -> list[Placed]:
    """The runs of a line with a space at its end, so that a reader hears two words and not one."""
    if last or not places:
        return places
    end = places[-1]
    wide = end.bit.shaped.width * size / 1000 if end.bit.level % 2 == 0 else 0.0
    shaped = fonts.shape(" ", end.bit.face.name, False, "")
    return [*places, Placed(Bit(" ", end.bit.piece, end.bit.face, 0, shaped), end.x + wide)]


def _merged(runs: list[Run]) -> list[Run]:
    """Neighbouring runs of one face on one line as one, which makes the file smaller."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and not (last.actual or run.actual) and _alike(last, run):
            off = (run.x - last.x) * 1000 / run.size
            moved = tuple(Glyph(g.number, g.text, g.x + off, g.y) for g in run.glyphs)
            found[-1] = Run(last.x, last.y, last.face, last.size, last.colour, last.glyphs + moved)
        else:
            found.append(run)
    return found


def _alike(one: Run, other: Run) -> bool:
    return (one.y, one.face, one.size, one.colour) == (other.y, other.face, other.size, other.colour)
