"""Sheets of a workbook as plain content: what lists, papers and exports hand to the one writer."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what its cells hold (text, number, decimal, date, bool, partial_date), its unit."""

    head: str
    kind: str = "text"
    unit: str = ""
    width: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of a sheet as a chart beside its table: which column names the rows, which hold the values.

    `said` tells in words what it shows, for those who do not see it; `line` joins the values, for years.
    """

    title: str
    names: int
    values: tuple[int, ...]
    said: str
    line: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: one header row, then rows of native values; `note` stands on the “Read me” sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[object, ...]]
    note: str = ""
    charts: tuple[Chart, ...] = ()
