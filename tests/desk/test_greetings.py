"""Greeting lists: a year's cards, sent and received, and the list of a new year."""

from datetime import date

import pytest

from cityintl.desk import greetings
from cityintl.errors import UserError
from cityintl.records.membership import Occasion
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 12, 1)


@pytest.fixture
def cards(desk: DeskFile) -> int:
    """New Year cards of 2026: one to a person, one to a person who left, two to names."""
    with desk.write("Fill") as door:
        number = door.add("greeting_list", {"name": "New Year cards", "occasion": Occasion.NEW_YEAR})
        stays = door.add("person", {"family": "Sato"})
        gone = door.add("person", {"family": "Mori", "left_on": "2026-03"})
        for person, name in ((stays, "Mayor Sato"), (gone, "Ms. Mori"), (None, "The Library"), (None, "Old friends")):
            door.add("greeting", {"greeting_list": number, "year": 2026, "person": person, "addressed": name})
    return number


def test_a_new_year_takes_last_years_recipients_but_those_who_left(desk: DeskFile, cards: int) -> None:
    plan = greetings.preparation(desk, cards, 2027)
    assert [row["addressed"] for row in plan.takes] == ["Mayor Sato", "Old friends", "The Library"]
    assert [(row["addressed"], why) for row, why in plan.left_out] == [("Ms. Mori", "left March 2026")]
    assert greetings.years(desk, cards) == [2026], "a plan changes nothing"
    assert greetings.prepare(desk, plan) == 3
    assert greetings.counts(desk, cards, 2027) == (3, 0, 0)
    assert desk.undo() == "Prepare “New Year cards” for 2027"
    assert greetings.counts(desk, cards, 2027) == (0, 0, 0)


def test_who_left_can_be_taken_all_the_same(desk: DeskFile, cards: int) -> None:
    assert greetings.prepare(desk, greetings.preparation(desk, cards, 2027), also=[0]) == 4


def test_preparing_again_adds_nobody_twice(desk: DeskFile, cards: int) -> None:
    with desk.write("Add") as door:
        door.add("greeting", {"greeting_list": cards, "year": 2027, "addressed": "the library"})
    plan = greetings.preparation(desk, cards, 2027)
    assert plan.already == 1
    assert greetings.prepare(desk, plan) == 2
    with pytest.raises(UserError, match="has a card"):
        greetings.prepare(desk, greetings.preparation(desk, cards, 2027))


def test_the_first_year_has_nothing_to_go_by(desk: DeskFile, cards: int) -> None:
    with pytest.raises(UserError, match="No year before 2026"):
        greetings.preparation(desk, cards, 2026)


def test_cards_are_marked_as_sent_and_taken_back(desk: DeskFile, cards: int) -> None:
    numbers = [row.number for row in greetings.cards(desk, cards, 2026)]
    greetings.mark(desk, numbers[:1], "sent_on", date(2026, 11, 1))
    greetings.mark(desk, numbers[:2], "sent_on", TODAY)
    assert [desk.get("greeting", n).values["sent_on"] for n in numbers[:2]] == [date(2026, 11, 1), TODAY]
    assert desk.can_undo() == "Cards sent: 2"
    greetings.mark(desk, numbers[:2], "sent_on", TODAY)
    greetings.mark(desk, numbers[2:], "received_on", TODAY)
    assert greetings.counts(desk, cards, 2026) == (4, 0, 2)


@pytest.fixture
def ties(desk: DeskFile) -> tuple[int, int]:
    """An active tie with a contact, one without, and one that ended; gives the contact and the second city."""
    with desk.write("Fill") as door:
        cities = [door.add("partner", {"name": name}) for name in ("Nagoya", "Bordeaux", "Elsewhere")]
        mayor = door.add("person", {"family": "Oshima", "given": "Kenichi", "partner": cities[0]})
        for city, status in zip(cities, (TieStatus.ACTIVE, TieStatus.PROVISIONAL, TieStatus.TERMINATED), strict=True):
            contact = mayor if city == cities[0] else None
            door.add("tie", {"partner": city, "type": TieType.SISTER_CITY, "status": status, "contact": contact})
    return mayor, cities[1]


def test_the_ties_that_live_offer_their_contacts_once(desk: DeskFile, cards: int, ties: tuple[int, int]) -> None:
    mayor, bordeaux = ties
    rows = greetings.of_ties(desk, cards, 2027)
    assert [(row.get("person"), row["partner"]) for row in rows] == [(None, bordeaux), (mayor, rows[1]["partner"])]
    assert greetings.add(desk, cards, 2027, rows) == 2
    assert desk.can_undo() == "Add 2 names to “New Year cards” 2027"
    assert greetings.of_ties(desk, cards, 2027) == []
    with pytest.raises(UserError, match="a card for 2027 already"):
        greetings.add(desk, cards, 2027, rows)


def test_a_person_is_added_by_name_and_counts_for_their_city(desk: DeskFile, cards: int, ties: tuple[int, int]) -> None:
    mayor, bordeaux = ties
    row = greetings.recipient(desk, "person", mayor)
    assert (row["addressed"], row["person"], bool(row["partner"])) == ("Kenichi Oshima", mayor, True)
    assert greetings.recipient(desk, "partner", bordeaux)["addressed"] == "Bordeaux"
    assert greetings.recipient(desk, "tie", 2) == greetings.recipient(desk, "partner", bordeaux)
    greetings.add(desk, cards, 2026, [row])
    assert desk.can_undo() == "Add “Kenichi Oshima” to “New Year cards” 2026"


def test_who_got_ours_and_sent_none_has_not_answered() -> None:
    assert greetings.unanswered({"sent_on": TODAY, "received_on": None})
    assert not greetings.unanswered({"sent_on": TODAY, "received_on": TODAY})
    assert not greetings.unanswered({"sent_on": None, "received_on": None})
