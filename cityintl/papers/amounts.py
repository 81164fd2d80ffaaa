"""Money in tables: numbers of the column's own currency, every other amount with its sign."""

from collections.abc import Iterable, Sequence

from cityintl.numerals import grouped
from cityintl.papers.blocks import Cell, Column, Lines
from cityintl.records.money import Amount, Money
from cityintl.reference import currencies


def unit(currency: str) -> str:
    """The sign of a currency as a head names it: “$”, or the code where it has none of its own."""
    zero = Amount(0, currency)
    return Money().cell(zero).replace(grouped(zero.exact), "").strip()


def in_column(value: Amount | None, currency: str) -> Cell:
    """The number where it is of the column's currency; else the amount with its sign, and nothing where there is none.

    A number stands so in a sheet too, where it can be added up.
    """
    if value is None:
        return None
    return value.exact if value.currency == currency else Money().cell(value)


def of_several(values: Iterable[Amount | None], currency: str) -> bool:
    """Whether amounts of other currencies stand among these: no column of numbers then."""
    return any(value is not None and value.currency != currency for value in values)


def money_column(head: str, share: float, currency: str, *, mixed: bool) -> Column:
    """Numbers with the currency in their head; where currencies are mixed, amounts that each say theirs."""
    if mixed:
        return Column(head, "right", share)
    return Column(head, "right", share, unit(currency), currencies.digits(currency))


def decimals(values: Iterable[Amount | None], currency: str) -> int:
    """How many decimals a column of amounts has: none where all of them are whole, else those of its currency."""
    own = [value.exact for value in values if value is not None and value.currency == currency]
    return 0 if all(each == each.to_integral_value() for each in own) else currencies.digits(currency)


def all_in_one(values: Sequence[Amount | None], currency: str) -> Cell:
    """The sums of several currencies in one cell, each with its sign; one alone as in its column."""
    found = [value for value in values if value is not None]
    if len(found) == 1:
        return in_column(found[0], currency)
    return Lines(tuple(Money().show(each) for each in found)) if found else None


def said(value: Amount | None) -> str:
    """“$1,250.00”, with all digits, as accounts say it."""
    return Money().cell(value)


def summed(values: Iterable[Amount | None]) -> list[Amount]:
    """One sum for each currency, in the order in which they were met."""
    sums: dict[str, int] = {}
    for value in values:
        if value is not None:
            sums[value.currency] = sums.get(value.currency, 0) + value.minor
    return [Amount(minor, code) for code, minor in sums.items()]


def together(values: Iterable[Amount | None]) -> str:
    """“$783.00, €150.00”: the sums of each currency in one phrase."""
    return ", ".join(said(value) for value in summed(values))
