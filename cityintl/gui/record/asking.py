"""A small dialog that asks for a few fields of a kind: adding a record on the way, changing a status."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import layout, style
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.gui.scrolling import scrolling
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _


class AskingDialog(QDialog):
    """Editors below each other, the problem in words, and two buttons; a subclass says what `write` does.

    objectNames, with NAME the dialog's own: `edit_FIELD`, `NAME_problem`, `NAME_save`.
    """

    def __init__(self, desk: DeskFile, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind, self._name = desk, kinds.kind(kind), name
        self.editors: dict[str, Editor] = {}

    def lay(self, heading: str, quiet: str, fields: Sequence[str], begin: Mapping[str, Any], yes: str) -> None:
        """Fill the dialog: its words, the editors of these fields with what they begin with, the button's word."""
        self.setWindowTitle(heading)
        around = Surroundings(self.desk, self.kind.name)
        matter = QWidget()
        inside = layout.spaced(QVBoxLayout(matter), 12)
        inside.addWidget(layout.text(heading, "page", wrap=True))
        inside.addWidget(layout.text(quiet, "quiet", wrap=True))
        for name in fields:
            field = self.kind.fields[name]
            editor = made_for(field, around)
            editor.show_value(begin.get(name))
            editor.given_up.connect(self.reject)
            self.editors[name] = editor
            inside.addWidget(layout.column(layout.text(_(field.label), "label"), editor, gap=2))
        inside.addStretch(1)
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName(f"{self._name}_problem")
        self.problem.hide()
        self._matter = matter
        lines = layout.spaced(QVBoxLayout(self), 12, (20, 16, 20, 16))
        lines.addWidget(scrolling(matter), 1)
        lines.addWidget(self.problem)
        lines.addWidget(self._buttons(yes))
        self.resize(style.look().px(440), self._height())

    def _height(self) -> int:
        """High enough for all that is asked and what is wrong with it, as far as the screen is."""
        px = style.look().px
        wide = px(440 - 40)
        inside = self._matter.layout()
        assert inside is not None
        high = max(self._matter.sizeHint().height(), inside.totalHeightForWidth(wide)) + px(90)
        if not self.problem.isHidden():
            high += self.problem.heightForWidth(wide) + px(12)
        room = self.screen().availableGeometry().height() if self.screen() else 768
        return min(high, round(room * 0.9))

    def _buttons(self, yes: str) -> QWidget:
        save = QPushButton(yes)
        save.setObjectName(f"{self._name}_save")
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.save)
        stop = QPushButton(_("Cancel"))
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        return layout.row(None, stop, save)

    def read(self) -> dict[str, Any]:
        """What stands in the editors; UserError where something cannot be."""
        values: dict[str, Any] = {}
        for editor in self.editors.values():
            values = editor.found() | values
        return values | {name: editor.read() for name, editor in self.editors.items()}

    def write(self, values: dict[str, Any]) -> None:
        """Write these values; UserError where they cannot be."""
        raise NotImplementedError

    def save(self) -> None:
        """Write, and close; what cannot be stands in the dialog in words."""
        try:
            self.write(self.read())
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            self.resize(self.width(), max(self.height(), self._height()))
            return
        self.accept()
