"""The sheet of a person: how to address and reach them, and all that is remembered of them, in one order."""

import pytest

from cityintl.desk import person_memory
from cityintl.papers.lines import one
from cityintl.records.memory import Direction
from tests.papers.visits import built, stand_in_order, words

MAYOR, TANAKA, CONSUL = 1, 25, 70


@pytest.mark.parametrize("person", [MAYOR, TANAKA, CONSUL])
def test_all_that_is_known_of_a_person_stands_on_the_sheet(office, person: int) -> None:
    told = words(built(office, "person-sheet", person, "person"))
    values = office.get("person", person).values
    names = ("full_name", "local_name", "phonetic", "spoken_form", "written_form", "position", "phone", "email", "bio")
    assert all(" ".join(values[name].split()) in told for name in names if values[name])
    met = person_memory.meetings(office, person, office.today)
    wanted = [said for meeting in met for said in (meeting.what, meeting.visit)]
    wanted += [row["what"] for row in person_memory.promises(office, person)]
    wanted += [row["what"] for row in person_memory.gifts(office, person)]
    wanted += [row["subject"] for row in person_memory.letters(office, person)]
    assert stand_in_order(wanted, told)
    assert all(row["title"] in told for row in person_memory.offices(office, person))


def test_needs_stand_only_on_the_confidential_sheet(office) -> None:
    secret = office.get("person", MAYOR).values["access_needs"]
    plain = built(office, "person-sheet", MAYOR, "person")
    told = built(office, "person-sheet", MAYOR, "person", confidential=True)
    assert secret not in repr(plain) and secret in one(told.blocks)
    assert (plain.handling, told.handling) == ("Internal", "Confidential")
    nothing = built(office, "person-sheet", 5, "person", confidential=True)
    assert "Nothing is on record." in one(nothing.blocks)


def test_meetings_are_those_of_the_past_with_who_else_was_there(office) -> None:
    met = person_memory.meetings(office, MAYOR, office.today)
    assert met == sorted(met, key=lambda meeting: meeting.on, reverse=True)
    assert all(meeting.on <= office.today for meeting in met)
    assert "François-Xavier Lagarde-Soulié" in next(m for m in met if m.what == "Dinner of the city").others


def test_a_gift_of_a_coming_day_is_still_to_be_given(office) -> None:
    ahead = [row for row in person_memory.gifts(office, MAYOR) if row["on"] > office.today]
    told = words(built(office, "person-sheet", MAYOR, "person"))
    assert ahead and told.count("to be given by us") == len(ahead)


def test_a_gift_says_which_way_it_went(office) -> None:
    """On the sheet of one of ours the other is who got it; on that of one of theirs, who of us handed it over."""
    gifts = person_memory.gifts(office, MAYOR)
    got = next(row for row in gifts if row["what"] == "Sangamon honey, one jar")["recipient"]
    gave = next(row for row in gifts if row["direction"] is Direction.RECEIVED and row["giver"])["giver"]
    names = office.titles("person", [MAYOR, got, gave])
    mayor, taker, giver = (words(built(office, "person-sheet", who, "person")) for who in (MAYOR, got, gave))
    assert f"from us to {names[got]}" in mayor and f"to us from {names[gave]}" in mayor
    assert f"from us, handed over by {names[MAYOR]}" in taker
    assert f"to us, taken by {names[MAYOR]}" in giver
