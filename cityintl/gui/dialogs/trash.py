"""Deleted records, newest first, and the button that brings one back with its parts and links.

objectNames: `trash`, `trash_words`, `trash_list`, `trash_problem`, `bring_back`.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QPushButton, QWidget

from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.gui import said
from cityintl.gui.dialogs.pieces import Choices, ProblemLine, labelled, primary, quiet
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.store.trash import Gone
from cityintl.words import _

#: So many deleted records are listed; words narrow them.
_MOST = 500


class TrashDialog(Sheet):
    """Finds what was deleted; `brought_back` tells of a record that is there again, and which fields stayed empty."""

    #: Its kind and number, and the labels of confidential fields that are empty now.
    brought_back = Signal(str, int, object)

    def __init__(self, desk: DeskFile, parent: QWidget | None = None) -> None:
        super().__init__(_("Deleted records"), QSize(640, 520), parent)
        self.setObjectName("trash")
        self._desk, self._zone = desk, desk.home()["zone"]
        self._gone: list[Gone] = []
        self.words = QLineEdit()
        self.words.setObjectName("trash_words")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._narrow)
        self.body.addWidget(labelled(_("Words of its name"), self.words))
        self.list = Choices("trash_list", _("Deleted records, newest first"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self._bring_back())
        self.body.addWidget(self.list, 1)
        self.body.addWidget(quiet(_("A record comes back with its number, its parts and its links, as one step.")))
        self.problem = ProblemLine()
        self.problem.setObjectName("trash_problem")
        self.body.addWidget(self.problem)
        self.close_button()
        self.back = primary(QPushButton(_("Bring back")))
        self.back.setObjectName("bring_back")
        self.back.setDefault(True)
        self.back.clicked.connect(self._bring_back)
        self.buttons.addWidget(self.back)
        self._fill()
        self.words.setFocus()

    def _fill(self) -> None:
        self._gone = self._desk.deleted(_MOST)
        self._narrow(self.words.text())

    def _narrow(self, words: str) -> None:
        self.list.clear()
        wanted = fold(words).split()
        for each in self._gone:
            kind = _(kinds.kind(each.kind).one)
            line = f"{each.title} · {kind} {each.reference}\n{said.moment(each.at, self._zone)} · {each.label}"
            if all(word in fold(line) for word in wanted):
                item = QListWidgetItem(line)
                item.setData(Qt.ItemDataRole.UserRole, (each.kind, each.id))
                self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.back.setEnabled(self.list.count() > 0)

    def _bring_back(self) -> None:
        if not self.list.selectedItems():
            return
        item = self.list.currentItem()
        kind, number = item.data(Qt.ItemDataRole.UserRole)
        self.problem.clear()
        try:
            empty = self._desk.not_kept(kind, number)
            bring_back(self._desk, kind, number)
        except UserError as wrong:
            self.problem.say(wrong)
            return
        self.accept()
        self.brought_back.emit(kind, number, empty)


def bring_back(desk: DeskFile, kind: str, number: int) -> None:
    """Bring a deleted record back, as one step that bears its name."""
    with desk.write(_("Bring back {what}").format(what=kinds.kind(kind).reference(number))) as door:
        door.bring_back(kind, number)
