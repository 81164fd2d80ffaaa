"""Precedence: one rule for one event, ties broken and said, half-known dates said to be so."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk.precedence import Guest, Place, Standing, order
from cityintl.folding import fold
from cityintl.records.delegation import Precedence

RULES = list(Precedence)
PARTIAL = st.sampled_from(["1996", "1996-03", "1996-03-02", "1996-11", "2004", "2004-05-06"])
GUESTS = st.lists(
    st.builds(
        Guest,
        st.sampled_from(["Ana Łoś", "Ben Okri", "Chiyo Abe", "Dov Bar", "Édith Roy", "Foued Zidi"]),
        st.sampled_from(["Łoś", "Okri", "Abe", "Bar", ""]),
        st.none() | st.integers(1, 4),
        st.none() | PARTIAL,
        st.sampled_from(["Japan", "Österreich", "Poland", ""]),
        st.none() | st.integers(1, 3),
    ),
    max_size=9,
)


def names(places: list[Place]) -> list[str]:
    return [place.guest.name for place in places]


ANA = Guest("Ana", "Łoś", 2, "2010-05-01", "Poland")
BEN = Guest("Ben", "Okri", 1, "2018-01-01", "Ghana")
CHIYO = Guest("Chiyo", "Abe", 2, "2004-05-01", "Japan")
DOV = Guest("Dov", "Bar", None, None, "")


def test_each_rule_gives_its_own_order() -> None:
    everyone = [DOV, ANA, BEN, CHIYO]
    assert names(order(everyone, Precedence.RANK)) == ["Ben", "Chiyo", "Ana", "Dov"]
    assert names(order(everyone, Precedence.SINCE)) == ["Chiyo", "Ana", "Ben", "Dov"]
    assert names(order(everyone, Precedence.ALPHABET)) == ["Ben", "Chiyo", "Ana", "Dov"]


def test_a_tie_is_broken_by_the_next_question_and_said_to_both() -> None:
    ben, chiyo, ana = order([ANA, BEN, CHIYO], Precedence.RANK)
    assert ben.said == ()
    assert chiyo.said == ("Has the same rank as Ana; stands before: longer in office.",)
    assert ana.said == ("Has the same rank as Chiyo; stands after: in office later.",)


def test_a_tie_broken_by_what_is_missing_says_for_whom() -> None:
    one, two = Guest("One", "A", 3), Guest("Two", "B", 3, "2001")
    places = order([one, two], Precedence.RANK)
    assert names(places) == ["Two", "One"]
    assert places[0].said == ("Has the same rank as One; stands before: no date in office is entered for One.",)


def test_two_of_whom_nothing_differs_stand_as_entered() -> None:
    twin = Guest("Ana", "Łoś", 2, "2010", "Poland")
    places = order([twin, twin], Precedence.SINCE)
    assert all("nothing tells them apart" in place.said[0] for place in places)


def test_who_lacks_what_the_rule_needs_stands_last_and_is_told() -> None:
    last = order([DOV, BEN], Precedence.RANK)[-1]
    assert last.said == ("No rank is entered; placed after those who have one, by date in office.",)
    assert "No country or organization is entered" in order([DOV, BEN], Precedence.ALPHABET)[-1].said[0]


def test_where_nobody_has_what_the_rule_needs_it_is_said_so() -> None:
    assert order([DOV], Precedence.RANK)[0].said == ("No rank is entered; placed by date in office.",)


def test_the_head_stands_before_any_rule_and_who_assists_after_it() -> None:
    head = replace(DOV, standing=Standing.LEADS)
    aide = replace(BEN, standing=Standing.ASSISTS)
    places = order([aide, ANA, head, CHIYO], Precedence.RANK)
    assert names(places) == ["Dov", "Chiyo", "Ana", "Ben"]
    assert places[0].said == () and places[3].said == (), "a rank that decides nothing is not missed"
    by_hand = replace(aide, pinned=1)
    assert names(order([ANA, head, by_hand], Precedence.RANK)) == ["Ben", "Dov", "Ana"]


def test_a_place_by_hand_is_the_place_of_that_number() -> None:
    last = Guest("Eve", "Roy", 1, "2025", "Zambia", pinned=3)
    places = order([last, BEN, ANA], Precedence.RANK)
    assert places[2].guest is last and places[2].said == ("Placed by hand as number 3.",)
    middle = Guest("Eve", "Roy", 1, "2025", "Zambia", pinned=2)
    assert [place.guest.name for place in order([middle, BEN, ANA], Precedence.RANK)][1] == "Eve"
    beyond = Guest("Eve", "Roy", 1, "2025", "Zambia", pinned=40)
    assert order([beyond, BEN, ANA], Precedence.RANK)[-1].guest is beyond


def test_the_first_place_by_hand_goes_before_all_and_is_said() -> None:
    by_hand = Guest("Eve", "Roy", 9, "2025", "Zambia", pinned=1)
    first, *_rest = order([ANA, BEN, by_hand], Precedence.RANK)
    assert first.guest is by_hand
    assert first.said == ("Placed by hand as number 1.",)


def test_two_at_the_same_place_by_hand_are_told_apart_by_the_rule() -> None:
    one, two = Guest("One", rank=2, pinned=1), Guest("Two", rank=1, pinned=1)
    places = order([one, two], Precedence.RANK)
    assert names(places) == ["Two", "One"]
    assert places[1].said[1] == "Has the same place by hand as Two; stands after: of lower rank."


def test_dates_known_only_in_part_are_ordered_and_said_to_be_uncertain() -> None:
    year, month, other = Guest("Year", since="1996"), Guest("Month", since="1996-03"), Guest("Late", since="1997")
    places = order([other, month, year], Precedence.SINCE)
    assert names(places) == ["Year", "Month", "Late"]
    assert "In office since 1996: the order to Month (March 1996) is not certain" in places[0].said[0]
    assert "In office since March 1996: the order to Year (1996) is not certain" in places[1].said[0]
    assert places[2].said == ()


def test_a_half_known_date_that_decides_nothing_is_not_mentioned() -> None:
    first, second = Guest("A", rank=1, since="1996"), Guest("B", rank=2, since="1996-03")
    assert all(place.said == () for place in order([first, second], Precedence.RANK))


def test_the_alphabet_knows_no_accents() -> None:
    guests = [Guest("Z", of="Zambia"), Guest("O", of="Österreich"), Guest("P", of="Peru")]
    assert names(order(guests, Precedence.ALPHABET)) == ["O", "P", "Z"]


def test_the_full_name_decides_last() -> None:
    places = order([Guest("Ana B", "Łoś", 1, "2010"), Guest("Ana A", "Łoś", 1, "2010")], Precedence.RANK)
    assert names(places) == ["Ana A", "Ana B"]
    assert places[0].said == ("Has the same rank as Ana B; stands before: the full name comes first in the alphabet.",)


@given(GUESTS, st.sampled_from(RULES))
def test_everyone_has_one_place_and_those_by_hand_stand_at_their_number(guests: list[Guest], rule: Precedence) -> None:
    places = order(guests, rule)
    assert [place.number for place in places] == list(range(1, len(guests) + 1))
    assert sorted(map(repr, guests)) == sorted(repr(place.guest) for place in places)
    by_hand = [place for place in places if place.guest.pinned is not None]
    assert [p.guest.pinned for p in by_hand] == sorted(p.guest.pinned for p in by_hand)
    pins = [p.guest.pinned for p in by_hand]
    for place in by_hand:
        if pins.count(place.guest.pinned) == 1 and len(set(pins)) == len(pins) and max(pins) <= len(guests):
            assert place.number == place.guest.pinned
    others = [place.guest for place in places if place.guest.pinned is None]
    assert [place.guest for place in order(others, rule)] == others, "the others stand by the rule alone"


@given(GUESTS, st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_who_was_entered_first(
    guests: list[Guest], rule: Precedence, chance: Random
) -> None:
    mixed = list(guests)
    chance.shuffle(mixed)

    def bare(places: list[Place]) -> list[tuple[str, ...]]:
        return [(fold(p.guest.name), fold(p.guest.family), str(p.guest.rank), str(p.guest.since)) for p in places]

    assert bare(order(mixed, rule)) == bare(order(guests, rule))


@given(GUESTS)
def test_neighbors_of_one_rank_are_both_told_how_the_tie_was_broken(guests: list[Guest]) -> None:
    for one, two in pairwise(order(guests, Precedence.RANK)):
        if one.guest.pinned is None and two.guest.pinned is None and one.guest.rank is not None:
            if one.guest.rank == two.guest.rank:
                assert any(f"the same rank as {two.guest.name};" in text for text in one.said)
                assert any(f"the same rank as {one.guest.name};" in text for text in two.said)
            else:
                assert one.guest.rank < (two.guest.rank or 99)


@pytest.mark.parametrize("rule", RULES)
def test_an_event_without_guests_has_no_order(rule: Precedence) -> None:
    assert order([], rule) == []
