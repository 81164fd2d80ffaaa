"""What the program says to its user: a calm strip for what can be acted on, details to copy for our own faults."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import Cancelled, UserError
from cityintl.gui import icons, layout, style
from cityintl.words import _

#: Qt.TextSelectableByMouse, without Qt's namespace: see layout.py.
_SELECTABLE = 1
_PICTURES = {"plain": ("info", "accent"), "green": ("check-circle", "green"), "red": ("warning-circle", "red")}


class MessageStrip(QFrame):
    """One line over the panes: what happened, the way out, and at most one thing to do about it.

    objectNames: `message_strip`, `message_text`, `message_act`, `message_close`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_strip")
        self.setProperty("look", "strip")
        self._picture = layout.picture("info")
        self.text = layout.text("", "text", wrap=True)
        self.text.setObjectName("message_text")
        self.text.setProperty("textInteractionFlags", _SELECTABLE)
        self.act = QPushButton()
        self.act.setObjectName("message_act")
        self.act.setProperty("flat", True)
        self.act.setProperty("link", True)
        self.act.clicked.connect(self._do)
        close = layout.tool(_("Close this message"), "x")
        close.setObjectName("message_close")
        close.clicked.connect(self.hide)
        line = layout.spaced(QHBoxLayout(self), 10, (16, 6, 8, 6))
        for widget, stretch in ((self._picture, 0), (self.text, 1), (self.act, 0), (close, 0)):
            line.addWidget(widget, stretch)
        self._deed: Callable[[], object] | None = None
        self.hide()

    def say(self, words: str, tone: str = "plain", act: str = "", deed: Callable[[], object] | None = None) -> None:
        """Show these words; `act` names the button that does `deed`."""
        name, colour = _PICTURES[tone]
        icons.put(self._picture, name, colour)
        layout.set_look(self, "tone", tone)
        self.text.setText(words)
        self.setAccessibleName(words)
        self._deed = deed
        self.act.setText(act)
        self.act.setVisible(bool(act))
        self.show()

    def _do(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()


class FaultDialog(QDialog):
    """Our own fault: that nothing is lost, and the details to send to whoever mends the program."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault")
        self.setWindowTitle(_("Something went wrong in the program"))
        lines = layout.spaced(QVBoxLayout(self), 12, (20, 16, 20, 16))
        lines.addWidget(layout.text(_("Something went wrong in the program"), "page"))
        lines.addWidget(
            layout.text(
                _(
                    "This is a fault of CityIntl, not yours. What was saved is safe; the last step may not have"
                    " been done. The details below help to mend it; they may hold names from your desk."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.details = QPlainTextEdit(details)
        self.details.setObjectName("fault_details")
        self.details.setAccessibleName(_("Details"))
        self.details.setReadOnly(True)
        lines.addWidget(self.details, 1)
        copy = QPushButton(_("Copy the details"))
        copy.setObjectName("fault_copy")
        copy.clicked.connect(self.copy)
        close = QPushButton(_("Go on working"))
        close.setObjectName("fault_close")
        close.setProperty("primary", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        lines.addWidget(layout.row(None, copy, close))
        self.resize(style.look().px(620), style.look().px(420))

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())


class Messages(QObject):
    """Where every failure of the window ends: in the strip, or with its details."""

    def __init__(self, strip: MessageStrip, window: QWidget) -> None:
        super().__init__(window)
        self._strip = strip
        self._window = window
        self.fault: FaultDialog | None = None

    def say(self, words: str, tone: str = "plain", act: str = "", deed: Callable[[], object] | None = None) -> None:
        """Show a line; it stays until it is closed or another takes its place."""
        self._strip.say(words, tone, act, deed)

    def clear(self) -> None:
        """Say nothing more."""
        self._strip.hide()

    def fail(self, wrong: BaseException) -> None:
        """Say what failed: calmly what the user can act on, with details what is our fault."""
        if isinstance(wrong, Cancelled | KeyboardInterrupt):
            return
        if isinstance(wrong, UserError):
            self.say(str(wrong), "red")
            return
        import logging  # these cost a start 15 ms, and are hardly ever wanted
        import traceback

        details = "".join(traceback.format_exception(wrong))
        logging.getLogger("cityintl").error("%s", details)
        if self.fault is None or not self.fault.isVisible():
            self.fault = FaultDialog(details, self._window)
            self.fault.open()
