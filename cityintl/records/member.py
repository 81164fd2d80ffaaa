"""Members of a delegation, and the legs of their journeys."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.exchange import Payer
from cityintl.records.values import Choice, Country, Date, Note, Number, Text, Time, Zone


class MemberRole(Enum):
    """What someone is in the group."""

    HEAD = "Head"
    MEMBER = "Member"
    INTERPRETER = "Interpreter"
    STAFF = "Staff"
    SECURITY = "Security"
    PRESS = "Press"
    SPOUSE = "Spouse"
    BUSINESS = "Business"


class VisaLetter(Enum):
    """How far the invitation letter for a visa is."""

    NOT_NEEDED = "Not needed"
    REQUESTED = "Requested"
    SENT = "Sent"
    VISA_ISSUED = "Visa issued"
    REFUSED = "Refused"


class Member(Record):
    """Someone who travels with a delegation."""

    __tablename__ = "member"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The group in which this person travels."
    )
    person: Mapped[int] = link("Person", "person", required=True, help="Who it is; names and forms stand there.")
    role: Mapped[MemberRole] = field(
        "Role",
        Choice(MemberRole),
        required=True,
        help="What they are in the group: interpreters and guards are seated apart.",
    )
    payer: Mapped[Payer | None] = field("Paid by", Choice(Payer), help="Who pays this person's journey.")
    precedence_no: Mapped[int | None] = field(
        "Place in the order", Number(minimum=1), help="Only where their side has asked for it; else the rule decides."
    )
    itinerary: Mapped[str | None] = field("Itinerary variant", Text(80), help="“Schools group”, where it splits.")
    visa_letter: Mapped[VisaLetter | None] = field(
        "Visa letter", Choice(VisaLetter), help="Cities that write none say so."
    )
    passport_name: Mapped[str | None] = field(
        "Name in the passport",
        Text(170),
        help="As its page has it, SURNAME in capitals: OSHIMA Kenji. For visa letters.",
    )
    passport_country: Mapped[str | None] = field(
        "Passport issued by", Country(), sensitive=True, help="The country only; the number is kept nowhere."
    )
    passport_until: Mapped[date | None] = field(
        "Passport valid until", Date(), sensitive=True, help="For the reminder before the journey."
    )
    hotel: Mapped[str | None] = field(
        "Hotel", Text(120), help="Where they sleep, for drivers and for whoever rings at night."
    )
    room: Mapped[str | None] = field("Room", Text(60), help="Single, double with whom, floor.")
    notes: Mapped[str | None] = field(
        "Notes", Note(), help="First visit? Leaves early? This is printed: health goes to the person’s access needs."
    )

    def problems(self) -> Iterator[Problem]:
        """A consul finds the surname by its capitals."""
        name = self.passport_name
        if name and not any(len(word) > 1 and word.isupper() for word in name.split()):
            yield Problem("passport_name", "No word is in capitals. Write the surname so: OSHIMA Kenji.")


MEMBERS = Kind(
    Member,
    one="Member",
    many="Members",
    prefix="MBR",
    title="person",
    quiet="role",
    table=("person", "role", "payer", "visa_letter", "room"),
    form={
        "Member": ("delegation", "person", "role", "payer", "precedence_no", "itinerary"),
        "Journey": ("visa_letter", "passport_name", "passport_country", "passport_until", "hotel", "room", "notes"),
    },
    search=("person", "delegation", "hotel", "notes"),
    order="person",
)


class LegType(Enum):
    """How a leg is travelled."""

    FLIGHT = "Flight"
    TRAIN = "Train"
    CAR = "Car"
    BUS = "Bus"
    SHIP = "Ship"


class TravelLeg(Record):
    """One leg of a member's journey, with the clock of each end."""

    __tablename__ = "travel_leg"

    member: Mapped[int] = link(
        "Member", "member", required=True, part_of=True, help="Who travels; each person has legs of their own."
    )
    type: Mapped[LegType] = field("Type", Choice(LegType), required=True, help="Flights have two clocks, vans one.")
    carrier: Mapped[str] = field("Carrier and number", Text(120), required=True, help="“NH 112”, “Van 2”.")
    from_place: Mapped[str | None] = field("From", Text(120), help="Airport with its code, station, door.")
    to_place: Mapped[str | None] = field(
        "To", Text(120), help="Where it ends: airport with its code, station, hotel door."
    )
    leaves_on: Mapped[date | None] = field("Leaves on", Date(), help="By the calendar of the place of departure.")
    leaves_at: Mapped[str | None] = field("Leaves at", Time(), help="By the clock of the place of departure.")
    leaves_zone: Mapped[str | None] = field("Zone there", Zone(), help="Of the place of departure; empty for ours.")
    lands_on: Mapped[date | None] = field("Lands on", Date(), help="By the calendar of the place of arrival.")
    lands_at: Mapped[str | None] = field("Lands at", Time(), help="By the clock of the place of arrival.")
    lands_zone: Mapped[str | None] = field("Zone of arrival", Zone(), help="Of the place of arrival; empty for ours.")
    booking: Mapped[str | None] = field("Booking code", Text(60), help="Six letters for the desk at the airport.")
    met_by: Mapped[str | None] = field(
        "Met by", Text(160), help="Who stands there with the sign; printed, so no health."
    )

    def problems(self) -> Iterator[Problem]:
        """West over the date line a leg lands a day before it left, but no more."""
        if self.leaves_on and self.lands_on and (self.lands_on - self.leaves_on).days < -1:
            yield Problem("lands_on", "The leg lands days before it leaves.")


TRAVEL_LEGS = Kind(
    TravelLeg,
    one="Travel leg",
    many="Travel legs",
    prefix="LEG",
    title="carrier",
    quiet="member",
    table=("carrier", "from_place", "to_place", "leaves_on", "leaves_at", "lands_at"),
    form={
        "Leg": ("member", "type", "carrier", "from_place", "to_place"),
        "Times": ("leaves_on", "leaves_at", "leaves_zone", "lands_on", "lands_at", "lands_zone"),
        "On the day": ("booking", "met_by"),
    },
    search=("carrier", "member", "from_place", "to_place", "met_by"),
    order="leaves_on",
)
