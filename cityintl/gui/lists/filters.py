"""By what a list is narrowed: a chip for each condition, which goes when it is clicked, and “+ filter” for more.

objectNames: `filters` (the bar), `chip_COLUMN`, `add_filter`; in the dialog that asks for a day `edit_day`, `day_save`,
`day_problem`.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from cityintl.desk import conditions
from cityintl.desk.conditions import Condition, How
from cityintl.desk.lists import Heading
from cityintl.errors import UserError
from cityintl.gui import icons, layout
from cityintl.gui.dialogs.flowing import FlowLayout
from cityintl.gui.editors import Surroundings, made_for
from cityintl.records.describe import Field
from cityintl.records.values import Date
from cityintl.store import DeskFile
from cityintl.words import _


class FilterBar(QWidget):
    """The conditions of a list as chips."""

    #: Other conditions were chosen.
    changed = Signal()

    def __init__(self, desk: DeskFile, kind: str) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.desk, self.kind = desk, kind
        self.conditions: tuple[Condition, ...] = ()
        self._headings: dict[str, Heading] = {}
        held = QWidget()
        self._lines = FlowLayout(6, held)
        layout.spaced(QVBoxLayout(self), 0, (16, 0, 10, 10)).addWidget(held)
        #: For whoever lays the bar: it stands beside the words of the filter.
        self.add = QPushButton(_("+ filter"))
        self.add.setObjectName("add_filter")
        self.add.setProperty("flat", True)
        self.add.setProperty("link", True)
        self.add.setAccessibleName(_("Add a filter"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda: self.menu().popup(self.add.mapToGlobal(self.add.rect().bottomLeft())))
        self._chips: list[QPushButton] = []

    def show_conditions(self, found: Sequence[Condition], headings: Sequence[Heading]) -> None:
        """Show these conditions, and offer these columns for more."""
        self.conditions = tuple(found)
        self._headings = {heading.path: heading for heading in headings}
        had = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._lines.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [self._chip(each) for each in self.conditions]
        for chip in self._chips:
            self._lines.addWidget(chip)
            chip.show()  # at once, not with the next event: one of them may take the keyboard
        self._order_tabs()
        if had:
            (self._chips[0] if self._chips else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """From “+ filter” the keyboard goes through the chips, once all stand in one window."""
        for before, after in pairwise((self.add, *self._chips)):
            if before.window() is after.window():
                QWidget.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        """Now they stand in one window."""
        super().showEvent(event)
        self._order_tabs()

    def _chip(self, of: Condition) -> QPushButton:
        heading = self._headings[of.path]
        words = conditions.said(of, heading.label, heading.value)
        chip = QPushButton(f"{words}\u2002")
        chip.setObjectName(f"chip_{of.path}")
        chip.setProperty("chip", True)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        icons.put(chip, "x", size=11)
        chip.setAutoDefault(False)
        chip.setToolTip(_("Remove this filter"))
        chip.setAccessibleName(_("{filter}. Remove this filter").format(filter=words))
        chip.clicked.connect(lambda: self.take(conditions.without(self.conditions, of.path)))
        return chip

    def take(self, found: Sequence[Condition]) -> None:
        """Narrow the list by these."""
        self.show_conditions(found, list(self._headings.values()))
        self.changed.emit()

    # -- what can be chosen

    def menu(self) -> QMenu:
        """Every column that can be asked for, with its words or its spans of time."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for heading in self._headings.values():
            part = menu.addMenu(_(heading.label))
            if heading.value.name in ("choice", "yes_no"):
                self._offer_words(part, heading, How.ANY_OF)
                self._offer_words(part.addMenu(_("Any but")), heading, How.ANY_BUT)
            else:
                self._offer_days(part, heading)
            part.addSeparator()
            self._offer(part, heading, _("Empty"), Condition(heading.path, How.EMPTY))
        if self.conditions:
            menu.addSeparator()
            menu.addAction(_("Show all")).triggered.connect(lambda: self.take(()))
        return menu

    def _offer_words(self, menu: QMenu, heading: Heading, how: How) -> None:
        kept = next((each.words for each in self.conditions if (each.path, each.how) == (heading.path, how)), ())
        for word, label in conditions.words_of(heading.value):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(word in kept)
            action.triggered.connect(partial(self._take_word, heading.path, how, word))

    def _take_word(self, path: str, how: How, word: str, _on: bool = False) -> None:
        self.take(conditions.with_word(self.conditions, path, how, word))

    def _offer_days(self, menu: QMenu, heading: Heading) -> None:
        for words, how in (
            (_("Before today"), How.PAST),
            (_("From today on"), How.AHEAD),
            (_("This year"), How.THIS_YEAR),
        ):
            self._offer(menu, heading, words, Condition(heading.path, how))
        for words, how in ((_("Before a day…"), How.BEFORE), (_("From a day on…"), How.FROM)):
            menu.addAction(words).triggered.connect(partial(self._ask_day, heading, how))

    def _offer(self, menu: QMenu, heading: Heading, words: str, new: Condition) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(new in self.conditions)
        action.triggered.connect(lambda on: self.take(self._with(new) if on else self._less(heading.path)))
        return action

    def _with(self, new: Condition) -> tuple[Condition, ...]:
        return conditions.with_one(self.conditions, new)

    def _less(self, path: str) -> tuple[Condition, ...]:
        return conditions.without(self.conditions, path)

    def _ask_day(self, heading: Heading, how: How, _on: bool = False) -> None:
        dialog = DayDialog(self.desk, self.kind, heading, how, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda day: self.take(self._with(Condition(heading.path, how, (day.isoformat(),)))))
        dialog.open()


class DayDialog(QDialog):
    """Asks for the day of a condition."""

    chosen = Signal(date)

    def __init__(self, desk: DeskFile, kind: str, heading: Heading, how: How, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_dialog")
        before = how is How.BEFORE
        words = _("{field}: before a day") if before else _("{field}: from a day on")
        self.setWindowTitle(words.format(field=_(heading.label)))
        of = Field("day", _("Day"), Date(), help=_("2026-05-14 or 14 May 2026"))
        self.editor = made_for(of, Surroundings(desk, kind))
        self.editor.show_value(None)
        self.editor.given_up.connect(self.reject)
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("day_problem")
        self.problem.hide()
        save = QPushButton(_("Show these"))
        save.setObjectName("day_save")
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.save)
        stop = QPushButton(_("Cancel"))
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        lines = layout.spaced(QVBoxLayout(self), 12, (20, 16, 20, 16))
        for widget in (layout.text(self.windowTitle(), "page"), self.editor, self.problem):
            lines.addWidget(widget)
        lines.addWidget(layout.row(None, stop, save))
        self.editor.begin()

    def save(self) -> None:
        """Take the day, or say what is wrong with it."""
        try:
            day = self.editor.read()
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            return
        if day is not None:
            self.chosen.emit(day)
            self.accept()
