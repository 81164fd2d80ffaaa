"""The verbs over records."""

from collections.abc import Callable
from pathlib import Path

import pytest


def _filled(krakow: Path, cityintl: Callable[..., object]) -> None:
    cityintl("add", krakow, "partner", "name=Nagoya", "country=Japan", "local_name=名古屋市")
    cityintl("add", krakow, "tie", "partner=Nagoya", "type=sister city", "status=Active", "signed_on=May 1962")


def test_a_new_desk_knows_its_city(krakow: Path, cityintl: Callable[..., object]) -> None:
    home = cityintl("show", krakow, "OUR-1", "--json").json["fields"]
    assert (home["name"], home["country"], home["zone"]) == ("Kraków", "PL", "Europe/Warsaw")


def test_a_city_that_could_be_several_lists_them(tmp_path: Path, cityintl: Callable[..., object]) -> None:
    told = cityintl("new", tmp_path / "x.cityintl", "--city", "rochester")
    assert told.code == 1
    assert "New York" in told.err
    assert "Minnesota" in told.err
    assert not (tmp_path / "x.cityintl").exists()


def test_a_city_that_nobody_knows_is_a_sentence(tmp_path: Path, cityintl: Callable[..., object]) -> None:
    told = cityintl("new", tmp_path / "x.cityintl", "--city", "qqqqzzzz")
    assert told.code == 1
    assert told.err.count("\n") == 1


def test_a_desk_is_never_made_over_a_file(krakow: Path, cityintl: Callable[..., object]) -> None:
    before = krakow.read_bytes()
    assert cityintl("new", krakow, "--city", "krakow").code == 1
    assert krakow.read_bytes() == before


def test_records_are_added_shown_changed_and_deleted(krakow: Path, cityintl: Callable[..., object]) -> None:
    _filled(krakow, cityintl)
    shown = cityintl("show", krakow, "TIE-1", "--json").json
    assert shown["title"] == "Nagoya"
    assert shown["fields"]["signed_on"] == "1962-05"
    assert shown["fields"]["partner"] == "PAR-1"
    assert cityintl("set", krakow, "TIE-1", "status=suspended", "--json").json == {"reference": "TIE-1"}
    history = cityintl("show", krakow, "TIE-1", "--json").json["parts"]["tie_event"]
    assert history == ["EVT-1"]
    assert cityintl("delete", krakow, "TIE-1").code == 0
    assert cityintl("show", krakow, "TIE-1").code == 1
    assert cityintl("undo", krakow).code == 0
    assert cityintl("show", krakow, "TIE-1", "--json").json["fields"]["status"] == "Suspended"
    assert cityintl("check", krakow, "--json").json == {"ok": True, "problems": []}


def test_undo_and_redo_walk_the_steps(krakow: Path, cityintl: Callable[..., object]) -> None:
    _filled(krakow, cityintl)
    assert cityintl("undo", krakow, "--json").json == {"undone": "Add tie"}
    assert cityintl("redo", krakow, "--json").json == {"redone": "Add tie"}
    assert cityintl("redo", krakow).code == 1
    told = cityintl("undo", krakow, 2)
    assert told.code == 1
    assert "Add tie" in told.err


def test_search_finds_words_without_their_marks(krakow: Path, cityintl: Callable[..., object]) -> None:
    _filled(krakow, cityintl)
    cityintl("add", krakow, "partner", "name=Bełchatów", "country=PL")
    found = cityintl("search", krakow, "belchatow", "--json").json
    assert [f["reference"] for f in found] == ["PAR-2"]
    assert {f["reference"] for f in cityintl("search", krakow, "古屋", "--json").json} == {"PAR-1", "TIE-1"}
    assert "Nothing found" in cityintl("search", krakow, "xylophone").out


def test_a_record_is_about_others(krakow: Path, cityintl: Callable[..., object]) -> None:
    _filled(krakow, cityintl)
    words = ("on=2026-05-01", "what=Wait until June", "decided_by=The mayor", "--about", "TIE-1")
    assert cityintl("add", krakow, "decision", *words).code == 0
    linked = cityintl("show", krakow, "TIE-1", "--json").json["linked"]
    assert {"role": "about", "reference": "DEC-1", "title": "Wait until June", "outward": False} in linked
    assert cityintl("link", krakow, "DEC-1", "TIE-1", "--cut").code == 0
    assert cityintl("link", krakow, "DEC-1", "TIE-1", "--cut").code == 1
    assert cityintl("link", krakow, "DEC-1", "PAR-1", "--role", "mentions").code == 0


def test_history_tells_a_record_and_the_desk(krakow: Path, cityintl: Callable[..., object]) -> None:
    _filled(krakow, cityintl)
    cityintl("set", krakow, "PAR-1", "name=Nagoya City")
    steps = cityintl("history", krakow, "PAR-1", "--json").json
    assert steps[0]["changes"][0]["before"] == "Nagoya"
    assert len(cityintl("history", krakow, "--json").json) == 4
    assert "Nagoya City" in cityintl("history", krakow).out


def test_kinds_have_the_promised_shape(cityintl: Callable[..., object]) -> None:
    kinds = cityintl("kinds", "--json").json
    assert {"name", "one", "many", "prefix", "fields"} <= set(kinds[0])
    assert {"name", "label", "type", "help"} <= set(kinds[0]["fields"][0])
    assert {"tie", "partner", "person", "agreement", "decision", "correspondence"} <= {k["name"] for k in kinds}
    assert "tie_event" in cityintl("kinds").out


def test_what_is_confidential_is_shown_only_when_asked(krakow: Path, cityintl: Callable[..., object]) -> None:
    cityintl("add", krakow, "person", "family=Tanaka", "diet=no shellfish")
    assert "shellfish" not in cityintl("show", krakow, "PER-1").out
    assert "shellfish" not in cityintl("show", krakow, "PER-1", "--json").out
    assert "shellfish" in cityintl("show", krakow, "PER-1", "--sensitive").out
    assert cityintl("search", krakow, "shellfish", "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ("add", "sandwich", "name=x"),
        ("add", "tie", "partner=PAR-99", "type=sister city", "status=active"),
        ("add", "tie", "partner=Nowhere", "type=sister city", "status=active"),
        ("add", "partner"),
        ("add", "partner", "name"),
        ("add", "partner", "title=x"),
        ("add", "partner", "name=x", "country=Nowhereland"),
        ("add", "partner", "name=x", "latitude=100", "longitude=1"),
        ("add", "partner", "name=x", "latitude=10"),
        ("set", "TIE-99", "status=active"),
        ("set", "nonsense", "status=active"),
        ("set", "OUR-1", "name="),
        ("delete", "PAR-99"),
        ("delete", "OUR-1"),
        ("show", "XYZ-1"),
        ("link", "PAR-1", "PAR-1"),
        ("undo", "99"),
        ("redo",),
    ],
)
def test_bad_input_is_one_line_of_advice(krakow: Path, cityintl: Callable[..., object], words: tuple[str, ...]) -> None:
    told = cityintl(words[0], krakow, *words[1:])
    assert told.code == 1, told
    assert told.err.startswith("cityintl: ")
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    "words", [("frobnicate",), ("new",), ("add",), ("undo", "x", "notanumber"), ("kinds", "--today", "x")]
)
def test_wrong_usage_exits_with_2(cityintl: Callable[..., object], words: tuple[str, ...]) -> None:
    assert cityintl(*words).code == 2


def test_a_file_that_is_no_desk_is_refused(tmp_path: Path, cityintl: Callable[..., object]) -> None:
    page = tmp_path / "page.cityintl"
    page.write_text("hello")
    assert cityintl("check", page).code == 1
    assert cityintl("check", tmp_path / "nothing.cityintl").code == 1
    assert page.read_text() == "hello"


def test_numbers_that_cannot_be_are_wrong_usage(krakow: Path, cityintl: Callable[..., object]) -> None:
    for words in (
        ("undo", krakow, "9" * 22),
        ("undo", krakow, "0"),
        ("search", krakow, "x", "--limit", "-1"),
        ("history", krakow, "--limit", "0"),
        ("history", krakow, "--limit", "ten"),
    ):
        told = cityintl(*words)
        assert told.code == 2, words
        assert "Traceback" not in told.err


def test_a_change_names_what_to_change(krakow: Path, cityintl: Callable[..., object]) -> None:
    assert cityintl("set", krakow, "OUR-1").code == 2


def test_a_link_has_a_word(krakow: Path, cityintl: Callable[..., object]) -> None:
    _filled(krakow, cityintl)
    told = cityintl("link", krakow, "TIE-1", "PAR-1", "--role", " ")
    assert told.code == 1
    assert "needs a word" in told.err


def test_a_history_without_steps_says_so(krakow: Path, cityintl: Callable[..., object]) -> None:
    assert cityintl("history", krakow, "TIE-7").out == "Nothing was changed here.\n"
    assert cityintl("history", krakow, "TIE-7", "--json").json == []


def test_a_path_that_cannot_be_is_a_sentence(tmp_path: Path, cityintl: Callable[..., object]) -> None:
    too_long = tmp_path / ("n" * 300 + ".cityintl")
    for words in (("new", too_long, "--city", "krakow"), ("sample", too_long), ("check", too_long)):
        told = cityintl(*words)
        assert told.code == 1
        assert told.err.count("\n") == 1
