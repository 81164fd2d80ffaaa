"""Periods of awards: without a gap, cut at both ends, and by the calendar the award names."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk.award_periods import MONTHS, periods, share_of_time
from cityintl.records.grant import Basis, Frequency

DAYS = some.dates(date(2020, 1, 1), date(2032, 12, 31)) | some.sampled_from([date(2024, 2, 29), date(2027, 8, 31)])
ONE = timedelta(days=1)


@given(DAYS, some.integers(0, 1500), some.sampled_from(list(MONTHS)), some.sampled_from(Basis))
def test_periods_follow_each_other_from_the_first_day_to_the_last(
    starts: date, length: int, frequency: Frequency, basis: Basis
) -> None:
    ends = starts + timedelta(days=length)
    found = periods(starts, ends, frequency, basis)
    assert (found[0].first, found[-1].last) == (starts, ends)
    for one, two in pairwise(found):
        assert two.first == one.last + ONE
    for each in found:
        assert each.first <= each.last < each.first + timedelta(days=31 * MONTHS[frequency] + 1)
    if basis is not Basis.AWARD:
        assert all((each.last + ONE).day == 1 for each in found[:-1])


@pytest.mark.parametrize(
    ("frequency", "basis", "ends"),
    [
        (Frequency.QUARTERLY, Basis.CALENDAR, ["2026-09-30", "2026-12-31", "2027-03-31", "2027-06-14"]),
        (Frequency.QUARTERLY, Basis.FEDERAL, ["2026-09-30", "2026-12-31", "2027-03-31", "2027-06-14"]),
        (Frequency.QUARTERLY, Basis.AWARD, ["2026-11-14", "2027-02-14", "2027-05-14", "2027-06-14"]),
        (Frequency.SEMIANNUAL, Basis.CALENDAR, ["2026-12-31", "2027-06-14"]),
        (Frequency.SEMIANNUAL, Basis.FEDERAL, ["2026-09-30", "2027-03-31", "2027-06-14"]),
        (Frequency.ANNUAL, Basis.FEDERAL, ["2026-09-30", "2027-06-14"]),
        (Frequency.FINAL_ONLY, Basis.CALENDAR, []),
    ],
)
def test_a_quarter_is_what_the_award_means_by_it(frequency: Frequency, basis: Basis, ends: list[str]) -> None:
    found = periods(date(2026, 8, 15), date(2027, 6, 14), frequency, basis)
    assert [each.last.isoformat() for each in found] == ends


def test_periods_from_the_last_day_of_a_month_do_not_drift() -> None:
    found = periods(date(2026, 8, 31), date(2027, 12, 31), Frequency.QUARTERLY, Basis.AWARD)
    assert [str(each.first) for each in found[:4]] == ["2026-08-31", "2026-11-30", "2027-02-28", "2027-05-31"]


@given(DAYS, some.integers(0, 900), DAYS)
def test_the_share_of_time_lies_between_nothing_and_the_whole(starts: date, length: int, today: date) -> None:
    ends = starts + timedelta(days=length)
    found = share_of_time(starts, ends, today)
    assert found is not None
    over, whole = found
    assert 0 <= over <= whole == length + 1
    assert (over == 0) == (today < starts)
    assert (over == whole) == (today >= ends)


def test_half_known_days_have_no_share() -> None:
    assert share_of_time(None, date(2026, 1, 1), date(2026, 1, 1)) is None
    assert share_of_time(date(2026, 1, 1), None, date(2026, 1, 1)) is None
