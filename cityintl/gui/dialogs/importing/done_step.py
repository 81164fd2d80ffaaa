"""The last step: what the import did, a way to the list, and the way back.

objectNames: `done_counts`, `open_list`, `undo_import`, `another_file`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cityintl.gui.dialogs.pieces import card, icon_button, quiet, refill, strong
from cityintl.gui.layout import column, picture, row, spaced, text
from cityintl.words import _


class DoneStep(QWidget):
    """Says what was added, and offers to open it or to take it back."""

    list_wanted = Signal()
    undo_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("done_step")
        self._lines = column(gap=8)
        self.counts = strong("", wrap=True)
        self.counts.setObjectName("done_counts")
        self.open_list = icon_button(_("Open the list"), "list-dashes", strong=True)
        self.open_list.setObjectName("open_list")
        self.open_list.clicked.connect(self.list_wanted)
        self.undo = icon_button(_("Undo the import"), "arrow-u-up-left")
        self.undo.setObjectName("undo_import")
        self.undo.clicked.connect(self.undo_wanted)
        self.another: QPushButton = icon_button(_("Import another file"), "upload-simple")
        self.another.setObjectName("another_file")
        self.another.clicked.connect(self.another_wanted)
        counts = row(picture("check-circle", "green"), self.counts, gap=10)
        if isinstance(beside := counts.layout(), QHBoxLayout):
            beside.setStretch(1, 1)
        panel = card(_("WHAT WAS DONE"), counts, self._lines)
        lines = spaced(QVBoxLayout(self), 16)
        lines.addWidget(panel)
        lines.addWidget(row(self.open_list, self.undo, self.another, None))
        lines.addStretch(1)

    def show_done(self, counts: str, notes: Sequence[str]) -> None:
        """Say what the import did."""
        self.counts.setText(counts)
        refill(self._lines, [quiet(note) for note in notes])
        self.undo.setEnabled(True)
        self.open_list.setFocus()

    def show_undone(self, label: str) -> None:
        """Say that it was all taken back."""
        self.counts.setText(_("“{label}” was undone. Everything is as it was before.").format(label=label))
        refill(self._lines, [text(_("Redo in the menu Edit brings it again."), "quiet")])
        self.undo.setEnabled(False)
        self.another.setFocus()
