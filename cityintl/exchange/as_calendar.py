"""A calendar file (.ics, RFC 5545) of what the desk owes and what takes place.

Importing it again changes and never doubles: the identifier of an entry is the key of the obligation or occasion on
this desk, and SEQUENCE is the number of the newest step of the desk, which only grows.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from cityintl.desk.obligations import Obligation, State
from cityintl.desk.occasions import Occasion
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: An hour is taken for what says when it begins and not when it ends.
_HOUR = timedelta(hours=1)
#: The rules of a zone are told for a year around what is in the file.
_YEAR = timedelta(days=366)


def calendar(desk: DeskFile, owed: Sequence[Obligation], taking_place: Sequence[Occasion]) -> bytes:
    """The file; what has no exact day and what is private stay out of it."""
    found = Calendar()
    found.add("prodid", "-//CityIntl//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", str(desk.home()["name"]))
    stamp = _Stamp(desk)
    for each in owed:
        if each.due is not None and not each.private:
            found.add_component(_of_obligation(stamp, each, each.due))
    for occasion in taking_place:
        found.add_component(_of_occasion(stamp, occasion))
    days = [each.due for each in owed if each.due] + [day for each in taking_place for day in (each.first, each.last)]
    if days:
        found.add_missing_timezones(min(days) - _YEAR, max(days) + _YEAR)
    whole: bytes = found.to_ical()
    return whole


class _Stamp:
    """What every entry of this desk bears: whose it is, which step it is from, and when that was."""

    def __init__(self, desk: DeskFile) -> None:
        span = desk.span()
        self.sequence, self.moment = span.newest, datetime.fromisoformat(span.changed)
        self.owner = hashlib.sha256(span.begun.encode()).hexdigest()[:16]

    def event(self, key: str, kind: str, number: int, words: str) -> Event:
        """An entry with its identifier, its words and the record it belongs to."""
        found = Event()
        found.add("uid", f"{key}@{self.owner}.cityintl")
        found.add("dtstamp", self.moment)
        found.add("last-modified", self.moment)
        found.add("sequence", self.sequence)
        found.add("summary", words)
        found.add("categories", [kinds.kind(kind).one])
        return found


def _of_obligation(stamp: _Stamp, each: Obligation, due: date) -> Event:
    found = stamp.event(each.key, each.kind, each.number, each.whole)
    _whole_days(found, due, due)
    found.add("transp", "TRANSPARENT")
    reference = kinds.kind(each.kind).reference(each.number)
    lines = [reference]
    if each.rule:
        lines.append(" · ".join(filter(None, (each.rule.label, each.rule.citation))))
    if each.state is State.SNOOZED and each.until:
        lines.append(_("Put off until {day}: {reason}").format(day=each.until.isoformat(), reason=each.reason))
    if each.state is State.DONE:
        lines.append(_("Done"))
    found.add("description", "\n".join(lines))
    return found


def _of_occasion(stamp: _Stamp, each: Occasion) -> Event:
    found = stamp.event(each.key, each.kind, each.number, each.words)
    if each.place:
        found.add("location", each.place)
    found.add("status", "CONFIRMED" if each.sure else "TENTATIVE")
    found.add("description", kinds.kind(each.kind).reference(each.number))
    if each.starts:
        begin = _moment(each.first, each.starts, each.zone)
        end = _moment(each.last, each.ends, each.zone) if each.ends else begin + _HOUR
        found.add("dtstart", begin)
        found.add("dtend", end if end > begin else end + timedelta(days=1))
    else:
        _whole_days(found, each.first, each.last)
        found.add("transp", "TRANSPARENT")
    return found


def _whole_days(found: Event, first: date, last: date) -> None:
    """All-day entries end on the day after their last."""
    found.add("dtstart", first)
    found.add("dtend", last + timedelta(days=1))


def _moment(on: date, clock: str, zone: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), ZoneInfo(zone))
