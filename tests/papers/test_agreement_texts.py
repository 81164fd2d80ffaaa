"""The text of agreements in the briefing book: whole, in order, never as markup; what is not public only if asked."""

from datetime import date

import pytest

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Heading, Local, Part, Text, bare
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.tie import TieStatus, TieType
from tests.papers.odd import NASTY
from tests.papers.structure import spoken
from tests.papers.visits import BORDEAUX, NAGOYA, built, read, stand_in_order, words


def _sheets(paper) -> list[Part]:
    return [
        block for block in paper.blocks if isinstance(block, Part) and block.kicker.endswith("Text of an agreement")
    ]


def _said(sheet: Part) -> list[str]:
    """The paragraphs of the text of a sheet."""
    blocks = sheet.blocks[1].blocks
    return [block.text if isinstance(block, Heading) else bare(block.said) for block in blocks]


@pytest.fixture
def visit(desk):
    """A visit to a partner with one agreement, of which files can be kept."""
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "Nagoya", "country": "JP"})
        tie = door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        door.add(
            "agreement", {"tie": tie, "title": "Memorandum", "signed_on": "1959-04-04", "signed_by_us": "H. Lindqvist"}
        )
        values = {"name": "Trip", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING, "partner": partner}
        return door.add("delegation", {**values, "tie": tie, "status": VisitStatus.PLANNING})


def _keep(desk, text: str | None, **more) -> None:
    with desk.write("Keep") as door:
        print_of = door.put_file(b"bytes", text)
        values = {"title": "The scan", "name": "scan.docx", "sha256": print_of, **more}
        door.set("agreement", 1, {"document": door.add("document", values)})


def test_an_agreement_in_force_stands_in_the_book_word_for_word(office) -> None:
    paper = built(office, "briefing-book", BORDEAUX)
    (sheet,) = _sheets(paper)
    assert sheet.title == "Three-Year Program on Riverfronts and Schools"
    assert sheet.kicker.startswith("Section ") and "Documents" in sheet.kicker
    number = next(n for n in office.listing("document", ()).ids
                  if office.get("document", n).values["name"] == "program-bordeaux.docx")  # fmt: skip
    lines = office.file_text(office.get("document", number).values["sha256"]).strip().split("\n")
    assert _said(sheet) == lines and len(lines) > 15
    assert stand_in_order(lines, words(paper))
    facts = dict(sheet.blocks[0].blocks[0].pairs)
    assert facts == {
        "Signed": "October 27, 2023, Bordeaux",
        "For Riverton": "Eleanor Whitcomb, Mayor of Riverton",
        "For Bordeaux": "François-Xavier Lagarde-Soulié, Deputy Mayor",
        "Term": "to November 10, 2026, renews itself",
        "File": f"program-bordeaux.docx (DOC-{number})",
    }


def test_heads_of_articles_stay_with_what_follows_them(office) -> None:
    (sheet,) = _sheets(built(office, "briefing-book", BORDEAUX))
    heads = [block.text for block in sheet.blocks[1].blocks if isinstance(block, Heading)]
    assert len(heads) == 6 and heads[0] == "Article 1. The rivers"


def test_without_the_option_there_is_no_text_and_no_reason(office) -> None:
    told = read(built(office, "briefing-book", NAGOYA, texts=False))
    assert "Nothing in this agreement obliges" not in told and "Without their text" not in told
    assert "Nothing in this agreement obliges" in read(built(office, "briefing-book", NAGOYA))


def test_what_has_no_text_is_listed_with_the_reason(desk, visit) -> None:
    assert "Memorandum · No file in the desk" in read(built(desk, "briefing-book", visit))
    _keep(desk, None)
    paper = built(desk, "briefing-book", visit)
    assert "Memorandum · scan.docx · No text in this file" in read(paper) and not _sheets(paper)


def test_what_is_over_is_not_printed(desk, visit) -> None:
    _keep(desk, "We agree.")
    assert _sheets(built(desk, "briefing-book", visit))
    with desk.write("End") as door:
        door.set("agreement", 1, {"expires_on": date(2026, 5, 13)})
    told = read(built(desk, "briefing-book", visit))
    assert "We agree." not in told and "Without their text" not in told


def test_a_file_that_is_not_public_is_printed_only_in_the_confidential_book(desk, visit) -> None:
    _keep(desk, "Between ourselves.", public=False)
    plain = built(desk, "briefing-book", visit)
    assert "Between ourselves." not in repr(plain)
    assert "scan.docx · Not public: only in the confidential book" in read(plain)
    asked = built(desk, "briefing-book", visit, confidential=True)
    assert _said(_sheets(asked)[0]) == ["Between ourselves."] and asked.handling == "Confidential"


def test_markup_and_control_characters_of_a_file_are_text(desk, visit) -> None:
    _keep(desk, f"Before\n{NASTY}\x0b\x0c\u2028\u202e turned\nafter")
    heard = "\n".join(text for _tag, text, _lang in spoken(as_pdf.render(built(desk, "briefing-book", visit))))
    assert "<b>bold</b> & <para> </font> &amp; {x} %s" in heard and "<![CDATA[" in heard
    assert heard.index("Before") < heard.index("<b>bold") < heard.index("after")
    assert not {"\x00", "\x07", "\x1b", "\x0b", "\x0c"} & set(heard)


def test_a_text_in_another_language_is_told_as_such(desk, visit) -> None:
    _keep(desk, "第一条　双方は生徒を派遣する。", language="ja")
    block = _sheets(built(desk, "briefing-book", visit))[0].blocks[1].blocks[0]
    assert block == Text(Local("第一条 双方は生徒を派遣する。", "ja"))


def test_a_very_long_text_ends_with_a_whole_paragraph_and_says_what_is_left(desk, visit) -> None:
    every = [f"{n}. " + "The cities agree on this. " * 40 for n in range(60)]
    _keep(desk, "\n".join(every))
    said = _said(_sheets(built(desk, "briefing-book", visit))[0])
    assert said[:-1] == [" ".join(each.split()) for each in every[: len(said) - 1]]
    assert 20_000 < sum(map(len, said[:-1])) <= 25_000
    assert said[-1] == "About 15 further pages stand in scan.docx (DOC-1)."


def test_where_the_desk_itself_read_no_further_it_says_more(desk, visit) -> None:
    _keep(desk, "\n".join("The cities agree on this. " * 40 for _n in range(120)))
    assert "More than 30 further pages" in read(built(desk, "briefing-book", visit))
