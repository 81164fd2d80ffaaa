"""A second place for backups, such as a network folder or a stick: closed, proved copies, and when it was reached."""

import contextlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.files import set_in_place, to_disk, write_whole
from cityintl.progress import Progress, silent
from cityintl.store import backups, driver, pool, thinning
from cityintl.store.backups import Backup
from cityintl.store.driver import FAILURES

#: Beside the backups at home: which place it was and when it was last reached.
_NOTE = "second-place.json"


@dataclass(frozen=True, slots=True)
class Reached:
    """A second place and the moment of its newest whole copy; `trouble` says why a later try failed."""

    place: str
    at: str
    trouble: str = ""


def bring(newest: Backup, place: Path, now: datetime, progress: Progress = silent) -> Reached:
    """Copy a backup and the documents it names to the second place; UserError where that is away or full."""
    home = newest.path.parent
    try:
        if not place.is_dir():
            raise UserError(
                f"The second place for backups, “{place}”, is not there now.",
                "Nothing is lost: the backups on this computer are made as always, and copied when it is back.",
            )
        _copy(newest, place / home.name, progress)
        thinning.thin(place / home.name, now)
    except UserError as wrong:
        _note(home, place, last_reached(home, place), wrong.message)
        raise
    except OSError as wrong:
        said = f"The second place for backups, “{place}”, could not be written to: {wrong.strerror or wrong}."
        _note(home, place, last_reached(home, place), said)
        raise UserError(said, "The backups on this computer are made as always.") from wrong
    return _note(home, place, now.isoformat(timespec="seconds"), "")


def _copy(newest: Backup, to: Path, progress: Progress) -> None:
    to.mkdir(parents=True, exist_ok=True)
    wanted = sorted(pool.wanting(to, _documents(newest), newest.mark))
    for done, fingerprint in enumerate(wanted):
        progress(done, len(wanted), "Copying to the second place")
        if not pool.copy(newest.path.parent, to, fingerprint):
            raise UserError(
                f"A document of the backup could not be copied to “{to}”.",
                "It is tried again with the next backup; run `check` to see whether the desk has it whole.",
            )
    if (to / newest.path.name).exists() and backups.is_sound(replace(newest, path=to / newest.path.name)):
        return
    unfinished = to / f".{newest.path.name}.part"
    try:
        shutil.copyfile(newest.path, unfinished)
        to_disk(unfinished)
        if not backups.sum_of(unfinished).startswith(newest.sum):
            raise UserError(
                f"The copy at “{to}” did not arrive whole, and was thrown away.",
                "It is tried again with the next backup; look whether that disk is sound.",
            )
        set_in_place(unfinished, to / newest.path.name)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _documents(backup: Backup) -> list[tuple[str, int]]:
    try:
        raw = dbapi2.connect(driver.uri(backup.path.resolve(), "mode=ro&immutable=1"), uri=True)
        try:
            return list(raw.execute("SELECT sha256, size FROM file_content").fetchall())
        finally:
            raw.close()
    except FAILURES as wrong:
        raise UserError(f"The backup “{backup.path.name}” is damaged.", "The next one takes its place.") from wrong


def _note(home: Path, place: Path, at: str, trouble: str) -> Reached:
    reached = Reached(str(place), at, trouble)
    text = json.dumps({"place": reached.place, "at": at, "trouble": trouble}, ensure_ascii=False)
    with contextlib.suppress(UserError):
        write_whole(home / _NOTE, lambda file: file.write_text(text, "utf-8"))
    return reached


def reached(home: Path, place: Path) -> Reached:
    """What is known of this place; it was never reached where `at` is empty."""
    try:
        told = json.loads((home / _NOTE).read_text("utf-8"))
    except (OSError, ValueError):
        return Reached(str(place), "")
    if not isinstance(told, dict) or told.get("place") != str(place):
        return Reached(str(place), "")
    return Reached(str(place), str(told.get("at", "")), str(told.get("trouble", "")))


def last_reached(home: Path, place: Path) -> str:
    """The moment at which this place was last reached; empty where it never was."""
    return reached(home, place).at


def folders_in(place: Path) -> Iterable[Path]:
    """The folders of desks at a place."""
    return sorted(each for each in place.iterdir() if backups.all_in(each)) if place.is_dir() else []
