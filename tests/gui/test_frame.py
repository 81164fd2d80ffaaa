"""The frame without a desk: colours, icons, commands, messages, long work, and the start of it all."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QWidget

from cityintl import app, settings
from cityintl.errors import Cancelled, UserError
from cityintl.gui import chips, icons, layout, openers, palette, picture, style
from cityintl.gui.commands import COMMANDS
from cityintl.gui.shell import Shell
from cityintl.gui.tasks import Tasks
from cityintl.gui.trail import Place, Trail
from cityintl.gui.window import Window
from cityintl.settings import Settings

PALETTES = (palette.LIGHT, palette.DARK, palette.CONTRAST)


def luminance(name: str) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(name).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("of", PALETTES, ids=lambda p: p.name)
def test_every_word_stands_out_from_its_ground(of: palette.Palette) -> None:
    for tone in ("text", "quiet", "accent"):
        for ground in (of.window, of.panel, of.select, of.hover):
            assert contrast(of.tone(tone), ground) >= 4.5, (tone, ground)
    for tone in ("green", "amber", "red", "grey"):
        assert contrast(of.tone(tone), of.ground(tone)) >= 4.5, tone
    assert contrast(of.accent_text, of.accent) >= 4.5


def test_the_palette_follows_the_system_unless_it_is_fixed() -> None:
    assert palette.choose("system", True) is palette.DARK
    assert palette.choose("system", False) is palette.LIGHT
    assert palette.choose("contrast", False) is palette.CONTRAST


def test_text_and_lengths_grow_together(dressed: QApplication) -> None:
    before = style.look()
    after = style.dress(dressed, "dark", 200)
    assert after.palette is palette.DARK
    assert after.px(42) == 2 * before.px(42)
    assert abs(after.font().pixelSize() - 2 * before.font().pixelSize()) <= 1
    assert style.look().font(style.TITLE).pixelSize() > style.look().font(style.LABEL).pixelSize()


def test_icons_take_the_colour_of_the_palette_and_a_missing_one_is_empty(dressed: QApplication, qtbot) -> None:
    drawn = icons.pixmap("plus", "red").toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert palette.LIGHT.red.lower() in colours
    missing = icons.pixmap("no-such-icon").toImage()
    assert all(missing.pixelColor(x, y).alpha() == 0 for x in range(16) for y in range(16))
    assert icons.icon("plus").pixmap(16, mode=icons.QIcon.Mode.Disabled).toImage() != icons.icon("plus").pixmap(16)


def test_icons_are_drawn_again_when_the_colours_change(dressed: QApplication, qtbot) -> None:
    label, button = QLabel(), QPushButton()
    for widget in (label, button):
        qtbot.addWidget(widget)
        icons.put(widget, "plus", "text")
    before = label.pixmap().toImage()
    style.dress(dressed, "dark", 100)
    icons.draw_again(dressed)
    assert label.pixmap().toImage() != before


def test_every_icon_that_is_named_is_there(shell: Shell) -> None:
    named = {command.picture for _heading, group in COMMANDS for command in group if command and command.picture}
    named |= {str(w.property("picture_name")) for w in shell.findChildren(QWidget) if w.property("picture_name")}
    assert [name for name in named if icons._source(name) is None] == []


def test_a_chip_says_its_word_on_its_ground(dressed: QApplication, qtbot) -> None:
    chip = chips.Chip("Active", "green")
    qtbot.addWidget(chip)
    assert chip.text() == "Active" and palette.LIGHT.green_ground in chip.styleSheet()
    style.dress(dressed, "contrast", 100)
    chip.say("", "grey")
    assert "border: 1px" in chip.styleSheet() and not chip.isVisible()
    assert chips.tone_of("Active") is None


def test_every_control_of_the_frame_has_a_name_and_is_large_enough(shell: Shell) -> None:
    for button in shell.findChildren(QToolButton):
        if button.isVisible():
            if button.parent() is shell.jump:
                continue  # the lens says nothing the field does not say
            assert button.accessibleName() or button.text(), button.objectName()
            assert min(button.width(), button.height()) >= 24, button.objectName()
    assert shell.jump.accessibleName() and shell.navigation.accessibleName()


def test_every_command_is_in_the_menu_and_no_two_share_their_keys(shell: Shell) -> None:
    keys = [k.toString() for name in shell.commands for k in shell.commands[name].shortcuts()]
    assert len(keys) == len(set(keys))
    listed = {a.objectName() for part in shell.commands.menu.actions() for a in part.menu().actions()}
    assert set(shell.commands) <= listed


def test_the_window_fits_a_small_screen_at_the_largest_text(dressed: QApplication, qtbot) -> None:
    style.dress(dressed, "light", 200)
    shell = Shell()
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    assert shell.width() <= 1366 and shell.height() <= 768
    assert shell.narrow


def test_the_frame_remembers_its_size(shell: Shell) -> None:
    shell.resize(shell.minimumSizeHint().width(), 700)
    text = shell.remember_geometry()
    shell.resize(1200, 760)
    shell.take_geometry(text)
    assert shell.height() == 700
    shell.take_geometry("")
    shell.take_geometry("nonsense")
    shell.share((200, 500, 600))
    assert len(shell.shares) == 3


# -- messages


def test_what_the_user_can_act_on_is_said_in_the_strip(shell: Shell, qtbot) -> None:
    done = []
    shell.messages.say("Deleted.", "green", "Undo", lambda: done.append(1))
    assert shell.strip.isVisible() and shell.strip.accessibleName() == "Deleted."
    shell.strip.act.click()
    assert done == [1] and not shell.strip.isVisible()
    shell.messages.fail(UserError("No room.", "Free some."))
    assert shell.strip.text.text() == "No room. Free some."
    assert not shell.strip.act.isVisible()
    shell.findChild(QToolButton, "message_close").click()
    assert not shell.strip.isVisible()
    shell.messages.fail(Cancelled())
    assert not shell.strip.isVisible()


@pytest.mark.says_in_log
def test_our_own_fault_is_shown_with_details_to_copy(shell: Shell, caplog) -> None:
    with caplog.at_level(logging.ERROR, "cityintl"):
        try:
            raise RuntimeError("broken inside")
        except RuntimeError as wrong:
            shell.messages.fail(wrong)
            shell.messages.fail(wrong)
    fault = shell.messages.fault
    assert fault is not None and fault.isVisible()
    fault.copy()
    assert "broken inside" in QGuiApplication.clipboard().text()
    assert "broken inside" in caplog.text
    fault.accept()


# -- long work


def test_work_runs_beside_the_window_and_gives_its_result(dressed: QApplication, qtbot) -> None:
    tasks, seen = Tasks(), []
    with qtbot.waitSignal(tasks.ended):
        tasks.start("Counting", lambda progress: progress(1, 2, "half") or 42, seen.append)
    assert seen == [42] and not tasks.busy


def test_work_is_shown_only_after_a_moment_and_can_be_stopped(dressed: QApplication, qtbot) -> None:
    tasks, ended = Tasks(), []

    def long(progress) -> None:
        while True:
            progress(1, 0, "")

    tasks.start("Long", long, lambda _found: None, ended.append)
    with pytest.raises(UserError, match="still being done"):
        tasks.start("Other", long, lambda _found: None)
    with qtbot.waitSignal(tasks.shown) as shown:
        pass
    assert shown.args == ["Long"]
    tasks.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)


def test_a_failure_of_work_is_handed_on(dressed: QApplication, qtbot) -> None:
    tasks = Tasks()

    def fail(_progress) -> None:
        raise UserError("No.")

    with qtbot.waitSignal(tasks.failed) as failed:
        tasks.start("Failing", fail, lambda _found: None)
    assert str(failed.args[0]) == "No."


def test_progress_stands_in_the_status_line(window: Window, qtbot) -> None:
    shell = window.shell
    window.tasks.shown.emit("Reading")
    window.tasks.progressed.emit(3, 10, "rows")
    assert shell.task.isVisible() and shell.task_text.text() == "Reading"
    assert (shell.task_bar.value(), shell.task_bar.maximum()) == (3, 10)
    shell.task_cancel.click()
    window.tasks.ended.emit()
    assert not shell.task.isVisible()


# -- going back and forward


def test_a_trail_goes_back_and_forward_and_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.amend(number=1)
    assert trail.here is None and not trail.can_back
    for place in (Place("tie"), Place("person"), Place("person")):
        trail.go(place)
    trail.amend(number=4)
    assert trail.back() == Place("tie") and not trail.can_back
    assert trail.forward() == Place("person", 4)
    trail.back()
    trail.go(Place("home"))
    assert not trail.can_forward and trail.here == Place("home")


# -- the start


def test_the_first_frame_is_painted_before_records_and_store_are_imported() -> None:
    code = (
        "import sys, os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from cityintl import app, settings\n"
        "qt = QApplication(['x']); shell = app.show_frame(qt, settings.Settings()); qt.processEvents()\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'reportlab', 'openpyxl', 'alembic'}\n"
        "heavy |= {'cityintl.records', 'cityintl.store'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=True)
    assert done.stdout.strip() == "[]"


def test_the_program_starts_with_its_last_desk_or_welcomes(dressed: QApplication, desk, clock, qtbot, tmp_path) -> None:
    path = desk.path
    desk.close()
    for chosen, has_desk in ((Settings(last_desk=str(path)), True), (Settings(last_desk="/no/such"), False)):
        shell = app.show_frame(dressed, chosen)
        qtbot.addWidget(shell)
        made = app.fill(dressed, shell, chosen, None, clock)
        assert made.has_desk is has_desk
        if not has_desk:
            assert shell.whole_place.currentWidget().objectName() == "welcome"
        shell.close()


def test_a_desk_that_cannot_be_opened_is_said_calmly(window: Window, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Dear Mayor")
    openers.begin(window, wrong)
    assert "is not a desk" in window.shell.strip.text.text()
    assert window.shell.whole_place.currentWidget().objectName() == "welcome"


def test_settings_change_the_look_at_once(open_window: Window, qtbot) -> None:
    open_window.open_record("tie", open_window.pages.list_of("tie").table.records.ids[0])
    with qtbot.waitSignal(open_window.settings_changed):
        openers.take(open_window, Settings(theme="dark", text_scale=125))
    assert style.look().palette is palette.DARK
    assert open_window.pages.record is not None
    assert openers.scaled(Settings(text_scale=200), 1).text_scale == 200
    assert openers.scaled(Settings(), -1).text_scale == 90
    open_window.shell.commands["larger"].trigger()
    assert open_window.settings.text_scale == 150


def test_a_picture_is_taken_of_any_place(dressed: QApplication, sample, tmp_path: Path) -> None:
    path = sample.path
    sample.close()
    out = tmp_path / "window.png"
    assert picture.main([str(path), str(out), "--size", "1280x720", "--today", "2026-05-14", "--open", "PAR-1"]) == 0
    assert (QPixmap(str(out)).width(), QPixmap(str(out)).height()) == (1280, 720)
    assert picture.main([str(path), str(out), "--page", "history", "--dark"]) == 0
    assert picture.main([str(tmp_path / "none"), str(out)]) == 0
    assert picture.main([str(path), str(out), "--open", "nonsense"]) == 1


def test_the_log_and_the_hook_are_set_once(shell: Shell, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    log = logging.getLogger("cityintl")
    before = list(log.handlers)
    app.watch_faults(shell)
    app.watch_faults(shell)
    assert len(log.handlers) <= len(before) + 1
    sys.excepthook(UserError, UserError("Calm."), None)
    assert shell.strip.text.text() == "Calm."
    for handler in log.handlers:
        if handler not in before:
            log.removeHandler(handler)
            handler.close()
    assert settings.THEMES[0] == "system"


def test_small_pieces_lay_out_and_clear(dressed: QApplication, qtbot) -> None:
    held = layout.column(layout.text("a"), None, layout.row(layout.hairline(), None))
    qtbot.addWidget(held)
    layout.clear(held.layout())
    assert held.layout().count() == 0
    label = layout.text("x")
    layout.set_look(label, "look", "problem")
    assert label.property("look") == "problem"


def test_the_systems_file_dialog_keeps_its_pictures(dressed: QApplication, qtbot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    tools = [tool for tool in dialog.findChildren(QToolButton) if tool.isVisible() and not tool.icon().isNull()]
    assert len(tools) >= 5
    for tool in tools:
        drawn = tool.grab().toImage()
        tool.setIcon(QIcon())
        bare = tool.grab().toImage()
        places = [(x, y) for x in range(bare.width()) for y in range(bare.height())]
        assert sum(drawn.pixel(x, y) != bare.pixel(x, y) for x, y in places) > 60
