"""What visits, promises, invitations, exchanges and gifts ask for, record by record (desk.md 3 and 8c: 6 to 12)."""

from collections.abc import Iterator
from datetime import date

from tests.desk.owed.ledger import Claim, Ledger, Row
from tests.desk.owed.standing import took_place
from tests.desk.owed.stepping import ONE, by_days, by_months, each, last_of

OFF = ("DECLINED", "REFERRED", "CANCELLED")
UNDECIDED = ("REQUESTED", "SCREENING")
PAST = ("COMPLETED", "REPORTED", "CLOSED")


def last_day(visit: Row) -> date | None:
    """The day a visit ends, as far as it is known."""
    return visit["departs"] or visit["arrives"]


def of_visits(led: Ledger) -> Iterator[Claim]:
    """Everything a visit asks for, from its request to what is erased afterwards."""
    for visit in led.all("delegation"):
        yield from _request(led, visit)
        yield from _papers(led, visit)
        yield from _outbound(led, visit)
        yield from _book(led, visit)
        yield from _after(led, visit)
        yield from _purge(led, visit)
        if visit["status"] not in OFF:
            for item in led.parts("checklist_item", "delegation", visit["id"]):
                if item["due_on"]:
                    state = "done" if item["done_on"] else "open"
                    yield led.claim("check", "checklist_item", item, item["due_on"], state=state)


def _request(led: Ledger, visit: Row) -> Iterator[Claim]:
    if visit["direction"] == "OUTBOUND" or visit["status"] not in UNDECIDED:
        return
    if visit["reply_due"]:
        yield led.claim("reply", "delegation", visit, visit["reply_due"])
    elif visit["received_on"] and led.rule("visit_reply", min(visit["received_on"], led.today)):
        yield from led.by_its_rule("reply", "delegation", visit, visit["received_on"], "visit_reply")
    else:
        yield led.half("reply", "delegation", visit)
    if visit["direction"] == "INBOUND" and visit["arrives"]:
        yield from led.by_rule("lead", "delegation", visit, visit["arrives"], "visit_lead", -1)


def _papers(led: Ledger, visit: Row) -> Iterator[Claim]:
    last = last_day(visit)
    if visit["status"] in OFF + PAST or (last and last < led.today):
        return
    members = led.parts("member", "delegation", visit["id"])
    asked = any(m["visa_letter"] == "REQUESTED" for m in members)
    if asked and not visit["arrives"]:
        yield led.half("visa_letter", "delegation", visit)
    if not visit["arrives"]:
        return
    if asked:
        yield from led.by_rule("visa_letter", "delegation", visit, visit["arrives"], "visa_letter_lead", -1)
    validity = led.rule("passport_validity")
    for member in members:
        until = member["passport_until"]
        if validity and until and until < led.moved(visit["departs"] or visit["arrives"], validity):
            yield led.claim(
                "passport", "member", member, visit["arrives"], "visa_letter_lead", rule="passport_validity"
            )


def _outbound(led: Ledger, visit: Row) -> Iterator[Claim]:
    arrives = visit["arrives"]
    if visit["direction"] != "OUTBOUND" or visit["status"] in OFF + PAST or not arrives or arrives < led.today:
        return
    if not visit["authority"]:
        asked = _agenda(led, arrives) or arrives
        yield from led.by_rule("authority", "delegation", visit, asked, "travel_authority_lead", -1)
    if visit["status"] in UNDECIDED:
        return
    if not visit["insurance"]:
        yield from led.by_rule("insurance", "delegation", visit, arrives, "insurance_lead", -1)
    if not visit["advisory"]:
        yield from led.by_rule("advisory", "delegation", visit, arrives, "advisory_lead", -1)
    if arrives > led.today and visit["status"] != "UNDER_WAY":
        yield from led.by_rule("devices", "delegation", visit, arrives, "device_lead", -1)


def _agenda(led: Ledger, leaves: date) -> date | None:
    """When the agenda closes of the last council day before a journey; none where the list of days ends too early."""
    before = [day for day in led.all("council_day") if day["on"] < leaves]
    if not before:
        return None
    last = max(before, key=lambda day: day["on"])
    goes_on = any(day["on"] >= leaves for day in led.all("council_day"))
    return (last["agenda_closes"] or last["on"]) if goes_on or last["on"] >= led.today else None


def _book(led: Ledger, visit: Row) -> Iterator[Claim]:
    decided = visit["status"] in ("ACCEPTED", "ACCEPTED_STAFF", "PLANNING", "CONFIRMED")
    if decided and visit["arrives"] and visit["arrives"] >= led.today:
        items = led.parts("itinerary_item", "delegation", visit["id"])
        first = min((item["on"] for item in items), default=visit["arrives"])
        code = "book_freeze_meeting" if visit["type"] == "COURTESY" else "book_freeze_travel"
        yield from led.by_rule("book", "delegation", visit, first, code, -1)


def _after(led: Ledger, visit: Row) -> Iterator[Claim]:
    last = last_day(visit)
    if last is None or not took_place(visit) or not (visit["status"] in PAST or last < led.today):
        return
    spent = [e for e in led.parts("expense", "delegation", visit["id"]) if e["person"]]
    if spent:
        claimed = "done" if all(e["claimed_on"] for e in spent) else "open"
        yield from led.by_its_rule("claim", "delegation", visit, last, "expense_claim_after", state=claimed)
    if visit["status"] == "CLOSED":
        return
    thanked = "done" if _thanked(led, visit, last) else "open"
    yield from led.by_its_rule("thank_you", "delegation", visit, last, "thank_you_after", state=thanked)
    told = "done" if visit["outcome"] else "open"
    yield from led.by_its_rule("after_action", "delegation", visit, last, "after_action_after", state=told)


def _thanked(led: Ledger, visit: Row, last: date) -> bool:
    """One letter of ours about it to its head, their lead or who asked for it, or to nobody; abroad to anybody."""
    people = {visit["their_lead"], visit["head"]} - {None}
    linked = set()
    for line in led.all("connection"):
        ends = {line["from_kind"]: line["from_id"], line["to_kind"]: line["to_id"]}
        if ends.get("delegation") == visit["id"] and "correspondence" in ends:
            linked.add(ends["correspondence"])
    for letter in (row for row in led.all("correspondence") if row["id"] in linked):
        written = letter["direction"] == "SENT" and letter["medium"] in ("LETTER", "EMAIL", "CARD")
        nobody = not letter["person"] and not letter["organization"]
        to_them = letter["person"] in people or (visit["requester"] and letter["organization"] == visit["requester"])
        anybody = visit["direction"] == "OUTBOUND" or not (people or visit["requester"])
        if written and last <= letter["on"] <= led.today and (nobody or to_them or anybody):
            return True
    return False


def _purge(led: Ledger, visit: Row) -> Iterator[Claim]:
    if not visit["departs"] or visit["departs"] >= led.today:
        return
    if any(m["passport_until"] for m in led.parts("member", "delegation", visit["id"])):
        if visit["purge_on"]:
            yield led.claim("purge", "delegation", visit, visit["purge_on"])
        else:
            yield from led.by_its_rule("purge", "delegation", visit, visit["departs"], "purge_after")


def of_promises(led: Ledger) -> Iterator[Claim]:
    """Follow-ups, invitations, answers of guests, checks of host families."""
    for said in led.all("follow_up"):
        if said["due_on"] and said["status"] in ("OPEN", "IN_PROGRESS", "DONE"):
            state = "done" if said["status"] == "DONE" else "open"
            yield led.claim("promise", "follow_up", said, said["due_on"], state=state)
        elif said["status"] in ("OPEN", "IN_PROGRESS"):
            yield led.half("promise", "follow_up", said)
    for card in led.all("invitation"):
        over = card["until"] or card["on"]
        answered = card["answer"] != "OPEN" or card["replied_on"]
        if card["reply_by"] and (answered or over is None or over >= led.today):
            state = "done" if card["answer"] != "OPEN" or card["replied_on"] else "open"
            yield led.claim("invitation", "invitation", card, card["reply_by"], state=state)
        elif not answered and not card["reply_by"] and (over is None or over >= led.today):
            yield led.half("invitation", "invitation", card)
    for event in led.all("event"):
        guests = led.parts("guest", "event", event["id"])
        if event["answer_by"] and any(g["answer"] == "INVITED" for g in guests):
            yield led.claim("answers", "event", event, event["answer_by"])
    for family in led.all("host_family"):
        exchange = led.one("exchange", family["exchange"])
        ends = exchange and (exchange["ends"] or exchange["starts"])
        if family["check_until"] and not (ends and last_of(ends) < led.today):
            yield led.claim("background_check", "host_family", family, family["check_until"], "term_lead")
    for exchange in led.all("exchange"):
        yield from _erase(led, exchange)


def _erase(led: Ledger, exchange: Row) -> Iterator[Claim]:
    """What is known of health and homes is erased after an exchange, as long as any of it is there."""
    guests, families = (led.parts(kind, "exchange", exchange["id"]) for kind in ("traveller", "host_family"))
    kept = any(g["health"] or g["emergency_contact"] for g in guests)
    kept = kept or any(f["allergies"] or f["address"] for f in families)
    ends = exchange["ends"] or exchange["starts"]
    if not kept or not ends or last_of(ends) >= led.today:
        return
    if exchange["purge_on"]:
        yield led.claim("purge", "exchange", exchange, exchange["purge_on"])
    elif len(ends) == 10:
        yield from led.by_its_rule("purge", "exchange", exchange, date.fromisoformat(ends), "purge_after")
    else:
        yield led.half("purge", "exchange", exchange, ends)


def of_gifts(led: Ledger, since: date, until: date) -> Iterator[Claim]:
    """A statement for each period of the calendar that has ended, nil ones too; single gifts where no periods are."""
    received = [g for g in led.all("gift") if g["direction"] == "RECEIVED"]
    days = [(gift, day) for gift in received if (day := _stated_on(led, gift, received))]
    ended = [(first, last) for first, last in _periods(led, since, until) if last < led.today]
    for first, last in ended:
        told = [g for g, day in days if first <= day <= last]
        back = led.rule("nil_statements_back")
        lately = back and last >= by_months(led.today, -int(back["value"]))
        after = led.rule("gift_report_after_days", last, led.place(last))
        if after and (told or (led.all("home")[0]["does_gifts"] and lately)):
            state = "done" if told and all(g["disclosed_on"] for g in told) else "open"
            yield led.claim(
                "gift_statement", "home", led.all("home")[0], led.moved(last, after), rule="gift_report_after_days",
                state=state, suffix=f":{first}",
            )  # fmt: skip
    for gift, day in days:
        place = led.place(day)
        after = led.rule("gift_report_after_days", day, place)
        if after and not led.rule("gift_report_period_months", day, place):
            state = "done" if gift["disclosed_on"] else "open"
            due = led.moved(day, after)
            yield led.claim("gift_disclosure", "gift", gift, due, rule="gift_report_after_days", state=state)


def _stated_on(led: Ledger, gift: Row, received: list[Row]) -> date | None:
    """The day whose statement names a gift: its own, or that of the gift which brought their sum to the threshold."""
    own: date = gift["on"]
    if _reaches(led, gift):
        return own
    later = sorted(received, key=lambda g: (g["on"], g["id"]))
    by = [g["on"] for g in later if g is not gift and gift in _sum_of(led, g) and _sum_reaches(led, g)]
    return by[0] if by else own if _unclear(led, gift) else None


def _periods(led: Ledger, since: date, until: date) -> Iterator[tuple[date, date]]:
    """The first and last days of the periods of some years: every month is tried as the first of one."""
    for first in each(by_months(since, -25), until):
        period = first.day == 1 and led.rule("gift_report_period_months", first, led.place(first))
        if period and (first.month - 1) % int(period["value"]) == 0:
            yield first, by_months(first, int(period["value"])) - ONE


def _reaches(led: Ledger, gift: Row) -> bool:
    """Whether a gift, or the sum it ends, reaches a threshold of its day."""
    if not _counts(led, gift, gift["on"]) or _unclear(led, gift):
        return False
    single, more = _rules(led, gift["on"], "threshold_single", "threshold_single_over")
    worth = _cents(gift)
    if (single and worth >= single["value"] * 100) or (more and worth > more["value"] * 100):
        return True
    return _sum_reaches(led, gift)


def _sum_reaches(led: Ledger, gift: Row) -> bool:
    (together,) = _rules(led, gift["on"], "threshold_cumulative")
    return bool(together and sum(map(_cents, _sum_of(led, gift))) >= together["value"] * 100)


def _sum_of(led: Ledger, gift: Row) -> list[Row]:
    """The gifts that are added up with this one, itself included; none where it does not count by itself."""
    if not _counts(led, gift, gift["on"]) or _unclear(led, gift):
        return []
    return list(_same_source(led, gift, led.place(gift["on"])))


def _unclear(led: Ledger, gift: Row) -> bool:
    """Whether a gift that counts has to be looked at first: no rule of its day, no value, another currency."""
    if not _counts(led, gift, gift["on"]):
        return False
    rules = _rules(led, gift["on"], "threshold_single", "threshold_single_over", "threshold_cumulative")
    named = [r for r in rules if r]
    return not named or not gift["value"] or not gift["value"].startswith(named[0]["unit"])


def _counts(led: Ledger, gift: Row, on: date) -> bool:
    """Whether a gift counts by the rules of a day: those for the city do unless the rules say no."""
    (counts,) = _rules(led, on, "for_city_counts")
    return gift["received_for"] != "CITY" or not counts or bool(counts["value"])


def _rules(led: Ledger, on: date, *codes: str) -> list[Row | None]:
    return [led.rule(f"gift_{code}", on, led.place(on)) for code in codes]


def _same_source(led: Ledger, gift: Row, place: str | None) -> Iterator[Row]:
    """The gifts of the same source to the same person in the window up to this one, this one included."""
    rolling = led.rule("gift_window_rolling_months", gift["on"], place)
    fixed = led.rule("gift_window_months", gift["on"], place)
    counts = led.rule("gift_for_city_counts", gift["on"], place)
    first = gift["on"]
    if rolling:
        first = by_months(gift["on"], -int(rolling["value"])) + ONE
    elif fixed:
        first = gift["on"].replace(day=1)
        while (first.month - 1) % int(fixed["value"]):
            first = by_days(first, -1).replace(day=1)
    for other in led.all("gift"):
        left_out = other["received_for"] == "CITY" and counts and not counts["value"]
        if (
            left_out
            or other["direction"] != "RECEIVED"
            or not other["value"]
            or other["value"][:3] != gift["value"][:3]
        ):
            continue
        if (first, 0) <= (other["on"], other["id"]) <= (gift["on"], gift["id"]) and _ends(led, other) == _ends(
            led, gift
        ):
            yield other


def _ends(led: Ledger, gift: Row) -> tuple[object, ...]:
    """Where a gift came from and whose it is: a person gives for the office or city, a city's office for the city."""
    source: tuple[str, int] = ("gift", gift["id"])
    for field, kind in (("giver", "person"), ("partner", "partner"), ("giver_office", "organization")):
        source = (kind, gift[field]) if gift[field] else source
    giver = led.one("person", source[1]) if source[0] == "person" else None
    for field, kind in (("partner", "partner"), ("organization", "organization")):
        source = (kind, giver[field]) if giver and giver[field] else source
    office = led.one("organization", source[1]) if source[0] == "organization" else None
    if office and office["type"] == "CITY_OFFICE" and office["partner"]:
        source = ("partner", office["partner"])
    return source, gift["recipient"] or gift["received_for"] or gift["id"]


def _cents(gift: Row) -> int:
    return int(gift["value"].split()[1])
