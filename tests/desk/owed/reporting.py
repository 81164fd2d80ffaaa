"""What frameworks in use ask for: windows, data calls, pledges, plans, releases (desk.md 5, 8c: 15)."""

from collections.abc import Iterator
from datetime import date

from tests.desk.owed.granting import reminded
from tests.desk.owed.ledger import Claim, Ledger, Row
from tests.desk.owed.stepping import comes_round, whole

SENT = ("SUBMITTED", "ACKNOWLEDGED")
REMINDERS = ("window_first_lead", "window_second_lead", "window_last_lead")
LIVE = ("PLEDGED", "ACTIVE", "COMPLIANT", "OVERDUE")


def in_use(led: Ledger, number: int) -> bool:
    """Whether the office reports to this framework."""
    found = led.one("framework", number)
    return bool(found and found["used"])


def of_reporting(led: Ledger) -> Iterator[Claim]:
    """Everything that has an exact day of its own, and windows whose last day nobody knows."""
    for window in led.all("reporting_window"):
        if in_use(led, window["framework"]) and window["reports"] != 0:
            yield from _window(led, window)
    for report in led.all("submission"):
        if in_use(led, report["framework"]) and report["status"] != "DROPPED":
            yield from _submission(led, report)
            yield from _calls(led, report)
    for use in led.all("indicator_use"):
        indicator = led.one("indicator", use["indicator"])
        if indicator and in_use(led, indicator["framework"]):
            yield from _release(led, use)
    for pledge in led.all("commitment"):
        if in_use(led, pledge["framework"]) and pledge["status"] in LIVE:
            for family, field in (("plan_age", "plan_on"), ("inventory_age", "inventory_on")):
                rule = led.rule("plan_age")
                if pledge[field] and rule:
                    due = led.moved(pledge[field], rule)
                    yield led.claim(family, "commitment", pledge, due, "plan_age_lead", rule="plan_age")
    for said in led.all("recommendation"):
        if in_use(led, said["framework"]) and said["reply_by"]:
            state = "done" if said["status"] in ("IMPLEMENTED", "NOT_OURS") else "open"
            yield led.claim(
                "recommendation", "recommendation", said, said["reply_by"], "window_second_lead", state=state
            )


def _window(led: Ledger, window: Row) -> Iterator[Claim]:
    kind = "reporting_window"
    if window["opens"]:
        yield led.claim("window_opens", kind, window, window["opens"], "window_first_lead", comes=True)
    if window["event_on"]:
        yield led.claim("session", kind, window, window["event_on"], "window_second_lead", comes=True)
    reports = led.parts("submission", "window", window["id"])
    if reports and all(r["status"] == "DROPPED" for r in reports):
        return
    sent = any(r["status"] in SENT for r in reports)
    state = "done" if sent else "open"
    if not window["closes"]:
        if window["year"] >= led.today.year and not sent:
            known = str(window["year"])
            yield Claim(f"window_closes:RWN-{window['id']}", "window_closes", kind, window["id"], known=known)
        return
    claim = led.claim("window_closes", kind, window, window["closes"], REMINDERS[0], state=state)
    yield reminded(led, claim, REMINDERS)
    calls = [c for r in reports if r["status"] != "DROPPED" for c in led.parts("data_call", "submission", r["id"])]
    if not calls and (sent or window["closes"] >= led.today):
        yield from led.by_rule("figures", kind, window, window["closes"], "window_call_lead", -1, state=state)


def _submission(led: Ledger, report: Row) -> Iterator[Claim]:
    sent = report["status"] in SENT
    window = led.one("reporting_window", report["window"])
    if report["ready_by"]:
        state = "done" if sent or report["status"] == "APPROVED" else "open"
        yield led.claim("submission", "submission", report, report["ready_by"], "window_second_lead", state=state)
    elif not sent and not (window and window["closes"]):
        yield Claim(f"submission:SBM-{report['id']}", "submission", "submission", report["id"])
    if sent and report["submitted_on"]:
        state = "done" if report["receipt"] or report["status"] == "ACKNOWLEDGED" else "open"
        yield from led.by_rule("receipt", "submission", report, report["submitted_on"], "receipt_after", state=state)


def _calls(led: Ledger, report: Row) -> Iterator[Claim]:
    sent = report["status"] in SENT
    window = led.one("reporting_window", report["window"])
    closes = window["closes"] if window and window["reports"] != 0 else None
    for call in led.parts("data_call", "submission", report["id"]):
        if closes and (call["asked_on"] or (not sent and closes >= led.today)):
            state = "done" if call["asked_on"] else "open"
            yield from led.by_rule("data_call", "data_call", call, closes, "window_call_lead", -1, state=state)
        if call["due_on"] and (call["received_on"] or not sent):
            state = "done" if call["received_on"] else "open"
            yield led.claim("data_due", "data_call", call, call["due_on"], state=state)
    for chapter in led.parts("chapter", "submission", report["id"]):
        written = chapter["state"] in ("REVIEW", "SIGNED", "UPLOADED")
        if chapter["due_on"] and (written or not sent):
            state = "done" if written else "open"
            yield led.claim("chapter", "chapter", chapter, chapter["due_on"], state=state)


def _release(led: Ledger, use: Row) -> Iterator[Claim]:
    day = use["next_release_on"]
    if day and use["applicability"] != "NOT_APPLICABLE":
        values = led.parts("observation", "indicator_use", use["id"])
        fetched = any(v["retrieved_on"] and v["retrieved_on"] >= day for v in values)
        state = "done" if fetched else "open"
        yield led.claim("release", "indicator_use", use, day, "release_lead", state=state)


def _live(led: Ledger) -> Iterator[tuple[Row, str, str | None]]:
    for pledge in led.all("commitment"):
        if in_use(led, pledge["framework"]) and pledge["status"] in LIVE:
            yield pledge, "pledge", pledge["signed_on"]
            yield pledge, "stage", pledge["stage_on"] and pledge["stage_on"].isoformat()


def of_this_day(led: Ledger, day: date) -> Iterator[Claim]:
    """The pledges and stages that come round on this very day."""
    for pledge, family, known in _live(led):
        begun = whole(known)
        if begun and day.year > begun.year and comes_round(begun.month, begun.day, day):
            yield led.claim(family, "commitment", pledge, day, "commitment_lead", suffix=f":{day.year}", comes=True)


def half_known(led: Ledger, since: date, until: date) -> Iterator[Claim]:
    """The anniversaries of pledges that are known only to the year or the month."""
    rule = "commitment_lead" if led.rule("commitment_lead") else ""
    for pledge, family, known in _live(led):
        if known and not whole(known):
            for year in range(max(int(known[:4]) + 1, since.year), until.year + 1):
                key = f"{family}:CMT-{pledge['id']}:{year}"
                yield Claim(key, family, "commitment", pledge["id"], known=f"{year}{known[4:]}", rule=rule, comes=True)
