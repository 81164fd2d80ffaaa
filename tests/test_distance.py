"""How far away a place is."""

import pytest

from cityintl.distance import kilometres, said

CULVER_CITY = (34.0211, -118.3965)


@pytest.mark.parametrize(
    ("there", "km"),
    [((35.1815, 136.9064), 9045), ((50.0614, 19.9366), 9807), ((9.4008, -0.8393), 11861)],
)
def test_known_distances(there: tuple[float, float], km: int) -> None:
    assert kilometres(CULVER_CITY, there) == pytest.approx(km, abs=3)


def test_the_other_side_of_the_world_is_half_its_girth() -> None:
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015.1, abs=0.1)
    assert kilometres((12.5, 7), (12.5, 7)) == 0


def test_it_is_said_in_the_citys_unit() -> None:
    assert said((0, 0), (0, 1), miles=False) == "111 km"
    assert said((0, 0), (0, 1), miles=True) == "69 miles"
