"""Whom to call in an emergency, by country, as public lists tell it; nobody has compared them with the authorities."""

import csv
import functools
from dataclasses import dataclass

from cityintl import paths


@dataclass(frozen=True)
class EmergencyNumbers:
    """The numbers of a country, empty where none is known; `alike` says that the lists do not contradict each other."""

    country: str
    general: str
    police: str
    ambulance: str
    fire: str
    alike: bool


def _lines() -> list[str]:
    return paths.resource("emergency_numbers", "emergency_numbers.tsv").read_text(encoding="utf-8").splitlines()


@functools.cache
def source() -> str:
    """Where the numbers come from, in a few words."""
    return _lines()[0].lstrip("# ")


@functools.cache
def _by_country() -> dict[str, EmergencyNumbers]:
    rows = csv.DictReader(_lines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {
        row["country"]: EmergencyNumbers(
            row["country"], row["general"], row["police"], row["ambulance"], row["fire"], row["lists"] == "alike"
        )
        for row in rows
    }


def emergency_numbers(country: str) -> EmergencyNumbers | None:
    """The numbers of a country by its code; None where the lists have nothing."""
    return _by_country().get(country)
