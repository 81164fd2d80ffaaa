"""What the desk said of something that falls due: put off with a reason, or closed by hand."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field
from cityintl.records.values import Choice, Date, Note, Text


class Answer(Enum):
    """What becomes of a reminder."""

    PUT_OFF = "Put off"
    CLOSED = "Closed"


class Reminder(Record):
    """The answer to one obligation, for the day on which it was due; another due day asks anew."""

    __tablename__ = "reminder"

    what: Mapped[str] = field("Reminder", Text(300), required=True, help="What fell due, in the words of that day.")
    key: Mapped[str] = field(
        "Stands for", Text(120), required=True, help="The name of the obligation: “notice:AGR-3”; calendars know it."
    )
    due_on: Mapped[date | None] = field("Due", Date(), help="The day it was due when this was said; empty for no day.")
    answer: Mapped[Answer] = field(
        "Answer", Choice(Answer), required=True, help="Put off comes back on its day; closed does not."
    )
    until: Mapped[date | None] = field("Put off until", Date(), help="The day on which it is shown again.")
    answered_on: Mapped[date | None] = field("Answered on", Date(), help="The day on which this was decided.")
    reason: Mapped[str | None] = field("Reason", Note(), help="Why it can wait or is done: who comes next will ask.")

    def problems(self) -> Iterator[Problem]:
        """What is put off has a day on which it comes back, and a reason."""
        if self.answer is Answer.PUT_OFF and not self.until:
            yield Problem("until", "Say until when it is put off.")
        if self.answer is Answer.PUT_OFF and not self.reason:
            yield Problem("reason", "Say in a few words why it can wait.")


REMINDERS = Kind(
    Reminder,
    one="Reminder",
    many="Reminders answered",
    prefix="REM",
    title="what",
    quiet="answer",
    table=("what", "due_on", "answer", "until", "reason"),
    form={"Reminder": ("what", "due_on", "answer", "until", "answered_on", "reason", "key")},
    search=("what", "reason"),
    order="-answered_on",
)
