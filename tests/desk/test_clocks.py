"""What time it is there."""

from datetime import UTC, datetime

import pytest

from cityintl.desk.clocks import there


@pytest.mark.parametrize(
    ("zone", "home", "now", "said"),
    [
        ("Asia/Tokyo", "America/Chicago", datetime(2026, 5, 14, 15, tzinfo=UTC), "14 h ahead"),
        ("Asia/Tokyo", "America/Chicago", datetime(2026, 1, 14, 15, tzinfo=UTC), "15 h ahead"),
        ("Europe/Warsaw", "America/Los_Angeles", datetime(2026, 1, 20, 15, tzinfo=UTC), "9 h ahead"),
        ("Europe/Warsaw", "America/Los_Angeles", datetime(2026, 3, 20, 15, tzinfo=UTC), "8 h ahead"),
        ("America/St_Johns", "Europe/Warsaw", datetime(2026, 1, 20, 15, tzinfo=UTC), "4½ h behind"),
        ("Asia/Kathmandu", "UTC", datetime(2026, 1, 20, 15, tzinfo=UTC), "5¾ h ahead"),
        ("Europe/Berlin", "Europe/Warsaw", datetime(2026, 1, 20, 15, tzinfo=UTC), "same time"),
    ],
)
def test_the_difference_is_for_the_instant(zone: str, home: str, now: datetime, said: str) -> None:
    assert there(zone, home, now).difference == said


def test_the_clock_carries_its_own_weekday() -> None:
    assert there("Asia/Tokyo", "America/Chicago", datetime(2026, 11, 23, 20, 5, tzinfo=UTC)).time == "Tue 24 Nov 05:05"
