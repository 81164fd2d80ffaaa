"""What is known in part, what lacks its day, and by which rule what happened is judged: reckoned by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from cityintl.records.event import InvitationAnswer
from cityintl.records.member import VisaLetter
from cityintl.records.membership import Occasion
from cityintl.store import DeskFile
from tests.desk.owed.records import DONE, MEMBER, OUTBOUND, UNTIL, Days, tie, visit


def test_notice_of_an_end_known_to_the_month_lies_between_two_days(known: Callable[..., dict[str, str]]) -> None:
    paper = {"tie": 1, "title": "A", "signed_on": "2022-05", "term_months": 60, "notice_days": 90}
    said = known("2026-11-23", tie(), ("agreement", paper))
    assert said["agreement_end:AGR-1"] == "2027-05"
    assert said["notice:AGR-1"] == "2027-01-31/2027-03-02"
    assert "notice:AGR-1" in known("2026-11-23", since="2027-01-01", until="2027-04-30")
    assert "notice:AGR-1" not in known("2026-11-23", since="2027-03-03", until="2027-04-30")


@pytest.mark.parametrize(("today", "late"), [("2006-05-31", False), ("2006-06-01", True)])
def test_an_end_known_to_the_month_is_late_when_its_last_day_is_over(
    say: Callable[..., Days], desk: DeskFile, today: str, late: bool
) -> None:
    from cityintl.desk.obligations import obligations

    say("2026-01-01", tie(), ("agreement", {"tie": 1, "title": "A", "signed_on": "2001-05", "term_months": 60}))
    found = {each.key: each for each in obligations(desk, None, UNTIL, date.fromisoformat(today))}
    assert found["agreement_end:AGR-1"].late(date.fromisoformat(today)) is late


def test_without_a_first_day_an_end_far_ahead_is_not_asked(known: Callable[..., dict[str, str]]) -> None:
    paper = ("agreement", {"tie": 1, "title": "A", "signed_on": "2025", "term_months": 240})
    assert "agreement_end:AGR-1" not in known("2026-11-23", tie(), paper, until="2026-12-31")
    assert "agreement_end:AGR-1" in known("2026-11-23", until="2045-12-31")


def test_a_paper_that_renewed_itself_without_a_term_asks_for_its_next_end(known: Callable[..., dict[str, str]]) -> None:
    paper = {"tie": 1, "title": "A", "expires_on": date(2019, 6, 30), "auto_renew": True, "notice_days": 90}
    assert known("2026-01-01", tie(), ("agreement", paper)) == {"agreement_end:AGR-1": "", "silence:TIE-1": ""}


def test_what_happened_is_judged_by_the_rule_of_its_own_day(say: Callable[..., Days]) -> None:
    newer = {"code": "after_action_after", "label": "Sooner", "value": 5.0, "unit": "working days",
             "effective_from": date(2026, 12, 15)}  # fmt: skip
    records = [visit(of=DONE, arrives=date(2026, 11, 10), departs=date(2026, 11, 12)), ("rule", newer)]
    before = say("2026-12-01", *records)["after_action:DEL-1"]
    assert before == say("2026-12-20")["after_action:DEL-1"] == ("2026-12-03", "2026-12-03")
    said = say("2027-01-30", visit(of=DONE, arrives=date(2027, 1, 4), departs=date(2027, 1, 6)))
    assert said["after_action:DEL-2"][0] == "2027-01-13"


@pytest.mark.parametrize(
    ("signed", "today", "families"),
    [
        ("2026-01-10", "2026-05-14", {"silence": "2027-01-10", "inactive": "2028-01-10"}),
        ("2025-01-10", "2026-05-14", {"silence": "2026-01-10", "inactive": "2027-01-10"}),
        ("2024-05-14", "2026-05-14", {"silence": None}),
        ("1977", "2026-05-14", {"silence": None}),
        (None, "2026-05-14", {"silence": None}),
    ],
)
def test_a_tie_without_any_contact_is_told_once(
    say: Callable[..., Days], signed: str | None, today: str, families: dict[str, str | None]
) -> None:
    said = say(today, tie(signed_on=signed))
    found = {key.split(":")[0]: due for key, (due, _b) in said.items() if key.split(":")[0] in ("silence", "inactive")}
    assert found == families


def test_what_lacks_its_day_is_told_without_one(known: Callable[..., dict[str, str]]) -> None:
    asked = {"occasion": "Feast", "invited": "The Mayor", "answer": InvitationAnswer.OPEN}
    found = known(
        "2026-05-14",
        ("invitation", asked),
        ("invitation", {**asked, "on": date(2026, 5, 13)}),
        ("greeting_list", {"name": "Some day", "occasion": Occasion.OTHER}),
        ("greeting_list", {"name": "New Year", "occasion": Occasion.NEW_YEAR}),
        ("greeting", {"greeting_list": 1, "year": 2027, "addressed": "Mayor"}),
        ("greeting", {"greeting_list": 2, "year": 2027, "addressed": "Mayor"}),
        visit(),
        ("member", {**MEMBER, "visa_letter": VisaLetter.REQUESTED}),
    )
    assert found == {
        "invitation:INV-1": "", "card:GRE-1": "2027", "card:GRE-2": "2026-07-01/2027-06-30", "visa_letter:DEL-1": "",
    }  # fmt: skip


def test_authority_is_asked_before_the_agenda_of_the_last_council_closes(say: Callable[..., Days]) -> None:
    council = [
        ("council_day", {"home": 1, "on": on, "name": "Regular", "agenda_closes": closes})
        for on, closes in (
            (date(2027, 4, 6), date(2027, 3, 31)), (date(2027, 4, 20), date(2027, 4, 14)), (date(2027, 5, 11), None),
        )
    ]  # fmt: skip
    said = say("2027-01-01", *council, visit(of=OUTBOUND, arrives=date(2027, 5, 10)))
    assert said["authority:DEL-1"][0] == "2027-03-31"
    assert say("2027-06-01", visit(of=OUTBOUND, arrives=date(2027, 9, 10)))["authority:DEL-2"][0] == "2027-08-27"


def test_a_partner_has_a_national_day_of_its_own(say: Callable[..., Days]) -> None:
    said = say("2027-01-01", ("partner", {"name": "Tamale", "national_day": "March 6, Independence Day"}))
    assert said["national_day:PAR-2:2027"] == ("2027-03-06", "2027-02-04")
