"""Editors of text: a line, a number with its unit, a note of several lines."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit

from cityintl.gui import layout
from cityintl.gui.editors.editor import Editor, Surroundings
from cityintl.records.describe import Field
from cityintl.records.values import Number


class LineEditor(Editor):
    """A line of text, or whatever is typed as one; a unit stands behind it."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.line = QLineEdit()
        self.watch(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.held = layout.spaced(QHBoxLayout(), 6)
        self.held.addWidget(self.line, 1)
        if isinstance(of.value, Number) and of.value.unit:
            self.held.addWidget(layout.text(of.value.unit, "quiet"))
        self.lines.addLayout(self.held)

    def typed(self) -> str:
        """The line."""
        return self.line.text()

    def put(self, typed: str) -> None:
        """Show this line, all of it selected."""
        self.line.setText(typed)
        self.line.selectAll()


class NoteEditor(Editor):
    """Several lines; Tab leaves, Ctrl+Enter commits."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.watch(self.note)
        self.setFocusProxy(self.note)
        self.note.textChanged.connect(self._grow)
        self.lines.addWidget(self.note)
        self._grow()

    def _grow(self) -> None:
        line = QFontMetrics(self.note.font()).lineSpacing()
        wanted = min(12, max(4, self.note.document().lineCount() + 1))
        self.note.setFixedHeight(line * wanted + 16)
        self.edited.emit()

    def typed(self) -> str:
        """The whole note."""
        return self.note.toPlainText()

    def put(self, typed: str) -> None:
        """Show this note, the cursor at its end."""
        self.note.setPlainText(typed)
        cursor = self.note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.setTextCursor(cursor)

    def enters(self, _watched: QObject, event: QKeyEvent) -> bool:
        """Only with Ctrl."""
        return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
