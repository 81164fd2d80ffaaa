"""What bids, advice, programs, leads, requests and holds owe: reckoned by hand, with any dates, with planted faults."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from cityintl import store
from cityintl.desk import records_requests
from cityintl.desk.obligations import answering, engagements, obligations
from cityintl.desk.rules import add_defaults
from cityintl.records.bid import BidStatus, BidStep, BidType, GuaranteeStatus
from cityintl.records.custody import HoldType, RequestStatus
from cityintl.records.lead import LeadStatus
from cityintl.records.liaison import LiaisonType, ProgramStatus, ProgramType
from cityintl.store import DeskFile
from tests.desk.owed import busy
from tests.desk.owed.ledger import read
from tests.desk.owed.maker import DAYS, FIRST, LAST
from tests.desk.owed.naive import owed
from tests.desk.owed.test_nothing_missed import as_claims, differing

NOON = datetime(2026, 5, 14, 15, tzinfo=UTC)
ANY = some.dates(FIRST, LAST) | some.sampled_from(DAYS)
FEW = settings(max_examples=40, deadline=None, phases=tuple(p for p in Phase if p is not Phase.explain))
BID = {"name": "Games", "type": BidType.YOUTH, "status": BidStatus.BIDDING}

#: What the records say where a test says nothing else.
BARE: dict[str, dict[str, Any]] = {
    "event_bid": {"status": BidStatus.BIDDING},
    "bid_stage": {"due": None, "done_on": None},
    "guarantee": {"stage": None, "status": GuaranteeStatus.ASKED},
    "liaison_contact": {"holds_until": None, "asked_again_on": None},
    "visitor_program": {"reply_by": None, "status": ProgramStatus.REQUESTED},
    "investment_lead": {"next_on": None, "status": LeadStatus.INQUIRY},
    "records_request": {
        "received_on": FIRST, "extended_to": None, "status": RequestStatus.RECEIVED, "answered_on": None,
        "withheld_why": None,
    },
    "hold": {"review_on": None, "released_on": None},
}  # fmt: skip


def write(desk: DeskFile, label: str, written: dict[str, dict[str, Any]]) -> None:
    """These values of the first record of kinds, all else as it began."""
    with desk.write(label) as door:
        for kind, values in BARE.items():
            door.set(kind, 1, {**values, **written.get(kind, {})})


@pytest.fixture(scope="module")
def lone(ready_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    """A desk with the usual rules, some holidays, and one record of each of these kinds."""
    path = tmp_path_factory.mktemp("lone") / ready_desk.name
    with store.open_desk(shutil.copy(ready_desk, path), lambda: NOON) as desk:
        add_defaults(desk)
        with desk.write("One of each") as door:
            for day in (date(2026, 5, 25), date(2026, 7, 3), date(2027, 1, 1)):
                door.add("holiday", {"home": 1, "on": day, "name": "Closed"})
            door.add("event_bid", BID)
            door.add("bid_stage", {"bid": 1, "what": "Book", "stage": BidStep.BOOK})
            door.add("guarantee", {"bid": 1, "what": "Deficit", "status": GuaranteeStatus.ASKED})
            door.add("liaison_contact", {"question": "May we?", "type": LiaisonType.EMBASSY, "on": FIRST})
            door.add("visitor_program", {"name": "W", "type": ProgramType.IVLP, "status": ProgramStatus.REQUESTED})
            door.add("investment_lead", {"code_name": "Maple", "status": LeadStatus.INQUIRY})
            door.add("records_request", {"subject": "All", "received_on": FIRST, "status": RequestStatus.RECEIVED})
            door.add("hold", {"matter": "Doe", "type": HoldType.AUDIT, "since": FIRST})
        yield desk


@pytest.fixture
def told(lone: DeskFile) -> Callable[..., dict[str, tuple[str | None, str | None, str]]]:
    """Write these values of the first record of kinds; due day, beginning and state by key."""

    def telling(today: str, **written: dict[str, Any]) -> dict[str, tuple[str | None, str | None, str]]:
        write(lone, "Change", written)
        found = obligations(lone, FIRST, LAST, date.fromisoformat(today))
        return {
            o.key: (o.due and str(o.due), o.begins and str(o.begins), o.state.name)
            for o in found
            if o.kind not in ("tie", "organization")
        }

    return telling


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-05-14", "2026-05-21"),  # a Thursday: Friday, then Monday to Thursday
        ("2026-05-15", "2026-05-22"),
        ("2026-05-20", "2026-05-28"),  # Memorial Day between
        ("2026-05-23", "2026-06-01"),  # a Saturday before Memorial Day
        ("2026-06-30", "2026-07-08"),  # the third of July is kept
        ("2026-12-28", "2027-01-05"),  # over New Year
    ],
)
def test_illinois_gives_five_business_days(told: Any, received: str, due: str) -> None:
    request = {"received_on": date.fromisoformat(received), "status": RequestStatus.SEARCHING, "extended_to": None}
    assert told("2026-05-14", records_request=request)["records_request:RRQ-1"] == (due, due, "OPEN")


def test_a_typed_extension_goes_before_the_law_and_an_answer_closes_it(told: Any) -> None:
    request = {"received_on": date(2026, 5, 14), "extended_to": date(2026, 5, 29), "status": RequestStatus.REVIEWING}
    assert told("2026-05-14", records_request=request)["records_request:RRQ-1"] == ("2026-05-29", "2026-05-29", "OPEN")
    closed = {
        **request,
        "status": RequestStatus.DENIED,
        "answered_on": date(2026, 5, 20),
        "withheld_why": "Section 7(1)(a).",
    }
    assert told("2026-05-14", records_request=closed)["records_request:RRQ-1"][2] == "DONE"


@pytest.mark.parametrize(
    ("region", "due"),
    [
        ("California", "2026-05-24"), ("Alaska", "2026-05-29"), ("Tennessee", "2026-05-26"), ("Iowa", None),
    ],
)  # fmt: skip
def test_other_states_have_other_terms_and_many_have_none(told: Any, lone: DeskFile, region: str, due: str) -> None:
    with lone.write("Move") as door:
        door.set("home", 1, {"region": region})
    try:
        request = {"received_on": date(2026, 5, 14), "status": RequestStatus.RECEIVED, "extended_to": None}
        assert told("2026-05-14", records_request=request)["records_request:RRQ-1"][0] == due
    finally:
        with lone.write("Move back") as door:
            door.set("home", 1, {"region": "Illinois"})


def test_a_guarantee_is_answered_three_weeks_before_its_stage(told: Any) -> None:
    asked = {"stage": 1, "status": GuaranteeStatus.WITH_COUNSEL}
    stage = {"due": date(2026, 9, 30)}
    said = told("2026-05-14", bid_stage=stage, guarantee=asked)
    assert said["bid_stage:BST-1"] == ("2026-09-30", "2026-08-31", "OPEN")
    assert said["guarantee:GUA-1"] == ("2026-09-09", "2026-09-09", "OPEN")
    refused = {"stage": 1, "status": GuaranteeStatus.REFUSED, "note": "State law."}
    said = told("2026-05-14", bid_stage=stage, guarantee=refused)
    assert said["guarantee:GUA-1"][2] == "DONE"
    lost = {"status": BidStatus.LOST, "decided_on": FIRST, "outcome": "Elsewhere."}
    said = told("2026-05-14", event_bid=lost, bid_stage=stage, guarantee=asked)
    assert not any(key.startswith(("bid_stage", "guarantee")) for key in said)


def test_advice_a_hold_a_program_and_a_lead_have_their_day(told: Any, lone: DeskFile) -> None:
    said = told(
        "2026-05-14",
        liaison_contact={"holds_until": date(2026, 12, 31)},
        hold={"review_on": date(2026, 12, 31)},
        visitor_program={"reply_by": date(2026, 6, 1)},
        investment_lead={"next_on": date(2026, 6, 2)},
    )
    assert said["ask_again:LIA-1"] == ("2026-12-31", "2026-12-01", "OPEN")
    assert said["hold_review:HLD-1"] == ("2026-12-31", "2026-12-17", "OPEN")
    assert said["program_reply:VPR-1"][:2] == ("2026-06-01", "2026-06-01")
    assert said["lead_step:LED-1"][:2] == ("2026-06-02", "2026-06-02")
    private = {o.key for o in obligations(lone, FIRST, LAST, FIRST) if o.private}
    assert private == {"lead_step:LED-1"}, "a calendar on a telephone tells nothing of a firm"


@given(
    some.fixed_dictionaries({"due": some.none() | ANY, "done_on": some.none() | ANY}),
    some.sampled_from(GuaranteeStatus),
    some.sampled_from([None, 1]),
    some.sampled_from(BidStatus),
    ANY,
)
@FEW
def test_any_bid(
    lone: DeskFile, stage: dict[str, Any], status: GuaranteeStatus, needed: int | None, bid: BidStatus, today: date
) -> None:
    asked = {"status": status, "stage": needed, "approved_by": "Council", "approved_on": FIRST, "note": "No."}
    over = {"status": bid, "decided_on": FIRST, "outcome": "Elsewhere."}
    _agree(lone, today, event_bid=over, bid_stage=stage, guarantee=asked)


@given(ANY, some.none() | some.integers(0, 60), some.sampled_from(RequestStatus), ANY)
@FEW
def test_any_request(lone: DeskFile, received: date, more: int | None, status: RequestStatus, today: date) -> None:
    extended = None if more is None else date.fromordinal(received.toordinal() + more)
    request = {"received_on": received, "extended_to": extended, "status": status}
    _agree(lone, today, records_request={**request, "answered_on": LAST, "withheld_why": "Section 7."})


@given(some.none() | ANY, some.none() | ANY, some.sampled_from(ProgramStatus), some.sampled_from(LeadStatus), ANY)
@FEW
def test_any_advice_program_lead_and_hold(
    lone: DeskFile, one: date | None, two: date | None, program: ProgramStatus, lead: LeadStatus, today: date
) -> None:
    _agree(
        lone,
        today,
        liaison_contact={"holds_until": one, "asked_again_on": two},
        visitor_program={"reply_by": one, "status": program},
        investment_lead={"next_on": two, "status": lead},
        hold={"review_on": one, "released_on": two, "released_by": "Counsel"},
    )


def _agree(desk: DeskFile, today: date, **written: dict[str, Any]) -> None:
    write(desk, "Change", written)
    assert (
        differing(as_claims(obligations(desk, FIRST, LAST, today), today), owed(read(desk.path), FIRST, LAST, today))
        == []
    )


@pytest.mark.parametrize(
    ("key", "kind", "field", "begun"),
    [
        ("bid_stage:BST-1", "bid_stage", "done_on", {"due": date(2026, 6, 1), "done_on": None}),
        ("ask_again:LIA-1", "liaison_contact", "asked_again_on",
         {"holds_until": date(2026, 6, 1), "asked_again_on": None}),
        ("records_request:RRQ-1", "records_request", "answered_on",
         {"received_on": date(2026, 5, 14), "status": RequestStatus.RECEIVED, "answered_on": None}),
    ],
)  # fmt: skip
def test_done_is_written_into_the_record_itself(
    lone: DeskFile, key: str, kind: str, field: str, begun: dict[str, Any]
) -> None:
    write(lone, "Begin", {kind: begun})
    found = answering.called(obligations(lone, None, LAST, NOON.date()), key)
    answering.finish(lone, found, NOON.date())
    assert lone.get(kind, 1).values[field] == NOON.date()
    assert key not in {each.key for each in obligations(lone, None, LAST, NOON.date())}


# -- what the checker would notice


@pytest.fixture(scope="module")
def busy_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskFile]:
    with busy.make(tmp_path_factory.mktemp("planted") / "Busy.cityintl") as desk:
        yield desk


class Released:
    """A view that forgets that holds were released."""

    def __init__(self, view: Any) -> None:
        self.view = view

    def __getattr__(self, name: str) -> Any:
        return getattr(self.view, name)

    def rows(self, kind: str, *fields: str, **_where: Any) -> Any:
        return self.view.rows(kind, *fields)


def _never_done(found: Any, _done: object) -> Any:
    return found


FAULTS: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "a bid that is over still asks": (
        "bid_stage guarantee", lambda mp: mp.setattr(engagements, "_ALIVE", tuple(BidStatus))
    ),
    "a refused guarantee is still open": (
        "guarantee", lambda mp: mp.setattr(engagements, "_ANSWERED", (GuaranteeStatus.APPROVED,))
    ),
    "nothing is ever done": (
        "bid_stage guarantee ask_again program_reply records_request",
        lambda mp: mp.setattr(engagements, "done_if", _never_done),
    ),
    "a lost lead still asks": ("lead_step", lambda mp: mp.setattr(engagements, "_SETTLED", ())),
    "the law of another place": (
        "records_request", lambda mp: mp.setattr(records_requests, "jurisdiction_of", lambda _home: "California")
    ),
    "the law of today": (
        "records_request",
        lambda mp: mp.setattr(
            records_requests, "in_force",
            lambda rules, code, _on, place: next((r for r in rules[::-1] if r.code == code and r.jurisdiction), None),
        ),
    ),
    "holidays are worked": (
        "records_request",
        lambda mp: mp.setattr(
            records_requests, "moved", lambda rule, day, free: _at_work_always(rule, day)
        ),
    ),
}  # fmt: skip


def _at_work_always(rule: Any, day: date) -> date:
    """The term of a rule without a look at holidays."""
    from cityintl.desk.rules import moved

    return moved(rule, day)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_is_planted_is_found(busy_desk: DeskFile, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    families, plant = FAULTS[fault]
    plant(monkeypatch)
    _found_in(busy_desk, set(families.split()))


def test_a_released_hold_that_is_asked_about_is_found(busy_desk: DeskFile, monkeypatch: pytest.MonkeyPatch) -> None:
    from cityintl.desk import obligations as every

    reviews = engagements.hold_reviews
    wrong = tuple((lambda view: reviews(Released(view))) if tell is reviews else tell for tell in every.FAMILIES)
    monkeypatch.setattr(every, "FAMILIES", wrong)
    _found_in(busy_desk, {"hold_review"})


def _found_in(desk: DeskFile, families: set[str]) -> None:
    today = date(2026, 5, 14)
    lines = differing(
        as_claims(obligations(desk, FIRST, LAST, today), today), owed(read(desk.path), FIRST, LAST, today)
    )
    assert {line.partition(":")[0] for line in lines} == families
