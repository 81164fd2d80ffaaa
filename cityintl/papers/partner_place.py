"""Where a partner is: its place on the map, how far and how many hours away, and what is known of the city."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cityintl import distance
from cityintl.desk import clocks, map_of_ties
from cityintl.numerals import grouped
from cityintl.papers import days
from cityintl.papers.blocks import Cell, Facts, MapFigure, Section
from cityintl.papers.telling import told
from cityintl.records import kinds
from cityintl.records.home import Distance
from cityintl.reference import languages
from cityintl.reference.sources import CITY_CREDIT
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: The share of the matter that the map takes, so that the tie stands on the same page, and the least that it takes.
_SHARE, _LEAST = 0.55, 0.3
#: So many letters of text stand beside a map of that share; for so many more it would give up all of it.
_ROOM, _FURTHER = 1460, 400


def place(desk: DeskFile, partner: Entry, now: datetime, letters: int = 0) -> list[Section]:
    """The map with both cities, and beside it how far one is from the other; where no map can be, facts alone.

    `letters` is the length of the text that has to find room on the same page. Of a place of which nothing is known
    nothing is told.
    """
    home, values = desk.home(), partner.values
    drawing = map_of_ties.drawing(desk, partner=partner.id)
    away, hours = _away(home, values), _local_time(home, values, now)
    credit = CITY_CREDIT if "GeoNames" in (values["population_source"] or "") else ""
    if drawing.dots:
        note = " ".join(filter(None, (*(f"{each}." for each in (away, hours) if each), _city(values), credit)))
        share = min(_SHARE, max(_LEAST, _SHARE * (1 - (letters - _ROOM) / _FURTHER)))
        return [Section(_("Where it is"), (MapFigure(drawing, share),), note=note)]
    pairs: list[tuple[str, Cell]] = [(_("Distance"), away), (_("Local time"), hours), *known(values)]
    facts = tuple((label, cell) for label, cell in pairs if cell)
    return [Section(_("Where it is"), (Facts(facts),), note=credit)] if facts else []


def known(values: Mapping[str, Any]) -> list[tuple[str, Cell]]:
    """What is known of the city, as facts; some of them may be empty."""
    fields = kinds.kind("partner").fields
    return [
        (_("Region"), values["region"]),
        (_("People"), _people(values) or None),
        (_("Languages"), told(fields["languages"], values, {})),
        (_("Website"), told(fields["website"], values, {})),
        (_("Earlier names"), values["old_names"]),
    ]


def _city(values: Mapping[str, Any]) -> str:
    """“Aichi; 2,332,176 people (Census 2020); Japanese.”"""
    spoken = ", ".join(languages.name(code, days.language()) for code in values["languages"] or ())
    words = _("; ").join(filter(None, (values["region"], _people(values, _("{n} people")), spoken)))
    return f"{words}." if words else ""


def _people(values: Mapping[str, Any], words: str = "{n}") -> str:
    if values["population"] is None:
        return ""
    source = f" ({values['population_source']})" if values["population_source"] else ""
    return words.format(n=grouped(values["population"])) + source


def _away(home: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    ends = (home["latitude"], home["longitude"], values["latitude"], values["longitude"])
    if None in ends:
        return ""
    far = distance.said(ends[:2], ends[2:], home["distance"] is Distance.MILES)
    return _("{distance} from {city}").format(distance=far, city=home["name"])


def _local_time(home: Mapping[str, Any], values: Mapping[str, Any], now: datetime) -> str:
    if not values["zone"]:
        return ""
    there = clocks.there(values["zone"], home["zone"], now)
    return _("{difference}; {time} there when this was printed").format(
        difference=there.difference,
        time=f"{days.name_of_day(there.now)} {days.clock(there.now, values['country'] or '')}",
    )
