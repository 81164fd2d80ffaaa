"""Associations and committees: who sits on them, what they agreed with the city, report, insure and are given."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Money, Note, Number, PartialDate, Text


class SeatRole(Enum):
    """What someone is on a committee."""

    CHAIR = "Chair"
    VICE_CHAIR = "Vice chair"
    SECRETARY = "Secretary"
    TREASURER = "Treasurer"
    MEMBER = "Member"
    LIAISON = "Council liaison"


class CommitteeTerm(Record):
    """A seat on a committee or board: who sits there, appointed by whom, until when."""

    __tablename__ = "committee_term"

    committee: Mapped[int] = link(
        "Committee",
        "organization",
        required=True,
        part_of=True,
        help="The committee, commission or board whose seat it is.",
    )
    person: Mapped[int] = link(
        "Person", "person", required=True, help="Who sits there; somebody with two seats has two terms."
    )
    role: Mapped[SeatRole] = field(
        "Role", Choice(SeatRole), required=True, help="As elected; letters to the committee go to its chair."
    )
    tie: Mapped[int | None] = link("For the tie", "tie", help="Where the seat looks after one tie.")
    appointed_by: Mapped[str | None] = field("Appointed by", Text(160), help="Mayor, council, the members themselves.")
    appointed_on: Mapped[str | None] = field(
        "Appointed", PartialDate(), help="When the term began, as the vote or the letter says."
    )
    term_ends_on: Mapped[date | None] = field("Term ends", Date(), help="Reappoint or thank before this day.")
    left_on: Mapped[str | None] = field("Left", PartialDate(), help="Where the seat was given up earlier.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Willing to go on? Who would follow?")

    def problems(self) -> Iterator[Problem]:
        """A term does not end before it begins."""
        if self.appointed_on and self.term_ends_on:
            last = self.term_ends_on.isoformat()
            if last[: len(self.appointed_on)] < self.appointed_on:
                yield Problem("term_ends_on", "The term ends before it begins.")


COMMITTEE_TERMS = Kind(
    CommitteeTerm,
    one="Committee seat",
    many="Committee seats",
    prefix="SEA",
    title="person",
    quiet="committee",
    table=("person", "role", "appointed_on", "term_ends_on"),
    form={
        "Seat": (
            "committee", "person", "role", "tie", "appointed_by", "appointed_on", "term_ends_on", "left_on", "notes",
        ),
    },
    search=("person", "committee", "notes"),
    order="term_ends_on",
)  # fmt: skip


class AssociationAgreement(Record):
    """What the city and a sister-city association owe each other: tasks, reports, insurance."""

    __tablename__ = "association_agreement"

    organization: Mapped[int] = link(
        "Association",
        "organization",
        required=True,
        part_of=True,
        help="The sister-city association that signed it with the city.",
    )
    title: Mapped[str] = field("Title", Text(200), required=True, help="Word for word as it stands on the paper.")
    signed_on: Mapped[str | None] = field("Signed", PartialDate(), help="When both had signed; a year is enough.")
    expires_on: Mapped[date | None] = field("Expires", Date(), help="The last day it holds.")
    notice_days: Mapped[int | None] = field(
        "Notice", Number("days", minimum=0), help="How long before the end to say no."
    )
    resolution: Mapped[str | None] = field(
        "Resolution", Text(60), help="The number of the council's vote, for the auditor."
    )
    association_does: Mapped[str | None] = field(
        "The association does", Note(), help="Hosts, raises money, carries ties."
    )
    city_does: Mapped[str | None] = field("The city does", Note(), help="Staff hours, rooms, printing, a contribution.")
    nonprofit: Mapped[str | None] = field("Nonprofit status", Text(120), help="501(c)(3) since when; last return seen.")
    report_due: Mapped[date | None] = field(
        "Next report due", Date(), help="When the association next tells the council what it did."
    )
    insurance: Mapped[str | None] = field("Insurance", Text(200), help="Insurer and what is covered: guests, drivers.")
    insured_for: Mapped[Amount | None] = field("Insured for", Money(), help="The sum for each case.")
    insured_until: Mapped[date | None] = field("Insured until", Date(), help="The certificate's last day.")
    document: Mapped[int | None] = link("Document", "document", help="The signed paper, scanned with all its annexes.")
    notes: Mapped[str | None] = field("Notes", Note(), help="What was left open.")


ASSOCIATION_AGREEMENTS = Kind(
    AssociationAgreement,
    one="Agreement with the city",
    many="Agreements with the city",
    prefix="ASA",
    title="title",
    quiet="organization",
    table=("title", "signed_on", "expires_on", "report_due", "insured_until"),
    form={
        "Agreement": (
            "organization", "title", "signed_on", "expires_on", "notice_days", "resolution", "association_does",
            "city_does", "nonprofit", "document", "notes",
        ),
        "Report and insurance": ("report_due", "insurance", "insured_for", "insured_until"),
    },
    search=("title", "organization", "association_does", "city_does", "insurance", "notes"),
    order="-signed_on",
)  # fmt: skip


class AssociationReport(Record):
    """The yearly report of an association to the city."""

    __tablename__ = "association_report"

    agreement: Mapped[int] = link(
        "Agreement",
        "association_agreement",
        required=True,
        part_of=True,
        help="The agreement with the city that asks for this report.",
    )
    year: Mapped[int] = field(
        "Year",
        Number(minimum=1900, maximum=2200),
        required=True,
        help="The year it tells about, not the one it was written in.",
    )
    due_on: Mapped[date | None] = field("Due", Date(), help="The day the agreement names.")
    received_on: Mapped[date | None] = field("Received", Date(), help="Empty while it is missing.")
    members: Mapped[int | None] = field(
        "Members", Number("people", minimum=0), help="Paying members at the year's end."
    )
    raised: Mapped[Amount | None] = field("Money raised", Money(), help="Dues, events and gifts together.")
    spent: Mapped[Amount | None] = field("Money spent", Money(), help="All of it, the city's part included.")
    volunteer_hours: Mapped[int | None] = field(
        "Volunteer hours", Number("hours", minimum=0), help="As the association counted them; surveys ask for the sum."
    )
    accepted_on: Mapped[date | None] = field("Accepted", Date(), help="The day the council took note of it.")
    document: Mapped[int | None] = link("Document", "document", help="The report itself, with its accounts.")
    summary: Mapped[str | None] = field("Summary", Note(), help="What they did, in three sentences.")


ASSOCIATION_REPORTS = Kind(
    AssociationReport,
    one="Yearly report",
    many="Yearly reports",
    prefix="ARP",
    title="year",
    quiet="agreement",
    table=("year", "due_on", "received_on", "accepted_on", "raised"),
    form={
        "Report": (
            "agreement", "year", "due_on", "received_on", "accepted_on", "members", "raised", "spent",
            "volunteer_hours", "document", "summary",
        ),
    },
    search=("agreement", "summary"),
    order="-year",
)  # fmt: skip


class SupportType(Enum):
    """What the city gives."""

    MONEY = "Money"
    STAFF = "Staff time"
    ROOM = "Room or venue"
    GOODS = "Goods"
    SERVICES = "Services"
    TRAVEL = "Travel"


class Support(Record):
    """Money or help in kind that the city gave for international work, and how it was accounted for."""

    __tablename__ = "support"

    what: Mapped[str] = field("What was given", Text(200), required=True, help="“Contribution 2026 to the committee”.")
    type: Mapped[SupportType] = field("Type", Choice(SupportType), required=True, help="Money or a thing in kind.")
    organization: Mapped[int | None] = link(
        "Given to", "organization", help="The association, school or committee that received it."
    )
    tie: Mapped[int | None] = link("For the tie", "tie", help="The relation it serves, where it is a single one.")
    value: Mapped[Amount | None] = field("Value", Money(), help="Paid, or what the thing in kind is worth.")
    basis: Mapped[str | None] = field("How valued", Text(200), help="The price list, hours times rate, the invoice.")
    granted_on: Mapped[date | None] = field("Granted", Date(), help="The day of the vote or the letter.")
    granted_by: Mapped[str | None] = field("Granted by", Text(160), help="Council, mayor, a department.")
    resolution: Mapped[str | None] = field("Resolution", Text(60), help="The number of the vote, for the auditor.")
    purpose: Mapped[str | None] = field(
        "Purpose", Note(), help="What the council wants done with it, and what it may not be spent on."
    )
    account_due: Mapped[date | None] = field("Account due", Date(), help="When they show what became of it.")
    accounted_on: Mapped[date | None] = field("Accounted for", Date(), help="Empty while the account is missing.")
    used: Mapped[Amount | None] = field("Used", Money(), help="What was really spent, as accounted.")
    returned: Mapped[Amount | None] = field("Paid back", Money(), help="What was not needed and came back.")
    document: Mapped[int | None] = link(
        "Document", "document", help="The account with its receipts, as it was handed in."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Conditions, and whether the next one waits for this one.")

    def problems(self) -> Iterator[Problem]:
        """What was granted is accounted for afterwards."""
        if self.granted_on and self.accounted_on and self.accounted_on < self.granted_on:
            yield Problem("accounted_on", "It was accounted for before it was granted.")


SUPPORTS = Kind(
    Support,
    one="Support given",
    many="Support given",
    prefix="SUP",
    title="what",
    quiet="organization",
    table=("what", "organization", "value", "granted_on", "account_due", "accounted_on"),
    form={
        "Given": (
            "what", "type", "organization", "tie", "value", "basis", "granted_on", "granted_by",
            "resolution", "purpose",
        ),
        "Accounted for": ("account_due", "accounted_on", "used", "returned", "document", "notes"),
    },
    search=("what", "organization", "purpose", "notes"),
    order="-granted_on",
)  # fmt: skip
