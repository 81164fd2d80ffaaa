"""Events that the city hosts with their guests, and invitations that the city receives."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.delegation import Precedence
from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Language, Money, Note, Number, Text, Time, YesNo, Zone


class EventType(Enum):
    """What the city hosts."""

    DINNER = "Dinner"
    LUNCH = "Lunch"
    RECEPTION = "Reception"
    CEREMONY = "Ceremony"
    SIGNING = "Signing"
    CONFERENCE = "Conference"
    CONCERT = "Concert or show"
    FLAG = "Flag raising"
    OTHER = "Other event"


class Event(Record):
    """Something the city hosts, with guests from here and there."""

    __tablename__ = "event"

    name: Mapped[str] = field("Name", Text(160), required=True, help="In the words of the printed invitation.")
    type: Mapped[EventType] = field("Type", Choice(EventType), required=True, help="Decides what there is to prepare.")
    on: Mapped[date] = field("Day", Date(), required=True, help="By our calendar; the day of the first guest.")
    starts: Mapped[str | None] = field("Starts", Time(), help="When guests are asked to be there.")
    ends: Mapped[str | None] = field("Ends", Time(), help="When vans and kitchen may leave.")
    place: Mapped[str | None] = field("Place", Text(160), help="Building and room, with the entrance that is open.")
    address: Mapped[str | None] = field("Address", Text(200), help="Street and number as the invitation prints it.")
    occasion: Mapped[str | None] = field("Occasion", Text(200), help="The anniversary, the visit, the day.")
    delegation: Mapped[int | None] = link("Delegation", "delegation", help="The visit during which it is given.")
    partner: Mapped[int | None] = link("Partner", "partner", help="The city it honors; it counts as contact with it.")
    host: Mapped[int | None] = link("Host", "person", help="Who sits at the head: seat of honor at the right.")
    precedence: Mapped[Precedence | None] = field("Order of precedence", Choice(Precedence), help="One rule for all.")
    dress: Mapped[str | None] = field("Dress", Text(120), help="In the words of the card: “business”, “black tie”.")
    capacity: Mapped[int | None] = field("Seats", Number("seats", minimum=0), help="How many the room takes.")
    answer_by: Mapped[date | None] = field("Answer by", Date(), help="The day the kitchen needs the number.")
    budget: Mapped[Amount | None] = field("Budget", Money(), help="All of it: kitchen, room, music.")
    program: Mapped[str | None] = field("Program", Note(), help="A line each: “18:45 Toast | the mayor | two glasses”.")
    outcome: Mapped[str | None] = field(
        "What came of it", Note(), help="Who came, what was said, what to do otherwise."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Flags, anthem, microphones, keys.")


EVENTS = Kind(
    Event,
    one="Event",
    many="Events",
    prefix="EVE",
    title="name",
    quiet="place",
    table=("name", "type", "on", "place"),
    form={
        "Event": (
            "name",
            "type",
            "on",
            "starts",
            "ends",
            "place",
            "address",
            "occasion",
            "delegation",
            "partner",
            "host",
        ),
        "Table": ("precedence", "dress", "capacity", "answer_by", "budget"),
        "Run": ("program", "outcome", "notes"),
    },
    search=("name", "place", "occasion", "partner", "program", "outcome", "notes"),
    order="-on",
)


class GuestAnswer(Enum):
    """What a guest said."""

    TO_INVITE = "To invite"
    INVITED = "Invited"
    ACCEPTED = "Accepted"
    DECLINED = "Declined"
    CAME = "Came"
    ABSENT = "Did not come"


class Guest(Record):
    """Someone on the guest list of an event, known to the desk or not."""

    __tablename__ = "guest"

    event: Mapped[int] = link(
        "Event", "event", required=True, part_of=True, help="The dinner or ceremony they are invited to."
    )
    name: Mapped[str] = field(
        "Name on the card", Text(160), required=True, help="As the place card prints it, with the title and no remark."
    )
    answer: Mapped[GuestAnswer] = field("Answer", Choice(GuestAnswer), required=True, help="What they said so far.")
    person: Mapped[int | None] = link(
        "Person", "person", help="Where the desk knows them: rank and diet come from there."
    )
    organization: Mapped[str | None] = field("Office or firm", Text(160), help="The second line of the card.")
    invited_on: Mapped[date | None] = field("Invited on", Date(), help="The day the card went out.")
    companion: Mapped[str | None] = field("Comes with", Text(160), help="The name of the spouse or guest.")
    table: Mapped[str | None] = field("Table", Text(20), help="The number or name on the stand.")
    seat: Mapped[int | None] = field("Seat", Number(minimum=1), help="Counted from the host's right.")
    precedence_no: Mapped[int | None] = field("Place in the order", Number(minimum=1), help="Only where it was agreed.")
    language: Mapped[str | None] = field(
        "Language at table", Language(), help="The one they like to speak at table: neighbors are chosen by it."
    )
    vip: Mapped[bool | None] = field("Met at the door", YesNo(), help="Someone waits for this guest.")
    diet: Mapped[str | None] = field(
        "Diet", Text(200), sensitive=True, help="For the kitchen only; never on a list that guests see."
    )
    access_needs: Mapped[str | None] = field(
        "Access needs", Text(200), sensitive=True, help="For the host only: steps, hearing, rest, a chair with arms."
    )
    note: Mapped[str | None] = field(
        "Note", Text(200), help="Whom not to sit beside, who gives a toast; health goes to access needs."
    )


GUESTS = Kind(
    Guest,
    one="Guest",
    many="Guests",
    prefix="GST",
    title="name",
    quiet="organization",
    table=("name", "organization", "answer", "table", "seat"),
    form={
        "Guest": ("event", "name", "organization", "person", "answer", "invited_on", "companion"),
        "At table": ("table", "seat", "precedence_no", "language", "vip", "diet", "access_needs", "note"),
    },
    search=("name", "organization", "event", "person", "companion", "note"),
    order="name",
)


class InvitationAnswer(Enum):
    """What was decided about an invitation."""

    OPEN = "Open"
    ACCEPTED = "Accepted"
    SUBSTITUTE = "Someone else goes"
    GREETING = "A greeting is sent"
    DECLINED = "Declined"


class Invitation(Record):
    """An invitation to the mayor or the city: reply by when, who goes, what came of it."""

    __tablename__ = "invitation"

    occasion: Mapped[str] = field("Occasion", Text(200), required=True, help="National day, festival, conference.")
    invited: Mapped[str] = field("Invited", Text(160), required=True, help="“The Mayor”, “the City”, by name.")
    answer: Mapped[InvitationAnswer] = field(
        "Answer",
        Choice(InvitationAnswer),
        required=True,
        help="What was decided: going, sending someone, a greeting, or no.",
    )
    organization: Mapped[int | None] = link("From", "organization", help="The consulate, the network, the university.")
    partner: Mapped[int | None] = link(
        "From the partner", "partner", help="Where a partner invites and not one of its offices."
    )
    person: Mapped[int | None] = link("Signed by", "person", help="Who signed the card and gets the answer.")
    received_on: Mapped[date | None] = field(
        "Received", Date(), help="The day it came; two weeks on a desk are an answer."
    )
    reply_by: Mapped[date | None] = field("Reply by", Date(), help="As the card asks; silence is an answer too.")
    on: Mapped[date | None] = field("Day", Date(), help="The first day of it, by the calendar of the place.")
    until: Mapped[date | None] = field("Until", Date(), help="For more than one day.")
    starts: Mapped[str | None] = field("Starts", Time(), help="When guests are expected, by the clock of the place.")
    place: Mapped[str | None] = field("Place", Text(200), help="Hall and city, or the link of a video call.")
    zone: Mapped[str | None] = field("Time zone", Zone(), help="Only where the clock there is not ours.")
    decided_by: Mapped[str | None] = field("Decided by", Text(160), help="Who said yes or no.")
    goes: Mapped[int | None] = link("Who goes", "person", help="The mayor, or the one who goes instead.")
    replied_on: Mapped[date | None] = field("Replied", Date(), help="The day our answer went out.")
    costs: Mapped[str | None] = field("Who pays", Text(200), help="Tickets, travel, hotel: a gift can hide here.")
    outcome: Mapped[str | None] = field("What came of it", Note(), help="Whom they met, what was said.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Dress, gift to bring, who else goes.")

    def problems(self) -> Iterator[Problem]:
        """It does not end before it begins; a substitute has a name."""
        if self.on and self.until and self.until < self.on:
            yield Problem("until", "It ends before it begins.")
        if self.answer is InvitationAnswer.SUBSTITUTE and not self.goes:
            yield Problem("goes", "Say who goes instead.")


INVITATIONS = Kind(
    Invitation,
    one="Invitation",
    many="Invitations",
    prefix="INV",
    title="occasion",
    quiet="invited",
    table=("occasion", "organization", "reply_by", "answer", "on"),
    form={
        "Invitation": ("occasion", "invited", "organization", "partner", "person", "received_on", "reply_by"),
        "When": ("on", "until", "starts", "place", "zone"),
        "Answer": ("answer", "decided_by", "goes", "replied_on", "costs", "outcome", "notes"),
    },
    search=("occasion", "invited", "organization", "partner", "place", "outcome", "notes"),
    order="-on",
)
