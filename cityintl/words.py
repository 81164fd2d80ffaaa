"""The catalogue of words: text shown to people passes through here at the place where it is shown."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cityintl.paths import resource

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
#: What a catalogue calls itself that has the words of papers and no others.
_PAPERS = "CityIntl papers"
#: The catalogue of a paper that is being made in another language than the window's.
_spoken: ContextVar[gettext.NullTranslations | None] = ContextVar("spoken", default=None)


def of_system() -> str:
    """The language that this user's system speaks, as its environment says; English where it says nothing."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if word := os.environ.get(name, "").split(":")[0].split(".")[0]:
            return "en" if word in ("C", "POSIX") else word.replace("_", "-")
    return "en"


def use(language: str) -> None:
    """Speak this language (BCP 47) from now on; English stands where the catalogue has no word.

    A catalogue that says it speaks papers alone is left to them: a window half in another language helps nobody.
    """
    global _catalogue
    found = _of(language)
    _catalogue = gettext.NullTranslations() if found.info().get("project-id-version") == _PAPERS else found


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language (BCP 47) inside, in this thread alone: a guest's paper, while the window stays as it is."""
    before = _spoken.set(_of(language))
    try:
        yield
    finally:
        _spoken.reset(before)


def _of(language: str) -> gettext.NullTranslations:
    names = [language.replace("-", "_"), language[:2]]
    return gettext.translation("cityintl", resource("built", "locale"), names, fallback=True)


def _(text: str) -> str:
    """The text in the language in use."""
    return (_spoken.get() or _catalogue).gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The text for this number of things, in the language in use."""
    return (_spoken.get() or _catalogue).ngettext(one, many, number)
