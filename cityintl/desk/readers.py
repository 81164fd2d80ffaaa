"""For whom papers of a visit are made: those who travel and those who host, and what each of them does at an item."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.itineraries import Item
from cityintl.desk.visits import list_name, members_of
from cityintl.folding import fold
from cityintl.records.delegation import VisitWay
from cityintl.records.itinerary import Part
from cityintl.store import DeskFile

_PERSON = ("family", "given", "name_order", "position", "partner", "precedence_rank")
_LAST = 1000
#: “The mayor” in the words of the desk is ours, and one of two where both speak.
_MAYOR = r"\b(?:the|our) mayors?\b(?! of\b)|\bboth mayors\b|^mayor$|^mayor,"
_WITH_OTHERS = r"\b(?:and|both|mayors|then|first|last)\b|&"


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone for whom a paper can be made: the name as on lists, what the visiting card says, whether they travel."""

    person: int
    name: str
    position: str
    travels: bool


def travellers(desk: DeskFile, visit: int) -> list[Reader]:
    """Those who travel, in their order of precedence."""
    return [Reader(m.person, m.name, m.position, True) for m in members_of(desk, visit)]


def hosts(desk: DeskFile, visit: int) -> list[Reader]:
    """Our people who host at an item or answer for the visit, by rank; nobody where we are the ones who travel."""
    values = desk.get("delegation", visit).values
    if values["direction"] is VisitWay.OUTBOUND:
        return []
    items = [row["id"] for row in picked(desk, "itinerary_item", (), {"delegation": visit})]
    found = {row["person"] for row in picked(desk, "item_person", ("person",), {"item": items, "role": Part.HOST})}
    found |= {values["host_lead"]} - {None}
    found -= {row["person"] for row in picked(desk, "member", ("person",), {"delegation": visit})}
    people = [row for row in picked(desk, "person", _PERSON, {"id": found}) if row["partner"] is None]
    people.sort(
        key=lambda row: (row["precedence_rank"] or _LAST, row["id"] != values["host_lead"], fold(row["family"]))
    )
    return [Reader(row["id"], list_name(row), row["position"] or "", False) for row in people]


def concerns(item: Item, person: int, group: Collection[int]) -> bool:
    """Whether an item stands in someone's own program: it names them, or it names nobody of the group they are in."""
    there = {each.person for each in item.people}
    return person in there or (person in group and not there & set(group))


def names_in_speech(person: Mapping[str, Any]) -> str:
    """How “who speaks” names someone, as a pattern of folded words: by family name; our mayor also by the office."""
    family = rf"\b{re.escape(fold(person['family']))}\b" if person["family"] else ""
    ours = person["partner"] is None and re.match(r"mayor\b(?! pro)", fold(person["position"] or ""))
    return "|".join(filter(None, (family, _MAYOR if ours else "")))


def spoken(speaks: str | None, names: str) -> tuple[str | None, str]:
    """What “who speaks” says of someone (“2 minutes”; nothing where it does not name them), and the rest of it.

    A part that names others too (“both mayors, two minutes”) stays whole in the rest.
    """
    own, rest = None, []
    for part in filter(None, (each.strip() for each in (speaks or "").split(";"))):
        who, _comma, said = part.partition(",")
        if own is not None or not names or not re.search(names, fold(part)):
            rest.append(part)
        elif re.search(names, fold(who)) and not re.search(_WITH_OTHERS, fold(who)):
            own = said.strip()
        else:
            own = ""
            rest.append(part)
    return own, "; ".join(rest)
