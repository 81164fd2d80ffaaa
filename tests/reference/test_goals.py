"""Codes of the goals: how many, in which order, what each meant in which year; labels of our own."""

import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cityintl.folding import natural
from cityintl.reference import goals
from cityintl.reference.goals import Good

Beside = Callable[..., Path]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’]+", text.lower().replace("'", "’"))


def published(beside: Beside, name: str) -> list[dict[str, str]]:
    with beside("sdg", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_17_goals_169_targets_251_indicators_under_235_codes_of_which_234_are_unique() -> None:
    listed = goals.indicators()
    assert (len(goals.goals()), len(goals.targets()), len(listed)) == (17, 169, 251)
    assert len({found.unsd for found in listed}) == 235
    assert len([found for found in listed if not found.repeat_of]) == 234


@pytest.mark.parametrize(
    ("year", "listed", "unique"),
    [(2017, 244, 232), (2019, 244, 232), (2020, 247, 231), (2021, 248, 231), (2024, 248, 231), (2025, 251, 234)],
)
def test_each_year_lists_as_many_as_the_united_nations_counted(year: int, listed: int, unique: int) -> None:
    found = goals.indicators(year)
    assert (len(found), len([one for one in found if not one.repeat_of])) == (listed, unique)


def test_codes_repeats_and_colors_are_those_of_the_published_framework(beside: Beside) -> None:
    theirs = published(beside, "indicators")
    assert [(i.code, i.unsd, i.repeat_of or "", i.target, i.goal) for i in goals.indicators()] == [
        (row["indicator"], row["unsd_code"], row["repeat_of"], row["target"], row["goal"]) for row in theirs
    ]
    assert [t.code for t in goals.targets()] == [row["target"] for row in published(beside, "targets")]
    assert [g.color for g in goals.goals()] == [row["color_hex"] for row in published(beside, "goals")]


def test_everything_hangs_together() -> None:
    codes, tops = {t.code for t in goals.targets()}, {g.code for g in goals.goals()}
    assert {t.goal for t in goals.targets()} == tops
    for one in goals.meanings():
        assert one.target in codes
        assert one.until is None or one.since <= one.until
        assert one.repeat_of or (one.label and one.unit), one.code
    assert codes == {i.target for i in goals.indicators()}, "every target is measured by something"


def test_no_code_has_two_meanings_in_one_year() -> None:
    for year in range(2017, goals.latest() + 1):
        seen = Counter(one.code for one in goals.meanings() if one.holds(year))
        assert [code for code, n in seen.items() if n > 1] == []


def test_labels_are_unique_short_and_telling() -> None:
    for group in ([g.label for g in goals.goals()], [t.label for t in goals.targets()]):
        assert len(set(map(str.lower, group))) == len(group)
    for year in (2017, 2020, 2025):
        group = [i.label.lower() for i in goals.indicators(year)]
        assert len(set(group)) == len(group)
    own = [i.label for i in goals.meanings() if i.label]
    assert len(set(map(str.lower, own))) == len(own), "an earlier meaning does not read like the one of today"
    for label in [*own, *(t.label for t in goals.targets()), *(g.label for g in goals.goals())]:
        assert 3 <= len(words(label)) <= 9, label
        assert label == label.strip() and not label.endswith("."), label


def pairs(beside: Beside) -> Iterator[tuple[str, str]]:
    """Our label and the official wording beside it."""
    of = {g.code: g.label for g in goals.goals()}
    for row in published(beside, "goals"):
        yield of[row["goal"]], row["title_en"]
        yield of[row["goal"]], row["short_en"]
    of = {t.code: t.label for t in goals.targets()}
    for row in published(beside, "targets"):
        yield of[row["target"]], row["text_en"]
    for row in published(beside, "indicators"):
        for one in goals.meanings():
            if one.code == row["indicator"] and one.label:
                yield one.label, row["text_en"]


def longest_run(ours: list[str], theirs: list[str]) -> int:
    spans = [ours[a:b] for a in range(len(ours)) for b in range(a + 1, len(ours) + 1)]
    runs = {tuple(theirs[n : n + size]) for size in range(1, len(ours) + 1) for n in range(len(theirs) - size + 1)}
    return max((len(span) for span in spans if tuple(span) in runs), default=0)


def test_labels_are_not_the_official_wording_nor_pieces_of_it(beside: Beside) -> None:
    for label, official in pairs(beside):
        ours, theirs = words(label), words(official)
        rest = iter(theirs)
        assert label.lower() not in official.lower(), label
        assert not all(word in rest for word in ours), f"{label}: left over when words are struck out"
        assert longest_run(ours, theirs) <= 3, label
        assert sum(word in theirs for word in ours) < 0.75 * len(ours), label


def test_codes_stand_in_their_natural_order() -> None:
    codes = [i.code for i in goals.indicators()]
    shuffled = random.Random(5).sample(codes, len(codes))
    assert sorted(shuffled, key=natural) == codes
    own = ["1.2", "5.1.1", "5-1-1a", "5.1.2", "10-x-2", "11-6-2", "11-6-2-a", "16.10.1", "16.a.1"]
    assert sorted(random.Random(8).sample(own, len(own)), key=natural) == own
    assert sorted(["1.a", "1.10", "1.2"], key=natural) == ["1.2", "1.10", "1.a"]


@given(some.text(max_size=12))
def test_any_code_can_be_put_in_order(code: str) -> None:
    assert natural(code) == natural(code.upper())
    assert goals.meaning(code) is None or goals.plain(code) in {i.code for i in goals.indicators()}


def told(code: str, year: int) -> tuple[str, str]:
    found = goals.meaning(code, year)
    assert found is not None
    return found.label, found.unit


def test_a_value_filed_under_11_c_1_before_2020_is_not_the_one_of_2025() -> None:
    assert told("11.c.1", 2019) != told("11-c-1", 2025)
    assert goals.meaning("11.c.1", 2020) is None and goals.meaning("11.c.1", 2024) is None
    assert goals.meaning("8.9.2", 2022) is None and told("8.9.2", 2017) != told("8.9.2", 2025)


def test_what_the_review_of_2025_replaced_and_added() -> None:
    for code in ("3.b.3", "4.6.1"):
        assert told(code, 2024) != told(code, 2025)
    assert goals.meaning("2.2.4", 2024) is None and goals.meaning("2.2.4", 2025) is not None
    assert goals.meaning("17.6.2", 2019) is not None and goals.meaning("17.6.2") is None


def test_a_repeat_says_so_and_has_the_unit_of_the_first() -> None:
    first, again = goals.meaning("1.5.1"), goals.meaning("13.1.1")
    assert first is not None and again is not None
    assert again.label == f"{first.label} (as 1.5.1, for goal 13)"
    assert (again.unit, again.good, again.custodian) == (first.unit, Good.DOWN, "UNDRR")


def test_goals_and_targets_are_found_from_any_code_below_them() -> None:
    goal, target = goals.goal("16-10-2"), goals.target("Indicator 16.10.2")
    assert goal is not None and goal.code == "16"
    assert target is not None and target.code == "16.10"
    assert goals.target("10-x-2") is None and goals.goal("18.1") is None


def test_codes_and_words_are_offered() -> None:
    assert [i.code for i in goals.offered("16.1")] == ["16.1.1", "16.1.2", "16.1.3", "16.1.4"]
    assert [i.code for i in goals.offered("1.1")] == ["1.1.1"]
    assert goals.offered("11-c-1", 2022) == []
    assert goals.offered("safe outside at night")[0].code == "16.1.4"
    assert {i.target for i in goals.offered("farmland", limit=99)} >= {"2.4", "5.a"}
    assert goals.offered("of") == [] and goals.offered("") == []
