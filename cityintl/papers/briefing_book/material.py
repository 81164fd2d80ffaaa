"""What the sections of a book are made of, read once: the visit, its memory, its meetings, what may be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cityintl.desk import picking, visit_memory
from cityintl.desk.agreement_texts import AgreementText, texts_in_force
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.visit_memory import Gift, Heard, Met, Promise, Sheet
from cityintl.papers.blocks import Part
from cityintl.papers.visit import Visit
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from cityintl.words import _

_SHEET = ("desired_outcome", "talking_points", "asks", "avoid", "background", "result")


@dataclass(frozen=True, slots=True)
class Book:
    """A visit with what is remembered for it; `confidential` lets diets, passports and files that are not public in.

    `texts` are the agreements in force with what they say; none where nobody asked for them.
    """

    visit: Visit
    today: date
    confidential: bool
    gifts: Sequence[Gift]
    promises: Sequence[Promise]
    sheets: Sequence[Sheet]
    briefs: Mapping[int, Mapping[str, Any]]
    met: Mapping[int, Met]
    heard: Mapping[int, Heard]
    names: Mapping[int, str]
    agreements: Sequence[Mapping[str, Any]]
    texts: Sequence[AgreementText]

    @property
    def desk(self) -> DeskFile:
        """The desk that all of it is read from."""
        return self.visit.desk

    @property
    def sheet_numbers(self) -> dict[int, int]:
        """The number of the sheet of each item that has one."""
        return {sheet.item: n for n, sheet in enumerate(self.sheets, 1) if sheet.item}


def gather(visit: Visit, today: date, *, confidential: bool, texts: bool = True) -> Book:
    """Everything that the sections ask for."""
    desk, number = visit.desk, visit.number
    gifts = visit_memory.gifts_between(desk, number)
    sheets = visit_memory.sheets_of(desk, number, gifts)
    briefs = picking.every(desk, "meeting_sheet", _SHEET, [sheet.number for sheet in sheets])
    promises = visit_memory.open_between(desk, number, today)
    met = visit_memory.last_met(desk, number, sorted(visit.theirs))
    heard = visit_memory.heard_from(desk, number, sorted(visit.theirs))
    names = titles_of(desk, "person", [end for gift in gifts for end in (gift.giver, gift.recipient)])
    agreed = picked(desk, "agreement", ("document", "sensitive_clauses"), {"tie": {visit.values["tie"]} - {None}})
    told = texts_in_force(desk, _ties(visit), today) if texts else []
    return Book(visit, today, confidential, gifts, promises, sheets, briefs, met, heard, names, agreed, told)


def _ties(visit: Visit) -> set[int]:
    """The tie that the visit serves, and every other one with the partner that has not ended."""
    found = {visit.values["tie"]} - {None}
    if visit.values["partner"]:
        rows = picked(visit.desk, "tie", ("status",), {"partner": visit.values["partner"]})
        found |= {row["id"] for row in rows if row["status"] is not TieStatus.TERMINATED}
    return found


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the book: its name as the kicker says it, and its sheets."""

    name: str
    parts: tuple[Part, ...]


def numbered(chapters: Sequence[Chapter], first: int) -> list[Part]:
    """The sheets of all sections, each under the number that is always its own; those without any are left out."""
    found = []
    for number, chapter in enumerate(chapters, first):
        for part in chapter.parts:
            rest = ", ".join(filter(None, (chapter.name, part.kicker)))
            kicker = _("Section {n} · {name}").format(n=number, name=rest)
            found.append(replace(part, kicker=kicker))
    return found
