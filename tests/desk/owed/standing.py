"""What ties, agreements, offices, memberships and cards ask for, record by record (desk.md 8c: 1 to 5, 7g)."""

from collections.abc import Iterator
from datetime import date

from cityintl import paths
from tests.desk.owed.ledger import Claim, Ledger, Row
from tests.desk.owed.stepping import by_days, by_months, comes_round, first_of, last_of, month_and_day, whole

#: The month and day of each country's national day as they come with the program.
SHIPPED = {
    country: (int(day[:2]), int(day[3:]))
    for country, day, _name in (
        line.split("\t")
        for line in paths.resource("national_days", "national_days.tsv").read_text(encoding="utf-8").splitlines()[2:]
    )
}


def of_agreements(led: Ledger, until: date) -> Iterator[Claim]:
    """The last day for notice and the end of each paper whose tie goes on; one that renews itself ends anew."""
    for paper in led.all("agreement"):
        tie = led.one("tie", paper["tie"])
        if tie is None or tie["status"] == "TERMINATED" or paper["open_ended"]:
            continue
        end = end_of(paper)
        if end is not None and paper["auto_renew"] and paper["term_months"]:
            number, again = 0, end
            while again <= by_days(until, paper["notice_days"] or 0):
                if again >= led.today:
                    yield from _end(led, paper, again, f":{number}")
                number += 1
                again = by_months(end, number * paper["term_months"])
        elif end is not None:
            yield from _end(led, paper, end)
        elif paper["term_months"]:
            number = paper["id"]
            yield Claim(f"agreement_end:AGR-{number}", "agreement_end", "agreement", number, known=half_end(paper))


def _end(led: Ledger, paper: Row, end: date, suffix: str = "") -> Iterator[Claim]:
    yield led.claim("agreement_end", "agreement", paper, end, "agreement_notice_lead", suffix=suffix)
    if paper["notice_days"] and end >= led.today:
        notice = by_days(end, -paper["notice_days"])
        yield led.claim("notice", "agreement", paper, notice, "agreement_notice_lead", suffix=suffix)


def end_of(paper: Row) -> date | None:
    """The last day of a paper, where it is known to the day."""
    if paper["expires_on"]:
        return paper["expires_on"]
    begins = paper["effective_on"] or whole(paper["signed_on"])
    return by_months(begins, paper["term_months"]) if begins and paper["term_months"] else None


def half_end(paper: Row) -> str:
    """As much of the end as follows from a signing that is known only in part."""
    known, term = paper["signed_on"] or "", paper["term_months"]
    if not known:
        return ""
    months = first_of(known), last_of(known).replace(day=1)
    first, last = (by_months(day, term).isoformat() for day in months)
    shared = len(known)
    return first[:shared] if first[:shared] == last[:shared] else ""


def of_ties(led: Ledger) -> Iterator[Claim]:
    """Trials, reviews and silence of each tie that has not ended."""
    for tie in led.all("tie"):
        if tie["status"] == "PROVISIONAL" and tie["provisional_until"]:
            yield led.claim("provisional", "tie", tie, tie["provisional_until"], "provisional_lead")
        if tie["status"] == "TERMINATED":
            continue
        if tie["review_on"]:
            yield led.claim("tie_review", "tie", tie, tie["review_on"], "review_lead")
        looked = sorted(led.parts("legal_review", "tie", tie["id"]), key=lambda r: (r["on"], r["id"]))
        if looked and looked[-1]["next_on"]:
            yield led.claim("legal_review", "legal_review", looked[-1], looked[-1]["next_on"], "review_lead")
        if tie["status"] in ("ACTIVE", "PROVISIONAL") and (spoke := last_contact(led, tie)):
            inactive = list(led.by_rule("inactive", "tie", tie, spoke, "silence_inactive"))
            yield from inactive
            if not any(c.due <= led.today for c in inactive if c.due):
                yield from led.by_rule("silence", "tie", tie, spoke, "silence_write")


def last_contact(led: Ledger, tie: Row) -> date | None:
    """The newest day up to today on which anything went between us and the partner, its offices or people."""
    partner = tie["partner"]
    offices = {o["id"] for o in led.all("organization") if o["partner"] == partner}
    people = {p["id"] for p in led.all("person") if p["partner"] == partner or p["organization"] in offices}
    days = [*_written(led, partner, offices, people), *_met(led, tie, people)]
    return max((d for d in days if d <= led.today), default=None)


def _written(led: Ledger, partner: int, offices: set[int], people: set[int]) -> Iterator[date]:
    for asked in led.all("liaison_contact"):  # the office was asked, the partner is only what it was about
        if asked["organization"] in offices or asked["person"] in people:
            yield asked["on"]
    for row in (*led.all("correspondence"), *led.all("greeting")):
        day = row["sent_on"] if "sent_on" in row else row["on"]
        if day and (row["partner"] == partner or row["organization"] in offices or row["person"] in people):
            yield day


def _met(led: Ledger, tie: Row, people: set[int]) -> Iterator[date]:
    partner = tie["partner"]
    ties = {t["id"] for t in led.all("tie") if t["partner"] == partner}
    went = {m["delegation"] for m in led.all("member") if m["person"] in people}
    for visit in led.all("delegation"):
        theirs = visit["partner"] == partner or visit["tie"] in ties or visit["id"] in went
        if theirs and took_place(visit) and visit["arrives"] and visit["arrives"] <= led.today:
            yield min(visit["departs"] or visit["arrives"], led.today)
    for exchange in led.all("exchange"):
        begun = exchange["starts"] and first_of(exchange["starts"]) <= led.today
        if begun and (exchange["partner"] == partner or exchange["tie"] in ties):
            yield min(first_of(exchange["ends"] or exchange["starts"]), led.today)
    for event in led.all("event"):
        came = [g for g in led.parts("guest", "event", event["id"]) if g["answer"] == "CAME" and g["person"] in people]
        if event["partner"] == partner or came:
            yield event["on"]


def took_place(visit: Row) -> bool:
    """Whether a visit is one that was or will be: neither undecided nor called off."""
    return visit["status"] not in ("REQUESTED", "SCREENING", "DECLINED", "REFERRED", "CANCELLED")


def of_offices(led: Ledger) -> Iterator[Claim]:
    """Memberships, seats, consuls, associations with their reports, and what was given."""
    for member in (m for m in led.all("membership") if m["status"] not in ("LAPSED", "LEFT")):
        if not member["left_on"] and member["paid_through"]:
            yield led.claim("dues", "membership", member, member["paid_through"], "dues_lead")
        if not member["left_on"] and member["review_on"]:
            yield led.claim("membership_review", "membership", member, member["review_on"], "review_lead")
    for seat in led.all("committee_term"):
        if not seat["left_on"] and seat["term_ends_on"]:
            yield led.claim("term_end", "committee_term", seat, seat["term_ends_on"], "term_lead")
    for office in led.all("organization"):
        if office["term_ends_on"]:
            yield led.claim("consul_term", "organization", office, office["term_ends_on"], "term_lead")
    yield from _of_associations(led)
    for given in led.all("support"):
        if given["account_due"]:
            state = "done" if given["accounted_on"] else "open"
            yield led.claim("account", "support", given, given["account_due"], state=state)


def _of_associations(led: Ledger) -> Iterator[Claim]:
    kind = "association_agreement"
    for paper in led.all(kind):
        if end := paper["expires_on"]:
            yield led.claim("association_end", kind, paper, end, "agreement_notice_lead")
            if paper["notice_days"]:
                notice = by_days(end, -paper["notice_days"])
                yield led.claim("association_notice", kind, paper, notice, "agreement_notice_lead")
        if paper["report_due"]:
            yield led.claim("council_report", kind, paper, paper["report_due"], "council_report_lead")
        if paper["insured_until"]:
            yield led.claim("insurance_end", kind, paper, paper["insured_until"], "term_lead")
    for report in led.all("association_report"):
        if report["due_on"]:
            state = "done" if report["received_on"] else "open"
            yield led.claim(
                "association_report", "association_report", report, report["due_on"], "council_report_lead", state=state
            )


def of_this_day(led: Ledger, day: date) -> Iterator[Claim]:
    """What comes round and falls on this very day: anniversaries, national days, cards."""
    for tie in led.all("tie"):
        signed = whole(tie["signed_on"])
        if not signed or tie["status"] == "TERMINATED" or day.year <= signed.year:
            continue
        if comes_round(signed.month, signed.day, day):
            yield _anniversary(led, tie, day, day.year - signed.year)
    for office in led.all("organization"):
        found = month_and_day(office["national_day"])
        if found and comes_round(*found, day):
            yield led.claim("national_day", "organization", office, day, "greeting_lead", suffix=f":{day.year}")
    yield from _of_countries(led, day)
    for card in led.all("greeting"):
        cards = led.one("greeting_list", card["greeting_list"])
        if not cards or not cards["send_by"] or day.year != posting_year(cards, card):
            continue
        if comes_round(cards["send_by"].month, cards["send_by"].day, day):
            state = "done" if card["sent_on"] else "open"
            yield led.claim("card", "greeting", card, day, "greeting_lead", state=state)


def _of_countries(led: Ledger, day: date) -> Iterator[Claim]:
    """The national days of partners' countries that the program brings, where no office there has told its own."""
    home = led.all("home")[0]["country"]
    for country in (code for code, shipped in SHIPPED.items() if comes_round(*shipped, day)):
        told = any(office["national_day"] for office in led.parts("organization", "country", country))
        with_ties = (
            partner
            for partner in led.parts("partner", "country", country)
            if any(tie["status"] != "TERMINATED" for tie in led.parts("tie", "partner", partner["id"]))
        )
        first = min(with_ties, key=lambda row: row["id"], default=None)
        if first and not told and country != home:
            yield led.claim("country_day", "partner", first, day, "greeting_lead", suffix=f":{day.year}")


def posting_year(cards: Row, card: Row) -> int:
    """The year in which a card is posted: one that wishes for a new year goes out before it begins."""
    ahead = cards["occasion"] in ("NEW_YEAR", "LUNAR_NEW_YEAR") and cards["send_by"].month > 6
    return card["year"] - 1 if ahead else card["year"]


def _anniversary(led: Ledger, tie: Row, day: date, years: int) -> Claim:
    return led.claim("anniversary", "tie", tie, day, _announced(led, years), suffix=f":{day.year}")


def _announced(led: Ledger, years: int) -> str:
    """The rule that says how long before it an anniversary is announced."""
    codes = ("anniversary_every", "anniversary_great_every", "anniversary_jubilee_every")
    steps = [int(rule["value"]) for rule in map(led.rule, codes) if rule]
    return "anniversary_lead" if any(years % step == 0 for step in steps) else "greeting_lead"


def half_known(led: Ledger, since: date, until: date) -> Iterator[Claim]:
    """Anniversaries of signings that are known only to the year or the month."""
    for tie in led.all("tie"):
        signed = tie["signed_on"]
        if not signed or whole(signed) or tie["status"] == "TERMINATED":
            continue
        for year in range(max(int(signed[:4]) + 1, since.year), until.year + 1):
            key = f"anniversary:TIE-{tie['id']}:{year}"
            lead = _announced(led, year - int(signed[:4]))
            rule = lead if led.rule(lead) else ""
            yield Claim(key, "anniversary", "tie", tie["id"], known=f"{year}{signed[4:]}", rule=rule)
