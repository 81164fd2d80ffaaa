"""The projection of the map: a meridian in the middle, nothing torn, great circles as they are flown."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from cityintl import distance
from cityintl.reference import globe, world

LONGITUDES, LATITUDES = some.floats(-180, 180), some.floats(-89, 89)


@given(LONGITUDES, LATITUDES)
def test_every_place_lies_within_the_outline(longitude: float, latitude: float) -> None:
    x, y = world.projected(longitude, latitude)
    edge = world.projected(180, latitude)[0]
    assert abs(x) <= edge + 1e-9
    assert abs(y) <= world.HEIGHT + 1e-9


@given(LONGITUDES, LONGITUDES)
def test_a_longitude_is_counted_from_home(longitude: float, home: float) -> None:
    found = world.relative(longitude, home)
    assert -180 <= found <= 180
    assert math.isclose(math.cos(math.radians(found)), math.cos(math.radians(longitude - home)), abs_tol=1e-9)


@pytest.mark.parametrize("home", [0.0, -89.5, 135.0, 179.9, -179.9])
def test_no_outline_jumps_across_the_map(home: float) -> None:
    for ring in world.rings():
        straight = world.unwrapped(ring, home)
        assert all(abs(a[0] - b[0]) <= 180 for a, b in itertools.pairwise(straight))


@given(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_no_piece_of_a_way_jumps_across_the_map(lon: float, lat: float, lon2: float, lat2: float, home: float) -> None:
    """Only from one end of the Earth to the other there is no shortest way: a straight line stands for it."""
    assume(distance.kilometres((lat, lon), (lat2, lon2)) < 20_000)
    for piece in world.great_circle((lon, lat), (lon2, lat2), home):
        assert all(math.dist(a, b) < 1 for a, b in itertools.pairwise(piece))


def test_a_way_begins_and_ends_where_it_should_and_goes_north() -> None:
    nagoya, riverton = (136.9, 35.2), (-89.54, 39.84)
    (piece,) = world.great_circle(riverton, nagoya, riverton[0])
    assert piece[0] == pytest.approx(world.projected(0.0, riverton[1]), abs=1e-6)
    assert piece[-1] == pytest.approx(world.projected(world.relative(nagoya[0], riverton[0]), nagoya[1]), abs=1e-6)
    assert max(y for _x, y in piece) > world.projected(0, 55)[1], "the shortest way passes Alaska"
    assert distance.kilometres((35.2, 136.9), (39.84, -89.54)) == pytest.approx(10_410, rel=0.01)


def test_each_outline_has_a_country() -> None:
    owners = world.owners()
    assert len(owners) == len(world.rings())
    assert (owners.count("JP"), owners.count("PL")) == (3, 1)


@given(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES)
def test_both_places_are_on_the_face_of_the_globe(lon: float, lat: float, lon2: float, lat2: float) -> None:
    assume(distance.kilometres((lat, lon), (lat2, lon2)) < 18_000)
    face = globe.over((lon, lat), (lon2, lat2))
    for at in ((lon, lat), (lon2, lat2)):
        x, y, near = face.place(at)
        assert near > 0 and math.hypot(x, y) < 1


def test_the_way_over_the_globe_is_one_line() -> None:
    nagoya, riverton = (136.9, 35.2), (-89.54, 39.84)
    (line,) = globe.over(riverton, nagoya).line(world.way(riverton, nagoya))
    assert line[0][0] > 0 > line[-1][0], "America is on the right of the North Pacific"


def test_what_is_behind_the_globe_is_not_drawn() -> None:
    face = globe.Face(0.0, 0.0)
    assert face.ring([(170.0, 0.0), (175.0, 5.0), (175.0, 0.0)], 0.001) == []
    edge = face.ring([(80.0, 0.0), (100.0, 10.0), (100.0, 0.0)], 0.001)
    assert edge and all(math.hypot(*at) <= 1 + 1e-9 for at in edge)
    assert face.net()
