"""The search finds words in every script, without marks and case, in every kind, after every change."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityintl.records.tie import TieStatus, TieType

PLACES = {
    "Kraków": "krakow",
    "Łódź": "lodz",
    "Bełchatów": "belchatow",
    "Tromsø": "tromso",
    "Gießen": "giessen",
    "Þorlákshöfn": "thorlakshofn",
    "İzmir": "izmir",
    "São Paulo": "sao paulo",
    "Đà Nẵng": "da nang",
    "Харків": "харків",
    "القاهرة": "القاهره"[:-1],
    "Ναύπλιο": "ναυπλιο",
    "תל אביב": "תל אביב",
}


@pytest.fixture
def places(desk):
    with desk.write("Add places") as door:
        numbers = door.add_many("partner", [{"name": name} for name in PLACES])
        nagoya = door.add("partner", {"name": "Nagoya", "local_name": "名古屋市", "country": "JP"})
        bangkok = door.add("partner", {"name": "Bangkok", "local_name": "กรุงเทพมหานคร"})
    return dict(zip([*PLACES, "Nagoya", "Bangkok"], [*numbers, nagoya, bangkok], strict=True))


def found(desk, words, kind="partner"):
    return [f.title for f in desk.search(words) if f.kind == kind]


@pytest.mark.parametrize(("name", "words"), PLACES.items())
def test_a_place_is_found_folded_in_capitals_and_by_its_beginning(desk, places, name, words):
    assert name in found(desk, words)
    assert name in found(desk, name)
    assert name in found(desk, name.upper())
    assert name in found(desk, words[:3])
    assert name in [row[0] for row in desk.listing("partner", ("name",), words=words[1:]).rows]


@pytest.mark.parametrize("words", ["名古屋", "古屋", "名古屋市", "ﾅｺﾞﾔ 名古屋"[-3:], "nagoya 名古", "japan nag"])
def test_scripts_without_spaces_are_found_anywhere_in_a_word(desk, places, words):
    assert found(desk, words) == ["Nagoya"]


def test_thai_is_found_inside(desk, places):
    assert found(desk, "เทพ") == ["Bangkok"]


def test_voicing_marks_part_words_in_japanese(desk):
    with desk.write("Add") as door:
        door.add_many("partner", [{"name": "がき"}, {"name": "かき"}])
    assert found(desk, "がき") == ["がき"]


def test_all_words_must_be_there(desk, places):
    assert found(desk, "sao paulo") == ["São Paulo"]
    assert found(desk, "sao krakow") == []
    assert desk.search("") == [] and desk.search("  ,- ") == [] and desk.search("_") == []


def test_titles_come_before_texts_and_a_reference_before_all(desk, places):
    with desk.write("Add") as door:
        noted = door.add("partner", {"name": "Elsewhere", "notes": "Founded by people from Kraków, Kraków, Kraków"})
        door.add_many("partner", [{"name": f"TIE-1 lookalike {n} tie tie tie 1 1 1"} for n in range(60)])
        tie = door.add("tie", {"partner": noted, "type": TieType.MOU, "status": TieStatus.ACTIVE})
    assert found(desk, "krakow") == ["Kraków", "Elsewhere"]
    for words in (f"TIE-{tie}", f"tie-{tie}", f" Tie-{tie} "):
        assert desk.search(words)[0].reference == f"TIE-{tie}"
    assert len(desk.search("tie", limit=7)) == 7


def test_a_record_is_found_by_the_partner_it_points_to_and_after_its_renaming(desk, places, today):
    with desk.write("Add") as door:
        tie = door.add("tie", {"partner": places["Łódź"], "type": TieType.SISTER_CITY, "status": TieStatus.ACTIVE})
        door.add("agreement", {"tie": tie, "title": "Charter"})
    assert found(desk, "lodz", "tie") == ["Łódź"] and found(desk, "lodz", "agreement") == ["Charter"]
    with desk.write("Rename") as door:
        door.set("partner", places["Łódź"], {"name": "Gdańsk"})
    assert found(desk, "lodz", "tie") == [] and found(desk, "lodz", "agreement") == []
    assert found(desk, "gdansk", "tie") == ["Gdańsk"] and found(desk, "gdansk", "agreement") == ["Charter"]
    desk.undo()
    assert found(desk, "lodz", "agreement") == ["Charter"] and found(desk, "gdansk") == []
    assert desk.check() == []


def test_a_country_is_found_by_its_name(desk, places):
    assert found(desk, "japan") == ["Nagoya"]


def test_signs_of_the_query_language_are_only_text(desk, places):
    for words in ('"', "'", "kra*", "NEAR(", "a AND", "-", "100%", "%", "a_b", "col:krakow", "^kra", "\\"):
        desk.search(words)
        desk.listing("partner", ("name",), words=words)
    assert desk.listing("partner", ("name",), words="%").ids == []
    assert desk.listing("partner", ("name",), words="_").ids == []


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_text_breaks_the_search(desk, words):
    assert desk.search(words) == []
    assert desk.listing("partner", ("name",), words=words).ids == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0xFFFF), min_size=2, max_size=12))
def test_a_name_in_any_script_is_found_by_itself(desk, name):
    with desk.write("Add") as door:
        number = door.add("partner", {"name": name})
    assert number in desk.listing("partner", ("name",), words=name).ids
    hits = [f.id for f in desk.search(name, limit=10_000) if f.kind == "partner"]
    desk.undo()
    assert number in hits
