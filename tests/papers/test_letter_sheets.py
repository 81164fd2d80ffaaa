"""Letters on the letterhead: address in the window, pages counted anew, languages of their own."""

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Bullets, Facts, Heading, Letter, Paper, Section, Text
from tests.papers.structure import spoken

HEAD = ("City of Riverton", "Office of International Affairs", "City Hall · 100 Front Street")
TO = ("The Honorable Haruka Tanaka", "Mayor of Nagoya", "Nagoya 460-8508", "JAPAN")
LETTER = Letter(
    TO, "May 14, 2026", (Text("Dear Mayor Tanaka,"), Text("Thank you for the two days."), Bullets(("One point",))),
    "Our visit in May", "With kind regards,", ("Angela R. Whitfield", "Mayor of Riverton"),
    ("Work plan", "Photographs"),
)  # fmt: skip


def _paper(*found, **more) -> Paper:
    return Paper("letters", "Letters of thanks", found, look="letter", letterhead=HEAD, office="OFFICE", **more)


def _pages(paper: Paper, size: str = "letter") -> list[str]:
    document = pypdfium2.PdfDocument(as_pdf.render(paper, size))
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def test_a_letter_is_read_from_the_letterhead_to_the_enclosures() -> None:
    heard = [(tag, text) for tag, text, _language in spoken(as_pdf.render(_paper(LETTER)))]
    assert heard == [
        ("P", "City of Riverton"), ("P", "Office of International Affairs"), ("P", "City Hall"),
        ("P", "100 Front Street"), *(("P", each) for each in TO), ("P", "May 14, 2026"), ("H1", "Our visit in May"),
        ("P", "Dear Mayor Tanaka,"), ("P", "Thank you for the two days."), ("Lbl", "•"), ("LBody", "One point"),
        ("P", "With kind regards,"), ("P", "Angela R. Whitfield"), ("P", "Mayor of Riverton"),
        ("P", "Enclosures"), ("LBody", "Work plan"), ("LBody", "Photographs"),
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "height"), [("letter", 792.0), ("a4", 841.89)])
def test_the_address_stands_in_the_window_of_an_envelope(size: str, height: float) -> None:
    document = pypdfium2.PdfDocument(as_pdf.render(_paper(LETTER), size))
    page = document[0].get_textpage()
    first, last = (page.get_charbox(page.search(word).get_next()[0]) for word in (TO[0], TO[-1]))
    document.close()
    assert first[0] == pytest.approx(72, abs=1.5)
    assert 2.4 * 72 < height - first[3] < 2.75 * 72 and height - last[1] < 3.4 * 72


def test_a_long_address_stays_within_the_window() -> None:
    lines = tuple(f"Line {n} of the address" for n in range(8))
    document = pypdfium2.PdfDocument(as_pdf.render(_paper(Letter(lines, "", (Text("x"),)))))
    page = document[0].get_textpage()
    first, last = (page.get_charbox(page.search(word).get_next()[0]) for word in (lines[0], lines[-1]))
    document.close()
    assert 792 - first[3] > 2.05 * 72 and 792 - last[1] < 3.6 * 72


def test_a_long_letter_counts_its_pages_and_the_next_one_begins_anew() -> None:
    long = Letter(TO, "May 14, 2026", tuple(Text(f"Paragraph {n} of a long letter.") for n in range(60)), "Long")
    pages = _pages(_paper(long, LETTER, long, handling="Draft"))
    assert len(pages) == 7
    assert ["Page 2" in page for page in pages] == [False, True, False, False, False, True, False]
    assert ["Page 3" in page for page in pages] == [False, False, True, False, False, False, True]
    assert all(page.startswith("Draft") or "Draft" in page for page in pages)
    assert "The Honorable Haruka Tanaka · May 14, 2026" in pages[1]
    assert not any("OFFICE" in page or " of 7" in page for page in pages)


def test_the_signature_does_not_go_over_alone() -> None:
    for count in range(18, 30):
        text = tuple(Text(f"Paragraph {n}.") for n in range(count))
        pages = _pages(_paper(Letter(TO, "May 14, 2026", text, "S", "With kind regards,", ("Angela R. Whitfield",))))
        assert all(("With kind regards," in page) == ("Angela" in page) for page in pages)
        assert all(f"Paragraph {count - 1}." in page for page in pages if "Angela" in page)


def test_a_letter_in_another_language_says_so() -> None:
    french = Letter(("Monsieur le Maire",), "14 mai 2026", (Text("Merci."),), "Visite", language="fr")
    heard = spoken(as_pdf.render(_paper(LETTER, french)))
    assert ("P", "Merci.", "fr") in heard and ("H1", "Visite", "fr") in heard
    assert ("P", "Thank you for the two days.", "") in heard


def test_without_a_letterhead_of_its_own_a_city_is_named_as_on_other_papers() -> None:
    paper = Paper(
        "l", "L", (Letter((), "", (Text("Short."),)),), office="Riverton · Office", contact="A · B", look="letter"
    )
    assert [text for _tag, text, _language in spoken(as_pdf.render(paper))] == [
        "Riverton",
        "Office",
        "A",
        "B",
        "Short.",
    ]


def test_a_letter_within_a_report_begins_a_page_and_what_follows_has_head_and_foot_again() -> None:
    paper = Paper(
        "r", "Report", (Text("Before."), LETTER, Section("After", (Text("x"),))), office="OFFICE", letterhead=HEAD
    )
    pages = _pages(paper)
    assert ["OFFICE" in page for page in pages] == [True, False, True]
    assert ("H2", "Our visit in May", "") in spoken(as_pdf.render(paper))


def test_heads_and_facts_within_a_letter_stand_under_its_subject() -> None:
    inner = (Heading("Cost"), Facts((("Travel", "$2,000"),)), Section("Inner", (Text("y"),)))
    heard = spoken(as_pdf.render(_paper(Letter(TO, "d", inner, "Subject"))))
    assert [tag for tag, text, _language in heard if text in ("Subject", "Cost", "Inner")] == ["H1", "H2", "H2"]


def test_a_letter_inside_a_section_keeps_its_words() -> None:
    heard = [text for _tag, text, _language in spoken(as_pdf.render(Paper("x", "T", (Section("S", (LETTER,)),))))]
    assert {*TO, "Our visit in May", "Photographs"} <= set(heard)
