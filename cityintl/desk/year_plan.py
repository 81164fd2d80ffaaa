"""What is planned for a time ahead: visits, exchanges, events, round anniversaries, ends of terms, reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cityintl.desk import anniversaries
from cityintl.desk.asking import picked
from cityintl.desk.obligations import Obligation, State, obligations
from cityintl.desk.occasions import occasions
from cityintl.desk.rules import rules_of
from cityintl.desk.terms import between
from cityintl.store import DeskFile
from cityintl.words import _

#: What takes place, and what falls due, that a council wants to know of in advance.
_PLACES = ("delegation", "exchange", "event")
_DUE = ("provisional", "agreement_end", "window_closes", "session", "term_end")


@dataclass(frozen=True, slots=True)
class Planned:
    """Something ahead: its first and last day, its record, and what to call it; `known` is a day known in part."""

    first: date
    last: date
    kind: str
    number: int
    words: str
    sure: bool = True
    known: str = ""


def planned(desk: DeskFile, first: date, last: date, families: tuple[str, ...] = _DUE) -> list[Planned]:
    """All of it in these days, both included, in the order of days; nothing that stays at the desk."""
    names = {row["code"]: row["name"] for row in picked(desk, "framework", ("code", "name"), {})}
    found = [
        Planned(each.first, each.last, each.kind, each.number, each.words, each.sure)
        for each in occasions(desk, first, last, _PLACES)
        if each.first >= first
    ]
    found += [
        Planned(each.due, each.due, each.kind, each.number, _named(each, names))
        for each in obligations(desk, first, last, desk.today)
        if each.family in families and each.due and not each.private and each.state is not State.DONE
    ]
    found += _anniversaries(desk, first, last)
    return sorted(found, key=lambda each: (each.first, each.last, each.kind, each.number))


def _named(each: Obligation, frameworks: Mapping[str, str]) -> str:
    """What falls due; a framework by its name, as a council does not know its letters."""
    if each.kind != "reporting_window":
        return each.whole
    return f"{each.words} · {frameworks.get(each.about, each.about)}"


def _anniversaries(desk: DeskFile, first: date, last: date) -> list[Planned]:
    """The round ones, by the rules that say which are marked."""
    every = anniversaries.steps(rules_of(desk), first)
    found = []
    for occasion in anniversaries.occasions_of(desk):
        for each in anniversaries.marked(occasion.known, first, last, every):
            words = _("{n} years of the tie with {partner}").format(n=each.years, partner=occasion.title)
            known = "" if each.on else between(each.first, each.last)
            found.append(Planned(each.first, each.last, occasion.kind, occasion.number, words, known=known))
    return found
