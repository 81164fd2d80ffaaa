"""Invitations to the mayor or the city: by when to reply, the decision as one step, the outcome afterwards."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cityintl.desk.notes import noted
from cityintl.errors import UserError
from cityintl.records.dates import show_date
from cityintl.records.event import InvitationAnswer
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_GOING = (InvitationAnswer.ACCEPTED, InvitationAnswer.SUBSTITUTE)


def reply_words(values: Mapping[str, Any], today: date) -> tuple[str, str]:
    """By when an answer is asked, or how it went, and its tone."""
    if values["replied_on"]:
        return _("Replied on {day}.").format(day=show_date(values["replied_on"])), "green"
    by = values["reply_by"]
    if by is None:
        return _("No day to reply by is known."), "grey"
    days = (by - today).days
    if days < 0:
        late = ngettext("The reply is {n} day late: {day}.", "The reply is {n} days late: {day}.", -days)
        return late.format(n=-days, day=show_date(by)), "red"
    if days == 0:
        return _("Reply today, {day}.").format(day=show_date(by)), "amber"
    left = ngettext("Reply by {day}, in {n} day.", "Reply by {day}, in {n} days.", days)
    return left.format(n=days, day=show_date(by)), "amber" if days <= 7 else "grey"


def wants_outcome(values: Mapping[str, Any], today: date) -> bool:
    """Whether someone went, it is over, and nobody wrote down what came of it."""
    last = values["until"] or values["on"]
    return bool(values["answer"] in _GOING and last and last < today and not values["outcome"])


def decide(
    desk: DeskFile,
    number: int,
    answer: InvitationAnswer,
    on: date,
    *,
    goes: int | None = None,
    by: str | None = None,
    reason: str = "",
    reply: bool = False,
) -> int | None:
    """Note the decision as one step, with the draft of the reply where asked; gives the number of that letter.

    Where nobody goes, nobody is named; who was named stays while the answer is open. The reason is kept as a line of
    the notes. UserError where someone else goes and nobody is named.
    """
    entry = desk.get("invitation", number)
    goer = goes if goes is not None else entry.values["goes"]
    if answer is InvitationAnswer.SUBSTITUTE and goer is None:
        raise UserError(_("Say who goes instead."), _("Choose the person first."))
    values = {"answer": answer, "goes": goer if answer in (*_GOING, InvitationAnswer.OPEN) else None}
    if by and by.strip():
        values["decided_by"] = by.strip()
    if reason.strip():
        values["notes"] = noted(entry.values["notes"], on, f"{_(answer.value)}: {reason.strip()}")
    step = _("Invitation “{title}”: {answer}").format(title=entry.title, answer=_(answer.value).lower())
    with desk.write(step) as door:
        door.set("invitation", number, values, seen=entry.changed_in)
        if not reply:
            return None
        letter = door.add("correspondence", _reply(desk, entry.values | values, on))
        door.connect("correspondence", letter, "reply to", "invitation", number)
        return letter


def _reply(desk: DeskFile, values: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The draft of a reply: kind, short, and to be read by a person before it goes out."""
    return {
        "on": on,
        "subject": _("Your invitation: {occasion}").format(occasion=values["occasion"])[:300],
        "direction": Direction.SENT,
        "medium": Medium.LETTER,
        "partner": values["partner"],
        "organization": values["organization"],
        "person": values["person"],
        "text": _text(desk, values),
    }


def _text(desk: DeskFile, values: Mapping[str, Any]) -> str:
    """What the reply says; the letter itself greets and closes."""
    name = desk.titles("person", [values["goes"]]).get(values["goes"], "") if values["goes"] else ""
    first = _("Thank you for your invitation to “{occasion}”.").format(occasion=values["occasion"])
    second = {
        InvitationAnswer.OPEN: _("We will answer as soon as we can."),
        InvitationAnswer.ACCEPTED: _("{name} will be glad to come.") if name else _("We will be glad to come."),
        InvitationAnswer.SUBSTITUTE: _("{name} will be glad to come for the city."),
        InvitationAnswer.GREETING: _("We are sorry that we cannot come, and send a greeting, which is enclosed."),
        InvitationAnswer.DECLINED: _("We are sorry that we cannot come, and wish you every success."),
    }[values["answer"]]
    return f"{first}\n{second.format(name=name)}"


def replied(desk: DeskFile, number: int, on: date) -> None:
    """Note that the answer went out, as one step."""
    entry = desk.get("invitation", number)
    with desk.write(_("Invitation “{title}”: replied").format(title=entry.title)) as door:
        door.set("invitation", number, {"replied_on": on}, seen=entry.changed_in)


def note_outcome(desk: DeskFile, number: int, outcome: str) -> None:
    """Keep what came of it, as one step."""
    if not outcome.strip():
        raise UserError(_("Nothing is written yet."), _("Say in a sentence whom they met and what was said."))
    entry = desk.get("invitation", number)
    with desk.write(_("Invitation “{title}”: what came of it").format(title=entry.title)) as door:
        door.set("invitation", number, {"outcome": outcome.strip()}, seen=entry.changed_in)
