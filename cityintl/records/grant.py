"""Grants: an award from the day it is made to the day its records may go."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Decimal, Money, Note, Number, Text, YesNo


class GrantStatus(Enum):
    """Where an award stands."""

    AWARDED = "Awarded"
    ACCEPTED = "Accepted"
    ACTIVE = "Active"
    AMENDED = "Amended"
    EXTENDED = "No-cost extension"
    SUSPENDED = "Suspended"
    TERMINATED = "Terminated by agency"
    ENDED = "Period ended"
    CLOSEOUT = "Closeout"
    CLOSED = "Closed"
    RETENTION = "Retention"
    DESTROYED = "Destroyed"


class RuleSet(Enum):
    """Whose text says what is owed."""

    FEDERAL = "Federal (2 CFR 200)"
    OWN_TERMS = "The award’s own terms"


class GrantRole(Enum):
    """What we are in an award."""

    RECIPIENT = "Recipient"
    SUBRECIPIENT = "Subrecipient"


class Frequency(Enum):
    """How often reports are due."""

    QUARTERLY = "Quarterly"
    SEMIANNUAL = "Every six months"
    ANNUAL = "Annually"
    FINAL_ONLY = "Only at the end"


class Basis(Enum):
    """What “quarter” means in an award: asked once, as three answers are possible."""

    CALENDAR = "Calendar year"
    FEDERAL = "Federal fiscal year"
    AWARD = "From the start of the award"


class Asked(Enum):
    """Which reports each period asks for."""

    BOTH = "Financial and performance"
    FINANCIAL = "Financial"
    PERFORMANCE = "Performance"


class Payment(Enum):
    """How the money comes."""

    ADVANCE = "Advance"
    REIMBURSEMENT = "Reimbursement"
    PMS = "Payment Management System"
    ASAP = "ASAP"


class IndirectType(Enum):
    """Where the rate of indirect costs comes from."""

    DE_MINIMIS = "De minimis"
    NEGOTIATED = "Negotiated"


class IncomeUse(Enum):
    """What becomes of what the project earns."""

    ADDITION = "Added to the award"
    DEDUCTION = "Deducted from the award"


class Grant(Record):
    """An award: from whom, for how long, under whose rules, and all that was agreed with it."""

    __tablename__ = "grant"

    name: Mapped[str] = field("Name", Text(160), required=True, help="Short, as the office calls it each day.")
    status: Mapped[GrantStatus] = field(
        "Status", Choice(GrantStatus), required=True, help="Only the grants officer changes what was awarded."
    )
    rule_set: Mapped[RuleSet] = field(
        "Rules",
        Choice(RuleSet),
        required=True,
        help="Federal money keeps its rules also when a state or a nonprofit passes it through.",
    )
    funder: Mapped[int | None] = link("Funder", "organization", help="Whose money it is in the first place.")
    opportunity: Mapped[int | None] = link(
        "From the opportunity", "opportunity", help="What we applied to, with the reasons of that day."
    )
    partner: Mapped[int | None] = link("With", "partner", help="The partner with whom the project is done.")
    lead: Mapped[int | None] = link("Who runs it", "person", help="One person here who answers for the reports.")
    award_on: Mapped[date | None] = field(
        "Awarded", Date(), help="The day on the notice: the rules of this day hold for the whole award."
    )
    amount: Mapped[Amount | None] = field(
        "Award", Money(), help="As first awarded; later money is an amendment, and is added."
    )
    starts_on: Mapped[date | None] = field("Starts", Date(), help="The first day of the period of performance.")
    ends_on: Mapped[date | None] = field(
        "Ends, as awarded", Date(), help="The last day as first awarded; an extension is an amendment, and moves it."
    )
    acceptance: Mapped[str | None] = field(
        "Accepted by resolution", Text(60), help="The number of the council's vote, for the auditor."
    )
    accepted_on: Mapped[date | None] = field("Accepted", Date(), help="The day of the vote or of the signature.")
    frequency: Mapped[Frequency | None] = field(
        "Reports", Choice(Frequency), help="As the award says; the whole chain of reports follows from it."
    )
    basis: Mapped[Basis | None] = field(
        "Periods by", Choice(Basis), help="Ask the grants officer once: a quarter can be any of the three."
    )
    asked: Mapped[Asked | None] = field(
        "Each period asks for", Choice(Asked), help="Empty means both, where the award does not say otherwise."
    )
    report_after: Mapped[int | None] = field(
        "Reports due after", Number("days", minimum=0), help="Where the award names days of its own; else as the rules."
    )
    final_after: Mapped[int | None] = field(
        "Final reports due after", Number("days", minimum=0), help="Where the award says so; else as the rules."
    )
    match_percent: Mapped[float | None] = field(
        "Match", Decimal("%", 0, 99), help="Our share of the total cost, award and match together."
    )
    total_cost: Mapped[Amount | None] = field(
        "Total cost", Money(), help="Award and match together, where the budget says it; else it is worked out."
    )
    match_amount: Mapped[Amount | None] = field(
        "Match required", Money(), help="Where the award names a sum, it goes before the percentage."
    )
    role: Mapped[GrantRole | None] = field(
        "Our role", Choice(GrantRole), help="A subrecipient answers to the one who passes the money on, and earlier."
    )
    pass_through: Mapped[int | None] = link(
        "Passed through", "organization", help="The state or nonprofit that holds the award and pays us."
    )
    rules_on: Mapped[date | None] = field(
        "Rules as of", Date(), help="Only where an amendment put the award under a newer text than that of its day."
    )
    fain: Mapped[str | None] = field("FAIN", Text(40), help="The federal number of the award, as the notice prints it.")
    uei: Mapped[str | None] = field(
        "UEI", Text(12), help="Ours, as it stands in this award; twelve letters and digits."
    )
    listing: Mapped[str | None] = field(
        "Assistance Listing", Text(20), help="A text such as 19.040, never a number: a zero at its end counts."
    )
    listing_title: Mapped[str | None] = field("Its title", Text(160), help="As the notice calls that program.")
    payment: Mapped[Payment | None] = field(
        "Paid by", Choice(Payment), help="What is drawn too early must be spent soon."
    )
    indirect_type: Mapped[IndirectType | None] = field(
        "Indirect rate", Choice(IndirectType), help="De minimis needs no agreement; a negotiated rate has a paper."
    )
    indirect_percent: Mapped[float | None] = field(
        "Rate", Decimal("%", 0, 100), help="As the agreement or the budget says; de minimis never above the rule."
    )
    income_use: Mapped[IncomeUse | None] = field(
        "Program income is", Choice(IncomeUse), help="What the terms say of fees and sales of the project."
    )
    officer: Mapped[int | None] = link(
        "Grants officer", "person", help="The only one who can amend; what others agree to does not count."
    )
    representative: Mapped[int | None] = link(
        "Representative", "person", help="The grants officer's representative: answers questions, changes nothing."
    )
    suspended_on: Mapped[date | None] = field("Suspended", Date(), help="The first day without work, by the letter.")
    terminated_on: Mapped[date | None] = field(
        "Terminated", Date(), help="The last day of the award by the agency's letter; final reports count from it."
    )
    hold: Mapped[bool | None] = field("Records on hold", YesNo(), help="An audit, a claim or a lawsuit is open.")
    hold_reason: Mapped[str | None] = field("Why on hold", Text(200), help="Who asked for it, with the letter's date.")
    keep_until: Mapped[date | None] = field(
        "Records kept until", Date(), help="Where the award or the city's schedule names a day; else as the rules."
    )
    destroyed_on: Mapped[date | None] = field("Records destroyed", Date(), help="With the line of the disposition log.")
    purpose: Mapped[str | None] = field("Purpose", Note(), help="One paragraph; the annual report takes it over.")
    notes: Mapped[str | None] = field("Notes", Note(), help="What the next person must know first.")

    def problems(self) -> Iterator[Problem]:
        """Nothing ends before it starts; a stop has its day, a hold its reason; money is in one currency."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield Problem("ends_on", "The award ends before it starts.")
        if self.status is GrantStatus.SUSPENDED and not self.suspended_on:
            yield Problem("suspended_on", "Say since when it is suspended.")
        if self.status is GrantStatus.TERMINATED and not self.terminated_on:
            yield Problem("terminated_on", "Say on which day it was terminated.")
        if self.starts_on and self.terminated_on and self.terminated_on < self.starts_on:
            yield Problem("terminated_on", "The award is terminated before it starts.")
        for name in ("total_cost", "match_amount"):
            given = getattr(self, name)
            if self.amount and given and given.currency != self.amount.currency:
                yield Problem(name, f"Say it in the currency of the award, {self.amount.currency}.")
        if self.hold and not self.hold_reason:
            yield Problem("hold_reason", "Say why the records are on hold.")


GRANTS = Kind(
    Grant,
    one="Grant",
    many="Grants",
    prefix="GRT",
    title="name",
    quiet="funder",
    table=("name", "status", "amount"),
    form={
        "Award": (
            "name", "status", "rule_set", "funder", "amount", "award_on", "starts_on", "ends_on", "opportunity",
            "partner", "lead", "accepted_on", "acceptance", "purpose",
        ),
        "Reports": ("frequency", "basis", "asked", "report_after", "final_after"),
        "Match": ("match_percent", "total_cost", "match_amount"),
        "Federal award": (
            "role", "pass_through", "fain", "uei", "listing", "listing_title", "rules_on", "payment", "indirect_type",
            "indirect_percent", "income_use", "officer", "representative",
        ),
        "Stopped": ("suspended_on", "terminated_on"),
        "Records": ("hold", "hold_reason", "keep_until", "destroyed_on", "notes"),
    },
    search=("name", "funder", "partner", "fain", "listing", "pass_through", "purpose", "notes"),
    order="name",
)  # fmt: skip
#: The group of the form that only federal money needs.
FEDERAL_GROUP = "Federal award"
