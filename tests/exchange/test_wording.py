"""Official wording comes in as one step, once; another year, another language and a correction beside it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cityintl.desk import goals_framework
from cityintl.desk.asking import picked
from cityintl.errors import UserError
from cityintl.exchange import wording
from cityintl.records.wording import Level
from cityintl.store import DeskFile

#: A framework that nobody published, in the layout of the one that is.
LINES = (
    ("Global indicator framework after {year} review", None, None),
    ("Goals and targets", "Indicators", "UNSD Indicator Codes"),
    ("{goal} 11. Let towns be kind", None, None),
    ("11.c Help them build¹", "11.c.1 Kindness of buildings{more}", "C110c02"),
    ("11.5 Lose less", "11.5.1 Losses counted2", "C200303"),
    (None, "11.5.2 Losses paid", "C200211"),
)
Book = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    def write(year: str = "2025", goal: str = "Goal", more: str = "") -> Path:
        made = openpyxl.Workbook()
        for line in LINES:
            cells = [cell and cell.format(year=year, goal=goal, more=more) for cell in line]
            made.active.append(cells)  # type: ignore[union-attr]  # a new workbook has a sheet
        path = tmp_path / "framework.xlsx"
        made.save(path)
        return path

    return write


def rows(desk: DeskFile) -> list[tuple[int, str, str]]:
    found = picked(desk, "official_wording", ("version", "code", "text"), {})
    return [(row["version"], row["code"], row["text"]) for row in found]


def test_it_comes_in_once_with_its_framework_and_one_undo_takes_it_back(desk: DeskFile, book: Book) -> None:
    before = desk.counts()
    plan = wording.make(desk, book())
    assert desk.counts() == before, "nothing is written before it is brought"
    wording.bring(desk, plan)
    assert [row[:2] for row in rows(desk)] == [(2025, c) for c in ("11", "11.c", "11.c.1", "11.5", "11.5.1", "11.5.2")]
    assert (2025, "11.5.1", "Losses counted") in rows(desk)
    again = wording.make(desk, book())
    assert (again.writes, again.known) == (False, 6)
    steps = len(desk.history())
    wording.bring(desk, again)
    assert len(desk.history()) == steps
    desk.undo()
    assert desk.counts() == before and desk.check() == []


def test_a_framework_that_is_there_is_used_whatever_the_office_calls_it(desk: DeskFile, book: Book) -> None:
    with desk.write("x") as door:
        number = door.add("framework", {"code": "SDGs", "name": "The goals"})
    wording.bring(desk, wording.make(desk, book()))
    assert {row["framework"] for row in picked(desk, "official_wording", ("framework",), {})} == {number}
    assert desk.count("framework") == 1


def test_another_year_and_language_stand_beside_it_and_a_correction_changes_it(desk: DeskFile, book: Book) -> None:
    wording.bring(desk, wording.make(desk, book()))
    wording.bring(desk, wording.make(desk, book(year="2023", goal="Objetivo")))
    assert desk.count("official_wording") == 12
    plan = wording.make(desk, book(more=" and roads"))
    assert (len(plan.new), len(plan.changed), plan.known) == (0, 1, 5)
    wording.bring(desk, plan)
    assert (2025, "11.c.1", "Kindness of buildings and roads") in rows(desk)
    assert desk.count("official_wording") == 12


def test_a_year_or_language_that_is_not_told_is_asked_for(desk: DeskFile, book: Book, tmp_path: Path) -> None:
    path = book(year="some", goal="Meta")
    with pytest.raises(UserError, match="of which year"):
        wording.make(desk, path)
    with pytest.raises(UserError, match="language"):
        wording.make(desk, path, version=2025)
    assert wording.make(desk, path, version=2025, language="pt").label.endswith("2025 (pt)")


def test_an_indicator_shows_the_wording_of_its_own_meaning(desk: DeskFile, book: Book) -> None:
    wording.bring(desk, wording.make(desk, book()))
    framework = goals_framework.number_of(desk)
    now = goals_framework.indicator_values("11.c.1", 2025) or {}
    then = goals_framework.indicator_values("11.c.1", 2019) or {}
    found = goals_framework.wording(desk, {**now, "framework": framework})
    assert found is not None and found[1] == "Kindness of buildings"
    assert goals_framework.wording(desk, {**then, "framework": framework}) is None


def test_the_whole_list_is_searched_and_gone_with_its_framework(
    desk: DeskFile, beside: Callable[..., Path], tmp_path: Path
) -> None:
    from tests.exchange.test_framework_workbook import build, read_content

    path = build(read_content(beside), tmp_path / "framework.xlsx")
    wording.bring(desk, wording.make(desk, shutil.copy(path, tmp_path / "after 2025 review.xlsx")))
    levels = [row["level"] for row in picked(desk, "official_wording", ("level",), {})]
    assert [levels.count(level) for level in Level] == [17, 169, 251]
    codes = {row["owner_code"] for row in picked(desk, "official_wording", ("owner_code",), {"level": Level.INDICATOR})}
    assert len(codes) == 235
    assert desk.search("undernourishment")
    with desk.write("x") as door:
        door.delete("framework", goals_framework.number_of(desk) or 0)
    assert desk.count("official_wording") == 0 and desk.check() == []
