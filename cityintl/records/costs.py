"""What a visit may cost and did: budget lines, expenses, days of per diem."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.exchange import Payer
from cityintl.records.values import Amount, Choice, Country, Date, Money, Note, Text, YesNo


class CostType(Enum):
    """The lines of a visit's budget."""

    AIR = "Air"
    GROUND = "Ground transport"
    LODGING = "Lodging"
    MEALS = "Meals and incidentals"
    REGISTRATION = "Registration"
    VISA = "Visas"
    INSURANCE = "Insurance"
    INTERPRETER = "Interpreters"
    PRINTING = "Printing and badges"
    VENUE = "Venue"
    HOSPITALITY = "Hospitality"
    GIFTS = "Gifts"
    CONTINGENCY = "Contingency"
    OTHER = "Other"


class BudgetLine(Record):
    """What may be spent on one line of a visit, and from whose money."""

    __tablename__ = "budget_line"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The visit for which the money was approved."
    )
    type: Mapped[CostType] = field(
        "Line", Choice(CostType), required=True, help="What it is for; expenses of the same line count against it."
    )
    amount: Mapped[Amount] = field(
        "Budget", Money(), required=True, help="What was approved before departure, all days together."
    )
    payer: Mapped[Payer] = field(
        "Paid by", Choice(Payer), required=True, help="Whose money it is: the first question of every trip."
    )
    approved_by: Mapped[str | None] = field("Approved by", Text(160), help="Before departure: who, with the number.")
    note: Mapped[str | None] = field("Note", Text(200), help="How it was reckoned.")


BUDGET_LINES = Kind(
    BudgetLine,
    one="Budget line",
    many="Budget",
    prefix="BUD",
    title="type",
    quiet="delegation",
    table=("type", "amount", "payer", "approved_by"),
    form={"Line": ("delegation", "type", "amount", "payer", "approved_by", "note")},
    search=("delegation", "approved_by", "note"),
    order="type",
)


class Expense(Record):
    """Money that a visit did cost, with its receipt."""

    __tablename__ = "expense"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The visit that it was spent for."
    )
    what: Mapped[str] = field("What", Text(160), required=True, help="In the words of the receipt.")
    type: Mapped[CostType] = field("Line", Choice(CostType), required=True, help="The budget line it counts against.")
    amount: Mapped[Amount] = field(
        "Amount", Money(), required=True, help="What was paid, in the currency of the receipt."
    )
    in_ours: Mapped[Amount | None] = field("In our currency", Money(), help="As the card or the bank booked it.")
    on: Mapped[date] = field("Date", Date(), required=True, help="The day printed on the receipt.")
    payer: Mapped[Payer] = field("Paid by", Choice(Payer), required=True, help="Whose money it was in the end.")
    person: Mapped[int | None] = link("Person", "person", help="Who spent it and gets it back.")
    allowable: Mapped[bool | None] = field("Allowable", YesNo(), help="Under the rules of the money it comes from.")
    claimed_on: Mapped[date | None] = field("Claimed", Date(), help="The day the claim went to finance.")
    receipt: Mapped[int | None] = link("Receipt", "document", help="The scan or photograph of it; finance asks.")
    note: Mapped[str | None] = field("Note", Text(200), help="Who was at the table; why it cost more.")


EXPENSES = Kind(
    Expense,
    one="Expense",
    many="Expenses",
    prefix="EXP",
    title="what",
    quiet="delegation",
    table=("on", "what", "type", "amount", "payer"),
    form={
        "Expense": ("delegation", "what", "type", "amount", "in_ours", "on", "payer"),
        "Claim": ("person", "allowable", "claimed_on", "receipt", "note"),
    },
    search=("what", "delegation", "person", "note"),
    order="on",
)


class PerDiemDay(Record):
    """One day of a traveller's allowance: where the night was spent, and which meals others provided."""

    __tablename__ = "per_diem_day"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The journey to which this day belongs."
    )
    person: Mapped[int] = link("Person", "person", required=True, help="Who travels and is paid for the day.")
    on: Mapped[date] = field("Day", Date(), required=True, help="Each day of the journey, first and last included.")
    locality: Mapped[str] = field(
        "Locality", Text(120), required=True, help="Where the traveller is at midnight: its rate is paid."
    )
    country: Mapped[str | None] = field("Country", Country(), help="Abroad the rate is split in another way.")
    meals_rate: Mapped[Amount] = field(
        "Meals and incidentals", Money(), required=True, help="The full rate of the locality."
    )
    lodging_cap: Mapped[Amount | None] = field(
        "Lodging up to", Money(), help="The ceiling for the night that follows, taxes aside."
    )
    breakfast: Mapped[bool | None] = field(
        "Breakfast provided", YesNo(), help="By the host; the hotel's own does not count."
    )
    lunch: Mapped[bool | None] = field(
        "Lunch provided", YesNo(), help="By the host or the conference; a sandwich on the plane is none."
    )
    dinner: Mapped[bool | None] = field(
        "Dinner provided", YesNo(), help="By the host; a reception with canapés is none."
    )
    travel_day: Mapped[bool | None] = field("First or last day", YesNo(), help="Only a part of the rate is paid.")
    allowance: Mapped[Amount | None] = field(
        "Allowance", Money(), help="As worked out; can be set by hand with a reason."
    )
    note: Mapped[str | None] = field("Note", Note(), help="Why the allowance differs from what was worked out.")

    def problems(self) -> Iterator[Problem]:
        """An allowance is in the currency of its rate."""
        if self.allowance and self.meals_rate and self.allowance.currency != self.meals_rate.currency:
            yield Problem("allowance", "The allowance is in another currency than the rate.")


PER_DIEM_DAYS = Kind(
    PerDiemDay,
    one="Day of per diem",
    many="Per diem",
    prefix="PDM",
    title="locality",
    quiet="person",
    table=("on", "person", "locality", "meals_rate", "allowance"),
    form={
        "Day": ("delegation", "person", "on", "locality", "country", "meals_rate", "lodging_cap"),
        "Provided": ("travel_day", "breakfast", "lunch", "dinner", "allowance", "note"),
    },
    search=("locality", "person", "delegation", "note"),
    order="on",
)
