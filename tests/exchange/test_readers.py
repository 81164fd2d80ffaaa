"""Whatever the encoding, separator and line end: what was written is what is read."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityintl.errors import UserError
from cityintl.exchange.encodings import decode
from cityintl.exchange.tables import read_table
from cityintl.exchange.texts import read_text
from cityintl.exchange.workbooks import Workbook

TextFile = Callable[..., Path]

letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\ufeff")
cell = st.text(letters, min_size=1, max_size=12).filter(str.strip)
odd = st.text(st.one_of(letters, st.sampled_from('",;\t|\n')), max_size=20).map(lambda t: f"x{t}y")


@given(
    rows=st.lists(st.tuples(odd, odd, odd, odd), min_size=3, max_size=6),
    separator=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
@settings(max_examples=80, deadline=None)
def test_cells_come_back_as_they_were_written(rows, separator, end, encoding) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b", "c", "d"), *rows])
    text = f"sep={separator}\n" + written.getvalue()
    grid = read_text(text.replace("\n", end).encode(encoding))
    assert [cells for _number, cells in grid.rows] == [("a", "b", "c", "d"), *rows]


@given(blob=st.binary(min_size=1, max_size=400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, blob: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(blob)
    try:
        read_table(path)
    except UserError as refused:
        assert refused.message


@given(blob=st.binary(max_size=300), start=st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
@settings(max_examples=60, deadline=None)
def test_a_broken_workbook_is_refused_in_words(blob: bytes, start: bytes) -> None:
    with pytest.raises(UserError, match=r"damaged|password"):
        Workbook(start + blob)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250"])
def test_the_separator_is_found(text_file: TextFile, separator: str, end: str, encoding: str) -> None:
    rows = [["Miasto", "Kraj", "Ludność"], ["Bełchatów", "Polska", "59025"], ["Győr", "Węgry", "129301"]]
    table = read_table(text_file(end.join(separator.join(row) for row in rows) + end, encoding=encoding))
    assert table.columns == ("Miasto", "Kraj", "Ludność")
    assert table.rows == (("Bełchatów", "Polska", "59025"), ("Győr", "Węgry", "129301"))
    assert table.numbers == (2, 3)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Stadt;Land\nMünchen;Österreich\nSão Paulo;España\nCôte d’Ivoire;Øst\n"),
        ("cp1250", "Miasto;Kraj\nŁódź;Polska\nBełchatów;Węgry\nŚwidnica;Žilina\n"),
        ("cp932", "都市;国\n名古屋;日本\nパリ;フランス\n"),
        ("cp1251", "Город;Страна\nМосква;Россия\nКиев;Украина\n"),
        ("gb18030", "城市;国家\n上海;中国\n北京;中国\n"),
        ("cp949", "도시;국가\n서울;한국\n"),
    ],
)
def test_an_old_encoding_is_guessed_and_said(text_file: TextFile, encoding: str, text: str) -> None:
    table = read_table(text_file(text, encoding=encoding))
    assert [table.columns, *table.rows] == [tuple(line.split(";")) for line in text.splitlines()]
    assert "does not say how its letters are encoded" in table.notes[0]


def test_nothing_is_said_about_an_encoding_that_is_certain() -> None:
    assert decode("Łódź".encode()) == ("Łódź", "UTF-8", False)
    assert decode("Łódź".encode("utf-8-sig")) == ("Łódź", "UTF-8", False)
    assert decode("a,Łódź".encode("utf-16-be")) == ("a,Łódź", "UTF-16", False)


def test_a_quoted_cell_of_several_lines_is_one_cell_and_rows_keep_a_spreadsheets_numbers(text_file: TextFile) -> None:
    table = read_table(text_file('Name,Notes\nNagoya,"one\r\ntwo, three"\n\n\nTamale,x\n'))
    assert table.rows == (("Nagoya", "one\ntwo, three"), ("Tamale", "x"))
    assert table.numbers == (2, 5)


def test_a_quotation_mark_that_never_closes_is_named_by_its_row(text_file: TextFile) -> None:
    with pytest.raises(UserError, match="opens in row 3 is never closed"):
        read_table(text_file('Name,Country\nNagoya,Japan\n"Tamale,Ghana\nLima,Peru\n'))


def test_inches_in_a_file_with_tabs_are_read_as_they_stand(text_file: TextFile) -> None:
    table = read_table(text_file('Name\tSize\nFlag\t"5 ft\nPlate\t12\nBowl\t13\n'))
    assert table.rows[0] == ("Flag", '"5 ft')
    assert "row 2 is never closed" in table.notes[0]


def test_quotation_marks_inside_a_cell_do_no_harm(text_file: TextFile) -> None:
    table = read_table(text_file('Name,Country\n"Nagoya" City,Japan\nLima,Peru\n'))
    assert table.rows == (("Nagoya City", "Japan"), ("Lima", "Peru"))


def test_decimal_commas_are_no_separators(text_file: TextFile) -> None:
    table = read_table(text_file("City;Lat;Long\nKraków;50,06;19,94\nLima;-12,04;-77,03\n"))
    assert table.columns == ("City", "Lat", "Long")
    assert table.rows[0] == ("Kraków", "50,06", "19,94")
