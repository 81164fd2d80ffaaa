"""A known national day is offered beside the empty line; nothing is filled in before it is taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton

from cityintl.desk.obligations.offices import days_said
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.records import kinds
from cityintl.store import DeskFile


@pytest.fixture
def opened(dressed, desk: DeskFile, qtbot):
    def made(country: str | None, value: str | None = None) -> Editor:
        of = kinds.kind("organization").fields["national_day"]
        editor = made_for(of, Surroundings(desk, "organization", {"country": country}))
        qtbot.addWidget(editor)
        editor.show_value(value)
        editor.show()
        return editor

    return made


def offer(editor: Editor) -> QFrame:
    found = editor.findChild(QFrame, "national_day_offer")
    assert found is not None
    return found


def test_taking_it_writes_a_day_that_says_it_is_to_be_confirmed(opened, qtbot) -> None:
    editor = opened("FR")
    assert not offer(editor).isHidden()
    assert not editor.dirty
    with qtbot.waitSignal(editor.left):
        qtbot.mouseClick(editor.findChild(QPushButton, "national_day_take"), Qt.MouseButton.LeftButton)
    assert editor.found() == {"national_day": "July 14, to be confirmed"}
    assert days_said("July 14, to be confirmed") == ((7, 14),)


@pytest.mark.parametrize(("country", "value"), [("JP", None), (None, None), ("FR", "Bastille Day, 14 July")])
def test_nothing_is_offered_where_several_could_be_meant_or_a_day_stands(opened, country, value) -> None:
    assert offer(opened(country, value)).isHidden()


def test_typing_another_day_puts_the_offer_away(opened, qtbot) -> None:
    editor = opened("FR")
    qtbot.keyClicks(editor.line, "13 July")
    assert offer(editor).isHidden()
    assert editor.found() == {"national_day": "13 July"}
