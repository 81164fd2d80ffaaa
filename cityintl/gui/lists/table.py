"""The table of a list: rows are chosen whole, copied as a table, and opened with Enter."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cityintl.gui import style
from cityintl.gui.lists.drawing import DENSE, TALL, RowDrawing
from cityintl.gui.lists.heads import Heads
from cityintl.gui.lists.model import ListModel

#: In a small table: the widest of words, the usual and the least width of the column that tells most.
_WIDEST, _TELLING, _LEAST = 130, 124, 80
#: Values that are words of any length, those that tell most first.
_WORDY = ("note", "text")


class RecordTable(QTableView):
    """A table over a ListModel."""

    #: The current row changed: the record's number.
    walked = Signal(int)
    #: Enter or a double click: the record's number.
    opened = Signal(int)
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()
    resized = Signal()

    def __init__(self, tall: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = ListModel()
        self.setModel(self.records)
        self.setItemDelegate(RowDrawing(self, tall))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._tall, self._most = tall, 0
        self.measure()
        heads = Heads(self)
        self.setHorizontalHeader(heads)
        heads.setMinimumSectionSize(style.look().px(48))
        heads.setSortIndicatorClearable(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.records.ids[index.row()]))
        self.selectionModel().currentRowChanged.connect(self._tell)

    def measure(self) -> None:
        """Give the rows the height of the look in use."""
        self.verticalHeader().setDefaultSectionSize(style.look().px(TALL if self._tall else DENSE))

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.walked.emit(self.records.ids[now.row()])

    # -- which rows

    @property
    def current(self) -> int | None:
        """The number of the current record."""
        index = self.currentIndex()
        return self.records.ids[index.row()] if index.isValid() else None

    @property
    def chosen(self) -> list[int]:
        """The numbers of the selected records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.ids[row] for row in rows]

    def point_to(self, number: int) -> bool:
        """Make a record the current one, silently; False when it is not in the list."""
        row = self.records.row_of(number)
        if row < 0:
            return False
        if self.current != number or not self.chosen:
            self.blockSignals(True)
            self.selectRow(row)
            self.blockSignals(False)
            self.scrollTo(self.records.index(row, 0))
        return True

    def point_nowhere(self) -> None:
        """No record is the current one: that which is shown beside stands not in the list."""
        self.blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whoever shares out the width."""
        super().resizeEvent(event)
        if self._most:
            self._share()
        self.resized.emit()

    # -- a small table in a page that scrolls

    def fit(self, most: int) -> None:
        """Be as high as the rows, up to so many, and share the width: the words that tell most take what is left."""
        self._most = most
        rows = min(len(self.records.ids), most) * self.verticalHeader().defaultSectionSize()
        heads = self.horizontalHeader()
        self.setFixedHeight(heads.sizeHint().height() + rows + 2 * self.frameWidth() + 2)
        self._share()

    def _share(self) -> None:
        columns, heads, px = self.records.columns, self.horizontalHeader(), style.look().px
        if not columns:
            return
        telling = self._telling()
        others = [n for n in range(len(columns)) if n != telling]
        whole = {n: max(self.sizeHintForColumn(n), heads.sectionSizeHint(n)) for n in others}
        choices = [n for n in others if self.records.has_chips(n)]
        wordy = [n for n in others if columns[n].value.name in (*_WORDY, "choice") and n not in choices]
        wide = dict(whole)
        room = self.viewport().width() - max(px(_TELLING), self.sizeHintForColumn(telling))
        if sum(wide.values()) > room:  # long words give way first
            room = self.viewport().width() - px(_TELLING)
            wide |= {n: min(px(_WIDEST), whole[n]) for n in wordy}
        if sum(wide.values()) > room:  # then the heads before what stands under them
            wide = {n: min(wide[n], max(self.sizeHintForColumn(n), px(56))) for n in others}
        _narrow(wide, wordy, room)
        room = self.viewport().width() - px(_LEAST)
        _narrow(wide, choices, room)  # a status is cut late, a day or an amount never
        for place, width in wide.items():
            heads.resizeSection(place, width)
        heads.resizeSection(telling, max(px(56), self.viewport().width() - sum(wide.values())))

    def _telling(self) -> int:
        """The column that tells most: a note, else the first words, else the first of all."""
        kinds = [column.value.name for column in self.records.columns]
        return next((kinds.index(name) for name in _WORDY if name in kinds), 0)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, Ctrl+C copies; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.current is not None:
                self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same commands as in the menu, where the pointer or the current row is."""
        self.menu_wanted.emit(event.globalPos())

    # -- copying

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as text with tabs and as a table."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if rows:
            QGuiApplication.clipboard().setMimeData(as_table(self.records, rows))


def _narrow(wide: dict[int, int], places: Sequence[int], room: int) -> None:
    """Take from these columns what all have too much, from the last ones first."""
    for place in reversed(places):
        over = max(0, sum(wide.values()) - room)
        wide[place] = max(min(style.look().px(56), wide[place]), wide[place] - over)


def as_table(records: ListModel, rows: list[int]) -> QMimeData:
    """Rows with their headings, for a spreadsheet or a letter."""
    places = range(len(records.columns))
    lines = [[records.headerData(p, Qt.Orientation.Horizontal) for p in places]]
    for row in rows:
        cells = []
        for place in places:
            value = records.rows[row][place]
            cells.append("" if value is None else records.columns[place].value.cell(value))
        lines.append(cells)
    found = QMimeData()
    found.setText("\n".join("\t".join(c.replace("\t", " ").replace("\n", " ") for c in line) for line in lines))
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines[1:])
    head = "".join(f"<th>{escape(str(cell))}</th>" for cell in lines[0])
    found.setHtml(f"<table><tr>{head}</tr>{body}</table>")
    return found
