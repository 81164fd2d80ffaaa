"""The verbs papers and paper."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from cityintl import store
from cityintl.cli.papers import example_of
from cityintl.papers.blocks import Section, Text
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.forms import forms_of
from cityintl.papers.offer import Option
from cityintl.records import kinds

Run = Callable[..., Any]


@pytest.fixture
def riverton(ready_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ready_sample, tmp_path / "Riverton.cityintl"))


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


def test_an_example_lacks_nothing_where_some_record_lacks_nothing(riverton: Path) -> None:
    with store.open_desk(riverton, lambda: datetime.now(UTC)) as desk:
        certificate = PAPERS["certificate"]
        assert certificate.build(desk, ("person", 1), desk.clock()).gaps, "the mayor stands for no partner city"
        example = example_of(desk, certificate)
        assert example and not certificate.build(desk, example, desk.clock()).gaps


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_made_from_its_example_in_every_format(
    riverton: Path, cityintl: Run, tmp_path: Path, name: str
) -> None:
    with store.open_desk(riverton, lambda: datetime.now(UTC)) as desk:
        example = example_of(desk, PAPERS[name])
    assert bool(example) == bool(PAPERS[name].takes), "the sample desk has one of each"
    words = [kinds.kind(example[0]).reference(example[1])] if example else []
    for form in forms_of(PAPERS[name]):
        out = tmp_path / f"{name}.{form}"
        assert cityintl("paper", riverton, name, *words, out, "--today", "2026-05-14").code == 0
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


@pytest.mark.parametrize(
    ("words", "option", "values"),
    [
        (("ties-register",), "paper", ("letter", "a4")),
        (("partner-profile", "PAR-1"), "internal", ("yes", "no")),
        (("list",), "kind", ("partner", "person")),
        (("list",), "order", ("partner", "-partner")),
        (("week-ahead",), "days", ("7", "14")),
    ],
)
def test_an_option_changes_the_paper(
    riverton: Path, cityintl: Run, tmp_path: Path, words: tuple[str, ...], option: str, values: tuple[str, str]
) -> None:
    made = []
    for value in values:
        out = tmp_path / "o.pdf"
        given = ("--option", f"{option}={value}", "--today", "2026-05-14")
        assert cityintl("paper", riverton, *words, out, *given).code == 0
        made.append(out.read_bytes())
    assert made[0] != made[1]


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


def test_the_options_of_a_paper_say_what_they_take(
    riverton: Path, cityintl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {p["name"]: p for p in cityintl("papers", riverton, "--json").json}
    (ended, size) = listed["ties-register"]["options"]
    assert (ended["values"], ended["standard"], ended["words"]["no"]) == (["yes", "no"], "yes", "No")
    assert (size["name"], size["values"]) == ("paper", ["letter", "a4"])
    assert [o["confidential"] for o in listed["record-sheet"]["options"]] == [True, False]
    assert listed["ties-register"]["languages"][0] == "en"
    partners = Option("partner", "Partner", offers=lambda desk, _record: [(n, f"The city {n}") for n in _names(desk)])
    other = replace(
        PAPERS["ties-register"],
        options=(partners, Option("words", "Words", free=True), Option("tone", "Tone", "warm", (("warm", "Warm"),))),
    )
    monkeypatch.setitem(PAPERS, "ties-register", other)
    shape = {p["name"]: p for p in cityintl("papers", riverton, "--json").json}["ties-register"]
    partner, words, tone, _size = shape["options"]
    assert "Nagoya" in partner["values"] and partner["words"]["Nagoya"] == "The city Nagoya"
    assert partner["standard"] == partner["values"][0] and words["free"] and words["values"] == []
    assert (tone["values"], tone["standard"]) == (["warm"], "warm")
    bare = {p["name"]: p for p in cityintl("papers", "--json").json}["ties-register"]
    assert bare["options"][0]["values"] == [] and "example" not in bare
    told = cityintl("papers", riverton).out
    assert "--option words=…" in told and "--option tone=warm" in told


def _names(desk: Any) -> list[str]:
    return [row[0] for row in desk.listing("partner", ("name",)).rows]


def test_a_paper_is_handed_out_with_its_version_and_that_can_be_undone(
    riverton: Path, cityintl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keyed(desk: Any, record: Any, now: Any, options: Any) -> Any:
        name = desk.get(*record).values["name"]
        return replace(
            profile.make(desk, record, now, options), blocks=(Section(name, (Text(str(name)),), key="name"),)
        )

    profile = PAPERS["partner-profile"]
    monkeypatch.setitem(PAPERS, "partner-profile", replace(profile, make=keyed, versions=True))
    words = ("paper", riverton, "partner-profile", "PAR-1", tmp_path / "p.pdf", "--today", "2026-05-14", "--json")
    first = cityintl(*words, "--issue").json
    assert (first["version"], first["printed"], first["changes"]) == (1, None, None)
    assert first["said"] == "Not printed yet: this would be version 1."
    shown = cityintl("show", riverton, first["document"], "--json").json
    assert shown["title"] == "Partner profile: Nagoya, version 1, May 14, 2026"
    assert "PAR-1" in {end["reference"] for end in shown["linked"]} and len(shown["parts"]["printing"]) == 1
    out = tmp_path / "again.pdf"
    assert cityintl("extract", riverton, first["document"], out).code == 0
    assert out.read_bytes() == (tmp_path / "p.pdf").read_bytes()
    cityintl("set", riverton, "PAR-1", "name=Nagoya-shi")
    second = cityintl(*words).json
    assert (second["version"], second["printed"]) == (2, {"version": 1, "on": "2026-05-14"})
    assert (second["changes"], second["document"]) == (1, None)
    told = cityintl(*words[:-1], "--issue").out
    assert "Printed version 1 on May 14, 2026, 1 change since." in told and "as version 2" in told
    assert "Hand out" in cityintl("undo", riverton, "--json").json["undone"]
    assert cityintl(*words).json["printed"]["version"] == 1
    assert cityintl("check", riverton).code == 0


def test_a_paper_that_cannot_be_kept_leaves_no_file_that_says_it_was(
    riverton: Path, cityintl: Run, tmp_path: Path
) -> None:
    with store.open_desk(riverton, lambda: datetime.now(UTC), hold=True):
        told = cityintl("paper", riverton, "ties-register", tmp_path / "t.pdf", "--issue")
    assert told.code == 1 and not (tmp_path / "t.pdf").exists()
    assert cityintl("paper", riverton, "ties-register", tmp_path / "t.pdf", "--issue").code == 0


def test_a_language_that_a_paper_does_not_have_is_refused(riverton: Path, cityintl: Run, tmp_path: Path) -> None:
    told = cityintl("paper", riverton, "record-sheet", "PAR-1", tmp_path / "p.pdf", "--language", "es")
    assert told.code == 1 and "not written in that language" in told.err


def test_places_from_geonames_are_credited(krakow: Path, cityintl: Run, tmp_path: Path) -> None:
    words = ("name=Nagoya", "population=2332176", "population_source=GeoNames")
    cityintl("add", krakow, "partner", *words)
    cityintl("paper", krakow, "partner-profile", "PAR-1", tmp_path / "p.pdf")
    assert "GeoNames, CC BY 4.0" in _text(tmp_path / "p.pdf").replace("\r\n", " ").replace("\n", " ")
    cityintl("export", krakow, tmp_path / "e.xlsx")
    assert "GeoNames" in str(list(openpyxl.load_workbook(tmp_path / "e.xlsx")["Read me"].values))


@pytest.mark.parametrize(
    ("option", "advice"),
    [
        ("paper=legal", "“paper” cannot be “legal”. It takes: letter, a4."),
        ("nope=yes", "has no option “nope”. Its options: visits, paper."),
    ],
)
def test_a_wrong_option_is_answered_with_what_there_is(
    riverton: Path, cityintl: Run, tmp_path: Path, option: str, advice: str
) -> None:
    told = cityintl("paper", riverton, "map", tmp_path / "x.pdf", "--option", option)
    assert (told.code, advice in told.err) == (1, True), told.err
