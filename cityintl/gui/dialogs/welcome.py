"""What the window shows while no desk is open: make one, open one, or look at the sample.

objectNames: `welcome`, its buttons `welcome_new`, `welcome_open`, `welcome_sample`, and one
`recent_1`, `recent_2`… for each desk opened lately.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cityintl.gui import style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.dialogs.pieces import caption, icon_button, quiet, title
from cityintl.gui.layout import row, spaced
from cityintl.words import _

#: Desks opened lately that are shown at most.
MOST = 6


class WelcomePage(QScrollArea):
    """A calm first page; it needs neither the records nor the store."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    desk_chosen = Signal(Path)

    def __init__(self, recent: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        middle = QHBoxLayout(page)
        column = QWidget()
        column.setMaximumWidth(style.look().px(640))
        self._lay(column, [p for p in recent if p.is_file()][:MOST])
        middle.addStretch(1)
        middle.addWidget(column, 4, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        self.setWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the first thing to do."""
        super().showEvent(event)
        self.first.setFocus()

    def _lay(self, column: QWidget, recent: Sequence[Path]) -> None:
        lines = QVBoxLayout(column)
        spaced(lines, 12, (24, 24, 24, 24))
        lines.addWidget(title(_("A desk for your city’s relations with the world")))
        lines.addWidget(
            quiet(
                _(
                    "A desk is one file on this computer. It keeps your ties, partners, people, agreements "
                    "and letters, and makes papers and workbooks of them. It works without a network."
                )
            )
        )
        buttons = []
        for name, text, picture, signal in (
            ("welcome_new", _("New desk…"), "plus", self.new_wanted),
            ("welcome_open", _("Open a desk…"), "folder-open", self.open_wanted),
            ("welcome_sample", _("Look at the sample desk"), "book-open", self.sample_wanted),
        ):
            button = icon_button(text, picture, strong=name == "welcome_new")
            button.setObjectName(name)
            button.clicked.connect(signal)
            buttons.append(button)
        self.first = buttons[0]
        lines.addWidget(flowing(*buttons, gap=8))
        if recent:
            lines.addWidget(caption(_("Opened lately")))
            for number, path in enumerate(recent, 1):
                lines.addWidget(row(self._recent(number, path), None))

    def _recent(self, number: int, path: Path) -> QPushButton:
        button = icon_button(f"{path.stem}    {path.parent}", "clock-counter-clockwise", flat=True)
        button.setObjectName(f"recent_{number}")
        button.setAccessibleName(_("Open the desk {name}").format(name=path.stem))
        button.setToolTip(str(path))
        button.clicked.connect(lambda: self.desk_chosen.emit(path))
        return button


def ask_for_desk(parent: QWidget | None, folder: Path) -> Path | None:
    """Let the user choose a desk file; None when they think better of it."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, _("Open a desk"), str(folder), _("Desks (*.cityintl);;All files (*)")
    )
    return Path(chosen) if chosen else None
