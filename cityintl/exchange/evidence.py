"""What the cells of a column look like, whatever its name says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cityintl.errors import UserError
from cityintl.exchange.cells import is_nothing
from cityintl.exchange.grid import Cell
from cityintl.exchange.tables import Table
from cityintl.records.money import with_currency
from cityintl.records.values import Choice, Date, Decimal, Email, Link, Money, Number, PartialDate, Text, Value, Web
from cityintl.reference import countries

_ENOUGH = 300


@dataclass(frozen=True, slots=True)
class Evidence:
    """The first telling cells of a column, how many rows fill it, and an example."""

    cells: tuple[Cell, ...]
    filled: int
    example: str

    def share(self, value: Value) -> float:
        """How many of the cells a type of value can read, from 0 to 1; 1 when there are none."""
        return sum(_reads(value, cell) for cell in self.cells) / len(self.cells) if self.cells else 1.0

    @property
    def countries(self) -> float:
        """How many of the cells name a country."""
        return sum(_is_country(cell) for cell in self.cells) / len(self.cells) if self.cells else 0.0

    @property
    def addresses(self) -> float:
        """How many of the cells are addresses on the web, or the numbers of a catalogue."""
        found = [c for c in self.cells if isinstance(c, str) and re.match(r"(?i)https?://|www\.|Q\d+$", c.strip())]
        return len(found) / len(self.cells) if self.cells else 0.0

    @property
    def days(self) -> float:
        """How many of the cells are whole days."""
        return sum(_is_day(cell) for cell in self.cells) / len(self.cells) if self.cells else 0.0


def look(table: Table, place: int) -> Evidence:
    """What the column at this place holds."""
    filled = [row[place] for row in table.rows if row[place] is not None]
    telling = [cell for cell in filled if not is_nothing(cell)]
    return Evidence(tuple(telling[:_ENOUGH]), len(telling), example(telling))


def example(cells: Iterable[Cell]) -> str:
    """The first of the cells that tells something, as text; “” where none does."""
    return next((str(cell).strip() for cell in cells if cell is not None and not is_nothing(cell)), "")


def agrees(evidence: Evidence, value: Value) -> bool:
    """Whether the cells could be values of this type; three in four are enough."""
    if value.name == "country":
        return not evidence.cells or evidence.countries >= 0.75
    if isinstance(value, Date | PartialDate):
        return evidence.share(value) + evidence.days >= 0.75
    if isinstance(value, Choice | Email | Web | Number | Decimal | Money):
        return evidence.share(value) >= 0.75
    return not isinstance(value, Text | Link) or evidence.addresses < 0.5


def _reads(value: Value, cell: Cell) -> bool:
    try:
        return value.read(with_currency(str(cell), "USD") if isinstance(value, Money) else cell) is not None
    except UserError:
        return False


def _is_country(cell: Cell) -> bool:
    try:
        return isinstance(cell, str) and countries.find(cell) is not None
    except countries.Ambiguous:
        return True


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (
        isinstance(cell, str)
        and re.fullmatch(r"\s*(\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4})\s*", cell) is not None
    )
