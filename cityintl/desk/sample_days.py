"""The days of the sample desk: “today-21”, “tuesday+4”, and days written out inside a text."""

import re
from datetime import date, timedelta

from cityintl.records.dates import MONTHS

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = rf"(today|{'|'.join(_WEEK)})(?:([+-])(\d{{1,5}}))?"


def is_relative(written: str) -> bool:
    """Whether this text is a day that moves with the day the sample is made for."""
    return re.fullmatch(_RELATIVE, written) is not None


def working_day(today: date, written: str) -> date:
    """The day that “today-21” means, the Friday before where it falls on a weekend.

    “tuesday+4” is the Tuesday four weeks after the one of this week, so that a visit keeps its days of the week.
    """
    found = re.fullmatch(_RELATIVE, written)
    if found is None:
        return date.fromisoformat(written)
    count = int(found[3] or 0) * (-1 if found[2] == "-" else 1)
    if found[1] != "today":
        return today + timedelta(days=_WEEK.index(found[1]) - today.weekday() + 7 * count)
    day = today + timedelta(days=count)
    return day - timedelta(days=max(0, day.weekday() - 4))


def written_out(today: date, text: str) -> str:
    """The text with its days in braces as an American letter writes them: “September 18, 2026”."""
    return re.sub(r"\{(" + _RELATIVE + r")\}", lambda found: _spelled(working_day(today, found[1])), text)


def _spelled(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
