"""The pages of the open desk: made when first seen, kept up to date, shown in the panes of the frame."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cityintl.errors import UserError
from cityintl.gui import deeds, filing, openers, wide
from cityintl.gui.lists.page import ListPage
from cityintl.gui.places import PAGES, PLACES
from cityintl.gui.record.page import RecordPage
from cityintl.gui.record.source import Drafted, Existing, Source
from cityintl.gui.record.status import ask_for_status
from cityintl.gui.record.working import Tab
from cityintl.gui.shell import put
from cityintl.gui.trail import Place
from cityintl.store import Linked, NotFound
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.gui.window import Window


class Pages(QObject):
    """Shows places; remembers what it has made."""

    #: The kinds that have a list of their own.
    listed = tuple(name for _heading, places in PLACES for name, _w, _p, _a in places if name not in PAGES)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._lists: dict[str, ListPage] = {}
        self.record: RecordPage | None = None
        self._wide: dict[str, Tab] = {}
        self._other: QWidget | None = None

    # -- places

    def show(self, place: Place) -> None:
        """Show a place in the frame; a record that is gone is not shown."""
        if place.name in wide.MAKERS:
            self.show_nothing()
            self._show_wide(place.name)
        elif place.name == "home":
            self._show_home(place)
        else:
            self._show_list(place)

    def _show_list(self, place: Place) -> None:
        shell, page = self._window.shell, self.list_of(place.name)
        put(shell.list_place, page)
        if place.number is None:
            self.show_nothing()
            shell.show_whole(None)
            page.enter_list()
            if page.table.current is not None:
                self._window.walk(place.name, page.table.current)
            return
        page.point_to(place.number)
        try:
            record = self.show_record(place.name, place.number, place.whole)
        except NotFound as wrong:
            self.show_nothing()
            shell.show_whole(None)
            shell.messages.fail(wrong)
            return
        record.show_tab(place.tab, place.parts)
        if place.whole or shell.narrow or place.tab or shell.jump.hasFocus():
            record.tabs.setFocus()

    def list_of(self, kind: str) -> ListPage:
        """The list of a kind."""
        if kind not in self._lists:
            window = self._window
            chosen = window.settings
            page = ListPage(window.desk, kind, chosen.columns.get(kind, ()), chosen.filters.get(kind))
            page.walked.connect(window.walk)
            page.opened.connect(lambda kind, number: window.open_record(kind, number, whole=True))
            page.new_wanted.connect(lambda kind: window.doing(lambda: window.new(kind)))
            page.usual_wanted.connect(lambda kind: window.doing(lambda: deeds.add_usual(window, kind)))
            page.import_wanted.connect(window.shell.commands["import"].trigger)
            page.sample_wanted.connect(window.shell.commands["sample"].trigger)
            page.delete_wanted.connect(window.delete_here)
            page.menu_wanted.connect(lambda at: window.list_menu(page, at))
            page.print_wanted.connect(window.shell.commands["print_list"].trigger)
            page.columns_chosen.connect(self._remember_columns)
            page.filters_chosen.connect(self._remember_filters)
            self._lists[kind] = page
        return self._lists[kind]

    def _remember_columns(self, kind: str, columns: tuple[str, ...]) -> None:
        known = {**self._window.settings.columns, kind: columns}
        self._window.remember(columns={name: each for name, each in known.items() if each})

    def _remember_filters(self, kind: str, filters: tuple[str, ...]) -> None:
        self._window.remember(filters={**self._window.settings.filters, kind: filters})

    # -- the record

    def show_record(self, kind: str, number: int, whole: bool = False) -> RecordPage:
        """Show a record in its pane, or over the whole width; NotFound when there is none."""
        record = self.record
        shown = record.source if record is not None else None
        same = isinstance(shown, Existing) and shown.number == number and shown.kind.name == kind
        if record is None or not same:  # a draft that was just added is shown anew, as the record it became
            record = self._put_record(Existing(self._window.desk, kind, number))
        self._place_record(record, whole)
        return record

    def show_draft(self, source: Drafted) -> RecordPage:
        """Show a draft in the record's pane."""
        record = self._put_record(source)
        record.discarded.connect(lambda: self._window.shell.show_whole(None))
        record.added.connect(self._added)
        record.discarded.connect(self.show_nothing)
        self._place_record(record, False)
        return record

    def _added(self, kind: str, number: int) -> None:
        self.list_of(kind).refresh()
        self._window.open_record(kind, number)
        if self.record is not None:
            self.record.form.focus_first()

    def _place_record(self, record: RecordPage, whole: bool) -> None:
        shell = self._window.shell
        if whole or shell.narrow:
            shell.show_whole(record)
        else:
            put(shell.record_place, record)
            shell.show_whole(None)

    def _put_record(self, source: Source) -> RecordPage:
        self.show_nothing()
        window = self._window
        page = RecordPage(window.desk, source, window.surroundings(source.kind.name), window.settings.empty_fields)
        page.followed.connect(lambda kind, number: window.doing(lambda: window.open_record(kind, number)))
        page.paper_wanted.connect(lambda first: window.doing(lambda: openers.papers(window, first)))
        page.write_wanted.connect(lambda kind, number, to: self._do(lambda: deeds.write(window, kind, number, to)))
        page.delete_wanted.connect(lambda kind, numbers: self._do(lambda: deeds.delete(window, kind, numbers)))
        page.whole_wanted.connect(window.turn_whole)
        page.status_wanted.connect(self._ask_for_status)
        page.link_wanted.connect(lambda kind, number: self._do(lambda: deeds.link(window, kind, number)))
        page.cut_wanted.connect(self._cut)
        page.about_wanted.connect(self._about)
        page.undo_wanted.connect(window.undo)
        page.files_wanted.connect(
            lambda kind, number, paths: window.doing(lambda: filing.bring(window, kind, number, paths))
        )
        if page.foot is not None:
            page.foot.contact.logged.connect(self._tell_of_contact)
        page.empties_shown.connect(lambda on: window.remember(empty_fields=on))
        page.failed.connect(window.shell.messages.fail)
        page.told.connect(lambda words: window.shell.messages.say(words, "green"))
        page.tabs.currentChanged.connect(lambda _place: window.trail.amend(tab=page.tab))
        self.record = page
        return page

    def _do(self, act: Callable[[], object]) -> None:
        if self.finish():
            self._window.doing(act)

    def _ask_for_status(self, number: int) -> None:
        desk = self._window.desk
        ask_for_status(desk, desk.get("tie", number), desk.today, self._window.shell)

    def _cut(self, other: Linked) -> None:
        record = self.record
        if record is not None and record.source.number is not None:
            number = record.source.number
            self._window.doing(lambda: deeds.cut(self._window, record.source.kind.name, number, other))

    def _about(self, new: str, kind: str, number: int) -> None:
        self._window.doing(lambda: self._window.draft(deeds.draft_about(self._window.desk, new, kind, number)))

    def begin_contact(self) -> None:
        """Put the keyboard into the line that logs a contact with the record that is shown."""
        foot = self.record.foot if self.record is not None else None
        if foot is None:
            raise UserError(_("A contact is logged on a record."), _("Open whom or what it was about first."))
        if self.finish():
            foot.contact.begin()

    def _tell_of_contact(self, letter: int, promised: int) -> None:
        words = ngettext("Logged, with a follow-up.", "Logged, with {n} follow-ups.", promised).format(n=promised)
        words = words if promised else _("Logged.")
        window = self._window
        window.shell.messages.say(words, "green", _("Show it"), lambda: window.open_record("correspondence", letter))

    def add_files(self) -> None:
        """Ask for files and bring them into the record that is shown."""
        record = self.record
        if record is None or record.source.number is None or record.source.kind.name == "home":
            raise UserError(_("Files are added to a record."), _("Open the record that they belong to first."))
        filing.bring(self._window, record.source.kind.name, record.source.number, [])

    def show_nothing(self) -> None:
        """No record is shown."""
        record, self.record = self.record, None
        if record is not None:
            record.hide()
            record.setParent(None)
            record.deleteLater()
            self._window.shell.record_place.hide()

    # -- pages of the whole width

    def _show_wide(self, name: str) -> None:
        page = self._wide.get(name)
        if page is None:
            page = self._wide[name] = wide.MAKERS[name](self._window)
        else:
            page.refresh()
        self._window.shell.show_whole(page)
        page.begin()

    def _show_home(self, place: Place) -> None:
        record = self.show_record("home", 1, whole=True)
        record.show_tab(place.tab, place.parts)
        if place.parts:
            record.tabs.setFocus()
        else:
            record.form.focus_first()

    def show_other(self, page: QWidget) -> None:
        """Show a page that belongs to no record: the welcome, an assistant."""
        self.drop_other()
        self._other = page
        self._window.shell.show_whole(page)

    def drop_other(self) -> None:
        """Put that page away."""
        other, self._other = self._other, None
        if other is not None:
            other.hide()
            other.setParent(None)
            other.deleteLater()

    # -- keeping up

    def refresh(self, touched: set[str]) -> None:
        """The desk changed in these kinds."""
        for page in self._lists.values():
            page.refresh()
        for wide_page in self._wide.values():
            if wide_page.isVisible():
                wide_page.refresh()
        if self.record is not None:
            try:
                self.record.refresh()
            except NotFound:
                number = self.record.source.number
                self._window.forget(self.record.source.kind.name, [number] if number else [])

    def refresh_today(self) -> None:
        """What stands beside what is due may have changed."""
        today = self._wide.get("today")
        if today is not None and today.isVisible():
            today.refresh()

    def finish(self) -> bool:
        """Commit what is being typed; False where it cannot be."""
        return self.record is None or self.record.finish()

    def filter(self) -> None:
        """Put the keyboard into the filter of the list that is shown."""
        here = self._window.trail.here
        if here is not None and here.name in self.listed:
            page = self.list_of(here.name)
            if here.whole:
                self._window.turn_whole()
            page.filter.setFocus()
            page.filter.selectAll()

    def copy(self) -> None:
        """Copy the chosen rows of the list that is shown."""
        here = self._window.trail.here
        if here is not None and here.name in self.listed:
            self.list_of(here.name).table.copy()

    def forget_all(self) -> None:
        """The desk is closed: nothing of it stays."""
        self.show_nothing()
        for page in (*self._lists.values(), *self._wide.values()):
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self._lists, self._wide = {}, {}

    def measure(self) -> None:
        """The look changed: take its sizes."""
        for page in self._lists.values():
            page.measure()
        if self.record is not None and self.record.source.number is not None:
            here = self._window.trail.here
            source = self.record.source
            self.show_nothing()
            if here is not None:
                self.show_record(source.kind.name, source.number or 0, here.whole)
