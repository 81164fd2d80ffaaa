"""The gifts of the desk as the rules look at them, and whose rules these are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cityintl.desk import picking
from cityintl.desk.asking import picked
from cityintl.desk.contents import contents
from cityintl.desk.gift_totals import Gift, Party
from cityintl.records.gift import GiftFor
from cityintl.records.memory import Direction
from cityintl.records.organization import OrganizationType
from cityintl.store import DeskFile
from cityintl.words import _

_FIELDS = ("on", "direction", "value", "received_for", "giver_office", "partner", "giver", "recipient")
#: Who may stand for a source or a recipient, the most telling first.
_SOURCE = (("giver_office", "organization"), ("partner", "partner"), ("giver", "person"))
_TAKER = (("recipient", "person"), ("partner", "partner"))
#: For whom a person gives.
_EMPLOYED = (("organization", "organization"), ("partner", "partner"))
_PARTIES = ("organization", "partner", "person")
_Row = Mapping[str, Any]
_End = tuple[str, int]


def jurisdiction_of(home: Mapping[str, Any]) -> str:
    """The city as rules name it: “Dallas, Texas”."""
    return ", ".join(part for part in (home["name"], home["region"]) if part)


def recorded_gifts(desk: DeskFile) -> list[Gift]:
    """Every gift of the desk; a source or recipient that nobody entered is a party of its own, never added up."""
    rows = [(number, dict(zip(_FIELDS, values, strict=True))) for number, values in contents(desk, "gift", _FIELDS)]
    sources = _sources(desk, rows)
    ends = [*sources.values(), *(end for _number, row in rows for end in _ends(row, _TAKER))]
    names = {kind: desk.titles(kind, sorted({n for k, n in ends if k == kind})) for kind in _PARTIES}
    city = Party("home", 1, str(desk.home()["name"]))
    return [_gift(number, row, sources, names, city) for number, row in rows]


def received_gifts(desk: DeskFile) -> list[Gift]:
    """Those that were received, their parties without names: whoever only adds them up does without."""
    rows = [(row["id"], row) for row in picked(desk, "gift", _FIELDS, {"direction": Direction.RECEIVED})]
    city, names = Party("home", 1, ""), {kind: _Nameless() for kind in _PARTIES}
    sources = _sources(desk, rows)
    return [_gift(number, row, sources, names, city) for number, row in rows]


class _Nameless(dict[int, str]):
    """Titles that are not asked for."""

    def __missing__(self, _number: int) -> str:
        return ""


def _sources(desk: DeskFile, rows: Sequence[tuple[int, _Row]]) -> dict[_End, _End]:
    received = [row for _number, row in rows if row["direction"] is Direction.RECEIVED]
    return sources_of(desk, [end for row in received for end in _ends(row, _SOURCE)[:1]])


def _ends(row: _Row, turn: tuple[tuple[str, str], ...]) -> list[_End]:
    return [(kind, row[field]) for field, kind in turn if row[field]]


def sources_of(desk: DeskFile, givers: Iterable[_End]) -> dict[_End, _End]:
    """For each giver, a kind and a number, for whom the rules count what they give.

    A person gives for the organization, or else the partner, whose person it is, and an office of a city for its
    partner; so the sums do not depend on who of them was entered.
    """
    first = set(givers)
    people = picking.every(desk, "person", ("organization", "partner"), [n for kind, n in first if kind == "person"])
    employers = [values["organization"] for values in people.values() if values["organization"]]
    named = [*(n for kind, n in first if kind == "organization"), *employers]
    offices = picking.every(desk, "organization", ("type", "partner"), named)

    def for_whom(end: _End) -> _End:
        kind, number = end
        if kind == "person" and (whose := _ends(people[number], _EMPLOYED)):
            return for_whom(whose[0])
        if kind == "organization":
            office = offices[number]
            if office["type"] is OrganizationType.CITY_OFFICE and office["partner"]:
                return "partner", office["partner"]
        return end

    return {end: for_whom(end) for end in first}


def _gift(
    number: int, row: _Row, sources: Mapping[_End, _End], names: Mapping[str, Mapping[int, str]], city: Party
) -> Gift:
    received, for_city = row["direction"] is Direction.RECEIVED, row["received_for"] is GiftFor.CITY

    def nobody() -> Party:
        return Party("gift", number, _("not entered"))

    def named(ends: Sequence[_End]) -> Party | None:
        return Party(*ends[0], names[ends[0][0]][ends[0][1]]) if ends else None

    if received:
        source = named([sources[end] for end in _ends(row, _SOURCE)[:1]]) or nobody()
        recipient = named(_ends(row, _TAKER[:1])) or (city if for_city else nobody())
    else:
        source, recipient = city, named(_ends(row, _TAKER)) or nobody()
    return Gift(number, row["on"], source, recipient, row["value"], received, for_city)
