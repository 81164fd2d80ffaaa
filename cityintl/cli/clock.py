"""The clock of a command: the machine's, or the day that --today names."""

from collections.abc import Callable
from datetime import UTC, date, datetime


def clock(today: date | None) -> Callable[[], datetime]:
    """A clock that tells the instant, or half past three in the afternoon (UTC) of the named day."""
    if today is None:
        return lambda: datetime.now(UTC)
    fixed = datetime(today.year, today.month, today.day, 15, 30, tzinfo=UTC)
    return lambda: fixed
