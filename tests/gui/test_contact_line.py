"""Logging a contact in ten seconds: one line at the foot of a record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from cityintl.gui.record.contact_line import KINDS
from cityintl.gui.window import Window
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
    assert page.findChild(QCheckBox, "contact_promise").text() == "Follow-up: we: Send the list, by 15 May 2026"
    qtbot.keyClick(line, ENTER)
    assert [(v["person"], v["medium"]) for v in letters(empty_window)] == [(person, Medium.PHONE)]
    assert empty_window.desk.count("follow_up") == 1
    assert line.text() == ""
    assert "with a follow-up" in empty_window.shell.strip.text.text()
    empty_window.undo()
    assert empty_window.desk.count("correspondence") == empty_window.desk.count("follow_up") == 0


def test_the_follow_up_is_left_out_where_it_is_not_wanted(empty_window: Window, line: QLineEdit, qtbot) -> None:
    qtbot.keyClicks(line, "called, will send the list by Friday")
    empty_window.pages.record.findChild(QCheckBox, "contact_promise").setChecked(False)
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


def test_the_line_stands_where_contacts_are_and_says_so_elsewhere(empty_window: Window, values_for) -> None:
    desk = empty_window.desk
    for kind in (*KINDS, "decision"):
        with desk.write("x") as door:
            number = door.add(kind, values_for(door, kind, 7))
        empty_window.open_record(kind, number)
        assert (empty_window.pages.record.foot.contact is None) is (kind == "decision"), kind
    empty_window.shell.commands["contact"].trigger()
    assert "logged with somebody" in empty_window.shell.strip.text.text()
