"""Several rows of a list get one value in one step, and one undo takes it back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from cityintl.gui.dialogs.several import SeveralDialog, editable
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.records import kinds


def test_chosen_rows_are_edited_as_one_step(open_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    open_window.go(Place("follow_up"))
    desk, table = open_window.desk, open_window.pages.list_of("follow_up").table
    chosen = table.records.ids[:3]
    before = [desk.get("follow_up", n).values["due_on"] for n in chosen]
    table.clearSelection()
    for row in range(3):
        table.selectionModel().select(
            table.records.index(row, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )

    def answer(dialog: SeveralDialog) -> int:
        assert dialog.windowTitle() == "Edit 3 follow-ups"
        dialog.field.setCurrentIndex(dialog.field.findText("Due"))
        dialog.editor.put("someday")
        dialog.save()
        assert dialog.problem.text() and dialog.result() == QDialog.DialogCode.Rejected
        dialog.editor.put("1 July 2026")
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    open_window.shell.commands["several"].trigger()
    assert [desk.get("follow_up", n).values["due_on"] for n in chosen] == [date(2026, 7, 1)] * 3
    assert desk.can_undo() == "Edit 3 follow-ups: Due"
    open_window.undo()
    assert [desk.get("follow_up", n).values["due_on"] for n in chosen] == before


def test_what_one_of_them_cannot_have_none_gets(sample, dressed, qtbot) -> None:
    numbers = sample.listing("tie", ()).ids[:2]
    dialog = SeveralDialog(sample, "tie", numbers)
    qtbot.addWidget(dialog)
    dialog.field.setCurrentIndex(dialog.field.findText("Type"))
    step = sample.can_undo()
    dialog.save()
    assert dialog.problem.text() and sample.can_undo() == step


def test_without_a_chosen_row_it_is_said_how(empty_window: Window) -> None:
    empty_window.shell.commands["several"].trigger()
    assert "No row is chosen" in empty_window.shell.findChild(QLabel, "message_text").text()


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_every_kind_offers_fields_but_none_that_is_given_or_confidential(kind: str) -> None:
    fields = editable(kind)
    assert not any(field.sensitive or field.computed or field.part_of for field in fields)
    assert "sha256" not in {field.name for field in fields}
    assert kind != "tie" or "status" not in {field.name for field in fields}
