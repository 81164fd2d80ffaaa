"""The map: partners and ties around our city, and beside it a list that says the same.

objectNames: `map_page`, `map_canvas`, `map_list`, `map_year`, `map_paper`.
"""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from cityintl.desk.map_of_ties import LEGEND, Drawing, drawing, years
from cityintl.gui import icons, layout, style
from cityintl.gui.dialogs.flowing import Beside, flowing
from cityintl.gui.map.canvas import MapCanvas, Sign
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.reference.sources import MAP_CREDIT
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: How wide the list is, and how high a partner of it, at 100 %.
_LIST, _ROW = 300, 58
_KEY = Qt.ItemDataRole.UserRole


class MapPage(Tab):
    """The page."""

    paper_wanted = Signal()

    def __init__(self, desk: DeskFile) -> None:
        super().__init__()
        self.setObjectName("map_page")
        self.desk = desk
        self.title = layout.text(_("Map"), "title")
        self.sums = layout.text("", "quiet")
        self.year = QComboBox()
        self.year.setObjectName("map_year")
        self.year.setAccessibleName(_("Visits of a year"))
        self.year.currentIndexChanged.connect(self._choose_year)
        paper = QPushButton(_("Print…"))
        paper.setObjectName("map_paper")
        icons.put(paper, "file-pdf")
        paper.clicked.connect(self.paper_wanted)
        self.canvas = MapCanvas(drawing(desk))
        self.canvas.followed.connect(self.followed)
        self.canvas.pointed.connect(self._point)
        self.list = _list_of_partners()
        self.list.currentItemChanged.connect(self._mark)
        self.list.activated.connect(self._open)
        self.credit = layout.text(MAP_CREDIT, "label", wrap=True)
        self.empty = layout.text(
            _("Partners stand here as soon as there are some, with the lines of their ties."), "quiet"
        )
        self.empty.setWordWrap(True)
        left = QWidget()
        inside = layout.spaced(QVBoxLayout(left), 4)
        inside.addWidget(self.canvas, 1)
        for each in (self.empty, _legend(), self.credit):
            inside.addWidget(each)
        lines = layout.spaced(QVBoxLayout(self), 10, (20, 14, 20, 12))
        lines.addWidget(flowing(layout.row(self.title, self.sums), layout.row(self.year, paper), gap=8))
        lines.addWidget(scrolling(Beside(left, self.list, gap=16, least=_LIST + 420, stretch=(1, 0))), 1)
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk again."""
        chosen = self.year.currentData()
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem(_("Without visits"), None)
        for year in years(self.desk):
            self.year.addItem(_("Visits of {year}").format(year=year), year)
        place = max(0, self.year.findData(chosen)) if chosen else 0
        self.year.setCurrentIndex(place)
        self.year.blockSignals(False)
        self._show(drawing(self.desk, self.year.currentData()))

    def _choose_year(self) -> None:
        self._show(drawing(self.desk, self.year.currentData()))

    def _show(self, found: Drawing) -> None:
        self.canvas.show_drawing(found)
        ways, visits = len(found.ways), sum(spot.visits for _at, spot in found.dots)
        self.list.setVisible(bool(found.spots))
        self.empty.setVisible(not found.spots)
        words = [
            ngettext("{n} partner", "{n} partners", found.partners).format(n=found.partners),
            ngettext("{n} line of a tie", "{n} lines of ties", ways).format(n=ways),
        ]
        if found.year:
            words.append(ngettext("{n} visit", "{n} visits", visits).format(n=visits))
        self.sums.setText(" · ".join(words))
        current = self.list.currentItem()
        key = current.data(_KEY) if current else None
        self.list.blockSignals(True)
        self.list.clear()
        for spot in found.spots:
            item = QListWidgetItem(icons.icon("map-pin", spot.tone), "\n".join(spot.lines))
            item.setSizeHint(QSize(0, style.look().px(_ROW)))
            item.setData(_KEY, (spot.kind, spot.number))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spot.said)
            self.list.addItem(item)
            if (spot.kind, spot.number) == key:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _mark(self, item: QListWidgetItem | None) -> None:
        self.canvas.mark(item.data(_KEY) if item else None)

    def _point(self, key: tuple[str, int] | None) -> None:
        for place in range(self.list.count()):
            if key and self.list.item(place).data(_KEY) == key:
                self.list.setCurrentRow(place)

    def _open(self, index: QModelIndex) -> None:
        self.followed.emit(*index.data(_KEY))

    def begin(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)


def _list_of_partners() -> QListWidget:
    partners = QListWidget()
    partners.setObjectName("map_list")
    partners.setAccessibleName(_("Partners on the map"))
    partners.setProperty("look", "choices")
    partners.setMinimumWidth(style.look().px(_LIST))
    partners.setMinimumHeight(style.look().px(2 * _ROW))
    partners.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    partners.setTextElideMode(Qt.TextElideMode.ElideRight)
    return partners


def _legend() -> QWidget:
    """What the colours of the lines mean."""
    shown = [layout.row(Sign(tone, mark), layout.text(_(words), "label"), gap=4) for tone, mark, words in LEGEND]
    return flowing(*shown, layout.text(_("dashed: at rest or not yet agreed"), "label"), gap=10)
