"""Backups in the window: by themselves, told at the bottom and on today, seen and brought back in three clicks."""

import logging
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListWidget, QPushButton

from cityintl import store
from cityintl.errors import UserError
from cityintl.gui import backing_up, openers
from cityintl.gui.dialogs.backups import BackupsDialog
from cityintl.gui.shell import Shell
from cityintl.gui.trail import Place
from cityintl.gui.window import Window
from cityintl.settings import Settings
from cityintl.store import backups


class Watch:
    """A clock that the test moves."""

    def __init__(self, now) -> None:
        self.now = now

    def __call__(self):
        return self.now

    def later(self, **more) -> None:
        self.now += timedelta(**more)


@pytest.fixture
def watch(now) -> Watch:
    return Watch(now)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def safe_window(shell: Shell, watch, root, sample) -> Iterator[Window]:
    """A window over the sample desk, with backups."""
    made = Window(shell, Settings(), watch, root)
    made.share_keys(QApplication.instance())
    path = sample.path
    sample.close()
    made.open(path)
    yield made
    made.close()


def change(window: Window, name: str = "Łódź") -> None:
    with window.desk.write("Add partner") as door:
        door.add("partner", {"name": name})


def idle(window: Window) -> bool:
    return not (window.backing.tasks.busy or window.tasks.busy)


def reasons(window: Window) -> list[str]:
    return [backups.facts(each).reason for each in backups.all_in(window.backing.kept.folder)]


def test_changes_are_backed_up_after_a_while_and_not_again(safe_window, watch, qtbot):
    assert safe_window.shell.backup.text() == "No backup yet"
    safe_window.backing.look()
    qtbot.waitUntil(lambda: idle(safe_window))
    assert safe_window.shell.backup.text() == "Verified backup 10:00"
    change(safe_window)
    watch.later(minutes=14)
    safe_window.backing.look()
    assert idle(safe_window)
    watch.later(minutes=1)
    safe_window.backing.look()
    qtbot.waitUntil(lambda: idle(safe_window) and len(reasons(safe_window)) == 2)
    assert safe_window.shell.backup.text() == "Verified backup 10:15"
    watch.later(hours=3)
    safe_window.backing.look()
    assert idle(safe_window) and len(reasons(safe_window)) == 2
    assert reasons(safe_window) == ["After work", "After work"]


def test_once_a_month_a_backup_is_tried_out_beside_the_window(safe_window, watch, qtbot, caplog):
    caplog.set_level(logging.INFO, "cityintl")
    backing = safe_window.backing
    backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    backing.look()
    assert idle(safe_window) and backing.trial_words == ""
    watch.later(days=1)
    backing.look()
    qtbot.waitUntil(lambda: idle(safe_window))
    said = "Trial restore today 10:00: the backup of Thursday 10:00 came back whole."
    assert backing.trial_words == said and said in safe_window.shell.backup.toolTip()
    assert any("came back whole" in line for line in caplog.messages)
    watch.later(days=3)
    backing.look()
    assert idle(safe_window)
    openers.backups(safe_window)
    dialog = safe_window.shell.findChild(BackupsDialog)
    assert dialog.note.text().startswith("Trial restore Friday 10:00")
    dialog.findChild(QPushButton, "try_out").click()
    qtbot.waitUntil(lambda: idle(safe_window) and "today 10:00" in dialog.note.text())
    dialog.reject()


@pytest.mark.says_in_log
def test_a_trial_that_fails_is_told_calmly_and_on_today(safe_window, watch, qtbot, monkeypatch):
    from cityintl.store import restoring

    backing = safe_window.backing
    backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    with monkeypatch.context() as patch:
        patch.setattr(restoring, "build", lambda *_given: ["lost"])
        backing.try_out()
        qtbot.waitUntil(lambda: idle(safe_window))
    assert "The trial restore of the backup of" in safe_window.shell.strip.text.text()
    assert "Back it up now, and try the backup out once more." in safe_window.shell.strip.text.text()
    assert "did not come back whole. Back up now." in backing.trial_words
    safe_window.go(Place("today"))
    card = safe_window.shell.whole_place.findChild(object, "since_card")
    assert "The trial restore failed, see" in [b.accessibleName() for b in card.findChildren(QPushButton)]
    backing.try_out()
    qtbot.waitUntil(lambda: idle(safe_window))
    assert "came back whole" in backing.trial_words


def test_closing_backs_up_what_changed(safe_window):
    change(safe_window)
    folder, path = safe_window.backing.kept.folder, safe_window.desk.path
    safe_window.leave_desk()
    assert [backups.facts(each).reason for each in backups.all_in(folder)] == ["On closing"]
    assert safe_window.shell.backup.isHidden()
    safe_window.open(path)
    safe_window.leave_desk()
    assert len(backups.all_in(folder)) == 1


@pytest.fixture
def told(monkeypatch) -> list[str]:
    from cityintl.gui import questions

    said: list[str] = []
    monkeypatch.setattr(questions, "tell", lambda _parent, wrong: said.append(str(wrong)))
    return said


def as_it_was_open(path: Path) -> int:
    """How many partners the copy of a lost desk has."""
    with store.open_desk(path.with_name("Riverton as it was open.cityintl"), lambda: None) as copy:
        assert copy.check() == []
        return copy.count("partner")


def replaced(path: Path) -> None:
    path.with_name("theirs").write_bytes(path.read_bytes())
    path.with_name("theirs").replace(path)


@pytest.mark.says_in_log
@pytest.mark.parametrize("go", (Path.unlink, replaced))
@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be moved there")
def test_a_desk_that_goes_while_it_is_open_is_kept_and_that_is_said_on_closing(safe_window, told, go):
    change(safe_window)
    path, partners = safe_window.desk.path, safe_window.desk.count("partner")
    go(path)
    safe_window.close()
    assert len(told) == 1 and "as it was open" in told[0]
    assert as_it_was_open(path) == partners


@pytest.mark.says_in_log
@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be moved there")
def test_a_desk_that_goes_is_told_within_the_minute_and_once(safe_window, told):
    change(safe_window)
    path, partners = safe_window.desk.path, safe_window.desk.count("partner")
    path.unlink()
    safe_window.backing.look()
    strip = safe_window.shell.strip
    assert "All that it held is kept as" in strip.text.text() and as_it_was_open(path) == partners
    strip.hide()
    safe_window.backing.look()
    assert strip.isHidden() and told == []


@pytest.mark.says_in_log
def test_a_backup_that_cannot_be_made_on_closing_is_said_before_the_window_is_gone(safe_window, told, root):
    change(safe_window)
    root.write_text("no folder")
    safe_window.close()
    assert len(told) == 1 and "No backup could be made" in told[0]


def test_a_journal_that_could_not_be_read_is_told_when_the_desk_opens(safe_window):
    path = safe_window.desk.path
    change(safe_window)
    main, wal = path.read_bytes(), bytearray(Path(f"{path}-wal").read_bytes())
    safe_window.leave_desk()
    wal[200] ^= 1
    path.write_bytes(main)
    Path(f"{path}-wal").write_bytes(wal)
    safe_window.open(path)
    assert "The last changes to “Riverton.cityintl” could not be read" in safe_window.shell.strip.text.text()


def test_a_step_over_many_records_fixes_the_moment_before(safe_window, qtbot):
    count = safe_window.desk.count("partner")
    with safe_window.desk.write("Add many") as door:
        door.add_many("partner", [{"name": f"City {n}"} for n in range(40)])
    qtbot.waitUntil(lambda: idle(safe_window))
    (made,) = backups.all_in(safe_window.backing.kept.folder)
    assert backups.facts(made).counts["partner"] == count and backups.facts(made).reason == "Before “Add many”"
    assert safe_window.desk.count("partner") == count + 40


def test_today_says_when_and_makes_the_first(safe_window, qtbot):
    safe_window.go(Place("today"))
    card = safe_window.shell.whole_place.findChild(object, "since_card")

    def lines() -> list[str]:
        return [b.accessibleName() for b in card.findChildren(QPushButton) if b.parentWidget() is not None]

    assert lines() == ["No backup yet, make one"]
    card.findChild(QPushButton).click()
    dialog = safe_window.shell.findChild(BackupsDialog)
    dialog.now.click()
    qtbot.waitUntil(lambda: idle(safe_window) and dialog.list.count() == 1)
    assert lines() == ["Backup verified, today 10:00"]
    assert dialog.list.item(0).text() == "today 10:00 · By hand"
    qtbot.waitUntil(lambda: not dialog.turns.busy)
    dialog.reject()


def test_a_backup_is_brought_back_in_three_clicks_and_that_is_taken_back(safe_window, watch, qtbot):
    safe_window.backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    watch.later(minutes=5)
    change(safe_window, "Spoiled")
    partners = safe_window.desk.count("partner")
    safe_window.shell.commands["backups"].trigger()
    dialog = safe_window.shell.findChild(BackupsDialog)
    dialog.findChild(QListWidget, "backup_list").setCurrentRow(0)
    qtbot.waitUntil(dialog.restore.isEnabled)
    told = [label.text() for label in dialog.changes.findChildren(QLabel) if label.parentWidget() is not None]
    assert "Partners: 1 gone" in told and any("“Add partner”" in line for line in told)
    dialog.findChild(QPushButton, "restore").click()
    qtbot.waitUntil(lambda: idle(safe_window) and safe_window.has_desk)
    assert safe_window.desk.count("partner") == partners - 1 and safe_window.desk.check() == []
    assert safe_window.trail.here == Place("today")
    assert "as it was" in safe_window.shell.strip.text.text()
    safe_window.shell.strip.act.click()
    qtbot.waitUntil(lambda: idle(safe_window) and safe_window.has_desk)
    assert safe_window.desk.count("partner") == partners and safe_window.desk.check() == []


def test_without_a_desk_every_backup_is_shown_and_its_desk_comes_back(safe_window, qtbot, monkeypatch):
    safe_window.backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    path = safe_window.desk.path
    safe_window.leave_desk()
    path.unlink()
    openers.backups(safe_window)
    dialog = safe_window.shell.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert not dialog.now.isVisible() and dialog.list.count() == 1
    dialog.restore.click()
    qtbot.waitUntil(lambda: idle(safe_window) and safe_window.has_desk)
    assert safe_window.desk.path == path and safe_window.desk.check() == []


def test_another_folder_is_looked_into(safe_window, qtbot, monkeypatch, tmp_path):
    (tmp_path / "stick").mkdir()
    safe_window.backing.take_second_place(str(tmp_path / "stick"))
    qtbot.waitUntil(lambda: idle(safe_window))
    openers.backups(safe_window)
    dialog = safe_window.shell.findChild(BackupsDialog)
    assert dialog.note.text() == "The second place was last reached today 10:00."
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(tmp_path / "stick"))
    dialog.elsewhere.click()
    assert dialog.list.count() == 1
    qtbot.waitUntil(dialog.restore.isEnabled)
    dialog.reject()


def test_a_damaged_backup_is_not_offered(safe_window, qtbot):
    safe_window.backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    (made,) = backups.all_in(safe_window.backing.kept.folder)
    made.path.write_bytes(made.path.read_bytes()[:-4096])
    openers.backups(safe_window)
    dialog = safe_window.shell.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: not dialog.turns.busy)
    assert "damaged" in dialog.problem.text() and not dialog.restore.isEnabled()
    dialog.reject()


def test_a_restore_that_fails_opens_the_desk_again(safe_window, qtbot, monkeypatch):
    safe_window.backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    openers.backups(safe_window)
    dialog = safe_window.shell.findChild(BackupsDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    path = safe_window.desk.path

    def refuse(*_a):
        raise UserError("There is no room left.", "Free some.")

    monkeypatch.setattr("cityintl.store.restoring.build", refuse)
    dialog.restore.click()
    qtbot.waitUntil(lambda: idle(safe_window) and safe_window.has_desk)
    assert safe_window.desk.path == path and "no room left" in safe_window.shell.strip.text.text()


@pytest.mark.says_in_log
def test_a_backup_that_cannot_be_made_is_said_once_and_work_goes_on(safe_window, watch, qtbot, root):
    root.parent.mkdir(exist_ok=True)
    root.write_text("no folder")
    safe_window.backing.look()
    qtbot.waitUntil(lambda: idle(safe_window))
    strip = safe_window.shell.strip
    assert "No backup could be made" in strip.text.text()
    assert "No backup could be made" in safe_window.shell.backup.toolTip()
    strip.hide()
    watch.later(minutes=20)
    safe_window.backing.look()
    qtbot.waitUntil(lambda: idle(safe_window))
    assert strip.isHidden()
    change(safe_window)
    root.unlink()
    safe_window.backing.look()
    qtbot.waitUntil(lambda: idle(safe_window))
    assert safe_window.shell.backup.text().startswith("Verified backup") and safe_window.shell.backup.toolTip() == ""


def test_a_second_place_that_is_away_is_calm(safe_window, watch, qtbot, tmp_path):
    safe_window.backing.take_second_place(str(tmp_path / "away"))
    qtbot.waitUntil(lambda: idle(safe_window))
    assert safe_window.shell.strip.isHidden()
    assert "was not reached yet" in safe_window.shell.backup.toolTip()
    assert safe_window.shell.backup.text() == "Verified backup 10:00"
    assert safe_window.backing.is_long_away


def test_the_moment_is_said_as_a_person_says_it(safe_window, watch, qtbot):
    safe_window.backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    watch.later(days=1)
    assert safe_window.backing.words == "Verified backup Thursday 10:00"
    watch.later(days=10)
    assert safe_window.backing.words == "Verified backup 14 May 2026"


def test_work_goes_on_while_a_backup_is_made(safe_window, qtbot, clock):
    safe_window.backing.back_up("By hand")
    change(safe_window, "Meanwhile")
    path = safe_window.desk.path
    safe_window.leave_desk()
    with store.open_desk(path, clock) as desk:
        assert desk.check() == [] and desk.search("meanwhile")
    assert backing_up.LOOK == 60_000


@pytest.fixture
def on_a_share(monkeypatch, tmp_path):
    from cityintl.store import ground

    monkeypatch.setenv("CITYINTL_DESKS", str(tmp_path / "local"))
    here = tmp_path / "local"
    monkeypatch.setattr(
        ground,
        "ground_of",
        lambda path, _system=None: ground.Ground.LOCAL if here in Path(path).parents else ground.Ground.NETWORK,
    )


def test_a_desk_on_a_share_is_kept_on_this_computer_when_that_is_wanted(
    window, sample, qtbot, monkeypatch, tmp_path, on_a_share
):
    from cityintl.gui import questions

    asked = []
    monkeypatch.setattr(questions, "choose", lambda _p, words, *_a: asked.append(words) or True)
    sample.close()
    window.open(sample.path)
    qtbot.waitUntil(lambda: idle(window) and window.has_desk and window.desk.path.parent == tmp_path / "local")
    assert asked == ["“Riverton.cityintl” lies on a network folder."]
    assert window.settings.second_place == str(sample.path.parent) and str(sample.path) not in window.settings.recent
    assert "on this computer now" in window.shell.strip.text.text() and window.desk.check() == []


def test_a_desk_that_is_left_on_a_share_is_not_asked_about_again(window, desk, monkeypatch, on_a_share):
    from cityintl.gui import questions

    asked = []
    monkeypatch.setattr(questions, "choose", lambda *_a: asked.append(1) or False)
    desk.close()
    for _time in range(2):
        window.open(desk.path)
        window.leave_desk()
    assert asked == [1]


def test_a_deleted_record_is_brought_back_from_the_list(safe_window, qtbot):
    from cityintl.gui.dialogs.trash import TrashDialog

    title = safe_window.desk.titles("tie", [1])[1]
    with safe_window.desk.write("Delete tie") as door:
        door.delete("tie", 1)
    safe_window.go(Place("history"))
    page = safe_window.shell.whole_place.currentWidget()
    page.findChild(QPushButton, "history_trash").click()
    dialog = safe_window.shell.findChild(TrashDialog)
    dialog.words.setText(f"{title} tie-1")
    assert dialog.list.count() == 1
    dialog.findChild(QPushButton, "bring_back").click()
    qtbot.waitUntil(lambda: safe_window.trail.here == Place("tie", 1))
    assert safe_window.desk.can_undo() == "Bring back TIE-1" and safe_window.desk.check() == []


def test_what_a_deletion_does_not_keep_is_asked_and_told_when_the_record_is_back(safe_window, qtbot, monkeypatch):
    from cityintl.gui import deeds, questions
    from cityintl.gui.dialogs.trash import TrashDialog

    with safe_window.desk.write("Add person") as door:
        number = door.add("person", {"family": "Tanaka", "diet": "vegetarian"})
    asked: list[str] = []
    monkeypatch.setattr(questions, "ask", lambda _parent, _words, more, _yes: asked.append(more) or True)
    deeds.delete(safe_window, "person", [number])
    assert asked == ["Confidential and not kept: “Diet”. Deleted records brings back the rest."]
    assert safe_window.desk.not_kept("person", number) == ["Diet"]
    safe_window.shell.strip.act.click()
    dialog = safe_window.shell.findChild(TrashDialog)
    dialog.findChild(QPushButton, "bring_back").click()
    qtbot.waitUntil(lambda: safe_window.trail.here == Place("person", number))
    assert "empty now: “Diet”" in safe_window.shell.strip.text.text()


def test_the_desk_as_it_was_is_seen_from_history_and_left_again(safe_window, qtbot):
    from pathlib import Path as File

    path, before = safe_window.desk.path, safe_window.desk.count("partner")
    change(safe_window)
    safe_window.go(Place("history"))
    page = safe_window.shell.whole_place.currentWidget()
    page.list.setCurrentRow(1)
    page.findChild(QPushButton, "history_look").click()
    qtbot.waitUntil(lambda: idle(safe_window) and bool(safe_window.desk.only_read))
    copy = safe_window.desk.path
    assert (
        safe_window.desk.count("partner") == before
        and "can be read, not changed" in safe_window.shell.strip.text.text()
    )
    assert str(copy) not in safe_window.settings.recent
    with pytest.raises(UserError, match="can be read"):
        change(safe_window)
    safe_window.shell.strip.act.click()
    assert safe_window.desk.path == path and safe_window.desk.count("partner") == before + 1
    assert not File(copy).exists() and safe_window.desk.check() == []


def test_a_damaged_desk_is_recovered_from_the_window(safe_window, qtbot):
    from cityintl.gui.recovering import RecoveredDialog

    safe_window.backing.back_up("By hand")
    qtbot.waitUntil(lambda: idle(safe_window))
    path = safe_window.desk.path
    partners = safe_window.desk.count("partner")
    safe_window.leave_desk()
    blob = bytearray(path.read_bytes())
    blob[100:4096] = b"\xff" * 3996
    path.write_bytes(blob)
    safe_window.doing(lambda: safe_window.open(path))
    strip = safe_window.shell.strip
    assert "is damaged" in strip.text.text() and strip.act.text() == "Recover it"
    strip.act.click()
    qtbot.waitUntil(lambda: idle(safe_window) and safe_window.has_desk)
    dialog = safe_window.shell.findChild(RecoveredDialog)
    assert dialog.lines[0].endswith("records are there: the backup of today 10:00.") and len(dialog.lines) == 3
    assert dialog.lines[1].endswith("could be read. What was written after today 10:00 is missing.")
    assert dialog.details.isHidden() and "up to step" in dialog.details.text()
    dialog.findChild(QPushButton, "more").click()
    assert dialog.details.isVisible()
    assert safe_window.desk.count("partner") == partners and safe_window.desk.check() == []
    dialog.reject()
