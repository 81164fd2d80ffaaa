"""What visits owe: the answer, letters for visas, papers before a journey, thanks and reports after it."""

from collections.abc import Iterator, Mapping
from datetime import date

from cityintl.desk import thanks
from cityintl.desk.asking import Days, picked
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, done_if, noted, ruled
from cityintl.desk.touches import ASKED
from cityintl.desk.visits import OFF
from cityintl.records.dates import show_date
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.member import VisaLetter
from cityintl.words import _, ngettext

_OVER = (VisitStatus.COMPLETED, VisitStatus.REPORTED, VisitStatus.CLOSED)
_VISIT = (
    "name", "direction", "type", "status", "partner", "tie", "arrives", "departs", "received_on", "reply_due",
    "outcome", "authority", "insurance", "advisory", "purge_on", "head", "their_lead",
    "requester",
)  # fmt: skip
#: What must be there before ours travel: the field (none for devices), what to do, and the rule that says when.
_BEFORE_TRAVEL = (
    ("authority", "authority", "Get the authority to travel", "travel_authority_lead"),
    ("devices", "", "Prepare clean devices", "device_lead"),
    ("insurance", "insurance", "Check the travel insurance", "insurance_lead"),
    ("advisory", "advisory", "Read the travel advisory", "advisory_lead"),
)


def _visits(view: View) -> list[Row]:
    """The visits that are looked at: asked once for all that look at them."""
    return view.once("delegation", lambda: view.rows("delegation", *_VISIT))


def replies(view: View) -> Iterator[Obligation]:
    """The answers to requests that wait; without a day where neither the request nor a rule says one."""
    for visit in _visits(view):
        number, words = visit["id"], _("Answer the request")
        if visit["direction"] is VisitWay.OUTBOUND or visit["status"] not in ASKED:
            continue
        if visit["reply_due"]:
            yield view.one("reply", "delegation", number, words, visit["reply_due"])
        elif found := view.after("visit_reply", visit["received_on"]):
            yield ruled(view.one("reply", "delegation", number, words, found[0]), found[1])
        else:
            yield view.vague("reply", "delegation", number, words, "")


def early(view: View) -> Iterator[Obligation]:
    """The last day on which a request can be answered in time for the visit."""
    for visit in _visits(view):
        if visit["status"] in ASKED and visit["direction"] is VisitWay.INBOUND:
            yield from _by(view, visit, "lead", _("Decide, later is too short"), "visit_lead", visit["arrives"])


def before(view: View) -> Iterator[Obligation]:
    """What is prepared for visits that are to come: the book, and what ours need to travel."""
    visits = [
        visit
        for visit in _visits(view)
        if visit["status"] not in (*OFF, *_OVER) and visit["arrives"] and visit["arrives"] >= view.today
    ]
    opens, council = _first_items(view, visits), picked(view.desk, "council_day", ("on", "agenda_closes"), {})
    for visit in visits:
        accepted = visit["status"] not in ASKED
        if accepted and visit["status"] is not VisitStatus.UNDER_WAY:
            code = "book_freeze_meeting" if visit["type"] is VisitType.COURTESY else "book_freeze_travel"
            first = opens.get(visit["id"], visit["arrives"])
            yield from _by(view, visit, "book", _("Close the briefing book"), code, first)
        if visit["direction"] is VisitWay.OUTBOUND:
            yield from _travel(view, visit, accepted, _agenda(view, council, visit["arrives"]))


def _first_items(view: View, visits: list[Row]) -> dict[int, date]:
    """The day of the first item of each itinerary."""
    found: dict[int, date] = {}
    for row in view.of_owner("itinerary_item", "delegation", [visit["id"] for visit in visits], "delegation", "on"):
        if row["on"]:
            found[row["delegation"]] = min(row["on"], found.get(row["delegation"], row["on"]))
    return found


def _agenda(view: View, council: list[Row], leaves: date) -> date:
    """The day on which the agenda of the last council before a journey closes; the journey's own where none is known.

    A list of council days that ended before today, and so before the journey, is not carried on: nobody knows the
    newer ones.
    """
    last = max((day for day in council if day["on"] < leaves), key=lambda day: day["on"], default=None)
    if last is None or (last["on"] < view.today and not any(day["on"] >= leaves for day in council)):
        return leaves
    closes: date = last["agenda_closes"] or last["on"]
    return closes


def _travel(view: View, visit: Row, accepted: bool, agenda: date) -> Iterator[Obligation]:
    """The authority is owed as soon as a trip is asked for, the rest when it is agreed."""
    waits = visit["arrives"] > view.today and visit["status"] is not VisitStatus.UNDER_WAY
    for family, field, words, code in _BEFORE_TRAVEL:
        lacks = not visit[field] if field else waits
        if lacks and (accepted or family == "authority"):
            yield from _by(view, visit, family, _(words), code, agenda if family == "authority" else visit["arrives"])


def _by(view: View, visit: Row, family: str, words: str, code: str, day: date | None) -> Iterator[Obligation]:
    if found := view.moved(code, day, back=True):
        yield ruled(view.one(family, "delegation", visit["id"], words, found[0]), found[1])


def travelers(view: View) -> Iterator[Obligation]:
    """Letters for visas, passports that end too early, and what is erased after the visit."""
    asked = view.counted("member", "delegation", visa_letter=VisaLetter.REQUESTED)
    kept = view.counted("member", "delegation", passport_until=Days())
    visits = _visits(view) if view.only is None else list(view.of("delegation", {*asked, *kept}, *_VISIT).values())
    ahead = {visit["id"]: visit for visit in visits if visit["status"] not in OFF and not _over(view, visit)}
    for number, visit in ahead.items():
        yield from _letters(view, visit, asked.get(number, 0))
    yield from _passports(view, {number: visit for number, visit in ahead.items() if number in kept})
    for visit in visits:
        yield from _purge(view, visit, kept.get(visit["id"], 0))


def _letters(view: View, visit: Row, asked: int) -> Iterator[Obligation]:
    if asked:
        words = ngettext("Send {n} visa letter", "Send {n} visa letters", asked).format(n=asked)
        yield from _by(view, visit, "visa_letter", words, "visa_letter_lead", visit["arrives"])
        if not visit["arrives"] and visit["status"] not in _OVER:
            yield view.vague("visa_letter", "delegation", visit["id"], words, "")


def _passports(view: View, visits: Mapping[int, Row]) -> Iterator[Obligation]:
    """The passports of those who travel that end before they may."""
    needed = {n: view.moved("passport_validity", _back(visit)) for n, visit in visits.items() if visit["arrives"]}
    last = {number: found for number, found in needed.items() if found}
    for row in view.rows("member", "delegation", "passport_until", delegation=list(last), passport_until=Days()):
        until, rule = last[row["delegation"]]
        if row["passport_until"] < until:
            told = _("A passport ends too early, it is needed until {day}").format(day=show_date(until))
            arrives = visits[row["delegation"]]["arrives"]
            found = view.one("passport", "member", row["id"], told, arrives, "visa_letter_lead")
            yield noted(found, rule=rule, private=True)


def _purge(view: View, visit: Row, kept: int) -> Iterator[Obligation]:
    if not kept or not visit["departs"] or visit["departs"] >= view.today:
        return
    words = ngettext("Erase the passport dates of {n} person", "Erase the passport dates of {n} people", kept)
    told = words.format(n=kept)
    if visit["purge_on"]:
        yield view.one("purge", "delegation", visit["id"], told, visit["purge_on"])
    elif found := view.after("purge_after", visit["departs"]):
        yield ruled(view.one("purge", "delegation", visit["id"], told, found[0]), found[1])


def after(view: View) -> Iterator[Obligation]:
    """Claims, thanks and the report, after a visit that took place; a closed one still pays what was laid out."""
    over = [visit for visit in _visits(view) if visit["status"] not in (*ASKED, *OFF) and _over(view, visit)]
    claims, thanked = _claims(view, over), thanks.thanked(view.desk, over, view.today)
    for visit in over:
        number, back = visit["id"], _back(visit)
        waiting = claims.get(number)
        claim = ngettext("Claim {n} expense", "Claim {n} expenses", waiting or 0).format(n=waiting)
        for family, words, code, done in (
            ("claim", claim, "expense_claim_after", None if waiting is None else not waiting),
            ("thank_you", _("Write the thank-you letter"), "thank_you_after", number in thanked),
            ("after_action", _("Write down what came of it"), "after_action_after", bool(visit["outcome"])),
        ):
            found = view.after(code, back)
            closed = visit["status"] is VisitStatus.CLOSED and family != "claim"
            if done is not None and found and not closed:
                yield done_if(ruled(view.one(family, "delegation", number, words, found[0]), found[1]), done)


def _over(view: View, visit: Row) -> bool:
    """Whether a visit is over, by its state or by its last day."""
    back = _back(visit)
    return back is not None and (visit["status"] in _OVER or back < view.today)


def _back(visit: Row) -> date | None:
    day: date | None = visit["departs"] or visit["arrives"]
    return day


def _claims(view: View, visits: list[Row]) -> dict[int, int]:
    """By visit with expenses that people laid out, how many of them nobody claimed yet."""
    numbers = [visit["id"] for visit in visits]
    found: dict[int, int] = {}
    for row in view.of_owner("expense", "delegation", numbers, "delegation", "person", "claimed_on"):
        if row["person"]:
            found[row["delegation"]] = found.get(row["delegation"], 0) + (row["claimed_on"] is None)
    return found


def checklists(view: View) -> Iterator[Obligation]:
    """The items of the checklists of visits that take place."""
    fields = ("delegation", "label", "due_on", "done_on")
    rows = view.rows("checklist_item", *fields, due_on=view.days(), **view.still_open("done_on"))
    visits = view.of("delegation", {row["delegation"] for row in rows}, "status")
    for row in rows:
        visit = visits[row["delegation"]]
        if visit["status"] not in OFF:
            found = view.one("check", "checklist_item", row["id"], row["label"], row["due_on"])
            yield done_if(found, row["done_on"])
