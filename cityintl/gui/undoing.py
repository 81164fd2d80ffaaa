"""Undo and redo from the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cityintl.gui import questions
from cityintl.progress import Progress
from cityintl.store import DeskFile, UndoBlocked
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window

#: A step with more records than this is undone in the worker thread.
MANY = 300


def undo(window: "Window", step: int | None = None) -> None:
    """Take a step back, the newest or this one; later work in the way is named, and taken back too if wanted."""
    desk = window.desk
    if not window.finish():
        return
    _run(window, desk, step, lambda progress: desk.undo(step, progress), _("Undone: {label}"))


def redo(window: "Window") -> None:
    """Do the step undone last again."""
    desk = window.desk
    if window.finish():
        _run(window, desk, None, desk.redo, _("Done again: {label}"))


def _run(window: "Window", desk: DeskFile, step: int | None, work: Callable[[Progress], str], said: str) -> None:
    def then(label: str) -> None:
        _say(window, said.format(label=label))

    def otherwise(wrong: BaseException) -> None:
        if isinstance(wrong, UndoBlocked) and step is not None:
            _offer_all(window, desk, step, wrong)
        else:
            window.shell.messages.fail(wrong)

    if _is_large(desk, step):
        window.tasks.start(_("Undoing…"), work, then, otherwise)
        return
    try:
        label = work(lambda _done, _total, _text: None)
    except UndoBlocked as wrong:
        otherwise(wrong)
    else:
        then(label)


def _say(window: "Window", words: str) -> None:
    """Say it once the screens have followed the change, whose “Saved” would take its place."""
    QTimer.singleShot(0, window, lambda: window.shell.say_status(words, "arrow-u-up-left", "quiet"))


def _is_large(desk: DeskFile, step: int | None) -> bool:
    newest = desk.history(limit=3)
    known = [s for s in (desk.history() if step is not None else newest) if step is None or s.id == step]
    return any(s.records > MANY for s in known)


def _offer_all(window: "Window", desk: DeskFile, step: int, wrong: UndoBlocked) -> None:
    """Name the later work, and take it back with the step if the user wants that."""
    if not wrong.steps:
        window.shell.messages.fail(wrong)
        return
    more = _("Undo can take back the later work as well, newest first. Redo does it again.")
    if questions.ask(window.shell, wrong.message, more, _("Undo all of it")):

        def work(progress: Progress) -> str:
            return undo_with_later(desk, step, progress)

        window.tasks.start(_("Undoing…"), work, lambda label: _say(window, _("Undone: {label}").format(label=label)))


def undo_with_later(desk: DeskFile, step: int, progress: Progress) -> str:
    """Undo a step after whatever stands in its way; gives its label."""
    waiting = [step]
    label = ""
    while waiting:
        try:
            label = desk.undo(waiting[-1], progress)
            waiting.pop()
        except UndoBlocked as wrong:
            new = [s for s in wrong.steps if s not in waiting]
            if not new:
                raise
            waiting.extend(reversed(new))
    return label
