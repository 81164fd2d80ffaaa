"""Chairs as rows: a guest is taken up and put down with Space, walked along with Alt and the arrows, or dragged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidgetItem, QScrollArea, QWidget

from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.rows import RowsList


@dataclass(frozen=True, slots=True)
class Spot:
    """What a row stands for: a chair of a table (without a number: beside the tables), and who is on it."""

    table: str = ""
    seat: int | None = None
    guest: int | None = None


class Hand(QObject):
    """Who is taken up, the same for all lists of a page."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.guest: int | None = None

    def take(self, guest: int | None) -> None:
        """Take a guest up; nobody puts whoever is held back."""
        self.guest = guest
        self.changed.emit()


class SeatRows(RowsList):
    """A list of chairs, or of the guests that have none."""

    #: A guest is to sit here: guest, table, seat (0 for none).
    seated = Signal(int, str, int)
    #: Somebody was taken up here with the keyboard.
    taken = Signal()

    def __init__(self, name: str, spoken: str, hand: Hand, *, waiting: bool = False) -> None:
        super().__init__(name, spoken, lined=not waiting)
        self.hand, self.waiting = hand, waiting
        self.spots: dict[int, Spot] = {}
        self._press_at: QPoint | None = None
        self._dragging = False

    def show_spots(self, rows: Sequence[Row], spots: Mapping[int, Spot]) -> None:
        """Show these rows; the spots go by the numbers of the rows."""
        self.spots = dict(spots)
        self.fill(rows)

    @property
    def spot(self) -> Spot | None:
        """The spot that is pointed to."""
        return self.spots.get(self.current.number) if self.current else None

    # -- by keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes up and puts down, Alt with an arrow goes one chair on, Delete leaves the table, Esc lets go."""
        key, spot = event.key(), self.spot
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape and self.hand.guest is not None:
            self.hand.take(None)
        elif spot is not None and self.hand.guest is not None and (enter or key == Qt.Key.Key_Space):
            self.put_down(spot)
        elif spot is not None and spot.guest is not None and key == Qt.Key.Key_Space:
            self.hand.take(spot.guest)
            self.taken.emit()
        elif spot is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(spot, 1 if key == Qt.Key.Key_Down else -1)
        elif spot is not None and spot.guest is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.seated.emit(spot.guest, "", 0)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # for whoever is around: the form beside is closed
        else:
            super().keyPressEvent(event)

    def put_down(self, spot: Spot) -> None:
        """Whoever is held sits here; beside the tables they have no seat."""
        guest = self.hand.guest
        self.hand.take(None)
        if guest is not None and guest != spot.guest:
            self.seated.emit(guest, spot.table, spot.seat or 0)

    def _walk(self, spot: Spot, by: int) -> None:
        """One chair on or back; who sits there takes the chair that becomes free."""
        if spot.guest is None or self.waiting:
            return
        chairs = [self.spots[row.number] for row in self.rows if row.number in self.spots]
        place = chairs.index(spot) + by
        while 0 <= place < len(chairs) and (chairs[place].guest == spot.guest or chairs[place].seat is None):
            place += by
        if 0 <= place < len(chairs):
            self.seated.emit(spot.guest, chairs[place].table, chairs[place].seat or 0)

    # -- by mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a drag."""
        super().mousePressEvent(event)
        self._dragging = False
        self._press_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The guest goes along; the chair under the pointer is marked."""
        at = event.position().toPoint()
        if self._press_at is None:
            return
        if not self._dragging:
            row = self.itemAt(self._press_at)
            spot = self.spots.get(self.rows[self.row(row)].number) if row is not None else None
            far = (at - self._press_at).manhattanLength() >= QApplication.startDragDistance()
            if spot is None or spot.guest is None or not far:
                return
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.hand.take(spot.guest)
        self._mark_target(event.globalPosition().toPoint())

    def _mark_target(self, where: QPoint) -> None:
        rows = _rows_at(where)
        if rows is not None:
            at = rows.viewport().mapFromGlobal(where)
            item = rows.itemAt(at)
            if item is not None and item.flags():
                rows.setCurrentItem(item)
            area = _area_of(rows)
            matter = area.widget() if area is not None else None
            if area is not None and matter is not None:
                inside = matter.mapFromGlobal(where)
                area.ensureVisible(inside.x(), inside.y(), 0, 40)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where it is let go, the guest sits."""
        super().mouseReleaseEvent(event)
        dragged, self._dragging, self._press_at = self._dragging, False, None
        if not dragged:
            return
        self.unsetCursor()
        where = event.globalPosition().toPoint()
        rows = _rows_at(where)
        item = rows.itemAt(rows.viewport().mapFromGlobal(where)) if rows is not None else None
        if rows is not None and rows.waiting:
            self.put_down(Spot())
        elif rows is not None and item is not None and (spot := rows.spots.get(rows.rows[rows.row(item)].number)):
            self.put_down(spot)
        else:
            self.hand.take(None)

    def _clicked(self, item: QListWidgetItem) -> None:
        """A drag is no click; with somebody in the hand a click puts them down."""
        spot = self.spots.get(self.rows[self.row(item)].number)
        if self._dragging or spot is None:
            return
        if self.hand.guest is not None:
            self.put_down(spot)
        elif spot.guest is not None:
            self.opened.emit(spot.guest)


def _rows_at(where: QPoint) -> SeatRows | None:
    """The list of chairs under a point of the screen."""
    found: QWidget | None = QApplication.widgetAt(where)
    while found is not None and not isinstance(found, SeatRows):
        found = found.parentWidget()
    return found


def _area_of(widget: QWidget) -> QScrollArea | None:
    found = widget.parentWidget()
    while found is not None and not isinstance(found, QScrollArea):
        found = found.parentWidget()
    return found
