"""The frameworks of the busy desk, used and not, with windows, pledges, reports, figures and what reviews asked."""

from datetime import date, timedelta

from tests.desk.owed.maker import DAYS, Maker, words

STATUSES = words("PLEDGED ACTIVE COMPLIANT OVERDUE PAUSED WITHDRAWN")
REPORTS = words("PREPARING REVIEW APPROVED SUBMITTED ACKNOWLEDGED DROPPED")
STATES = words("OUTLINE DRAFT REVIEW SIGNED UPLOADED")
SIGNED = ("2015-12-12", "2019", "2020-02-29", "2021-11", "2023-06-30", None, "2024-12-31", "2026-05-14")


def frameworks(maker: Maker) -> None:
    """Frameworks with everything that hangs on them; every third one is not in use."""
    maker.add("framework", [
        {"code": f"F{n}", "name": f"Framework {n}", "used": (True, True, False, None, True)[n % 5]} for n in range(10)
    ])  # fmt: skip
    _reports(maker, _windows(maker))
    _figures(maker)
    maker.add("commitment", [
        {"title": f"Pledge {n}", "framework": n % 10 + 1, "status": STATUSES[n % 6], "signed_on": SIGNED[n % 8],
         "stage_on": maker.maybe(lambda: maker.day(date(2026, 6, 1))) if n % 2 else None,
         "plan_on": maker.maybe(lambda: maker.day(date(2021, 1, 1), date(2026, 12, 31))),
         "inventory_on": maker.maybe(lambda: maker.day(date(2021, 1, 1), date(2026, 12, 31)))}
        for n in range(60)
    ])  # fmt: skip
    maker.add("recommendation", [
        {"name": f"Asked {n}", "framework": n % 10 + 1, "reply_by": maker.maybe(maker.day, 0.8),
         "status": ("NOTED", "RELEVANT", "ASSIGNED", "IN_PROGRESS", "IMPLEMENTED", "NOT_OURS")[n % 6]}
        for n in range(40)
    ])  # fmt: skip


def _windows(maker: Maker) -> int:
    """Windows of all sorts; gives the number of one that only one report is for."""
    rows = []
    for n in range(50):
        closes = maker.maybe(maker.day, 0.85)
        opens = closes - timedelta(days=maker.dice.randrange(120)) if closes else maker.maybe(maker.day)
        rows.append({
            "framework": n % 10 + 1, "year": (closes or maker.day()).year, "opens": maker.maybe(lambda day=opens: day),
            "closes": closes, "event_on": maker.maybe(maker.day, 0.4),
            "reports": (True, None, True, False, None)[maker.dice.randrange(5)],
        })  # fmt: skip
    rows += [{"framework": 1, "year": on.year, "opens": on, "closes": on, "event_on": on} for on in DAYS]
    rows.append({"framework": 1, "year": 2027, "closes": date(2027, 3, 31)})
    return int(maker.add("reporting_window", rows)[-1])


def _reports(maker: Maker, alone: int) -> None:
    maker.add("document", [
        {"title": "Receipt", "name": "receipt.txt", "sha256": maker.door.put_file(b"Thank you.")}
    ])  # fmt: skip
    rows = []
    for n in range(70):
        status = REPORTS[maker.dice.randrange(6)]
        rows.append({
            "title": f"Report {n}", "framework": n % 10 + 1, "status": status,
            "window": maker.maybe(lambda: maker.dice.randrange(1, 64), 0.8), "ready_by": maker.maybe(maker.day),
            "submitted_on": maker.day() if status in ("SUBMITTED", "ACKNOWLEDGED") else None,
            "receipt": maker.maybe(lambda: 1, 0.4),
        })  # fmt: skip
    rows.append({"title": "Sent without a call", "framework": 1, "status": "SUBMITTED", "window": alone,
                 "submitted_on": maker.day()})  # fmt: skip
    maker.add("submission", rows)
    calls = []
    for n in range(90):
        asked = maker.maybe(maker.day)
        due = maker.maybe(lambda day=asked: maker.after(day or maker.day(), 60), 0.8)
        received = maker.maybe(lambda day=asked: maker.after(day or maker.day(), 90), 0.4)
        calls.append({"submission": n % 45 + 1, "department": n % 40 + 1, "asked_on": asked, "due_on": due,
                      "received_on": received})  # fmt: skip
    maker.add("data_call", calls)
    maker.add("chapter", [
        {"submission": n % 70 + 1, "position": n % 9 + 1, "name": f"Chapter {n}", "state": STATES[n % 5],
         "due_on": maker.maybe(maker.day, 0.8)}
        for n in range(80)
    ])  # fmt: skip


def _figures(maker: Maker) -> None:
    maker.add("indicator", [
        {"code": f"{n % 17 + 1}.{n // 17 + 1}.1", "name": f"Figure {n}", "framework": n % 10 + 1} for n in range(40)
    ])  # fmt: skip
    maker.add("indicator_use", [
        {"indicator": n % 40 + 1, "name": f"Here {n}",
         "applicability": ("APPLIES", "REVISED", "NOT_APPLICABLE")[n % 3], "why": "Made for nations.",
         "next_release_on": maker.maybe(maker.day, 0.8)}
        for n in range(60)
    ])  # fmt: skip
    maker.add("observation", [
        {"indicator_use": n % 60 + 1, "year": str(2018 + n % 8), "number": float(n),
         "retrieved_on": maker.maybe(maker.day, 0.8)}
        for n in range(90)
    ])  # fmt: skip
