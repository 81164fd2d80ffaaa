"""The documents of a record as a tab: files dropped here are kept, looked at, saved elsewhere and let go.

objectNames: `documents`, `documents_table`, `document_add`, `document_open`, `document_save`, `document_show`,
`document_remove`.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cityintl.gui import filing, icons, layout
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.lists.model import Column
from cityintl.gui.lists.table import RecordTable
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.records.values import Number
from cityintl.store import DeskFile, Linked
from cityintl.words import _

#: Rows that are seen without scrolling the table.
_MOST = 12
_COLUMNS = ("title", "on", "language", "size", "public")


class Bytes(Number):
    """How much room a file takes, as people say it."""

    def cell(self, value: int | None) -> str:
        """“48 KB”, “1.2 MB”."""
        if value is None:
            return ""
        return f"{value / 1e6:,.1f} MB" if value >= 1_000_000 else f"{max(1, round(value / 1e3)):,} KB"


def documents_of(desk: DeskFile, kind: str, number: int) -> list[Linked]:
    """The links of a record with its documents, each document once."""
    found = {each.id: each for each in reversed(desk.linked(kind, number)) if each.kind == "document"}
    return [found[n] for n in sorted(found)]


class DocumentsTab(Tab):
    """The files that belong to one record."""

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.desk, self.kind, self.number = desk, kind, number
        self.setObjectName("documents")
        self.found: list[Linked] = []
        self.table = RecordTable(tall=False)
        self.table.setObjectName("documents_table")
        self.table.setAccessibleName(_("Documents of this record"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = layout.text(
            _("Drop files here: scans, photographs, programs, e-mails. Each is kept once, inside the desk."),
            "quiet",
            wrap=True,
        )
        matter = QWidget()
        matter.setProperty("look", "matter")
        lines = layout.spaced(QVBoxLayout(matter), 8, (12, 8, 12, 8))
        lines.addWidget(layout.inset(self._tools()))
        lines.addWidget(layout.inset(self.none))
        lines.addWidget(self.table)
        lines.addStretch(1)
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(matter))
        self.table.opened.connect(lambda _number: self._open())
        self.table.delete_wanted.connect(self._remove)
        self.refresh()

    def _tools(self) -> QWidget:
        add = self._button("document_add", _("Add file…"), "plus")
        add.clicked.connect(lambda: self.files_wanted.emit([]))
        self._acting: list[QPushButton] = []
        buttons = [add]
        for name, words, picture, act in (
            ("document_open", _("Open"), "eye", self._open),
            ("document_save", _("Save as…"), "download-simple", self._save),
            ("document_show", _("Details"), "arrow-right", self._show),
            ("document_remove", _("Remove"), "link-break", self._remove),
        ):
            button = self._button(name, words, picture)
            button.clicked.connect(act)
            button.setToolTip(
                _("Take it off this record; the document stays in the desk.") if act == self._remove else ""
            )
            self._acting.append(button)
            buttons.append(button)
        buttons[-1].setToolTip(_("Take it off this record; the document stays in the desk."))
        return flowing(*buttons, gap=8)

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        icons.put(button, picture)
        return button

    def refresh(self) -> None:
        """Ask the desk again."""
        chosen = self.table.current
        self.found = documents_of(self.desk, self.kind, self.number)
        fields = kinds.kind("document").fields
        values = {n: Bytes() if n == "size" else fields[n].value for n in _COLUMNS}
        columns = [Column(n, fields[n].label, values[n]) for n in _COLUMNS]
        ids = [each.id for each in self.found]
        rows = [tuple(self.desk.get("document", n).values[c] for c in _COLUMNS) for n in ids]
        self.table.records.fill(columns, None, ids, rows, sort=False)
        self.table.fit(_MOST)
        self.none.setVisible(not ids)
        self.table.setVisible(bool(ids))
        for button in self._acting:
            button.setVisible(bool(ids))
        if ids and (chosen is None or not self.table.point_to(chosen)):
            self.table.selectRow(0)

    @property
    def current(self) -> Linked | None:
        """The document that is pointed to."""
        return next((each for each in self.found if each.id == self.table.current), None)

    # -- what can be done

    def _open(self) -> None:
        if (number := self.table.current) is not None:
            filing.attempt(self, lambda: filing.look_at(self.desk, number))

    def _save(self) -> None:
        if (number := self.table.current) is not None:
            filing.attempt(self, lambda: filing.save_copy(self.desk, number, self))

    def _show(self) -> None:
        if self.current is not None:
            self.followed.emit("document", self.current.id)

    def _remove(self) -> None:
        if self.current is not None:
            self.cut_wanted.emit(self.current)
