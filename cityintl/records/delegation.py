"""Delegations: groups that the city receives or sends, from the request to what was learnt."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.tie import Theme
from cityintl.records.values import Choice, Date, Note, Number, Text, YesNo, Zone


class VisitWay(Enum):
    """Who travels."""

    INBOUND = "Inbound"
    OUTBOUND = "Outbound"
    VIRTUAL = "Virtual"


class VisitType(Enum):
    """What a visit is for; the type decides how much of the preparation is asked."""

    COURTESY = "Courtesy call"
    WORKING = "Working visit"
    STUDY = "Study tour"
    TRADE = "Trade mission"
    OFFICIAL = "Official visit"
    SIGNING = "Signing"
    COMMEMORATION = "Commemoration"
    CONFERENCE = "Conference"
    YOUTH = "Youth exchange"
    ADVANCE = "Advance trip"


class VisitStatus(Enum):
    """Where a visit stands, from the request to the closed file."""

    REQUESTED = "Requested"
    SCREENING = "Screening"
    ACCEPTED = "Accepted"
    ACCEPTED_STAFF = "Accepted at staff level"
    REFERRED = "Referred"
    DECLINED = "Declined"
    PLANNING = "Planning"
    CONFIRMED = "Confirmed"
    UNDER_WAY = "Under way"
    COMPLETED = "Completed"
    REPORTED = "Reported"
    CLOSED = "Closed"
    CANCELLED = "Cancelled"


class Screening(Enum):
    """What the screening of a request came to."""

    ACCEPT = "Accept"
    STAFF = "Accept at staff level"
    STUDY_ONLY = "Study tour only"
    REFER = "Refer to others"
    DECLINE = "Decline with courtesy"


class Precedence(Enum):
    """The one rule that orders people at an event."""

    RANK = "By rank"
    SINCE = "By date in office"
    ALPHABET = "Alphabetically"


class Recommendation(Enum):
    """What the visit suggests for the relation."""

    DEEPEN = "Deepen"
    RENEW = "Go on as before"
    PAUSE = "Pause"
    END = "End"


class Delegation(Record):
    """A group that the city receives, sends or meets on screens."""

    __tablename__ = "delegation"

    name: Mapped[str] = field(
        "Name", Text(120), required=True, help="“Delegation from Nagoya”, with the year if needed."
    )
    direction: Mapped[VisitWay] = field(
        "Direction", Choice(VisitWay), required=True, help="They come, we go, or screens."
    )
    type: Mapped[VisitType] = field(
        "Type", Choice(VisitType), required=True, help="A courtesy call can skip the screening."
    )
    status: Mapped[VisitStatus] = field(
        "Status", Choice(VisitStatus), required=True, help="Declined and referred are outcomes too; the reason is kept."
    )
    partner: Mapped[int | None] = link("Partner", "partner", help="Whose people they are, or whom ours visit.")
    tie: Mapped[int | None] = link("Tie", "tie", help="The tie the visit serves, where there is one.")
    arrives: Mapped[date | None] = field(
        "Arrives", Date(), help="The first day there, by the clock of the place visited."
    )
    departs: Mapped[date | None] = field("Departs", Date(), help="The last day there.")
    place: Mapped[str | None] = field("Place", Text(160), help="Where it happens: our city, or the city visited.")
    zone: Mapped[str | None] = field("Time zone", Zone(), help="The clock of the itinerary; empty for our own.")
    people: Mapped[int | None] = field("People", Number("people", minimum=0), help="How many are expected.")
    head: Mapped[int | None] = link(
        "Head of delegation", "person", help="Who speaks for the group and sits at the right of the host."
    )
    host_lead: Mapped[int | None] = link("Our lead", "person", help="Who here answers for the visit.")
    their_lead: Mapped[int | None] = link("Their lead", "person", help="Whom to telephone there about details.")
    purpose: Mapped[str | None] = field("Purpose", Note(), help="One paragraph; printed on the brief.")
    theme: Mapped[Theme | None] = field(
        "Theme", Choice(Theme), help="What most of it is about; surveys and yearly reports count by it."
    )
    outcomes_sought: Mapped[str | None] = field("Outcomes sought", Note(), help="Three at the most, a line each.")
    avoid: Mapped[str | None] = field("Avoid", Note(), help="What nobody brings up, a line each.")
    outcome: Mapped[str | None] = field("Outcome", Note(), help="Against what was sought, honestly.")
    precedence: Mapped[Precedence | None] = field(
        "Order of precedence", Choice(Precedence), help="One rule for the whole visit, applied to everyone."
    )

    requester: Mapped[int | None] = link(
        "Requested by", "organization", help="The body that wrote; not a travel agency."
    )
    received_on: Mapped[date | None] = field("Request received", Date(), help="The day it came in, in writing.")
    reply_due: Mapped[date | None] = field("Reply due", Date(), help="Yes, no or not yet: they are booking flights.")
    hosted_before: Mapped[bool | None] = field(
        "Hosted before", YesNo(), help="The same group or topic in the last years."
    )
    written_request: Mapped[bool | None] = field(
        "Written by a government body", YesNo(), help="On its own letterhead, not that of an agency or a friend."
    )
    broker: Mapped[str | None] = field("Broker", Text(160), help="Who arranges it for them, if not themselves.")
    broker_disclosed: Mapped[bool | None] = field(
        "Broker's letter seen", YesNo(), help="The letter that says for whom the broker asks."
    )
    broker_paid: Mapped[bool | None] = field(
        "Broker is paid", YesNo(), help="Paid or registered as an agent: ask counsel."
    )
    fara_referred: Mapped[bool | None] = field(
        "Referred to counsel", YesNo(), help="About agents of foreign principals."
    )
    list_seen: Mapped[bool | None] = field(
        "Names and titles seen", YesNo(), help="Who and how many, before saying yes."
    )
    they_want: Mapped[str | None] = field("What they want from us", Note(), help="Their topic, in their words.")
    we_get: Mapped[str | None] = field("What we get", Note(), help="Why our people should give their time.")
    officials_informed: Mapped[str | None] = field(
        "Consulate and State", Text(200), help="Who was told there, by whom and when."
    )
    capacity: Mapped[bool | None] = field("We have the time", YesNo(), help="The week is free of council and holidays.")
    city_costs: Mapped[str | None] = field(
        "Costs to the city", Text(200), help="Meals, interpreter, transport: roughly."
    )
    sensitivities: Mapped[str | None] = field("Sensitive points", Note(), help="Law, sanctions, technology, press.")
    screening: Mapped[Screening | None] = field(
        "Result", Choice(Screening), help="What the ten questions came to, before anybody answered."
    )
    decided_on: Mapped[date | None] = field("Decided on", Date(), help="The day of the yes or no.")
    decided_by: Mapped[str | None] = field("Decided by", Text(160), help="Name and office of whoever said yes or no.")
    decision_reason: Mapped[str | None] = field(
        "Reason", Note(), help="Kept for the next request; the letter is kinder."
    )
    referred_to: Mapped[int | None] = link("Referred to", "organization", help="Chamber, university or association.")

    authority: Mapped[str | None] = field("Authority to travel", Text(200), help="Mayor's letter or council's vote.")
    authority_on: Mapped[date | None] = field("Authorized on", Date(), help="Before anything is booked.")
    insurance: Mapped[str | None] = field("Insurance", Text(200), help="Policy and emergency number, medical included.")
    advisory: Mapped[str | None] = field("Travel advisory", Text(200), help="Level and day it was looked up.")
    emergency: Mapped[str | None] = field(
        "Emergency numbers",
        Text(200),
        help="As the host says them; papers print them in place of the numbers that the program knows.",
    )

    recommendation: Mapped[Recommendation | None] = field(
        "Recommendation", Choice(Recommendation), help="For the tie's yearly review."
    )
    staff_hours: Mapped[int | None] = field("Staff hours", Number("hours", minimum=0), help="All of ours together.")
    media: Mapped[str | None] = field("Media", Note(), help="What was printed and said, with the date.")
    purge_on: Mapped[date | None] = field(
        "Erase personal data on", Date(), help="Passport, diet, health: after the visit."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Whatever the next person should know.")

    def problems(self) -> Iterator[Problem]:
        """A delegation does not depart before it arrives; a no keeps its reason."""
        if self.arrives and self.departs and self.departs < self.arrives:
            yield Problem("departs", "The delegation departs before it arrives.")
        if self.status in (VisitStatus.DECLINED, VisitStatus.REFERRED) and not self.decision_reason:
            yield Problem("decision_reason", "Say in a sentence why: the next request will ask.")


DELEGATIONS = Kind(
    Delegation,
    one="Delegation",
    many="Delegations",
    prefix="DEL",
    title="name",
    quiet="partner",
    table=("name", "direction", "type", "status", "arrives"),
    form={
        "Visit": (
            "name", "direction", "type", "status", "partner", "tie", "arrives", "departs", "place", "zone", "people",
            "head", "host_lead", "their_lead", "precedence",
        ),
        "Why": ("purpose", "theme", "outcomes_sought", "avoid"),
        "Request": (
            "requester", "received_on", "reply_due", "written_request", "broker", "broker_disclosed", "broker_paid",
            "fara_referred", "list_seen", "they_want", "hosted_before",
        ),
        "Screening": (
            "officials_informed", "capacity", "city_costs", "sensitivities", "we_get", "screening", "decided_on",
            "decided_by", "decision_reason", "referred_to",
        ),
        "Travel": ("authority", "authority_on", "insurance", "advisory", "emergency"),
        "After": ("outcome", "recommendation", "staff_hours", "media", "purge_on", "notes"),
    },
    search=(
        "name", "partner", "purpose", "outcomes_sought", "outcome", "requester", "they_want", "decision_reason",
        "notes",
    ),
    order="-arrives",
)  # fmt: skip


class AfterKind(Enum):
    """What a note after the visit is."""

    MEETING = "Meeting held"
    KEEP = "Keep"
    STOP = "Stop"
    CHANGE = "Change"
    LEAD = "Lead"
    MEDIA = "Media"


class AfterNote(Record):
    """What was learnt: keep, stop, change, and what opened up."""

    __tablename__ = "after_note"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The visit that taught the lesson."
    )
    type: Mapped[AfterKind] = field("Type", Choice(AfterKind), required=True, help="Keep, stop and change help most.")
    text: Mapped[str] = field("Note", Note(), required=True, help="Write it within days; nobody remembers in a month.")
    by: Mapped[str | None] = field("From", Text(160), help="Who says so: a member, the host, the desk.")
    on: Mapped[date | None] = field("Date", Date(), help="When it was written down.")


AFTER_NOTES = Kind(
    AfterNote,
    one="After-action note",
    many="After",
    prefix="AFT",
    title="text",
    quiet="type",
    table=("type", "text", "by"),
    form={"Note": ("delegation", "type", "text", "by", "on")},
    search=("text", "delegation", "by"),
    order="type",
)
