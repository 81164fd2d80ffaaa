"""Sums of money in papers: ours as numbers of a column, other currencies under them by their names."""

from collections.abc import Sequence
from decimal import Decimal

from cityintl.numerals import grouped
from cityintl.papers.blocks import Cell, Lines
from cityintl.records.money import Amount, Money


def told(amounts: Sequence[Amount]) -> str:
    """“$4,180, €960”; empty where there is nothing."""
    return ", ".join(Money().show(each) for each in amounts)


def in_ours(amounts: Sequence[Amount], code: str) -> Decimal:
    """What of it is in our currency, exactly."""
    return next((each.exact for each in amounts if each.currency == code), Decimal(0))


def others(amounts: Sequence[Amount], code: str) -> list[Amount]:
    """What of it is in other currencies."""
    return [each for each in amounts if each.currency != code]


def cell(amounts: Sequence[Amount], code: str) -> Cell:
    """Whole units of our currency; what is in others stands under it by its name, or alone."""
    foreign = tuple(Money().show(each) for each in others(amounts, code))
    ours = in_ours(amounts, code)
    if not foreign:
        return ours
    return Lines((grouped(ours, 0), *foreign)) if ours else Lines(foreign)
