"""The history of a damaged desk, brought into the one that is made anew of it where there is no backup."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from cityintl.records import kinds
from cityintl.store import images, salvage, searching, tables
from cityintl.store.driver import FAILURES, fetch, run_many
from cityintl.store.file import DeskFile
from cityintl.store.rows import connections
from cityintl.store.salvage import Salvage
from cityintl.store.writing import Write

_ENDS = ("from_kind", "from_id", "role", "to_kind", "to_id")
#: How each table of the history is read, by its columns.
_STEP = "id, at, label, schema, reverts"
_LINE = "id, set_id, table_name, row_id, before, after"


def bring(desk: DeskFile, found: Salvage) -> bool | None:
    """Give a new desk the steps and the secret of the damaged one; whether they are all, None where there are none."""
    raw = dbapi2.connect(str(found.file), isolation_level=None, timeout=1)
    with contextlib.closing(raw):
        steps = list(salvage.lines(raw, "change_set", _STEP))
        known = {step[0]: step for step in steps if step is not None and all(isinstance(s, str) for s in step[1:4])}
        if not known:
            return None
        lines = list(salvage.lines(raw, "change", _LINE))
        told = [line for line in lines if line is not None and line[1] in known and _is_told(line)]
        facts = _facts(raw)
    with desk.writing() as connection:
        for table in ("change", "change_set"):
            run_many(connection, f"DELETE FROM {table}", [()])
        run_many(connection, "INSERT OR REPLACE INTO desk_fact (name, value) VALUES (?, ?)", facts)
        heads = [(*step[:4], step[4] if step[4] in known else None) for step in known.values()]
        run_many(connection, f"INSERT INTO change_set ({_STEP}) VALUES (?, ?, ?, ?, ?)", heads)
        run_many(connection, f"INSERT INTO change ({_LINE}) VALUES (?, ?, ?, ?, ?, ?)", told)
    return len(known) == len(steps) and len(told) == len(lines) and bool(facts)


def _is_told(line: tuple[Any, ...]) -> bool:
    """Whether a line of the log can be shown and undone."""
    if not (isinstance(line[2], str) and isinstance(line[3], int)):
        return False
    try:
        images.unpacked(line[4]), images.unpacked(line[5])
    except (ValueError, TypeError):
        return False
    return True


def _facts(raw: dbapi2.Connection) -> list[tuple[str, str]]:
    with contextlib.suppress(*FAILURES):
        return [*raw.execute("SELECT name, value FROM desk_fact WHERE name = 'salt'").fetchall()]
    return []


def lay_rows(door: Write, found: Salvage) -> dict[str, int]:
    """Give the desk the rows of the damaged one as they stood, which its own log tells of; gives how many of each."""
    there = {print_ for (print_,) in fetch(door.connection, "SELECT sha256 FROM file_content")}
    taken = {}
    for table, rows in found.rows.items():
        laid = [each for each in rows.values() if table != "document" or each["sha256"] in there]
        columns = tables.stored_columns(table)
        names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
        given = [[image[c] for c in columns] for image in laid]
        run_many(door.connection, f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({marks})', given)
        taken[table] = len(laid) - (table == "home")
    kept = {kind.name: list(found.rows.get(kind.name, {})) for kind in kinds.KINDS}
    searching.refresh(door.connection, kept)
    for table in tables.LOGGED:
        _make_true(door, table, there)
    return taken


def _make_true(door: Write, table: str, there: set[str]) -> None:
    """Where row and log differ, say so in this step: a row that cannot be read comes as the log has it."""
    salt = images.salt(door.connection)
    newest = dict(_newest(door.connection, table))
    numbers = {*newest, *(number for (number,) in fetch(door.connection, f'SELECT id FROM "{table}"'))}
    for number, now in images.read(door.connection, table, sorted(numbers)).items():
        was = newest.get(number)
        if was == {}:
            continue
        if now is None and was is not None:
            _from_log(door, table, number, was, there)
        elif now is not None and images.hidden(table, now, salt) != was:
            door.overwrite(table, number, now, {**now, "changed_in": door.set_id})


def _newest(connection: sa.Connection, table: str) -> Iterator[tuple[int, images.Image | None]]:
    """By number what the log says last of each row; empty where that is of an earlier version."""
    line = (
        "SELECT c.row_id, c.after, s.schema FROM change c JOIN change_set s ON s.id = c.set_id"
        " WHERE c.id IN (SELECT max(id) FROM change WHERE table_name = ? GROUP BY row_id)"
    )
    for number, after, schema in fetch(connection, line, (table,)):
        yield number, images.unpacked(after) if schema == tables.SCHEMA else {}


def _from_log(door: Write, table: str, number: int, was: Mapping[str, Any], there: set[str]) -> None:
    """A row that could not be read, as the log has it: without what is confidential, of which that has no value."""
    image = {c: None if isinstance(was.get(c), dict) else was.get(c) for c in tables.stored_columns(table)}
    fits = image["id"] == number and salvage.is_readable(table, image)
    if table == "document":
        fits = fits and image["sha256"] in there
    if table == "connection":
        fits = fits and not connections(door.connection, [image[end] for end in _ENDS])
    if fits:
        door.overwrite(table, number, image, {**image, "changed_in": door.set_id})
    else:
        door.take_row(table, number, image)
