"""The verbs import and export."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

EXAMPLES = Path(__file__).parents[3] / "shared" / "data" / "examples"
TIES = EXAMPLES / "ties_poland_wikidata.tsv"
beside = pytest.mark.skipif(not TIES.exists(), reason="the example files are not beside the checkout")
Run = Callable[..., Any]


def _table(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _contents(cityintl: Run, desk: Path, out: Path) -> list[list[tuple[object, ...]]]:
    assert cityintl("export", desk, out).code == 0
    return [list(page.values) for page in openpyxl.load_workbook(out) if page.title != "Read me"]


@beside
def test_the_real_file_gives_38_ties_of_krakow(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    told = cityintl("import", krakow, TIES, "--where", "origincityLabel=Kraków", "--json").json
    assert told["added"] == {"tie": 38, "partner": 38}
    assert (told["rows"], told["doubles"]) == (39, 1)
    found = {f["title"]: f for f in cityintl("search", krakow, "bordeaux", "--json").json}
    bordeaux = cityintl("show", krakow, found["Bordeaux"]["reference"], "--json").json
    assert bordeaux["kind"] in ("tie", "partner")
    pages = _contents(cityintl, krakow, tmp_path / "out.xlsx")
    assert sorted(len(page) - 1 for page in pages)[1:3] == [38, 38], "the rest are rules and checklists"
    partners = next(page for page in pages if "Country" in page[0])
    where = {name: partners[0].index(name) for name in ("Country", "Latitude, °", "Longitude, °")}
    assert all(row[place] is not None for row in partners[1:] for place in where.values())


@beside
@pytest.mark.parametrize("city", ["Warsaw", "Łódź", "Gdańsk", "Bełchatów"])
def test_other_cities_give_what_the_csv_module_counts(tmp_path: Path, cityintl: Run, city: str) -> None:
    with TIES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["origincityLabel"] == city]
    wanted = len({(row["sistercityLabel"], row["destination_countryLabel"]) for row in rows})
    assert wanted > 0
    desk = tmp_path / "desk.cityintl"
    cityintl("new", desk, "--city", "Krakow")
    told = cityintl("import", desk, TIES, "--where", f"origincityLabel={city}", "--json").json
    assert told["added"]["tie"] == wanted
    assert cityintl("check", desk).code == 0


@beside
def test_reordered_and_renamed_columns_give_the_same(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    with TIES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["origincityLabel"] == "Kraków"]
    names = {
        "eu": "EU?",
        "destinationpopulation": "Inhabitants",
        "destination_countryLabel": "Partner country",
        "destinationlong": "Lon.",
        "destinationlat": "Lat.",
        "sistercityLabel": "Sister City",
    }
    other = _table(tmp_path / "other.csv", [list(names.values()), *([row[n] for n in names] for row in rows)])
    assert cityintl("import", krakow, other, "--json").json["added"] == {"tie": 38, "partner": 38}
    mine = _contents(cityintl, krakow, tmp_path / "a.xlsx")
    second = tmp_path / "second.cityintl"
    cityintl("new", second, "--city", "krakow")
    cityintl("import", second, TIES, "--where", "origincityLabel=Kraków")
    assert _contents(cityintl, second, tmp_path / "b.xlsx") == mine


@beside
def test_an_import_is_one_step_that_undo_takes_back_whole(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    cityintl("add", krakow, "partner", "name=Nagoya", "country=JP")
    before = _contents(cityintl, krakow, tmp_path / "a.xlsx")
    cityintl("import", krakow, TIES, "--where", "origincityLabel=Kraków")
    full = _contents(cityintl, krakow, tmp_path / "b.xlsx")
    assert cityintl("undo", krakow).code == 0
    assert _contents(cityintl, krakow, tmp_path / "c.xlsx") == before
    assert cityintl("redo", krakow).code == 0
    assert _contents(cityintl, krakow, tmp_path / "d.xlsx") == full
    step = cityintl("history", krakow, "--json").json[-3]["step"]
    cityintl("add", krakow, "tie", "partner=Leipzig", "type=other tie", "status=inquiry")
    told = cityintl("undo", krakow, step)
    assert told.code == 1
    assert "Add tie" in told.err
    assert len(_contents(cityintl, krakow, tmp_path / "e.xlsx")[0]) == len(full[0]) + 1


@beside
def test_a_dry_run_says_it_all_and_writes_nothing(krakow: Path, cityintl: Run) -> None:
    told = cityintl("import", krakow, TIES, "--where", "origincityLabel=Kraków", "--dry-run")
    assert "38 ties and 38 partners will be added" in told.out
    assert "Rochester" in told.out
    shape = cityintl("import", krakow, TIES, "--where", "origincityLabel=Kraków", "--dry-run", "--json").json
    assert shape["step"] is None
    assert len(cityintl("history", krakow, "--json").json) == 1


def test_gaps_are_filled_only_when_asked(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    file = _table(tmp_path / "t.csv", [["Partner", "Country"], ["Nagoya", "Japan"], ["Bordeaux", "France"]])
    cityintl("import", krakow, file, "--as", "tie")
    assert cityintl("show", krakow, "PAR-1", "--json").json["fields"]["latitude"] is None
    cityintl("undo", krakow)
    cityintl("import", krakow, file, "--as", "tie", "--fill")
    found = cityintl("search", krakow, "nagoya", "--json").json
    partner = next(f["reference"] for f in found if f["kind"] == "partner")
    assert cityintl("show", krakow, partner, "--json").json["fields"]["zone"] == "Asia/Tokyo"


def test_ambiguous_dates_are_asked_about_never_guessed(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    rows = [["Partner", "Country", "Signed"], ["Nagoya", "Japan", "03/04/1959"], ["Lyon", "France", "05/06/1962"]]
    file = _table(tmp_path / "t.csv", rows)
    told = cityintl("import", krakow, file, "--as", "tie")
    assert told.code == 1
    assert "--dates" in told.err
    assert cityintl("show", krakow, "TIE-1").code == 1
    assert cityintl("import", krakow, file, "--as", "tie", "--dates", "day-first").code == 0
    assert cityintl("show", krakow, "TIE-1", "--json").json["fields"]["signed_on"] == "1959-04-03"
    cityintl("undo", krakow)
    cityintl("import", krakow, file, "--as", "tie", "--dates", "month-first")
    number = cityintl("search", krakow, "nagoya", "--json").json
    tie = next(f["reference"] for f in number if f["kind"] == "tie")
    assert cityintl("show", krakow, tie, "--json").json["fields"]["signed_on"] == "1959-03-04"


def test_a_mapping_file_says_what_columns_become(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    file = _table(tmp_path / "t.csv", [["a", "b", "c"], ["Nagoya", "Japan", "2300000"], ["Lyon", "France", "500000"]])
    mapping = {
        "kind": "tie",
        "columns": {"a": "partner", "b": "partner.country", "c": "partner.population"},
        "where": {"a": "lyon"},
        "defaults": {"type": "Friendship city", "status": "Inquiry"},
    }
    (tmp_path / "m.json").write_text(json.dumps(mapping))
    assert cityintl("import", krakow, file, "--map", tmp_path / "m.json").code == 0
    tie = cityintl("show", krakow, "TIE-1", "--json").json["fields"]
    assert (tie["type"], tie["status"]) == ("Friendship city", "Inquiry")
    assert cityintl("show", krakow, "PAR-1", "--json").json["fields"]["population"] == 500000
    assert cityintl("show", krakow, "TIE-2").code == 1


def test_what_is_no_table_is_refused_and_nothing_is_written(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    form.write_text("Application for a visit\n\nName:\nDate:\n")
    for words in ((form,), (tmp_path / "missing.xlsx",), (tmp_path,), (form, "--sheet", "x"), (form, "--map", form)):
        told = cityintl("import", krakow, *words)
        assert told.code == 1, words
        assert told.err.count("\n") == 1
    assert len(cityintl("history", krakow, "--json").json) == 1


def test_a_condition_that_is_none_is_refused(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    file = _table(tmp_path / "t.csv", [["Partner", "Country"], ["Nagoya", "Japan"], ["Lyon", "France"]])
    assert "COLUMN=VALUE" in cityintl("import", krakow, file, "--as", "tie", "--where", "Partner").err
    assert cityintl("import", krakow, file, "--as", "tie", "--where", "Nothing=x").code == 1


def test_export_writes_the_kinds_that_are_asked(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    assert list(cityintl("export", krakow, tmp_path / "new.xlsx", "--json").json["sheets"]) == [
        "Checklist templates",
        "Lines",
        "Letter templates",
        "Rules",
    ]
    cityintl("add", krakow, "person", "family=Tanaka", "given=Haruka", "diet=no shellfish")
    cityintl("add", krakow, "partner", "name==SUM(1)", "country=JP")
    told = cityintl("export", krakow, tmp_path / "all.xlsx", "--kind", "partner", "--kind", "person", "--json").json
    assert told["sheets"] == {"Partners": 1, "People": 1}
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert "shellfish" not in str([list(page.values) for page in book])
    cell = next(c for c in book["Partners"][2] if c.value == "=SUM(1)")
    assert cell.data_type == "s"
    cityintl("export", krakow, tmp_path / "one.xlsx", "--kind", "person", "--sensitive")
    assert "shellfish" in str([list(page.values) for page in openpyxl.load_workbook(tmp_path / "one.xlsx")])
    assert cityintl("export", krakow, tmp_path / "x.xlsx", "--kind", "sandwich").code == 1
    assert cityintl("export", krakow, tmp_path / "x.csv").code == 1
    assert cityintl("export", krakow, tmp_path / "no" / "x.xlsx").code == 1
