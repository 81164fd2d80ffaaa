"""The line over the pages in which words are typed that are to be found there.

objectNames: `find_line`, `find_count`, `find_next`, `find_previous`, `find_close`.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cityintl.gui.dialogs.pieces import quiet
from cityintl.gui.layout import spaced, tool
from cityintl.words import _

#: Milliseconds of rest after a key before the pages are searched.
_REST = 150


class FindLine(QWidget):
    """Asks for words, says how many places there are, and goes from one to the next."""

    words_wanted = Signal(str)
    #: The place that is the current one now; -1 for none.
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.current, self._count = -1, 0
        self.words = QLineEdit()
        self.words.setObjectName("find_line")
        self.words.setPlaceholderText(_("Find in the pages"))
        self.words.setAccessibleName(_("Find in the pages"))
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST)
        self._soon.timeout.connect(self._ask)
        self.words.textChanged.connect(lambda _text: self._soon.start())
        self.count = quiet("", wrap=False)
        self.count.setObjectName("find_count")
        line = spaced(QHBoxLayout(self), 6)
        line.addWidget(self.words, 1)
        line.addWidget(self.count)
        for name, words, picture, act in (
            ("previous", _("The place before (Shift+F3)"), "caret-up", lambda: self.step(-1)),
            ("next", _("The next place (F3)"), "caret-down", lambda: self.step(1)),
            ("close", _("Stop finding (Esc)"), "x", self.end),
        ):
            button = tool(words, picture, size=16)
            button.setObjectName(f"find_{name}")
            button.clicked.connect(act)
            line.addWidget(button)
        self.hide()

    def begin(self) -> None:
        """Show the line, ready for typing over what was asked before."""
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self._ask()

    def end(self) -> None:
        """Put the line away, and the marks with it."""
        self.hide()
        self._soon.stop()
        self.words_wanted.emit("")

    def ask_again(self) -> None:
        """The pages were made anew: the same words are looked for in them."""
        if self.isVisible() and self.words.text().strip():
            self._ask()

    def _ask(self) -> None:
        self._soon.stop()
        self.words_wanted.emit(self.words.text().strip())

    def show_count(self, count: int, near: int, stay: bool) -> None:
        """Say how many places there are; `near` becomes the current one, unless one is to `stay` where one was."""
        self._count = count
        self.current = (min(max(self.current, 0), count - 1) if stay else near) if count else -1
        self._say()

    def step(self, step: int) -> None:
        """To the next place, or the one before; after the last comes the first."""
        if self._soon.isActive():
            self._ask()
        if self._count:
            self.current = (self.current + step) % self._count
            self._say()
            self.turned.emit(self.current)

    def _say(self) -> None:
        asked = bool(self.words.text().strip())
        told = _("{n} of {count}").format(n=self.current + 1, count=self._count) if self._count else _("not there")
        self.count.setText(told if asked else "")
        self.words.setAccessibleDescription(self.count.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc puts the line away and leaves the dialog open."""
        if watched is self.words and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
        return super().eventFilter(watched, event)
