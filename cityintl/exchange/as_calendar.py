"""A calendar file (.ics, RFC 5545) of what the desk owes and what takes place.

Importing it again changes and never doubles: the identifier of an entry is the key of the obligation or occasion on
this desk. SEQUENCE is the number of the newest step of the desk and of the days since it was begun: with each step it
grows, and overnight too, when a rule begins to hold. What is done is written as cancelled, and so is what stood in the
file that is written anew and stands nowhere on the desk any more, so that bringing it in takes the entry away.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from cityintl.desk.obligations import FAR, Obligation, State, obligations
from cityintl.desk.occasions import Occasion, occasions
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: An hour is taken for what says when it begins and not when it ends.
_HOUR = timedelta(hours=1)
#: The rules of a zone are told for a year around what is in the file.
_YEAR = timedelta(days=366)
#: Entries that are over for so long are not taken back any more.
_PAST = timedelta(days=730)


def calendar(
    desk: DeskFile, owed: Sequence[Obligation], taking_place: Sequence[Occasion], before: bytes = b""
) -> bytes:
    """The file, in the place of one from `before`; what has no exact day and what is private stay out of it."""
    found = Calendar()
    found.add("prodid", "-//CityIntl//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", str(desk.home()["name"]))
    stamp = _Stamp(desk)
    entries = _entries(stamp, owed, taking_place)
    entries |= _changed(desk, stamp, before, entries)
    for entry in entries.values():
        found.add_component(entry)
    days = [_day(entry.decoded("dtstart")) for entry in entries.values()]
    if days:
        found.add_missing_timezones(min(days) - _YEAR, max(days) + _YEAR)
    whole: bytes = found.to_ical()
    return whole


def _entries(stamp: "_Stamp", owed: Sequence[Obligation], taking_place: Sequence[Occasion]) -> dict[str, Event]:
    """By their identifier the entries of these."""
    told = [_of_obligation(stamp, each, each.due) for each in owed if each.due is not None and not each.private]
    told += [_of_occasion(stamp, each) for each in taking_place]
    return {str(each["uid"]): each for each in told}


def _changed(desk: DeskFile, stamp: "_Stamp", before: bytes, entries: Mapping[str, Event]) -> dict[str, Event]:
    """What stood in the file before, is not among these entries, and is over or falls on another day now.

    What still stands as it stood, and is only not asked for, is left as it was imported.
    """
    kept = {uid: each for uid, each in _read(stamp, before, desk.today).items() if uid not in entries}
    if not kept:
        return {}
    first = min([desk.today - FAR, *(_day(each.decoded("dtstart")) for each in kept.values())])
    owed = obligations(desk, first, desk.today + FAR, desk.today)
    standing = _entries(stamp, owed, occasions(desk, first, desk.today + FAR))
    found = {}
    for uid, old in kept.items():
        new = standing.get(uid) or _cancelled(stamp, old)
        if new.get("status") == "CANCELLED" or _place(new) != _place(old):
            found[uid] = new
    return found


def _place(entry: Component) -> tuple[str, date, date]:
    """How an entry stands, and from when to when."""
    return str(entry.get("status", "")), entry.decoded("dtstart"), entry.decoded("dtend")


def _read(stamp: "_Stamp", before: bytes, today: date) -> dict[str, Component]:
    """The entries of this desk in a file, those long over left out; nothing where it is no calendar."""
    try:
        events = Calendar.from_ical(before).walk("VEVENT") if before.strip() else []
        mine = {str(each["uid"]): each for each in events if str(each["uid"]).endswith(stamp.mark)}
        return {uid: each for uid, each in mine.items() if _day(each.decoded("dtstart")) >= today - _PAST}
    except (ValueError, KeyError):  # somebody's own file of that name: it is written over as the user said
        return {}


def _cancelled(stamp: "_Stamp", old: Component) -> Event:
    """An entry of the file before, taken back."""
    found = Event()
    for name in ("uid", "dtstart", "dtend", "summary", "categories"):
        if name in old:
            found[name] = old[name]
    stamp.mark_on(found)
    found.add("status", "CANCELLED")
    return found


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when


class _Stamp:
    """What every entry of this desk bears: whose it is, which step it is from, and when that was."""

    def __init__(self, desk: DeskFile) -> None:
        span = desk.span()
        begun = datetime.fromisoformat(span.begun)
        self.sequence = span.newest + max(0, (desk.today - begun.date()).days)
        self.moment = max(datetime.fromisoformat(span.changed), datetime.combine(desk.today, time(), UTC))
        #: How every identifier of this desk ends.
        self.mark = f"@{hashlib.sha256(span.begun.encode()).hexdigest()[:16]}.cityintl"

    def event(self, key: str, kind: str, number: int, words: str) -> Event:
        """An entry with its identifier, its words and the record it belongs to."""
        found = Event()
        found.add("uid", f"{key}{self.mark}")
        self.mark_on(found)
        found.add("summary", words)
        found.add("categories", [kinds.kind(kind).one])
        return found

    def mark_on(self, entry: Event) -> None:
        """Say which state of the desk an entry is from."""
        entry.add("dtstamp", self.moment)
        entry.add("last-modified", self.moment)
        entry.add("sequence", self.sequence)


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
        found.add("status", "CANCELLED")
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
