"""The page without a desk: it offers to make one, open one, or look at the sample."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from cityintl.gui.dialogs.welcome import WelcomePage, ask_for_desk


@pytest.mark.parametrize(
    ("button", "signal"),
    [("welcome_new", "new_wanted"), ("welcome_open", "open_wanted"), ("welcome_sample", "sample_wanted")],
)
def test_each_button_tells_what_is_wanted(qtbot, button, signal):
    page = WelcomePage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(page.findChild(QPushButton, button), Qt.Key.Key_Space)


def test_desks_opened_lately_are_offered_while_they_exist(qtbot, tmp_path):
    here, gone = tmp_path / "Riverton.cityintl", tmp_path / "Gone.cityintl"
    here.touch()
    page = WelcomePage([gone, here])
    qtbot.addWidget(page)
    shown = page.findChild(QPushButton, "recent_1")
    assert "Riverton" in shown.text() and str(tmp_path) in shown.text()
    assert page.findChild(QPushButton, "recent_2") is None
    with qtbot.waitSignal(page.desk_chosen) as told:
        shown.click()
    assert told.args == [here]


def test_asking_for_a_desk_gives_the_file_or_nothing(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.cityintl"), ""))
    assert ask_for_desk(None, tmp_path) == tmp_path / "a.cityintl"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert ask_for_desk(None, tmp_path) is None


def test_the_first_page_needs_neither_records_nor_store():
    asked = (
        "import sys, cityintl.gui.dialogs.welcome;"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('sqlalchemy', 'sqlcipher3', 'reportlab', 'openpyxl', 'alembic', 'pypdfium2', 'python_calamine')])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_dialogs_that_lead_to_papers_load_no_library_before_they_are_used():
    asked = (
        "import sys, cityintl.gui.dialogs.paper, cityintl.gui.dialogs.papers;"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('reportlab', 'openpyxl', 'alembic', 'pypdfium2', 'python_calamine')])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
