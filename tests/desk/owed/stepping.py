"""Days counted as a person counts them on a wall calendar: one step after the other, nothing reckoned."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

ONE = timedelta(days=1)
Closed = frozenset[date]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def each(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE


def ends_month(day: date) -> bool:
    """Whether tomorrow is a first."""
    return (day + ONE).day == 1


@cache
def by_days(day: date, count: int) -> date:
    """So many days on, or back where the count is negative."""
    for _step in range(abs(count)):
        day = day + ONE if count > 0 else day - ONE
    return day


@cache
def by_working_days(day: date, count: int, closed: Closed) -> date:
    """So many days on or back on which the office is open; the first day itself is not counted."""
    left = abs(count)
    while left:
        day = day + ONE if count > 0 else day - ONE
        if day.weekday() < 5 and day not in closed:
            left -= 1
    return day


@cache
def by_months(day: date, count: int) -> date:
    """The same day so many months on or back; a last day stays a last day, a missing day becomes the last one."""
    wanted, last = day.day, ends_month(day)
    leaf = day.replace(day=1)
    for _leaf in range(abs(count)):
        leaf = leaf + ONE if count > 0 else leaf - ONE
        while leaf.day != 1:
            leaf = leaf + ONE if count > 0 else leaf - ONE
    while not ends_month(leaf) and (last or leaf.day < wanted):
        leaf += ONE
    return leaf


def comes_round(month: int, day_of_month: int, on: date) -> bool:
    """Whether a day of the year is kept on this day: 29 February on the 28th in common years."""
    if (month, day_of_month) == (2, 29) and not calendar.isleap(on.year):
        day_of_month = 28
    return (on.month, on.day) == (month, day_of_month)


def whole(text: str | None) -> date | None:
    """The day of a text that names one to the day."""
    return date.fromisoformat(text) if text and len(text) == 10 else None


def last_of(known: str) -> date:
    """The last day that a date known only in part could be."""
    if len(known) == 10:
        return date.fromisoformat(known)
    day = date(int(known[:4]), int(known[5:7] or 12), 28)
    while not ends_month(day):
        day += ONE
    return day


def first_of(known: str) -> date:
    """The first day that a date known only in part could be."""
    return date.fromisoformat((known + "-01-01")[:10])


@cache
def month_and_day(text: str | None) -> tuple[int, int] | None:
    """The month and day of “11-11”, “11 November” or “November 11th”."""
    words = (text or "").strip().lower().replace(",", " ").replace(".", " ").replace("-", " ").split()
    if len(words) != 2:
        return None
    if all(w.isdigit() for w in words):
        return _real(int(words[0]), int(words[1]))
    numbers = [w.rstrip("sndrth") for w in words if w[0].isdigit()]
    names = [w for w in words if w[0].isalpha() and len(w) >= 3 and w[:3] in MONTHS]
    if len(numbers) == len(names) == 1 and numbers[0].isdigit():
        return _real(MONTHS.index(names[0][:3]) + 1, int(numbers[0]))
    return None


def _real(month: int, day: int) -> tuple[int, int] | None:
    return (month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1] else None
