"""Fields that dated parts decide: the newest change of status is the tie's status, and a change by hand becomes one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from cityintl.records.describe import Settled
from cityintl.records.kinds import SETTLED
from cityintl.store import tables

if TYPE_CHECKING:
    from cityintl.store.writing import Write


def _newest(connection: sa.Connection, rule: Settled, owner: int) -> Any:
    """What the newest part says; None where there is no part."""
    table = tables.LOGGED[rule.part]
    return connection.execute(
        sa.select(table.c[rule.after])
        .where(table.c[rule.link] == owner)
        .order_by(table.c[rule.on].desc(), table.c.id.desc())
        .limit(1)
    ).scalar()


def filled(connection: sa.Connection, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a new part with what stood before, where it was not said."""
    for rule in SETTLED:
        if kind == rule.part and values.get(rule.before) is None and values.get(rule.link) is not None:
            owner = tables.LOGGED[rule.owner]
            standing = sa.select(owner.c[rule.field]).where(owner.c.id == values[rule.link])
            values = {**values, rule.before: connection.execute(standing).scalar()}
    return values


def after_part(write: "Write", kind: str, values: Mapping[str, Any]) -> None:
    """A part came, changed or went: the owner's field follows the newest one left."""
    for rule in SETTLED:
        owner = values.get(rule.link)
        if kind == rule.part and owner is not None:
            decided = _newest(write.connection, rule, owner)
            if decided is not None:
                write.settle(rule.owner, owner, rule.field, decided)


def after_owner(
    write: "Write", kind: str, number: int, current: Mapping[str, Any], differing: Mapping[str, Any]
) -> None:
    """The owner's field was changed by hand: that becomes a part dated today."""
    for rule in SETTLED:
        if kind == rule.owner and rule.field in differing:
            write.add(
                rule.part,
                {
                    rule.link: number,
                    rule.on: write.today.isoformat(),
                    rule.before: current[rule.field],
                    rule.after: differing[rule.field],
                },
            )
