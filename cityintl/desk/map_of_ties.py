"""The map of the desk, described once: land, partners, ties by status, visits of a year; screen and paper draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cityintl import distance
from cityintl.desk import touches
from cityintl.desk.asking import picked
from cityintl.desk.lists import listing
from cityintl.records.home import Distance
from cityintl.reference import countries, world
from cityintl.reference.world import Point
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: The statuses whose lines are drawn, with their tone; a dashed line stands for what is not alive now.
TONES = {
    "ACTIVE": ("accent", False), "PROVISIONAL": ("amber", False), "UNDER_REVIEW": ("amber", True),
    "INQUIRY": ("quiet", True), "INACTIVE": ("quiet", False), "SUSPENDED": ("red", True), "EMERITUS": ("quiet", True),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the map in its pieces: its tone, and whether it is dashed."""

    pieces: tuple[tuple[Point, ...], ...]
    tone: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A partner on the map: where, its record, how its tie stands, how many visits of the year."""

    at: Point
    kind: str
    number: int
    name: str
    country: str
    status: str
    tone: str
    away: str
    visits: int

    @property
    def lines(self) -> tuple[str, str]:
        """Who it is, and how it stands: “Nagoya, Japan”, “Active · 6,469 miles · 2 visits”."""
        visits = ngettext("{n} visit", "{n} visits", self.visits).format(n=self.visits) if self.visits else ""
        name = ", ".join(filter(None, (self.name, self.country)))
        return name, " · ".join(filter(None, (self.status, self.away, visits)))

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
    def said(self) -> str:
        """The map in words, for who cannot see it."""
        head = _("Map of the world around {city}, with {n} partners.").format(city=self.home_name, n=len(self.spots))
        return " ".join([head, *(f"{spot.said}." for spot in self.spots)])


def drawing(desk: DeskFile, year: int | None = None) -> Drawing:
    """The map; with a year, the visits of that year."""
    home = desk.home()
    latitude, longitude = home["latitude"] or 0.0, home["longitude"] or 0.0
    here = (longitude, latitude)
    visits = _visits(desk, year) if year else {}
    fields = ("name", "country", "latitude", "longitude")
    ties = _ties(desk)
    ways, spots = [], []
    for row in picked(desk, "partner", fields, {}):
        if row["latitude"] is None or row["longitude"] is None:
            continue
        there = (row["longitude"], row["latitude"])
        tie = ties.get(row["id"])
        spots.append(_spot(home, row, tie, visits.get(row["id"], 0)))
        if tie and tie[1] in TONES:
            pieces = world.great_circle(here, there, longitude)
            ways.append(Way(tuple(tuple(piece) for piece in pieces), *TONES[tie[1]]))
    land = tuple(tuple(ring) for ring in world.land(longitude))
    at = world.projected(0.0, latitude)
    spots.sort(key=lambda spot: (spot.name, spot.number))
    return Drawing(tuple(world.outline()), land, tuple(ways), tuple(spots), at, home["name"], year)


def _ties(desk: DeskFile) -> dict[int, tuple[int, str, str]]:
    """By partner its tie: number, how it stands, and that in words; an ended one only where there is no other."""
    found: dict[int, tuple[int, str, str]] = {}
    rows = listing(desk, "tie", ("standing",), order="standing")
    partners = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    for number, row in zip(rows.ids, rows.rows, strict=True):
        standing = row[0]
        before = found.get(partners[number])
        if before is None or before[1] == "TERMINATED":
            found[partners[number]] = (number, standing.name, _(standing.value))
    return found


def _spot(home: dict[str, Any], row: dict[str, Any], tie: tuple[int, str, str] | None, visits: int) -> Spot:
    place = (row["latitude"], row["longitude"])
    away = ""
    if home["latitude"] is not None and home["longitude"] is not None:
        away = distance.said((home["latitude"], home["longitude"]), place, home["distance"] is Distance.MILES)
    at = world.projected(world.relative(row["longitude"], home["longitude"] or 0.0), row["latitude"])
    kind, number = ("tie", tie[0]) if tie else ("partner", row["id"])
    tone = TONES.get(tie[1], ("quiet", True))[0] if tie else "quiet"
    country = countries.name(row["country"]) if row["country"] else ""
    status = tie[2] if tie else _("no tie")
    return Spot(at, kind, number, row["name"], country, status, tone, away, visits)


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
