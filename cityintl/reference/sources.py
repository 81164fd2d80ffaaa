"""Whose work came with the program: for About, and for the data notes of papers and workbooks."""

import functools
import json
from dataclasses import dataclass

from cityintl import paths

#: The sentence that GeoNames asks for wherever its data is shown or handed out.
CITY_CREDIT = "City data © GeoNames, CC BY 4.0"
#: The sentence under every map.
MAP_CREDIT = "Map: Natural Earth, public domain. It draws borders as they are administered, and takes no side."


@dataclass(frozen=True)
class Source:
    """A work that the program carries: what of it is used, under which licence, and the credit to show."""

    title: str
    use: str
    licence: str
    credit: str
    text: str


@functools.cache
def sources() -> tuple[Source, ...]:
    """Every source with the full text of its licence."""
    entries = json.loads(paths.built("sources.json").read_text(encoding="utf-8"))
    return tuple(Source(**entry) for entry in entries)
