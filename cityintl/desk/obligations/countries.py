"""The national days of partners and consuls, as far as the program knows them without a doubt; to be confirmed."""

from collections.abc import Iterator

from cityintl.desk.obligations.obligation import Obligation
from cityintl.desk.obligations.offices import each_year
from cityintl.desk.obligations.view import View, noted
from cityintl.records.organization import OrganizationType
from cityintl.records.tie import TieStatus
from cityintl.reference import countries
from cityintl.reference.national_days import national_day
from cityintl.words import _

_KINDS = ("partner", "organization")
#: The offices of another country, by which its day is remembered.
_SENT = (OrganizationType.EMBASSY, OrganizationType.CONSULATE)


def national_days(view: View) -> Iterator[Obligation]:
    """One day a year for each country, of its first partner with a tie, else of its embassy or consulate.

    None where somebody of that country tells their own.
    """
    looked_at = {(kind, row["id"]): row["country"] for kind in _KINDS for row in view.rows(kind, "country")}
    home = view.desk.home()["country"]
    known = {country for country in looked_at.values() if country and country != home and national_day(country)}
    for country, (kind, number) in _told_for(view, known).items():
        day = national_day(country)
        if (kind, number) not in looked_at or day is None:
            continue
        words = _("{country}: national day, to confirm").format(country=countries.name(country))
        for on in each_year(view, day.month, day.day):
            yield noted(view.one("country_day", kind, number, words, on, "greeting_lead", str(on.year)), is_day=True)


def _told_for(view: View, wanted: set[str]) -> dict[str, tuple[str, int]]:
    """By country the first partner whose tie is not over, else the first of its offices, whatever is looked at."""
    there = view.of_owner("partner", "country", wanted, "country", "national_day")
    offices = view.of_owner("organization", "country", wanted, "country", "national_day", "type")
    told = {row["country"] for row in (*there, *offices) if row["national_day"]}
    there = [row for row in there if row["country"] not in told]
    ties = view.of_owner("tie", "partner", [row["id"] for row in there], "partner", "status")
    tied = {row["partner"] for row in ties if row["status"] is not TieStatus.TERMINATED}
    first: dict[str, tuple[str, int]] = {}
    for row in there:
        if row["id"] in tied:
            first.setdefault(row["country"], ("partner", row["id"]))
    for row in offices:
        if row["type"] in _SENT and row["country"] not in told:
            first.setdefault(row["country"], ("organization", row["id"]))
    return first
