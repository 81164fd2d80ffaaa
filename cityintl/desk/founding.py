"""A new desk for a city: what is known of the place becomes the desk's own city."""

from pathlib import Path
from typing import Any

from cityintl.desk.usual import furnish
from cityintl.records.home import Distance, PaperSize
from cityintl.reference import currencies
from cityintl.reference.places import Place
from cityintl.store import DeskFile, create
from cityintl.store.file import Clock

#: Countries whose road signs are in miles, and those whose printers hold Letter paper (Unicode CLDR).
_MILES = {"US", "GB", "LR", "MM"}
_LETTER = {
    "US",
    "CA",
    "MX",
    "CL",
    "CO",
    "CR",
    "GT",
    "NI",
    "PA",
    "PH",
    "PR",
    "SV",
    "VE",
    "BZ",
    "BO",
    "DO",
    "HN",
}


def home_values(place: Place) -> dict[str, Any]:
    """The fields of our own city that the built-in list of places fills; all can be changed later."""
    return {
        "name": place.name,
        "region": place.region or None,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "zone": place.zone,
        "population": place.population or None,
        "distance": Distance.MILES if place.country in _MILES else Distance.KILOMETRES,
        "currency": currencies.of_country(place.country),
        "paper": PaperSize.LETTER if place.country in _LETTER else PaperSize.A4,
    }


def partner_values(place: Place) -> dict[str, Any]:
    """The fields of a partner that the built-in list offers to fill, with the source of the population."""
    return {
        "name": place.name,
        "country": place.country,
        "region": place.region or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "zone": place.zone,
        "population": place.population or None,
        "population_source": "GeoNames" if place.population else None,
    }


def new_desk(path: Path, place: Place, clock: Clock, *, hold: bool = False) -> DeskFile:
    """Make a desk for this city at this path; UserError where a file stands there already."""
    return create(path, home_values(place), clock, hold=hold, furnish=furnish)
