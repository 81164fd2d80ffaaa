"""Data files of Open SDG sites: ranges of years, words for numbers, three kinds of line ends, codes in names."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cityintl.errors import UserError
from cityintl.exchange.open_sdg import code_in, framework_code, read_series

TextFile = Callable[..., Path]


def test_a_real_file_gives_148_values_in_four_ranges_of_years(beside: Callable[..., Path]) -> None:
    series = read_series(beside("examples", "indicator_bristol_16-1-4.csv").resolve())
    assert len(series.figures) == 148
    assert sorted({figure.year for figure in series.figures}) == ["2017-18", "2018-19", "2019-20", "2020-21"]
    assert all(isinstance(figure.number, float) and figure.text is None for figure in series.figures)
    whole = [figure for figure in series.figures if figure.of == (("Series", "Ward"),)]
    assert [(figure.year, figure.number) for figure in whole][:1] == [("2017-18", 69.6198943145)]
    first = series.figures[0]
    assert (first.disaggregation, first.area, first.row) == ("Series=Ward; Ward=Bedminster", "E05010887", 2)
    assert (series.own_code, series.code, series.blank, series.remarks) == ("16-1-4", "16.1.4", 0, ())


@pytest.mark.parametrize(
    ("name", "own", "code"),
    [
        ("indicator_16-1-4.csv", "16-1-4", "16.1.4"),
        ("indicator_10-x-2.csv", "10-x-2", "10.x.2"),
        ("indicator_5-1-1a.csv", "5-1-1a", "5.1.1"),
        ("indicator_11-6-2-a.csv", "11-6-2-a", "11.6.2"),
        ("indicator_17-18-1.csv", "17-18-1", "17.18.1"),
        ("8-9-2.csv", "8-9-2", "8.9.2"),
        ("indicator_1-A-1.csv", "1-A-1", "1.a.1"),
        ("indicator_bristol_16-1-4.csv", "16-1-4", "16.1.4"),
        ("16.10.2.csv", "16.10.2", "16.10.2"),
        ("demo_indicator.csv", "", ""),
        ("report 2024-05-11.csv", "", ""),
        ("population.csv", "", ""),
    ],
)
def test_the_name_of_a_file_tells_the_source_s_own_code(name: str, own: str, code: str) -> None:
    assert (code_in(name), framework_code(own)) == (own, code)


def test_blank_is_everybody_and_units_stand_apart(text_file: TextFile) -> None:
    series = read_series(
        text_file("Year,Units,Sex,Age,Value\n2019,%,,,12.5\n2019,%,Female,,13\n2019,Number,Female,18-24,240\n")
    )
    told = [(figure.disaggregation, figure.unit, figure.number) for figure in series.figures]
    assert told == [(None, "%", 12.5), ("Sex=Female", "%", 13.0), ("Sex=Female; Age=18-24", "Number", 240.0)]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r\r\n", "\r"])
def test_line_ends_of_any_kind_make_the_same_rows(text_file: TextFile, ends: str) -> None:
    series = read_series(text_file(ends.join(["Year,Value", "2018,1", "2019,2", ""]).encode()))
    assert [(figure.year, figure.number, figure.row) for figure in series.figures] == [
        ("2018", 1.0, 2),
        ("2019", 2.0, 3),
    ]


def test_words_are_kept_and_what_only_looks_like_a_number_is_named(text_file: TextFile) -> None:
    series = read_series(text_file('Year,Value\n2018,Yes\n2019,"402,000"\n2020,n/a\n2021,\n2022,-1.5e3\n,7\n'))
    assert [(figure.year, figure.number, figure.text) for figure in series.figures] == [
        ("2018", None, "Yes"),
        ("2019", None, "402,000"),
        ("2022", -1500.0, None),
    ]
    assert series.blank == 2
    assert Counter(row for row, _text in series.remarks) == Counter([3, 7])


def test_the_same_twice_is_one_and_another_value_for_it_is_said(text_file: TextFile) -> None:
    series = read_series(text_file("Year,Ward,Value\n2018,North,1\n2018,North,1\n2018,North,2\n2018,South,2\n"))
    assert [(figure.disaggregation, figure.number) for figure in series.figures] == [
        ("Ward=North", 1.0),
        ("Ward=South", 2.0),
    ]
    assert [row for row, _text in series.remarks] == [4]


def test_columns_in_another_order_and_case_are_found(text_file: TextFile) -> None:
    series = read_series(text_file("Sex,VALUE,year \nMale,3,2017/18\n"))
    assert [(figure.year, figure.disaggregation, figure.number) for figure in series.figures] == [
        ("2017/18", "Sex=Male", 3.0)
    ]


@pytest.mark.parametrize("content", ["City,Country\nNagoya,Japan\n", "Year,City\n2018,Nagoya\n"])
def test_another_table_is_refused_in_a_sentence(text_file: TextFile, content: str) -> None:
    with pytest.raises(UserError, match="no Open SDG data file"):
        read_series(text_file(content))
