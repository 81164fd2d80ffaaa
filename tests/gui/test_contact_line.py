"""Logging a contact in ten seconds: one line at the foot of a record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from cityintl.gui.window import Window
from cityintl.records import kinds
from cityintl.records.memory import Medium

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def person(empty_window: Window) -> int:
    with empty_window.desk.write("Somebody") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        number = door.add("person", {"family": "Sato", "partner": partner})
    empty_window.open_record("person", number)
    return number


@pytest.fixture
def line(empty_window: Window, person: int, qtbot) -> QLineEdit:
    empty_window.shell.commands["contact"].trigger()
    found = empty_window.pages.record.findChild(QLineEdit, "contact_line")
    qtbot.waitUntil(found.hasFocus)
    return found


def letters(window: Window) -> list[dict]:
    return [window.desk.get("correspondence", n).values for n in window.desk.listing("correspondence", ()).ids]


def test_a_contact_is_logged_with_its_follow_up(empty_window: Window, person: int, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "called, will send the list by Friday")
    page = empty_window.pages.record
    assert "Telephone" in page.findChild(QLabel, "contact_read").text()
    assert page.findChild(QCheckBox, "contact_promise_1").text() == "Follow-up: we: Send the list, by 15 May 2026"
    qtbot.keyClick(line, ENTER)
    assert [(v["person"], v["medium"]) for v in letters(empty_window)] == [(person, Medium.PHONE)]
    assert empty_window.desk.count("follow_up") == 1
    assert line.text() == ""
    assert "with a follow-up" in empty_window.shell.strip.text.text()
    empty_window.undo()
    assert empty_window.desk.count("correspondence") == empty_window.desk.count("follow_up") == 0


def test_the_follow_up_is_left_out_where_it_is_not_wanted(empty_window: Window, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "called, will send the list by Friday")
    empty_window.pages.record.findChild(QCheckBox, "contact_promise_1").setChecked(False)
    qtbot.keyClicks(line, "!")
    qtbot.keyClick(line, ENTER)
    assert empty_window.desk.count("correspondence") == 1
    assert empty_window.desk.count("follow_up") == 0


def test_the_medium_is_chosen_with_the_keyboard(empty_window: Window, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "called about hotels")
    qtbot.keyClick(line, Qt.Key.Key_V, ALT)
    assert empty_window.pages.record.foot.contact.media[Medium.VIDEO].isChecked()
    qtbot.keyClicks(line, " in June")
    qtbot.keyClick(line, ENTER)
    assert letters(empty_window)[0]["medium"] is Medium.VIDEO


def test_esc_takes_the_typing_back(empty_window: Window, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "called")
    assert not empty_window.pages.record.foot.contact.more.isHidden()
    qtbot.keyClick(line, ESC)
    assert line.text() == ""
    assert empty_window.pages.record.foot.contact.more.isHidden()
    qtbot.keyClick(line, ENTER)
    assert letters(empty_window) == []


def test_the_line_stands_on_the_page_of_every_record(empty_window: Window, values_for) -> None:
    desk = empty_window.desk
    for kind in (kind.name for kind in kinds.KINDS if kind.part_of is None):
        with desk.write("x") as door:
            number = door.add(kind, values_for(door, kind, 7))
        empty_window.open_record(kind, number)
        assert empty_window.pages.record.foot.contact.isVisibleTo(empty_window.pages.record), kind


def test_without_a_record_it_is_said_where_contacts_are_logged(empty_window: Window) -> None:
    empty_window.shell.commands["contact"].trigger()
    assert "logged on a record" in empty_window.shell.strip.text.text()


def test_a_day_that_is_none_is_asked_for_and_nothing_is_logged(empty_window, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "called in March")
    page = empty_window.pages.record
    assert "which day is" in page.findChild(QLabel, "contact_read").text()
    qtbot.keyClick(line, ENTER)
    assert "no day that can be kept" in page.findChild(QLabel, "contact_problem").text()
    assert letters(empty_window) == []
    qtbot.keyClicks(line, " 9")
    qtbot.keyClick(line, ENTER)
    assert [v["on"].isoformat() for v in letters(empty_window)] == ["2026-03-09"]


def test_each_promise_has_its_own_box(empty_window: Window, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "she'll send names and we will book the hotel by Monday")
    page = empty_window.pages.record
    page.findChild(QCheckBox, "contact_promise_1").setChecked(False)
    assert page.findChild(QCheckBox, "contact_promise_2").text() == "Follow-up: we: Book the hotel, by 18 May 2026"
    qtbot.keyClick(line, ENTER)
    (kept,) = empty_window.desk.listing("follow_up", ()).ids
    assert empty_window.desk.get("follow_up", kept).values["what"] == "Book the hotel"


def test_on_a_rule_it_asks_with_whom(empty_window: Window, person: int, values_for, qtbot) -> None:
    with empty_window.desk.write("x") as door:
        rule = door.add("rule", values_for(door, "rule"))
    empty_window.open_record("rule", rule)
    contact = empty_window.pages.record.foot.contact
    contact.line.setText("called counsel")
    assert contact.whom.isVisibleTo(empty_window.pages.record)
    contact.whom.show_value(person)
    contact.log()
    assert [v["person"] for v in letters(empty_window)] == [person]
    assert [(e.kind, e.id) for e in empty_window.desk.linked("correspondence", 1) if e.role == "about"] == [
        ("rule", rule)
    ]
    contact.line.setText("called again")
    contact.log()
    assert [v["person"] for v in letters(empty_window)].count(None) == 1
