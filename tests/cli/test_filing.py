"""The verbs over files: attach, extract, letter."""

import hashlib
import json

import pytest

MAIL = b"""From: Haruka Tanaka <haruka@nagoya.example>
To: desk@krakow.example
Subject: Program
Date: Fri, 15 May 2026 08:30:00 +0900
Message-ID: <1@nagoya.example>
Content-Type: text/plain; charset=utf-8

Twelve students.
"""


@pytest.fixture
def desk(krakow, cityintl):
    assert cityintl("add", krakow, "partner", "name=Nagoya").code == 0
    assert cityintl("add", krakow, "person", "family=Tanaka", "email=haruka@nagoya.example", "partner=Nagoya").code == 0
    return krakow


@pytest.fixture
def files(tmp_path):
    made = {"charter.txt": "Układ o współpracy".encode(), "program.eml": MAIL, "photo.jpg": b"\xff\xd8\xff x"}
    for name, blob in made.items():
        (tmp_path / name).write_bytes(blob)
    return tmp_path


def test_files_are_attached_and_come_out_as_they_were(desk, files, cityintl):
    told = cityintl("attach", desk, files / "charter.txt", files / "photo.jpg", "--to", "par-1")
    assert (told.code, told.out) == (0, "DOC-1 is a document of PAR-1.\nDOC-2 is a document of PAR-1.\n")
    assert [f["reference"] for f in cityintl("search", desk, "współpracy", "--json").json] == ["DOC-1"]
    linked = cityintl("show", desk, "PAR-1", "--json").json["linked"]
    assert {end["reference"] for end in linked} >= {"DOC-1", "DOC-2"}
    assert cityintl("extract", desk, "DOC-1", files / "out.txt").out == f"Wrote {files / 'out.txt'}.\n"
    assert (files / "out.txt").read_bytes() == (files / "charter.txt").read_bytes()
    (files / "folder").mkdir()
    told = cityintl("extract", desk, "DOC-2", files / "folder", "--json").json
    assert told == {"file": str(files / "folder" / "photo.jpg")}
    assert cityintl("check", desk).code == 0
    assert cityintl("undo", desk).out == "Undone: Add 2 documents\n"


def test_an_email_becomes_a_letter(desk, files, cityintl):
    told = cityintl("attach", desk, files / "program.eml", files / "charter.txt", "--to", "PAR-1", "--json").json
    assert told["documents"] == ["DOC-1"]
    (letter,) = told["letters"]
    assert (letter["reference"], letter["documents"], letter["person"]) == ("LET-1", ["DOC-2"], "PER-1")
    shown = cityintl("show", desk, "LET-1", "--json").json["fields"]
    assert (shown["partner"], shown["direction"], shown["medium"], shown["on"]) == (
        "PAR-1", "Received", "E-mail", "2026-05-15",
    )  # fmt: skip
    sha = cityintl("show", desk, "DOC-2", "--json").json["fields"]["sha256"]
    assert sha == hashlib.sha256(MAIL).hexdigest()
    again = cityintl("attach", desk, files / "program.eml", "--to", "PER-1")
    assert "LET-1 is the e-mail, with 1 documents." in again.out and "in the desk already" in again.out


def test_a_letter_is_printed_and_written(desk, files, cityintl):
    words = ("on=2026-05-14", "subject=Thanks", "direction=Sent", "medium=Letter", "person=Tanaka", "text=Thank you.")
    assert cityintl("add", desk, "correspondence", *words).code == 0
    told = cityintl("letter", desk, "LET-1")
    assert told.code == 0 and "Dear Tanaka,\n\nThank you.\n\nSincerely," in told.out
    shape = cityintl("letter", desk, "LET-1", "--json").json
    assert (shape["to"], shape["subject"]) == ("Tanaka <haruka@nagoya.example>", "Thanks")
    assert cityintl("letter", desk, "LET-1", files / "out.eml").out == f"Wrote {files / 'out.eml'}.\n"
    assert b"X-Unsent: 1" in (files / "out.eml").read_bytes()
    assert json.loads(cityintl("letter", desk, "LET-1", files / "out.txt", "--json").out)["file"].endswith("out.txt")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("attach", "charter.txt", "--to", "PAR-99"), "There is no PAR-99."),
        (("attach", "charter.txt", "--to", "Nagoya"), "is not a reference"),
        (("attach", "gone.txt", "--to", "PAR-1"), "There is no file"),
        (("attach", "folder", "--to", "PAR-1"), "is a folder"),
        (("attach", "charter.txt", "bad.msg", "--to", "PAR-1"), "is no e-mail"),
        (("extract", "DOC-1", "out.txt"), "There is no DOC-1."),
        (("extract", "PAR-1", "out.txt"), "PAR-1 is no document. Its reference begins with DOC-."),
        (("letter", "LET-1", "out.txt"), "There is no LET-1."),
        (("letter", "DOC-1", "out.txt"), "Its reference begins with LET-."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(desk, files, cityintl, words, said):
    (files / "folder").mkdir()
    (files / "bad.msg").write_bytes(b"no mail")
    there = {"charter.txt", "gone.txt", "folder", "bad.msg", "out.txt"}
    verb, *rest = (files / word if word in there else word for word in words)
    told = cityintl(verb, desk, *rest)
    assert told.code == 1 and said in told.err
    assert not (files / "out.txt").exists()
    assert cityintl("search", desk, "DOC-1", "--json").json == []


def test_attaching_needs_a_record(desk, files, cityintl):
    assert cityintl("attach", desk, files / "charter.txt").code == 2


def test_nothing_is_written_over_the_desk_or_its_backups(desk, files, cityintl):
    cityintl("attach", desk, files / "charter.txt", "--to", "PAR-1")
    backup = cityintl("backup", desk, "--json").json["file"]
    for target in (desk, backup):
        told = cityintl("extract", desk, "DOC-1", target)
        assert told.code == 1 and "not written over" in told.err
    assert cityintl("check", desk).code == 0
    assert cityintl("backups", desk, "--json").json[0]["sound"]
