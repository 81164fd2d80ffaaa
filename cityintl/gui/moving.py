"""A desk that lies where a live file is in danger: asked once whether it should be kept on this computer instead."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cityintl import paths
from cityintl.gui import questions
from cityintl.progress import Progress
from cityintl.store import ground, moving
from cityintl.store.ground import Ground
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def ask(window: "Window") -> None:
    """Where the desk lies on a network, in a synced or a roaming folder: ask, and do what is wanted."""
    path = window.desk.path
    place = ground.ground_of(path.resolve())
    if place is Ground.LOCAL or str(path) in window.settings.left_where_they_are:
        return
    wanted = questions.choose(
        window.shell,
        _("“{desk}” lies on {place}.").format(desk=path.name, place=_(place.value)),
        _(
            "A file that is worked in can be damaged there: it is copied while it changes, or the network goes away."
            " It is safe on this computer, and every backup is then copied to that folder as a closed file."
        ),
        _("Keep it on this computer"),
        _("Leave it there"),
    )
    if wanted:
        keep_here(window, path)
    elif wanted is False:
        window.remember(left_where_they_are=(*window.settings.left_where_they_are, str(path)))


def offer_copy(window: "Window", words: str) -> None:
    """Say that the desk can only be read, with the way to work in it."""
    path = window.desk.path
    window.shell.messages.say(words, "plain", _("Make a copy to work in"), lambda: copy_here(window, path))


def copy_here(window: "Window", path: Path) -> None:
    """Copy a desk that may only be read to this computer, and open the copy."""
    if not window.finish():
        return

    def work(progress: Progress) -> Path:
        return moving.move(path, paths.desks_folder(), window.clock, progress)

    def then(new: Path) -> None:
        window.doing(lambda: window.open(new))
        words = _("This is a copy on this computer: {path}. The desk it was made of stays as it is.")
        window.shell.messages.say(words.format(path=new), "green")

    window.tasks.start(_("Copying the desk to this computer…"), work, then)


def keep_here(window: "Window", path: Path) -> None:
    """Bring the desk to this computer, open it there, and let the old folder have copies of its backups."""
    if not window.finish():
        return
    window.leave_desk()

    def work(progress: Progress) -> Path:
        return moving.move(path, paths.desks_folder(), window.clock, progress)

    def then(new: Path) -> None:
        if not window.settings.second_place:
            window.remember(second_place=str(path.parent))
            window.backing.take_second_place(str(path.parent))
        window.remember(recent=tuple(name for name in window.settings.recent if name != str(path)))
        window.doing(lambda: window.open(new))
        words = _("The desk lies on this computer now: {path}. Copies of its backups go to {folder}.")
        window.shell.messages.say(words.format(path=new, folder=window.settings.second_place), "green")

    def otherwise(wrong: BaseException) -> None:
        window.settings = replace(
            window.settings, left_where_they_are=(*window.settings.left_where_they_are, str(path))
        )
        window.doing(lambda: window.open(path))
        window.shell.messages.fail(wrong)

    window.tasks.start(_("Bringing the desk to this computer…"), work, then, otherwise)
