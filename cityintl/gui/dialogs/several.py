"""Editing several records at once: one field, one value, one step that one undo takes back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import deeds, layout, style
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.gui.record.field import GIVEN
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.store import DeskFile
from cityintl.words import _

#: What is changed one by one, each with its date and reason.
_ALONE = {("tie", "status")}


def editable(kind: str) -> list[Field]:
    """The fields that can be given to several records of a kind at once."""
    given = GIVEN.get(kind, ())
    return [
        field
        for name, field in kinds.kind(kind).editable.items()
        if not (field.sensitive or field.part_of or name in given or (kind, name) in _ALONE)
    ]


class SeveralDialog(QDialog):
    """objectNames: `several_dialog`, `several_field`, `edit_FIELD`, `several_problem`, `several_save`."""

    def __init__(self, desk: DeskFile, kind: str, numbers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("several_dialog")
        self.desk, self.kind, self.numbers = desk, kind, list(numbers)
        self._fields = editable(kind)
        self.setWindowTitle(_("Edit {what}").format(what=deeds.counted(kind, len(self.numbers))))
        self.field = QComboBox()
        self.field.setObjectName("several_field")
        self.field.setAccessibleName(_("Field"))
        for field in self._fields:
            self.field.addItem(_(field.label))
        self.field.currentIndexChanged.connect(self._turn)
        self._place = layout.spaced(QVBoxLayout(), 2)
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("several_problem")
        self.problem.hide()
        lines = layout.spaced(QVBoxLayout(self), 12, (20, 16, 20, 16))
        lines.addWidget(layout.text(self.windowTitle(), "page", wrap=True))
        quiet = _("All of them get this value, as one step; Undo takes it back. Empty takes the value away.")
        lines.addWidget(layout.text(quiet, "quiet", wrap=True))
        lines.addWidget(layout.column(layout.text(_("Field"), "label"), self.field, gap=2))
        lines.addLayout(self._place)
        lines.addWidget(self.problem)
        lines.addStretch(1)
        lines.addWidget(self._buttons())
        self._turn(0)
        self.resize(style.look().px(440), self.sizeHint().height())

    def _buttons(self) -> QWidget:
        save = QPushButton(_("Change them"))
        save.setObjectName("several_save")
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.save)
        stop = QPushButton(_("Cancel"))
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        return layout.row(None, stop, save)

    def _turn(self, place: int) -> None:
        """Show the editor of the chosen field."""
        layout.clear(self._place)
        self.problem.hide()
        of = self._fields[place]
        self.editor: Editor = made_for(of, Surroundings(self.desk, self.kind))
        self.editor.show_value(None)
        self.editor.given_up.connect(self.reject)
        self._place.addWidget(layout.text(_(of.label), "label"))
        self._place.addWidget(self.editor)

    def save(self) -> None:
        """Write the value to all, or say why it cannot be; then none has it."""
        of = self._fields[self.field.currentIndex()]
        label = _("Edit {what}: {field}")
        what = deeds.counted(self.kind, len(self.numbers))
        try:
            values = {**self.editor.found(), of.name: self.editor.read()}
            with self.desk.write(label.format(what=what, field=_(of.label))) as door:
                for number in self.numbers:
                    door.set(self.kind, number, values)
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            return
        self.accept()
