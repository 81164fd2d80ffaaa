"""The workbook of the UN Statistics Division, rebuilt in its mess from its own content, gives clean wording."""

import csv
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cityintl.errors import UserError
from cityintl.exchange.framework_workbook import Framework, clean, read_framework
from cityintl.records.wording import Level
from cityintl.reference import goals

Beside = Callable[..., Path]
Rows = list[dict[str, str]]
MARKS = ("¹", "²", "3", "12", "*", "†", " *", " a/", "‡")
TITLES = (
    ["Global indicator framework for the Sustainable Development Goals and targets \nof the 2030 Agenda*"],
    ["Indicators should be disaggregated, where relevant, by income, sex, age (General Assembly resolution 68/261).1"],
    ["Goals and targets (from the 2030 Agenda)", "Indicators", "UNSD Indicator Codes†"],
)
NOTES = (
    "* As contained in the annex of the resolution adopted on 6 July 2017.",
    "1 Resolution 68/261.",
    "4 The current indicator 17.6.1 was previously listed as 17.6.2.",
)


def read_content(beside: Beside) -> dict[str, Rows]:
    """Goals, targets and indicators as they were published."""
    found = {}
    for name in ("goals", "targets", "indicators"):
        with beside("sdg", f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


@pytest.fixture
def content(beside: Beside) -> dict[str, Rows]:
    """The published content, to be changed by a test."""
    return read_content(beside)


def build(content: dict[str, Rows], path: Path, column: int = 2, marked: float = 0.3) -> Path:
    """A workbook as it is published: titles, spans, merged targets, headings without a code, marks on words."""
    chance = random.Random(7)
    book = openpyxl.Workbook()
    sheet: Any = book.active

    def put(row: int, place: int, text: str) -> None:
        sheet.cell(row, column + place, text)

    def noted(text: str) -> str:
        text = text.replace(" ", "\u00a0" if chance.random() < 0.1 else " ", 1)
        return text + chance.choice(MARKS) if text[-1].islower() and chance.random() < marked else text

    row = 0
    for row, cells in enumerate(TITLES, 1):
        for place, text in enumerate(cells):
            put(row, place, text)
    for goal in content["goals"]:
        row += 1
        put(row, 0, f"Goal {goal['goal']}. {noted(goal['title_en'])}")
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)
        for target in (each for each in content["targets"] if each["goal"] == goal["goal"]):
            if target["target"] in ("17.1", "17.6", "17.10"):
                row += 1
                put(row, 0, "Technology")
            put(row + 1, 0, f"{target['target']}  {noted(target['text_en'])}")
            first = row + 1
            for one in (each for each in content["indicators"] if each["target"] == target["target"]):
                row += 1
                stuck = "4" if one["indicator"] == "17.6.1" else chance.choice(("", "", "²"))
                put(row, 1, f"{one['indicator']}{stuck} {noted(one['text_en'])}\n")
                put(row, 2, one["unsd_code"] + chance.choice(("", " ", "*")))
            if row > first:
                sheet.merge_cells(start_row=first, end_row=row, start_column=column, end_column=column)
    for text in NOTES:
        row += 1
        put(row, 0, text)
    book.save(path)
    return path


def told(found: Framework, level: Level) -> list[tuple[str, str]]:
    return [(said.code, said.text) for said in found.of(level)]


@pytest.mark.parametrize(("column", "marked"), [(2, 0.3), (1, 0.0), (4, 1.0)])
def test_17_goals_169_targets_251_indicators_and_235_codes_come_back_clean(
    content: dict[str, Rows], tmp_path: Path, column: int, marked: float
) -> None:
    found = read_framework(build(content, tmp_path / "framework.xlsx", column, marked))
    assert told(found, Level.GOAL) == [(row["goal"], row["title_en"]) for row in content["goals"]]
    assert told(found, Level.TARGET) == [(row["target"], row["text_en"]) for row in content["targets"]]
    assert told(found, Level.INDICATOR) == [(row["indicator"], row["text_en"]) for row in content["indicators"]]
    codes = [said.unsd for said in found.of(Level.INDICATOR)]
    assert codes == [row["unsd_code"] for row in content["indicators"]]
    assert (len(told(found, Level.GOAL)), len(told(found, Level.TARGET)), len(codes)) == (17, 169, 251)
    assert len(set(codes)) == 235


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Global-Indicator-Framework-after-2025-review-English.xlsx", 2025),
        ("Global Indicator Framework after 2023 refinement.English.xlsx", 2023),
        ("framework.xlsx", 2025),
    ],
)
def test_the_year_of_the_list_is_told_by_its_name_or_else_by_its_codes(
    content: dict[str, Rows], tmp_path: Path, name: str, year: int
) -> None:
    assert read_framework(build(content, tmp_path / name)).version == year


def test_a_list_that_fits_no_year_has_none(content: dict[str, Rows], tmp_path: Path) -> None:
    content["indicators"] = content["indicators"][:200]
    found = read_framework(build(content, tmp_path / "framework.xlsx"))
    assert (found.version, len(told(found, Level.INDICATOR))) == (None, 200)


def test_wording_that_names_an_earlier_year_is_read_with_its_own_codes(
    content: dict[str, Rows], tmp_path: Path
) -> None:
    gone = {i.code for i in goals.indicators(2025)} - {i.code for i in goals.indicators(2021)}
    content["indicators"] = [row for row in content["indicators"] if row["indicator"] not in gone]
    found = read_framework(build(content, tmp_path / "framework.xlsx"))
    assert goals.meaning("8.9.2", found.version) is None
    assert len(told(found, Level.INDICATOR)) == 248


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("attributed to disasters.¹", "attributed to disasters."),
        ("attributed to disasters1", "attributed to disasters"),
        ("attributed to disasters,12 by sex", "attributed to disasters, by sex"),
        ("climate change\u00a0and  its\nimpacts2", "climate change and its impacts"),
        ("negotiation a/ of trade", "negotiation of trade"),
        ("attributed to disasters.ii", "attributed to disasters."),
        ("Kunming‑Montreal Target 14*", "Kunming‑Montreal Target 14"),
        ("PM2.5 and PM10 in 2020", "PM2.5 and PM10 in 2020"),
        ("CO2 emission per unit", "CO2 emission per unit"),
        ("grades 2/3; +2 or -2 of 1.25", "grades 2/3; +2 or -2 of 1.25"),
        ("(e.g. aid) and (a) or (ii)", "(e.g. aid) and (a) or (ii)"),
    ],
)
def test_footnotes_go_and_figures_stay(written: str, meant: str) -> None:
    assert clean(written) == meant


def test_another_workbook_is_refused_in_a_sentence(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "City"])  # type: ignore[union-attr]  # a new workbook has a sheet
    book.active.append(["1.1.1 Apple Street", "Nagoya"])  # type: ignore[union-attr]  # the same
    book.save(tmp_path / "people.xlsx")
    with pytest.raises(UserError, match=r"people\.xlsx"):
        read_framework(tmp_path / "people.xlsx")


def test_the_same_sheet_saved_as_text_is_read_too(content: dict[str, Rows], tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(build(content, tmp_path / "framework.xlsx")).active
    path = tmp_path / "framework.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(["" if cell is None else cell for cell in row] for row in sheet.values)  # type: ignore[union-attr]
    assert len(told(read_framework(path), Level.INDICATOR)) == 251
