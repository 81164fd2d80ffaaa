"""A desk in a folder where nothing may be written: read in the window, with the way to work in a copy."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cityintl.errors import UserError
from cityintl.gui import openers
from cityintl.gui.dialogs.welcome import WelcomePage
from cityintl.gui.looking_back import look_back_to
from cityintl.gui.restoring import bring_back
from cityintl.gui.shell import Shell
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.settings import Settings
from cityintl.store import reading_only


@pytest.fixture
def lying(tmp_path, sample, monkeypatch) -> Path:
    """The sample desk, where nothing may be written."""
    sample.close()
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.setattr(reading_only, "may_be_written", lambda asked: asked.parent != folder)
    return Path(shutil.copy(sample.path, folder / "Share.cityintl"))


@pytest.fixture
def ready(shell: Shell, clock, tmp_path, temporary) -> Iterator[Window]:
    """A window without a desk, which keeps backups."""
    made = Window(shell, Settings(), clock, tmp_path / "kept")
    made.share_keys(QApplication.instance())
    yield made
    made.close()


@pytest.fixture
def reading(ready, lying, qtbot) -> Window:
    """A window over the sample desk, which lies where nothing may be written."""
    ready.open(lying)
    qtbot.waitUntil(lambda: ready.has_desk)
    return ready


@pytest.fixture
def slow(monkeypatch) -> threading.Event:
    """A share from which nothing comes before this is set."""
    let = threading.Event()
    plain = reading_only._copy

    def slowly(real, copy, standing, progress):
        plain(real, copy, standing, progress)
        while not let.wait(0.01):
            progress(3, 8, "")

    monkeypatch.setattr(reading_only, "_copy", slowly)
    return let


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


def test_on_a_slow_share_it_is_copied_beside_the_window_with_progress(ready, lying, slow, sample, qtbot):
    ready.open(sample.path)
    ready.open(lying)
    qtbot.waitUntil(lambda: ready.shell.task.isVisible() and ready.shell.task_bar.value() == 3)
    assert "Share.cityintl" in ready.shell.task_text.text() and ready.shell.task_bar.maximum() == 8
    assert ready.desk.path == sample.path, "the desk that is open stays open meanwhile"
    _add(ready)
    ready.go(Place("partner"))
    slow.set()
    qtbot.waitUntil(lambda: ready.desk.path == lying)
    assert ready.desk.only_read and ready.shell.task.isHidden()
    assert "can be read, not changed" in ready.shell.strip.text.text()


def test_who_gives_the_copying_up_keeps_the_desk_that_is_open_and_nothing_is_left(
    ready, lying, slow, sample, temporary, qtbot
):
    ready.open(sample.path)
    ready.open(lying)
    qtbot.waitUntil(lambda: any(temporary.glob("*/room/*")))
    ready.shell.task_cancel.click()
    qtbot.waitUntil(lambda: not ready.tasks.busy)
    assert ready.desk.path == sample.path and ready.shell.strip.isHidden()
    assert not list(temporary.iterdir())
    assert ready.settings.last_desk == str(sample.path)


def test_the_window_closes_while_it_is_copied(ready, lying, slow, temporary, qtbot):
    openers.begin(ready, lying)
    qtbot.waitUntil(lambda: any(temporary.glob("*/room/*")))
    assert ready.shell.findChild(WelcomePage) is not None and not ready.has_desk
    ready.close()
    assert not list(temporary.iterdir())


def test_what_cannot_be_read_of_it_is_said(ready, lying, temporary, qtbot):
    whole = lying.read_bytes()
    lying.write_bytes(whole[:100] + bytes(len(whole) - 100))
    openers.begin(ready, lying)
    qtbot.waitUntil(lambda: not ready.tasks.busy)
    assert "“Share.cityintl” is damaged." in ready.shell.strip.text.text()
    assert ready.shell.strip.act.text() == "Recover it" and not ready.has_desk
    assert not list(temporary.iterdir())


def test_the_next_start_clears_what_a_killed_one_left(ready, temporary):
    (temporary / "cityintl-killed" / "room").mkdir(parents=True)
    openers.begin(ready, None)
    assert not list(temporary.iterdir())


def test_it_is_looked_back_in_once_it_is_open(ready, lying, clock, qtbot):
    openers.begin(ready, lying, lambda: look_back_to(ready, clock().date()))
    qtbot.waitUntil(lambda: ready.has_desk and ready.desk.path != lying)
    assert "This is the desk as it was on" in ready.shell.strip.text.text()


def test_no_backup_is_brought_back_over_what_may_only_be_read(reading, temporary):
    path = reading.desk.path
    with pytest.raises(UserError, match="can be read, not changed"):
        bring_back(reading, path, None)
    assert reading.desk.path == path and not reading.tasks.busy
