"""The money of a grant: what may be spent on what, and every sum that was bound, spent, drawn, matched or earned."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Amount, Choice, Date, Decimal, Money, Text, YesNo


class CostClass(Enum):
    """The classes of a grant's budget, in the order of the federal form."""

    PERSONNEL = "Personnel"
    FRINGE = "Fringe benefits"
    TRAVEL = "Travel"
    EQUIPMENT = "Equipment"
    SUPPLIES = "Supplies"
    CONTRACTUAL = "Contractual"
    SUBAWARDS = "Subawards"
    PARTICIPANTS = "Participant support"
    OTHER = "Other direct costs"
    INDIRECT = "Indirect costs"


class GrantBudgetLine(Record):
    """What of an award, and of the match, was approved for one class of cost."""

    __tablename__ = "grant_budget_line"

    grant: Mapped[int] = link(
        "Grant", "grant", required=True, part_of=True, help="The award whose approved budget it stands in."
    )
    cost: Mapped[CostClass] = field(
        "Line", Choice(CostClass), required=True, help="Expenses of the same class count against it."
    )
    amount: Mapped[Amount] = field("From the award", Money(), required=True, help="What the funder pays of this line.")
    match: Mapped[Amount | None] = field("From the match", Money(), help="What we or others bring to this line.")
    note: Mapped[str | None] = field("How reckoned", Text(200), help="Hours times rate, offers, fares: in one line.")


GRANT_BUDGET_LINES = Kind(
    GrantBudgetLine,
    one="Line of the award",
    many="Budget of the award",
    prefix="GBL",
    title="cost",
    quiet="grant",
    table=("cost", "amount", "match", "note"),
    form={"Line": ("grant", "cost", "amount", "match", "note")},
    search=("grant", "note"),
    order="cost",
)


class Movement(Enum):
    """What a transaction of a grant is."""

    OBLIGATION = "Obligation"
    EXPENSE = "Expense"
    DRAWDOWN = "Drawdown"
    MATCH_CASH = "Match in cash"
    MATCH_IN_KIND = "Match in kind"
    PROGRAM_INCOME = "Program income"


class GrantTransaction(Record):
    """One sum of a grant: bound by an order, spent, drawn from the funder, brought as match, or earned."""

    __tablename__ = "grant_transaction"

    grant: Mapped[int] = link("Grant", "grant", required=True, part_of=True, help="The award in whose books it stands.")
    type: Mapped[Movement] = field(
        "Type", Choice(Movement), required=True, help="An order binds money, its invoice spends it."
    )
    what: Mapped[str] = field("What", Text(200), required=True, help="In the words of the invoice or the request.")
    on: Mapped[date] = field("Date", Date(), required=True, help="The day in the ledger: it decides the period.")
    amount: Mapped[Amount] = field("Amount", Money(), required=True, help="As on the paper, in its own currency.")
    booked: Mapped[Amount | None] = field(
        "In the award's currency", Money(), help="As the ledger booked it, where the paper has another currency."
    )
    rate_said: Mapped[str | None] = field("Rate of exchange", Text(80), help="The rate, its source and its day.")
    cost: Mapped[CostClass | None] = field(
        "Line", Choice(CostClass), help="The budget line; participant support stays out of the indirect base."
    )
    unit_cost: Mapped[Amount | None] = field(
        "One unit costs", Money(), help="Of equipment: above the rule it stays out of the indirect base."
    )
    subaward: Mapped[int | None] = link("Subaward", "subaward", help="The subaward that was paid with it.")
    settles: Mapped[int | None] = link(
        "Of the obligation", "grant_transaction", help="The order that this expense pays, wholly or in part."
    )
    from_income: Mapped[bool | None] = field(
        "From program income", YesNo(), help="Paid out of what the project earned, so not from the award."
    )
    ledger: Mapped[str | None] = field("Ledger", Text(60), help="Finance's own number: reports must agree with it.")
    hours: Mapped[float | None] = field("Hours", Decimal("hours", 0), help="Of a match in kind by work.")
    rate: Mapped[Amount | None] = field("Rate an hour", Money(), help="What an hour of that work is worth.")
    basis: Mapped[str | None] = field(
        "How valued", Text(200), help="The published rate, the price list: without one it does not count as match."
    )
    signed_by: Mapped[str | None] = field(
        "Signed by", Text(160), help="Who signed for hours or things given: without it they do not count as match."
    )
    document: Mapped[int | None] = link("Document", "document", help="Invoice, time sheet, receipt of the portal.")

    def problems(self) -> Iterator[Problem]:
        """Hours have their rate."""
        if self.hours and not self.rate:
            yield Problem("rate", "Say what an hour is worth.")


GRANT_TRANSACTIONS = Kind(
    GrantTransaction,
    one="Transaction",
    many="Transactions",
    prefix="GTX",
    title="what",
    quiet="grant",
    table=("on", "type", "what", "cost", "amount"),
    form={
        "Transaction": ("grant", "type", "on", "what", "amount", "cost", "ledger", "document"),
        "More of it": ("settles", "subaward", "unit_cost", "from_income", "booked", "rate_said"),
        "Match in kind": ("hours", "rate", "basis", "signed_by"),
    },
    search=("what", "grant", "ledger", "basis", "signed_by"),
    order="-on",
)
