"""Undo and redo: the one function that puts the rows of a step back, and the choice of the next step."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.store import images, kept, rows, settling, tables
from cityintl.store.driver import fetch, run_many
from cityintl.store.errors import UndoBlocked

#: Rows by the name of their table.
Rows = dict[str, list[int]]

#: A step `s` is undone when a step that reverts it stands, that is, is not itself reverted.
UNDONE = (
    "EXISTS (SELECT 1 FROM change_set r WHERE r.reverts = s.id"
    " AND NOT EXISTS (SELECT 1 FROM change_set q WHERE q.reverts = r.id))"
)

#: Two records that were linked anew meanwhile keep that link; `_missing_ends` then names the step.
_INSERT = {"connection": "INSERT OR IGNORE"}


def next_to_undo(connection: sa.Connection) -> int | None:
    """The newest ordinary step that stands; the first one, which made the desk, stays."""
    found = fetch(
        connection,
        f"SELECT s.id FROM change_set s WHERE s.reverts IS NULL AND s.id > 1 AND NOT {UNDONE}"
        " ORDER BY s.id DESC LIMIT 1",
    )
    return int(found[0][0]) if found else None


def next_to_redo(connection: sa.Connection) -> int | None:
    """The newest undoing that stands, unless new work came after it."""
    found = fetch(
        connection,
        "SELECT max(u.id) FROM change_set u JOIN change_set s ON s.id = u.reverts"
        " WHERE u.id > (SELECT max(id) FROM change_set WHERE reverts IS NULL) AND s.reverts IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM change_set q WHERE q.reverts = u.id)",
    )
    return None if found[0][0] is None else int(found[0][0])


def label_of(connection: sa.Connection, step: int | None) -> str | None:
    """The label under which people know a step."""
    if step is None:
        return None
    label = fetch(connection, "SELECT label FROM change_set WHERE id = ?", (step,))[0][0]
    return str(label).removeprefix("Undo: ")


def size(connection: sa.Connection, step: int) -> int:
    """How many rows a step changed."""
    return int(fetch(connection, "SELECT count(*) FROM change WHERE set_id = ?", (step,))[0][0])


def revert(
    connection: sa.Connection, step: int, now: datetime, progress: Progress = silent, *, redo: bool = False
) -> tuple[str, Rows]:
    """Put every row of a step back; gives its label and the rows; UserError, with nothing done, where it cannot be."""
    label = _refuse_step(connection, step, redo)
    kept.refuse_taking_back(connection, step)
    touched, gone = _put_back(connection, step, progress)
    _refuse_dependents(connection, step, touched, gone)
    number = images.next_number(connection, "change_set")
    images.note_set(connection, number, now, f"Redo: {label}" if redo else f"Undo: {label}", step)
    run_many(
        connection,
        "INSERT INTO change (set_id, table_name, row_id, before, after)"
        " SELECT ?, table_name, row_id, after, before FROM change WHERE set_id = ?",
        [(number, step)],
    )
    return label, touched


def _refuse_step(connection: sa.Connection, step: int, redo: bool) -> str:
    """The label of a step that may be reverted."""
    head = fetch(
        connection,
        f"SELECT s.label, s.schema, s.reverts, {UNDONE} FROM change_set s WHERE s.id = ?",
        (step,),
    )
    if not head or step == 1:
        raise UserError(f"There is no step {step} that could be undone.", "Look at the history for its number.")
    label, schema, reverts, undone = head[0]
    if reverts is not None and not redo:
        raise UserError(f"“{label}” is itself an undo or a redo.", "Undo or redo the step that it names.")
    if schema != tables.SCHEMA:
        raise UserError("This step is from before an upgrade of the desk.", "Its history can be read, not undone.")
    if undone:
        raise UserError(f"“{label}” is undone already.", "Redo does it again.")
    return str(label).removeprefix("Undo: ")


def _put_back(connection: sa.Connection, step: int, progress: Progress) -> tuple[Rows, Rows]:
    """Write the rows of a step as they were before; gives those touched, and those that are gone by it."""
    lines = fetch(
        connection, "SELECT table_name, row_id, before, after FROM change WHERE set_id = ? ORDER BY id", (step,)
    )
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for table, *line in lines:
        by_table.setdefault(table, []).append(tuple(line))
    secret = images.salt(connection) if any(map(images.confidential, by_table)) else ""
    touched: Rows = {}
    gone: Rows = {}
    differing: Rows = {}
    done = 0
    for table, changes in by_table.items():
        for piece in rows.pieces(changes):
            progress(done, len(lines), "")
            unpacked = [(n, images.unpacked(was), images.unpacked(now)) for n, was, now in piece]
            standing = images.read(connection, table, [n for n, *_ in piece])
            other = [n for n, _, now in unpacked if images.hidden(table, standing[n], secret) != now]
            if other:
                differing.setdefault(table, []).extend(other)
            else:
                _write_back(connection, table, unpacked, standing)
            done += len(piece)
        touched[table] = [n for n, *_ in changes]
        gone[table] = [n for n, was, _now in changes if was is None]
    if differing:
        raise _blocked(connection, step, differing)
    return touched, gone


def _write_back(
    connection: sa.Connection,
    table: str,
    changes: Sequence[tuple[int, images.Image | None, images.Image | None]],
    standing: Mapping[int, images.Image | None],
) -> None:
    columns = tables.stored_columns(table)
    names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
    assigned = ", ".join(f'"{c}" = ?' for c in columns[1:])
    run_many(connection, f'DELETE FROM "{table}" WHERE id = ?', [(n,) for n, before, _ in changes if before is None])
    run_many(
        connection,
        f'{_INSERT.get(table, "INSERT")} INTO "{table}" ({names}) VALUES ({marks})',
        [_whole(table, before, {}, {}) for _, before, after in changes if before is not None and after is None],
    )
    run_many(
        connection,
        f'UPDATE "{table}" SET {assigned} WHERE id = ?',
        [
            (*_whole(table, before, after, standing[n] or {})[1:], n)
            for n, before, after in changes
            if before is not None and after is not None
        ],
    )


def _whole(table: str, image: images.Image, later: images.Image, standing: images.Image) -> tuple[Any, ...]:
    """The image's values in the order of the columns; UserError where a confidential one was not kept."""
    found = []
    for column in tables.stored_columns(table):
        value = image.get(column)
        if isinstance(value, dict):
            if later.get(column) != value:
                label = kinds.kind(table).fields[column].label
                if not later:
                    raise UserError(
                        f"“{label}” is confidential: its value is not kept, so the record does not come back by this.",
                        "Deleted records brings back what was deleted, with that field empty.",
                    )
                raise UserError(
                    f"“{label}” is confidential: its earlier value is not kept, so this step stays as it is.",
                    "Type the value again where it is needed.",
                )
            value = standing[column]
        found.append(value)
    return tuple(found)


def _refuse_dependents(connection: sa.Connection, step: int, touched: Rows, gone: Rows) -> None:
    """Later records may need what this undo takes away, or have taken away what it brings back."""
    in_the_way: Rows = {}
    for table, numbers in touched.items():
        back = sorted(set(numbers) - set(gone[table]))
        if table == "connection":
            _merge(in_the_way, _missing_ends(connection, step, back))
        else:
            _merge(in_the_way, _pointing_at(connection, table, gone[table]))
            _merge(in_the_way, _missing_targets(connection, table, back))
    for rule, owner in settling.unsettled(connection, _owners(connection, touched)):
        line = f'SELECT id FROM "{rule.part}" WHERE "{rule.link}" = ?'
        _merge(in_the_way, {rule.part: [n for (n,) in fetch(connection, line, (owner,))], rule.owner: [owner]})
    if in_the_way:
        raise _blocked(connection, step, in_the_way)


def _merge(into: Rows, more: Mapping[str, Sequence[int]]) -> None:
    for table, numbers in more.items():
        if numbers:
            into.setdefault(table, []).extend(numbers)


def _pointing_at(connection: sa.Connection, table: str, gone: Sequence[int]) -> Rows:
    """Rows that point to records that are gone now."""
    found: Rows = {}
    if not gone:
        return found
    those = "IN (SELECT value FROM json_each(?))"
    for pointer in rows.pointing(table):
        line = f'SELECT id FROM "{pointer.kind.name}" WHERE "{pointer.field}" {those}'
        _merge(found, {pointer.kind.name: [n for (n,) in fetch(connection, line, (images.ids(gone),))]})
    for end in ("from", "to"):
        line = f"SELECT id FROM connection WHERE {end}_kind = ? AND {end}_id {those}"
        _merge(found, {"connection": [n for (n,) in fetch(connection, line, (table, images.ids(gone)))]})
    return found


def _missing_targets(connection: sa.Connection, table: str, back: Sequence[int]) -> Rows:
    """Records that rows which are back point to, and that are not there any more."""
    found: Rows = {}
    for field in kinds.kind(table).editable.values() if back else ():
        if field.link:
            line = (
                f'SELECT t."{field.name}" FROM "{table}" t WHERE t.id IN (SELECT value FROM json_each(?)) AND'
                f' t."{field.name}" IS NOT NULL AND NOT EXISTS'
                f' (SELECT 1 FROM "{field.link}" x WHERE x.id = t."{field.name}")'
            )
            _merge(found, {field.link: [n for (n,) in fetch(connection, line, (images.ids(back),))]})
    return found


def _missing_ends(connection: sa.Connection, step: int, back: Sequence[int]) -> Rows:
    """Ends of links that are back and that are not there any more; links made anew that stand in their place."""
    found: Rows = {}
    line = "SELECT before FROM change WHERE set_id = ? AND table_name = 'connection' AND row_id = ?"
    for number in back:
        image = images.unpacked(fetch(connection, line, (step, number))[0][0]) or {}
        ends = [image[name] for name in ("from_kind", "from_id", "role", "to_kind", "to_id")]
        _merge(found, {"connection": [n for n in rows.connections(connection, ends) if n != number]})
        for end in ("from", "to"):
            name = image[f"{end}_kind"]
            _merge(found, {name: rows.absent(connection, kinds.kind(name), [image[f"{end}_id"]])})
    return found


def _owners(connection: sa.Connection, touched: Rows) -> Rows:
    """The owners whose decided fields this undo may have unsettled."""
    found: Rows = {}
    for rule in kinds.SETTLED:
        line = (
            f"SELECT DISTINCT json_extract(coalesce(after, before), '$.{rule.link}') FROM change"
            " WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))"
        )
        parts = fetch(connection, line, (rule.part, images.ids(touched.get(rule.part, []))))
        _merge(found, {rule.owner: [*touched.get(rule.owner, []), *(n for (n,) in parts)]})
    return found


def _blocked(connection: sa.Connection, step: int, in_the_way: Rows) -> UndoBlocked:
    """The refusal that names the later steps in the way."""
    found: dict[int, str] = {}
    for table, numbers in in_the_way.items():
        found |= _later(connection, step, table, numbers)
    later = sorted(found, reverse=True)
    named = "; ".join(f"“{found[n]}”" for n in later[:3]) or "later work"
    more = f" and {len(later) - 3} more" if len(later) > 3 else ""
    return UndoBlocked(
        f"This cannot be undone alone: {named}{more} came later and depends on it.",
        "Undo the later work first, or leave both as they are.",
        later,
    )


def _later(connection: sa.Connection, step: int, table: str, numbers: Sequence[int]) -> dict[int, str]:
    """The ordinary steps after this one that stand and touched these rows, with their labels."""
    lines = fetch(
        connection,
        "SELECT DISTINCT s.id, s.label FROM change c JOIN change_set s ON s.id = c.set_id"
        " WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?)) AND s.id > ?"
        f" AND s.reverts IS NULL AND NOT {UNDONE}",
        (table, images.ids(numbers), step),
    )
    return dict(lines)
