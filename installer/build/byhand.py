"""What no package says right about countries, written by hand."""

# Spellings met in real files.
ALIASES = {
    "America": "US", "USA": "US", "U.S.": "US", "U.S.A.": "US", "United States of America": "US",
    "UK": "GB", "U.K.": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB",
    "Great Britain": "GB", "Britain": "GB", "Holland": "NL", "The Netherlands": "NL",
    "P.R. China": "CN", "P. R. China": "CN", "PRC": "CN", "Peoples Republic of China": "CN",
    "People's Republic of China": "CN", "Mainland China": "CN",
    "Republic of China": "TW", "Republic of China (Taiwan)": "TW", "Taiwan, R.O.C.": "TW", "R.O.C.": "TW",
    "Taiwan, Province of China": "TW", "Chinese Taipei": "TW",
    "Hong Kong SAR": "HK", "Macau": "MO", "Macao SAR": "MO",
    "Palestine": "PS", "Palestinian Authority": "PS", "State of Palestine": "PS",
    "Palestinian National Authority": "PS", "West Bank": "PS", "Gaza": "PS", "Gaza Strip": "PS",
    "South Korea": "KR", "Korea, South": "KR", "S. Korea": "KR", "Republic of Korea": "KR", "ROK": "KR",
    "Korea, Republic of": "KR", "North Korea": "KP", "Korea, North": "KP", "DPRK": "KP",
    "Democratic People's Republic of Korea": "KP", "Korea, Democratic People's Republic of": "KP",
    "Russia": "RU", "Russian Federation": "RU", "Czech Republic": "CZ", "Czechia": "CZ",
    "Burma": "MM", "Ivory Coast": "CI", "Swaziland": "SZ", "Macedonia": "MK", "FYROM": "MK",
    "Republic of Macedonia": "MK", "Former Yugoslav Republic of Macedonia": "MK",
    "East Timor": "TL", "Cape Verde": "CV", "Zaire": "CD", "DR Congo": "CD", "D.R. Congo": "CD", "DRC": "CD",
    "Congo-Kinshasa": "CD", "Congo (Kinshasa)": "CD", "Democratic Republic of the Congo": "CD",
    "Congo, Democratic Republic of the": "CD", "Congo-Brazzaville": "CG", "Congo (Brazzaville)": "CG",
    "Republic of the Congo": "CG", "Viet Nam": "VN", "Republic of Ireland": "IE", "Eire": "IE",
    "Turkey": "TR", "Vatican": "VA", "Holy See": "VA", "Syria": "SY", "Laos": "LA", "Brunei": "BN",
    "Moldova": "MD", "Bolivia": "BO", "Venezuela": "VE", "Tanzania": "TZ", "Iran": "IR", "UAE": "AE",
    "Kosovo": "XK", "Republic of Kosovo": "XK", "Trinidad": "TT", "Bosnia": "BA", "Micronesia": "FM",
    "Ceylon": "LK", "Persia": "IR", "Upper Volta": "BF", "Kampuchea": "KH", "Western Samoa": "WS",
    "East Germany": "DE", "West Germany": "DE", "Federal Republic of Germany": "DE", "F.R. Germany": "DE",
}  # fmt: skip

# Names that may mean several countries of today: the program asks.
SEVERAL = {
    "Korea": ("KP", "KR"),
    "Congo": ("CD", "CG"),
    "Virgin Islands": ("VG", "VI"),
    "Saint Martin": ("MF", "SX"),
    "Netherlands Antilles": ("BQ", "CW", "SX"),
    "Serbia and Montenegro": ("ME", "RS"),
    "Czechoslovakia": ("CZ", "SK"),
    "Yugoslavia": ("BA", "HR", "ME", "MK", "RS", "SI", "XK"),
    "Soviet Union": (
        "AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ",
    ),
    "Ireland and Northern Ireland": ("GB", "IE"),
}  # fmt: skip
SEVERAL["USSR"] = SEVERAL["U.S.S.R."] = SEVERAL["Soviet Union"]

# CLDR counts these as official; the country's law does not.
NOT_OFFICIAL = {"UA": ("ru",), "IL": ("ar",), "TW": ("nan", "hak")}
