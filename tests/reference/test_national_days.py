"""National days: the sure ones are there, the doubtful ones are not."""

import datetime

import pytest

from cityintl.reference import countries
from cityintl.reference.national_days import national_day, national_days, source


@pytest.mark.parametrize(
    ("country", "month", "day"), [("FR", 7, 14), ("BE", 7, 21), ("IS", 6, 17), ("SE", 6, 6), ("ID", 8, 17)]
)
def test_days_that_nobody_doubts(country: str, month: int, day: int) -> None:
    found = national_day(country)
    assert found is not None and (found.month, found.day) == (month, day)


@pytest.mark.parametrize(
    "country", ["PL", "JP", "UA", "GB", "RU", "LT", "UY", "PA", "PK", "CY", "LC", "TR", "US", "XX"]
)
def test_countries_with_several_or_none_stay_empty(country: str) -> None:
    assert national_day(country) is None


def test_every_day_is_one_of_a_country_s_calendar() -> None:
    assert set(national_days()) <= set(countries.codes())
    for found in national_days().values():
        assert datetime.date(2024, found.month, found.day)
        assert found.name
    assert source().startswith("holidays ")
