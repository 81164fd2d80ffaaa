"""Letters leave: copied as text, into the mail program by an address, or as a file with what belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cityintl.desk import addressing, signing
from cityintl.errors import UserError
from cityintl.exchange import documents, posting
from cityintl.exchange.mail import ENDINGS
from cityintl.exchange.messages import MOST_MAIL, Address, Attachment, Message
from cityintl.files import write_whole
from cityintl.records.dates import MONTHS, show_date
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile
from cityintl.words import _

#: Windows hands no longer address to a mail program, and browsers cut it before.
LONGEST_ADDRESS = 2_000
#: The forms in which a letter is written to a file.
FORMS = (".eml", ".txt")
#: What is written, and so can leave.
_WRITTEN = (Medium.LETTER, Medium.EMAIL, Medium.MESSAGE, Medium.CARD)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it leaves: each of `head`, `address` and `closing` is lines, one under the other."""

    head: tuple[str, ...]
    date: str
    address: tuple[str, ...]
    subject: str
    salutation: str
    text: str
    closing: tuple[str, ...]
    to: Address | None

    @property
    def body(self) -> str:
        """What an e-mail says: from the salutation to the closing."""
        return "\n\n".join(filter(None, (self.salutation, self.text, "\n".join(self.closing))))

    @property
    def whole(self) -> str:
        """What a sheet of paper says."""
        above = ("\n".join(self.head), self.date, "\n".join(self.address))
        return "\n\n".join(filter(None, (*above, _("Re: {subject}").format(subject=self.subject), self.body)))


def leaves(values: Mapping[str, Any]) -> bool:
    """Whether a correspondence is something that we write, and no call, meeting or letter of theirs."""
    return values["direction"] is Direction.SENT and values["medium"] in _WRITTEN


def letter(desk: DeskFile, number: int) -> Letter:
    """The letter of a correspondence record; UserError where it is none of ours, says nothing yet, or nobody signs."""
    values = desk.get("correspondence", number).values
    if not leaves(values):
        raise UserError(
            _("Only what we write leaves as a letter."), _("Answer it with a letter of its own, and send that one.")
        )
    if not values["text"]:
        raise UserError(_("This letter has no text yet."), _("Write what it says, and send it then."))
    home = desk.home()
    person = desk.get("person", values["person"]).values if values["person"] else {}
    office = desk.get("organization", values["organization"]).values if values["organization"] else {}
    email = person.get("email") or office.get("email") or person.get("assistant_email")
    name = person.get("full_name") or office.get("name") or ""
    partner = desk.titles("partner", [values["partner"]])[values["partner"]] if values["partner"] else ""
    return Letter(
        tuple(home["letterhead"].split("\n")) if home["letterhead"] else (),
        _day(values["on"], home["country"]),
        addressing.address(person, office, partner),
        values["subject"],
        "" if addressing.greets(values["text"], addressing.salutation(person)) else addressing.salutation(person),
        values["text"],
        _closing(_signing(desk, values), home),
        Address(name, email) if email else None,
    )


def _day(on: date, country: str) -> str:
    return f"{_(MONTHS[on.month - 1])} {on.day}, {on.year}" if country == "US" else show_date(on)


def _closing(signs: tuple[str, ...], home: Mapping[str, Any]) -> tuple[str, ...]:
    """Who signs, then how this office is reached."""
    reached = ", ".join(filter(None, (home["phone"], home["email"])))
    city = ", ".join(filter(None, (home["name"], home["region"])))
    lines = (*signs, home["office"] if home["office"] not in signs else "", city, home["address"], reached)
    return (_("Sincerely,"), "", *(line for line in lines if line))


def _signing(desk: DeskFile, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Name and office of the one who signs; UserError where several could and none was chosen."""
    if found := signing.signer(desk, values):
        return found.name, found.office
    if several := signing.signers(desk, values["on"]):
        names = ", ".join(one.name for one in several)
        raise UserError(_("Nobody is chosen to sign this letter."), _("Choose who signs: {names}.").format(names=names))
    return ()


def mailto(desk: DeskFile, number: int) -> str:
    """The address (RFC 6068) by which the mail program opens with this letter; UserError where it is too long for one.

    Files cannot go this way: a letter that has some leaves as a file.
    """
    made = letter(desk, number)
    to = quote(made.to.email, safe="@!$'*+-._~") if made.to else ""
    body = quote("\r\n".join(made.body.split("\n")), safe="")
    address = f"mailto:{to}?subject={quote(made.subject, safe='')}&body={body}"
    if len(address) > LONGEST_ADDRESS:
        raise UserError(
            _("This letter is too long to be handed to the mail program this way."),
            _("Save it as an e-mail file (.eml) and open that, or copy its text."),
        )
    return address


def draft(desk: DeskFile, number: int) -> bytes:
    """The letter as an e-mail that is not sent yet, with the documents of its record."""
    made = letter(desk, number)
    home = desk.home()
    sender = Address(home["office"] or home["name"], home["email"]) if home["email"] else None
    to = (made.to,) if made.to else ()
    files = tuple(_attachments(desk, number))
    message = Message(made.subject, sender, to, (), None, f"{made.body}\n", "", files)
    return posting.eml(message, unsent=True)


def _attachments(desk: DeskFile, number: int) -> list[Attachment]:
    found = []
    size = 0
    for each in documents.of_record(desk, "correspondence", number):
        values = desk.get("document", each).values
        if not values["name"].lower().endswith(ENDINGS):  # the original of a mail that came in does not go out again
            size += values["size"] or 0
            if size > MOST_MAIL:
                raise UserError(
                    _("The documents of this letter are too large for an e-mail: hardly a mail server carries them."),
                    _("Take the largest off the letter, save it, and send it another way."),
                )
            blob = desk.file_bytes(values["sha256"])
            found.append(Attachment(values["name"], values["media_type"] or "application/octet-stream", blob))
    return found


def write(desk: DeskFile, number: int, path: Path) -> None:
    """Write a letter to a file: as an e-mail to be sent (.eml), or as text (.txt)."""
    form = path.suffix.lower()
    if form == ".eml":
        blob = draft(desk, number)
    elif form == ".txt":
        blob = f"{letter(desk, number).whole}\n".encode()
    else:
        raise UserError(_("“{file}” is no name for a letter.").format(file=path.name), _("Let it end in .eml or .txt"))
    write_whole(path, lambda unfinished: unfinished.write_bytes(blob))
