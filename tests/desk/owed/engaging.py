"""What bids, advice, programs, leads, requests and holds ask for, record by record (desk.md 1, 7 and 8c: 15)."""

from collections.abc import Iterator
from datetime import date

from tests.desk.owed.ledger import Claim, Ledger, Row

OVER = ("WON", "LOST", "WITHDRAWN")
CLOSED = ("ANSWERED", "DENIED", "WITHDRAWN")


def of_engagements(led: Ledger) -> Iterator[Claim]:
    """Every claim of these records."""
    for bid in led.all("event_bid"):
        if bid["status"] not in OVER:
            yield from _bid(led, bid)
    for advice in led.all("liaison_contact"):
        if advice["holds_until"]:
            state = "done" if advice["asked_again_on"] else "open"
            yield led.claim("ask_again", "liaison_contact", advice, advice["holds_until"], "advice_lead", state=state)
    for program in led.all("visitor_program"):
        if program["reply_by"]:
            state = "open" if program["status"] == "REQUESTED" else "done"
            yield led.claim("program_reply", "visitor_program", program, program["reply_by"], state=state)
    for lead in led.all("investment_lead"):
        if lead["next_on"] and lead["status"] not in ("OPERATING", "LOST"):
            yield led.claim("lead_step", "investment_lead", lead, lead["next_on"])
    for request in led.all("records_request"):
        yield _request(led, request)
    for hold in led.all("hold"):
        if hold["review_on"] and not hold["released_on"]:
            yield led.claim("hold_review", "hold", hold, hold["review_on"], "hold_review_lead")


def _bid(led: Ledger, bid: Row) -> Iterator[Claim]:
    """What is handed in by its day; what is guaranteed is approved so long before."""
    for stage in led.parts("bid_stage", "bid", bid["id"]):
        if stage["due"]:
            state = "done" if stage["done_on"] else "open"
            yield led.claim("bid_stage", "bid_stage", stage, stage["due"], "bid_stage_lead", state=state)
    for asked in led.parts("guarantee", "bid", bid["id"]):
        stage = led.one("bid_stage", asked["stage"])
        answered = asked["status"] in ("APPROVED", "REFUSED")
        state = "done" if answered else "open"
        if stage and stage["due"]:
            rule = led.rule("guarantee_lead")
            due = led.moved(stage["due"], rule, -1) if rule else stage["due"]
            code = "guarantee_lead" if rule else ""
            yield led.claim("guarantee", "guarantee", asked, due, rule=code, state=state)
        elif not answered:
            yield Claim(f"guarantee:GUA-{asked['id']}", "guarantee", "guarantee", asked["id"])


def _request(led: Ledger, request: Row) -> Claim:
    """The day the law of the state, or our own rule, gives from the day it came; a typed extension goes before."""
    state = "done" if request["status"] in CLOSED else "open"
    if request["extended_to"]:
        return led.claim("records_request", "records_request", request, request["extended_to"], state=state)
    if rule := _law(led, request["received_on"]):
        due = led.moved(request["received_on"], rule)
        return led.claim("records_request", "records_request", request, due, rule="records_request_due", state=state)
    key = f"records_request:RRQ-{request['id']}"
    return Claim(key, "records_request", "records_request", request["id"], state=state)


def _law(led: Ledger, received: date) -> Row | None:
    home = led.all("home")[0]
    for place in (", ".join(filter(None, (home["name"], home["region"]))), home["region"], None):
        if found := led.rule("records_request_due", received, place):
            return found
    return None
