"""The commands that open a dialog or an assistant; each is imported when it is first wanted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cityintl import paths
from cityintl.errors import UserError
from cityintl.gui import deeds, goals_files, icons, style
from cityintl.gui.trail import Place
from cityintl.settings import SCALES, Settings
from cityintl.store import rooms
from cityintl.words import _

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def acts(window: "Window") -> dict[str, Callable[[], object]]:
    """What each command does; jumping alone is the window's own."""
    pages: dict[str, Callable[[], object]] = {
        name: lambda name=name: window.go(Place(name))  # type: ignore[misc]  # a lambda's default has no type
        for name in ("today", "calendar", "map", "history", "home")
    }
    return pages | {
        "back": window.back,
        "forward": window.forward,
        "undo": window.undo,
        "redo": window.redo,
        "filter": window.pages.filter,
        "whole": window.turn_whole,
        "new": window.new_here,
        "contact": window.pages.begin_contact,
        "file": window.pages.add_files,
        "several": window.edit_chosen,
        "delete": window.delete_here,
        "copy": window.pages.copy,
        "quit": window.shell.close,
        "new_desk": lambda: new_desk(window),
        "open_desk": lambda: open_desk(window),
        "sample": lambda: sample(window),
        "import": lambda: bring(window),
        "figures": lambda: goals_files.bring_figures(window),
        "wording": lambda: goals_files.bring_wording(window),
        "papers": lambda: papers(window),
        "print_list": lambda: papers(window, "list"),
        "backups": lambda: backups(window),
        "trash": lambda: trash(window),
        "preferences": lambda: preferences(window),
        "help": lambda: help_pages(window),
        "about": lambda: about(window),
        "larger": lambda: take(window, scaled(window.settings, 1)),
        "smaller": lambda: take(window, scaled(window.settings, -1)),
    }


def welcome(window: "Window") -> None:
    """The page that stands while no desk is open."""
    from cityintl.gui.dialogs.welcome import WelcomePage

    page = WelcomePage([Path(name) for name in window.settings.recent])
    page.new_wanted.connect(window.shell.commands["new_desk"].trigger)
    page.open_wanted.connect(window.shell.commands["open_desk"].trigger)
    page.sample_wanted.connect(window.shell.commands["sample"].trigger)
    page.desk_chosen.connect(lambda path: window.doing(lambda: window.open(path)))
    window.pages.show_other(page)


def new_desk(window: "Window") -> None:
    """Make a desk and open it."""
    from cityintl.gui.dialogs.new_desk import NewDeskDialog

    dialog = NewDeskDialog(window.clock, parent=window.shell)
    dialog.made.connect(lambda path: window.doing(lambda: window.open(path)))
    dialog.open()


def open_desk(window: "Window") -> None:
    """Choose a desk and open it."""
    from cityintl.gui.dialogs.welcome import ask_for_desk

    folder = window.desk.path.parent if window.has_desk else paths.desks_folder()
    path = ask_for_desk(window.shell, folder)
    if path is not None:
        window.open(path)


def sample(window: "Window") -> None:
    """Open the sample desk, made anew for today if it is not there."""
    from cityintl.desk import sample as riverton

    path = paths.desks_folder() / f"{_('Sample desk')}.cityintl"
    today = window.clock().date()

    def make(_progress: object) -> Path:
        if not path.exists():
            riverton.make(path, today)
        return path

    window.tasks.start(_("Making the sample desk…"), make, lambda made: window.doing(lambda: window.open(made)))


def bring(window: "Window", file: Path | None = None) -> None:
    """The import assistant, in place of the panes, with this file or to choose one."""
    from cityintl.gui.dialogs.importing.assistant import Assistant
    from cityintl.gui.dialogs.importing.page import ImportPage

    if not window.finish():
        return
    here = window.trail.here
    kind = here.name if here is not None and here.name in window.pages.listed else "tie"
    page = ImportPage(Assistant(window.desk), window.tasks, Path.home(), kind)
    page.closed.connect(lambda: window.go_on(here or Place(kind)))
    page.list_wanted.connect(lambda name: window.go(Place(name)))
    window.pages.show_other(page)
    if file is not None:
        page.read(file)


def papers(window: "Window", first: str = "") -> None:
    """The papers of the record and the list that are shown, and of the desk; `first` names the one to begin with."""
    from cityintl.gui.dialogs.papers import ask_for_papers

    here = window.trail.here
    window.finish()
    record = (here.name, here.number) if here is not None and here.number is not None else None
    listed = window.pages.list_of(here.name).asked if here is not None and here.name in window.pages.listed else None
    if first == "list" and listed is None:
        raise UserError(_("There is no list here."), _("Go to a list first, such as Ties or People."))
    ask_for_papers(window, record, first, listed)


def backups(window: "Window") -> None:
    """The backups, and bringing one back."""
    from cityintl.gui.restoring import show

    window.finish()
    show(window)


def trash(window: "Window") -> None:
    """The deleted records, and bringing one back."""
    from cityintl.gui.dialogs.trash import TrashDialog

    window.finish()
    dialog = TrashDialog(window.desk, window.shell)

    def brought(kind: str, number: int, empty: list[str]) -> None:
        window.doing(lambda: window.open_record(kind, number))
        if empty:
            words = _("It is back; confidential, not kept, and empty now: {fields}.")
            window.shell.messages.say(words.format(fields=deeds.quoted(empty)))

    dialog.brought_back.connect(brought)
    dialog.open()


def preferences(window: "Window") -> None:
    """Theme, size of text, and what else one may choose."""
    from cityintl.gui.dialogs.preferences import PreferencesDialog

    window.finish()
    desk = window.desk if window.has_desk else None
    dialog = PreferencesDialog(window.settings, desk, window.shell, window.backing.second_words)
    dialog.changed.connect(lambda settings: take(window, settings))
    dialog.open()


def take(window: "Window", settings: Settings) -> None:
    """Take changed settings, and look as they say."""
    window.settings = settings
    window.settings_changed.emit(settings)
    window.backing.take_second_place(settings.second_place)
    redress(window)


def redress(window: "Window") -> None:
    """Draw everything in the theme and size of the settings."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        style.dress(app, window.settings.theme, window.settings.text_scale)
        icons.draw_again(app)
        window.pages.measure()


def help_pages(window: "Window") -> None:
    """Help, at the page for where one is."""
    from cityintl.gui.dialogs.help import HelpDialog

    page = help_page(window.trail.here)
    shown = window.shell.whole_place.currentWidget()
    if shown is not None and shown.isVisible() and shown.objectName() == "import_page":
        page = "import"
    dialog = window.shell.findChild(HelpDialog)
    if dialog is None:
        commands = [window.shell.commands[name] for name in window.shell.commands]
        dialog = HelpDialog(commands, page, window.shell)
    dialog.turn_to(page)
    dialog.show()
    dialog.raise_()


#: The page of help for kinds that have one of their own; the others have that of any list or record.
_HELP = {
    "today": "today",
    "calendar": "calendar",
    "map": "calendar",
    "delegation": "visits",
    "checklist_template": "visits",
    "letter_template": "letters",
    "gift": "courtesy",
    "event": "courtesy",
    "invitation": "courtesy",
    "greeting_list": "courtesy",
    "follow_up": "courtesy",
    "event_bid": "engagements",
    "investment_lead": "engagements",
    "statement": "engagements",
    "liaison_contact": "engagements",
    "visitor_program": "engagements",
    "media_item": "engagements",
    "records_request": "engagements",
    "retention_class": "engagements",
    "hold": "engagements",
    "opportunity": "money",
    "grant": "money",
    "office_account": "money",
    "work_hours": "money",
    "correspondence": "contacts",
    "document": "contacts",
    "rule": "rules",
    "home": "rules",
    "reporting": "reporting",
    "commitment": "reporting",
    "submission": "reporting",
    "framework": "reporting",
    "indicator": "reporting",
    "recommendation": "reporting",
    "history": "undo",
}


def help_page(here: Place | None) -> str:
    """The page of help for where one is."""
    if here is None:
        return "first-day"
    return _HELP.get(here.name) or ("record" if here.number is not None else "list")


def about(window: "Window") -> None:
    """Version, licence and sources."""
    from cityintl.gui.dialogs.about import AboutDialog

    AboutDialog(window.shell).open()


def begin(window: "Window", path: Path | None, then: Callable[[], object] = lambda: None) -> None:
    """Open this desk, or the last one, and go on; welcome the user while there is none, or it cannot be opened."""
    rooms.sweep()
    last = window.settings.last_desk
    wanted = path or (Path(last) if last and Path(last).is_file() else None)
    if wanted is not None:
        window.doing(lambda: window.open(wanted, then))
    if not window.has_desk:
        welcome(window)


def scaled(settings: Settings, step: int) -> Settings:
    """The settings with larger (1) or smaller (-1) text."""
    near = [s for s in SCALES if (s > settings.text_scale if step > 0 else s < settings.text_scale)]
    return replace(settings, text_scale=(near[0] if step > 0 else near[-1]) if near else settings.text_scale)
