"""Adding a record on the way, while another is being filled: only what it needs."""

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from cityintl.desk import beginnings
from cityintl.gui.record.asking import AskingDialog
from cityintl.records.describe import Kind
from cityintl.store import DeskFile
from cityintl.words import _

#: What is asked beyond what is required.
_ALSO = {"person": ("given",), "partner": ("country",)}


class QuickAdd(AskingDialog):
    """objectNames: `quick_add`, its editors `edit_NAME`, `quick_problem`, `quick_save`."""

    def __init__(self, desk: DeskFile, kind: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind, "quick", parent)
        self.setObjectName("quick_add")
        self.number: int | None = None
        required = [f.name for f in self.kind.editable.values() if f.required]
        asked = list(dict.fromkeys([*_ALSO.get(kind, ()), *required]))
        self.lay(
            _("New {kind}").format(kind=_(self.kind.one).lower()),
            _("The rest can be filled in later on its own page."),
            asked,
            beginnings.begin(kind, desk.today),
            _("Add"),
        )
        given = _begin(self.kind, words)
        for name, editor in self.editors.items():
            if name in given:
                editor.put(given[name])
            editor.left.connect(self._take_offers)
        empty = [e for e in self.editors.values() if not e.typed()]
        (empty or list(self.editors.values()))[0].begin()

    def _take_offers(self) -> None:
        """What a place offered and the user took stands in the other editors too."""
        for editor in self.editors.values():
            for name, value in editor.offered.items():
                if name in self.editors:
                    self.editors[name].show_value(value)

    def write(self, values: dict[str, Any]) -> None:
        """Add the record."""
        title = " ".join(str(values[n]) for n in ("given", "family", self.kind.title) if values.get(n))
        label = _("Add {kind} “{title}”").format(kind=_(self.kind.one).lower(), title=title)
        with self.desk.write(label) as door:
            self.number = door.add(self.kind.name, {n: v for n, v in values.items() if v is not None})


def _begin(kind: Kind, words: str) -> dict[str, str]:
    """The typed words, where they belong."""
    if kind.name == "person":
        given, _space, family = words.strip().rpartition(" ")
        return {"given": given, "family": family}
    return {kind.title: words} if kind.title in kind.editable and not kind.fields[kind.title].link else {}


def quick_add(desk: DeskFile, kind: str, words: str, parent: QWidget) -> int | None:
    """Let the user add a record of this kind; its number, or None when they think better of it."""
    dialog = QuickAdd(desk, kind, words, parent)
    return dialog.number if dialog.exec() == QDialog.DialogCode.Accepted else None
