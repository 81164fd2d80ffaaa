"""The pocket itinerary: a page for each day, the reader's own hours and part, both clocks right."""

from datetime import date

import pypdfium2
import pytest

from cityintl.desk.itineraries import clocks_of, items_of
from cityintl.desk.readers import concerns, names_in_speech, spoken
from cityintl.desk.visit_days import difference, turn_of_day
from cityintl.errors import UserError
from cityintl.papers import as_pdf
from cityintl.papers.as_pdf.style import POCKET, POCKET_SHARES, pocket
from cityintl.papers.blocks import Entry, Paper, Part, Programme
from cityintl.papers.catalogue import PAPERS
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.itinerary import ItemType
from tests.papers.conftest import MOMENT
from tests.papers.visits import ASKED, BORDEAUX, NAGOYA, SCREENS, built, stand_in_order, words


def _entries(paper) -> list[Entry]:
    parts = [block for block in paper.blocks if isinstance(block, Part)]
    return [e for part in parts for b in part.blocks if isinstance(b, Programme) for e in b.entries]


@pytest.mark.parametrize("visit", [BORDEAUX, SCREENS])
def test_every_item_stands_in_order_where_the_head_goes_to_all(office, visit: int) -> None:
    paper = built(office, "pocket-itinerary", visit, for_="")
    items = items_of(office, visit)
    assert [e.key for e in _entries(paper)] == [f"itinerary_item-{item.number}" for item in items]
    wanted = [said for item in items for said in (item.title, item.values["place"], item.values["address"]) if said]
    told_words = words(paper)
    assert stand_in_order(wanted, told_words[told_words.index("day 1 of") if "day 1 of" in told_words else 0 :])


def test_each_day_is_a_page_of_its_own(office) -> None:
    paper = built(office, "pocket-itinerary", NAGOYA)
    assert [b.title.split(",")[0] for b in paper.blocks if isinstance(b, Part)] == [
        "Tuesday", "Wednesday", "Thursday", "Friday",
    ]  # fmt: skip
    assert paper.look == "pocket" and paper.title == "Deputy Mayor Ōshima in Riverton"


def test_the_reader_changes_the_program(office) -> None:
    head, schools = built(office, "pocket-itinerary", NAGOYA), built(office, "pocket-itinerary", NAGOYA, for_="PER-73")
    titles = [{entry.what for entry in _entries(paper)} for paper in (head, schools)]
    assert "Holm Bearings: the line and the canteen" in titles[0] - titles[1]
    assert "Class by class: the two schools" in titles[1] - titles[0]
    mayor = _entries(built(office, "pocket-itinerary", NAGOYA, for_="PER-1"))
    assert next(entry.part for entry in mayor if entry.part) == "You speak, 2 minutes"
    assert [entry.what for entry in mayor][-1] == "Farewell at the inn" and len(mayor) == 6
    with pytest.raises(UserError, match="cannot be “PER-999”"):
        built(office, "pocket-itinerary", NAGOYA, for_="PER-999")


def test_each_clock_is_written_as_its_own_city_writes_it(office) -> None:
    abroad = _entries(built(office, "pocket-itinerary", BORDEAUX))
    assert (abroad[0].here, abroad[0].end, abroad[0].there) == ("13:14", "to 14:30", "6:14 a.m.")
    home = {entry.what: entry for entry in _entries(built(office, "pocket-itinerary", NAGOYA))}
    meeting = home["Meeting with Deputy Mayor Ōshima"]
    assert (meeting.here, meeting.there, meeting.there_day) == ("10:00 a.m.", "00:00", "Thu")


def _visit(desk, zone: str, on: date, at: str) -> int:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "There", "country": "FR", "zone": zone})
        values = {"name": "Trip", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING, "partner": partner}
        visit = door.add("delegation", {**values, "status": VisitStatus.PLANNING, "arrives": on, "departs": on})
        item = {"delegation": visit, "title": "Talk", "type": ItemType.MEETING, "on": on, "starts": at}
        door.add("itinerary_item", item)
    return visit


@pytest.mark.parametrize(
    ("zone", "on", "at", "there", "day"),
    [
        ("Europe/Paris", date(2027, 3, 13), "20:00", "1:00 p.m.", ""),  # both in winter: 7 hours
        ("Europe/Paris", date(2027, 3, 14), "20:00", "2:00 p.m.", ""),  # only ours in summer: 6 hours
        ("Europe/Paris", date(2027, 3, 28), "20:00", "1:00 p.m.", ""),  # both in summer: 7 again
        ("Pacific/Apia", date(2027, 5, 14), "09:00", "3:00 p.m.", "Thu"),  # over the date line
        ("Asia/Kathmandu", date(2027, 5, 14), "09:00", "10:15 p.m.", "Thu"),
    ],
)
def test_both_clocks_are_right_over_summer_time_and_the_date_line(desk, zone, on, at, there, day) -> None:
    with desk.write("Home") as door:
        door.set("home", 1, {"zone": "America/Chicago", "country": "US"})
    visit = _visit(desk, zone, on, at)
    entry = _entries(built(desk, "pocket-itinerary", visit))[0]
    assert (entry.here, entry.there, entry.there_day) == (at, there, day)


def test_the_day_turns_there_at_the_hour_that_is_said(office) -> None:
    clocks = clocks_of(office, office.get("delegation", NAGOYA).values)
    moment, begun = turn_of_day(clocks, date(2026, 5, 27))
    assert (f"{moment:%H:%M}", begun) == ("10:00", date(2026, 5, 28))
    assert difference(clocks, date(2026, 5, 27)) == "14 hours ahead"
    clocks = clocks_of(office, office.get("delegation", BORDEAUX).values)
    moment, begun = turn_of_day(clocks, date(2026, 2, 4))
    assert (f"{moment:%H:%M}", begun) == ("07:00", date(2026, 2, 4))


def test_what_is_said_of_who_speaks_is_taken_apart() -> None:
    both = "Mayor Whitcomb, 2 minutes; Deputy Mayor Ōshima, 5 minutes"
    oshima = names_in_speech({"family": "Ōshima", "position": "Deputy Mayor of Nagoya", "partner": 1})
    holm = names_in_speech({"family": "Holm", "position": None, "partner": None})
    assert spoken(both, oshima) == ("5 minutes", "Mayor Whitcomb, 2 minutes")
    assert spoken("Erik Holm", holm) == ("", "")
    assert spoken("Holmes, of another house", holm) == (None, "Holmes, of another house")
    assert spoken("Kondō and Holm, one sentence each", holm) == ("", "Kondō and Holm, one sentence each")
    assert spoken(None, holm) == (None, "")
    assert spoken("Nobody", names_in_speech({"family": None, "position": None, "partner": None})) == (None, "Nobody")


def test_our_mayor_speaks_where_the_mayor_is_named_by_the_office_alone() -> None:
    mayor = names_in_speech({"family": "Whitcomb", "position": "Mayor of Riverton", "partner": None})
    assert spoken("The mayor, two minutes; questions", mayor) == ("two minutes", "questions")
    assert spoken("The mayor leads", mayor) == ("", "")
    assert spoken("Both mayors, two minutes", mayor) == ("", "Both mayors, two minutes")
    assert spoken("Sigríður, then the mayor, five minutes each", mayor)[0] == ""
    for others in ("Deputy Mayor Ōshima, 5 minutes", "The deputy mayor", "The mayor of Nagoya, a word"):
        assert spoken(others, mayor) == (None, others)
    for position, partner in (("Mayor of Nagoya", 1), ("Former mayor of Riverton", None), ("Mayor pro tem", None)):
        theirs = names_in_speech({"family": "Suzuki", "position": position, "partner": partner})
        assert spoken("The mayor, two minutes", theirs) == (None, "The mayor, two minutes")


def test_an_item_without_names_concerns_the_whole_group(office) -> None:
    items = {item.title: item for item in items_of(office, NAGOYA)}
    assert concerns(items["Drive to O’Hare"], 69, {69, 73})
    assert not concerns(items["Work plan of the two engineers"], 69, {69, 71, 73})


def test_a_visit_without_a_program_has_a_calm_card(office) -> None:
    paper = built(office, "pocket-itinerary", ASKED)
    assert not _entries(paper) and paper.title


def test_nothing_confidential_and_no_notes_for_the_desk_stand_on_a_card(office) -> None:
    told_words = words(built(office, "pocket-itinerary", NAGOYA))
    assert "Sign with both scripts" not in told_words
    for person in (69, 70, 71, 72, 73):
        values = office.get("person", person).values
        assert all(not values[name] or values[name] not in told_words for name in ("diet", "access_needs"))


def test_the_card_speaks_the_language_of_the_guest(office) -> None:
    kind = PAPERS["pocket-itinerary"]
    assert kind.languages == ("en", "es", "fr") and kind.versions
    paper = kind.build(office, ("delegation", BORDEAUX), MOMENT, {}, "es")
    titles = [block.title for block in paper.blocks if isinstance(block, Part)]
    assert titles[0] == "martes, 3 de febrero de 2026"
    assert _entries(paper)[0].there == "06:14"


def test_whom_to_call_never_stands_on_a_page_alone(office) -> None:
    for visit in (NAGOYA, BORDEAUX):
        document = pypdfium2.PdfDocument(as_pdf.render(built(office, "pocket-itinerary", visit)))
        for n in range(1, len(document)):
            told = document[n].get_textpage().get_text_range()
            assert "Help" not in told or "to " in told.partition("Help")[0]


def _day(count: int, more: int = 0) -> Paper:
    """A paper of one day, with so many items and so many further lines in each."""
    entries = tuple(
        Entry(f"{8 + n}:00", f"Item {n}", end=f"to {8 + n}:50", where=("City Hall, Room 204, Riverton",) * (1 + more))
        for n in range(count)
    )
    part = Part("Wednesday, May 27, 2026", (Programme("Riverton", entries),), kicker="Day 2 of 4")
    return Paper("pocket", "Visit", (part,), look="pocket")


def _pages(paper: Paper) -> list[str]:
    document = pypdfium2.PdfDocument(as_pdf.render(paper))
    return [page.get_textpage().get_text_range() for page in document]


def test_whom_to_call_stands_on_the_last_page_of_every_day_that_has_room(office) -> None:
    paper = built(office, "pocket-itinerary", NAGOYA)
    document = pypdfium2.PdfDocument(as_pdf.render(paper))
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    begun = [n for n, page in enumerate(pages) if "· day " in page]
    lasts = [n - 1 for n in (*begun, len(pages))]
    assert len(begun) == 4 and all("Any emergency" in pages[n] for n in lasts), "and on the first page"


def test_a_day_of_ten_items_is_set_smaller_and_stays_on_one_page() -> None:
    assert len(_pages(_day(7))) == len(_pages(_day(10))) == len(_pages(_day(10, more=1))) == 2
    assert all(f"Item {n}" in _pages(_day(10))[1] for n in range(10))


def test_only_a_day_that_fits_in_no_size_runs_on_and_says_so() -> None:
    pages = _pages(_day(10, more=4))
    assert len(pages) == 3 and "continued" not in pages[1]
    assert "Wednesday, May 27, 2026 continued" in pages[2]


def test_the_least_type_of_a_day_can_be_read_while_walking() -> None:
    least = pocket(POCKET_SHARES[-1])
    assert (least["hour"].size, least["hour"].leading) >= (12, 15)
    assert all((least[name].size, least[name].leading) >= (11, 14) for name in ("where", "voices", "clock", "body"))
    assert pocket(1.0) == POCKET
