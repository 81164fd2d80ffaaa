"""Certificates, place cards, badges and labels; the small columns in the cells of a table."""

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.as_pdf import spark
from cityintl.papers.as_pdf.tiles import SHEETS
from cityintl.papers.blocks import (
    Certificate,
    Column,
    Group,
    Lines,
    Paper,
    Section,
    Signing,
    Spark,
    Table,
    Text,
    Tile,
    Tiles,
)  # fmt: skip
from tests.papers.structure import figures, spoken

LONG = "María de los Ángeles Fernández de Córdoba y Álvarez de Toledo"


def _heard(*found, size: str = "letter", **more) -> list[tuple[str, str]]:
    paper = Paper("c", "Cards", found, letterhead=("City of Riverton", "Office"), **more)
    return [(tag, text) for tag, text, _language in spoken(as_pdf.render(paper, size))]


def _boxes(content: bytes, word: str) -> list[tuple[int, float, float, float, float]]:
    """The page and the edges of each finding of a word."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for number, page in enumerate(document):
        text = page.get_textpage()
        search = text.search(word)
        while at := search.get_next():
            one, last = text.get_charbox(at[0]), text.get_charbox(at[0] + at[1] - 1)
            found.append((number, one[0], one[1], last[2], last[3]))
    document.close()
    return found


@pytest.mark.parametrize("landscape", [False, True])
def test_a_certificate_is_one_page_read_from_the_city_to_the_signature(landscape: bool) -> None:
    signing = Signing((Lines(("Angela R. Whitfield", "Mayor")),))
    made = Certificate("Honorary Citizen", (Text("Kenichi Oshima", "lead"), Text("for forty years")), signing)
    assert _heard(made, landscape=landscape) == [
        ("P", "City of Riverton"), ("P", "Office"), ("H1", "Honorary Citizen"), ("P", "Kenichi Oshima"),
        ("P", "for forty years"), ("P", "Angela R. Whitfield"), ("P", "Mayor"),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 12, 60, 200])
def test_many_words_of_a_proclamation_are_set_smaller_and_stay_on_one_page(count: int) -> None:
    words = tuple(Text(f"Whereas the word{n} stands in this point of the proclamation; and") for n in range(count))
    paper = Paper("c", "C", (Certificate("Day", words, Signing((Lines(("Mayor",)),))),))
    content = as_pdf.render(paper)
    assert content.count(b"/Type /Page\n") == 1
    for n in (0, count - 1):
        boxes = _boxes(content, f"word{n} ")
        ((_page, left, low, right, _top),) = boxes
        assert 34 < left < right < 578 and low > 34


#: Names that broke within a word, at a hyphen, or into three lines.
BROKEN = (
    "Wolfeschlegelsteinhausenbergerdorff Hubert",
    "Maria-Magdalena Leutheusser-Schnarrenberger-Wittgenstein",
    f"Her Excellency Ambassador {LONG}",
)


def _lines(content: bytes, word: str) -> list[str]:
    """The lines of the upright side of the first card, up to the one that is this word."""
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    found = [line.strip() for line in text.replace("\ufffe", "-\n").splitlines()]  # so it gives a hyphen at an end
    return found[: found.index(word)]


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("kind", ["place", "badge"])
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_long_name_stands_on_two_lines_parted_between_words(kind: str, size: str, name: str) -> None:
    paper = Paper("c", "C", (Tiles(kind, (Tile((name, "Mayor")),)),))
    lines = _lines(as_pdf.render(paper, size), "Mayor")
    assert len(lines) <= 2 and " ".join(lines) == name


@pytest.mark.parametrize("kind", ["place", "badge", "label"])
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_every_card_of_every_sheet_holds_its_words(kind: str, size: str) -> None:
    sheet = SHEETS[kind, size == "a4"]
    each = sheet.columns * sheet.rows
    names = [f"Name{n:03d} {LONG if n % 3 else 'Oshima'}" for n in range(each + 1)]
    paper = Paper("c", "C", (Tiles(kind, tuple(Tile((name, "Mayor", "", "Nagoya")) for name in names)),))
    content = as_pdf.render(paper, size)
    heard = [text for _tag, text, _language in spoken(content)]
    assert heard == [word for name in names for word in (name, "Mayor", "Nagoya")]
    width, height = (612.0, 792.0) if size == "letter" else (595.28, 841.89)
    places = sheet.places(width, height)
    for n in range(each + 1):
        boxes = _boxes(content, f"Name{n:03d}")
        left, top = places[n % each]
        assert len(boxes) == (2 if kind == "place" else 1)
        for page, *edges in boxes:
            assert page == n // each
            assert left <= min(edges[0], edges[2]) and max(edges[0], edges[2]) <= left + sheet.wide
            assert top - sheet.high <= edges[1] and edges[3] <= top


def test_the_sheets_are_those_that_shops_sell() -> None:
    inch, mm = 72.0, 72 / 25.4
    label, metric, badge = SHEETS["label", False], SHEETS["label", True], SHEETS["badge", False]
    assert (label.wide, label.high, label.columns, label.rows) == (2.625 * inch, inch, 3, 10)
    assert label.places(612, 792)[0] == pytest.approx((0.1875 * inch, 10.5 * inch))
    assert (metric.wide, metric.high, metric.columns, metric.rows) == pytest.approx((70 * mm, 37 * mm, 3, 8))
    assert (badge.wide, badge.high) == (4 * inch, 3 * inch)


def test_labels_of_a_sheet_have_one_size_and_one_left_edge() -> None:
    long = Tile(("Anna", "Directorate", "Office of the city", "Hall", "Place One", "33045 CEDEX", "FRANCE", "Earth"))
    content = as_pdf.render(
        Paper("l", "L", (Tiles("label", (long, Tile(("Maria", "Hall")), Tile(("Anna", "B")), long)),))
    )
    (first, last), ((_p, _l, low, _r, top),) = _boxes(content, "Anna")[::2], _boxes(content, "Maria")
    short = _boxes(content, "Anna")[1]
    assert first[1] == pytest.approx(last[1], abs=1.5)
    assert top - low == pytest.approx(short[4] - short[2], abs=1.5)
    assert first[1] - SHEETS["label", False].places(612, 792)[0][0] == pytest.approx(
        SHEETS["label", False].pad, abs=1.5
    )


def test_a_name_without_end_is_made_small_enough() -> None:
    for kind in ("place", "badge", "label"):
        heard = _heard(Tiles(kind, (Tile(("x" * 2000, "y " * 300)), Tile(()), Tile(("", " ")))))
        assert [(text.count("x"), text.count("y")) for _tag, text in heard] == [(2000, 0), (0, 300)]
    assert _heard(Section("S", (Tiles("badge", (Tile(("Within",)),)),)))[-1] == ("P", "Within")


CROSSED = (
    ("Bordeaux", Spark((1, 2, 3, 4, 5, 6, 7, 8, 9, 10), "Bordeaux, 2017 to 2026", "40")),
    ("Kirov", Spark((0, 0, 0), "Kirov, no one")),
)


def test_small_columns_are_figures_with_a_total_where_one_is_given() -> None:
    table = Table(
        (Column("Partner"), Column("People")), CROSSED, (Group("Other", (("Irbid", Spark((1.5,), "Irbid")),)),)
    )
    content = as_pdf.render(Paper("t", "T", (table,)))
    assert figures(content) == ["Bordeaux, 2017 to 2026", "Kirov, no one", "Irbid"]
    heard = [text for _tag, text, _language in spoken(content)][1:]
    assert heard == ["Partner", "People", "Bordeaux", "40", "Kirov", "Other 1", "Irbid"]


def test_all_small_columns_of_a_column_share_one_scale() -> None:
    cells = [Spark((1, 5), ""), "x", Spark((float("nan"), 20, -3), ""), None]
    assert spark.most(cells) == 20 and spark.most([]) == 0
    assert spark.values(cells[2]) == [0.0, 20.0, 0.0]
