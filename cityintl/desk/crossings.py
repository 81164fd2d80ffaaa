"""Who crossed: the people of visits and exchanges by year and way, each counted once, for registers and reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import picking, touches
from cityintl.desk.asking import picked
from cityintl.records.delegation import VisitWay
from cityintl.records.exchange import Way
from cityintl.store import DeskFile

_WAYS = {VisitWay.INBOUND: Way.INBOUND, VisitWay.OUTBOUND: Way.OUTBOUND, VisitWay.VIRTUAL: Way.VIRTUAL}
_VISIT = ("direction", "status", "partner", "tie", "arrives", "people")
_EXCHANGE = ("direction", "partner", "tie", "starts", "ends", "people")


@dataclass(frozen=True, slots=True)
class Crossing:
    """A visit or an exchange that began: in which year, which way, with whom, and how many where that is known."""

    kind: str
    number: int
    year: int
    way: Way
    partner: int | None
    tie: int | None
    people: int | None

    @property
    def on_screens(self) -> bool:
        """Whether nobody had to travel."""
        return self.way is Way.VIRTUAL


def crossings(desk: DeskFile, today: date) -> list[Crossing]:
    """All that began by today; a visit that an exchange records too is counted with the exchange alone."""
    partners = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    found, twice = [], exchanges_of_visits(desk)
    for row in picked(desk, "exchange", _EXCHANGE, {}):
        first = row["starts"] or row["ends"]
        if first and first <= today.isoformat()[: len(first)]:
            partner = row["partner"] or partners.get(row["tie"])
            found.append(
                Crossing("exchange", row["id"], int(first[:4]), row["direction"], partner, row["tie"], row["people"])
            )
    for row in picked(desk, "delegation", _VISIT, {"status": touches.HELD}):
        if row["arrives"] and row["arrives"] <= today and row["id"] not in twice:
            partner, way = row["partner"] or partners.get(row["tie"]), _WAYS[row["direction"]]
            found.append(
                Crossing("delegation", row["id"], row["arrives"].year, way, partner, row["tie"], row["people"])
            )
    return found


def exchanges_of_visits(desk: DeskFile) -> dict[int, int]:
    """By visit the exchange that records the same journey.

    It is the same where the two are linked, or lie with the same partner, the same way, and begin on the same day.
    """
    partners = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    begun = {}
    for row in picked(desk, "exchange", _EXCHANGE, {}):
        if first := row["starts"] or row["ends"]:
            begun[row["partner"] or partners.get(row["tie"]), row["direction"], first] = row["id"]
    found = {}
    for row in picked(desk, "delegation", _VISIT, {"status": touches.HELD}):
        day = row["arrives"].isoformat() if row["arrives"] else ""
        own = (row["partner"] or partners.get(row["tie"]), _WAYS[row["direction"]], day)
        if own in begun:
            found[row["id"]] = begun[own]
    return found | dict(picking.pairs(desk, "delegation", "exchange"))


def of_tie(found: Iterable[Crossing], tie: int, partner: int) -> list[Crossing]:
    """Those that served a tie: those that name it, and those with its partner that name no tie."""
    return [each for each in found if each.tie == tie or (each.tie is None and each.partner == partner)]


def people(found: Iterable[Crossing], year: int, way: Way | None = None) -> int:
    """How many people crossed in a year, any way or this one; what was on screens moved nobody."""
    return sum(
        each.people or 0
        for each in found
        if each.year == year and not each.on_screens and (way is None or each.way is way)
    )


def by_year(found: Sequence[Crossing], years: Iterable[int]) -> tuple[int, ...]:
    """How many people crossed in each of these years."""
    return tuple(people(found, year) for year in years)
