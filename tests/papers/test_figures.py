"""Key figures and columns by year: what they say, in words and in place."""

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.blocks import KeyFigure, KeyFigures, Paper, Section, Series, YearColumns
from tests.papers.structure import figures, spoken

YEARS = YearColumns(
    (2023, 2024, 2025, 2026),
    (Series("Came here", (20, 0, 0, 31)), Series("Went there", (10, 0, None, 22.5))),
    "People exchanged.",
    "people",
    ((2024, "calls only"), (2025, "calls only")),
)


def _render(*found, size: str = "letter") -> bytes:
    return as_pdf.render(Paper("figures", "Figures", found), size)


def _text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    found = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    return found


def test_key_figures_are_a_list_of_figure_label_and_comparison() -> None:
    found = (KeyFigure("114", "people exchanged", "92 in 2025"), KeyFigure("84%", "of promises kept"))
    heard = [text for tag, text, _language in spoken(_render(KeyFigures(found))) if tag == "P"]
    assert heard == ["114", "people exchanged", "92 in 2025", "84%", "of promises kept"]
    assert spoken(_render(KeyFigures(()))) == [("H1", "Figures", "")]


def _places(content: bytes, *words: str) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(content)
    page = document[0].get_textpage()
    found = [page.get_charbox(page.search(word).get_next()[0]) for word in words]
    document.close()
    return [(left, bottom) for left, bottom, _right, _top in found]


def test_four_figures_stand_abreast_and_a_fifth_under_the_first() -> None:
    words = [f"label{n}" for n in range(5)]
    places = _places(_render(KeyFigures(tuple(KeyFigure(str(n), word) for n, word in enumerate(words)))), *words)
    assert len({round(low) for _left, low in places[:4]}) == 1
    assert places[4][0] == pytest.approx(places[0][0], abs=1) and places[4][1] < places[0][1]


def test_a_long_figure_is_not_cut() -> None:
    content = _render(KeyFigures((KeyFigure("1,234,567,890 dollars", "a"), KeyFigure("7", "b"))))
    assert "1,234,567,890 dollars" in _text(content)


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_columns_by_year_are_one_figure_told_in_words(size: str) -> None:
    content = _render(Section("People", (YEARS,)), size=size)
    assert figures(content) == [
        "People exchanged. First, 2023: 30 people. Last, 2026: 53.5 people. Largest, 2026: 53.5 people. "
        "2024: calls only. 2025: calls only."
    ]


def test_the_columns_say_totals_names_and_why_a_year_has_none() -> None:
    said = _text(_render(YEARS))
    assert all(word in said for word in ("30", "53.5", "Came here", "Went there", "people", "2025"))
    assert said.count("calls only") == 1


def test_many_years_say_the_first_the_last_and_the_largest() -> None:
    many = YearColumns(tuple(range(1980, 2027)), (Series("A", tuple(1e3 + n * 7 % 400 for n in range(47))),), "Many.")
    said = _text(_render(Section("S", (many,))))
    assert "2026: 1,322" in said and "1980: 1,000" in said
    assert "1981" not in said


def test_years_without_any_value_or_with_values_that_are_none_make_a_figure_still() -> None:
    odd = YearColumns(
        (2025, 2026), (Series("A", (float("nan"), -5.0)), Series("B", ())), "Odd.", "", ((2025, "x" * 90),)
    )
    content = _render(YearColumns((), (), "None."), odd, YearColumns((2026,), (), "Bare."))
    assert figures(content)[0].startswith("Odd. First, 2026: -5.") and figures(content)[1] == "Bare."
    assert "x" * 90 in _text(content)
