"""What was decided and what was said: the memory that outlives the person at the desk."""

from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field, link
from cityintl.records.values import Choice, Date, Note, Text


class Decision(Record):
    """Who decided what and why, about any record: “asked the mayor, said wait until June”."""

    __tablename__ = "decision"

    on: Mapped[date] = field("Date", Date(), required=True, help="The day it was decided.")
    what: Mapped[str] = field(
        "Decision", Text(300), required=True, help="In one sentence, as the minutes would have it."
    )
    decided_by: Mapped[str] = field(
        "Decided by", Text(160), required=True, help="Name and office then held, for those who ask later."
    )
    why: Mapped[str | None] = field("Why", Note(), help="The reasons, while they are still known.")


DECISIONS = Kind(
    Decision,
    one="Decision",
    many="Decisions",
    prefix="DEC",
    title="what",
    quiet="decided_by",
    table=("what", "decided_by", "on"),
    form={"Decision": ("on", "what", "decided_by", "why")},
    search=("what", "decided_by", "why"),
    order="-on",
)


class Direction(Enum):
    """Whether it came or went."""

    RECEIVED = "Received"
    SENT = "Sent"


class Medium(Enum):
    """How it travelled."""

    LETTER = "Letter"
    EMAIL = "E-mail"
    PHONE = "Telephone"
    MEETING = "Meeting"
    VIDEO = "Video call"
    MESSAGE = "Message"
    CARD = "Card"


class Correspondence(Record):
    """A letter, message or call with a partner, an organization or a person."""

    __tablename__ = "correspondence"

    on: Mapped[date] = field("Date", Date(), required=True, help="The day it was sent, received or said.")
    subject: Mapped[str] = field("Subject", Text(300), required=True, help="What it was about, in one line.")
    direction: Mapped[Direction] = field(
        "Direction", Choice(Direction), required=True, help="Whether they wrote or we did."
    )
    medium: Mapped[Medium] = field(
        "Medium", Choice(Medium), required=True, help="How it travelled; a call counts as contact as much as a letter."
    )
    partner: Mapped[int | None] = link("Partner", "partner", help="The city concerned; it counts as contact with it.")
    organization: Mapped[int | None] = link(
        "Organization", "organization", help="The office that wrote or was written to."
    )
    person: Mapped[int | None] = link("Person", "person", help="Who wrote, or who was written to.")
    signatory: Mapped[int | None] = link(
        "Signed by", "signatory", help="Whose name stands under a letter of ours; several may sign for the city."
    )
    message_id: Mapped[str | None] = field(
        "Message number", Text(300), help="Of an e-mail: by it the same message is known again."
    )
    text: Mapped[str | None] = field("Text", Note(), help="The words themselves, or what was said.")


CORRESPONDENCE = Kind(
    Correspondence,
    one="Letter or contact",
    many="Correspondence",
    prefix="LET",
    title="subject",
    quiet="partner",
    table=("subject", "direction", "medium", "person", "on"),
    form={
        "Contact": (
            "on", "direction", "medium", "subject", "partner", "organization", "person", "signatory", "text",
            "message_id",
        ),
    },
    search=("subject", "partner", "organization", "person", "text"),
    order="-on",
)  # fmt: skip
