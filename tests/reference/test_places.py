import re
import sqlite3
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl import distance, paths
from cityintl.folding import fold
from cityintl.reference import countries, places


def labels(words, **options):
    return [place.label for place in places.find(words, **options)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("krak", "Kraków, Małopolskie, Poland"),
        ("KRAKOW", "Kraków, Małopolskie, Poland"),
        ("Cracovia", "Kraków, Małopolskie, Poland"),
        ("lodz", "Łódź, Łódzkie, Poland"),
        ("名古", "Nagoya, Aichi, Japan"),
        ("القاهرة", "Cairo, Al Qāhirah, Egypt"),
        ("Київ", "Kyiv, Kyiv, Ukraine"),
        ("tamal", "Tamale, Northern, Ghana"),
        ("s", "Shanghai, Shanghai Shi, China"),
    ],
)
def test_the_likeliest_city_comes_first_in_any_spelling_or_script(typed, first):
    assert labels(typed)[0] == first


def test_typed_marks_are_meant():
    assert places.find("Łód")[0].name == "Łódź"
    assert places.find("lod")[0].name != "Łódź"


def test_a_whole_name_with_marks_is_meant_before_longer_ones():
    for typed, name in (("München", "Munich"), ("Münche", "Munich"), ("Wiedeń", "Vienna"), ("São Paulo", "São Paulo")):
        assert places.find(typed)[0].name == name


@pytest.mark.parametrize("typed", ["Rochester, New York", "rochester,new y", "Rochester, NY", "Rochester (New York)"])
def test_what_follows_a_comma_names_the_region(typed):
    assert labels(typed)[0] == "Rochester, New York, United States"


def test_a_hint_may_be_a_country_even_half_typed_or_ambiguous():
    assert {place.country for place in places.find("Valencia, Spain")} == {"ES"}
    assert places.find("Valencia, ES")[0].country == "ES"
    assert labels("krak, pol")[0] == "Kraków, Małopolskie, Poland"
    assert {place.country for place in places.find("Seoul, Korea")} == {"KR"}
    assert places.find("Rome, Georgia")[0].region == "Georgia"
    assert places.find("Washington, D.C.")[0].region == "District of Columbia"
    assert places.find("Washington, D.C., USA")[0].region == "District of Columbia"


def test_an_unfinished_hint_takes_nothing_away():
    assert labels("Rochester,") == labels("Rochester")


def test_a_hint_that_fits_no_namesake_finds_nothing():
    assert places.find("Rochester, Nowhereland") == []


def test_a_chosen_country_narrows_crowded_and_rare_names_alike():
    assert {place.country for place in places.find("san", country="PH")} == {"PH"}
    assert places.find("Cambridge", country="CA")[0].region == "Ontario"
    assert places.find("nagoya", country="PL") == []


def test_a_whole_name_comes_before_longer_ones():
    assert places.find("Rome")[0].country == "IT"
    assert places.find("Lima")[0].country == "PE"


def test_an_airport_code_does_not_push_its_city_forward():
    assert places.find("KRK")[0].name != "Kraków" or len(places.find("KRK")) == 1


@pytest.mark.parametrize("nothing", ["", "  ", ",", "()", "\u0301"])
def test_no_letters_find_nothing(nothing):
    assert places.find(nothing) == []


def test_the_limit_holds():
    assert len(places.find("san", limit=3)) == 3
    assert len(places.find("san", limit=40)) == 40
    assert len(places.find("Sã", limit=2)) == 2


def test_a_place_has_all_that_a_partner_needs():
    krakow = places.find("Kraków")[0]
    assert (krakow.country, krakow.country_name, krakow.zone) == ("PL", "Poland", "Europe/Warsaw")
    assert krakow.population > 700_000
    assert distance.kilometres((krakow.latitude, krakow.longitude), (50.06, 19.94)) < 5
    assert places.place(krakow.id) == krakow


def test_an_unknown_number_is_no_place():
    with pytest.raises(KeyError):
        places.place(-1)


def test_a_file_row_matches_its_place_by_name_country_and_where_it_lies():
    near, far = (43.16, -77.61), (44.02, -92.46)
    assert places.match("ROCHESTER", "US", *near).region == "New York"
    assert places.match("Rochester", "US", *far).region == "Minnesota"
    assert places.match("Rochester", "US", 0.0, 0.0) is None
    assert places.match("Rochester", "PL") is None
    assert places.match("Krakow", "PL").name == "Kraków"


def test_a_match_ends_at_25_kilometres():
    krakow = places.find("Kraków")[0]
    degree = distance.kilometres((50, 20), (51, 20))
    assert places.match("Kraków", "PL", krakow.latitude + 24.9 / degree, krakow.longitude) == krakow
    assert places.match("Kraków", "PL", krakow.latitude + 25.1 / degree, krakow.longitude) is None


def test_of_namesakes_nearby_the_likelier_one_is_matched():
    found = places.match("Nagoya", "JP", 35.18, 136.9)
    assert found is not None
    assert found.population > 2_000_000


def test_local_names_are_offered_with_their_language():
    def offers(name):
        return places.local_names(places.find(name)[0])

    assert offers("Nagoya")[0] == ("名古屋", "ja")
    assert ("서울", "ko") in offers("Seoul")
    assert ("Київ", "uk") in offers("Kyiv")
    assert offers("Kraków") == [("Kraków", "pl")]
    assert {language for _name, language in offers("Taipei")} == {"zh-Hant"}
    assert {language for _name, language in offers("Beijing")} == {"zh-Hans"}
    assert offers("Zürich") == [("Zürich", "")]  # four official languages share the script


def test_letters_of_another_language_betray_a_foreign_form():
    assert not any(re.search("[ыэъёў]", name) for name, _language in places.local_names(places.find("Kyiv")[0]))


@given(st.text(max_size=12))
def test_anything_may_be_typed(text):
    for place in places.find(text, limit=3):
        assert place.country in countries.codes()
        assert -90 <= place.latitude <= 90
        assert place.population >= 0


@given(st.data())
def test_every_city_is_found_by_the_first_letters_of_its_name_and_country(data):
    number = data.draw(st.sampled_from(_some_cities()))
    place = places.place(number)
    typed = place.name.replace(",", " ").replace("(", " ").replace(")", " ")
    found = places.find(typed, limit=60, country=place.country)
    assert any(fold(other.name) == fold(place.name) for other in found)


def _some_cities():
    file = sqlite3.connect(f"{paths.built('places.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        query = "SELECT id FROM city WHERE name NOT GLOB '*[,()/]*' ORDER BY id LIMIT 500 OFFSET 90000"
        return [number for (number,) in file.execute(query)]
    finally:
        file.close()


def test_the_built_file_cannot_be_written_to():
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        places._rows("DELETE FROM city", ())


def test_another_thread_may_search_too():
    found = []
    thread = threading.Thread(target=lambda: found.extend(places.find("krak")))
    thread.start()
    thread.join()
    assert found[0].name == "Kraków"
