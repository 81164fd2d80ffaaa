"""A small desk with a partner and people, and a record of it shown over the whole width."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from cityintl.desk import rules
from cityintl.gui.protocol.acting import ActingTab
from cityintl.gui.record.page import RecordPage
from cityintl.gui.window import Window
from cityintl.store import DeskFile


class Shown:
    """The first tab of a record's page: its deeds, its words, its rows."""

    def __init__(self, window: Window, page: RecordPage, qtbot) -> None:
        self.window, self.page, self.qtbot = window, page, qtbot

    @property
    def tab(self) -> ActingTab:
        found = self.page.pages.currentWidget()
        assert isinstance(found, ActingTab)
        return found

    def do(self, name: str) -> None:
        """Press the button of a deed that can be seen."""
        button = self.tab.buttons[name]
        assert not button.isHidden(), name
        button.click()
        self.page.refresh()

    def press(self, name: str) -> None:
        """Press another button of the tab."""
        button = self.tab.findChild(QPushButton, name)
        assert button is not None and not button.isHidden(), name
        button.click()
        self.page.refresh()

    def answer(self, **answers: Any) -> str:
        """Fill the question, say yes; gives what is wrong with it."""
        question = self.tab.question
        assert not question.isHidden()
        for name, value in answers.items():
            question.editors[name].put(value) if isinstance(value, str) else question.editors[name].show_value(value)
        question.yes.click()
        wrong = question.problem.text() if not question.isHidden() else ""
        self.page.refresh()
        return wrong

    @property
    def offered(self) -> list[str]:
        """The deeds that can be seen."""
        return [name for name, button in self.tab.buttons.items() if not button.isHidden()]

    @property
    def first(self) -> str:
        """The deed that stands out."""
        return next((n for n, b in self.tab.buttons.items() if b.property("primary") and not b.isHidden()), "")

    @property
    def stands(self) -> str:
        return self.tab.stands.text()

    @property
    def undo(self) -> str | None:
        return self.window.desk.can_undo()

    @property
    def tone(self) -> str:
        """The look of how it stands."""
        return str(self.tab.stands.property("look"))


@pytest.fixture
def ruled(empty_window: Window) -> DeskFile:
    """The desk with the usual rules of this office about gifts and chaperones."""
    wanted = [
        values
        for values in rules.defaults()
        if not values.get("jurisdiction") and values["code"].startswith(("gift_", "chaperone_"))
    ]
    with empty_window.desk.write("Add rules") as door:
        door.add_many("rule", wanted)
    return empty_window.desk


@pytest.fixture
def desk_(empty_window: Window) -> DeskFile:
    """The desk of the window."""
    return empty_window.desk


@pytest.fixture
def add(empty_window: Window) -> Callable[..., int]:
    """Adds a record."""

    def adding(kind: str, **values: Any) -> int:
        with empty_window.desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def show(empty_window: Window, qtbot) -> Callable[..., Shown]:
    """Shows a record over the whole width, its first tab in front."""

    def showing(kind: str, number: int) -> Shown:
        empty_window.open_record(kind, number, True)
        qtbot.waitUntil(lambda: empty_window.pages.record is not None)
        page = empty_window.pages.record
        assert page is not None
        qtbot.waitUntil(lambda: page.width() > 300)  # laid out
        return Shown(empty_window, page, qtbot)

    return showing
