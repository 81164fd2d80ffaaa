"""The parts of a record as a tab: their table, and the chosen one edited in place below it, with parts of its own.

objectNames: `parts_KIND`, `parts_table`, `part_add`, `part_delete`, `form`; for parts of a part the same in a widget
`inner_KIND`, with `inner_table`, `inner_add` and `inner_delete`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cityintl.desk import beginnings, lists
from cityintl.errors import UserError
from cityintl.gui import icons, layout
from cityintl.gui.editors import Surroundings
from cityintl.gui.lists.model import Column
from cityintl.gui.lists.table import RecordTable
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Drafted, Existing, Source
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Rows that are seen without scrolling the table.
_MOST = 8


class PartsTab(Tab):
    """All parts of one kind that a record has, or that a part of it has (`inner`)."""

    def __init__(self, desk: DeskFile, kind: str, owner: int, around: Surroundings, inner: bool = False) -> None:
        super().__init__()
        self.desk, self.kind, self.owner, self.around = desk, kinds.kind(kind), owner, around
        assert self.kind.part_of is not None
        self._link, self._is_inner = self.kind.part_of.name, inner
        self.setObjectName(f"inner_{kind}" if inner else f"parts_{kind}")
        self.table = RecordTable(tall=False)
        self.table.setObjectName("inner_table" if inner else "parts_table")
        self.table.setAccessibleName(_(self.kind.many))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form: Form | None = None
        self.inner: list[PartsTab] = []
        self._lay()
        self.table.walked.connect(self.open)
        self.table.opened.connect(lambda _number: self._enter_form())
        self.table.delete_wanted.connect(self.delete)
        self.refresh()

    def _lay(self) -> None:
        matter = QWidget()
        matter.setProperty("look", "matter")
        lines = layout.spaced(QVBoxLayout(matter), 8, (8, 4, 0, 0) if self._is_inner else (12, 8, 12, 8))
        lines.addWidget(self._tools() if self._is_inner else layout.inset(self._tools()))
        lines.addWidget(self.table)
        self._place = layout.spaced(QVBoxLayout(), 0)
        lines.addLayout(self._place)
        if self._is_inner:
            layout.spaced(QVBoxLayout(self), 0).addWidget(matter)
            return
        lines.addStretch(1)
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(matter))

    def _tools(self) -> QWidget:
        name = "inner" if self._is_inner else "part"
        add = QPushButton(_("Add {kind}").format(kind=_(self.kind.one).lower()))
        add.setObjectName(f"{name}_add")
        icons.put(add, "plus")
        add.clicked.connect(self.add)
        self.remove = QPushButton(_("Delete"))
        self.remove.setObjectName(f"{name}_delete")
        self.remove.setAccessibleName(_("Delete {kind}").format(kind=_(self.kind.one).lower()))
        icons.put(self.remove, "trash")
        self.remove.clicked.connect(self.delete)
        held = QWidget()
        line = layout.spaced(QHBoxLayout(held), 8)
        if self._is_inner:
            line.addWidget(layout.text(_(self.kind.many), "strong"))
            line.addStretch(1)
        line.addWidget(add)
        line.addWidget(self.remove)
        if not self._is_inner:
            line.addStretch(1)
        return held

    def refresh(self) -> None:
        """Ask the desk again."""
        chosen = self.table.current
        kind = self.kind
        found = lists.listing(self.desk, kind.name, kind.table, "", {self._link: self.owner}, kind.order)
        columns = [Column(p, kind.fields[p].label, v) for p, v in zip(kind.table, found.values, strict=False)]
        self.table.records.fill(columns, None, found.ids, found.rows, sort=False)
        self.table.setVisible(bool(found.ids))
        self.table.fit(_MOST)
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
        for each in self.inner:
            each.refresh()

    # -- one part

    def open(self, number: int) -> None:
        """Show a part below the table."""
        if not self.finish():
            return
        self._show_form(Existing(self.desk, self.kind.name, number))

    def add(self) -> None:
        """Begin a new part; it is there once what it needs is filled."""
        if not self.finish():
            return
        begun = beginnings.begin(self.kind.name, self.desk.today)
        source = Drafted(self.desk, self.kind.name, {**begun, self._link: self.owner})
        self._show_form(source)
        self.table.clearSelection()
        assert self.form is not None
        self.form.edit_missing()

    def delete(self) -> None:
        """Ask for the chosen parts to be deleted."""
        if numbers := self.table.chosen:
            self.delete_wanted.emit(self.kind.name, numbers)

    def _show_form(self, source: Source | None) -> None:
        self.inner = []
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
        if isinstance(source, Existing):
            self._add_inner(source.number)

    def _add_inner(self, number: int) -> None:
        """The parts that this part has, below its facts."""
        for kind in kinds.parts_of(self.kind.name):
            inner = PartsTab(self.desk, kind.name, number, self.around, inner=True)
            inner.followed.connect(self.followed)
            inner.delete_wanted.connect(self.delete_wanted)
            inner.failed.connect(self.failed)
            self.inner.append(inner)
            self._place.addWidget(inner)

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
        """Commit what is being typed, here and in the parts of the part."""
        return (self.form is None or self.form.finish()) and all(each.finish() for each in self.inner)

    def point_to(self, parts: Sequence[tuple[str, int]]) -> None:
        """Choose this part, and below it a part of that part."""
        if not parts or parts[0][0] != self.kind.name or not self.finish():
            return
        number = parts[0][1]
        if self.table.point_to(number):
            if self.form is None or self.form.source.number != number:
                self._show_form(Existing(self.desk, self.kind.name, number))
            for each in self.inner:
                each.point_to(parts[1:])
