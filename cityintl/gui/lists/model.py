"""A list as Qt asks for it: plain tuples, sorted here, shown by their types of value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cityintl.gui import chips, said
from cityintl.records.values import Value
from cityintl.words import _

Index = QModelIndex | QPersistentModelIndex
#: Roles of our own: the quiet second line, the tone of a chip, the raw value.
QUIET = Qt.ItemDataRole.UserRole + 1
TONE = Qt.ItemDataRole.UserRole + 2
RAW = Qt.ItemDataRole.UserRole + 3
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is shown: its path, its heading, and how its values are said."""

    path: str
    label: str
    value: Value


class ListModel(QAbstractTableModel):
    """Rows of raw values: the cells of the columns, then others; `quiet_at` is the quiet line of the first column.

    `keys` says by which other cell a column is sorted: its place, and its type of value.
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.ids: list[int] = []
        self.rows: list[tuple[Any, ...]] = []
        self._quiet: Value | None = None
        self._quiet_at = -1
        self._keys: dict[int, tuple[int, Value]] = {}
        self.sorted_by = (0, Qt.SortOrder.AscendingOrder)

    def fill(
        self,
        columns: Sequence[Column],
        quiet: Value | None,
        ids: Sequence[int],
        rows: Sequence[tuple[Any, ...]],
        sort: bool = True,
        quiet_at: int = -1,
        keys: Mapping[int, tuple[int, Value]] | None = None,
    ) -> None:
        """Show these rows, sorted as the user sorted them, or as they come."""
        self.beginResetModel()
        self.columns, self._quiet, self._quiet_at = tuple(columns), quiet, quiet_at
        self._keys = dict(keys or {})
        self.ids, self.rows = list(ids), list(rows)
        if sort:
            self._arrange()
        self.endResetModel()

    # -- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many records there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(column.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.value.align == "right" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its words, its tone, its sentence for who hears it."""
        if not index.isValid():
            return None
        row, place = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, place)
        if role == TONE:
            return chips.tone_of(self.rows[row][place])
        if role == QUIET:
            return self.quiet(row) if place == 0 else ""
        if role == RAW:
            return self.rows[row][place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[place].value.align
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row) if place == 0 else self.words(row, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return said.tip(self.columns[place], self.rows[row][place])
        return None

    # -- words

    def words(self, row: int, place: int) -> str:
        """A cell as it is shown."""
        value = self.rows[row][place]
        if value is None:
            return ""
        column = self.columns[place]
        text = said.cell(column.path, column.value, value)
        return _(text) if isinstance(value, Enum) else text

    def quiet(self, row: int) -> str:
        """The second line of a row."""
        value = self.rows[row][self._quiet_at] if self._quiet is not None else None
        return "" if value is None or self._quiet is None else self._quiet.show(value)

    def sentence(self, row: int) -> str:
        """A row for someone who hears it: “Nagoya, Japan. Type: Sister city. Signed: 1959.”"""
        first = ", ".join(filter(None, (self.words(row, 0), self.quiet(row))))
        more = [f"{_(c.label)}: {self.words(row, n)}" for n, c in enumerate(self.columns) if n and self.words(row, n)]
        return ". ".join((first, *more)) + "."

    def has_chips(self, place: int) -> bool:
        """Whether a column says in chips where things stand."""
        return any(chips.tone_of(value) for value in {row[place] for row in self.rows})

    def row_of(self, number: int) -> int:
        """Where a record stands; -1 when it is not in the list."""
        try:
            return self.ids.index(number)
        except ValueError:
            return -1

    # -- order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is empty stands last either way."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        numbers = [self.ids[i.row()] for i in before]
        self.sorted_by = (column, order)
        self._arrange()
        places = {number: row for row, number in enumerate(self.ids)}
        after = [self.index(places[n], i.column()) for n, i in zip(numbers, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        place, order = self.sorted_by
        if not 0 <= place < len(self.columns):
            return
        self._turn(place, self.columns[place].value, order)
        if place in self._keys:
            self._turn(*self._keys[place], order)

    def _turn(self, place: int, value: Value, order: Qt.SortOrder) -> None:
        """By one cell; what is alike stays as it stands."""
        key = value.sort_key
        cells = [row[place] for row in self.rows]
        filled = [n for n, cell in enumerate(cells) if cell is not None]
        keys = {n: key(cells[n]) for n in filled}
        filled.sort(key=keys.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)
        turn = [*filled, *(n for n, cell in enumerate(cells) if cell is None)]
        self.ids = [self.ids[n] for n in turn]
        self.rows = [self.rows[n] for n in turn]
