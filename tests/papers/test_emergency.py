"""Whom to call in an emergency: what the host said, else what the program knows of the country, and how sure it is."""

import pytest

from cityintl.papers.blocks import Section
from cityintl.papers.emergency import emergency
from cityintl.papers.lines import keyed, one
from cityintl.papers.visit import read
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from tests.papers.visits import BORDEAUX, NAGOYA, SCREENS, built, words

GUADALAJARA = 5


def _section(paper, key: str) -> Section:
    return next(block for block in keyed(paper.blocks) if block.key == key)


def test_abroad_the_numbers_of_the_country_stand_first_on_the_page_of_contacts(office) -> None:
    paper = built(office, "briefing-book", BORDEAUX)
    section = _section(paper, "contacts.emergency")
    rows = [one(row) for row in section.blocks[0].rows]
    assert rows[:4] == ["Any emergency · 112", "Police · 17", "Ambulance · 15", "Fire · 18"]
    assert rows[4].startswith("Insurance · ")
    assert section.note == "France: public lists agree. Unverified."
    page = next(block for block in paper.blocks if getattr(block, "title", "") == "Contacts and emergency")
    assert page.blocks[0] is section


def test_at_home_those_of_our_own_country_are_told(office) -> None:
    section = _section(built(office, "briefing-book", NAGOYA), "contacts.emergency")
    assert one(section.blocks[0].rows[0]) == "Any emergency · 911" and section.note.startswith("United States: ")


def test_on_screens_nobody_is_sent_for(office) -> None:
    assert emergency(read(office, ("delegation", SCREENS))) is None
    assert "Any emergency" not in repr(built(office, "pocket-itinerary", SCREENS))


def test_a_number_of_the_record_goes_before_those_of_the_program(office) -> None:
    said = office.get("delegation", GUADALAJARA).values["emergency"]
    for paper, key in (("briefing-book", "contacts.emergency"), ("pocket-itinerary", "help")):
        section = _section(built(office, paper, GUADALAJARA), key)
        told = one(section)
        assert said in told and "As noted in the record of the visit." in told
        assert "Any emergency" not in told and "nverified" not in told


def test_the_pocket_itinerary_begins_its_help_with_them(office) -> None:
    paper = built(office, "pocket-itinerary", BORDEAUX)
    told = one(_section(paper, "help"))
    assert told.startswith("Help · Any emergency 112 · Police 17 · Ambulance 15 · Fire 18")
    assert "France: public lists agree. Unverified." in words(paper)


@pytest.mark.parametrize(
    ("country", "surety"),
    [
        ("MA", "Morocco: public lists differ. Unverified: ask the host."),
        ("IS", "Iceland: public lists agree. Unverified."),
    ],
)
def test_what_the_lists_tell_differently_is_said(desk, country: str, surety: str) -> None:
    found = emergency(read(desk, ("delegation", _abroad(desk, country))))
    assert found is not None and found.surety == surety


def test_where_nobody_knows_a_number_none_is_printed(desk) -> None:
    for country in ("AQ", None):
        assert emergency(read(desk, ("delegation", _abroad(desk, country)))) is None


def _abroad(desk, country: str | None) -> int:
    with desk.write("Add") as door:
        partner = door.add("partner", {"name": "There", "country": country})
        values = {"name": "Trip", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING, "partner": partner}
        return door.add("delegation", {**values, "status": VisitStatus.PLANNING})
