"""What is worked out for lists: last contact and silence, visits, gifts, promises, days that are left."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk import lists
from cityintl.desk.facts import StandingStatus, facts_of
from cityintl.desk.rules import add_defaults
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer, InvitationAnswer
from cityintl.records.exchange import ExchangeType, Way
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.member import MemberRole
from cityintl.records.membership import Occasion
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile

LETTER = {"subject": "Hello", "direction": Direction.SENT, "medium": Medium.LETTER}
VISIT = {"direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.COMPLETED}
EXCHANGE = {"type": ExchangeType.YOUTH, "direction": Way.INBOUND}


@pytest.fixture
def add(desk: DeskFile) -> Callable[..., int]:
    """Add a record in a step of its own."""

    def adding(kind: str, **values: Any) -> int:
        with desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def tied(desk: DeskFile, add: Callable[..., int]) -> DeskFile:
    """A tie with one partner, who has an office with one person."""
    partner = add("partner", name="Nagoya")
    office = add("organization", name="City of Nagoya", type=OrganizationType.CITY_OFFICE, partner=partner)
    add("person", family="Tanaka", organization=office)
    add("tie", partner=partner, type=TieType.SISTER_CITY, status=TieStatus.ACTIVE, signed_on="1959-04-04")
    return desk


def last(desk: DeskFile, kind: str = "tie", number: int = 1) -> object:
    return lists.facts_for(desk, kind, number)["last_contact"]


def test_nobody_was_in_touch_before_anything_was_noted(tied: DeskFile) -> None:
    for kind in ("tie", "partner", "organization", "person"):
        facts = lists.facts_for(tied, kind, 1)
        assert (facts["last_contact"], facts["days_since"]) == (None, None)
        assert (facts["visits"], facts["gifts"], facts["open_ours"], facts["late"]) == (0, 0, 0, 0)


def test_a_letter_to_an_office_counts_for_its_partner(tied: DeskFile, add: Callable[..., int]) -> None:
    add("correspondence", **LETTER, on=date(2026, 4, 1), organization=1)
    assert [last(tied, kind) for kind in ("tie", "partner", "organization", "person")] == [date(2026, 4, 1)] * 3 + [
        None
    ]


def test_a_letter_to_a_person_counts_for_the_office(tied: DeskFile, add: Callable[..., int]) -> None:
    add("correspondence", **LETTER, on=date(2026, 4, 1), person=1)
    assert last(tied, "organization") == last(tied, "person") == date(2026, 4, 1)


def test_a_card_counts_once_it_is_sent(tied: DeskFile, add: Callable[..., int]) -> None:
    cards = add("greeting_list", name="New Year", occasion=Occasion.NEW_YEAR)
    card = add("greeting", greeting_list=cards, year=2026, addressed="Mayor", partner=1)
    assert last(tied) is None
    with tied.write("Send") as door:
        door.set("greeting", card, {"sent_on": date(2025, 12, 12)})
    assert last(tied) == date(2025, 12, 12)


@pytest.mark.parametrize(
    ("status", "arrives", "departs", "counts"),
    [
        (VisitStatus.COMPLETED, date(2026, 3, 1), date(2026, 3, 4), date(2026, 3, 4)),
        (VisitStatus.UNDER_WAY, date(2026, 5, 13), date(2026, 5, 16), date(2026, 5, 14)),
        (VisitStatus.CONFIRMED, date(2026, 6, 1), date(2026, 6, 3), None),
        (VisitStatus.DECLINED, date(2026, 3, 1), date(2026, 3, 4), None),
        (VisitStatus.CANCELLED, date(2026, 3, 1), None, None),
        (VisitStatus.REQUESTED, date(2026, 3, 1), None, None),
        (VisitStatus.CLOSED, date(2026, 3, 1), None, date(2026, 3, 1)),
        (VisitStatus.CLOSED, None, None, None),
    ],
)
def test_a_visit_counts_when_it_took_place(
    tied: DeskFile,
    add: Callable[..., int],
    status: VisitStatus,
    arrives: date | None,
    departs: date | None,
    counts: date | None,
) -> None:
    reason = {"decision_reason": "No time"} if status is VisitStatus.DECLINED else {}
    visit = add(
        "delegation", **{**VISIT, "status": status}, name="Visit", tie=1, arrives=arrives, departs=departs, **reason
    )
    add("member", delegation=visit, person=1, role=MemberRole.HEAD)
    assert last(tied) == last(tied, "person") == counts
    assert (
        lists.facts_for(tied, "tie", 1)["visits"]
        == lists.facts_for(tied, "person", 1)["visits"]
        == (counts is not None)
    )


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        ("2025", None, date(2025, 1, 1)),
        ("2026-04", None, date(2026, 4, 1)),
        ("2026-04-02", "2026-04-09", date(2026, 4, 9)),
        ("2026-05", "2026-08", date(2026, 5, 14)),
        ("2026", None, date(2026, 1, 1)),
        ("2027", None, None),
        ("2026-06", None, None),
    ],
)
def test_an_exchange_counts_as_far_as_its_days_are_known(
    tied: DeskFile, add: Callable[..., int], starts: str, ends: str | None, counts: date | None
) -> None:
    add("exchange", **EXCHANGE, name="Pupils", tie=1, starts=starts, ends=ends, people=12)
    assert last(tied) == counts
    facts = lists.facts_for(tied, "tie", 1)
    assert (facts["exchanges"], facts["exchange_people"]) == ((1, 12) if counts else (0, 0))


def test_a_guest_counts_who_came(tied: DeskFile, add: Callable[..., int]) -> None:
    event = add("event", name="Dinner", type=EventType.DINNER, on=date(2026, 2, 2))
    guest = add("guest", event=event, name="Tanaka", person=1, answer=GuestAnswer.ACCEPTED)
    assert last(tied, "person") is None
    with tied.write("Came") as door:
        door.set("guest", guest, {"answer": GuestAnswer.CAME})
    assert last(tied, "person") == last(tied) == date(2026, 2, 2)
    assert lists.facts_for(tied, "event", event)["guests"] == 1


def standing(desk: DeskFile) -> list[object]:
    return [row[0] for row in lists.listing(desk, "tie", ("standing",)).rows]


def test_a_tie_falls_silent_as_the_rule_says(tied: DeskFile, add: Callable[..., int]) -> None:
    add_defaults(tied)
    assert standing(tied) == [StandingStatus.ACTIVE], "without any contact nothing is said"
    add("correspondence", **LETTER, on=date(2024, 5, 14), partner=1)
    assert standing(tied) == [StandingStatus.ACTIVE]
    with tied.write("Earlier") as door:
        door.set("correspondence", 1, {"on": date(2024, 5, 13)})
    assert standing(tied) == [StandingStatus.INACTIVE]
    assert lists.listing(tied, "tie", where={"inactive": StandingStatus.INACTIVE}).ids == [1]
    assert tied.get("tie", 1).values["status"] is TieStatus.ACTIVE
    rule = next(n for n in tied.listing("rule", ()).ids if tied.get("rule", n).values["code"] == "silence_inactive")
    with tied.write("Longer") as door:
        door.set("rule", rule, {"value": 36})
    assert standing(tied) == [StandingStatus.ACTIVE]
    assert lists.listing(tied, "tie", where={"inactive": StandingStatus.INACTIVE}).ids == []


def test_without_a_rule_nothing_is_said_of_silence(tied: DeskFile, add: Callable[..., int]) -> None:
    add("correspondence", **LETTER, on=date(1999, 1, 1), partner=1)
    assert lists.facts_for(tied, "tie", 1)["inactive"] is None


def test_silence_of_a_suspended_tie_is_not_inactivity(tied: DeskFile, add: Callable[..., int]) -> None:
    add_defaults(tied)
    add("correspondence", **LETTER, on=date(1999, 1, 1), partner=1)
    with tied.write("Suspend") as door:
        door.set("tie", 1, {"status": TieStatus.SUSPENDED})
    assert standing(tied) == [StandingStatus.SUSPENDED]


def test_open_promises_are_counted_by_side_and_late_ones_apart(tied: DeskFile, add: Callable[..., int]) -> None:
    common = {"what": "Send the list", "status": FollowUpStatus.OPEN, "partner": 1, "person": 1}
    add("follow_up", **common, side=Side.US, due_on=date(2026, 5, 13))
    add("follow_up", **common, side=Side.US, due_on=date(2026, 5, 14))
    add("follow_up", **common, side=Side.THEM)
    add("follow_up", **{**common, "status": FollowUpStatus.DROPPED}, side=Side.THEM, due_on=date(2026, 1, 1))
    for kind in ("tie", "partner", "person"):
        facts = lists.facts_for(tied, kind, 1)
        assert (facts["open_ours"], facts["open_theirs"], facts["late"]) == (2, 1, 1)
    lines = lists.listing(tied, "follow_up", ("days_left",), order="days_left")
    assert [row[0] for row in lines.rows] == [-1, 0, None, None]


def test_gifts_and_reply_days_are_said(tied: DeskFile, add: Callable[..., int]) -> None:
    add("gift", what="Scroll", direction=Direction.RECEIVED, on=date(2026, 1, 1), partner=1, giver=1)
    assert lists.facts_for(tied, "tie", 1)["gifts"] == lists.facts_for(tied, "person", 1)["gifts"] == 1
    add("invitation", occasion="Feast", invited="The Mayor", answer=InvitationAnswer.OPEN, reply_by=date(2026, 5, 20))
    assert lists.facts_for(tied, "invitation", 1)["days_to_reply"] == 6
    with tied.write("Reply") as door:
        door.set("invitation", 1, {"answer": InvitationAnswer.ACCEPTED})
    assert lists.facts_for(tied, "invitation", 1)["days_to_reply"] is None


def test_the_next_day_is_the_nearest_of_all(tied: DeskFile, add: Callable[..., int]) -> None:
    assert lists.facts_for(tied, "tie", 1)["next_day"] is None
    with tied.write("Review") as door:
        door.set("tie", 1, {"review_on": date(2026, 9, 1), "provisional_until": date(2026, 5, 1)})
    assert lists.facts_for(tied, "tie", 1)["next_day"] == date(2026, 9, 1)
    add("delegation", **{**VISIT, "status": VisitStatus.CONFIRMED}, name="Visit", tie=1, arrives=date(2026, 6, 1))
    facts = lists.facts_for(tied, "tie", 1)
    assert (facts["next_day"], facts["anniversary"]) == (date(2026, 6, 1), "2027-04-04")


@given(some.dates(date(1900, 1, 1), date(2026, 5, 14)), some.sampled_from((4, 7, 10)))
def test_an_anniversary_is_never_past_as_far_as_it_is_known(day: date, length: int) -> None:
    today = date(2026, 5, 14)
    home = {"latitude": None, "longitude": None, "distance": None}
    then = facts_of("tie", home, today)["anniversary"].then
    assert then is not None
    known = day.isoformat()[:length]
    comes = then(known)
    assert len(comes) == length
    assert comes >= today.isoformat()[:length]
    assert comes > known


def test_every_fact_of_every_kind_can_be_listed_sorted_and_filtered(tied: DeskFile) -> None:
    for kind in ("tie", "partner", "person", "organization", "delegation", "event", "invitation", "exchange"):
        for name, fact in lists.known_facts(tied, kind).items():
            found = lists.listing(tied, kind, (name,), order=f"-{name}")
            value = found.rows[0][0] if found.rows else None
            assert lists.listing(tied, kind, (name,), where={name: value}).ids or not found.ids, fact.label
