"""Frameworks to which the city reports, their reporting windows, and what reviews recommended."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Code, Date, Decimal, Note, Number, Text, Web, YesNo


class Framework(Record):
    """A global agenda, covenant, campaign or treaty on which the city reports, or might."""

    __tablename__ = "framework"

    code: Mapped[str] = field(
        "Code", Text(40), required=True, help="The short name by which everybody calls it: “VLR”, “GCoM”."
    )
    name: Mapped[str] = field("Framework", Text(160), required=True, help="In full, as its own pages call it.")
    used: Mapped[bool | None] = field(
        "We report", YesNo(), help="Yes switches it on: only then its windows, pledges and figures fall due here."
    )
    version: Mapped[int | None] = field(
        "Version", Number(minimum=1900, maximum=2200), help="The year of the list or guide in force: 2025 for the SDGs."
    )
    cycle_years: Mapped[float | None] = field(
        "Cycle", Decimal("years", 0, 100), help="How often it comes round; empty where nobody fixed it."
    )
    portal: Mapped[str | None] = field("Portal", Web(), help="Where reports are filed or posted.")
    asks: Mapped[str | None] = field("What it asks", Note(), help="What a city has to bring, and how it is judged.")
    cycle_known: Mapped[str | None] = field(
        "Dates known so far", Note(), help="Windows, sessions and cycles as they were found, old ones too."
    )
    posture: Mapped[str | None] = field(
        "National posture",
        Note(),
        help="Where the national government stands on it; a city's reporting is voluntary and goes on.",
    )
    posture_on: Mapped[date | None] = field(
        "Posture as of", Date(), help="The day of that stand: a note without a day misleads the next person."
    )
    posture_source: Mapped[str | None] = field(
        "Source of the posture", Text(300), help="The statement, vote or report in which it can be read."
    )
    citation: Mapped[str | None] = field(
        "Citation", Note(), help="Where the facts of this page come from, so that someone can look again."
    )
    checked_on: Mapped[date | None] = field("Checked on", Date(), help="The day somebody last read those sources.")
    verified: Mapped[bool | None] = field(
        "Verified", YesNo(), help="No where nobody compared it with its source; the program then says so."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Who holds the log-in, what the last round taught.")


FRAMEWORKS = Kind(
    Framework,
    one="Framework",
    many="Frameworks",
    prefix="FWK",
    title="code",
    quiet="name",
    table=("name", "code", "used", "cycle_years", "posture_on"),
    form={
        "Framework": ("code", "name", "used", "version", "cycle_years", "portal", "asks", "cycle_known"),
        "National posture": ("posture", "posture_on", "posture_source"),
        "Source": ("citation", "checked_on", "verified", "notes"),
    },
    search=("code", "name", "asks", "posture", "citation", "notes"),
    order="code",
)


class ReportingWindow(Record):
    """The time in which a framework takes the reports of one year, or holds the session they are meant for."""

    __tablename__ = "reporting_window"

    framework: Mapped[int] = link(
        "Framework", "framework", required=True, part_of=True, help="The framework that takes reports in this time."
    )
    year: Mapped[int] = field(
        "Year",
        Number(minimum=1900, maximum=2200),
        required=True,
        help="The round it belongs to, even where it closes in the next.",
    )
    name: Mapped[str | None] = field(
        "Round", Text(120), help="What sets it apart: “HLPF under ECOSOC”, “fourth cycle”, “mid-term”."
    )
    opens: Mapped[date | None] = field("Opens", Date(), help="The first day on which the portal takes anything.")
    closes: Mapped[date | None] = field(
        "Closes", Date(), help="The last day; departments are asked for figures long before it."
    )
    event_on: Mapped[date | None] = field(
        "Session on", Date(), help="The first day of the forum, review or launch that it serves."
    )
    topics: Mapped[str | None] = field("Topics", Text(200), help="Goals or themes of the round: “SDG 6, 7, 9, 11, 17”.")
    reports: Mapped[bool | None] = field(
        "We take part", YesNo(), help="No where the city leaves this round out: then nothing of it falls due."
    )
    owner: Mapped[int | None] = link("Owner", "person", help="Who here sees to it that this round is met.")
    sure: Mapped[bool | None] = field(
        "Dates confirmed", YesNo(), help="No while they are last year's or hearsay: windows move."
    )
    source: Mapped[str | None] = field("Source", Text(300), help="The page or letter that names these days.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Extensions, revision days, what is asked anew this time.")

    def problems(self) -> Iterator[Problem]:
        """A window does not close before it opens."""
        if self.opens and self.closes and self.closes < self.opens:
            yield Problem("closes", "The window closes before it opens.")


REPORTING_WINDOWS = Kind(
    ReportingWindow,
    one="Reporting window",
    many="Reporting windows",
    prefix="RWN",
    title="year",
    quiet="name",
    table=("year", "name", "opens", "closes", "event_on", "owner", "sure"),
    form={
        "Window": ("framework", "year", "name", "opens", "closes", "event_on", "topics"),
        "Here": ("reports", "owner", "sure", "source", "notes"),
    },
    search=("framework", "name", "topics", "source", "notes"),
    order="-year",
)


class RecommendationStatus(Enum):
    """What became of a recommendation here, in the words of the desk."""

    NOTED = "Noted"
    RELEVANT = "Relevant here"
    ASSIGNED = "Action assigned"
    IN_PROGRESS = "In progress"
    IMPLEMENTED = "Implemented"
    NOT_OURS = "Not city competence"


class Recommendation(Record):
    """What a review of the nation recommended, read for what a city can do about it."""

    __tablename__ = "recommendation"

    name: Mapped[str] = field("In short", Text(200), required=True, help="One line of our own wording, for lists.")
    framework: Mapped[int] = link(
        "Framework", "framework", required=True, help="The review it comes from: UPR, CERD, another treaty body."
    )
    cycle: Mapped[str | None] = field("Cycle", Text(80), help="“Third cycle”, “combined 10th to 12th reports”.")
    paragraph: Mapped[str | None] = field("Paragraph", Code(40), help="Its number in the report, such as “26.112”.")
    made_on: Mapped[date | None] = field("Adopted", Date(), help="The day the report or the observations were adopted.")
    made_by: Mapped[str | None] = field("Made by", Text(160), help="The states that spoke, or the committee.")
    text: Mapped[str | None] = field("Text", Note(), help="Word for word, so that nobody softens it later.")
    relevance: Mapped[str | None] = field("Local relevance", Note(), help="What of it lies in a city's hands.")
    status: Mapped[RecommendationStatus] = field(
        "Status",
        Choice(RecommendationStatus),
        required=True,
        help="How far it went here; what no city can do is said as such.",
    )
    department: Mapped[int | None] = link(
        "Department", "organization", help="Which office here takes it up, once one was asked."
    )
    action: Mapped[str | None] = field("Action", Note(), help="The local measure: what is done, by whom, since when.")
    reply_by: Mapped[date | None] = field(
        "Answer by", Date(), help="Where the body wants to hear of it on a day; a city's account can go along."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="Who in town asks for it, which shadow report names it.")


RECOMMENDATIONS = Kind(
    Recommendation,
    one="Recommendation",
    many="Recommendations",
    prefix="REC",
    title="name",
    quiet="framework",
    table=("name", "framework", "paragraph", "department", "status", "reply_by"),
    form={
        "Recommendation": ("name", "framework", "cycle", "paragraph", "made_on", "made_by", "text"),
        "Here": ("status", "relevance", "department", "action", "reply_by", "notes"),
    },
    search=("name", "framework", "paragraph", "made_by", "text", "relevance", "action", "notes"),
    order="paragraph",
)
