"""Memberships of networks and forums, and the lists of who gets which card."""

from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field, link
from cityintl.records.memory import Medium
from cityintl.records.values import Amount, Choice, Date, Language, Money, Note, Number, PartialDate, Text


class MembershipStatus(Enum):
    """Where a membership stands."""

    APPLIED = "Applied"
    MEMBER = "Member"
    OBSERVER = "Observer"
    LAPSED = "Lapsed"
    LEFT = "Left"


class Membership(Record):
    """The city's membership of a network or forum: dues, duties, what it brings."""

    __tablename__ = "membership"

    network: Mapped[int] = link("Network", "organization", required=True, help="The body the city is a member of.")
    status: Mapped[MembershipStatus] = field(
        "Status", Choice(MembershipStatus), required=True, help="Observer and lapsed are said as such."
    )
    tier: Mapped[str | None] = field("Tier", Text(80), help="Full, associate, by population.")
    since: Mapped[str | None] = field("Member since", PartialDate(), help="The first year of it; a year is enough.")
    signed_by: Mapped[str | None] = field("Signed by", Text(160), help="Who signed for the city, with the office held.")
    resolution: Mapped[str | None] = field(
        "Resolution", Text(60), help="The number of the vote by which the city joined."
    )
    dues: Mapped[Amount | None] = field("Dues", Money(), help="For each year, in the network's currency.")
    paid_through: Mapped[date | None] = field("Paid through", Date(), help="The last day the dues cover.")
    focal_person: Mapped[int | None] = link("Focal point", "person", help="Who here gets the network's mail.")
    login_owner: Mapped[str | None] = field("Log-in held by", Text(160), help="Who can get in; never the password.")
    obligations: Mapped[str | None] = field("Obligations", Note(), help="What members must do: report, vote, host.")
    taken_part: Mapped[str | None] = field("Sessions and votes", Note(), help="What was attended, voted and pledged.")
    benefit: Mapped[str | None] = field("What it brings", Note(), help="For the day the council asks.")
    review_on: Mapped[date | None] = field("Next review", Date(), help="Stay or leave: decide before the next dues.")
    left_on: Mapped[str | None] = field("Left", PartialDate(), help="When it ended, by letter or by unpaid dues.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Whatever the next person should know.")


MEMBERSHIPS = Kind(
    Membership,
    one="Membership",
    many="Memberships",
    prefix="MEM",
    title="network",
    quiet="tier",
    table=("network", "status", "since", "dues", "paid_through", "review_on"),
    form={
        "Membership": ("network", "status", "tier", "since", "signed_by", "resolution", "left_on"),
        "Dues": ("dues", "paid_through", "review_on"),
        "Work": ("focal_person", "login_owner", "obligations", "taken_part", "benefit", "notes"),
    },
    search=("network", "tier", "obligations", "taken_part", "benefit", "notes"),
    order="network",
)


class Occasion(Enum):
    """What a card is sent for."""

    NEW_YEAR = "New Year"
    LUNAR_NEW_YEAR = "Lunar New Year"
    CHRISTMAS = "Christmas"
    NATIONAL_DAY = "National day"
    ANNIVERSARY = "Anniversary of a tie"
    OTHER = "Another occasion"


class GreetingList(Record):
    """A list of who gets a card each year: New Year, Lunar New Year, an anniversary."""

    __tablename__ = "greeting_list"

    name: Mapped[str] = field(
        "Name", Text(120), required=True, help="As you look for it in December: whose cards, and for what."
    )
    occasion: Mapped[Occasion] = field(
        "Occasion", Choice(Occasion), required=True, help="What the card is sent for; it decides the season."
    )
    send_by: Mapped[date | None] = field("Send by", Date(), help="The next posting day; surface mail takes weeks.")
    signed_by: Mapped[str | None] = field("Signed by", Text(160), help="Mayor alone, or mayor and council.")
    language: Mapped[str | None] = field(
        "Language of the card", Language(), help="In which the words are printed; a line by hand may be in another."
    )
    wording: Mapped[str | None] = field("Wording", Note(), help="What the card says, word for word.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Printer, number of cards, who writes the envelopes.")


GREETING_LISTS = Kind(
    GreetingList,
    one="Greeting list",
    many="Greeting lists",
    prefix="GRL",
    title="name",
    quiet="occasion",
    table=("name", "occasion", "send_by"),
    form={"List": ("name", "occasion", "send_by", "signed_by", "language", "wording", "notes")},
    search=("name", "wording", "notes"),
    order="name",
)


class Greeting(Record):
    """A card of one year to one recipient: sent, and whether one came back."""

    __tablename__ = "greeting"

    greeting_list: Mapped[int] = link(
        "List",
        "greeting_list",
        required=True,
        part_of=True,
        help="The list of cards it goes out with, every year anew.",
    )
    year: Mapped[int] = field(
        "Year",
        Number(minimum=1900, maximum=2200),
        required=True,
        help="The year it wishes for: a card of December is for the next.",
    )
    person: Mapped[int | None] = link(
        "Person", "person", help="Who gets it by name; nobody who has left gets the next one."
    )
    organization: Mapped[int | None] = link(
        "Organization", "organization", help="Where it goes to an office, whoever sits there."
    )
    partner: Mapped[int | None] = link("Partner", "partner", help="Counts as contact with this partner once sent.")
    addressed: Mapped[str] = field(
        "Addressed to", Text(200), required=True, help="The name as it stands on the envelope."
    )
    medium: Mapped[Medium | None] = field(
        "By", Choice(Medium), help="How it leaves; post abroad takes weeks, the screen a second."
    )
    sent_on: Mapped[date | None] = field("Sent", Date(), help="Empty until it is in the post.")
    received_on: Mapped[date | None] = field("Theirs came", Date(), help="The day their card came to us.")
    note: Mapped[str | None] = field("Note", Text(200), help="A line by hand, a returned envelope.")


GREETINGS = Kind(
    Greeting,
    one="Greeting",
    many="Greetings",
    prefix="GRE",
    title="addressed",
    quiet="greeting_list",
    table=("year", "addressed", "partner", "sent_on", "received_on"),
    form={
        "Greeting": (
            "greeting_list", "year", "addressed", "person", "organization", "partner", "medium", "sent_on",
            "received_on", "note",
        ),
    },
    search=("addressed", "greeting_list", "person", "partner", "note"),
    order="-year",
)  # fmt: skip
