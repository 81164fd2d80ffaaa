"""The backups of a desk: which there are, what bringing one back would change, and the button that does it.

objectNames: `backups`, `backup_list`, `backup_changes`, `backup_problem`, `back_up_now`, `try_out`, `look_elsewhere`,
`restore`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import style
from cityintl.gui.dialogs.pieces import (
    Choices,
    ProblemLine,
    caption,
    icon_button,
    labelled,
    primary,
    quiet,
    refill,
    strong,
)
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import spaced
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.store import backups, comparing
from cityintl.store.backups import Backup
from cityintl.store.comparing import Comparison
from cityintl.words import _, ngettext

#: What is shown beside a backup: where it would go, and what it would change there; None where nothing stands.
Seen = tuple[Path, Comparison | None]


class BackupsDialog(Sheet):
    """Backups to choose from on the left; on the right what the chosen one would change."""

    #: A backup is to be brought back: it, and the path of its desk.
    restore_wanted = Signal(object, object)
    #: A backup is to be made now.
    backup_wanted = Signal()
    #: The newest backup is to be tried out now.
    trial_wanted = Signal()
    #: Backups of another folder are to be shown.
    folder_wanted = Signal(object)

    def __init__(
        self,
        target: Callable[[Backup], Path],
        said: Callable[[datetime], str],
        tasks: Tasks,
        can_back_up: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Backups"), QSize(900, 600), parent)
        self.setObjectName("backups")
        self._target, self._said = target, said
        self.turns = Turns(tasks, self)
        self._shown: list[Backup] = []
        self._seen: Seen | None = None
        beside = spaced(QHBoxLayout(), 20)
        beside.addWidget(self._choices(), 2)
        beside.addWidget(self._changes(), 3)
        self.note = quiet("")
        self.note.setObjectName("second_place_note")
        self.body.addLayout(beside, 1)
        self.body.addWidget(self.note)
        self._lay_buttons(can_back_up)

    # -- the parts

    def _choices(self) -> QWidget:
        self.list = Choices("backup_list", _("Backups, newest first"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._choose)
        side = QWidget()
        side.setMinimumWidth(style.look().px(260))
        spaced(QVBoxLayout(side), 0).addWidget(labelled(_("Backups, newest first"), self.list))
        return side

    def _changes(self) -> QWidget:
        side = QWidget()
        lines = spaced(QVBoxLayout(side), 8)
        lines.addWidget(caption(_("What bringing it back would change")))
        self.changes = QWidget()
        self.changes.setObjectName("backup_changes")
        spaced(QVBoxLayout(self.changes), 6)
        self.problem = ProblemLine()
        self.problem.setObjectName("backup_problem")
        for widget in (self.changes, self.problem):
            lines.addWidget(widget)
        lines.addStretch(1)
        return side

    def _lay_buttons(self, can_back_up: bool) -> None:
        self.elsewhere = icon_button(_("Look in another folder…"), "folder-open", flat=True)
        self.elsewhere.setObjectName("look_elsewhere")
        self.elsewhere.clicked.connect(self._look_elsewhere)
        self.buttons.insertWidget(0, self.elsewhere)
        self.close_button()
        self.now = QPushButton(_("Back up now"))
        self.now.setObjectName("back_up_now")
        self.now.setAutoDefault(False)
        self.now.setVisible(can_back_up)
        self.now.clicked.connect(self.backup_wanted)
        self.trial = QPushButton(_("Try it out"))
        self.trial.setObjectName("try_out")
        self.trial.setToolTip(_("Brings the newest backup back in a place of its own, proves it, and removes it again"))
        self.trial.setAutoDefault(False)
        self.trial.clicked.connect(self.trial_wanted)
        self.restore = primary(QPushButton(_("Bring this one back")))
        self.restore.setObjectName("restore")
        self.restore.setDefault(True)
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        for button in (self.trial, self.now, self.restore):
            self.buttons.addWidget(button)

    def show_backups(self, found: Sequence[Backup], note: str = "") -> None:
        """List these; the newest is chosen."""
        self._shown = list(found)
        self.trial.setVisible(bool(found) and not self.now.isHidden())
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.list.clear()
        for each in found:
            item = QListWidgetItem(self._line(each))
            item.setData(Qt.ItemDataRole.UserRole, each.path.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)
        if not found:
            self.problem.clear()
            self._say(
                [quiet(_("There is no backup here yet. Look in the folder of your second place, if there is one."))]
            )
        self.list.setFocus()

    def _line(self, backup: Backup) -> str:
        try:
            facts = backups.facts(backup)
        except UserError:
            return _("{when} · damaged").format(when=self._said(backup.at))
        city = f" · {facts.city}" if self.now.isHidden() else ""  # of one desk it is known
        return f"{self._said(backup.at)}{city} · {facts.reason}"

    # -- choosing

    def _choose(self, row: int) -> None:
        self._seen = None
        self.restore.setEnabled(False)
        self.problem.clear()
        if not 0 <= row < len(self._shown):
            return
        backup = self._shown[row]
        self._say([quiet(_("Comparing…"))])

        def then(found: Seen) -> None:
            if self.list.currentRow() == row:
                self._seen = found
                self._show(found)

        self.turns.run(_("Comparing…"), lambda progress: self._compared(backup, progress), then, self._refused)

    def _compared(self, backup: Backup, progress: Progress) -> Seen:
        if not backups.is_sound(backup):
            raise UserError(_("This backup is damaged."), _("Take the one before it."))
        path = self._target(backup)
        return path, comparing.compare(path, backup, progress) if path.is_file() else None

    def _refused(self, wrong: UserError | None) -> None:
        if wrong is not None:
            self._say([])
            self.problem.say(wrong)

    def _show(self, seen: Seen) -> None:
        path, found = seen
        self.restore.setEnabled(True)
        if found is None:
            words = _("There is no desk at “{path}” now; it would be there again.").format(path=path)
            self._say([quiet(words)])
            return
        lines: list[QWidget] = [strong(line, wrap=True) for line in comparing.sentences(found)]
        if not found.is_same:
            lines.append(quiet(_("The desk as it stands is backed up first, so that this can be taken back.")))
        if missing := found.documents_missing:
            words = ngettext("{n} document is missing", "{n} documents are missing", missing)
            lines.append(quiet(_("{what} beside this backup.").format(what=words.format(n=f"{missing:,}"))))
        self._say(lines)

    def _say(self, lines: Sequence[QWidget]) -> None:
        refill(self.changes, lines)

    def _restore(self) -> None:
        row = self.list.currentRow()
        if self._seen is not None and 0 <= row < len(self._shown):
            backup, path = self._shown[row], self._seen[0]
            self.accept()
            self.restore_wanted.emit(backup, path)

    def _look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where backups lie"))
        if chosen:
            self.folder_wanted.emit(Path(chosen))

    def done(self, result: int) -> None:
        """Nothing more is compared."""
        self.turns.leave()
        super().done(result)
