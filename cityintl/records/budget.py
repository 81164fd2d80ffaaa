"""The office's own money and time: accounts by fiscal year with what was spent from them, and hours of work."""

from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Decimal, Money, Note, Number, Text


class AccountType(Enum):
    """What an account of the office pays for."""

    DUES = "Dues"
    TRAVEL = "Travel"
    HOSPITALITY = "Hospitality"
    GIFTS = "Gifts"
    OTHER = "Other"


class OfficeAccount(Record):
    """What the council gave the office for one purpose in one fiscal year."""

    __tablename__ = "office_account"

    name: Mapped[str] = field("Account", Text(120), required=True, help="As the city's budget prints it.")
    type: Mapped[AccountType] = field(
        "For", Choice(AccountType), required=True, help="One of five, so that years compare."
    )
    year: Mapped[int] = field(
        "Fiscal year",
        Number(minimum=1900, maximum=2200),
        required=True,
        help="Named by the year in which it ends, as the federal one is.",
    )
    amount: Mapped[Amount] = field("Budget", Money(), required=True, help="As adopted, with transfers made since.")
    number: Mapped[str | None] = field("Number", Text(40), help="The line in the city's books: 4300-57.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Transfers, cuts, what finance said about carrying over.")


OFFICE_ACCOUNTS = Kind(
    OfficeAccount,
    one="Account",
    many="Office budget",
    prefix="ACC",
    title="name",
    quiet="year",
    table=("name", "type", "year", "amount"),
    form={"Account": ("name", "type", "year", "amount", "number", "notes")},
    search=("name", "number", "notes"),
    order="-year",
)


class OfficeSpending(Record):
    """One payment out of an account of the office."""

    __tablename__ = "office_spending"

    account: Mapped[int] = link(
        "Account", "office_account", required=True, part_of=True, help="The account that paid, in its fiscal year."
    )
    on: Mapped[date] = field("Date", Date(), required=True, help="The day in the ledger; it decides the fiscal year.")
    what: Mapped[str] = field("What", Text(200), required=True, help="In the words of the invoice.")
    amount: Mapped[Amount] = field("Amount", Money(), required=True, help="What left the account.")
    payee: Mapped[int | None] = link("Paid to", "organization", help="Network, hotel, printer.")
    membership: Mapped[int | None] = link("For the membership", "membership", help="Where it pays a network's dues.")
    delegation: Mapped[int | None] = link(
        "For the visit", "delegation", help="Its expenses are then taken to be in this sum, and not added again."
    )
    event: Mapped[int | None] = link("For the event", "event", help="The dinner or reception that it paid for.")
    gift: Mapped[int | None] = link("For the gift", "gift", help="What was bought with it to be handed over.")
    document: Mapped[int | None] = link("Document", "document", help="The invoice or the card statement.")
    note: Mapped[str | None] = field("Note", Text(200), help="Why so much; who agreed.")


OFFICE_SPENDINGS = Kind(
    OfficeSpending,
    one="Payment",
    many="Payments",
    prefix="SPD",
    title="what",
    quiet="account",
    table=("on", "what", "payee", "amount"),
    form={
        "Payment": ("account", "on", "what", "amount", "payee", "document", "note"),
        "What it was for": ("membership", "delegation", "event", "gift"),
    },
    search=("what", "account", "payee", "note"),
    order="-on",
)


class WorkType(Enum):
    """Whose hours they are."""

    STAFF = "Staff"
    INTERN = "Intern"
    VOLUNTEER = "Volunteer"


class WorkHours(Record):
    """Hours that somebody worked for the city's international affairs, and on what."""

    __tablename__ = "work_hours"

    what: Mapped[str] = field(
        "For what", Text(200), required=True, help="So that the hours can be explained in a year."
    )
    type: Mapped[WorkType] = field(
        "Whose", Choice(WorkType), required=True, help="Surveys and matches ask for each apart."
    )
    on: Mapped[date] = field("Date", Date(), required=True, help="The day, or the last day of a longer stretch.")
    hours: Mapped[float] = field(
        "Hours", Decimal("hours", 0), required=True, help="With quarters where they count: 7.25."
    )
    person: Mapped[int | None] = link("Who", "person", help="One of the desk's people, where it is a single one.")
    who: Mapped[str | None] = field("Who, in words", Text(160), help="“Eleven ushers”, where they are no record.")
    organization: Mapped[int | None] = link(
        "Through", "organization", help="The association, school or office they are of."
    )
    tie: Mapped[int | None] = link("For the tie", "tie", help="The relation it served, where it is a single one.")
    delegation: Mapped[int | None] = link(
        "For the visit", "delegation", help="Escorting, driving, interpreting for these guests."
    )
    event: Mapped[int | None] = link("For the event", "event", help="The dinner or ceremony that took the hours.")
    grant: Mapped[int | None] = link(
        "For the grant", "grant", help="They count as its match only once they stand there as a match in kind."
    )
    rate: Mapped[Amount | None] = field("Rate an hour", Money(), help="What an hour is worth, for matches and surveys.")
    rate_source: Mapped[str | None] = field(
        "Source of the rate", Text(200), help="Pay grade, published value of a volunteer."
    )
    signed_by: Mapped[str | None] = field("Signed by", Text(160), help="Who confirmed the hours.")
    notes: Mapped[str | None] = field("Notes", Note(), help="How they were counted.")


WORK_HOURS = Kind(
    WorkHours,
    one="Hours of work",
    many="Hours of work",
    prefix="HRS",
    title="what",
    quiet="type",
    table=("what", "on", "type", "person", "hours"),
    form={
        "Hours": ("what", "type", "on", "hours", "person", "who", "organization"),
        "For": ("tie", "delegation", "event", "grant"),
        "Value": ("rate", "rate_source", "signed_by", "notes"),
    },
    search=("what", "person", "who", "organization", "tie", "notes"),
    order="-on",
)
