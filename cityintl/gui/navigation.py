"""The first pane: the lists there are, with their counts."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cityintl.gui import icons, style
from cityintl.words import _

#: Heading, then its places: name, words, picture, and whether it shows before it has a record.
PLACES = (
    (
        "Relations",
        (
            ("tie", "Ties", "handshake", True),
            ("partner", "Partners", "buildings", True),
            ("person", "People", "users", True),
            ("organization", "Organizations", "bank", True),
        ),
    ),
    (
        "On file",
        (
            ("agreement", "Agreements", "signature", False),
            ("correspondence", "Correspondence", "envelope-simple", True),
            ("decision", "Decisions", "scales", True),
        ),
    ),
    (
        "This desk",
        (("home", "Our city", "house", True), ("history", "History", "clock-counter-clockwise", True)),
    ),
)
NAME = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
_PICTURE = Qt.ItemDataRole.UserRole + 2


class _Line(QStyledItemDelegate):
    """Draws a place with its picture and count, or the heading of a group."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A heading or a place."""
        look = style.look()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = index.data(NAME)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        if name is None:
            painter.setFont(look.font(style.LABEL, 600))
            painter.setPen(look.colour("quiet"))
            painter.drawText(box.adjusted(look.px(19), look.px(10), 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        else:
            self._draw_place(painter, box, state, index, words)
        painter.restore()

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
        tone = "accent" if chosen else "quiet"
        picture = icons.pixmap(index.data(_PICTURE), tone, 16, painter.device().devicePixelRatioF())
        side = look.px(16)
        painter.drawPixmap(ground.left() + look.px(11), ground.center().y() - side // 2 + 1, picture)
        painter.setFont(look.font(style.TEXT, 600 if chosen else 400))
        painter.setPen(look.colour("accent" if chosen else "text"))
        inside = ground.adjusted(look.px(39), 0, -look.px(12), 0)
        count = f"{index.data(COUNT):,}" if index.data(COUNT) else ""
        room = inside.width() - (look.px(8) + QFontMetrics(look.font(style.LABEL)).horizontalAdvance(count))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(look.font(style.LABEL))
        painter.setPen(look.colour("quiet"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings stand a little apart."""
        return QSize(0, style.look().px(30 if index.data(NAME) else 34))


class Navigation(QListWidget):
    """The places to go to. objectName: `navigation`; an item's UserRole is its name, such as “tie”."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists"))
        self.setItemDelegate(_Line(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for heading, places in PLACES:
            self._add_heading(_(heading).upper())
            for name, words, picture, always in places:
                item = QListWidgetItem(_(words))
                item.setData(NAME, name)
                item.setData(_PICTURE, picture)
                item.setHidden(not always)
                self.addItem(item)
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)
        self.currentItemChanged.connect(self._walked)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(n) for n in range(self.count()) if self.item(n).data(NAME)]

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many records each list holds; a list that only shows when it has some comes and goes."""
        always = {name: shown for _heading, places in PLACES for name, _w, _p, shown in places}
        for item in self._items():
            name = item.data(NAME)
            count = counts.get(name, 0)
            item.setData(COUNT, count)
            item.setHidden(not count and not always[name])
            words = item.text()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {count:,}" if count else words)

    def point_to(self, name: str) -> None:
        """Show this place as the current one, without going there."""
        self.blockSignals(True)
        for item in self._items():
            if item.data(NAME) == name:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def _tell(self, item: QListWidgetItem) -> None:
        if item.data(NAME):
            self.chosen.emit(item.data(NAME))

    def _walked(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self._tell(item)
