"""What cannot be is said calmly, beside where it was typed, and nothing is written."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from cityintl.errors import UserError
from cityintl.gui.record.source import Drafted
from cityintl.gui.visit import meetings as meetings_tab
from cityintl.gui.visit import members as members_tab
from cityintl.gui.visit.rows import RowsList
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.itinerary import ItemType
from cityintl.records.member import MemberRole
from tests.faults.test_broken_off import fill_up
from tests.gui.visit.conftest import ARRIVES


@pytest.mark.parametrize("typed", ["25:10", "soon"])
def test_a_time_that_is_none_is_said_beside_it(shown, add, empty_window, typed, qtbot, type_into) -> None:
    number = add("itinerary_item", title="Lunch", type=ItemType.MEAL, on=ARRIVES, starts="12:00")
    page = shown()
    tab = page.pages.currentWidget()
    tab.choose(number)
    fact = tab.chosen.parts.form.fields["starts"]
    fact.edit()
    line = fact.editor.findChild(QLineEdit) or fact.editor
    line.selectAll()
    type_into(line, typed)
    assert not fact.commit()
    assert fact.problem.isVisible() and typed in fact.problem.text()
    assert not tab.finish(), "what is wrong is not left behind"
    assert empty_window.desk.get("itinerary_item", number).values["starts"] == "12:00"
    fact.give_up()


def test_an_item_outside_the_visit_stands_on_its_own_day_and_says_so(shown, add) -> None:
    add("itinerary_item", title="Dinner before", type=ItemType.MEAL, on=date(2026, 6, 8), starts="19:00")
    page = shown()
    tab = page.pages.currentWidget()
    assert tab.told.text().startswith("outside the visit")
    assert [row.chips for row in tab.items.rows] == [(("before the arrival", "red"),)]


def test_a_departure_before_the_arrival_is_said_and_not_written(shown, empty_window, visit, type_into) -> None:
    page = shown("overview")
    fact = page.form.fields["departs"]
    fact.edit()
    line = fact.editor.findChild(QLineEdit) or fact.editor
    line.selectAll()
    type_into(line, "2026-06-01")
    assert not fact.commit()
    assert "departs before it arrives" in fact.problem.text()
    assert empty_window.desk.get("delegation", visit).values["departs"] == date(2026, 6, 11)
    fact.give_up()


def test_days_of_per_diem_that_end_before_they_begin_are_not_made(shown, add, empty_window, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        door.set("home", 1, {"does_per_diem": True})
    page = shown("costs")
    tab = page.pages.currentWidget()
    tab.findChild(QPushButton, "stay_open").click()
    tab.findChild(QPushButton, "stay_make").click()
    problem = tab.findChild(QLabel, "stay_problem")
    assert problem.text() == "Nobody travels yet. Add the members first."
    add("member", person=add("person", family="Raman"), role=MemberRole.MEMBER)
    qtbot.waitUntil(lambda: tab.stay.person.count() == 1)
    for name, typed in {"first": "2026-06-11", "last": "2026-06-09", "locality": "Peoria", "rate": "68 USD"}.items():
        tab.findChild(QLineEdit, f"stay_{name}").setText(typed)
    tab.findChild(QPushButton, "stay_make").click()
    assert problem.text() == "The stay ends before it begins. Correct its days."
    tab.findChild(QLineEdit, "stay_last").setText("some day")
    tab.findChild(QPushButton, "stay_make").click()
    assert "some day" in problem.text()
    assert empty_window.desk.count("per_diem_day") == 0


def test_what_is_known_of_a_place_is_offered_and_typed_over_only_where_nothing_stands(shown, add, empty_window) -> None:
    with empty_window.desk.write("x") as door:
        door.set("home", 1, {"does_per_diem": True})
    add("member", person=add("person", family="Raman"), role=MemberRole.MEMBER)
    page = shown("costs")
    tab = page.pages.currentWidget()
    tab.findChild(QPushButton, "stay_open").click()
    for name, typed in (("locality", "Peoria"), ("rate", "68 USD"), ("lodging", "110 USD")):
        tab.findChild(QLineEdit, f"stay_{name}").setText(typed)
    tab.stay.make()
    tab.findChild(QPushButton, "stay_open").click()
    for name, typed in (("locality", "Peoria"), ("rate", "")):
        tab.findChild(QLineEdit, f"stay_{name}").setText(typed)
    tab.stay._offer_rate()
    assert tab.findChild(QLineEdit, "stay_rate").text().startswith("68")
    tab.findChild(QLineEdit, "stay_rate").setText("80 USD")
    tab.stay._offer_rate()
    assert tab.findChild(QLineEdit, "stay_rate").text() == "80 USD"


def test_a_write_that_fails_is_said_by_the_window_and_leaves_the_page(shown, add, empty_window, monkeypatch) -> None:
    add("member", person=add("person", family="Abe"), role=MemberRole.MEMBER)
    add("itinerary_item", title="Call", type=ItemType.MEETING, on=ARRIVES, starts="10:00")

    def full(*_given: object) -> int:
        raise UserError("There is no room left on the disk.", "Make room, and do it again.")

    monkeypatch.setattr(members_tab, "move_member", full)
    monkeypatch.setattr(meetings_tab, "begin_sheet", full)
    for tab, deed in (
        ("member", lambda t: t.rows.moved.emit(1, 1)),
        ("meeting_sheet", lambda t: t.without.opened.emit(1)),
    ):
        page = shown(tab)
        deed(page.pages.currentWidget())
        said = empty_window.shell.findChild(QLabel, "message_text")
        assert said.isVisible() and said.text().startswith("There is no room left on the disk.")
        empty_window.shell.messages.clear()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (VisitStatus.PLANNING, "Nothing is planned for this day yet."),
        (VisitStatus.REQUESTED, "Nothing is planned for this day yet: the request waits for its answer."),
        (VisitStatus.DECLINED, "This visit does not take place. The week is full."),
    ],
)
def test_a_day_without_items_says_what_to_do_or_why_there_are_none(shown, empty_window, visit, status, words) -> None:
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"status": status, "decision_reason": "The week is full."})
    assert shown().pages.currentWidget().none.text().startswith(words)


def test_a_past_day_without_items_asks_for_nothing(shown, empty_window, visit) -> None:
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"arrives": date(2026, 5, 4), "departs": date(2026, 5, 5)})
    assert shown().pages.currentWidget().none.text() == "Nothing was written down for this day."


def test_an_empty_checklist_says_where_templates_are_made(shown) -> None:
    page = shown("checklist_item")
    none = page.pages.currentWidget().findChild(QLabel, "no_tasks")
    assert none.isVisible() and "under Checklists" in none.text()
    assert page.pages.currentWidget().add.property("primary"), "the first thing to do stands out"


def test_what_was_to_be_done_for_a_visit_that_is_off_is_not_late(shown, add, empty_window, visit) -> None:
    add("checklist_item", label="Flags", due_on=date(2026, 5, 1))
    with empty_window.desk.write("x") as door:
        door.set("delegation", visit, {"status": VisitStatus.CANCELLED})
    page = shown()
    assert page.findChild(RowsList, "tasks").rows == []
    assert not page.findChild(QLabel, "card_next") and not page.pages.currentWidget().beside.next.isVisible()


def test_on_a_full_disk_what_is_typed_for_a_member_stays_beside_the_reason(shown, add, empty_window, type_into) -> None:
    number = add("member", person=add("person", family="Abe"), role=MemberRole.MEMBER)
    page = shown("member")
    tab = page.pages.currentWidget()
    tab.choose(number)
    fact = tab.chosen.parts.form.fields["notes"]
    fact.edit()
    text = fact.editor.findChild(QPlainTextEdit) or fact.editor
    type_into(text, "Speaks at the dinner. " * 400)
    fill_up(empty_window.desk, 0)
    assert not fact.commit()
    assert "no room left on the disk" in fact.problem.text() and fact.editor.isVisible()
    assert empty_window.desk.get("member", number).values["notes"] is None
    assert not tab.finish(), "it is not left behind silently"
    fact.give_up()


def test_an_item_that_was_being_typed_when_the_program_ended_is_offered_and_finished(window, desk, qtbot) -> None:
    with desk.write("Begin") as door:
        visit = door.add(
            "delegation",
            {"name": "Nagoya", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.PLANNING, "arrives": ARRIVES},
        )  # fmt: skip
    Drafted(desk, "itinerary_item", {"delegation": visit, "on": ARRIVES}).commit({"title": "Tour"})
    path = desk.path
    desk.close()
    window.open(path)
    assert window.shell.findChild(QLabel, "message_text").text() == "A draft is waiting: itinerary item “Tour”."
    window.shell.findChild(QPushButton, "message_act").click()
    assert window.trail.here.name == "delegation", "beside the visits it belongs to"
    source = window.pages.record.source
    source.commit({"type": ItemType.SITE_VISIT})
    window.pages.record._committed("type")
    page = window.pages.record
    assert (page.source.kind.name, page.tab) == ("delegation", "itinerary_item")
    assert [row.words for row in page.findChild(RowsList, "items").rows] == ["Tour"]
    assert window.desk.drafts() == []
