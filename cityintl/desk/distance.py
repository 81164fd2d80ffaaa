"""How far away a place is: along the great circle, on the mean Earth."""

import math
from typing import Any

import sqlalchemy as sa

#: Mean radius of the Earth in kilometres (IUGG).
EARTH = 6371.0088
KILOMETRES_IN_A_MILE = 1.609344


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The great-circle distance of two places, each (latitude, longitude) in degrees."""
    a, b = math.radians(here[0]), math.radians(there[0])
    across = math.radians(there[1] - here[1])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def expression(
    here: tuple[float, float], latitude: sa.ColumnElement[Any], longitude: sa.ColumnElement[Any], unit: float
) -> sa.ColumnElement[Any]:
    """The same in SQL, rounded to whole units of so many kilometres."""
    f = sa.func
    a = math.radians(here[0])
    north = (f.radians(latitude) - a) / 2
    east = f.radians(longitude - here[1]) / 2
    h = f.pow(f.sin(north), 2) + math.cos(a) * f.cos(f.radians(latitude)) * f.pow(f.sin(east), 2)
    return sa.cast(f.round(2 * EARTH / unit * f.asin(f.min(1.0, f.sqrt(h)))), sa.Integer)


def said(here: tuple[float, float], there: tuple[float, float], miles: bool) -> str:
    """“10,512 km” or “6,532 miles”."""
    away = kilometres(here, there)
    return f"{away / KILOMETRES_IN_A_MILE:,.0f} miles" if miles else f"{away:,.0f} km"
