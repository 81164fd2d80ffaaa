"""The frame of a visit's tabs: the work at the left, at the right what belongs to it, or the part that was chosen.

objectNames: the tab's own, `chosen` (the part beside, with the form in it), `chosen_close`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cityintl.gui import icons, layout, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.form import Form
from cityintl.gui.record.parts import PartsTab
from cityintl.gui.record.source import Drafted, Existing, Source
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.gui.visit.rows import RowsList
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Below this width what belongs to the work stands below it.
_WIDE = 820
_CARDS, _FORM = 376, 430
#: Lines longer than this are hard to follow to their end.
_LONGEST = 900


def without_folding(form: Form) -> None:
    """Empty fields of a short form stay in sight: nothing folds them away."""
    held = form.more.parentWidget()
    if held is not None:
        held.hide()


def lead(button: QPushButton, picture: str, first: bool) -> None:
    """Let a button stand out while it is the first thing to do."""
    layout.set_look(button, "primary", first)
    icons.put(button, picture, "accent_text" if first else "quiet")


class _Beside(PartsTab):
    """The parts of one kind without their table: the rows beside are the table."""

    def refresh(self) -> None:
        """Ask the desk again."""
        super().refresh()
        self.table.hide()
        add = self.findChild(QPushButton, "part_add")
        if add is not None:
            add.hide()

    def _show_form(self, source: Source | None) -> None:
        super()._show_form(source)
        if self.form is not None:
            without_folding(self.form)
            self.form.set_width(self.width(), style.look().scale)

    def _committed(self, name: str) -> None:
        new = self.form is not None and isinstance(self.form.source, Drafted)
        super()._committed(name)
        if new and self.form is not None and isinstance(self.form.source, Existing):
            self._enter_form()  # its editor went with the draft

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of facts where there is no room for two."""
        super().resizeEvent(event)
        if self.form is not None:
            self.form.set_width(self.width(), style.look().scale)


class ChosenPart(QWidget):
    """One part of the visit in its form, with a way back."""

    closed = Signal()

    def __init__(self, desk: DeskFile, kind: str, owner: int, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("chosen")
        self.kind = kind
        self.parts = _Beside(desk, kind, owner, around)
        self.heading = layout.text(_(kinds.kind(kind).one), "strong")
        self.back = layout.tool(_("Close (Esc)"), "x")
        self.back.setObjectName("chosen_close")
        self.back.clicked.connect(self.close_it)
        head = layout.row(self.heading, None, self.back)
        head.setContentsMargins(style.look().px(14), style.look().px(6), style.look().px(8), 0)
        lines = layout.spaced(QVBoxLayout(self), 0)
        lines.addWidget(head)
        lines.addWidget(self.parts, 1)
        self.hide()

    @property
    def number(self) -> int | None:
        """The part that is shown; nothing while it is hidden or new."""
        return self.parts.table.current if not self.isHidden() and self.parts.form else None

    def open(self, number: int, inner: Sequence[tuple[str, int]] = ()) -> None:
        """Show a part."""
        if self.parts.finish():
            self.parts.point_to([(self.kind, number), *inner])
            self.show()

    def add(self) -> None:
        """Begin a new part."""
        if self.parts.finish():
            self.show()
            self.parts.add()

    def close_it(self) -> None:
        """Hide it, once what is typed is kept."""
        if self.parts.finish():
            self.hide()
            self.closed.emit()


class SidesTab(Tab):
    """A tab with its work at the left and its cards at the right; a chosen part takes the place of the cards."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings, name: str, part: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk, self.number, self.around = desk, number, around
        self._is_made = self._is_stale = False
        self.work = layout.spaced(QVBoxLayout(), 8)
        self.cards = QWidget()
        self.side = layout.spaced(QVBoxLayout(self.cards), 12, (0, 0, 0, 4))
        self.chosen = ChosenPart(desk, part, number, around) if part else None
        self._lay()
        if self.chosen is not None:
            self.chosen.closed.connect(self._closed)
            self.chosen.parts.followed.connect(self.followed)
            self.chosen.parts.delete_wanted.connect(self.delete_wanted)
            self.chosen.parts.failed.connect(self.failed)

    def _lay(self) -> None:
        matter = QWidget()
        matter.setProperty("look", "matter")
        self._column = layout.spaced(QVBoxLayout(matter), 12, (20, 4, 20, 8))
        self._column.addLayout(self.work)
        self._column.addStretch(1)
        self.left = scrolling(matter)
        self._side_matter = QWidget()
        self._side_matter.setProperty("look", "matter")
        self._side_column = layout.spaced(QVBoxLayout(self._side_matter), 0, (0, 8, 14, 8))
        self._side_column.addStretch(1)
        self.right: QScrollArea = scrolling(self._side_matter)
        self.right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = layout.spaced(QHBoxLayout(self), 4)
        line.addWidget(self.left, 1)
        line.addWidget(self.right)
        if self.chosen is not None:
            line.addWidget(self.chosen)
        self._wide: bool | None = None

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.width() >= style.look().px(_WIDE)

    def turn(self) -> None:
        """Lay the two sides as the width asks, and as a part is chosen or not."""
        wide, px = self.is_wide, style.look().px
        if wide != self._wide:
            self._wide = wide
            (self._side_column if wide else self._column).insertWidget(0 if wide else 1, self.cards)
        chosen = self.chosen is not None and not self.chosen.isHidden()
        self.right.setFixedWidth(px(_CARDS))
        beside = wide and not chosen and self._has_cards
        self.right.setVisible(beside)
        margins = self._column.contentsMargins()
        margins.setRight(px(20) if beside or chosen else max(px(20), self.width() - px(_LONGEST)))
        self._column.setContentsMargins(margins)
        self.left.setVisible(wide or not chosen)
        if self.chosen is not None:
            self.chosen.setMinimumWidth(px(_FORM) if wide else 0)
            self.chosen.setMaximumWidth(px(_FORM) if wide else 16_777_215)
            policy = QSizePolicy.Policy.Fixed if wide else QSizePolicy.Policy.Expanding
            self.chosen.setSizePolicy(policy, QSizePolicy.Policy.Expanding)

    @property
    def _has_cards(self) -> bool:
        """Whether a card has something to say."""
        items = [self.side.itemAt(place) for place in range(self.side.count())]
        return any(item is not None and (w := item.widget()) is not None and not w.isHidden() for item in items)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self.turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the part that is shown, where no editor takes it."""
        if event.key() == Qt.Key.Key_Escape and self.chosen is not None and not self.chosen.isHidden():
            self.chosen.close_it()
        else:
            super().keyPressEvent(event)

    def let_delete(self, rows: RowsList, kind: str) -> None:
        """Delete on one of these rows deletes the record it stands for."""
        rows.deletes = True
        rows.delete_wanted.connect(lambda number: self._delete(kind, number))

    def _delete(self, kind: str, number: int) -> None:
        if self.finish():
            self.delete_wanted.emit(kind, [number])

    # -- the part that is chosen

    def choose(self, number: int, inner: Sequence[tuple[str, int]] = ()) -> None:
        """Show a part in its form beside the work."""
        if self.chosen is not None:
            self.chosen.open(number, inner)
            self.turn()

    def begin(self) -> None:
        """A new part in its form."""
        if self.chosen is not None:
            self.chosen.add()
            self.turn()

    def _closed(self) -> None:
        self.turn()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Where the keyboard goes when the form is closed; a subclass says."""

    def point_to(self, parts: Sequence[tuple[str, int]]) -> None:
        """Choose this part, and below it a part of that part."""
        if parts and self.chosen is not None and parts[0][0] == self.chosen.kind:
            self.choose(parts[0][1], parts[1:])

    def refresh(self) -> None:
        """Ask the desk again: at once where it is seen, else when it is turned to."""
        if self._is_made and not self.isVisible():
            self._is_stale = True
            return
        self._is_made, self._is_stale = True, False
        self.show_again()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is shown now."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def show_again(self) -> None:
        """Show what the desk holds: the form first, the rows by the subclass; what was deleted is closed."""
        if self.chosen is None:
            return
        before = self.chosen.number
        self.chosen.parts.refresh()
        now = self.chosen.parts.table.current
        if before is not None and now != before and self.chosen.parts.form is not None:
            self.chosen.hide()
            self.turn()

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.chosen is None or self.chosen.parts.finish()
