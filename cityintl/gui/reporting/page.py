"""Global reporting at a glance: the frameworks in use by year, and the gaps of the indicators by department.

objectNames: `reporting_page`, `reporting_grid`, `reporting_earlier`, `reporting_later`, `reporting_frameworks`,
`reporting_tabs`, `gap_rows`, `reporting_empty`.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from cityintl.desk import indicators, reporting_grid
from cityintl.desk.indicators import Gap, Series
from cityintl.gui import icons, layout, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.record.working import Tab
from cityintl.gui.reporting.grid import ReportingGrid
from cityintl.gui.scrolling import scrolling
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.rows import RowsList
from cityintl.records.indicator import RequestState
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: How many years stand beside each other at the most, and the room that each takes at least.
_YEARS, _ROOM = 4, 165
_TONES = {RequestState.QUERIED: "red", RequestState.REQUESTED: "amber"}


class ReportingPage(Tab):
    """The page."""

    #: A place to go to, such as the list of frameworks.
    place_wanted = Signal(str)

    def __init__(self, desk: DeskFile) -> None:
        super().__init__()
        self.setObjectName("reporting_page")
        self.desk = desk
        self._first: int | None = None
        self._shown = _YEARS
        self._targets: list[tuple[str, int]] = []
        self.title = layout.text(_("Global reporting"), "title")
        self.sums = layout.text("", "quiet")
        earlier = layout.tool(_("A year earlier"), "caret-left")
        later = layout.tool(_("A year later"), "caret-right")
        earlier.setObjectName("reporting_earlier")
        later.setObjectName("reporting_later")
        earlier.clicked.connect(lambda: self._turn(-1))
        later.clicked.connect(lambda: self._turn(1))
        frameworks = QPushButton(_("Choose frameworks…"))
        frameworks.setObjectName("reporting_frameworks")
        icons.put(frameworks, "stack")
        frameworks.clicked.connect(lambda: self.place_wanted.emit("framework"))
        self.grid = ReportingGrid()
        self.grid.followed.connect(self.followed)
        self.empty = layout.text(
            _("No framework is in use yet. “Choose frameworks…” adds the usual ones; say “We report” where it is so."),
            "quiet",
            wrap=True,
        )
        self.empty.setObjectName("reporting_empty")
        self.tabs = QTabWidget()
        self.tabs.setObjectName("reporting_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._by_year(), _("By year"))
        self.tabs.addTab(self._by_department(), _("Gaps by department"))
        lines = layout.spaced(QVBoxLayout(self), 10, (20, 14, 20, 12))
        lines.addWidget(flowing(self.title, self.sums, earlier, later, frameworks, gap=8))
        lines.addWidget(self.tabs, 1)
        self.refresh()

    def _by_year(self) -> QWidget:
        held = QWidget()
        lines = layout.spaced(QVBoxLayout(held), 8, (0, 8, 0, 0))
        lines.addWidget(self.empty)
        lines.addWidget(self.grid, 1)
        lines.addStretch(0)
        return held

    def _by_department(self) -> QWidget:
        self.gaps = RowsList("gap_rows", _("Gaps by department"))
        self.gaps.opened.connect(lambda place: self.followed.emit(*self._targets[place]))
        self.whole = layout.text("", "strong", wrap=True)
        matter = QWidget()
        matter.setProperty("look", "matter")
        lines = layout.spaced(QVBoxLayout(matter), 8, (8, 10, 8, 8))
        lines.addWidget(layout.inset(self.whole))
        lines.addWidget(self.gaps)
        lines.addStretch(1)
        return scrolling(matter)

    def _turn(self, years: int) -> None:
        self._first = self._begin() + years
        self.refresh()

    def _begin(self) -> int:
        """The first year shown: last year's, or this one where there is room for few."""
        return self._first or self.desk.today.year - (self._shown > 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many years as have room, the framework's name beside them."""
        super().resizeEvent(event)
        room = self.width() // style.look().px(_ROOM) - 1
        shown = max(1, min(_YEARS, room))
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def refresh(self) -> None:
        """Ask the desk again."""
        first = self._begin()
        found = reporting_grid.grid(self.desk, self.desk.today, tuple(range(first, first + self._shown)))
        self.grid.show_grid(found)
        self.grid.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        words = ngettext("{n} framework in use", "{n} frameworks in use", len(found.lines)).format(n=len(found.lines))
        self.sums.setText(words)
        self._show_gaps()

    def _show_gaps(self) -> None:
        gaps = indicators.gaps(self.desk, self.desk.today)
        apart = indicators.not_applicable(self.desk, self.desk.today)
        self._targets = []
        rows: list[Row] = []
        for _number, name, found in indicators.by_department(gaps, self.desk):
            count = ngettext("{n} gap", "{n} gaps", len(found)).format(n=len(found))
            rows.append(Row(-1, name, heading=True, end=count))
            rows += [self._gap(each) for each in found]
        if apart:
            rows.append(Row(-1, _("Not applicable here"), heading=True, end=str(len(apart))))
            rows += [self._apart(each) for each in apart]
        self.gaps.fill(rows)
        words = ngettext("{n} indicator lacks something.", "{n} indicators lack something.", len(gaps))
        self.whole.setText(words.format(n=len(gaps)) if gaps else _("No indicator lacks anything."))

    def _gap(self, each: Gap) -> Row:
        self._targets.append(("indicator", each.indicator))
        lacks = ", ".join(each.lacks)
        words = _(each.status.value) if each.status else _("Not asked yet")
        tone = _TONES.get(each.status, "quiet") if each.status else "quiet"
        quiet = " · ".join(filter(None, (lacks, each.owner)))
        return Row(
            len(self._targets) - 1, f"{each.code}  {each.name}", quiet, end=words, end_tone=tone, picture="chart-line"
        )

    def _apart(self, each: Series) -> Row:
        self._targets.append(("indicator", each.use["indicator"]))
        words = f"{each.indicator['code']}  {each.use['name']}"
        return Row(len(self._targets) - 1, words, each.use["why"] or "", picture="chart-line")

    def begin(self) -> None:
        """Put the keyboard into the table."""
        shown = self.gaps if self.tabs.currentIndex() else self.grid
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if shown is self.grid and self.grid.currentRow() < 0 and self.grid.rowCount():
            self.grid.setCurrentCell(0, 0)
