"""Whose keys are whose: Ctrl+Z between a field and the desk, Enter on a button that has the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget


class KeySharing(QObject):
    """Ctrl+Z belongs to a field that has unsaved typing, else to the desk; Enter presses a button as Space does.

    Only the widget that has the keyboard is watched: watching the whole program cost a sixth of the window's work.
    """

    def begin(self, app: QApplication) -> None:
        """Watch whoever has the keyboard from now on."""
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QPushButton | QToolButton):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming undo while it has nothing to take back; let Enter press what shows the focus."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QLineEdit | QPlainTextEdit):
                return _is_for_the_desk(watched, event)
            if event.type() == QEvent.Type.KeyPress and isinstance(watched, QPushButton | QToolButton):
                return _press(watched, event)
        return super().eventFilter(watched, event)


def _is_for_the_desk(field: QLineEdit | QPlainTextEdit, event: QKeyEvent) -> bool:
    own = field if isinstance(field, QLineEdit) else field.document()
    if event.matches(QKeySequence.StandardKey.Undo):
        return not own.isUndoAvailable()
    if event.matches(QKeySequence.StandardKey.Redo):
        return not own.isRedoAvailable()
    return False


def _press(button: QPushButton | QToolButton, event: QKeyEvent) -> bool:
    """Not every system does it by itself; a dialog has its own rule."""
    plain = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    )
    if not plain or isinstance(button.window(), QDialog):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
