"""Fiscal years are named by the year in which they end; their quarters open on the first of a month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk.fiscal import FEDERAL, Quarter, opening_on, quarter_of


@pytest.mark.parametrize(
    ("on", "opens", "quarter"),
    [
        (date(2026, 9, 30), FEDERAL, Quarter(2026, 4)),
        (date(2026, 10, 1), FEDERAL, Quarter(2027, 1)),
        (date(2026, 5, 14), 5, Quarter(2027, 1)),
        (date(2026, 4, 30), 5, Quarter(2026, 4)),
        (date(2026, 2, 1), 1, Quarter(2026, 1)),
        (date(2026, 12, 31), 1, Quarter(2026, 4)),
    ],
)
def test_the_quarter_of_a_day(on: date, opens: int, quarter: Quarter) -> None:
    assert quarter_of(on, opens) == quarter


@given(some.dates(date(1950, 1, 1), date(2100, 1, 1)), some.integers(1, 12))
def test_a_quarter_changes_only_where_one_opens(on: date, opens: int) -> None:
    before = quarter_of(on - timedelta(days=1), opens)
    opened = opening_on(on, opens)
    assert (quarter_of(on, opens) != before) is (opened is not None)
    assert opened in (None, quarter_of(on, opens))


def test_it_is_said() -> None:
    assert Quarter(2027, 1).said == "FY 2027 Q1"
