"""Every command of the window: its words, its shortcut, its menu; `window.py` says what each does."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cityintl.gui import icons
from cityintl.words import _


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do; a command that needs a desk is pale without one."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    picture: str = ""
    needs_desk: bool = True


COMMANDS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (
        "File",
        (
            Command("new_desk", "New desk…", (), "plus", needs_desk=False),
            Command("open_desk", "Open a desk…", ("Ctrl+O",), "folder-open", needs_desk=False),
            Command("sample", "Look at the sample desk", (), "book-open", needs_desk=False),
            None,
            Command("import", "Import a spreadsheet…", ("Ctrl+I",), "upload-simple"),
            Command("figures", "Bring in Open SDG files…", (), "chart-line"),
            Command("wording", "Official wording of the goals…", (), "book-open"),
            Command("papers", "Papers…", ("Ctrl+P",), "file-pdf"),
            Command("print_list", "Print or save this list…", ("Ctrl+Shift+P",), "printer"),
            None,
            Command("backups", "Backups…", (), "lifebuoy", needs_desk=False),
            Command("preferences", "Preferences…", ("Ctrl+,",), "gear", needs_desk=False),
            Command("quit", "Quit", ("Ctrl+Q",), "sign-out", needs_desk=False),
        ),
    ),
    (
        "Edit",
        (
            Command("undo", "Undo", ("Ctrl+Z",), "arrow-u-up-left"),
            Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "arrow-u-up-right"),
            None,
            Command("new", "New", ("Ctrl+N",), "plus"),
            Command("contact", "Log a contact", ("Ctrl+L",), "phone"),
            Command("file", "Add files to this record…", ("Ctrl+Shift+I",), "paperclip"),
            Command("several", "Edit the chosen rows…", ("Ctrl+E",), "pencil-simple"),
            Command("delete", "Delete", ("Ctrl+Del",), "trash"),
            Command("copy", "Copy as a table", ("Ctrl+Shift+C",), "copy"),
        ),
    ),
    (
        "Go",
        (
            Command("back", "Back", ("Alt+Left",), "arrow-left"),
            Command("forward", "Forward", ("Alt+Right",), "arrow-right"),
            None,
            Command("jump", "Search or jump to…", ("Ctrl+K",), "magnifying-glass"),
            Command("filter", "Filter this list", ("Ctrl+F",), "funnel"),
            Command("whole", "Whole width", ("Ctrl+Return",), "sidebar-simple"),
            Command("larger", "Larger text", ("Ctrl++", "Ctrl+="), "magnifying-glass", needs_desk=False),
            Command("smaller", "Smaller text", ("Ctrl+-",), "magnifying-glass", needs_desk=False),
            None,
            Command("today", "Today", ("Ctrl+T",), "sun"),
            Command("calendar", "Calendar", ("Ctrl+Shift+T",), "calendar-blank"),
            Command("map", "Map", (), "globe-hemisphere-west"),
            Command("history", "History of the desk", ("Ctrl+H",), "clock-counter-clockwise"),
            Command("trash", "Deleted records…", (), "trash"),
            Command("home", "Our city", (), "house"),
        ),
    ),
    (
        "Help",
        (
            Command("help", "Help", ("F1",), "question", needs_desk=False),
            Command("about", "About CityIntl", (), "info", needs_desk=False),
        ),
    ),
)


class Commands(QObject):
    """The actions by name, and the menu that holds them all."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._needing: list[QAction] = []
        self.menu = QMenu(window)
        self.menu.setAccessibleName(_("Menu"))
        self.menu.aboutToShow.connect(self.draw)
        for heading, commands in COMMANDS:
            part = self.menu.addMenu(_(heading))
            for command in commands:
                if command is None:
                    part.addSeparator()
                else:
                    part.addAction(self._make(window, command))
        self.let_desk(False)

    def _make(self, window: QWidget, command: Command) -> QAction:
        action = QAction(_(command.words), window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.picture:
            icons.name(action, command.picture)
        window.addAction(action)
        self._actions[command.name] = action
        if command.needs_desk:
            self._needing.append(action)
        return action

    def draw(self) -> None:
        """Draw the pictures of the menu, which cost a start more than they give it."""
        for action in self._actions.values():
            if action.icon().isNull() and action.property("picture_name"):
                icons.draw(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def let_desk(self, there: bool) -> None:
        """Enable what needs a desk, or not."""
        for action in self._needing:
            action.setEnabled(there)
