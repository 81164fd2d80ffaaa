"""What federal money asks of the whole city: registrations that run out, and its spending by fiscal year."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Date, Money, Note, Text


class Registration(Record):
    """A registration without which nothing can be applied for or drawn: SAM.gov, a state's register of vendors."""

    __tablename__ = "registration"

    home: Mapped[int] = link("City", "home", required=True, part_of=True, help="Our city, which is registered there.")
    name: Mapped[str] = field("Register", Text(120), required=True, help="“SAM.gov”, as its letters call it.")
    number: Mapped[str | None] = field("Number", Text(60), help="The UEI, or the number that register gives.")
    renewed_on: Mapped[date | None] = field("Last renewed", Date(), help="The day it was last looked through and sent.")
    expires_on: Mapped[date | None] = field("Expires", Date(), help="After it nothing can be submitted or drawn.")
    holder: Mapped[str | None] = field("Held by", Text(160), help="Who can log in; never the password.")
    notes: Mapped[str | None] = field("Notes", Note(), help="How long a renewal took, and what it asked for.")


REGISTRATIONS = Kind(
    Registration,
    one="Registration",
    many="Registrations",
    prefix="REG",
    title="name",
    quiet="number",
    table=("name", "number", "renewed_on", "expires_on", "holder"),
    form={"Registration": ("home", "name", "number", "renewed_on", "expires_on", "holder", "notes")},
    search=("name", "number", "holder", "notes"),
    order="expires_on",
)


class FederalSpend(Record):
    """All federal money that the city spent in one fiscal year, as finance says: it decides on the single audit."""

    __tablename__ = "federal_spend"

    home: Mapped[int] = link(
        "City", "home", required=True, part_of=True, help="Our city, all its departments together."
    )
    ends_on: Mapped[date] = field(
        "Fiscal year to", Date(), required=True, help="The last day of the city's fiscal year."
    )
    figure: Mapped[Amount | None] = field(
        "Spent, as finance says", Money(), help="For the whole city; this desk's own grants are only a part of it."
    )
    asked_of: Mapped[str | None] = field("Asked of", Text(160), help="Name and office in finance.")
    asked_on: Mapped[date | None] = field("Asked", Date(), help="The day of the question.")
    answered_on: Mapped[date | None] = field("Answered", Date(), help="Empty while finance has not said.")
    auditor_on: Mapped[date | None] = field(
        "Auditor's report", Date(), help="The day the auditors handed it over: the package is then due earlier."
    )
    submitted_on: Mapped[date | None] = field("Audit handed in", Date(), help="The day the clearinghouse took it.")
    document: Mapped[int | None] = link("Document", "document", help="Finance's answer, or the audit itself.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Findings that touch this office's grants.")

    def problems(self) -> Iterator[Problem]:
        """An answer has its figure."""
        if self.answered_on and not self.figure:
            yield Problem("figure", "Write the figure that finance gave.")


FEDERAL_SPENDS = Kind(
    FederalSpend,
    one="Federal spending of a year",
    many="Federal spending",
    prefix="FSP",
    title="ends_on",
    quiet="asked_of",
    table=("ends_on", "figure", "asked_on", "answered_on", "submitted_on"),
    form={
        "Year": ("home", "ends_on", "figure", "asked_of", "asked_on", "answered_on", "document"),
        "Single audit": ("auditor_on", "submitted_on", "notes"),
    },
    search=("asked_of", "notes"),
    order="-ends_on",
)
