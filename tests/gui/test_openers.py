"""The commands that open a dialog, and adding a record on the way."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton

from cityintl.gui import openers, questions
from cityintl.gui.record import quick
from cityintl.gui.window import Window
from cityintl.records.organization import OrganizationType


def opened(window: Window, name: str) -> QDialog:
    dialog = window.shell.findChild(QDialog, name)
    assert dialog is not None and dialog.isVisible(), name
    return dialog


@pytest.mark.parametrize(
    ("command", "name"),
    [("new_desk", "new_desk"), ("preferences", "preferences"), ("help", "help"), ("about", "about")],
)
def test_a_command_opens_its_dialog(open_window: Window, command: str, name: str) -> None:
    open_window.shell.commands[command].trigger()
    opened(open_window, name).close()


def test_papers_are_offered_for_the_record_that_is_shown(open_window: Window, qtbot) -> None:
    open_window.open_record("partner", 1)
    open_window.shell.commands["papers"].trigger()
    opened(open_window, "paper_dialog").close()


def test_a_desk_is_chosen_and_opened(window: Window, desk, monkeypatch) -> None:
    path = desk.path
    desk.close()
    from cityintl.gui.dialogs import welcome

    monkeypatch.setattr(welcome, "ask_for_desk", lambda *_asked: None)
    window.shell.commands["open_desk"].trigger()
    assert not window.has_desk
    monkeypatch.setattr(welcome, "ask_for_desk", lambda *_asked: path)
    window.shell.commands["open_desk"].trigger()
    assert window.has_desk and window.settings.last_desk == str(path)
    window.open(path)
    assert window.desk.path == path


def test_the_sample_desk_is_made_once_and_opened(window: Window, qtbot, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path))
    window.shell.commands["sample"].trigger()
    qtbot.waitUntil(lambda: window.has_desk)
    assert window.shell.city.text() == "Riverton, Illinois"
    window.shell.commands["sample"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.busy)


def test_the_import_assistant_stands_over_the_panes_and_goes_away(open_window: Window) -> None:
    open_window.shell.commands["import"].trigger()
    page = open_window.shell.whole_place.currentWidget()
    assert page.objectName() == "import_page"
    page.closed.emit()
    assert open_window.shell.list_place.isVisible()
    openers.bring(open_window)
    open_window.shell.whole_place.currentWidget().list_wanted.emit("partner")
    assert open_window.trail.here.name == "partner"


def test_an_organization_is_added_on_the_way(open_window: Window, monkeypatch) -> None:
    seen = []

    def answer(dialog: quick.QuickAdd) -> int:
        dialog.save()
        seen.append(dialog.problem.text())
        dialog.editors["type"].show_value(OrganizationType.EMBASSY)
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(quick.QuickAdd, "exec", answer)
    number = quick.quick_add(open_window.desk, "organization", "Embassy of Ghana", open_window.shell)
    assert "Type is needed" in seen[0]
    assert open_window.desk.titles("organization", [number]) == {number: "Embassy of Ghana"}


def test_a_person_is_added_with_both_names(open_window: Window, monkeypatch) -> None:
    monkeypatch.setattr(quick.QuickAdd, "exec", lambda dialog: dialog.save() or dialog.result())
    around = open_window.surroundings("tie")
    number = around.add_new("person", "Ana María Ruiz")
    values = open_window.desk.get("person", number).values
    assert (values["given"], values["family"]) == ("Ana María", "Ruiz")
    monkeypatch.setattr(quick.QuickAdd, "exec", lambda _dialog: 0)
    assert around.add_new("person", "Nobody") is None


def test_a_partner_added_on_the_way_takes_what_its_place_offers(open_window: Window, monkeypatch) -> None:
    def answer(dialog: quick.QuickAdd) -> int:
        editor = dialog.editors["name"]
        editor.choose(next(o for o in editor.offers_for("pécs") if o.words == "Pécs"))
        editor.fill.click()
        assert dialog.editors["country"].typed() == "Hungary"
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(quick.QuickAdd, "exec", answer)
    number = quick.quick_add(open_window.desk, "partner", "pecs", open_window.shell)
    values = open_window.desk.get("partner", number).values
    assert values["country"] == "HU" and values["zone"] == "Europe/Budapest"


def test_a_question_says_no_unless_yes_is_pressed(open_window: Window, monkeypatch) -> None:
    for name, meant in (("question_yes", True), ("question_no", False)):
        monkeypatch.setattr(QMessageBox, "exec", lambda box, name=name: box.findChild(QPushButton, name).click())
        assert questions.ask(open_window.shell, "Really?", "It can be undone.", "Yes") is meant
