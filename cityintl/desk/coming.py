"""What comes next with a partner, tie, office or person: what it owes, and what takes place ahead."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cityintl.desk import anniversaries, picking, relations, scopes, terms, touches
from cityintl.desk.obligations import FAR, Obligation, State, obligations
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.scopes import Scope
from cityintl.records.event import InvitationAnswer
from cityintl.records.liaison import ProgramStatus
from cityintl.records.tie import TieStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: The kinds whose obligations are told; those of a visit's own parts stand on its page.
_OWING = (
    "agreement", "legal_review", "delegation", "invitation", "follow_up", "greeting", "committee_term", "membership",
    "association_agreement", "support", "liaison_contact", "visitor_program", "investment_lead", "records_request",
)  # fmt: skip
#: Of a visit only these are told of those it is with.
_OF_VISITS = ("reply", "thank_you")


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


def coming(desk: DeskFile, kind: str, number: int, today: date, most: int | None = None) -> list[Coming]:
    """What is late and what is ahead, the nearest day first; what has no day stands last."""
    codes = ("anniversary_every", "anniversary_great_every", "anniversary_jubilee_every", "anniversary_lead")
    view = _View(desk, scopes.scope_of(desk, kind, number), today, rules_of(desk, codes))
    found = [each for tell in _TELLERS for each in tell(view)]
    found.sort(key=lambda each: (each.on is None, each.on or date.max, each.kind, each.number))
    return found[:most]


# -- what is owed


def _owed(view: _View) -> Iterator[Coming]:
    """The obligations of all who belong to the record; of days that come every year only the next."""
    only = {kind: {row.number for row in view.rows(kind)} for kind in _OWING}
    only |= {kind: set(view.scope.of(kind)) for kind in ("tie", "organization")}
    resting = {row.number for row in _scoped_ties(view, "status") if row.values["status"] is TieStatus.SUSPENDED}
    told: set[tuple[str, int]] = set()
    for each in obligations(view.desk, None, view.today + FAR, view.today, only):
        again = (each.family, each.number)
        if each.state is not State.OPEN or not _is_told(each, view.today) or (each.is_day and again in told):
            continue
        if each.family == "anniversary" and each.number in resting:
            continue  # nobody is to be greeted or invited while the tie rests
        told.add(again)
        yield _line(each, view.today)


def _is_told(each: Obligation, today: date) -> bool:
    if each.kind == "delegation":
        return each.family in _OF_VISITS
    silent = each.family in ("silence", "inactive")
    return not silent or (each.due is not None and each.due < today)


def _line(each: Obligation, today: date) -> Coming:
    tone = "red" if each.late(today) else "amber" if each.begun(today) else "quiet"
    if each.family == "silence" or (
        each.family == "anniversary" and each.rule and each.rule.code == "anniversary_lead"
    ):
        tone = "amber"
    words = each.whole if each.kind in ("delegation", "greeting") else each.words
    on = each.due
    if on is None and each.known:
        on = terms.bounds(each.known)[1]
    return Coming(on, each.kind, each.number, words, tone, each.known)


# -- the tie itself


def _ties(view: _View) -> Iterator[Coming]:
    """What a suspended tie waits for, and the next great anniversary from the day on which its planning begins."""
    for row in _scoped_ties(view, "status", "signed_on", "resume_condition"):
        status, condition = row.values["status"], row.values["resume_condition"]
        if status is TieStatus.SUSPENDED:
            words = (
                _("Resumes when: {condition}").format(condition=condition) if condition else _("Say when it resumes")
            )
            yield Coming(None, "tie", row.number, words, "quiet" if condition else "amber")
        elif status is not TieStatus.TERMINATED:
            yield from _planning(view, row)


def _scoped_ties(view: _View, *fields: str) -> list[picking.Row]:
    return picking.where(view.desk, "tie", "id", view.scope.of("tie"), fields)


def _planning(view: _View, row: picking.Row) -> Iterator[Coming]:
    known = row.values["signed_on"]
    comes = terms.next_anniversary(known, view.today)
    every = anniversaries.steps(view.rules, view.today)
    lead = in_force(view.rules, "anniversary_lead", view.today)
    if comes is None or not every or lead is None:
        return
    begun = int(known[:4])
    year = next(year for year in range(comes.year, comes.year + 101) if any((year - begun) % n == 0 for n in every))
    if year == comes.year:
        return
    opens = anniversaries.comes_round(known, year)[0]
    begins, count = moved(lead, opens, back=True), year - begun
    if begins > view.today:
        words = ngettext("{n} year: start planning", "{n} years: start planning", count)
        yield Coming(begins, "tie", row.number, words.format(n=count))
    else:
        words = ngettext("{n} year: plan it", "{n} years: plan them", count)
        yield Coming(opens, "tie", row.number, words.format(n=count), "amber")


# -- what is to happen


def _visits(view: _View) -> Iterator[Coming]:
    for row in view.rows("delegation", "name", "people", "status", "arrives"):
        values = row.values
        if values["status"] in touches.HELD and values["arrives"] and values["arrives"] > view.today:
            yield Coming(
                values["arrives"], "delegation", row.number, relations.with_people(values["name"], values["people"])
            )


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
    """Where one goes; an open one is told by its reply, unless nobody asks for one."""
    for row in view.rows("invitation", "occasion", "answer", "reply_by", "on", "replied_on"):
        values = row.values
        waits = values["answer"] is InvitationAnswer.OPEN and not values["replied_on"] and values["reply_by"]
        ahead = values["on"] and values["on"] >= view.today
        if ahead and not waits and values["answer"] is not InvitationAnswer.DECLINED:
            yield Coming(values["on"], "invitation", row.number, values["occasion"])


def _programs(view: _View) -> Iterator[Coming]:
    """Visitors whom a program brings; one that nobody answered yet is told by its reply."""
    for row in view.rows("visitor_program", "name", "visitors", "status", "starts"):
        values = row.values
        if values["status"] is ProgramStatus.CONFIRMED and values["starts"] and values["starts"] > view.today:
            name = relations.with_people(values["name"], values["visitors"])
            yield Coming(values["starts"], "visitor_program", row.number, name)


_TELLERS: Sequence[Callable[[_View], Iterator[Coming]]] = (
    _owed, _ties, _visits, _exchanges, _events, _invitations, _programs,
)  # fmt: skip
