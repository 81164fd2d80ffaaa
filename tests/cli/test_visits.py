"""`visit` and `checklist`: a visit told by both clocks, and its list filled from a template."""

import pytest


@pytest.fixture
def visit(krakow, cityintl) -> None:
    for words in (
        ("partner", "name=Nagoya", "country=JP", "zone=Asia/Tokyo"),
        (
            "delegation", "name=Guests", "direction=Inbound", "type=Working visit", "status=Planning",
            "partner=PAR-1", "arrives=2026-06-09", "departs=2026-06-10",
        ),
        ("itinerary_item", "delegation=DEL-1", "title=Call", "type=Meeting", "on=2026-06-09", "starts=18:00"),
        ("itinerary_item", "delegation=DEL-1", "title=Bus", "type=Transfer", "on=2026-06-12", "starts=8:00"),
        ("checklist_template", "name=Short", "direction=Inbound"),
    ):  # fmt: skip
        said = cityintl("add", krakow, *words)
        assert said.code == 0, said.err


def test_a_visit_is_told_by_both_clocks_with_what_conflicts(krakow, cityintl, visit) -> None:
    said = cityintl("visit", krakow, "DEL-1", "--today", "2026-05-14")
    assert said.code == 0, said.err
    assert "DEL-1 · Guests" in said.out
    assert "Tue 2026-06-09 · day 1 of 2 · Nagoya is 7 hours ahead" in said.out
    assert "   6:00 pm   Wed 1:00 am  Call" in said.out
    assert "! after the departure" in said.out


def test_one_day_is_told_as_json(krakow, cityintl, visit) -> None:
    found = cityintl("visit", krakow, "DEL-1", "--day", "1", "--json", "--today", "2026-05-14").json
    assert [day["on"] for day in found["days"]] == ["2026-06-09"]
    item = found["days"][0]["items"][0]
    assert (item["reference"], item["starts"], item["there"], item["zone"]) == (
        "ITI-1", "18:00", "Wed 1:00 am", "Europe/Warsaw",
    )  # fmt: skip


def test_a_day_that_is_not_there_ends_in_a_line_of_advice(krakow, cityintl, visit) -> None:
    said = cityintl("visit", krakow, "DEL-1", "--day", "3")
    assert said.code == 1
    assert "The visit has no day 3. Choose 1 to 2." in said.err


def test_another_record_is_no_visit(krakow, cityintl, visit) -> None:
    said = cityintl("visit", krakow, "PAR-1")
    assert (said.code, "PAR-1 is no delegation" in said.err) == (1, True)


def test_passports_stay_on_the_desk(krakow, cityintl, visit) -> None:
    cityintl("add", krakow, "person", "family=Oshima")
    cityintl("add", krakow, "member", "delegation=DEL-1", "person=PER-1", "role=Member", "passport_until=2026-06-11")
    said = cityintl("visit", krakow, "DEL-1", "--today", "2026-05-14")
    assert said.code == 0 and "assport" not in said.out


def test_a_checklist_is_filled_once_and_told(krakow, cityintl, visit) -> None:
    template = next(
        line["reference"]
        for line in cityintl("search", krakow, "Short", "--json").json
        if line["reference"].startswith("CTP")
    )
    line = ("template=" + template, "label=Flags", "anchor=Arrival", "offset=-2")
    assert cityintl("add", krakow, "checklist_line", *line).code == 0
    found = cityintl("checklist", krakow, "DEL-1", "--template", "short", "--json", "--today", "2026-05-14").json
    flags = {"label": "Flags", "due_on": "2026-06-07", "done_on": None, "when": "Later"}
    assert found == {"added": 1, "done": 0, "all": 1, "items": [flags]}
    again = cityintl("checklist", krakow, "DEL-1", "--template", "Short", "--today", "2026-05-14")
    assert "Added 0 of the template “Short”." in again.out
    assert "[ ] 2026-06-07  Flags (in 24 days)" in again.out


def test_an_unknown_template_names_those_there_are(krakow, cityintl, visit) -> None:
    said = cityintl("checklist", krakow, "DEL-1", "--template", "Nothing")
    assert said.code == 1
    assert "“Short”" in said.err
