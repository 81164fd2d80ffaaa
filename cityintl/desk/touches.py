"""Every contact with a partner, an organization or a person as rows of SQL: who, and on which day at the latest."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from cityintl.records.delegation import Delegation, VisitStatus
from cityintl.records.event import Event, Guest, GuestAnswer
from cityintl.records.exchange import Exchange, Traveller
from cityintl.records.itinerary import ItemPerson, ItineraryItem, MeetingSheet
from cityintl.records.liaison import LiaisonContact
from cityintl.records.member import Member
from cityintl.records.membership import Greeting
from cityintl.records.memory import Correspondence
from cityintl.records.organization import Organization
from cityintl.records.person import Person
from cityintl.records.tie import Tie

#: The states of a visit that will take place, or took place; the others are requests and refusals.
HELD = (
    VisitStatus.ACCEPTED, VisitStatus.ACCEPTED_STAFF, VisitStatus.PLANNING, VisitStatus.CONFIRMED,
    VisitStatus.UNDER_WAY, VisitStatus.COMPLETED, VisitStatus.REPORTED, VisitStatus.CLOSED,
)  # fmt: skip
#: The states of a request that waits for its answer.
ASKED = (VisitStatus.REQUESTED, VisitStatus.SCREENING)
Column = sa.ColumnElement[Any]


def took_place(today: date) -> Column:
    """That a visit has begun by today, and was neither declined nor cancelled."""
    return Delegation.status.in_(HELD) & (Delegation.arrives <= today)


def visit_day(today: date) -> Column:
    """The newest day of a visit that took place; today while it lasts."""
    last = sa.func.coalesce(Delegation.departs, Delegation.arrives)
    return sa.func.min(_text(last), today.isoformat())


def exchange_begun(today: date) -> Column:
    """That an exchange has begun by today, as far as its first day is known."""
    begins = sa.func.coalesce(Exchange.starts, Exchange.ends)
    return begins <= sa.func.substr(today.isoformat(), 1, sa.func.length(begins))


def exchange_day(today: date) -> Column:
    """The first day on which an exchange that has begun can have ended: a year counts from its 1 January."""
    known = sa.func.coalesce(Exchange.ends, Exchange.starts)
    return sa.func.min(_whole(known), today.isoformat())


def _whole(known: Any) -> Column:
    return sa.type_coerce(known, sa.String).concat(sa.func.substr("-01-01", sa.func.length(known) - 3))


def _text(day: Any) -> Column:
    return sa.cast(day, sa.String)


def partner_of(record: Any) -> Column:
    """The partner of a visit or an exchange: its own, else that of its tie."""
    own = sa.select(Tie.partner).where(Tie.id == record.tie).correlate_except(Tie).scalar_subquery()
    return sa.func.coalesce(record.partner, own)


#: The numbers of the few whose contacts are wanted; None for everybody's.
Only = frozenset[int] | None


def _row(day: Any, who: Any, only: Only = None) -> sa.Select[Any]:
    row = sa.select(sa.cast(who, sa.Integer).label("who"), _text(day).label("day"))
    return row.where(who.is_not(None) if only is None else who.in_(only))


def _of_partner(day: Any, record: Any, only: Only) -> sa.Select[Any]:
    """Rows by the partner of a visit or an exchange; of a few partners, found by the indexes of its two links."""
    row = _row(day, partner_of(record))
    if only is None:
        return row
    ties = sa.select(Tie.id).where(Tie.partner.in_(only))
    return row.where(record.partner.in_(only) | (record.partner.is_(None) & record.tie.in_(ties)))


def _rows(kind: str, today: date, only: Only = None) -> list[sa.Select[Any]]:
    """Letters, calls, cards sent, visits, exchanges and events up to today that name an end of this kind themselves."""
    held, begun = took_place(today), exchange_begun(today)
    visited, ran = visit_day(today), exchange_day(today)
    rows = [
        _row(Correspondence.on, getattr(Correspondence, kind), only).where(Correspondence.on <= today),
        _row(Greeting.sent_on, getattr(Greeting, kind), only).where(Greeting.sent_on <= today),
    ]
    if kind in ("organization", "person"):  # asked of an office; the partner is only what it was about
        rows.append(_row(LiaisonContact.on, getattr(LiaisonContact, kind), only).where(LiaisonContact.on <= today))
    if kind == "person":
        return rows + _taken_part(today, only)
    if kind == "partner":
        rows.append(_row(Event.on, Event.partner, only).where(Event.on <= today))
        visits, exchanges = _of_partner(visited, Delegation, only), _of_partner(ran, Exchange, only)
    else:
        visits, exchanges = _row(visited, Delegation.requester, only), _row(ran, Exchange.carried_by, only)
    return [*rows, visits.where(held), exchanges.where(begun)]


def _taken_part(today: date, only: Only) -> list[sa.Select[Any]]:
    """The visits, meetings, exchanges and events up to today in which people took part."""
    item, held, ran = ItineraryItem, took_place(today), exchange_day(today)
    of_visit, of_item = Member.delegation == Delegation.id, item.delegation == Delegation.id
    at_item = _row(item.on, ItemPerson.person, only).join_from(ItemPerson, item, ItemPerson.item == item.id)
    met = _row(item.on, MeetingSheet.with_whom, only).join_from(MeetingSheet, item, MeetingSheet.item == item.id)
    went = _row(ran, Traveller.person, only).join_from(Traveller, Exchange, Traveller.exchange == Exchange.id)
    came = _row(Event.on, Guest.person, only).join_from(Guest, Event, Guest.event == Event.id)
    return [
        _row(visit_day(today), Member.person, only).join_from(Member, Delegation, of_visit).where(held),
        at_item.join(Delegation, of_item).where(held, item.on <= today),
        met.join(Delegation, of_item).where(held, item.on <= today),
        went.where(exchange_begun(today)),
        came.where(Guest.answer == GuestAnswer.CAME, Event.on <= today),
    ]


def _grouped(rows: list[sa.Select[Any]], name: str) -> sa.Subquery:
    """The newest day by `who`; said to be a whole number, or no index would find it when it is joined."""
    every = sa.union_all(*rows).subquery()
    who = sa.cast(every.c.who, sa.Integer).label("who")
    return sa.select(who, sa.func.max(every.c.day).label("day")).group_by(who).subquery(name)


def partner_of_person() -> Column:
    """The partner that a person speaks for: their own, else that of their office."""
    office = sa.select(Organization.partner).where(Organization.id == Person.organization)
    return sa.func.coalesce(Person.partner, office.correlate_except(Organization).scalar_subquery())


#: Who speaks for a partner or an office, and for which one.
_SPEAKS: dict[str, dict[Any, Callable[[], Column]]] = {
    "partner": {Person: partner_of_person, Organization: lambda: sa.type_coerce(Organization.partner, sa.Integer)},
    "organization": {Person: lambda: sa.type_coerce(Person.organization, sa.Integer)},
}


def newest(kind: str, today: date) -> sa.Subquery:
    """The newest day of contact by partner, organization or person: `who`, `day`; people count for their office."""
    rows = _rows(kind, today)
    for other, speaks_for in _SPEAKS.get(kind, {}).items():
        theirs = _grouped(_rows(other.__tablename__, today), f"by_{other.__tablename__}")
        rows.append(_row(theirs.c.day, speaks_for()).join_from(theirs, other, theirs.c.who == other.id))
    return _grouped(rows, "contact")


def newest_of(ends: Mapping[str, frozenset[int]], today: date) -> sa.Select[Any]:
    """The newest day of contact with any of these partners, organizations and people: one row, `day`."""
    rows = [row for kind, numbers in ends.items() if numbers for row in _rows(kind, today, numbers)]
    return sa.select(sa.func.max(sa.union_all(*rows).subquery().c.day).label("day"))
