"""Fields that dated parts decide: the newest change of status is the tie's, and a change by hand becomes one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.records.describe import Settled
from cityintl.records.kinds import SETTLED
from cityintl.store import images, rows
from cityintl.store.driver import fetch

if TYPE_CHECKING:
    from cityintl.store.writing import Write


def decides(kind: str) -> bool:
    """Whether records of this kind are parts that decide a field of their owner."""
    return any(rule.part == kind for rule in SETTLED)


def _value(connection: sa.Connection, table: str, column: str, rest: str, given: Sequence[Any]) -> Any:
    found = fetch(connection, f'SELECT "{column}" FROM "{table}" WHERE {rest} LIMIT 1', given)
    return images.typed(table, {column: found[0][0]})[column] if found else None


def _newest(connection: sa.Connection, rule: Settled, owner: int) -> Any:
    """What the newest part says; None where there is no part."""
    newest = f'"{rule.link}" = ? ORDER BY "{rule.on}" DESC, id DESC'
    return _value(connection, rule.part, rule.after, newest, (owner,))


def filled(connection: sa.Connection, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a new part with what stood before its day, where it was not said."""
    for rule in SETTLED:
        if kind == rule.part and values.get(rule.before) is None and values.get(rule.link) is not None:
            earlier = f'"{rule.link}" = ? AND "{rule.on}" <= ? ORDER BY "{rule.on}" DESC, id DESC'
            given = (values[rule.link], values.get(rule.on) or "")
            before = _value(connection, rule.part, rule.after, earlier, given)
            if before is None and _newest(connection, rule, values[rule.link]) is None:
                before = _value(connection, rule.owner, rule.field, "id = ?", (values[rule.link],))
            values = {**values, rule.before: None if before == values.get(rule.after) else before}
    return values


def after_part(write: "Write", kind: str, values: Mapping[str, Any], was: Mapping[str, Any] | None = None) -> None:
    """A part came, changed or went: each owner's field follows the newest one left, or what stood before the last."""
    for rule in SETTLED:
        if kind == rule.part:
            for side in (values, was or {}):
                owner = side.get(rule.link)
                if owner is not None:
                    decided = _newest(write.connection, rule, owner)
                    decided = decided if decided is not None else side.get(rule.before)
                    if decided is not None:
                        write.settle(rule.owner, owner, rule.field, decided)


def after_owner(
    write: "Write", kind: str, number: int, current: Mapping[str, Any], differing: Mapping[str, Any]
) -> None:
    """The owner's field was changed by hand: that becomes a part dated today; UserError where a later one stands."""
    for rule in SETTLED:
        if kind == rule.owner and rule.field in differing:
            part, today = kinds.kind(rule.part), rows.today(write.connection, write.now).isoformat()
            later = f'"{rule.link}" = ? AND "{rule.on}" > ?'
            if day := _value(write.connection, rule.part, rule.on, later, (number, today)):
                raise UserError(
                    f"A later day ({day}) decides this already, in the {part.many.lower()}.",
                    "Change or delete that entry first.",
                )
            change = {rule.before: current[rule.field], rule.after: differing[rule.field]}
            write.add(rule.part, {rule.link: number, rule.on: today, **change})


def unsettled(
    connection: sa.Connection, owners: Mapping[str, Sequence[int]] | None = None
) -> list[tuple[Settled, int]]:
    """The owners (of these, or all) whose field is not what their newest part says."""
    found = []
    for rule in SETTLED:
        wanted = None if owners is None else images.ids(owners.get(rule.owner, []))
        lines = fetch(
            connection,
            f'SELECT o.id FROM "{rule.owner}" o WHERE "{rule.field}" <> (SELECT p."{rule.after}" FROM'
            f' "{rule.part}" p WHERE p."{rule.link}" = o.id ORDER BY p."{rule.on}" DESC, p.id DESC LIMIT 1)'
            + ("" if wanted is None else " AND o.id IN (SELECT value FROM json_each(?))"),
            () if wanted is None else (wanted,),
        )
        found += [(rule, number) for (number,) in lines]
    return found
