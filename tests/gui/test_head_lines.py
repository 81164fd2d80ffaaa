"""The line under the title of each kind: what tells a record apart, and nothing where there is nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.gui import said
from cityintl.gui.record.head import head_of
from cityintl.gui.record.head_lines import line_of, span
from cityintl.records.association import SupportType
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, InvitationAnswer
from cityintl.records.exchange import ExchangeType, Way
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.membership import MembershipStatus
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import Consul, OrganizationType
from cityintl.records.values import Amount
from cityintl.store import DeskFile


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2027, 4, 13), None, "13 April 2027"),
        (None, date(2027, 4, 16), "16 April 2027"),
        (date(2027, 4, 13), date(2027, 4, 13), "13 April 2027"),
        (date(2027, 4, 13), date(2027, 4, 16), "13 – 16 April 2027"),
        (date(2027, 4, 30), date(2027, 5, 2), "30 April – 2 May 2027"),
        (date(2027, 12, 30), date(2028, 1, 2), "30 December 2027 – 2 January 2028"),
    ],
)
def test_days_are_said_once(first: date | None, last: date | None, words: str) -> None:
    assert span(first, last) == words


@pytest.fixture
def line(desk: DeskFile) -> Callable[..., str]:
    """Add a record, and read the line of its head; a partner, an office and a person are there."""
    said.set_today(desk.today)
    with desk.write("World") as door:
        door.add("partner", {"name": "Nagoya", "country": "JP"})
        door.add("organization", {"name": "Lotus Club", "type": OrganizationType.ASSOCIATION})
        door.add("person", {"family": "Tanaka"})

    def reading(kind: str, **values: Any) -> str:
        with desk.write("Add") as door:
            number = door.add(kind, values)
        place = "Nagoya, Japan" if values.get("partner") else ""
        return " · ".join(filter(None, line_of(desk, desk.get(kind, number), place)))

    return reading


def test_a_visit_says_whence_when_who_and_with_whom(line) -> None:
    visit = {"name": "V", "direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.PLANNING}
    assert line("delegation", **visit) == ""
    days = {"arrives": date(2026, 6, 9), "departs": date(2026, 6, 11)}
    full = line("delegation", **visit, **days, partner=1, people=14, head=1, host_lead=1)
    assert full == "Nagoya, Japan · 9 – 11 June 2026 · 14 people, led by Tanaka · host: Tanaka"


def test_a_consulate_says_its_country_its_consul_and_its_district(line) -> None:
    office = {"name": "Consulate", "type": OrganizationType.CONSULATE}
    more = {"country": "JP", "consul": Consul.HONORARY, "district": "Illinois, Indiana"}
    assert line("organization", **office, **more) == "Japan · Honorary consul · Illinois, Indiana"
    assert line("organization", **office) == ""


def test_a_gift_says_its_way_day_giver_taker_and_worth(line) -> None:
    gift = {"what": "Scroll", "direction": Direction.RECEIVED, "on": date(2026, 4, 1)}
    told = line("gift", **gift, partner=1, giver=1, recipient=1, value=Amount(12500, "USD"))
    assert told.startswith("received 1 April 2026 · Nagoya, Japan · from Tanaka · to Tanaka · ")
    assert "125" in told
    assert line("gift", **gift, giver_office=1) == "received 1 April 2026 · from Lotus Club"


def test_an_invitation_says_by_when_to_reply_only_while_it_waits(line) -> None:
    asked = {"occasion": "National day", "answer": InvitationAnswer.OPEN, "reply_by": date(2026, 5, 20)}
    asked |= {"received_on": date(2026, 5, 1), "invited": "The Mayor"}
    assert line("invitation", **asked, organization=1) == "Lotus Club · reply in 6 days"
    assert line("invitation", **{**asked, "answer": InvitationAnswer.DECLINED}, place="Hotel") == "Hotel"


def test_an_event_says_day_hour_place_and_host(line) -> None:
    event = {"name": "Dinner", "type": next(iter(EventType)), "on": date(2026, 6, 1)}
    told = line("event", **event, starts="18:00", place="Boat House", partner=1, host=1)
    assert told.startswith("1 June 2026, ")
    assert " · Boat House · for Nagoya, Japan · host: Tanaka" in told


def test_a_promise_says_whose_it_is_and_when_it_is_due_until_it_is_closed(line) -> None:
    promise = {"what": "The list", "side": Side.US, "status": FollowUpStatus.OPEN, "due_on": date(2026, 5, 20)}
    assert line("follow_up", **promise, partner=1, owner=1) == (
        "we promised · Nagoya, Japan · due in 6 days · Tanaka does it"
    )
    done = {"side": Side.THEM, "status": FollowUpStatus.DONE, "closed_on": date(2026, 5, 2)}
    assert line("follow_up", **{**promise, **done}) == "they promised · closed 2 May 2026"


def test_a_membership_says_since_when_and_to_when_it_is_paid(line) -> None:
    member = {"network": 1, "status": next(iter(MembershipStatus))}
    told = line("membership", **member, tier="City", since="1998", paid_through=date(2026, 12, 31))
    assert told == "City · since 1998 · paid to 31 December 2026"
    assert line("membership", **member) == ""


def test_an_exchange_says_its_way_its_days_and_how_many(line) -> None:
    exchange = {"name": "Class", "direction": Way.BOTH, "type": next(iter(ExchangeType))}
    told = line("exchange", **exchange, partner=1, starts="2026-03", ends="2026-04", people=1, carried_by=1)
    assert told == "Nagoya, Japan · both ways · March 2026 – April 2026 · 1 person · Lotus Club"


def test_support_says_to_whom_how_much_and_when_the_account_is_due_until_it_came(line) -> None:
    given = {"what": "Bus", "type": next(iter(SupportType)), "organization": 1, "account_due": date(2026, 5, 4)}
    assert line("support", **given, granted_on=date(2026, 2, 1)) == (
        "Lotus Club · granted 1 February 2026 · account due 10 days ago"
    )
    assert line("support", **given, accounted_on=date(2026, 5, 1)) == "Lotus Club"


def test_a_rule_says_its_value_where_and_since_when_it_holds_and_whether_it_was_looked_up(line) -> None:
    rule = {"code": "x_y", "label": "X", "value": 2.5, "unit": "USD", "effective_from": date(2026, 1, 1)}
    assert line("rule", **rule) == "2.5 USD · this office · from 1 January 2026 · unverified"
    known = line("rule", **rule, verified=True, checked_on=date(2026, 5, 1), jurisdiction="Illinois")
    assert known == "2.5 USD · Illinois · from 1 January 2026 · checked 1 May 2026"


def test_a_letter_says_its_day_its_way_and_its_ends(line) -> None:
    letter = {"on": date(2026, 5, 1), "subject": "S", "direction": Direction.RECEIVED, "medium": Medium.EMAIL}
    assert line("correspondence", **letter, person=1, organization=1, partner=1) == (
        "1 May 2026 · E-mail, received · Tanaka · Lotus Club · Nagoya, Japan"
    )
    assert line("correspondence", **letter) == "1 May 2026 · E-mail, received"


def test_a_document_says_its_file_and_whether_it_is_public(desk: DeskFile, sample: DeskFile) -> None:
    said.set_today(sample.today)
    lines = [line_of(sample, sample.get("document", n), "") for n in sample.listing("document", ()).ids]
    assert all(line[0] for line in lines)
    assert {line[3] for line in lines} >= {"public", "not public"}


def test_a_kind_without_a_line_of_its_own_says_its_quiet_word(line) -> None:
    assert line("decision", on=date(2026, 5, 1), what="Yes", decided_by="The council") == "The council"


def test_every_head_of_the_sample_is_made_and_no_line_is_doubled(sample: DeskFile) -> None:
    said.set_today(sample.today)
    for kind in ("delegation", "organization", "gift", "invitation", "event", "follow_up", "exchange", "membership"):
        for number in sample.listing(kind, ()).ids:
            head = head_of(sample, sample.get(kind, number))
            parts = head.quiet.split(" · ")
            assert len(parts) == len(set(parts)), (kind, number, head.quiet)
