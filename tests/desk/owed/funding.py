"""The opportunities and awards of the busy desk: of every state, under old and new rules, extended and stopped."""

from datetime import date, timedelta

from cityintl.records.values import Amount
from tests.desk.owed.maker import DAYS, Maker, words

CHANCES = words(
    "PROSPECT GO_NO_GO DRAFTING APPROVAL SUBMITTED UNDER_REVIEW AWARDED DECLINED WITHDRAWN NOT_PURSUED DRAFTING "
    "PROSPECT"
)
STATES = words(
    "ACTIVE AWARDED ACTIVE ACCEPTED AMENDED EXTENDED SUSPENDED TERMINATED ENDED CLOSEOUT CLOSED RETENTION ACTIVE "
    "DESTROYED ACTIVE ENDED"
)
ZONES = ("Asia/Tokyo", "Europe/Warsaw", "America/New_York", "Pacific/Auckland", "America/Chicago", "Africa/Accra")
TIMES = ("17:00", "23:59", "00:00", "09:30", "12:00", "02:30")


def awards(maker: Maker) -> None:
    """Opportunities, awards with their parts, registrations and what finance says of each year."""
    _chances(maker)
    _awards(maker)
    _parts(maker)
    _city(maker)


def _chances(maker: Maker) -> None:
    rows = []
    for n in range(60):
        known = n % 4
        rows.append({
            "title": f"Call {n}", "type": "FUNDING", "status": CHANCES[n % len(CHANCES)],
            "closes_on": maker.maybe(maker.day, 0.9) if known else maker.day(),
            "closes_zone": maker.dice.choice(ZONES) if known != 1 else None,
            "letter_due": maker.maybe(maker.day, 0.3), "letter_sent_on": maker.maybe(maker.day, 0.3),
            "go_no_go": maker.dice.choice((None, "GO", "NO_GO")), "reasons": "No time.",
        })  # fmt: skip
        if rows[-1]["closes_on"] and known != 2:
            rows[-1]["closes_at"] = TIMES[n % len(TIMES)]
    rows += [{"title": f"Closes {on}", "type": "CALL", "status": "DRAFTING", "closes_on": on} for on in DAYS]
    maker.add("opportunity", rows)


def _awards(maker: Maker) -> None:
    rows = []
    for n in range(64):
        state = STATES[n % len(STATES)]
        starts = maker.maybe(lambda: maker.day(date(2022, 1, 1), date(2027, 12, 31)), 0.95)
        days = maker.dice.choice((89, 364, 365, 545, 730, 1000))
        stopped = maker.day(date(2024, 6, 1))
        rows.append({
            "name": f"Award {n}", "status": state, "rule_set": "OWN_TERMS" if n % 5 == 4 else "FEDERAL",
            "role": maker.dice.choice((None, "RECIPIENT", "RECIPIENT", "SUBRECIPIENT")),
            "award_on": maker.maybe(lambda day=starts, n=n: (day or date(2025, 5, 31)) - timedelta(days=n * 7), 0.8),
            "rules_on": maker.maybe(lambda: date(2025, 1, 1), 0.1),
            "starts_on": starts, "ends_on": starts + timedelta(days=days) if starts and n % 13 else None,
            "frequency": maker.dice.choice((None, *words("QUARTERLY QUARTERLY SEMIANNUAL ANNUAL FINAL_ONLY"))),
            "basis": maker.dice.choice((None, *words("CALENDAR CALENDAR FEDERAL AWARD"))),
            "asked": maker.dice.choice((None, *words("BOTH FINANCIAL PERFORMANCE"))),
            "report_after": maker.maybe(lambda: maker.dice.choice((0, 15, 45)), 0.3),
            "final_after": maker.maybe(lambda: maker.dice.choice((30, 60)), 0.2),
            "suspended_on": stopped if state == "SUSPENDED" else None,
            "terminated_on": max(stopped, starts or stopped) if state == "TERMINATED" else None,
            "hold": True if n % 9 == 0 else None, "hold_reason": "An audit is open.",
            "keep_until": maker.maybe(maker.day, 0.9 if state == "DESTROYED" else 0.1),
            "destroyed_on": maker.maybe(maker.day, 0.5) if state == "DESTROYED" else None,
        })  # fmt: skip
    rows += [
        {"name": f"Ends {on}", "status": "ACTIVE", "rule_set": "FEDERAL", "award_on": on - timedelta(days=400),
         "starts_on": on - timedelta(days=364), "ends_on": on, "frequency": "QUARTERLY", "basis": "AWARD"}
        for on in DAYS
    ]  # fmt: skip
    maker.add("grant", rows)


def _parts(maker: Maker) -> None:
    maker.add("amendment", [
        {"grant": n * 3 % 16 + 1, "type": ("EXTENSION", "OTHER", "EXTENSION")[n % 3], "new_end": maker.day(),
         "agreed_on": maker.maybe(maker.day, 0.8)}
        for n in range(40)
    ])  # fmt: skip
    maker.add("subaward", [
        {"grant": n % 64 + 1, "recipient": n % 40 + 1, "awarded_on": maker.day(), "ends_on": maker.maybe(maker.day),
         "amount": Amount((2_999_999, 3_000_000, 3_000_001, 5_000)[n % 4], "EUR" if n % 11 == 0 else "USD"),
         "final_received_on": maker.maybe(maker.day, 0.4)}
        for n in range(150)
    ])  # fmt: skip
    ends = ("2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30",
            "2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")  # fmt: skip
    maker.add("grant_report", [
        {"grant": n % 64 + 1, "type": ("FFR", "PPR", "FFR", "CLOSEOUT", "FFATA", "OTHER", "AUDIT")[n % 7],
         "period_end": date.fromisoformat(ends[n % 12]) if n % 5 else None, "final": maker.maybe(lambda: True, 0.4),
         "subaward": n % 64 + 1 if n % 7 == 4 else None,
         "due_on": maker.maybe(maker.day, 0.4), "extended_to": maker.maybe(maker.day, 0.2),
         "submitted_on": maker.maybe(maker.day, 0.7)}
        for n in range(360)
    ])  # fmt: skip
    maker.add("prior_approval", [
        {"grant": n % 64 + 1, "what": f"Fare {n}", "needed_on": maker.maybe(maker.day, 0.9),
         "type": ("FOREIGN_TRAVEL", "FOREIGN_CARRIER", "BUDGET")[n % 3], "asked_on": maker.maybe(maker.day, 0.4)}
        for n in range(60)
    ])  # fmt: skip
    maker.add("prior_approval", [
        {"grant": 65 + n, "what": f"Fare on {on}", "needed_on": on, "type": "FOREIGN_TRAVEL"}
        for n, on in enumerate(DAYS)
    ])  # fmt: skip


def _city(maker: Maker) -> None:
    maker.add("registration", [{"home": 1, "name": "SAM.gov", "expires_on": maker.maybe(maker.day, 0.9),
                                "renewed_on": maker.maybe(maker.day, 0.6)} for _n in range(6)])  # fmt: skip
    spent = (100_000_000, 99_999_999, 75_000_000, 74_999_999, None, 250_000_000)
    maker.add("federal_spend", [
        {"home": 1, "ends_on": date(2022 + n // 2, *((6, 30), (9, 30))[n % 2]),
         "figure": Amount(spent[(n + 1) % 6], "EUR" if n == 9 else "USD") if spent[(n + 1) % 6] else None,
         "auditor_on": maker.maybe(maker.day, 0.5), "submitted_on": maker.day() if n % 4 == 0 else None}
        for n in range(14)
    ])  # fmt: skip
