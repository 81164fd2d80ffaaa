"""Everything a record is linked to, both ways, as a tab; from here links are made and cut.

objectNames: `linked`, `linked_list`, `link_add`, `link_cut`, `add_decision`, `add_correspondence`.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from cityintl.gui import icons, layout
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors.offers import OfferDrawing
from cityintl.gui.navigation import PLACES
from cityintl.records import kinds
from cityintl.store import DeskFile, Linked
from cityintl.words import _

_QUIET = Qt.ItemDataRole.UserRole + 1
_PICTURES = {name: picture for _heading, places in PLACES for name, _words, picture, _always in places}
_ROLES = {"about": ("about", "is about this"), "related": ("related", "related")}


class LinkedTab(QWidget):
    """The other ends of all links of one record."""

    followed = Signal(str, int)
    link_wanted = Signal()
    cut_wanted = Signal(object)
    about_wanted = Signal(str)

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.desk, self.kind, self.number = desk, kind, number
        self.setObjectName("linked")
        self.found: list[Linked] = []
        self.list = QListWidget()
        self.list.setObjectName("linked_list")
        self.list.setAccessibleName(_("Linked records"))
        self.list.setItemDelegate(OfferDrawing(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = layout.text(_("Nothing is linked to this record yet."), "quiet", wrap=True)
        lines = layout.spaced(QVBoxLayout(self), 8, (12, 8, 12, 8))
        lines.addWidget(self._tools())
        lines.addWidget(self.none)
        lines.addWidget(self.list, 1)
        self.list.itemActivated.connect(self._follow)
        self.list.currentRowChanged.connect(self._walked)
        self.refresh()

    def _tools(self) -> QWidget:
        decide = self._button("add_decision", _("Add decision"), "scales")
        decide.clicked.connect(lambda: self.about_wanted.emit("decision"))
        letter = self._button("add_correspondence", _("Add letter"), "envelope-simple")
        letter.clicked.connect(lambda: self.about_wanted.emit("correspondence"))
        more = self._button("link_add", _("Link…"), "link")
        more.clicked.connect(self.link_wanted)
        self.cut = self._button("link_cut", _("Cut link"), "link-break")
        self.cut.clicked.connect(self._cut)
        return flowing(decide, letter, more, self.cut, gap=8)

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        icons.put(button, picture)
        return button

    def refresh(self) -> None:
        """Ask the desk again."""
        row = self.list.currentRow()
        order = {kind.name: place for place, kind in enumerate(kinds.KINDS)}
        found = self.desk.linked(self.kind, self.number)
        self.found = sorted(found, key=lambda each: (order[each.kind], each.title))
        self.list.clear()
        for each in self.found:
            item = QListWidgetItem(each.title)
            quiet = " · ".join(dict.fromkeys(filter(None, (*_said(each), each.quiet, each.reference))))
            item.setData(_QUIET, quiet)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}, {quiet}")
            item.setIcon(icons.icon(_PICTURES.get(each.kind, "link")))
            self.list.addItem(item)
        self.none.setVisible(not self.found)
        self.list.setVisible(bool(self.found))
        self.list.setCurrentRow(min(max(row, 0), len(self.found) - 1))
        self._walked(self.list.currentRow())

    @property
    def current(self) -> Linked | None:
        """The link that is pointed to."""
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _walked(self, _row: int) -> None:
        self.cut.setEnabled(self.current is not None and not self.current.field)

    def _follow(self, _item: QListWidgetItem) -> None:
        if self.current is not None:
            self.followed.emit(self.current.kind, self.current.id)

    def _cut(self) -> None:
        if self.current is not None:
            self.cut_wanted.emit(self.current)


def _said(each: Linked) -> tuple[str, str]:
    """The kind of the other end, and the word for the link as it reads from here."""
    one = _(kinds.kind(each.kind).one)
    if not each.field:
        return one, _(_ROLES.get(each.role, (each.role, each.role))[0 if each.outward else 1])
    return (one, _(each.role)) if each.outward else (one, _("this as {role}").format(role=_(each.role).lower()))
