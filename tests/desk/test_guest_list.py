"""The guest list as its page shows it, where guests come from, and what the kitchen is told."""

from datetime import date

import pytest

from cityintl.desk import event_run, event_steps, events, guest_list, kitchen, seating, tables
from cityintl.errors import UserError
from cityintl.records.delegation import Precedence, VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer
from cityintl.records.member import MemberRole
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
ON = date(2026, 6, 10)
YES = GuestAnswer.ACCEPTED


@pytest.fixture
def visit(desk: DeskFile) -> int:
    with desk.write("Add visit") as door:
        visit = door.add(
            "delegation",
            {"name": "Nagoya comes", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.CONFIRMED},
        )  # fmt: skip
        for family, rank in (("Sato", 2), ("Abe", 3)):
            person = door.add("person", {"family": family, "precedence_rank": rank})
            door.add("member", {"delegation": visit, "person": person, "role": MemberRole.MEMBER})
    return visit


@pytest.fixture
def event(desk: DeskFile, visit: int) -> int:
    with desk.write("Add event") as door:
        return door.add(
            "event", {"name": "Dinner", "type": EventType.DINNER, "on": ON, "delegation": visit, "capacity": 10}
        )


def add(desk: DeskFile, event: int, *rows: dict[str, object]) -> list[int]:
    with desk.write("Add guests") as door:
        return door.add_many("guest", [{"event": event, "answer": YES, **row} for row in rows])


def set_event(desk: DeskFile, event: int, **values: object) -> None:
    with desk.write("Edit") as door:
        door.set("event", event, values)


def steps(desk: DeskFile, event: int, today: date = TODAY) -> list[str]:
    return [step.words for step in event_steps.steps_of(desk, event, today)]


def test_who_declined_stands_last_and_has_no_place(desk: DeskFile, event: int) -> None:
    add(desk, event, {"name": "B", "precedence_no": 2}, {"name": "C", "answer": GuestAnswer.DECLINED},
        {"name": "A", "precedence_no": 1})  # fmt: skip
    assert [(g.name, g.place) for g in guest_list.guest_list(desk, event)] == [("A", 1), ("B", 2), ("C", None)]


def test_words_offer_people_and_whole_delegations_with_how_many_are_new(desk: DeskFile, event: int, visit: int) -> None:
    with desk.write("Add") as door:
        office = door.add("organization", {"name": "Nagoya Circle", "type": OrganizationType.OTHER})
        door.add("person", {"family": "Ruiz", "organization": office})
        door.add("organization", {"name": "Nagoya Empty", "type": OrganizationType.OTHER})
    found = {(s.kind, s.words): s.told for s in guest_list.sources(desk, event, "nagoya", 10)}
    assert found["delegation", "Members of “Nagoya comes”"] == "2 to add"
    assert found["organization", "People of “Nagoya Circle”"] == "1 to add"
    assert not any("Empty" in words for _kind, words in found)
    events.add_delegation(desk, event, visit)
    assert guest_list.sources(desk, event, "comes", 10)[0].told == "all are on the list already"
    assert "on the list already" in guest_list.sources(desk, event, "sato", 10)[0].told


def test_the_list_of_another_event_comes_along_without_answers_and_seats(desk: DeskFile, event: int) -> None:
    with desk.write("Add") as door:
        other = door.add("event", {"name": "Last year", "type": EventType.DINNER, "on": date(2025, 6, 1)})
    add(desk, other, {"name": "Ana", "companion": "Juan", "table": "1", "seat": 2, "diet": "Vegan"}, {"name": "Bo"})
    add(desk, event, {"name": "bo"})
    assert [s.new for s in guest_list.sources(desk, event, "last", 10)] == [1]
    done = guest_list.add_from(desk, event, "event", other)
    assert (len(done.numbers), done.already) == (1, 1)
    values = desk.get("guest", done.numbers[0]).values
    assert (values["companion"], values["diet"], values["table"]) == ("Juan", "Vegan", None)
    assert values["answer"] is GuestAnswer.TO_INVITE
    assert desk.undo() == "Add 1 guest from “Last year” to “Dinner”"
    assert guest_list.add_list(desk, event, event).numbers == ()


def test_the_next_step_leads_from_the_first_guest_to_what_came_of_it(desk: DeskFile, event: int, visit: int) -> None:
    set_event(desk, event, program="18:00 Doors", answer_by=date(2026, 6, 1))
    assert steps(desk, event) == ["2 members of the visit are not on the list"]
    events.add_delegation(desk, event, visit)
    assert steps(desk, event) == ["Invite 2 guests"]
    both = [g.number for g in guest_list.guest_list(desk, event)]
    events.mark(desk, both, GuestAnswer.INVITED, TODAY)
    assert steps(desk, event) == ["2 guests have not answered"]
    assert event_steps.next_said(desk, event, TODAY) == "2 guests have not answered, by 1 June 2026"
    events.mark(desk, both, YES, TODAY)
    assert steps(desk, event) == ["Choose one order of precedence for all", "2 guests have no seat"]
    tables.choose_rule(desk, event, Precedence.RANK)
    seating.apply(desk, event, seating.propose(desk, event, 8))
    assert steps(desk, event) == []
    assert event_steps.next_said(desk, event, TODAY) == ""
    after = date(2026, 6, 11)
    assert steps(desk, event, after) == ["Note who of 2 guests came", "Write down what came of it"]
    events.mark(desk, both, GuestAnswer.CAME, after)
    set_event(desk, event, outcome="All well.")
    assert steps(desk, event, after) == []


def test_a_reception_asks_for_no_seats_until_somebody_sits(desk: DeskFile, event: int) -> None:
    set_event(desk, event, type=EventType.RECEPTION, delegation=None, program="x", answer_by=ON)
    first, _second = add(desk, event, {"name": "A"}, {"name": "B"})
    assert steps(desk, event) == []
    seating.move(desk, event, first, "1", 1)
    assert "1 guest has no seat" in steps(desk, event)


def test_more_people_than_seats_and_a_seat_taken_twice_are_steps(desk: DeskFile, event: int) -> None:
    set_event(desk, event, capacity=1, delegation=None, program="x", answer_by=ON, precedence=Precedence.RANK)
    add(desk, event, {"name": "A", "table": "1", "seat": 1}, {"name": "B", "table": "1", "seat": 1})
    assert steps(desk, event) == ["2 come, the room takes 1", "Table 1, seat 1: A and B"]


def test_chairs_tell_who_sits_who_comes_along_and_what_is_free(desk: DeskFile, event: int) -> None:
    set_event(desk, event, delegation=None)
    add(desk, event, {"name": "A", "companion": "Juan", "table": "1", "seat": 1}, {"name": "B", "table": "10"},
        {"name": "C", "table": "2", "seat": 3}, {"name": "D"})  # fmt: skip
    laid = tables.laid(seating.diners_of(desk, event), 3)
    assert [(t.name, t.taken, t.size) for t in laid] == [("1", 2, 3), ("2", 1, 3), ("10", 0, 3)]
    first = laid[0].chairs
    assert (first[0].diner and first[0].diner.name, first[1].along and first[1].along.companion) == ("A", "Juan")
    assert first[2].free
    assert [d.name for d in laid[2].others] == ["B"]
    assert [d.name for d in tables.without_seat(seating.diners_of(desk, event))] == ["B", "D"]
    assert tables.next_table(seating.diners_of(desk, event)) == "3"


def test_who_interprets_is_told_by_the_card_not_by_a_mention(desk: DeskFile, event: int) -> None:
    add(desk, event, {"name": "A", "organization": "Interpreter"}, {"name": "B", "note": "Interprets for the head"},
        {"name": "C", "note": "French, if the interpreter is busy"})  # fmt: skip
    assert [d.interpreter for d in seating.diners_of(desk, event)] == [True, True, False]


def test_who_is_seated_is_counted_among_those_who_come(desk: DeskFile, event: int) -> None:
    add(desk, event, {"name": "A", "table": "1"}, {"name": "B"},
        {"name": "C", "table": "1", "answer": GuestAnswer.DECLINED})  # fmt: skip
    assert tables.seated(desk, event) == (1, 2)


def test_two_on_one_chair_are_two_lines_of_it(desk: DeskFile, event: int) -> None:
    add(desk, event, {"name": "A", "table": "1", "seat": 2}, {"name": "B", "table": "1", "seat": 2})
    chairs = tables.laid(seating.diners_of(desk, event), 3)[0].chairs
    assert [(c.seat, c.diner.name if c.diner else "") for c in chairs] == [(1, ""), (2, "A"), (2, "B"), (3, "")]


def test_a_guest_leaves_the_table_in_one_named_step(desk: DeskFile, event: int) -> None:
    (guest,) = add(desk, event, {"name": "A", "table": "1", "seat": 2})
    tables.unseat(desk, event, guest)
    tables.unseat(desk, event, guest)
    assert desk.get("guest", guest).values["table"] is None
    assert desk.undo() == "Take “A” from the table"
    assert desk.get("guest", guest).values["seat"] == 2


def test_the_order_is_chosen_in_one_step(desk: DeskFile, event: int) -> None:
    tables.choose_rule(desk, event, Precedence.SINCE)
    assert desk.undo() == "Order “Dinner” by date in office"


@pytest.mark.parametrize(
    ("diet", "concern"),
    [("Allergic to nuts", "allergy"), ("Uczulenie / alergia: orzechy", "allergy"), ("Celiac", "medical"),
     ("Diabetic; asks for the menu", "medical"), ("Vegetarian", ""), ("Halal", "")],
)  # fmt: skip
def test_an_allergy_is_told_from_a_wish(diet: str, concern: str) -> None:
    assert kitchen.concern(diet) == concern


def test_the_kitchen_gets_meals_by_table_and_seats_instead_of_names(desk: DeskFile, event: int) -> None:
    add(desk, event, {"name": "Ana", "companion": "Juan", "table": "2", "seat": 1, "diet": "Vegan"},
        {"name": "Bo", "diet": "Nut allergy"},
        {"name": "Cy", "answer": GuestAnswer.INVITED, "diet": "Vegan"})  # fmt: skip
    found = kitchen.sheet(desk, event)
    assert (found.meals, found.along, found.diets) == (3, 1, (("Nut allergy", 1), ("Vegan", 1)))
    assert [(t.table, t.meals, [p.name for p in t.plates]) for t in found.tables] == [
        ("2", 2, ["Ana"]),
        ("", 1, ["Bo"]),
    ]
    text = kitchen.as_text(desk, event)
    assert text.splitlines() == [
        "Dinner", "3 meals", "1 × Nut allergy", "1 × Vegan", "", "Table 2: 2 meals", "  seat 1: Vegan", "",
        "No table yet: 1 meal", "  Bo: Nut allergy",
    ]  # fmt: skip
    assert "Ana" not in text


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("6:30 pm Doors", ("18:30", "")),
        ("6 pm Doors", ("18:00", "")),
        ("12:15 a.m. Vans", ("00:15", "")),
        ("6:30 – 7:00 pm Drinks", ("18:30", "19:00")),
        ("11:30 – 1:00 pm Lunch", ("11:30", "13:00")),
        ("11:30 am - 1 pm Lunch", ("11:30", "13:00")),
        ("18.30-19:15 Dinner", ("18:30", "19:15")),
        ("3 toasts", ("", "")),
        ("14:00 pm x", ("", "")),
    ],
)
def test_times_are_read_as_people_write_them(line: str, times: tuple[str, str]) -> None:
    (moment,) = event_run.run(line)
    assert (moment.at, moment.until) == times


def test_a_moment_finds_its_place_in_the_program(desk: DeskFile, event: int) -> None:
    for line in ("19:00 Dinner", "6:30 pm Doors", "Speeches", "18:45 Welcome"):
        event_run.add_moment(desk, event, line)
    program = desk.get("event", event).values["program"]
    assert program == "6:30 pm Doors\n18:45 Welcome\n19:00 Dinner\nSpeeches"
    assert desk.undo() == "Add “Welcome” to the run of “Dinner”"
    with pytest.raises(UserError, match="What happens is missing"):
        event_run.add_moment(desk, event, "  ")


def test_what_goes_on_after_the_end_is_said_but_not_of_a_ball(desk: DeskFile, event: int) -> None:
    set_event(desk, event, starts="18:00", ends="21:00", program="20:30-21:30 Music")
    assert [m.said for m in event_run.run_of(desk, event)] == ["It goes on after the event ends."]
    set_event(desk, event, ends="01:00")
    assert [m.said for m in event_run.run_of(desk, event)] == [""]
