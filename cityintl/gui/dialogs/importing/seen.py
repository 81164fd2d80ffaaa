"""What the assistant's page shows and what the user chose, as plain facts: no widget, no exchange."""

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cityintl.exchange.mapping import Mapping
from cityintl.exchange.plan import Plan
from cityintl.gui.dialogs.importing.columns import Column
from cityintl.gui.dialogs.importing.file_step import Look
from cityintl.gui.dialogs.importing.looks import Thing
from cityintl.gui.dialogs.importing.questions import Asked
from cityintl.gui.dialogs.importing.rows import RowLine


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose so far; what is None is for the program to propose.

    `narrowing` is the column to choose rows by while its value is not chosen yet.
    """

    path: Path | None = None
    kind: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping | None = None
    narrowing: str = ""


@dataclass(frozen=True)
class Seen:
    """How the file is understood with these choices, and what would be done."""

    choices: Choices
    mapping: Mapping
    name: str
    subtitle: str
    file: Look
    columns: Sequence[Column]
    targets: Sequence[tuple[str, str]]
    questions: Asked
    things: Sequence[Thing]
    lines: Sequence[RowLine]
    places: Dict[int, int]
    can_fill: bool
    summary: str
    button: str
    ready: bool
    plan: Plan


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the counts in a sentence, more in notes, and the step that undoes it."""

    counts: str
    notes: Sequence[str]
    step: int
