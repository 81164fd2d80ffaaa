"""Preferences take effect at once; our own city is edited as steps that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton

from cityintl.gui import style
from cityintl.gui.dialogs.preferences import PreferencesDialog
from cityintl.settings import Settings


@pytest.fixture
def dialog(qtbot, desk):
    made = PreferencesDialog(Settings(theme="light"), desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_theme_takes_effect_when_it_is_chosen(qtbot, dialog):
    told = []
    dialog.changed.connect(told.append)
    dialog.findChild(QRadioButton, "theme_dark").click()
    assert [s.theme for s in told] == ["dark"]
    dialog.findChild(QRadioButton, "theme_dark").setFocus()
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


def edit(dialog, name, words):
    """Open a field of our city, type over it, and leave it by Enter."""
    dialog.city.edit(name)
    line = dialog.city.fields[name].editor.findChild(QLineEdit)
    line.selectAll()
    line.insert(words)
    line.textEdited.emit(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_field_of_our_city_is_written_when_it_is_left_as_one_step(dialog, desk):
    edit(dialog, "office", "Office of the Mayor")
    assert desk.home()["office"] == "Office of the Mayor"
    desk.undo()
    assert desk.home()["office"] is None
    assert dialog.isVisible(), "Enter keeps a field; it does not close the dialog"


def test_a_problem_stands_beside_its_field_and_keeps_the_dialog_open(dialog, desk):
    edit(dialog, "population", "many")
    assert "whole number" in dialog.city.fields["population"].problem.text()
    dialog.close()
    assert dialog.isVisible() and desk.home()["population"] == 3532
    line = dialog.city.fields["population"].editor.findChild(QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "Esc takes the typing back first"
    dialog.close()
    assert not dialog.isVisible() and desk.home()["population"] == 3532


def test_typing_that_is_left_by_closing_is_kept(qtbot, dialog, desk):
    dialog.city.edit("address")
    line = dialog.city.fields["address"].editor.findChild(QLineEdit)
    line.insert("1 Levee Road")
    line.textEdited.emit("1 Levee Road")
    qtbot.mouseClick(dialog.findChild(QPushButton, "close"), Qt.MouseButton.LeftButton)
    assert desk.home()["address"] == "1 Levee Road" and not dialog.isVisible()


def test_the_dialog_says_where_the_desk_lies_and_opens_its_folder(qtbot, dialog, desk, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    assert dialog.findChild(QLabel, "desk_place").text() == str(desk.path)
    dialog.findChild(QPushButton, "show_folder").click()
    assert opened == [str(desk.path.parent)]


def test_without_a_desk_only_the_look_is_offered(qtbot):
    dialog = PreferencesDialog(Settings())
    qtbot.addWidget(dialog)
    assert dialog.findChild(QLabel, "desk_place") is None
    assert dialog.findChild(QRadioButton, "theme_system").isChecked()


def test_the_dialog_grows_with_the_text_while_it_is_open(qtbot, qapp, desk):
    try:
        style.dress(qapp, "light", 80)
        dialog = PreferencesDialog(Settings(theme="light", text_scale=80), desk)
        qtbot.addWidget(dialog)
        dialog.changed.connect(lambda settings: style.dress(qapp, settings.theme, settings.text_scale))
        dialog.show()
        before = dialog.width()
        qtbot.keyClick(dialog.scale, Qt.Key.Key_PageUp)
        qtbot.waitUntil(lambda: dialog.width() > before)
    finally:
        style.dress(qapp, "light", 100)


def test_a_second_place_is_chosen_and_given_up(qtbot, dialog, monkeypatch, tmp_path):
    told = []
    dialog.changed.connect(told.append)
    assert dialog.second.path.text() == "None yet" and not dialog.second.none.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path))
    dialog.findChild(QPushButton, "second_place_choose").click()
    assert told[-1].second_place == str(tmp_path) and dialog.second.path.text() == str(tmp_path)
    dialog.findChild(QPushButton, "second_place_none").click()
    assert told[-1].second_place == "" and dialog.second.path.text() == "None yet"
