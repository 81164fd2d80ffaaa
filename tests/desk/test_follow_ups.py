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


def test_a_letter_or_a_document_shows_that_it_was_done(desk: DeskFile, promise: int) -> None:
    letter = {"on": TODAY, "subject": "Drawings sent", "direction": Direction.SENT, "medium": Medium.LETTER}
    with desk.write("Add") as door:
        sent = door.add("correspondence", letter)
        scan = door.add("document", {"name": "receipt.pdf", "title": "Receipt", "sha256": door.put_file(b"x")})
    follow_ups.close(desk, promise, TODAY, "", proof=scan, shown_by=("correspondence", sent))
    values = desk.get("follow_up", promise).values
    assert (values["evidence"], values["proof"]) == ("Drawings sent", scan)
    assert ("correspondence", sent, "shown by") in [(e.kind, e.id, e.role) for e in desk.linked("follow_up", promise)]
    assert desk.undo() == "Follow-up “Send the drawings”: done"
    assert desk.get("follow_up", promise).values["proof"] is None
    assert "shown by" not in [e.role for e in desk.linked("follow_up", promise)]


def test_what_is_put_off_has_a_new_day_and_keeps_why(desk: DeskFile, promise: int) -> None:
    with desk.write("x") as door:
        door.set("follow_up", promise, {"notes": "In metric."})
    follow_ups.put_off(desk, promise, date(2026, 6, 1), "The printer is ill. ", TODAY)
    values = desk.get("follow_up", promise).values
    assert values["due_on"] == date(2026, 6, 1)
    assert values["notes"] == "In metric.\n14 May 2026: Put off to 1 June 2026: The printer is ill."
    assert desk.can_undo() == "Follow-up “Send the drawings”: put off to 1 June 2026"
    with pytest.raises(UserError, match="Why"):
        follow_ups.put_off(desk, promise, date(2026, 6, 2), " ", TODAY)
    with pytest.raises(UserError, match="over already"):
        follow_ups.put_off(desk, promise, date(2026, 5, 13), "Late", TODAY)


def test_what_is_dropped_says_why(desk: DeskFile, promise: int) -> None:
    with pytest.raises(UserError, match="Why"):
        follow_ups.drop(desk, promise, "", TODAY)
    follow_ups.drop(desk, promise, "They found their own.", TODAY)
    values = desk.get("follow_up", promise).values
    assert (values["status"], values["closed_on"]) == (FollowUpStatus.DROPPED, TODAY)
    assert values["notes"] == "14 May 2026: Dropped: They found their own."


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (None, "We promised. No day is set: without one it is never done.", "amber"),
        (date(2026, 5, 13), "We promised. It is 1 day late: 13 May 2026.", "red"),
        (TODAY, "We promised. It is due today.", "amber"),
        (date(2026, 5, 21), "We promised. It is due on 21 May 2026, in 7 days.", "amber"),
        (date(2026, 5, 22), "We promised. It is due on 22 May 2026, in 8 days.", "grey"),
    ],
)
def test_a_promise_says_whose_it_is_and_when(
    desk: DeskFile, promise: int, due: date | None, words: str, tone: str
) -> None:
    values = desk.get("follow_up", promise).values | {"due_on": due}
    assert follow_ups.standing(values, TODAY) == (words, tone)


def test_a_promise_that_is_over_says_how(desk: DeskFile, promise: int) -> None:
    follow_ups.begin(desk, promise)
    assert desk.can_undo() == "Follow-up “Send the drawings”: in progress"
    follow_ups.close(desk, promise, TODAY, "Parcel 7")
    values = desk.get("follow_up", promise).values | {"side": Side.THEM}
    assert follow_ups.standing(values, TODAY) == ("They promised. Done on 14 May 2026.", "green")
    dropped = values | {"status": FollowUpStatus.DROPPED}
    assert follow_ups.standing(dropped, TODAY) == ("They promised. Dropped on 14 May 2026.", "grey")
    other = values | {"status": FollowUpStatus.SUPERSEDED}
    assert follow_ups.standing(other, TODAY) == ("They promised. Something else took its place.", "grey")
