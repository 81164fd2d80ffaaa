import sqlite3

import pytest

from cityintl import paths
from cityintl.reference import zones


@pytest.mark.parametrize("name", ["Europe/Warsaw", "Asia/Tokyo", "UTC", "US/Pacific"])
def test_zones_of_today_and_of_old_are_known(name):
    assert zones.is_zone(name)


@pytest.mark.parametrize("name", ["", "Europe", "Mars/Base", "../etc/passwd", "/etc/localtime", "a\0b", "Warsaw"])
def test_what_is_no_zone_is_refused(name):
    assert not zones.is_zone(name)


def test_the_names_offered_are_zones_without_the_old_ones():
    names = zones.names()
    assert all(zones.is_zone(name) for name in names)
    assert "Europe/Warsaw" in names
    assert names[-1] == "UTC"
    assert "US/Pacific" not in names
    assert len(names) == len(set(names)) > 400


def test_a_country_has_its_zones():
    assert zones.of_country("PL") == ("Europe/Warsaw",)
    assert zones.of_country("US")[0] == "America/New_York"
    assert zones.of_country("XX") == ()


def test_every_zone_of_the_cities_is_known():
    file = sqlite3.connect(f"{paths.built('places.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    found = [name for (name,) in file.execute("SELECT name FROM zone")]
    file.close()
    assert len(found) > 300
    assert [name for name in found if not zones.is_zone(name)] == []
