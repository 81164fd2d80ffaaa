"""The program of a day by two clocks: its table, its reading, its large form for a pocket."""

from dataclasses import replace

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.blocks import Entry, Local, Paper, Programme, Section, Text
from tests.papers.structure import spoken

ENTRIES = (
    Entry("8:10 a.m.", "Drive to the Water Works", "to 8:25 a.m.", "10:10 p.m.", drive=True, others=("Vans 1 and 2",)),
    Entry(
        "10:00 a.m.", "Meeting with Deputy Mayor Oshima", "to 10:45 a.m.", "12:00 a.m.", "Thu",
        ("City Hall, Room 204", Local("名古屋市", "ja")), "You lead", ("Hanley, at your left",),
    ),
    Entry("11:00 a.m.", "Signing", there="1:00 a.m.", there_day="Thu", changed="was 11:15 a.m."),
)  # fmt: skip
DAY = Programme("Riverton", ENTRIES, "Nagoya", "The day")


def _paper(*found, look="page") -> Paper:
    return Paper("day", "Wednesday", found, look=look)


def _heard(paper: Paper) -> list[tuple[str, str]]:
    return [(tag, text) for tag, text, _language in spoken(as_pdf.render(paper))][1:]


def _lefts(paper: Paper, *words: str) -> list[float]:
    """Where each of these words begins, in points from the left edge of the first page."""
    document = pypdfium2.PdfDocument(as_pdf.render(paper))
    page = document[0].get_textpage()
    found = []
    for word in words:
        at = page.search(word).get_next()
        assert at, word
        found.append(page.get_charbox(at[0])[0])
    document.close()
    return found


def test_the_table_names_both_cities_and_says_each_entry_in_order() -> None:
    assert _heard(_paper(DAY)) == [
        ("TH", "Riverton"), ("TH", "Nagoya"), ("TH", "What and where"), ("TH", "Your part, voices, dress"),
        ("P", "8:10 a.m."), ("P", "10:10 p.m."), ("P", "→ Drive to the Water Works, to 8:25 a.m."),
        ("P", "Vans 1 and 2"),
        ("P", "10:00 a.m."), ("P", "to 10:45 a.m."), ("P", "12:00 a.m."), ("P", "Thu"),
        ("P", "Meeting with Deputy Mayor Oshima"), ("P", "City Hall, Room 204"), ("Span", "名古屋市"),
        ("P", "You lead"), ("P", "Hanley, at your left"),
        ("P", "11:00 a.m."), ("P", "1:00 a.m."), ("P", "Thu"), ("P", "Signing"), ("P", "Changed: was 11:15 a.m."),
    ]  # fmt: skip


def test_without_another_clock_there_is_no_second_column() -> None:
    alone = replace(DAY, there="", entries=tuple(replace(e, there="", there_day="") for e in ENTRIES))
    heads = [text for tag, text in _heard(_paper(alone)) if tag == "TH"]
    assert heads == ["Riverton", "What and where", "Your part, voices, dress"]


def test_without_parts_there_is_no_third_column() -> None:
    bare = replace(DAY, entries=(ENTRIES[2],))
    assert [text for tag, text in _heard(_paper(bare)) if tag == "TH"] == ["Riverton", "Nagoya", "What and where"]
    assert _heard(_paper(Programme("Riverton", ()))) == []


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_long_day_goes_on_with_its_head_on_the_next_page(size: str) -> None:
    entries = tuple(Entry(f"{n}:00", f"Item {n}", there=f"{n}:30", where=("Here", "There")) for n in range(40))
    document = pypdfium2.PdfDocument(as_pdf.render(_paper(Programme("Riverton", entries, "Nagoya")), size))
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    assert len(pages) > 2 and all("What and where" in page for page in pages)
    assert [sum(f"Item {n}\r" in page for page in pages) for n in range(40)] == [1] * 40


def test_what_and_where_stands_where_the_matter_of_sections_does() -> None:
    where, text = _lefts(_paper(DAY, Section("Next", (Text("Matter"),))), "What and where", "Matter")
    assert where == pytest.approx(text, abs=1.0)


def test_the_pocket_look_says_the_same_large_and_one_under_the_other() -> None:
    pocket = _paper(DAY, Section("Help", (Text("Daniel Osei"),)), look="pocket")
    assert [text for _tag, text in _heard(pocket)] == [
        "8:10 a.m.", "10:10 p.m.", "→ Drive to the Water Works, to 8:25 a.m.", "Vans 1 and 2",
        "10:00 a.m.", "to 10:45 a.m.", "12:00 a.m. Thu", "Meeting with Deputy Mayor Oshima", "City Hall, Room 204",
        "名古屋市", "You lead", "Hanley, at your left",
        "11:00 a.m.", "1:00 a.m. Thu", "Signing", "Changed: was 11:15 a.m.", "Help", "Daniel Osei",
    ]  # fmt: skip
    assert as_pdf.render(pocket).count(b"/S /TH") == 3
    hour, title, help_ = _lefts(pocket, "10:00 a.m.", "Meeting with", "Daniel Osei")
    assert hour == pytest.approx(54, abs=2.0) and title == pytest.approx(help_, abs=2.0)
