"""The days ahead: what takes place and what is due on each, who comes and goes, and what is late before they begin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cityintl.desk.agenda import Entry, agenda
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.occasions import Occasion
from cityintl.errors import UserError
from cityintl.store import DeskFile
from cityintl.words import _

COMING, THIS, NEXT = "coming", "this week", "next week"
_ISO_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
#: From Thursday on people plan the next week.
_THURSDAY = 3
#: What is due until then is told of the days just before; those who look further ahead ask for that.
_WEEK = timedelta(days=7)
#: What can fall on any day of more than a month is no matter of a week.
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day: what takes place by its hour, which days come by themselves, and what is due."""

    on: date
    held: tuple[Entry, ...]
    marks: tuple[Obligation, ...]
    due: tuple[Obligation, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all is on record."""
        return not (self.held or self.marks or self.due)

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or Sunday."""
        return self.on.weekday() > _THURSDAY + 1


@dataclass(frozen=True, slots=True)
class Week:
    """The days from the first to the last; `staying` lasts over several of them, `vague` has no exact day.

    `before` is due until they begin; `late` was due before today.
    """

    days: tuple[Day, ...]
    staying: tuple[Entry, ...]
    vague: tuple[Obligation, ...]
    before: tuple[Obligation, ...]
    late: tuple[Obligation, ...]

    @property
    def first(self) -> date:
        """The first day."""
        return self.days[0].on

    @property
    def last(self) -> date:
        """The last day."""
        return self.days[-1].on


def first_day(word: str, today: date) -> date:
    """The day that is meant: “coming” (from Thursday on the next week), “this week”, “2026-W21”, “2026-05-18”."""
    text = word.strip().lower()
    monday = today - timedelta(days=today.weekday())
    if text in (THIS, "this-week"):
        return monday
    if text in (NEXT, "next-week"):
        return monday + timedelta(days=7)
    if text in (COMING, ""):
        return monday + timedelta(days=7 * (today.weekday() >= _THURSDAY))
    try:
        met = _ISO_WEEK.fullmatch(text)
        return date.fromisocalendar(int(met[1]), int(met[2]), 1) if met else date.fromisoformat(text)
    except ValueError:
        raise UserError(
            _("“{word}” is no week and no day.").format(word=word),
            _("Write “this week”, “next week”, a week such as 2026-W21, or a day such as 2026-05-18."),
        ) from None


def week_ahead(desk: DeskFile, first: date, count: int, today: date) -> Week:
    """So many days from the first on; what is done, put off or only for this desk is left out."""
    last = first + timedelta(days=count - 1)
    entries = [each for each in agenda(desk, first, last, today) if _told(each.of)]
    held = [each for each in entries if isinstance(each.of, Occasion)]
    owed = [each.of for each in entries if isinstance(each.of, Obligation) and each.exact]
    vague = [each for each in entries if not each.exact and each.last - each.first <= _MONTH]
    days = []
    for n in range(count):
        on = first + timedelta(days=n)
        own = [each for each in owed if each.due == on]
        days.append(
            Day(
                on,
                _once([each for each in held if each.first == each.last == on]),
                tuple(each for each in own if each.is_day),
                tuple(each for each in own if not each.is_day),
            )
        )
    open_before = [
        each for each in obligations(desk, None, first - timedelta(days=1), today) if _told(each) and not each.is_day
    ]
    return Week(
        tuple(days),
        tuple(each for each in held if each.first != each.last),
        tuple(each.of for each in vague if isinstance(each.of, Obligation) and each.of.known),
        tuple(each for each in open_before if each.due and today <= each.due and first - today <= _WEEK),
        tuple(each for each in open_before if each.late(today) and (each.due is None or each.due < first)),
    )


def _once(held: Sequence[Entry]) -> tuple[Entry, ...]:
    """An event of a visit also stands in its itinerary: what has the same hour and name is told once."""
    return tuple({(each.starts, each.words, each.clock): each for each in held}.values())


def _told(each: Obligation | Occasion) -> bool:
    return isinstance(each, Occasion) or (each.state is State.OPEN and not each.private)


def promises(found: Sequence[Obligation]) -> tuple[list[Obligation], list[Obligation]]:
    """Those that are promises of either side, and the others."""
    ours = [each for each in found if each.family == "promise"]
    return ours, [each for each in found if each.family != "promise"]
