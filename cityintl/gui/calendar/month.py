"""A month as a sheet of days. objectNames: `month_grid`, a day `day_ISO` with `more_ISO`; entries are `entry`."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from babel import Locale
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cityintl.desk.agenda import Entry
from cityintl.gui import layout, style
from cityintl.gui.calendar import entries
from cityintl.gui.today.line import Shortened
from cityintl.gui.visit.cards import link
from cityintl.records.dates import show_date
from cityintl.words import _, ngettext

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = 7


def first_weekday(country: str) -> int:
    """The day with which weeks begin in a country; 0 is Monday."""
    return int(Locale.parse(f"und_{country}").first_week_day)


def days_of_month(month: date, begins: int) -> list[date]:
    """The whole weeks that a month touches."""
    first = month.replace(day=1)
    start = first - timedelta(days=(first.weekday() - begins) % _WEEK)
    after = (first + timedelta(days=31)).replace(day=1)
    weeks = -(-(after - start).days // _WEEK)
    return [start + timedelta(days=n) for n in range(weeks * _WEEK)]


class Day(QFrame):
    """A day: its number, what begins with it, the entries that fit, and how many more there are."""

    chosen = Signal(date)

    def __init__(self, on: date, month: date, today: date, mark: str) -> None:
        super().__init__()
        self.on = on
        self.setObjectName(f"day_{on.isoformat()}")
        self.setProperty("look", "day" if on.month == month.month else "other_day")
        self.setProperty("today", on == today)
        self.lines = layout.spaced(QVBoxLayout(self), 0, (4, 3, 4, 2))
        number = layout.text(str(on.day), "strong" if on == today else "quiet" if on.month != month.month else "text")
        number.setAccessibleName(show_date(on))
        head = QWidget()
        beside = layout.spaced(QHBoxLayout(head), 4)
        beside.addWidget(number)
        beside.addWidget(Shortened(mark, "label", at_right=True), 1)
        self.lines.addWidget(head)

    def fill(self, found: Sequence[Entry], most: int, follow: Callable[[str, int], None]) -> None:
        """Show the entries of the day."""
        shown = found if len(found) <= most else found[: most - 1]
        for each in shown:
            self.lines.addWidget(entries.small(each, follow))
        if hidden := len(found) - len(shown):
            words = ngettext("{n} more", "{n} more", hidden).format(n=hidden)
            more = link(f"more_{self.on.isoformat()}", words, f"{show_date(self.on)}: {words}")
            more.clicked.connect(lambda: self.chosen.emit(self.on))
            self.lines.addWidget(more)
        self.lines.addStretch(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the entries shows the day."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.on)


class MonthGrid(QWidget):
    """The sheet."""

    chosen = Signal(date)
    followed = Signal(str, int)

    def __init__(self, begins: int) -> None:
        super().__init__()
        self.setObjectName("month_grid")
        self.begins = begins
        self.grid = layout.spaced(QGridLayout(self), 1)

    def show_month(self, month: date, today: date, found: Sequence[Entry], marks: dict[date, str]) -> None:
        """Another month, or the same with other entries."""
        layout.clear(self.grid)
        for column in range(_WEEK):
            head = layout.text(_(_DAYS[(self.begins + column) % _WEEK])[:3], "label")
            head.setContentsMargins(style.look().px(5), 0, 0, style.look().px(2))
            self.grid.addWidget(head, 0, column)
            self.grid.setColumnStretch(column, 1)
            self.grid.setColumnMinimumWidth(column, 1)
        days = days_of_month(month, self.begins)
        most = 3
        for place, on in enumerate(days):
            cell = Day(on, month, today, marks.get(on, ""))
            cell.fill([each for each in found if _shown_on(each, on)], most, self.followed.emit)
            cell.chosen.connect(self.chosen)
            row = 1 + place // _WEEK
            self.grid.addWidget(cell, row, place % _WEEK)
            self.grid.setRowStretch(row, 1)
        for row in range(1 + len(days) // _WEEK, self.grid.rowCount()):
            self.grid.setRowStretch(row, 0)


def _shown_on(each: Entry, on: date) -> bool:
    """Whether a day tells of it; what lasts longer than a week is told on its first and last day."""
    if each.last - each.first > timedelta(days=_WEEK):
        return on in (each.first, each.last)
    return each.first <= on <= each.last
