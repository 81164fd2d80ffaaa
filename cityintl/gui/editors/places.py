"""The editor of a partner's name: typing offers places, and choosing one shows what it would fill in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from cityintl.desk import founding
from cityintl.gui import layout
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.offers import MOST, Offer, OfferEditor
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.reference import places
from cityintl.words import _


class PlaceEditor(OfferEditor):
    """A line with places below it; nothing is filled in that was not shown and taken.

    objectNames: `edit_name`, `offers_name`, `place_offer` with `place_fill` and `place_name_only`.
    """

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.line.setPlaceholderText(_("Start typing: “krak” offers Kraków"))
        self._filled: dict[str, Any] = {}
        self.panel = QFrame()
        self.panel.setObjectName("place_offer")
        self.panel.setProperty("look", "card")
        lines = layout.spaced(QVBoxLayout(self.panel), 6, (12, 10, 12, 10))
        lines.addWidget(layout.text(_("The built-in list of places knows:"), "label"))
        self.shown = layout.text("", wrap=True)
        lines.addWidget(self.shown)
        self.fill = QPushButton(_("Fill these in"))
        self.fill.setObjectName("place_fill")
        self.fill.setProperty("primary", True)
        self.name_only = QPushButton(_("Only the name"))
        self.name_only.setObjectName("place_name_only")
        for button in (self.fill, self.name_only):
            button.installEventFilter(self)
        self.fill.clicked.connect(self._take_all)
        self.name_only.clicked.connect(self.left.emit)
        lines.addWidget(layout.column(self.fill, self.name_only, gap=6))
        self.panel.hide()
        self.lines.addWidget(self.panel)

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Cities of the world by the beginning of their name, in any spelling."""
        self.panel.hide()
        return [
            Offer(p.name, " · ".join(filter(None, (p.region, p.country_name, _people(p)))), p)
            for p in places.find(words, MOST)
        ]

    def take(self, offer: Offer) -> None:
        """Show what the place would fill, and ask."""
        values = founding.partner_values(offer.means)
        name = values.pop("name")
        self.line.setText(name)
        now = self.around.values
        self._filled = {n: v for n, v in values.items() if v is not None and now.get(n) != v}
        self.edited.emit()
        if not self._filled:
            self.left.emit()
            return
        fields = kinds.kind(self.around.kind).fields
        said = []
        for field, value in self._filled.items():
            old = fields[field].value.show(now.get(field))
            instead = _(" (now {old})").format(old=old) if old else ""
            said.append(f"{_(fields[field].label)}: {fields[field].value.show(value)}{instead}")
        self.shown.setText("\n".join(said))
        self.panel.setAccessibleName(". ".join(said))
        self.panel.show()
        self.fill.setFocus()

    def _take_all(self) -> None:
        self._extra = self._filled
        self.left.emit()

    def enters(self, watched: QObject, _event: QKeyEvent) -> bool:
        """Enter on a button presses it."""
        if isinstance(watched, QPushButton):
            watched.click()
            return False
        return True


def _people(place: places.Place) -> str:
    return _("{n} people").format(n=f"{place.population:,}") if place.population else ""
