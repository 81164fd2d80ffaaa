"""Changing the status of a tie: to what, when, by whose authority, and why; it becomes a line of its history."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from cityintl.errors import UserError
from cityintl.gui.record.asking import AskingDialog
from cityintl.store import DeskFile, Entry
from cityintl.words import _

_ASKED = ("to_status", "on", "authority", "resolution", "reason")


class StatusDialog(AskingDialog):
    """objectNames: `status_dialog`, its editors `edit_to_status`, `edit_on`…, `status_problem`, `status_save`."""

    def __init__(self, desk: DeskFile, tie: Entry, today: date, parent: QWidget | None = None) -> None:
        super().__init__(desk, "tie_event", "status", parent)
        self.setObjectName("status_dialog")
        self._tie = tie
        self.lay(
            _("Change the status of “{title}”").format(title=tie.title),
            _("Every change is kept with its date and reason."),
            _ASKED,
            {"on": today.isoformat()},
            _("Change the status"),
        )
        self.editors["to_status"].begin()

    def write(self, values: dict[str, Any]) -> None:
        """Add the change to the history of the tie, which decides its status."""
        new = values["to_status"]
        if new is None:
            raise UserError(_("Choose the new status."))
        words = _("Tie “{title}” becomes {status}")
        with self.desk.write(words.format(title=self._tie.title, status=_(str(new.value)).lower())) as door:
            door.add("tie_event", {"tie": self._tie.id, **values})


def ask_for_status(desk: DeskFile, tie: Entry, today: date, parent: QWidget) -> bool:
    """Let the user change the status; whether they did."""
    dialog = StatusDialog(desk, tie, today, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog.exec() == QDialog.DialogCode.Accepted
