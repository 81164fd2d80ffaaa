"""Notes and their numbers, lists inside of lists, unknown signs in boxes, and pages read from right to left."""

import pypdfium2

from cityintl.papers import as_pdf
from cityintl.papers.as_pdf import bidi
from cityintl.papers.blocks import (
    Bullets,
    Column,
    Facts,
    Nested,
    Note,
    Numbered,
    Paper,
    Section,
    Table,
    Text,
    line,
)  # fmt: skip
from tests.papers.structure import spoken, tree, ways


def _heard(*blocks, **more) -> list[tuple[str, str]]:
    content = as_pdf.render(Paper("x", "T", blocks, **more))
    return [(tag, text) for tag, text, _language in spoken(content)]


def _at(content: bytes, words: str) -> tuple[float, float, float, float]:
    """Where the first page has these words."""
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    start, count = page.search(words).get_next()
    boxes = [page.get_charbox(n) for n in range(start, start + count)]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def test_notes_are_numbered_through_and_stand_under_their_section() -> None:
    first = Note("The resolution.")
    blocks = (
        Section("One", (Text(line("A", first, " and B", Note("A rule."), " and again", first)),)),
        Text(line("Outside", Note("Of sections."))),
        Section("Two", (Table((Column("C"),), ((line("Cell", Note("In a cell.")),),)), Text("last"))),
    )
    assert _heard(*blocks)[1:] == [
        ("H2", "One"), ("P", "A"), ("Link", "1"), ("P", " and B"), ("Link", "2"), ("P", " and again"), ("Link", "1"),
        ("Lbl", "1"), ("P", "The resolution."), ("Lbl", "2"), ("P", "A rule."),
        ("P", "Outside"), ("Link", "3"), ("Lbl", "3"), ("P", "Of sections."),
        ("H2", "Two"), ("TH", "C"), ("TH", "Cell"), ("Link", "4"), ("P", "last"), ("Lbl", "4"), ("P", "In a cell."),
    ]  # fmt: skip


def test_a_note_has_a_name_and_its_number_leads_to_it() -> None:
    content = as_pdf.render(Paper("x", "T", (Section("S", (Text(line("A", Note("n " * 9000))), Text("x"))),)))
    named = [said for _deep, tag, said in tree(content) if tag == "Note"]
    assert len(named) == 1 and b"/ID (note1)" in named[0]
    assert [said for _here, _there, said in ways(content)] == ["Note 1"]
    roles = [(deep, tag) for deep, tag, _said in tree(content) if tag in ("P", "Reference", "Link", "Note", "Lbl")]
    assert (
        roles[:4] == [(2, "P"), (3, "Reference"), (4, "Link"), (2, "P")]
        and (2, "Note") in roles
        and (3, "Lbl") in roles
    )


def test_a_note_of_three_hundred_lines_goes_over_pages_and_loses_nothing() -> None:
    note = Note("\n".join(f"line{n}" for n in range(300)))
    aside = "\n".join(f"aside{n}" for n in range(300))
    made = as_pdf.set_paper(
        Paper("x", "T", (Section("S", (Text(line("A", note)),), note=aside), Text(line("B", note))))
    )
    document = pypdfium2.PdfDocument(made.content)
    words = " ".join(page.get_textpage().get_text_range() for page in document).split()
    assert all(words.count(f"line{n}") == 2 and words.count(f"aside{n}") == 1 for n in range(300))
    for page in document:
        text = page.get_textpage()
        assert all(text.get_rect(n)[1] > 25 for n in range(text.count_rects()))


def test_a_list_stands_inside_the_item_it_belongs_to() -> None:
    block = Bullets(("one", Nested("two", Numbered(("first", Nested("second", Bullets(("deep",))))))))
    content = as_pdf.render(Paper("x", "T", (Section("S", (block,)),)))
    assert [(tag, text) for tag, text, _language in spoken(content)][2:] == [
        ("Lbl", "•"), ("LBody", "one"), ("Lbl", "•"), ("P", "two"), ("Lbl", "1"), ("LBody", "first"),
        ("Lbl", "2"), ("P", "second"), ("Lbl", "•"), ("LBody", "deep"),
    ]  # fmt: skip
    lists = [(deep, b"/Decimal" in said) for deep, tag, said in tree(content) if tag == "L"]
    assert lists == [(2, False), (5, True), (8, False)]
    assert _at(content, "one")[0] < _at(content, "first")[0] < _at(content, "deep")[0]


def test_lists_nested_deeper_than_the_page_is_wide_lose_nothing() -> None:
    block = Bullets(("bottom",))
    for n in range(40):
        block = Bullets((Nested(f"level{n}", block),))
    words = " ".join(text for _tag, text in _heard(block))
    assert "bottom" in words and all(f"level{n}" in words for n in range(40))


def _arabic() -> bytes:
    table = Table((Column("المدينة"), Column("منذ"), Column("الناس", "right")), (("القاهرة", "1987", 52),))
    blocks = (
        Section("الحقائق", (Facts((("الدولة", "مصر"),)), Text("Cairo هي القاهرة"), Numbered(("أولا",))), note="ملاحظة"),
        table,
        Section("قائمة", (Text("نص"),), changed="x"),
    )
    return as_pdf.render(Paper("x", "عنوان", blocks, language="ar"))


def test_in_an_arabic_paper_columns_side_heads_and_marks_stand_at_the_right() -> None:
    content = _arabic()
    head, label, value = (_at(content, word) for word in ("الحقائق", "الدولة", "مصر"))
    assert head[0] > label[2] > label[0] > value[2]
    assert head[2] > 540, "the side head ends at the right edge"
    city, since, people = (_at(content, word) for word in ("المدينة", "1987", "52"))
    assert city[0] > since[2] > since[0] > people[2]
    assert _at(content, "أولا")[2] < _at(content, "1")[0] + 400
    assert bidi.levels("Cairo هي القاهرة", 1)[0] == 1


def test_an_arabic_paper_is_heard_in_the_order_in_which_it_was_written() -> None:
    heard = [text for _tag, text, _language in spoken(_arabic())]
    assert heard[:5] == ["عنوان", "الحقائق", "ملاحظة", "الدولة", "مصر"]
    assert "".join(heard[5:7]) == "Cairo هي القاهرة"
    assert heard[heard.index("المدينة") :][:6] == ["المدينة", "منذ", "الناس", "القاهرة", "1987", "52"]
