"""The log of steps: the history people read, and the one function that reverts a step, for undo and redo alike."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import images, rows, tables
from cityintl.store.errors import UndoBlocked

#: A step is undone when a step that reverts it stands, that is, is not itself reverted.
_STANDING = (
    "WITH RECURSIVE standing(id, reverts, ok) AS MATERIALIZED ("
    " SELECT s.id, s.reverts, NOT EXISTS (SELECT 1 FROM change_set r WHERE r.reverts = s.id"
    "  AND NOT EXISTS (SELECT 1 FROM change_set q WHERE q.reverts = r.id)) FROM change_set s)"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record before and after, as people read it; `field` is empty for a whole record."""

    kind: str
    id: int
    title: str
    what: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One named step of the history."""

    id: int
    at: str
    label: str
    undone: bool
    can_undo: bool
    changes: tuple[Change, ...]
    records: int


def next_to_undo(connection: sa.Connection) -> int | None:
    """The newest ordinary step that stands; the first one, which made the desk, stays."""
    found = connection.exec_driver_sql(
        f"{_STANDING} SELECT max(id) FROM standing WHERE reverts IS NULL AND ok AND id > 1"
    ).scalar()
    return None if found is None else int(found)


def next_to_redo(connection: sa.Connection) -> int | None:
    """The newest undoing that stands, unless new work came after it."""
    found = connection.exec_driver_sql(
        f"{_STANDING} SELECT max(r.id) FROM standing r JOIN change_set s ON s.id = r.reverts"
        " WHERE r.ok AND s.reverts IS NULL"
        " AND r.id > (SELECT coalesce(max(id), 0) FROM change_set WHERE reverts IS NULL)"
    ).scalar()
    return None if found is None else int(found)


def label_of(connection: sa.Connection, step: int | None) -> str | None:
    """The label under which people know a step."""
    if step is None:
        return None
    label = connection.exec_driver_sql("SELECT label FROM change_set WHERE id = ?", (step,)).scalar_one()
    return str(label).removeprefix("Undo: ")


def revert(
    connection: sa.Connection, step: int, now: datetime, progress: Progress = silent
) -> tuple[str, dict[str, list[int]]]:
    """Put every row of a step back; gives its label and the rows; UserError, with nothing done, where it cannot be."""
    head = connection.exec_driver_sql(
        "SELECT label, schema, reverts FROM change_set WHERE id = ?", (step,)
    ).first()
    if head is None or step == 1:
        raise UserError(
            f"There is no step {step} that could be undone.", "Look at the history for its number."
        )
    if head.schema != tables.SCHEMA:
        raise UserError(
            "This step is from before an upgrade of the desk.", "Its history can be read, not undone."
        )
    if not connection.exec_driver_sql(f"{_STANDING} SELECT ok FROM standing WHERE id = ?", (step,)).scalar():
        raise UserError(f"“{head.label}” is undone already.", "Redo does it again.")
    touched: dict[str, list[int]] = {}
    for table in _tables_of(connection, step):
        touched[table] = _put_back(connection, table, step, progress)
    _refuse_dependents(connection, step, touched)
    number = images.next_set(connection)
    again = head.reverts is not None
    label = str(head.label).removeprefix("Undo: ")
    images.note_set(connection, number, now, f"Redo: {label}" if again else f"Undo: {label}", step)
    connection.exec_driver_sql(
        "INSERT INTO change (set_id, table_name, row_id, before, after)"
        " SELECT ?, table_name, row_id, after, before FROM change WHERE set_id = ?",
        (number, step),
    )
    return label, touched


def _tables_of(connection: sa.Connection, step: int) -> list[str]:
    found = connection.exec_driver_sql("SELECT DISTINCT table_name FROM change WHERE set_id = ?", (step,))
    return list(found.scalars())


def _put_back(connection: sa.Connection, table: str, step: int, progress: Progress) -> list[int]:
    changes = connection.exec_driver_sql(
        "SELECT row_id, before, after FROM change WHERE set_id = ? AND table_name = ?", (step, table)
    ).fetchall()
    secret = images.salt(connection)
    for start in range(0, len(changes), rows.PIECE):
        piece = changes[start : start + rows.PIECE]
        progress(start, len(changes), table)
        standing = images.read(connection, table, [c.row_id for c in piece])
        _apply(
            connection,
            table,
            step,
            [(c.row_id, _image(c.before), _image(c.after)) for c in piece],
            standing,
            secret,
        )
    return [c.row_id for c in changes]


def _image(packed: str | None) -> images.Image | None:
    return None if packed is None else json.loads(packed)


def _apply(
    connection: sa.Connection,
    table: str,
    step: int,
    changes: list[tuple[int, images.Image | None, images.Image | None]],
    standing: Mapping[int, images.Image | None],
    secret: str,
) -> None:
    gone, back, put = [], [], []
    for number, before, after in changes:
        now = standing[number]
        if (None if now is None else images.hidden(table, now, secret)) != after:
            raise _blocked(connection, step, table, [number])
        if before is None:
            gone.append((number,))
        elif now is None:
            back.append(_whole(table, before, {}, {}))
        else:
            put.append((*_whole(table, before, after or {}, now)[1:], number))
    columns = tables.stored_columns(table)
    names = ", ".join(f'"{c}"' for c in columns)
    marks = ", ".join("?" * len(columns))
    assigned = ", ".join(f'"{c}" = ?' for c in columns[1:])
    for statement, given in (
        (f'DELETE FROM "{table}" WHERE id = ?', gone),
        (f'INSERT INTO "{table}" ({names}) VALUES ({marks})', back),
        (f'UPDATE "{table}" SET {assigned} WHERE id = ?', put),
    ):
        if given:
            connection.exec_driver_sql(statement, given)


def _whole(table: str, image: images.Image, later: images.Image, standing: images.Image) -> tuple[Any, ...]:
    """The image's values in the order of the columns; UserError where a confidential one was not kept."""
    found = []
    for column in tables.stored_columns(table):
        value = image.get(column)
        if isinstance(value, dict):
            if later.get(column) != value:
                raise UserError(
                    f"“{kinds.kind(table).fields[column].label}” is confidential: its earlier value is not kept,"
                    " so this step cannot be undone.",
                    "Type the value again where it is needed.",
                )
            value = standing[column]
        found.append(value)
    return tuple(found)


def _refuse_dependents(connection: sa.Connection, step: int, touched: Mapping[str, Iterable[int]]) -> None:
    """Later records may point to what this undo takes away."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    hanging = _hanging_connections(connection, touched)
    if broken or hanging:
        rows_of: dict[str, list[int]] = {}
        for table, number, *_more in broken:
            rows_of.setdefault(table, []).append(number)
        if hanging:
            rows_of["connection"] = hanging
        table, numbers = next(iter(rows_of.items()))
        raise _blocked(connection, step, table, numbers)


def _hanging_connections(connection: sa.Connection, touched: Mapping[str, Iterable[int]]) -> list[int]:
    found: list[int] = []
    for name in touched:
        if name != "connection":
            for end in ("from", "to"):
                found += connection.exec_driver_sql(
                    f'SELECT id FROM connection WHERE {end}_kind = ? AND {end}_id NOT IN (SELECT id FROM "{name}")',
                    (name,),
                ).scalars()
    return found


def _blocked(connection: sa.Connection, step: int, table: str, numbers: list[int]) -> UndoBlocked:
    """The refusal that names the later steps in the way."""
    marks = ", ".join("?" * min(len(numbers), rows.PIECE))
    later = connection.exec_driver_sql(
        f"{_STANDING} SELECT DISTINCT s.id, s.label FROM standing t JOIN change_set s ON s.id = t.id"
        f" JOIN change c ON c.set_id = s.id WHERE t.ok AND s.reverts IS NULL AND s.id > ? AND c.table_name = ?"
        f" AND c.row_id IN ({marks}) ORDER BY s.id DESC",
        (step, table, *numbers[: rows.PIECE]),
    ).fetchall()
    named = "; ".join(f"“{row.label}”" for row in later[:3]) or "later work"
    more = f" and {len(later) - 3} more" if len(later) > 3 else ""
    return UndoBlocked(
        f"This cannot be undone alone: {named}{more} came later and depends on it.",
        "Undo the later work first, or leave both as they are.",
        [row.id for row in later],
    )


def history(connection: sa.Connection, kind: str | None, number: int | None, limit: int) -> list[Step]:
    """The steps that touched the desk, or one record and its parts, newest first."""
    given: list[Any] = []
    where = ""
    if kind is not None and number is not None:
        where = " WHERE t.id IN (SELECT set_id FROM change WHERE table_name = ? AND row_id = ?"
        given = [kind, number]
        for part in rows.parts(connection, kinds.kind(kind), number):
            for each in part.ids:
                where += " UNION SELECT set_id FROM change WHERE table_name = ? AND row_id = ?"
                given += [part.kind, each]
        where += ")"
    heads = connection.exec_driver_sql(
        f"{_STANDING} SELECT t.id, t.ok, s.at, s.label, s.reverts, s.schema,"
        " (SELECT count(*) FROM change c WHERE c.set_id = s.id) AS records"
        f" FROM standing t JOIN change_set s ON s.id = t.id{where} ORDER BY t.id DESC LIMIT ?",
        (*given, limit),
    ).fetchall()
    found = []
    for h in heads:
        can = bool(h.ok) and h.id > 1 and h.reverts is None and h.schema == tables.SCHEMA
        changes = _changes(connection, h.id, kind, number)
        found.append(Step(h.id, h.at, h.label, not h.ok, can, changes, h.records))
    return found


#: A step that changed more records than this shows so many of them.
SHOWN = 20


def _changes(
    connection: sa.Connection, step: int, kind: str | None, number: int | None
) -> tuple[Change, ...]:
    order = "" if kind is None else "(table_name = ? AND row_id = ?) DESC, "
    given = () if kind is None else (kind, number)
    lines = connection.exec_driver_sql(
        f"SELECT table_name, row_id, before, after FROM change WHERE set_id = ? ORDER BY {order}id LIMIT ?",
        (step, *given, SHOWN),
    ).fetchall()
    found: list[Change] = []
    for line in lines:
        if line.table_name != "connection":
            found += _told(connection, line.table_name, line.row_id, _image(line.before), _image(line.after))
        else:
            found.append(_told_link(connection, _image(line.before), _image(line.after)))
    return tuple(found)


def _told(
    connection: sa.Connection,
    table: str,
    number: int,
    before: images.Image | None,
    after: images.Image | None,
) -> list[Change]:
    kind = kinds.kind(table)
    title = rows.titles(connection, kind, [number]).get(number) or _title_from(
        connection, kind, after or before or {}
    )
    if before is None or after is None:
        what = "added" if before is None else "deleted"
        return [Change(table, number, title, what, "", "", "")]
    found = []
    for field in kind.editable.values():
        old, new = before.get(field.name), after.get(field.name)
        if old != new:
            shown = [_shown(connection, kind, field.name, value) for value in (old, new)]
            found.append(Change(table, number, title, "changed", field.label, *shown))
    return found


def _title_from(connection: sa.Connection, kind: kinds.Kind, image: images.Image) -> str:
    """The title of a record that is gone, as far as its image tells it."""
    field = kind.fields[kind.title]
    if field.computed:
        return " ".join(str(image[n]) for n in ("given", "family") if image.get(n)) or kind.one
    return _shown(connection, kind, field.name, image.get(field.name)) or kind.one


def _shown(connection: sa.Connection, kind: kinds.Kind, name: str, raw: Any) -> str:
    field = kind.fields[name]
    if raw is None:
        return ""
    if isinstance(raw, dict):
        return "(confidential)"
    if field.link:
        target = kinds.kind(field.link)
        return rows.titles(connection, target, [raw]).get(raw) or target.reference(raw)
    processor = field.value.column_type.dialect_impl(connection.dialect).result_processor(
        connection.dialect, None
    )
    return field.value.show(processor(raw) if processor else raw)


def _told_link(connection: sa.Connection, before: images.Image | None, after: images.Image | None) -> Change:
    image = after or before or {}
    ends = []
    for end in ("from", "to"):
        kind, number = kinds.kind(image[f"{end}_kind"]), image[f"{end}_id"]
        ends.append(rows.titles(connection, kind, [number]).get(number) or kind.reference(number))
    what = "linked" if before is None else "unlinked"
    return Change(image["from_kind"], image["from_id"], ends[0], what, image["role"], "", ends[1])
