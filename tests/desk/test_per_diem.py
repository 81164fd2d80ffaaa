"""Per diem: the test vectors of the federal rates, and what holds for every rate, day and meal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk import per_diem
from cityintl.desk.per_diem import (
    Day,
    Meal,
    Provider,
    Rate,
    allowance,
    check_actual,
    journey,
    localities,
    split,
    totals,
)
from cityintl.desk.rules import Rule, defaults
from cityintl.errors import UserError
from cityintl.records.money import Amount
from cityintl.store import DeskFile

ON = date(2026, 5, 14)
RULES = [
    Rule(**{"jurisdiction": None, **{n: v for n, v in values.items() if n in Rule.__dataclass_fields__}})
    for values in defaults()
]
TIERS = (6800, 7400, 8000, 8600, 9200)
HOST_LUNCH = frozenset({(Meal.LUNCH, Provider.HOST)})
MEALS = st.frozensets(st.tuples(st.sampled_from(Meal), st.sampled_from(Provider)))
DAYS = st.builds(
    lambda foreign, tier, rate, travel, provided: Day(
        ON, "Somewhere", Amount(rate if foreign else tier, "USD"), foreign, travel, provided
    ),
    st.booleans(), st.sampled_from(TIERS), st.integers(0, 100_000), st.booleans(), MEALS,
)  # fmt: skip


def usd(cents: int) -> Amount:
    return Amount(cents, "USD")


def given_by(*hosts: Meal) -> per_diem.Provided:
    return frozenset((meal, Provider.HOST) for meal in hosts)


def changed(code: str, value: float) -> list[Rule]:
    return [replace(r, value=value) if r.code == code else r for r in RULES]


def test_a_lunch_provided_on_the_first_day_is_deducted_in_full() -> None:
    first = allowance(Day(ON, "Peoria", usd(6800), travel_day=True, provided=HOST_LUNCH), RULES)
    assert first.part == usd(5100)
    assert first.deducted == usd(1900)
    assert first.paid == usd(3200)
    assert first.said == ("First or last day: 75% of $68.", "Lunch provided: $19 deducted in full.")


def test_breakfast_of_the_hotel_and_meals_on_board_are_not_deducted() -> None:
    provided = {(Meal.DINNER, Provider.HOST), (Meal.BREAKFAST, Provider.HOTEL), (Meal.LUNCH, Provider.AIRLINE)}
    full = allowance(Day(ON, "Chicago", usd(8000), provided=frozenset(provided)), RULES)
    assert full.paid == usd(4700)
    assert [text for text in full.said if "not deducted" in text] == [
        "Breakfast: Hotel, in the price of the room; not deducted.",
        "Lunch: Airline, on board; not deducted.",
    ]


@pytest.mark.parametrize(("tier", "first"), list(zip(TIERS, (5100, 5550, 6000, 6450, 6900), strict=True)))
def test_the_first_and_last_day_of_each_tier_is_as_published(tier: int, first: int) -> None:
    assert allowance(Day(ON, "Here", usd(tier), travel_day=True), RULES).paid == usd(first)


def test_all_meals_provided_leave_the_incidentals() -> None:
    for travel_day in (False, True):
        day = Day(ON, "Here", usd(6800), travel_day=travel_day, provided=given_by(*Meal))
        assert allowance(day, RULES).paid == usd(500)
    assert "Not less than the incidentals is paid: $5." in allowance(day, RULES).said
    assert allowance(day, changed("per_diem_floor", 0)).paid == usd(0)


def test_abroad_the_rate_is_split_by_shares_and_the_rest_is_incidentals() -> None:
    parts = split(usd(30001), ON, RULES, foreign=True)
    assert list(parts.meals.values()) == [usd(4500), usd(7500), usd(12000)]
    assert parts.incidentals == usd(6001)
    assert parts.said == "Meals are rounded down to the small unit; the rest is incidentals."
    assert "Up to $265 a table of whole amounts is published" in split(usd(26500), ON, RULES, foreign=True).said


def test_shares_of_more_than_the_whole_are_refused() -> None:
    with pytest.raises(UserError, match="more than the whole rate"):
        split(usd(30000), ON, changed("mie_foreign_dinner", 61), foreign=True)


@pytest.mark.parametrize("rate", [usd(7000), Amount(6800, "EUR"), usd(6850)])
def test_a_rate_that_is_no_tier_is_refused_in_words(rate: Amount) -> None:
    with pytest.raises(UserError, match="no tier whose meals are known on 14 May 2026"):
        split(rate, ON, RULES)


def test_a_tier_whose_meals_do_not_add_up_is_refused() -> None:
    with pytest.raises(UserError, match="no tier"):
        split(usd(6800), ON, changed("mie_68_lunch", 20))


def test_the_rates_of_a_year_end_with_it() -> None:
    with pytest.raises(UserError, match="on 1 October 2026"):
        allowance(Day(date(2026, 10, 1), "Peoria", usd(6800)), RULES)


def test_a_changed_rule_changes_what_is_paid() -> None:
    day = Day(ON, "Peoria", usd(6800), travel_day=True)
    assert allowance(day, changed("per_diem_first_last_day_share", 50)).paid == usd(3400)
    assert check_actual(usd(30000), usd(10000), ON, changed("per_diem_actual_limit", 200)).over == usd(10000)


@given(DAYS)
def test_never_less_than_nothing_and_never_more_than_the_rate(day: Day) -> None:
    found = allowance(day, RULES)
    assert 0 <= found.paid.minor <= found.part.minor <= day.rate.minor
    assert found.paid.currency == day.rate.currency


@given(DAYS, st.sampled_from(Meal))
def test_one_more_provided_meal_never_pays_more(day: Day, meal: Meal) -> None:
    more = replace(day, provided=day.provided | {(meal, Provider.HOST)})
    before, after = allowance(day, RULES), allowance(more, RULES)
    assert after.paid.minor <= before.paid.minor
    assert before.paid.minor - after.paid.minor <= split(day.rate, ON, RULES, foreign=day.foreign).meals[meal].minor


@given(DAYS)
def test_a_travel_day_never_pays_more_than_a_full_one(day: Day) -> None:
    full, part = replace(day, travel_day=False), replace(day, travel_day=True)
    assert allowance(part, RULES).paid.minor <= allowance(full, RULES).paid.minor


@given(st.integers(0, 10**7), st.tuples(*[st.integers(0, 33)] * 3), st.sampled_from(["USD", "JPY", "EUR"]))
def test_the_meals_and_incidentals_are_the_rate_exactly(rate: int, shares: tuple[int, ...], currency: str) -> None:
    rules = [r for r in RULES if not r.code.startswith("mie_foreign_")] + [
        Rule(f"mie_foreign_{meal.name.lower()}", "Share", share, "%", None, date(2020, 1, 1))
        for meal, share in zip(Meal, shares, strict=True)
    ]
    parts = split(Amount(rate, currency), ON, rules, foreign=True)
    assert sum(amount.minor for amount in parts.meals.values()) + parts.incidentals.minor == rate
    assert min(*(amount.minor for amount in parts.meals.values()), parts.incidentals.minor) >= 0
    assert {amount.currency for amount in (*parts.meals.values(), parts.incidentals)} == {currency}


def test_the_locality_at_midnight_decides_and_the_last_day_follows_the_night_before() -> None:
    start = date(2026, 5, 4)
    nights = {start + timedelta(days=1): "Nagoya", start + timedelta(days=2): "Kyoto"}
    found = localities(start, start + timedelta(days=4), nights)
    assert list(found.values()) == ["Nagoya", "Nagoya", "Kyoto", "Kyoto", "Kyoto"]


def test_a_journey_of_one_day_has_one_locality() -> None:
    assert localities(ON, ON, {ON: "Springfield"}) == {ON: "Springfield"}


def test_a_journey_without_nights_or_backwards_is_refused() -> None:
    with pytest.raises(UserError, match="No night"):
        localities(ON, ON + timedelta(days=2), {ON + timedelta(days=2): "Home"})
    with pytest.raises(UserError, match="ends before it begins"):
        localities(ON, ON - timedelta(days=1), {ON: "Nagoya"})


@given(st.integers(0, 40), st.sets(st.integers(0, 40), min_size=1))
def test_the_days_of_a_journey_follow_each_other_without_a_gap(length: int, at: set[int]) -> None:
    back = ON + timedelta(days=length)
    nights = {ON: "First"} | {ON + timedelta(days=n): f"Town {n}" for n in at}
    rates = [Rate(place, usd(6800), date(2000, 1, 1)) for place in nights.values()]
    days = journey(ON, back, nights, rates)
    assert (days[0].on, days[-1].on, len(days)) == (ON, back, length + 1)
    assert all(two.on - one.on == timedelta(days=1) for one, two in pairwise(days))
    assert [day.on for day in days if day.travel_day] == sorted({ON, back})


def test_a_rate_changes_with_the_month_and_the_last_day_has_no_night() -> None:
    start, back = date(2026, 4, 29), date(2026, 5, 2)
    april = Rate("Nagoya", usd(13000), date(2026, 4, 1), date(2026, 4, 30), usd(20000), True)
    may = Rate("NAGOYA", usd(14000), date(2026, 5, 1), None, usd(21000), True)
    lunch = {date(2026, 4, 30): HOST_LUNCH}
    days = journey(start, back, {start: "Nagoya"}, [may, april], lunch)
    assert [day.rate.minor for day in days] == [13000, 13000, 14000, 14000]
    assert [day.lodging for day in days] == [usd(20000), usd(20000), usd(21000), None]
    assert [day.provided for day in days] == [frozenset(), HOST_LUNCH, frozenset(), frozenset()]
    with pytest.raises(UserError, match="no daily rate for Nagoya on 1 May 2026"):
        journey(start, back, {start: "Nagoya"}, [april])


def test_a_place_without_a_rate_has_the_standard_one() -> None:
    rate = per_diem.standard_rate(RULES, "Galena", ON)
    assert (rate.meals, rate.lodging) == (usd(6800), usd(11000))
    assert per_diem.rate_on([rate], "galena", ON) == rate


@given(st.lists(DAYS, max_size=6))
def test_a_journey_pays_the_sum_of_its_days(days: list[Day]) -> None:
    paid = [allowance(day, RULES) for day in days]
    assert sum(amount.minor for amount in totals(paid)) == sum(each.paid.minor for each in paid)


def test_currencies_are_never_added() -> None:
    abroad = allowance(Day(ON, "Kraków", Amount(20000, "PLN"), True), RULES)
    here = allowance(Day(ON, "Here", usd(6800)), RULES)
    assert totals([abroad, here, here]) == [Amount(20000, "PLN"), usd(13600)]
    with pytest.raises(UserError, match="cannot be compared"):
        check_actual(Amount(1, "PLN"), usd(1), ON, RULES)


def test_actual_expenses_are_checked_against_three_times_the_rate() -> None:
    assert check_actual(usd(53400), usd(17800), ON, RULES).over is None
    assert check_actual(usd(53401), usd(17800), ON, RULES).over == usd(1)


def test_the_recorded_days_of_a_visit_are_reckoned(desk: DeskFile, values_for: Callable[..., dict[str, Any]]) -> None:
    with desk.write("Add days") as door:
        first = door.add("per_diem_day", {
            **values_for(door, "per_diem_day"), "on": ON, "locality": "Nagoya", "country": "JP",
            "meals_rate": usd(14000), "travel_day": True, "lunch": True,
        })  # fmt: skip
        door.add("per_diem_day", values_for(door, "per_diem_day", 2))
    visit = desk.get("per_diem_day", first).values["delegation"]
    days = per_diem.days_of(desk, visit)
    assert days == {first: Day(ON, "Nagoya", usd(14000), True, True, HOST_LUNCH)}
    assert allowance(days[first], RULES).paid == usd(10500 - 3500)
