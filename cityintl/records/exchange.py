"""Exchanges: programs in which people went, came or met, with what they cost and who looked after the young."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Money, Note, Number, PartialDate, Phone, Text, YesNo


class Way(Enum):
    """Which way people went."""

    INBOUND = "Inbound"
    OUTBOUND = "Outbound"
    BOTH = "Both ways"
    VIRTUAL = "Virtual"


class ExchangeType(Enum):
    """What an exchange is mainly about, in the words that the yearly statistics ask for."""

    MUNICIPAL = "Municipal"
    BUSINESS = "Business"
    TRADE = "Trade"
    YOUTH = "Youth"
    EDUCATION = "Education"
    CULTURE = "Culture"
    SPORT = "Sport"
    HUMANITARIAN = "Humanitarian"


class Payer(Enum):
    """Who pays."""

    CITY = "City department"
    COMMITTEE = "Committee or association"
    HOST = "Host"
    GRANT = "Grant"
    SPONSOR = "Sponsor"
    PERSONAL = "Personal"


class Exchange(Record):
    """A program in which people went, came or met: pupils, firefighters, an orchestra, a video class."""

    __tablename__ = "exchange"

    name: Mapped[str] = field("Name", Text(160), required=True, help="As its people call it, with the year.")
    type: Mapped[ExchangeType] = field(
        "Type",
        Choice(ExchangeType),
        required=True,
        help="What it is mainly about, in the words of the yearly survey of sister cities.",
    )
    direction: Mapped[Way] = field(
        "Direction", Choice(Way), required=True, help="Whether they came, ours went, or both."
    )
    tie: Mapped[int | None] = link("Tie", "tie", help="The relation it keeps alive, where there is one.")
    partner: Mapped[int | None] = link(
        "Partner", "partner", help="Whose people took part; it counts as contact with this city."
    )
    carried_by: Mapped[int | None] = link(
        "Carried by", "organization", help="The school, club or committee that runs it."
    )
    starts: Mapped[str | None] = field("Starts", PartialDate(), help="The first day; a month or a year is enough.")
    ends: Mapped[str | None] = field("Ends", PartialDate(), help="The last day, as far as known.")
    people: Mapped[int | None] = field("People", Number("people", minimum=0), help="Who took part, leaders counted.")
    days: Mapped[int | None] = field(
        "Days", Number("days", minimum=0), help="How many days on the ground: with the people it gives visitor-days."
    )
    volunteer_hours: Mapped[int | None] = field(
        "Volunteer hours", Number("hours", minimum=0), help="All helpers together; an estimate is better than nothing."
    )
    in_kind: Mapped[Amount | None] = field(
        "Given in kind", Money(), help="What rooms, meals and lifts were worth that nobody paid for."
    )
    minors: Mapped[bool | None] = field("Minors take part", YesNo(), help="Yes asks for consents, checks and a sheet.")
    emergency_sheet: Mapped[int | None] = link(
        "Emergency sheet", "document", help="Who to call at night: parents, hosts, consulate, doctor."
    )
    purge_on: Mapped[date | None] = field(
        "Erase private notes on",
        Date(),
        help="The day on which health, allergies, next of kin and addresses of homes go; empty, the rule says when.",
    )
    summary: Mapped[str | None] = field("What was done", Note(), help="Three sentences that the council could read.")
    outcome: Mapped[str | None] = field("What came of it", Note(), help="What is different since; who still writes.")
    notes: Mapped[str | None] = field("Notes", Note(), help="What to do otherwise next time.")

    def problems(self) -> Iterator[Problem]:
        """An exchange does not end before it starts."""
        if self.starts and self.ends and self.ends < self.starts[: len(self.ends)]:
            yield Problem("ends", "The exchange ends before it starts.")


EXCHANGES = Kind(
    Exchange,
    one="Exchange",
    many="Exchanges",
    prefix="EXC",
    title="name",
    quiet="partner",
    table=("name", "type", "direction", "people", "starts"),
    form={
        "Exchange": ("name", "type", "direction", "tie", "partner", "carried_by", "starts", "ends"),
        "Measured": ("people", "days", "volunteer_hours", "in_kind"),
        "Young people": ("minors", "emergency_sheet", "purge_on"),
        "Told": ("summary", "outcome", "notes"),
    },
    search=("name", "partner", "carried_by", "summary", "outcome", "notes"),
    order="-starts",
)


class ExchangeCost(Record):
    """Money that an exchange cost, by who paid it."""

    __tablename__ = "exchange_cost"

    exchange: Mapped[int] = link(
        "Exchange", "exchange", required=True, part_of=True, help="The journey or stay that the money went to."
    )
    what: Mapped[str] = field("What for", Text(160), required=True, help="Buses, air fares, a reception.")
    amount: Mapped[Amount] = field("Amount", Money(), required=True, help="What was paid, in the currency of payment.")
    payer: Mapped[Payer] = field("Paid by", Choice(Payer), required=True, help="Whose money it was in the end.")
    source: Mapped[str | None] = field("Account or giver", Text(160), help="The budget line, the grant, the sponsor.")
    paid_on: Mapped[date | None] = field("Paid on", Date(), help="The day of the payment, for the year it counts in.")


EXCHANGE_COSTS = Kind(
    ExchangeCost,
    one="Cost of an exchange",
    many="Costs",
    prefix="EXM",
    title="what",
    quiet="exchange",
    table=("what", "amount", "payer", "source"),
    form={"Cost": ("exchange", "what", "amount", "payer", "source", "paid_on")},
    search=("what", "exchange", "source"),
    order="what",
)


class HostFamily(Record):
    """A family that takes guests of an exchange in, and when it was checked."""

    __tablename__ = "host_family"

    exchange: Mapped[int] = link(
        "Exchange", "exchange", required=True, part_of=True, help="The group for which this family opens its door."
    )
    family: Mapped[str] = field("Family", Text(120), required=True, help="The name the guests will call at the door.")
    contact: Mapped[str | None] = field("Contact", Text(160), help="The grown-up who answers the telephone.")
    phone: Mapped[str | None] = field("Telephone", Phone(), help="A number that is answered at night.")
    address: Mapped[str | None] = field(
        "Address", Text(200), sensitive=True, help="For drivers and the emergency sheet only."
    )
    checked_on: Mapped[date | None] = field(
        "Background check", Date(), help="The day the check of all adults came back."
    )
    check_until: Mapped[date | None] = field("Check valid until", Date(), help="After it the check is done again.")
    consent_on: Mapped[date | None] = field(
        "Host agreement signed", Date(), help="The day the family signed the rules."
    )
    room_for: Mapped[int | None] = field("Room for", Number("guests", minimum=0), help="How many beds there are.")
    allergies: Mapped[str | None] = field(
        "Allergies and health",
        Note(),
        sensitive=True,
        help="What the family cannot have in the house, and what guests must know; erased after the exchange.",
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Pets, children, languages spoken at home.")


HOST_FAMILIES = Kind(
    HostFamily,
    one="Host family",
    many="Host families",
    prefix="HFA",
    title="family",
    quiet="exchange",
    table=("family", "room_for", "checked_on", "check_until"),
    form={
        "Family": ("exchange", "family", "contact", "phone", "address", "room_for"),
        "Safety": ("checked_on", "check_until", "consent_on", "allergies", "notes"),
    },
    search=("family", "exchange", "contact", "notes"),
    order="family",
)


class TravellerRole(Enum):
    """What someone is in an exchange."""

    PARTICIPANT = "Participant"
    CHAPERONE = "Chaperone"
    LEADER = "Leader"
    VOLUNTEER = "Volunteer"


class Traveller(Record):
    """Someone who takes part in an exchange: a pupil, a chaperone, with consents and checks."""

    __tablename__ = "traveller"

    exchange: Mapped[int] = link("Exchange", "exchange", required=True, part_of=True, help="What they take part in.")
    name: Mapped[str] = field(
        "Name", Text(160), required=True, help="As it stands in the passport, family name first or last as there."
    )
    role: Mapped[TravellerRole] = field("Role", Choice(TravellerRole), required=True, help="Chaperones need a check.")
    person: Mapped[int | None] = link("Person", "person", help="Where the desk knows them as a person already.")
    minor: Mapped[bool | None] = field("Minor", YesNo(), help="Under age on the first day: needs a parent's consent.")
    consent_on: Mapped[date | None] = field("Consent signed", Date(), help="Of a parent or guardian, on paper.")
    photo_consent: Mapped[bool | None] = field(
        "May be photographed", YesNo(), help="As the slip says; no slip is a no."
    )
    checked_on: Mapped[date | None] = field("Background check", Date(), help="For chaperones, leaders and volunteers.")
    host_family: Mapped[int | None] = link(
        "Host family", "host_family", help="The family where they sleep; only those of the same exchange."
    )
    emergency_contact: Mapped[str | None] = field(
        "Emergency contact", Text(200), sensitive=True, help="Name and number of a parent or next of kin."
    )
    health: Mapped[str | None] = field(
        "Health and diet", Note(), sensitive=True, help="What a host must know; erased after the exchange."
    )


TRAVELLERS = Kind(
    Traveller,
    one="Traveller",
    many="Travellers",
    prefix="TRV",
    title="name",
    quiet="role",
    table=("name", "role", "consent_on", "checked_on", "host_family"),
    form={
        "Traveller": ("exchange", "name", "role", "person", "minor", "host_family"),
        "Safety": ("consent_on", "photo_consent", "checked_on", "emergency_contact", "health"),
    },
    search=("name", "exchange"),
    order="name",
)
