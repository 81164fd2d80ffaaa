"""An older desk brought to the newest revision: on a copy, which is checked and then put in its place."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlcipher3 import dbapi2

from cityintl.files import set_in_place, to_disk
from cityintl.records import kinds
from cityintl.store import driver, searching, tables
from cityintl.store.driver import fetch, run_many
from cityintl.store.errors import NotADesk

FOLDER = Path(__file__).resolve().parent / "migrations"


def upgrade(path: Path) -> Path:
    """Upgrade a desk that nobody else has open; gives the copy of it as it was, which stays beside it.

    A desk whose upgrade fails, or is cut off, stands as it was.
    """
    path = path.resolve()
    before = _free(path, _revision(path))
    unfinished = path.with_name(f".{path.name}.upgrade")
    _remove(unfinished)
    try:
        _copy(path, before)
        shutil.copymode(path, before)
        to_disk(before)
        shutil.copy(before, unfinished)
        bring_up(unfinished)
        set_in_place(unfinished, path)
    except BaseException:
        _remove(before)
        raise
    finally:
        _remove(unfinished)
    return before


def run_revisions(connection: sa.Connection, to: str = "head") -> None:
    """Run the revisions that this file lacks, in the open transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _revision(path: Path) -> str:
    raw = dbapi2.connect(str(path), isolation_level=None)
    try:
        return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    finally:
        raw.close()


def _free(path: Path, revision: str) -> Path:
    """A name beside the desk that nothing has: “Riverton before upgrade 0001.cityintl”."""
    name = f"{path.stem} before upgrade {revision}"
    tries = (path.with_name(f"{name}{more}{path.suffix}") for more in ("", *(f" ({n})" for n in range(2, 1000))))
    return next(each for each in tries if not each.exists())


def _copy(path: Path, to: Path) -> None:
    """Copy the desk, proving that it is whole; leaving write-ahead mode proves that nobody else has it open."""
    raw = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    try:
        raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        _prove(raw, path)
        raw.execute("VACUUM INTO ?", (str(to),))
    finally:
        raw.close()
    raw = dbapi2.connect(str(to), isolation_level=None)
    try:
        _prove(raw, to)
    finally:
        raw.close()


def _prove(raw: dbapi2.Connection, path: Path) -> None:
    if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise NotADesk(f"“{path.name}” is damaged and was not upgraded.", "Open the newest copy that you have.")


def bring_up(path: Path) -> None:
    """Run on this very file the revisions that it lacks; whoever calls has a copy of it."""
    engine = driver.engine(path, wal=False)
    try:
        with engine.connect() as connection:
            # Inside a transaction this would do nothing, and a table that is rebuilt would take its parts along.
            fetch(connection, "PRAGMA foreign_keys=OFF")
            with connection.begin():
                numbers = fetch(connection, "SELECT name, seq FROM sqlite_sequence")
                run_revisions(connection)
                _keep_numbers(connection, numbers)
                everything = {
                    kind.name: [n for (n,) in fetch(connection, f'SELECT id FROM "{kind.name}"')]
                    for kind in kinds.KINDS
                }
                searching.refresh(connection, everything)
                broken = fetch(connection, "PRAGMA foreign_key_check")
                reached = fetch(connection, "SELECT version_num FROM alembic_version")
            if broken or reached != [(tables.SCHEMA,)]:
                raise RuntimeError(f"the upgrade left {reached} with {len(broken)} dangling links")
    finally:
        engine.dispose()


def _keep_numbers(connection: sa.Connection, numbers: Sequence[tuple[Any, ...]]) -> None:
    """A table that was rebuilt goes on counting where it was: numbers of records are never used again."""
    for name, sql in fetch(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        if name in tables.LOGGED and "AUTOINCREMENT" not in sql.upper():
            raise RuntimeError(f"a revision rebuilt {name} without sqlite_autoincrement")
    for name, last in numbers:
        run_many(connection, "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", [(last, name)])


def _remove(path: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{tail}").unlink(missing_ok=True)
