"""Days that were reckoned by hand from what the desk's sources say, and what the program says of the same record.

The awards, indicators and portals of those vectors join with their kinds; the arithmetic of days is the same.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cityintl.records.costs import CostType
from cityintl.records.delegation import VisitStatus, VisitType
from cityintl.records.event import EventType, GuestAnswer, InvitationAnswer
from cityintl.records.exchange import ExchangeType, Payer, Way
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.itinerary import ItemType
from cityintl.records.member import VisaLetter
from cityintl.records.membership import MembershipStatus, Occasion
from cityintl.records.memory import Direction
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from tests.desk.owed.records import DONE, INBOUND, MEMBER, OUTBOUND, Days, letter, tie, visit


def test_visa_letters_leave_twelve_weeks_before_arrival(say: Callable[..., Days]) -> None:
    said = say(
        "2027-01-04",
        visit(arrives=date(2027, 5, 10), departs=date(2027, 5, 12)),
        ("member", {**MEMBER, "visa_letter": VisaLetter.REQUESTED}),
    )
    assert said["visa_letter:DEL-1"] == ("2027-02-15", "2027-02-15")


def test_a_request_that_is_not_decided_four_weeks_before_arrival_is_too_late(say: Callable[..., Days]) -> None:
    said = say("2027-01-04", visit(of={**INBOUND, "status": VisitStatus.REQUESTED}, arrives=date(2027, 5, 10)))
    assert said["lead:DEL-1"] == ("2027-04-12", "2027-04-12")


def test_the_end_of_a_month_stays_the_end_of_a_month(say: Callable[..., Days]) -> None:
    said = say(
        "2027-07-01", tie(), ("agreement", {"tie": 1, "title": "A", "signed_on": "2027-06-30", "term_months": 9})
    )
    assert said["agreement_end:AGR-1"] == ("2028-03-31", "2027-10-03")


@pytest.mark.parametrize(
    ("paper", "end", "notice"),
    [
        ({"expires_on": date(2028, 2, 29)}, "2028-02-29", "2027-12-01"),
        ({"signed_on": "2023-02-28", "term_months": 60}, "2028-02-29", "2027-12-01"),
        ({"signed_on": "2024-02-29", "term_months": 12}, "2025-02-28", "2024-11-30"),
        ({"signed_on": "2023-01-31", "term_months": 1}, "2023-02-28", "2022-11-30"),
        ({"signed_on": "2020-01-01", "effective_on": date(2022, 3, 13), "term_months": 36}, "2025-03-13", "2024-12-13"),
        ({"signed_on": "2020-01-01", "term_months": 12, "expires_on": date(2024, 6, 30)}, "2024-06-30", "2024-04-01"),
    ],
)
def test_the_end_of_a_paper_and_ninety_days_notice(
    say: Callable[..., Days], paper: dict[str, Any], end: str, notice: str
) -> None:
    said = say("2022-01-01", tie(), ("agreement", {"tie": 1, "title": "A", "notice_days": 90, **paper}))
    assert (said["agreement_end:AGR-1"][0], said["notice:AGR-1"][0]) == (end, notice)


def test_a_paper_is_looked_at_half_a_year_before_its_notice(say: Callable[..., Days]) -> None:
    paper = {"tie": 1, "title": "A", "expires_on": date(2027, 3, 31), "notice_days": 90}
    assert say("2026-01-01", tie(), ("agreement", paper))["notice:AGR-1"] == ("2026-12-31", "2026-07-04")


def test_from_half_a_date_comes_no_day(say: Callable[..., Days]) -> None:
    papers = [
        ("agreement", {"tie": 1, "title": "A", "signed_on": day, "term_months": 60})
        for day in ("2022", "2022-05", None)
    ]
    said = say("2026-01-01", tie(signed_on="1976"), *papers)
    assert [said[f"agreement_end:AGR-{n}"] for n in (1, 2, 3)] == [(None, None)] * 3
    assert said["anniversary:TIE-1:2026"] == (None, None)


@pytest.mark.parametrize("status", [TieStatus.TERMINATED, TieStatus.SUSPENDED])
def test_an_ended_tie_owes_nothing_and_a_suspended_one_its_papers_and_its_day(
    say: Callable[..., Days], status: TieStatus
) -> None:
    said = say(
        "2026-01-01",
        tie(status=status, signed_on="1977-04-04", review_on=date(2026, 6, 1)),
        ("agreement", {"tie": 1, "title": "A", "expires_on": date(2027, 3, 31), "notice_days": 90}),
        letter(date(2024, 5, 14)),
    )
    families = {key.split(":")[0] for key in said}
    stays = {"notice", "agreement_end", "anniversary", "tie_review"}
    assert families & (stays | {"silence", "inactive"}) == (stays if status is TieStatus.SUSPENDED else set())


def test_round_anniversaries_are_told_a_year_ahead_and_others_a_month(say: Callable[..., Days]) -> None:
    said = say("2026-01-01", tie(signed_on="1977-04-04"))
    assert said["anniversary:TIE-1:2026"] == ("2026-04-04", "2026-03-05")
    assert said["anniversary:TIE-1:2027"] == ("2027-04-04", "2026-04-04")
    assert said["anniversary:TIE-1:2028"] == ("2028-04-04", "2028-03-05")


def test_a_leap_day_is_kept_on_the_28th_in_common_years(say: Callable[..., Days]) -> None:
    said = say("2026-01-01", tie(signed_on="1960-02-29"))
    days = [said[f"anniversary:TIE-1:{year}"] for year in (2027, 2028, 2030)]
    assert days == [("2027-02-28", "2027-01-29"), ("2028-02-29", "2028-01-30"), ("2030-02-28", "2029-02-28")]


def test_silence_counts_from_the_last_contact(say: Callable[..., Days]) -> None:
    said = say("2024-06-01", tie(), letter(date(2024, 2, 29)), letter(date(2024, 6, 2)))
    assert (said["silence:TIE-1"][0], said["inactive:TIE-1"][0]) == ("2025-02-28", "2026-02-28")


@pytest.mark.parametrize(("today", "asked"), [("2026-05-13", {"silence", "inactive"}), ("2026-05-14", {"inactive"})])
def test_who_is_silent_too_long_is_not_told_twice(say: Callable[..., Days], today: str, asked: set[str]) -> None:
    said = say(today, tie(), letter(date(2024, 5, 14)))
    assert {key.split(":")[0] for key in said} == asked


@pytest.mark.parametrize(("today", "asked"), [("2027-03-31", True), ("2027-04-01", False)])
def test_notice_can_be_given_until_the_end(say: Callable[..., Days], today: str, asked: bool) -> None:
    paper = {"tie": 1, "title": "A", "expires_on": date(2027, 3, 31), "notice_days": 90}
    said = say(today, tie(), ("agreement", paper))
    assert ("notice:AGR-1" in said, "agreement_end:AGR-1" in said) == (asked, True)


def test_a_paper_that_renews_itself_ends_anew_counted_from_its_first_end(say: Callable[..., Days]) -> None:
    paper = {"tie": 1, "title": "A", "expires_on": date(2023, 8, 30), "term_months": 18, "auto_renew": True}
    said = say("2025-02-28", tie(), ("agreement", paper))
    ends = [said.get(f"agreement_end:AGR-1:{turn}", (None,))[0] for turn in range(4)]
    assert ends == [None, "2025-02-28", "2026-08-30", "2028-02-29"]


def test_a_trial_a_review_dues_and_terms_have_their_leads(say: Callable[..., Days]) -> None:
    said = say(
        "2026-01-01",
        tie(status=TieStatus.PROVISIONAL, provisional_until=date(2027, 3, 1), review_on=date(2026, 12, 31)),
        ("membership", {"network": 1, "status": MembershipStatus.MEMBER, "paid_through": date(2027, 3, 1)}),
        ("organization", {"name": "Consul", "type": OrganizationType.CONSULATE, "term_ends_on": date(2027, 3, 1)}),
    )
    assert said["provisional:TIE-1"] == ("2027-03-01", "2026-12-01")
    assert said["tie_review:TIE-1"] == ("2026-12-31", "2026-11-01")
    assert said["dues:MEM-1"] == ("2027-03-01", "2026-12-31")
    assert said["consul_term:ORG-2"] == ("2027-03-01", "2026-12-01")


def test_a_request_is_answered_within_ten_days_on_which_the_office_is_open(
    say: Callable[..., Days], desk: DeskFile
) -> None:
    asked = {**INBOUND, "status": VisitStatus.REQUESTED}
    closed = [("holiday", {"home": 1, "on": date(2026, 11, day), "name": "Closed"}) for day in (26, 27)]
    said = say("2026-11-24", *closed, visit(of=asked, received_on=date(2026, 11, 24)))
    assert said["reply:DEL-1"][0] == "2026-12-10"


def test_a_book_closes_five_open_days_before_a_journey_and_two_before_a_call(say: Callable[..., Days]) -> None:
    arrives = date(2027, 7, 12)  # a Monday; Monday the 5th is kept for the Fourth
    said = say(
        "2027-06-01",
        ("holiday", {"home": 1, "on": date(2027, 7, 5), "name": "Independence Day"}),
        visit(of=OUTBOUND, arrives=arrives),
        visit(of={**INBOUND, "type": VisitType.COURTESY}, arrives=arrives),
    )
    assert (said["book:DEL-1"][0], said["book:DEL-2"][0]) == ("2027-07-02", "2027-07-08")


def test_a_book_closes_before_the_first_item(say: Callable[..., Days]) -> None:
    item = {"delegation": 1, "title": "Dinner on the eve", "type": ItemType.MEAL, "on": date(2027, 5, 9)}
    said = say("2027-01-04", visit(arrives=date(2027, 5, 10)), ("itinerary_item", item))
    assert said["book:DEL-1"][0] == "2027-05-03"


def test_before_a_journey(say: Callable[..., Days]) -> None:
    said = say("2027-01-01", visit(of=OUTBOUND, arrives=date(2027, 5, 10)))
    days = [said[f"{family}:DEL-1"][0] for family in ("devices", "authority", "insurance", "advisory")]
    assert days == ["2027-04-19", "2027-04-26", "2027-04-26", "2027-05-03"]


@pytest.mark.parametrize(
    ("until", "asked"), [(date(2027, 11, 11), True), (date(2027, 11, 12), False), (date(2027, 5, 11), True)]
)
def test_a_passport_holds_six_months_beyond_the_departure(say: Callable[..., Days], until: date, asked: bool) -> None:
    said = say(
        "2027-01-01",
        visit(of=OUTBOUND, arrives=date(2027, 5, 10), departs=date(2027, 5, 12)),
        ("member", {**MEMBER, "passport_until": until}),
    )
    assert said.get("passport:MBR-1") == (("2027-05-10", "2027-02-15") if asked else None)


def test_after_a_visit(say: Callable[..., Days]) -> None:
    spent = {"delegation": 1, "what": "Taxi", "type": CostType.GROUND, "amount": Amount(900, "USD"),
             "on": date(2026, 5, 15), "payer": Payer.CITY, "person": 1}  # fmt: skip
    said = say(
        "2026-06-01",
        ("holiday", {"home": 1, "on": date(2026, 5, 25), "name": "Memorial Day"}),
        visit(of=DONE, arrives=date(2026, 5, 18), departs=date(2026, 5, 22)),
        ("member", {**MEMBER, "passport_until": date(2030, 1, 1)}),
        ("expense", spent),
    )
    days = [said[f"{family}:DEL-1"][0] for family in ("thank_you", "claim", "after_action", "purge")]
    assert days == ["2026-06-01", "2026-06-08", "2026-06-15", "2026-06-21"]


def test_a_weekend_is_never_shifted(say: Callable[..., Days]) -> None:
    saturday = date(2026, 5, 16)
    promise = {"what": "Send", "side": Side.US, "status": FollowUpStatus.OPEN, "due_on": saturday}
    invitation = {"occasion": "Feast", "invited": "The Mayor", "answer": InvitationAnswer.OPEN, "reply_by": saturday}
    said = say(
        "2026-05-14",
        ("holiday", {"home": 1, "on": saturday, "name": "Closed"}),
        ("follow_up", promise),
        ("invitation", invitation),
        ("event", {"name": "Dinner", "type": EventType.DINNER, "on": date(2026, 6, 1), "answer_by": saturday}),
        ("guest", {"event": 1, "name": "Sato", "answer": GuestAnswer.INVITED}),
    )
    assert {said[key][0] for key in ("promise:FUP-1", "invitation:INV-1", "answers:EVE-1")} == {"2026-05-16"}


def test_a_card_for_the_new_year_leaves_in_the_old_one(say: Callable[..., Days]) -> None:
    said = say(
        "2026-05-14",
        ("greeting_list", {"name": "New Year", "occasion": Occasion.NEW_YEAR, "send_by": date(2025, 12, 5)}),
        ("greeting_list", {"name": "Leap", "occasion": Occasion.OTHER, "send_by": date(2024, 2, 29)}),
        ("greeting", {"greeting_list": 1, "year": 2027, "addressed": "Mayor"}),
        ("greeting", {"greeting_list": 2, "year": 2027, "addressed": "Mayor"}),
    )
    assert (said["card:GRE-1"], said["card:GRE-2"][0]) == (("2026-12-05", "2026-11-05"), "2027-02-28")


@pytest.mark.parametrize(
    ("name", "region", "days"),
    [
        ("Aurora", "Colorado", ["2026-04-15", "2026-07-15"]),
        ("Searsboro", "Iowa", [f"2026-0{month}-15" for month in range(2, 8)]),
        ("Riverton", "Illinois", ["2026-01-30"]),
        ("Dallas", "Texas", []),
    ],
)
def test_statements_of_gifts_are_due_as_the_place_says(
    say: Callable[..., Days], name: str, region: str, days: list[str]
) -> None:
    vase = {"what": "Vase", "direction": Direction.RECEIVED, "on": date(2026, 2, 3), "value": Amount(40000, "USD")}
    said = say("2026-07-01", ("gift", {**vase, "recipient": 1}), name=name, region=region, does_gifts=True)
    found = sorted(due for key, (due, _begins) in said.items() if key.startswith("gift_statement") and due)
    assert [d for d in found if d > "2026-01-15"] == days


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2026-03-31", ["2025-04-15", "2025-07-15", "2025-10-15", "2026-01-15"]),
        ("2026-04-01", ["2025-07-15", "2025-10-15", "2026-01-15", "2026-04-15"]),
    ],
)
def test_a_register_without_a_gift_owes_the_nil_statements_of_a_year(
    say: Callable[..., Days], today: str, days: list[str]
) -> None:
    said = say(today, name="Aurora", region="Colorado", does_gifts=True)
    assert [due for key, (due, _begins) in said.items() if key.startswith("gift_statement")] == days


def test_where_there_are_no_periods_each_gift_has_its_day(say: Callable[..., Days]) -> None:
    vase = {"what": "Vase", "direction": Direction.RECEIVED, "on": date(2026, 5, 14), "value": Amount(40000, "USD")}
    said = say("2026-07-01", ("gift", {**vase, "recipient": 1}), name="Fresno", region="California")
    assert said["gift_disclosure:GFT-1"] == ("2026-06-13", "2026-06-13")
    assert not any(key.startswith("gift_statement") for key in said)


def test_gifts_that_add_up_to_a_threshold_stand_in_the_statement_in_which_it_was_reached(
    say: Callable[..., Days],
) -> None:
    law = {"label": "Gifts", "jurisdiction": "Fresno, California", "effective_from": date(2020, 1, 1)}
    rows = [
        ("rule", {**law, "code": f"gift_{code}", "value": value, "unit": unit})
        for code, value, unit in (
            ("threshold_cumulative", 300.0, "USD"), ("window_months", 12.0, "months"),
            ("report_period_months", 3.0, "months"), ("report_after_days", 15.0, "days"),
        )
    ]  # fmt: skip
    vase = {"direction": Direction.RECEIVED, "recipient": 1, "partner": 1, "value": Amount(16000, "USD")}
    gifts = [
        ("gift", {**vase, "what": "Vase", "on": date(2026, 2, 3)}),
        ("gift", {**vase, "what": "Bowl", "on": date(2026, 5, 3)}),
    ]
    said = say("2026-07-01", *rows, *gifts, name="Fresno", region="California")
    found = {key: due for key, (due, _begins) in said.items() if key.startswith("gift")}
    assert list(found.values()) == ["2026-07-15"]
    assert [key for key in found if key.endswith("2026-04-01")]


def test_a_host_family_is_checked_anew_while_the_exchange_lasts(say: Callable[..., Days]) -> None:
    exchange = {"name": "Pupils", "type": ExchangeType.YOUTH, "direction": Way.INBOUND, "ends": "2026-05"}
    family = {"exchange": 1, "family": "Mori", "check_until": date(2026, 9, 30)}
    records = [("exchange", exchange), ("host_family", family)]
    assert say("2026-05-31", *records)["background_check:HFA-1"] == ("2026-09-30", "2026-07-02")
    assert "background_check:HFA-1" not in say("2026-06-01")
