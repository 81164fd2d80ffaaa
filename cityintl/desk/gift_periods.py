"""The periods for which gifts can be told: those of the statements, and the years, quarters and months with gifts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import gift_totals
from cityintl.desk.gift_register import jurisdiction_of, recorded_gifts
from cityintl.desk.gift_totals import DISCLOSED, OPEN, Gift, Party, Reach, Span, Weighed
from cityintl.desk.gifts import period_of
from cityintl.desk.rules import Rule, rules_of
from cityintl.records.money import Amount
from cityintl.store import DeskFile


def word_of(days: Span) -> str:
    """A period as it is typed: “2026”, “2026-Q2”, “2026-05”, and of other lengths “2026-01/2026-06”."""
    return period_of(days).replace(" – ", "/").replace(" ", "-")


def stated(desk: DeskFile, today: date) -> dict[str, Span]:
    """The periods of statements since the first gift, the one that runs now first, by the word that is typed."""
    gifts, rules = recorded_gifts(desk), rules_of(desk, gift_totals.CODES)
    first = min((gift.on for gift in gifts if gift.received), default=today)
    found = gift_totals.periods(rules, Span(min(first, today), today), jurisdiction_of(desk.home()))
    return {word_of(span): span for span, _due in reversed(found)}


def offered(desk: DeskFile, today: date) -> dict[str, Span]:
    """Those of the statements, then every year, quarter and month in which a gift changed hands; the newest first."""
    found = dict(stated(desk, today))
    days = sorted({gift.on for gift in recorded_gifts(desk)}, reverse=True)
    for months in (12, 3, 1):
        for on in days or [today]:
            span = gift_totals.block(on, months)
            found.setdefault(word_of(span), span)
    return found


@dataclass(frozen=True, slots=True)
class Sum:
    """What one source gave one recipient in the window of the rule, in one currency, and where that stands.

    `left` is how much is missing to the threshold; gifts that do not count are in a sum of their own.
    """

    recipient: Party
    source: Party
    amount: Amount | None
    gifts: tuple[Weighed, ...]
    left: Amount | None

    @property
    def reported(self) -> bool:
        """Whether it goes into a statement."""
        return any(each.reach in DISCLOSED for each in self.gifts)

    @property
    def counted(self) -> bool:
        """Whether the rules count it at all."""
        return self.gifts[0].reach is not Reach.NOT_COUNTED

    @property
    def unclear(self) -> bool:
        """Whether something is missing before it can be weighed."""
        return any(each.reach in OPEN for each in self.gifts)


def sums(gifts: Sequence[Gift], rules: Sequence[Rule], days: Span, jurisdiction: str | None) -> list[Sum]:
    """The sums by source and recipient in the window that the rule has at the end of these days; the largest first."""
    law = gift_totals.law(rules, days.last, jurisdiction)
    within = gift_totals.window(days.last, law) or days
    until = min(days.last, within.last)
    parts: dict[tuple[Party, Party, str, bool], list[Weighed]] = {}
    for each in gift_totals.weighed(gifts, rules, jurisdiction):
        gift = each.gift
        if within.first <= gift.on <= until:
            code = gift.value.currency if gift.value else ""
            parts.setdefault((gift.recipient, gift.source, code, each.reach is Reach.NOT_COUNTED), []).append(each)
    found = [_sum(key[0], key[1], own) for key, own in parts.items()]
    return sorted(found, key=lambda s: (not s.reported, not s.unclear, not s.counted, -_minor(s), s.source.name))


def _sum(recipient: Party, source: Party, own: Sequence[Weighed]) -> Sum:
    values = [each.gift.value for each in own if each.gift.value]
    amount = Amount(sum(value.minor for value in values), values[0].currency) if values else None
    last = own[-1]
    left = None
    if last.reach is Reach.BELOW and last.rule and last.total and last.rule.amount.currency == last.total.currency:
        left = Amount(last.rule.amount.minor - last.total.minor, last.total.currency)
    return Sum(recipient, source, amount, tuple(own), left)


def _minor(found: Sum) -> int:
    return found.amount.minor if found.amount else 0


def window_of(rules: Sequence[Rule], days: Span, jurisdiction: str | None) -> Span:
    """The days whose gifts are added up at the end of this period, as far as the period goes."""
    within = gift_totals.window(days.last, gift_totals.law(rules, days.last, jurisdiction)) or days
    return Span(within.first, min(within.last, days.last))


def law_said(rules: Iterable[Rule]) -> dict[tuple[str, date | None, bool], list[Rule]]:
    """Rules by what says so: the citation, when someone looked, and whether it was compared with its source."""
    found: dict[tuple[str, date | None, bool], list[Rule]] = {}
    for rule in rules:
        found.setdefault((rule.source, rule.checked_on, bool(rule.verified)), []).append(rule)
    return found
