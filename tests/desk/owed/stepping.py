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
    known = known.split("/")[-1]
    if len(known) == 10:
        return date.fromisoformat(known)
    day = date(int(known[:4]), int(known[5:7] or 12), 28)
    while not ends_month(day):
        day += ONE
    return day


def first_of(known: str) -> date:
    """The first day that a date known only in part could be."""
    return date.fromisoformat((known.split("/")[0] + "-01-01")[:10])


def between(first: date, last: date) -> str:
    """These days as a year or a month where they are just that, else the first and the last of them."""
    for length in (10, 7, 4):
        known = first.isoformat()[:length]
        if (first_of(known), last_of(known)) == (first, last):
            return known
    return f"{first}/{last}"


@cache
def days_of_year(text: str | None) -> list[tuple[int, int]]:
    """The months and days of “11-11”, “May 3 and November 11th” or “11 November”, in the order of the words."""
    words = (text or "").lower().replace(",", " ").replace(".", " ").replace("-", " ").split()
    if len(words) == 2 and all(w.isdigit() for w in words):
        return [*filter(None, [_real(int(words[0]), int(words[1]))])]
    found, place = [], 0
    while place < len(words) - 1:
        here = _month_of(words[place]), _number_of(words[place])
        there = _month_of(words[place + 1]), _number_of(words[place + 1])
        month, day = here[0] or there[0], here[1] or there[1]
        if month and day and bool(here[0]) != bool(there[0]):
            found.append(_real(month, day))
            place += 1
        place += 1
    return [*filter(None, found)]


def _month_of(word: str) -> int:
    return MONTHS.index(word[:3]) + 1 if len(word) >= 3 and word[:3] in MONTHS else 0


def _number_of(word: str) -> int:
    bare = word.rstrip("sndrth") if word[0].isdigit() else word
    return int(bare) if bare.isdigit() else 0


def _real(month: int, day: int) -> tuple[int, int] | None:
    return (month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1] else None
