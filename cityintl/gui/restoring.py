"""Backups seen and brought back from the window: the desk is closed, replaced, and opened again."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cityintl import paths
from cityintl.errors import UserError
from cityintl.gui.dialogs.backups import BackupsDialog
from cityintl.gui.tasks import Tasks
from cityintl.progress import Progress
from cityintl.records.dates import show_date
from cityintl.store import backups, origin, safekeeping, second_place
from cityintl.store.backups import Backup
from cityintl.store.safekeeping import Restored
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def show(window: "Window") -> BackupsDialog:
    """Show the backups of the open desk; without one, those of every desk that was ever backed up here."""
    backing = window.backing
    kept = backing.kept
    here = window.desk.path if window.has_desk else None
    dialog = BackupsDialog(
        lambda backup: here or target(backup),
        backing.said if kept is not None else plain_moment,
        Tasks(window),
        kept is not None,
        window.shell,
    )
    root = backing.root or paths.backups_folder()

    def list_them(folder: Path | None = None) -> None:
        found = _in(folder or root) if folder or kept is None else origin.made_at(kept.desk.path, root)
        notes = (backing.trial_words, backing.second_words) if kept else ()
        dialog.show_backups(found, "\n".join(filter(None, notes)))

    def made() -> None:
        if dialog.isVisible():
            list_them()

    dialog.folder_wanted.connect(list_them)
    dialog.restore_wanted.connect(lambda backup, path: window.doing(lambda: bring_back(window, path, backup)))
    dialog.backup_wanted.connect(lambda: backing.back_up("By hand"))
    dialog.trial_wanted.connect(backing.try_out)
    backing.changed.connect(made)
    dialog.finished.connect(lambda _result: backing.changed.disconnect(made))
    dialog.turns.tasks.failed.connect(window.shell.messages.fail)
    list_them()
    dialog.open()
    return dialog


def _in(folder: Path) -> list[Backup]:
    """The backups in a folder, or in the folders of several desks below it."""
    found = backups.all_in(folder)
    for each in second_place.folders_in(folder) if not found else ():
        found += backups.all_in(each)
    return sorted(found, key=lambda each: each.at, reverse=True)


def plain_moment(at: datetime) -> str:
    """A moment on the clock of this computer."""
    local = at.astimezone()
    return f"{show_date(local.date())}, {local:%H:%M}"


def target(backup: Backup) -> Path:
    """Where a backup belongs when no desk is open: where its desk lay, or where new desks are made."""
    facts = backups.facts(backup)
    path = Path(facts.desk)
    return path if path.parent.is_dir() else paths.desks_folder() / f"{facts.city}.cityintl"


def bring_back(window: "Window", path: Path, backup: Backup) -> None:
    """Bring a backup back in place of the desk at this path, which is opened again after it, whatever came of it."""
    if window.has_desk and (refused := window.desk.only_read):
        raise UserError(refused.words, refused.advice)
    if not window.finish():
        return
    root = window.backing.root or paths.backups_folder()
    was = window.desk.path if window.has_desk else path
    window.leave_desk()

    def work(progress: Progress) -> Restored:
        return safekeeping.restore(path, backup, root, window.clock, progress)

    def then(done: Restored) -> None:
        window.doing(lambda: window.open(path))
        words = _("The desk is as it was in this backup.")
        if done.lost:
            missing = ngettext("{n} document is missing", "{n} documents are missing", len(done.lost))
            words += " " + _("{what}; “check” names them.").format(what=missing.format(n=f"{len(done.lost):,}"))
        if done.kept is not None:
            words += " " + _("What stood there is kept as “{name}”.").format(name=done.kept.name)
        if done.before is None:
            window.shell.messages.say(words, "green")
        else:
            back = partial(bring_back, window, path, done.before)
            window.shell.messages.say(words, "green", _("Take this back"), back)

    def otherwise(wrong: BaseException) -> None:
        if was.is_file():
            window.doing(lambda: window.open(was))
        window.shell.messages.fail(wrong)

    window.tasks.start(_("Bringing the backup back…"), work, then, otherwise)
