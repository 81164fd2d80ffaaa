"""Submissions: what the city reports in one round, with its answers, chapters, and what departments are asked for."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Code, Date, Note, Number, Text, Web, YesNo


class SubmissionStatus(Enum):
    """Where a submission stands."""

    PREPARING = "Preparing"
    REVIEW = "In review"
    APPROVED = "Approved"
    SUBMITTED = "Submitted"
    ACKNOWLEDGED = "Acknowledged"
    DROPPED = "Not sent"


class Submission(Record):
    """One report of the city to one framework; the commitments it serves are linked with the role “serves”."""

    __tablename__ = "submission"

    title: Mapped[str] = field(
        "Submission", Text(200), required=True, help="With its year: “CDP-ICLEI Track 2026”, “Voluntary Local Review”."
    )
    framework: Mapped[int] = link("Framework", "framework", required=True, help="The one whose form it fills.")
    window: Mapped[int | None] = link(
        "Window", "reporting_window", help="The round it is meant for; its closing day is the one that counts."
    )
    status: Mapped[SubmissionStatus] = field(
        "Status", Choice(SubmissionStatus), required=True, help="Acknowledged once a receipt or an upload shows it."
    )
    scope: Mapped[str | None] = field("Scope", Text(200), help="Edition, goals or sections that it covers.")
    prepared_by: Mapped[int | None] = link("Prepared by", "person", help="Who holds the pen, and the log-in.")
    approved_by: Mapped[str | None] = field(
        "Approved by", Text(160), help="Name and office of whoever signed off, as they were that day."
    )
    approved_on: Mapped[date | None] = field("Approved on", Date(), help="The day of the sign-off, before it went out.")
    ready_by: Mapped[date | None] = field(
        "Ready by", Date(), help="Our own last day, ahead of the window's, for legal and the mayor."
    )
    submitted_on: Mapped[date | None] = field("Submitted on", Date(), help="The day it was sent or uploaded.")
    receipt: Mapped[int | None] = link("Receipt", "document", help="The mail or page that proves it arrived.")
    score: Mapped[str | None] = field("Score or badge", Text(120), help="As it was given: “B”, “A List”, three badges.")
    public_url: Mapped[str | None] = field("Public page", Web(), help="Where everybody can read it, where one can.")
    launched_on: Mapped[date | None] = field("Launched on", Date(), help="The day it was presented to the public.")
    previous: Mapped[int | None] = link(
        "The one before", "submission", help="Last round's report: its answers stand beside this one's."
    )
    lessons: Mapped[str | None] = field("Lessons", Note(), help="What to begin earlier, whom to ask first next time.")
    notes: Mapped[str | None] = field("Notes", Note(), help="What is still open, and what was left out on purpose.")

    def problems(self) -> Iterator[Problem]:
        """What was sent has its day."""
        sent = self.status in (SubmissionStatus.SUBMITTED, SubmissionStatus.ACKNOWLEDGED)
        if sent and not self.submitted_on:
            yield Problem("submitted_on", "Say on which day it was submitted.")


SUBMISSIONS = Kind(
    Submission,
    one="Submission",
    many="Submissions",
    prefix="SBM",
    title="title",
    quiet="framework",
    table=("title", "framework", "status", "ready_by", "submitted_on", "score"),
    form={
        "Submission": ("title", "framework", "window", "status", "scope", "previous"),
        "Who and when": ("prepared_by", "ready_by", "approved_by", "approved_on", "submitted_on", "launched_on"),
        "What came of it": ("receipt", "score", "public_url", "lessons", "notes"),
    },
    search=("title", "framework", "scope", "approved_by", "score", "lessons", "notes"),
    order="title",
)


class SubmissionAnswer(Record):
    """One question of a form with our answer, its evidence, and whether the file must be attached again."""

    __tablename__ = "submission_answer"

    submission: Mapped[int] = link(
        "Submission", "submission", required=True, part_of=True, help="The report whose form asks this."
    )
    code: Mapped[str | None] = field(
        "Code", Code(40), help="The number of the question; by it last year's answer is found."
    )
    question: Mapped[str] = field("Question", Text(400), required=True, help="As the form words it, or shorter.")
    answer: Mapped[str | None] = field(
        "Answer", Note(), help="What was entered, word for word; empty while it is open."
    )
    department: Mapped[int | None] = link(
        "Asked of", "organization", help="The office that knows; empty where this desk answers by itself."
    )
    evidence: Mapped[int | None] = link(
        "Evidence", "document", help="The file behind the answer; it is kept here for the next round."
    )
    reattach: Mapped[bool | None] = field(
        "Attach the file anew", YesNo(), help="Yes where the portal forgets files from one year to the next."
    )
    attached_on: Mapped[date | None] = field("Attached on", Date(), help="The day the file went up in this round.")
    note: Mapped[str | None] = field("Note", Note(), help="Doubts, who said so, what the reviewers marked.")


SUBMISSION_ANSWERS = Kind(
    SubmissionAnswer,
    one="Answer",
    many="Answers",
    prefix="ANS",
    title="question",
    quiet="code",
    table=("code", "question", "answer", "evidence", "reattach"),
    form={
        "Answer": ("submission", "code", "question", "answer", "department", "note"),
        "File": ("evidence", "reattach", "attached_on"),
    },
    search=("code", "question", "answer", "note"),
    order="code",
)


class ChapterState(Enum):
    """How far a chapter is."""

    OUTLINE = "Outline"
    DRAFT = "Draft"
    REVIEW = "Legal and communications review"
    SIGNED = "Mayor's sign-off"
    UPLOADED = "Uploaded"


class Chapter(Record):
    """A chapter of a review, with its writer and how far it is."""

    __tablename__ = "chapter"

    submission: Mapped[int] = link(
        "Submission", "submission", required=True, part_of=True, help="The review in whose contents it stands."
    )
    position: Mapped[int] = field(
        "Place", Number(minimum=1, maximum=200), required=True, help="Where it stands in the order of contents."
    )
    name: Mapped[str] = field("Chapter", Text(200), required=True, help="The heading, as the contents will say it.")
    state: Mapped[ChapterState] = field(
        "State", Choice(ChapterState), required=True, help="From the outline to the upload, one after the other."
    )
    owner: Mapped[int | None] = link("Writer", "person", help="Who writes it, and is asked how it goes.")
    department: Mapped[int | None] = link("Department", "organization", help="Whose figures and words it needs most.")
    due_on: Mapped[date | None] = field("Due", Date(), help="The day the draft is wanted here.")
    document: Mapped[int | None] = link("Document", "document", help="The newest draft that is kept at this desk.")
    note: Mapped[str | None] = field("Note", Note(), help="What is missing, who must still be heard.")


CHAPTERS = Kind(
    Chapter,
    one="Chapter",
    many="Chapters",
    prefix="CHP",
    title="name",
    quiet="state",
    table=("position", "name", "state", "owner", "due_on"),
    form={"Chapter": ("submission", "position", "name", "state", "owner", "department", "due_on", "document", "note")},
    search=("name", "note"),
    order="position",
)


class DataCall(Record):
    """What one department is asked for a submission, and whether it came."""

    __tablename__ = "data_call"

    submission: Mapped[int] = link(
        "Submission", "submission", required=True, part_of=True, help="The report for which the figures are needed."
    )
    department: Mapped[int] = link(
        "Department", "organization", required=True, help="The office that has the figures; one call for each."
    )
    person: Mapped[int | None] = link("Person asked", "person", help="Who there will do it, by name.")
    what: Mapped[str | None] = field("What is asked", Text(300), help="The tables, indicators or answers, in one line.")
    asked_on: Mapped[date | None] = field(
        "Asked on", Date(), help="Empty until the letter went; a rule says by when it should."
    )
    due_on: Mapped[date | None] = field("Wanted by", Date(), help="The day that the letter names.")
    received_on: Mapped[date | None] = field("Received on", Date(), help="The day all of it was here.")
    note: Mapped[str | None] = field("Note", Note(), help="What came in part, what was refused and why.")

    def problems(self) -> Iterator[Problem]:
        """Nothing comes before it was asked for, and nothing is wanted before that."""
        if self.asked_on and self.received_on and self.received_on < self.asked_on:
            yield Problem("received_on", "It came before it was asked for.")
        if self.asked_on and self.due_on and self.due_on < self.asked_on:
            yield Problem("due_on", "It is wanted before it was asked for.")


DATA_CALLS = Kind(
    DataCall,
    one="Data call",
    many="Data calls",
    prefix="DCL",
    title="department",
    quiet="what",
    table=("department", "what", "asked_on", "due_on", "received_on"),
    form={"Data call": ("submission", "department", "person", "what", "asked_on", "due_on", "received_on", "note")},
    search=("department", "what", "note"),
    order="due_on",
)
