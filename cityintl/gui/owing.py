"""What the window does with what is due: open, write, done, put off, into a calendar."""

from typing import TYPE_CHECKING

from cityintl.desk import visit_steps
from cityintl.desk.obligations import Obligation, answering
from cityintl.gui import deeds
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window

#: The tab of a record in which an obligation is met.
_TABS = {
    **visit_steps.TABS, "answers": "guest", "grant_report": "chain", "grant_extension": "chain",
    "grant_terms": "overview",
}  # fmt: skip


def do(window: "Window", what: str, each: Obligation) -> None:
    """Do what was chosen for an obligation; UserError where it cannot be."""
    acts = {
        "open": _open, "write": _write, "done": _done, "put_off": _put_off, "again": _again, "calendar": _calendar,
    }  # fmt: skip
    acts[what](window, each)


def _open(window: "Window", each: Obligation) -> None:
    window.open_record(each.kind, each.number, whole=True)
    record = window.pages.record
    owner = record is not None and each.kind == record.source.kind.name  # a part is shown in its tab already
    if each.family in _TABS and record is not None and owner:
        record.show_tab(_TABS[each.family])


def _write(window: "Window", each: Obligation) -> None:
    deeds.write(window, each.kind, each.number)


def _done(window: "Window", each: Obligation) -> None:
    answering.finish(window.desk, each, window.desk.today)
    window.shell.messages.say(_("Done: {what}").format(what=each.whole), "green", _("Undo"), window.undo)


def _put_off(window: "Window", each: Obligation) -> None:
    from cityintl.gui.dialogs.put_off import put_off

    if put_off(window.desk, each, window.desk.today, window.shell):
        window.shell.messages.say(_("Put off: {what}").format(what=each.whole), "plain", _("Undo"), window.undo)


def _again(window: "Window", each: Obligation) -> None:
    answering.ask_again(window.desk, each)


def _calendar(window: "Window", each: Obligation) -> None:
    from cityintl.gui.dialogs.calendar_file import save_calendar

    save_calendar(window, [each], [])
