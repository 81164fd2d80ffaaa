"""Bids for events: costs against the ceiling, stages one after the other, and how they were decided."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk import bids
from cityintl.errors import UserError
from cityintl.records.bid import BidStatus, BidStep, BidType, GuaranteeStatus
from cityintl.records.money import Amount
from cityintl.store import DeskFile, Invalid

TODAY = date(2026, 5, 14)


@pytest.fixture
def bid(desk: DeskFile) -> int:
    with desk.write("Add") as door:
        number = door.add(
            "event_bid",
            {"name": "Games", "type": BidType.YOUTH, "status": BidStatus.CONSIDERING, "stage": BidStep.EXPRESSION,
             "ceiling": Amount(90_000_00, "USD")},
        )  # fmt: skip
        for what, stage, due in (
            ("Letter", BidStep.EXPRESSION, date(2026, 5, 1)),
            ("Book", BidStep.BOOK, date(2026, 8, 1)),
            ("Vote", BidStep.DECISION, None),
        ):
            door.add("bid_stage", {"bid": number, "what": what, "stage": stage, "due": due})
    return number


def guarantee(desk: DeskFile, bid: int, status: GuaranteeStatus, cost: Amount | None = None) -> int:
    with desk.write("Add") as door:
        return door.add(
            "guarantee",
            {"bid": bid, "what": f"Promise {cost}", "status": status, "exposure": cost, "approved_by": "Council",
             "approved_on": TODAY, "note": "No limit."},
        )  # fmt: skip


def standing(desk: DeskFile, bid: int) -> tuple[str, str]:
    return bids.standing(desk.get("event_bid", bid).values, bids.stages_of(desk, bid), TODAY)


def test_a_bid_goes_from_stage_to_stage(desk, bid) -> None:
    assert standing(desk, bid) == ("Letter: 13 days late, 1 May 2026.", "red")
    bids.stage_done(desk, 1, TODAY)
    values = desk.get("event_bid", bid).values
    assert (values["stage"], values["status"]) == (BidStep.BOOK, BidStatus.BIDDING)
    assert standing(desk, bid) == ("Book: due 1 August 2026, in 79 days.", "amber")
    bids.stage_done(desk, 2, TODAY)
    assert standing(desk, bid)[0] == "No stage has a day yet: add what is due, and when."
    bids.stage_done(desk, 3, TODAY)
    assert desk.get("event_bid", bid).values["stage"] is BidStep.DECISION
    assert standing(desk, bid) == ("Everything is handed in: the owner decides.", "grey")
    assert desk.undo() == "Bid “Games”: done, Vote"
    assert desk.get("bid_stage", 3).values["done_on"] is None


def test_won_only_when_every_guarantee_was_answered(desk, bid) -> None:
    asked = guarantee(desk, bid, GuaranteeStatus.WITH_COUNSEL)
    with pytest.raises(UserError, match="1 guarantee is still open"):
        bids.decide(desk, bid, BidStatus.WON, TODAY, "")
    with desk.write("Refuse") as door:
        door.set("guarantee", asked, {"status": GuaranteeStatus.REFUSED})
    bids.decide(desk, bid, BidStatus.WON, TODAY, "")
    values = desk.get("event_bid", bid).values
    assert (values["status"], values["decided_on"], values["stage"]) == (BidStatus.WON, TODAY, BidStep.DECISION)
    assert standing(desk, bid) == ("Won on 14 May 2026.", "green")
    bids.reopen(desk, bid)
    assert desk.get("event_bid", bid).values["status"] is BidStatus.BIDDING


@pytest.mark.parametrize("status", [BidStatus.LOST, BidStatus.WITHDRAWN])
def test_what_was_not_won_keeps_its_reason(desk, bid, status) -> None:
    with pytest.raises(UserError, match="Why was it not won"):
        bids.decide(desk, bid, status, TODAY, " ")
    bids.decide(desk, bid, status, TODAY, "No airport.")
    assert desk.get("event_bid", bid).values["outcome"] == "No airport."
    bids.reopen(desk, bid)
    bids.decide(desk, bid, status, TODAY, "")
    assert desk.get("event_bid", bid).values["outcome"] == "No airport.", "what was said before still holds"


def test_a_decision_typed_by_hand_is_asked_for_the_same(desk, bid) -> None:
    with pytest.raises(Invalid) as wrong, desk.write("Set") as door:
        door.set("event_bid", bid, {"status": BidStatus.LOST})
    assert {p.field for p in wrong.value.problems} == {"decided_on", "outcome"}
    with pytest.raises(Invalid, match="who approved it"), desk.write("Set") as door:
        door.add("guarantee", {"bid": bid, "what": "Beds", "status": GuaranteeStatus.APPROVED})


def test_guarantees_are_held_against_the_ceiling(desk, bid) -> None:
    guarantee(desk, bid, GuaranteeStatus.APPROVED, Amount(50_000_00, "USD"))
    guarantee(desk, bid, GuaranteeStatus.ASKED, Amount(40_000_00, "USD"))
    guarantee(desk, bid, GuaranteeStatus.REFUSED, Amount(900_000_00, "USD"))
    ceiling = desk.get("event_bid", bid).values["ceiling"]
    found = bids.exposure(ceiling, bids.guarantees_of(desk, bid))
    assert bids.exposure_words(found, ceiling) == ("Guaranteed $50,000, asked $40,000 more; the ceiling is $90,000.")
    guarantee(desk, bid, GuaranteeStatus.WITH_COUNSEL, Amount(1, "USD"))
    guarantee(desk, bid, GuaranteeStatus.ASKED, Amount(5, "EUR"))
    found = bids.exposure(ceiling, bids.guarantees_of(desk, bid))
    assert found.over and found.unknown == 1
    assert "the ceiling of $90,000 would be passed; 1 has no figure" in bids.exposure_words(found, ceiling)


MONEY = some.none() | some.builds(Amount, some.integers(0, 10**12), some.sampled_from(["USD", "EUR"]))


@given(MONEY, some.lists(some.fixed_dictionaries({"status": some.sampled_from(GuaranteeStatus), "exposure": MONEY})))
def test_nothing_is_added_up_across_currencies_and_none_is_lost(
    ceiling: Amount | None, guarantees: list[dict[str, Any]]
) -> None:
    found = bids.exposure(ceiling, guarantees)
    alive = [g for g in guarantees if g["status"] is not GuaranteeStatus.REFUSED]
    code = found.given.currency if found.given else None
    counted = [g["exposure"] for g in alive if g["exposure"] and g["exposure"].currency == code]
    assert found.unknown == len(alive) - len(counted)
    if found.given and found.asked:
        assert found.given.minor + found.asked.minor == sum(each.minor for each in counted)
        assert ceiling is None or ceiling.currency == code
        assert found.over == bool(ceiling and found.given.minor + found.asked.minor > ceiling.minor)
    else:
        assert counted == [] and ceiling is None and not found.over
