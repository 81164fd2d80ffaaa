"""Lists of rows as high as what is in them.

They are walked with the arrows; Enter opens, Space ticks, Delete deletes, Alt and an arrow move a row.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cityintl.gui import chips, icons, style
from cityintl.gui.visit.arranging import Arranged, Columns, Row, arrange, columns_of

_NONE = Columns(0, 0, 0, False)
#: By how much these keys turn the page, or move a row.
_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARD: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Drawing(QStyledItemDelegate):
    """Draws a row where it was arranged."""

    def __init__(self, rows: "RowsList") -> None:
        super().__init__(rows)
        self.rows = rows

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground and mark of the keyboard, hairline, picture, words, chips."""
        look, box = style.look(), option.rect
        row = self.rows.rows[index.row()]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and not row.heading:
            painter.fillRect(box, look.colour("select"))
            if self.rows.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), look.px(3), box.height()), look.colour("accent"))
        if self.rows.lined:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look.colour("line"))
        placed = self.rows.arranged(index.row(), box.width())
        painter.translate(box.topLeft())
        if placed.picture is not None:
            ratio = self.rows.devicePixelRatioF()
            painter.drawPixmap(placed.picture, icons.pixmap(row.picture, row.tone, 16, ratio))
        for piece in placed.pieces:
            painter.setFont(piece.font)
            painter.setPen(look.colour(piece.tone))
            painter.drawText(piece.box, piece.flags, piece.words)
        for chip, words, tone in placed.chips:
            chips.draw(painter, QRectF(chip), words, tone)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as it was arranged."""
        return self.rows.size_of(index.row())


class RowsList(QListWidget):
    """A list that never scrolls by itself: the page around it does."""

    #: A row was clicked, or Enter pressed on it: its number.
    opened = Signal(int)
    #: A row was ticked: its number.
    ticked = Signal(int)
    #: The arrow to the left (-1) or to the right (1) was pressed.
    turned = Signal(int)
    #: Delete was pressed on a row: its number.
    delete_wanted = Signal(int)
    #: A row is to go up (-1) or down (1): its number, and by how many places.
    moved = Signal(int, int)

    def __init__(self, name: str, spoken: str, *, end: int = 0, side: int = 8, lined: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.rows: list[Row] = []
        self.columns, self.side, self.lined, self._end = _NONE, side, lined, end
        self.ticks = self.deletes = self.moves = False
        self.setItemDelegate(_Drawing(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setStyleSheet("QListView { background: transparent; }")
        self.itemClicked.connect(self._clicked)
        self._pressed_picture = False

    def fill(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one that was pointed to stays so, else the one that came to its place."""
        current, place = self.current, self.currentRow()
        before = current.number if current else None
        self.blockSignals(True)
        self.clear()  # while the rows still are those that it draws
        self.rows = list(rows)
        self.columns = columns_of(self.rows, self._end)
        for row in self.rows:
            item = QListWidgetItem(row.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            if row.heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        if not self.point_to(before) and before is not None and self.hasFocus():
            self._point_near(place)
        self.blockSignals(False)
        self.setVisible(bool(self.rows))
        self.fit()

    @property
    def current(self) -> Row | None:
        """The row that is pointed to."""
        place = self.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def point_to(self, number: int | None) -> bool:
        """Make the row of this number the current one; False where there is none."""
        for place, row in enumerate(self.rows):
            if row.number == number and not row.heading:
                self.setCurrentRow(place)
                return True
        return False

    def _point_near(self, place: int) -> None:
        """Point to the row at this place, or to the last one."""
        known = [n for n, row in enumerate(self.rows) if not row.heading]
        if known:
            self.setCurrentRow(min(known, key=lambda n: abs(n - place)))

    # -- how high it is

    def size_of(self, place: int) -> QSize:
        """The room that a row takes in the width there is."""
        width = max(1, self.viewport().width())
        return QSize(width, self.arranged(place, width).height)

    def arranged(self, place: int, width: int) -> Arranged:
        """A row laid out in this width."""
        return arrange(self.rows[place], self.columns, width, self.side, self.lined)

    def fit(self) -> None:
        """Be as high as the rows."""
        high = sum(self.size_of(place).height() for place in range(len(self.rows)))
        if self.height() != high or self.maximumHeight() != high:
            self.setFixedHeight(max(1, high))
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any page."""
        return QSize(style.look().px(120), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    # -- keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point to a row, so that it is seen where the keyboard is."""
        super().focusInEvent(event)
        if self.current is None:
            first = next((n for n, row in enumerate(self.rows) if not row.heading), -1)
            self.setCurrentRow(first)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark of the keyboard goes with it."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, Delete deletes, left and right turn the page, Alt with an arrow moves the row."""
        current = self.current
        if event.key() in _SIDEWAYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.turned.emit(_SIDEWAYS[event.key()])
        elif current is None or not self._pressed(event.key(), event.modifiers(), current.number):
            super().keyPressEvent(event)

    def _pressed(self, key: int, held: Qt.KeyboardModifier, number: int) -> bool:
        """Do what a key does to a row; False where it does nothing to it."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(number)
        elif key == Qt.Key.Key_Space and self.ticks:
            self.ticked.emit(number)
        elif key == Qt.Key.Key_Delete and self.deletes:
            self.delete_wanted.emit(number)
        elif key in _UPWARD and self.moves and held & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(number, _UPWARD[key])
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the picture ticks."""
        index = self.indexAt(event.position().toPoint())
        self._pressed_picture = False
        if self.ticks and index.isValid():
            placed = self.arranged(index.row(), self.viewport().width())
            reach = placed.picture.right() + style.look().px(6) if placed.picture else 0
            self._pressed_picture = event.position().x() <= reach
        super().mousePressEvent(event)

    def _clicked(self, item: QListWidgetItem) -> None:
        row = self.rows[self.row(item)]
        (self.ticked if self._pressed_picture else self.opened).emit(row.number)
