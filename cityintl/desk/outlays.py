"""What international work cost and who paid: every cost of a visit or an exchange with its year, partner and tie.

Currencies stay apart. Money of the office that names a visit counts where no cost of the city was written on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cityintl.desk.asking import picked
from cityintl.desk.office_budget import together
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.store import DeskFile


@dataclass(frozen=True, slots=True)
class Outlay:
    """An amount that was paid: by whom, for which visit or exchange, and in which year."""

    kind: str
    number: int
    year: int
    payer: Payer
    amount: Amount
    partner: int | None
    tie: int | None

    @property
    def ours(self) -> bool:
        """Whether it was the city's own money."""
        return self.payer is Payer.CITY


def outlays(desk: DeskFile) -> list[Outlay]:
    """All costs of visits and exchanges; one whose year is not known is left out."""
    partners = {row["id"]: row["partner"] for row in picked(desk, "tie", ("partner",), {})}
    return [*_of_visits(desk, partners), *_of_exchanges(desk, partners)]


def _of_visits(desk: DeskFile, partners: dict[int, int]) -> list[Outlay]:
    ends = {row["id"]: row for row in picked(desk, "delegation", ("partner", "tie"), {})}
    rows = picked(desk, "expense", ("delegation", "on", "payer", "amount", "in_ours"), {})
    written = {row["delegation"] for row in rows if row["payer"] is Payer.CITY}
    paid = picked(desk, "office_spending", ("delegation", "on", "amount"), {"delegation": set(ends) - written})
    costs = [(row["delegation"], row["on"], row["payer"], row["in_ours"] or row["amount"]) for row in rows]
    costs += [(row["delegation"], row["on"], Payer.CITY, row["amount"]) for row in paid]
    found = []
    for visit, on, payer, amount in costs:
        partner, tie = ends[visit]["partner"], ends[visit]["tie"]
        found.append(Outlay("delegation", visit, on.year, payer, amount, partner or partners.get(tie), tie))
    return found


def _of_exchanges(desk: DeskFile, partners: dict[int, int]) -> list[Outlay]:
    ends = {row["id"]: row for row in picked(desk, "exchange", ("partner", "tie", "starts", "ends"), {})}
    found = []
    for row in picked(desk, "exchange_cost", ("exchange", "amount", "payer", "paid_on"), {}):
        of = ends[row["exchange"]]
        known = row["paid_on"].isoformat() if row["paid_on"] else of["starts"] or of["ends"]
        if known:
            partner = of["partner"] or partners.get(of["tie"])
            found.append(Outlay("exchange", of["id"], int(known[:4]), row["payer"], row["amount"], partner, of["tie"]))
    return found


def of_tie(found: Iterable[Outlay], tie: int, partner: int) -> list[Outlay]:
    """Those that served a tie: those that name it, and those with its partner that name no tie."""
    return [each for each in found if each.tie == tie or (each.tie is None and each.partner == partner)]


def sums(found: Iterable[Outlay], *, ours: bool) -> tuple[Amount, ...]:
    """The sums of the city's own money, or of what all others paid, one for each currency."""
    return together(each.amount for each in found if each.ours is ours)
