"""The four real files, against the counts of their README (made with Python's csv and openpyxl)."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cityintl.distance import kilometres
from cityintl.exchange import importing, planning, proposing
from cityintl.exchange.tables import read_table
from cityintl.folding import fold
from cityintl.store import DeskFile

Example = Callable[[str], Path]
TIES = "ties_poland_wikidata.tsv"


def test_grants_are_475_rows_of_24_columns_with_real_dates_and_text_side_by_side(example: Example) -> None:
    table = read_table(example("grants_360g_alwf.xlsx"))
    assert (len(table.rows), len(table.columns), table.header_row) == (475, 24, 1)
    assert "Grant Programme: Title" in table.columns
    when = table.column("Award Date")
    assert sum(isinstance(row[when], date) for row in table.rows) == 132
    awarded = [row[table.column("Amount Awarded")] for row in table.rows]
    assert sum(awarded) == pytest.approx(21_757_793.27)  # type: ignore[arg-type]
    assert sum(isinstance(a, int) for a in awarded) == 461
    assert len({row[table.column("Identifier")] for row in table.rows}) == 475
    assert sum(row[table.column("Beneficiary Location:Name")] is None for row in table.rows) == 118


def test_gifts_are_4580_rows(example: Example) -> None:
    table = read_table(example("gifts_federal_register.csv"))
    assert (len(table.rows), len(table.columns)) == (4580, 13)
    assert sum(row[table.column("donor_country")] is None for row in table.rows) == 491
    assert "2011-05-32" in {row[table.column("received")] for row in table.rows}


def test_line_ends_of_two_returns_and_a_feed_make_no_blank_rows(example: Example) -> None:
    table = read_table(example("indicator_bristol_16-1-4.csv"))
    assert len(table.rows) == 148
    assert table.numbers == tuple(range(2, 150))
    assert {row[0] for row in table.rows} == {"2017-18", "2018-19", "2019-20", "2020-21"}


def test_ties_are_1535_rows_of_498_cities(example: Example) -> None:
    table = read_table(example(TIES))
    assert (len(table.rows), len(table.columns)) == (1535, 12)
    assert len({row[0] for row in table.rows}) == 498
    assert sum(row[table.column("destinationpopulation")] is None for row in table.rows) == 460


def ties_by_csv(path: Path, city: str) -> int:
    """The ties of a city by the named rule, counted without anything of ours but the fold and the distance."""
    places: list[tuple[str, str, tuple[float, float]]] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["origincityLabel"] != city:
                continue
            here = (float(row["destinationlat"]), float(row["destinationlong"]))
            name, country = fold(row["sistercityLabel"]), row["destination_countryLabel"]
            if not any(n == name and c == country and kilometres(p, here) <= 25 for n, c, p in places):
                places.append((name, country, here))
    return len(places)


@pytest.mark.parametrize("city", ["Kraków", "Łódź", "Warsaw", "Bełchatów", "Świdnica", "Wrocław"])
def test_a_citys_ties_are_as_many_as_the_csv_module_counts(example: Example, desk: DeskFile, city: str) -> None:
    table = read_table(example(TIES))
    mapping = proposing.propose(table, desk.home()).mapping.but(where={"origincityLabel": city})
    plan = planning.make(table, mapping, desk)
    assert plan.importable
    assert plan.added()["tie"] == ties_by_csv(example(TIES), city) > 0


def test_krakow_has_38_ties_with_country_coordinates_and_the_files_population(example: Example, desk: DeskFile) -> None:
    table = read_table(example(TIES))
    mapping = proposing.propose(table, {**desk.home(), "name": "Kraków"}).mapping
    assert mapping.where == {"origincityLabel": "Kraków"}
    plan = planning.make(table, mapping, desk)
    assert [r.text for r in plan.remarks if r.weight.value == "double"] == [
        "Rochester, United States of America stands in rows 1183 and 1238: one tie."
    ]
    assert plan.summary() == "38 ties and 38 partners will be added, as one step that can be undone."
    result = importing.run(plan, desk)
    assert (desk.count("tie"), desk.count("partner"), result.doubles) == (38, 38, 1)
    rows = desk.listing("tie", ("partner", "partner.country", "partner.latitude", "partner.population")).rows
    assert all(country and latitude is not None for _name, country, latitude, _people in rows)
    assert {name: people for name, _c, _l, people in rows}["Rochester"] == 208_123
    assert [name for name, _c, _l, people in rows if people is None] == ["La Serena"]
    assert desk.undo() == "Import 38 ties from ties_poland_wikidata.tsv"
    assert (desk.count("tie"), desk.count("partner")) == (0, 0)


@pytest.mark.parametrize(
    "name", ["grants_360g_alwf.xlsx", "gifts_federal_register.csv", "indicator_bristol_16-1-4.csv"]
)
def test_a_table_of_no_kind_kept_here_is_refused_with_the_kinds_there_are(
    example: Example, desk: DeskFile, name: str
) -> None:
    with pytest.raises(Exception, match=r"None of the kinds of record kept here fits .* ties, partners, people"):
        proposing.propose(read_table(example(name)), desk.home())
