"""What `check` proves: the file is whole, no link dangles, documents are what came in, search and history are true."""

from collections.abc import Iterator

import sqlalchemy as sa

from cityintl.records import kinds
from cityintl.records.describe import Kind
from cityintl.store import contents, images, searching, settling, tables
from cityintl.store.driver import fetch

#: So many findings of one sort are enough to see what is the matter.
SHOWN = 20


def problems(connection: sa.Connection) -> list[str]:
    """What is wrong with the desk, in sentences; nothing when it is sound."""
    if broken := [*_integrity(connection), *_tables(connection)]:
        return broken
    found = [*_city(connection), *_values(connection), *_dangling(connection), *_hanging(connection)]
    if found:
        return found
    files = list(contents.problems(connection))[:SHOWN]
    return [*files, *_settled(connection), *_log(connection), *_search(connection)]


def _integrity(connection: sa.Connection) -> list[str]:
    """What the database itself finds; it puts many lines into one, and a heading above them."""
    said = [line for (text,) in fetch(connection, "PRAGMA integrity_check") for line in text.splitlines()]
    found = [line for line in said if not line.startswith("***")]
    return [] if found == ["ok"] else [f"The file is damaged: {line}." for line in found[:SHOWN]]


def _tables(connection: sa.Connection) -> list[str]:
    there = {name for (name,) in fetch(connection, "SELECT name FROM sqlite_master")}
    needed = {*tables.metadata.tables, "search_index", "alembic_version"}
    return [f"The file has no table “{name}”." for name in sorted(needed - there)]


def _city(connection: sa.Connection) -> list[str]:
    found = []
    if fetch(connection, "SELECT count(*) FROM home") != [(1,)]:
        found.append("The desk does not say for which city it works.")
    if not fetch(connection, "SELECT 1 FROM desk_fact WHERE name = 'salt'"):
        found.append("The desk lacks the secret that hides confidential values in its history.")
    return found


def _values(connection: sa.Connection) -> list[str]:
    found: list[str] = []
    for kind in (*kinds.KINDS, kinds.HOME):
        numbers = [number for (number,) in fetch(connection, f'SELECT id FROM "{kind.name}"')]
        for number, image in images.read(connection, kind.name, numbers).items():
            found += _unreadable(kind, number, image or {})
    return found[:SHOWN]


def _unreadable(kind: Kind, number: int, image: images.Image) -> Iterator[str]:
    for field in kind.editable.values():
        raw = image[field.name]
        turn = images.reader(field.value.column_type)
        try:
            if raw is not None and not field.link:
                field.value.show(turn(raw) if turn else raw)
        except (LookupError, ValueError, TypeError):
            yield f"“{field.label}” of {kind.reference(number)} holds “{raw}”, which cannot be read."


def _dangling(connection: sa.Connection) -> list[str]:
    found = fetch(connection, "PRAGMA foreign_key_check")
    return [
        f"Row {number} of {table} points to a {target} that is not there." for table, number, target, _ in found[:SHOWN]
    ]


def _hanging(connection: sa.Connection) -> list[str]:
    found: set[int] = set()
    for end in ("from", "to"):
        there = " UNION ALL ".join(
            f"SELECT '{kind.name}', id FROM \"{kind.name}\"" for kind in (*kinds.KINDS, kinds.HOME)
        )
        line = f"SELECT id FROM connection WHERE ({end}_kind, {end}_id) NOT IN ({there})"
        found.update(number for (number,) in fetch(connection, line))
    return [f"Link {number} has an end that is not there." for number in sorted(found)[:SHOWN]]


def _settled(connection: sa.Connection) -> list[str]:
    return [
        f"“{kinds.kind(rule.owner).fields[rule.field].label}” of {kinds.kind(rule.owner).reference(number)}"
        f" is not what its {kinds.kind(rule.part).many.lower()} says."
        for rule, number in settling.unsettled(connection)[:SHOWN]
    ]


def _log(connection: sa.Connection) -> list[str]:
    """Records that do not stand as the newest line of the log left them: something else wrote to the file."""
    salt = images.salt(connection)
    found: list[str] = []
    for table in tables.LOGGED:
        lines = fetch(
            connection,
            "SELECT c.row_id, c.after, s.schema FROM change c JOIN change_set s ON s.id = c.set_id"
            " WHERE c.id IN (SELECT max(id) FROM change WHERE table_name = ? GROUP BY row_id)",
            (table,),
        )
        newest = {number: (after, schema) for number, after, schema in lines}
        there = [number for (number,) in fetch(connection, f'SELECT id FROM "{table}"')]
        standing = images.read(connection, table, sorted({*newest, *there}))
        for number, image in standing.items():
            after, schema = newest.get(number, (None, tables.SCHEMA))
            if schema == tables.SCHEMA and images.hidden(table, image, salt) != _unpacked(after):
                name = "Link" if table == "connection" else kinds.kind(table).one
                found.append(f"{name} {number} is not as the history of the desk left it.")
    return found[:SHOWN]


def _unpacked(text: str | None) -> object:
    """An image of the log; where it cannot be read, something that no row is like."""
    try:
        return images.unpacked(text)
    except ValueError:
        return text


def _search(connection: sa.Connection) -> list[str]:
    found = []
    for kind in kinds.KINDS:
        should = {entry[0]: entry for entry in searching.wanted(connection, kind)}
        standing = searching.kept(connection, kind)
        wrong = sum(should.get(n) != standing.get(n) for n in should.keys() | standing.keys())
        if wrong:
            found.append(f"The search misses or misreads {wrong} of the {kind.many.lower()}.")
    for one, other in (("search_index", "search_entry"), ("search_entry", "search_index")):
        key, row = ("rowid", "id") if one == "search_index" else ("id", "rowid")
        line = f"SELECT count(*) FROM {one} WHERE {key} NOT IN (SELECT {row} FROM {other})"
        if (number := fetch(connection, line)[0][0]) and not found:
            found.append(f"The search has {number} entries too many or too few.")
    return found
