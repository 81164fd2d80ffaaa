"""What bids, advice, visitor programs and leads ask for, and what the law asks of records and holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, ruled
from cityintl.desk.records_requests import CLOSED, term_of
from cityintl.records.bid import BidStatus, GuaranteeStatus
from cityintl.records.lead import LeadStatus
from cityintl.records.liaison import ProgramStatus
from cityintl.words import _

_ALIVE = (BidStatus.CONSIDERING, BidStatus.BIDDING)
_ANSWERED = (GuaranteeStatus.APPROVED, GuaranteeStatus.REFUSED)
#: The leads that need no step any more.
_SETTLED = (LeadStatus.OPERATING, LeadStatus.LOST)


def bid_stages(view: View) -> Iterator[Obligation]:
    """What is handed in for bids that are alive, by its day."""
    rows = view.rows("bid_stage", "bid", "what", "due", "done_on", **view.still_open("done_on"))
    bids = view.of("event_bid", {row["bid"] for row in rows}, "status")
    for row in rows:
        if row["due"] and bids[row["bid"]]["status"] in _ALIVE:
            found = view.one("bid_stage", "bid_stage", row["id"], row["what"], row["due"], "bid_stage_lead")
            yield done_if(found, row["done_on"])


def guarantees(view: View) -> Iterator[Obligation]:
    """When guarantees are approved or refused, so long before the stage that needs them."""
    rows = view.rows("guarantee", "bid", "what", "stage", "status")
    bids = view.of("event_bid", {row["bid"] for row in rows}, "status")
    stages = view.of("bid_stage", {row["stage"] for row in rows}, "due")
    for row in rows:
        if bids[row["bid"]]["status"] in _ALIVE:
            due = stages[row["stage"]]["due"] if row["stage"] else None
            yield from _guarantee(view, row, due)


def _guarantee(view: View, row: Row, needed: date | None) -> Iterator[Obligation]:
    words = _("Approve or refuse: {guarantee}").format(guarantee=row["what"])
    answered = row["status"] in _ANSWERED
    if needed is None:
        if not answered:
            yield view.vague("guarantee", "guarantee", row["id"], words, "")
        return
    day, rule = view.moved("guarantee_lead", needed, back=True) or (needed, None)
    each = view.one("guarantee", "guarantee", row["id"], words, day)
    yield done_if(ruled(each, rule) if rule else each, answered)


def advice(view: View) -> Iterator[Obligation]:
    """When advice of an office runs out and is asked for again."""
    fields = ("question", "holds_until", "asked_again_on")
    for row in view.rows("liaison_contact", *fields, **view.still_open("asked_again_on")):
        if row["holds_until"]:
            words = _("Ask again: {question}").format(question=row["question"])
            found = view.one("ask_again", "liaison_contact", row["id"], words, row["holds_until"], "advice_lead")
            yield done_if(found, row["asked_again_on"])


def programs(view: View) -> Iterator[Obligation]:
    """Visitor programs whose host waits for our answer."""
    for row in view.rows("visitor_program", "name", "status", "reply_by"):
        if row["reply_by"]:
            words = _("Answer the host: {program}").format(program=row["name"])
            found = view.one("program_reply", "visitor_program", row["id"], words, row["reply_by"])
            yield done_if(found, row["status"] is not ProgramStatus.REQUESTED)


def leads(view: View) -> Iterator[Obligation]:
    """The next steps with firms that may come; they leave this desk in no calendar file."""
    for row in view.rows("investment_lead", "code_name", "status", "next_on"):
        if row["next_on"] and row["status"] not in _SETTLED:
            words = _("Next step: {lead}").format(lead=row["code_name"])
            found = view.one("lead_step", "investment_lead", row["id"], words, row["next_on"])
            yield replace(found, private=True)


def records_requests(view: View) -> Iterator[Obligation]:
    """Answers to records requests: by the law of the day they came, or until the day they were extended to."""
    home = view.desk.home() if (rows := view.rows("records_request", *_REQUEST)) else {}
    for row in rows:
        words = _("Answer the records request: {subject}").format(subject=row["subject"])
        due, rule = term_of(row, view.rules, home, view.free)
        if due is None:
            found = view.vague("records_request", "records_request", row["id"], words, "")
        else:
            found = view.one("records_request", "records_request", row["id"], words, due)
        yield done_if(ruled(found, rule) if rule else found, row["status"] in CLOSED)


_REQUEST = ("subject", "received_on", "status", "extended_to")


def hold_reviews(view: View) -> Iterator[Obligation]:
    """When counsel is asked whether a hold still stands."""
    for row in view.rows("hold", "matter", "review_on", released_on=None):
        if row["review_on"]:
            words = _("Ask whether the hold still stands: {matter}").format(matter=row["matter"])
            yield view.one("hold_review", "hold", row["id"], words, row["review_on"], "hold_review_lead")
