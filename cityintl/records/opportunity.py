"""Opportunities: money, programs, officers on detail and calls that a city may apply for, and whether it should."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import (
    Amount,
    Choice,
    Date,
    Decimal,
    Money,
    Note,
    Number,
    Text,
    Time,
    Web,
    YesNo,
    Zone,
)


class OpportunityType(Enum):
    """What is offered."""

    FUNDING = "Funding"
    PROGRAM = "Program"
    OFFICER = "Foreign Service officer on detail"
    CALL = "Call to join"


class OpportunityStatus(Enum):
    """How far an application is."""

    PROSPECT = "Prospect"
    GO_NO_GO = "Go or no-go"
    DRAFTING = "Drafting"
    APPROVAL = "Internal approval"
    SUBMITTED = "Submitted"
    UNDER_REVIEW = "Under review"
    AWARDED = "Awarded"
    DECLINED = "Declined"
    WITHDRAWN = "Withdrawn"
    NOT_PURSUED = "Not pursued"


class GoNoGo(Enum):
    """Whether the office applies."""

    GO = "Go"
    NO_GO = "No-go"


class Opportunity(Record):
    """Something to apply for: what it offers and asks, when it closes by whose clock, and why we do or do not apply."""

    __tablename__ = "opportunity"

    title: Mapped[str] = field("Title", Text(200), required=True, help="As the announcement calls it, with its year.")
    type: Mapped[OpportunityType] = field(
        "Type", Choice(OpportunityType), required=True, help="Money is only one kind: people and places are others."
    )
    status: Mapped[OpportunityStatus] = field(
        "Status",
        Choice(OpportunityStatus),
        required=True,
        help="Declined is the funder's no, withdrawn is ours after we sent it, not pursued is ours before.",
    )
    funder: Mapped[int | None] = link("Offered by", "organization", help="The agency, foundation or network.")
    number: Mapped[str | None] = field("Number", Text(60), help="The funder's own, such as DOS-WAW-PD-27-003.")
    listing: Mapped[str | None] = field(
        "Assistance Listing", Text(20), help="A text such as 19.040, never a number: a zero at its end counts."
    )
    partner: Mapped[int | None] = link("With", "partner", help="The partner whose project it would pay for.")
    owner: Mapped[int | None] = link("Who drafts it", "person", help="One person here who has the whole text.")
    posted_on: Mapped[date | None] = field("Posted", Date(), help="The day the announcement came out.")
    rolling: Mapped[bool | None] = field(
        "Rolling", YesNo(), help="Taken at any time; a closing day is then that of the next round."
    )
    closes_on: Mapped[date | None] = field("Closes", Date(), help="The day by the calendar of the funder.")
    closes_at: Mapped[str | None] = field("At", Time(), help="The time on the funder's wall, as the text says it.")
    closes_zone: Mapped[str | None] = field(
        "In the time zone", Zone(), help="Whose clock it is: for an embassy the zone of its post."
    )
    letter_needed: Mapped[bool | None] = field(
        "Letter of intent needed", YesNo(), help="Two steps: who sends none may not apply."
    )
    letter_due: Mapped[date | None] = field("Letter of intent due", Date(), help="Its own day, before the closing.")
    letter_sent_on: Mapped[date | None] = field("Letter of intent sent", Date(), help="Empty until it went out.")
    floor: Mapped[Amount | None] = field("At least", Money(), help="The smallest award the funder makes.")
    ceiling: Mapped[Amount | None] = field("At most", Money(), help="The largest award the funder makes.")
    asked: Mapped[Amount | None] = field("We ask for", Money(), help="What our application asks for.")
    match_percent: Mapped[float | None] = field(
        "Match", Decimal("%", 0, 100), help="Our share of the total cost that the announcement requires."
    )
    eligibility: Mapped[str | None] = field(
        "Eligibility", Note(), help="City, 501(c)(3), member of a network: may we, or who would apply for us?"
    )
    fit: Mapped[str | None] = field("Fit", Note(), help="Which priority of the council it serves, in its words.")
    match_source: Mapped[str | None] = field(
        "Source of the match", Note(), help="Whose money or hours, and who has said yes to them."
    )
    indirect: Mapped[str | None] = field("Indirect costs", Text(200), help="Paid, capped or not paid; what we lose.")
    staff_hours: Mapped[int | None] = field(
        "Hours of staff", Number("hours", minimum=0), help="To write it and to carry it out, honestly."
    )
    reporting_load: Mapped[str | None] = field(
        "Load of reports", Text(200), help="How many reports a year, in which portal, by whom."
    )
    travel_approval: Mapped[str | None] = field(
        "Foreign travel", Text(200), help="Which approvals each journey needs, and how long they take."
    )
    exposure: Mapped[str | None] = field(
        "Political exposure", Note(), help="Who could object, here or there, and with what."
    )
    exit: Mapped[str | None] = field("If it is terminated", Note(), help="What we would be left to pay or to stop.")
    go_no_go: Mapped[GoNoGo | None] = field("Decision", Choice(GoNoGo), help="Empty until somebody decided.")
    decided_by: Mapped[str | None] = field("Decided by", Text(160), help="Name and office.")
    decided_on: Mapped[date | None] = field("Decided", Date(), help="The day of the yes or no.")
    reasons: Mapped[str | None] = field("Reasons", Note(), help="For the day it is announced again.")
    authority: Mapped[str | None] = field(
        "Authority to apply", Text(120), help="The council's vote or the mayor's letter, with its number."
    )
    submitted_on: Mapped[date | None] = field("Submitted", Date(), help="The day the portal or the post took it.")
    receipt: Mapped[str | None] = field("Receipt", Text(120), help="The tracking number that the portal gave back.")
    answered_on: Mapped[date | None] = field("Answered", Date(), help="The day of the award or of the refusal.")
    website: Mapped[str | None] = field("Address", Web(), help="Where the announcement stands while it does.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Questions asked and answered, what reviewers said.")

    def problems(self) -> Iterator[Problem]:
        """A no has its reasons, a floor is below its ceiling, and a time has its day."""
        if self.go_no_go is GoNoGo.NO_GO and not self.reasons:
            yield Problem("reasons", "Say why not: it will be announced again.")
        least, most = self.floor, self.ceiling
        if least and most and least.currency == most.currency and least.minor > most.minor:
            yield Problem("ceiling", "The most is less than the least.")
        if self.closes_at and not self.closes_on:
            yield Problem("closes_on", "Say on which day it closes.")


OPPORTUNITIES = Kind(
    Opportunity,
    one="Opportunity",
    many="Opportunities",
    prefix="OPP",
    title="title",
    quiet="funder",
    table=("title", "status", "go_no_go", "closes_on"),
    form={
        "Opportunity": (
            "title", "type", "status", "funder", "partner", "owner", "number", "listing", "posted_on", "website",
        ),
        "Closing": (
            "closes_on", "closes_at", "closes_zone", "rolling", "letter_needed", "letter_due", "letter_sent_on",
        ),
        "Money": ("floor", "ceiling", "asked", "match_percent"),
        "Go or no-go": (
            "fit", "eligibility", "match_source", "indirect", "staff_hours", "reporting_load", "travel_approval",
            "exposure", "exit", "go_no_go", "decided_by", "decided_on", "reasons",
        ),
        "Application": ("authority", "submitted_on", "receipt", "answered_on", "notes"),
    },
    search=("title", "funder", "partner", "number", "listing", "eligibility", "fit", "reasons", "notes"),
    order="closes_on",
)  # fmt: skip
