"""When papers end and days come round again; from half a date nothing exact is computed."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.records.dates import show_date
from cityintl.words import _


def after_months(day: date, months: int) -> date:
    """The same day so many months later; the end of a month stays the end of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    last = calendar.monthrange(year, month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, last if at_end else min(day.day, last))


def whole_day(known: str | None) -> date | None:
    """The day of a partial date that is known to the day, else nothing."""
    return date.fromisoformat(known) if known and len(known) == 10 else None


def bounds(known: str) -> tuple[date, date]:
    """The first and the last day that a date known in part can be: “2027”, “2027-05” or “2027-01-31/2027-03-02”."""
    first, _slash, last = known.partition("/")
    return _whole_time(first)[0], _whole_time(last or first)[1]


def _whole_time(known: str) -> tuple[date, date]:
    parts = [int(part) for part in known.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) > 2 and month:
        day = date(year, month, parts[2])
        return day, day
    end = month or 12
    return date(year, month or 1, 1), date(year, end, calendar.monthrange(year, end)[1])


def between(first: date, last: date) -> str:
    """These days as what is known of a date: the year or the month where they are just that, else both ends."""
    for length in (10, 7, 4):
        known = first.isoformat()[:length]
        if bounds(known) == (first, last):
            return known
    return f"{first.isoformat()}/{last.isoformat()}"


def end_of(agreement: Mapping[str, Any]) -> date | None:
    """The last day of an agreement: as it says, or its beginning and term; nothing while it is open."""
    if agreement["expires_on"]:
        day: date = agreement["expires_on"]
        return day
    begin = agreement["effective_on"] or whole_day(agreement["signed_on"])
    if agreement["term_months"] and begin:
        return after_months(begin, agreement["term_months"])
    return None


def ends_of(agreement: Mapping[str, Any]) -> tuple[date, date] | None:
    """The first and the last day on which an agreement can end; nothing where nothing is known, or it is open."""
    if end := end_of(agreement):
        return end, end
    if not (agreement["signed_on"] and agreement["term_months"]):
        return None
    first, last = bounds(agreement["signed_on"])
    return after_months(first, agreement["term_months"]), after_months(last, agreement["term_months"])


def in_force(agreement: Mapping[str, Any], today: date) -> bool:
    """Whether an agreement holds today as far as is known: signed, begun, and not over or renewed by itself."""
    begin = agreement["effective_on"] or (bounds(agreement["signed_on"])[0] if agreement["signed_on"] else None)
    if begin is None or begin > today:
        return False
    ends = ends_of(agreement)
    return bool(agreement["open_ended"] or agreement["auto_renew"]) or ends is None or ends[1] >= today


def end_now(agreement: Mapping[str, Any], today: date) -> date | None:
    """The last day as it stands today: of one that ran on by its own clause, the end of its present turn.

    Where nobody wrote down for how long it renews itself, that is still the day on which it did.
    """
    first, months = end_of(agreement), agreement["term_months"]
    end, turn = first, 0
    while first and end and end < today and agreement["auto_renew"] and months:
        turn += 1
        end = after_months(first, turn * months)
    return end


def term_said(agreement: Mapping[str, Any], today: date) -> str:
    """“Open-ended”, “to 31 March 2027, renews itself”, “60 months, no exact date” or nothing."""
    if agreement["open_ended"]:
        return _("Open-ended")
    end, months, renews = end_now(agreement, today), agreement["term_months"], agreement["auto_renew"]
    if end and renews and end < today:
        return _("renewed since {day}").format(day=show_date(end))
    words = _("{n} months, no exact date").format(n=months) if months else ""
    if end:
        words = _("to {day}").format(day=show_date(end))
    return _("{term}, renews itself").format(term=words) if words and renews else words


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The next time a day comes round, and which one it is; `on` is nothing where the day is not known.

    `known` is as much of it as is known: “2026-06” of a day somewhere in June 1964.
    """

    years: int
    on: date | None
    year: int
    known: str


def next_anniversary(known: str | None, today: date) -> Anniversary | None:
    """The next anniversary of a partial date on or after today; a 29 February is kept on 28 in common years."""
    if not known:
        return None
    begin = int(known[:4])
    day = whole_day(known)
    if day is None:
        past = len(known) == 7 and int(known[5:]) < today.month
        year = max(today.year + past, begin + 1)
        return Anniversary(year - begin, None, year, f"{year}{known[4:7]}")
    for year in (today.year, today.year + 1):
        last = calendar.monthrange(year, day.month)[1]
        comes = date(year, day.month, min(day.day, last))
        if comes >= today and year > begin:
            return Anniversary(year - begin, comes, year, comes.isoformat())
    first = date(begin + 1, day.month, min(day.day, calendar.monthrange(begin + 1, day.month)[1]))
    return Anniversary(1, first, begin + 1, first.isoformat())
