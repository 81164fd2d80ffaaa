"""What stands beside a gift, and the register of a period."""

from datetime import date

import pytest

from cityintl.desk import gifts
from cityintl.desk.gift_totals import Reach, Span
from cityintl.errors import UserError
from cityintl.records.gift import Disposition
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
SINCE = date(2024, 1, 1)


def usd(dollars: int) -> Amount:
    return Amount(dollars * 100, "USD")


@pytest.fixture
def ruled(desk: DeskFile) -> DeskFile:
    """A desk with a threshold of 100 dollars a year, stated each quarter within 15 days."""
    rows = [
        ("gift_threshold_cumulative", 100.0, "USD"),
        ("gift_window_months", 12.0, "months"),
        ("gift_report_period_months", 3.0, "months"),
        ("gift_report_after_days", 15.0, "days"),
    ]
    with desk.write("Add rules") as door:
        for code, value, unit in rows:
            door.add(
                "rule",
                {"code": code, "label": "Gifts of a year", "value": value, "unit": unit, "effective_from": SINCE,
                 "jurisdiction": "Riverton, Illinois", "citation": "Code 2-118"},
            )  # fmt: skip
    return desk


def give(desk: DeskFile, what: str, on: date, value: Amount | None, **more: object) -> int:
    values = {"what": what, "on": on, "value": value, "direction": Direction.RECEIVED, **more}
    with desk.write("Add gift") as door:
        return door.add("gift", values)


def person(desk: DeskFile, family: str, **more: object) -> int:
    with desk.write("Add person") as door:
        return door.add("person", {"family": family, **more})


def partner(desk: DeskFile) -> int:
    with desk.write("Add partner") as door:
        return door.add("partner", {"name": "Nagoya"})


def test_the_second_gift_brings_the_total_over_and_is_to_be_disclosed(ruled: DeskFile) -> None:
    nagoya, mayor = partner(ruled), person(ruled, "Whitfield")
    first = give(ruled, "Vase", date(2026, 1, 9), usd(60), partner=nagoya, recipient=mayor)
    assert gifts.beside(ruled, first).standing(TODAY)[1] == gifts.NOTHING
    assert gifts.statement_period(ruled, first) == "2026 Q1"
    second = give(ruled, "Bowl", date(2026, 4, 9), usd(40), partner=nagoya, recipient=mayor)
    assert gifts.beside(ruled, first).standing(TODAY) == ("To be disclosed by 15 July 2026.", gifts.SOON)
    found = gifts.beside(ruled, second)
    assert found.weighed is not None
    assert (found.weighed.reach, found.weighed.due) == (Reach.CROSSES, date(2026, 7, 15))
    assert found.standing(TODAY) == ("To be disclosed by 15 July 2026.", gifts.SOON)
    assert found.standing(date(2026, 7, 16))[1] == gifts.LATE
    assert [gifts.statement_period(ruled, number) for number in (first, second)] == ["2026 Q2"] * 2
    assert [s.nil for s in gifts.register(ruled, gifts.span_of("2026-Q1")).statements] == [True]
    (stated,) = gifts.register(ruled, gifts.span_of("2026-Q2")).statements
    assert [w.gift.number for w in stated.disclosed] == [first, second]
    gifts.mark_disclosed(ruled, second, TODAY, "2026 Q2")
    assert gifts.beside(ruled, second).standing(date(2026, 8, 1)) == ("Disclosed on 14 May 2026.", gifts.DONE)
    assert ruled.undo() == "Mark “Bowl” as disclosed"


def test_the_period_that_was_typed_stays_where_none_is_given(ruled: DeskFile) -> None:
    number = give(ruled, "Vase", TODAY, usd(150), partner=partner(ruled), recipient=person(ruled, "Whitfield"))
    with ruled.write("x") as door:
        door.set("gift", number, {"disclosure_period": "2026 Q2"})
    gifts.mark_disclosed(ruled, number, TODAY, "")
    values = ruled.get("gift", number).values
    assert (values["disclosed_on"], values["disclosure_period"]) == (TODAY, "2026 Q2")


def test_changing_the_rule_changes_what_stands_there(ruled: DeskFile) -> None:
    number = give(ruled, "Vase", TODAY, usd(150), partner=partner(ruled), recipient=person(ruled, "Whitfield"))
    assert gifts.beside(ruled, number).standing(TODAY)[1] == gifts.SOON
    with ruled.write("Edit rule") as door:
        door.set("rule", 1, {"value": 200.0})
    assert gifts.beside(ruled, number).standing(TODAY)[1] == gifts.NOTHING


def test_a_rule_is_told_with_its_citation_and_who_did_not_check_it(ruled: DeskFile) -> None:
    number = give(ruled, "Vase", TODAY, usd(150), partner=partner(ruled), recipient=person(ruled, "Whitfield"))
    found = gifts.beside(ruled, number).weighed
    assert found is not None
    assert found.rule is not None
    assert gifts.source_of(found.rule) == "Gifts of a year · Code 2-118 · never checked · unverified"


def test_a_gift_without_a_value_is_to_be_looked_at(ruled: DeskFile) -> None:
    number = give(ruled, "Vase", TODAY, None, partner=partner(ruled), recipient=person(ruled, "Whitfield"))
    assert gifts.beside(ruled, number).standing(TODAY)[1] == gifts.SOON


def test_what_went_between_us_before_stands_beside_and_the_same_gift_twice_is_flagged(ruled: DeskFile) -> None:
    nagoya = partner(ruled)
    sent = {"partner": nagoya, "direction": Direction.SENT}
    give(ruled, "Street-car model", date(2024, 1, 1), usd(40), **sent)
    give(ruled, "Vase", date(2025, 1, 1), usd(60), partner=nagoya)
    give(ruled, "Book of photographs", date(2025, 6, 1), usd(20), **sent)
    again = give(ruled, "Model, street car", TODAY, usd(40), **sent)
    found = gifts.beside(ruled, again)
    assert found.weighed is None
    assert [(o.what, o.received, o.same) for o in found.others] == [
        ("Book of photographs", False, False),
        ("Vase", True, False),
        ("Street-car model", False, True),
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026", Span(date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-Q2", Span(date(2026, 4, 1), date(2026, 6, 30))),
        ("2024-02", Span(date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_periods_are_read(words: str, days: Span) -> None:
    assert gifts.span_of(words) == days


@pytest.mark.parametrize("words", ["", "2026-Q5", "2026-13", "0000", "Q2"])
def test_other_words_are_no_period(words: str) -> None:
    with pytest.raises(UserError, match="no period"):
        gifts.span_of(words)


def test_the_register_has_a_nil_statement_for_the_people_of_our_offices(ruled: DeskFile) -> None:
    with ruled.write("Add") as door:
        hall = door.add("organization", {"name": "Mayor's office", "type": OrganizationType.CITY_OFFICE})
    mayor = person(ruled, "Whitfield", organization=hall)
    person(ruled, "Brandt", organization=hall)
    person(ruled, "Gone", organization=hall, left_on="2020")
    office = {"name": "City of Nagoya", "type": OrganizationType.CITY_OFFICE, "partner": partner(ruled)}
    with ruled.write("Add") as door:
        theirs = door.add("organization", office)
    person(ruled, "Tanaka", organization=theirs)
    give(ruled, "Vase", date(2026, 4, 9), usd(150), partner=partner(ruled), recipient=mayor)
    found = gifts.register(ruled, gifts.span_of("2026-Q2"))
    assert [(s.recipient.name, s.nil) for s in found.statements] == [("Whitfield", False), ("Brandt", True)]
    assert [w.gift.number for w in found.gifts] == [1]
    assert gifts.register(ruled, gifts.span_of("2026-Q1")).gifts == ()


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026", "2026"), ("2026-Q2", "2026 Q2"), ("2026-05", "2026-05")],
)
def test_periods_are_named_as_forms_name_them(period: str, words: str) -> None:
    assert gifts.period_of(gifts.span_of(period)) == words


def test_a_block_of_months_is_named_by_its_ends() -> None:
    assert gifts.period_of(Span(date(2026, 1, 1), date(2026, 6, 30))) == "2026-01 – 2026-06"
    assert gifts.period_of(Span(date(2025, 7, 1), date(2026, 6, 30))) == "2025-07 – 2026-06"


def test_the_statement_of_a_day_is_named_by_the_rules(ruled: DeskFile) -> None:
    now, before = give(ruled, "Vase", TODAY, usd(150)), give(ruled, "Bowl", date(2023, 5, 14), usd(150))
    sent = give(ruled, "Book", TODAY, usd(20), direction=Direction.SENT)
    assert [gifts.statement_period(ruled, number) for number in (now, before, sent)] == ["2026 Q2", "", "2026 Q2"]


def test_where_a_gift_went_and_the_thanks_are_steps(ruled: DeskFile) -> None:
    number = give(ruled, "Vase", TODAY, usd(150))
    gifts.settle(ruled, number, Disposition.DISPLAYED)
    assert ruled.can_undo() == "Gift “Vase”: displayed"
    gifts.thank(ruled, number, TODAY)
    assert ruled.can_undo() == "Gift “Vase”: thanked"
    values = ruled.get("gift", number).values
    assert (values["disposition"], values["thanked_on"]) == (Disposition.DISPLAYED, TODAY)
