"""The goals in the window: an indicator chosen by typing, data files and the official wording brought in."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton

from cityintl.desk import goals_framework
from cityintl.gui import filing
from cityintl.gui.dialogs.foreseen import ForeseenDialog
from cityintl.gui.window import Window
from cityintl.records.indicator import Better


@pytest.fixture
def reporting(empty_window: Window) -> Window:
    """A desk of an office that reports, with the framework of the goals."""
    with empty_window.desk.write("Reporting") as door:
        goals_framework.add(door)
    return empty_window


def foreseen(window: Window) -> ForeseenDialog:
    (dialog,) = (each for each in window.shell.findChildren(ForeseenDialog) if each.isVisible())
    return dialog


def words_in(dialog: ForeseenDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def series(folder: Path, content: str, name: str = "indicator_16-1-4.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_the_commands_are_shown_to_an_office_that_reports(empty_window: Window, qtbot) -> None:
    action = empty_window.shell.commands["figures"]
    assert not action.isVisible()
    with empty_window.desk.write("Reporting") as door:
        goals_framework.add(door)
    qtbot.waitUntil(action.isVisible)
    assert empty_window.shell.commands["wording"].isVisible()


@pytest.mark.parametrize(("field", "typed"), [("code", "16.1.4"), ("name", "safe outside")])
def test_typing_a_code_or_words_offers_the_list_and_fills_only_what_was_shown(
    reporting: Window, qtbot, field: str, typed: str
) -> None:
    reporting.new("indicator")
    page = reporting.pages.record
    assert page is not None
    page.form.edit(field)
    qtbot.keyClicks(page.findChild(QLineEdit, f"edit_{field}"), typed)
    editor = page.form.fields[field].editor
    assert editor.offers[0].words.startswith("16.1.4 ")
    editor.choose(editor.offers[0])
    assert editor.panel.isVisible()
    for said in ("Framework: VLR", "Unit: %", "Custodian: UNODC", "List of: 2025", "Good direction: Up is good"):
        assert said in editor.shown.text()
    editor.fill.click()
    values = reporting.desk.get("indicator", 1).values
    assert (values["code"], values["target_code"], values["better"]) == ("16.1.4", "16.1", Better.UP)
    assert values["name"] == "People who feel safe outside at night"


def test_only_the_code_can_be_taken_and_other_frameworks_are_offered_nothing(reporting: Window, qtbot) -> None:
    with reporting.desk.write("Another") as door:
        other = door.add("framework", {"code": "CDP", "name": "Climate questionnaire"})
        number = door.add("indicator", {"code": "C1", "name": "Own", "framework": other})
    reporting.open_record("indicator", number)
    view = reporting.pages.record.form.fields["code"]
    view.edit()
    qtbot.keyClicks(view.editor.line, "16.1")
    assert view.editor.offers == []
    view.give_up()
    reporting.new("indicator")
    page = reporting.pages.record
    page.form.edit("code")
    view = page.form.fields["code"]
    qtbot.keyClicks(view.editor.line, "16.1.4")
    view.editor.choose(view.editor.offers[0])
    view.editor.name_only.click()
    assert page.source.values["code"] == "16.1.4" and page.source.values.get("unit") is None


def test_data_files_are_looked_at_before_they_come_in(reporting: Window, monkeypatch, tmp_path: Path, qtbot) -> None:
    path = series(tmp_path, "Year,Sex,Value\n2023,,61\n2024,Female,few 3\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(path)], ""))
    reporting.shell.commands["figures"].trigger()
    dialog = foreseen(reporting)
    assert "16.1.4 People who feel safe outside at night (new on this desk): 2 new, 0 revised" in words_in(dialog)
    assert "Row 3: “few 3” is not a plain number" in words_in(dialog)
    assert reporting.desk.count("observation") == 0
    dialog.findChild(QPushButton, "foreseen_do").click()
    assert reporting.desk.count("observation") == 2
    assert reporting.desk.can_undo() == "Bring in 2 values from “indicator_16-1-4.csv”"
    reporting.shell.strip.act.click()
    assert reporting.trail.here.name == "indicator"
    reporting.undo()
    assert reporting.desk.count("indicator") == 0


def test_a_file_that_was_brought_before_has_nothing_to_bring(reporting: Window, tmp_path: Path) -> None:
    path = series(tmp_path, "Year,Value\n2023,61\n")
    filing.take(reporting, [path])
    foreseen(reporting).do.click()
    filing.take(reporting, [path])
    assert not foreseen(reporting).do.isEnabled()
    assert "1 known" in words_in(foreseen(reporting))


def test_the_indicator_that_is_open_takes_a_file_whose_name_tells_none(
    reporting: Window, monkeypatch, tmp_path: Path
) -> None:
    filing.take(reporting, [series(tmp_path, "Year,Value\n2023,61\n")])
    foreseen(reporting).do.click()
    reporting.open_record("indicator", 1)
    path = series(tmp_path, "Year,Value\n2024,63\n", "walking.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(path)], ""))
    reporting.shell.commands["figures"].trigger()
    foreseen(reporting).do.click()
    assert (reporting.desk.count("indicator"), reporting.desk.count("observation")) == (1, 2)


def test_what_is_no_data_file_is_said_calmly(reporting: Window, monkeypatch, tmp_path: Path) -> None:
    path = series(tmp_path, "Name\nSato\n", "people.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(path)], ""))
    reporting.shell.commands["figures"].trigger()
    assert "no Open SDG data file" in reporting.shell.strip.text.text()


def test_the_official_wording_stands_on_the_indicator_s_page(reporting: Window, monkeypatch, tmp_path: Path) -> None:
    filing.take(reporting, [series(tmp_path, "Year,Value\n2023,61\n")])
    foreseen(reporting).do.click()
    book = openpyxl.Workbook()
    for line in (
        ("After 2025 review", None, None),
        ("Goal 16. Be calm", None, None),
        ("16.1 Hurt nobody1", "16.1.4 Walking home without fear", "C160105"),
    ):
        book.active.append(line)  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(tmp_path / "list.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "list.xlsx"), ""))
    reporting.shell.commands["wording"].trigger()
    assert "1 goals, 1 targets and 1 indicators: 3 new" in words_in(foreseen(reporting))
    foreseen(reporting).do.click()
    reporting.open_record("indicator", 1)
    glances = reporting.pages.record.form.glances
    assert glances["official"].glance.words == "Walking home without fear"
    assert glances["target"].glance.words.startswith("16.1 ")
    glances["official"].follow()
    assert reporting.trail.here.name == "framework"
