"""The last contact with one record is the one that lists work out for all of them."""

from datetime import date

import pytest

from cityintl.desk import lists, scopes, silence
from cityintl.records.person import NameOrder
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize("kind", ["tie", "partner", "organization", "person"])
def test_one_record_says_what_the_list_says(sample: DeskFile, kind: str) -> None:
    found = lists.listing(sample, kind, ("last_contact",))
    assert any(row[0] for row in found.rows)
    for number, (day, *_order) in zip(found.ids, found.rows, strict=True):
        assert silence.last_contact(sample, scopes.scope_of(sample, kind, number), TODAY) == day, (kind, number)


def test_a_tie_stands_as_the_list_says(sample: DeskFile) -> None:
    found = lists.listing(sample, "tie", ("inactive",))
    assert [silence.standing(sample, sample.get("tie", n), TODAY) for n in found.ids] == [row[0] for row in found.rows]
    assert any(row[0] for row in found.rows)


def test_what_was_silent_on_a_day_is_what_lists_say_of_today(sample: DeskFile) -> None:
    found = lists.listing(sample, "tie", ("inactive", "status", "last_contact"))
    states = {n: row[1] for n, row in zip(found.ids, found.rows, strict=True)}
    expected = {n: row[2] for n, row in zip(found.ids, found.rows, strict=True) if row[0]}
    assert expected and silence.silent(sample, states, TODAY) == expected
    assert silence.silent(sample, states, min(expected.values())) == {}


def test_who_works_for_one_partner_but_speaks_for_another_counts_for_that_one(sample: DeskFile) -> None:
    with sample.write("A person between two partners") as door:
        one, two = (door.add("partner", {"name": name}) for name in ("Here", "There"))
        kind = sample.listing("organization", ("type",)).rows[0][0]
        office = door.add("organization", {"name": "Office", "type": kind, "partner": one})
        person = door.add("person", {"family": "X", "organization": office, "partner": two,
                                     "name_order": NameOrder.GIVEN_FIRST})  # fmt: skip
        door.add(
            "greeting_list", {"name": "Cards", "occasion": sample.listing("greeting_list", ("occasion",)).rows[0][0]}
        )
        letter = {"on": date(2026, 5, 1), "subject": "Hello", "person": person}
        words = sample.listing("correspondence", ("direction", "medium")).rows[0]
        door.add("correspondence", {**letter, "direction": words[0], "medium": words[1]})
    days = [silence.last_contact(sample, scopes.scope_of(sample, "partner", n), TODAY) for n in (one, two)]
    assert days == [None, date(2026, 5, 1)]
    assert days == [lists.facts_for(sample, "partner", n)["last_contact"] for n in (one, two)]
