"""The line below the assistant: what will be done, and the buttons that do it.

objectNames: `import_summary`, `close_import`, `import_back`, `save_mapping`, `import_next`, `import_now`.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from cityintl.gui import style
from cityintl.gui.dialogs.flowing import Beside, flowing
from cityintl.gui.dialogs.importing.seen import Seen
from cityintl.gui.dialogs.importing.steps import COLUMNS, DONE, FILE, ROWS
from cityintl.gui.dialogs.pieces import primary, strong
from cityintl.gui.layout import set_look
from cityintl.words import _

#: How long the button says that the mapping was saved, in milliseconds.
_SAID = 2500


class ImportBar(Beside):
    """The summary beside its buttons, or above them where the room is narrow."""

    def __init__(self) -> None:
        self.summary = strong("", wrap=True)
        self.summary.setObjectName("import_summary")
        self.leave, self.back = QPushButton(_("Cancel")), QPushButton(_("Back"))
        self.save, self.next, self.go = QPushButton(_("Save mapping")), QPushButton(_("Next")), QPushButton()
        for button, name in (
            (self.leave, "close_import"),
            (self.back, "import_back"),
            (self.save, "save_mapping"),
            (self.next, "import_next"),
            (self.go, "import_now"),
        ):
            button.setObjectName(name)
        primary(self.go)
        buttons = flowing(self.leave, self.back, self.save, self.next, self.go, gap=8, right=True)
        super().__init__(self.summary, buttons, gap=8, least=1000, stretch=(1, 0))
        self.setContentsMargins(*(style.look().px(side) for side in (22, 10, 22, 12)))

    def show_step(self, step: int, seen: Seen | None, importing: bool) -> None:
        """Offer what can be done at this step with what is seen of the file."""
        choosing = step in (COLUMNS, ROWS)
        self.summary.setText(seen.summary if seen and choosing else "")
        self.summary.setVisible(bool(self.summary.text()))
        self.leave.setText(_("Close") if step == DONE else _("Cancel"))
        for button in (self.back, self.save, self.go):
            button.setVisible(choosing)
            button.setEnabled(seen is not None and not importing)
        self.next.setVisible(step in (FILE, COLUMNS))
        self.next.setText(_("Next") if step == FILE else _("Look at the rows"))
        self.next.setEnabled(seen is not None and not importing)
        self.go.setText(seen.button if seen else "")
        self.go.setEnabled(seen is not None and seen.ready and not importing)
        set_look(self.next, "primary", step == FILE)

    def say_saved(self) -> None:
        """Say for a moment that the mapping was saved."""
        self.save.setText(_("Mapping saved"))
        QTimer.singleShot(_SAID, self.save, lambda: self.save.setText(_("Save mapping")))

    def do_primary(self) -> None:
        """Do what Enter does at this step."""
        for button in (self.go, self.next):
            if button.isVisible() and button.isEnabled():
                button.click()
                return
