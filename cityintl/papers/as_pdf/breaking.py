"""Where a line may end: text cut into atoms, shaped, and put into lines of a width."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cityintl.papers.as_pdf import bidi, fonts
from cityintl.papers.as_pdf.fonts import Face, Shaped
from cityintl.papers.as_pdf.style import Style
from cityintl.papers.as_pdf.words import Piece

#: Han and kana break anywhere, but these never begin a line, and those never end one.
_NOT_FIRST = set("、。，．・：；？！」』）】》〉”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％")
_NOT_LAST = set("「『（【《〈“‘")
_AFTER = set("-–—/‐")
#: Before these French has a space, at which no line ends.
_SET_OFF = (":", ";", "?", "!", "»")

#: What stays on one line of an address that is too long for one: “name@”, “city.”, “example”.
_OF_ADDRESS = re.compile(r"[^@.]*[@.]+|[^@.]+")


@dataclass(frozen=True, slots=True)
class Bit:
    """Text of one piece, one face and one level."""

    text: str
    piece: int
    face: Face
    level: int
    shaped: Shaped

    def width(self, style: Style) -> float:
        """Its width in points."""
        return self.shaped.width * style.size / 1000


@dataclass(slots=True)
class Atom:
    """Text that stays on one line, the spaces after it, and whether the line ends after it in any case."""

    bits: list[Bit] = field(default_factory=list)
    width: float = 0.0
    space: list[Bit] = field(default_factory=list)
    gap: float = 0.0
    ends: bool = False


def _ideograph(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _breaks_after(text: str, n: int) -> bool:
    """Whether a line may end after the character at n, which is no space."""
    here, there = text[n], text[n + 1]
    if there in " \n":
        return False
    if here in _AFTER:
        return n > 0 and text[n - 1].isalnum() and there.isalpha()
    if _ideograph(here) or _ideograph(there):
        return here not in _NOT_LAST and there not in _NOT_FIRST and not unicodedata.combining(there)
    return False


def _holds(text: str, n: int) -> bool:
    """Whether the space at n holds a mark to the word before it, as French writes: “Tenue : costume”."""
    return text[n] == " " and text[n + 1 : n + 2] in _SET_OFF and text[n + 2 : n + 3] in ("", " ", "\n")


class Atoms:
    """The atoms of a paragraph's pieces."""

    def __init__(self, pieces: Sequence[Piece], language: str) -> None:
        self.pieces = pieces
        self.language = language
        self.text = "".join(p.text for p in pieces)
        self._owner = [n for n, p in enumerate(pieces) for _ in p.text]
        self._around: dict[int, int] = {}
        self.base, self._levels = self._directions()
        self._plain = self.text.isascii()
        self._faces = self._first() if self._plain else self._choose()

    def _directions(self) -> tuple[int, list[int]]:
        """The level of the paragraph and of each character.

        Words of another language are parted from what stands around them: the order of one cannot upset the other's.
        """
        if not bidi.mixed(self.text):
            return 0, [0] * len(self.text)
        parted = [bool(piece.language) and len(self.pieces) > 1 for piece in self.pieces]
        outer = "".join(
            "\ufffc" * len(p.text) if apart else p.text for p, apart in zip(self.pieces, parted, strict=True)
        )
        turned = bidi.right_to_left(self.language)
        base = 1 if turned else bidi.base_level(outer if bidi.strong(outer) else self.text)
        found = bidi.levels(outer, base)[1]
        at = 0
        for n, (piece, apart) in enumerate(zip(self.pieces, parted, strict=True)):
            if apart and piece.text:
                self._around[n] = found[at]
                found[at : at + len(piece.text)] = bidi.levels(piece.text)[1]
            at += len(piece.text)
        return base, found

    def order(self, found: Sequence[Bit]) -> list[int]:
        """The places of a line's bits from left to right."""
        if self._plain:
            return list(range(len(found)))
        groups: list[tuple[int, list[int]]] = []
        piece = -1
        for n, bit in enumerate(found):
            if bit.piece in self._around and bit.piece == piece:
                groups[-1][1].append(n)
            else:
                groups.append((self._around.get(bit.piece, bit.level), [n]))
            piece = bit.piece
        outer = [groups[n][1] for n in bidi.visual_order([level for level, _ in groups])]
        return [inner[n] for inner in outer for n in bidi.visual_order([found[k].level for k in inner])]

    def _first(self) -> list[Face]:
        """Text in ASCII stands in the first face of each piece, which spares looking at every letter."""
        found: list[Face] = []
        for piece in self.pieces:
            chosen = fonts.choose("a", piece.style.role, piece.language or self.language)
            found += [chosen or fonts.face("SourceSans3-Regular")] * len(piece.text)
        return found

    def _choose(self) -> list[Face]:
        found: list[Face] = []
        for character, owner in zip(self.text, self._owner, strict=True):
            piece = self.pieces[owner]
            language = piece.language or self.language
            before = found[-1] if found else None
            joins = fonts.invisible(character) or unicodedata.combining(character)
            if before is not None and joins and (fonts.invisible(character) or before.has(character)):
                found.append(before)
                continue
            chosen = fonts.choose(" " if character == "\n" else character, piece.style.role, language)
            found.append(chosen or before or fonts.face("SourceSans3-Regular"))
        return found

    def bits(self, start: int, end: int) -> list[Bit]:
        """The text from start to end as bits."""
        if self._plain and self._owner[start] == self._owner[end - 1]:
            return [self._bit(start, end)]
        found: list[Bit] = []
        first = start
        for n in range(start + 1, end + 1):
            if n < end and self._key(n) == self._key(first):
                continue
            found.append(self._bit(first, n))
            first = n
        return found

    def _key(self, n: int) -> tuple[int, str, int]:
        return self._owner[n], self._faces[n].name, self._levels[n]

    def _bit(self, start: int, end: int) -> Bit:
        owner, face, level = self._owner[start], self._faces[start], self._levels[start]
        text = self.text[start:end]
        language = self.pieces[owner].language or self.language
        return Bit(text, owner, face, level, fonts.shape(text, face.name, bool(level % 2), language))

    def width(self, found: list[Bit]) -> float:
        """The width of bits in points."""
        return sum(bit.width(self.pieces[bit.piece].style) for bit in found)

    def atoms(self) -> list[Atom]:
        """The whole text as atoms."""
        found: list[Atom] = []
        text, n = self.text, 0
        while n < len(text):
            start = n
            while n < len(text) and (text[n] not in " \n" or _holds(text, n)):
                n += 1
                if n < len(text) and _breaks_after(text, n - 1):
                    break
            atom = self._atom(start, n)
            start = n
            while n < len(text) and text[n] == " ":
                n += 1
            atom.space = self.bits(start, n) if n > start else []
            atom.gap = self.width(atom.space)
            if n < len(text) and text[n] == "\n":
                atom.ends = True
                n += 1
            found.append(atom)
        return found

    def _atom(self, start: int, end: int) -> Atom:
        found = self.bits(start, end) if end > start else []
        return Atom(found, self.width(found))

    def cut(self, atom: Atom, width: float) -> list[Atom]:
        """An atom wider than a line, in pieces that fit; never within a cluster of marks."""
        found = [Atom()]
        for bit in atom.bits:
            for text in self._units(bit, width):
                shaped = fonts.shape(text, bit.face.name, bool(bit.level % 2), "")
                part = Bit(text, bit.piece, bit.face, bit.level, shaped)
                wide = part.width(self.pieces[bit.piece].style)
                if found[-1].bits and found[-1].width + wide > width:
                    found.append(Atom())
                found[-1].bits.append(part)
                found[-1].width += wide
        found[-1].space, found[-1].gap, found[-1].ends = atom.space, atom.gap, atom.ends
        return [self._joined(part) for part in found]

    def _units(self, bit: Bit, width: float) -> list[str]:
        """The parts that stay whole: of an e-mail address what ends with “@” or a stop, where a line holds each."""
        parts = _OF_ADDRESS.findall(bit.text) if "@" in bit.text else []
        style = self.pieces[bit.piece].style
        shaped = [fonts.shape(part, bit.face.name, bool(bit.level % 2), "") for part in parts]
        fit = all(each.width * style.size / 1000 <= width for each in shaped)
        return parts if parts and fit else _clusters(bit.text)

    def _joined(self, atom: Atom) -> Atom:
        """The same atom with neighbouring bits of one kind shaped as one, so that letters join."""
        bits: list[Bit] = []
        for bit in atom.bits:
            last = bits[-1] if bits else None
            if last and (last.piece, last.face, last.level) == (bit.piece, bit.face, bit.level):
                text = last.text + bit.text
                shaped = fonts.shape(text, bit.face.name, bool(bit.level % 2), "")
                bits[-1] = Bit(text, bit.piece, bit.face, bit.level, shaped)
            else:
                bits.append(bit)
        return Atom(bits, self.width(bits), atom.space, atom.gap, atom.ends)


@lru_cache(maxsize=8_000)
def broken(pieces: tuple[Piece, ...], language: str) -> tuple[Atoms, list[Atom]]:
    """Pieces and their atoms; kept, as a table is measured before it is set, and a paper is set again and again."""
    found = Atoms(pieces, language)
    return found, found.atoms()


def unparted(broken: list[Atom]) -> list[Atom]:
    """The atoms with those in one that no space parts: a name is not broken at its hyphen."""
    found: list[Atom] = []
    for atom in broken:
        last = found.pop() if found and not found[-1].space and not found[-1].ends else Atom()
        found.append(Atom([*last.bits, *atom.bits], last.width + atom.width, atom.space, atom.gap, atom.ends))
    return found


def _clusters(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        joins = unicodedata.category(character) in ("Mn", "Mc", "Me") or fonts.invisible(character)
        if found and (joins or found[-1][-1] == "\u200d" or unicodedata.combining(found[-1][-1]) == 9):
            found[-1] += character
        else:
            found.append(character)
    return found


def lines(atoms: Atoms, broken: list[Atom], width: float) -> list[list[Atom]]:
    """The atoms of a text in lines that are not wider than this; an atom that is too wide is cut."""
    found: list[list[Atom]] = [[]]
    used = 0.0
    queue = broken[::-1]
    while queue:
        atom = queue.pop()
        if atom.width > width and len(parts := atoms.cut(atom, width)) > 1:
            queue += parts[::-1]
            continue
        if found[-1] and used + atom.width > width + 0.01:
            found.append([])
            used = 0.0
        found[-1].append(atom)
        used += atom.width + atom.gap
        if atom.ends:
            found.append([])
            used = 0.0
    return found[:-1] if not found[-1] and len(found) > 1 else found
