"""Data files become values: added once, revised where they differ, under the indicator and the use they belong to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cityintl.desk import goals_framework, indicators
from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.exchange import figures
from cityintl.records.indicator import Applicability
from cityintl.store import DeskFile

TextFile = Callable[..., Path]
USE = {"applicability": Applicability.APPLIES}


def bring(desk: DeskFile, *paths: Path, given: str | None = None, version: int | None = None) -> figures.Plan:
    plan = figures.make(desk, paths, given, version)
    figures.bring(desk, plan)
    return plan


def values(desk: DeskFile, **where: Any) -> list[tuple[Any, ...]]:
    fields = ("year", "disaggregation", "number", "text")
    return [tuple(row[name] for name in fields) for row in picked(desk, "observation", fields, where)]


def test_a_real_file_comes_in_once_and_one_undo_takes_it_back(desk: DeskFile, beside: Callable[..., Path]) -> None:
    path = beside("examples", "indicator_bristol_16-1-4.csv").resolve()
    before = desk.counts()
    plan = bring(desk, path)
    assert (plan.added, plan.revised, desk.count("observation")) == (148, 0, 148)
    assert len({row[0] for row in values(desk)}) == 4
    (indicator,) = picked(desk, "indicator", ("code", "name", "unit", "target_code", "custodian", "framework"), {})
    assert (indicator["code"], indicator["target_code"], indicator["unit"]) == ("16.1.4", "16.1", "%")
    again = bring(desk, path)
    assert (again.added, again.revised, again.files[0].known, again.writes) == (0, 0, 148, False)
    desk.undo()
    assert desk.counts() == before and desk.check() == []


def test_a_value_that_changed_revises_the_one_that_stands_there(desk: DeskFile, text_file: TextFile) -> None:
    name = "indicator_8-5-2.csv"
    bring(desk, text_file("Year,Sex,Value\n2023,,5.5\n2023,Female,5.1\n2024,,4.9\n", name))
    plan = bring(desk, text_file("Year,Sex,Value\n2023,,5.6\n2023,Female,5.1\n2024,,4.9\n2025,,4.7\n", name))
    assert (plan.added, plan.revised, plan.files[0].known) == (1, 1, 2)
    rows = picked(desk, "observation", ("year", "number", "revised_on", "superseded_by", "disaggregation"), {})
    old, new = (row for row in rows if row["year"] == "2023" and not row["disaggregation"])
    assert (old["number"], old["revised_on"], old["superseded_by"]) == (5.5, None, new["id"])
    assert (new["number"], new["revised_on"]) == (5.6, desk.today)
    (series,) = indicators.all_series(desk, desk.today)
    assert [point.value for point in series.progress.points] == [5.6, 4.9, 4.7]
    assert bring(desk, text_file("Year,Sex,Value\n2023,,5.6\n", name)).writes is False


def test_files_together_are_one_step(desk: DeskFile, text_file: TextFile) -> None:
    one = text_file("Year,Value\n2024,1\n", "indicator_11-6-2.csv")
    sub = text_file("Year,Value\n2024,2\n", "indicator_11-6-2-a.csv")
    own = text_file("Year,Value\n2024,Yes\n", "indicator_10-x-2.csv")
    plan = bring(desk, one, sub, own)
    assert plan.label == "Bring in 3 values from 3 files"
    found = picked(desk, "indicator", ("code", "local"), {})
    assert [(row["code"], row["local"]) for row in found] == [("11.6.2", None), ("10.x.2", True)]
    uses = picked(desk, "indicator_use", ("source_code", "indicator"), {})
    assert [(row["source_code"], row["indicator"]) for row in uses] == [("11-6-2", 1), ("11-6-2-a", 1), ("10-x-2", 2)]
    assert values(desk, indicator_use=3) == [("2024", None, None, "Yes")]
    assert bring(desk, one, sub, own).writes is False
    desk.undo()
    assert desk.count("indicator") == desk.count("framework") == 0


def test_the_use_that_the_office_made_is_taken(desk: DeskFile, text_file: TextFile) -> None:
    with desk.write("x") as door:
        framework = goals_framework.add(door)
        indicator = door.add(
            "indicator", {**(goals_framework.indicator_values("11.6.2") or {}), "framework": framework}
        )
        use = door.add("indicator_use", {**USE, "indicator": indicator, "name": "Dust at Main Street"})
    plan = bring(desk, text_file("Year,Value\n2024,9\n", "indicator_11-6-2.csv"))
    assert (plan.files[0].indicator, plan.files[0].use) == (indicator, use)
    with desk.write("x") as door:
        other = door.add("indicator_use", {**USE, "indicator": indicator, "name": "Dust at the school"})
    twice = text_file("Year,Value\n2024,9\n", "indicator_11-6-2.csv")
    with pytest.raises(UserError, match=f"IUS-{use}, IUS-{other}"):
        figures.make(desk, [twice])
    assert figures.make(desk, [twice], f"IUS-{other}").files[0].use == other


def test_a_list_of_before_2020_is_another_indicator(desk: DeskFile, text_file: TextFile) -> None:
    path = text_file("Year,Value\n2018,3\n", "indicator_11-c-1.csv")
    bring(desk, path, version=2019)
    assert bring(desk, path).writes is False, "the same file goes where it went"
    assert bring(desk, path, version=2025).added == 1
    found = picked(desk, "indicator", ("code", "meaning_since", "meaning_until", "name"), {})
    assert [(row["code"], row["meaning_since"], row["meaning_until"]) for row in found] == [
        ("11.c.1", 2017, 2019),
        ("11.c.1", 2025, None),
    ]
    assert found[0]["name"] != found[1]["name"]
    assert [row["version"] for row in picked(desk, "observation", ("version",), {})] == [2019, 2025]


def test_a_code_that_meant_something_else_is_said_where_no_list_is_named(desk: DeskFile, text_file: TextFile) -> None:
    path = text_file("Year,Value\n2018,3\n", "indicator_11-c-1.csv")
    ((row, words),) = figures.make(desk, [path]).files[0].remarks
    assert row == 0 and "2017–2019" in words
    assert figures.make(desk, [path], version=2025).files[0].remarks == []


def test_a_code_that_went_is_what_it_last_was(desk: DeskFile, text_file: TextFile) -> None:
    bring(desk, text_file("Year,Value\n2018,3\n", "indicator_13-3-2.csv"))
    (found,) = picked(desk, "indicator", ("version", "meaning_until", "local"), {})
    assert (found["version"], found["meaning_until"], found["local"]) == (2019, 2019, None)


def test_a_file_without_a_code_needs_to_be_told_whose_it_is(desk: DeskFile, text_file: TextFile) -> None:
    bring(desk, text_file("Year,Value\n2018,3\n", "indicator_1-1-1.csv"))
    path = text_file("Year,Value\n2019,3\n", "poverty.csv")
    with pytest.raises(UserError, match="does not tell"):
        figures.make(desk, [path])
    assert figures.make(desk, [path], "IND-1").files[0].indicator == 1
    with pytest.raises(UserError, match="no indicator"):
        figures.make(desk, [path], "FWK-1")
    with pytest.raises(UserError, match="One indicator"):
        figures.make(desk, [path, path], "IND-1")


def test_what_cannot_be_kept_is_said_and_the_rest_comes_in(desk: DeskFile, text_file: TextFile) -> None:
    plan = bring(desk, text_file(f"Year,Ward,Value\nsoon,,1\n2019,{'x' * 300},2\n2020,,3\n", "indicator_1-1-1.csv"))
    assert values(desk) == [("2020", None, 3.0, None)]
    assert [row for row, _text in plan.files[0].remarks] == [2, 3]


def test_the_unit_is_kept_only_where_it_is_another(desk: DeskFile, text_file: TextFile) -> None:
    bring(desk, text_file("Year,Units,Value\n2019,%,1\n2020,Number,40\n", "indicator_1-1-1.csv"))
    assert [row["unit"] for row in picked(desk, "observation", ("unit",), {})] == [None, "Number"]


def test_a_use_with_a_unit_of_its_own_goes_before_the_list_s(desk: DeskFile, text_file: TextFile) -> None:
    path = text_file("Year,Units,Value\n2019,Homes,1\n2020,%,40\n", "indicator_1-1-1.csv")
    with desk.write("x") as door:
        framework = goals_framework.add(door)
        indicator = door.add("indicator", {**(goals_framework.indicator_values("1.1.1") or {}), "framework": framework})
        door.add("indicator_use", {**USE, "indicator": indicator, "name": "Poor homes", "unit": "homes"})
    bring(desk, path)
    assert [row["unit"] for row in picked(desk, "observation", ("unit",), {})] == [None, "%"]
