"""What stands within a line of a paper, and within a cell of its tables."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cityintl.words import _


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry weight: a surname, the part a reader looks for."""

    text: str


@dataclass(frozen=True, slots=True)
class Soft:
    """Words in italics: how a name is said, the title of a work."""

    text: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Words that stand back, in grey."""

    text: str


@dataclass(frozen=True, slots=True)
class Local:
    """Words in a language of their own (BCP 47), which decides how they are drawn and read aloud."""

    text: str
    language: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web or a mailbox."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Status:
    """The English word of a status; the renderer sets its mark before it and says it in the paper's language.

    `rest` follows it as it stands.
    """

    word: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: a number stands here, the words stand under the section."""

    text: str


Inline = str | Strong | Soft | Quiet | Local | Link | Status | Note


@dataclass(frozen=True, slots=True)
class Line:
    """A line made of several inline parts."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Facts of one cell, one under the other; those after the first are grey unless they say otherwise."""

    items: tuple[Inline | Line, ...]


Said = Inline | Line


@dataclass(frozen=True, slots=True)
class Spark:
    """A row of small columns in a cell, one for each year; all of a table's column share one scale.

    `total` stands right of them, such as the sum of the last five years, where no column of its own says it.
    """

    values: tuple[float, ...]
    said: str
    total: str = ""


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell that goes over several columns or rows; the places that it covers hold `COVERED`."""

    said: Said | Lines
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Covered:
    """The place of a table that another cell goes over."""


COVERED = Covered()
Cell = Said | Lines | Spark | Spanned | Covered | date | int | float | Decimal | None


def line(*parts: Inline) -> Line:
    """A line of these parts, without the empty ones."""
    return Line(tuple(part for part in parts if part != ""))


def bare(said: Said) -> str:
    """The words of a line alone, those of a status in the language in use."""
    parts = said.parts if isinstance(said, Line) else (said,)
    return "".join(_word(part) for part in parts)


def _word(part: Inline) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Note):
        return f" ({part.text})"
    return _(part.word) + part.rest if isinstance(part, Status) else part.text
