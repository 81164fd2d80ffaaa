"""Days as people write them, and days that are known only in part."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from cityintl.folding import fold
from cityintl.words import _

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ADVICE = "Write it as 2026-05-14 or 14 May 2026."


def _month(word: str) -> int:
    bare = fold(word).rstrip(".")
    for number, name in enumerate(MONTHS, 1):
        if bare and len(bare) >= 3 and fold(name).startswith(bare):
            return number
    raise ValueError(f"“{word}” is not a month.", _ADVICE)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"There is no such day as {text}.", _ADVICE) from None


def read_date(text: str) -> date:
    """The day that a text names; ValueError(message, advice) when it is none or could be two."""
    text = text.strip()
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?", text):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return _day(int(found[3]), int(found[2]), int(found[1]), text)
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]+\.?),?\s+(\d{4})", text):
        return _day(int(found[3]), _month(found[2]), int(found[1]), text)
    if found := re.fullmatch(r"([^\W\d_]+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", text):
        return _day(int(found[3]), _month(found[1]), int(found[2]), text)
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
        return _slashed(int(found[1]), int(found[2]), int(found[3]), text)
    raise ValueError(f"“{text}” is not a date.", _ADVICE)


def _slashed(first: int, second: int, year: int, text: str) -> date:
    if first == second or first > 12:
        return _day(year, second, first, text)
    if second > 12:
        return _day(year, first, second, text)
    raise ValueError(f"{text} could be two different days.", _ADVICE)


def read_partial_date(text: str) -> str:
    """The known part of a date as an ISO prefix; ValueError(message, advice) when there is none."""
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return _whole(int(text), text)
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", text):
        return _with_month(int(found[1]), int(found[2]), text)
    if found := re.fullmatch(r"([^\W\d_]+\.?),?\s+(\d{4})", text):
        return _with_month(int(found[2]), _month(found[1]), text)
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{4})", text):
        return _with_month(int(found[2]), int(found[1]), text)
    return read_date(text).isoformat()


def _whole(year: int, text: str) -> str:
    if not 1000 <= year <= 2999:
        raise ValueError(f"{text} is not a year that this desk could mean.", _ADVICE)
    return f"{year:04}"


def _with_month(year: int, month: int, text: str) -> str:
    if not 1 <= month <= 12:
        raise ValueError(f"There is no such month as {text}.", _ADVICE)
    return f"{_whole(year, text)}-{month:02}"


#: How the reader of a paper writes a day; nothing where nobody reads on paper.
_written: ContextVar[Callable[[date], str] | None] = ContextVar("written", default=None)
#: How that reader writes the hour of an instant, and the day before it where that is wanted.
_told: ContextVar[Callable[[datetime, bool], str] | None] = ContextVar("told", default=None)


@contextmanager
def written_as(write: Callable[[date], str], tell: Callable[[datetime, bool], str] | None = None) -> Iterator[None]:
    """Inside, days and instants are shown as these write them: a paper speaks as its readers do, to the last word."""
    before, hours = _written.set(write), _told.set(tell)
    try:
        yield
    finally:
        _written.reset(before)
        _told.reset(hours)


def show_instant(at: datetime, *, day: bool = True) -> str:
    """“17:00 on Wed 2 December”, or the hour alone; within a paper as its readers write it."""
    if tell := _told.get():
        return tell(at, day)
    hour = f"{at:%H:%M}"
    if not day:
        return hour
    words = _("{weekday} {day} {month}").format(weekday=_(at.strftime("%a")), day=at.day, month=_(MONTHS[at.month - 1]))
    return _("{time} on {day}").format(time=hour, day=words)


def show_date(day: date) -> str:
    """“4 April 1959”, with the month in the language in use; within a paper as its readers write it."""
    if write := _written.get():
        return write(day)
    return f"{day.day} {_(MONTHS[day.month - 1])} {day.year}"


def show_partial_date(known: str) -> str:
    """As much of “4 April 1959” as is known; of two days with “/” between them the one to the other."""
    if "/" in known:
        return " – ".join(show_date(date.fromisoformat(each)) for each in known.split("/"))
    parts = known.split("-")
    if len(parts) == 1:
        return known
    if len(parts) == 2:
        return f"{_(MONTHS[int(parts[1]) - 1])} {parts[0]}"
    return show_date(date.fromisoformat(known))
