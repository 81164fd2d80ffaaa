"""The parts of a record as a tab: their table, and the chosen one edited in place below it.

objectNames: `parts_KIND`, `parts_table`, `part_add`, `part_delete`, `form`.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from cityintl.desk import lists
from cityintl.errors import UserError
from cityintl.gui import icons, layout, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.lists.model import Column
from cityintl.gui.lists.table import RecordTable
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Drafted, Existing, Source
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: The widest that a column of the small table becomes.
_WIDEST = 130
#: Rows that are seen without scrolling the table.
_MOST = 8


class PartsTab(QWidget):
    """All parts of one kind that a record has."""

    followed = Signal(str, int)
    delete_wanted = Signal(str, list)
    failed = Signal(object)

    def __init__(self, desk: DeskFile, kind: str, owner: int, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.kind, self.owner, self.around = desk, kinds.kind(kind), owner, around
        assert self.kind.part_of is not None
        self._link = self.kind.part_of.name
        self.setObjectName(f"parts_{kind}")
        self.table = RecordTable(tall=False)
        self.table.setObjectName("parts_table")
        self.table.setAccessibleName(_(self.kind.many))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form: Form | None = None
        matter = QWidget()
        matter.setProperty("look", "matter")
        lines = layout.spaced(QVBoxLayout(matter), 8, (12, 8, 12, 8))
        lines.addWidget(self._tools())
        lines.addWidget(self.table)
        self._place = layout.spaced(QVBoxLayout(), 0)
        lines.addLayout(self._place)
        lines.addStretch(1)
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(matter))
        self.table.walked.connect(self.open)
        self.table.opened.connect(lambda _number: self._enter_form())
        self.table.delete_wanted.connect(self.delete)
        self.refresh()

    def _tools(self) -> QWidget:
        add = QPushButton(_("Add {kind}").format(kind=_(self.kind.one).lower()))
        add.setObjectName("part_add")
        icons.put(add, "plus")
        add.clicked.connect(self.add)
        self.remove = QPushButton(_("Delete"))
        self.remove.setObjectName("part_delete")
        icons.put(self.remove, "trash")
        self.remove.clicked.connect(self.delete)
        held = QWidget()
        line = layout.spaced(QHBoxLayout(held), 8)
        line.addWidget(add)
        line.addWidget(self.remove)
        line.addStretch(1)
        return held

    def refresh(self) -> None:
        """Ask the desk again."""
        chosen = self.table.current
        kind = self.kind
        found = lists.listing(self.desk, kind.name, kind.table, "", {self._link: self.owner}, kind.order)
        columns = [Column(p, kind.fields[p].label, v) for p, v in zip(kind.table, found.values, strict=False)]
        self.table.records.fill(columns, None, found.ids, found.rows, sort=False)
        heads = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        for place in range(len(columns)):
            heads.resizeSection(place, min(heads.sectionSize(place), style.look().px(_WIDEST)))
        wide = [n for n, c in enumerate(columns) if c.value.name == "note"] or [0]
        if columns:
            heads.setSectionResizeMode(wide[0], QHeaderView.ResizeMode.Stretch)
        self.table.setVisible(bool(found.ids))
        rows = min(len(found.ids), _MOST) * self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(heads.sizeHint().height() + rows + 2 * self.table.frameWidth() + 2)
        self.remove.setEnabled(bool(found.ids))
        if chosen is not None and self.table.point_to(chosen):
            self._refresh_form()
        elif self.form is None or not isinstance(self.form.source, Drafted):
            self._show_form(None)
            if found.ids:
                self.table.selectRow(0)

    def _refresh_form(self) -> None:
        if self.form is None or self.form.editing is not None:
            return
        if isinstance(self.form.source, Existing):
            self.form.source.read_again()
            self.form.refresh()

    # -- one part

    def open(self, number: int) -> None:
        """Show a part below the table."""
        if self.form is not None and not self.form.finish():
            return
        self._show_form(Existing(self.desk, self.kind.name, number))

    def add(self) -> None:
        """Begin a new part; it is there once what it needs is filled."""
        if self.form is not None and not self.form.finish():
            return
        source = Drafted(self.desk, self.kind.name, {self._link: self.owner})
        self._show_form(source)
        self.table.clearSelection()
        assert self.form is not None
        self.form.edit_missing()

    def delete(self) -> None:
        """Ask for the chosen parts to be deleted."""
        if numbers := self.table.chosen:
            self.delete_wanted.emit(self.kind.name, numbers)

    def _show_form(self, source: Source | None) -> None:
        if source is None:
            self.form = None
            layout.clear(self._place)
            return
        around = Surroundings(self.desk, self.kind.name, source.values, self.around.add_new)
        new = isinstance(source, Drafted)
        self.form = Form(source, around, empties=True, hidden=(self._link,))
        self.form.more.hide()
        self.form.committed.connect(self._committed)
        self.form.followed.connect(self.followed)
        self.form.setProperty("look", "panel")
        self.form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout.clear(self._place)
        self._place.addWidget(self.form)
        self.remove.setEnabled(not new)

    def _enter_form(self) -> None:
        if self.form is not None and self.form.fields:
            next(iter(self.form.fields.values())).setFocus()

    def _committed(self, _name: str) -> None:
        assert self.form is not None
        source = self.form.source
        if isinstance(source, Drafted):
            if source.number is None:
                self.form.edit_missing()
                return
            number = source.number
            self.form = None
            self.refresh()
            try:
                self.table.point_to(number)
                self.open(number)
            except UserError as wrong:
                self.failed.emit(wrong)

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.form is None or self.form.finish()
