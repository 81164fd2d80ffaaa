"""Editors of money and of times of day: read as people type them, the home currency taken where none is named."""

from collections.abc import Sequence
from typing import Any

from cityintl.folding import fold
from cityintl.gui import layout
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.lines import LineEditor
from cityintl.gui.editors.offers import MOST, Offer, OfferEditor
from cityintl.records.describe import Field
from cityintl.records.money import with_currency
from cityintl.reference import currencies
from cityintl.words import _


class MoneyEditor(LineEditor):
    """A line that reads “250”, “$1,250.50” or “1 250,50 EUR”; a bare number is in the currency of this city."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self._currency = str(around.desk.home()["currency"] or "")
        self.line.setPlaceholderText(_("Such as 250 or 250 EUR"))
        if self._currency:
            self.held.addWidget(layout.text(self._currency, "quiet"))
            bare = _("A bare number is in {currency}.").format(currency=self._currency)
            self.line.setAccessibleDescription(" ".join(filter(None, (of.help, bare))))

    def read(self) -> Any:
        """The amount of what is typed; BadValue when it cannot be one."""
        typed = self.typed()
        return self.of.value.read(with_currency(typed, self._currency) if self._currency else typed)


class CurrencyEditor(OfferEditor):
    """A currency by its code of three letters, or its sign."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.line.setPlaceholderText(_("Such as USD"))

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Codes that begin with the letters; a sign offers its currency."""
        signs: dict[str, str] = {}
        for sign, code in currencies.SIGNS.items():
            signs.setdefault(code, sign)
        wanted = fold(words)
        meant = currencies.SIGNS.get(words.strip())
        found = [c for c in currencies.codes() if c == meant or (wanted and fold(c).startswith(wanted))]
        return [Offer(code, signs.get(code, "")) for code in found[:MOST]]


class TimeEditor(LineEditor):
    """A line that reads “8:10”, “0810” or “2:30 pm”."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        self.line.setPlaceholderText(_("Such as 8:10 am or 14:30"))
