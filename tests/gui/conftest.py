"""A window over a desk, and the hands that type into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from cityintl.gui import style
from cityintl.gui.shell import Shell
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.settings import Settings
from cityintl.store import DeskFile


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["CityIntl"]


@pytest.fixture(autouse=True)
def _no_waiting_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that nobody expected fails the test instead of waiting for an answer."""

    def refuse(dialog: QDialog) -> int:
        raise AssertionError(f"unexpected dialog {dialog.objectName()}")

    monkeypatch.setattr(QMessageBox, "exec", refuse)
    monkeypatch.setattr(QDialog, "exec", refuse)


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> None:
    style.load_fonts()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, _fonts: None) -> QApplication:
    """Each test begins in light colours at 100 %, whatever the one before it left."""
    style.dress(qapp, "light", 100)
    return qapp


@pytest.fixture
def shell(dressed: QApplication, qtbot) -> Iterator[Shell]:
    made = Shell()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def window(shell: Shell, clock) -> Iterator[Window]:
    """A window without a desk."""
    made = Window(shell, Settings(), clock)
    made.share_keys(QApplication.instance())
    yield made
    made.close()


@pytest.fixture
def open_window(window: Window, sample: DeskFile) -> Window:
    """A window over a copy of the sample desk."""
    path = sample.path
    sample.close()
    return opened_on_ties(window, path)


@pytest.fixture
def empty_window(window: Window, desk: DeskFile) -> Window:
    """A window over an empty desk."""
    path = desk.path
    desk.close()
    return opened_on_ties(window, path)


def opened_on_ties(window: Window, path: Path) -> Window:
    """The window over a desk, begun at its ties and not at today."""
    window.begins_at = Place("tie")
    window.open(path)
    window.begins_at = Place("today")
    return window


def commit(widget: QWidget, text: str) -> None:
    """Type text in any script: `qtbot.keyClicks` aborts on what is not ASCII."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def type_into() -> Callable[[QWidget, str], None]:
    return commit
