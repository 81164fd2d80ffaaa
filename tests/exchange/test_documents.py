"""Documents: files come in as one step, are found and handed out as they were, and no program is opened."""

import errno
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from cityintl.errors import Cancelled, UserError
from cityintl.exchange import documents
from cityintl.exchange.arriving import Arrival, clean_name, date_in, language_of, tidied
from cityintl.store import contents
from cityintl.store.sources import in_memory


@pytest.fixture
def nagoya(desk):
    with desk.write("Add Nagoya") as door:
        return "partner", door.add("partner", {"name": "Nagoya"})


@pytest.fixture
def file(tmp_path):
    def make(name="2019-05-03_MoU_signed (2).txt", content=b"The parties agree."):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return make


def linked(desk, about):
    return documents.of_record(desk, *about)


def test_a_file_becomes_a_document_of_the_record_in_one_step(desk, nagoya, file):
    steps = len(desk.history())
    number = documents.bring(desk, file(), nagoya, {"public": True, "source": "Nagoya's office"})
    values = desk.get("document", number).values
    assert values["title"] == "MoU signed"
    assert values["name"] == "2019-05-03_MoU_signed (2).txt"
    assert (values["media_type"], values["size"], values["on"]) == ("text/plain", 18, date(2019, 5, 3))
    assert (values["public"], values["source"], values["language"]) == (True, "Nagoya's office", None)
    assert desk.file_bytes(values["sha256"]) == b"The parties agree."
    assert linked(desk, nagoya) == [number]
    assert [f.reference for f in desk.search("parties agree")] == ["DOC-1"]
    assert len(desk.history()) == steps + 1
    assert desk.undo() == "Add document “2019-05-03_MoU_signed (2).txt”"
    assert linked(desk, nagoya) == [] and desk.count("document") == 0
    desk.redo()
    assert linked(desk, nagoya) == [number] and desk.check() == []


def test_a_file_that_is_about_nothing_is_kept_too(desk, file):
    assert documents.bring(desk, file()) == 1


def test_the_same_file_on_another_record_is_the_same_document(desk, nagoya, file):
    with desk.write("Add") as door:
        other = "person", door.add("person", {"family": "Tanaka"})
    number = documents.bring(desk, file(), nagoya)
    assert documents.bring(desk, file("other name.txt"), other) == number
    assert documents.bring(desk, file(), nagoya) == number
    assert linked(desk, nagoya) == linked(desk, other) == [number]
    assert desk.count("document") == 1 and len(desk.history("document", number)) == 2


def test_several_files_come_in_one_step_and_two_alike_are_one(desk, nagoya, file):
    paths = [file("a.txt", b"a"), file("b.txt", b"b"), file("a again.txt", b"a")]
    told = []
    numbers = documents.bring_all(desk, paths, nagoya, progress=lambda *step: told.append(step))
    assert numbers == [1, 2, 1] and linked(desk, nagoya) == [1, 2]
    assert desk.undo() == "Add 3 documents" and linked(desk, nagoya) == []
    assert [step[2] for step in told] == ["a.txt", "b.txt", "a again.txt"]
    assert documents.bring_all(desk, []) == []


def test_one_bad_file_or_a_cancel_leaves_none(desk, nagoya, file):
    def stop(done, total, text):
        if done:
            raise Cancelled

    good = file("good.txt", b"good")
    with pytest.raises(UserError):
        documents.bring_all(desk, [good, file("empty.txt", b"")], nagoya)
    with pytest.raises(Cancelled):
        documents.bring_all(desk, [good, good], nagoya, progress=stop)
    assert desk.count("document") == 0


def test_what_is_no_file_is_refused_with_a_way_out(desk, tmp_path, file, monkeypatch):
    def unreadable(*_given):
        raise PermissionError(errno.EACCES, "Permission denied")

    cases = [(tmp_path, "is a folder"), (tmp_path / "gone.pdf", "There is no file"), (file("e.txt", b""), "is empty")]
    for path, words in cases:
        with pytest.raises(UserError, match=words) as refused:
            documents.bring(desk, path)
        assert refused.value.advice
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UserError, match="is no file"):
            documents.bring(desk, tmp_path / "pipe")
    monkeypatch.setattr(contents, "MOST_BYTES", 1_000_000)
    with pytest.raises(UserError, match="2 MB is too large"):
        documents.bring(desk, file("large.bin", bytes(2_000_001)))
    path = file("mine.txt", b"mine")
    monkeypatch.setattr(Path, "open", unreadable)
    with pytest.raises(UserError, match=r"“mine\.txt” cannot be read\. Permission denied"):
        documents.bring(desk, path)


def test_a_document_is_saved_as_it_came(desk, nagoya, file, tmp_path):
    number = documents.bring(desk, file(), nagoya)
    documents.save_as(desk, number, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == b"The parties agree."
    with pytest.raises(UserError, match="no such folder"):
        documents.save_as(desk, number, tmp_path / "none" / "out.txt")


def test_a_copy_to_look_at_cannot_be_written_to(desk, file, tmp_path):
    number = documents.bring(desk, file())
    copy = documents.open_copy(desk, number, tmp_path / "copies")
    assert copy == tmp_path / "copies" / "DOC-1" / "2019-05-03_MoU_signed (2).txt"
    assert copy.read_bytes() == b"The parties agree."
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert documents.open_copy(desk, number, tmp_path / "copies") == copy
    copy.chmod(0o600)
    copy.write_bytes(b"changed there")
    assert documents.open_copy(desk, number, tmp_path / "copies").read_bytes() == b"The parties agree."
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.exe", b"x"),
        ("invoice.pdf.exe", b"x"),
        ("Invoice.PDF.EXE", b"x"),
        ("run.bat", b"x"),
        ("x.js", b"x"),
        ("x.lnk", b"x"),
        ("x.desktop", b"x"),
        ("x.ps1", b"x"),
        ("x.scr ", b"x"),
        ("x.jar", b"x"),
        ("x.hta", b"x"),
        ("x.settingcontent-ms", b"x"),
        ("x.iso", b"x"),
        ("noending", b"x"),
        ("annex\u202efdp.exe", b"x"),
        ("photo.jpg", b"MZ\x90\x00"),
        ("photo.jpg", b"\x7fELF\x02"),
        ("note.txt", b"#!/bin/sh\nrm"),
        ("note.txt", b"[Desktop Entry]\nExec=rm"),
    ],
)
def test_what_could_be_a_program_is_not_handed_to_the_system(desk, tmp_path, name, content):
    with desk.write("Add") as door:
        number = documents.keep(
            door, Arrival(name, in_memory(content)), documents.described(Arrival(name, in_memory(content))), []
        )
    with pytest.raises(UserError, match="is not opened from here") as refused:
        documents.open_copy(desk, number, tmp_path)
    assert "Save it" in refused.value.advice
    assert list(tmp_path.glob("DOC-*")) == []


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\report.pdf", "report.pdf"),
        ('a<b>:"c|?*.pdf', "a b c.pdf"),
        ("a\x00b\nc.txt", "a b c.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("name. . ", "name"),
        ("..", "Document"),
        ("", "Document"),
        (".pdf", "pdf"),
        ("Gru\u0308\u00dfe.pdf", "Grüße.pdf"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("x" * 300 + ".pdf", "x" * 150 + ".pdf"),
        ("日本語.pdf", "日本語.pdf"),
    ],
)
def test_names_are_made_fit_for_any_folder(given, clean):
    assert clean_name(given) == clean
    assert clean_name(clean) == clean


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2019-05-03_MoU%20signed (2).pdf", "MoU signed"),
        ("Letter of intent - Copy.docx", "Letter of intent"),
        ("IMG_1234.jpg", "IMG 1234"),
        ("20190503.pdf", "20190503"),
        ("sister-city-charter.pdf", "sister city charter"),
        ("2026-27 budget.xlsx", "2026-27 budget"),
        ("姉妹都市.pdf", "姉妹都市"),
        ("README", "README"),
    ],
)
def test_a_file_name_becomes_a_title(name, title):
    assert tidied(name) == title


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-05-03 MoU.pdf", date(2019, 5, 3)),
        ("MoU 20190503.pdf", date(2019, 5, 3)),
        ("03-05-2019.pdf", None),
        ("2019-13-40.pdf", None),
        ("2019-05-03 to 2019-05-09.pdf", None),
        ("120190503.pdf", None),
        ("budget 2026.pdf", None),
    ],
)
def test_a_date_is_taken_from_a_name_only_where_it_cannot_be_misread(name, day):
    assert date_in(name) == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("姉妹都市提携に関する協定書を締結する。両市はこれからも友好を深めていくものとする", "ja"),
        ("자매도시 협정을 체결하고 두 도시는 앞으로도 우호를 다져 나간다", "ko"),
        ("Η συμφωνία αδελφοποίησης των δύο πόλεων", "el"),
        ("Porozumienie o współpracy partnerskiej miast", None),
        ("姐妹城市协定书", None),
        ("The word コンサート appears in English text about a concert " * 3, None),
        ("Соглашение о побратимских связях двух городов", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_is_said_only_where_the_script_leaves_no_choice(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("name", "blob", "said", "media_type"),
    [
        ("x.bin", b"%PDF-1.7", "", "application/pdf"),
        ("x.docx", b"PK", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("x.eml", b"From: a", "", "message/rfc822"),
        ("x.unknown", b"x", "image/x-odd", "image/x-odd"),
        ("x.unknown", b"x", "not a type", "application/octet-stream"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_beginning_then_its_name(name, blob, said, media_type):
    assert Arrival(name, in_memory(blob), said).media_type == media_type
