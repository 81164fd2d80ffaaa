"""The page of one record: head, tabs for facts, parts, links and history, and what can be done with it.

objectNames: `record` (the page), the head's (see head.py), `record_tabs`, `overview`, `form`, `next`, `lately`,
`record_whole`, `record_paper`, `record_delete`; tabs are found by their data: `overview`, a part's kind, `linked`,
`history`.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cityintl.gui import layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.around import Block, coming, lately
from cityintl.gui.record.form import Form
from cityintl.gui.record.head import Head, HeadView, head_of
from cityintl.gui.record.history import HistoryTab
from cityintl.gui.record.linked import LinkedTab
from cityintl.gui.record.parts import PartsTab
from cityintl.gui.record.source import Drafted, Existing, Source
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: Fields that are changed in a way of their own.
_ASKING = {"tie": ("status",)}


class RecordPage(QWidget):
    """Shows one record, or one that is being made."""

    followed = Signal(str, int)
    #: A draft became a record: kind, number.
    added = Signal(str, int)
    status_wanted = Signal(int)
    paper_wanted = Signal(str, int)
    delete_wanted = Signal(str, list)
    whole_wanted = Signal()
    link_wanted = Signal(str, int)
    cut_wanted = Signal(object)
    about_wanted = Signal(str, str, int)
    undo_wanted = Signal(int)
    empties_shown = Signal(bool)
    discarded = Signal()
    failed = Signal(object)

    def __init__(self, desk: DeskFile, source: Source, around: Surroundings, empties: bool) -> None:
        super().__init__()
        self.setObjectName("record")
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.source, self.around = desk, source, around
        self._new = isinstance(source, Drafted)
        self.whole = layout.tool(_("Whole width (Ctrl+Enter)"), "sidebar-simple")
        self.whole.setObjectName("record_whole")
        self.whole.clicked.connect(self.whole_wanted)
        self.paper = layout.tool(_("Papers of this record"), "file-pdf", _("Papers"))
        self.paper.setObjectName("record_paper")
        self.paper.clicked.connect(self._ask_for_papers)
        self.delete = layout.tool(_("Delete this record"), "trash")
        self.delete.setObjectName("record_delete")
        self.delete.clicked.connect(self._delete)
        self.head = HeadView(self.paper, self.delete, self.whole)
        self.tabs = QTabBar()
        self.tabs.setObjectName("record_tabs")
        self.tabs.setAccessibleName(_("Parts of this page"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.pages = QStackedWidget()
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.form = self._make_form(empties)
        self.next = Block(_("Next"), "next")
        self.lately = Block(_("Lately"), "lately")
        self._lay()
        self._add_tabs()
        self.tabs.currentChanged.connect(self._turn)
        self.refresh()

    # -- laying out

    def _make_form(self, empties: bool) -> Form:
        kind = self.source.kind
        asking = () if self._new else _ASKING.get(kind.name, ())
        form = Form(self.source, self.around, empties or self._new, asking)
        form.committed.connect(self._committed)
        form.followed.connect(self.followed)
        form.asked.connect(lambda _name: self.status_wanted.emit(self.source.number or 0))
        form.empties_shown.connect(self.empties_shown)
        return form

    def _lay(self) -> None:
        self.overview = QScrollArea()
        self.overview.setObjectName("overview")
        self.overview.setWidgetResizable(True)
        self.overview.setFrameShape(QFrame.Shape.NoFrame)
        self.overview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        matter = QWidget()
        matter.setProperty("look", "matter")
        inside = layout.spaced(QVBoxLayout(matter), 8, (12, 6, 12, 12))
        inside.addWidget(self.form)
        inside.addStretch(1)
        self.form.insert(self.next, self.lately)
        for block in (self.next, self.lately):
            block.followed.connect(self.followed)
        self.overview.setWidget(matter)
        rule = QWidget()
        layout.spaced(QVBoxLayout(rule), 0, (20, 0, 20, 0)).addWidget(layout.hairline())
        bar = QWidget()
        layout.spaced(QVBoxLayout(bar), 0, (20, 2, 8, 2)).addWidget(self.tabs)
        lines = layout.spaced(QVBoxLayout(self), 0, (0, 6, 0, 0))
        for part in (self.head, rule, bar):
            lines.addWidget(part)
        lines.addWidget(self.pages, 1)

    def _add_tabs(self) -> None:
        self._add_tab("overview", _("Overview"), self.overview)
        if isinstance(self.source, Existing):
            kind, number = self.source.kind.name, self.source.number
            for part in self.desk.parts(kind, number):
                self._add_tab(part.kind, _(kinds.kind(part.kind).many), None)
            if kind != "home":
                self._add_tab("linked", _("Linked"), None)
            self._add_tab("history", _("History"), None)
        self.tabs.setVisible(self.tabs.count() > 1)

    def _add_tab(self, name: str, words: str, page: QWidget | None) -> None:
        place = self.tabs.addTab(words)
        self.tabs.setTabData(place, name)
        self.pages.addWidget(page or QWidget())

    # -- tabs, made when they are first looked at

    def _turn(self, place: int) -> None:
        name = self.tabs.tabData(place)
        page = self.pages.widget(place)
        if name != "overview" and page is not None and not isinstance(page, PartsTab | LinkedTab | HistoryTab):
            made = self._make_tab(str(name))
            self.pages.removeWidget(page)
            page.deleteLater()
            self.pages.insertWidget(place, made)
        self.pages.setCurrentIndex(place)

    def _make_tab(self, name: str) -> QWidget:
        assert self.source.number is not None
        kind, number = self.source.kind.name, self.source.number
        if name == "linked":
            linked = LinkedTab(self.desk, kind, number)
            linked.followed.connect(self.followed)
            linked.link_wanted.connect(lambda: self.link_wanted.emit(kind, number))
            linked.cut_wanted.connect(self.cut_wanted)
            linked.about_wanted.connect(lambda new: self.about_wanted.emit(new, kind, number))
            return linked
        if name == "history":
            history = HistoryTab(self.desk, kind, number)
            history.undo_wanted.connect(self.undo_wanted)
            return history
        parts = PartsTab(self.desk, name, number, self.around)
        parts.followed.connect(self.followed)
        parts.delete_wanted.connect(self.delete_wanted)
        parts.failed.connect(self.failed)
        return parts

    def show_tab(self, name: str) -> None:
        """Turn to a tab by its name."""
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == name:
                self.tabs.setCurrentIndex(place)

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    # -- what is shown

    def refresh(self) -> None:
        """Ask the desk again; an editor that is open stays. NotFound when the record is gone."""
        if isinstance(self.source, Existing):
            if self.form.editing is None:
                self.source.read_again()
            self._show_existing(self.source)
        elif isinstance(self.source, Drafted):
            self._show_draft(self.source)
        self.form.refresh()
        for place in range(self.pages.count()):
            page = self.pages.widget(place)
            if isinstance(page, PartsTab | LinkedTab | HistoryTab):
                page.refresh()

    def _show_existing(self, source: Existing) -> None:
        self.head.show_head(head_of(self.desk, source.entry))
        self.next.show_lines(coming(self.desk, source.entry, said.today()))
        self.lately.show_lines(lately(self.desk, source.entry))
        counts = {part.kind: len(part.ids) for part in self.desk.parts(source.kind.name, source.number)}
        if source.kind.name != "home":
            counts["linked"] = len(self.desk.linked(source.kind.name, source.number))
        for place in range(self.tabs.count()):
            name = str(self.tabs.tabData(place))
            words = _("Linked") if name == "linked" else _(kinds.kind(name).many) if name in counts else ""
            if words:
                self.tabs.setTabText(place, f"{words} {counts[name]}" if counts[name] else words)
        self.delete.setVisible(source.kind.name != "home")
        self.paper.setVisible(source.kind.name != "home")

    def _show_draft(self, source: Drafted) -> None:
        missing = [_(source.kind.fields[p.field].label).lower() for p in source.problems()]
        words = _("A draft until it has: {fields}").format(fields=", ".join(missing)) if missing else ""
        new = _("New {kind}").format(kind=_(source.kind.one).lower())
        self.head.show_head(Head(_("Draft"), source.title or new, None, words))
        for widget in (self.next, self.lately, self.paper, self.whole):
            widget.hide()
        self.delete.setToolTip(_("Discard this draft"))
        self.delete.setAccessibleName(_("Discard this draft"))

    def _committed(self, _name: str) -> None:
        if isinstance(self.source, Drafted):
            if self.source.number is not None:
                self.added.emit(self.source.kind.name, self.source.number)
                return
            self._show_draft(self.source)
            self.form.edit_missing()

    # -- what can be done

    def _ask_for_papers(self) -> None:
        if self.source.number is not None:
            self.paper_wanted.emit(self.source.kind.name, self.source.number)

    def _delete(self) -> None:
        if isinstance(self.source, Drafted):
            self.source.drop()
            self.discarded.emit()
        elif self.source.number is not None:
            self.delete_wanted.emit(self.source.kind.name, [self.source.number])

    def finish(self) -> bool:
        """Commit what is being typed; False where it cannot be."""
        pages = [self.pages.widget(n) for n in range(self.pages.count())]
        return self.form.finish() and all(p.finish() for p in pages if isinstance(p, PartsTab))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of facts where there is no room for two."""
        super().resizeEvent(event)
        self.form.set_width(self.width(), style.look().scale)
