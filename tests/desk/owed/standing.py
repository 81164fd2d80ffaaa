"""What ties, agreements, offices, memberships and cards ask for, record by record (desk.md 8c: 1 to 5, 7g)."""

from collections.abc import Iterator
from datetime import date

from cityintl import paths
from tests.desk.owed.ledger import Claim, Ledger, Row
from tests.desk.owed.stepping import (
    ONE,
    between,
    by_days,
    by_months,
    comes_round,
    days_of_year,
    first_of,
    last_of,
    whole,
)

#: The offices that another country sent here.
SENT_HERE = ("EMBASSY", "CONSULATE")
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
        ends = [end] if (end := end_of(paper)) else half_ends(paper)
        if not ends:
            if paper["term_months"]:
                yield led.half("agreement_end", "agreement", paper)
        elif paper["auto_renew"] and paper["term_months"]:
            number, again = 0, ends
            while again[0] <= by_days(until, paper["notice_days"] or 0):
                if again[-1] >= led.today:
                    yield from _end(led, paper, again, f":{number}")
                number += 1
                again = [by_months(end, number * paper["term_months"]) for end in ends]
        elif paper["auto_renew"] and ends[-1] < led.today:
            yield led.half("agreement_end", "agreement", paper)
        else:
            yield from _end(led, paper, ends)


def _end(led: Ledger, paper: Row, ends: list[date], suffix: str = "") -> Iterator[Claim]:
    """The end and its notice: on a day, or between the first and the last that it can be."""
    more = {"suffix": suffix, "comes": bool(paper["auto_renew"])}
    last = ends[-1]
    if len(ends) == 1:
        yield led.claim("agreement_end", "agreement", paper, last, "agreement_notice_lead", **more)
    else:
        yield led.half("agreement_end", "agreement", paper, between(*ends), **more)
    if not paper["notice_days"] or last < led.today:
        return
    notice = [by_days(end, -paper["notice_days"]) for end in ends]
    if len(ends) == 1:
        yield led.claim("notice", "agreement", paper, notice[0], "agreement_notice_lead", suffix=suffix)
    else:
        yield led.half("notice", "agreement", paper, between(*notice), suffix=suffix)


def end_of(paper: Row) -> date | None:
    """The last day of a paper, where it is known to the day."""
    if paper["expires_on"]:
        return paper["expires_on"]
    begins = paper["effective_on"] or whole(paper["signed_on"])
    return by_months(begins, paper["term_months"]) if begins and paper["term_months"] else None


def half_ends(paper: Row) -> list[date]:
    """The first and the last day on which a paper can end whose signing is known only in part."""
    known, term = paper["signed_on"], paper["term_months"]
    return [by_months(first_of(known), term), by_months(last_of(known), term)] if known and term else []


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
        if tie["status"] in ("ACTIVE", "PROVISIONAL"):
            yield from _silence(led, tie, last_contact(led, tie))


def _silence(led: Ledger, tie: Row, spoke: date | None) -> Iterator[Claim]:
    """When they are written to; without any contact on file it is counted from the signing, for a while."""
    since = spoke or whole(tie["signed_on"])
    inactive = list(led.by_rule("inactive", "tie", tie, since, "silence_inactive")) if since else []
    write = list(led.by_rule("silence", "tie", tie, since, "silence_write")) if since else []
    over = any(c.due <= led.today for c in inactive or (write if spoke is None else ()) if c.due)
    if spoke is None and (over or not since):
        if led.rule("silence_write") or led.rule("silence_inactive"):
            yield led.half("silence", "tie", tie)
        return
    yield from inactive
    if not over:
        yield from write


def last_contact(led: Ledger, tie: Row) -> date | None:
    """The newest day up to today on which anything went between us and the partner, its offices or people."""
    partner = tie["partner"]
    offices = {o["id"] for o in led.all("organization") if o["partner"] == partner}
    people = {p["id"] for p in led.all("person") if p["partner"] == partner or p["organization"] in offices}
    days = [*_written(led, partner, offices, people), *_met(led, tie, offices, people)]
    return max((d for d in days if d <= led.today), default=None)


def _written(led: Ledger, partner: int, offices: set[int], people: set[int]) -> Iterator[date]:
    for asked in led.all("liaison_contact"):  # the office was asked, the partner is only what it was about
        if asked["organization"] in offices or asked["person"] in people:
            yield asked["on"]
    for row in (*led.all("correspondence"), *led.all("greeting")):
        day = row["sent_on"] if "sent_on" in row else row["on"]
        if day and (row["partner"] == partner or row["organization"] in offices or row["person"] in people):
            yield day


def _met(led: Ledger, tie: Row, offices: set[int], people: set[int]) -> Iterator[date]:
    partner = tie["partner"]
    ties = {t["id"] for t in led.all("tie") if t["partner"] == partner}
    went = {m["delegation"] for m in led.all("member") if m["person"] in people}
    for visit in led.all("delegation"):
        theirs = visit["partner"] == partner or visit["tie"] in ties or visit["id"] in went
        theirs = theirs or visit["requester"] in offices
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


def of_cards_without_a_day(led: Ledger) -> Iterator[Claim]:
    """Cards that were not sent and whose list does not say when: some day of the time in which they are posted."""
    for card in led.all("greeting"):
        cards = led.one("greeting_list", card["greeting_list"])
        if cards and not cards["send_by"] and not card["sent_on"]:
            first, last = date(card["year"], 1, 1), date(card["year"], 12, 31)
            if cards["occasion"] in ("NEW_YEAR", "LUNAR_NEW_YEAR"):
                first, last = by_months(first, -6), by_months(first, 6) - ONE
            yield led.half("card", "greeting", card, between(first, last))


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
        yield from _national_days(led, "organization", office, day)
    for partner in led.all("partner"):
        yield from _national_days(led, "partner", partner, day)
    yield from _of_countries(led, day)
    for card in led.all("greeting"):
        cards = led.one("greeting_list", card["greeting_list"])
        if not cards or not cards["send_by"] or day.year != posting_year(cards, card):
            continue
        if comes_round(cards["send_by"].month, cards["send_by"].day, day):
            state = "done" if card["sent_on"] else "open"
            yield led.claim("card", "greeting", card, day, "greeting_lead", state=state)


def _of_countries(led: Ledger, day: date) -> Iterator[Claim]:
    """The national days that the program brings, of partners' and consuls' countries where nobody told their own."""
    home = led.all("home")[0]["country"]
    for country in (code for code, shipped in SHIPPED.items() if comes_round(*shipped, day)):
        there = led.parts("organization", "country", country) + led.parts("partner", "country", country)
        told = any(each["national_day"] for each in there)
        with_ties = (
            partner
            for partner in led.parts("partner", "country", country)
            if any(tie["status"] != "TERMINATED" for tie in led.parts("tie", "partner", partner["id"]))
        )
        first = min(with_ties, key=lambda row: row["id"], default=None)
        sent = [each for each in led.parts("organization", "country", country) if each["type"] in SENT_HERE]
        kind = "partner" if first else "organization"
        first = first or min(sent, key=lambda row: row["id"], default=None)
        if first and not told and country != home:
            yield led.claim("country_day", kind, first, day, "greeting_lead", suffix=f":{day.year}", comes=True)


def _national_days(led: Ledger, kind: str, row: Row, day: date) -> Iterator[Claim]:
    for turn, found in enumerate(days_of_year(row["national_day"]), 1):
        if comes_round(*found, day):
            suffix = f":{day.year}" if turn == 1 else f":{day.year}:{turn}"
            yield led.claim("national_day", kind, row, day, "greeting_lead", suffix=suffix, comes=True)


def posting_year(cards: Row, card: Row) -> int:
    """The year in which a card is posted: one that wishes for a new year goes out before it begins."""
    ahead = cards["occasion"] in ("NEW_YEAR", "LUNAR_NEW_YEAR") and cards["send_by"].month > 6
    return card["year"] - 1 if ahead else card["year"]


def _anniversary(led: Ledger, tie: Row, day: date, years: int) -> Claim:
    return led.claim("anniversary", "tie", tie, day, _announced(led, years), suffix=f":{day.year}", comes=True)


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
            yield Claim(key, "anniversary", "tie", tie["id"], known=f"{year}{signed[4:]}", rule=rule, comes=True)
