"""Time zones by their IANA name, as the tzdata package knows them."""

import functools
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@functools.cache
def _by_country() -> dict[str, tuple[str, ...]]:
    """The zones of each country, after zone.tab: code, place on the map, name."""
    found: dict[str, list[str]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            code, _position, zone = line.split("\t")[:3]
            found.setdefault(code, []).append(zone)
    return {code: tuple(zones) for code, zones in found.items()}


def names() -> list[str]:
    """The zones to choose from: one or more of each country, and UTC; old names are left out."""
    return [*sorted({zone for zones in _by_country().values() for zone in zones}), "UTC"]


def of_country(code: str) -> tuple[str, ...]:
    """The zones of a country, its main one first; empty for a country that has none."""
    return _by_country().get(code, ())


def is_zone(name: str) -> bool:
    """Whether there is a zone of this name, old names included."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
