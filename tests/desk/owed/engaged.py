"""Bids, advice, programs, leads, requests and holds of the busy desk, with a law of the state that changes."""

from datetime import date

from tests.desk.owed.maker import DAYS, LAST, Maker


def engagements(maker: Maker) -> None:
    """Records of every state, with days on which things are easily got wrong."""
    _law_changes(maker)
    _bids(maker)
    _offices_and_visitors(maker)
    _custody(maker)


def _law_changes(maker: Maker) -> None:
    """The term becomes one of days, then of none; another state's, and one of another city, are not ours."""
    rows = (
        ("Illinois", 7.0, "days", "2026-07-01", "2027-06-30"), ("California", 3.0, "days", "2026-01-01", None),
        ("Riverton, Illinois", 4.0, "working days", "2028-01-01", None),
        ("Riverton, Ohio", 2.0, "days", "2020-01-01", None), (None, 15.0, "days", "2028-06-01", None),
    )  # fmt: skip
    maker.add("rule", [
        {"code": "records_request_due", "label": "Answer", "value": value, "unit": unit, "jurisdiction": place,
         "effective_from": date.fromisoformat(since), "effective_to": until and date.fromisoformat(until)}
        for place, value, unit, since, until in rows
    ])  # fmt: skip
    maker.add("rule", [
        {"code": "guarantee_lead", "label": "Earlier", "value": 2.0, "unit": "months",
         "effective_from": date(2027, 7, 1)}
    ])  # fmt: skip


def _bids(maker: Maker) -> None:
    statuses = ("CONSIDERING", "BIDDING", "WON", "BIDDING", "LOST", "WITHDRAWN")
    maker.add("event_bid", [
        {"name": f"Games {n}", "type": "SPORTS", "status": statuses[n % 6], "decided_on": maker.day(),
         "outcome": "Another city."}
        for n in range(12)
    ])  # fmt: skip
    maker.add("bid_stage", [
        {"bid": n % 12 + 1, "what": f"Paper {n}", "stage": ("EXPRESSION", "BOOK", "SITE_VISIT", "DECISION")[n % 4],
         "due": maker.maybe(maker.day, 0.85), "done_on": maker.maybe(maker.day, 0.4)}
        for n in range(48)
    ])  # fmt: skip
    maker.add("guarantee", [
        {"bid": n % 12 + 1, "what": f"Promise {n}", "status": ("ASKED", "WITH_COUNSEL", "APPROVED", "REFUSED")[n % 4],
         "stage": maker.maybe(lambda of=n % 12: of + 1 + 12 * maker.dice.randrange(4), 0.8),
         "approved_by": "Council", "approved_on": maker.day(), "note": "Too much."}
        for n in range(47)
    ])  # fmt: skip


def _offices_and_visitors(maker: Maker) -> None:
    contacts = []
    for n in range(30):
        on = maker.day(date(2023, 1, 1), LAST)
        contacts.append({
            "question": f"May we {n}?", "type": "DESK_OFFICER", "on": on,
            "organization": maker.maybe(lambda: maker.dice.randrange(1, 41), 0.6),
            "person": maker.maybe(lambda: maker.dice.randrange(1, 61), 0.5),
            "partner": maker.maybe(lambda: maker.dice.randrange(1, 15), 0.5),
            "holds_until": maker.after(on, 900) if n % 7 else None, "asked_again_on": maker.maybe(maker.day, 0.3),
            "office_ended": "2025" if n % 5 == 0 else None,
        })  # fmt: skip
    maker.add("liaison_contact", contacts)
    statuses = ("REQUESTED", "REQUESTED", "CONFIRMED", "COMPLETED", "DECLINED", "CANCELLED")
    maker.add("visitor_program", [
        {"name": f"Group {n}", "type": "IVLP", "status": statuses[n % 6], "reply_by": maker.maybe(maker.day, 0.8)}
        for n in range(24)
    ])  # fmt: skip
    leads = ("INQUIRY", "QUALIFIED", "SITE_SEARCH", "OFFER", "ANNOUNCED", "OPERATING", "LOST")
    maker.add("investment_lead", [
        {"code_name": f"Project {n}", "status": leads[n % 7], "next_on": maker.maybe(maker.day, 0.8)}
        for n in range(21)
    ])  # fmt: skip


def _custody(maker: Maker) -> None:
    statuses = ("RECEIVED", "SEARCHING", "REVIEWING", "ANSWERED", "DENIED", "WITHDRAWN")
    requests = []
    for n, on in enumerate((*DAYS, *(maker.day() for _n in range(40)))):
        closed = maker.after(on, 30)
        requests.append({
            "subject": f"Letters {n}", "status": statuses[n % 6], "received_on": on, "answered_on": closed,
            "extended_to": maker.after(on, 40) if n % 5 == 0 else None, "withheld_why": "Section 7.",
        })  # fmt: skip
    maker.add("records_request", requests)
    holds = []
    for n in range(16):
        since = maker.day()
        ended = maker.after(since, 700) if n % 4 == 3 else None
        holds.append({
            "matter": f"Case {n}", "type": "AUDIT", "since": since, "review_on": maker.after(since, 500),
            "released_on": ended, "released_by": "Counsel" if ended else None,
        })  # fmt: skip
    maker.add("hold", holds)
