"""One report for several pledges, last round's answers beside this one's, departments from letter to page."""

from datetime import date
from typing import Any

import pytest

from cityintl.desk import indicators, submissions
from cityintl.desk.usual import add as add_usual
from cityintl.errors import UserError
from cityintl.records.commitment import CommitmentStatus
from cityintl.records.indicator import Applicability, Better, RequestState
from cityintl.records.organization import OrganizationType
from cityintl.records.submission import ChapterState, SubmissionStatus
from cityintl.store import DeskFile, StillNeeded

TODAY = date(2026, 5, 14)


@pytest.fixture
def reporting(desk: DeskFile) -> DeskFile:
    """A desk with a framework in use, two rounds, last year's report, a department and its figures."""
    add_usual(desk, ("framework",))
    with desk.write("Report") as door:
        door.set("framework", 2, {"used": True})
        door.add("organization", {"name": "Water", "type": OrganizationType.CITY_OFFICE})
        for year in (2025, 2026, 2027):
            door.add("reporting_window", {"framework": 2, "year": year, "closes": date(year, 7, 27)})
        door.add(
            "submission",
            {"title": "CDP 2025", "framework": 2, "window": 1, "status": SubmissionStatus.SUBMITTED,
             "submitted_on": date(2025, 7, 20)},
        )  # fmt: skip
        blob = door.put_file(b"Inventory")
        door.add("document", {"title": "Inventory", "name": "inventory.txt", "sha256": blob})
        for code, answer in (("1.2", "Yes"), ("1.10", "The county"), ("1.1", "The mayor")):
            row = {"submission": 1, "code": code, "question": f"Question {code}", "answer": answer}
            more = {"evidence": 1, "reattach": True, "attached_on": date(2025, 7, 19)} if code == "1.10" else {}
            door.add("submission_answer", row | more)
        for n in range(3):
            door.add("commitment", {"title": f"Pledge {n}", "framework": 2, "status": CommitmentStatus.ACTIVE})
    return desk


def test_the_next_round_takes_questions_files_and_pledges_and_no_answers(reporting: DeskFile) -> None:
    for commitment in (1, 3):
        submissions.serve(reporting, 1, commitment)
    steps = len(reporting.history())
    number = submissions.next_round(reporting, 1)
    assert len(reporting.history()) == steps + 1
    values = reporting.get("submission", number).values
    assert (values["title"], values["window"], values["previous"]) == ("CDP 2026", 2, 1)
    assert values["status"] is SubmissionStatus.PREPARING
    assert submissions.served(reporting, number) == [1, 3]
    found = submissions.beside(reporting, number)
    assert [(each.code, each.answer, each.before) for each in found.answers] == [
        ("1.1", "", "The mayor"), ("1.2", "", "Yes"), ("1.10", "", "The county"),
    ]  # fmt: skip
    assert [each.code for each in found.answers if each.to_attach] == ["1.10"]
    assert (found.answered, found.to_attach, found.lacking) == (0, 1, ())
    reporting.undo()
    assert reporting.count("submission") == 1


def test_a_round_begun_by_hand_takes_over_what_it_lacks_and_never_twice(reporting: DeskFile) -> None:
    with reporting.write("By hand") as door:
        door.add("submission", {"title": "CDP", "framework": 2, "status": SubmissionStatus.PREPARING, "previous": 1})
        door.add("submission_answer", {"submission": 2, "code": "1.2", "question": "Worded anew"})
    assert [row["code"] for row in submissions.beside(reporting, 2).lacking] == ["1.1", "1.10"]
    assert submissions.carry(reporting, 2) == 2
    assert submissions.carry(reporting, 2) == 0
    assert len(submissions.beside(reporting, 2).answers) == 3
    with pytest.raises(UserError, match="names none before it"):
        submissions.carry(reporting, 1)


def test_an_answer_as_before_and_a_file_that_went_up(reporting: DeskFile) -> None:
    number = submissions.next_round(reporting, 1)
    county = submissions.beside(reporting, number).answers[2]
    submissions.take_answer(reporting, county.number)
    submissions.attach(reporting, county.number, TODAY)
    again = submissions.beside(reporting, number).answers[2]
    assert (again.answer, again.to_attach, again.attached_on, again.changed) == ("The county", False, TODAY, False)
    with reporting.write("A new question") as door:
        new = door.add("submission_answer", {"submission": number, "question": "Never asked"})
    with pytest.raises(UserError, match="no answer to it"):
        submissions.take_answer(reporting, new)


def test_one_report_serves_three_pledges_and_each_knows_it(reporting: DeskFile) -> None:
    for commitment in (1, 2, 3):
        submissions.serve(reporting, 1, commitment)
    assert submissions.served(reporting, 1) == [1, 2, 3]
    assert submissions.serving(reporting, 2) == [1]
    submissions.serve(reporting, 1, 2, wanted=False)
    assert submissions.served(reporting, 1) == [1, 3]
    with reporting.write("Linked from the other end, and only related") as door:
        door.connect("commitment", 2, "serves", "submission", 1)
        door.disconnect("submission", 1, "serves", "commitment", 3)
        door.connect("submission", 1, "related", "commitment", 3)
    assert submissions.served(reporting, 1) == [1, 2]
    submissions.serve(reporting, 1, 2, wanted=False)
    assert submissions.served(reporting, 1) == [1]
    assert reporting.check() == []


def test_sending_notes_the_day_and_a_receipt_acknowledges(reporting: DeskFile) -> None:
    number = submissions.next_round(reporting, 1)
    submissions.send(reporting, number, TODAY)
    assert reporting.get("submission", number).values["status"] is SubmissionStatus.SUBMITTED
    submissions.send(reporting, number, TODAY, receipt=1)
    values = reporting.get("submission", number).values
    assert (values["status"], values["receipt"]) == (SubmissionStatus.ACKNOWLEDGED, 1)


def figures(desk: DeskFile, **states: RequestState | None) -> None:
    with desk.write("Figures") as door:
        for n, (name, state) in enumerate(states.items(), 1):
            number = door.add("indicator", {"code": f"6.{n}.1", "name": name, "framework": 2, "better": Better.UP})
            row: dict[str, Any] = {"indicator": number, "name": name, "department": 1, "status": state}
            door.add("indicator_use", row | {"applicability": Applicability.APPLIES})
        door.add("data_call", {"submission": 1, "department": 1})


def test_asking_a_department_asks_for_its_figures_and_receiving_receives_them(reporting: DeskFile) -> None:
    figures(reporting, new=None, last=RequestState.PUBLISHED, doubtful=RequestState.QUERIED)

    def states() -> list[str]:
        rows = [reporting.get("indicator_use", n).values["status"] for n in (1, 2, 3)]
        return [row.name if row else "" for row in rows]

    submissions.ask(reporting, 1, TODAY, due=date(2026, 6, 1))
    assert states() == ["REQUESTED", "REQUESTED", "QUERIED"]
    submissions.receive(reporting, 1, date(2026, 5, 30))
    assert states() == ["RECEIVED", "RECEIVED", "QUERIED"]
    assert reporting.get("data_call", 1).values["received_on"] == date(2026, 5, 30)
    reporting.undo()
    assert states() == ["REQUESTED", "REQUESTED", "QUERIED"]


def test_a_figure_goes_from_the_letter_to_the_page_state_by_state(reporting: DeskFile) -> None:
    figures(reporting, one=None)
    seen = []
    for _turn in range(7):
        indicators.forward(reporting, 1)
        seen.append(reporting.get("indicator_use", 1).values["status"].name)
    assert seen == ["REQUESTED", "RECEIVED", "VALIDATED", "APPROVED", *["PUBLISHED"] * 3]
    indicators.set_state(reporting, 1, RequestState.QUERIED)
    assert indicators.next_state(RequestState.QUERIED) is RequestState.RECEIVED


def test_a_chapter_goes_from_the_outline_to_the_upload(reporting: DeskFile) -> None:
    with reporting.write("Chapter") as door:
        door.add("chapter", {"submission": 1, "position": 1, "name": "Method", "state": ChapterState.OUTLINE})
    for _turn in range(6):
        submissions.chapter_forward(reporting, 1)
    assert reporting.get("chapter", 1).values["state"] is ChapterState.UPLOADED


def test_deleting_one_of_a_family_takes_its_parts_and_nothing_else(reporting: DeskFile) -> None:
    figures(reporting, one=None, two=None)
    with reporting.write("Values") as door:
        for use in (1, 2):
            door.add("observation", {"indicator_use": use, "year": "2024", "number": 1.0})
    before = reporting.counts()
    with reporting.write("Delete") as door:
        door.delete("indicator", 1)
    lost = {kind: n - reporting.counts()[kind] for kind, n in before.items() if n != reporting.counts()[kind]}
    assert lost == {"indicator": 1, "indicator_use": 1, "observation": 1}
    with reporting.write("Delete") as door:
        door.delete("submission", 1)
    lost = {kind: n - reporting.counts()[kind] for kind, n in before.items() if n != reporting.counts()[kind]}
    assert lost == {
        "indicator": 1, "indicator_use": 1, "observation": 1, "submission": 1, "submission_answer": 3, "data_call": 1,
    }  # fmt: skip
    with pytest.raises(StillNeeded), reporting.write("Delete") as door:
        door.delete("framework", 2)
    with reporting.write("Delete") as door:
        door.delete("framework", 5)
    assert reporting.counts()["framework"] == before["framework"] - 1
    assert reporting.check() == []
