"""With whom a contact was that is logged on a record: partner, organization, person, however they are named there."""

from collections.abc import Mapping
from typing import Any

from cityintl.desk.picking import every
from cityintl.records import kinds
from cityintl.records.memory import Direction
from cityintl.store import DeskFile, Entry

#: The kinds that a letter names in a field of its own; every other one it is about.
ENDS = ("partner", "organization", "person")
#: Where a kind names them by other words, or names people of ours too: the fields that say with whom.
_WITH: Mapping[str, tuple[str, ...]] = {
    "tie": ("partner",),
    "exchange": ("partner", "carried_by"),
    "membership": ("network",),
    "committee_term": ("committee", "person"),
    "meeting_sheet": ("with_whom",),
    "gift": ("partner", "giver_office", "giver"),
}
#: Those asked where neither the record nor what it belongs to names anybody.
_ELSE: Mapping[str, tuple[str, ...]] = {
    "delegation": ("requester", "their_lead"), "event": ("host",), "gift": ("recipient",), "invitation": ("goes",),
}  # fmt: skip
#: What a record may belong to, the nearest first, beside what it is a part of.
_ABOVE = ("meeting", "correspondence", "agreement", "event", "delegation", "exchange", "tie")
#: Where a promise comes from: the kinds that a follow-up names, with its field for them.
_SOURCES = {"meeting_sheet": "meeting", "agreement": "agreement", "delegation": "delegation"}


def ends_of(desk: DeskFile, entry: Entry) -> dict[str, int]:
    """Partner, organization and person of a contact that is logged on a record; empty where it names nobody."""
    return _filled(desk, {entry.kind: entry.id} if entry.kind in ENDS else _found(desk, entry))


def _found(desk: DeskFile, entry: Entry) -> dict[str, int]:
    """Those the record names, or else the nearest that it belongs to."""
    fields = _WITH.get(entry.kind, ENDS)
    if entry.kind == "gift" and entry.values["direction"] is Direction.SENT:
        fields = ("partner", "giver_office", "recipient")
    found = _named(entry, fields)
    for kind, number in _above(entry):
        found = found or ({kind: number} if kind in ENDS else _found(desk, desk.get(kind, number)))
    return found or _named(entry, _ELSE.get(entry.kind, ()))


def _named(entry: Entry, fields: tuple[str, ...]) -> dict[str, int]:
    described = kinds.kind(entry.kind).fields
    return {str(described[f].link): entry.values[f] for f in fields if f in described and entry.values[f] is not None}


def _above(entry: Entry) -> list[tuple[str, int]]:
    """What a record belongs to: its owner, and what its fields name."""
    kind = kinds.kind(entry.kind)
    owner = [kind.part_of.name] if kind.part_of else []
    fields = [kind.fields[name] for name in (*owner, *_ABOVE) if name in kind.fields]
    return [(str(f.link), entry.values[f.name]) for f in fields if f.link and entry.values[f.name] is not None]


def _filled(desk: DeskFile, found: dict[str, int]) -> dict[str, int]:
    """With the office of the person and the partner of both, where nothing else was named."""
    for kind, fields in (("person", ("partner", "organization")), ("organization", ("partner",))):
        if kind in found:
            values = every(desk, kind, fields, [found[kind]])[found[kind]]
            found |= {name: values[name] for name in fields if values[name] is not None and name not in found}
    return found


def sources_of(desk: DeskFile, entry: Entry) -> dict[str, Any]:
    """The fields of a follow-up that say from which visit, meeting or agreement it comes: the record and its owners."""
    found = {_SOURCES[entry.kind]: entry.id} if entry.kind in _SOURCES else {}
    owner = kinds.kind(entry.kind).part_of
    if owner is not None and owner.link:
        found |= sources_of(desk, desk.get(owner.link, entry.values[owner.name]))
    return found
