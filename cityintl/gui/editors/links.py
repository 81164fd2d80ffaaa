"""The editor of a link: a record of another kind, found by typing, or added on the way."""

from collections.abc import Sequence
from typing import Any

from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.gui.editors.editor import Surroundings
from cityintl.gui.editors.offers import MOST, Offer, OfferEditor
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.records.values import BadValue
from cityintl.words import _

_NEW = "new"


class LinkEditor(OfferEditor):
    """Typing offers the records whose words hold it, and “Add new…” at the end."""

    def __init__(self, of: Field, around: Surroundings) -> None:
        super().__init__(of, around)
        assert of.link is not None
        self._target = kinds.kind(of.link)
        self._number: int | None = None
        self._title = ""
        self.line.setPlaceholderText(_("Type a name"))

    def show_value(self, value: Any) -> None:
        """Begin with this record's title."""
        self._number = value
        self._title = self.around.desk.titles(self._target.name, [value]).get(value, "") if value else ""
        self.put(self._title)
        self._start = self.typed()

    def offers_for(self, words: str) -> Sequence[Offer]:
        """The records of the target kind that hold the words."""
        found = [f for f in self.around.desk.search(words, 200) if f.kind == self._target.name][: MOST - 1]
        offers = [Offer(f.title, " · ".join(filter(None, (f.quiet, f.reference))), f.id) for f in found]
        if self.around.add_new is not None:
            words = words.strip()
            new = _("Add new {kind} “{words}”…").format(kind=_(self._target.one).lower(), words=words)
            if self._target.name == "document":
                new = _("Choose a file…")
            offers.append(Offer(new, "", (_NEW, words)))
        return offers

    def take(self, offer: Offer) -> None:
        """The chosen record, or the one that is added now."""
        if isinstance(offer.means, tuple):
            self._add(offer.means[1])
        else:
            self._choose(offer.means, offer.words)

    def _add(self, words: str) -> None:
        self.line.setText(words)
        assert self.around.add_new is not None
        try:
            number = self.around.add_new(self._target.name, words)
        except UserError as wrong:
            self.refused.emit(str(wrong))
            return
        if number is not None:
            self._choose(number, self.around.desk.titles(self._target.name, [number])[number])

    def _choose(self, number: int, title: str) -> None:
        self._number, self._title = number, title
        self.line.setText(title)
        self.left.emit()

    def read(self) -> int | None:
        """The record's number; BadValue where the words name none, or several."""
        words = self.typed().strip()
        if not words:
            return None
        if words == self._title:
            return self._number
        same = [f for f in self.around.desk.search(words, 200) if f.kind == self._target.name]
        exact = [f for f in same if fold(f.title) == fold(words) or f.reference == words.upper()]
        if len(exact) == 1:
            return exact[0].id
        kind = _(self._target.one).lower()
        if exact:
            raise BadValue(_("Several records are called “{words}”.").format(words=words), _("Choose one below."))
        raise BadValue(
            _("There is no {kind} called “{words}”.").format(kind=kind, words=words),
            _("Choose one from the list that opens while you type, or add it there."),
        )
