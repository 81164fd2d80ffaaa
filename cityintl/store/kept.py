"""What may not be deleted: what a standing hold is linked with, what belongs to that, and what that belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.records.kinds import KEEPING
from cityintl.store import images, rows
from cityintl.store.driver import fetch
from cityintl.store.errors import OnHold

#: A record: its kind and its number.
End = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """What the standing holds keep, each with the number of its hold: single records, and whole kinds of them."""

    records: Mapping[End, int]
    kinds: Mapping[str, int]

    def by(self, kind: str, number: int) -> int | None:
        """The hold that keeps this record itself."""
        return self.records.get((kind, number)) or self.kinds.get(kind)


def held(connection: sa.Connection, gone: Collection[int] = ()) -> Held:
    """What is kept by the holds that stand, those left out that are about to go themselves."""
    standing = [
        number
        for (number,) in fetch(connection, f'SELECT id FROM "{KEEPING.by}" WHERE "{KEEPING.ended}" IS NULL ORDER BY id')
        if number not in gone
    ]
    found: dict[End, int] = {}
    whole: dict[str, int] = {}
    if not standing:
        return Held(found, whole)
    for end, hold in _ends(connection, KEEPING.by, standing):
        found.setdefault(end, hold)
    classes = {number: hold for (kind, number), hold in found.items() if kind == KEEPING.whole}
    for end, number in _ends(connection, KEEPING.whole, classes):
        found.setdefault(end, classes[number])
    for number, image in images.read(connection, KEEPING.whole, list(classes)).items() if classes else ():
        for name in images.typed(KEEPING.whole, image or {}).get(KEEPING.covers) or ():
            whole.setdefault(name, classes[number])
    return Held(found, whole)


def _ends(connection: sa.Connection, kind: str, numbers: Iterable[int]) -> Iterator[tuple[End, int]]:
    """What records of a kind are linked with, each end with the number of that record."""
    wanted = images.ids(list(numbers))
    for here, there in (("from", "to"), ("to", "from")):
        line = (
            f"SELECT {there}_kind, {there}_id, {here}_id FROM connection WHERE {here}_kind = ?"
            f" AND {here}_id IN (SELECT value FROM json_each(?)) ORDER BY id"
        )
        for name, number, by in fetch(connection, line, (kind, wanted)):
            if name != KEEPING.by:  # a class is linked with its hold, which it does not keep
                yield (name, number), by
    for field in kinds.kind(kind).editable.values():
        if field.link:
            line = f'SELECT "{field.name}", id FROM "{kind}" WHERE id IN (SELECT value FROM json_each(?))'
            for number, by in fetch(connection, line, (wanted,)):
                if number is not None:
                    yield (field.link, number), by


def refuse_kept(connection: sa.Connection, kind: Kind, number: int, going: Iterable[tuple[Kind, int]]) -> None:
    """OnHold where one of those that go with this record is kept, or where it is a hold that keeps something."""
    if kind.name == KEEPING.by and next(_ends(connection, KEEPING.by, _standing(connection, number)), None):
        raise _still_stands(connection, number)
    keeping = held(connection)
    if keeping.records:
        for each in going:
            _refuse(connection, keeping, (kind.name, number), each)


def _refuse(connection: sa.Connection, keeping: Held, named: End, going: tuple[Kind, int]) -> None:
    """OnHold where this record, or one that it belongs to, is kept; `named` is what somebody wants to delete."""
    for end in (*_owners(connection, *going), (going[0].name, going[1])):
        if hold := keeping.by(*end):
            raise _on_hold(connection, named, end, hold)


def refuse_taking_back(connection: sa.Connection, step: int) -> None:
    """OnHold where undoing a step would take away what is kept; a hold goes only with all that it is linked with."""
    gone: dict[str, set[int]] = {}
    for table, number in fetch(
        connection, "SELECT table_name, row_id FROM change WHERE set_id = ? AND before IS NULL", (step,)
    ):
        gone.setdefault(table, set()).add(number)
    links = gone.pop("connection", set())
    for number in gone.get(KEEPING.by, ()):
        if _linked_otherwise(connection, number, links):
            raise _still_stands(connection, number)
    keeping = held(connection, gone.get(KEEPING.by, ()))
    if keeping.records:
        for table, numbers in gone.items():
            for number in sorted(numbers):
                _refuse(connection, keeping, (table, number), (kinds.kind(table), number))


def _standing(connection: sa.Connection, number: int) -> list[int]:
    line = f'SELECT id FROM "{KEEPING.by}" WHERE id = ? AND "{KEEPING.ended}" IS NULL'
    return [found for (found,) in fetch(connection, line, (number,))]


def _linked_otherwise(connection: sa.Connection, number: int, links: Collection[int]) -> bool:
    """Whether a standing hold has links besides these."""
    line = "SELECT id FROM connection WHERE (from_kind = ?1 AND from_id = ?2) OR (to_kind = ?1 AND to_id = ?2)"
    found = {each for (each,) in fetch(connection, line, (KEEPING.by, number))}
    return bool(_standing(connection, number) and found - set(links))


def _owners(connection: sa.Connection, kind: Kind, number: int) -> Iterator[End]:
    """Whom a part belongs to, and whom that one does."""
    while kind.part_of is not None and kind.part_of.link:
        found = fetch(connection, f'SELECT "{kind.part_of.name}" FROM "{kind.name}" WHERE id = ?', (number,))
        if not found:
            return
        kind, number = kinds.kind(kind.part_of.link), int(found[0][0])
        yield kind.name, number


def holds_on(connection: sa.Connection, kind: Kind, number: int) -> list[int]:
    """The standing holds for which this record may not be deleted: its own, its owners' and its parts'."""
    keeping = held(connection)
    if not keeping.records:
        return []
    ends = [*_owners(connection, kind, number), *((k.name, n) for k, n in rows.with_parts(connection, kind, number))]
    return sorted({hold for end in ends if (hold := keeping.by(*end))})


def _named(connection: sa.Connection, hold: int) -> str:
    kind = kinds.kind(KEEPING.by)
    return f"“{rows.titles(connection, kind, [hold])[hold]}” ({kind.reference(hold)})"


def _on_hold(connection: sa.Connection, named: End, end: End, hold: int) -> OnHold:
    here, there = (kinds.kind(name).reference(number) for name, number in (named, end))
    matter = _named(connection, hold)
    words = f"{here} is on hold: {matter}." if named == end else f"{here} stays, as {there} is on hold: {matter}."
    return OnHold(words, "It can be deleted once that hold is released.")


def _still_stands(connection: sa.Connection, hold: int) -> OnHold:
    return OnHold(f"{_named(connection, hold)} still keeps records.", "Release it first; it stays on file.")
