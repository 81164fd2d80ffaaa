"""A desk in a folder where nothing may be written: read in the window, with the way to work in a copy."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cityintl.gui.shell import Shell
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.settings import Settings
from cityintl.store import reading_only


@pytest.fixture
def reading(shell: Shell, clock, tmp_path, sample, monkeypatch) -> Iterator[Window]:
    """A window over the sample desk, which lies where nothing may be written."""
    path = sample.path
    sample.close()
    monkeypatch.setattr(reading_only, "may_be_written", lambda asked: asked.parent != path.parent)
    made = Window(shell, Settings(), clock, tmp_path / "kept")
    made.share_keys(QApplication.instance())
    made.open(path)
    yield made
    made.close()


def test_it_is_read_and_says_so(reading):
    strip = reading.shell.strip
    assert "lies where nothing may be written: it can be read, not changed." in strip.text.text()
    assert reading.shell.city.text().endswith("read only") and reading.shell.status.text() == "Read only"
    assert reading.shell.backup.isHidden()
    for place in ("partner", "tie", "calendar", "history", "today"):
        reading.go(Place(place))
    reading.open_record("partner", 1)
    assert reading.desk.check() == []


def test_what_would_change_it_is_refused_calmly(reading):
    before = reading.desk.path.read_bytes()
    for act in (reading.undo, lambda: reading.doing(lambda: _add(reading))):
        reading.shell.messages.clear()
        act()
        assert "can be read, not changed. Make a copy of it" in reading.shell.strip.text.text()
    path, root = reading.desk.path, reading.backing.root
    reading.leave_desk()
    assert path.read_bytes() == before and not root.exists(), "what cannot change needs no backup"


def _add(window: Window) -> None:
    with window.desk.write("Add") as door:
        door.add("partner", {"name": "Graz"})


def test_a_copy_of_it_is_one_click_away(reading, qtbot):
    count, path = reading.desk.count("partner"), reading.desk.path
    strip = reading.shell.strip
    assert strip.act.text() == "Make a copy to work in"
    strip.act.click()
    qtbot.waitUntil(lambda: not reading.tasks.busy and reading.desk.path != path)
    assert "This is a copy on this computer" in strip.text.text() and reading.desk.only_read is None
    _add(reading)
    assert reading.desk.count("partner") == count + 1 and reading.desk.check() == []
    assert reading.shell.status.text() == "Saved" and path.is_file()
