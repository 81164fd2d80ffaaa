"""Gaps of new partners that the built-in list of places can fill, when the user asked for it."""

from typing import Any

from cityintl.exchange.identity import coordinates
from cityintl.exchange.plan import Plan, Remark, Weight
from cityintl.folding import fold
from cityintl.progress import Progress
from cityintl.reference import places
from cityintl.reference.places import Place
from cityintl.words import _, ngettext

_PORTION = 200


def fill_gaps(plan: Plan, progress: Progress) -> None:
    """Count what new partners lack, and fill what the mapping says."""
    partners = plan.additions.get("partner", [])
    wanted = frozenset(plan.mapping.fill)
    counts = dict.fromkeys(wanted, 0)
    for done, addition in enumerate(partners if wanted else ()):
        if done % _PORTION == 0:
            progress(done, len(partners), _("Looking up places"))
        for name in _fill(addition.values, wanted):
            counts[name] += 1
    plan.gaps = {name: sum(_lacks(a.values, name) for a in partners) for name in ("country", *_FIELDS)}
    for name in sorted(wanted):
        said = ngettext("{what} of one partner comes from the built-in list of places (GeoNames).",
                        "{what} of {count:,} partners comes from the built-in list of places (GeoNames).",
                        counts[name]).format(what=_(_SAID[name]), count=counts[name])  # fmt: skip
        if counts[name]:
            plan.remarks.append(Remark(Weight.NOTE, said, _("fill it")))
        if plan.gaps[name]:
            left = _("{what}: {count:,} partners are not in the built-in list of places.").format(
                what=_(_SAID[name]), count=plan.gaps[name]
            )
            plan.remarks.append(Remark(Weight.NOTE, left, _("leave them empty")))


_SAID = {"country": "The country", "region": "The region", "coordinates": "The place on the map",
         "zone": "The time zone", "population": "The population"}  # fmt: skip
_FIELDS = ("region", "coordinates", "zone", "population")


def _lacks(values: dict[str, Any], name: str) -> bool:
    return coordinates(values) is None if name == "coordinates" else values.get(name) is None


def _fill(values: dict[str, Any], wanted: frozenset[str]) -> list[str]:
    """Fill what is lacking and wanted; gives the names of what was filled."""
    lacking = [name for name in ("country", *_FIELDS) if name in wanted and _lacks(values, name)]
    if not lacking or (place := found_here(values, anywhere="country" in lacking)) is None:
        return []
    filled = []
    for name in lacking:
        if name == "coordinates":
            values["latitude"], values["longitude"] = place.latitude, place.longitude
        elif name == "population" and place.population:
            values["population"], values["population_source"] = place.population, "GeoNames"
        elif name in ("country", "region", "zone") and getattr(place, name):
            values[name] = getattr(place, name)
        else:
            continue
        filled.append(name)
    return filled


def found_here(values: dict[str, Any], *, anywhere: bool = False) -> Place | None:
    """The place of the built-in list that a partner's values mean.

    Without a country it is found only `anywhere` where all places of that name are in one country.
    """
    name = str(values.get("name", ""))
    if country := values.get("country"):
        return places.match(name, country, *(coordinates(values) or ()))
    if not anywhere:
        return None
    called = [p for p in places.find(name, limit=20) if fold(p.name) == fold(name)]
    return called[0] if called and len({p.country for p in called}) == 1 else None
