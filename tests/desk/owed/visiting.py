"""The visits of the busy desk: of every way and state, with their people, costs, promises and gifts."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.desk.owed.maker import DAYS, LAST, Maker, words
from tests.desk.owed.stepping import by_months

VISITS = words(
    "REQUESTED SCREENING ACCEPTED ACCEPTED_STAFF REFERRED DECLINED PLANNING CONFIRMED CONFIRMED UNDER_WAY COMPLETED "
    "COMPLETED REPORTED CLOSED CANCELLED"
)


def visits(maker: Maker, partner_of: Callable[[int], int]) -> None:
    """Visits of every way and state, with travelers, itineraries and checklists."""
    rows = []
    for n in range(75):
        arrives = maker.maybe(maker.day, 0.93)
        departs = maker.maybe(lambda day=arrives: maker.after(day, 9), 0.8) if arrives else None
        status = VISITS[n % len(VISITS)]
        tie = maker.maybe(lambda: maker.dice.randrange(1, 19), 0.5)
        partner = maker.maybe(lambda of=tie: (of and partner_of(of)) or maker.dice.randrange(1, 15), 0.7)
        rows.append({
            "name": f"Visit {n}", "direction": ("INBOUND", "OUTBOUND", "VIRTUAL", "OUTBOUND")[n % 4],
            "type": maker.dice.choice(("COURTESY", "WORKING", "TRADE", "YOUTH")), "status": status,
            "partner": partner, "tie": tie, "arrives": arrives, "departs": departs,
            "received_on": maker.maybe(maker.day),
            "reply_due": maker.maybe(maker.day), "authority": maker.maybe(lambda: "Council 12-3", 0.4),
            "insurance": maker.maybe(lambda: "Policy 7", 0.4), "advisory": maker.maybe(lambda: "Level 1", 0.4),
            "outcome": maker.maybe(lambda: "Two schools write to each other.", 0.4),
            "purge_on": maker.maybe(maker.day, 0.3),
            "head": maker.maybe(lambda: maker.dice.randrange(1, 61), 0.6),
            "their_lead": maker.maybe(lambda: maker.dice.randrange(1, 61), 0.3),
            "requester": maker.maybe(lambda: maker.dice.randrange(1, 41), 0.3),
            "decision_reason": "No time that week." if status in ("DECLINED", "REFERRED") else None,
        })  # fmt: skip
    maker.add("delegation", rows)
    maker.add("member", [
        {"delegation": n % 75 + 1, "person": n % 60 + 1, "role": "MEMBER",
         "visa_letter": maker.dice.choice((None, None, "REQUESTED", "SENT")),
         "passport_until": maker.maybe(lambda: maker.day(date(2024, 6, 1)), 0.6)}
        for n in range(160)
    ])  # fmt: skip
    maker.add("itinerary_item", [
        {"delegation": n % 75 + 1, "title": f"Item {n}", "type": "MEETING",
         "on": maker.after(rows[n % 75]["arrives"], 6) - timedelta(days=maker.dice.randrange(3))}
        for n in range(0, 150, 4)
        if rows[n % 75]["arrives"]
    ])  # fmt: skip
    maker.add("checklist_item", [
        {"delegation": n % 75 + 1, "label": f"Do {n}", "due_on": maker.maybe(maker.day, 0.9),
         "done_on": maker.maybe(maker.day, 0.3)}
        for n in range(110)
    ])  # fmt: skip


def letters(maker: Maker) -> None:
    """What was written after visits: to those who led or asked, to others and to nobody by name, late and early."""
    rows = []
    for n in range(0, 75, 2):
        on = maker.day(date(2024, 1, 1), LAST)
        rows.append({
            "on": on, "subject": f"Thanks {n}", "direction": "RECEIVED" if n % 14 == 0 else "SENT",
            "medium": ("LETTER", "EMAIL", "CARD", "PHONE", "LETTER")[n % 5],
            "person": maker.maybe(lambda: maker.dice.randrange(1, 61), 0.4),
            "organization": maker.maybe(lambda: maker.dice.randrange(1, 41), 0.2),
        })  # fmt: skip
    for n, number in enumerate(maker.add("correspondence", rows)):
        maker.door.connect("correspondence", number, "about", "delegation", n * 2 + 1)
    heads = [n * 5 + 2 for n in range(15)]
    people = [maker.dice.randrange(1, 61) for _visit in heads]
    for visit, person in zip(heads, people, strict=True):
        maker.door.set("delegation", visit, {"head": person})
    sent = maker.add("correspondence", [
        {"on": LAST, "subject": f"To the head {n}", "direction": "SENT", "medium": "LETTER", "person": person}
        for n, person in enumerate(people)
    ])  # fmt: skip
    for visit, number in zip(heads, sent, strict=True):
        maker.door.connect("delegation", visit, "about", "correspondence", number)


def corners(maker: Maker) -> None:
    """What chance seldom brings: a holiday before a journey, a request from before a change of rule, other letters."""
    usual = {"direction": "INBOUND", "type": "WORKING", "status": "COMPLETED"}
    asked = {"name": "Asked before the change", "status": "REQUESTED", "received_on": date(2026, 6, 25)}
    maker.add("delegation", [
        {**usual, "name": "After a holiday", "status": "CONFIRMED", "arrives": date(2027, 5, 31)}, {**usual, **asked},
    ])  # fmt: skip
    eve = {**usual, "name": "With a dinner on the eve", "status": "CONFIRMED", "arrives": date(2027, 9, 15)}
    dinner = {"delegation": maker.add("delegation", [eve])[0], "title": "Dinner", "type": "MEAL"}
    maker.add("itinerary_item", [{**dinner, "on": date(2027, 9, 14)}])
    for tie in (5, 6):  # one of them is suspended, the other over
        maker.door.set("tie", tie, {"review_on": date(2027, 1, 15)})
    on = date(2026, 3, 2)
    visits = maker.add("delegation", [
        {**usual, "name": f"Not thanked {n}", "arrives": on, "departs": on, "head": 7} for n in range(2)
    ])  # fmt: skip
    letters = maker.add("correspondence", [
        {"on": on, "subject": f"Thanks nobody {n}", "direction": "SENT", "medium": medium, "person": person}
        for n, (medium, person) in enumerate((("PHONE", 7), ("LETTER", 8)))
    ])  # fmt: skip
    for visit, letter in zip(visits, letters, strict=True):
        maker.door.connect("correspondence", letter, "about", "delegation", visit)
    maker.add("gift", [
        {"what": f"Kept {year}", "direction": "RECEIVED", "on": date(year, 2, 5), "partner": 10, "recipient": 51,
         "value": maker.amount(90_000)}
        for year in range(2023, 2028)
    ])  # fmt: skip
    maker.add("gift", [
        {"what": f"For the hall {n}", "direction": "RECEIVED", "on": date(2026 + n // 4, n % 4 * 3 + 2, 10),
         "partner": 9, "recipient": 50, "received_for": "CITY", "value": maker.amount(40_000)}
        for n in range(8)
    ])  # fmt: skip


def edges(maker: Maker) -> None:
    """Journeys that begin and end on the very days on which the desk is looked at, with passports that just do."""
    journeys = maker.add("delegation", [
        {"name": f"Day {on}", "direction": "OUTBOUND", "type": "WORKING", "status": "CONFIRMED", "arrives": on,
         "departs": on, "received_on": on}
        for on in DAYS
    ])  # fmt: skip
    for number, on in zip(journeys, DAYS, strict=True):
        enough = by_months(on, 6)
        maker.add("member", [
            {"delegation": number, "person": person, "role": "MEMBER", "passport_until": until}
            for person, until in ((1, enough), (2, enough - timedelta(days=1)))
        ])  # fmt: skip
        maker.add("exchange", [{"name": f"Ends {on}", "type": "YOUTH", "direction": "BOTH", "ends": on.isoformat()}])
        maker.add("host_family", [{"exchange": number - journeys[0] + 1, "family": f"Of {on}", "check_until": on}])


def after_visits(maker: Maker) -> None:
    """What was spent, promised and given."""
    maker.add("expense", [
        {"delegation": n % 75 + 1, "what": f"Taxi {n}", "type": "GROUND", "amount": maker.amount(), "on": maker.day(),
         "payer": "CITY", "person": maker.maybe(lambda: maker.dice.randrange(1, 61), 0.7),
         "claimed_on": maker.maybe(maker.day)}
        for n in range(80)
    ])  # fmt: skip
    maker.add("follow_up", [
        {"what": f"Send {n}", "side": ("US", "THEM")[n % 2], "closed_on": maker.day(),
         "status": ("OPEN", "IN_PROGRESS", "DONE", "DROPPED", "OPEN")[n % 5], "due_on": maker.maybe(maker.day, 0.8)}
        for n in range(60)
    ])  # fmt: skip
    gifts = []
    for n in range(110):
        on = maker.day(date(2023, 1, 1), LAST)
        if (on.year, on.month) in ((2026, 10), (2026, 11), (2026, 12)):
            continue  # a quarter with nothing to disclose
        gifts.append({
            "what": f"Vase {n}", "direction": ("RECEIVED", "RECEIVED", "SENT")[n % 3], "on": on,
            "partner": maker.maybe(lambda: maker.dice.randrange(1, 4), 0.8),
            "giver_office": maker.maybe(lambda: maker.dice.randrange(1, 3), 0.3),
            "recipient": maker.dice.randrange(50, 53), "received_for": "CITY" if n % 7 == 0 else None,
            "value": maker.maybe(maker.amount, 0.93),
            "disclosed_on": maker.maybe(lambda on=on: maker.after(on, 90), 0.9),
        })  # fmt: skip
    maker.add("gift", gifts)
    for n in range(8):
        maker.door.connect("correspondence", n * 2 + 1, "about", "delegation", n * 9 + 1)
        maker.door.connect("delegation", n * 7 + 3, "thanked", "correspondence", n * 4 + 3)
