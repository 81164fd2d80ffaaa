"""Who crossed, what it cost and who paid, and what the law says of a tie."""

from datetime import date
from typing import Any

from cityintl.desk import crossings, legal_screen, outlays
from cityintl.records.budget import AccountType
from cityintl.records.costs import CostType
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import ExchangeType, Payer, Way
from cityintl.records.money import Amount
from cityintl.records.rule import ReviewResult
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from tests.conftest import TODAY


def tied(desk: DeskFile) -> tuple[int, int]:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        return door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE}), partner


def visit(**more: Any) -> dict[str, Any]:
    return {"name": "Visit", "direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.CLOSED,
            "arrives": date(2025, 3, 14), "people": 14, **more}  # fmt: skip


def exchange(**more: Any) -> dict[str, Any]:
    return {"name": "Exchange", "type": ExchangeType.YOUTH, "direction": Way.INBOUND, "starts": "2025-03-14",
            "people": 14, **more}  # fmt: skip


def test_a_visit_that_is_an_exchange_too_counts_once(desk: DeskFile) -> None:
    tie, partner = tied(desk)
    with desk.write("Add") as door:
        door.add("exchange", exchange(tie=tie))
        door.add("delegation", visit(partner=partner))
        linked = door.add("delegation", visit(partner=partner, arrives=date(2025, 3, 15), people=13))
        door.connect("delegation", linked, "same", "exchange", 1)
        door.add("delegation", visit(partner=partner, arrives=date(2025, 9, 1), people=2))
    found = crossings.of_tie(crossings.crossings(desk, TODAY), tie, partner)
    assert crossings.people(found, 2025) == 16
    assert crossings.by_year(found, range(2024, 2027)) == (0, 16, 0)


def test_only_what_began_and_moved_people_is_counted(desk: DeskFile) -> None:
    tie, partner = tied(desk)
    with desk.write("Add") as door:
        door.add("exchange", exchange(tie=tie, direction=Way.VIRTUAL, starts="2026", people=40))
        door.add("exchange", exchange(tie=tie, direction=Way.BOTH, starts="2026-05", people=3))
        door.add("exchange", exchange(tie=tie, starts="2026-06", people=100))
        door.add("delegation", visit(tie=tie, arrives=date(2026, 5, 15)))
        door.add("delegation", visit(tie=tie, arrives=date(2026, 2, 1), status=VisitStatus.CANCELLED))
        door.add("delegation", visit(tie=tie, arrives=date(2026, 2, 1), direction=VisitWay.OUTBOUND, people=None))
    found = crossings.of_tie(crossings.crossings(desk, TODAY), tie, partner)
    assert [(each.way, each.people) for each in found] == [(Way.VIRTUAL, 40), (Way.BOTH, 3), (Way.OUTBOUND, None)]
    assert crossings.people(found, 2026) == 3
    assert crossings.people(found, 2026, Way.INBOUND) == 0


def test_what_names_another_tie_of_the_same_partner_is_not_this_one_s(desk: DeskFile) -> None:
    tie, partner = tied(desk)
    with desk.write("Add") as door:
        other = door.add("tie", {"partner": partner, "type": TieType.MOU, "status": TieStatus.ACTIVE})
        door.add("exchange", exchange(tie=other, partner=partner, people=5))
        door.add("exchange", exchange(partner=partner, starts="2025-05", people=7))
    found = crossings.crossings(desk, TODAY)
    assert crossings.people(crossings.of_tie(found, tie, partner), 2025) == 7
    assert crossings.people(crossings.of_tie(found, other, partner), 2025) == 12


def test_money_is_the_city_s_own_or_that_of_others_by_year_and_currency(desk: DeskFile) -> None:
    tie, partner = tied(desk)
    usd, eur = Amount(10000, "USD"), Amount(4000, "EUR")
    expense = {"delegation": 1, "what": "Fare", "type": CostType.AIR, "on": date(2025, 12, 30)}
    with desk.write("Add") as door:
        door.add("delegation", visit(tie=tie))
        door.add("exchange", exchange(tie=tie, starts="2024"))
        door.add("expense", {**expense, "amount": eur, "in_ours": usd, "payer": Payer.CITY})
        door.add("expense", {**expense, "amount": eur, "payer": Payer.HOST})
        cost = {"exchange": 1, "what": "Bus"}
        door.add("exchange_cost", {**cost, "amount": usd, "payer": Payer.CITY, "paid_on": date(2026, 1, 3)})
        door.add("exchange_cost", {**cost, "amount": eur, "payer": Payer.GRANT})
    found = outlays.of_tie(outlays.outlays(desk), tie, partner)
    assert sorted((each.year, each.ours) for each in found) == [
        (2024, False),
        (2025, False),
        (2025, True),
        (2026, True),
    ]
    assert outlays.sums(found, ours=True) == (Amount(20000, "USD"),)
    assert outlays.sums(found, ours=False) == (Amount(8000, "EUR"),)


def test_a_payment_of_the_office_counts_where_the_visit_has_no_costs_of_the_city(desk: DeskFile) -> None:
    tie, partner = tied(desk)
    usd = Amount(5000, "USD")
    with desk.write("Add") as door:
        one, two = (door.add("delegation", visit(tie=tie, name=name)) for name in "ab")
        account = door.add("office_account", {"name": "Travel", "type": AccountType.TRAVEL,
                                              "year": 2026, "amount": usd})  # fmt: skip
        paid = {"account": account, "on": date(2025, 11, 1), "what": "All of it", "amount": usd}
        door.add("office_spending", {**paid, "delegation": one})
        door.add("office_spending", {**paid, "delegation": two})
        door.add("expense", {"delegation": two, "what": "Fare", "type": CostType.AIR, "amount": usd,
                             "on": date(2025, 11, 2), "payer": Payer.CITY})  # fmt: skip
    assert outlays.sums(outlays.of_tie(outlays.outlays(desk), tie, partner), ours=True) == (Amount(10000, "USD"),)


def test_the_newest_review_speaks_and_grows_old(desk: DeskFile) -> None:
    tie, _partner = tied(desk)
    with desk.write("Add") as door:
        door.add("legal_review", {"tie": tie, "on": date(2026, 1, 1), "result": ReviewResult.PERMITTED,
                                  "next_on": date(2026, 5, 14)})  # fmt: skip
        door.add("legal_review", {"tie": tie, "on": date(2024, 1, 1), "result": ReviewResult.FORBIDDEN})
    found = legal_screen.screened(desk)[tie]
    assert (found.word(TODAY), found.stale(TODAY)) == ("Clear", False)
    assert found.word(date(2026, 5, 15)) == "Look again"
    assert legal_screen.screened(desk).get(99) is None
