"""`reporting`, `indicator`, `gaps`, `submission` and `usual frameworks`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def vlr(krakow: Path, cityintl: Callable[..., Any]) -> Path:
    """A desk with an indicator, its values, a department and a framework in use."""
    for words in (
        ("usual", krakow, "frameworks"),
        ("set", krakow, "FWK-1", "used=yes"),
        ("add", krakow, "organization", "name=Water Utility", "type=City office"),
        ("add", krakow, "reporting_window", "framework=FWK-1", "year=2027", "closes=2027-06-15", "sure=yes"),
        (
            "add", krakow, "indicator", "code=11.6.2", "name=Fine dust", "framework=FWK-1", "unit=µg/m³",
            "better=Down is good", "version=2025",
        ),
        (
            "add", krakow, "indicator_use", "indicator=IND-1", "name=PM2.5 here", "applicability=Applies",
            "baseline_year=2019", "baseline_value=20", "target_year=2030", "target_value=10", "department=ORG-1",
        ),
        ("add", krakow, "observation", "indicator_use=IUS-1", "year=2025", "number=16"),
        ("add", krakow, "observation", "indicator_use=IUS-1", "year=2024", "text=not measured"),
        ("add", krakow, "indicator", "code=11.7.1", "name=Open space", "framework=FWK-1"),
    ):  # fmt: skip
        told = cityintl(*words, *TODAY)
        assert told.code == 0, told.err
    return krakow


def test_a_new_desk_has_no_frameworks_until_they_are_asked_for(krakow: Path, cityintl: Callable[..., Any]) -> None:
    assert "No framework is in use" in cityintl("reporting", krakow, *TODAY).out
    assert cityintl("usual", krakow, "frameworks", "--json").json == {"added": {"framework": 15}}
    assert cityintl("usual", krakow, "frameworks", "--json").json == {"added": {"framework": 0}}
    assert "No framework is in use" in cityintl("reporting", krakow, *TODAY).out


def test_frameworks_are_told_by_year(vlr: Path, cityintl: Callable[..., Any]) -> None:
    found = cityintl("reporting", vlr, "--json", "--year", "2027", *TODAY).json
    assert found["years"] == [2027]
    (line,) = found["frameworks"]
    assert (line["code"], [each["state"] for each in line["rounds"]]) == ("VLR", ["Open, nothing begun"])
    assert "closes 2027-06-15" in cityintl("reporting", vlr, *TODAY).out


def test_an_indicator_tells_its_progress_and_what_is_left_out(vlr: Path, cityintl: Callable[..., Any]) -> None:
    (use,) = cityintl("indicator", vlr, "IND-1", "--json", *TODAY).json["uses"]
    assert (use["standing"], use["done_percent"], use["time_percent"]) == ("Behind", 40, 55)
    assert use["rule"] == "progress_tolerance"
    assert [(each["value"], each["left_out"]) for each in use["values"]] == [(16.0, None), ("not measured", "in words")]
    told = cityintl("indicator", vlr, "IND-1", *TODAY).out
    assert "40% of the way in 55% of the time: behind" in told
    assert "not decided yet" in cityintl("indicator", vlr, "IND-2", *TODAY).out


def test_gaps_are_told_by_department(vlr: Path, cityintl: Callable[..., Any]) -> None:
    groups = cityintl("gaps", vlr, "--json", *TODAY).json["departments"]
    assert [(group["name"], [gap["code"] for gap in group["gaps"]]) for group in groups] == [("Nobody yet", ["11.7.1"])]
    assert cityintl("set", vlr, "IUS-1", "target_value=").code == 0
    told = cityintl("gaps", vlr, "--department", "ORG-1", *TODAY).out
    assert "Water Utility (1)" in told and "no target" in told


def test_a_submission_is_told_beside_the_round_before(vlr: Path, cityintl: Callable[..., Any]) -> None:
    for words in (
        ("submission", "title=Review 2023", "framework=FWK-1", "status=Submitted", "submitted_on=2023-07-01"),
        ("submission_answer", "submission=SBM-1", "code=1", "question=Who leads?", "answer=The mayor"),
        ("commitment", "title=Pledge", "framework=FWK-1", "status=Active"),
    ):
        assert cityintl("add", vlr, *words, *TODAY).code == 0
    assert cityintl("link", vlr, "SBM-1", "CMT-1", "--role", "serves").code == 0
    found = cityintl("submission", vlr, "SBM-1", "--next", "--json", *TODAY).json
    assert (found["reference"], found["title"], found["previous"]) == ("SBM-2", "Review 2027", "SBM-1")
    assert [each["reference"] for each in found["serves"]] == ["CMT-1"]
    assert [(each["answer"], each["before"]) for each in found["answers"]] == [(None, "The mayor")]
    told = cityintl("submission", vlr, "SBM-2", "--carry", *TODAY).out
    assert "Answered 0 of 1" in told and "before: The mayor" in told
    wrong = cityintl("submission", vlr, "SBM-1", "--carry", *TODAY)
    assert (wrong.code, "names none before it" in wrong.err) == (1, True)


def test_a_reference_of_another_kind_is_refused(vlr: Path, cityintl: Callable[..., Any]) -> None:
    assert cityintl("indicator", vlr, "ORG-1").code == 1
    assert cityintl("gaps", vlr, "--department", "IND-1").code == 1
