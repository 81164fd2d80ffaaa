"""The only place that joins the parts: the frame first, then the pages and the desk."""

import gc
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cityintl import paths, settings
from cityintl.gui import style
from cityintl.gui.shell import Shell

if TYPE_CHECKING:
    from cityintl.gui.window import Window

Clock = Callable[[], datetime]


def now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def run(desk: Path | None = None, clock: Clock = now, as_of: date | None = None) -> int:
    """Show the window, on this desk or the last one, or on the desk as it was on a day; gives the exit code."""
    app = application()
    chosen = settings.load(paths.settings_folder())
    shell = show_frame(app, chosen)
    QTimer.singleShot(20, shell, lambda: fill(app, shell, chosen, desk, clock, as_of))
    return app.exec()


def application() -> QApplication:
    """The Qt application, in the style whose colours are ours."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["CityIntl", "-style", "Fusion"])
        app.setProperty(style.STYLED, True)
    app.setApplicationName("CityIntl")
    app.setDesktopFileName("cityintl")
    return app


def show_frame(app: QApplication, chosen: settings.Settings) -> Shell:
    """The first window: the frame, painted before records and store are imported."""
    style.dress(app, chosen.theme, chosen.text_scale)
    shell = Shell()
    shell.take_geometry(chosen.geometry)
    shell.share(chosen.splitter)
    shell.show()
    return shell


def fill(
    app: QApplication,
    shell: Shell,
    chosen: settings.Settings,
    desk: Path | None,
    clock: Clock,
    as_of: date | None = None,
) -> object:
    """Put pages and desk into the frame; gives the window, which lives as long as the frame."""
    gc.disable()  # nothing of what is imported now is garbage: looking for it costs 100 ms
    try:
        return _fill(app, shell, chosen, desk, clock, as_of)
    finally:
        gc.enable()


def _fill(
    app: QApplication, shell: Shell, chosen: settings.Settings, desk: Path | None, clock: Clock, as_of: date | None
) -> "Window":
    watch_faults(shell)
    from cityintl.gui import openers  # these bring SQLAlchemy: after the first paint
    from cityintl.gui.window import Window

    window = Window(shell, chosen, clock, paths.backups_folder())
    window.settings_changed.connect(lambda changed: settings.save(changed, paths.settings_folder()))
    window.share_keys(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: openers.redress(window))

    def look_back() -> None:
        if as_of is not None:
            from cityintl.gui.looking_back import look_back_to

            look_back_to(window, as_of)

    openers.begin(window, desk, look_back)
    return window


def watch_faults(shell: Shell) -> None:
    """Note our own faults in the log, and show them with their details."""
    from cityintl import logbook

    logbook.begin()

    def failed(_kind: type[BaseException], wrong: BaseException, _where: TracebackType | None) -> None:
        shell.messages.fail(wrong)

    sys.excepthook = failed
