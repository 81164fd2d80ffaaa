"""What cannot be in an itinerary: someone in two places at once, an item outside the visit, no time to get there.

Where someone is elsewhere is told by other visits, by the events they host or come to, and by the invitations they
follow.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.desk.asking import picked
from cityintl.desk.itineraries import Item, attending, clocks_of, instant, item_of, span
from cityintl.folding import fold
from cityintl.records.event import GuestAnswer, InvitationAnswer
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.values import Time
from cityintl.store import DeskFile
from cityintl.words import _

_ITEM = ("delegation", "title", "type", "on", "starts", "ends", "zone", "place", "address")
#: Items that are the journey itself.
_ON_THE_WAY = (ItemType.ARRIVAL, ItemType.DEPARTURE, ItemType.TRANSFER)


@dataclass(frozen=True, slots=True)
class Busy:
    """When someone is somewhere; `end` is nothing where only the beginning is known."""

    person: int
    begin: datetime
    end: datetime | None
    what: str
    item: int = 0
    leg: bool = False


def overlap(one: Busy, other: Busy) -> bool:
    """Whether two times overlap; a time without an end is an instant, and what ends then does not touch it."""
    one_end, other_end = one.end or one.begin, other.end or other.begin
    if one.begin == other.begin:
        return True
    return one.begin < other_end and other.begin < one_end


def with_conflicts(desk: DeskFile, visit: int, items: Sequence[Item]) -> list[Item]:
    """The items, each with what conflicts with it in words."""
    values = desk.get("delegation", visit).values
    people = {each.person for item in items for each in item.people}
    days = {item.on + timedelta(days=n) for item in items for n in (-1, 0, 1)}
    busy = [
        *_of_items(items),
        *_elsewhere(desk, visit, people, days),
        *_at_events(desk, visit, people, days),
        *_invited(desk, people, days),
        *_legs(desk, visit, people),
    ]
    by_person: dict[int, list[Busy]] = {}
    for each in busy:
        by_person.setdefault(each.person, []).append(each)
    found = []
    for n, item in enumerate(items):
        said = [*_outside(item, values), *_twice(item, by_person)]
        if n and (late := _no_time(items[n - 1], item)):
            said.append(late)
        found.append(replace(item, conflicts=tuple(dict.fromkeys(said))))
    return found


def _counts(item: Item, role: Part) -> bool:
    return item.begin is not None and role is not Part.OPTIONAL and item.type is not ItemType.FREE


def _of_items(items: Sequence[Item]) -> list[Busy]:
    return [
        Busy(each.person, item.begin, item.end, item.title, item.number)
        for item in items
        for each in item.people
        if item.begin and _counts(item, each.role)
    ]


def _elsewhere(desk: DeskFile, visit: int, people: Collection[int], days: Collection[date]) -> list[Busy]:
    """What these people do in other visits on these days."""
    rows = picked(desk, "item_person", ("item", "person"), {"person": people})
    wanted = {"id": {row["item"] for row in rows}, "on": days}
    others = [row for row in picked(desk, "itinerary_item", _ITEM, wanted) if row["delegation"] != visit]
    zones = {number: clocks_of(desk, desk.get("delegation", number).values).here for number in _visits(others)}
    items = [item_of(row, row["zone"] or zones[row["delegation"]]) for row in others]
    taking = attending(desk, [item.number for item in items])
    return _of_items([replace(item, people=tuple(taking.get(item.number, ()))) for item in items])


def _at_events(desk: DeskFile, visit: int, people: Collection[int], days: Collection[date]) -> list[Busy]:
    """The events that these people host or said yes to; what is given for this visit stands in its own itinerary."""
    fields = ("name", "on", "starts", "ends", "delegation", "host")
    events = {row["id"]: row for row in picked(desk, "event", fields, {"on": days}) if row["starts"]}
    events = {number: row for number, row in events.items() if row["delegation"] != visit}
    coming = {"event": events, "person": people, "answer": (GuestAnswer.ACCEPTED, GuestAnswer.CAME)}
    there = {(row["event"], row["person"]) for row in picked(desk, "guest", ("event", "person"), coming)}
    there |= {(number, row["host"]) for number, row in events.items() if row["host"] in people}
    found, zone = [], desk.home()["zone"]
    for number, person in sorted(there):
        begin, end, _doubts = span(events[number], zone)
        if begin is not None:
            found.append(Busy(person, begin, end, events[number]["name"]))
    return found


def _invited(desk: DeskFile, people: Collection[int], days: Collection[date]) -> list[Busy]:
    """The invitations that these people follow, from the hour on the card, by the clock of the place."""
    going = {"goes": people, "on": days, "answer": (InvitationAnswer.ACCEPTED, InvitationAnswer.SUBSTITUTE)}
    rows = picked(desk, "invitation", ("occasion", "goes", "on", "starts", "zone"), going)
    home = desk.home()["zone"]
    return [
        Busy(row["goes"], instant(row["on"], row["starts"], row["zone"] or home)[0], None, row["occasion"])
        for row in rows
        if row["starts"]
    ]


def _visits(rows: Sequence[Mapping[str, Any]]) -> set[int]:
    return {row["delegation"] for row in rows}


_LEG = ("member", "carrier", "leaves_on", "leaves_at", "leaves_zone", "lands_on", "lands_at", "lands_zone")


def _legs(desk: DeskFile, visit: int, people: Collection[int]) -> list[Busy]:
    """The legs of the journeys of the members, by the clock of each end."""
    members = {row["id"]: row["person"] for row in picked(desk, "member", ("person",), {"delegation": visit})}
    home = desk.home()["zone"]
    found = []
    for leg in picked(desk, "travel_leg", _LEG, {"member": list(members)}):
        person = members[leg["member"]]
        if person not in people or not all(leg[n] for n in ("leaves_on", "leaves_at", "lands_on", "lands_at")):
            continue
        leaves, _doubt = instant(leg["leaves_on"], leg["leaves_at"], leg["leaves_zone"] or home)
        lands, _doubt = instant(leg["lands_on"], leg["lands_at"], leg["lands_zone"] or home)
        if lands > leaves:
            found.append(Busy(person, leaves, lands, leg["carrier"], leg=True))
    return found


def _twice(item: Item, by_person: Mapping[int, Sequence[Busy]]) -> list[str]:
    """“Raman also at 12:15 pm”, “Oshima on NH 112 until 12:15 pm”."""
    said = []
    for each in item.people:
        if item.begin is None or not _counts(item, each.role):
            continue
        own = Busy(each.person, item.begin, item.end, item.title, item.number)
        for other in by_person.get(each.person, ()):
            if (other.item == item.number and not other.leg) or (other.leg and item.type in _ON_THE_WAY):
                continue
            if overlap(own, other):
                said.append(_twice_said(each.family, item, other))
    return said


def _twice_said(family: str, item: Item, other: Busy) -> str:
    zone = ZoneInfo(item.zone)
    if other.leg and other.end:
        until = Time().show(f"{other.end.astimezone(zone):%H:%M}")
        return _("{name} on {carrier} until {time}").format(name=family, carrier=other.what, time=until)
    at = Time().show(f"{other.begin.astimezone(zone):%H:%M}")
    if not other.item:
        return _("{name} also at {time}: {what}").format(name=family, time=at, what=other.what)
    return _("{name} also at {time}").format(name=family, time=at)


def _outside(item: Item, values: Mapping[str, Any]) -> list[str]:
    if values["arrives"] and item.on < values["arrives"]:
        return [_("before the arrival")]
    if values["departs"] and item.on > values["departs"]:
        return [_("after the departure")]
    return []


def _no_time(before: Item, item: Item) -> str:
    """Said only where both have an address, these differ, and one begins the minute the other ends."""
    one, other = before.values["address"], item.values["address"]
    if not one or not other or fold(one) == fold(other) or before.end is None or item.begin != before.end:
        return ""
    if ItemType.TRANSFER in (before.type, item.type):
        return ""
    shared = {each.person for each in before.people} & {each.person for each in item.people}
    if before.people and item.people and not shared:
        return ""
    return _("no time to get here from {place}").format(place=before.values["place"] or one)
