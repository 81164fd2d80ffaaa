"""What the file cannot say and must be answered: which way a column's dates are read, and needed fields.

objectNames: `questions`, for each column with two-way dates `dates_1` with `day_first_1` and `month_first_1`
(numbered as the column of the file), for each needed field `need_<field>`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cityintl.exchange.mapping import DAY_FIRST, MONTH_FIRST
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.dialogs.pieces import quiet, refill, strong
from cityintl.gui.layout import column, picture, row, spaced
from cityintl.words import _


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A column whose dates can be read two ways: an example, and what it would be either way."""

    column: int
    header: str
    example: str
    day_first: str
    month_first: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class WhichCity:
    """A column with several cities, of which one is ours."""

    header: str
    words: str
    cities: Sequence[str]


@dataclass(frozen=True, slots=True)
class Needed:
    """A field that the file does not have: the words to choose from, or none for free text; “” is open."""

    field: str
    label: str
    words: Sequence[str]
    value: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that is asked."""

    dates: Sequence[TwoWays] = ()
    cities: Sequence[WhichCity] = ()
    needed: Sequence[Needed] = ()


class Questions(QFrame):
    """The open questions; it hides itself when there are none."""

    dates_read = Signal(str, str)
    city_chosen = Signal(str, str)
    need_filled = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questions")
        self._lines = column(gap=10)
        spaced(QVBoxLayout(self), 8, (0, 0, 0, 0)).addWidget(self._lines)
        self._groups: list[QButtonGroup] = []
        self._asked = Asked()
        self.hide()

    def show_questions(self, asked: Asked) -> None:
        """Ask these; what has a value already can be changed. Nothing is laid anew while nothing changed."""
        if asked == self._asked:
            return
        self._asked = asked
        self._groups = []
        lines = [*map(self._ask_dates, asked.dates), *map(self._ask_city, asked.cities)]
        if asked.needed:
            lines.append(self._ask_needs(asked.needed))
        refill(self._lines, lines)
        self.setVisible(bool(lines))

    def _ask_dates(self, asked: TwoWays) -> QWidget:
        words = _("“{header}”: which way are dates such as {example} written?")
        group = QButtonGroup(self)
        self._groups.append(group)
        buttons = []
        for answer, name, label in (
            (DAY_FIRST, "day_first", _("day first: {date}").format(date=asked.day_first)),
            (MONTH_FIRST, "month_first", _("month first: {date}").format(date=asked.month_first)),
        ):
            button = QRadioButton(label)
            button.setChecked(answer == asked.answer)
            button.setObjectName(f"{name}_{asked.column + 1}")
            button.setAccessibleDescription(words.format(header=asked.header, example=asked.example))
            button.clicked.connect(lambda _on, a=answer: self.dates_read.emit(asked.header, a))
            group.addButton(button)
            buttons.append(button)
        mark = picture("check-circle" if asked.answer else "question", "green" if asked.answer else "amber")
        question = strong(words.format(header=asked.header, example=asked.example))
        held = flowing(row(mark, question, gap=12), *buttons)
        held.setObjectName(f"dates_{asked.column + 1}")
        return held

    def _ask_city(self, asked: WhichCity) -> QWidget:
        box = _choice(list(asked.cities), "")
        box.setObjectName("which_city")
        box.setEditable(True)
        box.setCurrentText("")
        box.setAccessibleName(asked.words)
        box.textActivated.connect(lambda city: self.city_chosen.emit(asked.header, city))
        return flowing(row(picture("question", "amber"), strong(asked.words), gap=12), box)

    def _ask_needs(self, needed: Sequence[Needed]) -> QWidget:
        """All of them in a line: few words, and each field beside the name of what it fills."""
        return flowing(strong(_("Not in the file; in all rows:")), *map(self._ask_need, needed))

    def _ask_need(self, needed: Needed) -> QWidget:
        if needed.words:
            field: QWidget = self._words(needed)
        else:
            line = QLineEdit(needed.value)
            line.editingFinished.connect(lambda: self._fill(needed, line.text().strip()))
            field = line
        field.setObjectName(f"need_{needed.field}")
        name = quiet(needed.label, wrap=False)
        name.setBuddy(field)
        field.setAccessibleName(_("{label}, in all rows").format(label=needed.label))
        parts = [name, field] if needed.value else [picture("question", "amber"), name, field]
        return row(*parts)

    def _words(self, needed: Needed) -> QComboBox:
        box = _choice(list(needed.words), needed.value)
        box.textActivated.connect(lambda words: self._fill(needed, words))
        return box

    def _fill(self, needed: Needed, words: str) -> None:
        if words != needed.value and words in (needed.words or [words]):
            self.need_filled.emit(needed.field, words)


def _choice(words: Sequence[str], value: str) -> QComboBox:
    box = QComboBox()
    if not value:
        box.addItem(_("choose…"))
    box.addItems(list(words))
    box.setCurrentText(value)
    return box
