"""Every row of the file with what becomes of it: added, skipped as a double, or left out with its reason.

objectNames: `rows` (the table), `only_looks` (the box that narrows it to rows that need a look).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from cityintl.gui.dialogs.importing.looks import BecomesCard
from cityintl.gui.dialogs.pieces import tint
from cityintl.gui.layout import spaced
from cityintl.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the file: its number there, who it is about, what happens, why, and the colour of that."""

    number: int
    title: str
    happens: str
    why: str
    colour: str = ""


class RowsModel(QAbstractTableModel):
    """The lines of the table; any number of them."""

    HEADS = ("Row", "Becomes", "What happens", "Why")

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[RowLine] = ()

    def show_lines(self, lines: Sequence[RowLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One for each line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Row, title, what happens, why."""
        return 0 if parent.isValid() else len(self.HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, colour and a spoken sentence."""
        line = self.lines[index.row()]
        cells = (str(line.number), line.title, line.happens, line.why)
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == len(cells) - 1:
            return line.why or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, cells))
        if role == Qt.ItemDataRole.ForegroundRole and line.colour and index.column() == 2:
            return tint(line.colour)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (0, 3):
            return tint("quiet")
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.HEADS[section])
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowsTable(QWidget):
    """The table with the box that narrows it; choosing a line tells its number in the file."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[RowLine] = ()
        self.model = RowsModel()
        self.only = QCheckBox()
        self.only.setObjectName("only_looks")
        self.only.toggled.connect(self._narrow)
        self.table = QTableView()
        self.table.setObjectName("rows")
        self.table.setAccessibleName(_("Rows of the file and what becomes of them"))
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(max(28, self.fontMetrics().height() + 12))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        unit = self.fontMetrics().averageCharWidth()
        for section, wide in ((0, 8), (1, 34), (2, 24)):
            head.resizeSection(section, unit * wide)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        lines = spaced(QVBoxLayout(self), 8)
        lines.addWidget(self.only)
        lines.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[RowLine]) -> None:
        """Show these rows; the box says how many need a look."""
        self._all = lines
        count = sum(1 for line in lines if line.colour)
        words = ngettext("Only the {count} row that needs a look", "Only the {count} rows that need a look", count)
        self.only.setText(words.format(count=count))
        self.only.setEnabled(count > 0)
        if not count:
            self.only.setChecked(False)
        self._narrow()

    def choose(self, number: int) -> None:
        """Mark the line of this row of the file, where it is shown."""
        place = next((n for n, line in enumerate(self.model.lines) if line.number == number), None)
        if place is not None and place != self.table.currentIndex().row():
            self.table.selectRow(place)

    def _narrow(self, _on: bool = False) -> None:
        self.model.show_lines([n for n in self._all if n.colour] if self.only.isChecked() else self._all)

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.model.lines[now.row()].number)


class RowsStep(QWidget):
    """The third step: all rows, and what the chosen one will become."""

    def __init__(self) -> None:
        super().__init__()
        self.rows, self.becomes = RowsTable(), BecomesCard()
        self.becomes.setObjectName("becomes_card_of_rows")
        self.rows.setMinimumHeight(self.fontMetrics().height() * 12)
        lines = spaced(QVBoxLayout(self), 12)
        lines.addWidget(self.rows, 1)
        lines.addWidget(self.becomes)
