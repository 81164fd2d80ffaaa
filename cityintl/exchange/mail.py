"""An e-mail file (.eml, .msg) dropped on a record becomes correspondence with its attachments."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.exchange import documents
from cityintl.exchange.arriving import Arrival, clean_name, from_file
from cityintl.exchange.correspondents import Parties, parties
from cityintl.exchange.documents import Record
from cityintl.exchange.grid import OLE
from cityintl.exchange.messages import Address, Message, from_eml
from cityintl.exchange.outlook import from_msg
from cityintl.records import kinds
from cityintl.records.memory import Medium
from cityintl.store import DeskFile, contents
from cityintl.words import _

#: The endings of files that are e-mails.
ENDINGS = (".eml", ".msg")


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of an e-mail: `known` when the desk had it already, and only linked it.

    `stranger` is whom the desk does not know at that address; `remarks` are sentences for whoever dropped it.
    """

    correspondence: int
    documents: tuple[int, ...]
    person: int | None
    known: bool = False
    stranger: Address | None = None
    remarks: tuple[str, ...] = ()


def is_mail(path: Path) -> bool:
    """Whether a file has the name of an e-mail."""
    return path.suffix.lower() in ENDINGS


def read(arrival: Arrival) -> Message:
    """The e-mail in a file; UserError where it is none."""
    if arrival.blob.startswith(OLE):
        return from_msg(arrival.blob)
    return from_eml(arrival.blob)


def bring(desk: DeskFile, path: Path, about: Record | None = None) -> Brought:
    """Make an e-mail file correspondence about a record, with its files as documents, in one step.

    An e-mail that the desk has already is linked instead. UserError where the file is no e-mail.
    """
    arrival = from_file(Path(path))
    message = read(arrival)
    identity = message.message_id or f"sha256:{hashlib.sha256(arrival.blob).hexdigest()}"
    if here := desk.listing("correspondence", (), where={"message_id": identity}).ids:
        return _link(desk, here[0], about)
    who = parties(desk, message, about)
    values, remarks = _values(desk, message, who, identity)
    files = list(_files(arrival, message, values, remarks))
    with desk.write(_("Add e-mail “{subject}”").format(subject=_short(values["subject"]))) as door:
        number = door.add("correspondence", values)
        ends = [("correspondence", number), *([about] if about else [])]
        kept = [documents.keep(door, file, filled, ends) for file, filled in files]
        if about and values.get(about[0]) != about[1]:  # a link of its own says it already
            door.connect("correspondence", number, "about", *about)
    return Brought(number, tuple(dict.fromkeys(kept)), who.person, False, who.stranger, tuple(remarks))


def _link(desk: DeskFile, number: int, about: Record | None) -> Brought:
    """Link an e-mail that is here already, and its files, to one more record."""
    entry = desk.get("correspondence", number)
    kept = documents.of_record(desk, "correspondence", number)
    if about and about != ("correspondence", number):
        with desk.write(_("Link e-mail “{subject}”").format(subject=_short(entry.title))) as door:
            if entry.values.get(about[0]) != about[1]:
                door.connect("correspondence", number, "about", *about)
            for each in kept:
                if about != ("document", each):
                    door.connect("document", each, "about", *about)
    said = _("This e-mail is in the desk already, as {reference}; it was linked.").format(reference=entry.reference)
    return Brought(number, tuple(kept), entry.values["person"], known=True, remarks=(said,))


def _short(subject: str) -> str:
    return subject if len(subject) <= 60 else f"{subject[:57].rstrip()}…"


def _values(desk: DeskFile, message: Message, who: Parties, identity: str) -> tuple[dict[str, Any], list[str]]:
    fields = kinds.kind("correspondence").fields
    remarks: list[str] = []
    if message.at:
        on = message.at.astimezone(ZoneInfo(desk.home()["zone"])).date()
    else:
        on = desk.today
        remarks.append(_("The e-mail does not say when it was sent; today’s date was taken."))
    room = fields["text"].value.most  # type: ignore[attr-defined]  # a Note
    if len(message.text) > room:
        remarks.append(_("Its text is very long: the end of it stands only in the original file."))
    values = {
        "on": on,
        "subject": fields["subject"].value.read(message.subject[:300]) or _("E-mail without a subject"),
        "direction": who.direction,
        "medium": Medium.EMAIL,
        "partner": who.partner,
        "organization": who.organization,
        "person": who.person,
        "text": fields["text"].value.read(message.text[:room]),
        "message_id": fields["message_id"].value.read(identity[:300]),
    }
    return values, remarks


def _files(
    original: Arrival, message: Message, values: dict[str, Any], remarks: list[str]
) -> Iterator[tuple[Arrival, dict[str, Any]]]:
    """The original file and the attachments, each with the fields of its document; what cannot be kept is said."""
    source = _("E-mail from {sender}").format(sender=message.sender) if message.sender else _("E-mail")
    origin = {"source": kinds.kind("document").fields["source"].value.read(source[:200])}
    title = _("E-mail: {subject}").format(subject=values["subject"])[:200]
    yield original, {**documents.described(original), **origin, "title": title, "on": values["on"]}
    for attachment in message.attachments:
        name = clean_name(attachment.name)
        if len(attachment.data) > contents.MOST_BYTES:
            remarks.append(_("“{name}” is too large to be kept apart; it is in the original file.").format(name=name))
            continue
        arrival = Arrival(name, attachment.data, attachment.media_type)
        yield arrival, {**documents.described(arrival), **origin}
