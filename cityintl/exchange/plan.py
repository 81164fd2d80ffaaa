"""What an import will do, before it does anything: rows, additions, remarks and open questions, in words."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from cityintl.exchange.grid import Cell
from cityintl.exchange.identity import New, Ref
from cityintl.exchange.mapping import Mapping
from cityintl.exchange.tables import Table
from cityintl.records import kinds
from cityintl.words import _


class Fate(Enum):
    """What becomes of a row."""

    ADDED = "added"
    DOUBLE = "skipped, stands there already"
    LEFT_OUT = "left out"


class Weight(Enum):
    """How much a remark matters: a row or a cell is lost, something is a double, or it is good to know."""

    LOST = "lost"
    DOUBLE = "double"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at, and what will be done about it; row 0 is the whole file."""

    weight: Weight
    text: str
    doing: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class AskDates:
    """A column whose dates can be read in two ways; answered by `mapping.dates[column]`."""

    column: str
    example: str
    day_first: date
    month_first: date

    @property
    def text(self) -> str:
        """The question."""
        said = _("In “{column}”, {example} can be {one} or {other}: does the day stand first, or the month?")
        return said.format(column=self.column, example=self.example, one=self.day_first, other=self.month_first)


@dataclass(frozen=True, slots=True)
class AskCity:
    """A column with several cities of which one is ours; answered by `mapping.where[column]`."""

    column: str
    cities: tuple[str, ...]

    @property
    def text(self) -> str:
        """The question."""
        some = ", ".join(self.cities[:3])
        said = _("“{column}” names {count:,} cities ({some}…): which one is ours?")
        return said.format(column=self.column, count=len(self.cities), some=some)


@dataclass(frozen=True, slots=True)
class AskValue:
    """A field that is needed and not in the file; answered by `mapping.defaults[path]`; `words` are the choices."""

    path: str
    label: str
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The question."""
        return _("“{label}” is needed and not in the file: what shall it be in all rows?").format(label=self.label)


Question = AskDates | AskCity | AskValue


@dataclass(frozen=True, slots=True)
class Default:
    """A field that all rows get because the file does not have it; `words` are what it can be changed to."""

    path: str
    label: str
    value: str
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Addition:
    """A record to add; the value of a link is a number, or the `New` record it will point to."""

    values: dict[str, Any]
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file and its fate; `ref` is the record it becomes or doubles, `why` says the reason in words."""

    row: int
    title: str
    fate: Fate
    why: str = ""
    ref: Ref | None = None

    @property
    def repeats(self) -> bool:
        """Whether the row doubles an earlier row of the file, not a record of the desk."""
        return self.fate is Fate.DOUBLE and isinstance(self.ref, New)


@dataclass
class Plan:
    """What an import will do.

    `chosen` are the numbered rows that match `mapping.where`, `filtered` counts the others; `gaps` counts what new
    partners lack.
    """

    table: Table
    mapping: Mapping
    lines: list[Line] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    defaults: list[Default] = field(default_factory=list)
    additions: dict[str, list[Addition]] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    chosen: list[tuple[int, tuple[Cell, ...]]] = field(default_factory=list)
    filtered: int = 0

    @property
    def kind(self) -> str:
        """The kind of record that the rows are."""
        return self.mapping.kind

    @property
    def importable(self) -> bool:
        """Whether nothing is left to be asked and something to be added."""
        return not self.questions and any(self.additions.values())

    @property
    def label(self) -> str:
        """The name of the step: “Import 38 ties from ties.tsv”."""
        return _("Import {what} from {file}").format(what=self.what(), file=self.table.path.name)

    def added(self) -> dict[str, int]:
        """How many records of each kind will be added, the rows' own kind first."""
        own = {self.kind: len(self.additions.get(self.kind, ()))}
        return own | {kind: len(found) for kind, found in self.additions.items() if found and kind != self.kind}

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(line.fate is fate for line in self.lines)

    def repeats(self) -> int:
        """How many rows double an earlier row of the file."""
        return sum(line.repeats for line in self.lines)

    def what(self) -> str:
        """“38 ties”, or what else is added when no row becomes a record of its own kind."""
        filled = {kind: n for kind, n in self.added().items() if n} or {self.kind: 0}
        kind, number = next(iter(filled.items()))
        return counted(kind, number)

    def summary(self) -> str:
        """“38 ties and 38 partners will be added, as one step that can be undone.”"""
        if self.questions:
            return _("Before anything can be imported: {question}").format(question=self.questions[0].text)
        parts = [counted(kind, n) for kind, n in self.added().items() if n]
        if not parts:
            return _("Nothing will be added.")
        said = _("{what} will be added, as one step that can be undone.")
        return said.format(what=_listed(parts))


def counted(kind: str, number: int) -> str:
    """“1 tie”, “38 ties”."""
    described = kinds.kind(kind)
    return f"{number:,} {_(described.one if number == 1 else described.many).lower()}"


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def resolved(values: Dict[str, Any], numbers: Dict[New, int]) -> dict[str, Any] | None:
    """The values with the numbers of new records in place; None while one of them has none yet."""
    found = {}
    for name, value in values.items():
        if isinstance(value, New):
            if value not in numbers:
                return None
            value = numbers[value]
        found[name] = value
    return found
