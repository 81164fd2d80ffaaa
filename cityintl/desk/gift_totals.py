"""Gifts added up by source and recipient, against the rule in force on the day of each; it reminds, counsel decides."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from cityintl.desk.rules import Rule, moved, together
from cityintl.desk.terms import after_months
from cityintl.errors import UserError
from cityintl.records.money import Amount, Money
from cityintl.words import _

#: The codes of one gift law; they are taken from one jurisdiction together. “_over” is more than, the others reach.
CODES = (
    "gift_threshold_single",
    "gift_threshold_single_over",
    "gift_threshold_cumulative",
    "gift_threshold_cumulative_over",
    "gift_window_months",
    "gift_window_rolling_months",
    "gift_report_period_months",
    "gift_report_after_days",
    "gift_for_city_counts",
)
Law = dict[str, Rule]


class Party(NamedTuple):
    """A source or a recipient: a record of the desk, and its name."""

    kind: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift as the rules look at it; without a value it cannot be added."""

    number: int
    on: date
    source: Party
    recipient: Party
    value: Amount | None
    received: bool = True
    for_city: bool = False


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date


class Reach(Enum):
    """Where a gift stands against the thresholds."""

    BELOW = "Below the threshold"
    SINGLE = "Over the threshold by itself"
    CROSSES = "Brings the total over the threshold"
    ABOVE = "The total was over the threshold before"
    PART = "Part of a total over the threshold"
    NOT_COUNTED = "Not counted: it is the city’s"
    NO_VALUE = "Without a value"
    OTHER_CURRENCY = "In a currency that the rule does not name"
    NO_RULE = "No threshold is in force"


#: A gift that stands so goes into a statement; one of the open ones has to be looked at first.
DISCLOSED = frozenset({Reach.SINGLE, Reach.CROSSES, Reach.ABOVE, Reach.PART})
OPEN = frozenset({Reach.NO_VALUE, Reach.OTHER_CURRENCY, Reach.NO_RULE})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A gift against the rules of its day: what it was added to, the total, where that stands, and until when.

    `passed` is the threshold that the total reached, and `stated_on` the day whose statement names the gift: its own,
    or that of the later gift which brought their total over the threshold.
    """

    gift: Gift
    reach: Reach
    window: Span | None
    total: Amount | None
    together: tuple[int, ...]
    rule: Rule | None
    passed: Rule | None
    due: date | None
    stated_on: date
    said: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a recipient discloses for a period; nil when there is nothing, and nothing open either."""

    recipient: Party
    period: Span
    due: date | None
    disclosed: tuple[Weighed, ...]
    unclear: tuple[Weighed, ...]

    @property
    def nil(self) -> bool:
        """Whether the statement says that there is nothing to disclose."""
        return not self.disclosed and not self.unclear


def law(rules: Sequence[Rule], on: date, jurisdiction: str | None = None) -> Law:
    """The gift rules in force on a day, all of one jurisdiction."""
    return together(rules, CODES, on, jurisdiction)


def block(on: date, months: int) -> Span:
    """The block of so many months of the calendar in which a day lies: 12 is the year, 3 the quarter."""
    if months < 1 or 12 % months:
        text = _("{n} months do not divide the year.").format(n=months)
        raise UserError(text, _("Write 1, 2, 3, 4, 6 or 12 months in the rule of the gifts."))
    first = date(on.year, on.month - (on.month - 1) % months, 1)
    return Span(first, after_months(first, months) - timedelta(days=1))


def window(on: date, of: Law) -> Span | None:
    """The days whose gifts are added to one of this day; nothing where the rules add none up."""
    if rolling := of.get("gift_window_rolling_months"):
        return Span(after_months(on, -rolling.months) + timedelta(days=1), on)
    if fixed := of.get("gift_window_months"):
        return block(on, fixed.months)
    return None


def due(on: date, of: Law) -> date | None:
    """Until when a gift of this day is disclosed: so long after its period, or after the day itself."""
    after, period = of.get("gift_report_after_days"), of.get("gift_report_period_months")
    if after is None:
        return None
    return moved(after, block(on, period.months).last if period else on)


def weighed(gifts: Iterable[Gift], rules: Sequence[Rule], jurisdiction: str | None = None) -> list[Weighed]:
    """Every gift received, in the order of days, against the rules of its day, or of the day that made it disclosed."""
    turn = sorted((gift for gift in gifts if gift.received), key=lambda gift: (gift.on, gift.number))
    earlier: dict[tuple[Party, Party], list[Gift]] = {}
    law_of = laws(rules, jurisdiction)
    found = []
    for gift in turn:
        same = earlier.setdefault((gift.recipient, gift.source), [])
        found.append(_weigh(gift, same, law_of(gift.on)))
        same.append(gift)
    return _with_parts(found)


def _with_parts(found: Sequence[Weighed]) -> list[Weighed]:
    """What a total over the threshold is made of is disclosed too, with the first gift that brought it there."""
    over: dict[int, Weighed] = {}
    for each in found:
        if each.passed:
            over |= {number: each for number in each.together if number not in over}
    parts = {w.gift.number: over[w.gift.number] for w in found if w.reach not in DISCLOSED and w.gift.number in over}
    return [_part(w, parts[w.gift.number]) if w.gift.number in parts else w for w in found]


def _part(weighed: Weighed, by: Weighed) -> Weighed:
    """A gift that counts in the total of a later one: it stands in the sum, the statement and the term of that one."""
    said = _said(weighed.gift, Reach.PART, by.total, by.passed)
    return replace(by, gift=weighed.gift, reach=Reach.PART, rule=by.passed, said=said)


def laws(rules: Sequence[Rule], jurisdiction: str | None = None) -> Callable[[date], Law]:
    """What gives the gift rules of any day: the same from one change of the rules to the next, so looked up once."""
    own = [rule for rule in rules if rule.code in CODES]
    ends = {rule.effective_to + timedelta(days=1) for rule in own if rule.effective_to}
    changes = sorted({rule.effective_from for rule in own} | ends)
    known: dict[int, Law] = {}

    def law_of(on: date) -> Law:
        time = bisect_right(changes, on)
        if time not in known:
            known[time] = law(own, on, jurisdiction)
        return known[time]

    return law_of


def _weigh(gift: Gift, earlier: Sequence[Gift], of: Law) -> Weighed:
    """One gift, with the earlier ones of the same source to the same recipient; all of them where no window is said."""
    single, cumulative = _limits(of, "gift_threshold_single"), _limits(of, "gift_threshold_cumulative")
    if not _counts(gift, of):
        return _open(gift, Reach.NOT_COUNTED, None)
    if gift.value is None:
        return _open(gift, Reach.NO_VALUE, due(gift.on, of))
    if not single and not cumulative:
        return _open(gift, Reach.NO_RULE, due(gift.on, of))
    if gift.value.currency not in {rule.amount.currency for rule in single + cumulative}:
        return _open(gift, Reach.OTHER_CURRENCY, due(gift.on, of))
    days = window(gift.on, of)
    added = [g for g in earlier if _adds(g, gift, of) and (days is None or days.first <= g.on <= days.last)]
    before = Amount(sum(g.value.minor for g in added if g.value), gift.value.currency)
    total = Amount(before.minor + gift.value.minor, gift.value.currency)
    reach, rule = _stand(gift.value, before, total, single, cumulative)
    numbers, passed = (*(g.number for g in added), gift.number), _passed(total, cumulative)
    until = due(gift.on, of) if reach in DISCLOSED else None
    return Weighed(gift, reach, days, total, numbers, rule, passed, until, gift.on, _said(gift, reach, total, rule))


def _limits(of: Law, code: str) -> list[Rule]:
    return [of[name] for name in (code, f"{code}_over") if name in of]


def _counts(gift: Gift, of: Law) -> bool:
    """Whether a gift counts: those to a person do, those for the city unless the rules say no."""
    rule = of.get("gift_for_city_counts")
    return not gift.for_city or rule is None or rule.yes


def _adds(earlier: Gift, gift: Gift, of: Law) -> bool:
    return (
        _counts(earlier, of)
        and earlier.value is not None
        and gift.value is not None
        and earlier.value.currency == gift.value.currency
    )


def _passed(amount: Amount, limits: Iterable[Rule]) -> Rule | None:
    """The threshold that an amount reaches, or is over where its code says “over”; nothing where it stays below."""
    for rule in limits:
        over = amount.minor - rule.amount.minor
        if rule.amount.currency == amount.currency and (over > 0 or (over == 0 and not rule.code.endswith("_over"))):
            return rule
    return None


def _stand(
    value: Amount, before: Amount, total: Amount, single: Sequence[Rule], cumulative: Sequence[Rule]
) -> tuple[Reach, Rule]:
    """Where a gift stands, and by which rule."""
    if rule := _passed(value, single):
        return Reach.SINGLE, rule
    if rule := _passed(before, cumulative):
        return Reach.ABOVE, rule
    if rule := _passed(total, cumulative):
        return Reach.CROSSES, rule
    return Reach.BELOW, [*cumulative, *single][0]


def _open(gift: Gift, reach: Reach, until: date | None) -> Weighed:
    said = _said(gift, reach, None, None)
    return Weighed(gift, reach, None, None, (gift.number,), None, None, until, gift.on, said)


def _said(gift: Gift, reach: Reach, total: Amount | None, rule: Rule | None) -> str:
    """The finding in a sentence, with the threshold and where it comes from."""
    if reach is Reach.OTHER_CURRENCY and gift.value:
        text = _("{value} is not added: the rule in force names another currency.")
        return text.format(value=Money().show(gift.value))
    if total is None or rule is None:
        return f"{_(reach.value)}."
    whose = rule.jurisdiction or _("this office’s rule")
    text = _("{reach}: {total} from {source}, threshold {threshold} ({whose}).")
    return text.format(
        reach=_(reach.value),
        total=Money().show(gift.value if reach is Reach.SINGLE else total),
        source=gift.source.name,
        threshold=Money().show(rule.amount),
        whose=whose if rule.verified else _("{whose}, not verified").format(whose=whose),
    )


def periods(rules: Sequence[Rule], days: Span, jurisdiction: str | None = None) -> list[tuple[Span, date | None]]:
    """The periods for which statements are made, those that touch these days, each with the day it is due."""
    found = []
    on = days.first
    while on <= days.last:
        of = law(rules, on, jurisdiction)
        period = of.get("gift_report_period_months")
        span = block(on, period.months if period else 1)
        if period:
            found.append((span, due(span.last, law(rules, span.last, jurisdiction))))
        on = span.last + timedelta(days=1)
    return found


def statements(
    gifts: Iterable[Gift],
    recipients: Iterable[Party],
    rules: Sequence[Rule],
    days: Span,
    jurisdiction: str | None = None,
) -> list[Statement]:
    """For each period and recipient what is disclosed, or the nil statement; in the order of periods.

    Each gift stands in one statement: that of the period in which the sum reached the threshold, or its own if later.
    Only people sign that they got nothing: the city, whose gifts stand in the register, makes no nil statement.
    """
    every = weighed(gifts, rules, jurisdiction)
    whose = list(dict.fromkeys(recipients))
    found = []
    for span, until in periods(rules, days, jurisdiction):
        here = [w for w in every if span.first <= w.stated_on <= span.last]
        for recipient in whose:
            own = [w for w in here if w.gift.recipient == recipient]
            disclosed = tuple(w for w in own if w.reach in DISCLOSED)
            one = Statement(recipient, span, until, disclosed, tuple(w for w in own if w.reach in OPEN))
            if recipient.kind == "person" or not one.nil:
                found.append(one)
    return found
