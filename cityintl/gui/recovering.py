"""A damaged desk in the window: recovering it is offered, and what came from where is reported."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cityintl import paths
from cityintl.gui.dialogs.pieces import quiet, strong
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.progress import Progress
from cityintl.store import recovering
from cityintl.store.errors import Damaged
from cityintl.store.recovering import Report
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


class RecoveredDialog(Sheet):
    """What a recovery brought. objectNames: `recovered`, `close`."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(_("The desk is recovered"), QSize(560, 360), parent)
        self.setObjectName("recovered")
        self.lines = report.sentences()
        for line in self.lines:
            self.body.addWidget(strong(line, wrap=True))
        self.body.addWidget(quiet(_("Look at the newest records: what was typed last may be missing.")))
        self.body.addStretch(1)
        self.close_button().setFocus()


def offer(window: "Window", wrong: Damaged) -> None:
    """Say that a desk is damaged, with the way out."""
    window.shell.messages.say(str(wrong), "red", _("Recover it"), lambda: recover(window, wrong.path))


def recover(window: "Window", path: Path) -> None:
    """Recover the desk at this path beside the window, open it, and report."""
    if window.has_desk and window.desk.path == path:
        window.leave_desk()
    root = window.backing.root or paths.backups_folder()

    def work(progress: Progress) -> Report:
        return recovering.recover(path, recovering.newest_backup(path, root, window.clock()), window.clock, progress)

    def then(report: Report) -> None:
        window.doing(lambda: window.open(path))
        RecoveredDialog(report, window.shell).open()

    window.tasks.start(_("Recovering the desk…"), work, then)
