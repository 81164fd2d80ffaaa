"""The other tabs of a visit: request, members, meetings, checklist, gifts, costs, after."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from cityintl.desk import checklists
from cityintl.gui.visit.rows import RowsList
from cityintl.records.checklist import Anchor
from cityintl.records.costs import CostType
from cityintl.records.delegation import AfterKind, VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.member import MemberRole, VisaLetter
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from tests.gui.visit.conftest import ARRIVES


def rows(page, name: str) -> list[str]:
    return [row.spoken for row in page.pages.currentWidget().findChild(RowsList, name).rows]


def click(page, name: str) -> None:
    page.pages.currentWidget().findChild(QPushButton, name).click()


def text(page, name: str) -> str:
    return page.pages.currentWidget().findChild(QLabel, name).text()


@pytest.fixture
def request_of(empty_window, visit, shown):
    """The visit is a request of today."""

    def asking(**values):
        with empty_window.desk.write("x") as door:
            door.set("delegation", visit, {"status": VisitStatus.REQUESTED, "received_on": date(2026, 5, 14)} | values)
        return shown("request")

    return asking


def test_a_decision_is_one_step_with_its_reason(request_of, empty_window, visit, qtbot) -> None:
    page = request_of()
    click(page, "decide_decline")
    assert text(page, "decide_problem") == "Say in a sentence why: the next request will ask. The letter can be kinder."
    page.findChild(QPlainTextEdit, "decide_reason").setPlainText("The council is on its retreat.")
    click(page, "decide_decline")
    assert text(page, "decide_problem").startswith("Say who decided it.")
    page.findChild(QLineEdit, "decide_by").setText("Ana Ruiz")
    click(page, "decide_decline")
    assert empty_window.desk.can_undo() == "Decline “Delegation from Nagoya”"
    qtbot.waitUntil(lambda: "The council is on its retreat." in text(page, "decided_said"))
    assert page.head.chip.text() == "Declined"
    assert not page.findChild(QLabel, "decide_problem").isVisible()


@pytest.mark.parametrize("status", [VisitStatus.UNDER_WAY, VisitStatus.REPORTED])
def test_a_visit_that_is_held_offers_no_decision(request_of, status) -> None:
    page = request_of(status=status)
    assert not page.findChild(QPushButton, "decide_decline").isVisible()
    assert text(page, "decided_said") == "It was never decided here; the visit took place."


def test_a_courtesy_call_skips_the_questions_until_they_are_wanted(request_of) -> None:
    page = request_of(type=VisitType.COURTESY)
    tab = page.pages.currentWidget()
    assert "received_on" in tab.form.fields and "sensitivities" not in tab.form.fields
    assert page.findChild(QLabel, "skip_said").isVisible()
    click(page, "show_questions")
    assert "sensitivities" in tab.form.fields
    assert not page.findChild(QLabel, "skip_said").isVisible()


def test_what_the_rules_say_of_a_request_stands_above_it(request_of) -> None:
    assert rows(request_of(), "request_steps") == [
        "The request came only 26 days ahead",
        "3 days are asked for; the office gives 2",
        "Ask for names and titles",
        "Answer the request, 28 May",
    ]


def test_members_stand_in_order_with_diet_and_visa_letter_and_ties_said(shown, add) -> None:
    for family, rank, more in (("Sato", 2, {"diet": "vegetarian"}), ("Abe", 2, {}), ("Oshima", 1, {})):
        person = add("person", family=family, precedence_rank=rank, **more)
        letter = VisaLetter.REQUESTED if family == "Oshima" else None
        add("member", person=person, role=MemberRole.MEMBER, visa_letter=letter)
    page = shown("member")
    assert rows(page, "member_rows") == ["1, OSHIMA, visa letter: requested", "2, ABE", "3, SATO, vegetarian"]
    assert "same rank as Sato" in rows(page, "order_notes")[0]
    assert text(page, "order_said") == "Order of precedence: by rank · no order is chosen on the overview yet"
    tab = page.pages.currentWidget()
    tab.choose(tab.rows.rows[1].number)
    assert tab.chosen.isVisible()
    assert tab.chosen.findChild(QWidget, "inner_travel_leg") is not None


def test_a_member_of_the_search_is_shown_in_its_tab(shown, add, empty_window, visit) -> None:
    number = add("member", person=add("person", family="Sato"), role=MemberRole.MEMBER)
    shown()
    empty_window.open_record("member", number)
    page = empty_window.pages.record
    assert page.tab == "member"
    assert page.pages.currentWidget().chosen.number == number


def test_a_checklist_comes_from_its_template_and_is_ticked_with_space(shown, add, empty_window, qtbot) -> None:
    template = add("checklist_template", name="Inbound visit", direction=VisitWay.INBOUND)
    for label, offset in (("Flags", -30), ("Rooms", -23), ("Vans", -1)):
        add("checklist_line", template=template, label=label, anchor=Anchor.ARRIVAL, offset=offset)
    page = shown("checklist_item")
    tab = page.pages.currentWidget()
    assert tab.findChild(QComboBox, "template").currentText() == "Inbound visit"
    click(page, "template_add")
    qtbot.waitUntil(lambda: text(page, "progress") == "0 of 3 done")
    assert rows(page, "checklist_rows") == [
        "LATE · 1", "Flags, 4 days late", "THIS WEEK · 1", "Rooms, Sun", "LATER · 1", "Vans, 8 June",
    ]  # fmt: skip
    tab.rows.setFocus()
    qtbot.keyClick(tab.rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: text(page, "progress") == "1 of 3 done")
    assert empty_window.desk.can_undo() == "Done: “Flags”"


def test_open_items_follow_new_dates_after_a_yes(shown, add, empty_window, visit, qtbot) -> None:
    template = add("checklist_template", name="Inbound visit", direction=VisitWay.INBOUND)
    add("checklist_line", template=template, label="Flags", anchor=Anchor.ARRIVAL, offset=-2)
    checklists.fill(empty_window.desk, visit, template)
    page = shown("checklist_item")
    assert not page.findChild(QWidget, "redate").isVisible()
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"arrives": ARRIVES + timedelta(days=1)})
    qtbot.waitUntil(lambda: page.findChild(QWidget, "redate").isVisible())
    assert rows(page, "moves") == ["Flags, 8 June 2026"]
    click(page, "redate_all")
    qtbot.waitUntil(lambda: not page.findChild(QWidget, "redate").isVisible())
    assert empty_window.desk.can_undo() == "Checklist of “Delegation from Nagoya” follows its dates"


def test_the_same_gift_is_said_and_a_new_one_is_of_this_visit(shown, add, empty_window, visit, qtbot) -> None:
    who = add("person", family="Oshima")
    for on, owner in ((date(2024, 5, 1), None), (ARRIVES, visit)):
        sent = {"what": "Model of a streetcar", "direction": Direction.SENT, "on": on, "recipient": who}
        add("gift", **sent | {"delegation": owner})
    add("member", person=who, role=MemberRole.HEAD)
    page = shown("gifts")
    assert rows(page, "gift_rows") == ["Model of a streetcar, given before, 1 May 2024, from us, to Oshima"]
    assert rows(page, "before_rows") == ["Model of a streetcar, 1 May 2024 · from us, to Oshima"]
    click(page, "gift_add")
    tab = page.pages.currentWidget()
    tab.form.source.commit({"what": "Book of photographs"})
    tab._committed("what")
    qtbot.waitUntil(lambda: len(rows(page, "gift_rows")) == 2)
    kept = empty_window.desk.get("gift", 3).values
    assert (kept["delegation"], kept["on"], kept["direction"]) == (visit, ARRIVES, Direction.SENT)


def test_costs_stand_by_payer_against_the_budget(shown, add) -> None:
    line = {"type": CostType.MEALS, "payer": Payer.CITY}
    add("budget_line", amount=Amount(500000, "USD"), **line)
    raman = add("person", family="Raman")
    add("expense", what="Dinner", amount=Amount(520000, "USD"), on=ARRIVES, person=raman, **line)
    page = shown("costs")
    assert rows(page, "payer_rows") == ["City department: $5,200 of $5,000, $200 over, over budget, 104%"]
    assert text(page, "unclaimed") == "1 expense is not claimed yet: $5,200"
    assert rows(page, "expense_rows") == ["Dinner, 9 June 2026 · Meals and incidentals · City department, $5,200"]
    tab = page.pages.currentWidget()
    tab.show_part("expense", 1)
    assert tab.chosen.isVisible() and tab.chosen.kind == "expense"
    tab.show_part("budget_line", 1)
    assert tab.chosen.kind == "budget_line" and tab.chosen.isVisible()


def test_the_days_of_per_diem_are_made_with_one_rate(shown, add, empty_window, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.set("home", 1, {"does_per_diem": True})
    raman = add("person", family="Raman")
    add("member", person=raman, role=MemberRole.MEMBER)
    page = shown("costs")
    click(page, "stay_open")
    tab = page.pages.currentWidget()
    assert tab.findChild(QLineEdit, "stay_first").text() == "2026-06-09"
    click(page, "stay_make")
    assert text(page, "stay_problem") == "“Where the nights are” is missing."
    for name, typed in (("locality", "Peoria"), ("rate", "68 USD")):
        tab.findChild(QLineEdit, f"stay_{name}").setText(typed)
    click(page, "stay_make")
    qtbot.waitUntil(lambda: text(page, "per_diem_sums") == "Raman: $170")
    assert empty_window.desk.can_undo() == "Per diem of Raman: 3 days"
    assert [line.split(", ")[0] for line in rows(page, "per_diem_rows")] == [
        "9 June 2026", "10 June 2026", "11 June 2026",
    ]  # fmt: skip


def test_notes_after_the_visit_say_what_to_keep(shown, add) -> None:
    add("after_note", type=AfterKind.STOP, text="Two receptions in one evening.")
    add("after_note", type=AfterKind.KEEP, text="Two interpreters.", by="Ana Ruiz")
    page = shown("after_note")
    assert rows(page, "after_rows") == ["Two interpreters., Keep, Ana Ruiz", "Two receptions in one evening., Stop"]


def test_a_meeting_says_whether_its_sheet_is_ready(shown, add) -> None:
    add("meeting_sheet", title="Floods", desired_outcome="Their model.", talking_points="One")
    add("meeting_sheet", title="Schools")
    assert rows(shown("meeting_sheet"), "meeting_rows") == [
        "Floods, sheet ready", "Schools, outcome or points missing",
    ]  # fmt: skip


def test_a_meeting_remembers_the_last_gift_whom_they_met_and_what_was_said(shown, add, empty_window) -> None:
    oshima, raman = add("person", family="Oshima"), add("person", family="Raman")
    with empty_window.desk.write("The visit before") as door:
        before = door.add(
            "delegation",
            {"name": "In 2024", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.CLOSED, "arrives": date(2024, 5, 1)},
        )  # fmt: skip
        call = {"delegation": before, "title": "Call", "type": ItemType.MEETING, "on": date(2024, 5, 1)}
        item = door.add("itinerary_item", call)
        for who in (oshima, raman):
            door.add("item_person", {"item": item, "person": who, "role": Part.PRINCIPAL})
        gift = {"what": "Streetcar", "direction": Direction.SENT, "on": date(2024, 5, 2), "recipient": oshima}
        door.add("gift", gift)
    add("member", person=oshima, role=MemberRole.HEAD)
    add("meeting_sheet", title="Floods", with_whom=oshima)
    add("meeting_sheet", title="Schools", result="They agree to two classes.")
    lines = rows(shown("meeting_sheet"), "meeting_rows")
    assert "last gift: Streetcar, 2 May 2024 · last met on 1 May 2024 with Raman" in lines[0]
    assert lines[1] == "Schools, written down"
