"""Everything that the desk owes between two days: one function, asked by Today, calendar, command line and export."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cityintl.desk.asking import picked
from cityintl.desk.obligations import gifts, offices, promises, ties, visits
from cityintl.desk.obligations.answering import answered
from cityintl.desk.obligations.obligation import Obligation, State
from cityintl.desk.obligations.view import Only, View
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.store import DeskFile

__all__ = ["FAMILIES", "FAR", "Obligation", "Only", "State", "obligations"]

#: How far ahead the page of one record looks: about ten years.
FAR = timedelta(days=3700)

#: Each gives the obligations of some families; another kind of record joins here.
FAMILIES: Sequence[Callable[[View], Iterator[Obligation]]] = (
    ties.papers, ties.ties, ties.legal_reviews, ties.silences,
    offices.memberships, offices.seats, offices.heads, offices.associations, offices.reports, offices.accounts,
    offices.cards, offices.background_checks, offices.private_notes,
    visits.replies, visits.early, visits.before, visits.travelers, visits.after, visits.checklists,
    promises.follow_ups, promises.invitations, promises.guests,
    gifts.disclosures,
)  # fmt: skip
#: Kinds whose words do not say which of them is meant, and the links that say with whom others are.
_BY_ITSELF, _WITH = ("tie", "delegation", "membership"), ("partner", "organization", "person")


def obligations(
    desk: DeskFile, since: date | None, until: date, today: date, only: Only | None = None
) -> list[Obligation]:
    """What falls due in these days, both included, the nearest first; what has no exact day stands last.

    Without `since` it is everything that is open, however late; days that come by themselves then begin with today.
    `only` says by kind which records are looked at.
    """
    view = View(desk, today, since, until, only)
    every = answered(desk, (each for tell in FAMILIES for each in tell(view) if view.asked(each)), today)
    found = _told(desk, [each for each in every if view.asked(each)])
    return sorted(found, key=lambda each: (each.due is None, each.due or date.max, each.key))


def _told(desk: DeskFile, found: list[Obligation]) -> list[Obligation]:
    """The same with whom they concern: ties, visits and memberships their name, parts their owner."""
    wanted: dict[str, set[int]] = {}
    for each in found:
        wanted.setdefault(each.kind, set()).add(each.number)
    about = {kind: _concerned(desk, kind, numbers) for kind, numbers in wanted.items()}
    return [replace(each, about=about[each.kind].get(each.number, "")) for each in found]


def _concerned(desk: DeskFile, kind: str, numbers: set[int]) -> dict[int, str]:
    """By the number of a record whom it concerns: itself, its owner, or the first of those that it is with."""
    described = kinds.kind(kind)
    if kind in _BY_ITSELF:
        return desk.titles(kind, sorted(numbers))
    if described.part_of is not None:
        return {} if kind == "holiday" else _named(desk, kind, described.part_of, numbers)
    found: dict[int, str] = {}
    for name in (each for each in _WITH if each in described.fields):
        found |= _named(desk, kind, described.fields[name], numbers - found.keys())
    return found


def _named(desk: DeskFile, kind: str, link: Field, numbers: set[int]) -> dict[int, str]:
    """By number the title of what this link of a record points to, where it points to anything."""
    assert link.link is not None
    rows = picked(desk, kind, (link.name,), {"id": numbers}) if numbers else []
    ends = {row["id"]: row[link.name] for row in rows if row[link.name] is not None}
    titles = desk.titles(link.link, sorted(set(ends.values())))
    return {number: titles[end] for number, end in ends.items()}
