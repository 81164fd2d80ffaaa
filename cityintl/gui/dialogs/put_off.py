"""Putting off what falls due: until when, and why."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from cityintl.desk.obligations import Obligation, answering
from cityintl.errors import UserError
from cityintl.gui.record.asking import AskingDialog
from cityintl.store import DeskFile
from cityintl.words import _

#: What is put off comes back in a week unless another day is chosen.
_WEEK = timedelta(days=7)


class PutOffDialog(AskingDialog):
    """objectNames: `put_off_dialog`, `edit_until`, `edit_reason`, `put_off_problem`, `put_off_save`."""

    def __init__(self, desk: DeskFile, each: Obligation, today: date, parent: QWidget | None = None) -> None:
        super().__init__(desk, "reminder", "put_off", parent)
        self.setObjectName("put_off_dialog")
        self._each, self._today = each, today
        self.lay(
            _("Put off: {what}").format(what=each.whole),
            _("It is shown again on that day; the reason stays in the history."),
            ("until", "reason"),
            {"until": today + _WEEK, "reason": each.reason or None},
            _("Put off"),
        )
        self.editors["reason"].begin()

    def write(self, values: dict[str, Any]) -> None:
        """Note the day and the reason."""
        if values["until"] is None:
            raise UserError(_("Say until when it is put off."))
        answering.put_off(self.desk, self._each, values["until"], values["reason"] or "", self._today)


def put_off(desk: DeskFile, each: Obligation, today: date, parent: QWidget) -> bool:
    """Let the user put it off; whether they did."""
    dialog = PutOffDialog(desk, each, today, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog.exec() == QDialog.DialogCode.Accepted
