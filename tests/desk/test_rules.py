"""Rules: which one is in force where and when, its value exactly, and the rows that come with the program."""

import tomllib
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl import paths
from cityintl.desk.rules import Rule, add_defaults, defaults, in_force, moved, needed, rules_of, together
from cityintl.errors import UserError
from cityintl.records.money import Amount
from cityintl.store import DeskFile

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
SINCE = date(2020, 1, 1)


def rule(code: str = "thank_you_after", value: float = 5, unit: str = "days", **more: Any) -> Rule:
    return Rule(**{"code": code, "label": "A rule", "value": value, "unit": unit, "jurisdiction": None,
                   "effective_from": SINCE, **more})  # fmt: skip


def shipped() -> list[Rule]:
    known = set(Rule.__dataclass_fields__)
    return [Rule(**{"jurisdiction": None, **{n: v for n, v in values.items() if n in known}}) for values in defaults()]


def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    year = rule(effective_from=date(2025, 10, 1), effective_to=date(2026, 9, 30))
    assert in_force([year], year.code, date(2025, 9, 30)) is None
    assert in_force([year], year.code, date(2025, 10, 1)) == year
    assert in_force([year], year.code, date(2026, 9, 30)) == year
    assert in_force([year], year.code, date(2026, 10, 1)) is None


def test_the_newest_rule_wins_though_the_older_one_never_ended() -> None:
    old, new = rule(value=5), rule(value=7, effective_from=date(2024, 1, 1))
    assert in_force([new, old], old.code, date(2023, 12, 31)) == old
    assert in_force([new, old], old.code, date(2024, 1, 1)) == new


def test_the_nearest_jurisdiction_wins_even_when_its_rule_is_older() -> None:
    city = rule(value=1, jurisdiction="Dallas, Texas", effective_from=date(2001, 1, 1))
    state, ours = rule(value=2, jurisdiction="Texas"), rule(value=3, effective_from=date(2024, 1, 1))
    every = [ours, state, city]
    asked = {"dallas,  texas": city, "Austin, Texas": state, "TEXAS": state, "Ohio": ours, None: ours, "": ours}
    for place, expected in asked.items():
        assert in_force(every, ours.code, date(2026, 5, 14), place) == expected


@given(st.lists(st.tuples(DAYS, st.none() | DAYS, st.sampled_from([None, "Texas"])), max_size=8), DAYS)
def test_what_is_in_force_holds_on_that_day_and_nothing_newer_does(
    spans: list[tuple[date, date | None, str | None]], on: date
) -> None:
    every = [rule(value=n, effective_from=a, effective_to=b, jurisdiction=j) for n, (a, b, j) in enumerate(spans)]
    for place in (None, "Texas"):
        found = in_force(every, "thank_you_after", on, place)
        own = [r for r in every if r.holds(on) and r.jurisdiction == place]
        if place and not own:
            own = [r for r in every if r.holds(on) and r.jurisdiction is None]
        assert (found is None) == (not own)
        if found:
            assert found in own
            assert found.effective_from == max(r.effective_from for r in own)


def test_rules_that_belong_together_come_from_one_jurisdiction() -> None:
    every = [
        rule("gift_threshold_single", 50, "USD"),
        rule("gift_window_months", 12, "months"),
        rule("gift_threshold_single", 20, "USD", jurisdiction="Ohio"),
    ]
    codes = ("gift_threshold_single", "gift_window_months")
    found = together(every, codes, date(2026, 5, 14), "Ohio")
    assert {code: r.value for code, r in found.items()} == {"gift_threshold_single": 20}
    assert set(together(every, codes, date(2026, 5, 14), "Iowa")) == set(codes)
    assert together(every, codes, date(2019, 5, 14)) == {}


def test_a_missing_rule_is_asked_for_in_words() -> None:
    with pytest.raises(UserError, match="No rule “mie_68_lunch” is in force on 1 October 2026"):
        needed([], "mie_68_lunch", date(2026, 10, 1))


def test_money_and_shares_are_exact() -> None:
    assert rule(value=300.0, unit="USD").amount == Amount(30000, "USD")
    assert rule(value=0.1, unit="usd").amount == Amount(10, "USD")
    assert rule(value=19.99, unit="EUR").amount == Amount(1999, "EUR")
    assert rule(value=5000.0, unit="JPY").amount == Amount(5000, "JPY")
    assert rule(value=75.0, unit="%").share == Fraction(3, 4)
    assert rule(value=12.3, unit="%").share == Fraction(123, 1000)


@given(st.integers(0, 10**11))
def test_every_amount_of_cents_comes_back_exactly(cents: int) -> None:
    assert rule(value=cents / 100, unit="USD").amount == Amount(cents, "USD")


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (5, "weeks", "days"),
        (5, "days", "months"),
        (2.5, "days", "days"),
        (5, "days", "share"),
        (5, "days", "amount"),
        (0.001, "USD", "amount"),
        (1, "days", "yes"),
    ],
)
def test_a_value_of_another_unit_is_refused_with_the_name_of_the_rule(value: float, unit: str, read: str) -> None:
    with pytest.raises(UserError, match=r"“A rule” \(thank_you_after\)"):
        getattr(rule(value=value, unit=unit), read)


def test_years_are_months_too_and_yes_is_one() -> None:
    assert rule(value=2, unit="years").months == 24
    assert rule(value=1, unit="yes or no").yes
    assert not rule(value=0, unit="yes or no").yes


def test_days_are_moved_as_the_rule_says() -> None:
    arrival = date(2027, 5, 10)
    assert moved(rule(value=84), arrival, back=True) == date(2027, 2, 15)
    assert moved(rule(value=28), arrival, back=True) == date(2027, 4, 12)
    assert moved(rule(value=120), date(2027, 6, 30)) == date(2027, 10, 28)
    assert moved(rule(value=90), date(2027, 6, 30)) == date(2027, 9, 28)
    assert moved(rule(value=30), date(2026, 12, 31)) == date(2027, 1, 30)
    assert moved(rule(value=9, unit="months"), date(2027, 6, 30)) == date(2028, 3, 31)
    assert moved(rule(value=3, unit="years"), date(2024, 2, 29)) == date(2027, 2, 28)


def test_working_days_leave_out_weekends_and_the_citys_holidays() -> None:
    five = rule(value=5, unit="working days")
    thursday, labor_day = date(2026, 9, 3), date(2026, 9, 7)
    assert moved(five, thursday) == date(2026, 9, 10)
    assert moved(five, thursday, free={labor_day}) == date(2026, 9, 11)
    assert moved(five, date(2026, 9, 11), back=True, free={labor_day}) == thursday
    assert moved(rule(value=2, unit="working days"), date(2026, 5, 17), back=True) == date(2026, 5, 14)


@given(DAYS, st.integers(1, 60), st.booleans(), st.sets(DAYS, max_size=5))
def test_so_many_working_days_lie_between(start: date, count: int, back: bool, free: set[date]) -> None:
    end = moved(rule(value=count, unit="working days"), start, back=back, free=free)
    step = timedelta(days=-1 if back else 1)
    between = [start + step * n for n in range(1, abs((end - start).days) + 1)]
    assert sum(day.weekday() < 5 and day not in free for day in between) == count
    assert end.weekday() < 5
    assert end not in free


def test_each_shipped_rule_says_its_source_and_is_checked_or_said_not_to_be() -> None:
    every = shipped()
    for r in every:
        assert len(r.citation or "") > 20, r.code
        assert r.verified is not None, r.code
        assert bool(r.checked_on) == r.verified, r.code
        assert r.effective_to is None or r.effective_to >= r.effective_from, r.code
    identities = [(r.code, r.jurisdiction, r.effective_from) for r in every]
    assert len(set(identities)) == len(identities)


def test_each_shipped_value_can_be_used_in_its_unit() -> None:
    units = {"USD": "amount", "%": "share", "days": "days", "months": "months", "years": "months", "yes or no": "yes"}
    for r in shipped():
        if r.unit in units:
            getattr(r, units[r.unit])
        else:
            assert r.unit in ("working days", "people"), r.code
            assert r.count(r.unit) >= 0


def test_the_shipped_meals_add_up_to_their_tier() -> None:
    every, on = shipped(), date(2026, 5, 14)
    for tier in (68, 74, 80, 86, 92):
        parts = [needed(every, f"mie_{tier}_{p}", on).value for p in ("breakfast", "lunch", "dinner", "incidentals")]
        assert sum(parts) == tier


def test_the_web_rule_reaches_large_cities_a_year_before_small_ones() -> None:
    def first_due(people: int) -> date:
        return min(r.effective_from for r in shipped() if r.code == "web_access_people" and people >= r.count("people"))

    assert first_due(50_000) == date(2027, 4, 26)
    assert first_due(49_999) == date(2028, 4, 26)


def test_the_file_of_rules_is_plain_toml() -> None:
    with paths.resource("rules.toml").open("rb") as file:
        assert set(tomllib.load(file)) == {"rule"}


def test_the_usual_rules_are_added_once_and_undone_in_one_step(desk: DeskFile) -> None:
    before = desk.count("rule")
    added = add_defaults(desk)
    assert desk.count("rule") == before + added == len(defaults())
    assert add_defaults(desk) == 0
    assert {r.code for r in rules_of(desk)} == {values["code"] for values in defaults()}
    assert needed(rules_of(desk), "gift_threshold_single", desk.today, "Dallas, Texas").amount == Amount(30000, "USD")
    if added:
        assert desk.undo() == "Add the usual rules"
        assert desk.count("rule") == before


def test_a_rule_of_the_desks_own_is_not_added_again_nor_changed(desk: DeskFile) -> None:
    add_defaults(desk)
    own = next(
        n for n, r in zip(desk.listing("rule", ()).ids, rules_of(desk), strict=True) if r.code == "thank_you_after"
    )
    other = next(n for n in desk.listing("rule", ()).ids if n != own)
    with desk.write("Change rules") as door:
        door.set("rule", own, {"value": 3.0})
        door.delete("rule", other)
    assert add_defaults(desk) == 1
    assert needed(rules_of(desk), "thank_you_after", desk.today).count("working days") == 3
