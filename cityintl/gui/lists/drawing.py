"""How the rows of a list are drawn: two lines, chips, hairlines, and a mark for where the keyboard is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cityintl.gui import chips, style
from cityintl.gui.lists.model import QUIET, TONE

#: The height of a row with two lines, and of one in a dense table.
TALL, DENSE = 42, 30
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RowDrawing(QStyledItemDelegate):
    """Draws the cells of a table of records; nothing is measured twice."""

    def __init__(self, parent: object = None, tall: bool = True) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # a view or nothing
        self.tall = tall

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, hairline, mark of the keyboard, then the words or the chip."""
        look = style.look()
        box: QRect = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) or (
            chosen and bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
        )
        if chosen:
            painter.fillRect(box, look.colour("select"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look.colour("line"))
        if chosen and focused and index.column() == 0:
            painter.fillRect(QRect(box.left(), box.top(), look.px(3), box.height()), look.colour("accent"))
        left = look.px(16 if index.column() == 0 else 8)
        self._draw_cell(painter, box.adjusted(left, 0, -look.px(8), -1), index)
        painter.restore()

    def _draw_cell(self, painter: QPainter, inside: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        look = style.look()
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if tone := index.data(TONE):
            chips.draw(painter, QRectF(inside), words, tone)
            return
        quiet = index.data(QUIET) if self.tall else ""
        font = look.font(style.TEXT, 500 if index.column() == 0 else 400)
        painter.setPen(look.colour("text"))
        if quiet:
            half = inside.height() // 2
            upper = QRect(inside.left(), inside.top() + look.px(3), inside.width(), half - look.px(1))
            _words(painter, upper, words, font, _MIDDLE)
            painter.setPen(look.colour("quiet"))
            lower = QRect(inside.left(), inside.top() + half, inside.width(), half - look.px(3))
            _words(painter, lower, str(quiet), look.font(style.LABEL), _MIDDLE)
        else:
            right = index.data(Qt.ItemDataRole.TextAlignmentRole) == "right"
            _words(painter, inside, words, font, _MIDDLE | Qt.AlignmentFlag.AlignRight if right else _MIDDLE)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as its words, and as tall as every row."""
        look = style.look()
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        wide = chips.width(words) if index.data(TONE) else QFontMetrics(look.font()).horizontalAdvance(words)
        return QSize(wide + look.px(28), look.px(TALL if self.tall else DENSE))


def _words(painter: QPainter, box: QRect, words: str, font: QFont, where: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, where, shown)
