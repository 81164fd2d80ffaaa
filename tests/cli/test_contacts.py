"""`log` and `story`: a contact in one line, and everything that happened with somebody."""

import pytest


@pytest.fixture
def desk(krakow, cityintl):
    for words in (
        ("partner", "name=Nagoya", "country=JP"),
        ("tie", "partner=PAR-1", "type=Sister city", "status=Active"),
        ("person", "family=Tanaka", "partner=Nagoya"),
    ):
        said = cityintl("add", krakow, *words)
        assert said.code == 0, said.err
    return krakow


def test_a_contact_is_logged_with_its_follow_up_as_one_step(desk, cityintl):
    told = cityintl("log", desk, "PER-1", "called:", "will send the list by Friday", "--json", "--today", "2026-05-13")
    assert told.code == 0, told.err
    shape = told.json
    assert (shape["reference"], shape["medium"]) == ("LET-1", "Telephone")
    promise = {"reference": "FUP-1", "what": "Send the list", "side": "We", "due_on": "2026-05-15"}
    assert shape["follow_ups"] == [promise]
    assert cityintl("show", desk, "LET-1", "--json").json["fields"]["person"] == "PER-1"
    assert cityintl("show", desk, "FUP-1", "--json").json["fields"]["correspondence"] == "LET-1"
    assert "Log a contact with “Tanaka”" in cityintl("undo", desk).out
    assert "There is no LET-1" in cityintl("show", desk, "LET-1").err


def test_a_promise_can_be_left_alone(desk, cityintl):
    said = cityintl("log", desk, "TIE-1", "called: will send the list", "--no-follow-up", "--today", "2026-05-13")
    assert said.out == "LET-1 · Will send the list (Telephone, sent, 2026-05-13)\n"


def test_a_contact_is_logged_on_a_record_that_names_nobody(desk, cityintl):
    assert cityintl("add", desk, "decision", "on=2026-05-01", "what=Wait", "decided_by=Mayor").code == 0
    told = cityintl("log", desk, "DEC-1", "called about it", "--with", "PER-1", "--today", "2026-05-13", "--json")
    assert told.code == 0, told.err
    assert cityintl("show", desk, told.json["reference"], "--json").json["fields"]["person"] == "PER-1"


def test_the_story_of_a_tie_is_that_of_its_partner_and_people(desk, cityintl):
    cityintl("log", desk, "PER-1", "called: will send the list by Friday", "--today", "2026-05-13")
    cityintl("add", desk, "gift", "what=Fan", "direction=Received", "on=2026-05-02", "partner=Nagoya")
    for reference in ("TIE-1", "PAR-1"):
        said = cityintl("story", desk, reference, "--today", "2026-05-20")
        assert said.code == 0, said.err
        ahead, past = said.out.split("So far")
        assert past.index("LET-1") < past.index("Received: Fan")
        assert "Send the list (late)" in ahead and "We promised: Send the list (late)" in past
    shape = cityintl("story", desk, "PER-1", "--limit", "1", "--json", "--today", "2026-05-14").json["story"]
    assert len(shape) == 1 and shape[0]["kind"] in ("correspondence", "follow_up") and shape[0]["on"] == "2026-05-13"


def test_nothing_has_happened_yet_is_said(desk, cityintl):
    assert "Nothing has happened yet." in cityintl("story", desk, "PER-1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("log", "GFT-1", "called"), "There is no GFT-1."),
        (("log", "PER-1", "called in March"), "no day that can be kept"),
        (("log", "PER-1", "called", "--with", "TIE-1"), "nobody to speak with"),
        (("log", "PER-99", "called"), "There is no PER-99."),
        (("log", "PER-1", " "), "Nothing was written."),
        (("story", "LET-1"), "has no story"),
        (("story", "TIE-9"), "There is no TIE-9."),
    ],
)
def test_what_cannot_be_is_said_calmly(desk, cityintl, words, said):
    verb, reference, *rest = words
    told = cityintl(verb, desk, reference, *rest)
    assert (told.code, said in told.err) == (1, True), told.err
    assert cityintl("history", desk, "--limit", "1").out.count("Add person") == 1
