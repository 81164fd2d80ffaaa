"""Languages by their BCP 47 code, found by name, own name or code."""

import functools
import json

from cityintl import paths
from cityintl.folding import fold


@functools.cache
def _facts() -> dict[str, dict[str, str]]:
    facts: dict[str, dict[str, str]] = json.loads(paths.built("languages.json").read_text(encoding="utf-8"))
    return facts


@functools.cache
def _spellings() -> dict[str, str]:
    """Folded names and codes; a plain language comes before its regional forms of the same name."""
    spellings: dict[str, str] = {}
    for code in sorted(_facts(), key=len):
        for text in (code, _facts()[code]["name"], _facts()[code]["own"]):
            if text:
                spellings.setdefault(fold(text), code)
    return spellings


def codes() -> list[str]:
    """Every language, in the order of English names."""
    return sorted(_facts(), key=lambda code: fold(_facts()[code]["name"]))


def name(code: str, language: str = "en") -> str:
    """The language's name, in English unless another language is asked for; KeyError for an unknown code."""
    english = _facts()[code]["name"]
    return english if language == "en" else _from_babel(code, language) or english


def own_name(code: str) -> str:
    """What the language calls itself, or its English name where we do not know."""
    return _facts()[code]["own"] or _facts()[code]["name"]


@functools.cache
def _from_babel(code: str, language: str) -> str | None:
    """The name in another language; Babel is slow to import, hence only here."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").languages.get(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def find(text: str) -> str | None:
    """The code that a text means (“ja”, “Japanese”, “日本語”, “zh_TW” → “zh-TW”), or None."""
    return _spellings().get(fold(text.replace("_", "-"))) or _spellings().get(fold(text))
