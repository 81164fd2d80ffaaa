"""Emergency numbers: the well-known ones are there, the doubtful ones say so, and none is anything but digits."""

import pytest

from cityintl.reference import countries
from cityintl.reference.emergency_numbers import emergency_numbers, source


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("US", ("911", "", "", "")),
        ("FR", ("112", "17", "15", "18")),
        ("JP", ("", "110", "119", "119")),
        ("GB", ("999", "", "", "")),
        ("DE", ("112", "", "", "")),
        ("AU", ("000", "", "", "")),
        ("KR", ("", "112", "119", "119")),
        ("CN", ("", "110", "120", "119")),
    ],
)
def test_numbers_that_nobody_doubts(country: str, numbers: tuple[str, ...]) -> None:
    found = emergency_numbers(country)
    assert found is not None and found.alike
    assert (found.general, found.police, found.ambulance, found.fire) == numbers


@pytest.mark.parametrize("country", ["MA", "LA", "UZ", "GH", "NG", "AM"])
def test_what_lists_tell_differently_says_so(country: str) -> None:
    found = emergency_numbers(country)
    assert found is not None and not found.alike


def test_a_country_without_any_has_none() -> None:
    assert emergency_numbers("AQ") is None and emergency_numbers("") is None


def test_every_line_is_a_country_with_a_number_that_can_be_dialled() -> None:
    found = [each for code in countries.codes() if (each := emergency_numbers(code))]
    assert len(found) > 220 and {each.country for each in found} >= countries.un_members()
    for each in found:
        numbers = [number for number in (each.general, each.police, each.ambulance, each.fire) if number]
        assert numbers and all(number.isdigit() and 2 <= len(number) <= 10 for number in numbers), each
        assert not each.alike or all(len(number) <= 5 for number in numbers), each
    assert sum(each.alike for each in found) > 150
    assert "libphonenumber " in source()
