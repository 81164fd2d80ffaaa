"""Keeping records as the law wants: requests for them, how long each class is kept, and holds that let none go."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.memory import Medium
from cityintl.records.values import Choice, Date, KindsOfRecord, Note, Number, Text, YesNo


class RequestStatus(Enum):
    """Where a request for records stands."""

    RECEIVED = "Received"
    SEARCHING = "Searching"
    REVIEWING = "Reviewing"
    ANSWERED = "Answered"
    DENIED = "Denied"
    WITHDRAWN = "Withdrawn"


class RecordsRequest(Record):
    """Somebody asks, under the state's law, to see what this office keeps."""

    __tablename__ = "records_request"

    subject: Mapped[str] = field(
        "What they ask for", Text(300), required=True, help="In their own words: the answer is measured by them."
    )
    received_on: Mapped[date] = field(
        "Received", Date(), required=True, help="The day it reached the city, not this desk: the time runs from it."
    )
    status: Mapped[RequestStatus] = field(
        "Status",
        Choice(RequestStatus),
        required=True,
        help="Once it is closed, nothing is owed any more and its clock stands still.",
    )
    requester: Mapped[str | None] = field("From", Text(200), help="Name, and the paper or firm where one is given.")
    reach: Mapped[str | None] = field("Answer to", Text(200), help="E-mail or street; nobody has to say why they ask.")
    medium: Mapped[Medium | None] = field("By", Choice(Medium), help="How it came; some states take spoken ones.")
    organization: Mapped[int | None] = link(
        "Organization", "organization", help="The firm or group they write for, where the desk knows it."
    )
    words: Mapped[str | None] = field(
        "Words searched for", Text(300), help="Exactly as typed, so that another finds the same records."
    )
    extended_to: Mapped[date | None] = field(
        "Extended to", Date(), help="Only where the law allows it and they were told in time."
    )
    extension_reason: Mapped[str | None] = field(
        "Why extended", Note(), help="The ground the law names, and the day of our letter."
    )
    answered_on: Mapped[date | None] = field("Answered on", Date(), help="The day the answer left, or they withdrew.")
    found: Mapped[int | None] = field("Found", Number("records", minimum=0), help="How many fit what they asked for.")
    withheld: Mapped[int | None] = field(
        "Withheld", Number("records", minimum=0), help="Of those, how many they did not get, or not whole."
    )
    withheld_why: Mapped[str | None] = field(
        "Why withheld", Note(), help="The exemption for each, by section; a denial gives its ground here."
    )
    counsel: Mapped[str | None] = field("Counsel", Text(160), help="Who looked it over before it left.")
    document: Mapped[int | None] = link("Document", "document", help="The answer as it was sent, with its list.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Calls, fees, appeals; this note can be asked for too.")

    def problems(self) -> Iterator[Problem]:
        """A closed request has its day; what is withheld has a reason and is not more than was found."""
        closed = (RequestStatus.ANSWERED, RequestStatus.DENIED, RequestStatus.WITHDRAWN)
        if self.status in closed and not self.answered_on:
            yield Problem("answered_on", "Say on which day it was closed.")
        if self.answered_on and self.received_on and self.answered_on < self.received_on:
            yield Problem("answered_on", "It was answered before it came.")
        if self.withheld and self.found is not None and self.withheld > self.found:
            yield Problem("withheld", "More is withheld than was found.")
        if (self.withheld or self.status is RequestStatus.DENIED) and not self.withheld_why:
            yield Problem("withheld_why", "Say why it is withheld or denied.")


RECORDS_REQUESTS = Kind(
    RecordsRequest,
    one="Records request",
    many="Records requests",
    prefix="RRQ",
    title="subject",
    quiet="requester",
    table=("subject", "requester", "received_on", "status", "answered_on"),
    form={
        "Request": ("subject", "received_on", "status", "requester", "reach", "medium", "organization"),
        "Search": ("words", "extended_to", "extension_reason"),
        "Answer": (
            "answered_on", "found", "withheld", "withheld_why", "counsel", "document", "notes",
        ),
    },
    search=("subject", "requester", "organization", "words", "withheld_why", "notes"),
    order="-received_on",
)  # fmt: skip


class Kept(Enum):
    """How long a class of records is kept."""

    PERMANENT = "Permanently"
    YEARS = "For years"


class CountedFrom(Enum):
    """The day from which a retention period is counted."""

    DAY = "The day of the record"
    CALENDAR_YEAR = "The end of its calendar year"
    FISCAL_YEAR = "The end of its fiscal year"


class RetentionClass(Record):
    """How long some kinds of record are kept, by which schedule; it reminds and never deletes."""

    __tablename__ = "retention_class"

    name: Mapped[str] = field(
        "Name", Text(160), required=True, help="As the schedule calls it: “Routine correspondence”."
    )
    covers: Mapped[tuple[str, ...]] = field(
        "Covers", KindsOfRecord(), required=True, help="Which lists of this desk; a record linked here follows it too."
    )
    kept: Mapped[Kept] = field(
        "Kept", Choice(Kept), required=True, help="What is kept permanently never stands on the list of disposals."
    )
    keep_years: Mapped[int | None] = field(
        "Years", Number("years", minimum=0), help="As many as the schedule says; counsel may ask for more."
    )
    counted_from: Mapped[CountedFrom | None] = field(
        "Counted from", Choice(CountedFrom), help="Most schedules count from the end of a year."
    )
    schedule: Mapped[str | None] = field(
        "Schedule", Note(), help="Number and item of the state's schedule that says so, and where it is found."
    )
    jurisdiction: Mapped[str | None] = field("Jurisdiction", Text(120), help="Whose schedule it is: the state, a city.")
    checked_on: Mapped[date | None] = field("Checked on", Date(), help="The day someone last read that source.")
    verified: Mapped[bool | None] = field(
        "Verified", YesNo(), help="No where nobody has compared it with the schedule: the list says so."
    )
    disposal: Mapped[str | None] = field(
        "Disposal", Note(), help="What comes before it: a certificate, a consent, sixty days of waiting."
    )

    def problems(self) -> Iterator[Problem]:
        """Where it is for years, somebody says how many."""
        if self.kept is Kept.YEARS and self.keep_years is None:
            yield Problem("keep_years", "Say for how many years.")


RETENTION_CLASSES = Kind(
    RetentionClass,
    one="Retention class",
    many="Retention classes",
    prefix="RTC",
    title="name",
    quiet="covers",
    table=("name", "covers", "kept", "keep_years", "verified"),
    form={
        "Class": ("name", "covers", "kept", "keep_years", "counted_from"),
        "Source": ("schedule", "jurisdiction", "checked_on", "verified", "disposal"),
    },
    search=("name", "schedule", "jurisdiction", "disposal"),
    order="name",
)


class HoldType(Enum):
    """Why records have to stay."""

    LITIGATION = "Litigation"
    AUDIT = "Audit"
    REQUEST = "Records request"
    INVESTIGATION = "Investigation"


class Hold(Record):
    """An order that nothing it is linked to is deleted until it is released."""

    __tablename__ = "hold"

    matter: Mapped[str] = field(
        "Matter", Text(200), required=True, help="The case, audit or request, as counsel names it."
    )
    type: Mapped[HoldType] = field(
        "Type", Choice(HoldType), required=True, help="A claim that is expected is enough for a litigation hold."
    )
    since: Mapped[date] = field(
        "Since", Date(), required=True, help="The day of the order; it means older records too."
    )
    ordered_by: Mapped[str | None] = field("Ordered by", Text(160), help="Name and office, as in the order itself.")
    request: Mapped[int | None] = link(
        "Request", "records_request", help="The one whose answer, or appeal, needs the records."
    )
    scope: Mapped[str | None] = field(
        "Scope", Note(), help="What it covers outside this desk too: mailboxes, telephones, paper."
    )
    review_on: Mapped[date | None] = field("Next review", Date(), help="Ask counsel then whether it still stands.")
    released_on: Mapped[date | None] = field(
        "Released", Date(), help="Empty while it stands; from then on it keeps nothing."
    )
    released_by: Mapped[str | None] = field("Released by", Text(160), help="Whoever ended it, in writing.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Who was told on which day, and who confirmed it.")

    def problems(self) -> Iterator[Problem]:
        """It is not released before it began, and somebody released it."""
        if self.released_on and self.since and self.released_on < self.since:
            yield Problem("released_on", "It would end before it began.")
        if self.released_on and not self.released_by:
            yield Problem("released_by", "Say who released it.")


HOLDS = Kind(
    Hold,
    one="Hold",
    many="Holds",
    prefix="HLD",
    title="matter",
    quiet="type",
    table=("matter", "type", "since", "review_on", "released_on"),
    form={
        "Hold": ("matter", "type", "since", "ordered_by", "request", "scope", "review_on"),
        "Release": ("released_on", "released_by", "notes"),
    },
    search=("matter", "ordered_by", "request", "scope", "notes"),
    order="-since",
)
