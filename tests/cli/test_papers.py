"""The verbs papers and paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

Run = Callable[..., Any]


@pytest.fixture
def riverton(tmp_path: Path, cityintl: Run) -> Path:
    path = tmp_path / "Riverton.cityintl"
    assert cityintl("sample", path, "--today", "2026-05-14", "--json").json == {"desk": str(path)}
    return path


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_papers_are_listed_with_an_example_of_what_they_take(riverton: Path, cityintl: Run) -> None:
    listed = {p["name"]: p for p in cityintl("papers", riverton, "--json").json}
    assert {"ties-register", "partner-profile", "record-sheet"} <= set(listed)
    assert listed["ties-register"]["example"] is None
    example = listed["partner-profile"]["example"]
    assert cityintl("show", riverton, example).code == 0
    assert "partner-profile" in cityintl("papers").out


def test_every_paper_is_made_from_its_example_in_every_format(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    for paper in cityintl("papers", riverton, "--json").json:
        for form in paper["formats"]:
            out = tmp_path / f"{paper['name']}.{form}"
            words = [paper["example"]] if paper["example"] else []
            assert cityintl("paper", riverton, paper["name"], *words, out, "--today", "2026-05-14").code == 0
            assert out.stat().st_size > 5_000


def test_the_register_says_the_same_as_workbook_and_as_pdf(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    cityintl("paper", riverton, "ties-register", tmp_path / "r.pdf")
    cityintl("paper", riverton, "ties-register", tmp_path / "r.xlsx")
    text = _text(tmp_path / "r.pdf")
    page = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0]
    partners = [row[0] for row in page.iter_rows(min_row=2, values_only=True)]
    assert len(partners) >= 12
    assert all(str(name) in text for name in partners)


def test_the_same_day_gives_the_same_bytes(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    made = []
    for name in ("a.pdf", "b.pdf"):
        cityintl("paper", riverton, "partner-profile", "PAR-1", tmp_path / name, "--today", "2026-05-14")
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_every_option_changes_the_paper(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    for paper in cityintl("papers", riverton, "--json").json:
        words = {"record-sheet": ["PER-1"], "partner-profile": ["PAR-1"]}.get(paper["name"], [])
        for option in paper["options"]:
            made = []
            for value in option["values"].split("|"):
                out = tmp_path / "o.pdf"
                given = ("--option", f"{option['name']}={value}", "--today", "2026-05-14")
                assert cityintl("paper", riverton, paper["name"], *words, out, *given).code == 0
                made.append(out.read_bytes())
            if (paper["name"], option["name"]) != ("ties-register", "ended"):
                assert made[0] != made[1], (paper["name"], option["name"])


def test_ended_ties_leave_the_register_when_asked(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    cityintl("set", riverton, "TIE-1", "status=terminated")
    counts = []
    for value in ("yes", "no"):
        cityintl("paper", riverton, "ties-register", tmp_path / "r.xlsx", "--option", f"ended={value}")
        counts.append(openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0].max_row)
    assert counts[0] > 12 and counts[1] < counts[0], "TIE-1 and those that had ended before"


def test_a_character_that_no_font_has_is_reported(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    cityintl("set", riverton, "PAR-1", "notes=See the \U00012000 sign")
    told = cityintl("paper", riverton, "record-sheet", "PAR-1", tmp_path / "p.pdf", "--json").json
    assert told["unknown_characters"] == ["U+12000"]


@pytest.mark.parametrize(
    "words",
    [
        ("nothing", "x.pdf"),
        ("partner-profile", "x.pdf"),
        ("partner-profile", "PER-1", "x.pdf"),
        ("partner-profile", "PAR-999", "x.pdf"),
        ("partner-profile", "PAR-1", "x.docx"),
        ("partner-profile", "PAR-1", "PAR-2", "x.pdf"),
        ("ties-register", "TIE-1", "x.pdf"),
        ("ties-register", "x.pdf", "--option", "colour=yes"),
        ("ties-register", "x.pdf", "--option", "ended"),
        ("ties-register", "x.pdf", "--option", "ended=perhaps"),
        ("ties-register", "x.pdf", "--option", "paper=a0"),
        ("ties-register", "no/such/folder/x.pdf"),
    ],
)
def test_what_cannot_be_made_is_one_line_of_advice(
    riverton: Path, cityintl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    told = cityintl("paper", riverton, *words)
    assert told.code == 1, told
    assert told.err.count("\n") == 1
    assert not (tmp_path / "x.pdf").exists()


def test_places_from_geonames_are_credited(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    words = ("name=Nagoya", "population=2332176", "population_source=GeoNames")
    cityintl("add", krakow, "partner", *words)
    cityintl("paper", krakow, "partner-profile", "PAR-1", tmp_path / "p.pdf")
    assert "GeoNames, CC BY 4.0" in _text(tmp_path / "p.pdf").replace("\r\n", " ").replace("\n", " ")
    cityintl("export", krakow, tmp_path / "e.xlsx")
    assert "GeoNames" in str(list(openpyxl.load_workbook(tmp_path / "e.xlsx")["Read me"].values))
