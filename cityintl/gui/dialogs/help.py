"""Help for a first day, and the overview of keys; F1 opens the page for where the user is.

objectNames: `help`, `help_pages` (the list of pages), `help_text` (the page).
"""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from cityintl import paths
from cityintl.gui.dialogs.pieces import Choices
from cityintl.gui.dialogs.reading import Reader
from cityintl.gui.dialogs.sheet import Sheet
from cityintl.gui.layout import spaced
from cityintl.words import _

#: The pages in their order: the file in resources/help, and its name in the list.
PAGES = (
    ("first-day", "Your first day"),
    ("today", "What falls due"),
    ("calendar", "Calendar and map"),
    ("list", "Lists"),
    ("record", "A record"),
    ("visits", "Visits"),
    ("courtesy", "Gifts, events, invitations"),
    ("reporting", "Global reporting"),
    ("engagements", "Bids, statements, records"),
    ("money", "Grants, budget, hours"),
    ("contacts", "Contacts and documents"),
    ("letters", "Letters"),
    ("rules", "Rules and settings"),
    ("import", "Importing a spreadsheet"),
    ("goals", "Goals, wording, data files"),
    ("papers", "Papers"),
    ("undo", "Undo and history"),
    ("backups", "Backups"),
)
KEYS = "keyboard"


class HelpDialog(Sheet):
    """The help pages beside their list; it stays open while the user works on."""

    def __init__(self, actions: Iterable[QAction] = (), page: str = "first-day", parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), QSize(860, 600), parent)
        self.setObjectName("help")
        self.setModal(False)
        self._keys = keyboard_page(actions)
        self.pages = Choices("help_pages", _("Help pages"))
        self.pages.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.pages.setMaximumWidth(self.fontMetrics().averageCharWidth() * 32)
        for name, label in (*PAGES, (KEYS, "Keyboard")):
            item = QListWidgetItem(_(label))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.reader = Reader()
        self.reader.setObjectName("help_text")
        self.reader.setAccessibleName(_("Help text"))
        beside = spaced(QHBoxLayout(), 16)
        beside.addWidget(self.pages)
        beside.addWidget(self.reader, 1)
        self.body.addLayout(beside, 1)
        self.pages.currentItemChanged.connect(self._read)
        close = self.close_button()
        close.setDefault(True)
        self.turn_to(page)

    def turn_to(self, page: str) -> None:
        """Show this page; an unknown one gives the first day."""
        names = [name for name, _label in (*PAGES, (KEYS, ""))]
        self.pages.setCurrentRow(names.index(page) if page in names else 0)

    def _read(self, item: QListWidgetItem | None) -> None:
        if item:
            self.reader.show_markdown(self._markdown(item.data(Qt.ItemDataRole.UserRole)))

    def _markdown(self, page: str) -> str:
        if page == KEYS:
            return self._keys
        return paths.resource("help", f"{page}.md").read_text(encoding="utf-8")


def keyboard_page(actions: Iterable[QAction]) -> str:
    """Every command that has keys, as a table in Markdown; made of the window's own commands."""
    rows, seen = [], set()
    for action in actions:
        keys = ", ".join(s.toString(QKeySequence.SequenceFormat.NativeText) for s in action.shortcuts())
        name = action.text().replace("&", "").rstrip("…")
        if keys and name and (name, keys) not in seen:
            seen.add((name, keys))
            rows.append(f"| {name} | {keys} |")
    fixed = (
        (_("Next or previous field"), "Tab, Shift+Tab"),
        (_("Take typing back, close a dialog"), "Esc"),
        (_("Do the main thing of a dialog"), "Enter"),
        (_("Open the chosen record over the whole width"), "Enter"),
        (_("Open the menu"), "F10"),
    )
    rows += [f"| {name} | {keys} |" for name, keys in fixed]
    head = f"# {_('Keyboard')}\n\n{_('Everything can be done without a mouse.')}\n\n"
    return head + f"| {_('Command')} | {_('Keys')} |\n|---|---|\n" + "\n".join(rows)
