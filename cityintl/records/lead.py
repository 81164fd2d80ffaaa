"""Leads of foreign investment: a neutral code name for everyone, and the rest for those who may know."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Country, Date, Money, Note, Number, Text


class LeadSource(Enum):
    """Where a lead came from."""

    MISSION = "Trade mission"
    CONSULATE = "Consulate"
    CHAMBER = "Chamber"
    STATE = "State office"
    PARTNER = "Partner city"
    OWN = "Own contact"


class LeadStatus(Enum):
    """How far a lead has come."""

    INQUIRY = "Inquiry"
    QUALIFIED = "Qualified"
    SITE_SEARCH = "Site search"
    OFFER = "Offer made"
    ANNOUNCED = "Announced"
    OPERATING = "Operating"
    LOST = "Lost"


class Confidentiality(Enum):
    """Who may know of it."""

    PUBLIC = "Public"
    INTERNAL = "City Hall only"
    RESTRICTED = "Named people only"


class InvestmentLead(Record):
    """A firm from abroad that may come; its name and figures stay in this record."""

    __tablename__ = "investment_lead"

    code_name: Mapped[str] = field(
        "Code name",
        Text(80),
        required=True,
        help="Neutral words that give nothing away: lists show only these.",
    )
    status: Mapped[LeadStatus] = field(
        "Status", Choice(LeadStatus), required=True, help="A lead that went elsewhere is lost, and says where below."
    )
    confidentiality: Mapped[Confidentiality | None] = field(
        "Confidentiality", Choice(Confidentiality), help="As agreed with the firm, in writing where it asks for that."
    )
    confidential_until: Mapped[date | None] = field(
        "Confidential until", Date(), help="The day from which it may be spoken of; records requests may come before."
    )
    company: Mapped[str | None] = field(
        "Company", Text(160), sensitive=True, help="The firm's name; never searched, listed or exported by itself."
    )
    contact: Mapped[str | None] = field(
        "Contact", Text(200), sensitive=True, help="Who speaks for the firm or its site consultant, and how to call."
    )
    country: Mapped[str | None] = field("Country", Country(), help="Where the firm has its seat; a region says less.")
    sector: Mapped[str | None] = field(
        "Sector", Text(120), help="NAICS number and words: “3254 Pharmaceuticals”; two digits where more would tell."
    )
    received_on: Mapped[date | None] = field("First heard", Date(), help="The day somebody here learned of it.")
    source: Mapped[LeadSource | None] = field(
        "Source", Choice(LeadSource), help="The mission, consulate or chamber gets the credit in the yearly report."
    )
    organization: Mapped[int | None] = link(
        "Passed on by", "organization", help="The consulate, chamber or state office that sent it to us."
    )
    delegation: Mapped[int | None] = link(
        "From the visit", "delegation", help="The trade mission or stay during which it came up."
    )
    partner: Mapped[int | None] = link("Partner", "partner", help="Where the firm comes from a partner city.")
    owner: Mapped[int | None] = link(
        "Economic development", "person", help="Who carries it on over there; this desk only opens the door."
    )
    next_on: Mapped[date | None] = field("Next step on", Date(), help="Without a day it cools down unseen.")
    next_step: Mapped[str | None] = field(
        "Next step", Text(200), sensitive=True, help="A call, the tour of a site, an answer they wait for."
    )
    jobs_announced: Mapped[int | None] = field(
        "Jobs announced", Number("jobs", minimum=0), sensitive=True, help="What the firm said, with the years it takes."
    )
    jobs_verified: Mapped[int | None] = field(
        "Jobs verified", Number("jobs", minimum=0), sensitive=True, help="What payroll or the state confirms."
    )
    capital_announced: Mapped[Amount | None] = field(
        "Capital announced", Money(), sensitive=True, help="Buildings and machines, as the press release has it."
    )
    capital_verified: Mapped[Amount | None] = field(
        "Capital verified", Money(), sensitive=True, help="By permits and assessments, not by word."
    )
    verified_on: Mapped[date | None] = field(
        "Verified on", Date(), help="The day somebody compared what was announced with what is there."
    )
    outcome: Mapped[str | None] = field(
        "What came of it", Note(), sensitive=True, help="Where they built, or where they went instead and why."
    )
    notes: Mapped[str | None] = field(
        "Notes", Note(), sensitive=True, help="Sites shown, wishes, incentives spoken of; still a public record."
    )

    def problems(self) -> Iterator[Problem]:
        """What was verified has the day on which it was."""
        verified = self.jobs_verified is not None or self.capital_verified is not None
        if verified and not self.verified_on:
            yield Problem("verified_on", "Say when it was verified.")


INVESTMENT_LEADS = Kind(
    InvestmentLead,
    one="Investment lead",
    many="Investment leads",
    prefix="LED",
    title="code_name",
    quiet="sector",
    table=("code_name", "country", "sector", "status", "owner", "next_on"),
    form={
        "Lead": (
            "code_name", "status", "confidentiality", "confidential_until", "company", "contact", "country", "sector",
        ),
        "Where it comes from": ("received_on", "source", "organization", "delegation", "partner"),
        "Work": ("owner", "next_on", "next_step"),
        "Announced and verified": (
            "jobs_announced", "jobs_verified", "capital_announced", "capital_verified", "verified_on",
        ),
        "What came of it": ("outcome", "notes"),
    },
    search=("code_name", "sector", "country", "organization", "partner", "owner"),
    order="-received_on",
)  # fmt: skip
