"""Where names stand on the map: beside their dots, over no other name and no dot, across as few lines as can be."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cityintl.reference.world import Point

#: The ways from a dot to its name, the likeliest first, and how far away, in parts of the height of a name.
_WAYS = ((1, 0), (1, 1), (1, -1), (-1, 0), (0, 1), (0, -1), (-1, 1), (-1, -1))
_AWAY = (0.6, 1.3, 2.0, 2.7)
#: Lines are looked at in cells of this share of the height of a name.
_CELL = 0.4


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map, in the measure of whoever draws it; up or down is the same to it."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether both have a place in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.low < other.high and other.low < self.high

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.low <= other.low and other.high <= self.high


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a name stands, and whether a short line should lead from its dot to it."""

    box: Box
    led: bool


def place(
    dots: Sequence[Point],
    widths: Sequence[float],
    high: float,
    lines: Sequence[Sequence[Point]],
    within: Box,
) -> list[Placed | None]:
    """For each dot where its name, so wide and high, stands; nothing where there is no room for it."""
    crossed = _cells(lines, high * _CELL)
    taken = [Box(x - high * 0.4, y - high * 0.4, x + high * 0.4, y + high * 0.4) for x, y in dots]
    found: list[Placed | None] = []
    for dot, width in zip(dots, widths, strict=True):
        best: tuple[tuple[int, float], Placed] | None = None
        for away, box in _boxes(dot, width, high):
            if not within.holds(box) or any(box.meets(other) for other in taken):
                continue
            score = (_crossings(box, crossed, high * _CELL), away)
            if best is None or score < best[0]:
                best = (score, Placed(box, away > _AWAY[0]))
        found.append(best[1] if best else None)
        if best:
            taken.append(best[1].box)
    return found


def _boxes(dot: Point, width: float, high: float) -> Iterator[tuple[float, Box]]:
    """Every place a name may have, the nearest first, with how far it is."""
    for away in _AWAY:
        for across, up in _WAYS:
            far = away * high * (0.75 if across and up else 1)
            x, y = dot[0] + across * (far + width / 2), dot[1] + up * (far + high / 2)
            yield away, Box(x - width / 2, y - high / 2, x + width / 2, y + high / 2)


def _cells(lines: Sequence[Sequence[Point]], side: float) -> set[tuple[int, int]]:
    """The cells that lines pass through."""
    found = set()
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise(line):
            steps = max(1, math.ceil(max(abs(x2 - x1), abs(y2 - y1)) / side))
            for n in range(steps + 1):
                part = n / steps
                found.add((math.floor((x1 + (x2 - x1) * part) / side), math.floor((y1 + (y2 - y1) * part) / side)))
    return found


def _crossings(box: Box, cells: set[tuple[int, int]], side: float) -> int:
    across = range(math.floor(box.left / side), math.floor(box.right / side) + 1)
    up = range(math.floor(box.low / side), math.floor(box.high / side) + 1)
    return sum((x, y) in cells for x in across for y in up)
