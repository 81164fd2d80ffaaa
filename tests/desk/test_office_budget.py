"""The office's own budget and hours, and federal spending beside the figure of finance."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cityintl.desk import federal_spending, office_budget
from cityintl.desk.rules import add_defaults
from cityintl.records.budget import AccountType, WorkType
from cityintl.records.costs import CostType
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.grant import GrantStatus, RuleSet
from cityintl.records.grant_money import Movement
from cityintl.records.home import Month
from cityintl.records.membership import MembershipStatus
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile


def usd(whole: float) -> Amount:
    return Amount(round(whole * 100), "USD")


def add(desk: DeskFile, *records: tuple[str, dict[str, Any]]) -> list[int]:
    with desk.write("Add") as door:
        return [door.add(kind, values) for kind, values in records]


def account(kind: AccountType, whole: float, **more: Any) -> tuple[str, dict[str, Any]]:
    return "office_account", {"name": f"{kind.value}", "type": kind, "year": 2026, "amount": usd(whole), **more}


def expense(kind: CostType, whole: float, **more: Any) -> tuple[str, dict[str, Any]]:
    return "expense", {"delegation": 1, "what": "It", "type": kind, "amount": usd(whole), "on": date(2026, 1, 5),
                       "payer": Payer.CITY, **more}  # fmt: skip


@pytest.fixture
def office(desk: DeskFile) -> DeskFile:
    """A desk whose year begins in July, with a visit and a network."""
    add(
        desk,
        ("delegation", {"name": "Trip", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING,
                        "status": VisitStatus.COMPLETED}),
        ("organization", {"name": "Network", "type": OrganizationType.NETWORK}),
    )  # fmt: skip
    with desk.write("Our year") as door:
        door.set("home", 1, {"fiscal_year": Month.JULY})
    return desk


def test_a_fiscal_year_is_named_by_the_year_in_which_it_ends(office: DeskFile) -> None:
    found = office_budget.budget(office, 2026)
    assert (str(found.first), str(found.last)) == ("2025-07-01", "2026-06-30")
    assert office_budget.this_year(office) == 2026


def test_payments_count_against_their_account(office: DeskFile) -> None:
    (dues,) = add(office, account(AccountType.DUES, 5000))
    payment = {"account": dues, "on": date(2026, 1, 5), "what": "Dues"}
    add(office, ("office_spending", {**payment, "amount": usd(1200)}),
        ("office_spending", {**payment, "amount": Amount(50000, "EUR")}))  # fmt: skip
    (found,) = office_budget.budget(office, 2026).accounts
    assert (found.spent, found.left, found.foreign) == (120_000, 380_000, (Amount(50000, "EUR"),))


def test_expenses_that_the_city_paid_count_where_one_account_pays_for_them(office: DeskFile) -> None:
    add(
        office,
        account(AccountType.TRAVEL, 5000), account(AccountType.HOSPITALITY, 900),
        expense(CostType.AIR, 800), expense(CostType.VENUE, 100), expense(CostType.LODGING, 70, payer=Payer.HOST),
        expense(CostType.AIR, 60, on=date(2026, 7, 1)), expense(CostType.GIFTS, 5), expense(CostType.PRINTING, 4),
        expense(CostType.AIR, 30, in_ours=usd(33)),
    )  # fmt: skip
    found = office_budget.budget(office, 2026)
    assert [each.of_visits for each in found.accounts] == [83_300, 10_000]
    assert found.uncounted == (usd(9),)


def test_nothing_is_counted_twice_nor_where_it_could_be_of_two_accounts(office: DeskFile) -> None:
    first, second = add(office, account(AccountType.TRAVEL, 5000), account(AccountType.TRAVEL, 100))
    add(office, expense(CostType.AIR, 800))
    assert office_budget.budget(office, 2026).uncounted == (usd(800),)
    with office.write("One account") as door:
        door.delete("office_account", second)
    assert office_budget.budget(office, 2026).accounts[0].spent == 80_000
    paid = {"account": first, "on": date(2026, 1, 9), "what": "The trip", "amount": usd(790), "delegation": 1}
    add(office, ("office_spending", paid))
    found = office_budget.budget(office, 2026)
    assert (found.accounts[0].spent, found.uncounted) == (79_000, ())


def test_dues_and_gifts_are_told_and_not_added(office: DeskFile) -> None:
    add(
        office,
        account(AccountType.DUES, 5000), account(AccountType.GIFTS, 100),
        ("membership", {"network": 1, "status": MembershipStatus.MEMBER, "dues": usd(600)}),
        ("membership", {"network": 1, "status": MembershipStatus.LEFT, "dues": usd(70)}),
        ("gift", {"what": "Vase", "direction": Direction.SENT, "on": date(2026, 2, 2), "value": usd(40)}),
        ("gift", {"what": "Cup", "direction": Direction.RECEIVED, "on": date(2026, 2, 2), "value": usd(9)}),
    )  # fmt: skip
    found = office_budget.budget(office, 2026)
    assert (found.dues, found.gifts) == ((usd(600),), (usd(40),))
    assert [each.spent for each in found.accounts] == [0, 0]


def test_hours_are_added_by_whose_they_are_and_their_worth_is_exact(office: DeskFile) -> None:
    def worked(kind: WorkType, hours: float, **more: Any) -> tuple[str, dict[str, Any]]:
        return "work_hours", {"what": "It", "type": kind, "on": date(2026, 1, 5), "hours": hours, **more}

    rate = {"rate": usd(34.79)}
    add(
        office,
        worked(WorkType.VOLUNTEER, 0.1, **rate), worked(WorkType.VOLUNTEER, 0.2, **rate),
        worked(WorkType.VOLUNTEER, 7.25), worked(WorkType.STAFF, 3, on=date(2025, 6, 30)), worked(WorkType.STAFF, 2),
    )  # fmt: skip
    staff, volunteers = office_budget.budget(office, 2026).hours
    assert (staff.type, staff.hours) == (WorkType.STAFF, 2)
    assert (volunteers.hours, volunteers.without_rate) == (Fraction("7.55"), Fraction("7.25"))
    assert volunteers.worth == (Amount(1044, "USD"),)


# -- federal spending


def test_our_own_federal_spending_stands_beside_what_finance_says(office: DeskFile) -> None:
    add_defaults(office)
    (grant, own) = add(
        office,
        ("grant", {"name": "A", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.FEDERAL, "amount": usd(9000)}),
        ("grant", {"name": "B", "status": GrantStatus.ACTIVE, "rule_set": RuleSet.OWN_TERMS, "amount": usd(9000)}),
    )

    def paid(on: date, whole: float, of: int = grant, **more: Any) -> tuple[str, dict[str, Any]]:
        move = {"grant": of, "type": Movement.EXPENSE, "what": "It", "on": on, "amount": usd(whole)}
        return "grant_transaction", {**move, **more}

    add(
        office,
        paid(date(2026, 6, 30), 100), paid(date(2026, 7, 1), 20), paid(date(2026, 1, 1), 3, own),
        paid(date(2026, 1, 1), 4, type=Movement.DRAWDOWN), paid(date(2026, 1, 1), 5, from_income=True),
        ("federal_spend", {"home": 1, "ends_on": date(2026, 6, 30), "figure": usd(1_000_000)}),
    )  # fmt: skip
    newer, older = federal_spending.years(office)
    assert (str(newer.last), newer.own, newer.required) == ("2027-06-30", (usd(20),), None)
    assert (str(older.first), older.own, older.required) == ("2025-07-01", (usd(100),), True)
    assert (str(older.due), older.doubtful) == ("2027-03-31", False)


def test_a_whole_that_is_less_than_our_part_is_doubtful(office: DeskFile) -> None:
    year = federal_spending.Year(date(2025, 7, 1), date(2026, 6, 30), (usd(100),), usd(99))
    assert year.doubtful


@pytest.mark.parametrize(
    ("last", "first"), [("2027-06-30", "2026-07-01"), ("2028-02-29", "2027-03-01"), ("2026-12-31", "2026-01-01")]
)
def test_a_fiscal_year_begins_a_year_before_it_ends(last: str, first: str) -> None:
    assert str(federal_spending.opens(date.fromisoformat(last))) == first
