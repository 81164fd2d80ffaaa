"""Desks opened in the window: one that may only be read is copied first, beside the window, and can be given up."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cityintl import store
from cityintl.gui import deeds, moving
from cityintl.progress import Progress, silent
from cityintl.store import DeskFile
from cityintl.store.safekeeping import Safekeeping
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def open_desk(window: "Window", path: Path, then: Callable[[], object]) -> None:
    """Open a desk in place of the one that is open, and go on; UserError, with that one open, where it cannot be."""
    if not window.finish() or (window.has_desk and window.desk.path == path):
        return
    if store.may_only_be_read(path):
        _copy_and_open(window, path, then)
    else:
        _take(window, _opened(window, path, silent))
        then()


def _copy_and_open(window: "Window", path: Path, then: Callable[[], object]) -> None:
    """The copying may take long on a slow share; the desk that is open stays until it is done."""

    def come(desk: DeskFile) -> None:
        if window.finish():
            _take(window, desk)
            then()
        else:
            desk.close()

    window.tasks.start(
        _("Reading “{desk}”…").format(desk=path.name),
        lambda progress: _opened(window, path, progress),
        lambda desk: window.doing(lambda: come(desk)),
        window.refuse,
    )


def _opened(window: "Window", path: Path, progress: Progress) -> DeskFile:
    root = window.backing.root
    return store.open_desk(
        path,
        window.clock,
        hold=True,
        before_upgrade=lambda old: root and Safekeeping(old, root).before("Before an upgrade"),
        progress=progress,
    )


def _take(window: "Window", desk: DeskFile) -> None:
    """Show a desk that was just opened, and ask what is to be asked of it."""
    window.leave_desk()
    if not desk.only_read:
        window.backing.begin(desk)
    window.opened_before = window.settings.opened_at.get(str(desk.path), "")
    window.remember(opened=desk.path)
    window.take_desk(desk)
    if desk.only_read:
        moving.offer_copy(window, desk.only_read.words)
    else:
        deeds.offer_drafts(window)
        moving.ask(window)
    if desk.remark:
        window.shell.messages.say(desk.remark, "red")
