"""The editor of a partner's name: typing offers places, and choosing one shows what it would fill in."""

from collections.abc import Sequence
from typing import Any

from cityintl.desk import founding
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.filling import FillingEditor
from cityintl.gui.editors.offers import MOST, Offer
from cityintl.records.describe import Field
from cityintl.reference import places
from cityintl.words import _


class PlaceEditor(FillingEditor):
    """objectNames: `edit_name`, `offers_name`, `place_offer` with `place_fill` and `place_name_only`."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around, "place", _("The built-in list of places knows:"), _("Only the name"))
        self.line.setPlaceholderText(_("Start typing: “krak” offers Kraków"))

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Cities of the world by the beginning of their name, in any spelling."""
        self.panel.hide()
        return [
            Offer(p.name, " · ".join(filter(None, (p.region, p.country_name, _people(p)))), p)
            for p in places.find(words, MOST)
        ]

    def values_of(self, offer: Offer) -> dict[str, Any]:
        """What is known of the place."""
        return founding.partner_values(offer.means)


def _people(place: places.Place) -> str:
    return _("{n} people").format(n=f"{place.population:,}") if place.population else ""
