"""A question that must be answered before something is done, and a word that must be read."""

from PySide6.QtWidgets import QMessageBox, QWidget

from cityintl.errors import UserError
from cityintl.words import _


def tell(parent: QWidget, wrong: UserError) -> None:
    """Say what must be read before it goes on. objectName: `told`."""
    box = QMessageBox(parent)
    box.setObjectName("told")
    box.setWindowTitle("CityIntl")
    box.setText(_(wrong.message))
    box.setInformativeText(_(wrong.advice))
    box.exec()


def ask(parent: QWidget, words: str, more: str, yes: str) -> bool:
    """Whether the user says yes; Esc and closing say no. objectNames: `question`, `question_yes`, `question_no`."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle("CityIntl")
    box.setText(words)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName("question_yes")
    leave = box.addButton(_("Leave it as it is"), QMessageBox.ButtonRole.RejectRole)
    leave.setObjectName("question_no")
    box.setEscapeButton(leave)
    box.setDefaultButton(leave)
    box.exec()
    return box.clickedButton() is agree


def choose(parent: QWidget, words: str, more: str, first: str, second: str) -> bool | None:
    """Which of two things the user wants: True for the first, None for neither. objectNames as above."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle("CityIntl")
    box.setText(words)
    box.setInformativeText(more)
    one = box.addButton(first, QMessageBox.ButtonRole.AcceptRole)
    one.setObjectName("question_yes")
    other = box.addButton(second, QMessageBox.ButtonRole.ActionRole)
    other.setObjectName("question_other")
    leave = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    leave.setObjectName("question_no")
    box.setEscapeButton(leave)
    box.setDefaultButton(one)
    box.exec()
    chosen = box.clickedButton()
    return None if chosen in (None, leave) else chosen is one
