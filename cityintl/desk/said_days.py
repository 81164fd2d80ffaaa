"""Days as people say them in a line about a contact: “by Friday”, “end of the month”, “in two weeks”, “yesterday”.

The rules: a weekday ahead is the next one after today, “next Friday” that of the coming week; “next week” ends on its
Friday; “in June” is its last day, “by June” its first; “before” is the day before; “5/6” is read as the country of the
office writes it. What is not certain is no day: `unclear_behind` and `unclear_ahead` give such words, and it is asked.
"""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cityintl.desk.terms import after_months
from cityintl.records.dates import MONTHS

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
#: The countries that write the month before the day (Unicode CLDR).
MONTH_FIRST = frozenset({"AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "US", "VI"})
#: “5 May” said of the past is not taken for a day this long ago.
_LONG_AGO = timedelta(days=90)

_BY = r"(?:by|until|till|before|on|for|no later than|not later than|due)"
_SHORT_OR_WHOLE = ("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:rs(?:day)?)?", "fri(?:day)?")
_WEEKDAY = f"(?P<weekday>{'|'.join(_SHORT_OR_WHOLE)}|sat(?:urday)?|sun(?:day)?)"
_MONTH = "(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "May" else m for m in MONTHS) + r"|Sept)\.?"
_NUMBER = r"(?P<number>[0-9]{1,2})(?:st|nd|rd|th)?"
_ITS_YEAR = r"(?P<year>[0-9]{4})"
_YEAR = r"(?:,?\s+(?P<year>[0-9]{4}))?"
_WRITTEN = rf"(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})|{_NUMBER}\s+(?:of\s+)?{_MONTH}{_YEAR}|%s)"
_WRITTEN %= (
    _MONTH.replace("<month>", "<month2>")
    + r"\s+"
    + _NUMBER.replace("<number>", "<number2>")
    + (r"(?![0-9])" + _YEAR.replace("<year>", "<year2>"))
)
_END = r"(?:by |before |at )?(?:the )?end of (?:the |this )?"
#: What stands before a day that the contact was about, not on.
_ABOUT = "".join(f"(?<!{word} )" for word in ("about", "for", "by", "until", "before", "since", "from", "of", "the"))
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)})"

_NUMERIC = r"(?!24/7)(?P<first>[0-9]{1,2})[/](?P<second>[0-9]{1,2})(?:/(?P<its_year>[0-9]{4}|[0-9]{2}))?(?![/0-9])"
_DOTTED = r"(?P<first>[0-9]{1,2})\.(?P<second>[0-9]{1,2})\.(?P<its_year>[0-9]{4})?(?![0-9])"

Found = re.Match[str]
_Way = tuple[re.Pattern[str], Callable[[Found, date], date | None]]


@dataclass(frozen=True, slots=True)
class Said:
    """A day that was said, and where in the words."""

    day: date
    start: int
    end: int


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _month_of(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _parts(found: Found) -> tuple[int, int, int | None]:
    """Day, month and year of a written date; no year where none was said."""
    if found["iso"]:
        return int(found["iso"][8:]), int(found["iso"][5:7]), int(found["iso"][:4])
    number, month = found["number"] or found["number2"], found["month"] or found["month2"]
    year = found["year"] or found["year2"]
    return int(number), _month_of(month), int(year) if year else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(found: Found, month_first: bool) -> tuple[int, int, int | None]:
    """Day, month, year of “5/6” in the country's order, or the only one that can be; “5.6.” has the day first."""
    first, second, year = int(found["first"]), int(found["second"]), found["its_year"]
    turned = (month_first and "/" in found.group() and first <= len(MONTHS)) or second > len(MONTHS)
    day, month = (second, first) if turned else (first, second)
    return day, month, int(year) + (2000 if len(year) == 2 else 0) if year else None


def _written_ahead(found: Found, today: date) -> date | None:
    return _ahead(_parts(found), today)


def _ahead(parts: tuple[int, int, int | None], today: date) -> date | None:
    day, month, year = parts
    if year is not None:
        return _date(year, month, day)
    this = _date(today.year, month, day)
    return this if this and this >= today else _date(today.year + 1, month, day)


def _written_behind(found: Found, today: date) -> date | None:
    return _behind(_parts(found), today)


def _behind(parts: tuple[int, int, int | None], today: date) -> date | None:
    day, month, year = parts
    if year is not None:
        return _date(year, month, day)
    this = _date(today.year, month, day)
    past = this if this and this <= today else _date(today.year - 1, month, day)
    return past if past and today - past <= _LONG_AGO else None


def _weekday(found: Found) -> int:
    return next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(found["weekday"].lower()[:3]))


def _weekday_ahead(found: Found, today: date) -> date:
    wanted = _weekday(found)
    if (found["which"] or "").strip().lower() == "next":
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _weekday_behind(found: Found, today: date) -> date:
    return today - timedelta(days=(today.weekday() - _weekday(found) - 1) % 7 + 1)


def _friday(today: date, weeks: int) -> date:
    return max(today, today + timedelta(days=4 - today.weekday() + 7 * weeks))


def _so_long(found: Found, today: date, sign: int) -> date | None:
    said = found["count"].lower()
    count = sign * (_COUNTS[said] if said in _COUNTS else int(said))
    unit = found["unit"].lower()
    if unit.startswith("month"):
        return after_months(today, count)
    return today + timedelta(days=count * (7 if unit.startswith("week") else 1))


def _month_ahead(found: Found, today: date) -> date | None:
    """“in June” is its last day, “by June” its first, “mid-June” its middle; a month that is over is next year's."""
    month = _month_of(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    how = (found["how"] or "").lower()
    if not 1 <= year <= 9998:
        return None
    if how.startswith("mid"):
        return date(year, month, 15)
    return date(year, month, 1) if how in ("by", "before", "until", "till") else _end_of_month(year, month)


_AHEAD: Sequence[_Way] = (
    (_pattern(rf"(?:(?P<by>{_BY})\s+)?{_WRITTEN}"), _written_ahead),
    (_pattern(rf"(?:(?P<by>{_BY})\s+)?(?:the\s+)?day after tomorrow"), lambda _f, today: today + timedelta(days=2)),
    (_pattern(rf"(?:(?P<by>{_BY})\s+)?(?:tomorrow)"), lambda _f, today: today + timedelta(days=1)),
    (_pattern(rf"(?:(?P<by>{_BY})\s+)?(?:today|tonight)"), lambda _f, today: today),
    (_pattern(rf"(?:(?P<by>{_BY})\s+)?(?P<which>next\s+|this\s+|coming\s+){_WEEKDAY}(?!['’])"), _weekday_ahead),
    (_pattern(rf"(?P<by>{_BY})\s+(?P<which>){_WEEKDAY}(?!['’])"), _weekday_ahead),
    (_pattern(rf"{_WEEKDAY}(?P<which>)(?=\s*$)"), _weekday_ahead),
    (_pattern(rf"{_END}week|(?:by |for )?this week"), lambda _f, today: _friday(today, 0)),
    (_pattern(r"(?:by |for )?(?:the end of )?next week"), lambda _f, today: _friday(today, 1)),
    (
        _pattern(rf"{_END}month|(?:by |before |at )?(?:the )?month['’]s end|(?:by |for )?this month"),
        lambda _f, today: _end_of_month(today.year, today.month),
    ),
    (
        _pattern(r"(?:by |for )?(?:the end of )?next month"),
        lambda _f, today: after_months(_end_of_month(today.year, today.month), 1),
    ),
    (
        _pattern(rf"{_END}year|(?:by |for )?this year"),
        lambda _f, today: date(today.year, 12, 31),
    ),
    (_pattern(rf"(?:in|within)\s+{_COUNT}\s+(?P<unit>days?|weeks?|months?)"), lambda f, today: _so_long(f, today, 1)),
    (
        _pattern(rf"(?:by\s+)?(?P<how>in|by|before|until|till|mid|(?:the\s+)?end of)[ -]+{_MONTH}(?:\s+{_ITS_YEAR})?"),
        _month_ahead,
    ),
)  # fmt: skip
_BEHIND: Sequence[_Way] = (
    (_pattern(r"(?:the\s+)?day before yesterday"), lambda _f, today: today - timedelta(days=2)),
    (_pattern(r"yesterday|last night"), lambda _f, today: today - timedelta(days=1)),
    (_pattern(r"today|this morning|this afternoon"), lambda _f, today: today),
    (_pattern(rf"{_COUNT}\s+(?P<unit>days?|weeks?|months?)\s+ago"), lambda f, today: _so_long(f, today, -1)),
    (
        _pattern(rf"{_ABOUT}(?:on\s+)?{_WRITTEN}"),
        _written_behind,
    ),
    (_pattern(rf"{_ABOUT}(?<!next )(?<!this )(?:on\s+|last\s+)?{_WEEKDAY}(?!['’])"), _weekday_behind),
)  # fmt: skip


def _first(ways: Sequence[_Way], words: str, today: date) -> tuple[Said, Found] | None:
    found = []
    for pattern, day_of in ways:
        if (match := pattern.search(words)) and (day := day_of(match, today)):
            found.append((Said(day, match.start(), match.end()), match))
    return min(found, key=lambda each: (each[0].start, -each[0].end), default=None)


def _numeric_ahead(month_first: bool) -> Sequence[_Way]:
    return [
        (_pattern(rf"(?P<by>{_BY})\s+(?:the\s+)?{words}"), lambda f, today: _ahead(_numeric(f, month_first), today))
        for words in (_NUMERIC, _DOTTED)
    ]


def _numeric_behind(month_first: bool) -> Sequence[_Way]:
    return [
        (_pattern(rf"{_ABOUT}(?:on\s+)?{words}"), lambda f, today: _behind(_numeric(f, month_first), today))
        for words in (_NUMERIC, _DOTTED)
    ]


def day_ahead(words: str, today: date, month_first: bool = True) -> Said | None:
    """The first day that the words name as one to come, today or later."""
    first = _first([*_AHEAD, *_numeric_ahead(month_first)], words, today)
    if first is None or first[0].day < today:
        return None
    said, match = first
    named = match.groupdict()
    if (named.get("by") or "").lower() == "before":
        return Said(max(today, said.day - timedelta(days=1)), said.start, said.end)
    return said


def day_behind(words: str, today: date, month_first: bool = True) -> Said | None:
    """The first day that the words name as one that was, today or earlier."""
    first = _first([*_BEHIND, *_numeric_behind(month_first)], words, today)
    return first[0] if first and first[0].day <= today else None


# -- what was meant as a day and is none

_SOME = r"(?:a few|some|several|many|a couple of)\s+(?:days|weeks|months|years)\s+ago|the other day"
_PERIOD = r"(?:early |late |earlier )?(?:last|this)\s+(?:week|month|year|spring|summer|fall|autumn|winter)"
_IN_MONTH = (
    rf"(?:in|early|late|mid|during|since|at the (?:beginning|start|end) of)[ -]+(?:last\s+)?{_MONTH}(?:\s+{_ITS_YEAR})?"
)
_VAGUE = _pattern(rf"{_SOME}|{_PERIOD}|{_IN_MONTH}")
_ANY_DAY = [_pattern(rf"{_ABOUT}(?:on\s+)?{words}") for words in (_WRITTEN, _NUMERIC, _DOTTED)]
_ANY_BY = [_pattern(rf"(?:by|until|till|before|no later than|not later than|due)\s+(?:the\s+)?{words}")
           for words in (_WRITTEN, _NUMERIC, _DOTTED)]  # fmt: skip
_CONTENT = re.compile(
    r"\b(?:about|regarding|concerning|re|on the|for|of|that|which|who|next|want|wants)\b", re.IGNORECASE
)


def unclear_behind(words: str, today: date, month_first: bool = True) -> str:
    """The words that say when it was and name no day: “in March”, “2026-02-30”; empty where there are none.

    What stands behind “about” or “that” is what was spoken of, and so is a day that is still to come.
    """
    if day_behind(words, today, month_first):
        return ""
    content = _CONTENT.search(words)
    told = words[: content.start()] if content else words
    found = [match for pattern in (_VAGUE, *_ANY_DAY) if (match := pattern.search(told))]
    first = min(found, key=lambda match: match.start(), default=None)
    ahead = first is not None and first.re is not _VAGUE and _is_ahead(first, today, month_first)
    return "" if first is None or ahead else first.group()


def _is_ahead(found: Found, today: date, month_first: bool) -> bool:
    """Whether words name a day that is yet to come: what was spoken of, not when."""
    day, month, year = _parts(found) if "iso" in found.groupdict() else _numeric(found, month_first)
    named = _date(year or today.year, month, day)
    return named is not None and named > today


def unclear_ahead(words: str) -> str:
    """The words that say by when and name no day, where `day_ahead` found none: “by 2/30”; empty without such."""
    found = [match for pattern in _ANY_BY if (match := pattern.search(words))]
    return min(found, key=lambda match: match.start()).group() if found else ""
