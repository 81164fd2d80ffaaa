"""What the file cannot say and must be answered: which way a column's dates are read, and needed fields.

objectNames: `questions`, for each column with two-way dates `dates_1` with `day_first_1` and `month_first_1`
(numbered as the column of the file), for each needed field `need_<field>`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from cityintl.gui.dialogs.importing.looks import refill
from cityintl.gui.dialogs.pieces import strong
from cityintl.gui.layout import column, picture, row, spaced
from cityintl.words import _

#: The two answers, as the exchange calls them.
DAY, MONTH = "day", "month"


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A column whose dates can be read two ways: an example, and what it would be either way."""

    column: int
    header: str
    example: str
    day_first: str
    month_first: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Needed:
    """A field that is needed and not in the file: the words to choose from, or none for free text."""

    field: str
    label: str
    words: tuple[tuple[str, str], ...]
    value: str


class Questions(QFrame):
    """The open questions; it hides itself when there are none."""

    dates_read = Signal(int, str)
    need_filled = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questions")
        self.setProperty("look", "card")
        self._lines = column(gap=10)
        spaced(QVBoxLayout(self), 8, (16, 12, 16, 12)).addWidget(self._lines)
        self._groups: list[QButtonGroup] = []
        self.hide()

    def show_questions(self, dates: Sequence[TwoWays], needed: Sequence[Needed]) -> None:
        """Ask these; an answer that was given stands marked."""
        self._groups = []
        refill(self._lines, [*map(self._ask_dates, dates), *map(self._ask_need, needed)])
        self.setVisible(bool(dates or needed))

    def _ask_dates(self, asked: TwoWays) -> QWidget:
        words = _("“{header}”: which way are dates such as {example} written?")
        group = QButtonGroup(self)
        self._groups.append(group)
        buttons = []
        for answer, name, label in (
            (DAY, "day_first", _("day first: {date}").format(date=asked.day_first)),
            (MONTH, "month_first", _("month first: {date}").format(date=asked.month_first)),
        ):
            button = QRadioButton(label)
            button.setObjectName(f"{name}_{asked.column + 1}")
            button.setAccessibleDescription(words.format(header=asked.header, example=asked.example))
            button.setChecked(asked.answer == answer)
            button.clicked.connect(lambda _on, a=answer: self.dates_read.emit(asked.column, a))
            group.addButton(button)
            buttons.append(button)
        mark = picture("check-circle" if asked.answer else "question", "green" if asked.answer else "amber")
        question = strong(words.format(header=asked.header, example=asked.example))
        held = row(mark, question, *buttons, None, gap=12)
        held.setObjectName(f"dates_{asked.column + 1}")
        return held

    def _ask_need(self, needed: Needed) -> QWidget:
        what = strong(_("{label} is needed and not in the file: all rows become").format(label=needed.label))
        if needed.words:
            field: QWidget = self._choice(needed)
        else:
            field = QLineEdit(needed.value)
            field.editingFinished.connect(lambda: self.need_filled.emit(needed.field, field.text()))
        field.setObjectName(f"need_{needed.field}")
        field.setAccessibleName(what.text())
        mark = picture("check-circle" if needed.value else "question", "green" if needed.value else "amber")
        return row(mark, what, field, None, gap=12)

    def _choice(self, needed: Needed) -> QComboBox:
        box = QComboBox()
        if not needed.value:
            box.addItem(_("choose…"), "")
        for key, label in needed.words:
            box.addItem(label, key)
        box.setCurrentIndex(max(0, box.findData(needed.value)))
        box.activated.connect(lambda _n: self.need_filled.emit(needed.field, box.currentData() or ""))
        return box
