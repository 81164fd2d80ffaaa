"""The editor of kinds of record: the lists of the desk, offered one after the other while they are typed."""

from collections.abc import Sequence

from cityintl.folding import fold
from cityintl.gui.editors.offers import MOST, Offer, OfferEditor
from cityintl.records import kinds
from cityintl.words import _


class KindsEditor(OfferEditor):
    """Several lists of the desk, parted by commas; the one being typed is offered."""

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Lists for what stands after the last comma, with those before it kept."""
        before, comma, last = words.rpartition(",")
        wanted = fold(last)
        if not wanted:
            return []
        kept = f"{before}{comma} " if comma else ""
        whole = [kind for kind in kinds.KINDS if kind.part_of is None]
        found = [kind for kind in whole if wanted in fold(kind.many) or wanted in fold(kind.one)]
        return [Offer(f"{kept}{kind.many}", _(kind.one)) for kind in found][:MOST]

    def take(self, offer: Offer) -> None:
        """Another list may follow, so the editor stays."""
        self.line.setText(offer.words)
        self.edited.emit()
