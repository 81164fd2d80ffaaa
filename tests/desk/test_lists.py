"""Lists of records and the facts in them."""

from datetime import date

import pytest

from cityintl.desk import lists
from cityintl.records.home import Distance
from cityintl.records.memory import Direction, Medium
from cityintl.records.tie import TieStatus, TieType
from cityintl.store import DeskFile


@pytest.fixture
def peopled(desk: DeskFile) -> DeskFile:
    with desk.write("Some ties") as door:
        for name, latitude, longitude in (("Nagoya", 35.18, 136.91), ("Łódź", None, None), ("Århus", 56.16, 10.2)):
            partner = door.add("partner", {"name": name, "latitude": latitude, "longitude": longitude})
            door.add("tie", {"partner": partner, "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        person = door.add("person", {"family": "Tanaka", "partner": 1})
        letter = {"subject": "Hello", "direction": Direction.SENT, "medium": Medium.LETTER}
        door.add("correspondence", {**letter, "on": date(2026, 4, 1), "person": person})
        door.add("correspondence", {**letter, "on": date(2026, 2, 1), "partner": 1})
        door.add("correspondence", {**letter, "on": date(2024, 4, 1), "partner": 3})
    return desk


def _column(found: lists.Listing, name: str) -> list[object]:
    return [row[found.columns.index(name)] for row in found.rows]


def test_names_are_sorted_without_regard_to_their_marks(peopled: DeskFile) -> None:
    assert _column(lists.listing(peopled, "tie"), "partner") == ["Århus", "Łódź", "Nagoya"]
    assert _column(lists.listing(peopled, "tie", order="-partner"), "partner") == ["Nagoya", "Łódź", "Århus"]


def test_a_letter_to_a_person_counts_as_contact_with_the_partner(peopled: DeskFile) -> None:
    found = lists.listing(peopled, "tie", ("partner", "last_contact", "days_since"))
    assert dict(zip(_column(found, "partner"), _column(found, "last_contact"), strict=True)) == {
        "Nagoya": date(2026, 4, 1),
        "Łódź": None,
        "Århus": date(2024, 4, 1),
    }
    assert _column(found, "days_since") == [773, None, 43]


def test_what_is_empty_stands_last_in_either_order(peopled: DeskFile) -> None:
    for order in ("last_contact", "-last_contact"):
        assert _column(lists.listing(peopled, "tie", order=order), "partner")[-1] == "Łódź"


def test_a_list_sorts_by_a_column_it_does_not_show(peopled: DeskFile) -> None:
    found = lists.listing(peopled, "partner", ("name",), order="away")
    assert [row[0] for row in found.rows] == ["Århus", "Nagoya", "Łódź"]


def test_distances_are_in_the_citys_unit(peopled: DeskFile) -> None:
    for unit, said in ((Distance.KILOMETRES, "10,411 km"), (Distance.MILES, "6,469 miles")):
        with peopled.write("Measure") as door:
            door.set("home", 1, {"distance": unit})
        found = lists.listing(peopled, "tie", ("partner", "away"), words="nagoya")
        assert found.values[1].show(found.rows[0][1]) == said


def test_a_city_without_coordinates_shows_no_distances(peopled: DeskFile) -> None:
    with peopled.write("Forget where we are") as door:
        door.set("home", 1, {"latitude": None, "longitude": None})
    assert "away" not in lists.facts_for(peopled, "tie", 1)


def test_the_facts_of_one_record_are_those_of_its_line(peopled: DeskFile) -> None:
    assert lists.facts_for(peopled, "tie", 1)["last_contact"] == date(2026, 4, 1)
    assert lists.facts_for(peopled, "person", 1)["days_since"] == 43
    assert lists.facts_for(peopled, "decision", 1) == {}


def test_headings_leave_out_what_is_confidential(peopled: DeskFile) -> None:
    paths = [h.path for h in lists.headings("person", peopled.home(), peopled.today)]
    assert "diet" not in paths
    assert {"full_name", "last_contact"} <= set(paths)


def test_filter_words_match_in_any_order_without_marks(peopled: DeskFile) -> None:
    assert _column(lists.listing(peopled, "tie", words="LODZ"), "partner") == ["Łódź"]
    assert lists.listing(peopled, "tie", words="lodz nagoya").ids == []


def test_names_of_people_are_sorted_by_family_then_by_the_whole_name(desk: DeskFile) -> None:
    with desk.write("People") as door:
        for family, given in (("Zorn", "Anna"), ("Ábel", "Zoe"), ("Abel", "Eva"), ("Mori", None)):
            door.add("person", {"family": family, "given": given})
    found = lists.listing(desk, "person", ("full_name",), order="full_name")
    assert _column(found, "full_name") == ["Eva Abel", "Zoe Ábel", "Mori", "Anna Zorn"]
    assert _column(lists.listing(desk, "person", ("full_name",), order="-full_name"), "full_name")[0] == "Anna Zorn"
