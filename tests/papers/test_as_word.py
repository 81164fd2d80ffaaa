"""Papers as files of Word: nothing is lost, heads and lists are real, and it is the same file each time."""

import dataclasses
import re
import typing
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from cityintl.desk import map_of_ties
from cityintl.desk.progress_chart import Chart, Mark
from cityintl.errors import UserError
from cityintl.papers import as_word, blocks
from cityintl.papers.blocks import COVERED, Column, Lines, Paper, Quiet, Spanned, Strong
from tests.papers import odd

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _picture() -> bytes:
    found = BytesIO()
    Image.new("RGB", (60, 40), "navy").save(found, "PNG")
    return found.getvalue()


def _every_block(drawing: map_of_ties.Drawing) -> list[blocks.Block]:
    """A block of each kind, with every field of it filled with words that stand nowhere else."""
    chart = Chart(
        "CH.1", "charted-name", "charted-unit", (), (), Mark((0, 0), "11.5", "2015"), Mark((0.5, 0.5), "9.25", "2024"),
        Mark((1, 1), "6.75", "2030"), "On track", "green", "charted-way", "charted-said",
    )  # fmt: skip
    cells = (
        ("cell-a", 1234, Lines(("cell-b", Quiet("cell-c")))),
        (Spanned("spanned-wide", columns=2), COVERED, blocks.Spark((1, 2), "spark-said")),
        (Spanned("spanned-high", rows=2), 5, None),
        (COVERED, 6, "beside-it"),
    )
    entry = blocks.Entry(
        "8:30 a.m.", "entry-what", "to 9:10", "22:30", "Wednesday", ("entry-where",), "entry-part", ("entry-others",),
        changed="entry-changed",
    )  # fmt: skip
    return [
        blocks.Text(blocks.line("text-plain ", Strong("text-strong"), blocks.Note("note-words")), "lead"),
        blocks.Facts((("fact-label", blocks.Link("fact-link", "https://riverton.example/a")),)),
        blocks.Heading("heading-words"),
        blocks.Bullets(("bullet-one", blocks.Nested("bullet-two", blocks.Numbered(("nested-one", "nested-two"))))),
        blocks.Numbered(("number-one", Lines(("number-two", "number-grey"))), large=True),
        blocks.Table(
            (Column("head-one", second="head-second"), Column("head-two", "right", unit="head-unit"), Column("head-3")),
            cells, (blocks.Group("group-name", (("grouped", 7, "x"),)),), "table-caption", True,
        ),
        blocks.People((blocks.Person("person-family", "person-given", True, blocks.Local("田中", "ja"), "per-SON",
                                     "person-say", "person-write", "person-title", _picture()),)),
        blocks.History("history-head", (blocks.Event("May 1990", 1990.4, "history-event"),),
                       (blocks.Span(1990, 1996, "before"),), "history-note"),
        blocks.MapFigure(drawing),
        blocks.Charts((chart,), (("charted-note",),)),
        blocks.Picture(_picture(), "picture-alternative", "picture-caption", 0.5),
        blocks.KeyFigures((blocks.KeyFigure("4,321", "figure-label", "figure-comparison"),)),
        blocks.YearColumns((2024, 2025), (blocks.Series("series-name", (12.5, None)),), "years-said", "years-unit",
                           ((2025, "years-why"),)),
        blocks.Programme("here-city", (entry, blocks.Entry("9:00 a.m.", "drive-what", drive=True)), "there-city"),
        blocks.Halves(("left-head", (blocks.Text("left-words"),)), ("right-head", (blocks.Bullets(("right-words",)),))),
        blocks.Signing((Lines(("signer-one", "signer-office")), Lines(("signer-two",)))),
        blocks.Letter(("letter-to", "letter-street"), "letter-day", (blocks.Text("letter-words"),), "letter-subject",
                      "letter-closing", ("letter-signer", "letter-office"), ("letter-enclosure",), "es"),
        blocks.Tiles("label", (blocks.Tile(("tile-one", "tile-two")), blocks.Tile(("tile-three",)))),
        blocks.Certificate("certificate-title", (blocks.Text("certificate-words"),),
                           blocks.Signing((Lines(("certificate-signer",)),)), "fr"),
        blocks.Break(),
        blocks.Box((blocks.Text("box-words"),)),
        blocks.Section("section-head", (blocks.Text("section-words"), blocks.Heading("section-heading")),
                       "section-note", "care", "key", "section-changed"),
        blocks.Part("part-title", (blocks.Section("part-section", ()),), "part-kicker", blocks.Local("القاهرة", "ar"),
                    "part-standfirst", landscape=True),
    ]  # fmt: skip


def _whole(found: list[blocks.Block]) -> Paper:
    cover = blocks.Cover(
        "cover-title", "cover-kicker", blocks.Local("名古屋", "ja"), "cover-occasion",
        (("cover-label", Lines(("cover-value",))),),
        (blocks.Place("cover-here", 1, 2), blocks.Place("cover-there", 3, 4)),
        (blocks.KeyFigure("6,543", "cover-miles"),),
    )  # fmt: skip
    return Paper(
        "all", "paper-title", tuple(found), "paper-kicker", standfirst="paper-standfirst", cover=cover, contents=True,
        handling="Handled-so", version="Version-7", office="Riverton, Illinois · Office", contact="contact-line",
        printed="May 14", created="2026-05-14T10:00:00-05:00", subject="paper-subject",
    )  # fmt: skip


def _words(found: object) -> set[str]:
    """Every word that a block holds, however deep."""
    if isinstance(found, str):
        return {word for word in re.split(r"[\s·]+", found) if word}
    if isinstance(found, bool | bytes | float | None.__class__):
        return set()
    if isinstance(found, int):
        return {f"{found:,}"}
    if isinstance(found, blocks.Status):
        return _words(found.word) | _words(found.rest)
    if isinstance(found, map_of_ties.Drawing):
        return _words(found.said)
    if dataclasses.is_dataclass(found):
        kept = [f.name for f in dataclasses.fields(found) if f.name not in _SILENT]
        return set().union(*(_words(getattr(found, name)) for name in kept))
    return set().union(*map(_words, found)) if isinstance(found, tuple | list) else set()


#: Fields that say how, not what; a chart's words say what its figures say.
_SILENT = {
    "style", "align", "language", "tone", "state", "kind", "key", "address", "content", "share", "at", "first", "last",
    "country", "latitude", "longitude", "values", "runs", "marks", "decimals", "years", "why",
}  # fmt: skip


def _told(content: bytes) -> str:
    """Everything that a file says: its words, its captions, the words of its pictures, head and foot."""
    with ZipFile(BytesIO(content)) as packed:
        parts = [name for name in packed.namelist() if re.match(r"word/(document|header\d*|footer\d*)\.xml", name)]
        roots = [etree.fromstring(packed.read(name)) for name in parts]
    found = []
    for root in roots:
        for element in root.iter():
            if element.tag == f"{_W}t":
                found.append(element.text or "")
            elif element.tag in (f"{_W}br", f"{_W}p", f"{_W}tab"):
                found.append(" ")
            elif element.tag == f"{_W}tblCaption":
                found.append(f" {element.get(f'{_W}val')} ")
            elif element.get("descr"):
                found.append(f" {element.get('descr')} ")
    return "".join(found)


@pytest.fixture(scope="module")
def every(office) -> bytes:
    return as_word.render(_whole(_every_block(map_of_ties.drawing(office))))


def test_the_proof_has_a_block_of_every_kind(office) -> None:
    made = _every_block(map_of_ties.drawing(office))
    assert {type(block) for block in made} == set(typing.get_args(blocks.Block))


def test_every_word_of_every_kind_of_block_stands_in_the_file(office, every) -> None:
    made = _whole(_every_block(map_of_ties.drawing(office)))
    told = re.sub(r"\s+", " ", _told(every).replace("\u00a0", " "))
    around = (made.title, made.kicker, made.standfirst, made.handling, made.version, made.office, made.contact)
    lacking = {
        word for word in _words((*around, made.cover, made.blocks)) if word not in told and word.upper() not in told
    }
    assert lacking - {"charted-said"} == set()
    assert {"note-words", "2024", "years-why"} <= set(told.split())


def test_word_reads_it_back_with_real_heads_lists_tables_and_sheets(every) -> None:
    document = docx.Document(BytesIO(every))
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption"} <= styles
    table = next(t for t in document.tables if t.cell(0, 0).text.startswith("head-one"))
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.cell(2, 0)._tc is table.cell(2, 1)._tc, "spanned-wide goes over two columns"
    assert table.cell(3, 0)._tc is table.cell(4, 0)._tc, "spanned-high goes over two rows"
    kinds = [(s.different_first_page_header_footer, s.orientation) for s in document.sections]
    assert kinds[1] == (True, 0), "the letter has its letterhead on its first page"
    assert kinds[-1][1] == 1, "the wide part is turned"
    mark, words = document.sections[1].first_page_header.tables[0].row_cells(0)
    assert words.paragraphs[0].text == "Riverton, Illinois"
    (seal,) = mark._tc.iter(qn("wp:docPr"))
    assert seal.get("descr") == "Riverton, Illinois", "the city's mark stands before its name, as on the page"
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("paper-title", "Riverton, Illinois · Office", "en-US")
    assert about.created.isoformat() == "2026-05-14T15:00:00+00:00"
    assert about.comments == ""


def test_each_list_counts_from_one_and_nested_ones_stand_deeper(every) -> None:
    document = docx.Document(BytesIO(every))
    found = {}
    for paragraph in document.paragraphs:
        facts = paragraph._p.pPr
        if facts is not None and facts.numPr is not None:
            found[paragraph.text.split("\n")[0]] = (facts.numPr.numId.val, facts.numPr.ilvl.val)
    assert found["nested-one"][1] == 1
    assert found["nested-one"][0] == found["nested-two"][0] != found["bullet-one"][0] == found["bullet-two"][0]
    assert found["number-one"][0] not in (found["nested-one"][0], found["bullet-one"][0])


def test_a_paper_is_the_same_file_each_time_without_macros_or_foreign_parts(every, office) -> None:
    made = _whole(_every_block(map_of_ties.drawing(office)))
    assert as_word.render(made) == every
    with ZipFile(BytesIO(every)) as packed:
        names = packed.namelist()
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        relations = packed.read("word/_rels/document.xml.rels").decode()
    assert not [n for n in names if "vba" in n.lower() or "thumbnail" in n or "customXml" in n]
    assert re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', relations) == ["https://riverton.example/a"]


def test_names_of_any_script_come_back_and_run_their_own_way() -> None:
    content = as_word.render(odd.every_script())
    told = _told(content)
    assert all(text in told for text in odd.SCRIPTS.values())
    root = etree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))
    paragraphs = [p for p in root.iter(f"{_W}p") if "مدينة" in "".join(p.itertext())]
    assert paragraphs
    assert paragraphs[0].find(f"{_W}pPr/{_W}bidi") is not None
    assert paragraphs[0].findall(f".//{_W}rtl")
    languages = {(r.findtext(f"{_W}t"), n.get(f"{_W}eastAsia")) for r in root.iter(f"{_W}r")
                 for n in r.iter(f"{_W}lang")}  # fmt: skip
    assert ("臺北市", "zh-Hant") in languages
    fonts = {r.findtext(f"{_W}t"): n.get(f"{_W}eastAsia") for r in root.iter(f"{_W}r") for n in r.iter(f"{_W}rFonts")}
    assert (fonts["臺北市"], fonts["名古屋市"]) == ("Microsoft JhengHei", "Yu Gothic")


@pytest.mark.parametrize("make", [odd.everything, odd.strange])
def test_odd_content_becomes_a_file_that_reads_back(make) -> None:
    content = as_word.render(make())
    assert docx.Document(BytesIO(content)).paragraphs
    assert "\x00" not in _told(content)


def test_a_picture_that_is_none_is_told_in_words() -> None:
    told = _told(as_word.render(Paper("p", "T", (blocks.Picture(b"no picture", "what it shows"),))))
    assert "what it shows" in told


def test_a_link_to_something_else_than_a_page_or_a_mailbox_stays_words() -> None:
    made = Paper("p", "T", (blocks.Text(blocks.Link("open it", "file:///etc/passwd")),))
    content = as_word.render(made)
    assert "open it" in _told(content)
    assert b"passwd" not in ZipFile(BytesIO(content)).read("word/_rels/document.xml.rels")


def test_it_is_written_whole_or_with_a_calm_sentence(tmp_path: Path) -> None:
    paper = Paper("p", "T", (blocks.Text("x"),))
    as_word.write(tmp_path / "a.docx", paper, "a4")
    assert round(docx.Document(str(tmp_path / "a.docx")).sections[0].page_width.pt) == 595
    with pytest.raises(UserError):
        as_word.write(tmp_path / "none" / "a.docx", paper)
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]
