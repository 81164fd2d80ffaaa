"""The days of the sample desk: “today-21”, “tuesday+4”, “last-02-23”, “quarter-1”, and days written out in texts."""

import re
from datetime import date, timedelta

from cityintl.desk.terms import after_months
from cityintl.records.dates import MONTHS

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = rf"(today|{'|'.join(_WEEK)}|(?:next|last)-\d\d-\d\d|quarter[+-]\d{{1,2}})(?:([+-])(\d{{1,5}}))?"


def is_relative(written: str) -> bool:
    """Whether this text is a day that moves with the day the sample is made for."""
    return re.fullmatch(_RELATIVE, written) is not None


def working_day(today: date, written: str) -> date:
    """The day that “today-21” means, the Friday before where it falls on a weekend.

    “tuesday+4” is the Tuesday four weeks after the one of this week, so that a visit keeps its days of the week;
    “last-02-23-14” is two weeks before the past February 23, and “next-06-17” the coming June 17; “quarter-1” is the
    last day of the quarter before this one, “quarter+1” that of the next, and “quarter-1+1” opened this one.
    """
    found = re.fullmatch(_RELATIVE, written)
    if found is None:
        return date.fromisoformat(written)
    count = int(found[3] or 0) * (-1 if found[2] == "-" else 1)
    if found[1] in _WEEK:
        return today + timedelta(days=_WEEK.index(found[1]) - today.weekday() + 7 * count)
    if found[1].startswith("quarter"):
        return _quarterly(today, int(found[1].removeprefix("quarter"))) + timedelta(days=count)
    if found[1] != "today":
        return _yearly(today, found[1]) + timedelta(days=count)
    day = today + timedelta(days=count)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _yearly(today: date, written: str) -> date:
    """A day of the calendar that comes each year: today is the next one, and never the last."""
    way, month, day = written.split("-")
    here = date(today.year, int(month), int(day))
    if way == "next":
        return here if here >= today else here.replace(year=today.year + 1)
    return here if here < today else here.replace(year=today.year - 1)


def _quarterly(today: date, count: int) -> date:
    """The last day of the quarter so many after this one, or before it."""
    opens = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return after_months(opens, 3 * (count + 1)) - timedelta(days=1)


def written_out(today: date, text: str) -> str:
    """The text with its days in braces as an American letter writes them: “September 18, 2026”, or the year alone."""

    def said(found: re.Match[str]) -> str:
        day = working_day(today, found[2])
        return str(day.year) if found[1] else _spelled(day)

    return re.sub(r"\{(year )?(" + _RELATIVE + r")\}", said, text)


def _spelled(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
