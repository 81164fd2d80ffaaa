"""The blocks of a paper: what stands under each other on its pages, in the order of reading."""

from dataclasses import dataclass
from typing import Literal

from cityintl.desk.map_of_ties import Drawing
from cityintl.desk.progress_chart import Chart
from cityintl.papers.blocks.inline import Cell, Lines, Local, Said


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
    """Small charts of indicators as the window paints them, several to a row, each on a scale of its own.

    `notes` are what must be known of each figure, line by line: under its chart, or in the room that a row leaves.
    """

    charts: tuple[Chart, ...]
    notes: tuple[tuple[str, ...], ...] = ()


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
    """A chapter of a book or a sheet among others: it begins a page with kicker, title and standfirst of its own.

    `spare` stands at the end of a pocket page, where that takes no page more; it is told elsewhere too.
    """

    title: str
    blocks: tuple["Block", ...]
    kicker: str = ""
    local: Local | None = None
    standfirst: Said = ""
    landscape: bool = False
    spare: tuple["Block", ...] = ()


Block = (
    Text | Facts | Heading | Bullets | Numbered | Table | People | History | MapFigure | Charts | Picture | KeyFigures
    | YearColumns | Programme | Halves | Signing | Letter | Tiles | Certificate | Break | Box | Section | Part
)  # fmt: skip
