"""Answering what falls due: done where the record can say so, closed by hand, put off with a reason, asked anew."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cityintl.desk import bids, grant_deeds, records_requests
from cityintl.desk.asking import picked
from cityintl.desk.grant_chain import Line
from cityintl.desk.obligations.obligation import Obligation, State
from cityintl.errors import UserError
from cityintl.records.dates import show_date
from cityintl.records.gift import FollowUpStatus
from cityintl.records.opportunity import OpportunityStatus
from cityintl.records.reminder import Answer
from cityintl.store import DeskFile
from cityintl.words import _

#: Families that are done by a day in a field of their own record.
_DAY_IN = {
    "card": "sent_on", "account": "accounted_on", "association_report": "received_on", "check": "done_on",
    "promise": "closed_on", "data_call": "asked_on", "data_due": "received_on", "ask_again": "asked_again_on",
    "letter_of_intent": "letter_sent_on", "subaward_final": "final_received_on", "single_audit": "submitted_on",
    "prior_approval": "asked_on", "other_report": "submitted_on",
}  # fmt: skip
#: Families whose record has a deed of its own for it.
_DEEDS: Mapping[str, Callable[[DeskFile, int, date], None]] = {
    "bid_stage": bids.stage_done, "records_request": records_requests.answer,
}  # fmt: skip
_FIELDS = ("key", "due_on", "answer", "until", "reason")


def answered(desk: DeskFile, found: Iterable[Obligation], today: date) -> list[Obligation]:
    """These obligations with what the desk said of them; what was said for another due day holds no more."""
    said = {(row["key"], row["due_on"]): row for row in picked(desk, "reminder", _FIELDS, {})}
    return [_with(each, said.get((each.key, each.due)), today) for each in found]


def _with(each: Obligation, row: Mapping[str, Any] | None, today: date) -> Obligation:
    if row is None or each.state is State.DONE:
        return each
    if row["answer"] is Answer.CLOSED:
        return replace(each, state=State.DONE, reason=row["reason"] or "")
    state = State.SNOOZED if row["until"] and row["until"] > today else State.OPEN
    return replace(each, state=state, until=row["until"], reason=row["reason"] or "")


def called(found: Iterable[Obligation], key: str) -> Obligation:
    """The obligation of this key among these; UserError where there is none."""
    for each in found:
        if each.key == key.strip():
            return each
    raise UserError(
        _("Nothing called “{key}” is due on this desk.").format(key=key), _("`due` lists what is, with its keys.")
    )


def finish(desk: DeskFile, each: Obligation, today: date, reason: str = "") -> None:
    """Say that it is done, as one step: in its own record where that has a field for it, else by closing it."""
    if each.family in _DEEDS:
        _DEEDS[each.family](desk, each.number, today)
        return
    line = _line_of(desk, each)
    if line is not None:
        grant_deeds.refuse_early(desk, line, today)
    values: dict[str, Any]
    with desk.write(_("Done: {what}").format(what=each.whole)) as door:
        if line is not None:
            grant_deeds.keep(door, line, {"submitted_on": today})
        elif each.family == "opportunity":
            values = {"status": OpportunityStatus.SUBMITTED, "submitted_on": today}
            door.set(each.kind, each.number, values)
        elif field := _DAY_IN.get(each.family):
            values = {field: today}
            if each.family == "promise":
                values |= {"status": FollowUpStatus.DONE} | ({"evidence": reason} if reason else {})
            door.set(each.kind, each.number, values)
        else:
            _say(desk, door, each, {"answer": Answer.CLOSED, "until": None, "reason": reason or None}, today)


def _line_of(desk: DeskFile, each: Obligation) -> Line | None:
    """The report of an award that an obligation stands for."""
    if each.family == "grant_report":
        return grant_deeds.line_called(desk, each.number, each.key.split(":", 2)[2])
    if each.family == "subaward_report":
        grant = desk.get("subaward", each.number).values["grant"]
        return grant_deeds.line_called(desk, grant, f"subaward:{each.number}")
    return None


def put_off(desk: DeskFile, each: Obligation, until: date, reason: str, today: date) -> None:
    """Let it rest until a day, as one step; UserError without a reason, or where that day is not ahead."""
    if until <= today:
        raise UserError(_("Put off to {day} is not later.").format(day=show_date(until)), _("Choose a day ahead."))
    if not reason.strip():
        raise UserError(_("Say in a few words why it can wait."), _("Who comes next will ask."))
    with desk.write(_("Put off to {day}: {what}").format(day=show_date(until), what=each.whole)) as door:
        values = {"answer": Answer.PUT_OFF, "until": until, "reason": reason.strip()}
        _say(desk, door, each, values, today)


def ask_again(desk: DeskFile, each: Obligation) -> None:
    """Take back what was said of it, as one step: it is open again. What its own record says stays."""
    rows = picked(desk, "reminder", (), {"key": each.key})
    if rows:
        with desk.write(_("Open again: {what}").format(what=each.whole)) as door:
            for row in rows:
                door.delete("reminder", row["id"])


def _say(desk: DeskFile, door: Any, each: Obligation, values: Mapping[str, Any], today: date) -> None:
    """One answer for each obligation: the newest replaces what was said before."""
    whole = {"key": each.key, "what": each.whole, "due_on": each.due, "answered_on": today, **values}
    before = picked(desk, "reminder", (), {"key": each.key})
    if before:
        door.set("reminder", before[0]["id"], whole)
    else:
        door.add("reminder", whole)
