"""Facts that are worked out, not stored: lists show, sort and filter by them as by columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from cityintl.distance import KILOMETRES_IN_A_MILE
from cityintl.records.home import Distance
from cityintl.records.memory import Correspondence
from cityintl.records.partner import Partner
from cityintl.records.person import Person
from cityintl.records.tie import Agreement, Tie
from cityintl.records.values import Date, Number, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """A worked-out column of a kind: its label, how it is shown, and its SQL over the kind's table."""

    name: str
    label: str
    value: Value
    expression: sa.ColumnElement[Any]


def _newest_letter(*wanted: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    newest = sa.select(sa.func.coalesce(sa.func.max(sa.cast(Correspondence.on, sa.String)), "")).where(*wanted)
    return newest.correlate_except(Correspondence).scalar_subquery()


def _contact_with(partner: Any) -> sa.ColumnElement[Any]:
    """The day of the newest letter or call with a partner, or with someone who speaks for it."""
    people = sa.select(Person.id).where(Person.partner == partner).correlate_except(Person)
    newest = sa.func.max(
        _newest_letter(Correspondence.partner == partner), _newest_letter(Correspondence.person.in_(people))
    )
    return sa.type_coerce(sa.func.nullif(newest, ""), sa.Date())


def _days_since(day: sa.ColumnElement[Any], today: date) -> sa.ColumnElement[Any]:
    return sa.cast(sa.func.julianday(today.isoformat()) - sa.func.julianday(day), sa.Integer)


def _of_partner(column: Any, partner: Any) -> sa.ScalarSelect[Any]:
    return sa.select(column).where(Partner.id == partner).correlate_except(Partner).scalar_subquery()


def _contact(expression: sa.ColumnElement[Any], today: date) -> list[Fact]:
    return [
        Fact("last_contact", "Last contact", Date(), expression),
        Fact("days_since", "Days since", Number("days"), _days_since(expression, today)),
    ]


def _away(home: Mapping[str, Any], latitude: Any, longitude: Any) -> list[Fact]:
    if home["latitude"] is None or home["longitude"] is None:
        return []
    miles = home["distance"] is Distance.MILES
    away = sa.func.kilometres(home["latitude"], home["longitude"], latitude, longitude)
    rounded = sa.cast(sa.func.round(away / (KILOMETRES_IN_A_MILE if miles else 1.0)), sa.Integer)
    return [Fact("away", "Distance", Number("miles" if miles else "km"), rounded)]


def facts_of(kind: str, home: Mapping[str, Any], today: date) -> dict[str, Fact]:
    """The worked-out facts of a kind, by name, for this city on this day."""
    found: list[Fact] = []
    if kind == "tie":
        found = _contact(_contact_with(Tie.partner), today)
        found += _away(home, _of_partner(Partner.latitude, Tie.partner), _of_partner(Partner.longitude, Tie.partner))
        counted = sa.select(sa.func.count(Agreement.id)).where(Agreement.tie == Tie.id)
        agreements = counted.correlate_except(Agreement).scalar_subquery()
        found.append(Fact("agreements", "Agreements", Number(), agreements))
    elif kind == "partner":
        found = _contact(_contact_with(Partner.id), today) + _away(home, Partner.latitude, Partner.longitude)
    elif kind == "person":
        letter = sa.func.nullif(_newest_letter(Correspondence.person == Person.id), "")
        found = _contact(sa.type_coerce(letter, sa.Date()), today)
    return {fact.name: fact for fact in found}
