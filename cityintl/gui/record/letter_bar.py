"""The ways in which a letter leaves: copied, into the mail program, or as a file; at the foot of its page.

objectNames: `letter_copy`, `letter_mail`, `letter_save`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from cityintl.errors import UserError
from cityintl.exchange import letters
from cityintl.gui import icons, layout
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: What is written, and so can leave.
_WRITTEN = (Medium.LETTER, Medium.EMAIL, Medium.MESSAGE, Medium.CARD)


class LetterBar(QWidget):
    """Copy, E-mail and Save for one letter of ours."""

    #: What was done, in words.
    done = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: DeskFile, number: int) -> None:
        super().__init__()
        self._desk, self._number = desk, number
        line = layout.spaced(QHBoxLayout(self), 8)
        self._said = layout.text("", "quiet")
        self._buttons = []
        for name, words, picture, act in (
            ("letter_copy", _("Copy"), "copy", self._copy),
            ("letter_mail", _("E-mail"), "envelope-simple", self._mail),
            ("letter_save", _("Save as a file…"), "download-simple", self._save),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            icons.put(button, picture)
            button.clicked.connect(lambda _on=False, act=act: self._attempt(act))
            line.addWidget(button)
            self._buttons.append(button)
        line.addWidget(self._said)
        line.addStretch(1)

    def show_for(self, entry: Entry) -> None:
        """Be there for what we write; what has no text yet cannot leave."""
        values = entry.values
        self.setVisible(values["direction"] is Direction.SENT and values["medium"] in _WRITTEN)
        for button in self._buttons:
            button.setEnabled(bool(values["text"]))
        self._said.setText("" if values["text"] else _("Write the text first."))

    def _attempt(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except UserError as wrong:
            self.failed.emit(wrong)
            return
        if said:
            self.done.emit(said)

    def _copy(self) -> str:
        QGuiApplication.clipboard().setText(letters.letter(self._desk, self._number).whole)
        return _("The letter is on the clipboard.")

    def _mail(self) -> str:
        address = QUrl(letters.mailto(self._desk, self._number))
        if not QDesktopServices.openUrl(address):
            raise UserError(_("No mail program answered."), _("Save the letter as an e-mail file, or copy it."))
        return _("The mail program has the letter; files go with it only when it is saved as an e-mail file.")

    def _save(self) -> str:
        title = self._desk.get("correspondence", self._number).title
        name = "".join(c if c.isalnum() or c in " -_" else " " for c in title).strip()[:80] or _("Letter")
        forms = _("E-mail to be sent (*.eml);;Text (*.txt)")
        path, form = QFileDialog.getSaveFileName(self, _("Save the letter"), str(Path.home() / f"{name}.eml"), forms)
        if not path:
            return ""
        target = Path(path)
        if target.suffix.lower() not in letters.FORMS:
            target = target.with_name(f"{target.name}{'.txt' if '.txt' in form else '.eml'}")
        letters.write(self._desk, self._number, target)
        return _("The letter is saved as “{file}”.").format(file=target.name)
