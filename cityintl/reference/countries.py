"""Countries by their code: names, the spellings of real files, official languages, a place on the map."""

import functools
import json
import re
from typing import Any

from cityintl import paths
from cityintl.errors import UserError
from cityintl.folding import fold

#: The non-member states that watch the United Nations at work: the State of Palestine and the Holy See.
UN_OBSERVERS = ("PS", "VA")
_NO_LETTER = re.compile(r"[^\w\u0300-\u036f]+")
_ARTICLE = re.compile(r"^(the|la|le|los|las|die|der) (?=.)")
_SAINT = re.compile(r"\bst\b")


class Ambiguous(UserError):
    """A name that several countries of today may claim; `candidates` are their codes."""

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        names = [name(code) for code in candidates]
        either = ", ".join(names[:-1]) + " or " + names[-1]
        super().__init__(f"“{text}” may mean {either}.", "Say which one.")


def key(text: str) -> str:
    """A country's name as it is compared: folded, without points, brackets and a leading article."""
    bare = _NO_LETTER.sub(" ", fold(text).replace("&", " and ").replace(".", "").replace("'", "")).strip()
    return _SAINT.sub("saint", _ARTICLE.sub("", bare))


@functools.cache
def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(paths.built("countries.json").read_text(encoding="utf-8"))
    return facts


@functools.cache
def _by_code() -> dict[str, str]:
    """ISO codes of two and three letters, in capitals, with the two-letter one they mean."""
    countries = _facts()["countries"]
    return {code: code for code in countries} | {c["iso3"]: code for code, c in countries.items()}


def codes() -> list[str]:
    """Every country and territory by its ISO 3166 code, in the order of English names."""
    return list(_ordered())


@functools.cache
def _ordered() -> tuple[str, ...]:
    return tuple(sorted(_facts()["countries"], key=lambda code: fold(name(code))))


def name(code: str, language: str = "en") -> str:
    """The country's name in a language; raises KeyError for a code that is none."""
    names: dict[str, str] = _facts()["countries"][code]["names"]
    return names.get(language) or _from_babel(code, language) or names["en"]


@functools.cache
def _from_babel(code: str, language: str) -> str | None:
    """The name in a language that the built file leaves out; Babel is slow to import, hence only here."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").territories.get(code)
    except (UnknownLocaleError, ValueError):
        return None


def find(text: str) -> str | None:
    """The code that a text means (a code, a name in any of the shipped languages, an alias), or None.

    Raises Ambiguous for a name that several countries may claim, such as “Korea”.
    """
    stripped = text.strip()
    if stripped in _by_code():
        return _by_code()[stripped]
    found = _facts()["spellings"].get(key(stripped), ())
    if len(found) > 1:
        raise Ambiguous(stripped, tuple(found))
    return found[0] if found else None


def languages(code: str) -> tuple[str, ...]:
    """The official languages of a country, the most spoken first."""
    return tuple(_facts()["countries"][code]["languages"])


def scripts(code: str) -> dict[str, tuple[str, ...]]:
    """The scripts of a country's official languages (ISO 15924), each with those languages."""
    return {script: tuple(found) for script, found in _facts()["countries"][code]["scripts"].items()}


def coordinates(code: str) -> tuple[float, float] | None:
    """Where to put the country on a map (its capital, else its largest city): latitude, longitude."""
    country = _facts()["countries"][code]
    return None if country["latitude"] is None else (country["latitude"], country["longitude"])


def un_members() -> frozenset[str]:
    """The codes of the member states of the United Nations."""
    return frozenset(code for code, country in _facts()["countries"].items() if country["un"])
