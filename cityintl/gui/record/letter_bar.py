"""The ways in which a letter leaves: copied, into the mail program, or as a file; at the foot of its page.

Where several may sign, who does is shown and chosen here.

objectNames: `letter_copy`, `letter_mail`, `letter_save`, `letter_signatory`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from cityintl.desk import signing
from cityintl.errors import UserError
from cityintl.exchange import letters
from cityintl.gui import icons, layout
from cityintl.store import DeskFile, Entry
from cityintl.words import _


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
        self._signs = QComboBox()
        self._signs.setObjectName("letter_signatory")
        self._signs.setAccessibleName(_("Who signs"))
        self._signs.setToolTip(_("Who signs this letter"))
        self._signs.setPlaceholderText(_("Who signs?"))
        self._signs.setMinimumContentsLength(12)
        self._signs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._signs.activated.connect(lambda _row: self._attempt(self._choose))
        line.addWidget(self._signs)
        line.addWidget(self._said)
        line.addStretch(1)

    def show_for(self, entry: Entry) -> None:
        """Be there for what we write; what has no text yet cannot leave."""
        values = entry.values
        self.setVisible(letters.leaves(values))
        for button in self._buttons:
            button.setEnabled(bool(values["text"]))
        self._said.setText("" if values["text"] else _("Write the text first."))
        if letters.leaves(values):
            self._show_signers(values)

    def _show_signers(self, values: Mapping[str, Any]) -> None:
        """Those who could sign on its day, and the one who does; one alone needs no question."""
        found, now = signing.signers(self._desk, values["on"]), signing.signer(self._desk, values)
        if now is not None and now not in found:
            found.append(now)
        self._signs.clear()
        for one in found:
            self._signs.addItem(one.name, one.number)
            self._signs.setItemData(self._signs.count() - 1, one.office, Qt.ItemDataRole.ToolTipRole)
        self._signs.setCurrentIndex(found.index(now) if now is not None else -1)
        self._signs.setVisible(len(found) > 1)

    def _choose(self) -> str:
        entry, number = self._desk.get("correspondence", self._number), self._signs.currentData()
        if entry.values["signatory"] == number:
            return ""
        name = self._signs.currentText()
        step = _("Letter “{letter}”: signed by {name}").format(letter=entry.title, name=name)
        with self._desk.write(step) as door:
            door.set("correspondence", self._number, {"signatory": number}, seen=entry.changed_in)
        return _("{name} signs it.").format(name=name)

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
