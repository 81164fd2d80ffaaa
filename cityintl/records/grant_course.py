"""What happens to a grant: reports handed in, subawards, amendments, and approvals that were asked before."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Money, Note, Text, YesNo


class Risk(Enum):
    """How closely a subrecipient is watched."""

    LOW = "Low"
    MEDIUM = "Medium"
    HIGH = "High"


class Subaward(Record):
    """A part of the award that another carries out: we answer for it, and watch over it."""

    __tablename__ = "subaward"

    grant: Mapped[int] = link("Grant", "grant", required=True, part_of=True, help="The award of which it is a part.")
    recipient: Mapped[int] = link(
        "Subrecipient", "organization", required=True, help="Who carries that part out and reports to us."
    )
    amount: Mapped[Amount] = field("Amount", Money(), required=True, help="The whole of it, also what is not paid yet.")
    awarded_on: Mapped[date] = field(
        "Awarded", Date(), required=True, help="The month in which it was signed decides when it is reported."
    )
    number: Mapped[str | None] = field("Number", Text(40), help="Ours, as it stands on the agreement.")
    uei: Mapped[str | None] = field("UEI", Text(12), help="The subrecipient's; without one it cannot be reported.")
    starts_on: Mapped[date | None] = field("Starts", Date(), help="The first day they may spend.")
    ends_on: Mapped[date | None] = field("Ends", Date(), help="Their last day; their final report counts from it.")
    risk: Mapped[Risk | None] = field(
        "Risk", Choice(Risk), help="As judged before signing: it decides how often to look."
    )
    risk_note: Mapped[str | None] = field("Why", Text(200), help="New to federal money, late before, audited well.")
    monitored_on: Mapped[date | None] = field("Last looked at", Date(), help="The last visit or desk review.")
    monitoring: Mapped[str | None] = field("What was seen", Note(), help="Findings, and what they did about them.")
    final_received_on: Mapped[date | None] = field(
        "Their final report came", Date(), help="Empty while it is missing; ours cannot be written without it."
    )
    document: Mapped[int | None] = link("Document", "document", help="The signed agreement with its flow-down terms.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Contact, invoices, what is hard for them.")

    def problems(self) -> Iterator[Problem]:
        """A subaward does not end before it starts."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield Problem("ends_on", "The subaward ends before it starts.")


SUBAWARDS = Kind(
    Subaward,
    one="Subaward",
    many="Subawards",
    prefix="SAW",
    title="recipient",
    quiet="grant",
    table=("recipient", "amount", "awarded_on", "ends_on", "risk", "monitored_on"),
    form={
        "Subaward": ("grant", "recipient", "amount", "awarded_on", "number", "uei", "starts_on", "ends_on", "document"),
        "Watched over": ("risk", "risk_note", "monitored_on", "monitoring", "final_received_on", "notes"),
    },
    search=("recipient", "grant", "number", "uei", "risk_note", "monitoring", "notes"),
    order="-awarded_on",
)


class ReportType(Enum):
    """What a report of an award is."""

    FFR = "Financial report"
    PPR = "Performance report"
    FFATA = "Subaward report"
    CLOSEOUT = "Closeout"
    AUDIT = "Audit"
    OTHER = "Other report"


class GrantReport(Record):
    """A report that was handed in, or given more time; those that are still to come are worked out from the award."""

    __tablename__ = "grant_report"

    grant: Mapped[int] = link("Grant", "grant", required=True, part_of=True, help="The award whose terms ask for it.")
    type: Mapped[ReportType] = field(
        "Type", Choice(ReportType), required=True, help="The SF-425 is the financial one, the PPR tells of the work."
    )
    period_start: Mapped[date | None] = field("Period from", Date(), help="The first day it tells about.")
    period_end: Mapped[date | None] = field(
        "Period to", Date(), help="The last day it tells about: by it the report finds its place in the chain."
    )
    final: Mapped[bool | None] = field("Final report", YesNo(), help="The one after the end of the award.")
    subaward: Mapped[int | None] = link("Of the subaward", "subaward", help="Where it reports a subaward in SAM.gov.")
    due_on: Mapped[date | None] = field(
        "Due", Date(), help="Only for reports that no rule knows; of all others the day is worked out."
    )
    extended_to: Mapped[date | None] = field("Extended to", Date(), help="The later day that the agency granted.")
    extended_by: Mapped[str | None] = field(
        "Extended by", Text(160), help="Who granted it, with the day of the e-mail."
    )
    submitted_on: Mapped[date | None] = field("Handed in", Date(), help="Empty while it is not.")
    receipt: Mapped[str | None] = field("Receipt", Text(120), help="The number or message that the portal gave back.")
    document: Mapped[int | None] = link("Document", "document", help="The report as it was handed in.")
    notes: Mapped[str | None] = field("Notes", Note(), help="What was asked back, and by whom it was answered.")

    def problems(self) -> Iterator[Problem]:
        """A period does not end before it starts."""
        if self.period_start and self.period_end and self.period_end < self.period_start:
            yield Problem("period_end", "The period ends before it starts.")


GRANT_REPORTS = Kind(
    GrantReport,
    one="Report of the award",
    many="Reports of the award",
    prefix="RPT",
    title="type",
    quiet="period_end",
    table=("type", "period_end", "final", "extended_to", "submitted_on", "receipt"),
    form={
        "Report": ("grant", "type", "period_start", "period_end", "final", "subaward", "due_on"),
        "Handed in": ("submitted_on", "receipt", "document", "extended_to", "extended_by", "notes"),
    },
    search=("grant", "receipt", "extended_by", "notes"),
    order="-period_end",
)


class AmendmentType(Enum):
    """What an amendment changes."""

    EXTENSION = "No-cost extension"
    MONEY = "More or less money"
    SCOPE = "Scope or key people"
    SUSPENSION = "Suspension"
    RESUMPTION = "Resumption"
    TERMINATION = "Termination by agency"
    OTHER = "Other change"


class Amendment(Record):
    """A change of the award after it was made: its end, its money, its scope, or a stop by the agency."""

    __tablename__ = "amendment"

    grant: Mapped[int] = link("Grant", "grant", required=True, part_of=True, help="The award that it changes.")
    type: Mapped[AmendmentType] = field(
        "Type", Choice(AmendmentType), required=True, help="An extension moves the whole chain of reports."
    )
    number: Mapped[str | None] = field("Number", Text(40), help="As the agency counts it: M002.")
    asked_on: Mapped[date | None] = field("Asked", Date(), help="The day of our letter; empty where it came from them.")
    agreed_on: Mapped[date | None] = field(
        "In force", Date(), help="The day it was signed or took effect; until then nothing changes."
    )
    old_end: Mapped[date | None] = field("End before", Date(), help="The last day of the award as it was till then.")
    new_end: Mapped[date | None] = field("New end", Date(), help="The last day from now on; the chain follows it.")
    change: Mapped[Amount | None] = field("Change of money", Money(), help="More, or with a minus less.")
    signed_by: Mapped[str | None] = field("Signed by", Text(160), help="The grants officer; nobody else can.")
    document: Mapped[int | None] = link("Document", "document", help="The amendment or the letter, as it came.")
    reason: Mapped[str | None] = field("Reason", Note(), help="Why it was asked for, or what the agency wrote.")

    def problems(self) -> Iterator[Problem]:
        """An extension says its new end, and that lies after the old one; a change of money says how much."""
        if self.type is AmendmentType.EXTENSION and not self.new_end:
            yield Problem("new_end", "Say until when it is extended.")
        if self.type is AmendmentType.EXTENSION and self.old_end and self.new_end and self.new_end < self.old_end:
            yield Problem("new_end", "The new end is before the old one.")
        if self.type is AmendmentType.MONEY and not self.change:
            yield Problem("change", "Say by how much the award changes.")


AMENDMENTS = Kind(
    Amendment,
    one="Amendment",
    many="Amendments",
    prefix="AMD",
    title="type",
    quiet="number",
    table=("agreed_on", "type", "number", "old_end", "new_end", "change"),
    form={
        "Amendment": ("grant", "type", "number", "asked_on", "agreed_on", "old_end", "new_end", "change"),
        "Paper": ("signed_by", "document", "reason"),
    },
    search=("grant", "number", "signed_by", "reason"),
    order="-agreed_on",
)


class ApprovalType(Enum):
    """What needs the agency's yes before it is done."""

    FOREIGN_TRAVEL = "Foreign travel"
    FOREIGN_CARRIER = "Foreign carrier"
    BUDGET = "Change of the budget"
    KEY_PERSON = "Change of a key person"
    EQUIPMENT = "Equipment"
    SUBAWARD = "Subaward"


class PriorApproval(Record):
    """What was asked of the agency before it was done, and the answer: what was not asked is not paid."""

    __tablename__ = "prior_approval"

    grant: Mapped[int] = link("Grant", "grant", required=True, part_of=True, help="The award that would pay for it.")
    what: Mapped[str] = field(
        "What", Text(200), required=True, help="“Two fares to Kraków with LOT, no US carrier flies”."
    )
    type: Mapped[ApprovalType] = field("Type", Choice(ApprovalType), required=True, help="As the terms name it.")
    needed_on: Mapped[date | None] = field("For the day", Date(), help="The departure, the order: asked well before.")
    asked_on: Mapped[date | None] = field("Asked", Date(), help="The day of our e-mail to the grants officer.")
    answered_on: Mapped[date | None] = field("Answered", Date(), help="Empty while it waits.")
    approved: Mapped[bool | None] = field("Approved", YesNo(), help="No is an answer too, and is kept.")
    by: Mapped[str | None] = field("By", Text(160), help="The grants officer who answered, by name.")
    document: Mapped[int | None] = link("Document", "document", help="The answer itself; auditors ask for it.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Conditions of the yes, what was done after a no.")


PRIOR_APPROVALS = Kind(
    PriorApproval,
    one="Prior approval",
    many="Prior approvals",
    prefix="PRA",
    title="what",
    quiet="type",
    table=("what", "type", "needed_on", "asked_on", "approved"),
    form={
        "Approval": (
            "grant",
            "what",
            "type",
            "needed_on",
            "asked_on",
            "answered_on",
            "approved",
            "by",
            "document",
            "notes",
        )
    },
    search=("what", "grant", "by", "notes"),
    order="-needed_on",
)
