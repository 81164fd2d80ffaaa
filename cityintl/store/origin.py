"""Which backups are of a desk: those made at its path, and those of steps that its log has; and the newest of them."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.store import backups, driver, second_place
from cityintl.store.backups import Backup, Mark
from cityintl.store.driver import FAILURES


@dataclass(frozen=True, slots=True)
class Log:
    """What can be read of the log of a file: which desk it is, and its steps with their marks."""

    desk: str = ""
    marks: frozenset[Mark] = frozenset()


def log_of(path: Path, query: str = "mode=ro") -> Log:
    """The log of a desk or a backup, as far as it can be read; empty where nothing can be."""
    desk, marks = "", set[Mark]()
    with contextlib.suppress(*FAILURES):
        raw = dbapi2.connect(driver.uri(path.resolve(), query), uri=True, isolation_level=None, timeout=5)
        with contextlib.closing(raw):
            salt = raw.execute("SELECT value FROM desk_fact WHERE name = 'salt'").fetchone()
            desk = backups.desk_of(str(salt[0])) if salt else ""
            for step in raw.execute("SELECT id, at, label FROM change_set ORDER BY id"):
                marks.add(backups.mark_of(*step))
    return Log(desk, frozenset(marks))


def made_at(path: Path, root: Path) -> list[Backup]:
    """The backups under this root of the desk at this path, newest first; it may be damaged, or gone.

    Copies of a desk share a folder: of theirs only those count that the log of this file has as well.
    """
    log = log_of(path)
    found: list[Backup] = []
    for folder in second_place.folders_in(root):
        ours = log.marks if log.desk and folder.name.endswith(f"-{log.desk}") else frozenset()
        found += [each for each in backups.all_in(folder) if each.known_by in ours or _lay_at(each, path)]
    return sorted(found, key=backups.by_step, reverse=True)


def _lay_at(backup: Backup, path: Path) -> bool:
    try:
        return Path(backups.facts(backup).desk) == path.resolve()
    except UserError:
        return False


def newest(path: Path, found: Sequence[Backup], now: datetime) -> Backup | None:
    """The whole backup, of these with the most steps first, that has all of the others or the latest work.

    The steps fork after a restore: then the side counts that the file is on, and after that the latest moment
    that is not yet to come, for a clock may have run ahead.
    """
    ends: dict[Backup, frozenset[Mark]] = {}
    for each in found:
        if not any(each.known_by in marks for marks in ends.values()) and backups.is_sound(each):
            ends[each] = log_of(each.path, "mode=ro&immutable=1").marks | {each.known_by}
    marks = log_of(path).marks
    last = max(marks, default=None)

    def worth(end: Backup) -> tuple[bool, bool, datetime]:
        return end.known_by in marks or last in ends[end], end.at <= now, end.at

    return max(ends, key=worth, default=None)
