"""Commitments: what the city pledged under a framework, and where it stands with it."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from sqlalchemy.orm import Mapped

from cityintl.records.describe import Kind, Problem, Record, field, link
from cityintl.records.values import Choice, Date, Note, PartialDate, Text


class CommitmentStatus(Enum):
    """Where a commitment stands."""

    PLEDGED = "Pledged"
    ACTIVE = "Active"
    COMPLIANT = "Compliant"
    OVERDUE = "Overdue"
    PAUSED = "Paused"
    WITHDRAWN = "Withdrawn"


class Commitment(Record):
    """A pledge of the city under a framework: who signed what, how far it reaches, how far it is."""

    __tablename__ = "commitment"

    title: Mapped[str] = field(
        "Commitment", Text(200), required=True, help="As the city speaks of it: “Cities Race to Zero, 2030 pledge”."
    )
    framework: Mapped[int] = link(
        "Framework", "framework", required=True, help="Under which it was given; its posture note holds here too."
    )
    status: Mapped[CommitmentStatus] = field(
        "Status", Choice(CommitmentStatus), required=True, help="Paused and withdrawn ones owe nothing more."
    )
    instrument: Mapped[str | None] = field(
        "Instrument", Text(160), help="The letter, declaration, ordinance or form by which it was given."
    )
    network: Mapped[int | None] = link(
        "Given to", "organization", help="The network or body that keeps it; its page shows the pledge as well."
    )
    signed_by: Mapped[str | None] = field(
        "Signed by", Text(160), help="Name and office as signed; mayors change, the pledge stays."
    )
    signed_on: Mapped[str | None] = field(
        "Signed", PartialDate(), help="A year is enough; anniversaries need the whole day."
    )
    resolution: Mapped[str | None] = field("Resolution", Text(60), help="The number of the vote that stands behind it.")
    scope: Mapped[str | None] = field(
        "Scope", Text(200), help="What it covers: city operations, the whole community, some goals."
    )
    pledge: Mapped[str | None] = field("Pledge", Note(), help="The words or the targets that were promised.")
    stage: Mapped[str | None] = field(
        "Stage", Text(120), help="Phase, badge or stage reached, such as “Stage B, plan” of MCR2030."
    )
    stage_on: Mapped[date | None] = field(
        "Stage since", Date(), help="The day it was reached; every year from then somebody asks what came next."
    )
    plan_on: Mapped[date | None] = field(
        "Plan of", Date(), help="The day the action plan was adopted; a rule says when it is too old."
    )
    inventory_on: Mapped[date | None] = field(
        "Inventory of", Date(), help="The last day that the newest inventory of emissions or risks covers."
    )
    focal_person: Mapped[int | None] = link("Focal person", "person", help="Who here answers for it and gets the mail.")
    department: Mapped[int | None] = link("Department", "organization", help="The office that does the work of it.")
    progress: Mapped[str | None] = field("Progress", Note(), help="What was done, in sentences a council can read.")
    notes: Mapped[str | None] = field("Notes", Note(), help="Doubts, half-promises, what must not be said yet.")

    def problems(self) -> Iterator[Problem]:
        """A stage is reached after the pledge was signed."""
        if self.signed_on and self.stage_on and self.stage_on.isoformat()[: len(self.signed_on)] < self.signed_on:
            yield Problem("stage_on", "The stage was reached before anything was signed.")


COMMITMENTS = Kind(
    Commitment,
    one="Commitment",
    many="Commitments",
    prefix="CMT",
    title="title",
    quiet="framework",
    table=("title", "framework", "status", "signed_on", "stage", "focal_person"),
    form={
        "Commitment": (
            "title", "framework", "status", "instrument", "network", "signed_by", "signed_on", "resolution", "scope",
        ),
        "Where it stands": ("stage", "stage_on", "plan_on", "inventory_on", "focal_person", "department"),
        "Words": ("pledge", "progress", "notes"),
    },
    search=("title", "framework", "instrument", "network", "resolution", "scope", "pledge", "stage", "progress",
            "notes"),
    order="title",
)  # fmt: skip
