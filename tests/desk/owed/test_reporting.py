"""What frameworks ask for: days reckoned by hand, one record with any dates at all, and faults that are noticed."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from cityintl import store
from cityintl.desk import obligations as told
from cityintl.desk.obligations import obligations, reporting
from cityintl.desk.obligations.view import View
from cityintl.desk.rules import add_defaults
from cityintl.records.commitment import CommitmentStatus
from cityintl.records.framework import RecommendationStatus
from cityintl.records.indicator import Applicability
from cityintl.records.organization import OrganizationType
from cityintl.records.submission import ChapterState, SubmissionStatus
from cityintl.store import DeskFile
from tests.desk.owed import busy
from tests.desk.owed.ledger import Claim, Rows, read
from tests.desk.owed.maker import FIRST, LAST, words
from tests.desk.owed.naive import owed
from tests.desk.owed.test_nothing_missed import as_claims, differing

TODAY = date(2026, 5, 14)
FAMILIES = words(
    "window_opens window_closes session figures data_call data_due submission receipt chapter release plan_age "
    "inventory_age pledge stage recommendation"
)
DAYS = some.dates(date(2024, 1, 1), date(2028, 12, 31)) | some.sampled_from([date(2024, 2, 29), TODAY])
MAYBE = some.none() | DAYS
QUICK = tuple(phase for phase in Phase if phase is not Phase.explain)
FEW = settings(max_examples=40, deadline=None, phases=QUICK)


@pytest.fixture(scope="module")
def lone(ready_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    """A desk with one framework and one record of each kind that hangs on it."""
    path = tmp_path_factory.mktemp("lone") / ready_desk.name
    with store.open_desk(shutil.copy(ready_desk, path), lambda: datetime(2026, 5, 14, 15, tzinfo=UTC)) as desk:
        add_defaults(desk)
        with desk.write("One of each") as door:
            door.add("framework", {"code": "VLR", "name": "Review", "used": True})
            door.add("organization", {"name": "Water", "type": OrganizationType.CITY_OFFICE})
            door.add("reporting_window", {"framework": 1, "year": 2027})
            door.add("submission", {"title": "Review", "framework": 1, "status": SubmissionStatus.PREPARING})
            door.add("data_call", {"submission": 1, "department": 1})
            door.add("chapter", {"submission": 1, "position": 1, "name": "Method", "state": ChapterState.OUTLINE})
            door.add("indicator", {"code": "6.1.1", "name": "Water", "framework": 1})
            door.add("indicator_use", {"indicator": 1, "name": "Water here", "applicability": Applicability.APPLIES})
            door.add("observation", {"indicator_use": 1, "year": "2025", "number": 98.0})
            door.add("commitment", {"title": "Pledge", "framework": 1, "status": CommitmentStatus.ACTIVE})
            door.add("recommendation", {"name": "Do", "framework": 1, "status": RecommendationStatus.NOTED})
        yield desk


Written = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def agrees(lone: DeskFile) -> Callable[[date, Written], list[Claim]]:
    """Write these values, and compare what is said on a day with what is found by walking."""

    def agreeing(today: date, written: Written) -> list[Claim]:
        with lone.write("Change") as door:
            for kind, values in written.items():
                door.set(kind, 1, values)
        said = as_claims(obligations(lone, FIRST, LAST, today), today)
        assert differing(said, owed(read(lone.path), FIRST, LAST, today)) == []
        return said

    return agreeing


@given(
    some.sampled_from([True, False, None]), some.sampled_from([True, False, None]), some.booleans(),
    some.tuples(MAYBE, MAYBE, MAYBE), some.sampled_from(SubmissionStatus), some.tuples(MAYBE, DAYS),
    some.tuples(MAYBE, MAYBE, MAYBE), some.tuples(MAYBE, some.sampled_from(ChapterState)), DAYS,
)  # fmt: skip
@settings(max_examples=100, deadline=None, phases=QUICK)
def test_a_window_with_its_report(
    agrees: Any, used: bool | None, reports: bool | None, joined: bool, days: tuple[Any, ...], status: Any,
    report: tuple[Any, ...], call: tuple[Any, ...], chapter: tuple[Any, ...], today: date,
) -> None:  # fmt: skip
    opens, closes, event = days
    asked, due, received = call
    if opens and closes and closes < opens:
        opens = None
    late = asked and [day for day in (due, received) if day and day < asked]
    agrees(
        today,
        {
            "framework": {"used": used},
            "reporting_window": {"reports": reports, "opens": opens, "closes": closes, "event_on": event},
            "submission": {
                "window": 1 if joined else None, "status": status, "ready_by": report[0], "submitted_on": report[1]
            },
            "data_call": {"asked_on": None if late else asked, "due_on": due, "received_on": received},
            "chapter": {"due_on": chapter[0], "state": chapter[1]},
        },
    )  # fmt: skip


@given(
    some.booleans(), some.sampled_from(CommitmentStatus),
    some.none() | some.tuples(some.dates(date(2000, 1, 1), LAST), some.sampled_from([4, 7, 10])),
    some.tuples(MAYBE, MAYBE, MAYBE), some.tuples(MAYBE, MAYBE, some.sampled_from(Applicability)), MAYBE,
    some.sampled_from(RecommendationStatus), DAYS,
)  # fmt: skip
@FEW
def test_a_pledge_a_figure_and_a_recommendation(
    agrees: Any, used: bool, status: Any, signed: Any, days: Any, figure: Any, reply: Any, answered: Any, today: date
) -> None:
    stage, plan, inventory = days
    known = signed and signed[0].isoformat()[: signed[1]]
    if known and stage and stage.isoformat()[: len(known)] < known:
        known = None
    agrees(
        today,
        {
            "framework": {"used": used},
            "commitment": {
                "status": status, "signed_on": known, "stage_on": stage, "plan_on": plan, "inventory_on": inventory
            },
            "indicator_use": {"next_release_on": figure[0], "applicability": figure[2], "why": "Made for nations."},
            "observation": {"retrieved_on": figure[1]},
            "recommendation": {"reply_by": reply, "status": answered},
        },
    )  # fmt: skip


def test_days_reckoned_by_hand(agrees: Any) -> None:
    said = {
        claim.key: (claim.due, claim.begins)
        for claim in agrees(
            TODAY,
            {
                "framework": {"used": True},
                "reporting_window": {"opens": date(2027, 4, 5), "closes": date(2027, 7, 30), "event_on": None,
                                     "reports": True},
                "submission": {"window": 1, "status": SubmissionStatus.PREPARING, "ready_by": date(2027, 7, 1)},
                "data_call": {"asked_on": None, "due_on": date(2027, 5, 15), "received_on": None},
                "commitment": {"status": CommitmentStatus.ACTIVE, "signed_on": "2024-02-29", "stage_on": None,
                               "plan_on": date(2024, 2, 29), "inventory_on": date(2025, 12, 31)},
                "indicator_use": {"next_release_on": date(2027, 1, 15), "applicability": Applicability.APPLIES},
            },
        )
    }  # fmt: skip
    assert said["window_opens:RWN-1"] == (date(2027, 4, 5), date(2027, 1, 5))
    assert said["window_closes:RWN-1"] == (date(2027, 7, 30), date(2027, 5, 1))
    assert said["data_call:DCL-1"] == (date(2027, 4, 1), date(2027, 4, 1))  # 120 days before, a Thursday
    assert said["submission:SBM-1"] == (date(2027, 7, 1), date(2027, 6, 1))
    assert said["plan_age:CMT-1"] == (date(2027, 2, 28), date(2026, 9, 1))
    assert said["inventory_age:CMT-1"] == (date(2028, 12, 31), date(2028, 7, 4))
    assert said["pledge:CMT-1:2027"] == (date(2027, 2, 28), date(2026, 12, 30))
    assert said["release:IUS-1"] == (date(2027, 1, 15), date(2027, 1, 1))
    assert "figures:RWN-1" not in said, "departments are named"


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2027, 4, 30), "window_first_lead"), (date(2027, 6, 29), "window_first_lead"),
        (date(2027, 6, 30), "window_second_lead"), (date(2027, 7, 23), "window_last_lead"),
    ],
)  # fmt: skip
def test_a_window_names_the_reminder_it_has_come_to(agrees: Any, today: date, code: str) -> None:
    window = {"opens": None, "closes": date(2027, 7, 30), "event_on": None, "reports": True}
    told = agrees(today, {"framework": {"used": True}, "reporting_window": window, "submission": {"window": None}})
    assert [claim.rule for claim in told if claim.family == "window_closes"] == [code]


def test_a_framework_that_is_not_in_use_owes_nothing(agrees: Any) -> None:
    assert agrees(TODAY, {"framework": {"used": False}}) == []


def test_a_date_that_nobody_confirmed_says_so(lone: DeskFile, agrees: Any) -> None:
    for sure, words_at_end in ((True, "2027"), (False, "(not confirmed)"), (None, "(not confirmed)")):
        agrees(
            TODAY,
            {
                "framework": {"used": True},
                "reporting_window": {"closes": date(2027, 7, 30), "opens": None, "reports": True, "sure": sure},
                "submission": {"status": SubmissionStatus.PREPARING, "window": 1},
            },
        )
        found = [each for each in obligations(lone, FIRST, LAST, TODAY) if each.family == "window_closes"]
        assert [each.words.endswith(words_at_end) for each in found] == [True]
        assert found[0].about == "VLR"


# -- faults are noticed


@pytest.fixture(scope="module")
def pledging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DeskFile, Rows]]:
    with busy.make(tmp_path_factory.mktemp("busy") / "Busy.cityintl") as desk:
        yield desk, read(desk.path)


def _families(desk: DeskFile, rows: Rows, since: date) -> set[str]:
    """The families in which program and checker differ."""
    said = as_claims(obligations(desk, since, LAST, since), since)
    return {line.split(":")[0] for line in differing(said, owed(rows, since, LAST, since))}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_day_too_late_in_one_family_is_noticed(
    pledging: tuple[DeskFile, Rows], family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = View.one

    def late(self: View, of: str, *given: Any, **more: Any) -> Any:
        found = right(self, of, *given, **more)
        return replace(found, due=found.due + timedelta(days=1)) if of == family and found.due else found

    monkeypatch.setattr(View, "one", late)
    assert family in _families(*pledging, date(2026, 5, 14))


@pytest.mark.parametrize(
    ("name", "wrong", "families"),
    [
        ("_used", lambda _view, rows: {row["framework"] for row in rows}, set(FAMILIES) - {"data_call", "stage"}),
        ("LIVE", tuple(CommitmentStatus), {"pledge", "plan_age", "inventory_age"}),
        ("SENT", (), {"window_closes", "receipt"}),
        ("_WRITTEN", tuple(ChapterState), {"chapter"}),
        ("_ANSWERED", (), {"recommendation"}),
        ("_called", lambda _view, _reports: set(), {"figures"}),
    ],
)
def test_a_planted_fault_is_noticed_where_it_lies(
    pledging: tuple[DeskFile, Rows], name: str, wrong: Any, families: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _families(*pledging, date(2025, 6, 30)) == set()
    monkeypatch.setattr(reporting, name, wrong)
    assert families <= _families(*pledging, date(2025, 6, 30))


def test_a_family_that_is_forgotten_is_noticed(
    pledging: tuple[DeskFile, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [family for family in told.FAMILIES if family.__module__ == reporting.__name__]
    for family in own:
        with monkeypatch.context() as changed:
            changed.setattr(told, "FAMILIES", tuple(each for each in told.FAMILIES if each is not family))
            assert _families(*pledging, date(2025, 6, 30)), family.__name__
