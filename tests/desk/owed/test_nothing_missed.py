"""The one list of obligations against the naive checker: over five years nothing is missed and nothing is extra."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from cityintl.store import DeskFile
from tests.desk.owed import busy
from tests.desk.owed.ledger import Claim, Rows, read
from tests.desk.owed.naive import owed

#: Ordinary days, leap days, changes of the clock here and there, ends of fiscal years, the first and the last day.
DAYS = tuple(
    map(
        date.fromisoformat,
        "2024-01-01 2024-02-29 2024-11-03 2025-02-28 2025-06-30 2025-12-31 2026-03-08 2026-05-14 2026-10-01 2027-03-28 "
        "2027-07-01 2028-02-29 2028-12-31".split(),
    )
)


def as_claims(found: Any) -> list[Claim]:
    """What the program says, as the checker says it."""
    return [
        Claim(
            each.key,
            each.family,
            each.kind,
            each.number,
            _day(each.due),
            _day(each.begins),
            each.known or "",
            each.state.name.lower(),
            each.rule.code if each.rule else "",
        )
        for each in found
    ]


def _day(said: date | str | None) -> date | None:
    return date.fromisoformat(str(said)) if said else None


@pytest.fixture(scope="module")
def busy_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    """The five years, made once: nothing here writes into them."""
    with busy.make(tmp_path_factory.mktemp("busy") / "Busy.cityintl") as desk:
        yield desk


@pytest.fixture(scope="module")
def rows(busy_desk: DeskFile) -> Rows:
    return read(busy_desk.path)


@pytest.fixture
def ask() -> Callable[..., list[Claim]]:
    """The one function of the program."""
    from cityintl.desk.obligations import obligations

    return lambda *given: as_claims(obligations(*given))


def differing(said: list[Claim], wanted: set[Claim]) -> list[str]:
    """What is missed and what is extra, a line each."""
    assert len(said) == len({c.key for c in said}), "a key stands for two obligations"
    return sorted(f"{c.key} missed {c}" for c in wanted - set(said)) + sorted(
        f"{c.key} extra {c}" for c in set(said) - wanted
    )


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_over_five_years_nothing_is_missed_and_nothing_is_extra(
    busy_desk: DeskFile, rows: Rows, ask: Callable[..., list[Claim]], today: date
) -> None:
    wanted = owed(rows, busy.FIRST, busy.LAST, today)
    assert len(wanted) > 500
    assert differing(ask(busy_desk, busy.FIRST, busy.LAST, today), wanted) == []
