"""One record with any dates at all: what the program says of it is what the naive checker finds by walking."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from cityintl import store
from cityintl.desk.rules import add_defaults
from cityintl.records.costs import CostType
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.exchange import Payer
from cityintl.records.member import MemberRole, VisaLetter
from cityintl.records.memory import Direction, Medium
from cityintl.records.money import Amount
from cityintl.records.organization import OrganizationType
from cityintl.records.reminder import Answer
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile
from tests.desk.owed.ledger import Claim, read
from tests.desk.owed.naive import owed
from tests.desk.owed.test_nothing_missed import as_claims, differing

FIRST, LAST = date(2023, 1, 1), date(2029, 12, 31)
DAYS = some.dates(FIRST, LAST) | some.sampled_from(
    [date(2024, 2, 29), date(2028, 2, 29), date(2025, 2, 28), date(2026, 12, 31), date(2027, 3, 28), date(2027, 1, 31)]
)
PARTLY = some.tuples(some.dates(date(1950, 1, 1), LAST) | DAYS, some.sampled_from([4, 7, 10])).map(
    lambda pair: pair[0].isoformat()[: pair[1]]
)
NOON = datetime(2026, 5, 14, 15, tzinfo=UTC)
#: Explaining a failure line by line takes longer than a test may.
QUICK = tuple(phase for phase in Phase if phase is not Phase.explain)
FEW = settings(max_examples=40, deadline=None, phases=QUICK)

#: What the records say where a test says nothing else.
BARE: dict[tuple[str, int], dict[str, Any]] = {
    ("tie", 1): {
        "status": TieStatus.ACTIVE, "signed_on": None, "review_on": None, "provisional_until": None,
    },
    ("agreement", 1): {
        "signed_on": None, "effective_on": None, "term_months": None, "notice_days": None, "auto_renew": None,
        "expires_on": None,
    },
    ("organization", 1): {"national_day": None, "country": None},
    ("partner", 1): {"country": None, "national_day": None},
    ("delegation", 1): {"status": VisitStatus.CONFIRMED, "arrives": None, "departs": None, "received_on": None,
                        "reply_due": None, "purge_on": None},
    ("correspondence", 1): {"on": FIRST, "partner": 1, "person": None, "organization": None, "medium": Medium.LETTER},
}  # fmt: skip


@pytest.fixture(scope="module")
def lone(ready_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    """A desk with the usual rules and one record of each kind that is asked here."""
    path = tmp_path_factory.mktemp("lone") / ready_desk.name
    with store.open_desk(shutil.copy(ready_desk, path), lambda: NOON) as desk:
        add_defaults(desk)
        with desk.write("One of each") as door:
            door.add("partner", {"name": "Nagoya"})
            door.add("tie", {"partner": 1, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
            door.add("agreement", {"tie": 1, "title": "Paper"})
            door.add("person", {"family": "Sato"})
            door.add("person", {"family": "Mori"})
            door.add("organization", {"name": "Consulate", "type": OrganizationType.CONSULATE})
            visit = {"direction": VisitWay.INBOUND, "type": VisitType.WORKING, "status": VisitStatus.CONFIRMED}
            door.add("delegation", {"name": "Visit", **visit})
            door.add("member", {"delegation": 1, "person": 1, "role": MemberRole.MEMBER})
            door.add(
                "correspondence",
                {"on": FIRST, "subject": "Hello", "direction": Direction.SENT, "medium": Medium.LETTER, "partner": 1},
            )
            door.add(
                "expense",
                {"delegation": 1, "what": "Taxi", "type": CostType.GROUND, "amount": Amount(100, "USD"), "on": FIRST,
                 "payer": Payer.CITY, "person": 1},
            )  # fmt: skip
            door.connect("correspondence", 1, "about", "delegation", 1)
        yield desk


@pytest.fixture(scope="module")
def agrees(lone: DeskFile) -> Callable[[date, dict[tuple[str, int], dict[str, Any]]], list[Claim]]:
    """Write these values, and compare what is said on a day over all the years with what is found by walking."""
    from cityintl.desk.obligations import obligations

    def agreeing(today: date, written: dict[tuple[str, int], dict[str, Any]]) -> list[Claim]:
        with lone.write("Change") as door:
            for (kind, number), values in {**BARE, **written}.items():
                door.set(kind, number, {**BARE.get((kind, number), {}), **values})
        said = as_claims(obligations(lone, FIRST, LAST, today), today)
        assert differing(said, owed(read(lone.path), FIRST, LAST, today)) == []
        return said

    return agreeing


@given(
    some.fixed_dictionaries(
        {
            "signed_on": some.none() | PARTLY,
            "effective_on": some.none() | DAYS,
            "term_months": some.none() | some.integers(1, 130),
            "notice_days": some.none() | some.integers(0, 800),
            "auto_renew": some.none() | some.booleans(),
        }
    ),
    some.none() | DAYS,
    DAYS,
    some.sampled_from(TieStatus),
)
@FEW
def test_an_agreement(agrees: Any, paper: dict[str, Any], expires: date | None, today: date, status: TieStatus) -> None:
    if expires and paper["signed_on"] and expires.isoformat()[: len(paper["signed_on"])] < paper["signed_on"]:
        expires = None
    agrees(today, {("agreement", 1): {**paper, "expires_on": expires}, ("tie", 1): {"status": status}})


@given(
    some.fixed_dictionaries(
        {
            "signed_on": some.none() | PARTLY,
            "review_on": some.none() | DAYS,
            "provisional_until": some.none() | DAYS,
            "status": some.sampled_from(TieStatus),
        }
    ),
    some.none() | DAYS,
    DAYS,
)
@FEW
def test_a_tie_and_its_last_letter_or_none(agrees: Any, tie: dict[str, Any], letter: date | None, today: date) -> None:
    written = {"on": letter} if letter else {"partner": None}
    agrees(today, {("tie", 1): tie, ("correspondence", 1): written})


@given(
    some.fixed_dictionaries(
        {
            "direction": some.sampled_from(VisitWay),
            "type": some.sampled_from(VisitType),
            "status": some.sampled_from(VisitStatus),
            "partner": some.sampled_from([None, 1]),
            "arrives": some.none() | DAYS,
            "received_on": some.none() | DAYS,
            "reply_due": some.none() | DAYS,
            "purge_on": some.none() | DAYS,
            "outcome": some.sampled_from([None, "Two schools write."]),
            "authority": some.sampled_from([None, "Council 12-3"]),
            "insurance": some.sampled_from([None, "Policy"]),
            "advisory": some.sampled_from([None, "Level 1"]),
            "head": some.sampled_from([None, 1, 2]),
            "their_lead": some.sampled_from([None, 1]),
            "requester": some.sampled_from([None, 1]),
        }
    ),
    some.none() | some.integers(0, 12),
    some.fixed_dictionaries(
        {"visa_letter": some.none() | some.sampled_from(VisaLetter), "passport_until": some.none() | DAYS}
    ),
    some.none() | DAYS,
    some.fixed_dictionaries(
        {
            "on": DAYS,
            "medium": some.sampled_from([Medium.LETTER, Medium.LETTER, Medium.CARD, Medium.PHONE]),
            "person": some.sampled_from([None, None, 1, 2]),
            "organization": some.sampled_from([None, None, 1]),
        }
    ),
    DAYS,
)
@settings(max_examples=120, deadline=None, phases=QUICK)
def test_a_visit_with_its_traveler_and_expense(
    agrees: Any,
    visit: dict[str, Any],
    length: int | None,
    member: dict[str, Any],
    claimed: date | None,
    letter: dict[str, Any],
    today: date,
) -> None:
    departs = None
    if visit["arrives"] and length is not None:
        departs = date.fromordinal(visit["arrives"].toordinal() + length)
    agrees(
        today,
        {
            ("delegation", 1): {**visit, "departs": departs, "decision_reason": "No time."},
            ("member", 1): member,
            ("expense", 1): {"claimed_on": claimed},
            ("correspondence", 1): letter,
        },
    )


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("11 November", ["2027-11-11", "2028-11-11"]),
        ("November 11", ["2027-11-11", "2028-11-11"]),
        ("06-12", ["2027-06-12", "2028-06-12"]),
        ("3rd of nothing", []),
        ("29 February", ["2027-02-28", "2028-02-29"]),
        ("02-29", ["2027-02-28", "2028-02-29"]),
        ("the first Monday of June", []),
        ("31 June", []),
        ("May 3 and November 11", ["2027-05-03", "2027-11-11", "2028-05-03", "2028-11-11"]),
        ("14 July, and Sept. 2nd", ["2027-07-14", "2027-09-02", "2028-07-14", "2028-09-02"]),
    ],
)
def test_a_national_day_is_read_from_its_words(agrees: Any, written: str, days: list[str]) -> None:
    for kind in ("organization", "partner"):
        said = agrees(date(2027, 1, 1), {(kind, 1): {"national_day": written}})
        assert [f"{c.due}" for c in said if c.family == "national_day" and c.due and c.due.year in (2027, 2028)] == days


def test_a_partner_s_country_has_its_day_once_and_only_where_it_is_known_without_a_doubt(agrees: Any) -> None:
    def days(country: str | None, **office: Any) -> list[str]:
        written = {("partner", 1): {"country": country}, ("organization", 1): {"country": country, **office}}
        said = agrees(date(2027, 1, 1), written)
        return [f"{c.key} {c.due}" for c in said if c.family == "country_day" and c.due and c.due.year == 2027]

    assert days("FR") == ["country_day:PAR-1:2027 2027-07-14"]
    assert days("JP") == days("US") == days(None) == []
    assert days("FR", national_day="the 14th, we think") == [], "the office says it itself"
    consul = agrees(date(2027, 1, 1), {("partner", 1): {"country": None}, ("organization", 1): {"country": "FR"}})
    keys = {c.key for c in consul if c.family == "country_day"}
    assert "country_day:ORG-1:2027" in keys, "a consul has a day without a partner there"
    ended = {("partner", 1): {"country": "FR"}, ("tie", 1): {"status": TieStatus.TERMINATED}}
    assert [c for c in agrees(date(2027, 1, 1), ended) if c.family == "country_day"] == []


def test_a_national_day_keeps_its_key_when_its_day_is_corrected(agrees: Any) -> None:
    keys = [
        {c.key for c in agrees(date(2027, 1, 1), {("organization", 1): {"national_day": day}})
         if c.family == "national_day"}
        for day in ("3 May", "4 May")
    ]  # fmt: skip
    assert keys[0] == keys[1] != set()


def test_what_was_said_to_an_obligation_holds_for_its_day_only(agrees: Any, lone: DeskFile) -> None:
    today, day = date(2027, 1, 1), date(2027, 2, 1)

    def state(review_on: date = day, **answer: Any) -> str:
        more = {("reminder", 1): answer} if answer else {}
        said = agrees(today, {("tie", 1): {"review_on": review_on}, **more})
        return str(next(c.state for c in said if c.key == "tie_review:TIE-1"))

    said = {"what": "Review", "key": "tie_review:TIE-1", "due_on": day, "reason": "Asked to wait."}
    assert state() == "open"
    with lone.write("Put off") as door:
        door.add("reminder", {**said, "answer": Answer.PUT_OFF, "until": date(2027, 1, 2)})
    assert state() == "snoozed"
    assert state(until=today) == "open", "it comes back on the day itself"
    with lone.write("Close") as door:
        door.add("reminder", {**said, "answer": Answer.CLOSED})
    assert state() == "done"
    assert state(review_on=date(2027, 2, 2)) == "open", "another day asks anew"
