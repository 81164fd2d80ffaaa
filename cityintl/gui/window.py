"""The window with a desk in it: joins the frame with the pages, and goes from one to the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu

from cityintl.desk import beginnings
from cityintl.desk.morning import Near, morning
from cityintl.errors import UserError
from cityintl.gui import (
    deeds,
    desks,
    filing,
    goals_files,
    keys,
    new_menu,
    openers,
    questions,
    recovering,
    said,
    undoing,
)
from cityintl.gui.backing_up import BackingUp
from cityintl.gui.editors import Surroundings
from cityintl.gui.jump import JumpBox
from cityintl.gui.lists.page import ListPage
from cityintl.gui.pages import Pages
from cityintl.gui.record.quick import quick_add
from cityintl.gui.record.source import Drafted
from cityintl.gui.shell import Shell
from cityintl.gui.tasks import Tasks
from cityintl.gui.trail import Place, Trail
from cityintl.records import kinds
from cityintl.settings import Settings
from cityintl.store import DeskFile, NotFound
from cityintl.store.errors import Damaged
from cityintl.words import _, ngettext

Clock = Callable[[], datetime]


class Window(QObject):
    """What the frame's commands do; `desk` is the open desk."""

    settings_changed = Signal(object)
    _desk_changed = Signal(object)

    def __init__(self, shell: Shell, settings: Settings, clock: Clock, backups: Path | None = None) -> None:
        super().__init__(shell)
        self.shell, self.settings, self.clock = shell, settings, clock
        self.tasks = Tasks(self)
        self.backing = BackingUp(backups, settings.second_place, self)
        self.trail = Trail()
        self.pages = Pages(self)
        self._desk: DeskFile | None = None
        #: When this desk was opened the time before, as an instant; empty the first time.
        self.opened_before = ""
        #: Where one is when a desk was opened.
        self.begins_at = Place("today")
        self._sharing = keys.KeySharing(self)
        self._jump = JumpBox(
            shell.jump,
            shell,
            lambda words: self.desk.search(words, 60) if self._desk else [],
            self.open_record,
            lambda name: self.go(Place(name)),
            [shell.commands[name] for name in shell.commands],
        )
        self._walking = QTimer(self)
        self._walking.setSingleShot(True)
        self._walking.setInterval(120)
        self._walking.timeout.connect(self._walked)
        self._walk: tuple[str, int] | None = None
        self._due = ""
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(300)
        self._counting.timeout.connect(self.count_due)
        self._desk_changed.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self._join_commands()
        self._join_tasks()
        self.backing.changed.connect(self._show_backup)
        self.backing.failed.connect(shell.messages.fail)
        shell.navigation.finish()
        shell.menu_button.setShortcut("F10")
        shell.navigation.chosen.connect(lambda name: self.go(Place(name)))
        shell.splitter.splitterMoved.connect(lambda _at, _which: self.remember(splitter=shell.shares))
        shell.closing.connect(self.close)
        shell.activated.connect(self._turn_day)
        shell.dropped.connect(lambda paths: self.doing(lambda: filing.take(self, [Path(each) for each in paths])))

    # -- joining

    def _join_commands(self) -> None:
        acts = {"jump": self._jump.begin, **openers.acts(self)}
        for name, act in acts.items():
            self.shell.commands[name].triggered.connect(lambda _on=False, act=act: self.doing(act))

    def _join_tasks(self) -> None:
        shell = self.shell
        self.tasks.shown.connect(shell.task_text.setText)
        self.tasks.shown.connect(shell.task.show)
        self.tasks.progressed.connect(self._show_progress)
        self.tasks.ended.connect(shell.task.hide)
        self.tasks.failed.connect(shell.messages.fail)
        shell.task_cancel.clicked.connect(self.tasks.cancel)

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self.shell.task_bar.setRange(0, max(total, 0))
        self.shell.task_bar.setValue(done)
        if text:
            self.shell.task_bar.setAccessibleDescription(text)

    def doing(self, act: Callable[[], object]) -> None:
        """Do what a command says; what the user can act on is said calmly."""
        try:
            act()
        except UserError as wrong:
            self.refuse(wrong)

    def refuse(self, wrong: BaseException) -> None:
        """Say what could not be done; a damaged desk can be recovered."""
        if isinstance(wrong, Damaged):
            recovering.offer(self, wrong)
        else:
            self.shell.messages.fail(wrong)

    # -- the desk

    @property
    def desk(self) -> DeskFile:
        """The open desk; UserError where there is none."""
        if self._desk is None:
            raise UserError(_("No desk is open."), _("Make a new one, or open one."))
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether a desk is open."""
        return self._desk is not None

    def open(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Open a desk in place of the one that is open, and go on with `then`.

        UserError, with that one left open, where it cannot be. One that may only be read is copied beside the window.
        """
        desks.open_desk(self, path, then)

    def take_desk(self, desk: DeskFile) -> None:
        """Show this desk, which is open; no other is."""
        self._desk = desk
        desk.changed.append(self._desk_changed.emit)
        said.set_today(desk.today)
        home = desk.home()
        mark = _(desk.only_read.mark) if desk.only_read else ""
        self.shell.city.setText(", ".join(filter(None, (home["name"], home["region"], mark))))
        self.shell.setWindowTitle(f"{home['name']} – CityIntl")
        self._let_desk(True)
        self.trail = Trail()
        self._refresh_frame()
        self.go(self.begins_at)

    def leave_desk(self) -> None:
        """Close the open desk, if there is one; work on it stops first and leaves nothing half done."""
        self.tasks.stop()
        self._walking.stop()
        self._counting.stop()
        self._due = ""
        if self._desk is not None:
            self.pages.forget_all()
            self.backing.end()
            self._desk.close()
            self._desk = None
            self._let_desk(False)

    def _let_desk(self, there: bool) -> None:
        self.shell.commands.let_desk(there)
        self.shell.new.setEnabled(there)
        self.shell.navigation.setEnabled(there)

    # -- going

    def go(self, place: Place) -> None:
        """Go to a place, as one step of the trail."""
        if self.has_desk and self.finish():
            self.trail.go(place)
            self._show(place)

    def go_on(self, place: Place) -> None:
        """Show a place again after something else stood over it, without a step."""
        self._show(place)

    def back(self) -> None:
        """To the place before."""
        if self.trail.can_back and self.finish():
            self._show(self.trail.back())

    def forward(self) -> None:
        """To the place that Back left."""
        if self.trail.can_forward and self.finish():
            self._show(self.trail.forward())

    def _show(self, place: Place) -> None:
        self._walking.stop()
        self.pages.drop_other()
        self.pages.show(place)
        self.shell.navigation.point_to(place.name)
        self.shell.commands["back"].setEnabled(self.trail.can_back)
        self.shell.commands["forward"].setEnabled(self.trail.can_forward)

    def open_record(self, kind: str, number: int, whole: bool = False) -> None:
        """Go to a record; a part is shown in the tab of its owner, a part of a part below that."""
        parts: list[tuple[str, int]] = []
        while kind not in self.pages.listed and (part := kinds.kind(kind).part_of):
            parts.insert(0, (kind, number))
            kind, number = str(part.link), self.desk.get(kind, number).values[part.name]
        self.go(Place(kind, number, whole, parts[0][0] if parts else "", tuple(parts)))

    def walk(self, kind: str, number: int) -> None:
        """Another row of the list became current: its record follows after a moment's rest."""
        self._walk = (kind, number)
        self._walking.start()

    def _walked(self) -> None:
        here = self.trail.here
        if self._walk is None or here is None or here.name != self._walk[0] or self._walk[1] == here.number:
            return
        if self.finish():
            if not self.shell.narrow:
                try:
                    self.pages.show_record(*self._walk)
                except NotFound:
                    return  # an undo took it away while the row rested
            self.trail.amend(number=self._walk[1], tab="", parts=())
        elif here.number is not None:
            self.pages.list_of(here.name).point_to(here.number)

    def turn_whole(self) -> None:
        """Give the record the whole width, or give it back."""
        here = self.trail.here
        if here is not None and here.number is not None:
            self.go(Place(here.name, here.number, not here.whole, here.tab))

    # -- records

    def new_here(self) -> None:
        """A new record of the kind whose list is shown."""
        here = self.trail.here
        begins = here is not None and here.name in self.pages.listed and new_menu.can_begin(here.name)
        self.new(here.name if here is not None and begins else "tie")

    def new(self, kind: str) -> None:
        """Begin a record of this kind; a document begins with its file."""
        if kind == "document":
            filing.keep(self, filing.ask_for_files(self.shell), None)
            return
        self.draft(Drafted(self.desk, kind, beginnings.begin(kind, self.desk.today)))

    def draft(self, source: Drafted) -> None:
        """Go on with a draft."""
        self.shell.messages.clear()
        if self.finish():
            kind = source.kind
            while (
                kind.name not in self.pages.listed and kind.part_of
            ):  # a part is written beside the list of its owners
                kind = kinds.kind(str(kind.part_of.link))
            self.go(Place(kind.name))
            self._walking.stop()  # the list's first row does not take the draft's place
            page = self.pages.show_draft(source)
            if not page.form.edit_missing():
                source.commit({})
                if source.number is not None:
                    self.open_record(source.kind.name, source.number)

    def delete_here(self) -> None:
        """Delete what is chosen in the list, or the record that is shown."""
        here = self.trail.here
        if here is not None and here.name in self.pages.listed:
            self.pages.finish()
            chosen = self.pages.list_of(here.name).table.chosen
            numbers = [here.number] if here.whole and here.number else chosen
            deeds.delete(self, here.name, [n for n in numbers if n is not None])

    def edit_chosen(self) -> None:
        """Edit the rows that are chosen in the list, all at once."""
        here = self.trail.here
        if here is None or here.name not in self.pages.listed:
            raise UserError(_("Rows are chosen in a list."), _("Go to one first."))
        if self.finish():
            deeds.edit_several(self, here.name, self.pages.list_of(here.name).table.chosen)

    def forget(self, kind: str, numbers: Sequence[int]) -> None:
        """Records are gone: do not show them any more."""
        here = self.trail.here
        if here is not None and here.name == kind and here.number in numbers:
            self.trail.amend(number=None, whole=False)
            self.pages.show_nothing()
            self.shell.show_whole(None)

    def undo(self, step: int | None = None) -> None:
        """Take back the newest step, or this one."""
        self.shell.messages.clear()
        self.doing(lambda: undoing.undo(self, step))

    def redo(self) -> None:
        """Do the step undone last again."""
        undoing.redo(self)

    def finish(self) -> bool:
        """Commit what is being typed somewhere; False, with the problem beside the field, where it cannot be."""
        return self.pages.finish()

    def surroundings(self, kind: str) -> Surroundings:
        """What the editors of a kind may ask for."""
        return Surroundings(self.desk, kind, {}, self._add_new)

    def _add_new(self, kind: str, words: str) -> int | None:
        """Add a record on the way, while another is being filled; a document is a file that is chosen."""
        if kind == "document":
            return filing.add_one(self.desk, self.shell)
        return quick_add(self.desk, kind, words, self.shell)

    # -- keeping up

    def _refresh(self, touched: set[str]) -> None:
        if self._desk is not None:
            self._refresh_frame()
            self.pages.refresh(touched)

    def _refresh_frame(self) -> None:
        counts, home = self.desk.counts(), self.desk.home()
        self.shell.navigation.show_counts(counts, home)
        new_menu.fill(self, counts, home)
        for name in ("figures", "wording"):
            self.shell.commands[name].setVisible(goals_files.is_of_interest(counts, home))
        for name, words, label in (
            ("undo", _("Undo"), self.desk.can_undo()),
            ("redo", _("Redo"), self.desk.can_redo()),
        ):
            action = self.shell.commands[name]
            action.setEnabled(label is not None)
            action.setText(f"{words}: {label}" if label else words)
        if self.desk.only_read:
            self.shell.say_status(_("Read only"), "eye", "quiet")
        else:
            self.shell.say_status(_("Saved"))
        self._say_where()
        self._counting.start()  # what is due is counted when nothing more comes

    def _turn_day(self) -> None:
        """Look again where another day has come while the window stood open."""
        if self._desk is not None and self.desk.today != said.today():
            said.set_today(self.desk.today)
            self._refresh(set())

    def count_due(self) -> None:
        """Say beside Today what is overdue, and at the bottom what is due this month and which file this is."""
        found = morning(self.desk, self.desk.today)
        late, month = found.count(Near.LATE), found.count(Near.WEEK) + found.count(Near.MONTH)
        self.shell.navigation.show_late(late)
        self._due = ngettext("{n} due this month", "{n} due this month", month).format(n=f"{month:,}") if month else ""
        self._say_where()

    def _say_where(self) -> None:
        """Say which file this is, and what was due when it was counted last."""
        try:
            size = _("{size:.1f} MB").format(size=self.desk.path.stat().st_size / 1e6)
        except OSError:  # it was moved, or its folder is away; the next change is refused for it
            size = ""
        self.shell.where.setText(" · ".join(filter(None, (self._due, self.desk.path.name, size))))

    def _show_backup(self) -> None:
        backing = self.backing
        good = not backing.state.trouble and backing.state.newest is not None
        self.shell.say_backup(backing.words, backing.more, good)
        self.pages.refresh_today()

    def remember(self, opened: Path | None = None, **changes: object) -> None:
        """Change the settings."""
        settings = self.settings.opened(opened, self.clock()) if opened else self.settings
        self.settings = replace(settings, **changes)  # type: ignore[arg-type]  # fields of Settings
        self.settings_changed.emit(self.settings)

    def close(self) -> None:
        """The window closes: what is typed is committed where it can be, the desk is folded up."""
        self.finish()
        self.remember(geometry=self.shell.remember_geometry())
        self.shell.hide()  # the backup of a large desk takes a second, and nobody needs to watch it
        self.backing.failed.connect(lambda wrong: questions.tell(self.shell, wrong))  # the strip is seen no more
        self.leave_desk()

    def share_keys(self, app: QApplication) -> None:
        """Let Ctrl+Z reach the desk where a field has nothing to take back, and Enter the button it is on."""
        self._sharing.begin(app)

    def list_menu(self, page: ListPage, at: QPoint) -> QMenu:
        """The commands for the chosen rows."""
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("whole", "papers", "print_list", "copy", "several", "delete", "new"):
            menu.addAction(self.shell.commands[name])
        menu.popup(at)
        return menu
