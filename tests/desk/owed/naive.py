"""The naive checker: it walks through the days one by one and asks each record whether something falls due today.

It knows nothing of how the program does it: its rows come straight from the file, its days are stepped.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.desk.owed import coming, engaging, reporting, standing
from tests.desk.owed.ledger import Claim, Ledger, Rows, read
from tests.desk.owed.stepping import each, first_of, last_of

__all__ = ["Claim", "owed", "read_and_owed"]


def owed(rows: Rows, since: date, until: date, today: date) -> set[Claim]:
    """Everything that falls due from one day to another, and what has no exact day but may fall between."""
    led = Ledger(rows, today)
    records = [*_of_records(led, until), *coming.of_gifts(led, since, until)]
    found = set()
    for day in each(since, until):
        found.update(claim for claim in records if claim.due == day)
        found.update(standing.of_this_day(led, day))
        found.update(reporting.of_this_day(led, day))
    half = [
        c
        for c in (*records, *standing.half_known(led, since, until), *reporting.half_known(led, since, until))
        if c.due is None
    ]
    found.update(c for c in half if _may_fall(c.known, since, until))
    return {led.answered(claim) for claim in found}


def read_and_owed(path: Path, since: date, until: date, today: date) -> set[Claim]:
    """The same of a desk's file."""
    return owed(read(path), since, until, today)


def _of_records(led: Ledger, until: date) -> Iterator[Claim]:
    yield from standing.of_agreements(led, until)
    yield from standing.of_ties(led)
    yield from standing.of_offices(led)
    yield from standing.of_cards_without_a_day(led)
    yield from coming.of_visits(led)
    yield from coming.of_promises(led)
    yield from reporting.of_reporting(led)
    yield from engaging.of_engagements(led)


def _may_fall(known: str, since: date, until: date) -> bool:
    return not known or (first_of(known) <= until and last_of(known) >= since)
