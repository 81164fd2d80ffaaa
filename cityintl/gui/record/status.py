"""Changing the status of a tie: to what, when, by whose authority, and why; it becomes a line of its history."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import layout, style
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.records import kinds
from cityintl.store import DeskFile, Entry
from cityintl.words import _

_ASKED = ("to_status", "on", "authority", "resolution", "reason")


class StatusDialog(QDialog):
    """objectNames: `status_dialog`, its editors `edit_to_status`, `edit_on`…, `status_problem`, `status_save`."""

    def __init__(self, desk: DeskFile, tie: Entry, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_dialog")
        self.setWindowTitle(_("Change the status"))
        self._desk, self._tie = desk, tie
        self._kind = kinds.kind("tie_event")
        self.editors: dict[str, Editor] = {}
        lines = layout.spaced(QVBoxLayout(self), 12, (20, 16, 20, 16))
        lines.addWidget(layout.text(_("Change the status of “{title}”").format(title=tie.title), "page", wrap=True))
        lines.addWidget(layout.text(_("Every change is kept with its date and reason."), "quiet", wrap=True))
        around = Surroundings(desk, "tie_event")
        begin = {"on": today.isoformat()}
        for name in _ASKED:
            field = self._kind.fields[name]
            editor = made_for(field, around)
            editor.show_value(begin.get(name))
            editor.given_up.connect(self.reject)
            self.editors[name] = editor
            lines.addWidget(layout.column(layout.text(_(field.label), "label"), editor, gap=2))
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("status_problem")
        self.problem.hide()
        lines.addWidget(self.problem)
        lines.addStretch(1)
        lines.addWidget(self._buttons())
        self.resize(style.look().px(440), 0)
        self.editors["to_status"].begin()

    def _buttons(self) -> QWidget:
        save = QPushButton(_("Change the status"))
        save.setObjectName("status_save")
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.save)
        stop = QPushButton(_("Cancel"))
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        return layout.row(None, stop, save)

    def save(self) -> None:
        """Write the change; what cannot be stands in the dialog in words."""
        try:
            values: dict[str, Any] = {name: editor.read() for name, editor in self.editors.items()}
            new = values["to_status"]
            if new is None:
                raise UserError(_("Choose the new status."))
            words = _("Tie “{title}” becomes {status}")
            label = words.format(title=self._tie.title, status=_(str(new.value)).lower())
            with self._desk.write(label) as door:
                door.add("tie_event", {"tie": self._tie.id, **values})
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            return
        self.accept()


def ask_for_status(desk: DeskFile, tie: Entry, today: date, parent: QWidget) -> bool:
    """Let the user change the status; whether they did."""
    dialog = StatusDialog(desk, tie, today, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog.exec() == QDialog.DialogCode.Accepted
