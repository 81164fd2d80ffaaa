"""Records requests: until when the law wants an answer, and their way from received to closed, each as one step."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.gift_register import jurisdiction_of
from cityintl.desk.notes import noted
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.errors import UserError
from cityintl.records.custody import RequestStatus
from cityintl.records.dates import show_date
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

CODE = "records_request_due"
#: The states in which nothing is owed any more.
CLOSED = (RequestStatus.ANSWERED, RequestStatus.DENIED, RequestStatus.WITHDRAWN)


def term_of(
    values: Mapping[str, Any], rules: Sequence[Rule], home: Mapping[str, Any], free: Collection[date]
) -> tuple[date | None, Rule | None]:
    """The day by which it is answered, with the rule that says so; a typed extension goes before every rule."""
    if values["extended_to"]:
        return values["extended_to"], None
    rule = in_force(rules, CODE, values["received_on"], jurisdiction_of(home))
    return (moved(rule, values["received_on"], free=free), rule) if rule else (None, None)


def term(desk: DeskFile, values: Mapping[str, Any]) -> tuple[date | None, Rule | None]:
    """The same for one request, asked of the desk."""
    free = {row["on"] for row in picked(desk, "holiday", ("on",), {})}
    return term_of(values, rules_of(desk, (CODE,)), desk.home(), free)


def turn_to(desk: DeskFile, number: int, status: RequestStatus) -> None:
    """It is being searched or looked over now, as one step; a closed one is open again."""
    entry = desk.get("records_request", number)
    changed: dict[str, Any] = {"status": status}
    if entry.values["status"] in CLOSED:
        changed["answered_on"] = None
    words = _("Records request “{title}”: {status}").format(title=entry.title, status=_(status.value).lower())
    with desk.write(words) as door:
        door.set("records_request", number, changed, seen=entry.changed_in)


def close(desk: DeskFile, number: int, status: RequestStatus, on: date, **answer: Any) -> None:
    """Answered, denied or withdrawn on this day, as one step; UserError before it came, or for a denial without a why.

    `answer` may say what was found and withheld, why, who looked it over, and the document that was sent.
    """
    entry = desk.get("records_request", number)
    if on < entry.values["received_on"]:
        raise UserError(_("It was answered before it came."), _("Correct one of the two days."))
    given = {name: value for name, value in answer.items() if value not in (None, "")}
    if status is RequestStatus.DENIED and not (given.get("withheld_why") or entry.values["withheld_why"]):
        raise UserError(_("Why is it denied?"), _("Name the section of the law: they may appeal."))
    words = _("Records request “{title}”: {status}").format(title=entry.title, status=_(status.value).lower())
    with desk.write(words) as door:
        changed = {"status": status, "answered_on": on, **given}
        door.set("records_request", number, changed, seen=entry.changed_in)


def answer(desk: DeskFile, number: int, on: date) -> None:
    """Answered on this day, what was found to be typed later, as one step."""
    close(desk, number, RequestStatus.ANSWERED, on)


def extend(desk: DeskFile, number: int, to: date, reason: str, today: date) -> None:
    """Answered later, the ground kept with the day, as one step; UserError without one, or where it is no later."""
    entry = desk.get("records_request", number)
    due, _rule = term(desk, entry.values)
    if not reason.strip():
        raise UserError(_("Why is it extended?"), _("Name the ground that the law gives; they are told of it."))
    if due is not None and to <= due:
        raise UserError(_("That is no later than {day}.").format(day=show_date(due)), _("Choose a later day."))
    reasons = noted(entry.values["extension_reason"], today, reason.strip())
    step = _("Records request “{title}”: extended to {day}").format(title=entry.title, day=show_date(to))
    with desk.write(step) as door:
        changed = {"extended_to": to, "extension_reason": reasons}
        door.set("records_request", number, changed, seen=entry.changed_in)


def standing(values: Mapping[str, Any], due: date | None, today: date) -> tuple[str, str]:
    """How it stands, in a sentence, and its tone."""
    status = values["status"]
    if status in CLOSED:
        day = show_date(values["answered_on"]) if values["answered_on"] else _("an unknown day")
        words = {
            RequestStatus.ANSWERED: _("Answered on {day}."),
            RequestStatus.DENIED: _("Denied on {day}."),
            RequestStatus.WITHDRAWN: _("Withdrawn on {day}."),
        }[status]
        return words.format(day=day), "green" if status is RequestStatus.ANSWERED else "grey"
    if due is None:
        return _("No rule says until when it is answered: add the one of your state under Rules."), "amber"
    days = (due - today).days
    if days < 0:
        words = ngettext("It is {n} day late: {day}.", "It is {n} days late: {day}.", -days)
        return words.format(n=-days, day=show_date(due)), "red"
    if days == 0:
        return _("It is to be answered today."), "amber"
    words = ngettext("Answer by {day}, in {n} day.", "Answer by {day}, in {n} days.", days)
    return words.format(n=days, day=show_date(due)), "amber"
