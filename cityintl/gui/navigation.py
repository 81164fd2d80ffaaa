"""The first pane: the lists there are, with their counts."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

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
#: Roles of an item: Qt.UserRole and those after it. Qt's namespace costs a start 15 ms, so it waits until `finish`.
NAME, COUNT, PICTURE = 256, 257, 258
_SPOKEN = 11


class Navigation(QListWidget):
    """The places to go to. objectName: `navigation`; an item's UserRole is its name, such as “tie”."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists"))
        for heading, places in PLACES:
            self._add_heading(_(heading).upper())
            for name, words, picture, always in places:
                item = QListWidgetItem(_(words))
                item.setData(NAME, name)
                item.setData(PICTURE, picture)
                item.setIcon(icons.icon(picture))
                item.setSizeHint(QSize(0, style.look().px(30)))
                self.addItem(item)
                item.setHidden(not always)
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)
        self.currentItemChanged.connect(self._walked)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, style.look().px(34)))
        item.setFont(style.look().font(style.LABEL, 600))
        self.addItem(item)

    def finish(self) -> None:
        """Draw the places as designed, once there is time for it."""
        from PySide6.QtCore import Qt

        from cityintl.gui.navigation_drawing import PlaceDrawing

        self.setItemDelegate(PlaceDrawing(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in range(self.count()):
            item = self.item(row)
            item.setSizeHint(QSize())
            if not item.data(NAME):
                item.setFlags(Qt.ItemFlag.NoItemFlags)

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
            item.setData(_SPOKEN, f"{words}, {count:,}" if count else words)

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
