"""Desks made, opened and brought up to date; what is no desk is refused before the database touches it."""

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cityintl.errors import UserError
from cityintl.files import calmly, set_in_place
from cityintl.progress import Progress, silent
from cityintl.store import backups, left_beside, reading_only, tables
from cityintl.store.driver import calm, fetch, fold
from cityintl.store.errors import Damaged, DeskTooNew, NotADesk
from cityintl.store.file import Clock, DeskFile
from cityintl.store.writing import Write

#: How the names of desks end.
DESK = ".cityintl"


def create(
    path: Path,
    home: Mapping[str, Any],
    clock: Clock,
    *,
    hold: bool = False,
    furnish: Callable[[Write], None] = lambda _door: None,
) -> DeskFile:
    """Make a new desk for this city, with what `furnish` writes in its first step; never over a file that is there."""
    if _is_there(path):
        raise UserError(f"“{path.name}” is there already.", "Choose another name, or open it.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder “{path.parent}”.", "Choose a folder that exists.")
    unfinished = path.with_name(f".{path.name}.new")
    _remove(unfinished)
    try:
        with DeskFile(unfinished, clock, hold=False) as desk:
            _lay_tables(desk)
            with desk.write(f"New desk for {home.get('name')}") as door:
                door.add("home", home)
                furnish(door)
        with calm(path), calmly(path):
            fold(unfinished)
            set_in_place(unfinished, path)
    finally:
        _remove(unfinished)
    return open_desk(path, clock, hold=hold)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as wrong:  # a name that the file system cannot bear
        raise UserError(f"“{path}” is no name for a file here.", f"{wrong.strerror}.") from wrong


def is_file(path: Path) -> bool:
    """Whether a file is there; UserError where its name cannot even be one."""
    return _is_there(path) and path.is_file()


def _remove(unfinished: Path) -> None:
    """Remove what is left of a file that did not become a desk; a folder that cannot be written to has nothing."""
    with contextlib.suppress(OSError):
        for tail in ("", "-wal", "-shm"):
            Path(f"{unfinished}{tail}").unlink(missing_ok=True)
        unfinished.with_name(f".{unfinished.name}.lock").unlink(missing_ok=True)


def _lay_tables(desk: DeskFile) -> None:
    with desk.writing() as connection:
        tables.metadata.create_all(connection)
        connection.exec_driver_sql(tables.SEARCH_INDEX)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (tables.SCHEMA,))
        connection.exec_driver_sql("INSERT INTO desk_fact VALUES ('salt', ?)", (os.urandom(16).hex(),))
        connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")


def open_desk(
    path: Path,
    clock: Clock,
    *,
    hold: bool = False,
    before_upgrade: Callable[[DeskFile], object] = lambda _desk: None,
    progress: Progress = silent,
) -> DeskFile:
    """Open a desk; `hold` keeps others from writing while it is open. UserError when it cannot be.

    `before_upgrade` sees a desk of an earlier version as it was. Where nothing may be written it is opened to be read,
    from a copy that takes its time: `progress` tells of it, and Cancelled leaves nothing of it.
    """
    if not is_file(path):
        raise UserError(f"There is no desk at “{path}”.", "Look for it under another name, or make a new one.")
    _look_at(path)
    if not reading_only.may_be_written(path):
        return _open_to_read(path, clock, progress)
    remark = left_beside.look(path)
    desk = DeskFile(path, clock, hold=hold)
    desk.remark = remark
    try:
        _bring_up_to_date(desk, before_upgrade)
        if hold:
            desk.let_go_of_files()
    except BaseException:
        desk.close()
        raise
    return desk


def may_only_be_read(path: Path) -> bool:
    """Whether a desk stands here that is opened from a copy, which may take long."""
    return is_file(path) and not reading_only.may_be_written(path)


def _open_to_read(path: Path, clock: Clock, progress: Progress) -> DeskFile:
    """Open a copy of a desk that may not be written, which goes when it is closed."""
    copy, room = reading_only.copied(path, progress)
    try:
        desk = DeskFile(path, clock, hold=False, file=copy)
        desk.closed.append(room.clear)
        try:
            _bring_up_to_date(desk, lambda _desk: None)
            progress(1, 1, "")
        except BaseException:
            desk.close()
            raise
    except BaseException:
        room.clear()
        raise
    desk.only_read = reading_only.of_place(path)
    return desk


def _look_at(path: Path) -> None:
    """Refuse what is no desk before the database touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as wrong:
        raise UserError(f"“{path}” cannot be read.", f"{wrong.strerror}.") from wrong
    if head[:16] == b"SQLite format 3\0" and int.from_bytes(head[68:72], "big") == backups.BACKUP_ID:
        raise NotADesk(
            f"“{path.name}” is a backup of a desk.", "Bring it back with Restore; it is not worked in by itself."
        )
    if path.suffix == DESK and head[:16] != b"SQLite format 3\0":
        raise Damaged(path)  # empty, or its head is lost: a backup may bring it back
    if head[:16] != b"SQLite format 3\0" or int.from_bytes(head[68:72], "big") != tables.APPLICATION_ID:
        raise NotADesk(
            f"“{path.name}” is not a desk.",
            "A desk is a file that this program made; a spreadsheet is brought in with Import.",
        )


def _bring_up_to_date(desk: DeskFile, before_upgrade: Callable[[DeskFile], object]) -> None:
    with desk.reading() as connection:
        found = fetch(connection, "SELECT version_num FROM alembic_version")
    revision = str(found[0][0]) if found else ""
    if revision > tables.SCHEMA:
        raise DeskTooNew(
            f"“{desk.path.name}” was made by a newer version of this program.",
            "Install that version here, and open it then.",
        )
    if revision < tables.SCHEMA:
        before_upgrade(desk)
        from cityintl.store import migrating  # Alembic is costly to import: only when a desk needs it

        with desk.alone(), calm(desk.path), calmly(desk.path):
            migrating.upgrade(desk.file)
