"""What a person sees in the morning: what is due by how near it is, who is here, which days come, what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

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


class Near(Enum):
    """How near something is."""

    LATE = "Overdue"
    WEEK = "This week"
    MONTH = "This month"
    LATER = "Later"


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
    days = [each for each in found if each.is_day and each.due and each.begun(today)]
    snoozed = tuple(each for each in found if each.state is State.SNOOZED)
    by_nearness[Near.LATE].reverse()  # what became late yesterday can still be saved
    return Morning(today, _folded(by_nearness), snoozed, tuple(visits), tuple(days))


def nearness(each: Obligation, today: date) -> Near | None:
    """How near it is; nothing while it need not be thought of yet."""
    if each.due is None:
        return Near.LATER
    if each.due < today:
        return Near.LATE
    if each.due <= today + _WEEK:
        return Near.WEEK
    if each.due <= today + _MONTH:
        return Near.MONTH
    return Near.LATER if each.begun(today) else None


def _folded(found: Mapping[Near, Sequence[Obligation]]) -> tuple[Group, ...]:
    """The groups in their order; of all of them the first lines stand open."""
    left, groups = OPEN_LINES, []
    for near, each in found.items():
        if each:
            groups.append(Group(near, tuple(each), min(left, len(each))))
            left -= groups[-1].open
    return tuple(groups)


def second_line(each: Obligation) -> str:
    """The quiet line below it: which record, the rule that says so, why it was put off."""
    said = _("put off: {reason}").format(reason=each.reason) if each.until else ""
    rule = each.rule.label if each.rule else ""
    return " · ".join(filter(None, (kinds.kind(each.kind).reference(each.number), rule, said)))
