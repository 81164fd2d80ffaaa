"""While a hold stands, nothing it is linked with is deleted, whichever way one tries."""

from datetime import date
from typing import Any

import pytest

from cityintl.records.custody import HoldType, Kept
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.liaison import ProgramMeetingStatus, ProgramStatus, ProgramType
from cityintl.records.tie import AgreementType, TieStatus, TieType
from cityintl.store import DeskFile, OnHold, UndoBlocked

DAY = date(2026, 5, 1)
HOLD = {"matter": "Doe v. Riverton", "type": HoldType.LITIGATION, "since": DAY}


@pytest.fixture
def add(desk: DeskFile):
    def adding(kind: str, label: str = "Add", /, **values: Any) -> int:
        with desk.write(label) as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def tie(add) -> int:
    """A tie with an agreement, in steps of their own."""
    number = add("tie", partner=add("partner", name="Nagoya"), type=TieType.SISTER_CITY, status=TieStatus.ACTIVE)
    add("agreement", tie=number, title="Agreement of 1959", type=AgreementType.SISTER_CITY)
    return number


@pytest.fixture
def hold(desk: DeskFile, add):
    """Adds a standing hold on these records."""

    def holding(*ends: tuple[str, int], **more: Any) -> int:
        number = add("hold", **{**HOLD, **more})
        for kind, each in ends:
            with desk.write("Link") as door:
                door.connect("hold", number, "held by", kind, each)
        return number

    return holding


def refused(desk: DeskFile, content, kind: str, number: int) -> str:
    """What is said when one deletes it; nothing may have changed."""
    before = content(desk)
    with pytest.raises(OnHold) as wrong, desk.write("Delete") as door:
        door.delete(kind, number)
    assert content(desk) == before and wrong.value.advice
    return wrong.value.message


def test_a_record_on_hold_is_not_deleted_and_the_hold_is_named(desk, add, hold, content) -> None:
    number = add("decision", on=DAY, what="Go", decided_by="Mayor")
    hold(("decision", number))
    assert refused(desk, content, "decision", number) == "DEC-1 is on hold: “Doe v. Riverton” (HLD-1)."


def test_neither_its_owner_nor_its_parts_nor_through_a_link_from_the_other_side(desk, tie, hold, content) -> None:
    hold(("agreement", 1))
    assert refused(desk, content, "tie", tie) == "TIE-1 stays, as AGR-1 is on hold: “Doe v. Riverton” (HLD-1)."
    with desk.write("Cut and link the other way") as door:
        door.disconnect("hold", 1, "held by", "agreement", 1)
        door.connect("tie", tie, "held by", "hold", 1)
    assert refused(desk, content, "agreement", 1) == "AGR-1 stays, as TIE-1 is on hold: “Doe v. Riverton” (HLD-1)."


def test_not_in_a_step_that_deletes_many(desk, add, hold, content) -> None:
    numbers = [add("decision", on=DAY, what=f"Decision {n}", decided_by="Mayor") for n in range(4)]
    hold(("decision", numbers[2]))
    before = content(desk)
    with pytest.raises(OnHold), desk.write("Delete 4") as door:
        for number in numbers:
            door.delete("decision", number)
    assert content(desk) == before


def test_not_by_undoing_what_added_it(desk, add, hold, content) -> None:
    number = add("decision", "Add decision", on=DAY, what="Go", decided_by="Mayor")
    step = desk.history(limit=1)[0].id
    hold(("decision", number))
    before = content(desk)
    with pytest.raises(OnHold, match=r"DEC-1 is on hold: “Doe v\. Riverton” \(HLD-1\)"):
        desk.undo(step)
    assert content(desk) == before


def test_not_by_undoing_an_import_or_a_part(desk, tie, hold, content) -> None:
    with desk.write("Import 50 decisions") as door:
        door.add_many("decision", [{"on": DAY, "what": f"D {n}", "decided_by": "Mayor"} for n in range(50)])
    step = desk.history(limit=1)[0].id
    paper = next(s.id for s in desk.history("agreement", 1))
    hold(("decision", 37), ("tie", tie))
    before = content(desk)
    with pytest.raises(OnHold, match="DEC-37"):
        desk.undo(step)
    with pytest.raises(OnHold, match="AGR-1 stays, as TIE-1 is on hold"):
        desk.undo(paper)
    assert content(desk) == before


def test_not_by_undoing_the_step_that_added_it_and_linked_it_with_a_hold(desk, hold, content) -> None:
    number = hold()
    with desk.write("Add and link") as door:
        made = door.add("decision", {"on": DAY, "what": "Go", "decided_by": "Mayor"})
        door.connect("decision", made, "about", "hold", number)
    before = content(desk)
    with pytest.raises(OnHold):
        desk.undo()
    assert content(desk) == before


def test_not_by_doing_a_deletion_again(desk, add, hold, content) -> None:
    number = add("decision", on=DAY, what="Go", decided_by="Mayor")
    with desk.write("Delete") as door:
        door.delete("decision", number)
    desk.undo()
    with desk.write("Hold what came back") as door:
        made = door.add("hold", HOLD)
        door.connect("hold", made, "held by", "decision", number)
    undone = next(s.id for s in desk.history() if s.label == "Undo: Delete")
    before = content(desk)
    from cityintl.store import reverting

    with pytest.raises(OnHold), desk.writing() as connection:
        reverting.revert(connection, undone, desk.clock(), redo=True)
    assert content(desk) == before


def test_a_hold_on_a_class_keeps_all_records_of_its_kinds_and_what_is_linked_with_it(desk, add, hold, content) -> None:
    program = add("visitor_program", name="Water", type=ProgramType.IVLP, status=ProgramStatus.COMPLETED)
    add("program_meeting", program=program, asked="Pumps", status=ProgramMeetingStatus.DONE)
    decision = add("decision", on=DAY, what="Go", decided_by="Mayor")
    promise = add("follow_up", what="List", side=Side.US, status=FollowUpStatus.OPEN)
    number = add("retention_class", name="Visits", kept=Kept.PERMANENT, covers=("visitor_program", "gift"))
    with desk.write("Decisions of this matter") as door:
        door.connect("decision", decision, "kept under", "retention_class", number)
    hold(("retention_class", number))
    assert refused(desk, content, "visitor_program", program).startswith("VPR-1 is on hold")
    assert refused(desk, content, "program_meeting", 1) == (
        "VPM-1 stays, as VPR-1 is on hold: “Doe v. Riverton” (HLD-1)."
    )
    assert refused(desk, content, "decision", decision).startswith("DEC-1 is on hold")
    assert refused(desk, content, "retention_class", number).startswith("RTC-1 is on hold")
    with desk.write("Delete what it does not cover") as door:
        door.delete("follow_up", promise)


def test_the_request_for_which_a_hold_was_made_is_kept_too(desk, add, hold, values_for, content) -> None:
    with desk.write("Add") as door:
        request = door.add("records_request", values_for(door, "records_request"))
    hold(request=request)
    assert refused(desk, content, "records_request", request).startswith("RRQ-1 is on hold")


def test_a_released_hold_keeps_nothing(desk, add, hold) -> None:
    number = add("decision", on=DAY, what="Go", decided_by="Mayor")
    made = hold(("decision", number))
    assert desk.holds_on("decision", number) == [made]
    with desk.write("Release") as door:
        door.set("hold", made, {"released_on": DAY, "released_by": "City Attorney"})
    assert desk.holds_on("decision", number) == []
    with desk.write("Delete") as door:
        door.delete("decision", number)
    desk.undo()
    desk.undo()  # the release: it stands again
    assert desk.holds_on("decision", number) == [made]


def test_a_hold_that_keeps_something_is_not_deleted_either(desk, add, hold, content) -> None:
    number = add("decision", on=DAY, what="Go", decided_by="Mayor")
    made = hold(("decision", number))
    assert refused(desk, content, "hold", made) == "“Doe v. Riverton” (HLD-1) still keeps records."
    step = next(s.id for s in desk.history("hold", made) if s.label == "Add")
    with pytest.raises(OnHold, match="still keeps records"):
        desk.undo(step)
    desk.undo()  # the link
    desk.undo()  # the hold
    assert desk.counts()["hold"] == 0


def test_a_hold_made_with_its_links_in_one_step_is_taken_back_in_one(desk, add) -> None:
    number = add("decision", on=DAY, what="Go", decided_by="Mayor")
    with desk.write("Hold") as door:
        door.connect("hold", door.add("hold", HOLD), "held by", "decision", number)
    desk.undo()
    assert desk.counts()["hold"] == 0 and desk.counts()["decision"] == 1


def test_what_later_work_needs_is_still_said_where_no_hold_stands(desk, tie, hold) -> None:
    step = desk.history("tie", tie)[-1].id
    with pytest.raises(UndoBlocked):
        desk.undo(step)


def test_what_is_held_can_be_changed_and_linked(desk, add, hold) -> None:
    number = add("decision", on=DAY, what="Go", decided_by="Mayor")
    hold(("decision", number))
    with desk.write("Say why") as door:
        door.set("decision", number, {"why": "It was asked."})
    desk.undo()
    assert desk.get("decision", number).values["why"] is None
