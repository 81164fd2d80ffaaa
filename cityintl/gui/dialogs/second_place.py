"""The part of Preferences about a second place for backups: which folder, and when it was last reached.

objectNames: `second_place`, `second_place_choose`, `second_place_none`, `second_place_state`.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from cityintl.gui.dialogs.pieces import caption, quiet, strong
from cityintl.gui.layout import column, row
from cityintl.words import _


class SecondPlace(QWidget):
    """Shows the folder and lets it be chosen; `chosen` tells the new one, empty for none."""

    chosen = Signal(str)

    def __init__(self, place: str, state: str) -> None:
        super().__init__()
        self.place = place
        self.path = strong("", wrap=True)
        self.path.setObjectName("second_place")
        self.state = quiet(state)
        self.state.setObjectName("second_place_state")
        choose = QPushButton(_("Choose a folder…"))
        choose.setObjectName("second_place_choose")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.none = QPushButton(_("None"))
        self.none.setObjectName("second_place_none")
        self.none.setAccessibleName(_("No second place for backups"))
        self.none.setAutoDefault(False)
        self.none.clicked.connect(lambda: self._take(""))
        lines = column(
            caption(_("Second place for backups")), row(self.path, None, choose, self.none), self.state, gap=3
        )
        layout = lines.layout()
        assert layout is not None
        self.setLayout(layout)
        self._show()

    def _show(self) -> None:
        self.path.setText(self.place or _("None yet"))
        self.none.setVisible(bool(self.place))
        if not self.place:
            self.state.setText(
                _("A stick, a network folder or a synced folder: every backup is copied there, closed and proved.")
            )

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Second place for backups"), self.place or str(Path.home()))
        if folder:
            self._take(folder)

    def _take(self, place: str) -> None:
        self.place = place
        self.state.setText(_("The next copy goes there at once.") if place else "")
        self._show()
        self.chosen.emit(place)
