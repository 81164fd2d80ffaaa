"""Everything a record is linked to, both ways, as a tab: kind by kind with counts; links are made and cut here.

objectNames: `linked`, `linked_list`, `link_add`, `link_cut`, `add_KIND` for what is usually added about a record.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from cityintl.gui import icons, layout, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors.offers import OfferDrawing
from cityintl.gui.places import PICTURES
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.store import DeskFile, Linked
from cityintl.words import _

_QUIET = Qt.ItemDataRole.UserRole + 1
_HEADING = Qt.ItemDataRole.UserRole + 2
_ROLES = {"about": ("about", "is about this"), "related": ("related", "related")}
#: What is usually added about a record, in the words of the button; a gift only where somebody gives or takes.
_USUAL = (("follow_up", "Follow-up"), ("decision", "Decision"), ("correspondence", "Letter"), ("gift", "Gift"))
_GIVING = ("tie", "partner", "person", "organization", "delegation", "event")


class _LinkDrawing(OfferDrawing):
    """Draws a link as an offer is drawn, and the heading of each kind with its count."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A quiet heading over a hairline, or a link."""
        if not index.data(_HEADING):
            super().paint(painter, option, index)
            return
        look = style.look()
        painter.save()
        inside = option.rect.adjusted(look.px(12), look.px(8), -look.px(12), 0)
        painter.setFont(look.font(style.LABEL, 600))
        painter.setPen(look.colour("quiet"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A heading stands a little apart."""
        return QSize(0, style.look().px(32)) if index.data(_HEADING) else super().sizeHint(option, index)


class LinkedTab(Tab):
    """The other ends of all links of one record."""

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.desk, self.kind, self.number = desk, kind, number
        self.setObjectName("linked")
        #: What each line of the list shows; None for a heading.
        self.found: list[Linked | None] = []
        self.list = QListWidget()
        self.list.setObjectName("linked_list")
        self.list.setAccessibleName(_("Linked records"))
        self.list.setItemDelegate(_LinkDrawing(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = layout.text(_("Nothing is linked to this record yet."), "quiet", wrap=True)
        self.list.setMinimumHeight(style.look().px(120))
        matter = QWidget()
        matter.setProperty("look", "matter")
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(matter))
        lines = layout.spaced(QVBoxLayout(matter), 8, (12, 8, 12, 8))
        lines.addWidget(layout.inset(self._tools()))
        lines.addWidget(layout.inset(self.none))
        lines.addWidget(self.list, 1)
        lines.addStretch(0)
        self.list.itemActivated.connect(self._follow)
        self.list.currentRowChanged.connect(self._walked)
        self.refresh()

    def _tools(self) -> QWidget:
        buttons = []
        for kind, words in _USUAL:
            if kind != self.kind and (kind != "gift" or self.kind in _GIVING):
                button = self._button(f"add_{kind}", _(words), PICTURES[kind])
                button.setAccessibleName(_("Add {kind}").format(kind=_(words).lower()))
                button.clicked.connect(lambda _on=False, kind=kind: self.about_wanted.emit(kind))
                buttons.append(button)
        if self.kind != "document":
            file = self._button("add_document", _("Document"), PICTURES["document"])
            file.setAccessibleName(_("Add document"))
            file.clicked.connect(lambda: self.files_wanted.emit([]))
            buttons.append(file)
        more = self._button("link_add", _("Link…"), "link")
        more.clicked.connect(self.link_wanted)
        self.cut = self._button("link_cut", _("Cut link"), "link-break")
        self.cut.clicked.connect(self._cut)
        return flowing(layout.text(_("Add:"), "quiet"), *buttons, more, self.cut, gap=8)

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        icons.put(button, picture)
        return button

    def refresh(self) -> None:
        """Ask the desk again."""
        before = self.current
        order = {kind.name: place for place, kind in enumerate(kinds.KINDS)}
        found = sorted(self.desk.linked(self.kind, self.number), key=lambda each: (order[each.kind], each.title))
        self.list.clear()
        self.found = []
        for each in found:
            if not self.found or (last := self.found[-1]) is None or last.kind != each.kind:
                self._add_heading(each.kind, sum(1 for other in found if other.kind == each.kind))
            self._add(each)
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))
        at = self.found.index(before) if before in self.found else 1
        self.list.setCurrentRow(at if found else -1)
        self._walked(self.list.currentRow())

    def _add_heading(self, kind: str, count: int) -> None:
        item = QListWidgetItem(f"{_(kinds.kind(kind).many)} · {count:,}")
        item.setData(_HEADING, True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)
        self.found.append(None)

    def _add(self, each: Linked) -> None:
        item = QListWidgetItem(each.title)
        quiet = " · ".join(dict.fromkeys(filter(None, (_said(each), each.quiet, each.reference))))
        item.setData(_QUIET, quiet)
        one = _(kinds.kind(each.kind).one)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}, {one}, {quiet}")
        item.setIcon(icons.icon(PICTURES.get(each.kind, "link")))
        self.list.addItem(item)
        self.found.append(each)

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


def _said(each: Linked) -> str:
    """The word for the link as it reads from here."""
    if not each.field:
        return _(_ROLES.get(each.role, (each.role, each.role))[0 if each.outward else 1])
    return _(each.role) if each.outward else _("this as {role}").format(role=_(each.role).lower())
