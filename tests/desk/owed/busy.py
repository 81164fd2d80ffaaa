"""Five years of a busy desk that never was, the same at each making: 2024 to 2028, with every kind of day."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cityintl import paths, store
from cityintl.records import kinds
from cityintl.store import DeskFile
from tests.desk.owed import engaged, pledging, visiting
from tests.desk.owed.maker import DAYS, LAST, Maker, words

HOME = {"name": "Riverton", "region": "Illinois", "country": "US", "zone": "America/Chicago", "does_gifts": True}
CITIES = (
    ("Nagoya", "JP"), ("Bordeaux", "FR"), ("London", "GB"), ("Santiago", "CL"), ("Kraków", "PL"), ("Porto", "PT"),
    ("Aarhus", "DK"), ("Cuenca", "EC"), ("Accra", "GH"), ("Galway", "IE"), ("Split", "HR"), ("Perth", "AU"),
    ("Busan", "KR"), ("Tartu", "EE"),
)  # fmt: skip
SIGNED = (
    "1960-02-29", "1959-04-04", "1977", "1988-05", "2001-02-28", "2016-02-29", "2019-12-31", "2024-03-10", "1976-11-03",
    "2023-06-30", None, "1992-01-01", "1983-08-31", "2003-10-26", "1999-09", "2025-07-15", "1974-03-31", "2014-04-30",
)  # fmt: skip
STATUSES = words(
    "ACTIVE ACTIVE ACTIVE PROVISIONAL SUSPENDED TERMINATED ACTIVE PROVISIONAL EMERITUS ACTIVE INQUIRY "
    "ACTIVE UNDER_REVIEW ACTIVE ACTIVE ACTIVE SUSPENDED ACTIVE"
)
#: Rules that change while the desk works: code, value, unit, since.
CHANGED = (
    ("dues_lead", 90, "days", "2026-01-01"), ("thank_you_after", 7, "working days", "2025-07-01"),
    ("silence_write", 9, "months", "2027-01-01"), ("gift_report_period_months", 3, "months", "2026-01-01"),
    ("visa_letter_lead", 100, "days", "2027-03-01"), ("anniversary_every", 4, "years", "2028-01-01"),
    ("visit_reply", 5, "working days", "2026-07-01"), ("agreement_notice_lead", 6, "months", "2026-07-01"),
    ("window_call_lead", 4, "months", "2027-01-01"), ("plan_age", 48, "months", "2028-01-01"),
    ("after_action_after", 25, "working days", "2026-12-15"), ("expense_claim_after", 1, "months", "2025-11-15"),
    ("purge_after", 60, "days", "2027-01-01"), ("nil_statements_back", 6, "months", "2027-01-01"),
    ("gift_threshold_single", 75, "USD", "2025-10-01"), ("passport_validity", 3, "months", "2027-07-01"),
)  # fmt: skip
#: Rules that nothing follows.
ENDED = {
    "commitment_lead": "2028-01-31",
    "receipt_after": "2028-06-30",
    "advisory_lead": "2027-12-31",
    "greeting_lead": "2028-06-30",
    "anniversary_jubilee_every": "2027-06-30",
}


def make(path: Path, seed: int = 7, **home: Any) -> DeskFile:
    """The busy desk in a new file, here or in another city."""
    desk = store.create(path, {**HOME, **home}, lambda: datetime(2026, 5, 14, 15, tzinfo=UTC))
    with desk.write("Five years") as door:
        maker = Maker(door, seed)
        _rules(maker)
        _holidays(maker)
        _council(maker)
        _world(maker)
        _ties(maker)
        _offices(maker)
        visiting.visits(maker, _partner_of)
        visiting.edges(maker)
        visiting.after_visits(maker)
        visiting.letters(maker)
        visiting.corners(maker)
        _programs(maker)
        _cards(maker)
        pledging.frameworks(maker)
        engaged.engagements(maker)
    _amend(desk)
    return desk


def _rules(maker: Maker) -> None:
    shipped = tomllib.loads(paths.resource("rules.toml").read_text("utf-8"))["rule"]
    for row in shipped:
        if until := None if row.get("jurisdiction") else ENDED.get(row["code"]):
            row["effective_to"] = date.fromisoformat(until)
    maker.add("rule", shipped)
    maker.add("rule", [
        {"code": code, "label": f"{code}, changed", "value": float(value), "unit": unit,
         "effective_from": date.fromisoformat(since)}
        for code, value, unit, since in CHANGED
    ])  # fmt: skip


def _holidays(maker: Maker) -> None:
    days = ("01-01", "07-04", "11-11", "12-25", "12-24", "05-27", "09-02", "11-28")
    maker.add("holiday", [
        {"home": 1, "on": date.fromisoformat(f"{year}-{day}"), "name": "Closed"}
        for year in range(2023, 2030)
        for day in days
    ])  # fmt: skip


def _council(maker: Maker) -> None:
    """The council meets on every second Tuesday until the spring of the last year, some days without an agenda."""
    first = date(2024, 1, 9)
    maker.add("council_day", [
        {"home": 1, "on": (on := first + timedelta(days=14 * n)), "name": "Regular meeting",
         "agenda_closes": None if n % 5 == 3 else on - timedelta(days=6)}
        for n in range(110)
    ])  # fmt: skip


def _world(maker: Maker) -> None:
    feasts = (None, "6 March", "May 3 and November 11", "02-29")
    maker.add("partner", [
        {"name": name, "country": country, "national_day": feasts[n % 4]}
        for n, (name, country) in enumerate(CITIES, 3)
    ])  # fmt: skip
    days = (
        "06-12",
        "3 May",
        "November 3",
        "29 February",
        "14 July",
        "the first Monday of June",
        "May 3 and November 11",
    )
    maker.add("organization", [
        {"name": f"Office {n}", "type": ("CITY_OFFICE", "CONSULATE", "NETWORK", "ASSOCIATION", "COMMITTEE")[n % 5],
         "partner": n % 15 or None, "national_day": days[n % 7] if n % 5 == 1 else None,
         "term_ends_on": maker.day() if n % 5 == 1 else None}
        for n in range(40)
    ])  # fmt: skip
    maker.add("person", [
        {"family": f"Person {n}", "partner": (n % 40) % 15 or None if n % 2 else None, "organization": n % 40 + 1}
        for n in range(60)
    ])  # fmt: skip


def _partner_of(tie: int) -> int:
    return (tie - 1) % len(CITIES) + 1


def _ties(maker: Maker) -> None:
    maker.add("tie", [
        {"partner": _partner_of(n + 1), "type": "SISTER_CITY", "status": status, "signed_on": signed,
         "review_on": maker.maybe(maker.day), "provisional_until": maker.maybe(maker.day, 0.9)}
        for n, (status, signed) in enumerate(zip(STATUSES, SIGNED, strict=True))
    ])  # fmt: skip
    papers = []
    for n in range(45):
        signed = maker.dice.choice(("2019-02-28", "2020-02-29", "2021-11-30", "2022-05", "2021", "2023-01-31", None))
        how = n % 5
        papers.append({
            "tie": n % len(STATUSES) + 1, "title": f"Paper {n}", "signed_on": signed,
            "effective_on": maker.maybe(lambda: maker.day(date(2021, 1, 1), date(2023, 12, 31)), 0.3),
            "open_ended": True if how == 0 else None,
            "expires_on": maker.day() if how in (1, 2) else None,
            "term_months": maker.dice.choice((12, 18, 36, 60, 61)) if how in (2, 3, 4) else None,
            "auto_renew": True if n % 4 == 1 else None,
            "notice_days": maker.dice.choice((None, 0, 30, 90, 180, 365)),
        })  # fmt: skip
    # An end that is no last day of its month falls on one on its way through February.
    for n, (end, term) in enumerate(((date(2023, 8, 30), 18), (date(2023, 3, 29), 11), (date(2024, 2, 29), 12))):
        paper = {"tie": 1, "title": f"Renewed {n}", "expires_on": end, "term_months": term, "auto_renew": True}
        papers.append(paper | {"notice_days": 60})
    for n, (signed, term) in enumerate((("2022-05", 60), ("2012-05", 60), ("2021", 30), ("2019-02", 24), ("2020", 12))):
        paper = {"tie": 1, "title": f"Half known {n}", "signed_on": signed, "term_months": term, "notice_days": 90}
        papers.append(paper | {"auto_renew": True if n > 2 else None})
    papers.append({"tie": 1, "title": "To the end of a month", "signed_on": "2023-02-28", "term_months": 60})
    papers.append(
        {"tie": 1, "title": "Goes on", "expires_on": date(2026, 5, 14), "auto_renew": True, "notice_days": 30}
    )
    maker.add("agreement", papers)
    once = maker.add("partner", [{"name": "Written to once"}])[0]
    maker.add("tie", [{"partner": once, "type": "SISTER_CITY", "status": "ACTIVE", "signed_on": "1990-05-05"}])
    maker.add("correspondence", [
        {"on": date(2023, 9, 15), "subject": "Once", "direction": "SENT", "medium": "LETTER", "partner": once}
    ])  # fmt: skip
    quiet = maker.add("partner", [{"name": f"Quiet {n}"} for n in range(5)])
    maker.add("tie", [
        {"partner": partner, "type": "SISTER_CITY", "status": status, "signed_on": signed}
        for partner, signed, status in zip(
            quiet, ("2025-05-14", "1999", None, "1977-06-01", "2027-07-01"), words("ACTIVE " * 4 + "PROVISIONAL"),
            strict=True,
        )
    ])  # fmt: skip
    maker.add("legal_review", [
        {"tie": n % 9 + 1, "on": maker.day(), "result": "PERMITTED", "next_on": maker.maybe(maker.day, 0.8)}
        for n in range(20)
    ])  # fmt: skip
    maker.add("correspondence", [
        {"on": maker.day(date(2023, 1, 1), LAST), "subject": f"Letter {n}", "direction": ("SENT", "RECEIVED")[n % 2],
         "medium": "LETTER", "partner": maker.maybe(lambda: maker.dice.randrange(1, 15)),
         "organization": maker.maybe(lambda: maker.dice.randrange(1, 41), 0.3),
         "person": maker.maybe(lambda: maker.dice.randrange(1, 61), 0.3)}
        for n in range(70)
    ])  # fmt: skip


def _offices(maker: Maker) -> None:
    maker.add("membership", [
        {"network": n + 1, "status": ("MEMBER", "LAPSED", "MEMBER", "LEFT")[n % 4],
         "paid_through": maker.maybe(maker.day, 0.9), "review_on": maker.maybe(maker.day),
         "left_on": "2026" if n % 5 == 0 else None}
        for n in range(40)
    ])  # fmt: skip
    maker.add("committee_term", [
        {"committee": 5, "person": n + 1, "role": "MEMBER", "term_ends_on": maker.maybe(maker.day, 0.9),
         "left_on": "2025-05" if n % 6 == 0 else None}
        for n in range(14)
    ])  # fmt: skip
    maker.add("association_agreement", [
        {"organization": 4, "title": f"Association {n}", "expires_on": maker.maybe(maker.day, 0.8),
         "notice_days": maker.dice.choice((None, 0, 60, 90)), "report_due": maker.maybe(maker.day),
         "insured_until": maker.maybe(maker.day)}
        for n in range(8)
    ])  # fmt: skip
    maker.add("association_report", [
        {"agreement": n % 8 + 1, "year": 2023 + n % 6, "due_on": maker.maybe(maker.day, 0.9),
         "received_on": maker.maybe(maker.day)}
        for n in range(16)
    ])  # fmt: skip
    maker.add("support", [
        {"what": f"Contribution {n}", "type": "MONEY", "account_due": maker.maybe(maker.day, 0.8),
         "accounted_on": maker.maybe(maker.day)}
        for n in range(12)
    ])  # fmt: skip


def _programs(maker: Maker) -> None:
    exchanges = []
    for n in range(24):
        starts = maker.day()
        length = (4, 7, 10)[n % 3]
        ends = maker.maybe(lambda day=starts: maker.after(day, 20))
        exchanges.append({
            "name": f"Pupils {n}", "type": "YOUTH", "direction": "BOTH",
            "tie": n % 18 + 1 if n % 2 else None, "partner": _partner_of(n % 18 + 1) if n % 3 else None,
            "starts": starts.isoformat()[:length] if n % 8 else None,
            "ends": ends.isoformat() if ends and length == 10 and n % 8 else None,
            "purge_on": DAYS[n % 13] if n % 6 == 5 else None,
        })  # fmt: skip
    maker.add("exchange", exchanges)
    maker.add(
        "host_family",
        [
            {
                "exchange": n % 24 + 14,
                "family": f"Family {n}",
                "check_until": maker.maybe(maker.day, 0.9),
                "allergies": "Cats" if n % 4 == 0 else None,
                "address": "Elm St" if n % 7 == 0 else None,
            }
            for n in range(36)
        ],
    )
    maker.add("traveller", [
        {"exchange": n % 24 + 1, "name": f"Pupil {n}", "role": "PARTICIPANT", "health": "Nuts" if n % 3 else None,
         "emergency_contact": "Mother" if n % 5 == 0 else None}
        for n in range(40)
    ])  # fmt: skip
    maker.add("event", [
        {"name": f"Dinner {n}", "type": "DINNER", "on": maker.day(), "answer_by": maker.maybe(maker.day, 0.8),
         "partner": maker.maybe(lambda: maker.dice.randrange(1, 15), 0.4)}
        for n in range(24)
    ])  # fmt: skip
    maker.add("guest", [
        {"event": n % 24 + 1, "name": f"Guest {n}", "person": n % 60 + 1,
         "answer": maker.dice.choice(("TO_INVITE", "INVITED", "ACCEPTED", "CAME", "ABSENT"))}
        for n in range(60)
    ])  # fmt: skip
    maker.add("invitation", [
        {"occasion": f"Feast {n}", "invited": "The Mayor", "answer": ("OPEN", "OPEN", "ACCEPTED", "DECLINED")[n % 4],
         "reply_by": maker.maybe(maker.day, 0.9),
         "on": DAYS[n % 13] if n % 3 else None, "until": DAYS[n % 13] + timedelta(days=n % 2) if n % 5 == 1 else None,
         "replied_on": maker.maybe(maker.day, 0.2)}
        for n in range(40)
    ])  # fmt: skip


def _cards(maker: Maker) -> None:
    lists = (
        ("New Year", "NEW_YEAR", date(2023, 12, 5)), ("Lunar New Year", "LUNAR_NEW_YEAR", date(2024, 1, 25)),
        ("Leap day", "OTHER", date(2024, 2, 29)), ("Someday", "OTHER", None), ("In time", "NEW_YEAR", None),
        ("Lunar, by ship", "LUNAR_NEW_YEAR", date(2023, 12, 20)),
    )  # fmt: skip
    maker.add("greeting_list", [{"name": name, "occasion": why, "send_by": by} for name, why, by in lists])
    maker.add("greeting", [
        {"greeting_list": n % 6 + 1, "year": 2024 + n % 7, "addressed": f"Mayor {n}",
         "partner": maker.maybe(lambda: maker.dice.randrange(1, 15)), "sent_on": maker.maybe(maker.day, 0.4)}
        for n in range(84)
    ])  # fmt: skip


def _amend(desk: DeskFile) -> None:
    """What happens later: papers are prolonged, ties suspended, ended and taken up again."""
    words = kinds.kind("tie").fields["status"].value.words
    for number, days in ((2, 365), (7, 731), (12, -59)):
        end = desk.get("agreement", number).values["expires_on"]
        with desk.write("Amend an agreement") as door:
            door.set("agreement", number, {"expires_on": end + timedelta(days=days)})
    for number, status in ((3, "SUSPENDED"), (14, "TERMINATED"), (17, "ACTIVE"), (8, "ACTIVE")):
        with desk.write("Change a tie") as door:
            door.set("tie", number, {"status": words[status]})
    said = (
        ("dues:MEM-2", "CLOSED", None), ("dues:MEM-3", "PUT_OFF", date(2026, 6, 1)), ("dues:MEM-4", "CLOSED", None),
        ("tie_review:TIE-1", "PUT_OFF", date(2025, 2, 28)), ("promise:FUP-12", "PUT_OFF", date(2027, 3, 1)),
        ("account:SUP-1", "CLOSED", None), ("check:CHK-5", "PUT_OFF", date(2024, 7, 1)),
        ("hold_review:HLD-2", "CLOSED", None), ("ask_again:LIA-3", "PUT_OFF", date(2026, 9, 1)),
    )  # fmt: skip
    answers = kinds.kind("reminder").fields["answer"].value.words
    fields = {
        "MEM": "paid_through",
        "TIE": "review_on",
        "SUP": "account_due",
        "FUP": "due_on",
        "CHK": "due_on",
        "HLD": "review_on",
        "LIA": "holds_until",
    }
    for key, answer, until in said:
        of, number = kinds.parse_reference(key.split(":")[1])
        due = desk.get(of.name, number).values[fields[of.prefix]]
        with desk.write("Answer a reminder") as door:
            door.add("reminder", {"what": key, "key": key, "due_on": due, "answer": answers[answer], "until": until,
                                  "reason": "Agreed with the office."})  # fmt: skip
    with desk.write("Pay") as door:
        door.set("membership", 4, {"paid_through": date(2026, 9, 30)})
    with desk.write("Take a holiday back") as door:
        door.delete("holiday", 3)
