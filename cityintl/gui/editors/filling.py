"""An editor whose offers stand for a whole record: choosing one shows what it would fill in, and asks."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from cityintl.gui import layout
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.offers import Offer, OfferEditor
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.words import _


class FillingEditor(OfferEditor):
    """A line with offers below it; nothing is filled in that was not shown and taken.

    objectNames: `edit_FIELD`, `offers_FIELD`, `NAME_offer` with `NAME_fill` and `NAME_name_only`, where NAME is told.
    """

    def __init__(self, of: Field, around: Surroundings, name: str, knows: str, only: str) -> None:
        super().__init__(of, around)
        self._filled: dict[str, Any] = {}
        self.panel = QFrame()
        self.panel.setObjectName(f"{name}_offer")
        self.panel.setProperty("look", "card")
        lines = layout.spaced(QVBoxLayout(self.panel), 6, (12, 10, 12, 10))
        lines.addWidget(layout.text(knows, "label"))
        self.shown = layout.text("", wrap=True)
        lines.addWidget(self.shown)
        self.fill = QPushButton(_("Fill these in"))
        self.fill.setObjectName(f"{name}_fill")
        self.fill.setProperty("primary", True)
        self.name_only = QPushButton(only)
        self.name_only.setObjectName(f"{name}_name_only")
        for button in (self.fill, self.name_only):
            button.installEventFilter(self)
        self.fill.clicked.connect(self._take_all)
        self.name_only.clicked.connect(self.left.emit)
        lines.addWidget(layout.column(self.fill, self.name_only, gap=6))
        self.panel.hide()
        self.lines.addWidget(self.panel)

    def values_of(self, offer: Offer) -> dict[str, Any]:
        """The values that an offer stands for, this field's among them; a subclass says."""
        raise NotImplementedError

    def take(self, offer: Offer) -> None:
        """Show what the offer would fill, and ask."""
        values = self.values_of(offer)
        self.line.setText(self.of.value.type_text(values.pop(self.of.name)))
        now = self.around.values
        self._filled = {n: v for n, v in values.items() if v is not None and now.get(n) != v}
        self.edited.emit()
        if not self._filled:
            self.left.emit()
            return
        fields = kinds.kind(self.around.kind).fields
        said = []
        for field, value in self._filled.items():
            old = self._words(field, now.get(field))
            instead = _(" (now {old})").format(old=old) if old else ""
            said.append(f"{_(fields[field].label)}: {self._words(field, value)}{instead}")
        self.shown.setText("\n".join(said))
        self.panel.setAccessibleName(". ".join(said))
        self.panel.show()
        self.fill.setFocus()

    def _words(self, name: str, value: Any) -> str:
        """A value in words; a link by the title of its record."""
        field = kinds.kind(self.around.kind).fields[name]
        if field.link and value is not None:
            return self.around.desk.titles(field.link, [value])[value]
        return field.value.show(value)

    def _take_all(self) -> None:
        self._extra = self._filled
        self.left.emit()

    def enters(self, watched: QObject, _event: QKeyEvent) -> bool:
        """Enter on a button presses it."""
        if isinstance(watched, QPushButton):
            watched.click()
            return False
        return True
