"""The members of a delegation and the guests of an event, each list in its one order of precedence."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk.contents import contents
from cityintl.desk.precedence import Guest, Place, Standing, order
from cityintl.records.delegation import Precedence
from cityintl.records.event import GuestAnswer
from cityintl.records.member import MemberRole
from cityintl.records.organization import OrganizationType
from cityintl.reference import countries
from cityintl.store import DeskFile

_PERSON = ("full_name", "family", "precedence_rank", "partner", "organization")
#: Who stands for a country is ordered by the country's name, not by that of the office.
_OF_A_COUNTRY = {OrganizationType.EMBASSY, OrganizationType.CONSULATE, OrganizationType.NATIONAL_GOVERNMENT}
#: Who goes along to be of use stands after those who are received.
_ASSIST = {MemberRole.INTERPRETER, MemberRole.STAFF, MemberRole.SECURITY}


def members_in_order(desk: DeskFile, delegation: int) -> list[Place]:
    """The members of a delegation by its rule of precedence (by rank where none is chosen); guests name the record.

    The head comes before any rule, those who assist after it.
    """
    people, values = _people(desk), desk.get("delegation", delegation).values
    rows = contents(desk, "member", ("delegation", "person", "precedence_no", "role"))
    guests = [
        _guest(number, people.get(person, {}), pinned, standing_of(role, head=person == values["head"]))
        for number, (group, person, pinned, role) in rows
        if group == delegation
    ]
    return order(guests, values["precedence"] or Precedence.RANK)


def standing_of(role: MemberRole, *, head: bool = False) -> Standing:
    """What someone of this role is in the group before any rule."""
    if head or role is MemberRole.HEAD:
        return Standing.LEADS
    return Standing.ASSISTS if role in _ASSIST else Standing.BELONGS


def guests_in_order(desk: DeskFile, event: int) -> list[Place]:
    """The guests of an event who have not declined, by its rule of precedence (by rank where none is chosen)."""
    people = _people(desk)
    away = (GuestAnswer.DECLINED, GuestAnswer.ABSENT)
    rows = contents(desk, "guest", ("event", "person", "precedence_no", "name", "organization", "answer"))
    guests = [
        _guest(number, {"of": firm or "", **people.get(person, {}), "name": name}, pinned)
        for number, (party, person, pinned, name, firm, answer) in rows
        if party == event and answer not in away
    ]
    return order(guests, desk.get("event", event).values["precedence"] or Precedence.RANK)


def _guest(number: int, person: Mapping[str, Any], pinned: int | None, standing: Standing = Standing.BELONGS) -> Guest:
    return Guest(
        person.get("name", ""),
        person.get("family", ""),
        person.get("rank"),
        person.get("since"),
        person.get("of", ""),
        pinned,
        number,
        standing,
        person.get("country", ""),
    )


def _people(desk: DeskFile) -> dict[int, dict[str, Any]]:
    """What precedence asks of each person: name, rank, since when in office, and for whom they stand."""
    since = _in_office(desk)
    lands = {n: (countries.name(code), code) for n, (code,) in contents(desk, "partner", ("country",)) if code}
    offices = {
        number: (countries.name(country), country) if type in _OF_A_COUNTRY and country else (name, "")
        for number, (name, type, country) in contents(desk, "organization", ("name", "type", "country"))
    }
    found: dict[int, dict[str, Any]] = {}
    for number, (name, family, rank, partner, organization) in contents(desk, "person", _PERSON):
        of, country = offices.get(organization, ("", "")) if organization else lands.get(partner, ("", ""))
        own = {"name": name, "family": family, "rank": rank, "since": since.get(number)}
        found[number] = {**own, "of": of, "country": country}
    return found


def _in_office(desk: DeskFile) -> dict[int, str]:
    """Since when each person holds the office they took last and still hold."""
    found: dict[int, str] = {}
    for _number, (person, since, until) in contents(desk, "office", ("person", "since", "until")):
        if since and not until:
            found[person] = max(since, found.get(person, since))
    return found
