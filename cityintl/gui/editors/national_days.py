"""The editor of an office's national day: one that is known of its country is offered, to be confirmed."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from cityintl.gui import layout
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.lines import LineEditor
from cityintl.records.dates import MONTHS
from cityintl.records.describe import Field
from cityintl.reference import countries
from cityintl.reference.national_days import national_day, source
from cityintl.words import _


class NationalDayEditor(LineEditor):
    """A line, and below it what a public holiday says, until somebody takes it or types another day.

    objectNames: `edit_national_day`, `national_day_offer` with `national_day_take`.
    """

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        country = around.values.get("country")
        self._known = national_day(country) if country else None
        self.panel = QFrame()
        self.panel.setObjectName("national_day_offer")
        self.panel.setProperty("look", "card")
        lines = layout.spaced(QVBoxLayout(self.panel), 6, (12, 10, 12, 10))
        self.shown = layout.text("", wrap=True)
        lines.addWidget(self.shown)
        self.taking = QPushButton(_("Take it, to be confirmed"))
        self.taking.setObjectName("national_day_take")
        self.taking.installEventFilter(self)
        self.taking.clicked.connect(self._take)
        lines.addWidget(layout.row(self.taking, None))
        self.lines.addWidget(self.panel)
        self.line.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.panel.setVisible(self._known is not None and not self.line.text())
        if self._known is None:
            return
        day = f"{MONTHS[self._known.month - 1]} {self._known.day}"
        said = _("{country} has the public holiday “{name}” on {day} ({source}).")
        words = said.format(
            country=countries.name(self._known.country), name=self._known.name, day=day, source=source()
        )
        self.shown.setText(words)
        self.taking.setAccessibleDescription(words)

    def _take(self) -> None:
        assert self._known is not None
        self.line.setText(f"{MONTHS[self._known.month - 1]} {self._known.day}, to be confirmed")
        self.left.emit()

    def enters(self, watched: QObject, _event: QKeyEvent) -> bool:
        """Enter on the button presses it."""
        if watched is self.taking:
            self._take()
            return False
        return True
