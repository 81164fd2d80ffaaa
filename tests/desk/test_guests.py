"""Members and guests of the desk in their order."""

from collections.abc import Callable
from typing import Any

from cityintl.desk.guests import guests_in_order, members_in_order
from cityintl.records.delegation import Precedence
from cityintl.records.event import GuestAnswer
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile, Write

Values = Callable[..., dict[str, Any]]


def _person(door: Write, values_for: Values, family: str, **more: Any) -> int:
    plain = {**values_for(door, "person"), "given": None, "family": family}
    return door.add("person", {**plain, **more})


def test_members_stand_by_the_rule_of_their_delegation(desk: DeskFile, values_for: Values) -> None:
    with desk.write("Add people") as door:
        group = door.add("delegation", {**values_for(door, "delegation"), "precedence": Precedence.SINCE})
        people = [_person(door, values_for, name) for name in ("Abe", "Bly", "Cruz")]
        for person, since, until in ((0, "2019", None), (1, "2001", "2009"), (1, "2024", None), (2, "2012", None)):
            office = {"person": people[person], "title": "Mayor", "since": since, "until": until}
            door.add("office", office)
        plain = {**values_for(door, "member"), "delegation": group}
        numbers = [door.add("member", {**plain, "person": person}) for person in people]
        door.add("member", values_for(door, "member", 2))
    found = members_in_order(desk, group)
    assert [place.guest.number for place in found] == [numbers[2], numbers[0], numbers[1]]
    assert [place.guest.since for place in found] == ["2012", "2019", "2024"]
    with desk.write("Change the order") as door:
        door.set("member", numbers[1], {"precedence_no": 1})
    assert members_in_order(desk, group)[0].guest.family == "Bly"


def test_guests_of_an_event_stand_by_the_country_they_stand_for(desk: DeskFile, values_for: Values) -> None:
    with desk.write("Add people") as door:
        event = door.add("event", {**values_for(door, "event"), "precedence": Precedence.ALPHABET})
        office = {"type": OrganizationType.CONSULATE, "name": "A consulate", "country": "JP"}
        consulate = door.add("organization", {**values_for(door, "organization"), **office})
        partner = door.add("partner", {**values_for(door, "partner"), "country": "GH"})
        plain = {**values_for(door, "guest"), "event": event, "answer": GuestAnswer.ACCEPTED, "organization": None}
        consul = _person(door, values_for, "Abe", organization=consulate, partner=None)
        mayor = _person(door, values_for, "Okri", partner=partner, organization=None)
        door.add("guest", {**plain, "person": consul, "name": "Consul Abe"})
        door.add("guest", {**plain, "person": mayor, "name": "Mayor Okri"})
        door.add("guest", {**plain, "name": "Ms. Bly", "organization": "Iron Works"})
        door.add("guest", {**plain, "name": "Ms. Cruz", "answer": GuestAnswer.DECLINED})
    found = [(place.guest.name, place.guest.of) for place in guests_in_order(desk, event)]
    assert found == [("Mayor Okri", "Ghana"), ("Ms. Bly", "Iron Works"), ("Consul Abe", "Japan")]


def test_where_no_rule_is_chosen_rank_decides(desk: DeskFile, values_for: Values) -> None:
    with desk.write("Add people") as door:
        group = door.add("delegation", {**values_for(door, "delegation"), "precedence": None})
        plain = {**values_for(door, "member"), "delegation": group}
        for rank in (2, 1):
            person = _person(door, values_for, f"Rank {rank}", precedence_rank=rank)
            door.add("member", {**plain, "person": person})
    assert [place.guest.rank for place in members_in_order(desk, group)] == [1, 2]
