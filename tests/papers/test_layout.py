"""How papers are laid out: contrast, columns, pages; nothing is cut and no heading stands alone."""

import zlib

import pypdfium2
import pytest

from cityintl.papers import as_pdf
from cityintl.papers.as_pdf import bidi, breaking, style
from cityintl.papers.as_pdf.canvas import TaggedCanvas
from cityintl.papers.as_pdf.compose import Composer
from cityintl.papers.as_pdf.flow import Item, NewPage, Space, Stack
from cityintl.papers.as_pdf.pages import paginate
from cityintl.papers.as_pdf.parts import SectionItem
from cityintl.papers.as_pdf.structure import Element
from cityintl.papers.as_pdf.widths import widths
from cityintl.papers.as_pdf.words import Piece, Unknown
from cityintl.papers.blocks import Box, Column, Facts, Group, Heading, Lines, Numbered, Paper, Section, Table, Text
from tests.papers.odd import everything
from tests.papers.structure import spoken


def _pages(paper: Paper, size: str = "letter") -> list[str]:
    document = pypdfium2.PdfDocument(as_pdf.render(paper, size))
    found = [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]
    document.close()
    return found


@pytest.mark.parametrize(("colour", "ground"), style.TEXT_ON)
def test_text_stands_out_from_its_ground(colour: str, ground: str) -> None:
    assert style.contrast(colour, ground) >= 4.5


@pytest.mark.parametrize(("colour", "ground"), style.DRAWN_ON)
def test_drawing_that_means_something_stands_out_from_its_ground(colour: str, ground: str) -> None:
    assert style.contrast(colour, ground) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert [round(style.contrast(c, "white"), 1) for c in ("ink", "grey", "blue", "brick")] == [16.9, 6.9, 7.8, 7.3]
    assert {colour for _mark, colour in style.MARKS.values()} <= {"blue", "grey", "brick"}


def test_every_type_is_at_least_eight_points_and_the_grid_fits_both_sheets() -> None:
    assert all(s.size >= 8 for s in (*style.STYLES.values(), *style.POCKET.values()))
    for size, one in (("letter", 31), ("a4", 29.6)):
        sheet = style.grid(size, landscape=False)
        assert round(sheet.columns(1), 1) == pytest.approx(one, abs=0.05)
        assert sheet.side + style.GUTTER + sheet.main == pytest.approx(sheet.full)
        assert sheet.full == pytest.approx(sheet.width - 2 * style.MARGIN)
    assert style.grid("letter", landscape=True).columns(1) == pytest.approx(46)


def test_a_heading_goes_over_with_what_it_heads() -> None:
    sheet = style.grid("letter", landscape=False)
    heading, text = Space(20, keep_with_next=True), Space(80)
    pages = paginate([Space(sheet.depth - 60), heading, text], sheet)
    assert [[p.item for p in page][-1] for page in pages] == [pages[0][0].item, text]
    assert pages[1][0].item is heading


def test_an_item_deeper_than_a_page_that_cannot_part_gets_a_page_of_its_own() -> None:
    sheet = style.grid("letter", landscape=False)
    pages = paginate([Space(10), Space(sheet.depth + 50), Space(10)], sheet)
    assert [len(page) for page in pages] == [1, 1, 1]
    assert paginate([], sheet) == [[]]


def _spaced(count: int, depth: float) -> list[Item]:
    found = [Stack([Space(depth)]) for _ in range(count)]
    for each in found:
        each.before = 14.0
    return list(found)


def test_sections_stand_nearer_where_that_spares_a_nearly_empty_page() -> None:
    sheet = style.grid("letter", landscape=False)
    deep = (sheet.depth - 9 * 12) / 10
    items = _spaced(10, deep)
    assert [len(page) for page in paginate(items, sheet)] == [10]
    assert [placed.down for placed in paginate(items, sheet)[0]] == pytest.approx([n * (deep + 10) for n in range(10)])
    more = _spaced(10, deep + 5)
    assert [len(page) for page in paginate(more, sheet)] == [9, 1] and {item.before for item in more} == {14.0}
    calm = [*_spaced(10, deep), NewPage(), *_spaced(2, deep)]
    assert [page[1].down for page in paginate(calm, sheet)] == pytest.approx([deep + 10, deep + 14])


def test_a_section_is_not_torn_for_a_nearly_empty_page() -> None:
    sheet = style.grid("letter", landscape=False)
    torn = Stack([Space(50.0) for _ in range(4)])
    over = sheet.depth - 110
    pages = paginate([Space(over), torn], sheet)
    assert [len(page) for page in pages] == [1, 1] and pages[1][0].item is torn
    full = paginate([Space(over), torn, Space(sheet.depth / 2)], sheet)
    assert [len(page) for page in full] == [2, 2]
    long = Stack([Space(50.0) for _ in range(8)])
    assert [len(page) for page in paginate([Space(sheet.depth - 260), long], sheet)] == [2, 1]


def test_a_paragraph_parts_with_two_lines_on_either_side() -> None:
    composer = Composer(Element("Document"), style.grid("letter", landscape=False), "en", Unknown())
    text = composer.paragraph("word " * 100, "body", None)
    lines = text.height(300) / 14
    upper, lower = text.split(300, 14 * (lines - 1) + 1) or (None, None)
    assert (upper.height(300) / 14, lower.height(300) / 14) == (lines - 2, 2)
    assert text.split(300, 20) is None
    again = lower.split(300, 14)
    assert again is None
    parts = upper.split(300, 14 * 2)
    assert parts and parts[0].height(300) == 28


def test_a_section_that_goes_on_says_so_on_the_next_page() -> None:
    paper = Paper("x", "T", (Section("Points", (Numbered(tuple(f"point {n}" for n in range(90))),)),))
    pages = _pages(paper)
    assert len(pages) == 3
    assert "Points continued" in pages[1] and "Points continued" in pages[2]
    heard = [text for tag, text, _language in spoken(as_pdf.render(paper)) if tag == "H2"]
    assert heard == ["Points"]


def test_a_box_a_cell_and_a_note_deeper_than_a_page_lose_nothing() -> None:
    long = " ".join(f"w{n}" for n in range(2500))
    table_of = Table((Column("A"), Column("B")), (("x", "y"), (long, "short"), ("z", Lines((long, "b")))))
    paper = Paper("x", "T", (Section("S", (Box((Text(long),)), Facts((("F", long),)), table_of)), table_of))
    words = " ".join(_pages(paper)).split()
    assert words.count("w1234") == words.count("w2499") == 6


def test_columns_that_no_row_fills_are_named_under_the_table() -> None:
    columns = (Column("City"), Column("Empty"), Column("Since"))
    paper = Paper("x", "T", (Table(columns, (), (Group("G", (("Łódź", None, 1994),)),), caption="Ties"),))
    heard = [text for _tag, text, _language in spoken(as_pdf.render(paper))]
    assert heard[1:] == ["City", "Since", "G 1", "Łódź", "1,994", "Left out, empty: Empty."]


def test_a_table_of_too_many_columns_becomes_labels_and_values() -> None:
    columns = tuple(Column(f"Head {n}") for n in range(30))
    paper = Paper("x", "T", (Table(columns, (tuple(f"value {n}" for n in range(30)),)),))
    heard = [(tag, text) for tag, text, _language in spoken(as_pdf.render(paper))]
    assert ("TH", "Head 29") in heard and ("TD", "value 29") in heard


def test_widths_are_shares_or_what_content_needs() -> None:
    assert widths([1, 3], [0, 0], 110, [10, 0]) == [25, 75]
    assert widths([0, 1], [30, 0], 110, [10, 0]) == [30, 70]
    assert widths([0, 0], [20, 30], 110, [10, 0]) == [40, 60]
    assert sum(widths([0, 0], [20, 300], 110, [10, 0])) == pytest.approx(100)
    assert widths([0, 1], [95, 0], 110, [10, 0]) == [70, 30]


def test_a_group_s_name_does_not_stand_alone_at_the_foot() -> None:
    rows = tuple((f"row {n}", "x") for n in range(23))
    groups = (Group("First", rows), Group("Second", rows))
    for extra in range(6):
        pages = _pages(Paper("x", "T", (Text("line\n" * extra), Table((Column("A"), Column("B")), (), groups))))
        for page in pages:
            assert "Second 23 row 0" in page or "Second 23" not in page


def test_the_last_row_of_a_table_does_not_go_over_alone() -> None:
    parted = 0
    for count in range(20, 45):
        rows = tuple((f"row{n:02d}", "x") for n in range(count))
        *_before, page = pages = _pages(Paper("x", "T", (Table((Column("A"), Column("B")), rows),)))
        parted += len(pages) > 1
        assert page.count("row") > 1
    assert parted > 5


def test_lines_break_after_spaces_and_hyphens_and_between_han_but_not_before_stops() -> None:
    body = style.STYLES["body"]

    def broken(text: str, width: float) -> list[str]:
        atoms = breaking.Atoms([Piece(text, body)], "en")
        return [
            "".join(b.text for atom in line for b in atom.bits) for line in breaking.lines(atoms, atoms.atoms(), width)
        ]

    assert broken("one two-three", 50) == ["onetwo-", "three"]
    assert broken("名古屋。大津", 31) == ["名古", "屋。大", "津"]
    assert broken("x" * 20, 30) == ["xxxxxx", "xxxxxx", "xxxxxx", "xx"]
    assert broken("a\n\nb", 30) == ["a", "", "b"]
    assert len(broken("", 30)) == 1
    assert broken("la tenue : x", 38)[1].startswith("tenue :"), "French sets a colon off, but not at the head of a line"


@pytest.mark.parametrize(
    ("width", "wanted"), [(80, ["apelletier@", "alliance.riverton.", "example"]), (30, ["apellet", "ier@all"])]
)
def test_an_address_breaks_after_its_signs_and_within_a_word_only_where_no_line_holds_it(
    width: int, wanted: list[str]
) -> None:
    body = style.STYLES["body"]
    atoms = breaking.Atoms([Piece("apelletier@alliance.riverton.example", body)], "en")
    found = breaking.lines(atoms, atoms.atoms(), width)
    assert ["".join(b.text for atom in line for b in atom.bits) for line in found][: len(wanted)] == wanted


def test_right_to_left_runs_are_put_in_visual_order() -> None:
    assert bidi.levels("abc") == (0, [0, 0, 0])
    assert bidi.levels("אב 12")[1] == [1, 1, 1, 2, 2]
    assert bidi.levels("a\u202eאb")[0] == 0
    assert bidi.levels("אב Latin title that is longer")[0] == 0
    assert bidi.levels("a (אב) 12")[1] == [0, 0, 0, 1, 1, 0, 0, 2, 2], "brackets are a pair"
    assert bidi.levels("אב (a) 12")[1][3:6] == [1, 2, 1]
    assert bidi.visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert bidi.visual_order([]) == []


_FOLLOWING = (
    Text("follows " * 60),
    Table((Column("A"), Column("B")), (("follows " * 30, "x"),) * 3),
    Numbered(("follows " * 40,) * 3),
    Facts((("follows", "follows " * 40),)),
)


def _last(item):
    """The last thing that an item shows."""
    while isinstance(item, Stack | SectionItem):
        inside = item.body.items if isinstance(item, SectionItem) else item.items
        if not inside:
            break
        item = inside[-1]
    return item


@pytest.mark.parametrize("block", _FOLLOWING, ids=lambda block: type(block).__name__)
def test_no_heading_stands_alone_at_a_foot(block) -> None:
    sheet = style.grid("letter", landscape=False)
    for lines in range(36, 47):
        filler = Text("line\n" * lines)
        for blocks in ((filler, Heading("Alone"), block), (Section("S", (filler, Heading("Alone"), block)),)):
            composer = Composer(Element("Document"), sheet, "en", Unknown())
            pages = paginate(composer.paper(Paper("x", "T", (*blocks, Section("Alone too", (block,))))), sheet)
            assert len(pages) > 1
            for page in pages:
                last = _last(page[-1].item)
                assert not last.keep_with_next and not isinstance(last, SectionItem)


def test_a_name_of_another_script_does_not_upset_the_words_around_it() -> None:
    body = style.STYLES["body"]

    def levels(*parts: tuple[str, str]) -> tuple[int, list[int]]:
        atoms = breaking.Atoms([Piece(text, body, language) for text, language in parts], "en")
        return atoms.base, atoms._levels

    assert levels(("Cairo (", ""), ("قا", "ar"), (") 1987–2026", "")) == (0, [0] * 7 + [1, 1] + [0] * 11)
    assert levels(("תל אביב", "he"), (", 12 people", "")) == (0, [1] * 7 + [0] * 11)
    assert levels(("תל אביב", "he"), ("1", ""))[0] == 1
    assert levels(("קו ", ""), ("Oslo", "nb"), (" קו", "")) == (1, [1, 1, 1, 0, 0, 0, 0, 1, 1, 1])
    atoms = breaking.Atoms([Piece(t, body, c) for t, c in (("a ", ""), ("אב", "he"), ("قا", "ar"), (" b", ""))], "en")
    bits = atoms.bits(0, len(atoms.text))
    assert [bits[n].text for n in atoms.order(bits)] == ["a ", "אב", "قا", " b"], "one name after the other"


def test_the_foot_of_a_long_contact_keeps_clear_of_the_page_number() -> None:
    paper = Paper("x", "T", (), contact="Contact " * 40, printed="now")
    assert "1 of 1" in _pages(paper)[0]
    assert _pages(paper)[0].count("Contact") == 40


def test_whatever_is_painted_outside_of_elements_is_an_artifact() -> None:
    about = as_pdf.About("T", "A", "S", "en", as_pdf.datetime(2026, 5, 14))
    canvas = TaggedCanvas(about, (612, 792))
    canvas.line(0, 0, 10, 10)
    canvas.write(None, [])
    assert canvas._code[-3:] == ["/Artifact BMC", "n 0 0 m 10 10 l S", "EMC"]


def test_no_page_asks_for_a_face_that_is_not_in_the_file() -> None:
    content = as_pdf.render(everything())
    assert b"Helvetica" not in content.replace(b"/BaseFont /Helvetica", b"", 1)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 5
    for found in _streams(content):
        assert b"/F1 " not in found


def _streams(content: bytes) -> list[bytes]:
    parts = content.split(b"stream\n")
    found = []
    for part in parts:
        if part[:2] == b"\x78\x9c":
            found.append(zlib.decompressobj().decompress(part))
    return found


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int, str]] = []
    as_pdf.render(everything(), progress=lambda *step: told.append(step))
    assert [step[0] for step in told] == list(range(len(told))) and told[0][2] == f"Page 1 of {len(told) - 1}"


def test_a_stack_parts_before_a_kept_item() -> None:
    stack = Stack([Space(10), Space(5, keep_with_next=True), Space(50)])
    upper, lower = stack.split(100, 30)
    assert (upper.height(100), lower.height(100)) == (10, 55)
    assert stack.split(100, 100) is None
    assert Stack([Space(50)]).split(100, 30) is None
