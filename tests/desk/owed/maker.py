"""The hand that types records, with the days that are easily got wrong."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cityintl.records import kinds
from cityintl.records.values import Amount
from cityintl.store import Write


def words(text: str) -> tuple[str, ...]:
    """The words of a line."""
    return tuple(text.split())


FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
#: Leap days, both changes of the clock here and there, ends of quarters and fiscal years, turns of the year.
SPECIAL = tuple(
    date.fromisoformat(text)
    for text in words(
        "2024-02-29 2028-02-29 2025-02-28 2026-02-28 2027-03-01 2024-03-10 2024-11-03 2025-03-09 2026-11-01 2028-03-12 "
        "2024-03-31 2025-10-26 2027-03-28 2024-09-08 2026-04-05 2028-04-02 2024-06-30 2025-06-30 2026-07-01 2025-09-30 "
        "2026-10-01 2027-09-30 2024-12-31 2025-01-01 2026-12-31 2028-01-01 2028-12-31 2025-05-31 2026-04-30 2027-01-30"
    )
)
#: The days on which tests look at the desk: ordinary ones, leap days, changes of the clock here and there, ends of
#: fiscal years, the first and the last.
DAYS = tuple(
    date.fromisoformat(text)
    for text in words(
        "2024-01-01 2024-02-29 2024-11-03 2025-02-28 2025-06-30 2025-12-31 2026-03-08 2026-05-14 2026-10-01 "
        "2027-03-28 2027-07-01 2028-02-29 2028-12-31"
    )
)


class Maker:
    """The hand that types five years of records through the door."""

    def __init__(self, door: Write, seed: int) -> None:
        self.door, self.dice = door, random.Random(seed)

    def day(self, first: date = date(2023, 9, 1), last: date = date(2029, 3, 31)) -> date:
        """Some day between; every third one of those that are easily got wrong."""
        odd = [d for d in SPECIAL if first <= d <= last]
        if odd and self.dice.random() < 0.34:
            return self.dice.choice(odd)
        return first + timedelta(days=self.dice.randrange((last - first).days + 1))

    def maybe(self, value: Callable[[], Any], chance: float = 0.5) -> Any:
        """A value, or nothing."""
        return value() if self.dice.random() < chance else None

    def after(self, day: date, days: int) -> date:
        """A day at most so many days later."""
        return day + timedelta(days=self.dice.randrange(days + 1))

    def amount(self, minor: int = 0) -> Amount:
        """A small sum, mostly ours; or this one."""
        if minor:
            return Amount(minor, "USD")
        return Amount(self.dice.randrange(5, 150) * 100, self.dice.choice(("USD", "USD", "USD", "USD", "EUR")))

    def add(self, kind: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Records of a kind; words of a list may be given by their name, and nothing is left out where nothing is."""
        fields = kinds.kind(kind).fields
        return self.door.add_many(kind, [{n: _word(fields[n].value, v) for n, v in row.items()} for row in rows])


def _word(value: Any, given: Any) -> Any:
    return value.words[given] if value.name == "choice" and isinstance(given, str) else given
