"""The verbs over contacts: `log` one in a line, and the `story` of all that happened with somebody."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of
from cityintl.desk import coming, contacts, relations
from cityintl.desk.coming import Coming
from cityintl.desk.contact_ends import ENDS
from cityintl.desk.contacts import Contact
from cityintl.desk.relations import Engagement
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.dates import show_partial_date
from cityintl.store import DeskFile

#: Whose story is told.
_TOLD = ("tie", "partner", "organization", "person")


def log(args: Namespace) -> None:
    """Log a contact in one line on any record, with the follow-ups that it promises."""
    kind, number = kinds.parse_reference(args.reference)
    with desk_of(args) as desk:
        contact = contacts.read_contact(" ".join(args.words), desk.today, str(desk.home()["country"]))
        wanted = replace(contact, promises=()) if args.no_follow_up else contact
        letter, *promises = contacts.log_contact(desk, kind.name, number, wanted, with_whom=_whom(desk, args.whom))
    shape = _shape(wanted, letter, promises)
    if args.json:
        said.as_json(shape)
        return
    way = f"{contact.medium.value}, {contact.direction.value.lower()}, {contact.on.isoformat()}"
    said.out(f"{shape['reference']} · {contact.subject} ({way})")
    for each in shape["follow_ups"]:
        by = f" by {each['due_on']}" if each["due_on"] else ""
        said.out(f"{each['reference']} · {each['side']} promised: {each['what']}{by}")


def _whom(desk: DeskFile, reference: str | None) -> tuple[str, int] | None:
    """The partner, organization or person that was named beside the record."""
    if reference is None:
        return None
    kind, number = kinds.parse_reference(reference)
    if kind.name not in ENDS:
        raise UserError(f"{reference} is nobody to speak with.", "Name a partner, an organization or a person: PER-3.")
    return kind.name, desk.get(kind.name, number).id


def _shape(contact: Contact, letter: int, promises: list[int]) -> dict[str, Any]:
    follow_up = kinds.kind("follow_up")
    return {
        "reference": kinds.kind("correspondence").reference(letter),
        "subject": contact.subject,
        "medium": contact.medium.value,
        "direction": contact.direction.value,
        "on": contact.on.isoformat(),
        "follow_ups": [
            {
                "reference": follow_up.reference(number),
                "what": promise.what,
                "side": promise.side.value,
                "due_on": promise.due_on.isoformat() if promise.due_on else None,
            }
            for number, promise in zip(promises, contact.promises, strict=True)
        ],
    }


def story(args: Namespace) -> None:
    """Tell what comes next with a tie, a partner, an office or a person, and what happened, the newest first."""
    kind, number = kinds.parse_reference(args.reference)
    if kind.name not in _TOLD:
        raise UserError(f"{args.reference} has no story of its own.", "Name a tie, partner, organization or person.")
    with desk_of(args) as desk:
        title = desk.get(kind.name, number).title
        ahead = coming.coming(desk, kind.name, number, desk.today)
        found = relations.engagements(desk, kind.name, number, desk.today, args.limit)
    if args.json:
        said.as_json(
            {
                "reference": kind.reference(number),
                "title": title,
                "next": [_ahead(each) for each in ahead],
                "story": [_told(each) for each in found],
            }
        )
        return
    said.out(f"{kind.reference(number)} · {title}")
    if ahead:
        said.out("\nNext")
    for soon in ahead:
        late = " (late)" if soon.late else ""
        said.out(_line(soon.known or _iso(soon.on), soon.kind, soon.number, soon.words + late))
    said.out("\nSo far" if found else "\nNothing has happened yet.")
    for each in found:
        state = f" ({each.state})" if each.state else ""
        said.out(_line(each.on, each.kind, each.number, each.words + state))


def _line(day: str | None, kind: str, number: int, words: str) -> str:
    shown = show_partial_date(day) if day else ""
    return f"  {shown:>18}  {kinds.kind(kind).reference(number):<8}  {words}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _ahead(each: Coming) -> dict[str, Any]:
    return {
        "on": each.known or _iso(each.on),
        "kind": each.kind,
        "reference": kinds.kind(each.kind).reference(each.number),
        "words": each.words,
        "late": each.late,
    }


def _told(each: Engagement) -> dict[str, Any]:
    return {
        "on": each.on,
        "kind": each.kind,
        "reference": kinds.kind(each.kind).reference(each.number),
        "words": each.words,
        "state": each.state,
    }
