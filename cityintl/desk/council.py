"""What the council needs to decide: its coming meetings, and what a tie has cost by who paid."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cityintl.desk import exchanges
from cityintl.desk.asking import Days, picked
from cityintl.desk.costs import Cost, spent_on
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount
from cityintl.store import DeskFile


class Meeting(NamedTuple):
    """A day on which the council meets, and until when its agenda is open."""

    on: date
    name: str
    agenda_closes: date | None


def coming(desk: DeskFile, today: date) -> list[Meeting]:
    """The meetings that are still to come, the nearest first."""
    rows = picked(desk, "council_day", ("on", "name", "agenda_closes"), {"on": Days(today, None)})
    return sorted(Meeting(row["on"], row["name"], row["agenda_closes"]) for row in rows)


def open_to(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The nearest meeting whose agenda is still open."""
    return next((each for each in meetings if (each.agenda_closes or each.on) >= today), None)


def paid_for_tie(desk: DeskFile, tie: int, since: date) -> list[tuple[Payer, Amount]]:
    """What visits and exchanges of a tie cost since a day, by payer and currency, in the order of payers."""
    costs: list[Cost] = []
    for visit in picked(desk, "delegation", ("arrives",), {"tie": tie}):
        if visit["arrives"] and visit["arrives"] >= since:
            costs += spent_on(desk, visit["id"])
    for exchange in picked(desk, "exchange", ("starts",), {"tie": tie}):
        if exchange["starts"] and exchange["starts"] >= since.isoformat()[: len(exchange["starts"])]:
            costs += [Cost(payer, amount) for payer, amount in exchanges.costs(desk, exchange["id"])]
    sums: dict[tuple[Payer, str], int] = {}
    for cost in costs:
        assert isinstance(cost.of, Payer)
        key = (cost.of, cost.amount.currency)
        sums[key] = sums.get(key, 0) + cost.amount.minor
    turn = sorted(sums, key=lambda each: (list(Payer).index(each[0]), each[1]))
    return [(payer, Amount(sums[payer, code], code)) for payer, code in turn]
