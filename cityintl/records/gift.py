"""Gifts received and given, and what was promised on either side."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.memory import Direction
from cityintl.records.values import Amount, Choice, Date, Money, Note, Text


class GiftFor(Enum):
    """Whose the gift is."""

    CITY = "The city"
    PERSON = "A person"


class Disposition(Enum):
    """Where a gift went."""

    DISPLAYED = "Displayed"
    STORED = "Stored"
    IN_USE = "In use"
    SHARED = "Shared (food)"
    RETURNED = "Returned"
    PERSONAL = "Kept and declared"
    DONATED = "Given on"
    HANDED_OVER = "Handed over"


class Gift(Record):
    """A gift received or given: from whom, for whom, its value and how it was reckoned, where it is."""

    __tablename__ = "gift"

    what: Mapped[str] = field("What", Text(200), required=True, help="So that someone else recognizes it.")
    direction: Mapped[Direction] = field(
        "Direction",
        Choice(Direction),
        required=True,
        help="Those received are weighed by the gift rules; those sent warn of giving the same twice.",
    )
    on: Mapped[date] = field("Date", Date(), required=True, help="The day it changed hands; the rules count from it.")
    partner: Mapped[int | None] = link("Partner", "partner", help="Whose gift it is, or whom we gave it to.")
    giver: Mapped[int | None] = link("Giver", "person", help="Who handed it over, by name.")
    giver_office: Mapped[int | None] = link(
        "Giver's office", "organization", help="The source that the rules add up by."
    )
    recipient: Mapped[int | None] = link(
        "Recipient", "person", help="Who took it; their gifts of the year are added up."
    )
    received_for: Mapped[GiftFor | None] = field("For", Choice(GiftFor), help="Gifts for the city are the city's.")
    delegation: Mapped[int | None] = link(
        "Visit", "delegation", help="The journey or stay during which it changed hands."
    )
    event: Mapped[int | None] = link("Event", "event", help="The dinner or ceremony at which it changed hands.")
    value: Mapped[Amount | None] = field("Value", Money(), help="What it would cost in a shop.")
    basis: Mapped[str | None] = field(
        "How valued", Text(200), help="Receipt, shop price, appraisal, an estimate by whom."
    )
    disposition: Mapped[Disposition | None] = field(
        "Where it went",
        Choice(Disposition),
        help="So that it is found at an audit; the gift rules may forbid to keep it.",
    )
    location: Mapped[str | None] = field("Location", Text(160), help="Room, cabinet, shelf, box.")
    custody: Mapped[int | None] = link("In the care of", "person", help="The person who is asked when it is missing.")
    photo: Mapped[int | None] = link(
        "Photograph", "document", help="So that the register and the insurer know which one."
    )
    disclosed_on: Mapped[date | None] = field("Disclosed", Date(), help="The day it went into a statement.")
    disclosure_period: Mapped[str | None] = field(
        "In the statement for", Text(40), help="The period as the form names it: “2026 Q2”."
    )
    thanked_on: Mapped[date | None] = field("Thanked", Date(), help="The day of the thank-you letter.")
    meaning: Mapped[str | None] = field("What it means", Note(), help="Its story, its maker, what was said with it.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Loans, repairs, taboos met.")

    def problems(self) -> Iterator[Problem]:
        """A gift is not disclosed before it was received."""
        if self.disclosed_on and self.on and self.disclosed_on < self.on:
            yield Problem("disclosed_on", "It was disclosed before it changed hands.")


GIFTS = Kind(
    Gift,
    one="Gift",
    many="Gifts",
    prefix="GFT",
    title="what",
    quiet="partner",
    table=("what", "direction", "recipient", "value", "on", "disposition"),
    form={
        "Gift": (
            "what", "direction", "on", "partner", "giver", "giver_office", "recipient", "received_for", "delegation",
            "event",
        ),
        "Value": ("value", "basis", "disclosed_on", "disclosure_period"),
        "Where it is": ("disposition", "location", "custody", "photo", "thanked_on", "meaning", "notes"),
    },
    search=("what", "partner", "giver", "giver_office", "recipient", "location", "meaning", "notes"),
    order="-on",
)  # fmt: skip


class Side(Enum):
    """Who promised."""

    US = "We"
    THEM = "They"


class FollowUpStatus(Enum):
    """Where a follow-up stands."""

    OPEN = "Open"
    IN_PROGRESS = "In progress"
    DONE = "Done"
    DROPPED = "Dropped"
    SUPERSEDED = "Superseded"


class FollowUp(Record):
    """What we or they said would be done: from which meeting, by when, by whom, and the proof that it was."""

    __tablename__ = "follow_up"

    what: Mapped[str] = field("What", Text(300), required=True, help="“Send the flood-wall drawings, in metric”.")
    side: Mapped[Side] = field(
        "Who promised", Choice(Side), required=True, help="Ours are ours to do; theirs to ask about."
    )
    status: Mapped[FollowUpStatus] = field(
        "Status", Choice(FollowUpStatus), required=True, help="Dropped says why in notes."
    )
    partner: Mapped[int | None] = link("Partner", "partner", help="Shown before each meeting with this partner.")
    person: Mapped[int | None] = link("With whom", "person", help="To whom we said it, or who said it to us.")
    organization: Mapped[int | None] = link(
        "Organization", "organization", help="The office or firm, where it is no partner's."
    )
    promised_on: Mapped[date | None] = field("Promised on", Date(), help="The day it was said.")
    due_on: Mapped[date | None] = field("Due", Date(), help="Without a day it is never done.")
    owner: Mapped[int | None] = link("Who does it", "person", help="One person, not a department.")
    delegation: Mapped[int | None] = link(
        "From the visit", "delegation", help="The stay or journey during which it was said."
    )
    meeting: Mapped[int | None] = link(
        "From the meeting", "meeting_sheet", help="The sheet of the conversation in which it was said."
    )
    correspondence: Mapped[int | None] = link(
        "From the letter", "correspondence", help="The letter, call or e-mail in which it was said."
    )
    agreement: Mapped[int | None] = link("From the agreement", "agreement", help="The signed paper that says so.")
    closed_on: Mapped[date | None] = field("Closed", Date(), help="The day it was done or dropped.")
    evidence: Mapped[str | None] = field(
        "Evidence", Text(200), help="What shows that it was done: the letter, the parcel."
    )
    proof: Mapped[int | None] = link(
        "Proof", "document", help="The document that shows it: the list that was sent, the receipt."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Reminders sent, why it was dropped.")

    def problems(self) -> Iterator[Problem]:
        """What is done has its day."""
        if self.status is FollowUpStatus.DONE and not self.closed_on:
            yield Problem("closed_on", "Say when it was done.")


FOLLOW_UPS = Kind(
    FollowUp,
    one="Follow-up",
    many="Follow-ups",
    prefix="FUP",
    title="what",
    quiet="partner",
    table=("what", "side", "owner", "status", "due_on"),
    form={
        "Follow-up": ("what", "side", "status", "due_on", "owner", "partner", "person", "organization"),
        "Where it comes from": ("promised_on", "delegation", "meeting", "correspondence", "agreement"),
        "Done": ("closed_on", "evidence", "proof", "notes"),
    },
    search=("what", "partner", "person", "owner", "organization", "evidence", "notes"),
    order="due_on",
)
