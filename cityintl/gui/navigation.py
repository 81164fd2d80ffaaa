"""The first pane: the lists there are, with their counts."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cityintl.gui import icons, style
from cityintl.gui.places import PAGES, PLACES, shown_places
from cityintl.words import _

#: The lowest and the usual height of a place, and of a heading, at 100 %: a low window has them nearer together.
LOW, USUAL, HEAD = 24, 30, 34
#: Roles of an item: Qt.UserRole and those after it. Qt's namespace costs a start 15 ms, so it waits until `finish`.
NAME, COUNT, PICTURE, HEIGHT, FOLDED, LATE = 256, 257, 258, 259, 260, 261
_SPOKEN = 11


class Navigation(QListWidget):
    """The places to go to. objectName: `navigation`; an item's UserRole is its name, such as “tie”.

    Where the window is too low for all, the groups that were used longest ago fold up behind their headings.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists"))
        #: Headings, the group used last at the front; those folded by hand; the places worth showing.
        self._recent = [heading for heading, _places in PLACES]
        self._closed: set[str] = set()
        self._shown = {name for _heading, places in PLACES for name, _w, _p, always in places if always}
        self._groups: dict[str, list[QListWidgetItem]] = {}
        for heading, places in PLACES:
            self._groups[heading] = [self._add_heading(_(heading).upper())] if heading else []
            for name, words, picture, always in places:
                item = QListWidgetItem(_(words))
                item.setData(NAME, name)
                item.setData(PICTURE, picture)
                item.setIcon(icons.icon(picture))
                item.setSizeHint(QSize(0, style.look().px(30)))
                self.addItem(item)
                item.setHidden(not always)
                self._groups[heading].append(item)
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)
        self.currentItemChanged.connect(self._walked)

    def _add_heading(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, style.look().px(34)))
        item.setFont(style.look().font(style.LABEL, 600))
        self.addItem(item)
        return item

    def finish(self) -> None:
        """Draw the places as designed, once there is time for it."""
        from PySide6.QtCore import Qt

        from cityintl.gui.navigation_drawing import PlaceDrawing

        self.setItemDelegate(PlaceDrawing(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize())

    def show_counts(self, counts: Mapping[str, int], home: Mapping[str, Any]) -> None:
        """Say how many records each list holds; one without any shows where the office switched it on."""
        self._shown = shown_places(counts, home)
        for item in self._places():
            if item.data(NAME) not in PAGES:
                _say_count(item, counts.get(item.data(NAME), 0))
        self._arrange()

    def show_late(self, late: int) -> None:
        """Say beside Today how much is overdue."""
        item = next(item for item in self._places() if item.data(NAME) == "today")
        item.setData(LATE, True)
        _say_count(item, late, _("{n} overdue").format(n=f"{late:,}"))

    def _places(self) -> list[QListWidgetItem]:
        return [item for group in self._groups.values() for item in group if item.data(NAME)]

    # -- room

    def _arrange(self) -> None:
        """Fold what has no room, and share the height among the rest."""
        held = {
            heading: [item for item in group if item.data(NAME) in self._shown]
            for heading, group in self._groups.items()
        }
        px = style.look().px
        whole = self.viewport().height() - px(4)
        heads = sum(1 for heading, items in held.items() if heading and items)
        opened = self._opened(
            {heading: len(items) for heading, items in held.items()}, (whole - heads * px(LOW)) // px(LOW)
        )
        for heading, group in self._groups.items():
            for item in group:
                is_head = not item.data(NAME)
                item.setHidden(not held[heading] if is_head else heading not in opened or item not in held[heading])
                if is_head:
                    item.setData(FOLDED, heading not in opened)
                    said = _("{group}, {n} lists, folded") if heading not in opened else _("{group}, {n} lists")
                    item.setData(_SPOKEN, said.format(group=_(heading), n=len(held[heading])))
        self._share_height(whole, heads, sum(len(held[heading]) for heading in opened))

    def _opened(self, sizes: Mapping[str, int], room: int) -> set[str]:
        """The groups that stand open: the one of the current place, then those used last, as long as there is room."""
        opened: set[str] = {heading for heading in sizes if not heading}
        room -= sum(sizes[heading] for heading in opened)
        for heading in self._recent:
            if heading in opened or heading in self._closed:
                continue
            if sizes[heading] <= room or heading == self._current_group():
                opened.add(heading)
                room -= sizes[heading]
        return opened

    def _current_group(self) -> str | None:
        item = self.currentItem()
        return next((heading for heading, group in self._groups.items() if item is not None and item in group), None)

    def _share_height(self, whole: int, heads: int, places: int) -> None:
        """Bring the places nearer together where the window is low."""
        px = style.look().px
        head = px(HEAD) if whole - heads * px(HEAD) >= places * px(LOW) else px(LOW)
        high = max(px(LOW), min(px(USUAL), (whole - heads * head) // max(1, places)))
        for row in range(self.count()):
            item = self.item(row)
            wanted = high if item.data(NAME) else head
            if item.data(HEIGHT) != wanted:
                item.setData(HEIGHT, wanted)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, another distance."""
        super().resizeEvent(event)
        self._arrange()

    # -- going

    def point_to(self, name: str) -> None:
        """Show this place as the current one, without going there."""
        self.blockSignals(True)
        for item in self._places():
            if item.data(NAME) == name:
                self.setCurrentItem(item)
                self._use(self._current_group())
        self.blockSignals(False)
        self.viewport().update()

    def _use(self, heading: str | None) -> None:
        """Open a group, if it is not; it is the one used last."""
        if heading:
            self._recent.remove(heading)
            self._recent.insert(0, heading)
            self._closed.discard(heading)
            self._arrange()

    def _tell(self, item: QListWidgetItem) -> None:
        if item.data(NAME):
            self.chosen.emit(item.data(NAME))
            return
        heading = next(heading for heading, group in self._groups.items() if item in group)
        if item.data(FOLDED):
            self._use(heading)
        else:
            self._closed.add(heading)
            self._arrange()

    def _walked(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus() and item.data(NAME):
            self._tell(item)


def _say_count(item: QListWidgetItem, count: int, spoken: str = "") -> None:
    item.setData(COUNT, count)
    words = item.text()
    item.setData(_SPOKEN, f"{words}, {spoken or f'{count:,}'}" if count else words)
