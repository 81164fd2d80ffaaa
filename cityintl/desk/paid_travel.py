"""Who paid the journeys of ours: what each cost by payer, and what others promised to pay where no bill is known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import Days, picked, titles_of
from cityintl.desk.gift_totals import Span, block
from cityintl.desk.touches import HELD
from cityintl.records.costs import CostType
from cityintl.records.delegation import VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.store import DeskFile

#: Whoever pays without being the city or the traveller.
OTHERS = (Payer.COMMITTEE, Payer.HOST, Payer.GRANT, Payer.SPONSOR)
_VISIT = ("name", "partner", "arrives", "departs", "place", "authority", "authority_on", "purpose")
_EXPENSE = ("delegation", "what", "type", "amount", "in_ours", "on", "payer", "person", "note")
_BUDGET = ("delegation", "type", "amount", "payer", "note", "approved_by")


@dataclass(frozen=True, slots=True)
class Paid:
    """One thing that was paid; `planned` where only the budget tells its value."""

    of: Payer
    what: str
    type: CostType
    amount: Amount
    on: date | None
    person: int | None
    note: str
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey of ours: where, when, by whose authority, who travelled at whose expense, and what was paid."""

    number: int
    values: Mapping[str, Any]
    partner: str
    travellers: tuple[tuple[int, Payer | None], ...]
    paid: tuple[Paid, ...]


def journeys(desk: DeskFile, span: Span, today: date, payers: Collection[Payer]) -> list[Journey]:
    """The journeys that began in these days and were paid by any of these, in the order of their days."""
    asked = {"direction": VisitWay.OUTBOUND, "status": HELD, "arrives": Days(span.first, min(span.last, today))}
    visits = picked(desk, "delegation", _VISIT, asked)
    partners = titles_of(desk, "partner", [row["partner"] for row in visits])
    found = []
    for row in visits:
        members = picked(desk, "member", ("person", "payer"), {"delegation": row["id"]})
        travellers = tuple((member["person"], member["payer"]) for member in members)
        paid = tuple(each for each in _paid(desk, row["id"]) if each.of in payers)
        if paid or any(payer in payers for _person, payer in travellers):
            found.append(Journey(row["id"], row, partners.get(row["partner"], ""), travellers, paid))
    return sorted(found, key=lambda each: (each.values["arrives"], each.number))


def _paid(desk: DeskFile, visit: int) -> list[Paid]:
    """Every expense, and each line of the budget of someone else for which no bill came."""
    found = [
        Paid(
            row["payer"], row["what"], row["type"], row["in_ours"] or row["amount"], row["on"], row["person"],
            row["note"] or "",
        )
        for row in picked(desk, "expense", _EXPENSE, {"delegation": visit})
    ]  # fmt: skip
    billed = {(each.of, each.type) for each in found}
    for row in picked(desk, "budget_line", _BUDGET, {"delegation": visit, "payer": OTHERS}):
        if (row["payer"], row["type"]) not in billed:
            note = row["note"] or ""
            found.append(Paid(row["payer"], "", row["type"], row["amount"], None, None, note, planned=True))
    turn = list(Payer)
    return sorted(found, key=lambda each: (turn.index(each.of), each.on or date.max))


def years_and_quarters(desk: DeskFile, today: date) -> list[Span]:
    """The years, then the quarters, in which journeys of ours began, the newest first; without any the present ones."""
    asked = {"direction": VisitWay.OUTBOUND, "status": HELD, "arrives": Days(None, today)}
    days = sorted({row["arrives"] for row in picked(desk, "delegation", ("arrives",), asked)}, reverse=True)
    return list(dict.fromkeys(block(on, months) for months in (12, 3) for on in days or [today]))
