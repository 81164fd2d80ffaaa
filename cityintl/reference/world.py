"""The shapes of the world and their projection: Robinson, on the meridian of the home city, so that no tie is cut."""

import functools
import json
import math
from collections.abc import Sequence
from typing import Any

from cityintl import paths

#: Longitude and latitude in degrees, or a place on the map, where the map is 2 wide and about 1.01 high around 0, 0.
Point = tuple[float, float]
#: Robinson's table (1974): for each 5 degrees of latitude the length of the parallel, and its distance to the equator.
_TABLE = (
    (1.0000, 0.0000), (0.9986, 0.0620), (0.9954, 0.1240), (0.9900, 0.1860), (0.9822, 0.2480), (0.9730, 0.3100),
    (0.9600, 0.3720), (0.9427, 0.4340), (0.9216, 0.4958), (0.8962, 0.5571), (0.8679, 0.6176), (0.8350, 0.6769),
    (0.7986, 0.7346), (0.7597, 0.7903), (0.7186, 0.8435), (0.6732, 0.8936), (0.6213, 0.9394), (0.5722, 0.9761),
    (0.5322, 1.0000),
)  # fmt: skip
#: How high the map is for a width of 2: Robinson's 0.5072.
HEIGHT = 0.5072
_STEPS = 48


@functools.cache
def rings() -> tuple[tuple[Point, ...], ...]:
    """The outlines of the countries, each a ring of longitude and latitude."""
    return tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in _shapes()["rings"])


def owners() -> list[str]:
    """The country of each ring by its ISO 3166 code; empty where there is no code for who governs there."""
    found: list[str] = _shapes()["countries"]
    return found


@functools.cache
def _shapes() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(paths.resource("world", "land.json").read_text(encoding="utf-8"))
    return found


def projected(longitude: float, latitude: float) -> Point:
    """The place on the map of a longitude relative to its middle, and a latitude; x from -1 to 1, north is up."""
    away = min(abs(latitude), 90.0) / 5
    lower = min(int(away), len(_TABLE) - 2)
    part = away - lower
    long, high = ((1 - part) * a + part * b for a, b in zip(_TABLE[lower], _TABLE[lower + 1], strict=True))
    return longitude / 180 * long, math.copysign(high, latitude) * HEIGHT


def relative(longitude: float, home: float) -> float:
    """A longitude counted from the home meridian, from -180 to 180."""
    return (longitude - home + 180) % 360 - 180


def unwrapped(ring: Sequence[Point], home: float) -> list[Point]:
    """A ring counted from the home meridian without a jump where it passes the other side of the Earth."""
    found: list[Point] = []
    for longitude, latitude in ring:
        here = relative(longitude, home)
        if found:
            here += 360 * round((found[-1][0] - here) / 360)
        found.append((here, latitude))
    return found


def outline() -> list[Point]:
    """The edge of the map."""
    up = [projected(180, latitude) for latitude in range(-90, 91, 5)]
    return up + [projected(-180, latitude) for latitude in range(90, -91, -5)]


def land(home: float) -> list[list[Point]]:
    """The countries as rings on the map; those that pass its edge stand on both sides, to be clipped by the outline."""
    found = []
    for ring in rings():
        straight = unwrapped(ring, home)
        for turn in (0, 360, -360):
            if any(-180 <= longitude + turn <= 180 for longitude, _latitude in straight):
                found.append([projected(longitude + turn, latitude) for longitude, latitude in straight])
    return found


def way(here: Point, there: Point) -> list[Point]:
    """The shortest way between two places, as longitudes and latitudes; between ends of the Earth only these two."""
    a, b = _vector(here), _vector(there)
    angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    if angle < 1e-9 or math.pi - angle < 1e-9:
        return [here, there]
    found = []
    for n in range(_STEPS + 1):
        share = n / _STEPS
        first, second = math.sin((1 - share) * angle), math.sin(share * angle)
        x, y, z = ((first * p + second * q) / math.sin(angle) for p, q in zip(a, b, strict=True))
        found.append((math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))))
    return found


def great_circle(here: Point, there: Point, home: float) -> list[list[Point]]:
    """The shortest way between two places (longitude, latitude) on the map, in pieces where it passes the edge."""
    points = way(here, there)
    if len(points) == 2:
        return [[projected(relative(p[0], home), p[1]) for p in points]]
    pieces: list[list[Point]] = [[]]
    before = None
    for longitude, latitude in ((relative(p[0], home), p[1]) for p in points):
        if before is not None and abs(longitude - before) > 180:
            pieces.append([])
        pieces[-1].append(projected(longitude, latitude))
        before = longitude
    return [piece for piece in pieces if len(piece) > 1]


def _vector(place: Point) -> tuple[float, float, float]:
    longitude, latitude = math.radians(place[0]), math.radians(place[1])
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)
