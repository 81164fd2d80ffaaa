"""The Earth as a globe: turned so that two places are on its face, with the shortest way between them."""

import math
from collections.abc import Iterable

from cityintl.reference import world
from cityintl.reference.world import Point

#: How far south of the middle of the way the eye stands, in degrees; less where a place would go over the edge.
_SOUTH = (17.0, 11.0, 6.0, 0.0)
#: How near the edge a place may come: the cosine of its distance from the middle of the face.
_EDGE = 0.08


class Face:
    """What is seen of the globe from over a place; points are in parts of its radius, north is up."""

    def __init__(self, longitude: float, latitude: float) -> None:
        self.longitude = longitude
        self._sine, self._cosine = math.sin(math.radians(latitude)), math.cos(math.radians(latitude))

    def place(self, at: Point) -> tuple[float, float, float]:
        """Where a place (longitude, latitude) stands, and the cosine of its distance: under 0 it is on the far side."""
        across, up = math.radians(at[0] - self.longitude), math.radians(at[1])
        x = math.cos(up) * math.sin(across)
        y = self._cosine * math.sin(up) - self._sine * math.cos(up) * math.cos(across)
        return x, y, self._sine * math.sin(up) + self._cosine * math.cos(up) * math.cos(across)

    def line(self, points: Iterable[Point]) -> list[list[Point]]:
        """The pieces of a line that are on the face."""
        found: list[list[Point]] = [[]]
        for at in points:
            x, y, near = self.place(at)
            if near >= 0:
                found[-1].append((x, y))
            elif found[-1]:
                found.append([])
        return [piece for piece in found if len(piece) > 1]

    def ring(self, points: Iterable[Point], least: float) -> list[Point]:
        """An outline on the face, what is behind drawn along its edge; points nearer than `least` fall away."""
        found: list[Point] = []
        seen = False
        for at in points:
            x, y, near = self.place(at)
            seen = seen or near >= 0
            if near < 0:
                far = math.hypot(x, y) or 1.0
                x, y = x / far, y / far
            if not found or math.dist(found[-1], (x, y)) >= least:
                found.append((x, y))
        return found if seen and len(found) > 2 else []

    def net(self) -> list[list[Point]]:
        """Meridians and parallels, every 30 degrees."""
        meridians = [[(float(m), float(a)) for a in range(-80, 81, 2)] for m in range(-180, 180, 30)]
        parallels = [[(float(m), float(a)) for m in range(-180, 181, 2)] for a in range(-60, 90, 30)]
        return [piece for line in meridians + parallels for piece in self.line(line)]


def over(here: Point, there: Point) -> Face:
    """The face on which both places are, seen from somewhat south of the middle of the way between them."""
    way = world.way(here, there)
    longitude, latitude = way[len(way) // 2]
    for south in _SOUTH:
        face = Face(longitude, max(-90.0, latitude - south))
        if all(face.place(at)[2] > _EDGE for at in (here, there)):
            break
    return face
