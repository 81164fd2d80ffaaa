"""Editors of what the world shares: countries, languages, time zones, found while they are typed."""

from collections.abc import Sequence

from cityintl.folding import fold
from cityintl.gui.editors.offers import MOST, Offer, OfferEditor
from cityintl.reference import countries, languages, zones


def _beginning(words: str, known: Sequence[Offer]) -> list[Offer]:
    """Those whose name begins with the words, then those that hold them."""
    wanted = fold(words)
    first = [offer for offer in known if fold(offer.words).startswith(wanted)]
    more = [offer for offer in known if offer not in first and wanted in fold(f"{offer.words} {offer.quiet}")]
    return (first + more)[:MOST]


class CountryEditor(OfferEditor):
    """A country by its name, in any usual spelling."""

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Countries by the beginning of their names."""
        return _beginning(words, [Offer(countries.name(c), c) for c in countries.codes()])


class LanguageEditor(OfferEditor):
    """A language by its name, in English or its own."""

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Languages by the beginning of their names."""
        known = [Offer(languages.name(c), f"{languages.own_name(c)} · {c}") for c in languages.codes()]
        return _beginning(words, known)


class LanguagesEditor(LanguageEditor):
    """Several languages, parted by commas; the one being typed is offered."""

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Languages for what stands after the last comma, with those before it kept."""
        before, comma, last = words.rpartition(",")
        if not last.strip():
            return []
        kept = f"{before}{comma} " if comma else ""
        return [Offer(f"{kept}{o.words}", o.quiet, o.means) for o in super().offers_for(last.strip())]

    def take(self, offer: Offer) -> None:
        """Another language may follow, so the editor stays."""
        self.line.setText(offer.words)
        self.edited.emit()


class ZoneEditor(OfferEditor):
    """A time zone by its city or its name; those of the record's country come first."""

    def offers_for(self, words: str) -> Sequence[Offer]:
        """Zones that hold the words."""
        own = zones.of_country(str(self.around.values.get("country") or ""))
        order = [*own, *(z for z in zones.names() if z not in own)]
        wanted = fold(words).replace(" ", "_")
        return [Offer(zone) for zone in order if wanted in fold(zone)][:MOST]
