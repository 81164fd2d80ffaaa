"""What the assistant's page shows and what the user chose, as plain facts: no widget, no exchange."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.gui.dialogs.importing.columns import Column
from cityintl.gui.dialogs.importing.file_step import Look
from cityintl.gui.dialogs.importing.looks import Thing
from cityintl.gui.dialogs.importing.questions import Needed, TwoWays
from cityintl.gui.dialogs.importing.rows import RowLine


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose so far; what is None or not named is for the program to propose."""

    kind: str
    path: Path | None = None
    sheet: int | None = None
    header_row: int | None = None
    where: tuple[int, str] | None = None
    targets: Mapping[int, str] = field(default_factory=dict)
    dates: Mapping[int, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    fill: bool = False


@dataclass(frozen=True)
class Seen:
    """How the file is understood with these choices, and what would be done."""

    choices: Choices
    name: str
    subtitle: str
    file: Look
    columns: Sequence[Column]
    targets: Sequence[tuple[str, str]]
    dates: Sequence[TwoWays]
    needed: Sequence[Needed]
    things: Sequence[Thing]
    lines: Sequence[RowLine]
    places: Mapping[int, int]
    can_fill: bool
    summary: str
    button: str
    ready: bool
    refused: UserError | None = None
    plan: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the counts in a sentence, more in notes, and the step that undoes it."""

    counts: str
    notes: Sequence[str]
    step: int | None
