"""A whole paper: its cover, its blocks, and what head, foot and file say of it."""

from dataclasses import dataclass
from typing import Literal

from cityintl.desk.sheets import Sheet
from cityintl.papers.blocks.inline import Lines, Local, Said
from cityintl.papers.blocks.matter import Block, KeyFigure


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
    `country` is the one by whose habits its numbers are written.
    `gaps` tell, for who makes it and not on the paper, what could not be filled in and what is to be compared.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    local: Local | None = None
    standfirst: Said = ""
    language: str = LANGUAGE
    country: str = ""
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
