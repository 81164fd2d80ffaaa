"""Fiscal years and their quarters, named by the year in which they end."""

from dataclasses import dataclass
from datetime import date, timedelta

from cityintl.words import _

#: The month whose first day opens the federal year (31 U.S.C. 1102).
FEDERAL = 10
_MONTHS_IN_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a fiscal year, counted from 1."""

    year: int
    number: int

    @property
    def said(self) -> str:
        """“FY 2027 Q1”."""
        return _("FY {year} Q{n}").format(year=self.year, n=self.number)


def quarter_of(on: date, opens: int) -> Quarter:
    """The quarter of a day, in the fiscal year that the first of this month opens; one from January is the year."""
    months = (on.month - opens) % 12
    begun = on.year if on.month >= opens else on.year - 1
    return Quarter(begun if opens == 1 else begun + 1, months // _MONTHS_IN_QUARTER + 1)


def last_day(on: date, opens: int) -> date:
    """The last day of the fiscal year in which this day lies."""
    next_opens = date(on.year + (on.month >= opens), opens, 1)
    return next_opens - timedelta(days=1)


def opening_on(on: date, opens: int) -> Quarter | None:
    """The quarter that this day opens, if it opens one."""
    return quarter_of(on, opens) if on.day == 1 and (on.month - opens) % _MONTHS_IN_QUARTER == 0 else None
