"""The journeys of a visit: each leg once with all who take it, by the clock of each of its ends."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.desk.asking import picked
from cityintl.desk.itineraries import instant
from cityintl.desk.visits import members_of
from cityintl.records.member import LegType
from cityintl.store import DeskFile

_LEG = (
    "member", "type", "carrier", "from_place", "to_place", "leaves_on", "leaves_at", "leaves_zone", "lands_on",
    "lands_at", "lands_zone", "booking", "met_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg: what carries them, from where to where, when by the clock of each end, and who sits in it."""

    type: LegType
    carrier: str
    whence: str
    whither: str
    leaves_on: date | None
    leaves: datetime | None
    lands_on: date | None
    lands: datetime | None
    booking: str
    met_by: str
    people: tuple[int, ...]

    @property
    def lasts(self) -> timedelta | None:
        """How long it takes, by no clock; nothing where an end is not known."""
        if self.leaves is None or self.lands is None or self.lands <= self.leaves:
            return None
        return self.lands.astimezone(UTC) - self.leaves.astimezone(UTC)


def legs_of(desk: DeskFile, visit: int, person: int | None = None) -> list[Leg]:
    """Every leg of a visit (or of one who travels) by its time; one that several take together stands once."""
    turn = {member.number: member.person for member in members_of(desk, visit)}
    home = desk.home()["zone"]
    together: dict[tuple[Any, ...], list[int]] = {}
    rows = picked(desk, "travel_leg", _LEG, {"member": list(turn)})
    for row in sorted(rows, key=lambda row: list(turn).index(row["member"])):
        if person in (None, turn[row["member"]]):
            together.setdefault(tuple(row[name] for name in _LEG[1:]), []).append(turn[row["member"]])
    found = [_leg(dict(zip(_LEG[1:], key, strict=True)), tuple(people), home) for key, people in together.items()]
    return sorted(found, key=lambda leg: (_when(leg), leg.carrier))


def _when(leg: Leg) -> datetime:
    """The instant by which legs are ordered, whatever clock they leave by; one without an hour leads its day."""
    return leg.leaves or datetime.combine(leg.leaves_on or date.max, time.min, UTC)


def _leg(row: dict[str, Any], people: tuple[int, ...], home: str) -> Leg:
    return Leg(
        type=row["type"],
        carrier=row["carrier"],
        whence=row["from_place"] or "",
        whither=row["to_place"] or "",
        leaves_on=row["leaves_on"],
        leaves=_at(row["leaves_on"], row["leaves_at"], row["leaves_zone"] or home),
        lands_on=row["lands_on"],
        lands=_at(row["lands_on"], row["lands_at"], row["lands_zone"] or home),
        booking=row["booking"] or "",
        met_by=row["met_by"] or "",
        people=people,
    )


def _at(on: date | None, at: str | None, zone: str) -> datetime | None:
    """The instant, shown by the clock of that end."""
    return instant(on, at, zone)[0].astimezone(ZoneInfo(zone)) if on and at else None
