"""The first step: which file, which sheet, where the headers stand, which rows, and what the rows are.

objectNames: `choose_file`, `sheet`, `header_row`, `where_column`, `where_value`, `kind`, `file_rows`
(a look at the first rows).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cityintl.gui import icons
from cityintl.gui.dialogs.flowing import Beside, flowing
from cityintl.gui.dialogs.pieces import icon_button, labelled, quiet, strong
from cityintl.gui.layout import column, row, set_look, spaced
from cityintl.words import _

#: How the files are called that can be read.
PATTERN = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"
#: Rows of the file that are shown to find the header by.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown of a file: its sheets, first rows, header row (from 1), columns and the filter.

    A filter whose value is “” takes nothing away: its value is still to be chosen.
    """

    sheets: Sequence[str]
    sheet: str
    first_rows: Sequence[tuple[int, Sequence[str]]]
    header_row: int
    columns: Sequence[str]
    where: tuple[str, str] | None
    values: Sequence[str]
    kind: str
    matching: str


class FileStep(QWidget):
    """Choose or drop a file, then say how it is to be read."""

    file_chosen = Signal(Path)
    sheet_chosen = Signal(str)
    header_chosen = Signal(int)
    where_chosen = Signal(str, str)
    kind_chosen = Signal(str)

    def __init__(self, kinds: Sequence[tuple[str, str]], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._where: tuple[str, str] | None = None
        self.setAcceptDrops(True)
        lines = spaced(QVBoxLayout(self), 12)
        lines.addWidget(self._drop_zone())
        self.settings = QWidget()
        lines.addWidget(self.settings)
        self._lay_settings(kinds)
        self.table = self._rows_table()
        lines.addWidget(self.table, 1)
        self.settings.hide()
        self.table.hide()
        self.empty = QWidget()
        lines.addWidget(self.empty, 1)

    def _drop_zone(self) -> QFrame:
        zone = QFrame()
        zone.setProperty("look", "card")
        self.choose = icon_button(_("Choose a file…"), "folder-open", strong=True)
        self.choose.setObjectName("choose_file")
        self.choose.clicked.connect(self._choose)
        self.name = strong(_("Drop a spreadsheet here, or choose one."), wrap=True)
        self.formats = quiet(_("Excel (.xlsx, .xls), LibreOffice (.ods), text (.csv, .tsv). The file is only read."))
        said = column(self.name, self.formats, gap=2)
        inside = spaced(QVBoxLayout(zone), 0, (16, 14, 16, 14))
        inside.addWidget(Beside(said, row(self.choose), gap=16, least=520, stretch=(1, 0)))
        return zone

    def _lay_settings(self, kinds: Sequence[tuple[str, str]]) -> None:
        self.sheet, self.header, self.where = QComboBox(), QComboBox(), QComboBox()
        self.value, self.kind = QComboBox(), QComboBox()
        for box, name in ((self.sheet, "sheet"), (self.where, "where_column"), (self.value, "where_value"),
                          (self.kind, "kind"), (self.header, "header_row")):  # fmt: skip
            box.setObjectName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        for key, label in kinds:
            self.kind.addItem(label, key)
        self.value.setEditable(True)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.sheet.textActivated.connect(self.sheet_chosen)
        self.header.activated.connect(lambda _n: self.header_chosen.emit(self.header.currentData()))
        self.where.activated.connect(lambda _n: self.where_chosen.emit(self.where.currentData() or "", ""))
        self.value.activated.connect(self._where_changed)
        if line := self.value.lineEdit():
            line.setPlaceholderText(_("choose…"))
            line.editingFinished.connect(self._where_changed)
        self.kind.activated.connect(lambda _n: self.kind_chosen.emit(self.kind.currentData()))
        self.matching = quiet("", wrap=False)
        self.sheet_field = labelled(_("Sheet"), self.sheet)
        self.header_field = labelled(_("Names of the columns stand in row"), self.header)
        self.where_field = labelled(_("Only rows where"), self.where)
        self.value_field = labelled(_("is"), self.value)
        fields = flowing(
            self.sheet_field,
            self.header_field,
            labelled(_("The rows are"), self.kind),
            self.where_field,
            self.value_field,
        )
        lines = spaced(QVBoxLayout(self.settings), 6)
        lines.addWidget(fields)
        lines.addWidget(self.matching)

    def _rows_table(self) -> QTableWidget:
        table = QTableWidget()
        table.setObjectName("file_rows")
        table.setAccessibleName(_("The first rows of the file"))
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(self.fontMetrics().height() * 8)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return table

    # -- showing a file

    def show_file(self, name: str, look: Look) -> None:
        """Show how the file is read now; signals stay silent meanwhile."""
        boxes = (self.sheet, self.where, self.value, self.kind, self.header)
        for box in boxes:
            box.blockSignals(True)
        self.name.setText(name)
        self.choose.setText(_("Choose another…"))
        set_look(self.choose, "primary", False)
        icons.put(self.choose, "folder-open")
        self._show_settings(look)
        self._show_rows(look)
        for box in boxes:
            box.blockSignals(False)
        self.empty.hide()
        self.settings.show()
        self.table.show()

    def show_refused(self, name: str, kind: str | None) -> None:
        """Name the file that was refused; what its rows are can still be said, and read anew."""
        self.name.setText(name)
        if self.settings.isHidden():
            for field in (self.sheet_field, self.header_field, self.where_field, self.value_field):
                field.hide()
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self.settings.show()

    def _show_settings(self, look: Look) -> None:
        self.sheet.clear()
        self.sheet.addItems(list(look.sheets))
        self.sheet.setCurrentText(look.sheet)
        self.sheet_field.setVisible(len(look.sheets) > 1)
        self.header.clear()
        for number, cells in look.first_rows:
            self.header.addItem(f"{number}: " + ", ".join(filter(None, cells[:4])), number)
        self.header.setCurrentIndex(max(0, self.header.findData(look.header_row)))
        self.kind.setCurrentIndex(self.kind.findData(look.kind))
        self._where = look.where
        self.header_field.show()
        self.where_field.show()
        self.where.clear()
        self.where.addItem(_("(all rows)"), "")
        for header in look.columns:
            self.where.addItem(header, header)
        self.where.setCurrentIndex(self.where.findData(look.where[0]) if look.where else 0)
        self.value.clear()
        self.value.addItems(list(look.values))
        self.value.setCurrentIndex(-1)
        self.value.setEditText(look.where[1] if look.where else "")
        self.value_field.setVisible(look.where is not None)
        self.matching.setText(look.matching)

    def _show_rows(self, look: Look) -> None:
        above = [n for n, (number, _cells) in enumerate(look.first_rows) if number <= look.header_row]
        first = max(0, (above[-1] if above else 0) - 2)
        shown = look.first_rows[first : first + SHOWN]
        self.table.setRowCount(len(shown))
        self.table.setColumnCount(max((len(cells) for _number, cells in shown), default=0))
        font = self.table.font()
        for line, (number, cells) in enumerate(shown):
            self.table.setVerticalHeaderItem(line, QTableWidgetItem(str(number)))
            font.setWeight(QFont.Weight.DemiBold if number == look.header_row else QFont.Weight.Normal)
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setFont(font)
                self.table.setItem(line, place, item)
        self.table.resizeColumnsToContents()

    # -- what the user does

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Import a spreadsheet"), str(self._folder), f"{_('Spreadsheets')} ({PATTERN});;{_('All files')} (*)"
        )
        if chosen:
            self.file_chosen.emit(Path(chosen))

    def _where_changed(self, _change: int = 0) -> None:
        chosen = (self.where.currentData() or "", self.value.currentText().strip())
        if chosen != self._where and chosen[0]:
            self.where_chosen.emit(*chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A single file may be dropped."""
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        if path := dropped_file(event):
            event.acceptProposedAction()
            self.file_chosen.emit(path)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one spreadsheet that is being dropped, if it is one; for the window as well."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if f"*{path.suffix.lower()}" in PATTERN.split() else None
