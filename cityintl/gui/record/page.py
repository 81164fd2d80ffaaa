"""The page of one record: head, tabs for facts, parts, links and history, and what can be done with it.

objectNames: `record` (the page), the head's (see head.py), the tabs' (see strip.py), `overview`, `form`, `beside`,
`next`, `lately`, `printed`, `record_whole`, `record_paper`, `record_delete`; tabs are found by their data: `overview`,
a part's kind, `documents`, `linked`, `history`, and the names of those made by hand.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cityintl.gui import filing, layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.around import MOST_LATELY, Block, Elided, beside, coming, story, told
from cityintl.gui.record.foot import Foot
from cityintl.gui.record.form import Form
from cityintl.gui.record.head import Head, HeadView, head_of
from cityintl.gui.record.printed import Printed
from cityintl.gui.record.source import Drafted, Existing, Source
from cityintl.gui.record.strip import TabStrip
from cityintl.gui.record.tabs import is_wanted, tabs_of
from cityintl.gui.record.working import Tab, Working, working
from cityintl.store import DeskFile
from cityintl.words import _

#: Below this height the head keeps to its title: large letters on a small screen.
_LOW = 420
#: Fields that are changed in a way of their own.
_ASKING = {"tie": ("status",)}


class RecordPage(QWidget):
    """Shows one record, or one that is being made."""

    followed = Signal(str, int)
    #: A draft became a record: kind, number.
    added = Signal(str, int)
    status_wanted = Signal(int)
    #: The papers of this record, beginning with the one of this name.
    paper_wanted = Signal(str)
    write_wanted = Signal(str, int, object)
    delete_wanted = Signal(str, list)
    whole_wanted = Signal()
    link_wanted = Signal(str, int)
    cut_wanted = Signal(object)
    about_wanted = Signal(str, str, int)
    undo_wanted = Signal(int)
    #: Files to bring into this record; an empty list asks for them: kind, number, paths.
    files_wanted = Signal(str, int, list)
    empties_shown = Signal(bool)
    discarded = Signal()
    failed = Signal(object)
    #: Something was done, in words.
    told = Signal(str)

    def __init__(self, desk: DeskFile, source: Source, around: Surroundings, empties: bool) -> None:
        super().__init__()
        self.setObjectName("record")
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.source, self.around = desk, source, around
        self._new = isinstance(source, Drafted)
        self.setAcceptDrops(True)
        self.whole = layout.tool(_("Whole width (Ctrl+Enter)"), "sidebar-simple")
        self.whole.setObjectName("record_whole")
        self.whole.clicked.connect(self.whole_wanted)
        self.paper = layout.tool(_("Papers of this record"), "file-pdf", _("Papers"))
        self.paper.setObjectName("record_paper")
        self.paper.clicked.connect(lambda: self.paper_wanted.emit(""))
        self.delete = layout.tool(_("Delete this record"), "trash")
        self.delete.setObjectName("record_delete")
        self.delete.clicked.connect(self._delete)
        self.head = HeadView(self.paper, self.delete, self.whole)
        self.strip = TabStrip()
        self.tabs = self.strip.bar
        self.pages = QStackedWidget()
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.form = self._make_form(empties)
        self.beside = Elided("beside")
        self.next = Block(_("Next"), "next")
        self.lately = Block(_("Lately"), "lately")
        self.foot = self._make_foot()
        self.printed = self._make_printed()
        self._lay()
        self._add_tabs()
        self.strip.turned.connect(self._turn)
        self._turn(0)
        self._show()

    # -- laying out

    def _make_form(self, empties: bool) -> Form:
        kind = self.source.kind
        asking = () if self._new else _ASKING.get(kind.name, ())
        form = Form(self.source, self.around, empties or self._new, asking)
        form.committed.connect(self._committed)
        form.followed.connect(self.followed)
        form.tab_wanted.connect(self.show_tab)
        form.asked.connect(lambda _name: self.status_wanted.emit(self.source.number or 0))
        form.empties_shown.connect(self.empties_shown)
        return form

    def _make_foot(self) -> Foot | None:
        name, number = self.source.kind.name, self.source.number
        if number is None:
            return None
        foot = Foot(self.desk, name, number)
        foot.profile_wanted.connect(lambda: self.paper_wanted.emit("partner-profile"))
        foot.write_wanted.connect(lambda: self.write_wanted.emit(name, number, None))
        foot.tab_wanted.connect(self.show_tab)
        foot.failed.connect(self.failed)
        foot.told.connect(self.told)
        return foot

    def _make_printed(self) -> Printed | None:
        if self.source.number is None:
            return None
        printed = Printed(self.desk, self.source.kind.name, self.source.number)
        printed.paper_wanted.connect(self.paper_wanted)
        return printed

    def _lay(self) -> None:
        self.overview = QScrollArea()
        self.overview.setObjectName("overview")
        self.overview.setWidgetResizable(True)
        self.overview.setFrameShape(QFrame.Shape.NoFrame)
        self.overview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        matter = QWidget()
        matter.setProperty("look", "matter")
        inside = layout.spaced(QVBoxLayout(matter), 8, (12, 4, 12, 12))
        inside.addWidget(self.form)
        inside.addStretch(1)
        self.form.insert(self.beside, self.next, self.lately)
        for block in (self.next, self.lately):
            block.followed.connect(self.followed)
        self.overview.setWidget(matter)
        rule = QWidget()
        layout.spaced(QVBoxLayout(rule), 0, (20, 0, 20, 0)).addWidget(layout.hairline())
        bar = QWidget()
        layout.spaced(QVBoxLayout(bar), 0, (20, 2, 8, 2)).addWidget(self.strip)
        lines = layout.spaced(QVBoxLayout(self), 0, (0, 4, 0, 0))
        for part in (self.head, rule, bar):
            lines.addWidget(part)
        lines.addWidget(self.pages, 1)
        for widget in filter(None, (self.printed, self.foot)):
            lines.addWidget(widget)

    def _add_tabs(self) -> None:
        made = tabs_of(self.source.kind.name) if isinstance(self.source, Existing) else []
        self._made = {each.name: each for each in made}
        leading = [each for each in made[:1] if each.leads and each in working(self.source.kind.name)]
        for each in leading:  # where people work, they begin at their work, not at the fields
            self._add_tab(each.name, _(each.words), QWidget())
        self._add_tab("overview", _("Overview"), self.overview)
        for each in made[len(leading) :]:
            self._add_tab(each.name, _(each.words), QWidget())
        self.strip.setVisible(self.tabs.count() > 1)

    def _add_tab(self, name: str, words: str, page: QWidget) -> None:
        self.pages.addWidget(page)
        self.strip.add(name, words)

    # -- tabs, made when they are first looked at

    def _turn(self, place: int) -> None:
        page, made = self.pages.widget(place), self._made.get(str(self.tabs.tabData(place)))
        if made is not None and page is not None and not isinstance(page, Tab):
            self.pages.removeWidget(page)
            page.deleteLater()
            self.pages.insertWidget(place, self._make_tab(made))
        self.pages.setCurrentIndex(place)

    def _make_tab(self, made: Working) -> Tab:
        assert self.source.number is not None
        kind, number = self.source.kind.name, self.source.number
        tab = made.make(self.desk, number, self.around)
        tab.followed.connect(self.followed)
        tab.delete_wanted.connect(self.delete_wanted)
        tab.failed.connect(self.failed)
        tab.cut_wanted.connect(self.cut_wanted)
        tab.undo_wanted.connect(self.undo_wanted)
        tab.tab_wanted.connect(self.show_tab)
        tab.letter_wanted.connect(lambda to: self.write_wanted.emit(kind, number, to))
        tab.link_wanted.connect(lambda: self.link_wanted.emit(kind, number))
        tab.about_wanted.connect(lambda new: self.about_wanted.emit(new, kind, number))
        tab.files_wanted.connect(lambda paths: self.files_wanted.emit(kind, number, paths))
        return tab

    def show_tab(self, name: str = "", parts: Sequence[tuple[str, int]] = ()) -> None:
        """Turn to a tab by its name, to the first without one; and there to this part, and a part of that part."""
        for place in range(self.tabs.count()):
            made = self._made.get(str(self.tabs.tabData(place)))
            if self.tabs.tabData(place) == name or (made is not None and name in made.instead_of):
                self.tabs.setCurrentIndex(place)
                break
        else:
            self.tabs.setCurrentIndex(0)
        page = self.pages.currentWidget()
        if parts and isinstance(page, Tab):
            page.point_to(parts)

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    # -- what is shown

    def refresh(self) -> None:
        """Ask the desk again; an editor that is open stays. NotFound when the record is gone."""
        if isinstance(self.source, Existing) and self.form.editing is None:
            self.source.read_again()
        self.form.refresh()
        for page in self._tabs_made():
            page.refresh()
        if self.printed is not None:
            self.printed.refresh()
        self._show()

    def _show(self) -> None:
        """Show what stands around the facts."""
        if isinstance(self.source, Existing):
            self._show_existing(self.source)
        elif isinstance(self.source, Drafted):
            self._show_draft(self.source)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as the eye does: the first facts, what comes next, what happened lately, then the other facts."""
        first, others = self.form.stops()
        stops = [*first, *self.next.rows, *self.lately.rows, *others]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _tabs_made(self) -> list[Tab]:
        """The tabs that were looked at so far."""
        pages = [self.pages.widget(place) for place in range(self.pages.count())]
        return [page for page in pages if isinstance(page, Tab)]

    def _show_existing(self, source: Existing) -> None:
        self.head.show_head(head_of(self.desk, source.entry))
        happened = story(self.desk, source.entry, said.today())
        self.next.show_lines(coming(self.desk, source.entry, said.today()))
        self.lately.show_lines([told(each) for each in happened[:MOST_LATELY]])
        self.beside.say(beside(self.desk, source.entry, said.today(), happened))
        home = self.desk.home()
        for place in range(self.tabs.count()):
            if made := self._made.get(str(self.tabs.tabData(place))):
                count = made.count(self.desk, source.number)
                wanted = is_wanted(made, count, source.values, home)
                self.strip.say(place, f"{_(made.words)} {count}".strip(), wanted)
        self.strip.fit()
        if self.foot is not None:
            self.foot.show_for(source.entry)
        self.delete.setVisible(source.kind.name != "home")
        self.paper.setVisible(source.kind.name != "home")

    def _show_draft(self, source: Drafted) -> None:
        missing = [_(source.kind.fields[p.field].label).lower() for p in source.problems()]
        words = _("A draft until it has: {fields}").format(fields=", ".join(missing)) if missing else ""
        new = _("New {kind}").format(kind=_(source.kind.one).lower())
        self.head.show_head(Head(_("Draft"), source.title or new, None, words))
        for widget in (self.beside, self.next, self.lately, self.paper, self.whole):
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

    def _delete(self) -> None:
        if isinstance(self.source, Drafted):
            self.source.drop()
            self.discarded.emit()
        elif self.source.number is not None:
            self.delete_wanted.emit(self.source.kind.name, [self.source.number])

    def finish(self) -> bool:
        """Commit what is being typed; False where it cannot be."""
        return self.form.finish() and all(tab.finish() for tab in self._tabs_made())

    # -- files

    def _take_files(self, load: QMimeData) -> bool:
        """Ask for these files to be brought in; False where there are none, or no record to take them."""
        paths = filing.files_in(load)
        if not paths or self.source.number is None or self.source.kind.name == "home":
            return False
        self.files_wanted.emit(self.source.kind.name, self.source.number, paths)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on a record."""
        if self.source.number is not None and self.source.kind.name != "home" and filing.files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        if self._take_files(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Files on the clipboard are pasted into the record."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._take_files(_clipboard())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of facts where there is no room for two."""
        super().resizeEvent(event)
        self.form.set_width(self.width(), style.look().scale)
        self.head.be_low(self.height() < style.look().px(_LOW))


def _clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()
