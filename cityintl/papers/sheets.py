"""Papers as sheets of a workbook: the ones they bring themselves, else their tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from cityintl.desk.sheets import Column, Sheet
from cityintl.papers import blocks
from cityintl.words import _


def sheets_of(paper: blocks.Paper) -> list[Sheet]:
    """The sheets of a paper: the ones it brings itself, else its tables with every fact in a column of its own."""
    if paper.sheets:
        return list(paper.sheets)
    return [_sheet_of(table, paper.title) for table in _tables(paper.blocks)]


def _tables(found: Sequence[blocks.Block]) -> Iterator[blocks.Table]:
    for block in found:
        if isinstance(block, blocks.Table):
            yield block
        elif isinstance(block, blocks.Section | blocks.Box | blocks.Part):
            yield from _tables(block.blocks)


def _sheet_of(table: blocks.Table, title: str) -> Sheet:
    columns = [Column(c.head, "text", c.unit) for c in table.columns]
    rows = [tuple(_flat(cell) for cell in row) for row in table.rows]
    if table.groups:
        columns.insert(0, Column(_("Group")))
        rows = [(None, *row) for row in rows]
        rows += [(group.name, *(_flat(cell) for cell in row)) for group in table.groups for row in group.rows]
    return Sheet(table.caption or title, tuple(columns), rows)


def _flat(cell: blocks.Cell) -> object:
    match cell:
        case blocks.Lines(items):
            return " · ".join(blocks.bare(item) for item in items)
        case blocks.Spanned(said):
            return _flat(said)
        case blocks.Covered():
            return None
        case blocks.Spark():
            return cell.said
        case None | date() | int() | float() | Decimal():
            return cell
        case _:
            return blocks.bare(cell)
