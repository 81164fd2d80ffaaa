"""Our own city as a form: each field is written when it is left, as one step that can be undone.

objectNames: `our_city`, for each field `city_<field>` and under it `city_<field>_problem`.
"""

from enum import Enum
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui.dialogs.pieces import labelled, strong
from cityintl.gui.layout import column, set_look, spaced, text
from cityintl.records.describe import Field
from cityintl.records.home import HOME
from cityintl.records.values import Choice, Country, Zone
from cityintl.reference import countries, zones
from cityintl.store import DeskFile
from cityintl.words import _


class OurCity(QWidget):
    """The one record of our own city, edited in place."""

    def __init__(self, desk: DeskFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("our_city")
        self._desk = desk
        self._problems: dict[str, QLabel] = {}
        values = desk.home()
        lines = spaced(QVBoxLayout(self), 12)
        for group, names in HOME.form.items():
            lines.addWidget(strong(_(group)))
            grid = spaced(QGridLayout(), 10)
            for place, name in enumerate(names):
                field = HOME.fields[name]
                grid.addWidget(self._field(field, values.get(name)), place // 2, place % 2)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
            lines.addLayout(grid)

    def _field(self, field: Field, value: Any) -> QWidget:
        editor = self._editor(field, value)
        editor.setObjectName(f"city_{field.name}")
        editor.setToolTip(_(field.help))
        editor.setAccessibleDescription(_(field.help))
        problem = text("", "small_problem", wrap=True)
        problem.setObjectName(f"city_{field.name}_problem")
        problem.hide()
        self._problems[field.name] = problem
        return column(labelled(_(field.label), editor), problem, None, gap=2)

    def _editor(self, field: Field, value: Any) -> QWidget:
        words = choices(field)
        if words is None:
            line = QLineEdit(field.value.type_text(value))
            line.editingFinished.connect(lambda: self._keep(field, line.text(), line))
            return line
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        if not field.required:
            box.addItem("", None)
        for key, label in words:
            box.addItem(label, key)
        box.setCurrentIndex(box.findData(value.name if isinstance(value, Enum) else value))
        box.activated.connect(lambda _n: self._keep(field, box.currentData(), box))
        return box

    def _keep(self, field: Field, typed: str | None, editor: QWidget) -> None:
        """Write what was typed, when it differs; say beside the field why it cannot be."""
        problem = self._problems[field.name]
        try:
            value = field.value.read(typed)
            before = self._desk.get("home", HOME_ID)
            if value != before.values.get(field.name):
                with self._desk.write(_("Edit our city: {field}").format(field=_(field.label))) as door:
                    door.set("home", HOME_ID, {field.name: value}, seen=before.changed_in)
        except UserError as wrong:
            problem.setText(str(wrong))
            problem.show()
            set_look(editor, "wrong", True)
            return
        problem.hide()
        set_look(editor, "wrong", False)
        if isinstance(editor, QLineEdit):
            editor.setText(field.value.type_text(value))


#: There is exactly one city of our own.
HOME_ID = 1


def choices(field: Field) -> list[tuple[str, str]] | None:
    """The words to choose from, by key and label; None where the value is typed."""
    if isinstance(field.value, Choice):
        return [(word.name, _(str(word.value))) for word in field.value.words]
    if isinstance(field.value, Country):
        return [(code, countries.name(code)) for code in countries.codes()]
    if isinstance(field.value, Zone):
        return [(zone, zone.replace("_", " ")) for zone in zones.names()]
    return None
