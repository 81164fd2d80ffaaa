"""Choose a record of any kind, for a link: typing narrows the list, Enter takes the marked one.

objectNames: `choose_record`, `record_words`, `record_list`, `choose`.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QPushButton, QWidget

from cityintl.gui.dialogs.pieces import Choices, labelled, primary
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.store import Found
from cityintl.words import _

#: Matches that are listed at most; more words narrow further.
MOST = 50
Search = Callable[[str, int], list[Found]]


class ChooseRecordDialog(Sheet):
    """Finds a record by its words; `chosen` is its kind and number once the dialog was accepted."""

    def __init__(
        self, search: Search, heading: str = "", kinds: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(heading or _("Choose a record"), QSize(560, 480), parent)
        self.setObjectName("choose_record")
        self._search, self._kinds = search, kinds
        self.chosen: tuple[str, int] | None = None
        self.words = QLineEdit()
        self.words.setObjectName("record_words")
        self.words.setPlaceholderText(_("Part of a name, or a reference such as TIE-7"))
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        self.body.addWidget(labelled(_("Record"), self.words))
        self.matches = Choices("record_list", _("Records that match"))
        self.matches.itemActivated.connect(lambda _item: self._take())
        self.body.addWidget(self.matches, 1)
        self.close_button(_("Cancel"))
        self.take = primary(QPushButton(_("Choose")))
        self.take.setObjectName("choose")
        self.take.setDefault(True)
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        self.buttons.addWidget(self.take)
        self.words.setFocus()

    def _narrow(self, words: str) -> None:
        self.matches.clear()
        found = self._search(words, MOST) if words.strip() else []
        for one in found:
            if not self._kinds or one.kind in self._kinds:
                item = QListWidgetItem(" · ".join(filter(None, (one.title, one.quiet, one.reference))))
                item.setData(Qt.ItemDataRole.UserRole, (one.kind, one.id))
                self.matches.addItem(item)
        self.matches.setCurrentRow(0 if self.matches.count() else -1)
        self.take.setEnabled(self.matches.count() > 0)

    def _take(self) -> None:
        if item := self.matches.currentItem():
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the hands stay on the line."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.matches.count():
                row = self.matches.currentRow() + step
                self.matches.setCurrentRow(max(0, min(row, self.matches.count() - 1)))
                return True
        return False


def choose_record(
    search: Search, heading: str = "", kinds: Collection[str] = (), parent: QWidget | None = None
) -> tuple[str, int] | None:
    """Let the user choose a record; None when they think better of it."""
    dialog = ChooseRecordDialog(search, heading, kinds, parent)
    dialog.exec()
    return dialog.chosen
