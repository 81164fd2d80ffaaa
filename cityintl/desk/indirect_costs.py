"""Indirect costs of an award: the direct costs less what stays out of the base, times the rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cityintl.desk.grant_sums import Move
from cityintl.desk.rules import Rule
from cityintl.records.grant_money import CostClass, Movement


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rules of the award's day: the most of a rate without an agreement, of each subaward, and equipment."""

    share: Rule | None = None
    subaward: Rule | None = None
    equipment: Rule | None = None


@dataclass(frozen=True, slots=True)
class Indirect:
    """The base, the rate and what they come to; what of the direct costs stays out of the base, and why.

    `lacking` is a rule that the base would need and that is not there, or is in another currency.
    """

    direct: int
    participants: int
    equipment: int
    subawards: int
    rate: Fraction
    lacking: bool = False

    @property
    def base(self) -> int:
        """The direct costs that count."""
        return self.direct - self.participants - self.equipment - self.subawards

    @property
    def amount(self) -> int:
        """The indirect costs, halves of a cent upward."""
        return (self.base * self.rate * 2 + 1).__floor__() // 2


def indirect(moves: Sequence[Move], bounds: Bounds, currency: str, rate: Fraction | None, capped: bool) -> Indirect:
    """What may be charged on these expenses; a rate without an agreement is never above the rule."""
    spent = [m for m in moves if m.type is Movement.EXPENSE and m.cost is not CostClass.INDIRECT and not m.from_income]
    most, from_ = _in(bounds.subaward, currency), _in(bounds.equipment, currency)
    highest = bounds.share.share if bounds.share else None
    if rate is None:
        rate = highest or Fraction(0)
    elif capped and highest is not None:
        rate = min(rate, highest)
    return Indirect(
        direct=sum(m.minor for m in spent),
        participants=sum(m.minor for m in spent if m.cost is CostClass.PARTICIPANTS),
        equipment=sum(m.minor for m in spent if from_ is not None and _is_equipment(m, from_)),
        subawards=_beyond(spent, most) if most is not None else 0,
        rate=rate,
        lacking=most is None or from_ is None or (capped and highest is None),
    )


def _in(rule: Rule | None, currency: str) -> int | None:
    return rule.amount.minor if rule is not None and rule.amount.currency == currency else None


def _is_equipment(move: Move, least: int) -> bool:
    return move.cost is CostClass.EQUIPMENT and (move.unit if move.unit is not None else move.minor) >= least


def _beyond(spent: Sequence[Move], most: int) -> int:
    """What each subaward was paid beyond the part that counts, over the life of the award."""
    paid: dict[int | None, int] = {}
    for move in spent:
        if move.subaward is not None or move.cost is CostClass.SUBAWARDS:
            paid[move.subaward] = paid.get(move.subaward, 0) + move.minor
    return sum(max(0, each - most) for each in paid.values())
