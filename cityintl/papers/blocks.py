"""The plain content of a paper: what stands in it and in which order; how it looks is the renderer's matter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from cityintl.desk.map_of_ties import Drawing
from cityintl.desk.progress_chart import Chart
from cityintl.desk.sheets import Sheet
from cityintl.words import _

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
class Heading:
    """A head within a section, over the blocks that follow it."""

    text: str


@dataclass(frozen=True, slots=True)
class Nested:
    """An item of a list with a list of its own under it."""

    said: Said
    under: "Bullets | Numbered"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[Said | Nested, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose order matters; `large` sets figures for numbers, each item a sentence over grey words."""

    items: tuple[Said | Nested | Lines, ...]
    large: bool = False


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
    photo: bytes | None = None


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
    """The map of the desk as the window paints it, so wide as this share of its room; its words say the same."""

    drawing: Drawing
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Charts:
    """Small charts of indicators as the window paints them, several to a row, each on a scale of its own."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG or JPEG) so wide as this share of the matter, never higher than half a page."""

    content: bytes
    alternative: str
    caption: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure, what it counts, and what it is compared with."""

    figure: str
    label: str
    comparison: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Large figures abreast, four to a row, under a rule over the full width."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A part of each year's column: its name, and a value for each year; None is a year not counted."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class YearColumns:
    """Columns by year, made of parts; `why` says for a year why it has none; `said` tells the whole in words."""

    years: tuple[int, ...]
    series: tuple[Series, ...]
    said: str
    unit: str = ""
    why: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a programme: when by both clocks, what and where, whose part it is.

    `here` is the clock of the place where it happens (“8:30 a.m.”), `end` when it ends (“to 9:35 a.m.”), `there` the
    other one with its weekday where the day differs. `part` is the reader's own part, `others` who speaks, interprets,
    what to wear. A drive is said in one grey line. `key` names the entry for good; `changed` says what it was in the
    last version.
    """

    here: str
    what: str
    end: str = ""
    there: str = ""
    there_day: str = ""
    where: tuple[Said, ...] = ()
    part: str = ""
    others: tuple[Said, ...] = ()
    drive: bool = False
    key: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """The lines of one day by two clocks; `here` and `there` name their cities (no `there`, no second clock)."""

    here: str
    entries: tuple[Entry, ...]
    there: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Halves:
    """Two columns side by side under heads of their own, such as what we promised and what they promised."""

    left: tuple[str, tuple["Block", ...]]
    right: tuple[str, tuple["Block", ...]]


@dataclass(frozen=True, slots=True)
class Signing:
    """Lines to sign on, side by side: under each what stands there (name, office, “Date”)."""

    places: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on the city's letterhead; each begins a page.

    `to` are the lines of the address, `closing` the words before the signature, `signature` name and office.
    """

    to: tuple[Said, ...]
    day: str
    blocks: tuple["Block", ...]
    subject: str = ""
    closing: str = ""
    signature: tuple[Said, ...] = ()
    enclosures: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A card to be cut or folded: its lines, the first of them large."""

    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Cards on sheets: place cards (folded), badges, or labels for envelopes."""

    kind: Literal["place", "badge", "label"]
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A proclamation or certificate: one page with a frame, the city's seal, large words and a place to sign."""

    title: str
    blocks: tuple["Block", ...]
    signing: Signing | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Box:
    """A ruled box for what needs care."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The one building block of a page: the head at the side, the matter beside it; `care` is for warnings.

    `key` names the section for good in papers that go out in versions; `changed` says what it was in the last one.
    """

    head: str
    blocks: tuple["Block", ...]
    note: str = ""
    tone: Literal["plain", "care"] = "plain"
    key: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of a book or a sheet among others: it begins a page with kicker, title and standfirst of its own."""

    title: str
    blocks: tuple["Block", ...]
    kicker: str = ""
    local: Local | None = None
    standfirst: Said = ""
    landscape: bool = False


Block = (
    Text | Facts | Heading | Bullets | Numbered | Table | People | History | MapFigure | Charts | Picture | KeyFigures
    | YearColumns | Programme | Halves | Signing | Letter | Tiles | Certificate | Break | Box | Section | Part
)  # fmt: skip


# -- the whole


@dataclass(frozen=True, slots=True)
class Place:
    """A city on the globe of a cover: its name, its own script, its country's code and where it lies."""

    name: str
    latitude: float
    longitude: float
    country: str = ""
    local: Local | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a book: kicker, title in large type, the guest's own script, one line of occasion, four facts.

    With two places it shows the globe with the way between them; `figures` (miles, hours) stand beside it.
    """

    title: str
    kicker: str = ""
    local: Local | None = None
    occasion: str = ""
    facts: tuple[tuple[str, Lines], ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[KeyFigure, ...] = ()


#: The language of a paper whose maker names none.
LANGUAGE = "en-US"


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; nothing in it was read from a clock.

    `office` and `contact` stand in head and foot; `printed` says when it was made (“May 14, 2026, 9:05 a.m.”) and
    `created` is that instant in ISO 8601 with its offset; `sheets` is the workbook's form where it differs.
    A book has a cover, a table of contents and parts; `running` then stands in the head instead of the office.
    `version` (“Version 7”) stands in the foot. `look` chooses the type: a page, or the large one for a pocket;
    letters carry the letterhead instead of head and foot: its lines, the city's name the first of them.
    `gaps` tell, for who makes it and not on the paper, what could not be filled in and what is to be compared.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    local: Local | None = None
    standfirst: Said = ""
    language: str = LANGUAGE
    office: str = ""
    contact: str = ""
    printed: str = ""
    created: str = "2000-01-01T00:00:00+00:00"
    handling: str = ""
    landscape: bool = False
    subject: str = ""
    sheets: tuple[Sheet, ...] = ()
    readme: tuple[tuple[str, str], ...] = ()
    cover: Cover | None = None
    contents: bool = False
    running: str = ""
    version: str = ""
    look: Literal["page", "pocket", "letter"] = "page"
    letterhead: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
