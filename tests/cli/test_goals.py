"""The verbs goals, wording and observations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.exchange.test_framework_workbook import build, read_content

Run = Callable[..., Any]


def test_goals_are_told_by_code_and_by_words(cityintl: Run) -> None:
    assert len(cityintl("goals", "--json").json) == 17
    under = cityintl("goals", "11.c", "--json").json
    assert [one["code"] for one in under] == ["11.c", "11.c.1"]
    assert (under[1]["since"], under[1]["until"], under[1]["good"]) == (2025, None, "up")
    then = cityintl("goals", "11.c.1", "--list-of", "2019", "--json").json
    assert (then[0]["since"], then[0]["until"]) == (2017, 2019)
    assert then[0]["label"] != under[1]["label"]
    assert "16.1.4" in cityintl("goals", "safe", "outside").out
    assert cityintl("goals", "11.c.1", "--list-of", "2022").code == 1
    assert "11.c.1" in cityintl("goals", "11.c.1", "--list-of", "2022").err


def test_wording_comes_in_once(krakow: Path, cityintl: Run, beside: Callable[..., Path], tmp_path: Path) -> None:
    book = build(read_content(beside), tmp_path / "after 2025 review.xlsx")
    dry = cityintl("wording", krakow, book, "--dry-run", "--json").json
    assert (dry["goals"], dry["targets"], dry["indicators"], dry["unsd_codes"]) == (17, 169, 251, 235)
    assert (dry["added"], dry["step"], dry["list_of"], dry["language"]) == (437, None, 2025, "en")
    assert cityintl("wording", krakow, book, "--json").json["step"]
    assert "437 known: nothing to do" in cityintl("wording", krakow, book).out
    assert "OWT-" in cityintl("search", krakow, "undernourishment").out
    assert cityintl("undo", krakow).code == 0
    assert "OWT-" not in cityintl("search", krakow, "undernourishment").out


def test_observations_come_in_and_revise(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    path = tmp_path / "indicator_8-5-2.csv"
    path.write_text("Year,Sex,Value\n2023,,5.5\n2024,Female,\n2024,,few\n", encoding="utf-8")
    dry = cityintl("observations", krakow, path, "--dry-run", "--json").json
    assert (dry["added"], dry["revised"], dry["step"]) == (2, 0, None)
    assert dry["files"][0] | {"remarks": None} == {
        "file": path.name, "own_code": "8-5-2", "code": "8.5.2", "indicator": None, "use": None, "values": 2,
        "blank": 1, "added": 2, "revised": 0, "known": 0, "remarks": None,
    }  # fmt: skip
    assert cityintl("observations", krakow, path, "--json").json["step"]
    again = cityintl("observations", krakow, path)
    assert "0 added, 0 revised, 2 known: nothing to do." in again.out
    path.write_text("Year,Sex,Value\n2023,,5.7\n", encoding="utf-8")
    assert "1 revised" in cityintl("observations", krakow, path, "--indicator", "IND-1").out
    told = cityintl("indicator", krakow, "IND-1", "--json").json
    assert told["code"] == "8.5.2" and told["uses"][0]["latest"] == {"year": "2023", "value": 5.7}


def test_a_file_of_another_sort_is_refused_in_a_sentence(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,City\nSato,Nagoya\n", encoding="utf-8")
    for verb in ("observations", "wording"):
        said = cityintl(verb, krakow, path)
        assert said.code == 1 and "people.csv" in said.err and said.out == ""
