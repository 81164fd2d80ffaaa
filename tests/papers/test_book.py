"""Books: cover, contents, parts with their headings and bookmarks, what changed, head and foot."""

import re
from itertools import pairwise

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.as_pdf import changes, style
from cityintl.papers.blocks import (
    Break,
    Column,
    Cover,
    Heading,
    KeyFigure,
    Lines,
    Local,
    Note,
    Paper,
    Part,
    Place,
    Section,
    Table,
    Text,
    line,
)  # fmt: skip
from tests.papers.odd import HEAD
from tests.papers.structure import bookmarks, figures, spoken, tree, ways

PLACES = (
    Place("Riverton", 39.84, -89.54, "US"),
    Place("Nagoya", 35.18, 136.91, "JP", Local("名古屋市", "ja")),
)
COVER = Cover(
    "Delegation from\nNagoya, Japan",
    "Mayor’s briefing book",
    Local("名古屋市代表団", "ja"),
    "April 13–16, 2027, fortieth anniversary",
    (("Prepared for", Lines(("The Mayor", "of Riverton"))), ("Handling", Lines(("Internal",)))),
    PLACES,
    (KeyFigure("6,470 miles", "from City Hall to City Hall"),),
)


def _part(n: int, **more) -> Part:
    blocks = (
        Section(f"Outcome {n}", (Text("words " * 200), Heading(f"Ask {n}"), Text("more " * 90))),
        Section(f"Avoid {n}", (Text("words " * 200),), tone="care"),
    )
    return Part(f"Meeting {n}", blocks, f"Section {n}", **more)


def book(parts: int = 4, **more) -> Paper:
    found = tuple(_part(n, landscape=n == 3) for n in range(1, parts + 1))
    facts = {"cover": COVER, "contents": True, "running": "Briefing book", "version": "Version 7", **HEAD, **more}
    return Paper("book", "Briefing book: Nagoya", found, handling="Internal", **facts)


def _pages(content: bytes) -> list[tuple[tuple[float, float], str]]:
    document = pypdfium2.PdfDocument(content)
    found = [(p.get_size(), " ".join(p.get_textpage().get_text_range().split())) for p in document]
    document.close()
    return found


def test_a_cover_says_everything_in_the_order_of_reading_and_the_globe_in_words() -> None:
    content = as_pdf.render(book())
    heard = [(tag, text) for tag, text, _language in spoken(content)]
    assert heard[:14] == [
        ("P", "Riverton, Illinois"), ("P", "Office of International Affairs"), ("P", "Mayor’s briefing book"),
        ("H1", "Delegation from Nagoya, Japan"), ("Span", "名古屋市代表団"),
        ("P", "April 13–16, 2027, fortieth anniversary"), ("P", "6,470 miles"), ("P", "from City Hall to City Hall"),
        ("Lbl", "Prepared for"), ("P", "The Mayor"), ("P", "of Riverton"), ("Lbl", "Handling"), ("P", "Internal"),
        ("H2", "Contents"),
    ]  # fmt: skip
    assert figures(content) == ["Globe with the shortest way from Riverton, United States to Nagoya, Japan."]


def test_a_cover_without_two_places_has_no_globe_and_keeps_its_facts_at_the_foot() -> None:
    for places in ((), PLACES[:1]):
        content = as_pdf.render(book(cover=Cover("Title", facts=COVER.facts, places=places)))
        assert figures(content) == []
        page = pypdfium2.PdfDocument(content)[0].get_textpage()
        found = page.search("Prepared for").get_next()
        assert page.get_charbox(found[0])[1] < 200


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_cover_of_long_words_loses_none_of_them_and_gives_up_its_globe(size: str) -> None:
    long = Cover("Delegation " * 40, "k", None, "occasion " * 60, COVER.facts * 5, PLACES, COVER.figures * 3)
    content = as_pdf.render(book(cover=long), size)
    words = " ".join(text for _size, text in _pages(content))
    assert words.count("Delegation ") >= 40 and words.count("Prepared for") == 5
    assert figures(content) == []


def test_headings_descend_by_one_and_bookmarks_stand_under_each_other() -> None:
    content = as_pdf.render(book(2))
    levels = [int(tag[1]) for _deep, tag, _said in tree(content) if re.fullmatch(r"H\d", tag)]
    assert levels == [1, 2, 2, 3, 4, 3, 2, 3, 4, 3]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert bookmarks(content) == [
        (0, "Delegation from Nagoya, Japan"), (1, "Contents"),
        (1, "Meeting 1"), (2, "Outcome 1"), (3, "Ask 1"), (2, "Avoid 1"),
        (1, "Meeting 2"), (2, "Outcome 2"), (3, "Ask 2"), (2, "Avoid 2"),
    ]  # fmt: skip


def test_a_sheet_has_a_title_side_heads_and_heads_and_none_without_words() -> None:
    blocks = (
        Section("", (Heading("Under no head"),)),
        Section("Head", (Heading("Under"), Section("In", (Text("x"),)))),
    )
    content = as_pdf.render(Paper("x", "Title", blocks))
    found = [(tag, text) for tag, text, _language in spoken(content) if tag != "P"]
    assert found == [("H1", "Title"), ("H2", "Under no head"), ("H2", "Head"), ("H3", "Under"), ("H3", "In")]
    assert next(tag for _d, tag, _s in tree(as_pdf.render(Paper("x", " ", blocks))) if tag[0] == "H") == "H1"


def test_each_part_begins_a_page_and_a_turned_one_turns_it() -> None:
    pages = _pages(as_pdf.render(book()))
    begins = {
        n: next(k for k, (_s, text) in enumerate(pages) if k > 1 and f"Section {n} Meeting {n}" in text)
        for n in (1, 2, 3, 4)
    }
    assert len(set(begins.values())) == 4
    wide = [size[0] > size[1] for size, _text in pages]
    assert wide[begins[3]] and not wide[begins[2]] and not wide[begins[4]] and sum(wide) == begins[4] - begins[3]


def test_the_contents_name_each_page_and_lead_there() -> None:
    content = as_pdf.render(book(12))
    pages = _pages(content)
    found = ways(content)
    assert [said for _here, _there, said in found] == [f"Meeting {n}" for n in range(1, 13)], "sections would not fit"
    for here, there, said in found:
        assert here == 2 and f" {said} " in f"{pages[there - 1][1]} "
    told = [text for _tag, text, _language in spoken(content) if text.startswith("Meeting 7")]
    assert told[0] == f"Meeting 7 {found[6][1]}"
    roles = [tag for _deep, tag, _said in tree(content)]
    assert roles.count("TOC") == 1 and roles.count("TOCI") == 12


def test_the_contents_of_a_short_book_name_its_sections_too() -> None:
    content = as_pdf.render(book(2))
    assert [said for _h, _t, said in ways(content)] == [
        "Meeting 1", "Outcome 1", "Avoid 1", "Meeting 2", "Outcome 2", "Avoid 2",
    ]  # fmt: skip
    found = [(deep, tag) for deep, tag, _said in tree(content) if tag in ("TOC", "TOCI")]
    assert found[0] == (2, "TOC") and (3, "TOC") in found and (4, "TOCI") in found


def test_contents_of_more_than_a_page_and_of_a_sheet_without_parts() -> None:
    sections = tuple(Section(f"Head {n}", (Text("x"),)) for n in range(90))
    content = as_pdf.render(Paper("x", "T", sections, contents=True))
    found = ways(content)
    assert len(found) == 90 and {here for here, _there, _said in found} == {1, 2, 3, 4}
    assert as_pdf.set_paper(Paper("x", "T", (), contents=True)).pages == 1


def test_head_and_foot_of_a_book_name_it_and_its_version_and_a_cover_has_no_head() -> None:
    pages = [text for _size, text in _pages(as_pdf.render(book()))]
    assert "Briefing book" not in pages[0] and "1 of" not in pages[0] and "Printed 14 May 2026, 10:00 am" in pages[0]
    assert all("Briefing book" in page and "Version 7 · printed 14 May 2026" in page for page in pages[1:])
    assert f"2 of {len(pages)}" in pages[1]
    sheet = [text for _size, text in _pages(as_pdf.render(Paper("x", "T", (Text("x"),), **HEAD)))]
    assert "Office of International Affairs" in sheet[0] and "Printed 14 May" in sheet[0]


def test_what_changed_is_barred_in_the_margin_on_each_page_and_said_in_words(monkeypatch) -> None:
    seen: list[tuple[int, float, float]] = []
    drawn = changes.bar

    def bar(canvas, top: float, depth: float) -> None:
        seen.append((canvas.getPageNumber(), top, depth))
        drawn(canvas, top, depth)

    monkeypatch.setattr(changes, "bar", bar)
    blocks = (
        Section("Same", (Text("x"),)),
        Section("Later", (Text("words " * 900),), changed="was 11:15 a.m."),
        Section("Moved", (Text("x"),), changed="was in Room 204"),
    )
    content = as_pdf.render(Paper("x", "T", blocks))
    assert [page for page, _top, _depth in seen] == [1, 2, 2]
    heard = [text for tag, text, _language in spoken(content) if tag == "P"]
    assert heard.count("Changed: was 11:15 a.m.") == 1 and heard.count("Changed: was in Room 204") == 1
    assert all(depth > 10 for _page, _top, depth in seen)


def test_parts_keep_their_notes_and_breaks_begin_pages() -> None:
    part = Part("One", (Text(line("Said", Note("In part one."))), Break(), Text("after")))
    pages = [text for _size, text in _pages(as_pdf.render(Paper("x", "T", (part, Part("Two", (Text("y"),))))))]
    assert len(pages) == 4 and "after" in pages[2] and "In part one." in pages[2] and "Two" in pages[3]


def test_every_colour_is_known_as_text_drawing_or_ground() -> None:
    known = {colour for pair in (*style.TEXT_ON, *style.DRAWN_ON) for colour in pair}
    assert set(style.COLOURS) <= known
    assert ("ink", "land") in style.TEXT_ON and ("blue", "country") in style.DRAWN_ON


def test_a_heading_goes_along_with_a_table_that_turns_its_page() -> None:
    wide = Table(tuple(Column(f"Column {n}", share=0) for n in range(15)), (("value",) * 15,))
    pages = _pages(as_pdf.render(Paper("x", "T", (Text("before"), Heading("Over it"), wide, Text("after")))))
    assert [("Over it" in text, size[0] > size[1]) for size, text in pages] == [
        (False, False),
        (True, True),
        (False, False),
    ]
