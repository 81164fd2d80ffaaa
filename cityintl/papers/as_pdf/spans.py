"""Cells that go over several columns or rows: which places they truly take, how deep they make rows, how they part."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cityintl.papers import blocks
from cityintl.papers.as_pdf.flow import Stack

if TYPE_CHECKING:
    from cityintl.papers.as_pdf.table import Row

Span = tuple[int, int]
Rows = Sequence[tuple[blocks.Cell, ...]]


def taken(rows: Rows) -> tuple[dict[tuple[int, int], Span], set[tuple[int, int]]]:
    """By place (row, column) the columns and rows that a cell goes over, and the places that it covers.

    A cell goes no further than the places that hold COVERED, whatever it says of itself.
    """
    spans: dict[tuple[int, int], Span] = {}
    covered: set[tuple[int, int]] = set()

    def free(n: int, k: int) -> bool:
        return n < len(rows) and k < len(rows[n]) and rows[n][k] is blocks.COVERED and (n, k) not in covered

    for n, row in enumerate(rows):
        for k, cell in enumerate(row):
            if not isinstance(cell, blocks.Spanned):
                continue
            across, down = 1, 1
            while across < cell.columns and free(n, k + across):
                across += 1
            while down < cell.rows and all(free(n + down, k + each) for each in range(across)):
                down += 1
            spans[n, k] = across, down
            covered |= {(n + i, k + j) for i in range(down) for j in range(across)} - {(n, k)}
    return spans, covered


def depths(rows: "Sequence[Row]", widths: list[float], gaps: list[float]) -> list[float]:
    """How deep each row is; one at the end of a cell over several rows is as deep as this needs."""
    found = [row.depth(widths, gaps) for row in rows]
    for n, row in enumerate(rows):
        for k, (_across, down) in row.spans.items():
            last = min(n + down, len(rows)) - 1
            if last > n:
                needed = row.top + row.cells[k].height(row.spaces(widths, gaps)[k]) + rows[last].bottom
                found[last] += max(0.0, needed - sum(found[n : last + 1]))
    return found


def start(rows: "Sequence[Row]", n: int) -> int:
    """The first row of those that a cell binds to the row at n; n itself where none does."""
    first = n
    for i in range(n - 1, -1, -1):
        if any(i + down > first for _across, down in rows[i].spans.values()):
            first = i
    return first


def sever(
    rows: "Sequence[Row]", n: int, widths: list[float], gaps: list[float], room: float
) -> "tuple[list[Row], list[Row]]":
    """The rows before n and those from there on; cells over both end where they can and go on below."""
    upper, lower = list(rows[:n]), list(rows[n:])
    first = replace(lower[0], cells=list(lower[0].cells), spans=dict(lower[0].spans))
    used = 0.0
    for i, row in enumerate(upper):
        spaces = row.spaces(widths, gaps)
        cells, spans = list(row.cells), dict(row.spans)
        for k, (across, down) in row.spans.items():
            if i + down <= n:
                continue
            inside = room - used - row.top - rows[n - 1].bottom
            cells[k], first.cells[k] = _parted(cells[k], spaces[k], inside)
            spans[k], first.spans[k] = (across, n - i), (across, i + down - n)
        upper[i] = replace(row, cells=cells, spans=spans)
        used += row.depth(widths, gaps)
    lower[0] = first
    return upper, lower


def _parted(cell: Stack, width: float, room: float) -> tuple[Stack, Stack]:
    if cell.height(width) <= room:
        return cell, Stack([])
    parted = cell.split(width, room)
    return (parted[0], parted[1]) if parted else (Stack([]), cell)
