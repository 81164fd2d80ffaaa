"""What ties and their papers owe: notice, end, review, silence, anniversaries."""

from collections.abc import Iterator
from datetime import date, timedelta

from cityintl.desk import anniversaries, terms
from cityintl.desk.facts import LIVING, facts_of
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, noted, ruled
from cityintl.desk.scopes import scope_of
from cityintl.desk.silence import last_contact
from cityintl.records.tie import TieStatus
from cityintl.words import _, ngettext

_AGREEMENT = (
    "tie", "title", "signed_on", "effective_on", "term_months", "open_ended", "expires_on", "auto_renew", "notice_days",
)  # fmt: skip
_EXACT = 10
#: The first and the last day on which something can fall; the same where its day is known.
Days = tuple[date, date]


def papers(view: View) -> Iterator[Obligation]:
    """The last day for notice, and the end, of every agreement whose tie has not ended.

    One that renews itself comes to its end again and again; an end that passed so is no matter any more. Where nobody
    wrote down for how long it renews itself, what is owed after its end is to find that out.
    """
    rows = view.rows("agreement", *_AGREEMENT)
    ties = view.of("tie", {row["tie"] for row in rows}, "status")
    for row in rows:
        if ties[row["tie"]]["status"] is TieStatus.TERMINATED or row["open_ended"]:
            continue
        ends, again = terms.ends_of(row), row["auto_renew"]
        if ends and again and row["term_months"]:
            for turn, each in _renewals(view, row, ends):
                yield from _ending(view, row, each, turn)
        elif ends and again and ends[1] < view.today:
            words = _("“{title}” renewed itself, its next end is not known").format(title=row["title"])
            yield view.vague("agreement_end", "agreement", row["id"], words, "")
        elif ends:
            yield from _ending(view, row, ends, "")
        elif row["term_months"]:
            words = _("“{title}”: its end has no exact date").format(title=row["title"])
            yield view.vague("agreement_end", "agreement", row["id"], words, "")


def _renewals(view: View, row: Row, ends: Days) -> Iterator[tuple[str, Days]]:
    """The ends of an agreement that renews itself which are not over, each renewal counted from the first end."""
    horizon = max(view.until, view.today) + timedelta(days=row["notice_days"] or 0)
    turn, (first, last) = 0, ends
    while first <= horizon:
        if last >= view.today:
            yield str(turn), (first, last)
        turn += 1
        first, last = (terms.after_months(end, turn * row["term_months"]) for end in ends)


def _ending(view: View, row: Row, ends: Days, turn: str) -> Iterator[Obligation]:
    if row["notice_days"] and ends[1] >= view.today:
        words = _("Last day for notice: “{title}”").format(title=row["title"])
        back = timedelta(days=row["notice_days"])
        yield _between(view, row, "notice", words, (ends[0] - back, ends[1] - back), turn)
    told = _("“{title}” renews itself") if row["auto_renew"] else _("“{title}” ends")
    if ends[0] < ends[1] and not row["auto_renew"]:
        told = _("“{title}”: its end has no exact date")
    found = _between(view, row, "agreement_end", told.format(title=row["title"]), ends, turn)
    yield noted(found, is_day=bool(row["auto_renew"]))


def _between(view: View, row: Row, family: str, words: str, days: Days, turn: str) -> Obligation:
    """What falls on a day, or on one that is known only to lie between two."""
    first, last = days
    if first == last:
        return view.one(family, "agreement", row["id"], words, first, "agreement_notice_lead", turn)
    return view.vague(family, "agreement", row["id"], words, terms.between(first, last), turn)


def ties(view: View) -> Iterator[Obligation]:
    """The end of a provisional time, the yearly review, silence and anniversaries of ties that have not ended."""
    for row in view.rows("tie", "status", "signed_on", "review_on", "provisional_until"):
        number, status = row["id"], row["status"]
        if status is TieStatus.TERMINATED:
            continue
        if row["provisional_until"] and status is TieStatus.PROVISIONAL:
            words = _("Provisional time ends: decide")
            yield view.one("provisional", "tie", number, words, row["provisional_until"], "provisional_lead")
        if row["review_on"]:
            yield view.one("tie_review", "tie", number, _("Yearly review"), row["review_on"], "review_lead")
        yield from _anniversaries(view, number, row["signed_on"])


def legal_reviews(view: View) -> Iterator[Obligation]:
    """When the law is looked at again, by the newest review of each tie."""
    newest: dict[int, Row] = {}
    rows = view.rows("legal_review", "tie", "on", "against", "next_on")
    for row in sorted(rows, key=lambda each: (each["on"], each["id"])):
        newest[row["tie"]] = row
    of = view.of("tie", newest, "status")
    for tie, row in newest.items():
        if row["next_on"] and of[tie]["status"] is not TieStatus.TERMINATED:
            words = _("Look at the law again: {law}").format(law=row["against"] or _("legal review"))
            yield view.one("legal_review", "legal_review", row["id"], words, row["next_on"], "review_lead")


def silences(view: View) -> Iterator[Obligation]:
    """When a living tie is written to; once it is silent for too long, that it is proposed as inactive.

    Without any contact on file it counts from the signing. What was signed too long ago, or nobody knows when, is
    told once and without a day: a desk that was just imported has no letters yet.
    """
    for number, last, signed in _last_contacts(view):
        since = last or terms.whole_day(signed)
        inactive, write = view.moved("silence_inactive", since), view.moved("silence_write", since)
        over = inactive or (None if last else write)
        late = over is not None and over[0] <= view.today
        if last is None and (late or since is None):
            if view.rule("silence_write") or view.rule("silence_inactive"):
                words = _("No contact is on file: write to them, or add the last letter")
                yield view.vague("silence", "tie", number, words, "")
            continue
        if write and not late:
            words = _("Silent for a while: write to them")
            yield ruled(view.one("silence", "tie", number, words, write[0]), write[1])
        if inactive:
            words = _("Silent too long: write, or decide what becomes of it")
            yield ruled(view.one("inactive", "tie", number, words, inactive[0]), inactive[1])


def _last_contacts(view: View) -> Iterator[tuple[int, date | None, str | None]]:
    """The living ties with their last contact and signing: of all ties by one query, of a few each by its own."""
    if view.only is None:
        facts = facts_of("tie", view.home, view.today, view.rules)
        found = view.desk.listing("tie", ("status", "signed_on"), "", {}, {"last_contact": facts["last_contact"]})
        for number, row in zip(found.ids, found.rows, strict=True):
            known = dict(zip(found.columns, row, strict=True))
            if known["status"] in LIVING:
                yield number, known["last_contact"], known["signed_on"]
        return
    for few in view.rows("tie", "status", "signed_on"):
        if few["status"] in LIVING:
            last = last_contact(view.desk, scope_of(view.desk, "tie", few["id"]), view.today)
            yield few["id"], last, few["signed_on"]


def _anniversaries(view: View, number: int, signed: str | None) -> Iterator[Obligation]:
    """Every year of a tie that comes round in the days asked for; marked years are announced long before."""
    if not signed:
        return
    steps = anniversaries.steps(view.rules, view.today)
    begin, since = int(signed[:4]), view.since or view.today
    for year in range(max(since.year, begin + 1), view.until.year + 1):
        years = year - begin
        marked = any(years % step == 0 for step in steps)
        words = ngettext("{n} year of the tie", "{n} years of the tie", years).format(n=years)
        lead = "anniversary_lead" if marked else "greeting_lead"
        opens, closes = anniversaries.comes_round(signed, year)
        if len(signed) == _EXACT and opens >= since:
            found = view.one("anniversary", "tie", number, words, opens, lead, str(year))
        elif len(signed) < _EXACT and closes >= since and opens <= view.until:
            known = opens.isoformat()[: len(signed)]
            found = noted(view.vague("anniversary", "tie", number, words, known, str(year)), rule=view.rule(lead))
        else:
            continue
        yield noted(found, is_day=True)
