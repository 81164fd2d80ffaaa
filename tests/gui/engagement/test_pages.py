"""The pages of a bid, a records request and a hold: how each stands, what is offered, and what it writes."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from cityintl.desk.rules import add_defaults
from cityintl.records.bid import BidStatus, BidStep, BidType, CounselView, GuaranteeStatus
from cityintl.records.custody import HoldType, RequestStatus
from cityintl.records.money import Amount

TODAY = date(2026, 5, 14)


@pytest.fixture
def bid(add) -> int:
    number = add(
        "event_bid",
        name="Games",
        type=BidType.YOUTH,
        status=BidStatus.BIDDING,
        stage=BidStep.BOOK,
        ceiling=Amount(100_000_00, "USD"),
    )
    add("bid_stage", bid=number, what="Letter", stage=BidStep.EXPRESSION, due=date(2026, 1, 1), done_on=TODAY)
    add("bid_stage", bid=number, what="Book", stage=BidStep.BOOK, due=date(2026, 5, 1))
    add(
        "guarantee",
        bid=number,
        what="Deficit",
        status=GuaranteeStatus.WITH_COUNSEL,
        counsel=CounselView.AGAINST,
        exposure=Amount(150_000_00, "USD"),
    )
    return number


def test_a_bid_says_what_is_due_and_what_it_could_cost(bid, show) -> None:
    shown = show("event_bid", bid)
    assert (shown.stands, shown.tone, shown.first) == ("Book: 13 days late, 1 May 2026.", "problem", "stage")
    assert shown.tab.more.text() == (
        "Guaranteed $0, asked $150,000 more; the ceiling of $100,000 would be passed."
    )  # fmt: skip
    assert [row.spoken for row in shown.tab.stage_rows.rows] == [
        "Letter, Expression of interest, done 14 May 2026",
        "Book, Bid book, due 1 May 2026",
    ]
    assert [row.spoken for row in shown.tab.guarantee_rows.rows] == [
        "Deficit, With counsel; counsel: not to be given, $150,000"
    ]


def test_a_stage_is_done_and_a_bid_is_lost_with_its_reason(bid, show, desk_) -> None:
    shown = show("event_bid", bid)
    shown.do("stage")
    assert shown.answer() == ""
    assert shown.stands == "Everything is handed in: the owner decides."
    assert "stage" not in shown.offered
    shown.do("won")
    assert "1 guarantee is still open" in shown.answer()
    shown.tab.question.leave()
    shown.do("lost")
    assert "Why was it not won?" in shown.answer()
    assert shown.answer(outcome="Another city had an airport.") == ""
    assert (shown.stands, shown.offered) == ("Lost on 14 May 2026.", ["reopen"])
    assert shown.undo == "Bid “Games”: lost"
    shown.do("reopen")
    assert desk_.get("event_bid", bid).values["status"] is BidStatus.BIDDING


@pytest.fixture
def asked(add, desk_) -> int:
    add_defaults(desk_)
    return add("records_request", subject="Letters", received_on=TODAY, status=RequestStatus.RECEIVED)


def test_a_request_shows_its_rule_and_leads_to_it(asked, show) -> None:
    shown = show("records_request", asked)
    assert (shown.stands, shown.first) == ("Answer by 21 May 2026, in 7 days.", "search")
    rule = shown.tab.rule_said.text()
    assert "answered within 5 working days (Illinois): by 21 May 2026." in rule
    assert rule.endswith("Nobody has compared it with its source yet.")
    followed = []
    shown.tab.followed.connect(lambda kind, number: followed.append((kind, number)))
    shown.press("open_rule")
    assert [kind for kind, _number in followed] == ["rule"]


def test_a_request_goes_its_way(asked, show, desk_) -> None:
    shown = show("records_request", asked)
    shown.do("search")
    assert shown.first == "review"
    shown.do("review")
    assert shown.first == "answered"
    shown.do("extend")
    assert "no later than" in shown.answer(extended_to="2026-05-20", reason="Two offices")
    assert shown.answer(extended_to="2026-05-28") == ""
    assert shown.stands == "Answer by 28 May 2026, in 14 days."
    shown.do("denied")
    assert "Why is it denied?" in shown.answer()
    shown.tab.question.leave()
    shown.do("answered")
    assert "More is withheld" in shown.answer(found="3", withheld="4", withheld_why="Section 7.")
    assert shown.answer(withheld="1", counsel="Dunmore") == ""
    values = desk_.get("records_request", asked).values
    assert (values["found"], values["withheld"], values["counsel"]) == (3, 1, "Dunmore")
    assert (shown.stands, shown.offered) == ("Answered on 14 May 2026.", ["reopen"])


def test_a_hold_is_told_with_what_it_keeps_and_released(add, show, desk_, qtbot) -> None:
    decision = add("decision", on=TODAY, what="Go to Nagoya", decided_by="Mayor")
    number = add("hold", matter="Doe", type=HoldType.LITIGATION, since=TODAY)
    shown = show("hold", number)
    assert (shown.tone, shown.first, shown.offered) == ("problem", "add", ["add", "release"])
    with desk_.write("Link") as door:
        door.connect("hold", number, "held by", "decision", decision)
    qtbot.waitUntil(lambda: len(shown.tab.kept_rows.rows) == 1)
    assert shown.tab.kept_rows.rows[0].spoken == "Go to Nagoya, DEC-1 · Decision"
    held = show("decision", decision)
    assert held.page.head.held.text() == "On hold: Doe (HLD-1)"
    held.page.delete.click()
    strip = held.window.shell.findChild(QLabel, "message_text")
    qtbot.waitUntil(lambda: "DEC-1 is on hold: “Doe” (HLD-1)." in strip.text())
    assert desk_.get("decision", decision).title == "Go to Nagoya"
    shown = show("hold", number)
    shown.do("release")
    assert "Who released it?" in shown.answer()
    assert shown.answer(released_by="City Attorney", reason="Settled") == ""
    assert (shown.stands, shown.offered) == ("Released on 14 May 2026; it keeps nothing.", ["again"])
    held = show("decision", decision)
    assert held.page.head.held.isHidden()
