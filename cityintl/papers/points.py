"""Points that people typed a line each: what to reach, what to say, what to leave alone."""

import re
from typing import Literal

from cityintl.papers.blocks import Box, Line, Section, Strong, Text, line

#: “New money: the exchange fits …”, “The water rates. If raised: …”: a noun first, then what to say.
_NOUN = re.compile(r"([^:.]{3,60}?[:.])\s+(\S.*)", re.DOTALL)


def lines_of(note: str | None) -> list[str]:
    """The lines of a note, without bullets that people type before them."""
    return [found for each in (note or "").splitlines() if (found := each.strip().lstrip("-•*– ").strip())]


def point(words: str) -> Line:
    """A point to avoid: the noun in weight, then what to say if it is raised."""
    found = _NOUN.fullmatch(words)
    return line(Strong(found[1]), f" {found[2]}") if found else line(Strong(words))


def avoid(head: str, note: str | None, key: str) -> list[Section]:
    """What nobody brings up, in its box; nothing where there is nothing."""
    found = tuple(Text(point(words)) for words in lines_of(note))
    return [Section(head, (Box(found),), tone="care", key=key)] if found else []


def tone_of(*, care: bool) -> Literal["plain", "care"]:
    """How the head of a section is set: in brick where it needs care."""
    return "care" if care else "plain"
