"""When papers end and days come round again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk.terms import after_months, end_now, end_of, next_anniversary, term_said, whole_day

TODAY = date(2026, 5, 14)
OPEN = {"open_ended": None, "expires_on": None, "effective_on": None, "signed_on": None, "term_months": None,
        "auto_renew": None}  # fmt: skip


@pytest.mark.parametrize(
    ("begin", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2026, 1, 15), 24, date(2028, 1, 15)),
        (date(2027, 6, 30), 9, date(2028, 3, 31)),
        (date(2024, 1, 30), 13, date(2025, 2, 28)),
    ],
)
def test_the_end_of_a_month_stays_the_end_of_a_month(begin: date, months: int, end: date) -> None:
    assert after_months(begin, months) == end


def test_the_day_that_a_paper_names_goes_before_its_term() -> None:
    paper = {**OPEN, "expires_on": date(2027, 3, 31), "signed_on": "2020-01-01", "term_months": 12}
    assert end_of(paper) == date(2027, 3, 31)
    assert term_said(paper, TODAY) == "to 31 March 2027"


def test_a_term_runs_from_the_day_in_force_or_else_of_signing() -> None:
    assert end_of({**OPEN, "signed_on": "2020-05-04", "term_months": 60}) == date(2025, 5, 4)
    in_force = {**OPEN, "signed_on": "2020-05-04", "effective_on": date(2020, 7, 1), "term_months": 60}
    assert end_of(in_force) == date(2025, 7, 1)


def test_from_half_a_date_no_end_is_computed() -> None:
    paper = {**OPEN, "signed_on": "2020-05", "term_months": 60}
    assert end_of(paper) is None
    assert term_said(paper, TODAY) == "60 months, no exact date"
    assert term_said({**paper, "auto_renew": True}, TODAY) == "60 months, no exact date, renews itself"


def test_an_open_ended_paper_says_so_and_a_silent_one_says_nothing() -> None:
    assert term_said({**OPEN, "open_ended": True, "auto_renew": True}, TODAY) == "Open-ended"
    assert term_said(OPEN, TODAY) == ""


def test_a_paper_that_renews_itself_says_so_and_did_not_lapse_on_its_first_end() -> None:
    paper = {**OPEN, "expires_on": date(2026, 11, 10), "auto_renew": True}
    assert term_said(paper, TODAY) == "to 10 November 2026, renews itself"
    passed = {**paper, "expires_on": date(2024, 10, 12)}
    assert term_said(passed, TODAY) == "renewed since 12 October 2024"
    turns = {**passed, "term_months": 12}
    assert end_now(turns, TODAY) == date(2026, 10, 12)
    assert term_said(turns, TODAY) == "to 12 October 2026, renews itself"
    assert end_now({**turns, "auto_renew": False}, TODAY) == date(2024, 10, 12)
    assert end_now(turns, date(2024, 10, 12)) == date(2024, 10, 12), "its last day is a day in force"


def test_only_a_date_known_to_the_day_is_a_day() -> None:
    assert whole_day("1959-04-04") == date(1959, 4, 4)
    assert whole_day("1959-04") is None
    assert whole_day(None) is None


def test_an_anniversary_says_which_one_it_is() -> None:
    found = next_anniversary("1959-04-04", date(2026, 5, 14))
    assert found is not None
    assert (found.on, found.years) == (date(2027, 4, 4), 68)
    same_day = next_anniversary("1959-05-14", date(2026, 5, 14))
    assert same_day is not None
    assert (same_day.on, same_day.years) == (date(2026, 5, 14), 67)


def test_an_anniversary_of_half_a_date_has_a_year_and_no_day() -> None:
    found = next_anniversary("1962", date(2026, 5, 14))
    assert found is not None
    assert (found.on, found.year, found.years) == (None, 2026, 64)
    for known, year in (("1962-04", 2027), ("1962-05", 2026), ("1962-06", 2026), ("2026", 2027)):
        coming = next_anniversary(known, date(2026, 5, 14))
        assert coming is not None
        assert (coming.on, coming.year) == (None, year)
        assert coming.known == f"{year}{known[4:]}"
    assert next_anniversary(None, date(2026, 5, 14)) is None


def test_a_leap_day_is_kept_on_the_28th_in_common_years() -> None:
    found = next_anniversary("2024-02-29", date(2026, 1, 1))
    assert found is not None
    assert found.on == date(2026, 2, 28)


@given(st.dates(date(1900, 1, 1), date(2060, 1, 1)), st.dates(date(1900, 1, 1), date(2060, 1, 1)))
def test_the_next_anniversary_is_within_a_year_and_never_past(begin: date, today: date) -> None:
    found = next_anniversary(begin.isoformat(), today)
    assert found is not None
    assert found.on is not None
    assert found.years >= 1
    assert found.on.year == begin.year + found.years
    if today >= begin:
        assert today <= found.on <= today + timedelta(days=366)
