"""What ties and their papers owe: notice, end, review, silence, anniversaries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cityintl.desk import anniversaries, terms
from cityintl.desk.facts import LIVING, facts_of
from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.view import Row, View, ruled
from cityintl.desk.scopes import scope_of
from cityintl.desk.silence import last_contact
from cityintl.records.tie import TieStatus
from cityintl.words import _, ngettext

_AGREEMENT = (
    "tie", "title", "signed_on", "effective_on", "term_months", "open_ended", "expires_on", "auto_renew", "notice_days",
)  # fmt: skip
_EXACT = 10


def papers(view: View) -> Iterator[Obligation]:
    """The last day for notice, and the end, of every agreement whose tie has not ended.

    One that renews itself comes to its end again and again; an end that passed so is no matter any more.
    """
    rows = view.rows("agreement", *_AGREEMENT)
    ties = view.of("tie", {row["tie"] for row in rows}, "status")
    for row in rows:
        if ties[row["tie"]]["status"] is TieStatus.TERMINATED or row["open_ended"]:
            continue
        end = terms.end_of(row)
        if end:
            for turn, each in _ends(view, row, end):
                yield from _ending(view, row, each, turn)
        elif row["term_months"]:
            words = _("“{title}”: its end has no exact date").format(title=row["title"])
            yield view.vague("agreement_end", "agreement", row["id"], words, _known_end(row))


def _ends(view: View, row: Row, end: date) -> Iterator[tuple[str, date]]:
    """The ends of an agreement, each renewal counted; without a renewal only the one."""
    if not (row["auto_renew"] and row["term_months"]):
        yield "", end
        return
    turn, each = 0, end
    while each <= _horizon(view, row):
        if each >= view.today:
            yield str(turn), each
        turn += 1
        each = terms.after_months(end, turn * row["term_months"])


def _horizon(view: View, row: Row) -> date:
    """The last end whose notice can fall into the days that are asked for."""
    return max(view.until, view.today) + timedelta(days=row["notice_days"] or 0)


def _ending(view: View, row: Row, end: date, turn: str) -> Iterator[Obligation]:
    if row["notice_days"] and end >= view.today:
        words = _("Last day for notice: “{title}”").format(title=row["title"])
        due = end - timedelta(days=row["notice_days"])
        yield view.one("notice", "agreement", row["id"], words, due, "agreement_notice_lead", turn)
    told = _("“{title}” renews itself") if row["auto_renew"] else _("“{title}” ends")
    words = told.format(title=row["title"])
    found = view.one("agreement_end", "agreement", row["id"], words, end, "agreement_notice_lead", turn)
    yield replace(found, is_day=bool(row["auto_renew"]))


def _known_end(row: Row) -> str:
    """The end as far as it is known: the month, or the year, so many months after the signing."""
    signed = row["signed_on"]
    if not signed:
        return ""
    if len(signed) == len("2027"):
        return str(int(signed) + row["term_months"] // 12) if row["term_months"] % 12 == 0 else ""
    first = date.fromisoformat(f"{signed}-01")
    return terms.after_months(first, row["term_months"]).isoformat()[: len(signed)]


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
    """When a living tie is written to; once it is silent for too long, that it is proposed as inactive."""
    for number, last in _last_contacts(view):
        inactive = view.moved("silence_inactive", last)
        write = view.moved("silence_write", last)
        if write and not (inactive and inactive[0] <= view.today):
            words = _("Silent for a while: write to them")
            yield ruled(view.one("silence", "tie", number, words, write[0]), write[1])
        if inactive:
            words = _("Silent too long: write, or decide what becomes of it")
            yield ruled(view.one("inactive", "tie", number, words, inactive[0]), inactive[1])


def _last_contacts(view: View) -> Iterator[tuple[int, date]]:
    """The living ties with their last contact: of all ties by one query, of a few each by its own."""
    if view.only is None:
        facts = facts_of("tie", view.desk.home(), view.today, view.rules)
        found = view.desk.listing("tie", ("status",), "", {}, {"last_contact": facts["last_contact"]})
        for number, row in zip(found.ids, found.rows, strict=True):
            known = dict(zip(found.columns, row, strict=True))
            if known["status"] in LIVING and known["last_contact"]:
                yield number, known["last_contact"]
        return
    for few in view.rows("tie", "status"):
        if few["status"] in LIVING:
            last = last_contact(view.desk, scope_of(view.desk, "tie", few["id"]), view.today)
            if last:
                yield few["id"], last


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
            found = replace(view.vague("anniversary", "tie", number, words, known, str(year)), rule=view.rule(lead))
        else:
            continue
        yield replace(found, is_day=True)
