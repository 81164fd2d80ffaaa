"""What a visit cost against what was approved, by payer or by budget line; currencies stay apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from cityintl.desk.contents import contents
from cityintl.records.money import Amount
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount, spent or approved, of one payer (or of one budget line)."""

    of: Enum
    amount: Amount


@dataclass(frozen=True, slots=True)
class Balance:
    """Budget and spending in one currency, of one payer or of all (`of` is nothing); budget nothing: none was made."""

    of: Enum | None
    currency: str
    spent: int
    budget: int | None

    @property
    def used(self) -> Fraction | None:
        """How much of the budget is spent; nothing where none was made."""
        return Fraction(self.spent, self.budget) if self.budget else None

    @property
    def left(self) -> Amount | None:
        """What is left of the budget; negative where more was spent."""
        return None if self.budget is None else Amount(self.budget - self.spent, self.currency)

    @property
    def over(self) -> bool:
        """Whether more was spent than approved; spending without a budget is over too."""
        return self.spent > (self.budget or 0)


def balances(spent: Iterable[Cost], budget: Iterable[Cost]) -> list[Balance]:
    """Spending against budget for each payer and currency, in the order of the currencies and of the payers."""
    used, allowed = _sums(spent), _sums(budget)
    keys = sorted({*used, *allowed}, key=lambda key: (key[1], _turn(key[0])))
    return [Balance(of, code, used.get((of, code), 0), allowed.get((of, code))) for of, code in keys]


def _turn(of: Enum) -> int:
    """Payers and lines stand in the order in which their list names them."""
    return list(type(of).__members__).index(of.name)


def overall(balanced: Iterable[Balance]) -> list[Balance]:
    """The sum of the balances for each currency."""
    found: dict[str, list[Balance]] = {}
    for balance in balanced:
        found.setdefault(balance.currency, []).append(balance)
    return [_together(code, parts) for code, parts in sorted(found.items())]


def _together(code: str, parts: Sequence[Balance]) -> Balance:
    budgets = [part.budget for part in parts if part.budget is not None]
    spent = sum(part.spent for part in parts)
    return Balance(None, code, spent, sum(budgets) if budgets else None)


def _sums(costs: Iterable[Cost]) -> dict[tuple[Enum, str], int]:
    sums: dict[tuple[Enum, str], int] = {}
    for cost in costs:
        key = (cost.of, cost.amount.currency)
        sums[key] = sums.get(key, 0) + cost.amount.minor
    return sums


def spent_on(desk: DeskFile, delegation: int, by: str = "payer") -> list[Cost]:
    """The expenses of a visit by “payer” or by “type”, as the bank booked them where that is known."""
    rows = contents(desk, "expense", ("delegation", by, "amount", "in_ours"))
    return [Cost(of, ours or amount) for _number, (visit, of, amount, ours) in rows if visit == delegation]


def approved_for(desk: DeskFile, delegation: int, by: str = "payer") -> list[Cost]:
    """The budget lines of a visit by “payer” or by “type”."""
    rows = contents(desk, "budget_line", ("delegation", by, "amount"))
    return [Cost(of, amount) for _number, (visit, of, amount) in rows if visit == delegation]
