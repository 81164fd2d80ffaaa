"""Indicators of frameworks, what this city makes of them, and the values it observed."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Code, Date, Decimal, Note, Number, Period, Text, Web, YesNo


class Better(Enum):
    """Which way is good."""

    UP = "Up is good"
    DOWN = "Down is good"
    NEITHER = "Neither way by itself"


class Tier(Enum):
    """How ready the method is, as the UN's expert group sorts indicators."""

    ONE = "Tier I"
    TWO = "Tier II"
    MIXED = "Tiers I and II"


class Indicator(Record):
    """One indicator of a framework's list, or one that this city invented beside it."""

    __tablename__ = "indicator"

    code: Mapped[str] = field(
        "Code", Code(20), required=True, help="As its list writes it, “11.6.2”; a local one has an x: “10.x.1”."
    )
    name: Mapped[str] = field("Indicator", Text(200), required=True, help="A short label in plain words of our own.")
    framework: Mapped[int] = link("Framework", "framework", required=True, help="Whose list it stands in.")
    version: Mapped[int | None] = field(
        "List of", Number(minimum=1900, maximum=2200), help="The year of the list it was taken from, such as 2025."
    )
    meaning_since: Mapped[int | None] = field(
        "Meaning since list",
        Number(minimum=1900, maximum=2200),
        help="The first list in which this code means this: codes were reused in 2020 and 2025.",
    )
    meaning_until: Mapped[int | None] = field(
        "Meaning until list",
        Number(minimum=1900, maximum=2200),
        help="The last list in which it meant this; empty while it does.",
    )
    target_code: Mapped[str | None] = field("Target", Code(20), help="The code of the target it measures: “11.6”.")
    unit: Mapped[str | None] = field("Unit", Text(60), help="As figures are printed: “%”, “µg/m³”, “per 100,000”.")
    better: Mapped[Better | None] = field(
        "Good direction", Choice(Better), help="Without it no progress is said of any value."
    )
    custodian: Mapped[str | None] = field("Custodian", Text(120), help="The UN agency that keeps the method.")
    tier: Mapped[Tier | None] = field("Tier", Choice(Tier), help="How far method and data exist in the world.")
    disaggregations: Mapped[str | None] = field(
        "Disaggregated by", Text(200), help="What the list asks to be told apart: sex, age, disability, district."
    )
    non_statistical: Mapped[bool | None] = field(
        "Non-statistical", YesNo(), help="Yes where a policy or a text answers it rather than a number."
    )
    local: Mapped[bool | None] = field(
        "Invented here", YesNo(), help="Yes for one that no list has; the city says so wherever it prints it."
    )
    iso37120: Mapped[str | None] = field(
        "ISO 37120", Text(60), help="The clause of the city-indicator standard that asks nearly the same."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="How the code changed, which neighbor is easily confused.")

    def problems(self) -> Iterator[Problem]:
        """A meaning does not end before it begins."""
        if self.meaning_since and self.meaning_until and self.meaning_until < self.meaning_since:
            yield Problem("meaning_until", "The meaning ends before it begins.")


INDICATORS = Kind(
    Indicator,
    one="Indicator",
    many="Indicators",
    prefix="IND",
    title="name",
    quiet="code",
    table=("name", "code", "framework", "unit", "better"),
    form={
        "Indicator": ("code", "name", "framework", "target_code", "unit", "better", "local", "non_statistical"),
        "In the list": (
            "version", "meaning_since", "meaning_until", "custodian", "tier", "disaggregations", "iso37120", "notes",
        ),
    },
    search=("code", "name", "framework", "custodian", "iso37120", "notes"),
    order="code",
)  # fmt: skip


class Applicability(Enum):
    """What this city makes of an indicator, as each was tested."""

    APPLIES = "Applies"
    REVISED = "Revised, intent kept"
    NOT_APPLICABLE = "Not applicable"


class RequestState(Enum):
    """How far the figure of a round is, from the letter to the page."""

    REQUESTED = "Requested"
    RECEIVED = "Received"
    QUERIED = "Queried"
    VALIDATED = "Validated"
    APPROVED = "Approved"
    PUBLISHED = "Published"


class Frequency(Enum):
    """How often the source publishes."""

    MONTHLY = "Monthly"
    QUARTERLY = "Quarterly"
    YEARLY = "Yearly"
    TWO_YEARS = "Every two years"
    SOME_YEARS = "Every few years"
    ONCE = "Once"


class Confidence(Enum):
    """How far the figure is to be trusted."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


class IndicatorUse(Record):
    """What this city measures for an indicator: whether it applies, from where, towards what, by whom."""

    __tablename__ = "indicator_use"

    indicator: Mapped[int] = link(
        "Indicator", "indicator", required=True, part_of=True, help="The line of the list that it answers."
    )
    name: Mapped[str] = field(
        "Measured here as", Text(200), required=True, help="What the figure is in this city, in words a reader follows."
    )
    source_code: Mapped[str | None] = field(
        "Code at the source", Code(40), help="As our own data files call it, “11-6-2-a”; it is kept beside the list's."
    )
    applicability: Mapped[Applicability] = field(
        "Applicability", Choice(Applicability), required=True, help="Tested one by one: many are made for nations."
    )
    why: Mapped[str | None] = field("Because", Note(), help="Why it is not applicable, or how it was revised.")
    proxy_note: Mapped[str | None] = field(
        "Proxy", Note(), help="What is measured instead, and why that stands for it; empty for the thing itself."
    )
    unit: Mapped[str | None] = field(
        "Unit here", Text(60), help="Only where the figure here is in another one than the list asks for."
    )
    better: Mapped[Better | None] = field(
        "Good direction here", Choice(Better), help="Only where what stands for it turns the good way round."
    )
    baseline_year: Mapped[str | None] = field("Baseline year", Period(), help="Where progress begins to be counted.")
    baseline_value: Mapped[float | None] = field("Baseline", Decimal(), help="The figure of that year, a bare number.")
    target_year: Mapped[int | None] = field(
        "Target year", Number(minimum=1900, maximum=2200), help="By when; most plans here say 2030."
    )
    target_value: Mapped[float | None] = field("Target", Decimal(), help="Where it should be then, in the same unit.")
    target_source: Mapped[str | None] = field(
        "Source of the target", Text(200), help="The plan, ordinance or pledge that set it; never this desk."
    )
    department: Mapped[int | None] = link("Owner department", "organization", help="The office whose figure it is.")
    person: Mapped[int | None] = link("Owner", "person", help="Who there sends it, and explains it when asked.")
    source: Mapped[str | None] = field("Source", Text(200), help="The survey, register or meter it is read from.")
    source_url: Mapped[str | None] = field("Source online", Web(), help="The table itself rather than the home page.")
    frequency: Mapped[Frequency | None] = field(
        "Published", Choice(Frequency), help="How often the source brings a new figure."
    )
    next_release_on: Mapped[date | None] = field(
        "Next release", Date(), help="When the next figure comes out; it is then to be fetched."
    )
    status: Mapped[RequestState | None] = field(
        "Data request", Choice(RequestState), help="Of the round under way; empty until the department was asked."
    )
    confidence: Mapped[Confidence | None] = field(
        "Confidence", Choice(Confidence), help="Samples of a small city have wide margins: say it."
    )
    limitations: Mapped[str | None] = field(
        "Limitations", Note(), help="Margins, breaks in the series, who is not counted; printed in the annex."
    )

    def problems(self) -> Iterator[Problem]:
        """What does not apply says why."""
        if self.applicability is Applicability.NOT_APPLICABLE and not self.why:
            yield Problem("why", "Say why it is not applicable: the gap list prints it.")


INDICATOR_USES = Kind(
    IndicatorUse,
    one="Use here",
    many="Uses here",
    prefix="IUS",
    title="name",
    quiet="indicator.code",
    table=("name", "applicability", "baseline_value", "target_value", "target_year", "department", "status"),
    form={
        "Here": ("indicator", "name", "source_code", "applicability", "why", "proxy_note", "unit", "better"),
        "Way": (
            "baseline_year", "baseline_value", "target_year", "target_value", "target_source", "confidence",
            "limitations",
        ),
        "Source": (
            "department", "person", "status", "source", "source_url", "frequency", "next_release_on",
        ),
    },
    search=("name", "indicator.code", "source_code", "why", "proxy_note", "target_source", "source", "limitations"),
    order="name",
)  # fmt: skip


class Observation(Record):
    """One value of one year or span of years, a number or words, as it was reported or revised."""

    __tablename__ = "observation"

    indicator_use: Mapped[int] = link(
        "Use here", "indicator_use", required=True, part_of=True, help="The series that this value belongs to."
    )
    year: Mapped[str] = field("Year", Period(), required=True, help="One year, or years as the source writes them.")
    disaggregation: Mapped[str | None] = field(
        "Only of", Text(200), help="“Sex=Female; Age=18-24”; empty means everybody, and only that counts as progress."
    )
    number: Mapped[float | None] = field("Value", Decimal(), help="A bare number; its unit stands beside it.")
    text: Mapped[str | None] = field(
        "Value in words", Text(200), help="Where the answer is no number: “adopted 2021”. Never reckoned with."
    )
    unit: Mapped[str | None] = field(
        "Unit", Text(60), help="Only where it is not the usual one of the series; then it is not reckoned with."
    )
    version: Mapped[int | None] = field(
        "Filed under list of",
        Number(minimum=1900, maximum=2200),
        help="The list's year it was filed under; one of another meaning of the code is left out of progress.",
    )
    geography: Mapped[str | None] = field("Area", Text(120), help="City, county or district, where it is not the city.")
    provisional: Mapped[bool | None] = field(
        "Provisional", YesNo(), help="Yes while the source says that it will change."
    )
    reported_on: Mapped[date | None] = field("Reported on", Date(), help="The day the figure was first given out.")
    revised_on: Mapped[date | None] = field(
        "Revised on", Date(), help="The day it was corrected; a revised figure goes before the reported one."
    )
    source: Mapped[str | None] = field("Source", Text(200), help="Table and release, where it differs from the usual.")
    retrieved_on: Mapped[date | None] = field("Retrieved on", Date(), help="The day somebody here took it from there.")
    evidence: Mapped[int | None] = link("Evidence", "document", help="The table or letter itself, kept at this desk.")
    superseded_by: Mapped[int | None] = link(
        "Replaced by", "observation", help="The value that goes instead of this one; both stay to be seen."
    )
    note: Mapped[str | None] = field("Note", Note(), help="Why it jumps, what was counted another way.")

    def problems(self) -> Iterator[Problem]:
        """A value is a number or words."""
        if self.number is not None and self.text:
            yield Problem("text", "A value is a number or words, not both.")


OBSERVATIONS = Kind(
    Observation,
    one="Value",
    many="Values",
    prefix="OBS",
    title="year",
    quiet="indicator_use",
    table=("year", "disaggregation", "number", "text", "provisional", "revised_on"),
    form={
        "Value": ("indicator_use", "year", "disaggregation", "number", "text", "unit", "geography", "version"),
        "As given": ("provisional", "reported_on", "revised_on", "superseded_by"),
        "Source": ("source", "retrieved_on", "evidence", "note"),
    },
    search=("indicator_use", "year", "disaggregation", "text", "geography", "source", "note"),
    order="-year",
)
