"""The one writer of workbooks, read back by two libraries."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cityintl.desk.sheets import Column, Sheet
from cityintl.errors import UserError
from cityintl.papers import as_excel

CREATED = datetime(2026, 5, 14, 15, tzinfo=UTC)
COLUMNS = (
    Column("Partner"),
    Column("Signed", "partial_date"),
    Column("Reviewed", "date"),
    Column("Population", "number", "people"),
    Column("Charter", "bool"),
)
ROWS = [
    ("名古屋市", "1959-04-04", date(2026, 3, 1), 2_332_176, True),
    ("Łódź", "1962", None, None, False),
    ("القاهرة", None, date(1899, 1, 1), 0, None),
]


def _book(path: Path, sheets: Sequence[Sheet], **options: str) -> openpyxl.Workbook:
    as_excel.write(path, sheets, [("Source", "The desk")], title="Ties", author="Riverton", created=CREATED, **options)
    return openpyxl.load_workbook(path)


def test_dates_and_numbers_are_real_and_gaps_are_empty(tmp_path: Path) -> None:
    page = _book(tmp_path / "t.xlsx", [Sheet("Ties", COLUMNS, ROWS)])["Ties"]
    assert [c.value for c in page[1]] == ["Partner", "Signed", "Reviewed", "Population, people", "Charter"]
    assert page["B2"].value == datetime(1959, 4, 4)
    assert page["B2"].number_format == "yyyy-mm-dd"
    assert page["B3"].value == "1962"
    assert page["C2"].is_date
    assert page["C3"].value is None
    assert page["C4"].value == "1899-01-01"
    assert page["D2"].value == 2_332_176
    assert page["D4"].value == 0
    assert [page["E2"].value, page["E3"].value, page["E4"].value] == ["Yes", "No", None]


def test_the_sheet_is_a_table_that_filters_freezes_and_prints(tmp_path: Path) -> None:
    book = _book(tmp_path / "t.xlsx", [Sheet("Ties", COLUMNS, ROWS)], paper_size="a4")
    page = book["Ties"]
    table = next(iter(page.tables.values()))
    assert table.ref == "A1:E4"
    assert table.autoFilter.ref == "A1:E4"
    assert table.column_names == [c.value for c in page[1]]
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.page_setup.paperSize) == (1, 0, 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in page.oddFooter.center.text
    assert not page.merged_cells.ranges
    assert book.active.title == "Ties"
    assert (book.properties.title, book.properties.creator) == ("Ties", "Riverton")
    assert book.properties.created == CREATED.replace(tzinfo=None)


def test_letter_is_the_usual_paper(tmp_path: Path) -> None:
    assert _book(tmp_path / "t.xlsx", [Sheet("Ties", COLUMNS, ROWS)])["Ties"].page_setup.paperSize == 1


@pytest.mark.parametrize("text", ["=1+1", "+1-555", "-2+3", "@SUM(A1)", "\tx", '=HYPERLINK("http://x","y")'])
def test_text_that_looks_like_a_command_stays_text(tmp_path: Path, text: str) -> None:
    page = _book(tmp_path / "t.xlsx", [Sheet("Notes", (Column("Note"),), [(text,)])])["Notes"]
    assert page["A2"].value == text
    assert page["A2"].data_type == "s"
    assert page["A2"].quotePrefix


def test_what_xml_cannot_hold_is_shown_not_lost(tmp_path: Path) -> None:
    page = _book(tmp_path / "t.xlsx", [Sheet("Notes", (Column("Note"),), [("a\x1bb\ufffec",)])])["Notes"]
    assert page["A2"].value == "a␛b\ufffdc"


def test_long_text_wraps_in_a_column_of_reasonable_width(tmp_path: Path) -> None:
    page = _book(tmp_path / "t.xlsx", [Sheet("Notes", (Column("Note"), Column("No", width=5)), [("word " * 100, 1)])])[
        "Notes"
    ]
    assert page["A2"].alignment.wrap_text
    assert 20 <= page.column_dimensions["A"].width <= 60
    assert page.column_dimensions["B"].width == 5


def test_wide_scripts_get_wider_columns(tmp_path: Path) -> None:
    sheet = Sheet("Names", (Column("Latin"), Column("Han")), [("Nagoya City Hall", "名古屋市役所国際交流課御中東西")])
    page = _book(tmp_path / "t.xlsx", [sheet])["Names"]
    assert page.column_dimensions["B"].width > page.column_dimensions["A"].width


def test_names_of_sheets_tables_and_columns_are_unique_and_allowed(tmp_path: Path) -> None:
    sheets = [
        Sheet("Ties: a/b?", (Column("Name"), Column("name"), Column("")), [("a", "b", "c")]),
        Sheet("ties  a b ", (Column("Name"),), []),
        Sheet("x" * 40, (Column("Name"),), []),
        Sheet("Read me", (Column("Name"),), []),
    ]
    book = _book(tmp_path / "t.xlsx", sheets)
    assert len({name.casefold() for name in book.sheetnames}) == 5
    assert all(len(name) <= 31 for name in book.sheetnames)
    heads = [c.value for c in book.worksheets[0][1]]
    assert len({h.casefold() for h in heads}) == 3
    assert len({name for page in book for name in page.tables}) == 4


def test_an_empty_list_is_still_a_valid_table(tmp_path: Path) -> None:
    page = _book(tmp_path / "t.xlsx", [Sheet("Ties", COLUMNS, [])])["Ties"]
    assert next(iter(page.tables.values())).ref == "A1:E2"


def test_the_read_me_says_source_and_notes(tmp_path: Path) -> None:
    page = _book(tmp_path / "t.xlsx", [Sheet("Ties", COLUMNS, ROWS, note="=Only active ties")])["Read me"]
    told = [[c.value for c in row] for row in page]
    assert told == [["Source", "The desk"], ["Ties", "=Only active ties"]]
    assert page["B2"].data_type == "s"


def test_another_library_reads_the_same(tmp_path: Path) -> None:
    _book(tmp_path / "t.xlsx", [Sheet("Ties", COLUMNS, ROWS)])
    rows = CalamineWorkbook.from_path(tmp_path / "t.xlsx").get_sheet_by_name("Ties").to_python()
    assert rows[1] == ["名古屋市", date(1959, 4, 4), date(2026, 3, 1), 2_332_176, "Yes"]


def test_progress_is_told_and_may_cancel(tmp_path: Path) -> None:
    told: list[int] = []
    sheet = Sheet("Many", (Column("N", "number"),), [(n,) for n in range(1200)])
    as_excel.write(
        tmp_path / "t.xlsx", [sheet], [], title="", author="", created=CREATED,
        progress=lambda done, total, text: told.append(done),
    )  # fmt: skip
    assert told == [0, 500, 1000]


def test_a_folder_that_is_not_there_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        _book(tmp_path / "no" / "t.xlsx", [Sheet("Ties", COLUMNS, ROWS)])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "said"), [(OSError(28, "No space left"), "no room left"), (PermissionError(13, "Denied"), "Close it")]
)
def test_a_failed_save_keeps_the_old_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: OSError, said: str
) -> None:
    path = tmp_path / "t.xlsx"
    _book(path, [Sheet("Ties", COLUMNS, ROWS)])
    before = path.read_bytes()

    def fail(*_given: object) -> None:
        raise wrong

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UserError, match=said):
        _book(path, [Sheet("Ties", COLUMNS, [])])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["t.xlsx"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_makes_a_workbook_that_opens(tmp_path: Path, texts: list[str]) -> None:
    sheet = Sheet(texts[0] or "x", tuple(Column(t) for t in texts), [tuple(texts)])
    page = _book(tmp_path / "any.xlsx", [sheet]).worksheets[0]
    assert [c.value or "" for c in page[2]] == [as_excel._clean(t).replace("\r", "\n") for t in texts]
