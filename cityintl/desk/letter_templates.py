"""The templates of a desk: which fit a record, and which of its languages a recipient gets."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.letter_template import LetterPurpose
from cityintl.store import DeskFile
from cityintl.words import _

_FIELDS = ("name", "purpose", "language", "subject", "body", "closing")
_LETTERS = tuple(p for p in LetterPurpose if p not in (LetterPurpose.PROCLAMATION, LetterPurpose.CERTIFICATE))
#: What a letter about a record is for, the most likely first.
FITTING = {
    "person": (LetterPurpose.THANKS, LetterPurpose.CONDOLENCE, LetterPurpose.OTHER, LetterPurpose.VISA),
    "member": (LetterPurpose.VISA, LetterPurpose.THANKS),
    "delegation": (LetterPurpose.VISA, LetterPurpose.THANKS, LetterPurpose.DECLINE, LetterPurpose.OTHER),
    "invitation": (LetterPurpose.DECLINE, LetterPurpose.THANKS, LetterPurpose.OTHER),
    "event": (LetterPurpose.THANKS, LetterPurpose.OTHER),
    "gift": (LetterPurpose.THANKS,),
    "greeting_list": (LetterPurpose.GREETING, LetterPurpose.NATIONAL_DAY, LetterPurpose.OTHER),
    "tie": (
        LetterPurpose.ANNIVERSARY, LetterPurpose.NATIONAL_DAY, LetterPurpose.CONDOLENCE, LetterPurpose.INTENT,
        LetterPurpose.OTHER,
    ),
}  # fmt: skip
FITTING |= {"partner": FITTING["tie"], "organization": FITTING["tie"]}
#: Of several templates for one purpose, the words in the name that tell which fits a record best.
_BEST = {"delegation": "visit", "member": "visit", "invitation": "invitation", "gift": "gift"}


@dataclass(frozen=True, slots=True)
class Template:
    """A template in one language."""

    number: int
    name: str
    purpose: LetterPurpose
    language: str
    subject: str
    body: str
    closing: str

    @property
    def word(self) -> str:
        """The word by which it is chosen: “thank-you-after-a-visit”."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.name)).strip("-") or f"template-{self.number}"


def fitting(desk: DeskFile, kind: str, purposes: Sequence[LetterPurpose] = ()) -> list[Template]:
    """The templates that fit a record of this kind, in all their languages, the most likely ones first."""
    wanted = purposes or FITTING.get(kind, _LETTERS)
    found = [_template(row) for row in picked(desk, "letter_template", _FIELDS, {"purpose": tuple(wanted)})]
    best = _BEST.get(kind, "")
    return sorted(found, key=lambda t: (wanted.index(t.purpose), best not in fold(t.name), not best and len(t.name)))


def _template(row: dict[str, object]) -> Template:
    texts = [str(row[name] or "") for name in ("name", "language", "subject", "body", "closing")]
    purpose = row["purpose"]
    assert isinstance(purpose, LetterPurpose)
    return Template(int(str(row["id"])), texts[0], purpose, *texts[1:])


def offered(found: Sequence[Template]) -> list[tuple[str, str]]:
    """The templates to choose from: each word with its name, whatever languages it comes in."""
    return list(dict.fromkeys((each.word, each.name) for each in found))


def languages(found: Collection[Template], word: str) -> dict[str, Template]:
    """A template by its languages; UserError where the desk has none for this record."""
    by = {each.language: each for each in found if each.word == word}
    if not by:
        raise UserError(
            _("No template fits this record."), _("Add the usual letters, or write a template of your own.")
        )
    return by


def in_language(by: dict[str, Template], wanted: Sequence[str]) -> Template:
    """The template in the first of these languages that it has, or in the first one there is."""
    for language in wanted:
        for code, template in by.items():
            if language and (code == language or code[:2] == language[:2]):
                return template
    return next(iter(by.values()))
