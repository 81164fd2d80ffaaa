"""Which backups stay: all of two days, then one for each of so many days, weeks, months and years.

Only a backup that is still whole may stand for those that go: a damaged one never displaces a good one.
"""

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.store import backups, driver, pool
from cityintl.store.backups import Backup
from cityintl.store.driver import FAILURES

#: Everything younger than this stays.
WHOLE = timedelta(days=2)
#: After that the newest of each day, week, month, year stays: so many of them.
PERIODS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda at: at.date(), 14),
    (lambda at: at.isocalendar()[:2], 12),
    (lambda at: (at.year, at.month), 12),
    (lambda at: at.year, 7),
)


def staying(found: Sequence[Backup], now: datetime) -> set[Backup]:
    """The backups that stay, of these (newest first); the newest always does."""
    kept = {each for each in found if now - each.at < WHOLE} | set(found[:1])
    for period, most in PERIODS:
        seen = {period(each.at) for each in kept}  # what stays already covers its period
        left = most
        for each in found:
            if period(each.at) not in seen and left > 0:
                seen.add(period(each.at))
                kept.add(each)
                left -= 1
    return kept


def believed(found: Sequence[Backup], now: datetime) -> datetime:
    """The moment by which ages are judged: at most a day after the newest backup of an earlier day.

    A clock that jumps ahead would make all that stands old at once; it is believed when a second day bears it out.
    """
    earlier = [each.at for each in found if each.at.date() < now.date()]
    return min(now, max(earlier) + timedelta(days=1)) if earlier else now


def thin(folder: Path, now: datetime) -> list[Backup]:
    """Remove the backups that need not stay, with the documents only they named; gives what went.

    Copies of a desk share a folder: each keeps its own backups, as if it were alone there.
    """
    of_desk: dict[str, list[Backup]] = {}
    for each in sorted(backups.all_in(folder), key=lambda each: (each.at, each.step), reverse=True):
        of_desk.setdefault(_made_of(each), []).append(each)
    going = [each for found in of_desk.values() for each in _going(found, believed(found, now))]
    for each in going:
        with contextlib.suppress(OSError):  # it goes the next time
            each.path.unlink(missing_ok=True)
    if going:
        _let_go_of_documents(folder)
    return going


def _made_of(backup: Backup) -> str:
    try:
        return backups.facts(backup).desk
    except UserError:  # damaged: it stays, and stands for none
        return backup.path.name


def _going(good: list[Backup], now: datetime) -> list[Backup]:
    """Those of these backups of one desk, newest first, that need not stay."""
    sound: dict[Backup, bool] = {}
    while True:
        kept = staying(good, now)
        going = [each for each in good if each not in kept]
        standing = {_standing_for(each, good, kept) for each in going}
        broken = {each for each in standing if not sound.setdefault(each, backups.is_sound(each))}
        if not broken:
            return going
        good = [each for each in good if each not in broken]


def _standing_for(gone: Backup, good: Sequence[Backup], kept: set[Backup]) -> Backup:
    """The backup that stays in the place of one that goes: the next newer one."""
    newer = [each for each in good[: good.index(gone)] if each in kept]
    return newer[-1]


def _let_go_of_documents(folder: Path) -> None:
    """Drop from the pool what no backup names; nothing goes while one of them cannot be asked."""
    wanted: set[str] = set()
    for each in backups.all_in(folder):
        try:
            raw = dbapi2.connect(driver.uri(each.path.resolve(), "mode=ro&immutable=1"), uri=True)
            try:
                wanted |= {name for (name,) in raw.execute("SELECT sha256 FROM file_content")}
            finally:
                raw.close()
        except FAILURES:
            return
    pool.let_go(folder, wanted)
