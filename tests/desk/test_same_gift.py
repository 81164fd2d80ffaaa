"""The same gift under other words: few false alarms, and none missed because of an article or a ribbon."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.desk.same_gift import same

WORDS = some.lists(some.sampled_from(["honey", "jar", "Chart", "river", "Łódź", "1893", "walnut", "tea"]), min_size=2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sangamon honey, one jar", "One jar of Sangamon honey, with a beechwood spoon"),
        ("The model of a streetcar", "Model of a streetcar."),
        ("Street-car model", "Model, street car"),
        ("River chart of 1893", "River chart of 1893, facsimile in a walnut frame"),
        ("Jar of honey", "Three jars of honey"),
        ("Cookbook", "A cookbook"),
    ],
)
def test_the_same_gift_is_known_under_other_words(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Book", "Two books on the prairie, one of them in French"),
        ("Photograph of the river, framed", "Photograph of the bridge, framed"),
        ("River chart of 1893", "River chart of 1902"),
        ("Tea bowl from Seto, dark with a green glaze", "Table cover of indigo from Arimatsu"),
        ("Thirty-six drawings of Adams Elementary", "Forty drawings, “my way to school”"),
        ("Two of the", "One of the"),
    ],
)
def test_another_gift_is_no_false_alarm(one: str, other: str) -> None:
    assert not same(one, other)


@given(WORDS, some.randoms())
def test_neither_the_order_of_words_nor_of_the_two_matters(words: list[str], chance) -> None:
    mixed = list(words)
    chance.shuffle(mixed)
    said, other = " of the ".join(words), f"A {', '.join(mixed)}"
    assert same(said, said) and (same(said, other) is same(other, said) is True)
    assert same(f"{said} in a box", other) is (len(set(words)) > 1)
    assert not same(f"{said} in a box", f"{other} in a bag")
