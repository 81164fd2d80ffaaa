"""The desk as it was, in the window: a copy that is only read, until one goes back to the desk of today."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cityintl.progress import Progress
from cityintl.store import DeskFile, as_of
from cityintl.store.rooms import Room
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def look_back_to(window: "Window", day: date) -> None:
    """Show the desk as it was at the end of a day; UserError where it is younger."""
    look_back(window, as_of.last_step_of(window.desk, day))


def look_back(window: "Window", step: int) -> None:
    """Show the desk as a step left it."""
    if not window.finish():
        return
    desk = window.desk
    room = Room()
    copy = room.path / desk.path.name

    def work(progress: Progress) -> datetime:
        return as_of.build(desk, step, copy, progress)

    def then(moment: datetime) -> None:
        was = as_of.open_as_of(copy, moment)
        was.closed.append(room.clear)
        show(window, was, desk.path)

    def otherwise(wrong: BaseException) -> None:
        room.clear()
        window.shell.messages.fail(wrong)

    window.tasks.start(_("Going back…"), work, then, otherwise)


def show(window: "Window", was: DeskFile, today: Path) -> None:
    """Put the desk as it was into the window, with the way back to that of today."""
    window.leave_desk()
    window.take_desk(was)
    why = was.only_read.words if was.only_read else ""
    words = f"{why} {_('What it says of a confidential value is what is still known of it.')}"
    window.shell.messages.say(words, "plain", _("Back to today"), lambda: window.doing(lambda: window.open(today)))
