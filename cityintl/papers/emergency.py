"""Whom to call in an emergency where a visit takes place: as its host said, else as the program knows the country."""

from dataclasses import dataclass

from cityintl.papers.telling import country
from cityintl.papers.visit import Visit
from cityintl.records.delegation import VisitWay
from cityintl.reference.emergency_numbers import emergency_numbers
from cityintl.words import _


@dataclass(frozen=True, slots=True)
class Emergency:
    """Numbers with what answers there, and how sure they are."""

    numbers: tuple[tuple[str, str], ...]
    surety: str


def emergency(visit: Visit) -> Emergency | None:
    """The numbers of the place; None on screens, and where nobody knows any."""
    if visit.values["direction"] is VisitWay.VIRTUAL:
        return None
    if said := visit.values["emergency"]:
        return Emergency(((_("Emergency"), said),), _("As noted in the record of the visit."))
    found = emergency_numbers(visit.here_country)
    if found is None:
        return None
    several = ((_("Any emergency"), found.general), (_("Police"), found.police), (_("Ambulance"), found.ambulance))
    numbers = tuple((label, number) for label, number in (*several, (_("Fire"), found.fire)) if number)
    if found.alike:
        surety = _("{country}: public lists agree. Unverified.")
    else:
        surety = _("{country}: public lists differ. Unverified: ask the host.")
    return Emergency(numbers, surety.format(country=country(found.country)))
