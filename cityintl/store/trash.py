"""Deleted records: the log still has them, and one by one they come back with their parts, links and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import images, log, rows, settling, tables
from cityintl.store.driver import fetch, run_many
from cityintl.store.errors import NotFound

if TYPE_CHECKING:
    from cityintl.store.writing import Write

_ENDS = ("from_kind", "from_id", "role", "to_kind", "to_id")
#: The newest line of the log about each row, where that line took it away.
_GONE = (
    "FROM change c JOIN change_set s ON s.id = c.set_id WHERE c.after IS NULL AND c.table_name <> 'connection'"
    " AND NOT EXISTS (SELECT 1 FROM change d WHERE d.table_name = c.table_name AND d.row_id = c.row_id AND d.id > c.id)"
)


@dataclass(frozen=True, slots=True)
class Gone:
    """A deleted record: what it was called, and the step that deleted it."""

    kind: str
    id: int
    title: str
    at: str
    label: str
    step: int

    @property
    def reference(self) -> str:
        """“TIE-7”."""
        return kinds.kind(self.kind).reference(self.id)


def gone(connection: sa.Connection, limit: int) -> list[Gone]:
    """The records that were deleted, newest first; parts that went with their owner come back with it."""
    lines = fetch(
        connection,
        f"SELECT c.table_name, c.row_id, c.before, s.at, s.label, s.id {_GONE} AND s.reverts IS NULL"
        " ORDER BY c.id DESC",
    )
    telling = log.Telling(connection)
    left = {(table, number, step) for table, number, _before, _at, _label, step in lines}
    found: list[Gone] = []
    for table, number, before, at, label, step in lines:
        image = images.unpacked(before)
        if table not in tables.LOGGED or image is None or len(found) == limit:
            continue
        kind = kinds.kind(table)
        owner = (kind.part_of.link, image.get(kind.part_of.name), step) if kind.part_of else None
        if owner not in left:
            found.append(Gone(table, number, telling.title_from(kind, image), at, label, step))
    return found


def not_kept(connection: sa.Connection, kind: str, number: int) -> list[str]:
    """The confidential fields with a value, by their labels, that the deletion of this record and its parts loses.

    It may stand still, or be deleted.
    """
    described = kinds.kind(kind)
    if rows.absent(connection, described, [number]):
        going = _with_parts(connection, _step_of(connection, kind, number), kind, number)
    else:
        parts = rows.with_parts(connection, described, number)
        going = {(part.name, n): images.read(connection, part.name, [n])[n] or {} for part, n in parts}
    found: dict[str, None] = {}
    for (table, _each), image in going.items():
        secret = images.confidential(table)
        fields = kinds.kind(table).fields.values()
        found |= {f.label: None for f in fields if f.name in secret and image.get(f.name) is not None}
    return list(found)


def _step_of(connection: sa.Connection, kind: str, number: int) -> int:
    """The step that deleted a record; NotFound where none did."""
    line = fetch(connection, f"SELECT s.id {_GONE} AND c.table_name = ? AND c.row_id = ?", (kind, number))
    if not line:
        raise NotFound(f"{kinds.kind(kind).reference(number)} is not among the deleted records.", "Look at the list.")
    return int(line[0][0])


def bring_back(write: "Write", kind: str, number: int) -> int:
    """Put a deleted record back, with the parts and links that went with it; gives how many records came."""
    step = _step_of(write.connection, kind, number)
    coming = _with_parts(write.connection, step, kind, number)
    for (table, each), image in coming.items():
        _insert(write, kinds.kind(table), each, image)
    _point_again(write, step, coming)
    _link_again(write, step, coming)
    for (table, _each), image in coming.items():
        if settling.decides(table):
            settling.after_part(write, table, images.typed(table, image))
    return len(coming)


def _with_parts(connection: sa.Connection, step: int, kind: str, number: int) -> dict[tuple[str, int], images.Image]:
    """The record and the parts of it that the same step took away, owners first."""
    lines = fetch(
        connection,
        "SELECT table_name, row_id, before FROM change WHERE set_id = ? AND after IS NULL AND before IS NOT NULL",
        (step,),
    )
    went = {(t, n): images.unpacked(b) or {} for t, n, b in lines if t in tables.LOGGED and t != "connection"}
    coming = {(kind, number): went[kind, number]}
    waiting = [(kind, number)]
    while waiting:
        owner = waiting.pop()
        for (table, each), image in went.items():
            part_of = kinds.kind(table).part_of
            if part_of and (part_of.link, image.get(part_of.name)) == owner and (table, each) not in coming:
                coming[table, each] = image
                waiting.append((table, each))
    return coming


def _insert(write: "Write", kind: Kind, number: int, image: images.Image) -> None:
    """Put a row back under its own number; what it pointed to and is gone too is left out where it may be."""
    values: dict[str, Any] = {}
    for name in tables.stored_columns(kind.name):
        value = image.get(name)
        field = kind.editable.get(name)
        if isinstance(value, dict):
            value = None  # confidential: the log never had it
        if field is not None and field.link and value is not None:
            target = kinds.kind(field.link)
            if rows.absent(write.connection, target, [value]):
                if field.required:
                    raise UserError(
                        f"{kind.reference(number)} belongs to {target.reference(value)}, which is deleted too.",
                        f"Bring {target.reference(value)} back first.",
                    )
                value = None
        values[name] = value
    write.put_row(kind.name, number, {**values, "id": number, "changed_in": write.set_id})


def _point_again(write: "Write", step: int, coming: Mapping[tuple[str, int], images.Image]) -> None:
    """Fields that the deletion emptied, and that are still empty, point to the record again."""
    lines = fetch(
        write.connection,
        "SELECT table_name, row_id, before, after FROM change WHERE set_id = ? AND after IS NOT NULL"
        " AND before IS NOT NULL AND table_name <> 'connection'",
        (step,),
    )
    for table, number, packed_before, packed_after in lines:
        before, after = images.unpacked(packed_before) or {}, images.unpacked(packed_after) or {}
        standing = images.read(write.connection, table, [number])[number] if table in tables.LOGGED else None
        for field in kinds.kind(table).editable.values() if standing is not None else ():
            was = before.get(field.name)
            emptied = field.link and was is not None and after.get(field.name) is None
            if emptied and standing and standing[field.name] is None and (field.link, was) in coming:
                write.settle(table, number, field.name, was)


def _link_again(write: "Write", step: int, coming: Mapping[tuple[str, int], images.Image]) -> None:
    """Links that the deletion cut are made again where their other end is there."""
    lines = fetch(
        write.connection,
        "SELECT before FROM change WHERE set_id = ? AND after IS NULL AND table_name = 'connection'",
        (step,),
    )
    for (before,) in lines:
        image = images.unpacked(before) or {}
        ends = [(image["from_kind"], image["from_id"]), (image["to_kind"], image["to_id"])]
        if any(end in coming for end in ends) and not _absent(write.connection, ends):
            write.connect(*(image[name] for name in _ENDS))


def _absent(connection: sa.Connection, ends: Sequence[tuple[str, int]]) -> bool:
    return any(rows.absent(connection, kinds.kind(name), [number]) for name, number in ends)


def put(write: "Write", table: str, number: int, image: images.Image) -> None:
    """Write a whole row under its own number, for `Write.put_row`."""
    columns = list(image)
    names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
    run_many(write.connection, f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [[image[c] for c in columns]])
