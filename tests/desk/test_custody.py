"""Records requests on their way to an answer, and holds that are put on and released."""

from datetime import date
from typing import Any

import pytest

from cityintl.desk import holds, records_requests
from cityintl.desk.rules import add_defaults
from cityintl.errors import UserError
from cityintl.records.custody import HoldType, RequestStatus
from cityintl.store import DeskFile, Invalid

TODAY = date(2026, 5, 14)


@pytest.fixture
def request_(desk: DeskFile) -> int:
    add_defaults(desk)
    with desk.write("Add") as door:
        values = {"subject": "Letters to Nagoya", "received_on": TODAY, "status": RequestStatus.RECEIVED}
        return door.add("records_request", values)


def said(desk: DeskFile, number: int, today: date = TODAY) -> tuple[str, str]:
    values = desk.get("records_request", number).values
    due, _rule = records_requests.term(desk, values)
    return records_requests.standing(values, due, today)


def test_a_request_is_searched_looked_over_and_answered(desk, request_) -> None:
    assert said(desk, request_) == ("Answer by 21 May 2026, in 7 days.", "amber")
    assert said(desk, request_, date(2026, 5, 21)) == ("It is to be answered today.", "amber")
    assert said(desk, request_, date(2026, 5, 22)) == ("It is 1 day late: 21 May 2026.", "red")
    records_requests.turn_to(desk, request_, RequestStatus.SEARCHING)
    records_requests.turn_to(desk, request_, RequestStatus.REVIEWING)
    records_requests.close(
        desk, request_, RequestStatus.ANSWERED, TODAY, found=12, withheld=0, withheld_why="", counsel="Dunmore"
    )
    values = desk.get("records_request", request_).values
    assert (values["found"], values["withheld"], values["withheld_why"], values["counsel"]) == (12, 0, None, "Dunmore")
    assert said(desk, request_) == ("Answered on 14 May 2026.", "green")
    assert desk.can_undo() == "Records request “Letters to Nagoya”: answered"
    records_requests.turn_to(desk, request_, RequestStatus.REVIEWING)
    assert desk.get("records_request", request_).values["answered_on"] is None


def test_a_denial_names_its_ground_and_nothing_is_answered_before_it_came(desk, request_) -> None:
    with pytest.raises(UserError, match="Why is it denied"):
        records_requests.close(desk, request_, RequestStatus.DENIED, TODAY)
    with pytest.raises(UserError, match="before it came"):
        records_requests.close(desk, request_, RequestStatus.WITHDRAWN, date(2026, 5, 13))
    records_requests.close(desk, request_, RequestStatus.DENIED, TODAY, withheld_why="Section 7(1)(g).")
    assert said(desk, request_) == ("Denied on 14 May 2026.", "grey")


def test_an_extension_has_a_ground_and_is_later(desk, request_) -> None:
    with pytest.raises(UserError, match="no later than 21 May 2026"):
        records_requests.extend(desk, request_, date(2026, 5, 21), "Two offices", TODAY)
    with pytest.raises(UserError, match="Why is it extended"):
        records_requests.extend(desk, request_, date(2026, 5, 29), " ", TODAY)
    records_requests.extend(desk, request_, date(2026, 5, 29), "Two offices", TODAY)
    assert said(desk, request_)[0] == "Answer by 29 May 2026, in 15 days."
    assert desk.get("records_request", request_).values["extension_reason"] == "14 May 2026: Two offices"


def test_a_state_without_a_rule_is_told_so(desk, request_) -> None:
    with desk.write("Move") as door:
        door.set("home", 1, {"region": "Iowa"})
    assert said(desk, request_)[0].startswith("No rule says until when it is answered")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"status": RequestStatus.ANSWERED}, "answered_on"),
        ({"found": 2, "withheld": 3, "withheld_why": "Section 7."}, "withheld"),
        ({"found": 2, "withheld": 1}, "withheld_why"),
        ({"answered_on": date(2026, 1, 1)}, "answered_on"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(desk, request_, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong, desk.write("Set") as door:
        door.set("records_request", request_, values)
    assert [p.field for p in wrong.value.problems] == [field]


@pytest.fixture
def hold(desk: DeskFile) -> int:
    with desk.write("Add") as door:
        door.add("decision", {"on": TODAY, "what": "Go", "decided_by": "Mayor"})
        return door.add("hold", {"matter": "Doe", "type": HoldType.LITIGATION, "since": date(2026, 5, 1)})


def test_a_hold_is_put_on_released_and_stands_again(desk, hold) -> None:
    assert holds.stands(desk.get("hold", hold), 0, TODAY)[1] == "red"
    holds.put_on(desk, hold, "decision", 1)
    assert holds.said_of(desk, "decision", 1) == "On hold: Doe (HLD-1)"
    assert holds.stands(desk.get("hold", hold), 1, TODAY) == (
        "It stands since 1 May 2026: nothing of it is deleted.", "amber"
    )  # fmt: skip
    with pytest.raises(UserError, match="Who released it"):
        holds.release(desk, hold, TODAY, " ")
    with pytest.raises(UserError, match="end before it began"):
        holds.release(desk, hold, date(2026, 4, 30), "Counsel")
    holds.release(desk, hold, TODAY, "Counsel", "Settled")
    values = desk.get("hold", hold).values
    assert (values["released_by"], values["notes"]) == ("Counsel", "14 May 2026: Released: Settled")
    assert holds.said_of(desk, "decision", 1) == ""
    with pytest.raises(UserError, match="released on 14 May 2026"):
        holds.release(desk, hold, TODAY, "Counsel")
    with pytest.raises(UserError, match="That hold is released"):
        holds.put_on(desk, hold, "decision", 1)
    holds.take_up_again(desk, hold)
    assert holds.said_of(desk, "decision", 1) == "On hold: Doe (HLD-1)"


def test_a_review_that_was_missed_is_said(desk, hold) -> None:
    with desk.write("Review") as door:
        door.set("hold", hold, {"review_on": date(2026, 5, 10)})
    assert holds.stands(desk.get("hold", hold), 1, TODAY) == ("It stands; its review was due on 10 May 2026.", "amber")
