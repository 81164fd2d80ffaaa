"""Halves, lines to sign on, large numbers, heads within a section."""

import pypdfium2

from cityintl.papers import as_pdf
from cityintl.papers.blocks import (
    Bullets,
    Facts,
    Halves,
    Heading,
    Lines,
    Nested,
    Numbered,
    Paper,
    Quiet,
    Section,
    Signing,
    Status,
    Text,
    line,
)  # fmt: skip
from tests.papers.structure import spoken


def _heard(*found, size: str = "letter") -> list[tuple[str, str]]:
    return [(tag, text) for tag, text, _language in spoken(as_pdf.render(Paper("b", "T", found), size))][1:]


def _pages(*found) -> list[str]:
    document = pypdfium2.PdfDocument(as_pdf.render(Paper("b", "T", found)))
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def test_halves_are_read_one_after_the_other_under_heads_of_their_own() -> None:
    ours = (Text(line(Status("Overdue"), Quiet(" since March"))), Text("Flood-wall drawings"))
    halves = Halves(("We promised them", ours), ("They promised us", (Text("Loan of cloths"),)))
    assert _heard(Section("Promises", (halves,))) == [
        ("H2", "Promises"), ("H3", "We promised them"), ("P", "▲\u00a0Overdue since March"),
        ("P", "Flood-wall drawings"), ("H3", "They promised us"), ("P", "Loan of cloths"),
    ]  # fmt: skip
    assert _heard(Halves(("", ()), ("", ()))) == []
    assert ("H2", "Alone") in _heard(Halves(("Alone", ()), ("", ())))


def test_halves_longer_than_a_page_go_on_side_by_side() -> None:
    left = tuple(Text(f"left{n} words") for n in range(60))
    right = tuple(Text(f"right{n} words") for n in range(20))
    pages = _pages(Section("S", (Halves(("L", left), ("R", right)),)))
    assert len(pages) > 1 and "left59" in pages[-1] and "right19" in pages[0]
    words = " ".join(pages).split()
    assert all(words.count(f"left{n}") == 1 for n in range(60))


def test_lines_to_sign_on_say_who_signs_and_an_empty_place_is_a_line_alone() -> None:
    signing = Signing((Lines(("Angela R. Whitfield", "Mayor")), Lines(("Date",)), Lines(("", ""))))
    said = [("P", "Angela R. Whitfield"), ("P", "Mayor"), ("P", "Date")]
    assert _heard(signing) == said
    assert _heard(Section("Signed", (signing,)), size="a4") == [("H2", "Signed"), *said]
    assert _heard(Signing(())) == []


def test_large_numbers_head_a_sentence_and_grey_words() -> None:
    items = (Lines(("The agreement renewed.", "Signed at eleven.")), "One sentence", Nested("More", Bullets(("one",))))
    assert _heard(Section("Outcomes", (Numbered(items, large=True),))) == [
        ("H2", "Outcomes"), ("Lbl", "1"), ("P", "The agreement renewed."), ("P", "Signed at eleven."),
        ("Lbl", "2"), ("P", "One sentence"), ("Lbl", "3"), ("P", "More"), ("Lbl", "•"), ("LBody", "one"),
    ]  # fmt: skip


def test_a_large_item_longer_than_a_page_loses_nothing() -> None:
    long = " ".join(f"w{n}" for n in range(1500))
    words = " ".join(_pages(Section("S", (Numbered((Lines(("First", long)), "Second"), large=True),)))).split()
    assert all(words.count(f"w{n}") == 1 for n in range(1500)) and words.count("Second") == 1


def test_a_head_within_a_section_does_not_stand_alone_at_a_foot() -> None:
    for extra in range(6):
        filled = tuple(Text(f"line {n}") for n in range(25 + extra))
        pages = _pages(Section("S", (*filled, Heading("Within"), Text("Under it"), Facts((("A", "b"),)))))
        assert all(("Within" in page) == ("Under it" in page) for page in pages)
    assert ("H3", "Within") in _heard(Section("S", (Heading("Within"), Text("x"))))
