"""The register of ties: its facts, the years looked back on, the money, and the same as a sheet."""

from datetime import date
from decimal import Decimal

import pytest

from cityintl.desk import legal_screen
from cityintl.papers.blocks import Lines, Quiet, Spark, Status, Table, Text
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
    assert "2025: 14" in spark.said and spark.total == "15"
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


def test_an_ended_tie_has_no_next_date(office: DeskFile) -> None:
    found = {entry["partner"]: entry for entry in entries(office, TODAY, ended=True)}
    assert found["Yueyang"].next_on is None and found["Yueyang"].anniversary is None
    assert found["Nagoya"].next_on is not None


def test_without_ended_ties_their_people_are_not_summed_either(office: DeskFile, paper) -> None:
    without = PAPERS["ties-register"].build(office, None, MOMENT, {"ended": False})
    assert len(_table(without).all_rows()) == len(_table(paper).all_rows()) - 1
    assert without.blocks[-1] != paper.blocks[-1]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "agreement renews itself"), ("es", "prórroga"), ("fr", "tacite")]
)
def test_a_paper_that_renews_itself_does_not_end(office: DeskFile, language: str, told: str) -> None:
    paper = PAPERS["ties-register"].build(office, None, MOMENT, {}, language)
    bordeaux = next(row for row in _table(paper).all_rows() if "Bordeaux" in repr(row[0]))
    assert "2026-11-10" in repr(bordeaux[8]) and told in repr(bordeaux[8])


def test_until_when_a_tie_runs_says_whether_it_goes_on_by_itself(sample: DeskFile) -> None:
    papers = sample.listing("agreement", (), where={"tie": 2}).ids
    assert papers
    with sample.write("One that runs on") as door:
        for number in papers:
            values = {"open_ended": None, "auto_renew": True, "term_months": 12, "expires_on": date(2025, 3, 1)}
            door.set("agreement", number, values)
    paper = PAPERS["ties-register"].build(sample, None, MOMENT)
    partner = sample.get("partner", sample.get("tie", 2).values["partner"]).title
    row = next(row for row in _table(paper).all_rows() if partner in repr(row[0]))
    assert row[3] == Lines(("2027-03-01", Quiet("renews itself")))
    kept = next(each for each in sheets_of(paper)[0].rows if each[0] in partner)
    assert (kept[8], kept[9]) == ("Renews itself", date(2027, 3, 1))
