"""Days as people say them in passing: “yesterday”, “last Monday”, “by Friday”, “12 May”, “in two weeks”."""

import re
from calendar import monthrange
from datetime import date, timedelta

from cityintl.records.dates import MONTHS, read_date

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "couple of": 2, "few": 3,
}  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_WEEKDAY = "|".join(f"{name}|{name[:3]}" for name in _WEEKDAYS)
_NUMBER = r"\d{1,2})(?:st|nd|rd|th)?"
_OF_MONTH = rf"(?P<day>{_NUMBER} (?P<month>{_MONTH})\b|(?P<month2>{_MONTH}) (?P<day2>{_NUMBER}\b"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_DAY_OF_MONTH = re.compile(rf"\b(?:{_OF_MONTH}){_YEAR}", re.I)
_SAID_BEFORE = re.compile(
    rf"\b(?:(?P<ago>yesterday|today|this morning|this afternoon|last night)|(?:on|last) (?P<weekday>{_WEEKDAY})"
    rf"|(?:on )?(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?<!about )(?<!for )(?<!the )(?:on )?(?:{_OF_MONTH}){_YEAR})",
    re.I,
)


def day_before(words: str, today: date) -> tuple[date, str]:
    """The day of something that was, and the words that said so; today and nothing where none did."""
    found = _SAID_BEFORE.search(words)
    if found is None:
        return today, ""
    if found["ago"]:
        back = 1 if found["ago"].lower() in ("yesterday", "last night") else 0
        return today - timedelta(back), found[0]
    if found["weekday"]:
        return today - timedelta((today.weekday() - _weekday(found["weekday"])) % 7 or 7), found[0]
    day = _iso(found["iso"]) if found["iso"] else _of_month(found, today, ahead=False)
    return (day, found[0]) if day is not None and day <= today else (today, "")


def day_after(words: str, today: date) -> date | None:
    """The day by which something is promised; None where the words name none."""
    said = words.strip().lower().removeprefix("the ").strip(" .,")
    if said in ("today", "tonight"):
        return today
    if said == "tomorrow":
        return today + timedelta(1)
    if found := re.fullmatch(rf"(?P<next>next |this |coming )?(?P<weekday>{_WEEKDAY})(?: morning| afternoon)?", said):
        ahead = (_weekday(found["weekday"]) - today.weekday()) % 7 or 7
        return today + timedelta(ahead + (7 if found["next"] == "next " and ahead + today.weekday() < 7 else 0))
    if found := re.fullmatch(r"(?:end of )?(?:the |this |next )?(week|month|year)", said):
        return _end(found[1], "next" in said, today)
    if found := re.fullmatch(r"in (?:a )?(\d+|[a-z]+(?: of)?) (day|week|month)s?", said):
        return _later(found[1], found[2], today)
    if found := re.fullmatch(rf"end of ({_MONTH})", said, re.I):
        month = _month(found[1])
        year = today.year + (month < today.month)
        return date(year, month, monthrange(year, month)[1])
    if found := _DAY_OF_MONTH.fullmatch(said):
        return _of_month(found, today, ahead=True)
    return _iso(said)


def _iso(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        return None


def _weekday(word: str) -> int:
    return next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(word.lower()[:3]))


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def _of_month(found: re.Match[str], today: date, *, ahead: bool) -> date | None:
    """The nearest such day after, or before, where no year was said; None where there is no such day."""
    day, month = int(found["day"] or found["day2"]), _month(found["month"] or found["month2"])
    years = [int(found["year"])] if found["year"] else [today.year, today.year + (1 if ahead else -1)]
    for year in years:
        if not 1 <= day <= monthrange(year, month)[1]:
            continue
        known = date(year, month, day)
        if found["year"] or (known >= today if ahead else known <= today):
            return known
    return None


def _end(of: str, following: bool, today: date) -> date:
    """The last working day of a week, the last day of a month or year."""
    if of == "week":
        return today + timedelta((4 - today.weekday()) % 7 + (7 if following else 0))
    if of == "year":
        return date(today.year + following, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + following, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _later(count: str, unit: str, today: date) -> date | None:
    number = int(count) if count.isdigit() else _COUNTS.get(count)
    if number is None:
        return None
    if unit != "month":
        return today + timedelta(number * (7 if unit == "week" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
