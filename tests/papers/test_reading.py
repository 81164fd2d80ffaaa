"""What a reader hears: the structure's text in the order of the blocks, words apart, every script as it was typed."""

import re
import unicodedata
import zlib

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Facts, Link, Local, Paper, Section, Table, Text, line
from cityintl.papers.catalogue import PAPERS
from tests.papers.conftest import MOMENT
from tests.papers.odd import HEAD, SCRIPTS, every_script, everything, strange
from tests.papers.structure import spoken


def _text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    return " ".join("\n".join(pages).replace("\u200b", "").replace("\r", "").split())


def _page(content: bytes) -> bytes:
    """What is painted on the first page."""
    return next(
        found
        for part in content.split(b"stream\n")
        if part[:2] == b"\x78\x9c" and b" Tf" in (found := zlib.decompressobj().decompress(part))
    )


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_name_comes_back_from_the_page_and_from_the_structure_as_it_was_typed(language: str) -> None:
    name = SCRIPTS[language]
    paper = Paper("x", "Title", (Section("Name", (Text(Local(name, language)),)),))
    content = as_pdf.render(paper)
    heard = spoken(content)
    assert (name, language) in [(text, said) for _tag, text, said in heard]
    assert unicodedata.normalize("NFC", name) in _text(content)


def test_han_is_drawn_in_the_form_of_its_country() -> None:
    drawn = {
        language: as_pdf.render(Paper("x", "T", (Text(Local("骨直", language)),)))
        for language in ("ja", "zh-Hans", "zh-Hant", "ko")
    }
    names = {k: re.search(rb"\+(NotoSans[A-Z]{2})", v) for k, v in drawn.items()}
    assert {k: m and m[1] for k, m in names.items()} == {
        "ja": b"NotoSansJP", "zh-Hans": b"NotoSansSC", "zh-Hant": b"NotoSansTC", "ko": b"NotoSansKR",
    }  # fmt: skip


def test_blocks_are_heard_in_their_order_with_their_roles() -> None:
    blocks = (
        Section("First", (Text("One."), Facts((("Label", "Value"),))), note="Aside"),
        Section(
            "Second",
            (Table((), ()), Text(line("See ", Link("here", "https://example.org")))),
        ),
    )
    paper = Paper("x", "Title", blocks, kicker="Kicker", standfirst="Standfirst", **HEAD)
    heard = [(tag, text.strip()) for tag, text, _language in spoken(as_pdf.render(paper))]
    assert heard == [
        ("P", "Kicker"), ("H1", "Title"), ("P", "Standfirst"), ("H2", "First"), ("P", "Aside"), ("P", "One."),
        ("TH", "Label"), ("TD", "Value"), ("H2", "Second"), ("P", "See"), ("Link", "here"),
    ]  # fmt: skip


def test_words_at_the_end_of_a_line_do_not_run_into_the_next() -> None:
    words = [f"word{n}" for n in range(200)]
    heard = spoken(as_pdf.render(Paper("x", "T", (Text(" ".join(words)),))))
    assert heard[-1][1].split() == words


def test_what_people_typed_commands_nothing() -> None:
    heard = " ".join(text for _tag, text, _language in spoken(as_pdf.render(strange())))
    assert "<b>bold</b> & <para> </font> &amp; {x} %s \\ (a) <!-- <![CDATA[ end" in " ".join(heard.split())


def test_a_character_without_a_font_is_named_and_reported() -> None:
    made = as_pdf.set_paper(Paper("x", "T", (Text("a \U0001f600 b"),)))
    assert made.unknown == ("\U0001f600",)
    assert "a U+1F600 b" in _text(made.content)
    assert ("P", "a \u00a0U+1F600\u00a0 b") in [(tag, text) for tag, text, _language in spoken(made.content)]
    assert b" re S" in _page(made.content), "the code stands in a box"


def test_the_head_of_a_table_is_heard_once_though_it_stands_on_each_page() -> None:
    content = as_pdf.render(everything())
    heard = [text for tag, text, _language in spoken(content) if tag == "TH" and text == "What"]
    assert len(heard) == 2
    assert _text(content).count("What Due Cost, $") > 2


def test_the_saved_file_is_the_previewed_one_and_needs_no_clock() -> None:
    assert as_pdf.render(every_script()) == as_pdf.render(every_script())
    assert b"D:20260514100000-05'00'" in as_pdf.render(every_script())


def test_every_value_of_a_record_stands_on_its_sheet_but_confidential_ones_only_when_asked(office) -> None:
    number = next(n for n in range(1, 40) if office.get("person", n).values["access_needs"])
    secret = office.get("person", number).values["access_needs"]
    for confidential in (False, True):
        paper = PAPERS["record-sheet"].build(office, ("person", number), MOMENT, {"confidential": confidential})
        content = as_pdf.render(paper)
        heard = " ".join(text for _tag, text, _language in spoken(content))
        assert (secret in heard) is confidential
        assert paper.handling == ("Confidential" if confidential else "Internal")
        for name in ("family", "position", "spoken_form", "phonetic"):
            value = office.get("person", number).values[name]
            assert not value or value in heard
        assert "".join(secret.split())[:12].encode() not in content
