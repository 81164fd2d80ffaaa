"""Who signs a letter of ours: the one who was chosen, or the one whose office it is to sign such letters."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cityintl.desk.asking import picked
from cityintl.desk.picking import every
from cityintl.folding import fold
from cityintl.store import DeskFile
from cityintl.words import _

_WORD = re.compile(r"\w+")
#: Words that say nothing about whom a letter goes to or what it is.
_EMPTY = frozenset(
    _WORD.findall("a an and for from his her in its letter of on or our that the their this to which who with")
)


class Signer(NamedTuple):
    """Someone who signs for this city: the two lines under a letter, and what they sign."""

    number: int
    name: str
    office: str
    signs: str


def signers(desk: DeskFile, on: date) -> list[Signer]:
    """Who signs for this city on a day, in the order in which they were entered."""
    day = on.isoformat()
    rows = picked(desk, "signatory", ("name", "office", "signs", "since", "until"), {})
    return [
        Signer(row["id"], row["name"], row["office"], row["signs"] or "")
        for row in rows
        if (row["since"] or "") <= day and (not row["until"] or day[: len(row["until"])] <= row["until"])
    ]


def signer(desk: DeskFile, values: Mapping[str, Any]) -> Signer | None:
    """Who signs this letter: the one chosen, or the one that fits; nobody where several could and none fits best."""
    if values["signatory"]:
        row = desk.get("signatory", values["signatory"]).values
        return Signer(values["signatory"], row["name"], row["office"], row["signs"] or "")
    return fitting(signers(desk, values["on"]), _about(desk, values))


def fitting(found: Sequence[Signer], about: Sequence[str]) -> Signer | None:
    """The one signer, or the one of several whose “signs” has most words of the first text that tells them apart."""
    if len(found) <= 1:
        return found[0] if found else None
    for text in about:
        words = _words(text)
        hits = {one: len(words & _words(one.signs)) for one in found}
        best = [one for one, number in hits.items() if number == max(hits.values())]
        if len(best) == 1:
            return best[0]
    letters = [one for one in found if "letter" in fold(one.signs)]
    return letters[0] if len(letters) == 1 else None


def _words(text: str) -> set[str]:
    """The telling words of a text, each without the ending of many: “Consuls General” and “Consul General”."""
    return {word.removesuffix("s") for word in _WORD.findall(fold(text))} - _EMPTY


def _about(desk: DeskFile, values: Mapping[str, Any]) -> list[str]:
    """What tells who signs: whose hands it goes into first, then what it is about, then the office it goes to."""
    person = every(desk, "person", ("position",), filter(None, [values["person"]]))
    office = every(desk, "organization", ("name", "type"), filter(None, [values["organization"]]))
    positions = [row["position"] or "" for row in person.values()]
    offices = [f"{row['name']} {_(row['type'].value)} {_('office')}" for row in office.values()]
    return [*positions, values["subject"], *offices]
