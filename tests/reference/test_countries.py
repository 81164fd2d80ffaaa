import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityintl.reference import countries

BESIDE = [folder / "shared" / "data" for folder in Path(__file__).resolve().parents[3:]]
EXAMPLES = next((folder for folder in BESIDE if folder.exists()), BESIDE[0])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PL", "PL"), ("POL", "PL"), ("Polska", "PL"), ("pologne", "PL"), ("Республика Польша", None), ("Польща", "PL"),
        ("日本", "JP"), ("Deutschland", "DE"), ("Suomi", "FI"), ("England", "GB"), ("Scotland", "GB"),
        ("Northern Ireland", "GB"), ("UK", "GB"), ("U.K.", "GB"), ("Holland", "NL"), ("the Netherlands", "NL"),
        ("P.R. China", "CN"), ("Palestinian Authority", "PS"), ("United States of America", "US"), ("usa", "US"),
        ("Korea, Republic of", "KR"), ("South Korea", "KR"), ("St. Lucia", "LC"), ("Trinidad & Tobago", "TT"),
        ("Cote d’Ivoire", "CI"), ("  Türkiye ", "TR"), ("Turkey", "TR"), ("Czech Republic", "CZ"), ("Burma", "MM"),
        ("Congo (Kinshasa)", "CD"), ("Moldova, Republic of", "MD"), ("in", None), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_spellings_of_real_files_are_understood(text, code):
    assert countries.find(text) == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Korea", ("KP", "KR")),
        ("Congo", ("CD", "CG")),
        ("Netherlands Antilles", ("BQ", "CW", "SX")),
        ("Czechoslovakia", ("CZ", "SK")),
    ],
)
def test_a_name_that_several_countries_claim_asks(text, candidates):
    with pytest.raises(countries.Ambiguous) as asked:
        countries.find(text)
    assert asked.value.candidates == candidates
    assert all(countries.name(code) in asked.value.message for code in candidates)
    assert asked.value.advice == "Say which one."


def test_the_question_reads_as_a_sentence():
    with pytest.raises(countries.Ambiguous, match=r"^“Korea” may mean North Korea or South Korea\. Say which one\.$"):
        countries.find("Korea")


def test_every_name_in_every_shipped_language_leads_back_or_asks():
    languages = ("en", "es", "fr", "de", "it", "pt", "nl", "pl", "cs", "uk", "ru", "ar", "ja", "ko", "zh")
    for code in countries.codes():
        for language in languages:
            try:
                assert countries.find(countries.name(code, language)) == code
            except countries.Ambiguous as asked:
                assert code in asked.candidates


def test_names_come_in_the_language_asked_for():
    assert countries.name("DE") == "Germany"
    assert countries.name("DE", "pl") == "Niemcy"
    assert countries.name("DE", "sv") == "Tyskland"  # not among the shipped ones: Babel knows it
    assert countries.name("DE", "xx-none") == "Germany"
    assert countries.name("DE", "") == "Germany"
    with pytest.raises(KeyError):
        countries.name("XX")


def test_codes_are_those_of_today_in_the_order_of_names():
    codes = countries.codes()
    assert codes[0] == "AF"
    assert len(codes) == 250
    assert {"AN", "CS"}.isdisjoint(codes)
    assert "PL" in countries.codes()
    assert "pl" not in countries.codes()


def test_official_languages_and_their_scripts():
    assert countries.languages("UA") == ("uk",)
    assert countries.languages("BE")[:2] == ("nl", "fr")
    assert countries.scripts("JP") == {"Jpan": ("ja",)}
    assert countries.scripts("TW") == {"Hant": ("zh",)}


def test_a_country_stands_on_the_map_where_its_capital_is():
    latitude, longitude = countries.coordinates("PL")
    assert (round(latitude), round(longitude)) == (52, 21)
    assert countries.coordinates("BV") is None


def test_members_of_the_united_nations_are_193():
    members = countries.un_members()
    assert len(members) == 193
    assert {"PS", "VA", "TW", "XK"}.isdisjoint(members)
    shipped = EXAMPLES / "reference" / "un_members.csv"
    if shipped.exists():
        with shipped.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert members == {row["iso2"] for row in rows if row["status"] == "member"}
        assert set(countries.UN_OBSERVERS) == {row["iso2"] for row in rows if row["status"] == "observer"}


@given(st.text(max_size=30))
def test_any_text_is_a_country_or_none_or_a_question(text):
    try:
        found = countries.find(text)
    except countries.Ambiguous as asked:
        assert len(asked.candidates) > 1
    else:
        assert found is None or found in countries.codes()


@given(st.sampled_from(["Côte d'Ivoire", "United Kingdom", "Japan", "Trinidad and Tobago"]), st.data())
def test_case_points_and_spaces_do_not_matter(name, data):
    changed = "".join(
        letter.upper() if data.draw(st.booleans()) else letter.lower() for letter in name.replace(" ", "  ")
    )
    assert countries.key(f" The {changed}. ") == countries.key(name)


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the example files are not beside this checkout")
def test_every_country_of_the_example_file_but_one_is_known():
    path = EXAMPLES / "examples" / "ties_poland_wikidata.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        names = {row["destination_countryLabel"] for row in csv.DictReader(file, delimiter="\t")}
    assert {name for name in names if countries.find(name) is None} == {"Luhansk People's Republic"}
    assert len(names) == 65, os.fspath(path)
