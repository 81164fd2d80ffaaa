"""The one order of precedence of an event: a box to choose it (`rule`), and what is to be said of it as rows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from cityintl.desk import tables
from cityintl.desk.guest_list import Listed
from cityintl.gui.visit.arranging import Row
from cityintl.records.delegation import Precedence
from cityintl.store import DeskFile
from cityintl.words import _

#: Names in one line where the same is to be said of many.
_NAMED = 3


class RuleBox(QComboBox):
    """Shows the order of an event and changes it; until one is chosen, it says that rank decides meanwhile."""

    def __init__(self, desk: DeskFile, event: int) -> None:
        super().__init__()
        self.desk, self.event_number = desk, event
        self.setObjectName("rule")
        self.setAccessibleName(_("Order of precedence"))
        self.setAccessibleDescription(_("One rule for all guests of this event."))
        self.refresh()
        self.activated.connect(self._choose)

    def refresh(self) -> None:
        """Ask the desk again."""
        rule = self.desk.get("event", self.event_number).values["precedence"]
        self.blockSignals(True)
        self.clear()
        if rule is None:
            self.addItem(_("No order chosen: by rank for now"), None)
        for each in Precedence:
            self.addItem(_(each.value), each)
        self.setCurrentIndex(0 if rule is None else list(Precedence).index(rule))
        self.blockSignals(False)

    def _choose(self, place: int) -> None:
        rule = self.itemData(place)
        if rule is not None:
            tables.choose_rule(self.desk, self.event_number, rule)


def notes_of(guests: Sequence[Listed]) -> list[Row]:
    """Ties, places by hand and what is missing, in the order; what holds for several stands in one line."""
    sentences: dict[str, list[Listed]] = {}
    for guest in guests:
        for sentence in guest.said:
            sentences.setdefault(sentence, []).append(guest)
    rows: dict[int, list[tuple[str, str]]] = {}
    for sentence, of in sentences.items():
        rows.setdefault(of[0].number, []).append((_names(of), sentence))
    found = []
    for guest in guests:
        said = rows.get(guest.number, [])
        own = [sentence for names, sentence in said if names == guest.name]
        if own:
            found.append(Row(guest.number, guest.name, " ".join(own), str(guest.place)))
        found += [
            Row(guest.number, names, sentence, str(guest.place)) for names, sentence in said if names != guest.name
        ]
    return found


def _names(guests: Sequence[Listed]) -> str:
    """“Ruiz, Okafor, Holm and 12 more”."""
    names = ", ".join(guest.name for guest in guests[:_NAMED])
    rest = len(guests) - _NAMED
    return _("{names} and {n} more").format(names=names, n=rest) if rest > 0 else names
