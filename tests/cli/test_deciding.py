"""`decide`, `answer`, `done`, `usual`: what the window's buttons do, at the command line."""

import pytest

TODAY = ("--today", "2026-05-14")


@pytest.fixture
def desk(krakow, cityintl):
    for words in (
        ("organization", "name=Chamber", "type=Business"),
        ("person", "family=Okafor"),
        ("delegation", "name=Fans of trams", "direction=Inbound", "type=Working visit", "status=Requested"),
        ("invitation", "occasion=National day", "invited=The Mayor", "answer=Open"),
        ("follow_up", "what=Send the drawings", "side=We", "status=Open", "promised_on=2026-05-02"),
        ("checklist_item", "delegation=DEL-1", "label=Flags"),
    ):
        said = cityintl("add", krakow, *words)
        assert said.code == 0, said.err
    return krakow


def fields(cityintl, desk, reference):
    return cityintl("show", desk, reference, "--json").json["fields"]


def test_a_request_is_declined_with_its_reason_or_not_at_all(desk, cityintl):
    refused = cityintl("decide", desk, "DEL-1", "decline", "--by", "Nowak, director")
    assert (refused.code, "Say in a sentence why" in refused.err) == (1, True)
    nobody = cityintl("decide", desk, "DEL-1", "accept")
    assert (nobody.code, "who decided" in nobody.err) == (1, True)
    assert fields(cityintl, desk, "DEL-1")["status"] == "Requested"
    words = ("--by", "Nowak, director", "--reason", "Third time this year.", "--json")
    shape = cityintl("decide", desk, "DEL-1", "decline", *words, *TODAY).json
    assert shape == {"reference": "DEL-1", "title": "Fans of trams", "status": "Declined"}
    kept = fields(cityintl, desk, "DEL-1")
    assert (kept["decision_reason"], kept["decided_on"]) == ("Third time this year.", "2026-05-14")


def test_a_request_is_referred_by_name_or_reference(desk, cityintl):
    words = ("--by", "Nowak", "--reason", "Trade", "--to", "chamber", "--on", "2026-05-12")
    said = cityintl("decide", desk, "DEL-1", "refer", *words)
    assert said.out == "DEL-1 · Fans of trams: referred.\n"
    kept = fields(cityintl, desk, "DEL-1")
    assert (kept["referred_to"], kept["decided_on"]) == ("ORG-1", "2026-05-12")


def test_an_invitation_is_answered_with_a_substitute_and_a_draft(desk, cityintl):
    said = cityintl("answer", desk, "INV-1", "substitute")
    assert (said.code, "who goes instead" in said.err) == (1, True)
    words = ("--goes", "Okafor", "--by", "The Mayor", "--letter", "--json")
    shape = cityintl("answer", desk, "INV-1", "substitute", *words, *TODAY).json
    assert (shape["answer"], shape["letter"]) == ("Someone else goes", "LET-1")
    assert "Okafor will be glad to come for the city" in cityintl("letter", desk, "LET-1").out
    kept = fields(cityintl, desk, "INV-1")
    assert (kept["goes"], kept["decided_by"], kept["replied_on"]) == ("PER-1", "The Mayor", None)
    words = ("--replied", "--reason", "Council sits that day")
    assert cityintl("answer", desk, "INV-1", "decline", *words, *TODAY).code == 0
    kept = fields(cityintl, desk, "INV-1")
    assert kept["replied_on"] == "2026-05-14" and "Council sits that day" in kept["notes"]


def test_a_follow_up_is_done_with_what_shows_it(desk, cityintl):
    assert "What shows that it was done?" in cityintl("done", desk, "FUP-1").err
    said = cityintl("done", desk, "FUP-1", "--evidence", "Letter of May 12", *TODAY)
    assert said.out == "FUP-1 · Send the drawings: done on 2026-05-14.\n"
    kept = fields(cityintl, desk, "FUP-1")
    assert (kept["status"], kept["evidence"]) == ("Done", "Letter of May 12")
    again = cityintl("done", desk, "FUP-1", "--again", "--json").json
    assert (again["done_on"], again["state"]) == (None, "open")
    assert fields(cityintl, desk, "FUP-1")["status"] == "Open"


def test_an_item_is_ticked_once_and_opened_again(desk, cityintl):
    assert cityintl("done", desk, "CHK-1", "--on", "2026-05-10").code == 0
    assert cityintl("done", desk, "CHK-1", *TODAY).out == "CHK-1 · Flags: done on 2026-05-10.\n"
    assert cityintl("done", desk, "CHK-1", "--again").out == "CHK-1 · Flags: open.\n"
    assert "is nothing to be closed so" in cityintl("done", desk, "PER-1").err
    assert "is nothing to be closed so" in cityintl("done", desk, "CHK-1", "--drop").err


def test_a_promise_is_put_off_or_dropped_with_its_reason(desk, cityintl):
    late = cityintl("done", desk, "FUP-1", "--until", "2026-06-01", "--reason", "Waiting for the surveyor", *TODAY)
    assert late.out == "FUP-1 · Send the drawings: open, due 2026-06-01.\n"
    assert "over already" in cityintl("done", desk, "FUP-1", "--until", "2026-05-01", "--reason", "No", *TODAY).err
    assert "Why is it dropped?" in cityintl("done", desk, "FUP-1", "--drop", *TODAY).err
    assert cityintl("done", desk, "FUP-1", "--drop", "--reason", "They built a wall", *TODAY).out == (
        "FUP-1 · Send the drawings: dropped on 2026-05-14.\n"
    )
    assert "They built a wall" in fields(cityintl, desk, "FUP-1")["notes"]
    assert cityintl("done", desk, "FUP-1", "--drop", "--again").code == 2


def test_what_came_of_an_invitation_is_kept(desk, cityintl):
    assert "Nothing is written yet." in cityintl("done", desk, "INV-1").err
    assert cityintl("done", desk, "INV-1", "--outcome", "Met the new consul.").out == "INV-1 · National day: done.\n"
    assert fields(cityintl, desk, "INV-1")["outcome"] == "Met the new consul."


def test_usual_rules_and_checklists_are_added_where_they_lack(krakow, cityintl):
    assert cityintl("usual", krakow, "--json").json == {
        "added": {"rule": 0, "checklist_template": 0, "letter_template": 0}
    }
    for found in cityintl("search", krakow, "Outbound mission", "--json").json:
        if found["kind"] == "checklist_template":
            assert cityintl("delete", krakow, found["reference"]).code == 0
    assert cityintl("usual", krakow, "rules").out == "Rules: all there already.\n"
    assert cityintl("usual", krakow, "checklists").out == "Checklist templates: 1 added.\n"
    assert "Add the usual checklists" in cityintl("undo", krakow).out
