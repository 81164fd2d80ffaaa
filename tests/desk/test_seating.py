"""Who sits where: nobody twice, nobody lost, the seat of honor at the host's right."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.desk import precedence, seating
from cityintl.desk.seating import Diner, seats_of
from cityintl.errors import UserError
from cityintl.records.delegation import Precedence, VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer
from cityintl.records.member import MemberRole
from cityintl.store import DeskFile

RANK = Precedence.RANK


def diner(number: int, rank: int | None = None, **more: object) -> Diner:
    name = f"Guest {number}"
    return Diner(number, name, rank=precedence.Guest(name, str(number), rank), **more)  # type: ignore[arg-type]


@st.composite
def companies(draw: st.DrawFn) -> list[Diner]:
    count = draw(st.integers(1, 30))
    found = [
        diner(
            n,
            draw(st.none() | st.integers(1, 5)),
            answer=draw(st.sampled_from(GuestAnswer)),
            companion=draw(st.sampled_from(("", "", "Spouse"))),
            table=draw(st.sampled_from(("", "1", "2"))),
            seat=draw(st.none() | st.integers(1, 9)),
        )
        for n in range(1, count + 1)
    ]
    special = draw(st.sets(st.sampled_from(("host", "honor", "interpreter"))))
    return [replace(d, **{word: True}) if (word := w) else d for d, w in _spread(found, sorted(special))]


def _spread(found: list[Diner], words: list[str]):
    return [(d, words[n] if n < len(words) else "") for n, d in enumerate(found)]


@given(companies(), st.sampled_from(Precedence), st.integers(2, 12))
def test_everyone_who_comes_has_one_place_and_nobody_sits_on_another(company, rule, size) -> None:
    places = seating.seat_by_precedence(company, rule, size)
    coming = [d.number for d in company if d.comes]
    assert sorted(p.diner.number for p in places if p.table) == coming
    taken = Counter(
        (p.table, seat) for p in places if p.table for seat in seats_of(replace(p.diner, seat=p.seat), size)
    )
    assert set(taken.values()) <= {1}
    assert all(1 <= seat <= size for _table, seat in taken)
    seated = [replace(p.diner, table=p.table, seat=p.seat) for p in places]
    left = [d for d in company if d.number not in {p.diner.number for p in places}]
    assert seating.troubles([*seated, *left], size) == []


@given(companies(), st.sampled_from(Precedence), st.integers(2, 12))
def test_the_first_in_the_order_sits_right_of_the_host_and_the_guest_of_honor_is_first(company, rule, size) -> None:
    places = seating.seat_by_precedence(company, rule, size)
    turn = seating.ranked(company, rule)
    if not turn:
        return
    first = next(p for p in places if (p.table, p.seat) == ("1", 1))
    assert first.diner == turn[0][0]
    honored = [d for d in company if d.honor and d.comes and not d.host and not d.interpreter]
    assert first.diner in honored or not honored


@given(companies(), st.sampled_from(Precedence), st.integers(2, 12))
def test_hosts_and_interpreters_take_no_numbered_seat(company, rule, size) -> None:
    for place in seating.seat_by_precedence(company, rule, size):
        if place.diner.host or place.diner.interpreter:
            assert place.seat is None


def test_the_second_sits_at_the_left_of_the_host_and_the_rest_follow_from_the_right() -> None:
    places = seating.seat_by_precedence([diner(n, n) for n in (3, 1, 4, 2)], RANK, 6)
    assert [(p.diner.number, p.table, p.seat) for p in places] == [(1, "1", 1), (2, "1", 6), (3, "1", 2), (4, "1", 3)]


def test_a_couple_sits_together_also_at_the_last_seat() -> None:
    people = [diner(1, 1, companion="A"), diner(2, 2, companion="B"), diner(3, 3)]
    places = seating.seat_by_precedence(people, RANK, 6)
    assert [seats_of(replace(p.diner, seat=p.seat), 6) for p in places] == [(1, 2), (6, 5), (3,)]


def test_ties_are_said() -> None:
    places = seating.seat_by_precedence([diner(1, 4), diner(2, 4)], RANK, 6)
    assert any("the same rank as Guest 2" in said for said in places[0].said)


def test_an_interpreter_sits_behind_the_principal() -> None:
    places = seating.seat_by_precedence([diner(1, 1), diner(2, interpreter=True)], RANK, 6)
    told = next(p for p in places if p.diner.interpreter)
    assert (told.table, told.seat) == ("1", None)
    assert "behind Guest 1" in told.said[0]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([diner(1, table="1", seat=2), diner(2, table="1", seat=2)], "Table 1, seat 2: Guest 1 and Guest 2."),
        ([diner(1, table="1", seat=1, companion="X"), diner(2, table="1", seat=2)], "seat 2: Guest 1 and Guest 2"),
        ([diner(1)], "Guest 1 comes and has no seat."),
        ([diner(1, seat=2)], "has a seat at no table"),
        ([diner(1, table="1", seat=2, answer=GuestAnswer.DECLINED)], "does not come (declined) and still has a seat"),
        ([diner(n, table="1", seat=n) for n in range(1, 6)], "Table 1 has 4 seats for 5 people."),
        ([diner(1, table="2", seat=9)], "Table 2 has no seat 9 for Guest 1."),
    ],
)
def test_what_is_wrong_is_said(people, words) -> None:
    assert any(words in trouble.words for trouble in seating.troubles(people, 4))


def test_more_people_than_the_room_takes_is_said() -> None:
    people = [diner(1, table="1", seat=1, companion="X"), diner(2, table="1", seat=3)]
    assert [t.words for t in seating.troubles(people, 4, capacity=2)] == ["3 come, the room takes 2."]
    assert seating.troubles(people, 4, capacity=3) == []


def test_the_size_of_the_tables_is_told_by_the_seats_in_use() -> None:
    assert seating.size_of([diner(1)], None) == seating.USUAL
    assert seating.size_of([diner(1)], 6) == 6
    assert seating.size_of([diner(1, table="1", seat=10)], 6) == 10


@pytest.fixture
def dinner(desk: DeskFile) -> int:
    """A dinner for a visit: host, head, interpreter, a local couple, and one who declined."""
    with desk.write("Fill") as door:
        host = door.add("person", {"family": "Whitfield", "given": "Angela"})
        head = door.add("person", {"family": "Sato", "precedence_rank": 3})
        voice = door.add("person", {"family": "Mori"})
        visit = door.add(
            "delegation",
            {"name": "Visit", "direction": VisitWay.INBOUND, "type": VisitType.OFFICIAL,
             "status": VisitStatus.CONFIRMED, "head": head},
        )  # fmt: skip
        door.add("member", {"delegation": visit, "person": head, "role": MemberRole.HEAD})
        door.add("member", {"delegation": visit, "person": voice, "role": MemberRole.INTERPRETER})
        event = door.add(
            "event",
            {"name": "Dinner", "type": EventType.DINNER, "on": date(2026, 6, 1), "delegation": visit, "host": host,
             "precedence": RANK, "capacity": 12},
        )  # fmt: skip
        yes = GuestAnswer.ACCEPTED
        guests = [
            {"name": "Angela Whitfield", "person": host, "answer": yes},
            {"name": "Sato", "person": head, "answer": yes},
            {"name": "Mori", "person": voice, "answer": yes},
            {"name": "Ana Ruiz", "answer": yes, "companion": "Juan Ruiz", "precedence_no": 1},
            {"name": "Omar Haddad", "answer": GuestAnswer.DECLINED, "table": "1", "seat": 1},
        ]
        door.add_many("guest", [{"event": event, **guest} for guest in guests])
    return event


def test_a_seating_is_proposed_and_applied_as_one_step(desk: DeskFile, dinner: int) -> None:
    places = seating.propose(desk, dinner, 6)
    before = [(d.table, d.seat) for d in seating.diners_of(desk, dinner)]
    assert before[:4] == [("", None)] * 4, "a proposal changes nothing"
    seating.apply(desk, dinner, places)
    now = {d.name: (d.table, d.seat) for d in seating.diners_of(desk, dinner)}
    assert now == {
        "Angela Whitfield": ("1", None),
        "Sato": ("1", 1),
        "Mori": ("1", None),
        "Ana Ruiz": ("1", 6),
        "Omar Haddad": ("", None),
    }
    assert seating.troubles(seating.diners_of(desk, dinner), 6, 12) == []
    assert desk.undo() == "Seat the guests of “Dinner”"
    assert [(d.table, d.seat) for d in seating.diners_of(desk, dinner)] == before


def test_a_proposal_that_is_out_of_date_is_refused(desk: DeskFile, dinner: int) -> None:
    places = seating.propose(desk, dinner, 6)
    with desk.write("Decline") as door:
        door.set("guest", 2, {"answer": GuestAnswer.DECLINED})
    with pytest.raises(UserError, match="changed meanwhile"):
        seating.apply(desk, dinner, places)


def test_an_event_without_a_rule_says_what_is_missing(desk: DeskFile, dinner: int) -> None:
    with desk.write("Edit") as door:
        door.set("event", dinner, {"precedence": None})
    with pytest.raises(UserError, match="no order of precedence"):
        seating.propose(desk, dinner, 6)


def test_who_moves_to_a_taken_seat_changes_places(desk: DeskFile, dinner: int) -> None:
    seating.apply(desk, dinner, seating.propose(desk, dinner, 6))
    seating.move(desk, dinner, 4, "1", 1)
    now = {d.name: (d.table, d.seat) for d in seating.diners_of(desk, dinner)}
    assert (now["Ana Ruiz"], now["Sato"]) == (("1", 1), ("1", 6))
    assert desk.undo() == "Move “Ana Ruiz” to another seat"
