"""What is owed to offices, networks and associations: dues, terms, reports, cards, accounts, national days."""

import calendar
import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache

from cityintl.desk.asking import Days
from cityintl.desk.greetings import goes_out, time_of
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, noted, ruled
from cityintl.folding import fold
from cityintl.records.dates import MONTHS
from cityintl.records.membership import MembershipStatus
from cityintl.words import _, ngettext

_WORD = "|".join(f"{name[:3].lower()}(?:{name[3:]})?" for name in MONTHS if name != "May") + "|may|sept"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?\b"
_DAY_SAID = re.compile(
    rf"\b(?P<month>{_WORD})\.? {_DAY.format('day')}|\b{_DAY.format('before')} (?P<after>{_WORD})\b"
    r"|(?P<m>\d\d)-(?P<d>\d\d)"
)


def memberships(view: View) -> Iterator[Obligation]:
    """When dues run out, and when to ask whether to stay."""
    ended = (MembershipStatus.LAPSED, MembershipStatus.LEFT)
    for row in view.rows("membership", "status", "paid_through", "review_on", "left_on"):
        if row["left_on"] or row["status"] in ended:
            continue
        if row["paid_through"]:
            words = _("Dues are paid to this day")
            yield view.one("dues", "membership", row["id"], words, row["paid_through"], "dues_lead")
        if row["review_on"]:
            words = _("Membership: stay or leave")
            yield view.one("membership_review", "membership", row["id"], words, row["review_on"], "review_lead")


def seats(view: View) -> Iterator[Obligation]:
    """The ends of terms in committees."""
    rows = view.rows("committee_term", "person", "term_ends_on", left_on=None, term_ends_on=view.days())
    names = view.desk.titles("person", sorted({row["person"] for row in rows}))
    for row in rows:
        words = _("Term of {name} ends").format(name=names[row["person"]])
        yield view.one("term_end", "committee_term", row["id"], words, row["term_ends_on"], "term_lead")


def heads(view: View) -> Iterator[Obligation]:
    """A new head of an office, and the national days of offices and partners."""
    for row in view.rows("organization", "name", "term_ends_on", term_ends_on=view.days()):
        words = _("{name}: a new head").format(name=row["name"])
        yield view.one("consul_term", "organization", row["id"], words, row["term_ends_on"], "term_lead")
    for kind in ("organization", "partner"):
        for row in view.rows(kind, "name", "national_day", national_day=Days()):
            yield from _national_days(view, kind, row)


def _national_days(view: View, kind: str, row: Row) -> Iterator[Obligation]:
    words = _("National day: {name}").format(name=row["name"])
    for n, (month, day) in enumerate(days_said(row["national_day"] or ""), 1):
        for on in each_year(view, month, day):
            suffix = f"{on.year}:{n}" if n > 1 else str(on.year)
            yield noted(view.one("national_day", kind, row["id"], words, on, "greeting_lead", suffix), is_day=True)


@cache
def days_said(text: str) -> tuple[tuple[int, int], ...]:
    """The months and days of “May 3 and November 11”, “11 November” or “11-03”, as they are said."""
    found = []
    for said in _DAY_SAID.finditer(fold(text)):
        word, day = said["month"] or said["after"], int(said["day"] or said["before"] or said["d"])
        month = _month(word) if word else int(said["m"])
        if 1 <= month <= len(MONTHS) and 1 <= day <= calendar.monthrange(2024, month)[1]:
            found.append((month, day))
    return tuple(found)


def _month(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word[:3]))


def each_year(view: View, month: int, day: int) -> Iterator[date]:
    """The dates of a month and day within what is asked for; from today where it is all that is open."""
    since = view.since or view.today
    for year in range(since.year, view.until.year + 1):
        on = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if since <= on <= view.until:
            yield on


def associations(view: View) -> Iterator[Obligation]:
    """What is agreed with associations: its end and notice, the report to the council, the insurance."""
    fields = ("title", "expires_on", "notice_days", "report_due", "insured_until")
    for row in view.rows("association_agreement", *fields):
        number, title = row["id"], row["title"]
        if row["expires_on"] and row["notice_days"]:
            words = _("Last day for notice: “{title}”").format(title=title)
            due = row["expires_on"] - timedelta(days=row["notice_days"])
            yield view.one("association_notice", "association_agreement", number, words, due, "agreement_notice_lead")
        for family, field, words, lead in (
            ("association_end", "expires_on", _("“{title}” ends"), "agreement_notice_lead"),
            ("council_report", "report_due", _("Yearly report to the council: “{title}”"), "council_report_lead"),
            ("insurance_end", "insured_until", _("The insurance ends: “{title}”"), "term_lead"),
        ):
            if row[field]:
                told = words.format(title=title)
                yield view.one(family, "association_agreement", number, told, row[field], lead)


def reports(view: View) -> Iterator[Obligation]:
    """The yearly reports that associations owe us."""
    kind, where = "association_report", view.still_open("received_on")
    for row in view.rows(kind, "year", "due_on", "received_on", due_on=view.days(), **where):
        words = _("Report of the association for {year}").format(year=row["year"])
        found = view.one(kind, kind, row["id"], words, row["due_on"], "council_report_lead")
        yield done_if(found, row["received_on"])


def accounts(view: View) -> Iterator[Obligation]:
    """The accounts of what the city gave."""
    where = {"account_due": view.days(), **view.still_open("accounted_on")}
    for row in view.rows("support", "what", "account_due", "accounted_on", **where):
        words = _("Account of “{what}”").format(what=row["what"])
        yield done_if(view.one("account", "support", row["id"], words, row["account_due"]), row["accounted_on"])


def cards(view: View) -> Iterator[Obligation]:
    """Cards of the greeting lists, by the day on which the list goes out for the year of the card."""
    years = {"year": range(view.since.year, view.until.year + 2)} if view.since else {}  # next year's leave before it
    where = {**years, **view.still_open("sent_on")}
    rows = view.rows("greeting", "greeting_list", "year", "addressed", "sent_on", **where)
    lists = view.of("greeting_list", {row["greeting_list"] for row in rows}, "send_by", "occasion")
    for row in rows:
        of = lists[row["greeting_list"]]
        if of["send_by"]:
            words = _("Card to {name}").format(name=row["addressed"])
            due = goes_out(of["occasion"], of["send_by"], row["year"])
            yield done_if(view.one("card", "greeting", row["id"], words, due, "greeting_lead"), row["sent_on"])
        elif not row["sent_on"]:
            words = _("Card to {name}").format(name=row["addressed"])
            yield view.vague("card", "greeting", row["id"], words, time_of(of["occasion"], row["year"]))


def background_checks(view: View) -> Iterator[Obligation]:
    """The background checks of host families that run out while their exchange is not over."""
    rows = view.rows("host_family", "exchange", "family", "check_until", check_until=view.days())
    exchanges = view.of("exchange", {row["exchange"] for row in rows}, "ends", "starts")
    for row in rows:
        last = exchanges[row["exchange"]]["ends"] or exchanges[row["exchange"]]["starts"]
        if not last or last >= view.today.isoformat()[: len(last)]:
            words = _("The check of family {name} runs out").format(name=row["family"])
            yield view.one("background_check", "host_family", row["id"], words, row["check_until"], "term_lead")


def private_notes(view: View) -> Iterator[Obligation]:
    """What is known of health and homes is erased after an exchange, on its own day or as the rule says."""
    today = view.today.isoformat()
    rows = view.rows("exchange", "starts", "ends", "purge_on")
    over = {row["id"]: row for row in rows if (last := row["ends"] or row["starts"]) and last < today[: len(last)]}
    for number, kept in _kept(view, over).items():
        row = over[number]
        words = ngettext("Erase {n} private note of the exchange", "Erase {n} private notes of the exchange", kept)
        told, last = words.format(n=kept), row["ends"] or row["starts"]
        if row["purge_on"]:
            yield view.one("purge", "exchange", number, told, row["purge_on"])
        elif len(last) < len(today):
            yield view.vague("purge", "exchange", number, told, last)
        elif found := view.after("purge_after", date.fromisoformat(last)):
            yield ruled(view.one("purge", "exchange", number, told, found[0]), found[1])


def _kept(view: View, exchanges: Collection[int]) -> dict[int, int]:
    """By exchange how many private notes of its travelers and families are still there."""
    found: dict[int, int] = {}
    for kind, fields in (("traveller", ("health", "emergency_contact")), ("host_family", ("allergies", "address"))):
        for row in view.of_owner(kind, "exchange", exchanges, "exchange", *fields):
            if there := sum(1 for name in fields if row[name]):
                found[row["exchange"]] = found.get(row["exchange"], 0) + there
    return found
