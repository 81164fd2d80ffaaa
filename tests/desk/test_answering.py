"""What falls due is done, closed, put off and asked anew; each is one step and undone as one."""

from datetime import date, timedelta

import pytest

from cityintl.desk.obligations import Obligation, State, answering, obligations
from cityintl.errors import UserError
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)


@pytest.fixture
def owing(desk: DeskFile) -> DeskFile:
    """A tie whose yearly review is late, and a promise of ours."""
    with desk.write("Begin") as door:
        partner = door.add("partner", {"name": "Nagoya", "country": "JP"})
        door.add(
            "tie",
            {
                "partner": partner,
                "type": TieType.SISTER_CITY,
                "status": TieStatus.SUSPENDED,
                "review_on": date(2026, 5, 1),
            },
        )
        door.add(
            "follow_up",
            {"what": "Send the list", "side": Side.US, "status": FollowUpStatus.OPEN, "due_on": date(2026, 5, 20)},
        )
    return desk


def _one(desk: DeskFile, key: str, today: date = TODAY) -> Obligation:
    return answering.called(obligations(desk, date(2026, 1, 1), date(2027, 1, 1), today), key)


def test_what_is_put_off_rests_until_its_day_and_then_is_open_again(owing: DeskFile) -> None:
    each = _one(owing, "tie_review:TIE-1")
    assert each.late(TODAY)
    answering.put_off(owing, each, date(2026, 6, 1), "The mayor is away", TODAY)
    rests = _one(owing, each.key)
    assert (rests.state, rests.until, rests.reason) == (State.SNOOZED, date(2026, 6, 1), "The mayor is away")
    assert not rests.late(TODAY)
    back = _one(owing, each.key, date(2026, 6, 1))
    assert (back.state, back.reason) == (State.OPEN, "The mayor is away")


def test_putting_off_again_replaces_what_was_said_and_undo_brings_it_back(owing: DeskFile) -> None:
    each = _one(owing, "tie_review:TIE-1")
    answering.put_off(owing, each, date(2026, 6, 1), "First", TODAY)
    answering.put_off(owing, each, date(2026, 7, 1), "Second", TODAY)
    assert owing.count("reminder") == 1
    assert _one(owing, each.key).reason == "Second"
    owing.undo()
    assert _one(owing, each.key).reason == "First"
    owing.undo()
    assert _one(owing, each.key).state is State.OPEN


def test_another_due_day_asks_anew(owing: DeskFile) -> None:
    answering.finish(owing, _one(owing, "tie_review:TIE-1"), TODAY, "Talked it over")
    assert _one(owing, "tie_review:TIE-1").state is State.DONE
    with owing.write("Review next year") as door:
        door.set("tie", 1, {"review_on": date(2026, 9, 1)})
    assert _one(owing, "tie_review:TIE-1").state is State.OPEN


def test_a_promise_is_done_in_its_own_record_with_its_evidence(owing: DeskFile) -> None:
    answering.finish(owing, _one(owing, "promise:FUP-1"), TODAY, "E-mail of today")
    values = owing.get("follow_up", 1).values
    assert (values["status"], values["closed_on"], values["evidence"]) == (
        FollowUpStatus.DONE,
        TODAY,
        "E-mail of today",
    )
    assert owing.count("reminder") == 0
    assert _one(owing, "promise:FUP-1").state is State.DONE
    owing.undo()
    assert owing.get("follow_up", 1).values["status"] is FollowUpStatus.OPEN


def test_what_was_said_is_taken_back(owing: DeskFile) -> None:
    answering.finish(owing, _one(owing, "tie_review:TIE-1"), TODAY)
    answering.ask_again(owing, _one(owing, "tie_review:TIE-1"))
    assert _one(owing, "tie_review:TIE-1").state is State.OPEN
    before = owing.span().newest
    answering.ask_again(owing, _one(owing, "tie_review:TIE-1"))
    assert owing.span().newest == before, "nothing to take back makes no step"


@pytest.mark.parametrize(
    ("until", "reason", "says"),
    [
        (TODAY, "Because", "not later"),
        (TODAY - timedelta(days=3), "Because", "not later"),
        (date(2026, 6, 1), " ", "why"),
    ],
)
def test_putting_off_wants_a_day_ahead_and_a_reason(owing: DeskFile, until: date, reason: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        answering.put_off(owing, _one(owing, "tie_review:TIE-1"), until, reason, TODAY)
    assert owing.count("reminder") == 0


def test_what_is_not_due_cannot_be_called(owing: DeskFile) -> None:
    with pytest.raises(UserError, match="Nothing called"):
        _one(owing, "notice:AGR-99")


def test_without_a_first_day_only_what_is_open_is_listed(owing: DeskFile) -> None:
    answering.finish(owing, _one(owing, "promise:FUP-1"), TODAY)
    keys = {each.key for each in obligations(owing, None, date(2027, 1, 1), TODAY)}
    assert "tie_review:TIE-1" in keys
    assert "promise:FUP-1" not in keys


def test_only_the_records_that_are_looked_at_are_asked(owing: DeskFile) -> None:
    keys = {each.key for each in obligations(owing, None, date(2027, 1, 1), TODAY, {"follow_up": {1}})}
    assert keys == {"promise:FUP-1"}
