"""The map of the desk, described once: land, partners, ties by status, visits of a year; screen and paper draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl import distance
from cityintl.desk import silence, tie_states, touches
from cityintl.desk.asking import picked
from cityintl.folding import fold
from cityintl.records.home import Distance
from cityintl.records.tie import TieStatus
from cityintl.reference import countries, world
from cityintl.reference.world import Point
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: The statuses whose lines are drawn, with tone and mark; only the line of an active tie is not dashed.
LOOKS = {
    "ACTIVE": ("accent", "dot"), "PROVISIONAL": ("amber", "ring"), "UNDER_REVIEW": ("amber", "ring"),
    "INQUIRY": ("quiet", "ring"), "SUSPENDED": ("red", "square"), "EMERITUS": ("quiet", "ring"),
}  # fmt: skip
_AT_REST = ("quiet", "ring")
#: What the marks mean, in the order of a legend: tone, mark, words.
LEGEND = (
    ("accent", "dot", "active"), ("amber", "ring", "provisional or under review"), ("red", "square", "suspended"),
    ("quiet", "ring", "silent, inquiry, emeritus, or no tie"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the map in its pieces: its tone, and whether it is dashed."""

    pieces: tuple[tuple[Point, ...], ...]
    tone: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A tie on the map, or a partner without one: where, its record, how it stands, how many visits of the year.

    `mark` is a dot, ring or square, so that nothing is said by color alone; without a place `at` is nothing.
    `silent` is the last contact of a tie that lives and was not heard of for too long.
    """

    at: Point | None
    partner: int
    kind: str
    number: int
    name: str
    country: str
    status: str
    tone: str
    mark: str
    away: str
    visits: int
    silent: date | None = None

    @property
    def lines(self) -> tuple[str, str]:
        """Who it is, and how it stands: “Nagoya, Japan”, “Active · 6,469 miles · 2 visits”."""
        visits = ngettext("{n} visit", "{n} visits", self.visits).format(n=self.visits) if self.visits else ""
        name = ", ".join(filter(None, (self.name, self.country)))
        away = self.away if self.at else _("no place on the map yet")
        silent = _("silent since {day}").format(day=self.silent.isoformat()) if self.silent else ""
        return name, " · ".join(filter(None, (self.status, silent, away, visits)))

    @property
    def said(self) -> str:
        """Both on one line."""
        return " · ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything on the map, in its own measure: x from -1 to 1, y from -HEIGHT to HEIGHT, north is up."""

    outline: tuple[Point, ...]
    land: tuple[tuple[Point, ...], ...]
    ways: tuple[Way, ...]
    spots: tuple[Spot, ...]
    home: Point
    home_name: str
    year: int | None

    @property
    def dots(self) -> list[tuple[Point, Spot]]:
        """What is drawn: of a partner with several ties the liveliest."""
        found: dict[int, tuple[Point, Spot]] = {}
        for spot in sorted(self.spots, key=lambda spot: _liveliness(spot.tone)):
            if spot.at is not None:
                found.setdefault(spot.partner, (spot.at, spot))
        return sorted(found.values(), key=lambda dot: self.spots.index(dot[1]))

    @property
    def partners(self) -> int:
        """How many partners there are."""
        return len({spot.partner for spot in self.spots})

    @property
    def said(self) -> str:
        """The map in words, for who cannot see it."""
        words = ngettext(
            "Map of the world around {city}, with {n} partner.",
            "Map of the world around {city}, with {n} partners.",
            self.partners,
        )
        head = words.format(city=self.home_name, n=self.partners)
        return " ".join([head, *(f"{spot.said}." for spot in self.spots)])


def drawing(desk: DeskFile, year: int | None = None, partner: int | None = None, on: date | None = None) -> Drawing:
    """The map; with a year, the visits of that year; with a partner, that one alone; with a day, the ties of that day.

    A map of a day of the past has no partners without a tie and no ties that had ended by then.
    """
    home = desk.home()
    latitude, longitude = home["latitude"] or 0.0, home["longitude"] or 0.0
    here = (longitude, latitude)
    visits = _visits(desk, year) if year else {}
    fields = ("name", "country", "latitude", "longitude")
    ties, none = _ties(desk, on), [None] if on is None else []
    ways, spots = [], []
    for row in picked(desk, "partner", fields, {} if partner is None else {"id": partner}):
        there = (row["longitude"], row["latitude"])
        for tie in ties.get(row["id"], none):
            spots.append(_spot(home, row, tie, visits.get(row["id"], 0)))
            if tie and tie.status.name in LOOKS and None not in there:
                pieces = world.great_circle(here, there, longitude)
                solid = tie.status is TieStatus.ACTIVE and not tie.silent
                ways.append(Way(tuple(tuple(piece) for piece in pieces), tie.look[0], not solid))
    ways.sort(key=lambda way: _liveliness(way.tone), reverse=True)
    land = tuple(tuple(ring) for ring in world.land(longitude))
    at = world.projected(0.0, latitude)
    spots.sort(key=lambda spot: (fold(spot.name), spot.partner, spot.number))
    return Drawing(tuple(world.outline()), land, tuple(ways), tuple(spots), at, home["name"], year)


def _liveliness(tone: str) -> int:
    """The place of a tone in the legend: what lives comes first, and is drawn last, over the others."""
    return [each for each, _mark, _words in LEGEND].index(tone)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A tie as it stands on the day of the map; `silent` as in its spot."""

    number: int
    status: TieStatus
    silent: date | None

    @property
    def look(self) -> tuple[str, str]:
        """Tone and mark: a tie that fell silent rests, whatever its status."""
        return _AT_REST if self.silent else LOOKS.get(self.status.name, _AT_REST)


def _ties(desk: DeskFile, on: date | None) -> dict[int, Sequence[_Tie | None]]:
    """By partner its ties on a day; of today the ended ones too, only where there is no other."""
    rows = picked(desk, "tie", ("partner", "status"), {})
    states = {row["id"]: row["status"] for row in rows}
    if on is not None:
        found = tie_states.states_on(tie_states.changes(desk), on)
        states = {number: status for number, status in found.items() if status is not TieStatus.TERMINATED}
    silent = silence.silent(desk, states, on or desk.today)
    every: dict[int, list[_Tie]] = {}
    for row in rows:
        if row["id"] in states:
            tie = _Tie(row["id"], states[row["id"]], silent.get(row["id"]))
            every.setdefault(row["partner"], []).append(tie)
    return {partner: [tie for tie in ties if tie.status.name in LOOKS] or ties[:1] for partner, ties in every.items()}


def _spot(home: dict[str, Any], row: dict[str, Any], tie: _Tie | None, visits: int) -> Spot:
    place = (row["latitude"], row["longitude"])
    at, away = None, ""
    if None not in place:
        at = world.projected(world.relative(row["longitude"], home["longitude"] or 0.0), row["latitude"])
        if home["latitude"] is not None and home["longitude"] is not None:
            away = distance.said((home["latitude"], home["longitude"]), place, home["distance"] is Distance.MILES)
    kind, number = ("tie", tie.number) if tie else ("partner", row["id"])
    tone, mark = tie.look if tie else _AT_REST
    country = countries.name(row["country"]) if row["country"] else ""
    status, silent = (_(tie.status.value), tie.silent) if tie else (_("no tie"), None)
    return Spot(at, row["id"], kind, number, row["name"], country, status, tone, mark, away, visits, silent)


def years(desk: DeskFile) -> Sequence[int]:
    """The years in which there were, or are to be, visits; the newest first."""
    rows = picked(desk, "delegation", ("arrives",), {"status": touches.HELD})
    return sorted({row["arrives"].year for row in rows if row["arrives"]}, reverse=True)


def _visits(desk: DeskFile, year: int) -> dict[int, int]:
    """By partner how many visits of a year took place or are agreed, both ways."""
    found: dict[int, int] = {}
    ties = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    for row in picked(desk, "delegation", ("partner", "tie", "arrives"), {"status": touches.HELD}):
        partner = row["partner"] or ties.get(row["tie"])
        if partner and row["arrives"] and row["arrives"].year == year:
            found[partner] = found.get(partner, 0) + 1
    return found
