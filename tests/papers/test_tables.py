"""Tables: cells over several columns and rows, on one page and over several; wide ones by the stated rule."""

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.as_pdf.spans import taken
from cityintl.papers.blocks import COVERED, Column, Group, Lines, Paper, Section, Spanned, Table, Text
from tests.papers.structure import spoken, tree


def _columns(count: int, **more) -> tuple[Column, ...]:
    return tuple(Column(f"Column {n}", share=0, **more) for n in range(count))


def _wide(count: int, rows: int = 2) -> Table:
    return Table(_columns(count), tuple(tuple(f"value {r}-{n}" for n in range(count)) for r in range(rows)))


def _pages(*blocks, size: str = "letter") -> list[tuple[bool, str]]:
    """Of each page whether it is turned, and its words."""
    document = pypdfium2.PdfDocument(as_pdf.render(Paper("x", "T", blocks), size))
    found = [(p.get_width() > p.get_height(), " ".join(p.get_textpage().get_text_range().split())) for p in document]
    document.close()
    return found


def _cells(content: bytes) -> list[tuple[str, int, int]]:
    """Role, columns and rows of each cell that goes over several."""
    found = []
    for _deep, tag, said in tree(content):
        across, down = (int((said.split(key)[1:] or [b"1"])[0].split()[0]) for key in (b"/ColSpan", b"/RowSpan"))
        if (across, down) != (1, 1):
            found.append((tag, across, down))
    return found


def test_a_cell_goes_over_columns_and_rows_and_says_so() -> None:
    rows = (
        (Spanned("Goal 11", rows=2), "Housing", 1, 2),
        (COVERED, Spanned("Not measured", columns=3), COVERED, COVERED),
        ("Goal 13", Spanned(Lines(("Climate", "over all")), columns=2, rows=2), COVERED, 3),
        ("Goal 14", COVERED, COVERED, 4),
    )
    content = as_pdf.render(Paper("x", "T", (Table(_columns(4), rows),)))
    assert _cells(content) == [("TH", 1, 2), ("TD", 3, 1), ("TD", 2, 2)]
    heard = [text for tag, text, _language in spoken(content) if tag in ("TH", "TD", "P")]
    assert heard[4:] == [
        "Goal 11",
        "Housing",
        "1",
        "2",
        "Not measured",
        "Goal 13",
        "Climate",
        "over all",
        "3",
        "Goal 14",
        "4",
    ]
    heads = [said for _deep, tag, said in tree(content) if tag == "TH"]
    assert [b"/Scope /Column" in said for said in heads] == [True] * 4 + [False] * 3
    assert all(b"/Scope /Row" in said for said in heads[4:])


def test_a_cell_takes_no_place_that_is_not_left_to_it() -> None:
    rows = ((Spanned("a", 9, 9), COVERED, "b"), (COVERED, COVERED, Spanned("c", 2)), (Spanned("d", 2, 2), "e", COVERED))
    spans, covered = taken(rows)
    assert spans == {(0, 0): (2, 2), (1, 2): (1, 1), (2, 0): (1, 1)}
    assert covered == {(0, 1), (1, 0), (1, 1)}
    content = as_pdf.render(Paper("x", "T", (Table(_columns(3), rows),)))
    assert "b c d e" in " ".join(text for _tag, text, _language in spoken(content))


def test_an_empty_column_under_a_wide_cell_stays_and_another_one_goes() -> None:
    table = Table(_columns(3), ((Spanned("a", 2), COVERED, None), (Spanned("b", 2), COVERED, None)))
    content = as_pdf.render(Paper("x", "T", (table,)))
    heard = [text for _tag, text, _language in spoken(content)]
    assert heard[1:] == ["Column 0", "Column 1", "a", "b", "Left out, empty: Column 2."]
    assert _cells(content) == [("TH", 2, 1)] * 2


def test_rows_bound_by_a_cell_go_over_together() -> None:
    filler = tuple((f"row {n}", "x") for n in range(28))
    bound = ((Spanned("Bound", rows=3), "one"), (COVERED, "two"), (COVERED, "three"))
    for extra in range(5):
        pages = _pages(Table(_columns(2), filler[extra:] + bound))
        assert any("Bound one two three" in words for _turned, words in pages)


@pytest.mark.parametrize("words", [40, 4000])
def test_a_cell_over_more_rows_than_a_page_has_goes_on_below_and_loses_nothing(words: int) -> None:
    said = " ".join(f"w{n}" for n in range(words))
    rows = tuple((Spanned(said, rows=80) if not n else COVERED, f"row{n}") for n in range(80))
    for blocks in ((Table(_columns(2), rows),), (Section("S", (Text("before"), Table(_columns(2), rows))),)):
        found = " ".join(text for _turned, text in _pages(*blocks)).split()
        assert all(found.count(f"row{n}") == 1 for n in range(80))
        assert all(found.count(f"w{n}") == 1 for n in range(words))


def test_a_long_cell_over_two_rows_loses_nothing() -> None:
    said = " ".join(f"w{n}" for n in range(3000))
    table = Table(_columns(2), (("first", "x"), (Spanned(said, rows=2), "one"), (COVERED, "two"), ("after", "y")))
    found = " ".join(text for _turned, text in _pages(table)).split()
    assert [found.count(word) for word in ("w0", "w2999", "one", "two", "after")] == [1] * 5


def test_a_table_takes_smaller_type_then_the_full_width_then_a_turned_page_then_labels() -> None:
    found = {}
    for count in (6, 8, 11, 14, 40):
        pages = _pages(Section("S", (Text("before"), _wide(count), Text("after"))))
        words = " ".join(text for _turned, text in pages)
        assert all(f"value 1-{n}" in words for n in range(count))
        assert words.index("before") < words.index("value 0-0") < words.index("after")
        found[count] = [turned for turned, _text in pages]
    assert found[6] == found[8] == found[11] == [False]
    assert found[14] == [False, True, False], "only the table's page is turned"
    assert not any(found[40])


def test_nothing_is_cut_in_a_table_of_forty_columns_and_its_groups_keep_their_names() -> None:
    row = tuple(f"v{n}" for n in range(40))
    table = Table(_columns(40), (row,), (Group("Group one", (row,)),), "Forty", True)
    content = as_pdf.render(Paper("x", "T", (table,)))
    heard = [(tag, text) for tag, text, _language in spoken(content)]
    assert [text for tag, text in heard if tag == "TD"] == list(row) * 2
    assert ("P", "Forty") in heard and ("P", "Group one 1") in heard
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        for n in range(text.count_rects()):
            left, low, right, high = text.get_rect(n)
            assert left >= 53 and right <= 559 and low > 25 and high < 780


def test_no_word_is_broken_where_the_columns_have_room() -> None:
    columns = (Column("A", share=9), Column("Responsibilities", share=1), Column("C", share=1), Column("D", share=1))
    table = Table(columns, (("short", "internationalization", "2026-11-23", "1,234,567"),))
    heard = [w for _turned, text in _pages(Section("S", (table,))) for w in text.split()]
    assert {"internationalization", "Responsibilities", "2026-11-23", "1,234,567"} <= set(heard)


def test_a_group_that_goes_on_says_its_name_again_and_one_that_begins_a_page_does_not() -> None:
    columns = (Column("Number"), Column("Word"))
    groups = tuple(Group(name, tuple((str(n), "word") for n in range(40))) for name in ("First", "Second"))
    (_one, first), *others = _pages(Table(columns, groups=groups))
    assert "continued" not in first
    assert all(text.count("continued") == 1 for _turned, text in others) and len(others) > 1
    assert "Word First continued 2" in others[0][1] and "Word Second continued" in others[-1][1]
    document = as_pdf.render(Paper("x", "T", (Table(columns, groups=groups),)))
    assert "continued" not in " ".join(text for _tag, text, _language in spoken(document)), "whoever listens needs none"


@pytest.mark.parametrize(("rows", "whole"), [(4, True), (30, False)])
def test_a_small_group_goes_over_whole_rather_than_leave_two_rows_behind(rows: int, whole: bool) -> None:
    columns = (Column("Number"), Column("Word"))
    first, second = (Group(name, tuple((f"{name}{n}", "word") for n in range(count))) for name, count in
                     (("A", 25), ("B", rows)))  # fmt: skip
    pages = [text for _turned, text in _pages(Table(columns, groups=(first, second)))]
    assert len(pages) == 2
    assert ("B0 word" in pages[1]) is whole and ("B continued" in pages[1]) is not whole
