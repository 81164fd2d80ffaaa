"""Everything that the desk owes between two days: one function, asked by Today, calendar, command line and export."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from cityintl.desk.asking import picked, titles_of
from cityintl.desk.obligations import countries, engagements, gifts, offices, promises, reporting, ties, visits
from cityintl.desk.obligations.answering import answered
from cityintl.desk.obligations.obligation import Obligation, State
from cityintl.desk.obligations.view import Only, View, noted
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
    offices.cards, offices.background_checks, offices.private_notes, countries.national_days,
    visits.replies, visits.early, visits.before, visits.travelers, visits.after, visits.checklists,
    promises.follow_ups, promises.invitations, promises.guests,
    gifts.disclosures,
    reporting.windows, reporting.submissions, reporting.data_calls, reporting.chapters, reporting.releases,
    reporting.commitments, reporting.recommendations,
    engagements.bid_stages, engagements.guarantees, engagements.advice, engagements.programs, engagements.leads,
    engagements.records_requests, engagements.hold_reviews,
)  # fmt: skip
#: Kinds whose words do not say which of them is meant, and the links that say with whom others are.
_BY_ITSELF = ("tie", "delegation", "membership", "commitment", "submission")
_WITH = ("partner", "organization", "person")


def obligations(
    desk: DeskFile, since: date | None, until: date, today: date, only: Only | None = None
) -> list[Obligation]:
    """What falls due in these days, both included, the nearest first; what has no exact day stands last.

    Without `since` it is everything that is open, however late; days that come by themselves then begin with today.
    `only` says by kind which records are looked at.
    """
    with desk.one_moment():
        view = View(desk, today, since, until, only)
        every = answered(desk, [each for tell in FAMILIES for each in tell(view) if view.asked(each)], today)
        found = [each for each in every if since is not None or each.state is not State.DONE]
        _tell_whom(desk, found)
    return sorted(found, key=lambda each: (each.due is None, each.due or date.max, each.key))


def _tell_whom(desk: DeskFile, found: Iterable[Obligation]) -> None:
    """Say with whom they are: ties, visits and memberships by their name, parts by their owner; one question a kind."""
    wanted: dict[str, set[int]] = {}
    for each in found:
        wanted.setdefault(each.kind, set()).add(each.number)
    ends = {kind: _ends(desk, kind, numbers) for kind, numbers in wanted.items()}
    named: dict[str, set[int]] = {}
    for of in ends.values():
        for kind, number in of.values():
            named.setdefault(kind, set()).add(number)
    titles = {kind: titles_of(desk, kind, numbers) for kind, numbers in named.items()}
    for each in found:
        if end := ends[each.kind].get(each.number):
            noted(each, about=titles[end[0]][end[1]])


def _ends(desk: DeskFile, kind: str, numbers: set[int]) -> dict[int, tuple[str, int]]:
    """By the number of a record whom it concerns: itself, its owner, or the first of those that it is with."""
    described = kinds.kind(kind)
    if kind in _BY_ITSELF:
        return {number: (kind, number) for number in numbers}
    if described.part_of is not None:
        return {} if described.part_of.link == "home" else _pointed(desk, kind, [described.part_of], numbers)
    return _pointed(desk, kind, [described.fields[name] for name in _WITH if name in described.fields], numbers)


def _pointed(desk: DeskFile, kind: str, links: Sequence[Field], numbers: set[int]) -> dict[int, tuple[str, int]]:
    """By number what the first of these links that is filled points to."""
    rows = picked(desk, kind, [link.name for link in links], {"id": numbers}) if links else []
    found = {}
    for row in rows:
        end = next(((str(link.link), row[link.name]) for link in links if row[link.name] is not None), None)
        if end:
            found[row["id"]] = end
    return found
