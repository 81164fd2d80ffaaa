"""The periods of an award by its frequency and by what “quarter” means in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from cityintl.desk.fiscal import FEDERAL
from cityintl.desk.terms import after_months
from cityintl.records.grant import Basis, Frequency

#: So many months each period has; a report only at the end has none.
MONTHS = {Frequency.QUARTERLY: 3, Frequency.SEMIANNUAL: 6, Frequency.ANNUAL: 12}
#: The month that opens the years by which periods are cut.
_OPENS = {Basis.CALENDAR: 1, Basis.FEDERAL: FEDERAL}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a period, both included."""

    first: date
    last: date


def periods(starts: date, ends: date, frequency: Frequency, basis: Basis) -> list[Period]:
    """The periods from the first day of an award to its last, without a gap; both ends are cut where they fall."""
    if ends < starts or frequency not in MONTHS:
        return []
    months = MONTHS[frequency]
    anchor = starts if basis is Basis.AWARD else _year_before(starts, _OPENS[basis])
    found, number, first = [], 1, starts
    while first <= ends:
        last = after_months(anchor, number * months) - _DAY
        number += 1
        if last >= first:
            found.append(Period(first, min(last, ends)))
            first = last + _DAY
    return found


def _year_before(day: date, opens: int) -> date:
    """The first day of the year, counted from this month, in which a day lies."""
    return date(day.year if day.month >= opens else day.year - 1, opens, 1)


def share_of_time(starts: date | None, ends: date | None, today: date) -> tuple[int, int] | None:
    """How many days of an award are over, today included, and how many it has; nothing where its days are not known."""
    if starts is None or ends is None or ends < starts:
        return None
    whole = (ends - starts).days + 1
    return min(whole, max(0, (today - starts).days + 1)), whole
