"""The foot of a record's page: what is done with it most, the line that logs a contact, how a letter leaves.

objectNames: `foot`, `foot_profile`, `foot_write`, `foot_history`; the others' stand in their own modules.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from cityintl.gui import icons, layout, style
from cityintl.gui.record.contact_line import ContactLine
from cityintl.gui.record.letter_bar import LetterBar
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: The kinds to whom one writes, and those of them about whom there is a profile.
_WRITTEN_TO = ("tie", "partner", "person", "organization")
_PROFILED = ("tie", "partner")


class Foot(QWidget):
    """Buttons and line stand beside each other where there is room, and the line alone while something is typed."""

    profile_wanted = Signal()
    write_wanted = Signal()
    #: A tab of the page: its name.
    tab_wanted = Signal(str)
    failed = Signal(object)
    #: Something was done, in words.
    told = Signal(str)

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.contact = ContactLine(desk, kind, number)
        self.letter = LetterBar(desk, number) if kind == "correspondence" else None
        self.buttons = layout.row(*self._buttons(kind))
        self.buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._has_buttons = kind in _WRITTEN_TO
        self._lines = layout.spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), 8, (20, 6, 20, 8))
        self._lines.addWidget(self.buttons)
        self.buttons.setVisible(self._has_buttons)
        if self.letter is not None:
            self._lines.setDirection(QBoxLayout.Direction.TopToBottom)
            self._lines.addWidget(self.letter)
            self.letter.failed.connect(self.failed)
            self.letter.done.connect(self.told)
        self._lines.addWidget(self.contact, 1)
        self.contact.opened.connect(self._make_room)

    def _buttons(self, kind: str) -> list[QWidget]:
        made: list[QWidget] = []
        for name, words, picture, wanted in (
            ("profile", _("Profile"), "file-pdf", self.profile_wanted.emit),
            ("write", _("Write"), "envelope-simple", self.write_wanted.emit),
            ("history", _("History"), "clock-counter-clockwise", lambda: self.tab_wanted.emit("history")),
        ):
            if kind not in _WRITTEN_TO or (name == "profile" and kind not in _PROFILED):
                continue
            button = QPushButton(words)
            button.setObjectName(f"foot_{name}")
            button.setProperty("primary", not made)
            icons.put(button, picture, "quiet" if made else "accent_text")
            button.clicked.connect(lambda _on=False, wanted=wanted: wanted())
            made.append(button)
        return made

    def show_for(self, entry: Entry) -> None:
        """A letter leaves only where it is ours."""
        if self.letter is not None:
            self.letter.show_for(entry)

    def _make_room(self, typing: bool) -> None:
        self.buttons.setVisible(self._has_buttons and not typing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line stands over the buttons where both do not fit beside each other."""
        super().resizeEvent(event)
        need = self.buttons.sizeHint().width() + style.look().px(200)
        if self.letter is not None:
            return
        flow = QBoxLayout.Direction
        narrow = self._has_buttons and event.size().width() < need
        self._lines.setDirection(flow.BottomToTop if narrow else flow.LeftToRight)
