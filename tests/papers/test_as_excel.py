"""Workbooks read back: real dates and numbers, text that stays text, what Excel demands of names."""

import errno
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from cityintl.desk.sheets import Column, Sheet
from cityintl.errors import Cancelled, UserError
from cityintl.papers import as_excel
from cityintl.papers.blocks import Column as TableColumn
from cityintl.papers.blocks import Group, Lines, Paper, Section, Status, Strong, Table, line
from cityintl.papers.catalogue import PAPERS
from tests.papers.conftest import MOMENT


class Colour(Enum):
    RED = "Red"


def _write(path: Path, *sheets: Sheet, readme=(), title="Ties & all") -> openpyxl.Workbook:
    as_excel.write(path, sheets, readme, title, "Riverton", datetime(2026, 5, 14, 10))
    return openpyxl.load_workbook(path)


def _one(path: Path, kind: str, value: object) -> object:
    return _write(path, Sheet("S", (Column("A", kind),), [(value,)])).worksheets[0]["A2"]


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("text", "Łódź 名古屋 القاهرة", "Łódź 名古屋 القاهرة"),
        ("date", date(1994, 5, 1), datetime(1994, 5, 1)),
        ("date", date(1850, 5, 1), "1850-05-01"),
        ("partial_date", "1962", "1962"),
        ("number", 1200, 1200),
        ("number", 1.5, 1.5),
        ("text", 12, 12),
        ("text", 1.25, 1.25),
        ("money", Decimal("1200.50"), 1200.5),
        ("number", 12345678901234567890, "12345678901234567890"),
        ("decimal", float("nan"), "nan"),
        ("bool", True, "Yes"),
        ("bool", False, "No"),
        ("text", Colour.RED, "Red"),
        ("text", ("en", "ja"), "en, ja"),
        ("text", time(9, 5), "09:05"),
        ("text", datetime(2026, 5, 14, 9, 5), "2026-05-14 09:05"),
        ("text", "bell\x07 half\ud800", "bell␇ half\ufffd"),
        ("text", "", None),
        ("text", None, None),
        ("note", "a\r\nb\rc", "a\nb\nc"),
        ("text", "x" * 40_000, "x" * 32_766 + "…"),
    ],
)
def test_a_value_comes_back_as_what_it_was(tmp_path: Path, kind: str, value: object, read: object) -> None:
    cell = _one(tmp_path / "a.xlsx", kind, value)
    assert cell.value == read


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x","y")'])
def test_text_that_looks_like_a_formula_is_written_as_text(tmp_path: Path, text: str) -> None:
    cell = _one(tmp_path / "a.xlsx", "text", text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert python_calamine.load_workbook(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()[1] == [text]


def test_a_text_that_reads_like_an_escape_is_shown_as_it_is(tmp_path: Path) -> None:
    assert _one(tmp_path / "a.xlsx", "text", "_x000D_").value == "_x005F_x000D_"


def test_numbers_and_dates_have_formats_and_heads_their_units(tmp_path: Path) -> None:
    columns = (Column("City"), Column("Away", "number", "km"), Column("Since", "date"), Column("Rate", "decimal"))
    book = _write(tmp_path / "a.xlsx", Sheet("Ties", columns, [("Łódź", 7400, date(1994, 5, 1), 1.5)]))
    sheet = book["Ties"]
    assert [c.value for c in sheet[1]] == ["City", "Away, km", "Since", "Rate"]
    assert [c.number_format for c in sheet[2]] == ["General", "#,##0", "yyyy-mm-dd", "#,##0.####"]


def test_a_sheet_is_a_table_that_prints_well_and_says_where_it_comes_from(tmp_path: Path) -> None:
    columns = tuple(Column(f"C{n}") for n in range(7))
    sheet = Sheet("Ties", columns, [("a",) * 7] * 3, note="Only active ones")
    book = _write(tmp_path / "a.xlsx", sheet, Sheet("Empty", columns, []), readme=[("Source", "=desk"), ("Day", "x")])
    page = book["Ties"]
    assert book.sheetnames == ["Ties", "Empty", "Read me"]
    assert page.tables["Table_Ties"].ref == "A1:G4"
    assert [c.name for c in page.tables["Table_Ties"].tableColumns] == [c.value for c in page[1]]
    assert page.tables["Table_Ties"].autoFilter is not None
    assert not book["Empty"].tables
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.orientation) == ("B2", "$1:$1", "landscape")
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.oddFooter.right.text == "Page &P of &N"
    assert page.oddHeader.left.text == "Ties && all"
    told = [[c.value for c in row] for row in book["Read me"]]
    assert told == [["Source", "=desk"], ["Day", "x"], ["Ties", "Only active ones"]]
    assert (book.properties.title, book.properties.creator) == ("Ties & all", "Riverton")


def test_names_are_what_excel_takes_and_each_is_there_once(tmp_path: Path) -> None:
    columns = (Column("Name"), Column("name"), Column(""), Column("two\nlines"), Column("x" * 300), Column("x" * 300))
    sheets = [Sheet("a/b:c", columns, [("1",) * 6]), Sheet("A b c", columns, [("2",) * 6]), Sheet("?", columns, [])]
    sheets += [Sheet("long " * 10, columns, [("3",) * 6]), Sheet("long " * 10, columns, [("4",) * 6])]
    book = _write(tmp_path / "a.xlsx", *sheets)
    assert book.sheetnames[:3] == ["a b c", "A b c 2", "Sheet"]
    assert all(len(name) <= 31 for name in book.sheetnames)
    heads = [c.value for c in book.worksheets[0][1]]
    assert heads[:4] == ["Name", "name 2", "Column", "two lines"]
    assert len({h.casefold() for h in heads}) == 6 and max(map(len, heads)) <= 255
    tables = [name for page in book.worksheets for name in page.tables]
    assert len(set(tables)) == len(tables) == 4


def test_widths_follow_what_stands_in_the_columns(tmp_path: Path) -> None:
    columns = (Column("A"), Column("B", "date"), Column("C", "note"), Column("D", width=33), Column("E"))
    rows = [("x" * 30, date(2026, 1, 1), "word " * 90, "y", "名古屋" * 4)]
    page = _write(tmp_path / "a.xlsx", Sheet("S", columns, rows)).worksheets[0]
    widths = [page.column_dimensions[letter].width for letter in "ABCDE"]
    assert widths == [32, 12, 60, 33, 26]


def test_a_cancelled_workbook_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        if done >= 1000:
            raise Cancelled

    sheet = Sheet("S", (Column("A"),), [("x",)] * 3000)
    with pytest.raises(Cancelled):
        as_excel.write(tmp_path / "a.xlsx", [sheet], (), "T", "A", datetime(2026, 5, 14), stop)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_cannot_be_written_says_why_and_leaves_the_old_one(tmp_path: Path, monkeypatch) -> None:
    sheet = Sheet("S", (Column("A"),), [("x",)])
    with pytest.raises(UserError, match="no such folder"):
        _write(tmp_path / "nowhere" / "a.xlsx", sheet)
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def refuse(code: int):
        def replace(*_paths: object) -> None:
            raise OSError(code, "told")

        return replace

    for code, words in ((errno.ENOSPC, "no room left"), (errno.EACCES, "Close it where it is open")):
        monkeypatch.setattr("os.replace", refuse(code))
        with pytest.raises(UserError, match=words):
            _write(target, sheet)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of a file's size is Unix's")
def test_a_disk_that_fills_up_is_told_in_one_sentence(tmp_path: Path) -> None:
    program = """if True:
        import resource, sys
        from datetime import datetime
        from pathlib import Path
        from cityintl.desk.sheets import Column, Sheet
        from cityintl.errors import UserError
        from cityintl.papers import as_excel
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        try:
            sheet = Sheet("S", (Column("A"),), [("x",)])
            as_excel.write(Path(sys.argv[1]), [sheet], (), "T", "A", datetime(2026, 5, 14))
        except UserError as wrong:
            print(wrong.message)
    """
    target = tmp_path / "a.xlsx"
    told = subprocess.run([sys.executable, "-B", "-c", program, target], capture_output=True, text=True, check=True)
    assert "cannot be written" in told.stdout
    assert told.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="more rows"):
        _write(tmp_path / "a.xlsx", Sheet("S", (Column("A"),), range(1_048_576)))  # type: ignore[arg-type]


def test_the_register_as_a_workbook_has_every_fact_in_a_column_of_its_own(office, tmp_path: Path) -> None:
    paper = PAPERS["ties-register"].build(office, None, MOMENT)
    book = _write(tmp_path / "a.xlsx", *as_excel.sheets_of(paper), readme=paper.readme)
    rows = [dict(zip([c.value for c in book["Ties"][1]], [c.value for c in row], strict=True)) for row in book["Ties"]]
    nagoya = next(row for row in rows if row["Partner"] == "Nagoya")
    assert (nagoya["Country"], nagoya["Status"], nagoya["Signed"]) == ("Japan", "Active", datetime(1959, 4, 4))
    assert (nagoya["Next anniversary"], nagoya["Anniversary, years"]) == (datetime(2027, 4, 4), 68)
    assert isinstance(nagoya["Since last contact, days"], int)
    assert len(rows) == 1 + office.count("tie")


def test_any_table_of_a_paper_becomes_a_sheet() -> None:
    columns = (TableColumn("City"), TableColumn("Away", unit="km"))
    rows = ((Lines((line(Strong("Łódź"), ", Poland"), Status("Active", " still"))), 7400),)
    table = Table(columns, (), (Group("Sisters", rows),), "Ties")
    plain = Table(columns, rows)
    paper = Paper("x", "Title", (Section("A", (table,)), plain))
    sheets = as_excel.sheets_of(paper)
    assert [s.name for s in sheets] == ["Ties", "Title"]
    assert [c.head for c in sheets[0].columns] == ["Group", "City", "Away"]
    assert list(sheets[0].rows) == [("Sisters", "Łódź, Poland · Active still", 7400)]
    assert as_excel.sheets_of(Paper("x", "T", (Table((TableColumn("A"),), ((Strong("b"),), (None,))),)))[0].rows == [
        ("b",), (None,),
    ]  # fmt: skip
