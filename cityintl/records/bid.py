"""Bids for events of the world: their stages, the guarantees asked of the city, the ceiling, the outcome."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Money, Note, Number, PartialDate, Text


class BidType(Enum):
    """What the city bids for."""

    SPORTS = "Sports event"
    YOUTH = "Youth event"
    SCIENCE = "Science or congress"
    CULTURE = "Culture or festival"
    EXPOSITION = "Exposition or fair"
    ASSEMBLY = "Assembly of a network"
    OTHER = "Other event"


class BidStep(Enum):
    """The steps of a bid, in their order."""

    EXPRESSION = "Expression of interest"
    BOOK = "Bid book"
    SITE_VISIT = "Site visit"
    DECISION = "Decision"


class BidStatus(Enum):
    """Where a bid stands."""

    CONSIDERING = "Considering"
    BIDDING = "Bidding"
    WON = "Won"
    LOST = "Lost"
    WITHDRAWN = "Withdrawn"


class EventBid(Record):
    """A bid of the city for an event that somebody else owns and awards."""

    __tablename__ = "event_bid"

    name: Mapped[str] = field(
        "Event", Text(160), required=True, help="As its owner calls it, with the year it takes place."
    )
    type: Mapped[BidType] = field(
        "Type", Choice(BidType), required=True, help="Decides which departments are asked before the mayor signs."
    )
    status: Mapped[BidStatus] = field(
        "Status", Choice(BidStatus), required=True, help="Withdrawn and lost stay on file, each with its reason."
    )
    stage: Mapped[BidStep | None] = field(
        "Stage", Choice(BidStep), help="The step that is worked on now; its days stand under Stages."
    )
    organization: Mapped[int | None] = link(
        "Owner", "organization", help="The federation or body that owns the event and awards it."
    )
    contact: Mapped[int | None] = link("Contact", "person", help="Who answers questions about the bid over there.")
    partner: Mapped[int | None] = link(
        "Together with", "partner", help="A partner city that bids with us, or that had it before."
    )
    takes_place: Mapped[str | None] = field(
        "Takes place", PartialDate(), help="The first day of it; the year alone is enough to begin with."
    )
    visitors: Mapped[int | None] = field(
        "Visitors expected", Number("people", minimum=0), help="Athletes, delegates and guests, by the owner's count."
    )
    ceiling: Mapped[Amount | None] = field(
        "Cost ceiling", Money(), help="More than this the city does not spend, guarantees and overruns included."
    )
    ceiling_by: Mapped[str | None] = field(
        "Ceiling set by", Text(160), help="Council or mayor, with the number of the vote."
    )
    ceiling_on: Mapped[date | None] = field(
        "Ceiling set on", Date(), help="The day of that vote; a later request needs a new one."
    )
    why: Mapped[str | None] = field("Why we bid", Note(), help="What the city wants of it, in two sentences.")
    legacy: Mapped[str | None] = field(
        "Legacy", Note(), help="What stays when the guests have left: courts, skills, ties, debts."
    )
    decided_on: Mapped[date | None] = field(
        "Decided", Date(), help="The day the owner awarded it, or on which we withdrew."
    )
    outcome: Mapped[str | None] = field(
        "Outcome", Note(), help="Who got it and why; what the next bid should know, or what was signed."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Earlier bids, rivals, who here is for and against.")

    def problems(self) -> Iterator[Problem]:
        """What is over has its day, and what was not won its reason."""
        over = self.status in (BidStatus.WON, BidStatus.LOST, BidStatus.WITHDRAWN)
        if over and not self.decided_on:
            yield Problem("decided_on", "Say when it was decided.")
        if self.status in (BidStatus.LOST, BidStatus.WITHDRAWN) and not self.outcome:
            yield Problem("outcome", "Say in a sentence why: the next bid will ask.")


EVENT_BIDS = Kind(
    EventBid,
    one="Event bid",
    many="Event bids",
    prefix="BID",
    title="name",
    quiet="organization",
    table=("name", "organization", "stage", "status", "takes_place"),
    form={
        "Bid": ("name", "type", "status", "stage", "organization", "contact", "partner", "takes_place", "visitors"),
        "Money": ("ceiling", "ceiling_by", "ceiling_on"),
        "Why and what came of it": ("why", "legacy", "decided_on", "outcome", "notes"),
    },
    search=("name", "organization", "contact", "partner", "why", "legacy", "outcome", "notes"),
    order="-takes_place",
)


class BidStage(Record):
    """One deadline of a bid: what is to be handed in or happens, until when."""

    __tablename__ = "bid_stage"

    bid: Mapped[int] = link(
        "Bid", "event_bid", required=True, part_of=True, help="The event for which this is handed in."
    )
    what: Mapped[str] = field(
        "What is due", Text(200), required=True, help="“Bid book, forty pages, in English and French”."
    )
    stage: Mapped[BidStep] = field(
        "Stage", Choice(BidStep), required=True, help="The step of the owner's procedure it belongs to."
    )
    due: Mapped[date | None] = field(
        "Due", Date(), help="By the owner's rules; the hour and its zone go into the note below."
    )
    done_on: Mapped[date | None] = field("Done", Date(), help="The day it left us, or on which it took place.")
    note: Mapped[str | None] = field("Note", Note(), help="Hour and zone, address, number of copies, who prepares it.")


BID_STAGES = Kind(
    BidStage,
    one="Stage of a bid",
    many="Stages",
    prefix="BST",
    title="what",
    quiet="stage",
    table=("what", "stage", "due", "done_on"),
    form={"Stage": ("bid", "what", "stage", "due", "done_on", "note")},
    search=("what", "bid", "note"),
    order="due",
)


class CounselView(Enum):
    """What counsel says of a guarantee."""

    ASKED = "Asked"
    SOUND = "Can be given"
    CONDITIONS = "With conditions"
    AGAINST = "Not to be given"


class GuaranteeStatus(Enum):
    """What became of a guarantee that was asked."""

    ASKED = "Asked"
    WITH_COUNSEL = "With counsel"
    APPROVED = "Approved"
    REFUSED = "Refused"


class Guarantee(Record):
    """Something the owner of an event asks the city to guarantee, and who approved or refused it."""

    __tablename__ = "guarantee"

    bid: Mapped[int] = link(
        "Bid", "event_bid", required=True, part_of=True, help="The event whose owner asks for the promise."
    )
    what: Mapped[str] = field(
        "Guarantee", Text(200), required=True, help="“The city pays what the organizers cannot”, in plain words."
    )
    status: Mapped[GuaranteeStatus] = field(
        "Status",
        Choice(GuaranteeStatus),
        required=True,
        help="Refused is an answer too, and stands in the bid book.",
    )
    clause: Mapped[str | None] = field(
        "Asked by clause", Text(120), help="Where the host city agreement or the bid rules ask for it."
    )
    stage: Mapped[int | None] = link(
        "Needed for", "bid_stage", help="What cannot be handed in without it; approval comes before that day."
    )
    exposure: Mapped[Amount | None] = field(
        "What it could cost", Money(), help="At worst, as finance reckons; set against the ceiling of the bid."
    )
    counsel: Mapped[CounselView | None] = field(
        "Counsel says", Choice(CounselView), help="The view in a word; its reasons stand below."
    )
    counsel_note: Mapped[str | None] = field(
        "Counsel's reasons", Note(), help="As the City Attorney wrote them: limits, insurance, state law."
    )
    approved_by: Mapped[str | None] = field(
        "Decided by", Text(160), help="Who approved or refused it: council, mayor, finance director."
    )
    approved_on: Mapped[date | None] = field("Decided on", Date(), help="The day of the vote or the signature.")
    resolution: Mapped[str | None] = field("Resolution", Text(60), help="The number under which the vote is found.")
    note: Mapped[str | None] = field("Note", Note(), help="Why it was refused, or with which words it was given.")

    def problems(self) -> Iterator[Problem]:
        """An approval has its day and its name, a refusal its reason."""
        if self.status is GuaranteeStatus.APPROVED and not (self.approved_by and self.approved_on):
            missing = "approved_on" if self.approved_by else "approved_by"
            yield Problem(missing, "Say who approved it, and when.")
        if self.status is GuaranteeStatus.REFUSED and not (self.note or self.counsel_note):
            yield Problem("note", "Say why it was refused.")


GUARANTEES = Kind(
    Guarantee,
    one="Guarantee",
    many="Guarantees",
    prefix="GUA",
    title="what",
    quiet="clause",
    table=("what", "status", "counsel", "exposure", "stage"),
    form={
        "Guarantee": ("bid", "what", "status", "clause", "stage", "exposure"),
        "Counsel": ("counsel", "counsel_note"),
        "Decision": ("approved_by", "approved_on", "resolution", "note"),
    },
    search=("what", "bid", "clause", "counsel_note", "note"),
    order="what",
)
