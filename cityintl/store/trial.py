"""A trial restore, once a month: the newest backup brought back in a place of its own, proved, and removed again."""

import contextlib
import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.files import write_whole
from cityintl.progress import Progress, silent
from cityintl.store import backing_up, backups, driver, opening, restoring, tables
from cityintl.store.backups import Backup, Facts
from cityintl.store.driver import calm
from cityintl.store.errors import NotADesk
from cityintl.store.rooms import Room

#: So long after the last one the next is due.
MONTH = timedelta(days=30)
#: So long after the first backup, and after a trial that failed.
DAY = timedelta(days=1)
#: Beside the backups: how the last one ended.
_NOTE = "trial-restore.json"


@dataclass(frozen=True, slots=True)
class Trial:
    """How a trial restore ended: when, of which backup, and in words what came of it."""

    at: str
    backup: str
    made: str
    ok: bool
    words: str

    @property
    def moment(self) -> datetime:
        """When it was."""
        return datetime.fromisoformat(self.at)


def last(folder: Path) -> Trial | None:
    """The last trial restore of the backups in a folder; None where there was none."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        found = Trial(**json.loads((folder / _NOTE).read_text("utf-8")))
        if found.moment.tzinfo is not None and isinstance(found.ok, bool):
            return found
    return None


def is_due(folder: Path, now: datetime) -> bool:
    """Whether it is time for one; what a clock that ran ahead noted counts for nothing."""
    before = last(folder)
    if before is not None and before.moment <= now:
        return now - before.moment >= (MONTH if before.ok else DAY)
    return any(now - each.at >= DAY for each in backups.all_in(folder))


def run(backup: Backup, now: datetime, progress: Progress = silent) -> Trial:
    """Try a backup out, and note beside it and in the log how it ended; UserError where it did not come back whole."""
    said = f"{backup.at:%Y-%m-%d %H:%M} UTC"
    try:
        records, documents = _brought_back(backup, now, progress)
    except UserError as wrong:
        _note(backup, now, False, f"The backup of {said} did not come back whole: {wrong.message}")
        raise UserError(
            f"The trial restore of the backup of {said} failed: {wrong.message}",
            "The desk itself is as it was. Back it up now, and try the backup out once more.",
        ) from wrong
    words = f"The backup of {said} came back whole: {records:,} rows, {documents:,} documents."
    return _note(backup, now, True, words)


def _note(backup: Backup, now: datetime, ok: bool, words: str) -> Trial:
    made = Trial(now.isoformat(timespec="seconds"), backup.path.name, backup.at.isoformat(), ok, words)
    log = logging.getLogger("cityintl")
    log.log(logging.INFO if ok else logging.WARNING, "trial restore: %s", words)
    text = json.dumps(asdict(made), ensure_ascii=False)
    with contextlib.suppress(UserError):  # a folder that cannot be written to is told by the next backup
        write_whole(backup.path.parent / _NOTE, lambda file: file.write_text(text, "utf-8"))
    return made


def _brought_back(backup: Backup, now: datetime, progress: Progress) -> tuple[int, int]:
    """Restore a backup, open it as anybody would, and compare; gives its rows and its documents."""
    facts = backups.facts(backup)
    with Room() as room:
        path = room / f"Trial{opening.DESK}"
        with calm(path):
            if lost := restoring.build(backup, path, progress):
                raise UserError(f"{len(lost):,} of its documents are missing or damaged.")
            with opening.open_desk(path, lambda: now) as desk:
                if wrong := desk.check():
                    raise NotADesk(wrong[0])
            _compare(path, facts)
    return sum(facts.counts.values()), facts.documents


def _compare(path: Path, facts: Facts) -> None:
    """NotADesk where the desk has not every row that the backup says it holds."""
    raw = dbapi2.connect(driver.uri(path.resolve(), "mode=ro"), uri=True, isolation_level=None)
    try:
        counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in facts.counts}
        same = facts.schema != tables.SCHEMA or backing_up.content_of(raw) == facts.content
    finally:
        raw.close()
    if counts != dict(facts.counts) or not same:
        raise NotADesk("It does not hold what was backed up.")
