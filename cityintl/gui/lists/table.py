"""The table of a list: rows are chosen whole, copied as a table, and opened with Enter."""

from html import escape

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cityintl.gui import style
from cityintl.gui.lists.drawing import DENSE, TALL, RowDrawing
from cityintl.gui.lists.model import ListModel


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
        self._tall = tall
        self.measure()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whoever shares out the width."""
        super().resizeEvent(event)
        self.resized.emit()

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
