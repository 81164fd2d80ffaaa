"""Typing finds the city: a field with the list of matches under it, told apart by region and country.

objectNames: `place_words` (the field), `place_list` (the matches).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from cityintl.gui.dialogs.pieces import Choices
from cityintl.gui.layout import spaced
from cityintl.reference.places import Place
from cityintl.words import _

#: Characters after which matches are offered, and how many.
LEAST, MOST = 2, 8
Find = Callable[[str, int], Sequence[Place]]


class PlaceField(QWidget):
    """A line to type a city's name into, in any spelling or script, and the places it may mean."""

    chosen = Signal(object)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.place: Place | None = None
        self.words = QLineEdit()
        self.words.setObjectName("place_words")
        self.words.setAccessibleName(_("City"))
        self.words.setAccessibleDescription(_("Type a few letters; the arrow down goes to the list of matches."))
        self.words.setPlaceholderText(_("Type a few letters, such as “krak”"))
        self.words.textEdited.connect(self._offer)
        self.words.installEventFilter(self)
        self.matches = Choices("place_list", _("Cities that match"))
        self.matches.itemClicked.connect(self._take)
        self.matches.itemActivated.connect(self._take)
        self.matches.hide()
        lines = QVBoxLayout(self)
        spaced(lines, 4)
        lines.addWidget(self.words)
        lines.addWidget(self.matches)
        self.setFocusProxy(self.words)

    def show_place(self, place: Place) -> None:
        """Take this place, as if it had been typed and chosen."""
        self.place = place
        self.words.setText(said(place))
        self.matches.hide()
        self.chosen.emit(place)

    def _offer(self, typed: str) -> None:
        self.place = None
        found = self._find(typed, MOST) if len(typed.strip()) >= LEAST else []
        self.matches.clear()
        for place in found:
            item = QListWidgetItem(_line(place))
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.matches.addItem(item)
        if found:
            self.matches.setCurrentRow(0)
            high = self.matches.sizeHintForRow(0) * len(found) + 2 * self.matches.frameWidth() + 8
            self.matches.setFixedHeight(high)
        self.matches.setVisible(bool(found))
        self.chosen.emit(None)

    def _take(self, item: QListWidgetItem) -> None:
        self.show_place(item.data(Qt.ItemDataRole.UserRole))
        self.words.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the matches while the hands stay on the line; Enter takes the marked one."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.matches.isHidden():
                return False
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.matches.currentRow() + step
                self.matches.setCurrentRow(max(0, min(row, self.matches.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.matches.currentItem():
                self._take(self.matches.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.matches.hide()
                return True
        return False


def said(place: Place) -> str:
    """“Kraków, Poland”."""
    return f"{place.name}, {place.country_name}"


def _line(place: Place) -> str:
    """“Kraków, Poland · Lesser Poland · 755,050 people”: enough to tell two of one name apart."""
    more = [place.region] if place.region else []
    if place.population:
        more.append(_("{number} people").format(number=f"{place.population:,}"))
    return " · ".join([said(place), *more])
