"""Plain inline content as pieces of text with a style each; what no face can show is named by its code point."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from cityintl.numerals import grouped
from cityintl.papers import blocks
from cityintl.papers.as_pdf import fonts
from cityintl.papers.as_pdf.style import MARKS, Style
from cityintl.words import _


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style; its language, where it has one of its own; where it leads: an address, or a place told so.

    What stands in a box is the code point of a character that no face has.
    """

    text: str
    style: Style
    language: str = ""
    address: str = ""
    place: str = ""
    told: str = ""
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Tinted(blocks.Strong):
    """Words that carry weight in a colour of the house style; the renderer's own."""

    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Mark(blocks.Strong):
    """The raised number of a note, the place that it leads to, and how that is told; the renderer's own."""

    place: str = ""
    told: str = ""


class Unknown:
    """The characters that no face has, as they are met."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}

    def clean(self, text: str, style: Style, language: str) -> str:
        """The text without control characters, with unknown characters by their code points between signs of a box."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._one(c, style, language) for c in unicodedata.normalize("NFC", text))

    def _one(self, character: str, style: Style, language: str) -> str:
        if character in "\t\u2028\u2029\x85":
            return " " if character == "\t" else "\n"
        if character in "\n\u00ad\u200b":
            return character if character == "\n" else ""
        if unicodedata.category(character) == "Cc" or character in "\ufeff\ufffe\uffff":
            return ""
        if fonts.invisible(character) or fonts.choose(character, style.role, language):
            return character
        if unicodedata.category(character) == "Zs":
            return " "
        self.found[character] = None
        return f"{_BOX}\u00a0U+{ord(character):04X}\u00a0{_BOX}"


#: Before and after a code point that stands in a box; no text from people keeps it.
_BOX = "\x00"


def pieces(said: blocks.Said, style: Style, unknown: Unknown, language: str = "") -> list[Piece]:
    """The pieces of a line of content, set in this style."""
    parts = said.parts if isinstance(said, blocks.Line) else (said,)
    found: list[Piece] = []
    for part in parts:
        found += _of(part, style, unknown, language)
    return found


def _of(part: blocks.Inline, style: Style, unknown: Unknown, language: str) -> list[Piece]:
    if isinstance(part, blocks.Status):
        return _status(part, style, unknown, language)
    own, address, said = style, "", language
    match part:
        case str():
            text = part
        case Mark(text, place, told):
            raised = style.but(role="semi", size=8.0, colour="blue", rise=style.size * 0.3)
            return [Piece(text, raised, place=place, told=told)]
        case Tinted(text, colour):
            own = style.but(role="semi", colour=colour)
        case blocks.Strong(text):
            own = style.but(role="semi")
        case blocks.Soft(text):
            own = style.but(role="italic")
        case blocks.Quiet(text):
            own = style.but(colour="grey")
        case blocks.Note():
            text = blocks.bare(part)
        case blocks.Link(text, address):
            own = style.but(colour="blue")
        case blocks.Local(text, said, quiet):
            own = style.but(colour="grey") if quiet else style
    return _cleaned(text, own, unknown, said, said if said != language else "", address)


def _status(part: blocks.Status, style: Style, unknown: Unknown, language: str) -> list[Piece]:
    found = []
    if mark := MARKS.get(part.word):
        found.append(Piece(f"{mark[0]}\u00a0", style.but(role="semi", colour=mark[1])))
    found += _cleaned(_(part.word).replace(" ", "\u00a0"), style.but(colour="ink"), unknown, language)
    return found + _cleaned(part.rest, style, unknown, language)


def _cleaned(text: str, style: Style, unknown: Unknown, language: str, own: str = "", address: str = "") -> list[Piece]:
    """The text as pieces: what is known as it stands, between them the code points in their boxes."""
    parts = unknown.clean(text, style, language).split(_BOX)
    found = []
    for n, part in enumerate(parts):
        if n % 2:
            found.append(Piece(part, style.but(role="sans", size=min(style.size, 8.0)), boxed=True))
        elif part:
            found.append(Piece(part, style, own, address))
    return found


def said_of(cell: blocks.Cell, decimals: int | None = None) -> list[blocks.Said]:
    """The lines of a cell: days as 2026-11-23, numbers with thousands apart."""
    match cell:
        case None:
            return []
        case blocks.Covered():
            return []
        case blocks.Spanned(said):
            return list(said.items) if isinstance(said, blocks.Lines) else [said]
        case blocks.Spark():
            return [cell.said]
        case blocks.Lines(items):
            return list(items)
        case bool():
            return [_("Yes") if cell else _("No")]
        case datetime():
            return [cell.strftime("%Y-%m-%d %H:%M")]
        case date():
            return [cell.isoformat()]
        case int() | float() | Decimal():
            return [grouped(cell, decimals)]
        case _:
            return [cell]
