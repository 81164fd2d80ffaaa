"""The templates of a desk: which fit a record, and which of its languages a recipient gets."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.visits import HELD, OFF
from cityintl.errors import UserError
from cityintl.folding import fold
from cityintl.records.delegation import VisitWay
from cityintl.records.letter_template import BRACED, LetterPurpose
from cityintl.store import DeskFile
from cityintl.words import _

_FIELDS = ("name", "purpose", "language", "subject", "body", "closing")
_LETTERS = tuple(p for p in LetterPurpose if p not in (LetterPurpose.PROCLAMATION, LetterPurpose.CERTIFICATE))
#: What a letter about a record is for, the most likely first.
FITTING = {
    "person": (LetterPurpose.THANKS, LetterPurpose.CONDOLENCE, LetterPurpose.OTHER, LetterPurpose.VISA),
    "member": (LetterPurpose.VISA, LetterPurpose.THANKS, LetterPurpose.DECLINE, LetterPurpose.OTHER),
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

    def asks(self, names: Collection[str]) -> bool:
        """Whether one of these placeholders stands in it."""
        return any(name in names for name in BRACED.findall(self.subject + self.body + self.closing))

    @property
    def word(self) -> str:
        """The word by which it is chosen: “thank-you-after-a-visit”."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.name)).strip("-") or f"template-{self.number}"


def fitting(desk: DeskFile, record: tuple[str, int] | None, purposes: Sequence[LetterPurpose] = ()) -> list[Template]:
    """The templates that fit this record as it stands, in all their languages, the most likely ones first."""
    kind = record[0] if record else ""
    visit = _visit(desk, record)
    wanted = purposes or (_of_visit(visit, desk.today) if visit else FITTING.get(kind, _LETTERS))
    found = [_template(row) for row in picked(desk, "letter_template", _FIELDS, {"purpose": tuple(wanted)})]
    best = _best(kind, visit, desk.today)
    return sorted(found, key=lambda t: (wanted.index(t.purpose), best not in fold(t.name), not best and len(t.name)))


def _visit(desk: DeskFile, record: tuple[str, int] | None) -> Mapping[str, Any]:
    """The visit that a letter about this record is about, if it is about one."""
    kind, number = record or ("", 0)
    if kind == "member":
        kind, number = "delegation", desk.get(kind, number).values["delegation"]
    return desk.get(kind, number).values if kind == "delegation" else {}


def _of_visit(visit: Mapping[str, Any], today: date) -> tuple[LetterPurpose, ...]:
    """What is written about a visit where it stands; nobody is invited whom we said no to, or who was here already."""
    visa, thanks, decline, other = FITTING["delegation"]
    if visit["status"] in OFF:
        return decline, thanks, other
    if _began(visit, today):
        return thanks, other
    return (visa, thanks, decline, other) if visit["direction"] is VisitWay.INBOUND else (thanks, decline, other)


def _began(visit: Mapping[str, Any], today: date) -> bool:
    ends = visit["departs"] or visit["arrives"]
    return visit["status"] in HELD or (ends is not None and ends < today)


def _best(kind: str, visit: Mapping[str, Any], today: date) -> str:
    """The word in the name of the best template; of a journey of ours hosts are thanked, and invitations declined."""
    if not visit or visit["direction"] is VisitWay.INBOUND:
        return _BEST.get(kind, "")
    if visit["status"] in OFF:
        return "invitation"
    ours = kind == "delegation" and visit["direction"] is VisitWay.OUTBOUND
    return "hosts" if ours and _began(visit, today) else ""


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
