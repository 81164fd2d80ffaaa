"""The heads of a table: the mark of the order never stands on the words."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from cityintl.gui import icons, style

#: The mark, and the room it needs with what parts it from the words.
_MARK, _ROOM = 12, 18
_RIGHT = Qt.AlignmentFlag.AlignRight


class Heads(QHeaderView):
    """Marks the sorted column behind words that stand left, and before those that stand right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def words_of(self, place: int) -> str:
        """The words of a head as there is room for them beside the mark."""
        words = str(self.model().headerData(place, Qt.Orientation.Horizontal) or "")
        px = style.look().px
        room = self.sectionSize(place) - px(16 if place else 24) - self._room_of_mark(place)
        return self._metrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))

    def mark_of(self, place: int, section: QRect) -> QRect | None:
        """Where the mark of a sorted column stands whose words are on the right; the style places the others."""
        if not (self._room_of_mark(place) and self._stands_right(place)):
            return None
        px, size = style.look().px, style.look().px(_MARK)
        words = self._metrics().horizontalAdvance(self.words_of(place))
        left = section.right() + 1 - px(8) - words - px(_ROOM)
        return QRect(left, section.center().y() - size // 2, size, size)

    def _room_of_mark(self, place: int) -> int:
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == place
        return style.look().px(_ROOM) if sorted_by else 0

    def _stands_right(self, place: int) -> bool:
        where = self.model().headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        return where is not None and bool(where & _RIGHT)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(style.look().font(style.LABEL, 600))

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, place: int) -> None:
        """Shorten the words of the sorted column; where they stand right, the mark is drawn here."""
        super().initStyleOptionForIndex(option, place)
        if self._room_of_mark(place):
            option.text = self.words_of(place)
            if self._stands_right(place):
                option.sortIndicator = QStyleOptionHeader.SortIndicator.None_

    def paintSection(self, painter: QPainter, section: QRect, place: int) -> None:
        """The head, and its mark."""
        painter.save()
        super().paintSection(painter, section, place)
        painter.restore()
        if mark := self.mark_of(place, section):
            rising = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            picture = "caret-up" if rising else "caret-down"
            painter.drawPixmap(mark.topLeft(), icons.pixmap(picture, "quiet", _MARK, self.devicePixelRatioF()))
