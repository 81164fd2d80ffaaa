"""Names on the map: over no other name and no dot, inside the map, near their dots."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk.map_names import Box, place

WITHIN = Box(0, 0, 400, 200)
HIGH = 12.0
dots = some.lists(some.tuples(some.floats(0, 400), some.floats(0, 200)), max_size=12)


@given(dots, some.floats(5, 120))
def test_names_cover_neither_each_other_nor_a_dot(at: list[tuple[float, float]], wide: float) -> None:
    found = place(at, [wide] * len(at), HIGH, [], WITHIN)
    boxes = [each.box for each in found if each]
    assert len(found) == len(at)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(Box(x - 1, y - 1, x + 1, y + 1)) for box in boxes for x, y in at)
    assert all(WITHIN.holds(box) for box in boxes)


def test_a_lonely_name_stands_right_of_its_dot_and_needs_no_line_to_it() -> None:
    (found,) = place([(100, 100)], [50], HIGH, [], WITHIN)
    assert found and not found.led
    assert found.box.left > 100
    assert found.box.low < 100 < found.box.high


def test_a_name_keeps_away_from_lines() -> None:
    line = [(100.0, 100.0), (400.0, 100.0)]
    (found,) = place([(100, 100)], [50], HIGH, [line], WITHIN)
    assert found and not found.box.low < 100 < found.box.high


def test_where_neighbors_take_the_room_a_name_goes_further_and_is_led() -> None:
    crowd = [(200.0 + 3 * n, 100.0) for n in range(6)]
    found = place(crowd, [60] * 6, HIGH, [], WITHIN)
    assert all(found) and any(each.led for each in found if each)


def test_a_name_without_room_is_left_out() -> None:
    assert place([(10, 10)], [500], HIGH, [], WITHIN) == [None]
