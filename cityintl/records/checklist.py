"""Checklists of a visit, and the templates they come from."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.delegation import VisitWay
from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Date, Note, Number, Text


class Anchor(Enum):
    """The day that a checklist counts from."""

    REQUEST = "Request received"
    ARRIVAL = "Arrival"
    DEPARTURE = "Departure"


class ChecklistItem(Record):
    """One thing to do for a visit, with the day it is due."""

    __tablename__ = "checklist_item"

    delegation: Mapped[int] = link(
        "Delegation", "delegation", required=True, part_of=True, help="The visit for which it has to be done."
    )
    label: Mapped[str] = field("To do", Text(200), required=True, help="One thing, begun with a verb.")
    template: Mapped[int | None] = link(
        "From template", "checklist_template", help="The template it came from; empty where it was added by hand."
    )
    anchor: Mapped[Anchor | None] = field("Counts from", Choice(Anchor), help="The day that moves it along.")
    offset: Mapped[int | None] = field(
        "Days from it", Number("days"), help="Before it is negative: -84 is twelve weeks."
    )
    due_on: Mapped[date | None] = field("Due", Date(), help="Worked out from the anchor; can be set by hand.")
    done_on: Mapped[date | None] = field("Done", Date(), help="Empty while it is open.")
    done_by: Mapped[str | None] = field("By", Text(120), help="Who did it; while it is open, who will.")
    note: Mapped[str | None] = field("Note", Note(), help="What came of it, or whose answer it waits for.")


CHECKLIST_ITEMS = Kind(
    ChecklistItem,
    one="Checklist item",
    many="Checklist",
    prefix="CHK",
    title="label",
    quiet="delegation",
    table=("label", "due_on", "done_on", "done_by"),
    form={
        "To do": ("delegation", "label", "due_on", "done_on", "done_by", "note"),
        "Where it comes from": ("template", "anchor", "offset"),
    },
    search=("label", "delegation", "done_by", "note"),
    order="due_on",
)


class ChecklistTemplate(Record):
    """A checklist that visits of one direction begin with; the office changes it as it learns."""

    __tablename__ = "checklist_template"

    name: Mapped[str] = field("Name", Text(120), required=True, help="“Inbound visit”, “Courtesy call, short”.")
    direction: Mapped[VisitWay] = field(
        "For", Choice(VisitWay), required=True, help="It is offered for visits of this direction first."
    )
    notes: Mapped[str | None] = field("Notes", Note(), help="When to use it, when the shorter one.")


CHECKLIST_TEMPLATES = Kind(
    ChecklistTemplate,
    one="Checklist template",
    many="Checklist templates",
    prefix="CTP",
    title="name",
    quiet="direction",
    table=("name", "direction"),
    form={"Template": ("name", "direction", "notes")},
    search=("name", "notes"),
    order="name",
)


class ChecklistLine(Record):
    """A line of a checklist template: what, and how many days from arrival, departure or request."""

    __tablename__ = "checklist_line"

    template: Mapped[int] = link(
        "Template", "checklist_template", required=True, part_of=True, help="The template whose visits get this line."
    )
    label: Mapped[str] = field("To do", Text(200), required=True, help="One thing, begun with a verb.")
    anchor: Mapped[Anchor] = field("Counts from", Choice(Anchor), required=True, help="The day that moves it along.")
    offset: Mapped[int] = field("Days from it", Number("days"), required=True, help="Negative before, positive after.")
    note: Mapped[str | None] = field("Note", Text(200), help="Why, or how; goes into each visit's list.")

    def problems(self) -> Iterator[Problem]:
        """Nothing is done before the request came."""
        if self.anchor is Anchor.REQUEST and self.offset is not None and self.offset < 0:
            yield Problem("offset", "Nothing can be done before the request came.")


CHECKLIST_LINES = Kind(
    ChecklistLine,
    one="Line of the template",
    many="Lines",
    prefix="CTL",
    title="label",
    quiet="template",
    table=("label", "anchor", "offset"),
    form={"Line": ("template", "label", "anchor", "offset", "note")},
    search=("label", "template", "note"),
    order="offset",
)
