"""Every contact with a partner, an organization or a person as rows of SQL: who, and on which day at the latest."""

from collections.abc import Callable
from datetime import date
from typing import Any

import sqlalchemy as sa

from cityintl.records.delegation import Delegation, VisitStatus
from cityintl.records.event import Event, Guest, GuestAnswer
from cityintl.records.exchange import Exchange, Traveller
from cityintl.records.itinerary import ItemPerson, ItineraryItem, MeetingSheet
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


def _row(day: Any, who: Any) -> sa.Select[Any]:
    return sa.select(sa.cast(who, sa.Integer).label("who"), _text(day).label("day")).where(who.is_not(None))


def _rows(kind: str, today: date) -> list[sa.Select[Any]]:
    """Letters, calls, cards sent, visits and exchanges up to today that name an end of this kind themselves."""
    held, begun = took_place(today), exchange_begun(today)
    rows = [
        _row(Correspondence.on, getattr(Correspondence, kind)).where(Correspondence.on <= today),
        _row(Greeting.sent_on, getattr(Greeting, kind)).where(Greeting.sent_on <= today),
    ]
    if kind == "person":
        return rows + _taken_part(today)
    visitor = partner_of(Delegation) if kind == "partner" else Delegation.requester
    runner = partner_of(Exchange) if kind == "partner" else Exchange.carried_by
    return [*rows, _row(visit_day(today), visitor).where(held), _row(exchange_day(today), runner).where(begun)]


def _taken_part(today: date) -> list[sa.Select[Any]]:
    """The visits, meetings, exchanges and events up to today in which people took part."""
    item, held = ItineraryItem, took_place(today)
    of_visit, of_item = Member.delegation == Delegation.id, item.delegation == Delegation.id
    at_item = _row(item.on, ItemPerson.person).join_from(ItemPerson, item, ItemPerson.item == item.id)
    met = _row(item.on, MeetingSheet.with_whom).join_from(MeetingSheet, item, MeetingSheet.item == item.id)
    went = _row(exchange_day(today), Traveller.person).join_from(Traveller, Exchange, Traveller.exchange == Exchange.id)
    came = _row(Event.on, Guest.person).join_from(Guest, Event, Guest.event == Event.id)
    return [
        _row(visit_day(today), Member.person).join_from(Member, Delegation, of_visit).where(held),
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
