"""Preferences take effect at once; our own city is edited as steps that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QRadioButton

from cityintl.gui.dialogs.preferences import PreferencesDialog
from cityintl.settings import Settings


@pytest.fixture
def dialog(qtbot, desk):
    made = PreferencesDialog(Settings(theme="light"), desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_theme_takes_effect_when_it_is_chosen(qtbot, dialog):
    told = []
    dialog.changed.connect(told.append)
    dialog.findChild(QRadioButton, "theme_dark").click()
    assert [s.theme for s in told] == ["dark"]
    qtbot.keyClick(dialog.findChild(QRadioButton, "theme_dark"), Qt.Key.Key_Right)
    assert [s.theme for s in told] == ["dark", "contrast"]


def test_text_grows_by_keys_from_80_to_200_percent(qtbot, dialog):
    told = []
    dialog.changed.connect(told.append)
    qtbot.keyClick(dialog.scale, Qt.Key.Key_End)
    assert told[-1].text_scale == 200 and dialog.scale_value.text() == "200 %"
    qtbot.keyClick(dialog.scale, Qt.Key.Key_Home)
    assert told[-1].text_scale == 80


def test_text_waits_until_the_slider_is_let_go(dialog):
    told = []
    dialog.changed.connect(told.append)
    dialog.scale.setSliderDown(True)
    dialog.scale.setValue(dialog.scale.maximum())
    assert told == [] and dialog.scale_value.text() == "200 %"
    dialog.scale.setSliderDown(False)
    assert [s.text_scale for s in told] == [200]


def test_a_field_of_our_city_is_written_when_it_is_left_as_one_step(qtbot, dialog, desk):
    office = dialog.findChild(QLineEdit, "city_office")
    qtbot.keyClicks(office, "Office of the Mayor")
    qtbot.keyClick(office, Qt.Key.Key_Return)
    assert desk.home()["office"] == "Office of the Mayor"
    assert desk.can_undo() == "Edit our city: Office"
    desk.undo()
    assert desk.home()["office"] is None


def test_leaving_a_field_as_it_was_writes_nothing(qtbot, dialog, desk):
    before = len(desk.history())
    name = dialog.findChild(QLineEdit, "city_name")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert len(desk.history()) == before


def test_a_problem_stands_under_its_field_and_nothing_is_written(qtbot, dialog, desk):
    people = dialog.findChild(QLineEdit, "city_population")
    problem = dialog.findChild(QLabel, "city_population_problem")
    people.selectAll()
    qtbot.keyClicks(people, "many")
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert "whole number" in problem.text() and problem.isVisible()
    assert desk.home()["population"] == 3532
    people.selectAll()
    qtbot.keyClicks(people, "3600")
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert problem.isHidden() and desk.home()["population"] == 3600


def test_a_needed_field_cannot_be_emptied(qtbot, dialog, desk):
    name = dialog.findChild(QLineEdit, "city_name")
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert dialog.findChild(QLabel, "city_name_problem").isVisible()
    assert desk.home()["name"] == "Riverton"


def test_words_of_a_list_are_chosen(qtbot, dialog, desk):
    paper = dialog.findChild(QComboBox, "city_paper")
    paper.setCurrentIndex(paper.findData("A4"))
    paper.activated.emit(paper.currentIndex())
    assert desk.home()["paper"].value == "A4"
    zone = dialog.findChild(QComboBox, "city_zone")
    assert zone.currentData() == "America/Chicago"


def test_the_dialog_says_where_the_desk_lies_and_opens_its_folder(qtbot, dialog, desk, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    assert dialog.findChild(QLabel, "desk_place").text() == str(desk.path)
    dialog.findChild(type(dialog.findChild(object, "close")), "show_folder").click()
    assert opened == [str(desk.path.parent)]


def test_without_a_desk_only_the_look_is_offered(qtbot):
    dialog = PreferencesDialog(Settings())
    qtbot.addWidget(dialog)
    assert dialog.findChild(QLabel, "desk_place") is None
    assert dialog.findChild(QRadioButton, "theme_system").isChecked()
