"""What each source gave each recipient in a span of days: sums for the register, without any rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from cityintl.desk.gift_totals import Gift, Party, Span
from cityintl.records.money import Amount


@dataclass(frozen=True, slots=True)
class Total:
    """What one source gave one recipient in a span, in one currency; gifts without a value are counted apart."""

    recipient: Party
    source: Party
    amount: Amount | None
    gifts: int


def totals(gifts: Iterable[Gift], days: Span, *, received: bool = True) -> list[Total]:
    """What each source gave each recipient in these days, a line for each currency; the largest sums first."""
    sums: dict[tuple[Party, Party, str | None], list[int]] = {}
    for gift in gifts:
        if gift.received is received and days.first <= gift.on <= days.last:
            key = (gift.recipient, gift.source, gift.value.currency if gift.value else None)
            sums.setdefault(key, []).append(gift.value.minor if gift.value else 0)
    found = [
        Total(recipient, source, Amount(sum(values), currency) if currency else None, len(values))
        for (recipient, source, currency), values in sums.items()
    ]
    return sorted(found, key=lambda t: (t.recipient, t.amount.currency if t.amount else "", -_minor(t), t.source))


def _minor(total: Total) -> int:
    return total.amount.minor if total.amount else 0
