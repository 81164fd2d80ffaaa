"""Advice asked of the State Department, embassies and state offices, and the visitors they send."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.memory import Medium
from cityintl.records.values import Choice, Country, Date, Decimal, Note, Number, PartialDate, Text, Time


class LiaisonType(Enum):
    """Who was asked."""

    STATE_DEPARTMENT = "State Department"
    DESK_OFFICER = "Desk officer"
    EMBASSY = "Our embassy abroad"
    DETAILED = "Officer on detail"
    STATE_OFFICE = "State office"
    CONSULATE = "Consulate"


class LiaisonContact(Record):
    """A question to an office that knows, and its advice; kept when the office is gone."""

    __tablename__ = "liaison_contact"

    question: Mapped[str] = field(
        "Question asked", Text(300), required=True, help="In a line: “May we host the vice governor this fall?”"
    )
    type: Mapped[LiaisonType] = field(
        "Type", Choice(LiaisonType), required=True, help="Pearson and Lewis officers are on detail with us."
    )
    on: Mapped[date] = field("Date", Date(), required=True, help="The day we asked; advice ages.")
    medium: Mapped[Medium | None] = field("By", Choice(Medium), help="A call has no paper: write down what was said.")
    organization: Mapped[int | None] = link(
        "Office", "organization", help="As it was called then; it counts as contact with it."
    )
    person: Mapped[int | None] = link("Person", "person", help="Who answered; officers move on after a year or two.")
    country: Mapped[str | None] = field("Country desk", Country(), help="The country whose desk it was.")
    partner: Mapped[int | None] = link("About the partner", "partner", help="The relation for which we asked.")
    advice: Mapped[str | None] = field("Advice given", Note(), help="As near to the words as can be, without our view.")
    holds_until: Mapped[date | None] = field(
        "Holds until", Date(), help="After this day ask again: policies change with people."
    )
    asked_again_on: Mapped[date | None] = field(
        "Asked again", Date(), help="The day somebody did; the new advice is a record of its own."
    )
    office_ended: Mapped[str | None] = field(
        "Office abolished", PartialDate(), help="When it was closed or merged; its advice stays on file."
    )
    office_note: Mapped[str | None] = field(
        "What became of it", Note(), help="Where its work and people went, and who is asked now."
    )
    document: Mapped[int | None] = link("Document", "document", help="The letter or e-mail in which they answered.")
    notes: Mapped[str | None] = field("Notes", Note(), help="What we did with the advice, and whom we told.")

    def problems(self) -> Iterator[Problem]:
        """Advice does not run out before it was given."""
        if self.holds_until and self.on and self.holds_until < self.on:
            yield Problem("holds_until", "It would have run out before it was asked for.")


LIAISON_CONTACTS = Kind(
    LiaisonContact,
    one="Liaison contact",
    many="Liaison contacts",
    prefix="LIA",
    title="question",
    quiet="organization",
    table=("question", "type", "organization", "holds_until", "on"),
    form={
        "Contact": ("question", "type", "on", "medium", "organization", "person", "country", "partner"),
        "Advice": ("advice", "holds_until", "asked_again_on", "document", "notes"),
        "The office": ("office_ended", "office_note"),
    },
    search=("question", "organization", "person", "country", "partner", "advice", "office_note", "notes"),
    order="-on",
)


class ProgramType(Enum):
    """What brings the visitors."""

    IVLP = "International Visitor Leadership Program"
    PUBLIC_DIPLOMACY = "Public diplomacy"
    TECHNICAL = "Technical assistance"
    RESEARCH = "Research or fellowship"
    OTHER = "Other program"


class ProgramStatus(Enum):
    """Where a program stands with us."""

    REQUESTED = "Requested"
    CONFIRMED = "Confirmed"
    COMPLETED = "Completed"
    DECLINED = "Declined"
    CANCELLED = "Cancelled"


class VisitorProgram(Record):
    """Visitors whom a federal program brings to town past City Hall, and what it asks of the city."""

    __tablename__ = "visitor_program"

    name: Mapped[str] = field(
        "Name", Text(200), required=True, help="Title of the project as the host's program book has it."
    )
    type: Mapped[ProgramType] = field(
        "Type", Choice(ProgramType), required=True, help="IVLP groups are chosen by embassies, fellows by a jury."
    )
    status: Mapped[ProgramStatus] = field(
        "Status", Choice(ProgramStatus), required=True, help="What we said to the host about the meetings it wants."
    )
    host: Mapped[int | None] = link(
        "Host", "organization", help="The nonprofit in town that receives them and makes their days."
    )
    contact: Mapped[int | None] = link("Contact", "person", help="Whom to call at the host when a bus is late.")
    funder: Mapped[str | None] = field("Funder", Text(160), help="The bureau or foundation that pays, as it is named.")
    country: Mapped[str | None] = field("Country", Country(), help="Where they come from; empty for a mixed group.")
    partner: Mapped[int | None] = link("Partner", "partner", help="Where they come from a partner city of ours.")
    starts: Mapped[date | None] = field("First day", Date(), help="Here in this city, not in Washington.")
    ends: Mapped[date | None] = field("Last day", Date(), help="On which they travel on, or home.")
    visitors: Mapped[int | None] = field(
        "Visitors", Number("people", minimum=0), help="Without interpreters and escorts."
    )
    topic: Mapped[str | None] = field("Topic", Text(200), help="“Elections”, “water in cold climates”.")
    received_on: Mapped[date | None] = field("Asked on", Date(), help="The day the host wrote to us.")
    reply_by: Mapped[date | None] = field("Answer by", Date(), help="When the host has to close its schedule.")
    staff_hours: Mapped[float | None] = field(
        "Staff time besides", Decimal("hours", 0), help="Preparing and seeing off; meetings count their own hours."
    )
    feedback: Mapped[str | None] = field("Feedback", Note(), help="What visitors and host said afterwards.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Whom to keep in touch with, what to do otherwise.")

    def problems(self) -> Iterator[Problem]:
        """It does not end before it begins."""
        if self.starts and self.ends and self.ends < self.starts:
            yield Problem("ends", "They would leave before they arrive.")


VISITOR_PROGRAMS = Kind(
    VisitorProgram,
    one="Visitor program",
    many="Visitor programs",
    prefix="VPR",
    title="name",
    quiet="host",
    table=("name", "host", "visitors", "status", "starts"),
    form={
        "Program": (
            "name", "type", "status", "topic", "host", "contact", "funder", "country", "partner", "visitors",
        ),
        "Days": ("received_on", "reply_by", "starts", "ends"),
        "Afterwards": ("staff_hours", "feedback", "notes"),
    },
    search=("name", "topic", "host", "contact", "country", "partner", "funder", "feedback", "notes"),
    order="-starts",
)  # fmt: skip


class ProgramMeetingStatus(Enum):
    """What became of a meeting that was asked for."""

    REQUESTED = "Requested"
    CONFIRMED = "Confirmed"
    DONE = "Held"
    DECLINED = "Declined"


class ProgramMeeting(Record):
    """A meeting with the city that a visitor program asks for or had."""

    __tablename__ = "program_meeting"

    program: Mapped[int] = link(
        "Program", "visitor_program", required=True, part_of=True, help="The group that asks to be received."
    )
    asked: Mapped[str] = field(
        "What they ask", Text(200), required=True, help="“How a city of this size counts votes”, in their words."
    )
    status: Mapped[ProgramMeetingStatus] = field(
        "Status", Choice(ProgramMeetingStatus), required=True, help="Declined ones count too: they show what is asked."
    )
    with_whom: Mapped[str | None] = field(
        "With whom", Text(200), help="Department and name, the one who speaks first in front."
    )
    person: Mapped[int | None] = link("Our host", "person", help="Who receives them here, where the desk knows them.")
    on: Mapped[date | None] = field("Day", Date(), help="As confirmed to the host; buses run by it.")
    starts: Mapped[str | None] = field("Starts", Time(), help="By the clock at City Hall.")
    took_part: Mapped[str | None] = field("Took part", Text(200), help="Who of the city was in the room.")
    staff_hours: Mapped[float | None] = field(
        "Staff time", Decimal("hours", 0), help="Hours of everyone together, preparation included."
    )
    note: Mapped[str | None] = field("Note", Note(), help="What was said, asked and promised.")


PROGRAM_MEETINGS = Kind(
    ProgramMeeting,
    one="Meeting of a program",
    many="City meetings",
    prefix="VPM",
    title="asked",
    quiet="with_whom",
    table=("asked", "with_whom", "on", "status", "staff_hours"),
    form={
        "Meeting": ("program", "asked", "status", "with_whom", "person", "on", "starts"),
        "Held": ("took_part", "staff_hours", "note"),
    },
    search=("asked", "program", "with_whom", "took_part", "note"),
    order="on",
)
