"""How far away a place is: along the great circle, on the mean Earth."""

import math

from cityintl.numerals import grouped
from cityintl.words import _

#: Mean radius of the Earth in kilometres (IUGG).
EARTH = 6371.0088
KILOMETRES_IN_A_MILE = 1.609344


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The great-circle distance of two places, each (latitude, longitude) in degrees."""
    a, b = math.radians(here[0]), math.radians(there[0])
    across = math.radians(there[1] - here[1])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def said(here: tuple[float, float], there: tuple[float, float], miles: bool) -> str:
    """“10,512 km” or “6,532 miles”."""
    away = kilometres(here, there)
    if miles:
        return _("{n} miles").format(n=grouped(away / KILOMETRES_IN_A_MILE, 0))
    return f"{grouped(away, 0)} km"
