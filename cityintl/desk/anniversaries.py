"""Anniversaries that are marked: every so many years as the rules say, also of days known only in part."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk.contents import contents
from cityintl.desk.rules import Rule, in_force, moved, needed
from cityintl.desk.terms import whole_day
from cityintl.errors import UserError
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from cityintl.words import _

#: The steps of years that are marked, the small ones first; a larger one makes a greater day of it.
_STEPS = ("anniversary_every", "anniversary_great_every", "anniversary_jubilee_every")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day in the past that is remembered, as far as it is known: of a record, with its title."""

    kind: str
    number: int
    title: str
    known: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A round anniversary: the step says how great it is; `on` is nothing where the day is not known."""

    years: int
    step: int
    first: date
    last: date

    @property
    def on(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A round anniversary of a record that lies ahead."""

    occasion: Occasion
    marked: Marked


def comes_round(known: str, year: int) -> tuple[date, date]:
    """The first and last day on which a partial date can come round in a year; 29 February is kept on 28."""
    if day := whole_day(known):
        last = calendar.monthrange(year, day.month)[1]
        comes = date(year, day.month, min(day.day, last))
        return comes, comes
    if len(known) == 7:
        month = int(known[5:])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def marked(known: str | None, first: date, last: date, steps: Sequence[int]) -> list[Marked]:
    """The round anniversaries of a partial date that can fall into these days, both included."""
    if not known:
        return []
    begin = int(known[:4])
    found = []
    for year in range(max(first.year, begin + 1), last.year + 1):
        round_ones = [step for step in steps if (year - begin) % step == 0]
        opens, closes = comes_round(known, year)
        if round_ones and opens <= last and closes >= first:
            found.append(Marked(year - begin, max(round_ones), opens, closes))
    return found


def steps(rules: Sequence[Rule], on: date) -> tuple[int, ...]:
    """Every how many years an anniversary is marked, as the rules in force say."""
    known = [rule.count("years") for code in _STEPS if (rule := in_force(rules, code, on))]
    if any(step < 1 for step in known):
        raise UserError(_("An anniversary cannot be marked every 0 years."), _("Correct the rules of anniversaries."))
    return tuple(known)


def ahead(occasions: Iterable[Occasion], today: date, rules: Sequence[Rule]) -> list[Ahead]:
    """The round anniversaries from today until as far ahead as the rule says; the nearest first."""
    until = moved(needed(rules, "anniversary_lead", today), today)
    every = steps(rules, today)
    found = [Ahead(o, m) for o in occasions for m in marked(o.known, today, until, every)]
    return sorted(found, key=lambda a: (a.marked.last, a.marked.first, -a.marked.step, a.occasion.title))


def occasions_of(desk: DeskFile) -> list[Occasion]:
    """The signing days of all ties that have not ended; silence during a suspension does not forget them."""
    rows = [
        (number, signed)
        for number, (signed, status) in contents(desk, "tie", ("signed_on", "status"))
        if signed and status is not TieStatus.TERMINATED
    ]
    titles = desk.titles("tie", [number for number, _signed in rows])
    return [Occasion("tie", number, titles[number], signed) for number, signed in rows]
