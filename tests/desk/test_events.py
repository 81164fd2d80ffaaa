"""Events: the guest list, its counts, the kitchen, the run, the cards."""

from datetime import date

import pytest

from cityintl.desk import event_run, events
from cityintl.errors import UserError
from cityintl.records.event import EventType, GuestAnswer
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

ON = date(2026, 5, 14)
YES = GuestAnswer.ACCEPTED


@pytest.fixture
def event(desk: DeskFile) -> int:
    with desk.write("Add event") as door:
        return door.add("event", {"name": "Dinner", "type": EventType.DINNER, "on": ON, "capacity": 5})


def guests(desk: DeskFile, event: int, *rows: dict[str, object]) -> list[int]:
    with desk.write("Add guests") as door:
        return door.add_many("guest", [{"event": event, "answer": YES, **row} for row in rows])


def test_counts_count_who_comes_along_and_the_seats_left(desk: DeskFile, event: int) -> None:
    guests(
        desk, event, {"name": "A", "companion": "B"}, {"name": "C", "answer": GuestAnswer.DECLINED, "companion": "D"},
        {"name": "E", "answer": GuestAnswer.INVITED}, {"name": "F", "answer": GuestAnswer.CAME},
        {"name": "G", "answer": GuestAnswer.TO_INVITE},
    )  # fmt: skip
    found = events.counts(desk, event)
    assert (found.listed, found.to_invite, found.invited, found.accepted, found.declined) == (5, 1, 1, 1, 1)
    assert (found.companions, found.people, found.left) == (1, 3, 2)


def test_a_room_without_a_number_has_no_seats_left_to_count(desk: DeskFile, event: int) -> None:
    with desk.write("Edit") as door:
        door.set("event", event, {"capacity": None})
    assert events.counts(desk, event).left is None


def test_many_guests_are_marked_in_one_step(desk: DeskFile, event: int) -> None:
    numbers = guests(desk, event, *({"name": n, "answer": GuestAnswer.TO_INVITE} for n in "ABC"))
    events.mark(desk, numbers, GuestAnswer.INVITED, ON)
    invited = [desk.get("guest", n).values for n in numbers]
    assert {(v["answer"], v["invited_on"]) for v in invited} == {(GuestAnswer.INVITED, ON)}
    assert desk.undo() == "Mark 3 guests as “invited”"
    assert events.counts(desk, event).to_invite == 3


def test_inviting_again_keeps_the_first_day(desk: DeskFile, event: int) -> None:
    first = date(2026, 4, 1)
    numbers = guests(desk, event, {"name": "A", "invited_on": first})
    events.mark(desk, numbers, GuestAnswer.INVITED, ON)
    assert desk.get("guest", numbers[0]).values["invited_on"] == first


def test_marking_nobody_says_so(desk: DeskFile) -> None:
    with pytest.raises(UserError, match="No guest is chosen"):
        events.mark(desk, [], YES, ON)


def test_a_name_is_added_at_once_and_never_twice(desk: DeskFile, event: int) -> None:
    events.add_named(desk, event, "  José Núñez ")
    with pytest.raises(UserError, match="on the list already"):
        events.add_named(desk, event, "jose nunez")
    assert [g[0] for g in desk.listing("guest", ("name",)).rows] == ["José Núñez"]


def test_people_of_an_organization_come_once_and_without_who_left(desk: DeskFile, event: int) -> None:
    with desk.write("Add") as door:
        office = door.add("organization", {"name": "Library", "type": OrganizationType.CITY_OFFICE})
        for family, left in (("Ruiz", None), ("Okafor", None), ("Gone", "2025")):
            door.add("person", {"family": family, "organization": office, "left_on": left})
    events.add_named(desk, event, "Okafor")
    added = events.add_organization(desk, event, office)
    assert (len(added.numbers), added.already) == (1, 1)
    assert desk.get("guest", added.numbers[0]).values["organization"] == "Library"
    assert events.add_organization(desk, event, office) == events.Added((), 2)


def test_the_kitchen_takes_the_diet_of_the_person_where_the_guest_has_none(desk: DeskFile, event: int) -> None:
    with desk.write("Add") as door:
        person = door.add("person", {"family": "Sato", "diet": "Vegetarian", "access_needs": "No steps"})
    guests(
        desk, event, {"name": "Sato", "person": person, "table": "2"}, {"name": "B", "diet": "vegetarian"},
        {"name": "C", "diet": "No nuts", "table": "10", "companion": "D"}, {"name": "E"},
        {"name": "F", "diet": "Vegan", "answer": GuestAnswer.DECLINED},
    )  # fmt: skip
    found = events.kitchen(desk, event)
    assert found.meals == 5
    assert found.diets == (("Vegetarian", 2), ("No nuts", 1))
    assert [p.name for p in found.plates] == ["Sato", "C", "B"]
    assert found.plates[0].access == "No steps"


def test_a_program_is_read_line_by_line() -> None:
    found = event_run.run(
        "18:00 Doors\n18.30-19:15 – Dinner\n\nToast by the mayor\n18:10 Music\n20:00-19:00 End\n25:00 x"
    )
    assert [(m.at, m.until, m.words) for m in found] == [
        ("18:00", "", "Doors"),
        ("18:30", "19:15", "Dinner"),
        ("", "", "Toast by the mayor"),
        ("18:10", "", "Music"),
        ("20:00", "19:00", "End"),
        ("", "", "25:00 x"),
    ]
    assert [bool(m.said) for m in found] == [False, False, False, True, True, False]
    assert event_run.run(None) == []


def test_cards_are_in_the_order_of_tables_and_seats(desk: DeskFile, event: int) -> None:
    guests(
        desk, event, {"name": "A", "table": "10", "seat": 1}, {"name": "B", "table": "2", "seat": 2},
        {"name": "C", "table": "2", "seat": 1}, {"name": "D"}, {"name": "E", "answer": GuestAnswer.DECLINED},
    )  # fmt: skip
    assert [card[0] for card in events.place_cards(desk, event)] == ["C", "B", "A", "D"]


def test_cards_without_a_place_go_by_family_name_not_by_title(desk: DeskFile, event: int) -> None:
    with desk.write("x") as door:
        im = door.add("person", {"family": "Im", "given": "Chae-won"})
    guests(
        desk, event, {"name": "Consul General Im Chae-won", "person": im}, {"name": "Ms. Karin Halvorsen"},
        {"name": "Consul Zoe Dudek Jr."}, {"name": "Deputy Mayor ŌSHIMA Kenichi"}, {"name": "Ann Byrd, Esq."},
    )  # fmt: skip
    assert [card[0].rsplit(" ", 2)[-2:] for card in events.place_cards(desk, event)] == [
        ["Byrd,", "Esq."], ["Dudek", "Jr."], ["Karin", "Halvorsen"], ["Im", "Chae-won"], ["ŌSHIMA", "Kenichi"],
    ]  # fmt: skip
