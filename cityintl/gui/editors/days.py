"""Editors of days: typed as people write them, or chosen from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout

from cityintl.errors import UserError
from cityintl.gui import layout, said
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.lines import LineEditor
from cityintl.records.describe import Field
from cityintl.words import _


class DateEditor(LineEditor):
    """A line that reads “14 May 2026” or “2026-05-14”, and a calendar; it can be empty."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.line.setPlaceholderText(_("Such as 14 May 2026"))
        self.button = layout.tool(_("Choose a day"), "calendar-blank")
        self.button.setObjectName(f"calendar_{of.name}")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.open_calendar)
        self.button.installEventFilter(self)
        self.held.addWidget(self.button)
        self.calendar: QCalendarWidget | None = None

    def open_calendar(self) -> None:
        """Show a month to choose a day from."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setProperty("look", "popup")
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(self._day_shown())
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        layout.spaced(QVBoxLayout(frame), 0, (4, 4, 4, 4)).addWidget(self.calendar)
        frame.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        frame.show()
        self.calendar.setFocus()

    def _day_shown(self) -> QDate:
        try:
            found = self.read()
        except UserError:
            found = None
        day = date.fromisoformat(found) if isinstance(found, str) and len(found) == 10 else found
        known = day if isinstance(day, date) else said.today()
        return QDate(known.year, known.month, known.day)

    def _choose(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        if self.calendar is not None:
            self.calendar.window().close()
            self.calendar = None
        self.edited.emit()
        self.line.setFocus()


class PartialDateEditor(DateEditor):
    """The same for a date of which only the year or the month may be known."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.line.setPlaceholderText(_("Such as 1962, May 1962 or 14 May 1962"))
