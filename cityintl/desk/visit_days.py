"""The days of a visit: which one it is of how many, how far the other clock is ahead, and what is on them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cityintl.desk.conflicts import with_conflicts
from cityintl.desk.itineraries import Clocks, Item, clocks_of, items_of
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a visit: which one it is of how many, how far the other clock is ahead, and its items."""

    on: date
    number: int
    of: int
    ahead: str
    items: tuple[Item, ...]

    @property
    def said(self) -> str:
        """“day 2 of 4 · Nagoya is 14 hours ahead”."""
        counted = _("day {n} of {all}").format(n=self.number, all=self.of) if self.number else _("outside the visit")
        return " · ".join(filter(None, (counted, self.ahead)))


def ahead(clocks: Clocks, on: date) -> str:
    """“Nagoya is 14 hours ahead” at noon of this day, by the clocks that hold then."""
    if not clocks.there:
        return ""
    minutes = minutes_ahead(clocks, on)
    if not minutes:
        return _("{city} has the same time").format(city=clocks.of_there)
    words = _("{city} is {time} ahead") if minutes > 0 else _("{city} is {time} behind")
    return words.format(city=clocks.of_there, time=_long(minutes))


def difference(clocks: Clocks, on: date) -> str:
    """“14 hours ahead”: the same without the city; nothing where both clocks show the same."""
    minutes = minutes_ahead(clocks, on) if clocks.there else 0
    if not minutes:
        return ""
    words = _("{time} ahead") if minutes > 0 else _("{time} behind")
    return words.format(time=_long(minutes))


def minutes_ahead(clocks: Clocks, on: date) -> int:
    """How many minutes the other clock is ahead of ours at noon of this day; negative where it is behind."""
    noon = datetime.combine(on, datetime.min.time().replace(hour=12), ZoneInfo(clocks.here))
    theirs = noon.astimezone(ZoneInfo(clocks.there))
    return int(((theirs.utcoffset() or timedelta()) - (noon.utcoffset() or timedelta())).total_seconds() // 60)


def _long(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    if rest:
        return f"{hours}:{rest:02} " + _("hours")
    return ngettext("{n} hour", "{n} hours", hours).format(n=hours)


def days_of(desk: DeskFile, visit: int) -> list[Day]:
    """The days of a visit from arrival to departure, and those besides that have items; with all conflicts said."""
    values = desk.get("delegation", visit).values
    clocks = clocks_of(desk, values)
    items = with_conflicts(desk, visit, items_of(desk, visit))
    stay = days_between(values["arrives"], values["departs"])
    if not stay:
        stay = sorted({item.on for item in items})
    days = []
    for on in sorted({*stay, *(item.on for item in items)}):
        own = tuple(item for item in items if item.on == on)
        number = stay.index(on) + 1 if on in stay else 0
        days.append(Day(on, number, len(stay), ahead(clocks, on), own))
    return days


def days_between(first: date | None, last: date | None) -> list[date]:
    """Every day from the first to the last, at most a year; nothing where one is missing."""
    if first is None or last is None or not 0 <= (last - first).days <= 366:
        return [first] if first and not last else []
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def turn_of_day(clocks: Clocks, on: date) -> tuple[datetime, date] | None:
    """When in the course of this day another one begins on the other clock: by ours, and which; nothing at midnight."""
    if not clocks.there:
        return None
    here, there = ZoneInfo(clocks.here), ZoneInfo(clocks.there)
    for begun in (on, on + timedelta(days=1)):
        moment = datetime.combine(begun, datetime.min.time(), there).astimezone(here)
        if moment.date() == on and moment.time() != datetime.min.time():
            return moment, begun
    return None


def same_clock(clocks: Clocks, on: date) -> bool:
    """Whether both clocks show the same on this day, so that one of them is enough."""
    return not clocks.there or not minutes_ahead(clocks, on)
