"""Which backups are of a desk: those made at its path, and those of steps that its log has; and the newest of them."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.store import backups, driver, salvage, second_place
from cityintl.store.backups import Backup, Mark
from cityintl.store.driver import FAILURES


@dataclass(frozen=True, slots=True)
class Log:
    """What can be read of the log of a file: which desk it is, and its steps with their marks, all or some."""

    desk: str = ""
    marks: frozenset[Mark] = frozenset()
    is_whole: bool = False

    def fork(self, other: "Log") -> int | None:
        """The last step before two lines of work part; None where one goes on from the other, or nothing tells."""
        both = {step for step, _mark in self.marks} & {step for step, _mark in other.marks}
        common = {step for step, _mark in self.marks & other.marks}
        return max(common, default=0) if both and max(both) not in common else None


def log_of(path: Path, query: str = "mode=ro") -> Log:
    """The log of a desk or a backup, as far as it can be read; empty where nothing can be."""
    desk, steps = "", list[salvage.Step | None]()
    with contextlib.suppress(*FAILURES):
        raw = dbapi2.connect(driver.uri(path.resolve(), query), uri=True, isolation_level=None, timeout=5)
        with contextlib.closing(raw):
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()  # where this fails, so does every piece
            with contextlib.suppress(*FAILURES):
                desk = _desk(raw)
            steps = list(salvage.steps(raw))
    marks = frozenset(backups.mark_of(*step) for step in steps if step is not None)
    return Log(desk, marks, bool(steps) and None not in steps)


def desk_in(path: Path, query: str = "mode=ro") -> str:
    """Which desk a file is, by the short name that its backups have; empty where it does not tell any more."""
    with contextlib.suppress(*FAILURES):
        raw = dbapi2.connect(driver.uri(path.resolve(), query), uri=True, isolation_level=None, timeout=5)
        with contextlib.closing(raw):
            return _desk(raw)
    return ""


def _desk(raw: dbapi2.Connection) -> str:
    salt = raw.execute("SELECT value FROM desk_fact WHERE name = 'salt'").fetchone()
    return backups.desk_of(str(salt[0])) if salt else ""


def is_of(backup: Backup, path: Path) -> bool | None:
    """Whether a backup is of the desk at this path; None where nothing tells: so much of the file is damaged."""
    desk, its = desk_in(path), desk_in(backup.path, "mode=ro&immutable=1")
    if desk and its:
        return desk == its
    return True if _lay_at(backup, path) else None


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
    log = log_of(path)
    ends = _ends(found, log) or _ends(found, Log())
    last = max(log.marks, default=None)

    def worth(end: Backup) -> tuple[bool, bool, datetime]:
        return end.known_by in log.marks or last in ends[end], end.at <= now, end.at

    return max(ends, key=worth, default=None)


def _ends(found: Sequence[Backup], log: Log) -> dict[Backup, frozenset[Mark]]:
    """The whole backups that no other of these has in its log, with their marks; none of work that this log left."""
    ends: dict[Backup, frozenset[Mark]] = {}
    for each in found:
        if not any(each.known_by in marks for marks in ends.values()) and backups.is_sound(each):
            its = log_of_backup(each)
            if not _has_left(log, each, its):
                ends[each] = its.marks | {each.known_by}
    return ends


def _has_left(log: Log, backup: Backup, its: Log) -> bool:
    """Whether a restore left the work of this backup: it parted, or the file stands where that restore put it."""
    if log.fork(its) is not None:
        return True
    goes_on = log.is_whole and backup.known_by not in log.marks and max(log.marks) in its.marks
    return goes_on and backups.facts(backup).reason == backups.BEFORE_A_RESTORE


def log_of_backup(backup: Backup) -> Log:
    """The log of a backup, which nobody writes any more."""
    return log_of(backup.path, "mode=ro&immutable=1")
