"""Cities of the world, found while their name is being typed, in any spelling or script."""

import functools
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cityintl import distance, paths
from cityintl.folding import fold
from cityintl.reference import countries

#: Two records are about one place only where their coordinates lie this near.
SAME_PLACE_KM = 25.0
_EXACT = 200  # a whole name typed counts like a population a hundred times as large
_LAST = "\U0010ffff"
_open = threading.local()


@dataclass(frozen=True)
class Place:
    """A city, town or district as GeoNames knows it; the population is undated, 0 where unknown."""

    id: int
    name: str
    country: str
    country_name: str
    region: str
    latitude: float
    longitude: float
    population: int
    zone: str

    @property
    def label(self) -> str:
        """The name with all that tells it from its namesakes: “Rochester, New York, United States”."""
        return ", ".join(part for part in (self.name, self.region, self.country_name) if part)


def find(words: str, limit: int = 10, country: str | None = None) -> list[Place]:
    """The cities whose name in any spelling begins with the words, likeliest first.

    What follows a comma names the region or the country: “Rochester, New York”.
    """
    text, _comma, hint = words.replace("(", ",").replace(")", "").partition(",")
    prefix, hints = fold(text), [part for part in map(fold, hint.split(",")) if part]
    if not prefix:
        return []
    scores = _matching(prefix, hints, country, whole=True)
    if hints and not scores:
        scores = _matching(prefix, hints, country, whole=False)
    best = _places(sorted(scores, key=lambda city: (-scores[city], city))[: max(limit, 20)])
    if text.isascii():
        return best[:limit]
    typed = text.strip().casefold()  # who types marks means them: “Łód” is Łódź before Lod

    def lacks_marks(place: Place) -> bool:
        return fold(place.name).startswith(prefix) and not place.name.casefold().startswith(typed)

    return sorted(best, key=lacks_marks)[:limit]


def place(number: int) -> Place:
    """The place with this GeoNames number; raises KeyError when there is none."""
    found = _places([number])
    if not found:
        raise KeyError(number)
    return found[0]


def match(name: str, country: str, latitude: float | None = None, longitude: float | None = None) -> Place | None:
    """The place that a row of a file means: same folded name and country, within 25 km where it says where.

    Without coordinates the likeliest namesake of that country is taken.
    """
    scores = _scores("folded = ? AND country = ?", (fold(name), country))
    found = _places(sorted(scores, key=lambda city: (-scores[city], city)))
    if latitude is None or longitude is None:
        return found[0] if found else None
    here = (latitude, longitude)
    near = [place for place in found if distance.kilometres(here, (place.latitude, place.longitude)) <= SAME_PLACE_KM]
    return near[0] if near else None


def local_names(place: Place) -> list[tuple[str, str]]:
    """Names to offer in the languages of the place's country, each with its BCP 47 code.

    They are offers, never to be filled in: the lists of GeoNames hold foreign forms too. The code is
    empty where several official languages share the script.
    """
    rows = _rows("SELECT name, script FROM local WHERE city = ? ORDER BY rank", (place.id,))
    by_script = countries.scripts(place.country)
    offers = [(name, _language(script, by_script)) for name, script in rows]
    if "Latn" in by_script:
        offers.insert(0, (place.name, _language("Latn", by_script)))
    return offers


def _language(script: str, by_script: dict[str, tuple[str, ...]]) -> str:
    languages = by_script[script]
    if len(languages) > 1:
        return ""
    return f"zh-{script}" if languages[0] == "zh" else languages[0]


def _rows(query: str, values: Sequence[Any]) -> list[Any]:
    """Ask the built file; each thread has its own connection, and none can write."""
    path = paths.built("places.sqlite")
    file = getattr(_open, "file", None)
    if file is None or _open.path != path:
        file = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        _open.file, _open.path = file, path
    found: list[Any] = file.execute(query, values).fetchall()
    return found


def _crowd(prefix: str) -> dict[int, int]:
    """The best cities of a prefix that thousands of spellings share, listed when the file was built."""
    return dict(_rows("SELECT city, weight FROM top WHERE prefix = ?", (prefix,)))


def _matching(prefix: str, hints: list[str], country: str | None, whole: bool) -> dict[int, int]:
    """The cities that the prefix may mean, with how much speaks for each."""
    where, values = _narrowed(hints, country, whole)
    scores = {} if where else _crowd(prefix)
    scores = scores or _scores("folded >= ? AND folded < ?" + where, (prefix, prefix + _LAST, *values))
    for city, score in _scores("folded = ?" + where, (prefix, *values)).items():
        scores[city] = score + _EXACT
    return scores


def _scores(where: str, values: Sequence[Any]) -> dict[int, int]:
    query = f"SELECT city, max(weight) AS score FROM name WHERE {where} GROUP BY city ORDER BY score DESC LIMIT 60"
    return dict(_rows(query, values))


def _places(numbers: Sequence[int]) -> list[Place]:
    """These places in this order."""
    marks = ",".join("?" * len(numbers))
    rows = _rows(
        "SELECT city.id, city.name, city.country, coalesce(region.name, ''), latitude, longitude, population,"
        " zone.name FROM city JOIN zone ON zone.id = city.zone LEFT JOIN region ON region.id = city.region"
        f" WHERE city.id IN ({marks})",
        numbers,
    )
    by_number = {row[0]: row for row in rows}
    return [
        Place(row[0], row[1], row[2], countries.name(row[2]), *row[3:])
        for row in (by_number[number] for number in numbers if number in by_number)
    ]


def _narrowed(hints: list[str], country: str | None, whole: bool) -> tuple[str, tuple[Any, ...]]:
    """The condition that hints and a chosen country add, with its values.

    A hint is a whole name or code first of all (“ES” is Spain), and only then the beginning of one.
    """
    where = " AND country = ?" if country else ""
    values: tuple[Any, ...] = (country,) if country else ()
    for hint in hints:
        bare = hint.replace(".", "")
        meant = _countries_of(hint, whole)
        where += (
            f" AND (country IN ({','.join('?' * len(meant))}) OR EXISTS (SELECT 1 FROM city JOIN region_name"
            " ON region_name.region = city.region WHERE city.id = name.city AND"
            " region_name.folded >= ? AND region_name.folded <= ?))"
        )
        values += (*meant, bare, bare if whole else bare + _LAST)
    return where, values


@functools.lru_cache(maxsize=256)
def _countries_of(hint: str, whole: bool) -> tuple[str, ...]:
    """The countries that a folded hint means, or those whose English name it begins."""
    if not whole:
        return tuple(code for code in countries.codes() if fold(countries.name(code)).startswith(hint))
    try:
        found = countries.find(hint) or countries.find(hint.upper())
    except countries.Ambiguous as several:
        return several.candidates
    return (found,) if found else ()
