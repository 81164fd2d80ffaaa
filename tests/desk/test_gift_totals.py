"""Gifts: added by source and recipient, against the rule of their day, with what is due and the nil statements."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk.gift_sums import totals
from cityintl.desk.gift_totals import (
    DISCLOSED,
    OPEN,
    Gift,
    Party,
    Reach,
    Span,
    block,
    due,
    law,
    periods,
    statements,
    weighed,
    window,
)
from cityintl.desk.rules import Rule, defaults
from cityintl.errors import UserError
from cityintl.records.money import Amount

RULES = [
    Rule(**{"jurisdiction": None, **{n: v for n, v in values.items() if n in Rule.__dataclass_fields__}})
    for values in defaults()
]
MAYOR, CLERK = Party("person", 1, "Mayor Ruiz"), Party("person", 2, "Clerk Bly")
NAGOYA, KRAKOW = Party("partner", 1, "Nagoya"), Party("partner", 2, "Kraków")
DALLAS, BALTIMORE = "Dallas, Texas", "Baltimore, Maryland"
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
AMOUNTS = st.builds(Amount, st.integers(0, 40_000), st.sampled_from(["USD", "USD", "JPY"]))
GIFTS = st.lists(
    st.tuples(DAYS, st.sampled_from([NAGOYA, KRAKOW]), st.sampled_from([MAYOR, CLERK]), st.none() | AMOUNTS,
              st.booleans(), st.booleans()),
    max_size=12,
).map(lambda rows: [Gift(n, *row) for n, row in enumerate(rows, 1)])  # fmt: skip


def usd(dollars: int) -> Amount:
    return Amount(dollars * 100, "USD")


def gift(number: int, on: date, value: Amount | None, **more: Any) -> Gift:
    return Gift(**{"number": number, "on": on, "source": NAGOYA, "recipient": MAYOR, "value": value, **more})


def rule(code: str, value: float, unit: str, **more: Any) -> Rule:
    return Rule(**{"code": code, "label": "A rule", "value": value, "unit": unit, "jurisdiction": None,
                   "effective_from": date(2020, 1, 1), "verified": True, **more})  # fmt: skip


def test_the_gift_that_brings_the_year_of_a_source_to_the_threshold_is_named() -> None:
    gifts = [gift(n, date(2026, n, 10), usd(120)) for n in (1, 2, 3, 4)]
    found = weighed(gifts, RULES, DALLAS)
    assert [w.reach for w in found] == [Reach.PART, Reach.PART, Reach.CROSSES, Reach.ABOVE]
    assert [w.total for w in found] == [usd(360), usd(360), usd(360), usd(480)]
    assert found[2].together == (1, 2, 3)
    assert found[2].said == (
        "Brings the total over the threshold: $360 from Nagoya, threshold $300 (Dallas, Texas)."
    )  # fmt: skip
    assert found[0].said == "Part of a total over the threshold: $360 from Nagoya, threshold $300 (Dallas, Texas)."
    assert {w.gift.number for w in weighed(gifts[:2], RULES, DALLAS) if w.reach in DISCLOSED} == set()


def test_what_a_sum_is_made_of_stands_in_the_statement_of_the_quarter_in_which_it_was_reached() -> None:
    gifts = [gift(n, date(2026, 3 * n - 2, 10), usd(120)) for n in (1, 2, 3, 4)]
    gifts.append(gift(5, date(2026, 9, 30), usd(20), source=KRAKOW))
    made = statements(gifts, [MAYOR], RULES, YEAR, DALLAS)
    assert [[w.gift.number for w in s.disclosed] for s in made] == [[], [], [1, 2, 3], [4]]
    assert [s.nil for s in made] == [True, True, False, False]


def test_a_gift_is_disclosed_as_late_as_the_one_that_brought_the_sum_over() -> None:
    quarters = [rule("gift_threshold_cumulative", 100, "USD"), rule("gift_window_months", 12, "months"),
                rule("gift_report_period_months", 3, "months"), rule("gift_report_after_days", 15, "days")]  # fmt: skip
    gifts = [gift(1, date(2026, 1, 10), usd(60)), gift(2, date(2026, 5, 14), usd(60))]
    found = weighed(gifts, quarters)
    assert [w.due for w in found] == [date(2026, 7, 15)] * 2
    assert [w.stated_on for w in found] == [date(2026, 5, 14)] * 2


def test_a_large_gift_after_small_ones_of_the_same_source_makes_them_disclosed_too() -> None:
    gifts = [gift(1, date(2026, 1, 10), usd(20)), gift(2, date(2026, 5, 14), usd(400))]
    assert [w.reach for w in weighed(gifts, RULES, DALLAS)] == [Reach.PART, Reach.SINGLE]


def test_another_source_another_recipient_and_another_year_are_not_added() -> None:
    gifts = [
        gift(1, date(2025, 12, 31), usd(200)),
        gift(2, date(2026, 1, 1), usd(200)),
        gift(3, date(2026, 1, 2), usd(200), source=KRAKOW),
        gift(4, date(2026, 1, 3), usd(200), recipient=CLERK),
    ]
    assert {w.reach for w in weighed(gifts, RULES, DALLAS)} == {Reach.BELOW}


def test_reaching_a_threshold_is_enough_but_where_it_says_more_than_it_is_not() -> None:
    on = date(2026, 5, 14)
    assert weighed([gift(1, on, usd(300))], RULES, DALLAS)[0].reach is Reach.SINGLE
    assert weighed([gift(1, on, Amount(29999, "USD"))], RULES, DALLAS)[0].reach is Reach.BELOW
    assert weighed([gift(1, on, usd(20))], RULES, BALTIMORE)[0].reach is Reach.BELOW
    assert weighed([gift(1, on, Amount(2001, "USD"))], RULES, BALTIMORE)[0].reach is Reach.SINGLE
    series = [gift(n, on + timedelta(days=n), usd(20)) for n in range(1, 6)]
    assert [w.reach for w in weighed(series[:-1], RULES, BALTIMORE)] == [Reach.BELOW] * 4
    assert [w.reach for w in weighed(series, RULES, BALTIMORE)] == [*[Reach.PART] * 4, Reach.CROSSES]


def test_a_rolling_window_looks_back_from_each_gift() -> None:
    rolling = [rule("gift_threshold_cumulative", 300, "USD"), rule("gift_window_rolling_months", 12, "months")]
    gifts = [gift(1, date(2025, 5, 14), usd(200)), gift(2, date(2026, 5, 13), usd(200))]
    assert weighed(gifts, rolling)[1].reach is Reach.CROSSES
    gifts[1] = replace(gifts[1], on=date(2026, 5, 14))
    assert weighed(gifts, rolling)[1].reach is Reach.BELOW


def test_each_gift_meets_the_rule_of_its_own_day() -> None:
    old = rule("gift_threshold_single", 100, "USD", effective_to=date(2025, 12, 31))
    new = rule("gift_threshold_single", 50, "USD", effective_from=date(2026, 1, 1))
    gifts = [gift(1, date(2025, 12, 31), usd(60)), gift(2, date(2026, 1, 1), usd(60))]
    assert [w.reach for w in weighed(gifts, [old, new])] == [Reach.BELOW, Reach.SINGLE]
    assert [w.reach for w in weighed(gifts, [new])] == [Reach.NO_RULE, Reach.SINGLE]


def test_currencies_are_never_added_and_it_is_said() -> None:
    on = date(2026, 5, 14)
    found = weighed([gift(1, on, Amount(250, "EUR")), gift(2, on, usd(299))], RULES, DALLAS)
    assert [w.reach for w in found] == [Reach.OTHER_CURRENCY, Reach.BELOW]
    assert found[0].said == "€2.50 is not added: the rule in force names another currency."
    assert found[1].total == usd(299)


def test_a_gift_without_a_value_has_to_be_looked_at() -> None:
    found = weighed([gift(1, date(2026, 5, 14), None)], RULES, DALLAS)[0]
    assert found.reach in OPEN
    assert found.said == "Without a value."


def test_gifts_for_the_city_count_only_where_the_rules_say_so() -> None:
    ours, on = gift(1, date(2026, 5, 14), usd(400), for_city=True), date(2026, 5, 14)
    assert weighed([ours], RULES)[0].reach is Reach.NOT_COUNTED
    assert weighed([ours], RULES, "Fresno, California")[0].reach is Reach.NO_RULE
    assert weighed([ours], RULES, "Fresno, California")[0].due == on + timedelta(days=30)
    assert weighed([ours], [rule("gift_threshold_single", 50, "USD")])[0].reach is Reach.SINGLE


def test_a_threshold_that_nobody_verified_says_so() -> None:
    said = weighed([gift(1, date(2026, 5, 14), usd(60))], RULES)[0].said
    assert said == "Over the threshold by itself: $60 from Nagoya, threshold $50 (this office’s rule, not verified)."


@pytest.mark.parametrize(
    ("place", "on", "until"),
    [
        ("Aurora, Colorado", date(2026, 2, 3), date(2026, 4, 15)),
        ("Aurora, Colorado", date(2026, 4, 1), date(2026, 7, 15)),
        ("Aurora, Colorado", date(2026, 9, 30), date(2026, 10, 15)),
        ("Aurora, Colorado", date(2026, 12, 31), date(2027, 1, 15)),
        ("Searsboro, Iowa", date(2026, 1, 31), date(2026, 2, 15)),
        ("Searsboro, Iowa", date(2026, 12, 1), date(2027, 1, 15)),
        ("California", date(2026, 5, 14), date(2026, 6, 13)),
        (DALLAS, date(2026, 5, 14), None),
        (None, date(2026, 5, 14), date(2027, 1, 30)),
    ],
)
def test_a_disclosure_is_due_as_its_place_says(place: str | None, on: date, until: date | None) -> None:
    assert due(on, law(RULES, on, place)) == until


def test_a_quarter_without_gifts_has_a_nil_statement_for_each_recipient() -> None:
    gifts = [
        gift(1, date(2026, 2, 3), usd(400)),
        gift(2, date(2026, 5, 3), usd(10), source=KRAKOW),
        gift(3, date(2026, 8, 3), None),
    ]
    found = statements(gifts, [MAYOR, CLERK], RULES, YEAR, DALLAS)
    assert [(s.period.first.month, s.recipient.name, s.nil) for s in found] == [
        (1, "Mayor Ruiz", False), (1, "Clerk Bly", True),
        (4, "Mayor Ruiz", True), (4, "Clerk Bly", True),
        (7, "Mayor Ruiz", False), (7, "Clerk Bly", True),
        (10, "Mayor Ruiz", True), (10, "Clerk Bly", True),
    ]  # fmt: skip
    assert [w.gift.number for w in found[0].disclosed] == [1]
    assert [w.gift.number for w in found[4].unclear] == [3]


def test_only_people_sign_that_they_got_nothing() -> None:
    city = Party("home", 1, "Riverton")
    got = [replace(gift(1, date(2026, 2, 3), usd(400)), recipient=city), gift(2, date(2026, 5, 3), usd(400))]
    found = statements(got, [city, MAYOR], RULES, YEAR, DALLAS)
    assert [(s.period.first.month, s.recipient, s.nil) for s in found if s.recipient == city] == [(1, city, False)]
    assert len([s for s in found if s.recipient == MAYOR]) == 4


def test_where_no_statements_are_asked_none_are_made() -> None:
    assert statements([gift(1, date(2026, 2, 3), usd(400))], [MAYOR], RULES, YEAR, "California") == []


def test_periods_change_with_the_rule() -> None:
    quarters = rule("gift_report_period_months", 3, "months", effective_to=date(2026, 6, 30))
    months = rule("gift_report_period_months", 1, "months", effective_from=date(2026, 7, 1))
    found = periods([quarters, months, rule("gift_report_after_days", 15, "days")], YEAR)
    assert [span.first.month for span, _until in found] == [1, 4, 7, 8, 9, 10, 11, 12]
    assert [until for _span, until in found][:3] == [date(2026, 4, 15), date(2026, 7, 15), date(2026, 8, 15)]


def test_months_that_do_not_divide_the_year_are_refused() -> None:
    with pytest.raises(UserError, match="5 months do not divide the year"):
        block(date(2026, 5, 14), 5)


@given(DAYS, st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_a_day_lies_in_its_block_and_blocks_follow_each_other(on: date, months: int) -> None:
    span = block(on, months)
    assert span.first <= on <= span.last
    assert block(span.first, months) == block(span.last, months) == span
    assert block(span.last + timedelta(days=1), months).first == span.last + timedelta(days=1)


@given(DAYS, st.integers(1, 36))
def test_a_rolling_window_ends_with_its_gift(on: date, months: int) -> None:
    span = window(on, law([rule("gift_window_rolling_months", months, "months")], on))
    assert span is not None
    assert span.last == on
    assert 28 * months <= (span.last - span.first).days + 1 <= 31 * months + 3


@given(GIFTS, st.sampled_from([None, DALLAS, BALTIMORE]))
def test_every_gift_received_is_weighed_once_and_totals_hold(gifts: list[Gift], place: str | None) -> None:
    found = weighed(gifts, RULES, place)
    assert sorted(w.gift.number for w in found) == [g.number for g in gifts if g.received]
    values = {g.number: g.value for g in gifts}
    for w in found:
        if w.total:
            parts = [values[n] for n in w.together]
            assert {part.currency for part in parts if part} == {w.total.currency}
            assert sum(part.minor for part in parts if part) == w.total.minor
        else:
            assert w.reach in OPEN | {Reach.NOT_COUNTED}


@given(GIFTS)
def test_one_more_dollar_never_takes_a_gift_out_of_the_statement(gifts: list[Gift]) -> None:
    more = [replace(g, value=Amount(g.value.minor + 100, g.value.currency)) if g.value else g for g in gifts]
    before = {w.gift.number for w in weighed(gifts, RULES, DALLAS) if w.reach in DISCLOSED}
    after = {w.gift.number for w in weighed(more, RULES, DALLAS) if w.reach in DISCLOSED}
    assert before <= after


@given(GIFTS, st.randoms(use_true_random=False))
def test_the_order_in_which_gifts_were_entered_does_not_matter(gifts: list[Gift], chance: Any) -> None:
    mixed = list(gifts)
    chance.shuffle(mixed)
    assert weighed(mixed, RULES, DALLAS) == weighed(gifts, RULES, DALLAS)


@given(GIFTS)
def test_in_a_year_of_a_source_the_threshold_is_crossed_at_most_once(gifts: list[Gift]) -> None:
    crossed = [
        (w.gift.recipient, w.gift.source, w.window) for w in weighed(gifts, RULES, DALLAS) if w.reach is Reach.CROSSES
    ]
    assert len(crossed) == len(set(crossed))


@given(GIFTS)
def test_what_is_disclosed_or_open_stands_in_exactly_one_statement(gifts: list[Gift]) -> None:
    days = Span(date(2024, 1, 1), date(2027, 12, 31))
    made = statements(gifts, [MAYOR, CLERK], RULES, days, DALLAS)
    stated = [w.gift.number for s in made for w in (*s.disclosed, *s.unclear)]
    expected = [w.gift.number for w in weighed(gifts, RULES, DALLAS) if w.reach in DISCLOSED | OPEN]
    assert sorted(stated) == sorted(expected)
    for s in made:
        for w in (*s.disclosed, *s.unclear):
            assert w.gift.on <= w.stated_on
            assert s.period.first <= w.stated_on <= s.period.last
    assert len(made) == 2 * 16
    assert all(s.nil == (not s.disclosed and not s.unclear) for s in made)


@given(GIFTS)
def test_in_a_year_whose_sum_reaches_the_threshold_every_gift_is_disclosed(gifts: list[Gift]) -> None:
    disclosed = {w.gift.number for w in weighed(gifts, RULES, DALLAS) if w.reach in DISCLOSED}
    years: dict[object, list[Gift]] = {}
    for g in gifts:
        if g.received and g.value and g.value.currency == "USD" and law(RULES, g.on, DALLAS):
            years.setdefault((g.on.year, g.source, g.recipient), []).append(g)
    for same in years.values():
        counted = [g for g in same if not g.for_city] if not _city_counts(same[0].on) else same
        if sum(g.value.minor for g in counted if g.value) >= 30_000:
            assert {g.number for g in counted} <= disclosed
        else:
            assert not {g.number for g in same} & disclosed


def _city_counts(on: date) -> bool:
    found = law(RULES, on, DALLAS).get("gift_for_city_counts")
    return found is None or found.yes


@given(GIFTS, st.booleans())
def test_totals_keep_every_gift_and_every_currency_apart(gifts: list[Gift], received: bool) -> None:
    found = totals(gifts, YEAR, received=received)
    here = [g for g in gifts if g.received is received and YEAR.first <= g.on <= YEAR.last]
    assert sum(t.gifts for t in found) == len(here)
    for currency in ("USD", "JPY"):
        expected = sum(g.value.minor for g in here if g.value and g.value.currency == currency)
        assert sum(t.amount.minor for t in found if t.amount and t.amount.currency == currency) == expected


def test_the_first_and_the_last_day_of_a_period_belong_to_it() -> None:
    gifts = [gift(1, date(2026, 1, 1), usd(400)), gift(2, date(2026, 3, 31), usd(400)), gift(3, date(2026, 4, 1), None)]
    first, second, *_rest = statements(gifts, [MAYOR], RULES, YEAR, DALLAS)
    assert [w.gift.number for w in first.disclosed] == [1, 2]
    assert [w.gift.number for w in second.unclear] == [3]


def test_periods_begin_in_the_month_in_which_the_rule_does() -> None:
    monthly = rule("gift_report_period_months", 1, "months", effective_from=date(2026, 2, 1))
    assert [span.first.month for span, _until in periods([monthly], YEAR)] == list(range(2, 13))


def test_the_largest_sums_come_first_and_gifts_without_a_value_are_counted_apart() -> None:
    on = date(2026, 5, 14)
    sums = [gift(1, on, usd(10)), gift(2, on, usd(90), source=KRAKOW), gift(3, on, usd(30)), gift(4, on, None)]
    assert [(t.source.name, t.amount, t.gifts) for t in totals(sums, YEAR)] == [
        ("Nagoya", None, 1),
        ("Kraków", usd(90), 1),
        ("Nagoya", usd(40), 2),
    ]
    assert totals(sums, YEAR, received=False) == []
