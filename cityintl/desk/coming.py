"""What comes next with a partner, tie, office or person: what is late, and the days ahead by the lead of each rule."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import anniversaries, counts, picking, relations, scopes, silence, terms, touches
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.scopes import Scope
from cityintl.records.event import InvitationAnswer
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from cityintl.words import _

_LIVING = (TieStatus.ACTIVE, TieStatus.PROVISIONAL)
_LEADS = (
    "agreement_notice_lead", "provisional_lead", "silence_write", "silence_inactive", "review_lead", "dues_lead",
    "term_lead", "council_report_lead", "anniversary_every", "anniversary_great_every", "anniversary_jubilee_every",
    "anniversary_lead", "greeting_lead",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing ahead: its day, its record, what to call it; amber once the rule says to begin, red when late.

    `known` is the day as far as it is known (an ISO prefix), where that is less than the whole day.
    """

    on: date | None
    kind: str
    number: int
    words: str
    tone: str = "quiet"
    known: str = ""

    @property
    def late(self) -> bool:
        """Whether its day is over."""
        return self.tone == "red"


@dataclass(frozen=True)
class _View:
    """What the lines are worked out from."""

    desk: DeskFile
    scope: Scope
    today: date
    rules: Sequence[Rule]

    def rows(self, kind: str, *fields: str) -> list[picking.Row]:
        """The records of a kind that have to do with anyone of these."""
        return scopes.rows_of(self.desk, self.scope, kind, fields)

    def line(self, on: date | None, kind: str, number: int, words: str, lead: str = "") -> Coming:
        """A line whose tone says how near its day is."""
        tone = "quiet"
        rule = in_force(self.rules, lead, self.today) if lead else None
        if on and on < self.today:
            tone = "red"
        elif on and rule and moved(rule, on, back=True) <= self.today:
            tone = "amber"
        return Coming(on, kind, number, words, tone)


def coming(desk: DeskFile, kind: str, number: int, today: date, most: int | None = None) -> list[Coming]:
    """What is late and what is ahead, the nearest day first; what has no day stands last."""
    view = _View(desk, scopes.scope_of(desk, kind, number), today, rules_of(desk, _LEADS))
    found = [each for tell in _TELLERS for each in tell(view)]
    found.sort(key=lambda each: (each.on is None, each.on or date.max, each.kind, each.number))
    return found[:most]


# -- the tie itself


def _ties(view: _View) -> Iterator[Coming]:
    fields = ("status", "signed_on", "review_on", "provisional_until", "resume_condition")
    for row in picking.where(view.desk, "tie", "id", view.scope.of("tie"), fields):
        values = row.values
        if values["status"] is TieStatus.TERMINATED:
            continue
        if values["review_on"]:
            yield view.line(values["review_on"], "tie", row.number, _("Yearly review"), "review_lead")
        if values["provisional_until"] and values["status"] is TieStatus.PROVISIONAL:
            words = _("Provisional time ends: decide")
            yield view.line(values["provisional_until"], "tie", row.number, words, "provisional_lead")
        if values["status"] is TieStatus.SUSPENDED:
            condition = values["resume_condition"]
            words = (
                _("Resumes when: {condition}").format(condition=condition) if condition else _("Say when it resumes")
            )
            yield Coming(None, "tie", row.number, words, "quiet" if condition else "amber")
        yield from _anniversaries(view, row)
        if values["status"] in _LIVING:
            yield from _silence(view, row.number)


def _anniversaries(view: _View, row: picking.Row) -> Iterator[Coming]:
    """The next year of the tie, and the next one that is marked, from the day on which its planning begins."""
    known = row.values["signed_on"]
    comes = terms.next_anniversary(known, view.today)
    if comes is None:
        return
    yield _round(view, row.number, known, comes.year, _("{n} years of the tie").format(n=comes.years))
    every = anniversaries.steps(view.rules, view.today)
    lead = in_force(view.rules, "anniversary_lead", view.today)
    begun = int(known[:4])
    years = [year for year in range(comes.year, comes.year + 101) if any((year - begun) % n == 0 for n in every)]
    if not (every and lead and years):
        return
    opens = anniversaries.comes_round(known, years[0])[0]
    begins = moved(lead, opens, back=True)
    count = years[0] - begun
    if years[0] == comes.year:
        return
    if begins > view.today:
        yield Coming(begins, "tie", row.number, _("{n} years: start planning").format(n=count))
    else:
        yield Coming(opens, "tie", row.number, _("{n} years: plan them").format(n=count), "amber")


def _round(view: _View, number: int, known: str, year: int, words: str) -> Coming:
    """A year of the tie, marked where a rule marks it."""
    opens, closes = anniversaries.comes_round(known, year)
    every = anniversaries.steps(view.rules, view.today)
    tone = "amber" if any((year - int(known[:4])) % step == 0 for step in every) else "quiet"
    return Coming(closes, "tie", number, words, tone, "" if opens == closes else opens.isoformat()[: len(known)])


def _silence(view: _View, number: int) -> Iterator[Coming]:
    last = silence.last_contact(view.desk, scopes.scope_of(view.desk, "tie", number), view.today)
    if last is None:
        return
    for code, words in (
        ("silence_inactive", _("Silent too long: write, or decide what becomes of it")),
        ("silence_write", _("Silent for a while: write to them")),
    ):
        rule = in_force(view.rules, code, view.today)
        if rule and moved(rule, last) < view.today:
            yield Coming(moved(rule, last), "tie", number, words, "red" if code == "silence_inactive" else "amber")
            return


def _papers(view: _View) -> Iterator[Coming]:
    fields = (
        "title",
        "signed_on",
        "effective_on",
        "term_months",
        "open_ended",
        "expires_on",
        "notice_days",
        "auto_renew",
    )
    for row in view.rows("agreement", *fields):
        end = terms.end_of(row.values)
        if end is None or end < view.today:
            continue
        title, notice = row.values["title"], row.values["notice_days"]
        told = _("“{title}” renews itself") if row.values["auto_renew"] else _("“{title}” ends")
        yield view.line(end, "agreement", row.number, told.format(title=title), "agreement_notice_lead")
        last = date.fromordinal(end.toordinal() - notice) if notice else None
        if last and last >= view.today:
            words = _("Last day for notice: “{title}”").format(title=title)
            yield view.line(last, "agreement", row.number, words, "agreement_notice_lead")


def _law(view: _View) -> Iterator[Coming]:
    newest: dict[int, picking.Row] = {}
    for row in sorted(view.rows("legal_review", "tie", "on", "against", "next_on"), key=lambda each: each.values["on"]):
        newest[row.values["tie"]] = row
    for row in newest.values():
        if row.values["next_on"]:
            words = _("Look at the law again: {law}").format(law=row.values["against"] or _("legal review"))
            yield view.line(row.values["next_on"], "legal_review", row.number, words, "review_lead")


# -- what is to happen


def _visits(view: _View) -> Iterator[Coming]:
    for row in view.rows("delegation", "name", "people", "status", "arrives", "reply_due"):
        values = row.values
        name = relations.with_people(values["name"], values["people"])
        if values["status"] in touches.ASKED:
            words = _("Answer: {name}").format(name=name)
            yield view.line(values["reply_due"] or values["arrives"], "delegation", row.number, words)
        elif values["status"] in touches.HELD and values["arrives"] and values["arrives"] > view.today:
            yield Coming(values["arrives"], "delegation", row.number, name)


def _exchanges(view: _View) -> Iterator[Coming]:
    for row in view.rows("exchange", "name", "people", "starts"):
        starts = row.values["starts"]
        if starts and starts > view.today.isoformat()[: len(starts)]:
            opens = anniversaries.comes_round(starts, int(starts[:4]))[0]
            name = relations.with_people(row.values["name"], row.values["people"])
            yield Coming(opens, "exchange", row.number, name, known=starts if len(starts) < 10 else "")


def _events(view: _View) -> Iterator[Coming]:
    for row in view.rows("event", "name", "on"):
        if row.values["on"] >= view.today:
            yield Coming(row.values["on"], "event", row.number, row.values["name"])


def _invitations(view: _View) -> Iterator[Coming]:
    for row in view.rows("invitation", "occasion", "answer", "reply_by", "on", "replied_on"):
        values = row.values
        waits = values["answer"] is InvitationAnswer.OPEN and not values["replied_on"]
        if waits and values["reply_by"] and (not values["on"] or values["on"] >= view.today):
            words = _("Reply: {occasion}").format(occasion=values["occasion"])
            yield view.line(values["reply_by"], "invitation", row.number, words)
        elif values["on"] and values["on"] >= view.today and values["answer"] is not InvitationAnswer.DECLINED:
            yield Coming(values["on"], "invitation", row.number, values["occasion"])


def _follow_ups(view: _View) -> Iterator[Coming]:
    for row in view.rows("follow_up", "what", "side", "status", "due_on"):
        if row.values["status"] in counts.OPEN:
            words = relations.promise_words(row.values["side"], row.values["what"])
            yield view.line(row.values["due_on"], "follow_up", row.number, words)


# -- what is owed to offices and associations


def _cards(view: _View) -> Iterator[Coming]:
    fields = ("greeting_list", "year", "addressed", "sent_on")
    rows = [row for row in view.rows("greeting", *fields) if row.values["sent_on"] is None]
    of_lists = {row.values["greeting_list"] for row in rows}
    lists = picking.every(view.desk, "greeting_list", ("name", "send_by"), of_lists)
    for row in rows:
        found = lists[row.values["greeting_list"]]
        if found["send_by"] and row.values["year"] >= found["send_by"].year:
            words = _("{list}: card to {name}").format(list=found["name"], name=row.values["addressed"])
            yield view.line(found["send_by"], "greeting", row.number, words, "greeting_lead")


def _seats(view: _View) -> Iterator[Coming]:
    rows = [
        row
        for row in view.rows("committee_term", "person", "term_ends_on", "left_on")
        if row.values["term_ends_on"] and not row.values["left_on"]
    ]
    names = view.desk.titles("person", [row.values["person"] for row in rows])
    for row in rows:
        words = _("Term of {name} ends").format(name=names[row.values["person"]])
        yield view.line(row.values["term_ends_on"], "committee_term", row.number, words, "term_lead")


def _offices(view: _View) -> Iterator[Coming]:
    for row in picking.where(view.desk, "organization", "id", view.scope.of("organization"), ("name", "term_ends_on")):
        if row.values["term_ends_on"] and row.values["term_ends_on"] >= view.today:
            words = _("{name}: a new head").format(name=row.values["name"])
            yield view.line(row.values["term_ends_on"], "organization", row.number, words, "term_lead")


def _duties(view: _View) -> Iterator[Coming]:
    for row in view.rows("membership", "paid_through", "review_on", "left_on"):
        if row.values["left_on"]:
            continue
        for field, words, lead in (
            ("paid_through", _("Dues are paid to this day"), "dues_lead"),
            ("review_on", _("Membership: stay or leave"), "review_lead"),
        ):
            if row.values[field]:
                yield view.line(row.values[field], "membership", row.number, words, lead)
    for row in view.rows("association_agreement", "title", "expires_on", "report_due", "insured_until"):
        for field, words, lead in (
            ("expires_on", _("“{title}” ends"), "agreement_notice_lead"),
            ("report_due", _("Yearly report to the council"), "council_report_lead"),
            ("insured_until", _("The insurance ends"), "term_lead"),
        ):
            if row.values[field]:
                named = words.format(title=row.values["title"])
                yield view.line(row.values[field], "association_agreement", row.number, named, lead)
    for row in view.rows("support", "what", "account_due", "accounted_on"):
        if row.values["account_due"] and not row.values["accounted_on"]:
            words = _("Account of “{what}”").format(what=row.values["what"])
            yield view.line(row.values["account_due"], "support", row.number, words)


_TELLERS: Sequence[Callable[[_View], Iterator[Coming]]] = (
    _ties, _papers, _law, _visits, _exchanges, _events, _invitations, _follow_ups, _cards, _seats, _offices, _duties,
)  # fmt: skip
