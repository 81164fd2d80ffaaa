"""An e-mail file (.eml, .msg) dropped on a record becomes correspondence with its attachments."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cityintl.errors import UserError
from cityintl.exchange import documents
from cityintl.exchange.arriving import Arrival, clean_name, from_file
from cityintl.exchange.correspondents import Parties, parties
from cityintl.exchange.documents import Record
from cityintl.exchange.grid import OLE
from cityintl.exchange.messages import MOST_MAIL, Address, Message, from_eml
from cityintl.exchange.outlook import from_msg
from cityintl.records import kinds
from cityintl.records.memory import Medium
from cityintl.store import DeskFile, Entry, Write, contents
from cityintl.store.sources import in_memory
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
    """Whether a file has the name of an e-mail, and is not far larger than one is."""
    with contextlib.suppress(OSError):
        if path.stat().st_size > MOST_MAIL:
            return False
    return path.suffix.lower() in ENDINGS


def read(arrival: Arrival) -> Message:
    """The e-mail in a file; UserError where it is none."""
    if arrival.source.size > MOST_MAIL:
        raise UserError(
            _("“{file}” is too large to be taken apart as an e-mail.").format(file=arrival.name),
            _("Add it as a document: it is kept whole."),
        )
    blob = arrival.source.whole()
    return from_msg(blob) if blob.startswith(OLE) else from_eml(blob)


@dataclass(frozen=True, slots=True)
class Ready:
    """An e-mail that was read: all that is needed to keep it, or, where the desk has it already, to link it."""

    identity: str
    subject: str
    about: Record | None
    known: Entry | None = None
    values: dict[str, Any] = field(default_factory=dict)
    who: Parties | None = None
    files: tuple[tuple[Arrival, dict[str, Any]], ...] = ()
    kept: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether anything is written: what is known already is only linked with what it is dropped on."""
        return self.known is None or self.about not in (None, ("correspondence", self.known.id))

    @property
    def label(self) -> str:
        """What the step that keeps it is called."""
        words = _("Link e-mail “{subject}”") if self.known else _("Add e-mail “{subject}”")
        return words.format(subject=self.subject if len(self.subject) <= 60 else f"{self.subject[:57].rstrip()}…")


def bring(desk: DeskFile, path: Path, about: Record | None = None) -> Brought:
    """Make an e-mail file correspondence about a record, with its files as documents, in one step.

    An e-mail that the desk has already is linked instead. UserError where the file is no e-mail.
    """
    ready = prepare(desk, path, about)
    if not ready.writes:
        return put(None, ready)
    with desk.write(ready.label) as door:
        return put(door, ready)


def prepare(desk: DeskFile, path: Path, about: Record | None = None) -> Ready:
    """Read an e-mail file, and find whose it is; UserError where it is none."""
    arrival = from_file(Path(path))
    message = read(arrival)
    identity = message.message_id or f"sha256:{arrival.source.fingerprint}"
    if here := desk.listing("correspondence", (), where={"message_id": identity}).ids:
        entry = desk.get("correspondence", here[0])
        kept = tuple(documents.of_record(desk, "correspondence", entry.id))
        return Ready(identity, entry.title, about, entry, kept=kept)
    who = parties(desk, message, about)
    values, remarks = _values(desk, message, who, identity)
    files = tuple(_files(arrival, message, values, remarks))
    return Ready(identity, values["subject"], about, None, values, who, files, remarks=tuple(remarks))


def put(door: Write | None, ready: Ready) -> Brought:
    """Keep an e-mail that was read, within a step; None is a step for those of which nothing is written."""
    if ready.known is not None or door is None or ready.who is None:
        return _link(door, ready)
    about, who = ready.about, ready.who
    number = door.add("correspondence", ready.values)
    ends = [("correspondence", number), *([about] if about else [])]
    kept = [documents.keep(door, file, filled, ends) for file, filled in ready.files]
    if about and ready.values.get(about[0]) != about[1]:  # a link of its own says it already
        door.connect("correspondence", number, "about", *about)
    return Brought(number, tuple(dict.fromkeys(kept)), who.person, False, who.stranger, ready.remarks)


def _link(door: Write | None, ready: Ready) -> Brought:
    """Link an e-mail that is here already, and its files, to one more record."""
    entry, about = ready.known, ready.about
    assert entry is not None
    if door is not None and about is not None and ready.writes:
        if entry.values.get(about[0]) != about[1]:
            door.connect("correspondence", entry.id, "about", *about)
        for each in ready.kept:
            if about != ("document", each):
                door.connect("document", each, "about", *about)
    said = _("This e-mail is in the desk already, as {reference}; it was linked.").format(reference=entry.reference)
    return Brought(entry.id, ready.kept, entry.values["person"], known=True, remarks=(said,))


def name_stranger(desk: DeskFile, brought: Brought) -> int:
    """Add whoever wrote from an unknown address as a person, and name them in the letter; gives the person's number."""
    stranger = brought.stranger
    assert stranger is not None
    letter = desk.get("correspondence", brought.correspondence)
    values = {**_named(stranger), "email": stranger.email}
    for name in ("partner", "organization"):
        if letter.values[name] is not None:
            values[name] = letter.values[name]
    words = _("Add {name}, who wrote “{subject}”").format(name=values["family"], subject=letter.title[:60])
    with desk.write(words) as door:
        person = door.add("person", values)
        if letter.values["person"] is None:
            door.set("correspondence", letter.id, {"person": person})
        return person


def _named(stranger: Address) -> dict[str, Any]:
    """Given and family name as the e-mail writes them; of a bare address what stands before the “@”."""
    name = " ".join(stranger.name.strip(" '\"").split())
    if not name or "@" in name:
        return {"family": stranger.email.partition("@")[0][:80]}
    family, comma, given = name.partition(",")
    if not comma:
        given, _space, family = name.rpartition(" ")
    return {"family": family.strip()[:80], **({"given": given.strip()[:80]} if given.strip() else {})}


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
        arrival = Arrival(name, in_memory(attachment.data), attachment.media_type)
        yield arrival, {**documents.described(arrival), **origin}
