"""Widgets that go on in the next line where the room ends: for rows that must fit at any size of text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from cityintl.gui import style
from cityintl.gui.layout import spaced


class FlowLayout(QLayout):
    """Lays its widgets in lines, each as wide as it wants to be; from the right edge where that is wanted."""

    def __init__(self, gap: int, parent: QWidget | None = None, *, right: bool = False) -> None:
        super().__init__(parent)
        self._right = right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(style.look().px(gap))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let an item go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are in this width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets into their lines."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Room for the widest alone."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Go through the lines, each as high as its highest widget; gives their height together."""
        top, gap = rect.y(), self.spacing()
        for line in self._lines(rect.width()):
            height = max(size.height() for _item, size in line)
            wide = sum(size.width() + gap for _item, size in line) - gap
            left = rect.x() + max(0, rect.width() - wide) if self._right else rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + gap
            top += height + gap
        return max(0, top - gap - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 100_000))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self.spacing()
        return lines


def flowing(*widgets: QWidget, gap: int = 16, right: bool = False) -> QWidget:
    """Widgets beside each other, in as many lines as they need."""
    held = QWidget()
    layout = FlowLayout(gap, held, right=right)
    for widget in widgets:
        layout.addWidget(widget)
    return held


class Beside(QWidget):
    """Two or more widgets beside each other, or below each other where the room is narrower than `least`."""

    def __init__(self, *widgets: QWidget, gap: int, least: int, stretch: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._least = least
        self._lines = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), gap)
        for place, widget in enumerate(widgets):
            self._lines.addWidget(widget, stretch[place] if stretch else 1)

    @property
    def is_narrow(self) -> bool:
        """Whether they stand below each other."""
        return self._lines.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        sizes = [w.minimumSizeHint() for n in range(self._lines.count()) if (w := self._lines.itemAt(n).widget())]  # type: ignore[union-attr]  # every item is one of ours
        high = super().minimumSizeHint().height()
        return QSize(max(size.width() for size in sizes), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room asks for it."""
        narrow = event.size().width() < style.look().px(self._least)
        directions = QBoxLayout.Direction
        self._lines.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        super().resizeEvent(event)
