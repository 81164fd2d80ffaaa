"""The desk as it was: a copy in which the log is played back to a step, to be read and not to be changed."""

import contextlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.store import driver, images, rows, searching, tables
from cityintl.store.driver import calm, fetch, run_many
from cityintl.store.file import DeskFile
from cityintl.store.reading_only import OnlyRead


def last_step_of(desk: DeskFile, day: date) -> int:
    """The newest step of this day or before it, by the clock of the city; UserError where the desk is younger."""
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(desk.home()["zone"])).astimezone(UTC)
    with desk.reading() as connection:
        line = "SELECT max(id) FROM change_set WHERE at < ?"
        step = fetch(connection, line, (end.isoformat(timespec="seconds"),))[0][0]
    if step is None:
        begun = datetime.fromisoformat(desk.span().begun).date()
        raise UserError(
            f"There was no desk yet on {show_date(day)}.", f"It was begun on {show_date(begun)}: choose a later day."
        )
    return int(step)


def build(desk: DeskFile, step: int, to: Path, progress: Progress = silent) -> datetime:
    """Make a desk at this path as it was after a step; gives the moment of that step."""
    with calm(to):
        _copy(desk.file, to)
        engine = driver.engine(to, wal=False)
        try:
            with engine.connect() as connection:
                fetch(connection, "PRAGMA foreign_keys=OFF")
                with connection.begin():
                    progress(1, 3, "")
                    _play_back(connection, step)
                    at = str(fetch(connection, "SELECT at FROM change_set WHERE id = ?", (step,))[0][0])
                    progress(2, 3, "")
                    _search_anew(connection)
        finally:
            engine.dispose()
    return datetime.fromisoformat(at)


def _copy(path: Path, to: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            Path(f"{to}{tail}").unlink(missing_ok=True)
    raw = dbapi2.connect(str(path), isolation_level=None, timeout=5)
    try:
        raw.execute("VACUUM INTO ?", (str(to),))
    finally:
        raw.close()


def _play_back(connection: sa.Connection, step: int) -> None:
    """Put every row that a later step changed back to what stood before the first of them."""
    salt = images.salt(connection)
    first = "SELECT min(id) FROM change WHERE set_id > ? GROUP BY table_name, row_id"
    lines = fetch(connection, f"SELECT table_name, row_id, before FROM change WHERE id IN ({first})", (step,))
    by_table: dict[str, list[tuple[int, images.Image | None]]] = {}
    for table, number, before in lines:
        if table in tables.LOGGED:
            by_table.setdefault(table, []).append((number, images.unpacked(before)))
    for table, changes in by_table.items():
        for piece in rows.pieces(changes):
            _put_back(connection, table, piece, salt)
    for line in (
        "DELETE FROM change WHERE set_id > ?",
        "DELETE FROM change_set WHERE id > ?",
        "DELETE FROM draft WHERE ? >= 0",
    ):
        run_many(connection, line, [(step,)])


def _put_back(
    connection: sa.Connection, table: str, changes: Sequence[tuple[int, images.Image | None]], salt: str
) -> None:
    standing = images.read(connection, table, [number for number, _before in changes])
    run_many(connection, f'DELETE FROM "{table}" WHERE id = ?', [(number,) for number, _before in changes])
    columns = tables.stored_columns(table)
    names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
    given = []
    for number, before in changes:
        if before is not None:
            now = standing[number] or {}
            digests = images.hidden(table, now, salt) or {}
            given.append([_known(before.get(c), now.get(c), digests.get(c)) for c in columns])
    run_many(connection, f'INSERT INTO "{table}" ({names}) VALUES ({marks})', given)


def _known(was: object, now: object, digest: object) -> object:
    """A value of then; a confidential one is known only where it is still the same."""
    return (now if was == digest else None) if isinstance(was, dict) else was


def _search_anew(connection: sa.Connection) -> None:
    for line in ("DELETE FROM search_entry", "DROP TABLE search_index", tables.SEARCH_INDEX):
        fetch(connection, line)
    everything = {k.name: [n for (n,) in fetch(connection, f'SELECT id FROM "{k.name}"')] for k in kinds.KINDS}
    searching.refresh(connection, everything)


def open_as_of(path: Path, moment: datetime) -> DeskFile:
    """Open such a copy: it tells that moment for now, and refuses every change in a sentence."""
    desk = DeskFile(path, lambda: moment, hold=False)
    local = moment.astimezone(ZoneInfo(desk.home()["zone"]))
    day = show_date(local.date())
    desk.only_read = OnlyRead(
        f"This is the desk as it was on {day}: it can be read, not changed.",
        "Go back to the desk of today to change something.",
        day,
    )
    return desk
