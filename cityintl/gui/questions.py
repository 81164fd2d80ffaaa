"""A question that must be answered before something is done."""

from PySide6.QtWidgets import QMessageBox, QWidget

from cityintl.words import _


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
