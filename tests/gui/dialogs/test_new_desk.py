"""Making a new desk: the city is found by typing, or written by hand; the file lies where it is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from cityintl import store
from cityintl.gui.dialogs.new_desk import NewDeskDialog


@pytest.fixture
def dialog(qtbot, clock, tmp_path):
    made = NewDeskDialog(clock, tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def say(widget, words):
    """Type what no keyboard of the test has, as an input method commits it."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def offered(dialog):
    return [dialog.place.matches.item(n).text() for n in range(dialog.place.matches.count())]


def test_krak_offers_krakow_with_its_region_and_people(qtbot, dialog):
    qtbot.keyClicks(dialog.place.words, "krak")
    assert offered(dialog)[0].startswith("Kraków, Poland · Małopolskie · ")
    assert offered(dialog)[0].endswith(" people")


def test_a_city_is_found_in_its_own_script(dialog):
    say(dialog.place.words, "名古屋")
    assert offered(dialog)[0].startswith("Nagoya, Japan")


def test_the_desk_is_made_by_keys_alone(qtbot, dialog, clock, tmp_path):
    qtbot.keyClicks(dialog.place.words, "krak")
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Return)
    assert dialog.place.words.text() == "Kraków, Poland"
    qtbot.keyClicks(dialog.office, "Mayor's office")
    with qtbot.waitSignal(dialog.made) as told:
        qtbot.keyClick(dialog.office, Qt.Key.Key_Return)
    assert told.args == [tmp_path / "Kraków.cityintl"]
    with store.open_desk(told.args[0], clock) as desk:
        home = desk.home()
    assert (home["name"], home["country"], home["office"]) == ("Kraków", "PL", "Mayor's office")
    assert home["zone"] == "Europe/Warsaw" and home["population"] > 500_000
    assert dialog.result() == NewDeskDialog.DialogCode.Accepted


def test_arrows_walk_the_matches_and_enter_takes_the_marked_one(qtbot, dialog):
    qtbot.keyClicks(dialog.place.words, "rochester")
    second = dialog.place.matches.item(1).data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Return)
    assert dialog.place.place == second
    assert dialog.isVisible(), "taking a city must not make the desk"


def test_escape_closes_the_matches_first_and_then_the_dialog(qtbot, dialog):
    qtbot.keyClicks(dialog.place.words, "krak")
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.place.matches.isHidden()
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_there_is_no_desk_without_a_chosen_city(qtbot, dialog):
    assert not dialog.make.isEnabled()
    qtbot.keyClicks(dialog.place.words, "krak")
    assert not dialog.make.isEnabled(), "typed words are no city yet"
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Return)
    assert dialog.make.isEnabled()
    qtbot.keyClicks(dialog.place.words, "x")
    assert not dialog.make.isEnabled()


def test_a_city_no_list_knows_is_written_by_hand(qtbot, dialog, clock, tmp_path):
    dialog.by_hand.click()
    assert dialog.hand.isVisible() and not dialog.place.isEnabled()
    qtbot.keyClicks(dialog.hand_name, "Little Springs")
    dialog.hand_country.setCurrentIndex(dialog.hand_country.findData("CA"))
    dialog.hand_zone.setCurrentIndex(dialog.hand_zone.findData("America/Toronto"))
    with qtbot.waitSignal(dialog.made) as told:
        qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    with store.open_desk(told.args[0], clock) as desk:
        home = desk.home()
    assert (home["name"], home["country"], home["zone"]) == ("Little Springs", "CA", "America/Toronto")
    assert told.args[0] == tmp_path / "Little Springs.cityintl"


def test_a_file_that_stands_in_the_way_is_named_and_kept(qtbot, dialog, tmp_path):
    there = tmp_path / "mine.cityintl"
    there.write_text("precious")
    qtbot.keyClicks(dialog.place.words, "krak")
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Return)
    dialog.path.selectAll()
    qtbot.keyClicks(dialog.path, str(there))
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert "there already" in dialog.problem.text() and dialog.problem.isVisible()
    assert there.read_text() == "precious" and dialog.isVisible()
    qtbot.keyClicks(dialog.path, "2")
    assert dialog.problem.isHidden()


def test_a_second_desk_for_the_same_city_gets_a_name_of_its_own(qtbot, dialog, tmp_path):
    (tmp_path / "Kraków.cityintl").write_text("")
    qtbot.keyClicks(dialog.place.words, "krak")
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Return)
    assert Path(dialog.path.text()).name == "Kraków 2.cityintl"


def test_the_file_dialog_decides_the_path_from_then_on(qtbot, dialog, tmp_path, monkeypatch):
    wanted = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    dialog.findChild(type(dialog.make), "browse").click()
    assert dialog.path.text() == f"{wanted}.cityintl"
    qtbot.keyClicks(dialog.place.words, "krak")
    qtbot.keyClick(dialog.place.words, Qt.Key.Key_Return)
    assert dialog.path.text() == f"{wanted}.cityintl"
