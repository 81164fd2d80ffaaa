"""The pages that take the whole width and belong to no record: today, the history of the desk."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cityintl.desk.obligations import Obligation
from cityintl.desk.occasions import Occasion
from cityintl.gui import owing
from cityintl.gui.record.history import HistoryTab
from cityintl.gui.record.working import Tab
from cityintl.gui.trail import Place
from cityintl.store import Step
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def _today(window: "Window") -> Tab:
    from cityintl.gui import openers
    from cityintl.gui.today.page import TodayPage

    page = TodayPage(window.desk, *since_last_time(window), lambda: safe_lines(window))
    page.backup_wanted.connect(lambda: window.doing(lambda: openers.backups(window)))
    page.wanted.connect(lambda what, each: window.doing(lambda: owing.do(window, what, each)))
    page.followed.connect(lambda kind, number: window.doing(lambda: window.open_record(kind, number, whole=True)))
    page.place_wanted.connect(lambda name: window.go(Place(name)))
    return page


def _history(window: "Window") -> Tab:
    from cityintl.gui import looking_back, openers

    page = HistoryTab(window.desk, heading=_("History of the desk"))
    page.undo_wanted.connect(window.undo)
    page.look_wanted.connect(lambda step: window.doing(lambda: looking_back.look_back(window, step)))
    page.trash_wanted.connect(lambda: window.doing(lambda: openers.trash(window)))
    return page


def _calendar(window: "Window") -> Tab:
    from cityintl.gui.calendar.page import CalendarPage
    from cityintl.gui.dialogs.calendar_file import save_calendar

    page = CalendarPage(window.desk)
    page.followed.connect(lambda kind, number: window.doing(lambda: window.open_record(kind, number, whole=True)))
    page.save_wanted.connect(lambda found, name: window.doing(lambda: save_calendar(window, *_parted(found), name)))
    return page


def _map(window: "Window") -> Tab:
    from cityintl.gui import openers
    from cityintl.gui.map.page import MapPage

    page = MapPage(window.desk)
    page.followed.connect(lambda kind, number: window.doing(lambda: window.open_record(kind, number, whole=True)))
    page.paper_wanted.connect(lambda: window.doing(lambda: openers.papers(window, "map")))
    return page


def _reporting(window: "Window") -> Tab:
    from cityintl.gui.reporting.page import ReportingPage

    page = ReportingPage(window.desk)
    page.followed.connect(lambda kind, number: window.doing(lambda: window.open_record(kind, number, whole=True)))
    page.place_wanted.connect(lambda name: window.go(Place(name)))
    return page


def _parted(found: list[Obligation | Occasion]) -> tuple[list[Obligation], list[Occasion]]:
    owed = [each for each in found if isinstance(each, Obligation)]
    return owed, [each for each in found if isinstance(each, Occasion)]


#: The pages by the names of their places.
MAKERS: dict[str, Callable[["Window"], Tab]] = {
    "today": _today,
    "calendar": _calendar,
    "map": _map,
    "reporting": _reporting,
    "history": _history,
}


def safe_lines(window: "Window") -> list[tuple[str, str, str]]:
    """What today says of the backups: picture, words, when."""
    backing = window.backing
    if backing.kept is None:
        return []
    if backing.state.tried is not None and not backing.state.tried.ok:
        lines = [("shield-warning", _("The trial restore failed"), _("see"))]
    elif backing.state.trouble:
        lines = [("shield-warning", _("The last backup failed"), _("see"))]
    elif backing.state.newest is None:
        lines = [("shield-warning", _("No backup yet"), _("make one"))]
    else:
        lines = [("shield-check", _("Backup verified"), backing.when())]
    if backing.is_long_away:
        lines.append(("shield-warning", backing.second_words, _("see")))
    return lines


def since_last_time(window: "Window") -> tuple[list[Step], str]:
    """The steps since the desk was opened the time before, and the day of that; nothing the first time."""
    before = window.opened_before
    if not before:
        return [], ""
    steps = [
        step
        for step in window.desk.history()
        if datetime.fromisoformat(step.at) > datetime.fromisoformat(before) and not step.undone
    ]
    local = datetime.fromisoformat(before).astimezone(ZoneInfo(window.desk.home()["zone"]))
    days = (window.desk.today - local.date()).days
    said = _("today, {time}").format(time=f"{local:%H:%M}") if days == 0 else ""
    return steps, said or (_(f"{local:%A}") if days < 7 else f"{local.day} {_(f'{local:%B}')}")
