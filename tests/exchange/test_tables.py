"""Where the table stands on a sheet, and files that hold none."""

import io
import os
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdsTable
from odf.table import TableCell, TableRow
from odf.text import P

from cityintl.errors import UserError
from cityintl.exchange import grid as grid_module
from cityintl.exchange import tables
from cityintl.exchange.tables import read_table

TextFile = Callable[..., Path]
Book = Callable[..., Path]
PLACES = [["City", "Country", "Since"], ["Nagoya", "Japan", 1959], ["Tamale", "Ghana", 2009], ["Lima", "Peru", 2011]]


def test_the_header_is_found_under_titles_and_notes_at_the_end_are_left_out(workbook: Book) -> None:
    rows = [["Sister cities of Riverton"], ["Prepared by the clerk", None, "2026"], [], *PLACES, [],
            ["Source: city clerk"], ["Total", None, 3]]  # fmt: skip
    table = read_table(workbook({"Ties": rows}, {"Ties": ["A1:C1"]}))
    assert (table.header_row, table.columns) == (4, ("City", "Country", "Since"))
    assert table.numbers == (5, 6, 7)
    assert [(a.number, a.reason) for a in table.left_out] == [(9, "a note"), (10, "a total")]
    assert table.left_out[0].text == "Source: city clerk"
    assert table.top[0] == (1, ("Sister cities of Riverton",))


def test_a_row_left_out_can_be_taken_back(workbook: Book) -> None:
    table = read_table(workbook({"Ties": [*PLACES, [], ["Total", None, 3]]}))
    back = table.keeping([6])
    assert back.rows[-1] == ("Total", None, 3)
    assert back.numbers == (2, 3, 4, 6)
    assert back.left_out == ()


def test_a_header_that_is_repeated_further_down_is_no_record(workbook: Book) -> None:
    table = read_table(workbook({"Ties": [*PLACES[:2], PLACES[0], *PLACES[2:]]}))
    assert len(table.rows) == 3
    assert table.left_out[0].reason == "repeats the header"


def test_header_cells_merged_over_two_rows_are_told_apart_by_their_group(workbook: Book) -> None:
    rows = [
        ["Partner", None, "Contact", None, "Since"],
        ["Name", "Country", "Name", "E-mail", None],
        ["Nagoya", "Japan", "Ito", "ito@x.jp", 1959],
        ["Tamale", "Ghana", "Abu", "abu@x.gh", 2009],
    ]
    table = read_table(workbook({"S": rows}, {"S": ["A1:B1", "C1:D1", "E1:E2"]}))
    assert table.columns == ("Partner: Name", "Country", "Contact: Name", "E-mail", "Since")
    assert table.rows[0] == ("Nagoya", "Japan", "Ito", "ito@x.jp", 1959)


def test_padded_missing_and_doubled_headers_become_names(text_file: TextFile) -> None:
    table = read_table(text_file("  City  name ,Country,,Country,\nNagoya,Japan,x,JP,\nLima,Peru,y,PE,\n"))
    assert table.columns == ("City name", "Country", "Column 3", "Country (2)")


def test_a_used_range_larger_than_the_content_does_not_count(workbook: Book) -> None:
    book = openpyxl.Workbook()
    for row in PLACES:
        book.active.append(row)
    book.active.cell(24_431, 30).number_format = "0.00"
    path = workbook({"x": [["a"]]})
    book.save(path)
    table = read_table(path)
    assert (len(table.rows), len(table.columns)) == (3, 3)


def test_a_cell_far_away_is_refused_before_it_takes_the_memory(workbook: Book) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "City"
    book.active["XFD1048576"] = "x"
    path = workbook({"x": [["a"]]})
    book.save(path)
    with pytest.raises(UserError, match="claims more than 20,000,000 cells"):
        read_table(path)


def test_a_sheet_too_large_is_refused_whatever_the_package_says(workbook: Book, monkeypatch) -> None:
    monkeypatch.setattr("cityintl.exchange.workbooks.MOST_CELLS", 5)
    monkeypatch.setattr("cityintl.exchange.workbooks._refuse_far_cells", lambda _name, _xml: None)
    with pytest.raises(UserError, match="claims more than 5 cells"):
        read_table(workbook({"Ties": PLACES}))


def test_the_sheet_that_is_a_table_is_chosen_and_others_are_named(workbook: Book) -> None:
    path = workbook({"Read me": [["About this file"]], "Ties": PLACES, "Old": PLACES[:3], "Empty": []})
    table = read_table(path)
    assert (table.sheet, table.sheets) == ("Ties", ("Read me", "Ties", "Old", "Empty"))
    assert table.notes == ("The sheet “Ties” is read; “Old” holds a table too.",)
    assert len(read_table(path, sheet="old").rows) == 2


def test_a_sheet_that_is_no_table_is_refused_with_its_reason(workbook: Book) -> None:
    path = workbook({"One": [["x"]], "Empty": [], "Ties": PLACES})
    with pytest.raises(UserError, match="“One”: it holds a single cell"):
        read_table(path, sheet="One")
    with pytest.raises(UserError, match="“Empty”: it is empty"):
        read_table(path, sheet="Empty")
    with pytest.raises(UserError, match=r"no sheet called “Foo”.* One, Empty, Ties"):
        read_table(path, sheet="Foo")


@pytest.mark.parametrize(
    "rows",
    [
        [["Name of city:", "Nagoya"], ["Country:", "Japan"], ["Mayor:", "X"], ["Population:", 2_300_000]],
        [["City", "Nagoya"], ["Country", "Japan"], ["Population", "2300000"], ["E-mail", "a@b.jp"], ["Phone", "12345"]],
        [["Form"], [None, "Name"], [None, None, None, "Nagoya"], ["Signature"], [None, None, None, None, "x"]],
    ],
)  # fmt: skip
def test_a_form_is_no_table(workbook: Book, rows: list[list[object]]) -> None:
    with pytest.raises(UserError, match=r"looks like a form|lines of text"):
        read_table(workbook({"Form": rows}))


def test_lines_of_prose_are_no_table(text_file: TextFile) -> None:
    with pytest.raises(UserError, match="no table of records"):
        read_table(text_file("City\n"))
    with pytest.raises(UserError, match="is no table of records: it holds a single cell"):
        read_table(text_file("Hello\n"))


def test_a_header_without_rows_is_no_table(workbook: Book) -> None:
    with pytest.raises(UserError, match="header without rows"):
        read_table(workbook({"Ties": PLACES[:1]}), header_row=1)
    with pytest.raises(UserError):
        read_table(workbook({"Ties": PLACES[:1]}))


def test_the_header_row_can_be_told(workbook: Book) -> None:
    table = read_table(workbook({"Ties": PLACES}), header_row=2)
    assert table.columns == ("Nagoya", "Japan", "1959")
    assert len(table.rows) == 2


def test_cells_keep_their_type(workbook: Book) -> None:
    rows = [["Name", "When", "Moment", "Hour", "Yes", "Share"]]
    rows += [["Nagoya", date(1959, 4, 1), datetime(2020, 1, 2, 3, 4), time(3, 4), True, 2.5]] * 2
    table = read_table(workbook({"S": rows}))
    assert table.rows[0] == ("Nagoya", date(1959, 4, 1), datetime(2020, 1, 2, 3, 4), "03:04:00", True, 2.5)


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ties")
    for r, row in enumerate(PLACES):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(tmp_path / "old.xls"))
    assert read_table(tmp_path / "old.xls").rows[0] == ("Nagoya", "Japan", 1959)


def test_a_libreoffice_workbook_is_read_under_any_name(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    sheet = OdsTable(name="Ties")
    for row in PLACES:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    document.save(str(tmp_path / "ties.ods"))
    (tmp_path / "ties.ods").rename(tmp_path / "ties.xlsx")
    assert read_table(tmp_path / "ties.xlsx").columns == ("City", "Country", "Since")


def test_a_web_page_called_xls_is_read_and_that_is_said(text_file: TextFile) -> None:
    page = (
        "<html><body><table><tr><td>menu</td></tr></table><table><tr><th colspan=2>City<br>name</th><th>Country"
        "<tr><td>Nagoya<td>&nbsp;<td>Japan</tr><tr><td>Łódź</td><td></td><td>Poland</td></tr></table></body></html>"
    )
    table = read_table(text_file(page, "export.xls"))
    assert table.rows == (("Nagoya", "Japan"), ("Łódź", "Poland"))
    assert "web page" in table.notes[0]
    assert len(read_table(text_file("<?xml version='1.0'?>" + page, "export.xls")).rows) == 2
    with pytest.raises(UserError, match="no table of records: it is empty"):
        read_table(text_file("<html><td>stray</td><p>nothing</p></html>", "export.xls"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF, not a table"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"BEGIN:VCARD\nVERSION:3.0", "a visiting card"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML form of 2003"),
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"\x00\x01\x02\x00\xff\x00\x00", "neither a text nor a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04junk", "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_words(text_file: TextFile, content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_table(text_file(content, "list.xlsx"))


@pytest.mark.parametrize(
    ("part", "said"), [("word/document.xml", "a Word document"), ("Index/x.iwa", "a Numbers file")]
)
def test_other_papers_in_packages_are_named(tmp_path: Path, part: str, said: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as package:
        package.writestr(part, "x")
    with pytest.raises(UserError, match=said):
        read_table(tmp_path / "x.xlsx")


def test_a_package_that_unpacks_to_too_much_is_refused(workbook: Book, monkeypatch) -> None:
    monkeypatch.setattr("cityintl.exchange.workbooks._UNPACKED", 1000)
    with pytest.raises(UserError, match="too large"):
        read_table(workbook({"Ties": PLACES}))


def test_a_package_without_a_workbook_is_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as package:
        package.writestr("hello.txt", "x")
    with pytest.raises(UserError, match="damaged"):
        read_table(tmp_path / "x.xlsx")


def test_folders_missing_large_and_locked_files_are_refused(tmp_path: Path, text_file: TextFile, monkeypatch) -> None:
    with pytest.raises(UserError, match="is a folder"):
        read_table(tmp_path)
    with pytest.raises(UserError, match="There is no file"):
        read_table(tmp_path / "nowhere.csv")
    path = text_file("City,Country\nNagoya,Japan\n")
    with pytest.raises(UserError, match="has no sheets"):
        read_table(path, sheet="Ties")
    monkeypatch.setattr(tables, "MOST_BYTES", 5)
    with pytest.raises(UserError, match="is larger than 0 MB"):
        read_table(path)
    monkeypatch.setattr(tables, "MOST_BYTES", 5000)
    monkeypatch.setattr("cityintl.exchange.texts.MOST_CELLS", 3)
    with pytest.raises(UserError, match="more than 3 cells"):
        read_table(path)
    monkeypatch.setattr(
        Path, "read_bytes", lambda _self: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    with pytest.raises(UserError, match=r"cannot be read.*Permission denied"):
        read_table(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only Unix has named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UserError, match="no file with a table"):
        read_table(tmp_path / "pipe.csv")


def test_a_workbook_whose_sheets_are_hidden_or_missing_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["x"])
    hidden = book.create_sheet("Hidden")
    for row in PLACES:
        hidden.append(row)
    hidden.sheet_state = "hidden"
    saved = io.BytesIO()
    book.save(saved)
    (tmp_path / "b.xlsx").write_bytes(saved.getvalue())
    with pytest.raises(UserError, match="single cell"):
        read_table(tmp_path / "b.xlsx")
    assert len(read_table(tmp_path / "b.xlsx", sheet="Hidden").rows) == 3


def test_a_column_is_found_whatever_its_case(text_file: TextFile) -> None:
    table = read_table(text_file("Città,Country\nLima,Peru\nRoma,Italy\n"))
    assert table.column("citta") == 0
    with pytest.raises(UserError, match=r"no column “Land”.* Città, Country"):
        table.column("Land")


def test_a_cell_of_no_known_type_is_our_mistake() -> None:
    with pytest.raises(AssertionError):
        grid_module.native(object())
