"""Exchanges: visitor-days, costs by payer, what is missing; what a supported body owes."""

from datetime import date

import pytest

from cityintl.desk import exchanges
from cityintl.records.exchange import ExchangeType, Payer, TravellerRole, Way
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
OK = date(2026, 1, 1)


@pytest.fixture
def camp(desk: DeskFile) -> int:
    values = {"name": "Camp", "type": ExchangeType.YOUTH, "direction": Way.INBOUND, "people": 12, "days": 9}
    with desk.write("Add") as door:
        return door.add("exchange", {**values, "starts": "2026-07-01", "ends": "2026-07-09", "minors": True})


def add(desk: DeskFile, kind: str, **values: object) -> int:
    with desk.write("Add") as door:
        return door.add(kind, values)


def words(desk: DeskFile, camp: int) -> list[str]:
    return [each.words for each in exchanges.missing(desk, camp)]


def test_visitor_days_are_people_times_days() -> None:
    assert exchanges.visitor_days({"people": 12, "days": 9}) == 108
    assert exchanges.visitor_days({"people": 12, "days": None}) is None


def test_costs_are_added_by_payer_and_currency(desk: DeskFile, camp: int) -> None:
    for payer, minor, currency in (
        (Payer.SPONSOR, 100, "USD"), (Payer.CITY, 250, "USD"), (Payer.CITY, 50, "USD"), (Payer.CITY, 9, "EUR"),
    ):  # fmt: skip
        add(desk, "exchange_cost", exchange=camp, what="Bus", amount=Amount(minor, currency), payer=payer)
    assert exchanges.costs(desk, camp) == [
        (Payer.CITY, Amount(9, "EUR")),
        (Payer.CITY, Amount(300, "USD")),
        (Payer.SPONSOR, Amount(100, "USD")),
    ]


def test_what_is_missing_is_said_plainly(desk: DeskFile, camp: int) -> None:
    add(desk, "traveller", exchange=camp, name="Ann", role=TravellerRole.CHAPERONE)
    add(desk, "traveller", exchange=camp, name="Bea", role=TravellerRole.PARTICIPANT, minor=True)
    add(desk, "traveller", exchange=camp, name="Cy", role=TravellerRole.PARTICIPANT, minor=True, consent_on=OK)
    add(desk, "host_family", exchange=camp, family="Doe", checked_on=OK, check_until=date(2026, 7, 8), consent_on=OK)
    add(desk, "host_family", exchange=camp, family="Roe", checked_on=OK, check_until=date(2026, 7, 9), consent_on=OK)
    add(desk, "host_family", exchange=camp, family="Poe")
    assert words(desk, camp) == [
        "Ann (chaperone) has no background check.",
        "Bea is a minor without a signed consent.",
        "The check of host family Doe ends on 8 July 2026, before the exchange does.",
        "Host family Poe has no background check.",
        "Host family Poe has not signed the host agreement.",
        "Minors take part and there is no emergency sheet.",
    ]


def test_a_check_within_the_month_in_which_it_ends_is_not_called_short(desk: DeskFile, camp: int) -> None:
    with desk.write("Edit") as door:
        door.set("exchange", camp, {"ends": "2026-07"})
    add(desk, "host_family", exchange=camp, family="Doe", checked_on=OK, check_until=date(2026, 7, 2), consent_on=OK)
    assert not any("Doe" in each for each in words(desk, camp))


@pytest.mark.parametrize(
    ("due", "done", "tone"),
    [(date(2026, 5, 13), None, "red"), (TODAY, None, "amber"), (None, None, "grey"), (date(2026, 5, 1), OK, "green")],
)
def test_an_account_is_overdue_the_day_after_it_was_due(due: date | None, done: date | None, tone: str) -> None:
    assert exchanges.account_words({"account_due": due, "accounted_on": done}, TODAY)[1] == tone


def test_an_association_says_what_ran_out_first(desk: DeskFile) -> None:
    body = add(desk, "organization", name="Friends", type=OrganizationType.ASSOCIATION)
    agreement = add(
        desk, "association_agreement", organization=body, title="Agreement", expires_on=date(2027, 1, 1),
        insured_until=date(2026, 5, 1), report_due=TODAY,
    )  # fmt: skip
    add(desk, "association_report", agreement=agreement, year=2025, due_on=date(2026, 3, 1))
    assert [w for w, _tone in exchanges.association_words(desk, agreement, TODAY)] == [
        "The insurance ran out on 1 May 2026.",
        "The report of 2025 is missing; it was due on 1 March 2026.",
        "The agreement holds until 1 January 2027.",
        "The next report is due on 14 May 2026.",
    ]


def rule(desk: DeskFile, people: float) -> int:
    values = {"code": "chaperone_minors", "label": "Minors for each", "value": people, "unit": "people"}
    return add(desk, "rule", **values, effective_from=date(2020, 1, 1))


def test_there_are_as_many_chaperones_as_the_rule_asks(desk: DeskFile, camp: int) -> None:
    for number in range(11):
        add(desk, "traveller", exchange=camp, name=f"Child {number}", role=TravellerRole.PARTICIPANT, minor=True)
    add(desk, "traveller", exchange=camp, name="Ann", role=TravellerRole.CHAPERONE)
    add(desk, "traveller", exchange=camp, name="Vi", role=TravellerRole.VOLUNTEER)
    found = exchanges.watched(desk, camp)
    assert (found.minors, found.chaperones, found.enough) == (11, 1, None), "no rule, nothing said"
    number = rule(desk, 10.0)
    assert (exchanges.watched(desk, camp).needed, exchanges.watched(desk, camp).enough) == (2, False)
    with desk.write("Edit") as door:
        door.set("rule", number, {"value": 11.0})
    assert exchanges.watched(desk, camp).enough is True


@pytest.mark.parametrize("starts", ["2019", "2019-12"])
def test_the_rule_is_that_of_the_day_it_starts(desk: DeskFile, camp: int, starts: str) -> None:
    rule(desk, 10.0)
    with desk.write("Edit") as door:
        door.set("exchange", camp, {"starts": starts})
    assert exchanges.watched(desk, camp).rule is None
