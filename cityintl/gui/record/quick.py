"""Adding a record on the way, while another is being filled: only what it needs."""

from typing import Any

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import layout, style
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _

#: What is asked beyond what is required.
_ALSO = {"person": ("given",), "partner": ("country",)}


class QuickAdd(QDialog):
    """objectNames: `quick_add`, its editors `edit_NAME`, `quick_problem`, `quick_save`."""

    def __init__(self, desk: DeskFile, kind: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quick_add")
        self._desk, self._kind = desk, kinds.kind(kind)
        self.number: int | None = None
        self.editors: dict[str, Editor] = {}
        heading = _("New {kind}").format(kind=_(self._kind.one).lower())
        self.setWindowTitle(heading)
        lines = layout.spaced(QVBoxLayout(self), 12, (20, 16, 20, 16))
        lines.addWidget(layout.text(heading, "page"))
        lines.addWidget(layout.text(_("The rest can be filled in later on its own page."), "quiet", wrap=True))
        around = Surroundings(desk, kind)
        required = [f.name for f in self._kind.editable.values() if f.required]
        given = self._begin(words)
        for name in dict.fromkeys([*_ALSO.get(kind, ()), *required]):
            field = self._kind.fields[name]
            editor = made_for(field, around)
            editor.show_value(None)
            if name in given:
                editor.put(given[name])
            editor.left.connect(self._take_offers)
            editor.given_up.connect(self.reject)
            self.editors[name] = editor
            lines.addWidget(layout.column(layout.text(_(field.label), "label"), editor, gap=2))
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("quick_problem")
        self.problem.hide()
        lines.addWidget(self.problem)
        lines.addStretch(1)
        lines.addWidget(self._buttons())
        self.resize(style.look().px(440), 0)
        empty = [e for e in self.editors.values() if not e.typed()]
        (empty or list(self.editors.values()))[0].begin()

    def _begin(self, words: str) -> dict[str, str]:
        if self._kind.name == "person":
            given, _space, family = words.strip().rpartition(" ")
            return {"given": given, "family": family}
        return {self._kind.title: words} if self._kind.title in self._kind.editable else {}

    def _buttons(self) -> QWidget:
        save = QPushButton(_("Add"))
        save.setObjectName("quick_save")
        save.setProperty("primary", True)
        save.setDefault(True)
        save.clicked.connect(self.save)
        stop = QPushButton(_("Cancel"))
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        return layout.row(None, stop, save)

    def _take_offers(self) -> None:
        """What a place offered and the user took stands in the other editors too."""
        for editor in self.editors.values():
            for name, value in editor.offered.items():
                if name in self.editors:
                    self.editors[name].show_value(value)

    def save(self) -> None:
        """Add the record; what cannot be stands in the dialog in words."""
        try:
            values: dict[str, Any] = {}
            for editor in self.editors.values():
                values = editor.found() | values
            values |= {name: editor.read() for name, editor in self.editors.items()}
            title = " ".join(str(values[n]) for n in ("given", "family", self._kind.title) if values.get(n))
            label = _("Add {kind} “{title}”").format(kind=_(self._kind.one).lower(), title=title)
            with self._desk.write(label) as door:
                self.number = door.add(self._kind.name, {n: v for n, v in values.items() if v is not None})
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            return
        self.accept()


def quick_add(desk: DeskFile, kind: str, words: str, parent: QWidget) -> int | None:
    """Let the user add a record of this kind; its number, or None when they think better of it."""
    dialog = QuickAdd(desk, kind, words, parent)
    return dialog.number if dialog.exec() == QDialog.DialogCode.Accepted else None
