"""Who is who at both ends of a tie: contacts first, then by rank; the committee with its terms."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.desk.who_is_who import both_ends, seats
from cityintl.records.association import SeatRole
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)


@pytest.fixture
def add(desk: DeskFile) -> Callable[..., int]:
    def adding(kind: str, **values: Any) -> int:
        with desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def tied(desk: DeskFile, add: Callable[..., int]) -> DeskFile:
    """Nagoya with its office, and a committee here that carries the tie."""
    add("partner", name="Nagoya")
    add("organization", name="City of Nagoya", type=OrganizationType.CITY_OFFICE, partner=1)
    add("organization", name="Committee", type=OrganizationType.COMMITTEE)
    add("tie", partner=1, type=TieType.SISTER_CITY, status=TieStatus.ACTIVE, counterpart=1, carried_by=2)
    return desk


def there(desk: DeskFile) -> list[tuple[str, str]]:
    return [(each.name, each.role) for each in both_ends(desk, 1, TODAY).there]


def here(desk: DeskFile) -> list[tuple[str, str, date | None, bool]]:
    return [(each.name, each.role, each.until, each.late) for each in both_ends(desk, 1, TODAY).here]


def test_the_office_and_the_contact_stand_before_those_who_go_first(tied: DeskFile, add) -> None:
    contact = add("person", family="Tanaka", organization=1, position="Deputy director")
    add("person", family="Abe", partner=1)
    add("person", family="Suzuki", partner=1, precedence_rank=1, position="Mayor")
    with tied.write("Contact") as door:
        door.set("tie", 1, {"contact": contact})
    assert there(tied) == [
        ("City of Nagoya", "Counterpart office"), ("Tanaka", "Their contact"), ("Suzuki", "Mayor"), ("Abe", ""),
    ]  # fmt: skip


def test_the_office_held_says_more_than_the_visiting_card_and_ended_ones_nothing(tied: DeskFile, add) -> None:
    mayor = add("person", family="Suzuki", partner=1, position="City of Nagoya")
    add("office", person=mayor, title="Vice mayor", since="2015", until="2019")
    add("office", person=mayor, title="Mayor", since="2019")
    add("office", person=mayor, title="Councillor", since="2011")
    assert ("Suzuki", "Mayor") in there(tied)


def test_who_left_is_not_there_any_more(tied: DeskFile, add) -> None:
    add("person", family="Kawamura", partner=1, left_on="2021")
    assert "Kawamura" not in [name for name, _role in there(tied)]


def test_the_committee_is_told_by_its_roles_with_terms_and_what_ran_out(tied: DeskFile, add) -> None:
    for name, role, ends in (
        ("Reed", SeatRole.MEMBER, date(2027, 1, 1)),
        ("Cole", SeatRole.CHAIR, date(2026, 4, 1)),
        ("Diaz", SeatRole.MEMBER, None),
    ):
        person = add("person", family=name)
        add("committee_term", committee=2, person=person, role=role, term_ends_on=ends)
    assert here(tied) == [
        ("Committee", "Carried by", None, False),
        ("Cole", "Chair", date(2026, 4, 1), True),
        ("Reed", "Member", date(2027, 1, 1), False),
        ("Diaz", "Member", None, False),
    ]


def test_only_seats_for_this_tie_count_and_none_twice(tied: DeskFile, add) -> None:
    add("partner", name="Ōtsu")
    other = add("tie", partner=2, type=TieType.FRIENDSHIP_CITY, status=TieStatus.ACTIVE, carried_by=2)
    for name, tie, left in (("Own", 1, None), ("Whole", None, None), ("Other", other, None), ("Left", 1, "2024")):
        person = add("person", family=name)
        add("committee_term", committee=2, person=person, role=SeatRole.MEMBER, tie=tie, left_on=left)
    assert len(seats(tied, 1, 2)) == 2
    assert len(seats(tied, 1, None)) == 1
    assert [name for name, *_rest in here(tied)] == ["Committee", "Own", "Whole"]


def test_a_tie_of_which_nobody_is_known_has_nobody(tied: DeskFile) -> None:
    with tied.write("Nobody") as door:
        door.set("tie", 1, {"counterpart": None, "carried_by": None})
    found = both_ends(tied, 1, TODAY)
    assert (found.there, found.here) == ((), ())
