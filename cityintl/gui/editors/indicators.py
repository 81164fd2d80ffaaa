"""The editor of an indicator's code and name: typing offers the list of the goals, and choosing one fills the rest."""

from collections.abc import Sequence
from typing import Any

from cityintl.desk import goals_framework
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.filling import FillingEditor
from cityintl.gui.editors.offers import MOST, Offer
from cityintl.records.describe import Field
from cityintl.reference import goals
from cityintl.words import _


class IndicatorEditor(FillingEditor):
    """objectNames: `edit_code` or `edit_name` with its `offers_…`; `goal_offer`, `goal_fill`, `goal_name_only`."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        only = _("Only the code") if of.name == "code" else _("Only the name")
        super().__init__(of, around, "goal", _("The list of the goals says:"), only)
        self.line.setPlaceholderText(_("Start typing: “11.6” or “air” offers what is listed"))
        self._goals = goals_framework.number_of(around.desk)

    @property
    def _version(self) -> int | None:
        """The year of the list that the record names, as far as the program knows lists."""
        named = self.around.values.get("version")
        return named if named and named >= goals.versions()[0] else None

    def offers_for(self, words: str) -> Sequence[Offer]:
        """What is listed under a code or by words; nothing where the record is of another framework."""
        self.panel.hide()
        if self.around.values.get("framework") not in (None, self._goals):
            return []
        return [
            Offer(
                f"{one.code} {one.label}",
                " · ".join(filter(None, (goals_framework.target_words(one.code), one.unit))),
                one,
            )
            for one in goals.offered(words, self._version, MOST)
        ]

    def values_of(self, offer: Offer) -> dict[str, Any]:
        """What the list says of the indicator, and the framework of the goals where the desk has it."""
        values = goals_framework.indicator_values(offer.means.code, self._version) or {}
        return {**values, "framework": self.around.values.get("framework") or self._goals}
