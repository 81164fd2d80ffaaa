"""When a desk is backed up and where: after a while of changes, on closing, before what changes much; and kept few."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.store import backing_up, backups, reading_only, restoring, second_place, thinning, trial
from cityintl.store.backups import Backup
from cityintl.store.errors import DeskBusy, DeskTooNew
from cityintl.store.file import Clock, DeskFile
from cityintl.store.opening import may_only_be_read, open_desk

#: So long changes may stand without a backup.
OFTEN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """The backups of one open desk: in this folder, and closed copies at a second place where one was chosen."""

    desk: DeskFile
    root: Path
    second: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the backups of this desk lie."""
        with self.desk.reading() as connection:
            return backups.folder_for(self.root, backups.standing(connection))

    def known(self) -> list[Backup]:
        """The backups of steps that the log of this desk has, newest first: not those of work that a restore undid."""
        found = backups.all_in(self.folder)
        with self.desk.reading() as connection:
            ours = backups.marks(connection, found)
        return [each for each in found if each.known_by in ours]

    def newest(self) -> Backup | None:
        """The newest backup that was ever proved; whether it is still whole is asked of it when it is needed."""
        return next(iter(self.known()), None)

    def standing(self) -> Backup | None:
        """A backup of the desk as it stands that is still whole."""
        with self.desk.reading() as connection:
            which = backups.standing(connection)
        found = backups.all_in(backups.folder_for(self.root, which))
        same = (each for each in found if each.known_by == (which.step, which.mark))
        return next((each for each in same if backups.is_sound(each)), None)

    def is_changed(self) -> bool:
        """Whether the desk has work that no whole backup has."""
        return self.standing() is None

    def is_due(self, now: datetime) -> bool:
        """Whether changes have stood for long enough."""
        last = max((each.at for each in self.known() if each.at <= now), default=None)  # a clock may have run ahead
        return (last is None or now - last >= OFTEN) and self.is_changed()

    def back_up(self, reason: str, progress: Progress = silent) -> Backup:
        """Make a backup now, prove it, and thin the older ones; UserError where it cannot be made."""
        self.desk.refuse_gone()
        with self.desk.reading() as connection:
            which = backups.standing(connection)
        folder = backups.folder_for(self.root, which)
        now = self.desk.clock()
        file, lies_at = self.desk.file.resolve(), self.desk.path.resolve()
        made = backing_up.make(file, which, folder, now, reason, progress, lies_at)
        thinning.thin(folder, now)
        return made

    def before(self, reason: str) -> Backup | None:
        """Make sure that the desk as it stands is backed up, before something changes much of it."""
        return self.back_up(reason) if self.is_changed() else None

    def copy_out(self, progress: Progress = silent) -> second_place.Reached | None:
        """Bring the newest backup to the second place; None where none was chosen. UserError where it is away."""
        newest = self.newest()
        if self.second is None or newest is None:
            return None
        return second_place.bring(newest, self.second, self.desk.clock(), progress)

    def is_trial_due(self, now: datetime) -> bool:
        """Whether it is time to try a backup out."""
        return trial.is_due(self.folder, now)

    def try_out(self, progress: Progress = silent) -> trial.Trial | None:
        """Try the newest whole backup out; None where there is none. UserError where it does not come back whole.

        What the pool lacks is brought anew from the desk, and then tried once more.
        """
        newest = next((each for each in self.known() if backups.is_sound(each)), None)
        if newest is None:
            return None
        try:
            return trial.run(newest, self.desk.clock(), progress)
        except UserError:
            backing_up.mend_pool(self.desk.file.resolve(), newest.path.parent, progress)
            return trial.run(newest, self.desk.clock(), progress)

    def at(self, second: Path | None) -> "Safekeeping":
        """The same with another second place."""
        return replace(self, second=second)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the backup of the desk as it stood before, or the plain copy of it that is kept beside, and
    documents that could not be brought back."""

    before: Backup | None
    lost: tuple[str, ...]
    kept: Path | None = None


def restore(
    path: Path, backup: Backup, root: Path, clock: Clock, progress: Progress = silent, *, over_newer: bool = False
) -> Restored:
    """Bring a backup back in place of the desk at this path, which is backed up first, so that this can be undone.

    A desk that cannot be backed up stays beside it as a plain copy. What fails leaves the desk as it was. A desk of a
    later version of the program is replaced only `over_newer`; otherwise DeskTooNew.
    """
    before = kept = None
    if path.exists():
        if may_only_be_read(path):
            why = reading_only.of_place(path)
            raise UserError(why.words, why.advice)
        try:
            with open_desk(path, clock, hold=True) as desk:
                told = Safekeeping(desk, root)
                before = told.standing() or told.back_up(backups.BEFORE_A_RESTORE)
                backing_up.mend_pool(path.resolve(), before.path.parent, progress)
        except DeskBusy:
            raise
        except UserError as wrong:  # damaged, of a newer version, or no room for backups: a plain copy stays beside it
            if isinstance(wrong, DeskTooNew) and not over_newer:
                raise
            kept = restoring.keep_beside(path, "before a restore")
    lost = restoring.restore(path, backup, progress)
    return Restored(before, tuple(lost), kept)
