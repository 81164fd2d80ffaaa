"""Assistance listings of the Department of State: the numbers under which its grants run, with their titles."""

import csv
import functools
import re
from dataclasses import dataclass

from cityintl import paths
from cityintl.folding import fold

_NUMBER = re.compile(r"\d{2}\.\w{1,3}")


@dataclass(frozen=True)
class Listing:
    """A listing: its number, which is text, its title, and whether the list counts it as active."""

    number: str
    title: str
    active: bool


@functools.cache
def listings() -> tuple[Listing, ...]:
    """Every listing that the program knows, by number."""
    with paths.resource("listings", "us_state.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(Listing(row["number"], row["title"], row["list"] == "active") for row in rows)


def listing_called(text: str) -> Listing | None:
    """The listing whose number stands in a text (“19.040”, “ALN 19.040”), or whose whole title it is."""
    said = _NUMBER.search(text)
    if said:
        return next((found for found in listings() if found.number == said[0].upper()), None)
    return next((found for found in listings() if fold(found.title) == fold(text)), None)


def offered(text: str, limit: int = 12) -> list[Listing]:
    """The listings that somebody who types may mean: numbers that begin so, titles with all the words; active first."""
    words = fold(text).split()
    if not words:
        return []
    hits = [
        found
        for found in listings()
        if found.number.startswith(text.strip()) or all(word in fold(found.title) for word in words)
    ]
    return sorted(hits, key=lambda found: not found.active)[:limit]
