"""What has happened with a partner, tie, organization or person: one list over all kinds of record, newest first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from cityintl.desk import counts, picking, scopes, touches
from cityintl.desk.picking import Row
from cityintl.desk.scopes import Scope
from cityintl.numerals import grouped
from cityintl.records.bid import BidStatus
from cityintl.records.delegation import VisitStatus
from cityintl.records.gift import FollowUpStatus, Side
from cityintl.records.liaison import ProgramStatus
from cityintl.records.memory import Direction
from cityintl.records.opportunity import GoNoGo
from cityintl.records.statement import StatementStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: The kinds that often speak of more than the one whom their own fields name.
_LINKED_TOO = ("correspondence", "event_bid", "statement", "liaison_contact", "visitor_program", "media_item")
_REFUSED = (VisitStatus.DECLINED, VisitStatus.REFERRED, VisitStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Engagement:
    """One thing that happened: its day as far as known (an ISO prefix), its record, and what to call it.

    `state` says where it stands, where that tells more than the day: “open”, “late”; `detail` is how it travelled.
    """

    on: str | None
    kind: str
    number: int
    words: str
    tone: str = "quiet"
    state: str = ""
    detail: str = ""


class Told(NamedTuple):
    """What a record tells: its day, its words, their tone, and where it stands."""

    on: date | str | None
    words: str
    tone: str = "quiet"
    state: str = ""


def engagements(desk: DeskFile, kind: str, number: int, today: date, most: int | None = None) -> list[Engagement]:
    """Everything up to today, the newest first; what has no day stands last."""
    scope = scopes.scope_of(desk, kind, number)
    found: list[Engagement] = []
    for name, (fields, tell) in _TELLERS.items():
        for row in _rows(desk, scope, name, fields):
            if told := tell(row.values, today):
                found.append(_made(name, row, told))
    found = [each for each in found if each.on is None or each.on <= today.isoformat()[: len(each.on)]]
    found.sort(key=lambda each: (each.on or "", each.kind, each.number), reverse=True)
    found = found[:most]
    return _with_lists(desk, found)


def _rows(desk: DeskFile, scope: Scope, kind: str, fields: tuple[str, ...]) -> list[Row]:
    if kind == "decision":
        return scopes.about(desk, scope, kind, fields)
    rows = scopes.rows_of(desk, scope, kind, fields)
    if kind not in _LINKED_TOO:
        return rows
    known = {row.number for row in rows}
    return [*rows, *(row for row in scopes.about(desk, scope, kind, fields) if row.number not in known)]


def _made(kind: str, row: Row, told: Told) -> Engagement:
    medium = row.values.get("medium")
    detail = medium.name if isinstance(medium, Enum) else ""
    on = told.on.isoformat() if isinstance(told.on, date) else told.on
    return Engagement(on, kind, row.number, told.words, told.tone, told.state, detail)


def _with_lists(desk: DeskFile, found: list[Engagement]) -> list[Engagement]:
    """Cards called by their lists."""
    cards = {each.number for each in found if each.kind == "greeting"}
    lists = picking.every(desk, "greeting", ("greeting_list", "addressed"), cards)
    titles = desk.titles("greeting_list", [values["greeting_list"] for values in lists.values()])
    for place, each in enumerate(found):
        if each.kind == "greeting":
            card = lists[each.number]
            words = _("{list} {year}: card to {name}")
            title = titles[card["greeting_list"]]
            found[place] = replace(each, words=words.format(list=title, year=each.words, name=card["addressed"]))
    return found


def with_people(words: str, people: int | None) -> str:
    """“Spring visit, 12 people”."""
    if not people:
        return words
    return f"{words}, {ngettext('{n} person', '{n} people', people).format(n=grouped(people))}"


# -- what each kind tells


def _letter(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], row["subject"])


def _visit(row: Mapping[str, Any], today: date) -> Told | None:
    name = with_people(row["name"], row["people"])
    if row["status"] in _REFUSED:
        day = row["decided_on"] or row["received_on"] or row["arrives"]
        return Told(day, f"{name}: {_(row['status'].value).lower()}")
    if row["status"] in touches.ASKED:
        return Told(row["received_on"], _("Asked for: {name}").format(name=name))
    if not row["arrives"] or row["arrives"] > today:
        return None
    last = row["departs"] or row["arrives"]
    return Told(last, name) if last <= today else Told(today, name, "green", _("now"))


def _exchange(row: Mapping[str, Any], today: date) -> Told | None:
    name = with_people(row["name"], row["people"])
    last, first = row["ends"] or row["starts"], row["starts"] or row["ends"]
    begun = first is None or first <= today.isoformat()[: len(first)]
    if not begun:
        return None
    over = last is None or last <= today.isoformat()[: len(last)]
    return Told(last, name) if over else Told(today, name, "green", _("now"))


def _gift(row: Mapping[str, Any], _today: date) -> Told | None:
    words = _("Received: {what}") if row["direction"] is Direction.RECEIVED else _("Given: {what}")
    return Told(row["on"], words.format(what=row["what"]))


def promise_words(side: Side, what: str) -> str:
    """“We promised: the list”."""
    return (_("We promised: {what}") if side is Side.US else _("They promised: {what}")).format(what=what)


def _follow_up(row: Mapping[str, Any], today: date) -> Told | None:
    words = promise_words(row["side"], row["what"])
    if row["status"] in counts.OPEN:
        late = row["due_on"] is not None and row["due_on"] < today
        return Told(row["promised_on"], words, "red" if late else "amber", _("late") if late else _("open"))
    done = row["status"] is FollowUpStatus.DONE
    return Told(
        row["closed_on"] or row["promised_on"], words, "green" if done else "quiet", _(row["status"].value).lower()
    )


def _event(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], row["name"])


def _invitation(row: Mapping[str, Any], today: date) -> Told | None:
    words = _("Invitation: {occasion}").format(occasion=row["occasion"])
    return Told(row["on"] if row["on"] and row["on"] <= today else row["received_on"], words)


def _agreement(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["signed_on"], _("Signed: {title}").format(title=row["title"]))


def _change(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], _("Became {status}").format(status=_(row["to_status"].value).lower()))


def _review(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], _("Legal review: {result}").format(result=_(row["result"].value).lower()))


def _card(row: Mapping[str, Any], _today: date) -> Told | None:
    day = max(filter(None, (row["sent_on"], row["received_on"])), default=None)
    return Told(day, str(row["year"])) if day else None


def _decision(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], _("Decided: {what}").format(what=row["what"]))


def _support(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["granted_on"], _("Support: {what}").format(what=row["what"]))


def _statement(row: Mapping[str, Any], _today: date) -> Told | None:
    """What was said in public; a statement that was not made is told too, as silence was decided."""
    if row["status"] is StatementStatus.PUBLISHED:
        return Told(row["on"], _("Statement: {title}").format(title=row["title"]))
    if row["status"] is StatementStatus.NOT_MADE:
        return Told(row["on"], _("No statement: {title}").format(title=row["title"]))
    return None


def _media(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], _("{outlet}: “{headline}”").format(outlet=row["outlet"], headline=row["headline"]))


def _liaison(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["on"], _("Asked: {question}").format(question=row["question"]))


def _bid(row: Mapping[str, Any], today: date) -> Told | None:
    """A bid is told when it is decided; one that is alive stands among today's."""
    words = _("Bid for {event}: {status}").format(event=row["name"], status=_(row["status"].value).lower())
    alive = row["status"] in (BidStatus.CONSIDERING, BidStatus.BIDDING)
    return Told(today, words, "green", _("now")) if alive else Told(row["decided_on"], words)


def _program(row: Mapping[str, Any], today: date) -> Told | None:
    name = with_people(row["name"], row["visitors"])
    if row["status"] in (ProgramStatus.DECLINED, ProgramStatus.CANCELLED):
        return Told(row["received_on"] or row["starts"], f"{name}: {_(row['status'].value).lower()}")
    if row["status"] is ProgramStatus.REQUESTED:
        return Told(row["received_on"], _("Asked for: {name}").format(name=name))
    if not row["starts"] or row["starts"] > today:
        return None
    last = row["ends"] or row["starts"]
    return Told(last, name) if last <= today else Told(today, name, "green", _("now"))


def _lead(row: Mapping[str, Any], _today: date) -> Told | None:
    """A lead is told by its code name alone."""
    return Told(row["received_on"], _("Investment lead: {name}").format(name=row["code_name"]))


def _request(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["received_on"], _("Records request: {subject}").format(subject=row["subject"]))


def _grant(row: Mapping[str, Any], _today: date) -> Told | None:
    return Told(row["award_on"], _("Awarded: {what}").format(what=row["name"]))


def _opportunity(row: Mapping[str, Any], _today: date) -> Told | None:
    day = row["submitted_on"] or row["decided_on"]
    words = _("Applied for: {what}") if row["submitted_on"] else _("Not pursued: {what}")
    told = row["submitted_on"] or row["go_no_go"] is GoNoGo.NO_GO
    return Told(day, words.format(what=row["title"])) if told else None


_TELLERS: Mapping[str, tuple[tuple[str, ...], Callable[[Mapping[str, Any], date], Told | None]]] = {
    "correspondence": (("on", "subject", "medium"), _letter),
    "delegation": (("name", "people", "status", "arrives", "departs", "received_on", "decided_on"), _visit),
    "exchange": (("name", "people", "starts", "ends"), _exchange),
    "gift": (("on", "what", "direction"), _gift),
    "follow_up": (("what", "side", "status", "promised_on", "due_on", "closed_on"), _follow_up),
    "event": (("on", "name"), _event),
    "invitation": (("on", "occasion", "received_on"), _invitation),
    "agreement": (("signed_on", "title"), _agreement),
    "tie_event": (("on", "to_status"), _change),
    "legal_review": (("on", "result"), _review),
    "greeting": (("year", "sent_on", "received_on", "greeting_list"), _card),
    "support": (("granted_on", "what"), _support),
    "grant": (("award_on", "name"), _grant),
    "opportunity": (("title", "submitted_on", "decided_on", "go_no_go"), _opportunity),
    "decision": (("on", "what"), _decision),
    "statement": (("on", "title", "status"), _statement),
    "media_item": (("on", "outlet", "headline"), _media),
    "liaison_contact": (("on", "question", "medium"), _liaison),
    "event_bid": (("name", "status", "decided_on"), _bid),
    "visitor_program": (("name", "visitors", "status", "received_on", "starts", "ends"), _program),
    "investment_lead": (("code_name", "received_on"), _lead),
    "records_request": (("received_on", "subject"), _request),
}
