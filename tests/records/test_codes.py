"""Codes sort as people count, and a span of years counts for its last one."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.folding import natural
from cityintl.records.codes import last_year
from cityintl.records.values import BadValue, Code, Period

CODE = some.lists(some.integers(1, 30) | some.sampled_from("abcx"), min_size=1, max_size=4)


def test_codes_sort_as_people_count() -> None:
    in_order = ["1.2", "1.2.1", "1.5", "1.10", "1.a", "1.a.1", "1.b", "2.1", "10.1", "10.x.1", "11.c.1", "17.1"]
    assert sorted(in_order[5:] + in_order[:5], key=Code(20).sort_key) == in_order


@given(CODE, CODE)
def test_the_first_piece_that_differs_decides_and_numbers_stand_before_letters(one: list, other: list) -> None:
    said = [".".join(map(str, each)) for each in (one, other)]
    wanted = [[(isinstance(piece, str), piece) for piece in each] for each in (one, other)]
    for mine, theirs in zip(*wanted, strict=False):
        if mine != theirs:
            assert (natural(said[0]) < natural(said[1])) == (mine < theirs)
            return
    assert (natural(said[0]) < natural(said[1])) == (len(one) < len(other))


@pytest.mark.parametrize(
    ("written", "kept", "counts"),
    [
        ("2024", "2024", 2024),
        ("2017-18", "2017-18", 2018),
        ("2017–2018", "2017-2018", 2018),
        ("2017/18", "2017/18", 2018),
        ("1999-00", "1999-00", 2000),
        ("2018 November", "2018 November", 2018),
        ("2018-05", "2018-05", 2018),
        ("2019-12-31", "2019-12-31", 2019),
        (2021, "2021", 2021),
        (2021.0, "2021", 2021),
    ],
)
def test_years_are_kept_as_written_and_count_for_the_last(written: object, kept: str, counts: int) -> None:
    assert Period().read(written) == kept
    assert last_year(kept) == counts


@pytest.mark.parametrize("written", ["last year", "18", "year 3", "12345"])
def test_what_names_no_year_is_refused(written: str) -> None:
    with pytest.raises(BadValue, match="names no year"):
        Period().read(written)
