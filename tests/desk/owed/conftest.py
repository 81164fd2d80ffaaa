"""Asking a desk with a few records what it owes on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.desk.rules import add_defaults
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile
from tests.desk.owed.records import SINCE, UNTIL, Days


@pytest.fixture
def say(desk: DeskFile) -> Callable[..., Days]:
    """Due day and beginning by key, of a desk with these records, asked on a day."""
    from cityintl.desk.obligations import obligations

    add_defaults(desk)
    with desk.write("The usual") as door:
        door.add("partner", {"name": "Nagoya"})
        door.add("person", {"family": "Sato"})
        door.add("organization", {"name": "Consulate", "type": OrganizationType.CONSULATE})

    def saying(today: str, *records: tuple[str, dict[str, Any]], **home: Any) -> Days:
        with desk.write("What there is") as door:
            for kind, values in records:
                door.add(kind, values)
            if home:
                door.set("home", 1, home)
        found = obligations(desk, SINCE, UNTIL, date.fromisoformat(today))
        return {o.key: (o.due and str(o.due), o.begins and str(o.begins)) for o in found}

    return saying


@pytest.fixture
def known(say: Callable[..., Days], desk: DeskFile) -> Callable[..., dict[str, str]]:
    """What has no exact day, as far as its day is known, of a desk with these records too."""
    from cityintl.desk.obligations import obligations

    def knowing(
        today: str, *records: tuple[str, dict[str, Any]], since: str | None = None, until: str = "2035-12-31"
    ) -> dict[str, str]:
        say(today, *records)
        first = date.fromisoformat(since) if since else None
        found = obligations(desk, first, date.fromisoformat(until), date.fromisoformat(today))
        return {each.key: each.known for each in found if each.due is None}

    return knowing
