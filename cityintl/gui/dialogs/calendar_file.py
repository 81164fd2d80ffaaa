"""Writing what is due, or what takes place, as a calendar file where the user wants it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cityintl.desk.obligations import Obligation
from cityintl.desk.occasions import Occasion
from cityintl.errors import UserError
from cityintl.files import write_whole, written_before
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def save_calendar(
    window: "Window", owed: Sequence[Obligation], taking_place: Sequence[Occasion], name: str = ""
) -> None:
    """Ask where, and write them there; UserError where nothing of it has a day."""
    from cityintl.exchange.as_calendar import calendar

    told = [each for each in owed if each.due is not None and not each.private]
    count = len(told) + len(taking_place)
    if not count:
        raise UserError(_("Nothing of it has an exact day that may leave this desk."), _("Look at the record itself."))
    proposed = re.sub(r"[^\w-]+", "-", name or told[0].whole).strip("-")[:60]
    path, _form = QFileDialog.getSaveFileName(
        window.shell, _("Save for a calendar"), str(Path.home() / f"{proposed}.ics"), f"{_('Calendar')} (*.ics)"
    )
    if path:
        whole = calendar(window.desk, told, taking_place, written_before(Path(path)))
        write_whole(Path(path), lambda unfinished: unfinished.write_bytes(whole))
        words = ngettext("{n} entry saved in “{file}”.", "{n} entries saved in “{file}”.", count)
        window.shell.messages.say(words.format(n=f"{count:,}", file=Path(path).name), "green")
