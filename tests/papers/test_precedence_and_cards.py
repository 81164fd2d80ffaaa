"""The sheet of precedence and seating, place cards and badges: everyone once, in the one order, none confidential."""

import pytest

from cityintl.desk.events import COMING, place_cards
from cityintl.desk.guest_list import guest_list
from cityintl.desk.visits import members_of
from cityintl.papers.blocks import Section, Tiles, bare
from cityintl.papers.catalogue import PAPERS
from cityintl.papers.lines import one
from cityintl.papers.visit import reasons
from cityintl.records.event import EventType
from tests.papers.conftest import MOMENT
from tests.papers.visits import NAGOYA, built, stand_in_order, words

DINNER, FLAG, CONSULS = 7, 6, 1


def _tiles(paper) -> list[list[str]]:
    return [[bare(said) for said in tile.lines] for b in paper.blocks if isinstance(b, Tiles) for tile in b.tiles]


def test_members_stand_in_their_order_and_each_item_says_who_sits_where(office) -> None:
    paper = built(office, "precedence", NAGOYA)
    assert stand_in_order([m.name for m in members_of(office, NAGOYA)], words(paper))
    dinner = next(b for b in paper.blocks if isinstance(b, Section) and b.head == "Friendship dinner")
    assert "Table 1, right of the mayor" in one(dinner) and "Five tables" in one(dinner)
    assert dinner.note == "Wed, May 27, 6:30 p.m."


def test_guests_stand_in_their_order_and_at_their_tables(office) -> None:
    paper = built(office, "precedence", DINNER, "event")
    told = words(paper)
    guests = [guest for guest in guest_list(office, DINNER) if guest.place]
    assert stand_in_order([guest.name for guest in guests], told)
    tables = one(next(b for b in paper.blocks if isinstance(b, Section) and b.head == "Tables"))
    seated = [guest for guest in guests if guest.table]
    assert seated and all(guest.name in tables for guest in seated)
    assert all(guest.companion in tables for guest in seated if guest.companion)


def test_reasons_are_told_once_and_only_when_asked(office) -> None:
    with_them = built(office, "precedence", DINNER, "event")
    without = built(office, "precedence", DINNER, "event", reasons=False)
    assert "No rank is entered" in one(with_them.blocks) and "No rank is entered" not in one(without.blocks)
    assert one(with_them.blocks).count("No rank is entered; placed after those who have one, by date in office.") == 1
    assert reasons([(1, "A", ("x",)), (2, "B", ("y",)), (3, "C", ("y",)), (5, "E", ("y",))]) == ["1. A: x", "2–3, 5: y"]


def test_the_alphabet_names_its_key_and_an_aide_stands_with_the_country(office) -> None:
    paper = built(office, "precedence", CONSULS, "event")
    assert "in order: alphabetically by country or organization" in bare(paper.standfirst)
    told = one(paper.blocks)
    assert stand_in_order(
        ["Halvorsen", "Ōnishi", "Paula Reyes", "Ríos", "Republic of Korea", "under South Korea"], told
    )
    assert "under Iceland" not in told


@pytest.mark.parametrize(("language", "key"), [("es", "bajo Corea del Sur"), ("fr", "sous Corée du Sud")])
def test_the_key_of_the_alphabet_is_told_in_the_language_of_the_paper(office, language: str, key: str) -> None:
    told = one(PAPERS["precedence"].build(office, ("event", CONSULS), MOMENT, {}, language).blocks)
    assert key in told and "South Korea" not in told


def test_our_interpreter_is_counted_apart_from_the_guests(office) -> None:
    for paper in ("precedence", "delegation-list", "briefing-book"):
        assert "6 people and 1 interpreter of ours in their order of precedence" in repr(built(office, paper, NAGOYA))
    went = next(n for n in office.listing("delegation", ()).ids if "machinery" in office.get("delegation", n).title)
    paper = built(office, "precedence", went)
    assert "3 people in their order of precedence: the head first, then by rank" in bare(paper.standfirst)
    assert stand_in_order(["Roger VANCE", "Erik HOLM", "Daniel PREWITT"], words(paper))


def test_an_event_with_seats_still_to_give_says_so(office) -> None:
    flag, dinner = (one(built(office, "precedence", event, "event").blocks) for event in (FLAG, DINNER))
    assert "2 guests have no seat yet." in flag
    assert "no seat yet" not in dinner


def test_a_card_is_made_for_everyone_who_comes_by_table_and_seat(office) -> None:
    cards = _tiles(built(office, "place-cards", DINNER, "event"))
    wanted = [name for row in place_cards(office, DINNER) for name in (row[0], row[4]) if name]
    assert [card[0] for card in cards] == wanted
    assert ["Deputy Mayor ŌSHIMA Kenichi", "大島 健一", "City of Nagoya"] in cards
    plain = _tiles(built(office, "place-cards", DINNER, "event", script=False))
    assert all("大島 健一" not in card for card in plain)
    laid = _tiles(built(office, "place-cards", DINNER, "event", seat=True))
    assert ["Deputy Mayor ŌSHIMA Kenichi", "大島 健一", "City of Nagoya", "Table 1, seat 1"] in laid


def test_badges_go_by_precedence_and_say_for_whom_one_stands(office) -> None:
    badges = _tiles(built(office, "name-badges", NAGOYA))
    assert [badge[0] for badge in badges] == [m.name for m in members_of(office, NAGOYA)]
    assert badges[1] == ["HAYASHI Miwa", "林 美和", "Director, International Relations Division, Nagoya"]
    guests = _tiles(built(office, "name-badges", DINNER, "event"))
    coming = [guest for guest in guest_list(office, DINNER) if guest.answer in COMING]
    assert [b[0] for b in guests] == [n for g in coming for n in (g.name, g.companion) if n]


@pytest.mark.parametrize("name", ["precedence", "place-cards", "name-badges"])
def test_nothing_confidential_stands_on_sheet_or_card(office, name: str) -> None:
    told = repr(PAPERS[name].build(office, ("event", DINNER), MOMENT))
    for number in range(1, office.count("guest") + 1):
        values = office.get("guest", number).values
        if values["event"] == DINNER:
            assert all(not values[field] or values[field] not in told for field in ("diet", "access_needs"))


@pytest.mark.parametrize("name", ["precedence", "place-cards", "name-badges"])
def test_an_event_without_guests_has_a_calm_paper(desk, name: str, office) -> None:
    with desk.write("Add") as door:
        event = door.add("event", {"name": "Picnic", "type": EventType.OTHER, "on": office.today})
    paper = built(desk, name, event, "event")
    assert paper.title == "Picnic" and words(paper)
