"""Facts that are worked out, not stored: lists show, sort and filter by them as by columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from cityintl.desk import counts, touches
from cityintl.desk.anniversaries import comes_round
from cityintl.desk.awards import RUNNING
from cityintl.desk.closings import WRITING
from cityintl.desk.counts import OPEN, Source
from cityintl.desk.rules import Rule, in_force, moved
from cityintl.desk.terms import next_anniversary
from cityintl.distance import KILOMETRES_IN_A_MILE
from cityintl.records.association import Support
from cityintl.records.delegation import Delegation
from cityintl.records.event import Event, Invitation, InvitationAnswer
from cityintl.records.exchange import Exchange
from cityintl.records.gift import FollowUp
from cityintl.records.grant import Grant
from cityintl.records.grant_course import Amendment
from cityintl.records.home import Distance
from cityintl.records.member import Member
from cityintl.records.membership import Membership
from cityintl.records.opportunity import Opportunity
from cityintl.records.organization import Organization
from cityintl.records.partner import Partner
from cityintl.records.person import Person
from cityintl.records.tie import Agreement, Tie, TieStatus
from cityintl.records.values import Choice, Date, Number, PartialDate, Value

#: The ties that live: only these fall silent.
LIVING = (TieStatus.ACTIVE, TieStatus.PROVISIONAL)
_NEVER = "9999"


class StandingStatus(Enum):
    """Where a tie stands, silence included: worked out, shown and proposed, never stored."""

    INQUIRY = "Inquiry"
    UNDER_REVIEW = "Under review"
    PROVISIONAL = "Provisional"
    ACTIVE = "Active"
    INACTIVE = "Inactive"
    SUSPENDED = "Suspended"
    EMERITUS = "Emeritus"
    TERMINATED = "Terminated"


@dataclass(frozen=True, slots=True)
class Fact:
    """A worked-out column of a kind: its label, how it is shown, and its SQL over the kind's table.

    What is counted over other tables is counted once for all records, and joined; `then` finishes it in Python.
    """

    name: str
    label: str
    value: Value
    expression: sa.ColumnElement[Any]
    joins: tuple[Source, ...] = ()
    then: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """What facts depend on besides the records: where our city lies, in what it measures, the day, and the rules."""

    place: tuple[float | None, float | None]
    distance: Distance | None
    today: date
    rules: tuple[Rule, ...] = ()

    @property
    def silent_before(self) -> date | None:
        """The day before which a last contact is too long ago; nothing where no rule says so."""
        rule = in_force(self.rules, "silence_inactive", self.today)
        return moved(rule, self.today, back=True) if rule else None


def _days_until(day: Any, today: date) -> sa.ColumnElement[Any]:
    return sa.cast(sa.func.julianday(day) - sa.func.julianday(today.isoformat()), sa.Integer)


def _left(label: str, day: Any, today: date, when: Any, name: str = "days_left") -> Fact:
    return Fact(name, label, Number("days"), sa.case((when, _days_until(day, today))))


def _count(name: str, label: str, source: Source, column: str = "n") -> Fact:
    return Fact(name, label, Number(), source.count(column), (source,))


def _of_partner(column: Any, partner: Any) -> sa.ScalarSelect[Any]:
    return sa.select(column).where(Partner.id == partner).correlate_except(Partner).scalar_subquery()


def _away(day: Day, latitude: Any, longitude: Any) -> list[Fact]:
    if None in day.place:
        return []
    miles = day.distance is Distance.MILES
    away = sa.func.kilometres(*day.place, latitude, longitude)
    rounded = sa.cast(sa.func.round(away / (KILOMETRES_IN_A_MILE if miles else 1.0)), sa.Integer)
    return [Fact("away", "Distance", Number("miles" if miles else "km"), rounded)]


def _dealings(kind: str, who: Any, day: Day) -> list[Fact]:
    """Last contact, visits, gifts, and what both sides still owe each other."""
    last = counts.contacts(kind, who, day.today)
    open_ones = counts.promises(kind, who, day.today)
    return [
        Fact("last_contact", "Last contact", Date(), sa.type_coerce(last.day(), sa.Date()), (last,)),
        Fact("days_since", "Days since", Number("days"), -_days_until(last.day(), day.today), (last,)),
        _count("visits", "Visits", counts.visits(kind, who, day.today)),
        _count("gifts", "Gifts", counts.gifts(kind, who)),
        _count("open_ours", "Open, ours", open_ones, "ours"),
        _count("open_theirs", "Open, theirs", open_ones, "theirs"),
        _count("late", "Late follow-ups", open_ones, "late"),
    ]


def _tie(day: Day) -> list[Fact]:
    dealings = _dealings("partner", Tie.partner, day)
    exchanges = counts.exchanges(Tie.partner.expression, day.today)
    return [
        *_standing(dealings[0], day),
        *dealings,
        *_away(day, _of_partner(Partner.latitude, Tie.partner), _of_partner(Partner.longitude, Tie.partner)),
        _count("agreements", "Agreements", counts.parts(Agreement.tie, Tie.id.expression)),
        _count("exchanges", "Exchanges", exchanges),
        Fact("exchange_people", "People exchanged", Number("people"), exchanges.count("people"), (exchanges,)),
        _anniversary(day.today),
        _next_day(day.today),
    ]


def _standing(contact: Fact, day: Day) -> list[Fact]:
    """The status, or that a living tie fell silent; without a rule nothing is said of silence."""
    value = Choice(StandingStatus)
    status: sa.ColumnElement[Any] = sa.cast(Tie.status, sa.String)
    before = day.silent_before
    silent: Any = sa.false()
    if before is not None:
        silent = Tie.status.in_(LIVING) & (sa.cast(contact.expression, sa.String) < before.isoformat())
    said = sa.type_coerce(sa.case((silent, "INACTIVE"), else_=status), value.column_type)
    only = sa.type_coerce(sa.case((silent, "INACTIVE")), value.column_type)
    return [
        Fact("standing", "Status", value, said, contact.joins),
        Fact("inactive", "Inactive", value, only, contact.joins),
    ]


def _anniversary(today: date) -> Fact:
    def known_day(known: str | None) -> str | None:
        """The next one as far as it is known: its day, its month or its year."""
        comes = next_anniversary(known, today)
        if comes is None or known is None:
            return None
        first = comes.on or comes_round(known, comes.year)[0]
        return first.isoformat()[: len(known)]

    signed = sa.type_coerce(Tie.signed_on, sa.String())
    return Fact("anniversary", "Next anniversary", PartialDate(), signed, then=known_day)


def _next_day(today: date) -> Fact:
    source = counts.ahead(Tie.partner.expression, today)
    own = [
        sa.case((column >= today, sa.cast(column, sa.String)), else_=_NEVER)
        for column in (Tie.review_on, Tie.provisional_until)
    ]
    nearest = sa.func.nullif(sa.func.min(sa.func.coalesce(source.day(), _NEVER), *own), _NEVER)
    return Fact("next_day", "Next day", Date(), sa.type_coerce(nearest, sa.Date()), (source,))


def _partner(day: Day) -> list[Fact]:
    return [
        *_dealings("partner", Partner.id, day),
        *_away(day, Partner.latitude, Partner.longitude),
        _count("ties", "Ties", counts.ties(Partner.id.expression)),
    ]


def _delegation(day: Day) -> list[Fact]:
    asked = Delegation.status.in_(touches.ASKED)
    coming = Delegation.status.in_((*touches.ASKED, *touches.HELD)) & (Delegation.arrives >= day.today)
    return [
        _left("Days to reply", Delegation.reply_due, day.today, asked, "days_to_reply"),
        _left("Days to arrival", Delegation.arrives, day.today, coming),
        _count("members", "Members", counts.parts(Member.delegation, Delegation.id.expression)),
    ]


def _event(day: Day) -> list[Fact]:
    guests = counts.guests(Event.id.expression)
    return [
        _left("Days left", Event.on, day.today, Event.on >= day.today),
        _count("guests", "Guests", guests),
        _count("coming", "Coming", guests, "coming"),
    ]


def _invitation(day: Day) -> list[Fact]:
    waits = (Invitation.answer == InvitationAnswer.OPEN) & Invitation.replied_on.is_(None)
    return [
        _left("Days to reply", Invitation.reply_by, day.today, waits, "days_to_reply"),
        _left("Days left", Invitation.on, day.today, Invitation.on >= day.today),
    ]


def _exchange(_day: Day) -> list[Fact]:
    visitor_days = sa.type_coerce(Exchange.people * Exchange.days, sa.Integer())
    return [Fact("visitor_days", "Visitor-days", Number("days"), visitor_days)]


def _opportunity(day: Day) -> list[Fact]:
    writing = Opportunity.status.in_(WRITING)
    return [_left("Days to the closing", Opportunity.closes_on, day.today, writing)]


def _grant(day: Day) -> list[Fact]:
    """The last day as things stand: terminated, extended by the newest amendment in force, or as awarded."""
    moved_to = (
        sa.select(Amendment.new_end)
        .where(Amendment.grant == Grant.id, Amendment.new_end.is_not(None), Amendment.agreed_on.is_not(None))
        .order_by(Amendment.agreed_on.desc(), Amendment.id.desc())
        .limit(1)
        .correlate(Grant)
        .scalar_subquery()
    )
    ends = sa.type_coerce(sa.func.coalesce(Grant.terminated_on, moved_to, Grant.ends_on), sa.Date())
    going = Grant.status.in_(RUNNING)
    return [Fact("ends", "Ends", Date(), ends), _left("Days left", ends, day.today, going)]


_FACTS: dict[str, Callable[[Day], list[Fact]]] = {
    "tie": _tie,
    "partner": _partner,
    "person": lambda day: _dealings("person", Person.id, day),
    "organization": lambda day: _dealings("organization", Organization.id, day),
    "delegation": _delegation,
    "event": _event,
    "invitation": _invitation,
    "opportunity": _opportunity,
    "grant": _grant,
    "exchange": _exchange,
    "follow_up": lambda day: [_left("Days left", FollowUp.due_on, day.today, FollowUp.status.in_(OPEN))],
    "membership": lambda day: [
        _left("Days paid for", Membership.paid_through, day.today, Membership.left_on.is_(None))
    ],
    "support": lambda day: [
        _left("Days to the account", Support.account_due, day.today, Support.accounted_on.is_(None))
    ],
}  # fmt: skip


def facts_of(kind: str, home: Mapping[str, Any], today: date, rules: Sequence[Rule] = ()) -> dict[str, Fact]:
    """The worked-out facts of a kind, by name, for this city on this day under these rules."""
    return _built(kind, Day((home["latitude"], home["longitude"]), home["distance"], today, tuple(rules)))


@lru_cache(maxsize=64)
def _built(kind: str, day: Day) -> dict[str, Fact]:
    """The facts of a kind on a day: lists ask for the same ones at each refresh, and their SQL is dear to build."""
    make = _FACTS.get(kind)
    return {fact.name: fact for fact in make(day)} if make else {}
