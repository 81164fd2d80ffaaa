"""Everything that the desk owes between two days: one function, asked by Today, calendar, command line and export."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cityintl.desk.asking import picked
from cityintl.desk.obligations import gifts, grants, offices, opportunities, promises, ties, visits
from cityintl.desk.obligations.answering import answered
from cityintl.desk.obligations.obligation import Obligation, State
from cityintl.desk.obligations.view import Only, View
from cityintl.records import kinds
from cityintl.store import DeskFile

__all__ = ["FAMILIES", "Obligation", "Only", "State", "obligations"]

#: Each gives the obligations of some families; another kind of record joins here.
FAMILIES: Sequence[Callable[[View], Iterator[Obligation]]] = (
    ties.papers, ties.ties, ties.legal_reviews, ties.silences,
    offices.memberships, offices.seats, offices.heads, offices.associations, offices.reports, offices.accounts,
    offices.cards, offices.background_checks,
    visits.replies, visits.early, visits.before, visits.travelers, visits.after, visits.checklists,
    promises.follow_ups, promises.invitations, promises.guests,
    gifts.disclosures,
    opportunities.closings, opportunities.letters_of_intent, opportunities.registrations,
    grants.awarded, grants.approvals, grants.audits,
)  # fmt: skip


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
    about = {kind: _owners(desk, kind, numbers) for kind, numbers in wanted.items()}
    return [replace(each, about=each.about or about[each.kind].get(each.number, "")) for each in found]


def _owners(desk: DeskFile, kind: str, numbers: set[int]) -> dict[int, str]:
    """By the number of a record whom it concerns."""
    part = kinds.kind(kind).part_of
    if kind in ("tie", "delegation", "membership", "grant"):
        return desk.titles(kind, sorted(numbers))
    if part is None or not part.link or part.link == "home":
        return {}
    owner = {row["id"]: row[part.name] for row in picked(desk, kind, (part.name,), {"id": numbers})}
    titles = desk.titles(part.link, sorted(set(owner.values())))
    return {number: titles[of] for number, of in owner.items()}
