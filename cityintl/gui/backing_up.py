"""Backups of the open desk by themselves: after a while of changes, before much changes, on closing."""

import contextlib
import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from cityintl.errors import UserError
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress, silent
from cityintl.store import DeskFile, backing_up, second_place, trial
from cityintl.store.backups import Backup
from cityintl.store.file import Clock
from cityintl.store.safekeeping import Safekeeping
from cityintl.words import _

#: How often it is looked whether changes have stood for long enough, in milliseconds.
LOOK = 60_000
#: So long a step over many records waits for the moment before it to be fixed, in seconds.
_FIXED = 2.0
#: So long closing waits for the second place, in seconds: a share that hangs must not hold the window.
_SECOND = 15.0
#: A second place that was not reached for so long is told on the page of today.
LONG = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the backups: the newest one, what stood in the way of the last try, the second place, and how
    the last trial restore ended."""

    newest: Backup | None = None
    trouble: str = ""
    second: second_place.Reached | None = None
    tried: trial.Trial | None = None


class BackingUp(QObject):
    """Backs up whatever desk is open, beside the window; `root` is the folder of all backups, or None for none."""

    #: The state changed.
    changed = Signal()
    #: A backup could not be made: the exception. Said once until one succeeds again.
    failed = Signal(object)

    def __init__(self, root: Path | None, second: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = root
        self.second = second
        self.state = State()
        self.tasks = Tasks(self)
        self.tasks.failed.connect(self._fail)
        self._kept: Safekeeping | None = None
        self._zone = ZoneInfo("UTC")
        self._clock: Clock = lambda: datetime.min.replace(tzinfo=UTC)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK)
        self._looking.timeout.connect(self.look)

    # -- the desk

    def begin(self, desk: DeskFile) -> None:
        """Watch over this desk from now on."""
        if self.root is None:
            return
        self._kept = Safekeeping(desk, self.root, self._second)
        self._zone, self._clock = ZoneInfo(desk.home()["zone"]), desk.clock
        desk.safeguard = self._guard
        self._know("")
        self._looking.start()

    def end(self) -> None:
        """The desk is about to be closed: what is not backed up is backed up now."""
        self._looking.stop()
        kept, self._kept = self._kept, None
        if kept is None:
            return
        self.tasks.stop()
        try:
            kept.desk.refuse_gone()
            if kept.is_changed():
                _briefly(kept, kept.back_up("On closing"))
        except UserError as wrong:
            logging.getLogger("cityintl").warning("no backup on closing: %s", wrong)
            self.failed.emit(wrong)
        self.state = State()
        self.changed.emit()

    @property
    def _second(self) -> Path | None:
        return Path(self.second) if self.second else None

    @property
    def kept(self) -> Safekeeping | None:
        """The backups of the open desk; None where none are made."""
        return self._kept

    def take_second_place(self, place: str) -> None:
        """Another second place was chosen."""
        if place != self.second:
            self.second = place
            if self._kept is not None:
                self._kept = self._kept.at(self._second)
                self._know(self.state.trouble)
                self.copy_out()

    # -- when

    def look(self) -> None:
        """Back up where changes have stood for long enough; try a backup out once a month.

        A desk that was moved or deleted meanwhile is told as soon as it is seen.
        """
        kept = self._kept
        if kept is None or self.tasks.busy:
            return
        try:
            kept.desk.refuse_gone()
        except UserError as wrong:
            self._fail(wrong)
            return
        if kept.is_due(now := kept.desk.clock()):
            self.back_up("After work")
        elif kept.is_trial_due(now):
            self.try_out()

    def try_out(self) -> None:
        """Try the newest backup out, beside the window."""
        kept = self._kept
        if kept is not None and not self.tasks.busy:
            self.tasks.start(_("Trying a backup out…"), kept.try_out, lambda _tried: self._know(""))

    def back_up(self, reason: str) -> None:
        """Back up now, beside the window."""
        kept = self._kept
        if kept is None or self.tasks.busy:
            return

        def work(progress: Progress) -> None:
            kept.back_up(reason, progress)
            _bring(kept, progress)

        self.tasks.start(_("Backing up…"), work, lambda _none: self._know(""))

    def copy_out(self) -> None:
        """Bring the newest backup to the second place, beside the window."""
        kept = self._kept
        if self.state.newest is None:
            self.back_up("For the second place")
        elif kept is not None and kept.second is not None and not self.tasks.busy:
            self.tasks.start(_("Copying to the second place…"), lambda p: _bring(kept, p), lambda _none: self._know(""))

    def _guard(self, label: str) -> None:
        """Before a step over many records: the moment before it is fixed, and backed up while the step goes on."""
        kept = self._kept
        if kept is None or not kept.is_changed():
            return
        if threading.current_thread() is not threading.main_thread() or self.tasks.busy:
            try:
                kept.before(f"Before “{label}”")
            except UserError as wrong:
                logging.getLogger("cityintl").warning("no backup before “%s”: %s", label, wrong)
            return
        fixed = threading.Event()

        def work(progress: Progress) -> None:
            def watched(done: int, total: int, text: str) -> None:
                if text == backing_up.SEEN:
                    fixed.set()
                progress(done, total, text)

            try:
                kept.back_up(f"Before “{label}”", watched)
            finally:
                fixed.set()

        self.tasks.start(_("Backing up…"), work, lambda _none: self._know(""))
        fixed.wait(_FIXED)

    # -- what is known

    def _know(self, trouble: str) -> None:
        kept = self._kept
        if kept is not None:
            second = second_place.reached(kept.folder, kept.second) if kept.second else None
            self.state = State(kept.newest(), trouble, second, trial.last(kept.folder))
            self.changed.emit()

    def _fail(self, wrong: BaseException) -> None:
        told = bool(self.state.trouble)
        self._know(str(wrong))
        if not told or not isinstance(wrong, UserError):
            self.failed.emit(wrong)

    @property
    def words(self) -> str:
        """“Verified backup 09:15”, for the line at the bottom; nothing where no backups are made."""
        if self._kept is None:
            return ""
        if self.state.newest is None:
            return _("No backup yet")
        return _("Verified backup {when}").format(when=self.when(short=True))

    @property
    def more(self) -> str:
        """What the tip of that line says."""
        said = [self.state.trouble] if self.state.trouble else []
        said += filter(None, (self.trial_words, self.second_words))
        return "\n".join(said)

    @property
    def trial_words(self) -> str:
        """When a backup was tried out last, and how that ended; nothing before the first time."""
        tried = self.state.tried
        if tried is None:
            return ""
        made = self.said(datetime.fromisoformat(tried.made))
        if tried.ok:
            words = _("Trial restore {when}: the backup of {made} came back whole.")
        else:
            words = _("Trial restore {when}: the backup of {made} did not come back whole. Back up now.")
        return words.format(when=self.said(tried.moment), made=made)

    @property
    def second_words(self) -> str:
        """When the second place was reached; nothing where none was chosen."""
        second = self.state.second
        if second is None:
            return ""
        if not second.at:
            return _("The second place was not reached yet.") + (f" {second.trouble}" if second.trouble else "")
        when = self.said(datetime.fromisoformat(second.at))
        return _("The second place was last reached {when}.").format(when=when)

    @property
    def is_long_away(self) -> bool:
        """Whether the second place was not reached for so long that it is worth a line."""
        second, kept = self.state.second, self._kept
        if second is None or kept is None or not second.trouble:
            return False
        return not second.at or kept.desk.clock() - datetime.fromisoformat(second.at) >= LONG

    def when(self, short: bool = False) -> str:
        """The moment of the newest backup: “today 09:15”; short without “today”."""
        newest = self.state.newest
        return self.said(newest.at, short) if newest is not None else ""

    def said(self, at: datetime, short: bool = False) -> str:
        """A moment on the clock of this city: “today 09:15”, “Monday 09:15”, “4 May 2026”."""
        local = at.astimezone(self._zone)
        days = (self._clock().astimezone(self._zone).date() - local.date()).days
        if days == 0:
            return f"{local:%H:%M}" if short else _("today {time}").format(time=f"{local:%H:%M}")
        if 0 < days < 7:
            return f"{_(f'{local:%A}')} {local:%H:%M}"
        return f"{local.day} {_(f'{local:%B}')} {local.year}"


def _bring(kept: Safekeeping, progress: Progress = silent) -> None:
    """To the second place; that it is away is known from its note, and nobody is disturbed."""
    try:
        kept.copy_out(progress)
    except UserError as wrong:
        logging.getLogger("cityintl").info("%s", wrong)


def _briefly(kept: Safekeeping, made: Backup) -> None:
    """To the second place while the window closes, as long as that does not take long."""
    place, now = kept.second, kept.desk.clock()
    if place is None:
        return

    def copy() -> None:
        with contextlib.suppress(UserError):  # it is away; its note says so the next time
            second_place.bring(made, place, now)

    copying = threading.Thread(target=copy, daemon=True, name="second place")
    copying.start()
    copying.join(_SECOND)
