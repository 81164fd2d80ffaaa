"""A damaged desk in the window: recovering it is offered, and what came from where is reported."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cityintl import paths
from cityintl.gui.dialogs.pieces import icon_button, quiet, strong
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.restoring import plain_moment
from cityintl.progress import Progress
from cityintl.store import recovering
from cityintl.store.errors import Damaged
from cityintl.store.recovered import Report
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


class RecoveredDialog(Sheet):
    """What a recovery brought, in a few lines; kind by kind where that is wanted.

    objectNames: `recovered`, `recovered_details`, `more`, `close`.
    """

    def __init__(self, report: Report, said: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(_("The desk is recovered"), QSize(560, 360), parent)
        self.setObjectName("recovered")
        self.lines = report.summary(said)
        for number, line in enumerate(self.lines):
            self.body.addWidget(strong(line, wrap=True) if number == 0 else quiet(line))
        if report.unreadable:
            self.body.addWidget(quiet(_("Look at the newest records: what was typed last may have to be typed again.")))
        self.details = quiet("\n".join(report.details()))
        self.details.setObjectName("recovered_details")
        self.details.hide()
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        if self.details.text():
            self._offer_details()
        self.close_button().setFocus()

    def _offer_details(self) -> None:
        more = icon_button(_("Kind by kind"), "list-dashes", flat=True)
        more.setObjectName("more")
        more.setCheckable(True)
        more.toggled.connect(self.details.setVisible)
        self.buttons.insertWidget(0, more)


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
        RecoveredDialog(report, window.backing.said if window.has_desk else plain_moment, window.shell).open()

    window.tasks.start(_("Recovering the desk…"), work, then)
