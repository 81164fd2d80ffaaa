"""Papers that go out in versions: what was printed is remembered, and the next one marks what changed since."""

import json
from dataclasses import fields, is_dataclass

import pytest

from cityintl.desk import printings
from cityintl.desk.asking import picked
from cityintl.papers import as_pdf, issuing, versions
from cityintl.papers.blocks import (
    Box,
    Bullets,
    Cover,
    Entry,
    Facts,
    Lines,
    Paper,
    Part,
    Programme,
    Section,
    Text,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.lines import text_of
from cityintl.papers.offer import Option, PaperKind
from tests.papers.conftest import MOMENT
from tests.papers.structure import spoken

_FIELDS = ("title", "starts", "ends", "place")


def _itinerary(desk, record, now, options):
    ids = next(part.ids for part in desk.parts(*record) if part.kind == "itinerary_item")
    items = [(n, desk.get("itinerary_item", n).values) for n in ids]
    entries = tuple(
        Entry(v["starts"] or "", v["title"], v["ends"] or "", where=(v["place"],) if v["place"] else (), key=f"ITI-{n}")
        for n, v in items
    )
    told = (Facts((("Diet", "no shellfish"),)),) if options["diet"] else ()
    blocks = (
        Part("The days", (Programme("Riverton", entries),)),
        Section("Help", (Text("555 0100"), *told), key="help"),
    )
    return Paper("pocket", "Pocket", blocks, **letterhead(desk.home(), now))


POCKET = PaperKind(
    "pocket",
    "Pocket itinerary",
    "The days of a visit.",
    ("delegation",),
    ("pdf",),
    (
        Option("diet", "With diets", confidential=True),
        Option("note", "A note on the cover", free=True),
    ),
    _itinerary,
    languages=("en", "es"),
    versions=True,
)
VISIT = ("delegation", 2)


def stand(desk, language="en", **options):
    return issuing.stand(desk, POCKET, VISIT, MOMENT, options, language)


def hand_out(desk, **options):
    made = stand(desk, **options)
    content = as_pdf.render(made.paper)
    return issuing.issue(desk, made, content, ".pdf", desk.today), content


def change(desk, number, **values):
    with desk.write("Change") as door:
        door.set("itinerary_item", number, values)


@pytest.fixture
def items(sample):
    return next(part.ids for part in sample.parts(*VISIT) if part.kind == "itinerary_item")


@pytest.fixture
def seventh(sample, items):
    """The sample desk with version 7 of the paper handed out."""
    for n in range(1, 8):
        change(sample, items[0], place=f"Room {n}")
        hand_out(sample)
    return sample


def marks(thing):
    """All that says what changed, wherever it stands."""
    if isinstance(thing, tuple):
        return [mark for each in thing for mark in marks(each)]
    if not is_dataclass(thing):
        return []
    own = [thing.changed] if getattr(thing, "changed", "") else []
    return own + [mark for each in fields(thing) for mark in marks(getattr(thing, each.name))]


def test_three_changes_since_version_seven_are_three_marks(seventh, items) -> None:
    was = seventh.get("itinerary_item", items[1]).values["starts"]
    change(seventh, items[1], starts="23:15")
    change(seventh, items[2], place="Gate 9")
    with seventh.write("Add") as door:
        whole = seventh.get("itinerary_item", items[0]).values
        door.add("itinerary_item", {**whole, "title": "A toast"})
    made = stand(seventh)
    assert (made.version, made.changes) == (8, 3)
    assert made.said == "Printed version 7 on May 14, 2026, 3 changes since."
    assert made.paper.version == "Version 8"
    found = marks(made.paper.blocks)
    assert len(found) == 3 and f"was {was}" in found and "new" in found
    assert "A toast" in {text for _tag, text, _language in spoken(as_pdf.render(made.paper))}


def test_nothing_changed_is_the_same_version_again(seventh) -> None:
    made = stand(seventh)
    assert (made.version, made.changes, marks(made.paper.blocks)) == (7, 0, [])
    assert made.said == "Printed version 7 on May 14, 2026, no changes."
    before = seventh.count("printing")
    hand_out(seventh)
    assert seventh.count("printing") == before


def test_what_was_taken_out_is_said_in_a_section_of_its_own(seventh, items) -> None:
    title = seventh.get("itinerary_item", items[2]).values["title"]
    with seventh.write("Delete") as door:
        door.delete("itinerary_item", items[2])
    made = stand(seventh)
    assert made.changes == 1 and marks(made.paper.blocks) == ["1 entry taken out"]
    last = made.paper.blocks[-1]
    assert last.head == "No longer in it" and title in last.blocks[0].items[0]


def test_handing_out_is_one_step_that_can_be_undone(sample) -> None:
    documents = sample.count("document")
    number, content = hand_out(sample)
    entry = sample.get("document", number)
    visit = sample.get(*VISIT)
    assert entry.title == f"Pocket itinerary: {visit.title}, version 1, May 14, 2026"
    assert sample.file_bytes(entry.values["sha256"]) == content
    assert (entry.values["media_type"], entry.values["on"]) == ("application/pdf", sample.today)
    assert VISIT in {(end.kind, end.id) for end in sample.linked("document", number)}
    assert stand(sample).before.document == number
    assert any(found.id == number for found in sample.search("Pocket itinerary version 1") if found.kind == "document")
    assert sample.undo() == f"Hand out “{entry.title}”"
    assert (sample.count("document"), sample.count("printing")) == (documents, 0)
    assert stand(sample).said == "Not printed yet: this would be version 1."
    sample.redo()
    assert stand(sample).before.version == 1 and sample.check() == []


def test_a_deleted_file_takes_its_version_along(sample) -> None:
    number, _content = hand_out(sample)
    with sample.write("Delete") as door:
        door.delete("document", number)
    assert sample.count("printing") == 0


def test_each_choice_and_language_has_versions_of_its_own_but_free_words_do_not_part_them(sample, items) -> None:
    hand_out(sample)
    assert stand(sample, note="For Ann").before.version == 1
    assert stand(sample, diet=True).before is None
    assert stand(sample, "es").before is None
    change(sample, items[0], place="Elsewhere")
    hand_out(sample)
    assert [(each.version, each.series.language) for each in printings.newest(sample, "DEL-2")] == [(2, "en")]
    assert printings.newest(sample, "") == []


def test_confidential_words_are_kept_as_digests_and_the_file_is_not_searched(sample, items) -> None:
    number, _content = hand_out(sample, diet=True)
    row = sample.get("printing", sample.listing("printing", ()).ids[0]).values
    title = sample.get("itinerary_item", items[0]).values["title"]
    assert row["digests"] and "shellfish" not in row["entries"] and title not in row["entries"]
    assert all(len(text) == 64 for text in json.loads(row["entries"]).values())
    assert sample.file_text(sample.get("document", number).values["sha256"]) is None
    change(sample, items[0], place="Elsewhere")
    made = stand(sample, diet=True)
    assert marks(made.paper.blocks) == ["since version 1"]


def test_a_paper_without_versions_is_attached_all_the_same(sample) -> None:
    from cityintl.papers.catalogue import PAPERS

    made = issuing.stand(sample, PAPERS["ties-register"], None, MOMENT, {})
    assert (made.version, made.said) == (0, "")
    number = issuing.issue(sample, made, as_pdf.render(made.paper), ".pdf", sample.today)
    entry = sample.get("document", number)
    assert entry.title == "Ties register, May 14, 2026" and sample.count("printing") == 0
    assert "Nagoya" in sample.file_text(entry.values["sha256"])


def test_what_somebody_wrote_over_a_version_breaks_nothing(sample) -> None:
    hand_out(sample)
    with sample.write("Edit") as door:
        door.set("printing", sample.listing("printing", ()).ids[0], {"entries": "not JSON"})
    made = stand(sample)
    assert made.changes == len(versions.entries(made.paper)) and set(marks(made.paper.blocks)) == {"new"}


def test_handing_out_a_book_changes_nothing_in_it(sample) -> None:
    from cityintl.papers.catalogue import PAPERS

    made = issuing.stand(sample, PAPERS["briefing-book"], ("delegation", 10), MOMENT, {})
    issuing.issue(sample, made, b"%PDF-1.4", ".pdf", sample.today)
    again = issuing.stand(sample, PAPERS["briefing-book"], ("delegation", 10), MOMENT, {})
    assert again.said == "Printed version 1 on May 14, 2026, no changes."


@pytest.mark.parametrize("paper", ["briefing-book", "pocket-itinerary", "visit-file"])
def test_only_a_version_makes_marks_and_what_was_typed_is_a_note(office, paper: str) -> None:
    from cityintl.papers.catalogue import PAPERS

    typed = picked(office, "itinerary_item", ("was",), {"delegation": 10})
    assert {row["was"] for row in typed} == {None, "11:15 a.m.", "36 seats"}
    made = issuing.stand(office, PAPERS[paper], ("delegation", 10), MOMENT, {})
    assert marks(made.paper.blocks) == []
    assert ("Before: 36 seats" in text_of(made.paper)) == (paper != "pocket-itinerary")


# -- over blocks alone


def _paper(*blocks, cover=None):
    return Paper("x", "A paper", tuple(blocks), cover=cover)


def test_entries_are_found_however_deep_and_each_text_stands_under_its_own_key() -> None:
    inner = Programme("Here", (Entry("9:00", "Talk", key="a"), Entry("10:00", "Walk")))
    found = versions.entries(_paper(Part("P", (Box((Section("Day", (Text("Rain"), inner), key="day"),)),))))
    assert found["day"] == "Day\nRain\n10:00 · Walk"
    assert found["a"].split("\n") == ["9:00", "", "Talk", ""]


def test_two_entries_under_one_key_are_both_kept_and_marked_and_one_that_stands_twice_is_one() -> None:
    before = versions.entries(_paper(Section("A", (), key="k"), Section("B", (), key="k"), Section("B", (), key="k")))
    assert list(before.values()) == ["A", "B"]
    made = versions.marked(_paper(Section("A", (), key="k"), Section("C", (), key="k")), before, 2)
    assert (marks(made.paper.blocks), made.changes) == (["was B"], 1)


def test_what_came_and_another_order_are_said_too() -> None:
    before = versions.entries(_paper(Section("S", (Bullets(("one", "two")),), key="s")))
    for items, said in ((("one", "two", "three"), "added: three"), (("two", "one"), "in another order")):
        made = versions.marked(_paper(Section("S", (Bullets(items),), key="s")), before, 2)
        assert marks(made.paper.blocks) == [said]
    long = versions.entries(_paper(Section("S", (Text("word " * 60),), key="s")))
    mark = marks(versions.marked(_paper(Section("S", (Text("short"),), key="s")), long, 2).paper.blocks)[0]
    assert len(mark) < 125 and mark.endswith("word…")


def test_the_cover_says_the_version_in_its_place_or_where_there_is_room() -> None:
    before = {"s": "S\nOld"}
    block = Section("S", (Text("New"),), key="s")
    said = ("Version", Lines(("Version 3", "1 change since version 2")))
    full = tuple((f"Fact {n}", Lines(("x",))) for n in range(4))
    for facts, wanted in (((), (said,)), ((("Version", Lines(("?",))),), (said,)), (full, full)):
        made = versions.marked(_paper(block, cover=Cover("A book", facts=facts)), before, 3)
        assert made.paper.cover.facts == wanted


def test_the_text_of_a_paper_holds_what_stands_under_keys_too() -> None:
    paper = _paper(Section("Open", (Text("plain"),)), Section("Keyed", (Text("deep"),), key="k"))
    assert text_of(paper).split("\n") == ["A paper", "Open", "plain", "Keyed", "deep"]
