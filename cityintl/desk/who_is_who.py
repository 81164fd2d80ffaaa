"""Who is who at both ends of a tie: the contacts, the people there with their offices, and the committee here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import picking, scopes
from cityintl.records.association import SeatRole
from cityintl.store import DeskFile
from cityintl.words import _

_ROLES = list(SeatRole)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person or an office at one end: what they are there, and until when."""

    kind: str
    number: int
    name: str
    role: str
    until: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class BothEnds:
    """The people and offices there, and those here."""

    there: tuple[Someone, ...]
    here: tuple[Someone, ...]


def both_ends(desk: DeskFile, tie: int, today: date) -> BothEnds:
    """Everyone of a tie who is still in their post, the named contacts first."""
    values = desk.get("tie", tie).values
    return BothEnds(tuple(_there(desk, tie, values)), tuple(_here(desk, tie, values, today)))


def _there(desk: DeskFile, tie: int, values: Mapping[str, Any]) -> list[Someone]:
    found = _named(desk, "organization", values["counterpart"], _("Counterpart office"))
    found += _named(desk, "person", values["contact"], _("Their contact"))
    scope = scopes.scope_of(desk, "tie", tie)
    fields = ("full_name", "position", "left_on", "precedence_rank")
    people = picking.where(desk, "person", "id", scope.of("person"), fields)
    offices = _offices(desk, {row.number for row in people})
    people.sort(key=lambda row: (row.values["precedence_rank"] or 1000, row.values["full_name"]))
    for row in people:
        if not row.values["left_on"] and row.number != values["contact"]:
            role = offices.get(row.number) or row.values["position"] or ""
            found.append(Someone("person", row.number, row.values["full_name"], role))
    return found


def _offices(desk: DeskFile, people: set[int]) -> dict[int, str]:
    """The newest office that each of these people holds."""
    rows = picking.where(desk, "office", "person", people, ("person", "title", "since", "until"))
    rows.sort(key=lambda row: row.values["since"] or "")
    return {row.values["person"]: row.values["title"] for row in rows if not row.values["until"]}


def _here(desk: DeskFile, tie: int, values: Mapping[str, Any], today: date) -> list[Someone]:
    found = _named(desk, "person", values["our_contact"], _("Our contact"))
    found += _named(desk, "organization", values["carried_by"], _("Carried by"))
    held = seats(desk, tie, values["carried_by"])
    names = desk.titles("person", [row.values["person"] for row in held])
    for row in held:
        ends = row.values["term_ends_on"]
        late = ends is not None and ends < today
        person = row.values["person"]
        found.append(Someone("person", person, names[person], _(row.values["role"].value), ends, late))
    return found


def seats(desk: DeskFile, tie: int, committee: int | None) -> list[picking.Row]:
    """The seats still held for a tie: those of its own, and those of the committee that carries it, by their roles."""
    fields = ("person", "role", "term_ends_on", "left_on", "tie")
    found = {row.number: row for row in picking.where(desk, "committee_term", "tie", [tie], fields)}
    for row in picking.where(desk, "committee_term", "committee", [committee] if committee else [], fields):
        if row.values["tie"] in (None, tie):
            found[row.number] = row
    held = [row for row in found.values() if not row.values["left_on"]]
    return sorted(held, key=lambda row: (_ROLES.index(row.values["role"]), row.number))


def _named(desk: DeskFile, kind: str, number: int | None, role: str) -> list[Someone]:
    return [Someone(kind, number, desk.titles(kind, [number])[number], role)] if number else []
