"""Progress of an indicator: by direction, against the time, never out of words, mixtures or a single point."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from cityintl.desk.progress import Progress, Standing, percent, progress, same_meaning, series
from cityintl.desk.rules import Rule
from cityintl.records.indicator import Better

RULE = Rule("progress_tolerance", "Tolerance", 10.0, "%", None, date(2020, 1, 1))
WHOLE = some.integers(-1000, 1000)


def indicator(**more: Any) -> dict[str, Any]:
    bare = {"unit": "%", "better": Better.DOWN, "version": 2025, "meaning_since": None, "meaning_until": None}
    return {**bare, **more}


def use(**more: Any) -> dict[str, Any]:
    bare = {"baseline_year": "2019", "baseline_value": 20.0, "target_year": 2030, "target_value": 10.0}
    return {**bare, **more}


def value(number: int, year: str, what: float | None, **more: Any) -> dict[str, Any]:
    bare = {
        "id": number, "year": year, "number": what, "disaggregation": None, "unit": None, "version": None,
        "superseded_by": None, "revised_on": None, "reported_on": None, "provisional": None, "text": None,
    }  # fmt: skip
    return {**bare, **more}


def told(*rows: dict[str, Any], rule: Rule | None = RULE, of: Any = None, **here: Any) -> Progress:
    return progress(of or indicator(), use(**here), rows, rule)


def test_forty_per_cent_done_in_fifty_five_of_the_time_is_behind() -> None:
    found = told(value(1, "2025", 16.0))
    assert (found.standing, found.done, found.time) == (Standing.BEHIND, Fraction(2, 5), Fraction(6, 11))
    assert found.said == "40% of the way in 55% of the time: behind"


@pytest.mark.parametrize(
    ("latest", "standing"),
    [
        (14.5, Standing.ON_TRACK),  # 55% of the way, a little more than the time
        (15.5, Standing.ON_TRACK),  # 45 %: within the ten points of the rule
        (15.6, Standing.BEHIND),  # 44 %
        (10.0, Standing.REACHED),
        (9.0, Standing.REACHED),
        (20.0, Standing.BEHIND),
        (21.0, Standing.AWAY),
    ],
)
def test_the_rule_decides_what_is_behind(latest: float, standing: Standing) -> None:
    assert told(value(1, "2025", latest)).standing is standing


def test_without_a_rule_nobody_is_called_behind() -> None:
    assert told(value(1, "2025", 16.0), rule=None).standing is Standing.NO_RULE


def test_where_up_is_good_the_same_reckoning_holds() -> None:
    found = told(value(1, "2025", 60.0), of=indicator(better=Better.UP), baseline_value=40.0, target_value=90.0)
    assert (found.standing, percent(found.done or Fraction(0))) == (Standing.BEHIND, 40)


@pytest.mark.parametrize(
    ("more", "here", "standing"),
    [
        ({"better": None}, {}, Standing.NO_DIRECTION),
        ({"better": Better.NEITHER}, {}, Standing.NO_DIRECTION),
        ({"better": Better.UP}, {}, Standing.CONTRARY),
        ({}, {"target_value": None}, Standing.NO_TARGET),
        ({}, {"target_year": None}, Standing.NO_TARGET),
        ({}, {"target_year": 2019}, Standing.NO_TARGET),
    ],
)
def test_what_cannot_be_said_says_why(more: dict[str, Any], here: dict[str, Any], standing: Standing) -> None:
    assert told(value(1, "2025", 16.0), of=indicator(**more), **here).standing is standing


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [value(1, "2019", 20.0)],
        [value(1, "2025", None, text="adopted")],
        [value(1, "2025", 16.0, disaggregation="Sex=Female")],
        [value(1, "2025", 16.0, unit="people")],
        [value(1, "2025", 16.0, version=2020)],
    ],
)
def test_under_two_points_the_data_are_insufficient(rows: list[dict[str, Any]]) -> None:
    assert told(*rows).standing is Standing.INSUFFICIENT


def test_without_a_stated_baseline_the_first_value_is_one_and_a_single_value_says_nothing() -> None:
    bare: dict[str, Any] = {"baseline_year": None, "baseline_value": None}
    assert told(value(1, "2020", 20.0), **bare).standing is Standing.INSUFFICIENT
    assert told(value(1, "2020", 20.0), value(2, "2025", 15.0), **bare).done == Fraction(1, 2)
    only_year = {"baseline_year": "2021", "baseline_value": None}
    assert told(value(1, "2020", 30.0), value(2, "2021", 20.0), value(3, "2024", 15.0), **only_year).time == Fraction(
        3, 9
    )


def test_a_span_counts_for_its_last_year_and_words_are_no_point() -> None:
    rows = [value(1, "2017-18", 19.0), value(2, "2024-25", 16.0), value(3, "2026", None, text="not measured")]
    found = told(*rows)
    assert [point.year for point in found.points] == [2018, 2025]
    assert found.latest and found.latest.period == "2024-25"


def test_a_revised_value_goes_before_the_one_reported_and_one_replaced_is_left_out() -> None:
    rows = [
        value(1, "2024", 18.0, reported_on=date(2025, 3, 1)),
        value(2, "2024", 17.0, reported_on=date(2025, 3, 1), revised_on=date(2025, 9, 1)),
        value(3, "2024", 99.0, reported_on=date(2026, 3, 1)),
        value(4, "2024", 5.0, revised_on=date(2026, 1, 1), superseded_by=2),
    ]
    assert [(point.number, point.value) for point in series(indicator(), rows)] == [(2, 17.0)]


@pytest.mark.parametrize(
    ("code", "version", "same"),
    [
        ({"version": 2025, "meaning_since": 2020}, 2017, False),  # 11.c.1 of before 2020 was another indicator
        ({"version": 2025, "meaning_since": 2020}, 2020, True),
        ({"version": 2025, "meaning_since": 2020}, 2025, True),
        ({"version": 2017, "meaning_until": 2019}, 2020, False),
        ({"version": 2017, "meaning_until": 2019}, 2017, True),
        ({"version": 2025}, 2020, False),  # nobody knows: only its own list is sure
        ({"version": 2025}, 2025, True),
        ({"version": None}, 2020, True),
        ({"version": 2025, "meaning_since": 2020}, None, True),
    ],
)
def test_a_value_filed_under_another_meaning_of_the_code_is_not_mixed_in(
    code: dict[str, Any], version: int | None, same: bool
) -> None:
    assert same_meaning(indicator(**code), version) is same
    found = series(indicator(**code), [value(1, "2025", 16.0, version=version)])
    assert bool(found) is same


@given(WHOLE, WHOLE, WHOLE, some.integers(2016, 2025), some.integers(1, 15), some.integers(1, 20))
def test_the_way_done_is_the_same_read_from_either_side(
    first: int, goal: int, now: int, year: int, after: int, more: int
) -> None:
    assume(first != goal)
    here = {"baseline_year": str(year), "target_year": year + after + more}
    row = float(now)
    up = Better.UP if goal > first else Better.DOWN
    down = Better.DOWN if up is Better.UP else Better.UP
    one = progress(
        indicator(better=up), use(baseline_value=float(first), target_value=float(goal), **here),
        [value(1, str(year + after), row)], RULE,
    )  # fmt: skip
    other = progress(
        indicator(better=down), use(baseline_value=-float(first), target_value=-float(goal), **here),
        [value(1, str(year + after), -row)], RULE,
    )  # fmt: skip
    assert (one.standing, one.done, one.time) == (other.standing, other.done, other.time)
    assert one.done == Fraction(now - first, goal - first)
    assert one.time == Fraction(after, after + more)
    assert (one.standing is Standing.REACHED) == (one.done >= 1)
    assert (one.standing is Standing.AWAY) == (one.done < 0)
    if 0 <= one.done < 1:
        assert (one.standing is Standing.BEHIND) == (one.done < one.time - Fraction(1, 10))


@given(some.lists(some.tuples(some.integers(2010, 2025), WHOLE), max_size=12))
def test_there_is_one_point_for_each_year_in_their_order(pairs: list[tuple[int, int]]) -> None:
    rows = [value(n, str(year), float(what)) for n, (year, what) in enumerate(pairs, 1)]
    found = series(indicator(), rows)
    assert [point.year for point in found] == sorted({year for year, _what in pairs})
    last = dict(pairs)
    assert {point.year: point.value for point in found} == {year: float(what) for year, what in last.items()}
