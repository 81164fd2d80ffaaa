"""The courtesies of the sample desk: gifts, follow-ups, invitations and the dinner, as an office would keep them."""

from collections import Counter
from typing import Any

from cityintl.desk import events, gift_totals, gifts, invitations, rules, seating
from cityintl.desk.gift_register import recorded_gifts
from cityintl.desk.gift_totals import Reach
from cityintl.records.event import GuestAnswer, InvitationAnswer
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.memory import Direction
from cityintl.store import DeskFile


def records_of(desk: DeskFile, kind: str) -> list[tuple[int, dict[str, Any]]]:
    """The records of a kind with their numbers."""
    return [(number, desk.get(kind, number).values) for number in desk.listing(kind, ()).ids]


def test_gifts_stand_everywhere_against_the_rule_of_their_day(sample: DeskFile) -> None:
    every = gift_totals.weighed(recorded_gifts(sample), rules.rules_of(sample), "Riverton, Illinois")
    reached = Counter(found.reach for found in every)
    for reach in set(Reach) - {Reach.NO_RULE}:
        assert reached[reach], reach
    crossing = next(found for found in every if found.reach is Reach.CROSSES)
    assert crossing.gift.recipient.name == "Luis Arriaga"
    assert len(crossing.together) == 3
    days = gifts.span_of(str(sample.today.year))
    nil = [statement.nil for statement in gifts.register(sample, days).statements]
    assert True in nil
    assert False in nil


def test_gifts_are_given_in_the_name_of_riverton_and_mostly_under_sixty_dollars(sample: DeskFile) -> None:
    given = [v for _n, v in records_of(sample, "gift") if v["direction"] is Direction.SENT]
    kept = [v for _n, v in records_of(sample, "gift") if v["direction"] is Direction.RECEIVED]
    assert len(given) >= 15
    assert len(kept) >= 30
    assert sum(1 for v in given if v["value"] and v["value"].minor < 6000) >= 10
    assert all(v["disposition"] for v in kept)
    again = [
        number for number, _v in records_of(sample, "gift") if any(o.same for o in gifts.beside(sample, number).others)
    ]
    assert len(again) == 2  # the honey, twice


def test_follow_ups_are_open_and_done_on_both_sides_and_say_where_they_come_from(sample: DeskFile) -> None:
    found = [values for _number, values in records_of(sample, "follow_up")]
    stands = {(v["side"], v["status"]) for v in found}
    for side in Side:
        assert {(side, FollowUpStatus.OPEN), (side, FollowUpStatus.DONE), (side, FollowUpStatus.IN_PROGRESS)} <= stands
    for v in found:
        waits = v["status"] in (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
        assert waits == (v["closed_on"] is None), v["what"]
        assert waits or v["evidence"], v["what"]
        assert v["owner"], v["what"]
        assert v["due_on"], v["what"]
    sourced = [v for v in found if v["delegation"] or v["meeting"] or v["correspondence"] or v["agreement"]]
    assert len(sourced) >= len(found) - 2
    late = [v for v in found if v["closed_on"] is None and v["due_on"] < sample.today]
    assert 3 <= len(late) <= 10


def test_invitations_are_answered_in_every_way_and_one_was_missed(sample: DeskFile) -> None:
    found = [values for _number, values in records_of(sample, "invitation")]
    waiting = [v for v in found if v["answer"] is InvitationAnswer.OPEN]
    assert len([v for v in waiting if v["reply_by"] < sample.today]) == 1
    assert len([v for v in waiting if 0 <= (v["reply_by"] - sample.today).days <= 5]) == 2
    for v in found:
        assert v["received_on"] <= v["reply_by"] <= v["on"], v["occasion"]
        assert v["answer"] is InvitationAnswer.OPEN or v["replied_on"], v["occasion"]
        assert not invitations.wants_outcome(v, sample.today), v["occasion"]


def test_the_dinner_is_seated_without_a_mistake(sample: DeskFile) -> None:
    (number,) = [n for n, v in records_of(sample, "event") if v["name"] == "Friendship dinner for Nagoya"]
    diners = seating.diners_of(sample, number)
    assert seating.troubles(diners, seating.size_of(diners, 40), 40) == []
    assert next(d.name for d in diners if d.seat == 1 and d.table == "1") == "Deputy Mayor ŌSHIMA Kenichi"
    assert {v["answer"] for _n, v in records_of(sample, "guest") if v["event"] == number} >= {
        GuestAnswer.TO_INVITE, GuestAnswer.INVITED, GuestAnswer.ACCEPTED, GuestAnswer.DECLINED,
    }  # fmt: skip
    meals = events.kitchen(sample, number)
    assert meals.meals == 38
    assert len(meals.plates) >= 10


def test_a_card_prints_the_name_of_a_guest_and_no_remark(sample: DeskFile) -> None:
    assert [v["name"] for _n, v in records_of(sample, "guest") if "," in v["name"]] == []
