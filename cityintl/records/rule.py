"""Rules: thresholds and terms as rows with their source, and the legal reviews of ties against them."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Date, Decimal, Note, Text, YesNo


class Rule(Record):
    """One threshold, rate or term: its value, where and since when it holds, who says so, and who looked it up."""

    __tablename__ = "rule"

    code: Mapped[str] = field(
        "Code", Text(80), required=True, help="The name by which the program asks for it: “gift_threshold_single”."
    )
    label: Mapped[str] = field("Rule", Text(200), required=True, help="What it governs, in plain words.")
    value: Mapped[float] = field("Value", Decimal(), required=True, help="The number alone; its unit stands beside it.")
    unit: Mapped[str] = field("Unit", Text(30), required=True, help="“USD”, “days”, “working days”, “months”, “%”.")
    jurisdiction: Mapped[str | None] = field(
        "Jurisdiction", Text(120), help="Whose rule it is: a city, a state, a federal office; empty for this office."
    )
    effective_from: Mapped[date] = field("In force from", Date(), required=True, help="The first day it holds.")
    effective_to: Mapped[date | None] = field("In force to", Date(), help="The last day it holds; empty while it does.")
    citation: Mapped[str | None] = field("Citation", Note(), help="The law, policy or table, so that counsel finds it.")
    checked_on: Mapped[date | None] = field("Checked on", Date(), help="The day someone last read the source.")
    verified: Mapped[bool | None] = field(
        "Verified", YesNo(), help="No where nobody has compared it with the source yet: the program says so with it."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="How the office applies it, what counsel said.")

    def problems(self) -> Iterator[Problem]:
        """A rule does not end before it begins."""
        if self.effective_to and self.effective_from and self.effective_to < self.effective_from:
            yield Problem("effective_to", "The rule ends before it comes into force.")


RULES = Kind(
    Rule,
    one="Rule",
    many="Rules",
    prefix="RUL",
    title="label",
    quiet="jurisdiction",
    table=("label", "value", "unit", "jurisdiction", "effective_from", "verified"),
    form={
        "Rule": ("label", "code", "value", "unit", "jurisdiction", "effective_from", "effective_to"),
        "Source": ("citation", "checked_on", "verified", "notes"),
    },
    search=("label", "code", "jurisdiction", "citation", "notes"),
    order="label",
)


class ReviewResult(Enum):
    """What a legal review found; the program only keeps the finding."""

    PERMITTED = "Permitted"
    CONDITIONS = "Permitted with conditions"
    FORBIDDEN = "Forbidden"
    UNCLEAR = "Unclear, asked counsel"


class LegalReview(Record):
    """A dated check of a tie against state or federal law: which rule, what was found, who looked."""

    __tablename__ = "legal_review"

    tie: Mapped[int] = link(
        "Tie", "tie", required=True, part_of=True, help="The relation that was held against the law of that day."
    )
    on: Mapped[date] = field(
        "Date", Date(), required=True, help="The day somebody looked; a later law is a new review."
    )
    result: Mapped[ReviewResult] = field(
        "Result", Choice(ReviewResult), required=True, help="As counsel or the reviewer wrote it down."
    )
    against: Mapped[str | None] = field(
        "Against", Text(200), help="The law in words, such as “Texas Government Code, chapter 795”."
    )
    rule: Mapped[int | None] = link("Rule", "rule", help="The row of Rules that states it, where there is one.")
    by: Mapped[str | None] = field("Reviewed by", Text(160), help="Name and office: the city attorney, the state.")
    document: Mapped[int | None] = link(
        "Document", "document", help="The opinion of counsel or the state's letter, as it came."
    )
    next_on: Mapped[date | None] = field("Look again on", Date(), help="Designations change; when to check once more.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Conditions, doubts, what must be ended by when.")


LEGAL_REVIEWS = Kind(
    LegalReview,
    one="Legal review",
    many="Legal reviews",
    prefix="LGL",
    title="result",
    quiet="against",
    table=("on", "result", "against", "by", "next_on"),
    form={"Review": ("tie", "on", "result", "against", "rule", "by", "document", "next_on", "notes")},
    search=("tie", "against", "by", "notes"),
    order="-on",
)
