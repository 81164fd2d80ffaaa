"""The words inside a file: found where they can be read, and nothing fails where they cannot."""

import io
import subprocess
import sys
import threading
import zipfile
from datetime import UTC, datetime

import docx
import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cityintl.exchange import text_in
from cityintl.exchange.markup import plain
from cityintl.exchange.text_in import text_of, title_of
from cityintl.pdfium import PDFIUM


def pdf(*pages, title="", **more):
    made = io.BytesIO()
    canvas = Canvas(made, **more)
    canvas.setTitle(title)
    for words in pages:
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def word(title=""):
    document = docx.Document()
    document.core_properties.title = title
    document.sections[0].header.paragraphs[0].text = "City of Riverton"
    document.add_paragraph("The parties agree:")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Students"
    table.cell(0, 1).text = "twelve"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "every summer"
    inner = table.cell(1, 0).add_table(1, 1)
    inner.cell(0, 0).text = "from Łódź"
    document.add_paragraph("Signed in Nagoya.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def book():
    made = openpyxl.Workbook()
    made.active.title = "Guests"
    made.active.append(["Name", "Table"])
    made.active.append(["Tanaka", 7])
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_the_words_of_a_pdf():
    assert text_of("a.pdf", pdf("Charter of Nagoya", "Second page")) == "Charter of Nagoya\nSecond page"


def test_the_words_of_the_programs_own_papers(sample):
    from cityintl.papers.as_pdf import render
    from cityintl.papers.catalogue import PAPERS

    made = render(PAPERS["partner-profile"].build(sample, ("partner", 1), datetime(2026, 5, 14, 15, tzinfo=UTC)))
    found = text_of("profile.pdf", made)
    assert found is not None and sample.get("partner", 1).title in found


def test_the_words_of_a_word_document_with_its_tables_and_margins():
    found = (text_of("x.docx", word()) or "").split("\n")
    assert found[:3] == ["City of Riverton", "The parties agree:", "Students"]
    assert found[3:] == ["twelve", "every summer", "from Łódź", "Signed in Nagoya."]


def test_the_words_of_a_workbook():
    assert text_of("Guests.xlsx", book()) == "Guests\nName\tTable\nTanaka\t7".replace("\t", " ")


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "utf-16", "cp1250"))
@pytest.mark.parametrize("name", ("note.txt", "note.MD", "note.csv"))
def test_the_words_of_text_in_its_encoding(encoding, name):
    assert text_of(name, "Wójt gminy Bełchatów\r\nzażółć".encode(encoding)) == "Wójt gminy Bełchatów\nzażółć"


def test_the_words_of_a_web_page_without_its_scripts():
    page = b"<html><head><title>t</title><style>p{}</style></head><body><p>Z\xc3\xbcrich<script>alert(1)</script></p>"
    assert text_of("page.html", page) == "Zürich"


def test_the_words_of_an_email():
    mail = b"From: Haruka <h@nagoya.example>\nTo: desk@riverton.example\nSubject: Visit\nDate: x\n\nTwelve students.\n"
    assert text_of("mail.eml", mail) == ("Visit\nHaruka <h@nagoya.example>\ndesk@riverton.example\nTwelve students.")


def test_html_becomes_lines_as_a_reader_sees_them():
    page = (
        "<div>Dear Mayor,</div><div><br></div><p>we <b>come</b> in\n May.<br>All of us:</p><ul><li>Anna</li>"
        "<li>Jo&euml;l</li></ul><table><tr><td>1</td><td>2</td></tr></table><!-- hidden --><pre>a\n  b</pre>tail"
    )
    assert plain(page) == "Dear Mayor,\n\nwe come in May.\nAll of us:\n\n• Anna\n• Joël\n\n1 2\n\na\nb\ntail"
    assert plain("") == plain("<!-- x -->") == plain("  ") == ""
    assert plain('<?xml version="1.0" encoding="utf-8"?><p>ok</p>') == "ok"
    assert plain("<div>" * 20_000 + "deep") in ("deep", "")


def encrypted():
    return pdf("secret", encrypt=StandardEncryption("open me", canPrint=0))


def bomb():
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(200):
            part.write(b" " * 1_000_000)
    return made.getvalue()


def laughing():
    """A document whose words would be entities of entities."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    evil = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{levels}]>'.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as real, zipfile.ZipFile(made, "w") as package:
        for name in real.namelist():
            inside = real.read(name)
            if name == "word/document.xml":
                inside = evil + inside.split(b"?>", 1)[1].replace(b"Signed", b"&a9;")
            package.writestr(name, inside)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "blob"),
    [
        ("encrypted.pdf", encrypted()),
        ("scan.pdf", pdf("")),
        ("cut.pdf", pdf("Charter")[:200]),
        ("not.pdf", b"%PDF-1.7 nothing of the kind"),
        ("cut.docx", word()[:2000]),
        ("none.docx", book()),
        ("bomb.docx", bomb()),
        ("bomb.xlsx", bomb()),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
        ("cut.xlsx", book()[:1000]),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
        ("cut.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("no.msg", b"hello"),
        ("no.eml", b"hello"),
        ("binary.txt", bytes(range(256)) * 50),
        ("controls.txt", b"\x01\x02\x03\x04a" * 50),
        ("photo.jpg", b"\xff\xd8\xff\xe0 JFIF"),
        ("noname", b"words"),
        ("empty.html", b"   "),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_what_cannot_be_read_has_no_words(name, blob):
    assert text_of(name, blob) is None
    assert title_of(name, blob) is None


def test_entities_of_entities_are_not_unfolded():
    assert len(text_of("laugh.docx", laughing()) or "") < 1000


def test_words_end_at_the_limit(monkeypatch):
    monkeypatch.setattr(text_in, "MOST_TEXT", 30)
    assert text_of("long.pdf", pdf(*["ten letters"] * 10)) == "ten letters\nten letters\nten le"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Charter of friendship", "Charter of friendship"),
        (" Charter\n 1959", "Charter 1959"),
        ("Microsoft Word - charter_v3.doc", None),
        ("untitled", None),
        ("charter.indd", None),
        ("Document1", None),
        ("2026-05-14", None),
        ("", None),
    ],
)
def test_a_title_that_a_person_gave_is_told_from_one_that_a_program_did(given, title):
    assert title_of("x.pdf", pdf("x", title=given)) == title
    assert title_of("x.docx", word(given.replace("\n", ""))) == title


def test_no_two_threads_are_in_pdfium_at_once():
    made = pdf(*["some words"] * 20)
    inside: list[str] = []
    with PDFIUM:
        other = threading.Thread(target=lambda: inside.append(text_of("x.pdf", made) or ""))
        other.start()
        other.join(0.3)
        assert inside == []
    other.join(10)
    assert len(inside) == 1 and "some words" in inside[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [("grants_360g_alwf.xlsx", "360G-"), ("ties_poland_wikidata.tsv", "Bełchatów"), ("gifts_federal_register.csv", "")],
)
def test_real_files_give_their_words(example, name, words):
    found = text_of(name, example(name).read_bytes())
    assert found and words in found


def test_nothing_that_reads_files_is_loaded_before_one_is_read():
    asked = (
        "import sys, cityintl.exchange.mail, cityintl.exchange.documents, cityintl.exchange.letters;"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('lxml', 'docx', 'oxmsg', 'olefile', 'openpyxl', 'pypdfium2', 'python_calamine', 'charset_normalizer')])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
