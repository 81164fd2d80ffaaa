"""Days and hours as papers say them, in the language and by the habits of those who read them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names, get_timezone_name

from cityintl.numerals import Habit, counted_as
from cityintl.records.dates import show_partial_date, written_as
from cityintl.words import _, ngettext, speaking

_AMERICAN = Locale("en", "US")
_locale: ContextVar[Locale] = ContextVar("locale", default=_AMERICAN)
#: Where people say “2:30 p.m.”.
_TWELVE = ("US", "CA", "AU", "NZ", "PH")
#: What stands before “%”, by language; CLDR leaves it out in Spanish America, where grammars ask for it as well.
_PERCENT = {"es": "\u00a0", "fr": "\u202f"}

#: A day, and one and another, as sentences say them where they want an article.
_SPOKEN = {
    "es": ("el {day}", "del {first} al {last}"),
    "fr": ("le {day}", "du {first} au {last}"),
}


@contextmanager
def told(language: str, country: str) -> Iterator[None]:
    """Inside, papers speak this language (BCP 47) with the habits of this country."""
    found = _known(language[:2], country)
    before = _locale.set(found)
    try:
        with speaking(language), written_as(day, _instant), counted_as(_habit(found)):
            yield
    finally:
        _locale.reset(before)


@contextmanager
def in_tables() -> Iterator[None]:
    """Inside, sentences of the desk say days as the columns of tables beside them do: 2026-11-23."""
    with written_as(date.isoformat, _in_table):
        yield


def _habit(of: Locale) -> Habit:
    """How numbers are written there (CLDR)."""
    signs = of.number_symbols["latn"]
    money = of.currency_formats["standard"].pattern
    return Habit(signs["group"], signs["decimal"], _PERCENT.get(of.language, ""), money.startswith("¤"))


def _known(language: str, country: str) -> Locale:
    for words in ((language, country), (language,)):
        try:
            return Locale(*words)
        except (UnknownLocaleError, ValueError):
            continue
    return _AMERICAN


def language() -> str:
    """The language that papers speak here: “en”, “es”."""
    return str(_locale.get().language)


def day(on: date) -> str:
    """“May 14, 2026” in America, “14 May 2026” elsewhere."""
    return str(format_date(on, "long", _locale.get()))


def weekday(on: date) -> str:
    """“Thursday, May 14, 2026”."""
    return str(format_date(on, "full", _locale.get()))


def name_of_day(on: date, *, short: bool = False) -> str:
    """“Thursday”, or “Thu”."""
    return str(get_day_names("abbreviated" if short else "wide", "stand-alone", _locale.get())[on.weekday()])


def short(on: date) -> str:
    """“Thu, May 14”."""
    return str(format_skeleton("MMMEd", on, locale=_locale.get()))


def month(known: str) -> str:
    """“May 2026” for 2026-05, “mayo de 2026” in Spanish."""
    return str(format_skeleton("yMMMM", date.fromisoformat(f"{known}-01"), locale=_locale.get()))


def known(partial: str | None) -> str:
    """As much of “April 4, 1959” as is known; of two days with “/” between them the one to the other."""
    if partial and len(partial) == len("2026-05"):
        return month(partial)
    return show_partial_date(partial) if partial else ""


def days(first: date, last: date) -> str:
    """“May 14 – May 17, 2026”, “14–17 de mayo de 2026”: what both days share is said once; one day stands alone."""
    if first == last:
        return day(first)
    begin = _begin(first, last)
    return f"{begin}–{day(last)}" if begin.isdecimal() else f"{begin} – {day(last)}"


def in_sentence(first: date, last: date) -> str:
    """The same days as a sentence says them: “del 14 al 17 de mayo de 2026”; in English as they stand elsewhere."""
    alone, from_to = _SPOKEN.get(language(), ("{day}", ""))
    if first == last:
        return alone.format(day=day(first))
    return from_to.format(first=_begin(first, last), last=day(last)) if from_to else days(first, last)


def _begin(first: date, last: date) -> str:
    """The first day without what the last one says as well: the year, and in Spanish and French the month."""
    if first.year != last.year:
        return day(first)
    if first.month == last.month and language() in _SPOKEN:
        return str(first.day)
    return str(format_date(first, _without_year(), _locale.get()))


def _without_year() -> str:
    return {"en": "MMMM d" if _locale.get().territory == "US" else "d MMMM", "es": "d 'de' MMMM"}.get(
        _locale.get().language, "d MMMM"
    )


def clock(at: datetime | time, country: str = "") -> str:
    """“2:30 p.m.” where people say it so (the country of the reader, where none is named), else “14:30”."""
    if (country or _locale.get().territory) in _TWELVE and _locale.get().language == "en":
        return f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'}"
    return f"{at:%H:%M}"


def _instant(at: datetime, with_day: bool) -> str:
    """“5:00 p.m. on Fri, May 22”, or the hour alone."""
    return _("{time} on {day}").format(time=clock(at), day=short(at.date())) if with_day else clock(at)


def _in_table(at: datetime, with_day: bool) -> str:
    """“5:00 p.m. on 2026-05-22”, or the hour alone."""
    return _("{time} on {day}").format(time=clock(at), day=at.date().isoformat()) if with_day else clock(at)


def moment(at: datetime) -> str:
    """“Thursday, May 14, 2026, 2:30 p.m.”."""
    return f"{weekday(at.date())}, {clock(at)}"


def clock_kept(at: datetime) -> str:
    """“Central Daylight Time”: the time that is kept at this instant (aware, by its own zone)."""
    return str(get_timezone_name(at, width="long", locale=_locale.get()))


def lasting(time: timedelta) -> str:
    """“15 minutes”, “3 hours 45 minutes”."""
    hours, minutes = divmod(int(time.total_seconds()) // 60, 60)
    long = ngettext("{n} hour", "{n} hours", hours).format(n=hours) if hours else ""
    short = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if minutes or not hours else ""
    return " ".join(filter(None, (long, short)))
