"""The register of ties: its facts, the years looked back on, the money, and the same as a sheet."""

from datetime import date
from decimal import Decimal

import pytest

from cityintl.desk import legal_screen
from cityintl.papers.blocks import Lines, Spark, Status, Table, Text
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.sheets import sheets_of
from cityintl.papers.ties_register import entries, last_years
from cityintl.store import DeskFile
from tests.conftest import TODAY
from tests.papers.conftest import MOMENT


@pytest.fixture(scope="module")
def paper(office: DeskFile):
    return PAPERS["ties-register"].build(office, None, MOMENT)


def _table(paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def _spark(paper, partner: str) -> Spark:
    row = next(row for row in _table(paper).all_rows() if partner in repr(row[0]))
    return next(cell for cell in row if isinstance(cell, Spark))


def test_every_tie_shows_who_crossed_in_ten_years_and_the_sum_of_five(office: DeskFile, paper) -> None:
    rows = {entry["partner"]: entry for entry in entries(office, TODAY, ended=True)}
    assert len(_table(paper).all_rows()) == len(rows)
    nagoya = next(row for row in _table(paper).all_rows() if "Nagoya" in repr(row[0]))
    spark = next(cell for cell in nagoya if isinstance(cell, Spark))
    assert spark.values == rows["Nagoya"].people(range(2017, 2027)) and len(spark.values) == 10
    assert "2025: 14" in spark.said and spark.said.endswith("last 5 years: 15")
    assert _spark(paper, "Tamale").said == "nobody"


def test_the_city_s_money_and_the_legal_screen_stand_in_the_row(office: DeskFile, paper) -> None:
    nagoya = next(row for row in _table(paper).all_rows() if "Nagoya" in repr(row[0]))
    entry = next(entry for entry in entries(office, TODAY, ended=True) if entry["partner"] == "Nagoya")
    paid = entry.spent(last_years(TODAY))
    assert [each.currency for each in paid] == ["USD"] and paid[0].exact in nagoya
    last = nagoya[-1]
    assert isinstance(last, Lines) and isinstance(last.items[0], Status)
    word = legal_screen.screened(office)[1].word(TODAY)
    assert last.items[0].word == word == "Conditions"


def test_the_note_sums_up_the_rows(paper) -> None:
    sparks = [cell for row in _table(paper).all_rows() for cell in row if isinstance(cell, Spark)]
    people = sum(sum(spark.values[-5:]) for spark in sparks)
    note = next(block.said for block in paper.blocks if isinstance(block, Text))
    assert f"Since 2022 {people} people crossed; the city spent $" in str(note)


def test_the_sheet_has_the_same_figures_in_columns_of_their_own(paper) -> None:
    sheet = sheets_of(paper)[0]
    heads = [column.head for column in sheet.columns]
    assert all(len(row) == len(heads) for row in sheet.rows)
    nagoya = next(row for row in sheet.rows if row[0] == "Nagoya")
    values = dict(zip(heads, nagoya, strict=True))
    assert values["People who crossed"] == 15 and values["Visits and exchanges"] == 2
    assert isinstance(values["City money"], Decimal)
    assert values["Screened on"] == date(2026, 1, 16)
    assert "Not in this register yet" not in dict(paper.readme)


def test_without_ended_ties_their_people_are_not_summed_either(office: DeskFile, paper) -> None:
    without = PAPERS["ties-register"].build(office, None, MOMENT, {"ended": False})
    assert len(_table(without).all_rows()) == len(_table(paper).all_rows()) - 1
    assert without.blocks[-1] != paper.blocks[-1]
