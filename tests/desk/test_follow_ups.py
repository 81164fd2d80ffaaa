"""Follow-ups are done with their proof, and opened again."""

from datetime import date

import pytest

from cityintl.desk import follow_ups
from cityintl.errors import UserError
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)


@pytest.fixture
def promise(desk: DeskFile) -> int:
    letter = {"on": TODAY, "subject": "Drawings", "direction": Direction.RECEIVED, "medium": Medium.LETTER}
    with desk.write("Add") as door:
        return door.add(
            "follow_up",
            {"what": "Send the drawings", "side": Side.US, "status": FollowUpStatus.OPEN,
             "promised_on": date(2026, 5, 1), "correspondence": door.add("correspondence", letter)},
        )  # fmt: skip


def test_done_is_one_step_with_its_day_and_proof(desk: DeskFile, promise: int) -> None:
    follow_ups.close(desk, promise, TODAY, " Parcel 7 ")
    values = desk.get("follow_up", promise).values
    assert (values["status"], values["closed_on"], values["evidence"]) == (FollowUpStatus.DONE, TODAY, "Parcel 7")
    assert not follow_ups.is_open(values)
    follow_ups.reopen(desk, promise)
    values = desk.get("follow_up", promise).values
    assert (values["status"], values["closed_on"], values["evidence"]) == (FollowUpStatus.OPEN, None, "Parcel 7")
    assert [s.label for s in desk.history(limit=2)] == [
        "Follow-up “Send the drawings”: open again",
        "Follow-up “Send the drawings”: done",
    ]


def test_nothing_is_done_without_proof_or_before_it_was_promised(desk: DeskFile, promise: int) -> None:
    with pytest.raises(UserError, match="What shows"):
        follow_ups.close(desk, promise, TODAY, " ")
    with pytest.raises(UserError, match="before it was promised"):
        follow_ups.close(desk, promise, date(2026, 4, 1), "Parcel")
    assert follow_ups.is_open(desk.get("follow_up", promise).values)


def test_evidence_that_stands_there_counts_and_stays(desk: DeskFile, promise: int) -> None:
    with desk.write("x") as door:
        door.set("follow_up", promise, {"evidence": "Parcel 7"})
    follow_ups.close(desk, promise, TODAY, "")
    values = desk.get("follow_up", promise).values
    assert (values["status"], values["evidence"]) == (FollowUpStatus.DONE, "Parcel 7")


def test_a_promise_says_where_it_comes_from(desk: DeskFile, promise: int) -> None:
    assert follow_ups.whence(desk, desk.get("follow_up", promise).values) == [("correspondence", 1, "Drawings")]
