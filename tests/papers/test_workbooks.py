"""Every workbook of the papers: by the rules of Excel, without anything hidden, and as LibreOffice opens it."""

import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cityintl.desk.sheets import Chart, Column, Sheet
from cityintl.papers import as_excel, blocks
from cityintl.papers.catalogue import PAPERS
from cityintl.records import kinds
from tests.papers.conftest import MOMENT

WITH_WORKBOOK = [paper.name for paper in PAPERS.values() if "xlsx" in paper.formats]


@pytest.fixture(scope="module")
def books(office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbook of every paper that has one, over the sample desk."""
    folder = tmp_path_factory.mktemp("workbooks")
    found = {}
    for name in WITH_WORKBOOK:
        paper = PAPERS[name]
        taken = next((kind for kind in paper.takes if office.count(kind)), None)
        record = (taken, office.listing(taken, ()).ids[0]) if taken else None
        built = paper.build(office, record, MOMENT)
        found[name] = folder / f"{name}.xlsx"
        made = datetime.fromisoformat(built.created)
        as_excel.write(found[name], as_excel.sheets_of(built), built.readme, built.title, built.office, made)
    return found


def _values(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book.worksheets}


@pytest.mark.parametrize("name", WITH_WORKBOOK)
def test_a_workbook_keeps_the_rules_of_excel(books: dict[str, Path], name: str) -> None:
    book = openpyxl.load_workbook(books[name])
    tables = [table for page in book.worksheets for table in page.tables.values()]
    assert len({table.displayName.casefold() for table in tables}) == len(tables)
    assert not book.defined_names
    assert book.properties.title and book.properties.creator and book.properties.created
    *lists, explains = book.worksheets
    assert lists and explains.title == "Read me" and not explains.tables
    for page in lists:
        _keeps_the_rules(page)


def _keeps_the_rules(page: Worksheet) -> None:
    heads = [cell.value for cell in page[1] if cell.value is not None]
    assert 0 < len(page.title) <= 31 and not re.search(r"[\[\]:*?/\\]", page.title)
    assert page.sheet_state == "visible" and not page.merged_cells.ranges
    assert page.freeze_panes == "B2" and page.print_title_rows == "$1:$1"
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.fitToHeight == 0
    assert "&P" in page.oddFooter.right.text.replace("&[Page]", "&P")
    assert not any(row.hidden for row in page.row_dimensions.values())
    assert not any(column.hidden for column in page.column_dimensions.values())
    (table,) = page.tables.values()
    rows = 1 + sum(any(cell.value is not None for cell in row) for row in page.iter_rows(min_row=2))
    assert table.ref == f"A1:{get_column_letter(len(heads))}{rows}" and table.autoFilter.ref == table.ref
    assert [column.name for column in table.tableColumns] == heads
    assert len({head.casefold() for head in heads}) == len(heads)
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert not any(cell.data_type == "f" for cell in cells)
    assert not any(isinstance(cell.value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell.value) for cell in cells)


@pytest.mark.parametrize("name", WITH_WORKBOOK)
def test_nothing_in_a_workbook_leads_out_of_it_and_each_chart_is_told(books: dict[str, Path], name: str) -> None:
    with zipfile.ZipFile(books[name]) as packed:
        parts = {item: packed.read(item) for item in packed.namelist()}
    assert not any("externalLink" in item or "vbaProject" in item or "comments" in item for item in parts)
    assert not any(b'TargetMode="External"' in content for item, content in parts.items() if item.endswith(".rels"))
    for item, content in parts.items():
        if re.search(r"drawings/drawing\d+\.xml$", item):
            told = [e.get("descr") or "" for e in ElementTree.fromstring(content).iter() if e.tag.endswith("}cNvPr")]
            assert told and all(len(said) > 20 for said in told)


def test_libreoffice_opens_every_workbook_with_the_same_cells_and_refuses_a_broken_one(
    books: dict[str, Path], tmp_path: Path
) -> None:
    assert shutil.which("soffice"), "LibreOffice opens the workbooks here (apt-get install libreoffice-calc-nogui)"
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(next(iter(books.values())).read_bytes()[:2000])
    out = tmp_path / "out"
    words = ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--norestore"]
    words += ["--convert-to", "xlsx", "--outdir", str(out), str(broken), *map(str, books.values())]
    subprocess.run(words, check=False, capture_output=True, timeout=55)
    assert {path.stem for path in out.glob("*.xlsx")} == set(books), "each is opened, and only the broken one is not"
    for name, path in books.items():
        ours, theirs = _values(path), _values(out / path.name)
        assert list(ours) == list(theirs)
        for sheet, rows in ours.items():
            assert _alike(rows) == _alike(theirs[sheet]), f"{name}, {sheet}"


def _alike(rows: list[list[object]]) -> list[tuple[object, ...]]:
    """The cells without empty ones at the end; a number that is whole is the same number."""
    found = []
    for row in rows:
        told = [float(v) if isinstance(v, int | float) and not isinstance(v, bool) else v for v in row]
        while told and told[-1] is None:
            told.pop()
        found.append(tuple(round(v, 9) if isinstance(v, float) else v for v in told))
    while found and not found[-1]:
        found.pop()
    return found


def test_a_chart_tells_what_it_shows_in_the_drawing_of_its_sheet(tmp_path: Path) -> None:
    columns = (Column("Year"), Column("Came", "number"), Column("Went", "number"))
    rows = [("2024", 3, 4), ("2025", 5, 2)]
    plain = Sheet("None", columns, rows)
    told = 'From 3 & 4 in 2024 to 5 "and" 2'
    with_chart = Sheet("Years", columns, rows, charts=(Chart("People", 0, (1, 2), told, line=True),))
    path = tmp_path / "chart.xlsx"
    as_excel.write(path, [plain, with_chart], (), "T", "A", datetime(2026, 5, 14))
    first, second, _readme = openpyxl.load_workbook(path).worksheets
    assert (len(first._charts), len(second._charts)) == (0, 1)
    drawing = ElementTree.fromstring(zipfile.ZipFile(path).read("xl/drawings/drawing1.xml"))
    (properties,) = [element for element in drawing.iter() if element.tag.endswith("}cNvPr")]
    assert (properties.get("descr"), properties.get("title")) == (told, "People")


def test_a_row_is_as_high_as_its_longest_text_and_a_wide_sheet_is_printed_on_several_pages(tmp_path: Path) -> None:
    columns = (Column("A"), *(Column(f"Column number {n}") for n in range(40)))
    path = tmp_path / "wide.xlsx"
    row = ("word " * 60, *("some text of middle length here",) * 40)
    as_excel.write(path, [Sheet("Wide", columns, [row, ("x", *("y",) * 40)])], (), "T", "A", datetime(2026, 5, 14))
    page = openpyxl.load_workbook(path).worksheets[0]
    assert page.row_dimensions[2].height > 100 and page.row_dimensions[3].height is None
    assert page.page_setup.fitToWidth > 1 and page.print_title_cols == "$A:$A"


def test_the_annex_gives_each_value_a_row_and_each_figure_one_with_its_years(books: dict[str, Path], office) -> None:
    sheets = _values(books["indicators"])
    assert list(sheets) == ["Indicators", "Values", "By goal", "Gaps", "Read me"]
    heads, *rows = sheets["Values"]
    used = {n for n in office.listing("framework", ("used",)).ids if office.get("framework", n).values["used"]}
    indicators = {
        n for n in office.listing("indicator", ()).ids if office.get("indicator", n).values["framework"] in used
    }
    uses = [n for n in office.listing("indicator_use", ()).ids
            if office.get("indicator_use", n).values["indicator"] in indicators]  # fmt: skip
    wanted = [office.get("observation", n).values for n in office.listing("observation", ()).ids]
    wanted = [values for values in wanted if values["indicator_use"] in uses]
    at = {head: n for n, head in enumerate(heads)}
    assert sorted((str(row[at["Year"]]), row[at["Value"]] or 0.0) for row in rows) == sorted(
        (values["year"], values["number"] or 0.0) for values in wanted
    )
    wide_heads, *wide = sheets["Indicators"]
    assert len(wide) == len(uses)
    poverty = next(row for row in wide if row[2] == "Residents below the federal poverty line")
    said = dict(zip(wide_heads, poverty, strict=True))
    assert (said["Baseline"], said["Target"], said["2015-19"], said["Standing"]) == (17.4, 8.7, 17.4, "On track")
    assert len(sheets["Gaps"]) > 1


@pytest.mark.parametrize(
    ("name", "sheet", "titles"),
    [
        ("indicators", "By goal", ["Figures by goal: how they keep pace"]),
        ("annual-report", "Years", ["People exchanged", "City money by year"]),
    ],
)
def test_charts_help_where_figures_are_compared(office, name: str, sheet: str, titles: list[str]) -> None:
    found = next(each for each in PAPERS[name].build(office, None, MOMENT).sheets if each.name == sheet)
    assert [chart.title for chart in found.charts] == titles
    for chart in found.charts:
        assert all(str(row[chart.names]) in chart.said for row in found.rows), "it is told in words too"
        assert any(row[column] for row in found.rows for column in chart.values)


def test_the_goals_of_the_workbook_count_every_figure(books: dict[str, Path]) -> None:
    sheets = _values(books["indicators"])
    assert sum(sum(row[1:5]) for row in sheets["By goal"][1:]) == len(sheets["Indicators"]) - 1


def test_the_grants_book_has_every_award_report_period_and_subaward(books: dict[str, Path], office) -> None:
    sheets = _values(books["grants-book"])
    names = {office.get("grant", n).values["name"] for n in office.listing("grant", ()).ids}
    assert {row[0] for row in sheets["Awards"][1:]} <= names and len(sheets["Awards"]) > 4
    forms = sheets["Federal form"]
    heads = forms[0]
    assert next(head for head in heads if re.match(r"[a-o] ", head)) == "a Cash receipts"
    on_hand = [dict(zip(heads, row, strict=True)) for row in forms[1:]]
    assert all(row["c Cash on hand"] == row["a Cash receipts"] - row["b Cash disbursements"] for row in on_hand)
    assert all(row["d Total federal funds authorized"] - row["g Total federal share"]
               == row["h Unobligated balance of federal funds"] for row in on_hand)  # fmt: skip
    assert all(isinstance(row["To"], datetime) for row in on_hand)
    assert len(sheets["Subawards"]) - 1 == office.count("subaward")


def test_every_option_changes_the_grants_book(office) -> None:
    plain = PAPERS["grants-book"].build(office, None, MOMENT)
    for option in PAPERS["grants-book"].options:
        other = PAPERS["grants-book"].build(office, None, MOMENT, {option.name: not option.standard})
        assert other.blocks != plain.blocks and [s.rows for s in other.sheets] != [s.rows for s in plain.sheets]


def test_what_lapsed_with_an_award_that_its_agency_ended_is_not_still_to_come(office) -> None:
    (figures,) = [
        b for b in PAPERS["grants-book"].build(office, None, MOMENT).blocks if isinstance(b, blocks.KeyFigures)
    ]
    told = {each.label: each.comparison for each in figures.figures}
    assert told["drawn"] == "$69,750 not drawn yet; $29,570 lapsed with 1 terminated award"


def test_a_desk_without_grants_has_a_book_that_says_so(desk) -> None:
    paper = PAPERS["grants-book"].build(desk, None, MOMENT)
    assert "0 awards, 0 applications; no report is late." in str(paper.standfirst)
    assert "No application and no award is on record." in repr(paper.blocks)
    assert not paper.sheets


def test_days_of_workbooks_are_days(books: dict[str, Path]) -> None:
    heads, *rows = _values(books["grants-book"])["Report calendar"]
    due = heads.index("Due")
    assert all(row[due] is None or isinstance(row[due], date) for row in rows)
    assert {kind.name for kind in kinds.KINDS} >= {"grant", "subaward"}
