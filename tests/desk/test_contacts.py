"""One line becomes a contact: its medium, side, day, and the follow-up it promises."""

from datetime import date

import pytest

from cityintl.desk import spoken_days
from cityintl.desk.contacts import Promise, log_contact, read_contact
from cityintl.records.gift import Side
from cityintl.records.memory import Direction, Medium

TODAY = date(2026, 5, 14)  # a Thursday


@pytest.mark.parametrize(
    ("line", "medium"),
    [
        ("called about the choir", Medium.PHONE),
        ("wrote to Haruka", Medium.EMAIL),
        ("e-mailed the draft", Medium.EMAIL),
        ("met the consul", Medium.MEETING),
        ("Letter from the consul", Medium.LETTER),
        ("zoom with Nagoya", Medium.VIDEO),
        ("New Year card came", Medium.CARD),
        ("asked about hotels", Medium.PHONE),
        ("called, will write a letter", Medium.PHONE),
    ],
)
def test_the_medium_is_known_by_the_words(line: str, medium: Medium) -> None:
    assert read_contact(line, TODAY).medium is medium


@pytest.mark.parametrize(
    ("line", "direction"),
    [
        ("called about the choir", Direction.SENT),
        ("They called", Direction.RECEIVED),
        ("Haruka called us", Direction.RECEIVED),
        ("received the invoice", Direction.RECEIVED),
        ("letter from the consul", Direction.RECEIVED),
    ],
)
def test_who_began_is_known_by_the_words(line: str, direction: Direction) -> None:
    assert read_contact(line, TODAY).direction is direction


@pytest.mark.parametrize(
    ("line", "on", "subject"),
    [
        ("called about hotels", TODAY, "Called about hotels"),
        ("called yesterday about hotels", date(2026, 5, 13), "Called about hotels"),
        ("met them on Monday", date(2026, 5, 11), "Met them"),
        ("met Ms Sato 12 May", date(2026, 5, 12), "Met Ms Sato"),
        ("met Ms Sato December 3", date(2025, 12, 3), "Met Ms Sato"),
        ("called about 12 May", TODAY, "Called about 12 May"),
        ("called, will write by 20 May", TODAY, "Called, will write by 20 May"),
    ],
)
def test_the_day_is_said_or_it_is_today(line: str, on: date, subject: str) -> None:
    found = read_contact(line, TODAY)
    assert (found.on, found.subject) == (on, subject)


@pytest.mark.parametrize(
    ("line", "promise"),
    [
        ("called, will send the list by Friday", Promise("Send the list", Side.US, date(2026, 5, 15))),
        ("They called, will send photos next week", Promise("Send photos", Side.THEM, date(2026, 5, 22))),
        ("called; they'll return it by end of June", Promise("Return it", Side.THEM, date(2026, 6, 30))),
        ("They called. We will answer before 20 May.", Promise("Answer", Side.US, date(2026, 5, 20))),
        ("she promised to think about it", Promise("Think about it", Side.THEM, None)),
        ("called, will meet on the bridge", Promise("Meet on the bridge", Side.US, None)),
        ("called, I'll draft it in two weeks", Promise("Draft it", Side.US, date(2026, 5, 28))),
        ("called about the choir", None),
    ],
)
def test_a_promise_becomes_a_follow_up_with_its_day(line: str, promise: Promise | None) -> None:
    assert read_contact(line, TODAY).promise == promise


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("tomorrow", date(2026, 5, 15)),
        ("Thursday", date(2026, 5, 21)),
        ("next Friday", date(2026, 5, 22)),
        ("end of the month", date(2026, 5, 31)),
        ("next month", date(2026, 6, 30)),
        ("next week", date(2026, 5, 22)),
        ("in 10 days", date(2026, 5, 24)),
        ("in a month", date(2026, 6, 14)),
        ("1 March", date(2027, 3, 1)),
        ("30 February", None),
        ("2026-06-01", date(2026, 6, 1)),
        ("the bridge", None),
    ],
)
def test_a_day_ahead_is_read_as_people_say_it(said: str, day: date | None) -> None:
    assert spoken_days.day_after(said, TODAY) == day


def test_a_contact_is_logged_with_its_follow_up_as_one_step(desk) -> None:
    with desk.write("x") as door:
        partner = door.add("partner", {"name": "Nagoya"})
        person = door.add("person", {"family": "Sato", "partner": partner})
    line = read_contact("called, will send the list by Friday", TODAY)
    letter, follow_up = log_contact(desk, "person", person, line)
    assert desk.can_undo() == "Log contact with “Sato”"
    values = desk.get("correspondence", letter).values
    assert (values["person"], values["partner"], values["medium"]) == (person, partner, Medium.PHONE)
    promised = desk.get("follow_up", follow_up).values
    assert (promised["correspondence"], promised["person"], promised["due_on"]) == (letter, person, date(2026, 5, 15))
    desk.undo()
    assert desk.count("correspondence") == desk.count("follow_up") == 0


def test_a_contact_about_a_visit_is_linked_with_it_without_an_unwanted_follow_up(desk, values_for) -> None:
    with desk.write("x") as door:
        visit = door.add("delegation", values_for(door, "delegation"))
    line = read_contact("called, will send the list by Friday", TODAY)
    assert len(log_contact(desk, "delegation", visit, line, with_follow_up=False)) == 1
    assert [each.kind for each in desk.linked("delegation", visit)] == ["correspondence"]
