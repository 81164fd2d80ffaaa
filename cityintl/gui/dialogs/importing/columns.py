"""The mapping as a table: each column of the file, an example, what it becomes, and how sure that is.

objectNames: `mapping` (the table), `becomes_1`, `becomes_2`… (a choice for each column of the file).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cityintl.exchange.mapping import Sure
from cityintl.gui import chips, style
from cityintl.gui.dialogs.pieces import chip, quiet_item
from cityintl.gui.layout import spaced
from cityintl.words import _

#: The colour of each judgement.
TONES = {Sure.SURE: "green", Sure.CHECK: "amber", Sure.OUT: "grey"}
#: Narrower than this (at 100 % of text) the table shows no examples.
_NARROW = 520


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: its header, an example from it, what it becomes (“” is nothing)."""

    header: str
    example: str
    target: str
    sure: Sure
    reason: str = ""


class MappingTable(QTableWidget):
    """Every column of the file with a choice of the field it fills."""

    target_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._order: list[int] = []
        self._shown: tuple[list[str], list[tuple[str, str]]] = ([], [])
        self.setObjectName("mapping")
        self.setAccessibleName(_("Columns of the file and what they become"))
        self.setHorizontalHeaderLabels([_("Column in the file"), _("For example"), _("becomes"), ""])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)  # Tab goes from choice to choice and on
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column in (0, 1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(3, max(chips.width(_(s.value)) for s in Sure) + style.look().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the table is narrow, the examples make room for what the columns become; they stay as tips."""
        super().resizeEvent(event)
        self.setColumnHidden(1, event.size().width() < style.look().px(_NARROW))

    def show_columns(self, columns: Sequence[Column], targets: Sequence[tuple[str, str]]) -> None:
        """Fill the table, what is imported first; the same columns keep their places and their choices' widgets."""
        wanted = ([c.header for c in columns], list(targets))
        if wanted != self._shown:
            self._shown = wanted
            order = list(Sure)
            self._order = sorted(range(len(columns)), key=lambda n: order.index(columns[n].sure))
            self._lay(columns, targets)
        for line, number in enumerate(self._order):
            box = self.choice(number)
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(columns[number].target)))
            box.blockSignals(False)
            self.setItem(line, 1, quiet_item(columns[number].example))
            if (header := self.item(line, 0)) is not None:
                header.setToolTip(columns[number].example)
            self._judge(line, columns[number])

    def _lay(self, columns: Sequence[Column], targets: Sequence[tuple[str, str]]) -> None:
        self.setRowCount(len(columns))
        height = style.look().px(34)
        for line, number in enumerate(self._order):
            column = columns[number]
            self.setRowHeight(line, height)
            self.setItem(line, 0, QTableWidgetItem(column.header))
            self.setCellWidget(line, 2, self._choice(number, column, targets))

    def choice(self, number: int) -> QComboBox:
        """The choice for a column of the file (from 0)."""
        found = self.cellWidget(self._order.index(number), 2)
        assert isinstance(found, QComboBox)
        return found

    def _choice(self, number: int, column: Column, targets: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"becomes_{number + 1}")
        box.setProperty("flat", True)
        box.setAccessibleName(_("{header} becomes").format(header=column.header))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setMaxVisibleItems(18)
        box.installEventFilter(self)
        for key, label in (("", _("not imported")), *targets):
            box.addItem(label, key)
        box.currentIndexChanged.connect(lambda _n: self.target_chosen.emit(column.header, box.currentData()))
        return box

    def _judge(self, line: int, column: Column) -> None:
        word, colour = column.sure.value, TONES[column.sure]
        held = QWidget()
        beside = spaced(QHBoxLayout(held), 0, (8, 0, 8, 0))
        beside.addWidget(chip(_(word), colour, held))
        beside.addStretch(1)
        held.setToolTip(column.reason)
        self.setCellWidget(line, 3, held)
        self.choice(self._order[line]).setAccessibleDescription(". ".join(filter(None, (_(word), column.reason))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the table; it never changes a choice under the pointer."""
        if isinstance(watched, QComboBox) and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if isinstance(watched, QComboBox) and event.type() == QEvent.Type.FocusIn:
            number = next((n for n in range(self.rowCount()) if self.cellWidget(n, 2) is watched), 0)
            self.scrollTo(self.model().index(number, 0))
        return False
