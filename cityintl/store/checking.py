"""What `check` proves: the file is whole, no link dangles, the search says what the records say."""

import sqlalchemy as sa

from cityintl.records import kinds


def problems(connection: sa.Connection) -> list[str]:
    """What is wrong with the desk, in sentences; nothing when it is sound."""
    return [
        *_integrity(connection),
        *_dangling(connection),
        *_hanging(connection),
        *_search(connection),
    ]


def _integrity(connection: sa.Connection) -> list[str]:
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [] if found == ["ok"] else [f"The file is damaged: {line}." for line in found[:20]]


def _dangling(connection: sa.Connection) -> list[str]:
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [
        f"Row {number} of {table} points to a {target} that is not there."
        for table, number, target, _ in found
    ]


def _hanging(connection: sa.Connection) -> list[str]:
    found = []
    for kind in (*kinds.KINDS, kinds.HOME):
        for end in ("from", "to"):
            hanging = connection.exec_driver_sql(
                f"SELECT id FROM connection WHERE {end}_kind = ? AND {end}_id NOT IN"
                f' (SELECT id FROM "{kind.name}")',
                (kind.name,),
            )
            found += [f"Link {number} has an end that is not there." for number in hanging.scalars()]
    return found


def _search(connection: sa.Connection) -> list[str]:
    found = []
    for kind in kinds.KINDS:
        table = f'"{kind.name}"'
        missing = connection.exec_driver_sql(
            f"SELECT (SELECT count(*) FROM {table} WHERE id NOT IN"
            f" (SELECT record FROM search_entry WHERE kind = ?)) + (SELECT count(*) FROM search_entry"
            f" WHERE kind = ? AND record NOT IN (SELECT id FROM {table}))",
            (kind.name, kind.name),
        ).scalar_one()
        if missing:
            found.append(f"The search misses or keeps {missing} of the {kind.many.lower()}.")
    indexed = connection.exec_driver_sql("SELECT count(*) FROM search_index").scalar_one()
    entries = connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one()
    if indexed != entries:
        found.append(f"The search has {indexed} entries where there should be {entries}.")
    return found
