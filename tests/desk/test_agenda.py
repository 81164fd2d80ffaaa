"""The calendar of the desk: what is owed and what takes place, by kind and by person."""

from datetime import date

from cityintl.desk.agenda import agenda, top_kind
from cityintl.desk.obligations import Obligation, obligations
from cityintl.desk.occasions import occasions
from cityintl.store import DeskFile

TODAY = date(2026, 5, 14)
SINCE, UNTIL = date(2026, 5, 1), date(2026, 7, 31)


def test_it_holds_all_that_is_owed_and_takes_place(sample: DeskFile) -> None:
    found = agenda(sample, SINCE, UNTIL, TODAY)
    owed = {each.key for each in obligations(sample, SINCE, UNTIL, TODAY)}
    taking_place = {each.key for each in occasions(sample, SINCE, UNTIL)}
    assert {each.key for each in found} == owed | taking_place
    assert len(found) == len(owed) + len(taking_place), "nothing stands twice"
    assert [each.first for each in found] == sorted(each.first for each in found)
    assert {each.exact for each in found} == {True, False}, "what has no exact day is told too"


def test_parts_count_as_the_kind_that_has_a_page(sample: DeskFile) -> None:
    assert (top_kind("item_person"), top_kind("greeting"), top_kind("tie")) == ("delegation", "greeting_list", "tie")
    found = agenda(sample, SINCE, UNTIL, TODAY, {"delegation"})
    assert found
    assert {top_kind(each.kind) for each in found} == {"delegation"}


def test_of_one_person_only_what_has_to_do_with_them(sample: DeskFile) -> None:
    whole = agenda(sample, SINCE, UNTIL, TODAY)
    keys = {entry.key for entry in whole}
    found = [agenda(sample, SINCE, UNTIL, TODAY, (), number) for number in range(1, 13)]
    assert any(found)
    for each in found:
        assert len(each) < len(whole)
        assert {entry.key for entry in each} <= keys


def test_visits_that_are_only_asked_for_are_said_to_be_unsure(sample: DeskFile) -> None:
    found = occasions(sample, date(2020, 1, 1), date(2030, 1, 1))
    assert {each.sure for each in found if each.kind == "delegation"} == {True, False}
    assert all("asked" in each.words for each in found if not each.sure)


def test_tones_say_how_it_stands(sample: DeskFile) -> None:
    found = agenda(sample, date(2026, 3, 1), UNTIL, TODAY)
    late = [each for each in found if isinstance(each.of, Obligation) and each.of.late(TODAY)]
    assert late
    assert {each.tone for each in late} == {"red"}
