"""What happened with whom, what comes next, and what speaks for the letter of a review."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.desk.coming import Coming, coming
from cityintl.desk.grades import grade_facts
from cityintl.desk.relations import engagements
from cityintl.desk.rules import add_defaults
from cityintl.desk.scopes import scope_of
from cityintl.desk.silence import last_contact
from cityintl.records.association import SeatRole
from cityintl.records.bid import BidStatus, BidType
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.event import EventType, GuestAnswer, InvitationAnswer
from cityintl.records.exchange import ExchangeType, Way
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.liaison import LiaisonType, ProgramStatus, ProgramType
from cityintl.records.member import MemberRole
from cityintl.records.membership import MembershipStatus, Occasion
from cityintl.records.memory import Direction, Medium
from cityintl.records.organization import OrganizationType
from cityintl.records.rule import ReviewResult
from cityintl.records.statement import StatementStatus, StatementType
from cityintl.records.tie import ReviewGrade, TieStatus, TieType
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
VISIT = {"direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.COMPLETED}
LETTER = {"direction": Direction.SENT, "medium": Medium.PHONE}


@pytest.fixture
def add(desk: DeskFile) -> Callable[..., int]:
    """Add a record in a step of its own."""

    def adding(kind: str, **values: Any) -> int:
        with desk.write("Add") as door:
            return door.add(kind, values)

    return adding


@pytest.fixture
def tied(desk: DeskFile, add: Callable[..., int]) -> DeskFile:
    """A tie of 1964 with Nagoya, and the usual rules; an office there with Tanaka."""
    add_defaults(desk)
    add("partner", name="Nagoya")
    add("organization", name="City of Nagoya", type=OrganizationType.CITY_OFFICE, partner=1)
    add("person", family="Tanaka", organization=1)
    add("tie", partner=1, type=TieType.SISTER_CITY, status=TieStatus.ACTIVE, signed_on="1964-09-01")
    return desk


def words(desk: DeskFile, kind: str, number: int = 1) -> list[str]:
    return [each.words for each in engagements(desk, kind, number, TODAY)]


def ahead(desk: DeskFile, kind: str = "tie", number: int = 1) -> dict[str, Coming]:
    return {each.words: each for each in coming(desk, kind, number, TODAY)}


def test_everything_that_happened_is_told_newest_first(tied: DeskFile, add: Callable[..., int]) -> None:
    add("correspondence", **LETTER, on=date(2026, 5, 1), subject="Dates", person=1)
    visit = add("delegation", **VISIT, name="Mayor’s visit", tie=1, people=14, arrives=date(2026, 4, 1))
    add("member", delegation=visit, person=1, role=MemberRole.HEAD)
    add("gift", what="Scroll", direction=Direction.RECEIVED, on=date(2026, 4, 2), partner=1, giver=1)
    add("exchange", name="Pupils", type=ExchangeType.YOUTH, direction=Way.INBOUND, tie=1, starts="2025-08", people=12)
    add("agreement", tie=1, title="Agreement", signed_on="1964")
    add("follow_up", what="Books", side=Side.US, status=FollowUpStatus.OPEN, partner=1, promised_on=date(2026, 4, 3))
    assert words(tied, "tie") == words(tied, "partner") == [
        "Dates", "We promised: Books", "Received: Scroll", "Mayor’s visit, 14 people", "Pupils, 12 people",
        "Signed: Agreement",
    ]  # fmt: skip
    assert words(tied, "person") == ["Dates", "Received: Scroll", "Mayor’s visit, 14 people"]
    assert words(tied, "organization") == ["Dates", "Received: Scroll", "Mayor’s visit, 14 people"]
    assert [each.detail for each in engagements(tied, "tie", 1, TODAY, 1)] == ["PHONE"]


@pytest.mark.parametrize(
    ("status", "arrives", "told"),
    [
        (VisitStatus.CONFIRMED, date(2026, 6, 1), []),
        (VisitStatus.CONFIRMED, date(2026, 5, 1), ["Visit"]),
        (VisitStatus.DECLINED, date(2026, 6, 1), ["Visit: declined"]),
        (VisitStatus.CANCELLED, date(2026, 5, 1), ["Visit: cancelled"]),
        (VisitStatus.REQUESTED, date(2026, 6, 1), ["Asked for: Visit"]),
    ],
)
def test_a_visit_is_told_for_what_became_of_it(
    tied: DeskFile, add: Callable[..., int], status: VisitStatus, arrives: date, told: list[str]
) -> None:
    reason = {"decision_reason": "No time"} if status is VisitStatus.DECLINED else {}
    dates = {"arrives": arrives, "received_on": date(2026, 4, 1)}
    add("delegation", **{**VISIT, "status": status}, name="Visit", partner=1, **dates, **reason)
    assert words(tied, "partner") == told


def test_a_promise_says_where_it_stands(tied: DeskFile, add: Callable[..., int]) -> None:
    promise = {"side": Side.THEM, "partner": 1, "promised_on": date(2026, 4, 3)}
    add("follow_up", what="Open", status=FollowUpStatus.OPEN, due_on=date(2026, 6, 1), **promise)
    add("follow_up", what="Late", status=FollowUpStatus.OPEN, due_on=date(2026, 5, 13), **promise)
    add("follow_up", what="Done", status=FollowUpStatus.DONE, closed_on=date(2026, 5, 2), **promise)
    stands = {each.words.partition(": ")[2]: (each.state, each.tone) for each in engagements(tied, "tie", 1, TODAY)}
    assert stands == {"Open": ("open", "amber"), "Late": ("late", "red"), "Done": ("done", "green")}
    lines = ahead(tied)
    assert lines["They promised: Late"].late
    assert not lines["They promised: Open"].late
    assert "They promised: Done" not in lines


def test_decisions_about_a_tie_and_cards_by_their_list_are_told(tied: DeskFile, add: Callable[..., int]) -> None:
    cards = add("greeting_list", name="New Year {cards}", occasion=Occasion.NEW_YEAR, send_by=date(2026, 12, 1))
    add("greeting", greeting_list=cards, year=2026, addressed="Mayor", partner=1, sent_on=date(2025, 12, 5))
    add("greeting", greeting_list=cards, year=2027, addressed="Mayor", partner=1)
    decision = add("decision", on=date(2026, 1, 2), what="Wait until June", decided_by="Mayor")
    with tied.write("Link") as door:
        door.connect("decision", decision, "about", "tie", 1)
    assert words(tied, "tie") == ["Decided: Wait until June", "New Year {cards} 2026: card to Mayor"]
    assert words(tied, "partner") == words(tied, "tie")
    assert ahead(tied)["Card to Mayor · New Year {cards}"].on == date(2026, 12, 1)


def test_a_guest_and_a_traveller_see_the_event_and_the_exchange(tied: DeskFile, add: Callable[..., int]) -> None:
    event = add("event", name="Dinner", type=EventType.DINNER, on=date(2026, 2, 2))
    add("guest", event=event, name="Tanaka", person=1, answer=GuestAnswer.CAME)
    coming_up = add("event", name="Concert", type=EventType.CONCERT, on=date(2026, 8, 2), partner=1)
    assert coming_up
    assert words(tied, "person") == ["Dinner"]
    assert "Concert" in ahead(tied)


def test_an_anniversary_is_planned_as_long_ahead_as_the_rule_says(tied: DeskFile) -> None:
    lines = ahead(tied)
    assert lines["62 years of the tie"].on == date(2026, 9, 1)
    assert lines["65 years: start planning"].on == date(2028, 9, 1)
    with tied.write("Older") as door:
        door.set("tie", 1, {"signed_on": "1966-09"})
    line = ahead(tied)["60 years of the tie"]
    assert (line.known, line.tone) == ("2026-09", "amber")


@pytest.mark.parametrize(("notice", "tone"), [(30, "quiet"), (100, "amber")])
def test_a_paper_warns_before_its_notice(tied: DeskFile, add: Callable[..., int], notice: int, tone: str) -> None:
    end = date(2027, 1, 10)
    add("agreement", tie=1, title="Paper", expires_on=end, notice_days=notice)
    line = ahead(tied)["Last day for notice: “Paper”"]
    assert line.on is not None
    assert (end - line.on).days == notice
    assert line.tone == tone
    assert ahead(tied)["“Paper” ends"].on == end


def test_leads_come_from_the_rules(tied: DeskFile) -> None:
    with tied.write("Review") as door:
        door.set("tie", 1, {"review_on": date(2026, 7, 30)})
    assert ahead(tied)["Yearly review"].tone == "quiet"
    rule = next(n for n in tied.listing("rule", ()).ids if tied.get("rule", n).values["code"] == "review_lead")
    with tied.write("Earlier") as door:
        door.set("rule", rule, {"value": 90})
    assert ahead(tied)["Yearly review"].tone == "amber"
    with tied.write("No rule") as door:
        door.delete("rule", rule)
    assert ahead(tied)["Yearly review"].tone == "quiet"


def test_silence_is_said_first_gently_then_plainly(tied: DeskFile, add: Callable[..., int]) -> None:
    letter = add("correspondence", **LETTER, on=date(2025, 6, 1), subject="Hello", partner=1)
    assert not any("Silent" in line for line in ahead(tied))
    for on, said, tone in ((date(2025, 4, 1), "while", "amber"), (date(2023, 4, 1), "too long", "red")):
        with tied.write("Earlier") as door:
            door.set("correspondence", letter, {"on": on})
        found = next(line for line in coming(tied, "tie", 1, TODAY) if "Silent" in line.words)
        assert said in found.words
        assert found.tone == tone
    with tied.write("Suspend") as door:
        door.set("tie", 1, {"status": TieStatus.SUSPENDED, "resume_condition": "Peace"})
    lines = ahead(tied)
    assert not any("Silent" in line for line in lines)
    assert lines["Resumes when: Peace"].on is None
    assert not any("years" in line for line in lines), "no anniversary of a suspended tie is to be planned"


def test_visits_requests_invitations_terms_dues_and_law_are_ahead(tied: DeskFile, add: Callable[..., int]) -> None:
    dates = {"arrives": date(2026, 9, 1), "reply_due": date(2026, 5, 10)}
    add("delegation", **{**VISIT, "status": VisitStatus.PLANNING}, name="Autumn", tie=1, arrives=date(2026, 9, 1))
    add("delegation", **{**VISIT, "status": VisitStatus.REQUESTED}, name="Asking", partner=1, **dates)
    feast = {"invited": "Mayor", "partner": 1, "on": date(2026, 7, 1), "reply_by": date(2026, 6, 1)}
    add("invitation", occasion="Feast", answer=InvitationAnswer.OPEN, **feast)
    add("legal_review", tie=1, on=date(2025, 1, 1), result=ReviewResult.PERMITTED, next_on=date(2025, 2, 1))
    add("legal_review", tie=1, on=date(2026, 1, 1), result=ReviewResult.PERMITTED, next_on=date(2026, 5, 20))
    add("committee_term", committee=1, person=1, role=SeatRole.CHAIR, tie=1, term_ends_on=date(2026, 6, 30))
    add("membership", network=1, status=MembershipStatus.MEMBER, paid_through=date(2026, 6, 30))
    lines = ahead(tied)
    assert lines["Answer the request · Asking"].late
    assert lines["Autumn"].on == date(2026, 9, 1)
    assert lines["Reply: Feast"].on == date(2026, 6, 1)
    assert lines["Look at the law again: legal review"].tone == "amber"
    assert lines["Term of Tanaka ends"].tone == "amber"
    assert lines["Dues are paid to this day"].tone == "amber"
    days = [each.on for each in coming(tied, "tie", 1, TODAY) if each.on]
    assert days == sorted(days)


def grade(desk: DeskFile) -> ReviewGrade | None:
    return grade_facts(desk, 1, TODAY).proposed


def test_a_grade_is_proposed_from_what_went_which_way_and_never_stored(tied: DeskFile, add: Callable[..., int]) -> None:
    assert grade(tied) is None, "nothing is known"
    add("correspondence", **LETTER, on=date(2024, 1, 1), subject="Hello", partner=1)
    assert grade(tied) is ReviewGrade.D
    add("correspondence", **LETTER, on=date(2026, 1, 1), subject="Hello", partner=1)
    assert grade(tied) is ReviewGrade.C
    exchange = {"type": ExchangeType.YOUTH, "tie": 1}
    add("exchange", name="Old", direction=Way.OUTBOUND, starts="2023", **exchange)
    add("exchange", name="Planned", direction=Way.OUTBOUND, starts="2026-08", **exchange)
    assert grade(tied) is ReviewGrade.C
    add("exchange", name="Pupils", direction=Way.INBOUND, starts="2025-08", **exchange)
    assert grade(tied) is ReviewGrade.B
    add("delegation", **{**VISIT, "direction": VisitWay.OUTBOUND}, name="Mission", tie=1, arrives=date(2025, 9, 1))
    assert grade(tied) is ReviewGrade.A
    facts = grade_facts(tied, 1, TODAY)
    assert (facts.inbound, facts.outbound, facts.contacts) == (1, 1, 1)
    assert facts.words == "1 came, 1 went, 1 letter or call"
    assert facts.since == date(2024, 5, 14)
    assert tied.get("tie", 1).values["grade"] is None
    with tied.write("Suspend") as door:
        door.set("tie", 1, {"status": TieStatus.SUSPENDED})
    assert grade(tied) is ReviewGrade.S


def test_without_a_rule_no_grade_is_proposed(desk: DeskFile, add: Callable[..., int]) -> None:
    add("partner", name="Nagoya")
    add("tie", partner=1, type=TieType.SISTER_CITY, status=TieStatus.ACTIVE)
    add("correspondence", **LETTER, on=date(2026, 1, 1), subject="Hello", partner=1)
    for number in desk.listing("rule", ()).ids:
        with desk.write("No rules") as door:
            door.delete("rule", number)
    assert grade_facts(desk, 1, TODAY).proposed is None


def test_nobody_else_is_told_of(tied: DeskFile, add: Callable[..., int]) -> None:
    add("partner", name="Bordeaux")
    add("person", family="Martin", partner=2)
    add("correspondence", **LETTER, on=date(2026, 1, 1), subject="Hello", person=2)
    add("gift", what="Wine", direction=Direction.RECEIVED, on=date(2026, 4, 2), giver=2)
    assert words(tied, "tie") == words(tied, "person") == words(tied, "organization") == []
    assert words(tied, "partner", 2) == ["Received: Wine", "Hello"]


def test_statements_media_advice_bids_and_visitors_stand_in_the_story_and_only_advice_breaks_a_silence(
    desk: DeskFile,
) -> None:
    with desk.write("What there is") as door:
        nagoya = door.add("partner", {"name": "Nagoya"})
        tie = door.add("tie", {"partner": nagoya, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        office = door.add("organization", {"name": "Consulate", "type": OrganizationType.CONSULATE})
        spoke = {"title": "After the quake", "type": StatementType.CONDOLENCE, "status": StatementStatus.PUBLISHED}
        door.add("statement", {**spoke, "on": date(2026, 5, 1), "partner": nagoya})
        other = door.add("statement", {**spoke, "title": "Visas", "on": date(2026, 4, 1)})
        door.connect("statement", other, "about", "tie", tie)
        door.add("statement", {**spoke, "title": "A draft", "status": StatementStatus.DRAFT, "partner": nagoya})
        door.add("media_item", {"headline": "Warm words", "outlet": "Record", "on": date(2026, 5, 2), "tie": tie})
        bid = {"name": "Games", "type": BidType.YOUTH, "status": BidStatus.LOST, "outcome": "Elsewhere."}
        door.add("event_bid", {**bid, "decided_on": date(2026, 3, 1), "partner": nagoya})
        came = {"name": "Votes", "type": ProgramType.IVLP, "status": ProgramStatus.COMPLETED, "visitors": 7}
        door.add("visitor_program", {**came, "starts": date(2026, 2, 1), "partner": nagoya, "host": office})
        asked = {"question": "May we?", "type": LiaisonType.CONSULATE, "on": date(2026, 5, 3)}
        door.add("liaison_contact", {**asked, "organization": office, "partner": nagoya})
    told = [each.words for each in engagements(desk, "tie", tie, TODAY)]
    assert told == [
        "Asked: May we?", "Record: “Warm words”", "Statement: After the quake", "Statement: Visas",
        "Bid for Games: lost", "Votes, 7 people",
    ]  # fmt: skip
    assert "Asked: May we?" in [each.words for each in engagements(desk, "organization", office, TODAY)]
    assert last_contact(desk, scope_of(desk, "tie", tie), TODAY) is None
    assert last_contact(desk, scope_of(desk, "organization", office), TODAY) == date(2026, 5, 3)
    linked = {(each.kind, each.title) for each in desk.linked("partner", nagoya)}
    assert {("statement", "After the quake"), ("liaison_contact", "May we?"), ("event_bid", "Games")} <= linked
    assert ("media_item", "Warm words") in {(each.kind, each.title) for each in desk.linked("tie", tie)}
