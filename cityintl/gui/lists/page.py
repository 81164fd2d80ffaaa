"""The page of a list: heading, filter words, columns, the table, and what belongs here when it is empty.

objectNames: `list_KIND` (the page), `heading`, `count`, `filter`, `add_filter`, `filters`, `columns`, `print_list`,
`table`, `empty`
with `empty_new`, `empty_usual`, `empty_import` and `empty_sample`, `clear_filter`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cityintl.desk import conditions, lists
from cityintl.gui import layout, style
from cityintl.gui.lists import widths
from cityintl.gui.lists.empty import EmptyPage
from cityintl.gui.lists.filters import FilterBar
from cityintl.gui.lists.model import Column
from cityintl.gui.lists.table import RecordTable
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Milliseconds of rest after a key before the list is narrowed.
_REST = 120


class ListPage(QWidget):
    """One kind's records; `walked` and `opened` tell which one is wanted."""

    walked = Signal(str, int)
    opened = Signal(str, int)
    new_wanted = Signal(str)
    usual_wanted = Signal(str)
    import_wanted = Signal()
    sample_wanted = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)
    print_wanted = Signal()
    columns_chosen = Signal(str, tuple)
    #: The list is narrowed otherwise: the kind, and its conditions as they are written down.
    filters_chosen = Signal(str, tuple)

    def __init__(
        self, desk: DeskFile, kind: str, columns: Sequence[str] = (), filters: Sequence[str] | None = None
    ) -> None:
        super().__init__()
        self.desk, self.kind = desk, kinds.kind(kind)
        self.setObjectName(f"list_{kind}")
        usual = lists.usual(kind)
        known = {h.path for h in lists.headings(kind, desk.home(), desk.today)}
        self.columns = tuple(c for c in columns if c in known) or usual
        self.filters = FilterBar(desk, kind)
        askable = lists.askable(kind, desk.home(), desk.today)
        values = {heading.path: heading.value for heading in askable}
        kept = [found for text in filters or () if (found := conditions.read(text, values))]
        self.filters.show_conditions(lists.first_conditions(kind) if filters is None else kept, askable)
        self.table = RecordTable()
        self.table.setObjectName("table")
        self.table.setAccessibleName(_(self.kind.many))
        self.empty = EmptyPage(self.kind)
        self.places = QStackedWidget()
        self.places.addWidget(self.table)
        self.places.addWidget(scrolling(self.empty))
        self._drawn = self._is_sharing = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST)
        self._soon.timeout.connect(self.refresh)
        lines = layout.spaced(QVBoxLayout(self), 0)
        lines.addWidget(self._head())
        lines.addWidget(self.filters)
        lines.addWidget(self.places, 1)
        self._join()
        self._sort_as_usual()
        self.refresh()

    def _head(self) -> QWidget:
        head = QWidget()
        title = layout.text(_(self.kind.many), "page")
        title.setObjectName("heading")
        self.count = layout.text("", "quiet")
        self.count.setObjectName("count")
        self.filter = QLineEdit()
        self.filter.setObjectName("filter")
        self.filter.setPlaceholderText(_("Filter {kinds}").format(kinds=_(self.kind.many).lower()))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(style.look().px(230))
        choose = layout.tool(_("Choose the columns"), "columns")
        choose.setObjectName("columns")
        choose.clicked.connect(lambda: self.columns_menu().popup(choose.mapToGlobal(choose.rect().bottomLeft())))
        line = layout.spaced(QHBoxLayout(head), 10, (16, 10, 10, 10))
        for widget, stretch in (
            (title, 0),
            (self.count, 0),
            (None, 1),
            (self.filter, 3),
            (self.filters.add, 0),
            (choose, 0),
            (self._printer(), 0),
        ):
            if widget is None:
                line.addStretch(stretch)
            else:
                line.addWidget(widget, stretch)
        return head

    def _printer(self) -> QWidget:
        made = layout.tool(_("Print or save this list"), "printer")
        made.setObjectName("print_list")
        made.clicked.connect(self.print_wanted)
        return made

    def _join(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._soon.start())
        self.filter.returnPressed.connect(self.enter_list)
        self.filters.changed.connect(self._narrowed)
        self.table.walked.connect(lambda number: self.walked.emit(self.kind.name, number))
        self.table.opened.connect(lambda number: self.opened.emit(self.kind.name, number))
        self.table.menu_wanted.connect(self.menu_wanted)
        self.table.resized.connect(self._resized)
        self.table.horizontalHeader().sectionResized.connect(self._draw_column)
        self.table.delete_wanted.connect(self.delete_wanted)
        self.table.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.horizontalHeader().customContextMenuRequested.connect(
            lambda at: self.columns_menu().popup(self.table.horizontalHeader().mapToGlobal(at))
        )
        self.empty.new_wanted.connect(lambda: self.new_wanted.emit(self.kind.name))
        self.empty.usual_wanted.connect(lambda: self.usual_wanted.emit(self.kind.name))
        self.empty.import_wanted.connect(self.import_wanted)
        self.empty.sample_wanted.connect(self.sample_wanted)
        self.empty.clear_wanted.connect(self.show_all)

    def _sort_as_usual(self) -> None:
        by = self.kind.order.lstrip("-")
        falling = self.kind.order.startswith("-")
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        sorted_by = [lists.sorted_by(self.kind.name, column) for column in self.columns]
        place = sorted_by.index(by) if by in sorted_by else -1
        self._mark_order(place, order)
        self.table.setSortingEnabled(True)

    def _mark_order(self, place: int, order: Qt.SortOrder) -> None:
        """By which column the list is sorted; -1 for one that is not shown."""
        self.table.records.sorted_by = (place, order)
        heads = self.table.horizontalHeader()
        heads.blockSignals(True)  # the rows come in that order
        heads.setSortIndicator(place, order)
        heads.blockSignals(False)

    # -- what is shown

    @property
    def asked(self) -> dict[str, str]:
        """What the list shows now, as the paper of a list is asked for it."""
        from cityintl.papers.list_sheet import options_of  # papers are imported when one is wanted

        if self._soon.isActive():
            self.refresh()
        words = self.filter.text().strip()
        return options_of(self.kind.name, self.columns, self._order(), self.filters.conditions, words)

    def refresh(self) -> None:
        """Ask the desk again; the current record stays current."""
        self._soon.stop()
        words = self.filter.text().strip()
        chosen = self.table.current
        quiet = self.kind.quiet if self.kind.quiet not in self.columns else ""
        keys = {n: by for n, c in enumerate(self.columns) if (by := lists.sorted_by(self.kind.name, c)) != c}
        asked = (*self.columns, *filter(None, (quiet, *keys.values())))
        found = lists.listing(
            self.desk, self.kind.name, asked, words, order=self._order(), narrowed=self.filters.conditions
        )
        labels = {h.path: h.label for h in lists.headings(self.kind.name, self.desk.home(), self.desk.today)}
        columns = [Column(p, labels[p], v) for p, v in zip(self.columns, found.values, strict=False)]
        place = found.columns.index(quiet) if quiet else -1
        before = [c.path for c in self.table.records.columns]
        at = {n: found.columns.index(by) for n, by in keys.items()}
        self.table.records.fill(
            columns, found.values[place] if quiet else None, found.ids, found.rows, sort=False, quiet_at=place,
            keys={n: (there, found.values[there]) for n, there in at.items()},
        )  # fmt: skip
        if before != [c.path for c in columns]:
            self._share_width()
        self._say_count(len(found.ids), words)
        if chosen is not None:
            self.table.point_to(chosen)

    def _order(self) -> str:
        """The column the list is sorted by, as the desk takes it; as the kind is where that column is not shown."""
        place, order = self.table.records.sorted_by
        turned = "-" if order is Qt.SortOrder.DescendingOrder else ""
        return turned + self.columns[place] if 0 <= place < len(self.columns) else self.kind.order

    def _say_count(self, shown: int, words: str) -> None:
        narrowed = bool(words or self.filters.conditions)
        whole = self.desk.count(self.kind.name) if narrowed else shown
        some = _("{n} of {all}").format(n=f"{shown:,}", all=f"{whole:,}")
        self.count.setText(f"{shown:,}" if shown == whole else some)
        for widget in (self.filter, self.filters.add):
            widget.setVisible(bool(whole) or narrowed)
        self.filters.setVisible(bool(self.filters.conditions and whole))
        self.empty.explain(words, bool(whole and self.filters.conditions))
        self.places.setCurrentIndex(0 if shown else 1)

    def _narrowed(self) -> None:
        self.refresh()
        self.filters_chosen.emit(self.kind.name, tuple(str(each) for each in self.filters.conditions))

    def show_all(self) -> None:
        """Narrow the list by nothing."""
        self.filter.clear()
        if self.filters.conditions:
            self.filters.take(())

    def _share_width(self) -> None:
        """Give every column what it needs, as far as there is room."""
        self._lay(widths.shared(self.table.viewport().width(), widths.needs(self.table.records)))

    def _fill_width(self) -> None:
        """The first column takes what the others leave, and never less than a name needs."""
        heads = self.table.horizontalHeader()
        drawn = [heads.sectionSize(place) for place in range(1, heads.count())]
        if heads.count():
            self._lay([max(style.look().px(140), self.table.viewport().width() - sum(drawn)), *drawn])

    def _lay(self, found: Sequence[int]) -> None:
        self._is_sharing = True
        for place, wide in enumerate(found):
            self.table.horizontalHeader().resizeSection(place, wide)
        self._is_sharing = False

    def _resized(self) -> None:
        """The table has another width: share it anew, unless somebody drew the columns as they want them."""
        if self._drawn:
            self._fill_width()
        else:
            self._share_width()

    def _draw_column(self, place: int, _old: int, _new: int) -> None:
        """A column was drawn wider or narrower by hand."""
        if self._is_sharing:
            return  # shared anew, though a button may be down: on the row that is being opened
        if place and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton and self.isVisible():
            self._drawn = True

    def measure(self) -> None:
        """Take the sizes of the look in use."""
        self.table.measure()
        self._share_width()

    # -- where one is

    def point_to(self, number: int) -> bool:
        """Make a record the current one; False when the list does not show it, and then none is current."""
        found = self.table.point_to(number)
        if not found:
            self.table.point_nowhere()
        return found

    def enter_list(self) -> None:
        """Put the keyboard into the table, on the first row when there is none yet."""
        if self._soon.isActive():
            self.refresh()
        if self.table.current is None and self.table.records.ids:
            self.table.selectRow(0)
        (self.table if self.table.records.ids else self.empty).setFocus()

    # -- columns

    def columns_menu(self) -> QMenu:
        """Every column there is, the shown ones ticked; the first always stays."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for heading in lists.headings(self.kind.name, self.desk.home(), self.desk.today):
            action = menu.addAction(_(heading.label))
            action.setCheckable(True)
            action.setChecked(heading.path in self.columns)
            action.setEnabled(heading.path != self.columns[0])
            action.triggered.connect(lambda on, path=heading.path: self.show_column(path, on))
        menu.addSeparator()
        menu.addAction(_("The usual columns")).triggered.connect(lambda: self.choose_columns(()))
        return menu

    def show_column(self, path: str, shown: bool) -> None:
        """Show a column at the end, or take it away."""
        rest = tuple(c for c in self.columns if c != path)
        self.choose_columns((*rest, path) if shown else rest)

    def choose_columns(self, columns: Sequence[str]) -> None:
        """Show these columns, or the usual ones."""
        place, order = self.table.records.sorted_by
        by = self.columns[place] if place >= 0 else ""
        self.columns = tuple(columns) or lists.usual(self.kind.name)
        if by in self.columns:
            self._mark_order(self.columns.index(by), order)
        else:
            self._sort_as_usual()
        self.refresh()
        self.columns_chosen.emit(self.kind.name, tuple(columns))
