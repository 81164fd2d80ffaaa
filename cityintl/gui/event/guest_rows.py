"""The rows of the guest list: letters jump to a name, one key notes an answer and goes on to the next guest."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidgetItem

from cityintl.desk.guest_list import Listed
from cityintl.folding import fold
from cityintl.gui import chips, style
from cityintl.gui.visit.arranging import Arranged, Columns, Row
from cityintl.gui.visit.rows import RowsList
from cityintl.records.dates import show_date
from cityintl.records.event import GuestAnswer
from cityintl.records.values import Language
from cityintl.words import _

#: The key of each answer, in the order in which a guest gives them; “+” and “-” stand for yes and no as well.
KEYS = {str(n): answer for n, answer in enumerate(GuestAnswer, 1)}
_SIGNS = {"+": GuestAnswer.ACCEPTED, "-": GuestAnswer.DECLINED}
#: Letters typed within so many milliseconds are one name.
_PAUSE = 1200
#: Rows that are kept as they were laid out.
_KEPT = 2000


def row_of(guest: Listed) -> Row:
    """A guest as a line: place in the order, name with the answer, office, who comes along, table and seat."""
    marks = [(_(guest.answer.value), chips.tone_of(guest.answer) or "grey")]
    if guest.vip:
        marks.append((_("met at the door"), "grey"))
    along = _("with {name}").format(name=guest.companion) if guest.companion else ""
    tongue = _("speaks {language}").format(language=Language().show(guest.language)) if guest.language else ""
    quiet = " · ".join(filter(None, (guest.office, along, tongue, guest.note)))
    table = _("table {table}").format(table=guest.table) if guest.table else ""
    seat = _("seat {seat}").format(seat=guest.seat) if guest.seat else ""
    asked = _("invited {day}").format(day=show_date(guest.invited_on)) if guest.invited_on else ""
    end = ", ".join(filter(None, (table, seat))) or (asked if guest.answer is GuestAnswer.INVITED else "")
    place = str(guest.place) if guest.place else ""
    return Row(guest.number, guest.name, quiet, place, end=end, chips=tuple(marks), kind="guest")


class GuestRows(RowsList):
    """Several guests can be chosen; an answer is noted for all of them."""

    #: An answer for these guests: numbers, the answer.
    answered = Signal(list, GuestAnswer)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._laid: dict[tuple[Row, Columns, int, float], Arranged] = {}
        self._typed = ""
        self._since = QElapsedTimer()
        self._since.start()

    def arranged(self, place: int, width: int) -> Arranged:
        """A row laid out in this width, once: a list of hundreds is asked for it again and again."""
        key = (self.rows[place], self.columns, width, style.look().scale)
        if key not in self._laid:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            self._laid[key] = super().arranged(place, width)
        return self._laid[key]

    @property
    def chosen(self) -> list[int]:
        """The chosen guests, in the order of the list."""
        return [self.rows[place].number for place in sorted(self.row(item) for item in self.selectedItems())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sign or a digit is an answer, letters are a name; the rest is as in every list."""
        typed = event.text()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        answer = KEYS.get(typed) or _SIGNS.get(typed) if plain else None
        if answer is None and plain and typed.strip() and typed.isprintable():
            self._jump(typed)
            return
        self._typed = ""  # the next letter begins another name
        if answer is not None:
            self.answer(answer)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for whoever is around: the form beside is closed
        else:
            super().keyPressEvent(event)

    def answer(self, answer: GuestAnswer) -> None:
        """Ask for this answer to be noted; the keyboard goes on to the guest after the last of them."""
        numbers = self.chosen
        if numbers:
            last = [row.number for row in self.rows].index(numbers[-1])
            self.setCurrentRow(min(last + 1, len(self.rows) - 1))
        self.answered.emit(numbers, answer)

    def _jump(self, letters: str) -> None:
        """To the next guest one of whose words begins with what was typed."""
        fresh = self._since.restart() > _PAUSE or not self._typed
        self._typed = letters if fresh else self._typed + letters
        wanted = fold(self._typed)
        now = max(0, self.currentRow())
        order = (
            [*range(now + 1, len(self.rows)), *range(now + 1)] if fresh else [*range(now, len(self.rows)), *range(now)]
        )
        for place in order:
            name = fold(self.rows[place].words)
            if name.startswith(wanted) or f" {wanted}" in name:
                self.setCurrentRow(place)
                return

    def _clicked(self, item: QListWidgetItem) -> None:
        """A click with Shift or Ctrl chooses and opens nothing."""
        if not QApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        ):
            super()._clicked(item)
