"""Tables whose cells hold several lines, wrapped so that nothing is cut; Enter or a click opens what a cell tells."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from cityintl.gui import style

TARGET, LINES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_MUCH = 10_000
#: Words of a cell, line by line: the words, their tone, and whether they stand out.
Lines = Sequence[tuple[str, str, bool]]


class _Drawing(QStyledItemDelegate):
    """Draws the lines of a cell below each other, wrapped so that nothing is cut."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, mark of the keyboard, hairline, words."""
        look, box = style.look(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("select"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(box.left(), box.top(), look.px(3), box.height()), look.colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look.colour("line"))
        place = _inner(box, index.column())
        for words, tone, strong in index.data(LINES) or ():
            font = _font(strong)
            high = _height(words, font, place.width())
            painter.setFont(font)
            painter.setPen(look.colour(tone))
            painter.drawText(QRect(place.left(), place.top(), place.width(), high), _FLAGS, words)
            place.translate(0, high)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its lines in the width of the column."""
        table = self.parent()
        assert isinstance(table, QTableWidget)
        wide = _inner(QRect(0, 0, table.columnWidth(index.column()), _MUCH), index.column()).width()
        lines = index.data(LINES) or ()
        high = sum(_height(words, _font(strong), wide) for words, _tone, strong in lines)
        return QSize(wide, high + style.look().px(14))


def _inner(box: QRect, column: int) -> QRect:
    """Where the words stand: under the heading of their column, the first of which is set in."""
    px = style.look().px
    return box.adjusted(px(8 if column else 16), px(6), -px(6), -px(6))


def _font(strong: bool) -> QFont:
    look = style.look()
    return look.font(style.TEXT, 600) if strong else look.font(style.LABEL)


def _height(words: str, font: QFont, wide: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, wide), _MUCH), _FLAGS, words).height()


class CellTable(QTableWidget):
    """The table; the columns share its width."""

    #: A record to open: kind, number.
    followed = Signal(str, int)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setItemDelegate(_Drawing(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        self.cellClicked.connect(self._open)
        self.cellActivated.connect(self._open)

    def fill(self, headings: Sequence[str], rows: Sequence[Sequence[QTableWidgetItem]]) -> None:
        """Show these rows; the cell that was pointed to stays so."""
        chosen = self.currentRow(), self.currentColumn()
        self.blockSignals(True)
        self.clear()
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(list(headings))
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, item in enumerate(row):
                self.setItem(place, column, item)
        self.resizeRowsToContents()
        if 0 <= chosen[0] < self.rowCount():
            self.setCurrentCell(*chosen)
        self.blockSignals(False)

    @property
    def whole_height(self) -> int:
        """How high it is with all its rows."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        return rows + self.horizontalHeader().height() + 2 * self.frameWidth()

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None:
            self.followed.emit(*item.data(TARGET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self.resizeRowsToContents()


def cell(kind: str, number: int, spoken: str, lines: Lines) -> QTableWidgetItem:
    """A cell that opens this record and reads as this sentence."""
    item = QTableWidgetItem()
    item.setData(TARGET, (kind, number))
    item.setData(LINES, list(lines))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item
