"""The items of an itinerary: by the clock on the wall of the place, and by that of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.desk.asking import picked, titles_of
from cityintl.records.delegation import VisitWay
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.values import Time
from cityintl.store import DeskFile
from cityintl.words import _

_ITEM = (
    "delegation", "title", "type", "on", "starts", "ends", "zone", "place", "address", "map_ref", "speaks",
    "interpreter", "dress", "seating", "transport", "was", "notes",
)  # fmt: skip
#: What a meeting sheet must say before the meeting.
_READY = ("desired_outcome", "talking_points")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Attending:
    """Someone who takes part in an item; `number` is the record's."""

    number: int
    person: int
    name: str
    family: str
    role: Part
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its instants (UTC, nothing without a time), the other clock, and what is doubtful about its hour."""

    number: int
    visit: int
    values: Mapping[str, Any]
    zone: str
    begin: datetime | None
    end: datetime | None
    there: str = ""
    doubts: tuple[str, ...] = ()
    people: tuple[Attending, ...] = ()
    sheet: int | None = None
    sheet_ready: bool = False
    conflicts: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        """The day, by the calendar of the place."""
        day: date = self.values["on"]
        return day

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.values["title"])

    @property
    def type(self) -> ItemType:
        """What it is."""
        found: ItemType = self.values["type"]
        return found


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a visit: that of the place, and the other side's (nothing where none is known)."""

    here: str
    there: str
    of_there: str


def weekday(day: date) -> str:
    """“Thu”."""
    return _(_DAYS[day.weekday()])


def clocks_of(desk: DeskFile, visit: Mapping[str, Any]) -> Clocks:
    """The host's clock, and for guests that of their city, for us abroad our own."""
    home = desk.home()
    partner = desk.get("partner", visit["partner"]).values if visit["partner"] else {}
    if visit["direction"] is VisitWay.OUTBOUND:
        return Clocks(visit["zone"] or partner.get("zone") or home["zone"], home["zone"], home["name"])
    return Clocks(visit["zone"] or home["zone"], partner.get("zone") or "", partner.get("name") or "")


def instant(on: date, at: str, zone: str) -> tuple[datetime, str]:
    """The instant (UTC) at which a clock shows this, and what is doubtful: an hour that is skipped or comes twice."""
    wall = datetime.combine(on, time.fromisoformat(at), ZoneInfo(zone))
    first, second = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    shown = Time().show(at)
    if first == second:
        return first, ""
    if first.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(tzinfo=None):
        return first, _("{time} does not exist that day: the clocks go forward").format(time=shown)
    return first, _("{time} comes twice that day: the first is taken").format(time=shown)


def span(values: Mapping[str, Any], zone: str) -> tuple[datetime | None, datetime | None, tuple[str, ...]]:
    """When an item begins and ends (an end before its start is after midnight), and what is doubtful."""
    if not values["starts"]:
        return None, None, ()
    begin, doubt = instant(values["on"], values["starts"], zone)
    if not values["ends"]:
        return begin, None, tuple(filter(None, (doubt,)))
    after = timedelta(days=values["ends"] <= values["starts"])
    end, second = instant(values["on"] + after, values["ends"], zone)
    return begin, max(begin, end), tuple(filter(None, (doubt, second)))


def other_clock(begin: datetime | None, on: date, zone: str) -> str:
    """“Thu 12:00 am”: the other clock at this instant, with its weekday where the day differs."""
    if begin is None or not zone:
        return ""
    local = begin.astimezone(ZoneInfo(zone))
    shown = Time().show(f"{local:%H:%M}")
    return shown if local.date() == on else f"{weekday(local.date())} {shown}"


def items_of(desk: DeskFile, visit: int) -> list[Item]:
    """Every item of a visit in the order of its day, without a time first; with who takes part."""
    entry = desk.get("delegation", visit)
    clocks = clocks_of(desk, entry.values)
    rows = picked(desk, "itinerary_item", _ITEM, {"delegation": visit})
    people = attending(desk, [row["id"] for row in rows])
    sheets = {
        s["item"]: s for s in picked(desk, "meeting_sheet", ("item", *_READY), {"delegation": visit}) if s["item"]
    }
    found = []
    for row in rows:
        item = item_of(row, row["zone"] or clocks.here)
        there = other_clock(item.begin, item.on, clocks.there)
        own: dict[str, Any] = {"there": there, "people": tuple(people.get(row["id"], ()))}
        if sheet := sheets.get(row["id"]):
            own |= {"sheet": sheet["id"], "sheet_ready": is_ready(sheet)}
        found.append(replace(item, **own))
    return sorted(found, key=lambda item: (item.on, item.values["starts"] or "", item.number))


def is_ready(sheet: Mapping[str, Any]) -> bool:
    """Whether a meeting sheet says what we want and what to speak of."""
    return all(sheet[name] for name in _READY)


def item_of(row: Mapping[str, Any], zone: str) -> Item:
    """An item of its kept values, without people."""
    begin, end, doubts = span(row, zone)
    return Item(row["id"], row["delegation"], row, zone, begin, end, doubts=doubts)


def attending(desk: DeskFile, items: Sequence[int]) -> dict[int, list[Attending]]:
    """Who takes part in these items, hosts and principals first."""
    rows = picked(desk, "item_person", ("item", "person", "role", "seat"), {"item": list(items)})
    names = titles_of(desk, "person", [row["person"] for row in rows])
    families = {
        row["id"]: row["family"] for row in picked(desk, "person", ("family",), {"id": [r["person"] for r in rows]})
    }
    found: dict[int, list[Attending]] = {}
    for row in sorted(rows, key=lambda row: (list(Part).index(row["role"]), row["id"])):
        who = row["person"]
        one = Attending(row["id"], who, names[who], families[who], row["role"], row["seat"])
        found.setdefault(row["item"], []).append(one)
    return found
