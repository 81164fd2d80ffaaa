"""The names of columns taken apart: “destination_countryLabel” is the country, and theirs."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from cityintl.exchange.synonyms import GLUE, NOISE, OF_PLACES, OURS, PHRASES, THEIRS
from cityintl.folding import fold

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the name of a column says: the thing (“country”), whose it is, and whether every word was known."""

    thing: str = ""
    ours: bool = False
    theirs: bool = False
    whole: bool = False


def split(header: str) -> list[str]:
    """The folded words of a header, parted at capitals, marks, and where known words stand glued together."""
    parted = _CAMEL.sub(" ", header)
    words = [w for w in re.split(r"[\W_]+", fold(parted)) if w]
    return [piece for word in words for piece in _unglued(word)]


@lru_cache(maxsize=1024)
def _unglued(word: str) -> tuple[str, ...]:
    """The known words that stand glued in one, or the word itself."""
    if word in GLUE or not word.isascii() or word in _by_phrase():
        return (word,)
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        for start in list(best):
            piece = word[start:end]
            if piece in GLUE and (end not in best or len(best[end]) > len(best[start]) + 1):
                best[end] = (*best[start], piece)
    return best.get(len(word), (word,))


@cache
def _by_phrase() -> dict[str, str]:
    found: dict[str, str] = {}
    for thing, phrases in PHRASES.items():
        for phrase in phrases.split(","):
            found.setdefault(" ".join(re.split(r"[\W_]+", fold(phrase))).strip(), thing)
    return found


@lru_cache(maxsize=4096)
def meaning(header: str) -> Meaning:
    """What a header means, as far as its words are known."""
    words = split(header)
    ours = any(w in OURS for w in words) and not any(w in THEIRS for w in words)
    theirs = any(w in THEIRS for w in words)
    whole = _by_phrase().get(" ".join(words))
    if whole and not (ours and whole in OF_PLACES):
        return Meaning(whole, theirs=theirs, whole=True)
    telling = [w for w in words if w not in NOISE and w not in OURS]
    if (ours or theirs) and all(w in THEIRS for w in telling):
        return Meaning("place", ours, theirs, whole=True)
    for candidate in (
        telling,
        [w for w in telling if w not in THEIRS and w != "name"],
        [w for w in telling if w != "name"],
    ):
        if thing := _by_phrase().get(" ".join(candidate)):
            return Meaning(thing, ours, theirs, whole=True)
    parts = [thing for w in telling if w not in THEIRS and (thing := _by_phrase().get(w))]
    if parts:
        return Meaning(_narrowest(parts), ours, theirs, whole=False)
    return Meaning("", ours, theirs)


def _narrowest(things: list[str]) -> str:
    """“city country” is a country and “city population” a population: the place is what they are of."""
    narrow = [t for t in things if t != "place"]
    return narrow[-1] if narrow else things[0]


def known_words(label: str) -> bool:
    """Whether a text is what a column, or a line of a form, is called."""
    found = meaning(label.rstrip(":： "))
    return bool(found.thing) and found.whole
