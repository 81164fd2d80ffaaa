"""The cards of a year as a table: Space ticks whether ours went out, or theirs came where that column is current.

objectName: `cards`.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cityintl.desk.picking import Row
from cityintl.gui import icons, style
from cityintl.gui.lists.drawing import RowDrawing
from cityintl.gui.lists.model import RAW, Column, ListModel
from cityintl.gui.lists.table import RecordTable
from cityintl.records import kinds

#: The columns that are ticked.
TICKED = ("sent_on", "received_on")
_COLUMNS = ("addressed", "partner", "medium", *TICKED)
_SIDE = 16
#: Below this width there is no room for all columns.
_NARROW = 560


class _TickDrawing(RowDrawing):
    """Draws a tick or an empty circle before a day, and a line around the one that has the keyboard."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, then its line."""
        super().paint(painter, option, index)
        if _is_ticked(index) and option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(style.look().colour("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -2, -2))
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """With room for the tick."""
        found = super().sizeHint(option, index)
        return QSize(found.width() + (style.look().px(_SIDE) if _is_ticked(index) else 0), found.height())

    def _draw_cell(self, painter: QPainter, inside: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not _is_ticked(index):
            super()._draw_cell(painter, inside, index)
            return
        side = style.look().px(_SIDE)
        there = index.data(RAW) is not None
        name, tone = ("check-circle", "green") if there else ("circle", "quiet")
        top = inside.top() + (inside.height() - side) // 2
        drawn = icons.pixmap(name, tone, _SIDE, painter.device().devicePixelRatioF())
        painter.drawPixmap(QRect(inside.left(), top, side, side), drawn)
        super()._draw_cell(painter, inside.adjusted(side, 0, 0, 0), index)


def _path(index: QModelIndex | QPersistentModelIndex) -> str:
    model = index.model()
    return model.columns[index.column()].path if isinstance(model, ListModel) and index.isValid() else ""


def _is_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    return _path(index) in TICKED


class CardsTable(RecordTable):
    """Names with two ticks each."""

    #: Cards to tick: their numbers, and which tick.
    ticked = Signal(list, str)

    def __init__(self) -> None:
        super().__init__(tall=False)
        self.setObjectName("cards")
        self._narrow = False
        self._shown: tuple[list[Row], dict[int, str]] = ([], {})
        self.setItemDelegate(_TickDrawing(self, tall=False))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_cards(self, rows: list[Row], cities: dict[int, str]) -> None:
        """Show these cards; those that were chosen stay so."""
        fields = kinds.kind("greeting").fields
        self._shown = rows, cities
        names = [n for n in _COLUMNS if n != "medium" or not self._narrow]
        columns = [Column(n, fields[n].label, fields["addressed" if n == "partner" else n].value) for n in names]
        current, column, chosen = self.current, self.currentIndex().column(), self.chosen
        cells = [
            tuple(cities.get(row.values[n] or 0) if n == "partner" else row.values[n] for n in names) for row in rows
        ]
        self.records.fill(columns, None, [row.number for row in rows], cells, sort=False)
        self._point_again(current, max(0, column), chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all columns, how a card travels is left out."""
        narrow = event.size().width() < style.look().px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_cards(*self._shown)
        super().resizeEvent(event)

    def _point_again(self, current: int | None, column: int, chosen: list[int]) -> None:
        model = self.selectionModel()
        place = self.records.row_of(current) if current is not None else -1
        if place < 0 and self.records.ids:
            place, chosen = 0, self.records.ids[:1]
        self.blockSignals(True)
        if place >= 0:
            self.setCurrentIndex(self.records.index(place, column))
        model.clearSelection()
        for number in chosen:
            if (row := self.records.row_of(number)) >= 0:
                flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
                model.select(self.records.index(row, 0), flags)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen cards."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.tick(TICKED[1] if _path(self.currentIndex()) == TICKED[1] else TICKED[0])
        else:
            super().keyPressEvent(event)

    def tick(self, which: str) -> None:
        """Ask for the chosen cards to be ticked."""
        if self.chosen:
            self.ticked.emit(self.chosen, which)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a tick's picture ticks that card alone."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and _is_ticked(index) and not event.modifiers():
            left = self.visualRect(index).left()
            if event.position().x() - left <= style.look().px(_SIDE + 14):
                self.ticked.emit([self.records.ids[index.row()]], _path(index))
