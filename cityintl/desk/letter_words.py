"""The letters that come with the program, and the words with which it fills them in, language by language."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cityintl import paths

#: The languages in which every letter is there.
LANGUAGES = ("en", "es", "fr")


@dataclass(frozen=True, slots=True)
class Words:
    """What the program says in letters of one language: greetings and sentences, gaps, words of lists."""

    language: str
    _tables: Mapping[str, Mapping[str, str]]

    def say(self, sentence: str, /, **values: str) -> str:
        """A sentence of ours with these values in it."""
        return self._tables["words"][sentence].format(**values)

    def greeted(self, honorific: str, /, **values: str) -> str:
        """The words that greet whoever bears this honorific, empty where it does not tell them."""
        return self._tables["greeted"].get(honorific, "").format(**values)

    def gap(self, placeholder: str) -> str:
        """What stands where the desk does not know: “[day of arrival]”."""
        return f"[{self._tables['gaps'][placeholder]}]"

    def word(self, table: str, choice: Enum, /, **values: str) -> str:
        """The word of a choice, such as who pays."""
        return self._tables[table][choice.name].format(**values)


@functools.cache
def _shipped(language: str) -> dict[str, Any]:
    with paths.resource("letters", f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def words(language: str) -> Words:
    """The words of a language; English ones for a language of the office's own."""
    known = language[:2] if language[:2] in LANGUAGES else "en"
    found = _shipped(known)
    return Words(known, {name: found[name] for name in ("words", "greeted", "gaps", "payer", "tie", "visit_type")})


def templates() -> list[dict[str, Any]]:
    """The templates that come with the program, as they are written, each with its language."""
    return [
        {**{name: text.strip() for name, text in each.items()}, "language": language}
        for language in LANGUAGES
        for each in _shipped(language)["template"]
    ]
