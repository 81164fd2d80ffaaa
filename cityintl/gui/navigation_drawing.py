"""How the places of the navigation are drawn, with their counts; loaded after the first paint."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cityintl.gui import icons, style
from cityintl.gui.navigation import COUNT, FOLDED, HEAD, HEIGHT, LATE, NAME, PICTURE, USUAL


class PlaceDrawing(QStyledItemDelegate):
    """Draws a place with its picture and count, or the heading of a group."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A heading or a place."""
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = index.data(NAME)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        if name is None:
            self._draw_heading(painter, box, state, index, words)
        else:
            self._draw_place(painter, box, state, index, words)
        painter.restore()

    def _draw_heading(
        self,
        painter: QPainter,
        box: QRect,
        state: QStyle.StateFlag,
        index: QModelIndex | QPersistentModelIndex,
        words: str,
    ) -> None:
        """Its words; where it is folded, or can be, a caret."""
        look = style.look()
        low = box.adjusted(look.px(19), max(0, box.height() - look.px(24)), -look.px(20), 0)
        over = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
        painter.setFont(look.font(style.LABEL, 600))
        painter.setPen(look.colour("text" if over else "quiet"))
        painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, words)
        if index.data(FOLDED) or over:
            caret = "caret-right" if index.data(FOLDED) else "caret-down"
            side = look.px(12)
            picture = icons.pixmap(caret, "quiet", 12, painter.device().devicePixelRatioF())
            painter.drawPixmap(low.right() - side, low.center().y() - side // 2 + 1, picture)

    def _draw_place(
        self,
        painter: QPainter,
        box: QRect,
        state: QStyle.StateFlag,
        index: QModelIndex | QPersistentModelIndex,
        words: str,
    ) -> None:
        look = style.look()
        ground = box.adjusted(look.px(8), 1, -look.px(8), -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("select" if chosen else "hover"))
            painter.drawRoundedRect(ground, look.px(6), look.px(6))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.colour("accent"))
            painter.drawRoundedRect(ground, look.px(6), look.px(6))
        there = bool(state & QStyle.StateFlag.State_Enabled)
        painter.setOpacity(1.0 if there else 0.45)
        tone = "accent" if chosen else "quiet"
        picture = icons.pixmap(index.data(PICTURE), tone, 16, painter.device().devicePixelRatioF())
        side = look.px(16)
        painter.drawPixmap(ground.left() + look.px(11), ground.center().y() - side // 2 + 1, picture)
        painter.setFont(look.font(style.TEXT, 600 if chosen else 400))
        painter.setPen(look.colour("accent" if chosen else "text"))
        inside = ground.adjusted(look.px(39), 0, -look.px(12), 0)
        count = f"{index.data(COUNT):,}" if index.data(COUNT) else ""
        room = inside.width() - (look.px(8) + QFontMetrics(look.font(style.LABEL)).horizontalAdvance(count))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(look.font(style.LABEL, 600 if index.data(LATE) else 400))
        painter.setPen(look.colour("red" if index.data(LATE) else "quiet"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings stand a little apart; places are as high as the list found room for."""
        px = style.look().px
        return QSize(0, index.data(HEIGHT) or px(USUAL if index.data(NAME) else HEAD))
