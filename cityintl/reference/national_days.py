"""National days as public holidays tell them, for the countries where only one can be meant; always to be confirmed."""

import csv
import functools
from dataclasses import dataclass

from cityintl import paths


@dataclass(frozen=True)
class NationalDay:
    """The month and day on which a country has the holiday of this name."""

    country: str
    month: int
    day: int
    name: str


def _lines() -> list[str]:
    return paths.resource("national_days", "national_days.tsv").read_text(encoding="utf-8").splitlines()


@functools.cache
def source() -> str:
    """Where the days come from, in a few words."""
    return _lines()[0].lstrip("# ")


@functools.cache
def national_days() -> dict[str, NationalDay]:
    """Every national day that is known without a doubt, by the country's code."""
    found = {}
    for row in csv.DictReader(_lines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
        month, day = row["day"].split("-")
        found[row["country"]] = NationalDay(row["country"], int(month), int(day), row["name"])
    return found


def national_day(country: str) -> NationalDay | None:
    """The national day of a country; None where none is known, or several could be."""
    return national_days().get(country)
