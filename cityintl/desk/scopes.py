"""Who belongs to a partner, tie, organization or person, and the records that have to do with any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cityintl.desk import picking
from cityintl.desk.picking import Row
from cityintl.store import DeskFile, Entry

#: The fields by which each kind of record points to whom it has to do with.
_POINTS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "correspondence": {"partner": ("partner",), "organization": ("organization",), "person": ("person",)},
    "delegation": {
        "partner": ("partner",), "tie": ("tie",), "organization": ("requester",),
        "person": ("head", "host_lead", "their_lead"),
    },
    "exchange": {"partner": ("partner",), "tie": ("tie",), "organization": ("carried_by",)},
    "gift": {"partner": ("partner",), "organization": ("giver_office",), "person": ("giver", "recipient")},
    "follow_up": {"partner": ("partner",), "organization": ("organization",), "person": ("person", "owner")},
    "event": {"partner": ("partner",), "person": ("host",)},
    "invitation": {"partner": ("partner",), "organization": ("organization",), "person": ("person", "goes")},
    "agreement": {"tie": ("tie",)},
    "tie_event": {"tie": ("tie",)},
    "legal_review": {"tie": ("tie",)},
    "greeting": {"partner": ("partner",), "organization": ("organization",), "person": ("person",)},
    "committee_term": {"tie": ("tie",), "organization": ("committee",), "person": ("person",)},
    "membership": {"organization": ("network",)},
    "association_agreement": {"organization": ("organization",)},
    "support": {"organization": ("organization",), "tie": ("tie",)},
    "office": {"person": ("person",)},
    "event_bid": {"partner": ("partner",), "organization": ("organization",), "person": ("contact",)},
    "investment_lead": {"partner": ("partner",), "organization": ("organization",), "person": ("owner",)},
    "statement": {"partner": ("partner",)},
    "liaison_contact": {"partner": ("partner",), "organization": ("organization",), "person": ("person",)},
    "visitor_program": {"partner": ("partner",), "organization": ("host",), "person": ("contact",)},
    "media_item": {"partner": ("partner",), "tie": ("tie",)},
    "records_request": {"organization": ("organization",)},
}  # fmt: skip
#: Parts that say who took part: where the part names people, and which record that makes theirs.
_THROUGH = {
    "delegation": ("member", "delegation"),
    "exchange": ("traveller", "exchange"),
    "event": ("guest", "event"),
    "visitor_program": ("program_meeting", "program"),
}


@dataclass(frozen=True)
class Scope:
    """The record whose story is told, and by kind the numbers of everyone who belongs to it."""

    entry: Entry
    ends: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def of(self, kind: str) -> frozenset[int]:
        """Those of a kind."""
        return self.ends.get(kind, frozenset())


#: The kinds whose records have to do with somebody.
KINDS = tuple(_POINTS)


def scope_of(desk: DeskFile, kind: str, number: int) -> Scope:
    """A tie speaks for its partner, a partner for its offices, an office for its people."""
    entry = desk.get(kind, number)
    ends: dict[str, frozenset[int]] = {kind: frozenset({number})}
    if kind == "tie":
        ends["partner"] = frozenset({entry.values["partner"]})
    if kind == "partner":
        ends["tie"] = _ids(desk, "tie", "partner", {number})
    if partners := ends.get("partner"):
        ends["organization"] = _ids(desk, "organization", "partner", partners)
        ends["person"] = _ids(desk, "person", "partner", partners)
    if offices := ends.get("organization"):
        ends["person"] = ends.get("person", frozenset()) | _ids(desk, "person", "organization", offices)
    return Scope(entry, ends)


def _ids(desk: DeskFile, kind: str, name: str, numbers: set[int] | frozenset[int]) -> frozenset[int]:
    return frozenset(row.number for row in picking.where(desk, kind, name, numbers, ()))


def rows_of(desk: DeskFile, scope: Scope, kind: str, fields: Sequence[str]) -> list[Row]:
    """The records of a kind that have to do with anyone of these, each once, by number."""
    ends = {name: scope.of(end) for end, names in _POINTS[kind].items() for name in names}
    if kind in _THROUGH and scope.of("person"):
        part, link = _THROUGH[kind]
        taken = picking.where(desk, part, "person", scope.of("person"), (link,))
        ends["id"] = frozenset(each.values[link] for each in taken)
    return picking.where_any(desk, kind, ends, fields)


def about(desk: DeskFile, scope: Scope, kind: str, fields: Sequence[str]) -> list[Row]:
    """The records of a kind that were linked to the one whose story is told, or to its partner."""
    other = {"tie": "partner", "partner": "tie"}.get(scope.entry.kind, "")
    ends = [(scope.entry.kind, scope.entry.id), *((other, n) for n in scope.of(other))]
    return picking.where(desk, kind, "id", picking.connected(desk, kind, ends), fields)
