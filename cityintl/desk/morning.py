"""What a person sees in the morning: what is due by how near it is, who is here, which days come, what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from cityintl.desk.anniversaries import comes_round
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.occasions import Occasion, occasions
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: This week is today and the six days after it, this month the thirty days.
_WEEK, _MONTH = timedelta(days=6), timedelta(days=30)
#: How far ahead what has begun is looked for, and visits and days are told.
_AHEAD, _SOON = timedelta(days=730), timedelta(days=60)
#: So many lines are open in the morning; the others are folded behind their heading.
OPEN_LINES = 12
#: So far ahead days and ends of terms are told beside it.
_DAYS_AHEAD = timedelta(days=150)
_ENDS = ("term_end", "consul_term", "provisional")


class Near(Enum):
    """How near something is."""

    LATE = "Overdue"
    WEEK = "This week"
    MONTH = "This month"
    LATER = "Later"


#: The open lines that each has for sure, so that a long list of what is late hides no week; the rest goes to the first.
_SHARES = {Near.LATE: 4, Near.WEEK: 5, Near.MONTH: 2, Near.LATER: 1}


@dataclass(frozen=True, slots=True)
class Group:
    """What is equally near: how much of it stands open in the morning, and all of it."""

    near: Near
    all: tuple[Obligation, ...]
    open: int

    @property
    def shown(self) -> tuple[Obligation, ...]:
        """Those that stand open."""
        return self.all[: self.open]


@dataclass(frozen=True, slots=True)
class Morning:
    """The page of today."""

    today: date
    groups: tuple[Group, ...]
    snoozed: tuple[Obligation, ...]
    visits: tuple[Occasion, ...]
    days: tuple[Obligation, ...]

    def count(self, near: Near) -> int:
        """How many are so near."""
        return sum(len(group.all) for group in self.groups if group.near is near)


def morning(desk: DeskFile, today: date) -> Morning:
    """Everything that is open and has begun or is near; days that come by themselves stand apart."""
    found = obligations(desk, None, today + _AHEAD, today)
    duties = [each for each in found if not each.is_day and each.state is State.OPEN]
    by_nearness: dict[Near, list[Obligation]] = {near: [] for near in Near}
    for each in duties:
        if near := nearness(each, today):
            by_nearness[near].append(each)
    visits = [each for each in occasions(desk, today, today + _SOON, ("delegation", "event")) if each.sure]
    days = sorted((each for each in found if _comes(each, today)), key=_last_day)
    snoozed = tuple(each for each in found if each.state is State.SNOOZED)
    by_nearness[Near.LATE].reverse()  # what became late yesterday can still be saved
    return Morning(today, _folded(by_nearness), snoozed, tuple(visits), tuple(days))


def _comes(each: Obligation, today: date) -> bool:
    """Whether it is a day that comes by itself, or the end of a term, in the months ahead or announced already."""
    told = (each.is_day and each.family != "agreement_end") or each.family in _ENDS
    if not told or each.state is not State.OPEN or not (each.due or each.known):
        return False
    first, last = span(each)
    return last >= today and (first <= today + _DAYS_AHEAD or each.begun(today))


def span(each: Obligation) -> tuple[date, date]:
    """The first and last day on which it can fall due; of what has no day at all the last day there is."""
    if each.due or not each.known:
        return each.due or date.max, each.due or date.max
    return comes_round(each.known, int(each.known[:4]))


def _last_day(each: Obligation) -> tuple[bool, date, str]:
    """What is known only by its year, and so stands there all the year, comes after the days."""
    first, last = span(each)
    return (last - first).days > _MONTH.days, last, each.key


def nearness(each: Obligation, today: date) -> Near | None:
    """How near it is; nothing while it need not be thought of yet."""
    if each.due is None:  # known in part, it is late once its last day is over
        return Near.LATE if each.late(today) else Near.LATER
    if each.due < today:
        return Near.LATE
    if each.due <= today + _WEEK:
        return Near.WEEK
    if each.due <= today + _MONTH:
        return Near.MONTH
    return Near.LATER if each.begun(today) else None


def _folded(found: Mapping[Near, Sequence[Obligation]]) -> tuple[Group, ...]:
    """The groups in their order; each opens its share of the lines, and what one leaves goes to the nearest."""
    opened = {near: min(_SHARES[near], len(each)) for near, each in found.items()}
    left = OPEN_LINES - sum(opened.values())
    for near, each in found.items():
        more = min(left, len(each) - opened[near])
        opened[near] += more
        left -= more
    return tuple(Group(near, tuple(each), opened[near]) for near, each in found.items() if each)


def second_line(each: Obligation) -> str:
    """The quiet line below it: whom it concerns, the rule that says so, which record, why it was put off."""
    said = _("put off: {reason}").format(reason=each.reason) if each.until else ""
    rule = each.rule.label if each.rule else ""
    return " · ".join(filter(None, (each.about, rule, kinds.kind(each.kind).reference(each.number), said)))
