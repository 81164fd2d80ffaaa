"""The briefing book: everything of the visit in its order, for its reader, with nothing confidential by default."""

from dataclasses import replace
from datetime import date

import pytest

from cityintl.desk.asking import picked
from cityintl.desk.itineraries import items_of
from cityintl.desk.visit_memory import gifts_between, last_met, open_between, sheets_of
from cityintl.desk.visits import members_of
from cityintl.papers.blocks import Entry, Part, Programme, Section
from cityintl.papers.briefing_book.material import gather
from cityintl.papers.briefing_book.meetings import _last_met, _not_met, again
from cityintl.papers.lines import one
from cityintl.papers.points import lines_of, point
from cityintl.papers.visit import read as visit_of
from cityintl.records.delegation import VisitStatus, VisitType, VisitWay
from cityintl.records.memory import Direction
from tests.papers.visits import BORDEAUX, NAGOYA, SCREENS, built, read, stand_in_order, words

_CACHE: dict[tuple, tuple] = {}


def _book(office, visit: int, **options):
    """A book and what is heard of it, made once for all tests that only look."""
    key = (visit, *sorted(options.items()))
    if key not in _CACHE:
        paper = built(office, "briefing-book", visit, **options)
        _CACHE[key] = (paper, read(paper))
    return _CACHE[key]


def _parts(paper) -> list[Part]:
    return [block for block in paper.blocks if isinstance(block, Part)]


def _entries(paper) -> list[Entry]:
    return [e for part in _parts(paper) for b in part.blocks if isinstance(b, Programme) for e in b.entries]


def _sections(paper) -> list[Section]:
    return [b for part in _parts(paper) for b in part.blocks if isinstance(b, Section)]


@pytest.mark.parametrize("visit", [BORDEAUX, NAGOYA, SCREENS])
def test_every_item_of_the_visit_stands_in_the_book_in_order(office, visit: int) -> None:
    paper, _told = _book(office, visit)
    items = items_of(office, visit)
    assert [e.key for e in _entries(paper)] == [f"itinerary_item-{item.number}" for item in items]
    fields = ("place", "address", "notes")
    wanted = [said for item in items for said in (item.title, *(item.values[name] for name in fields)) if said]
    assert stand_in_order(wanted, one(tuple(_entries(paper))))


@pytest.mark.parametrize("visit", [BORDEAUX, NAGOYA, SCREENS])
def test_members_meetings_promises_and_gifts_stand_in_the_book(office, visit: int) -> None:
    _paper, told = _book(office, visit)
    people = [office.get("person", member.person).values for member in members_of(office, visit)]
    for person in people:
        assert person["family"].upper() in told
        fields = ("phonetic", "spoken_form", "bio", "position")
        assert all(" ".join(person[name].split()) in told for name in fields if person[name])
        assert person["local_name"] in (None, person["full_name"]) or person["local_name"] in told
    gifts = gifts_between(office, visit)
    for sheet in sheets_of(office, visit, gifts):
        kept = office.get("meeting_sheet", sheet.number).values
        notes = ("desired_outcome", "talking_points", "asks", "avoid", "background")
        wanted = [sheet.title, *(" ".join(line.split()) for name in notes for line in lines_of(kept[name]))]
        assert stand_in_order(wanted, told[told.index(sheet.title) :])
    assert all(gift.what in told for gift in gifts)
    promises = open_between(office, visit, office.today)
    assert stand_in_order([p.what for p in promises], told[told.index("Open commitments") :])


def test_a_screen_reader_hears_the_book_as_its_blocks_say_it(office) -> None:
    paper, told = _book(office, BORDEAUX)
    heard = words(paper)
    assert stand_in_order([section.head for section in _sections(paper)], heard)
    assert all(entry.what in heard and entry.part in heard for entry in _entries(paper)) and told


def test_purpose_outcomes_and_what_to_avoid_are_the_first_thing_read(office) -> None:
    paper, told = _book(office, NAGOYA)
    kept = office.get("delegation", NAGOYA).values
    assert stand_in_order([kept["purpose"], *lines_of(kept["outcomes_sought"]), *lines_of(kept["avoid"])], told)
    assert _parts(paper)[0].title == "The visit on one page"
    assert [s.head for s in _parts(paper)[0].blocks if isinstance(s, Section)][:3] == [
        "Why it matters", "Three outcomes", "Three to avoid",
    ]  # fmt: skip


@pytest.mark.parametrize("visit", [BORDEAUX, NAGOYA, SCREENS])
def test_each_section_has_the_number_that_is_always_its_own(office, visit: int) -> None:
    paper, _told = _book(office, visit)
    found = [part.kicker.split()[1:4] for part in _parts(paper) if part.kicker.startswith("Section")]
    numbers = [int(number) for number, _dot, _name in found]
    assert numbers == sorted(numbers) and numbers[0] == 2
    always = {"Press": 10, "Budget": 13, "Documents": 14}
    assert {name: int(number) for number, _dot, name in found if name in always} == {
        name: number for name, number in always.items() if name in {each[2] for each in found}
    }
    assert _parts(paper)[-1].kicker == "Appendix"
    keys = [s.key for s in _sections(paper)] + [e.key for e in _entries(paper)]
    named = [key for key in keys if key]
    assert len(named) == len(set(named))


def test_the_cover_says_for_whom_and_how_to_handle(office) -> None:
    paper, _told = _book(office, NAGOYA)
    facts = dict(paper.cover.facts)
    assert list(facts) == ["Prepared for", "Guest of honor", "Version", "Handling"]
    assert [place.name for place in paper.cover.places] == ["Riverton", "Nagoya"]
    assert [figure.figure for figure in paper.cover.figures] == ["6,469 miles", "14 hours"]
    assert paper.contents and paper.handling == "Internal"
    abroad, _told = _book(office, BORDEAUX)
    assert list(dict(abroad.cover.facts))[1] == "Host"
    assert abroad.cover.figures[1].label == "Riverton is behind Bordeaux"


def test_diets_and_passports_stand_only_in_the_confidential_book(office) -> None:
    members = members_of(office, NAGOYA)
    hidden = [said for m in members for said in (m.diet, m.access_needs) if said]
    plain, told = _book(office, NAGOYA)
    assert hidden and all(said not in repr(plain) and said not in told for said in hidden)
    paper, told = _book(office, NAGOYA, confidential=True)
    assert all(said in told for said in hidden)
    assert paper.handling == "Confidential"
    assert "Diets" in repr(dict(paper.cover.facts)["Handling"])
    assert "Passports" in told and "Passports" not in repr(plain)


def test_the_reader_changes_the_book(office) -> None:
    mayor, _told = _book(office, NAGOYA)
    other = built(office, "briefing-book", NAGOYA, for_="PER-11")
    assert mayor.cover.facts[0] != other.cover.facts[0]
    parts = [{e.key: e.part for e in _entries(paper)} for paper in (mayor, other)]
    assert parts[0] != parts[1] and parts[0].keys() == parts[1].keys()
    moody = picked(office, "member", ("person",), {"delegation": BORDEAUX})[2]["person"]
    apart = built(office, "briefing-book", BORDEAUX, for_=f"PER-{moody}")
    assert "Without you" in [s.head for s in _sections(apart)]
    assert "The collège with the beans" in repr([s for s in _sections(apart) if s.head == "Without you"])


def test_a_tie_with_another_partner_is_told_as_theirs(office) -> None:
    fair = next(n for n in office.listing("delegation", ()).ids if "machinery" in office.get("delegation", n).title)
    heads = [section.head for section in _sections(built(office, "briefing-book", fair))]
    assert "The tie with Nagoya" in heads and "Why the tie with Nagoya" in heads and "The tie" not in heads
    assert "The tie" in [section.head for section in _sections(built(office, "briefing-book", NAGOYA))]


def test_money_and_its_rules_are_an_option(office) -> None:
    _paper, told = _book(office, BORDEAUX)
    assert "Gift law" in told and "Source: " in told and "City Council, R-158" in told
    without = built(office, "briefing-book", BORDEAUX, money=False)
    assert "Gift law" not in repr(without)
    assert any(part.kicker == "Section 14 · Documents" for part in _parts(without))


def test_the_same_gift_twice_is_warned_of(office) -> None:
    gift = next(g for g in gifts_between(office, NAGOYA) if g.of_visit and g.direction is Direction.SENT)
    assert again(gift) is None
    warned = again(replace(gift, again=date(2024, 5, 1)))
    assert "May 1, 2024" in repr(warned) and "choose something else" in repr(warned)


def test_a_meeting_says_when_they_were_met_last_and_by_whom(office) -> None:
    fall, tanaka = 13, 25
    met = last_met(office, fall, [tanaka])[tanaka]
    assert (met.on, met.what) == (date(2026, 5, 29), "Farewell at the inn")
    assert "Eleanor Whitcomb" in met.others.values() and "Tanaka Haruka" not in met.others.values()
    book = gather(visit_of(office, ("delegation", fall), "PER-1"), office.today, confidential=False)
    known = {*book.met, *book.heard}
    newcomer = next(member for member in book.visit.members if member.person not in known).person
    (section,) = _last_met(book, [tanaka, newcomer], "meeting-1")
    assert "TANAKA Haruka: May 29, 2026, “Farewell at the inn”, with" in one(section).replace(" · ", " ")
    assert "you" in one(section) and "New to us: " in _not_met(book, [tanaka, newcomer])


def test_who_was_only_written_to_or_given_to_is_not_new_to_us(office) -> None:
    fall = " ".join(words(built(office, "briefing-book", 13)).split())
    assert "Known by gift or letter: Suzuki Takashi (gift, November 2023)." in fall
    assert "New to us: Suzuki Takashi" not in fall
    may = " ".join(words(built(office, "briefing-book", NAGOYA)).split())
    assert "OGAWA Fumiko, TANAKA Haruka: March 25, 2025, “Twelve students of Higashi" in may


def test_the_gift_given_twice_is_warned_of_in_the_meeting_and_among_the_gifts(office) -> None:
    sheets = [part for part in _parts(built(office, "briefing-book", BORDEAUX)) if "Castaing" in repr(part)]
    warned = [part for part in sheets if "The same was given on October 27, 2023" in repr(part)]
    assert [("Meetings" in part.kicker, "Gifts" in part.kicker) for part in warned] == [(True, False), (False, True)]
    assert "Sangamon honey, one jar, $12; Maëlle Castaing, October 2023" in repr(warned[0])


def test_a_bare_visit_has_a_short_book(desk) -> None:
    with desk.write("Add") as door:
        values = {"name": "Trip", "direction": VisitWay.OUTBOUND, "type": VisitType.WORKING}
        visit = door.add("delegation", {**values, "status": VisitStatus.PLANNING})
    paper = built(desk, "briefing-book", visit)
    heads = [part.title for part in _parts(paper)]
    assert heads == ["Well and safe"]
    assert "Who travels" not in words(paper) and "Take a clean device" in words(paper)


def test_a_point_to_avoid_begins_with_its_noun() -> None:
    assert point("New money: it fits").parts[0].text == "New money:"
    assert point("The rates. If raised: “No.”").parts[0].text == "The rates."
    assert point("Money, in either currency.").parts[0].text == "Money, in either currency."
    assert lines_of("- one\n\n• two\n  three ") == ["one", "two", "three"]
    assert lines_of(None) == []
