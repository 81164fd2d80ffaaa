"""What is counted over other tables for a list: once for all of its records, ready to be joined to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from cityintl.desk import touches
from cityintl.records.delegation import Delegation
from cityintl.records.event import Event, Guest, GuestAnswer, Invitation, InvitationAnswer
from cityintl.records.exchange import Exchange
from cityintl.records.gift import FollowUp, FollowUpStatus, Gift, Side
from cityintl.records.member import Member
from cityintl.records.person import Person
from cityintl.records.tie import Agreement, Tie, TieStatus

#: What is still to be done.
OPEN = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
Column = sa.ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A grouped query with its columns by name, and how its rows meet those of the list."""

    of: sa.FromClause
    on: sa.ColumnElement[bool]

    def day(self, name: str = "day") -> Column:
        """A day that it found."""
        return self.of.c[name]

    def count(self, name: str = "n") -> Column:
        """A count of it: of nothing it is 0."""
        return sa.func.coalesce(self.of.c[name], 0)


def _met(every: sa.FromClause, who: Column, name: str, *counted: sa.Label[Any]) -> Source:
    """Rows with `who`, counted by it; it is said to be a whole number, or no index would find it."""
    end = sa.cast(every.c.who, sa.Integer).label("who")
    of = sa.select(end, *counted).where(every.c.who.is_not(None)).group_by(end).subquery(name)
    return Source(of, of.c.who == who)


def contacts(kind: str, who: Column, today: date) -> Source:
    """The newest day of contact: `day`."""
    of = touches.newest(kind, today)
    return Source(of, of.c.who == who)


def promises(kind: str, who: Column, today: date) -> Source:
    """Open follow-ups: `ours`, `theirs` and `late` of both."""
    whose: tuple[Any, ...] = {
        "partner": (sa.func.coalesce(FollowUp.partner, Person.partner),),
        "organization": (sa.func.coalesce(FollowUp.organization, Person.organization),),
        "person": (FollowUp.person, FollowUp.owner),
    }[kind]
    columns = (FollowUp.id, FollowUp.side, FollowUp.due_on)
    rows: list[sa.Select[Any]] = [
        sa.select(end.label("who"), *columns)
        .join_from(FollowUp, Person, FollowUp.person == Person.id, isouter=True)
        .where(FollowUp.status.in_(OPEN))
        for end in whose
    ]
    every = sa.union(*rows).subquery() if len(rows) > 1 else rows[0].subquery()
    sides = [sa.func.sum(sa.case((every.c.side == side, 1), else_=0)) for side in (Side.US, Side.THEM)]
    late = sa.func.sum(sa.case((every.c.due_on < today, 1), else_=0))
    return _met(every, who, "promise", sides[0].label("ours"), sides[1].label("theirs"), late.label("late"))


def visits(kind: str, who: Column, today: date) -> Source:
    """Visits that took place: `n`."""
    ends: dict[str, Any] = {
        "partner": touches.partner_of(Delegation),
        "organization": Delegation.requester,
        "person": Member.person,
    }
    rows: sa.Select[Any] = (
        sa.select(ends[kind].label("who"), Delegation.id).where(touches.took_place(today)).select_from(Delegation)
    )
    if kind == "person":
        rows = rows.join(Member, Member.delegation == Delegation.id)
    every = rows.subquery()
    return _met(every, who, "visit", sa.func.count(sa.distinct(every.c.id)).label("n"))


def gifts(kind: str, who: Column) -> Source:
    """Gifts that came and went: `n`."""
    ends = {"partner": (Gift.partner,), "organization": (Gift.giver_office,), "person": (Gift.giver, Gift.recipient)}
    every = sa.union_all(*(sa.select(end.label("who")) for end in ends[kind])).subquery()
    return _met(every, who, "gifts", sa.func.count().label("n"))


def exchanges(who: Column, today: date) -> Source:
    """Exchanges of a partner that have begun: `n`, and their `people`."""
    begun = touches.exchange_begun(today)
    every = sa.select(touches.partner_of(Exchange).label("who"), Exchange.people).where(begun).subquery()
    return _met(every, who, "exchanges", sa.func.count().label("n"), sa.func.sum(every.c.people).label("people"))


def parts(link: Any, who: Column) -> Source:
    """The parts of a record: `n`."""
    return _met(sa.select(link.label("who")).subquery(), who, "parts", sa.func.count().label("n"))


def ties(who: Column) -> Source:
    """The ties of a partner that have not ended: `n`."""
    every = sa.select(Tie.partner.label("who")).where(Tie.status != TieStatus.TERMINATED).subquery()
    return _met(every, who, "ties", sa.func.count().label("n"))


def guests(who: Column) -> Source:
    """The guests of an event: `n`, and how many are `coming` or came."""
    every = sa.select(Guest.event.label("who"), Guest.answer).subquery()
    comes = sa.case((every.c.answer.in_((GuestAnswer.ACCEPTED, GuestAnswer.CAME)), 1), else_=0)
    return _met(every, who, "guest_count", sa.func.count().label("n"), sa.func.sum(comes).label("coming"))


def ahead(who: Column, today: date) -> Source:
    """The nearest day from today on with a partner: visits, events, invitations, follow-ups, ends of papers."""
    coming = Delegation.status.in_((*touches.HELD, *touches.ASKED))
    rows: list[sa.Select[Any]] = [
        sa.select(touches.partner_of(Delegation).label("who"), Delegation.arrives.label("day")).where(coming),
        sa.select(Event.partner, Event.on),
        sa.select(Invitation.partner, sa.case((Invitation.answer == InvitationAnswer.OPEN, Invitation.reply_by))),
        sa.select(Invitation.partner, Invitation.on).where(Invitation.answer != InvitationAnswer.DECLINED),
        sa.select(FollowUp.partner, FollowUp.due_on).where(FollowUp.status.in_(OPEN)),
        sa.select(Tie.partner, Agreement.expires_on).join_from(Agreement, Tie, Agreement.tie == Tie.id),
    ]
    whole = sa.union_all(*rows).subquery()
    every = sa.select(whole.c.who, whole.c.day).where(whole.c.day >= today).subquery()
    return _met(every, who, "ahead", sa.func.min(sa.cast(every.c.day, sa.String)).label("day"))
