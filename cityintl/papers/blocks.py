"""The plain content of a paper: what stands in it and in which order; how it looks is the renderer's matter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from cityintl.desk.map_of_ties import Drawing
from cityintl.desk.progress_chart import Chart
from cityintl.desk.sheets import Sheet

# -- within a line


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
    """The word of a status; the renderer sets its mark before it, `rest` follows it."""

    word: str
    rest: str = ""


Inline = str | Strong | Soft | Quiet | Local | Link | Status


@dataclass(frozen=True, slots=True)
class Line:
    """A line made of several inline parts."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Facts of one cell, one under the other; those after the first are grey unless they say otherwise."""

    items: tuple[Inline | Line, ...]


Said = Inline | Line
Cell = Said | Lines | date | int | float | Decimal | None


def line(*parts: Inline) -> Line:
    """A line of these parts, without the empty ones."""
    return Line(tuple(part for part in parts if part != ""))


def bare(said: Said) -> str:
    """The words of a line alone."""
    parts = said.parts if isinstance(said, Line) else (said,)
    return "".join(_word(part) for part in parts)


def _word(part: Inline) -> str:
    if isinstance(part, str):
        return part
    return part.word + part.rest if isinstance(part, Status) else part.text


# -- blocks


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: `lead` opens a paper in larger type, `quiet` and `note` stand back."""

    said: Said
    style: Literal["lead", "body", "quiet", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels left, values right."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose order matters."""

    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head (a second line names the second fact), side, share of the width, unit."""

    head: str
    align: Literal["left", "right"] = "left"
    share: float = 1.0
    unit: str = ""
    decimals: int | None = None
    second: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table that belong together under a name."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its caption names it for those who do not see it, and is printed where `caption_shown`.

    Columns without any value are left out by the renderer, and named under the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    groups: tuple[Group, ...] = ()
    caption: str = ""
    caption_shown: bool = False
    header_column: bool = True
    dense: bool = False
    heads: bool = True

    def all_rows(self) -> list[tuple[Cell, ...]]:
        """Every row, of every group."""
        return [*self.rows, *(row for group in self.groups for row in group.rows)]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to be met: the name in the person's own order, how it is said, how to address its bearer."""

    surname: str
    given: str = ""
    family_first: bool = False
    local: Local | None = None
    phonetic: str = ""
    say: str = ""
    write: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """A strip of people, three to a row."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: when (as known), where that lies on a line of years, and what."""

    when: str
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A time of a relation's life: before it was signed, in force, or silent."""

    first: float
    last: float
    state: Literal["before", "active", "silent"] = "active"


@dataclass(frozen=True, slots=True)
class History:
    """What happened over the years, on a line over the full width of the paper; stands outside sections."""

    head: str
    events: tuple[Event, ...]
    spans: tuple[Span, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapFigure:
    """The map of the desk as the window paints it; its words say the same."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Charts:
    """Small charts of indicators as the window paints them, several to a row, each on a scale of its own."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A ruled box for what needs care."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The one building block of a page: the head at the side, the matter beside it; `care` is for warnings."""

    head: str
    blocks: tuple["Block", ...]
    note: str = ""
    tone: Literal["plain", "care"] = "plain"


Block = Text | Facts | Bullets | Numbered | Table | People | History | MapFigure | Charts | Box | Section


# -- the whole


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; nothing in it was read from a clock.

    `office` and `contact` stand in head and foot; `printed` says when it was made (“23 November 2026, 9:05 am”) and
    `created` is that instant in ISO 8601 with its offset; `sheets` is the workbook's form where it differs.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    local: Local | None = None
    standfirst: Said = ""
    language: str = "en-US"
    office: str = ""
    contact: str = ""
    printed: str = ""
    created: str = "2000-01-01T00:00:00+00:00"
    handling: str = ""
    landscape: bool = False
    subject: str = ""
    sheets: tuple[Sheet, ...] = ()
    readme: tuple[tuple[str, str], ...] = ()
