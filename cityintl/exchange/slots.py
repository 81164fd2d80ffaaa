"""The columns of a file arranged by the fields they fill, each with a reader of its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cityintl.exchange.cells import Order, Reader, Reading, order_of
from cityintl.exchange.grid import Cell
from cityintl.exchange.mapping import OUR_CITY, Mapping, field_of
from cityintl.exchange.tables import Table
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.records.values import Date, Note, PartialDate, Text
from cityintl.reference.currencies import is_currency


@dataclass(frozen=True, slots=True)
class Slot:
    """A column: its place and name, the field of the kind it fills, the field behind a link, its reader."""

    place: int
    column: str
    first: Field
    rest: str
    reader: Reader
    order: Order

    @property
    def is_date(self) -> bool:
        """Whether the cells are days."""
        return isinstance(self.reader.field.value, Date | PartialDate)

    @property
    def takes_several(self) -> bool:
        """Whether several columns may fill the field together, line by line."""
        return isinstance(self.reader.field.value, Note)

    def read(self, row: Sequence[Cell]) -> Reading:
        """The value in a row."""
        return self.reader.read(row[self.place])


def slots_of(
    table: Table, mapping: Mapping, chosen: Sequence[tuple[int, tuple[Cell, ...]]], currency: str = ""
) -> list[Slot]:
    """The columns that are imported; an amount without one is in this currency.

    `chosen` are the numbered rows that are imported: a column's other dates do not count.
    """
    found = []
    for column, path in mapping.columns.items():
        if path == OUR_CITY:
            continue
        place = table.column(column)
        name, _dot, rest = path.partition(".")
        first = kinds.kind(mapping.kind).fields[name]
        field = field_of(mapping.kind, path)
        target = Field(field.name, field.label, Text(300), field.required) if field.link else field
        order = order_of([(number, row[place]) for number, row in chosen]) if _dated(field) else Order()
        told = _told(mapping.dates, table, column) or order.proven
        words = _told(mapping.values, table, column) or {}
        codes = field.value.name == "country" and _are_codes([row[place] for _number, row in chosen])
        reader = Reader(target, told, words, codes=codes, currency=currency_in(column) or currency)
        found.append(Slot(place, table.columns[place], first, rest, reader, order))
    return found


def currency_in(column: str) -> str:
    """The currency that the head of a column names: “Value, USD”, “Cost (EUR)”."""
    found = re.search(r"(?:, |\()([A-Z]{3})\)?$", column.strip())
    return found[1] if found and is_currency(found[1]) else ""


def _dated(field: Field) -> bool:
    return isinstance(field.value, Date | PartialDate)


def _told(answers: Any, table: Table, column: str) -> Any:
    """An answer that was given for this column, under whatever spelling of its name."""
    place = table.column(column)
    return next((answer for name, answer in answers.items() if table.column(name) == place), None)


def _are_codes(cells: Sequence[Cell]) -> bool:
    texts = [str(cell).strip() for cell in cells if cell is not None]
    return sum(len(text) == 2 and text.isupper() for text in texts) * 2 > len(texts)
