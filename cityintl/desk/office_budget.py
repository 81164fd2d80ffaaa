"""The office's own budget by account and fiscal year, and the hours that were worked.

Counted is what was typed as a payment, and expenses of visits that the city paid where only one account can have paid
them. Dues and gifts are told beside it and not added: when they were paid, and for how much, the desk does not know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.fiscal import first_day, quarter_of
from cityintl.records.budget import AccountType, WorkType
from cityintl.records.costs import CostType
from cityintl.records.exchange import Payer
from cityintl.records.home import Month
from cityintl.records.membership import MembershipStatus
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.store import DeskFile

_TRAVEL = (
    CostType.AIR, CostType.GROUND, CostType.LODGING, CostType.MEALS, CostType.REGISTRATION, CostType.VISA,
    CostType.INSURANCE,
)  # fmt: skip
_HOSPITALITY = (CostType.HOSPITALITY, CostType.VENUE)
#: The account that pays for each line of a visit; what has none here is not counted.
_PAYS = {
    **dict.fromkeys(_TRAVEL, AccountType.TRAVEL),
    **dict.fromkeys(_HOSPITALITY, AccountType.HOSPITALITY),
    CostType.GIFTS: AccountType.GIFTS,
}
_MEMBERS = (MembershipStatus.MEMBER, MembershipStatus.OBSERVER)


@dataclass(frozen=True, slots=True)
class Account:
    """An account against its budget: what was typed as paid, and what expenses of visits add to it."""

    number: int
    name: str
    type: AccountType
    budget: Amount
    paid: int
    of_visits: int
    foreign: tuple[Amount, ...]

    @property
    def spent(self) -> int:
        """All that counts."""
        return self.paid + self.of_visits

    @property
    def left(self) -> int:
        """What is still there; below nothing where it is overdrawn."""
        return self.budget.minor - self.spent


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of one sort in a year, and what they are worth where their rate is known."""

    type: WorkType
    hours: Fraction
    worth: tuple[Amount, ...]
    without_rate: Fraction


@dataclass(frozen=True, slots=True)
class Budget:
    """A fiscal year of the office: its accounts, its hours, and what the desk knows and does not add."""

    year: int
    first: date
    last: date
    accounts: tuple[Account, ...]
    hours: tuple[Hours, ...]
    dues: tuple[Amount, ...]
    gifts: tuple[Amount, ...]
    uncounted: tuple[Amount, ...]


def opening_month(desk: DeskFile) -> int:
    """The month that opens our fiscal year; January where nobody said."""
    month: Month | None = desk.home()["fiscal_year"]
    return list(Month).index(month) + 1 if month else 1


def this_year(desk: DeskFile) -> int:
    """The fiscal year of today."""
    return quarter_of(desk.today, opening_month(desk)).year


def years(desk: DeskFile) -> list[int]:
    """Every fiscal year that has an account, the newest first."""
    return sorted({row["year"] for row in picked(desk, "office_account", ("year",), {})}, reverse=True)


def budget(desk: DeskFile, year: int) -> Budget:
    """A fiscal year of the office."""
    opens = opening_month(desk)
    first, last = first_day(year, opens), first_day(year + 1, opens) - timedelta(days=1)
    rows = picked(desk, "office_account", ("name", "type", "amount"), {"year": year})
    payments = _payments(desk, [row["id"] for row in rows])
    visits, uncounted = _of_visits(desk, first, last, rows)
    accounts = [_account(row, payments.get(row["id"], ()), visits) for row in rows]
    accounts.sort(key=lambda each: (list(AccountType).index(each.type), each.name))
    return Budget(
        year, first, last, tuple(accounts), hours(desk, first, last), _dues(desk), _gifts(desk, first, last), uncounted
    )


def _payments(desk: DeskFile, accounts: Iterable[int]) -> dict[int, list[Amount]]:
    found: dict[int, list[Amount]] = {}
    for row in picked(desk, "office_spending", ("account", "amount"), {"account": list(accounts)}):
        found.setdefault(row["account"], []).append(row["amount"])
    return found


def _account(row: Mapping[str, Any], payments: Iterable[Amount], visits: Mapping[int, int]) -> Account:
    code = row["amount"].currency
    paid = sum(each.minor for each in payments if each.currency == code)
    foreign = together(each for each in payments if each.currency != code)
    return Account(row["id"], row["name"], row["type"], row["amount"], paid, visits.get(row["id"], 0), foreign)


def _of_visits(
    desk: DeskFile, first: date, last: date, accounts: Iterable[Mapping[str, Any]]
) -> tuple[dict[int, int], tuple[Amount, ...]]:
    """By account what expenses of visits add to it, and those that are not counted.

    Counted is what the city paid in these days and no payment of the office names with its visit, where exactly one
    account of the year pays for such costs in that currency.
    """
    paying: dict[tuple[AccountType, str], list[int]] = {}
    for row in accounts:
        paying.setdefault((row["type"], row["amount"].currency), []).append(row["id"])
    named = {row["delegation"] for row in picked(desk, "office_spending", ("delegation",), {})}
    found: dict[int, int] = {}
    left = []
    fields = ("delegation", "type", "amount", "in_ours", "on")
    for row in picked(desk, "expense", fields, {"payer": Payer.CITY}):
        if not first <= row["on"] <= last or row["delegation"] in named:
            continue
        counted, pays = row["in_ours"] or row["amount"], _PAYS.get(row["type"])
        own = paying.get((pays, counted.currency), []) if pays else []
        if len(own) == 1:
            found[own[0]] = found.get(own[0], 0) + counted.minor
        else:
            left.append(counted)
    return found, together(left)


def _dues(desk: DeskFile) -> tuple[Amount, ...]:
    """A year's dues of all networks that we are in."""
    rows = picked(desk, "membership", ("dues", "left_on"), {"status": _MEMBERS})
    return together(row["dues"] for row in rows if row["dues"] and not row["left_on"])


def _gifts(desk: DeskFile, first: date, last: date) -> tuple[Amount, ...]:
    """What the gifts that we gave in these days are worth."""
    rows = picked(desk, "gift", ("on", "value"), {"direction": Direction.SENT})
    return together(row["value"] for row in rows if row["value"] and first <= row["on"] <= last)


def together(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """The sums of these amounts, one for each currency."""
    found: dict[str, int] = {}
    for each in amounts:
        found[each.currency] = found.get(each.currency, 0) + each.minor
    return tuple(Amount(minor, code) for code, minor in sorted(found.items()))


def hours(desk: DeskFile, first: date, last: date) -> tuple[Hours, ...]:
    """The hours worked in these days by whose they are; their worth is exact, and rounded once at the end."""
    counted: dict[WorkType, Fraction] = {}
    bare: dict[WorkType, Fraction] = {}
    worth: dict[WorkType, dict[str, Fraction]] = {}
    for row in picked(desk, "work_hours", ("type", "on", "hours", "rate"), {}):
        if first <= row["on"] <= last:
            whose, own = row["type"], Fraction(Decimal(str(row["hours"])))
            counted[whose] = counted.get(whose, Fraction(0)) + own
            if row["rate"]:
                sums = worth.setdefault(whose, {})
                sums[row["rate"].currency] = sums.get(row["rate"].currency, Fraction(0)) + own * row["rate"].minor
            else:
                bare[whose] = bare.get(whose, Fraction(0)) + own
    return tuple(
        Hours(whose, counted[whose], _rounded(worth.get(whose, {})), bare.get(whose, Fraction(0)))
        for whose in WorkType
        if whose in counted
    )


def _rounded(sums: Mapping[str, Fraction]) -> tuple[Amount, ...]:
    return tuple(Amount((minor * 2 + 1).__floor__() // 2, code) for code, minor in sorted(sums.items()))
