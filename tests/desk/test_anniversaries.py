"""Anniversaries: round ones ahead, also of days known only in part; the steps come from the rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk.anniversaries import Occasion, ahead, comes_round, marked, occasions_of, steps
from cityintl.desk.rules import Rule, defaults
from cityintl.errors import UserError
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
RULES = [
    Rule(**{"jurisdiction": None, **{n: v for n, v in values.items() if n in Rule.__dataclass_fields__}})
    for values in defaults()
]
DAYS = st.dates(date(1900, 1, 1), date(2060, 12, 31))
KNOWN = DAYS.flatmap(lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))
STEPS = st.lists(st.integers(1, 30), min_size=1, max_size=3)


def changed(code: str, value: float) -> list[Rule]:
    return [replace(r, value=value) if r.code == code else r for r in RULES]


def tie(number: int, known: str | None) -> Occasion:
    return Occasion("tie", number, f"Tie {number}", known)


def test_the_round_ones_of_the_next_year_are_told_the_nearest_first() -> None:
    ties = [tie(1, "1966-10-02"), tie(2, "1976-07-04"), tie(3, "2001-05-13"), tie(4, "2002-05-14"), tie(5, None)]
    found = ahead(ties, TODAY, RULES)
    assert [(a.occasion.number, a.marked.years, a.marked.step, a.marked.on) for a in found] == [
        (2, 50, 25, date(2026, 7, 4)),
        (1, 60, 10, date(2026, 10, 2)),
        (4, 25, 25, date(2027, 5, 14)),
    ]


def test_the_day_itself_is_still_ahead() -> None:
    assert ahead([tie(1, "2021-05-14")], TODAY, RULES)[0].marked.years == 5
    assert ahead([tie(1, "2021-05-13")], TODAY, RULES) == []


def test_the_rules_say_every_how_many_years_and_how_far_ahead() -> None:
    assert steps(RULES, TODAY) == (5, 10, 25)
    six = ahead([tie(1, "2020-05-20")], TODAY, changed("anniversary_every", 6))
    assert [(a.marked.years, a.marked.step) for a in six] == [(6, 6)]
    assert ahead([tie(1, "2016-09-01")], TODAY, changed("anniversary_lead", 3)) == []
    assert steps(changed("anniversary_every", 1), TODAY) == (1, 10, 25)
    with pytest.raises(UserError, match="every 0 years"):
        steps(changed("anniversary_every", 0), TODAY)


def test_what_is_known_only_in_part_has_no_day() -> None:
    month = ahead([tie(1, "1986-05")], TODAY, RULES)[0].marked
    assert (month.on, month.first, month.last) == (None, date(2026, 5, 1), date(2026, 5, 31))
    year = ahead([tie(1, "1986")], TODAY, RULES)[0].marked
    assert (year.on, year.first, year.last) == (None, date(2026, 1, 1), date(2026, 12, 31))
    assert ahead([tie(1, "1986-04")], TODAY, RULES) == []


def test_a_leap_day_is_kept_on_the_28th() -> None:
    assert [m.on for m in marked("2024-02-29", date(2029, 1, 1), date(2044, 12, 31), (5,))] == [
        date(2029, 2, 28), date(2034, 2, 28), date(2039, 2, 28), date(2044, 2, 29),
    ]  # fmt: skip


@given(KNOWN, DAYS, st.integers(0, 2000), STEPS)
def test_what_is_marked_is_round_and_can_fall_into_the_days(
    known: str, first: date, length: int, every: list[int]
) -> None:
    last = first + timedelta(days=length)
    for found in marked(known, first, last, every):
        assert found.years > 0
        assert found.years % found.step == 0
        assert found.step in every
        assert found.first <= last
        assert found.last >= first
        assert comes_round(known, int(known[:4]) + found.years) == (found.first, found.last)
        assert (found.on is not None) == (len(known) == 10)


@given(KNOWN, DAYS, st.integers(0, 2000), st.integers(1, 30))
def test_no_round_one_is_forgotten(known: str, first: date, length: int, step: int) -> None:
    last, begin = first + timedelta(days=length), int(known[:4])
    found = {m.years for m in marked(known, first, last, [step])}
    for year in range(begin + 1, last.year + 1):
        opens, closes = comes_round(known, year)
        assert ((year - begin) in found) == ((year - begin) % step == 0 and opens <= last and closes >= first)


def test_ties_that_ended_are_not_remembered_and_suspended_ones_are(desk: DeskFile, values_for) -> None:
    with desk.write("Add ties") as door:
        for n, status in enumerate((TieStatus.ACTIVE, TieStatus.SUSPENDED, TieStatus.TERMINATED), 1):
            door.add("tie", {**values_for(door, "tie", n), "signed_on": "1986-09", "status": status})
        door.add("tie", {**values_for(door, "tie", 9), "signed_on": None})
    found = occasions_of(desk)
    assert [(o.number, o.known) for o in found] == [(1, "1986-09"), (2, "1986-09")]
    assert [a.marked.years for a in ahead(found, TODAY, RULES)] == [40, 40]
