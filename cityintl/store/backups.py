"""The backups of a desk: where they lie, which there are, what each says of itself, and whether it is still whole.

    Riverton-3fa94c21d0e7/
        20260514T151500Z-00042-9f3c21aa-0123456789abcdef.backup     moment, step, mark of the step, sum of the bytes
        documents/ab/abcdef….document, abcdef….text                 the pool: each file once, by its SHA-256

A backup holds every record and the whole history, but of documents only their fingerprints; the pool has the bytes.
Its name carries the sum of its own bytes, so that one look tells whether it is what was once proved.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from cityintl.errors import UserError
from cityintl.store import driver, images, tables
from cityintl.store.driver import fetch
from cityintl.store.errors import DeskTooNew

#: “CitB” as a number: a backup is not opened as if it were a desk.
BACKUP_ID = 0x43697442
#: The name of the pool beside the backups.
POOL = "documents"
#: Why the work was backed up that a restore then left.
BEFORE_A_RESTORE = "Before a restore"
_MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d+)-([0-9a-f]{8})-([0-9a-f]{16})\.backup")
_PIECE = 1 << 20


#: A step and the mark of its moment and label: the same step of another line of work has another.
Mark = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its name tells it."""

    path: Path
    at: datetime
    step: int
    mark: str
    sum: str

    @property
    def known_by(self) -> Mark:
        """The step that was the newest, with its mark."""
        return self.step, self.mark


@dataclass(frozen=True, slots=True)
class Facts:
    """What a backup says of itself."""

    reason: str
    desk: str
    city: str
    schema: str
    content: str
    counts: Mapping[str, int]
    documents: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Which desk this is, and which step is its newest; the same mark means the same state."""

    desk: str
    city: str
    step: int
    mark: str


def standing(connection: sa.Connection) -> Standing:
    """What a backup of the desk as it stands would be named for."""
    newest = fetch(connection, "SELECT id, at, label FROM change_set ORDER BY id DESC LIMIT 1")
    step, at, label = newest[0] if newest else (0, "", "")
    city = fetch(connection, "SELECT name FROM home")
    return Standing(desk_of(images.salt(connection)), str(city[0][0]) if city else "", *mark_of(step, at, label))


def desk_of(salt: str) -> str:
    """The short name by which the backups of a desk are told from those of others."""
    return hashlib.sha256(f"desk {salt}".encode()).hexdigest()[:12]


def mark_of(step: int, at: str, label: str) -> Mark:
    """The mark of a step."""
    return int(step), hashlib.sha256(f"{step} {at} {label}".encode()).hexdigest()[:8]


def marks(connection: sa.Connection, found: Sequence[Backup]) -> set[Mark]:
    """The marks of those steps that these backups bear, as the log of the desk has them."""
    line = "SELECT id, at, label FROM change_set WHERE id IN (SELECT value FROM json_each(?))"
    return {mark_of(*step) for step in fetch(connection, line, (images.ids(sorted({e.step for e in found})),))}


def folder_for(root: Path, which: Standing) -> Path:
    """The folder of this desk's backups under a root; found again when the city was renamed meanwhile."""
    for folder in sorted(root.glob(f"*-{which.desk}")) if root.is_dir() else ():
        return folder
    city = re.sub(r"[^\w]+", "-", which.city).strip("-")[:40] or "Desk"
    return root / f"{city}-{which.desk}"


def named(folder: Path, at: datetime, which: Standing, summed: str) -> Path:
    """The path of a finished backup."""
    moment = at.astimezone(UTC).strftime(_MOMENT)
    return folder / f"{moment}-{which.step:05}-{which.mark}-{summed[:16]}.backup"


def parsed(path: Path) -> Backup | None:
    """The backup with this name; None where the name is none of a backup."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    return Backup(path, at, int(found[2]), found[3], found[4])


def by_step(backup: Backup) -> tuple[int, datetime, str]:
    """The order of backups: by their steps, for a clock may be wrong; then by their moments."""
    return backup.step, backup.at, backup.sum


def all_in(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; UserError where the folder cannot be read."""
    try:
        found = [parsed(path) for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as wrong:
        raise UserError(f"The backups in “{folder}” cannot be read.", f"{wrong.strerror}.") from wrong
    return sorted((each for each in found if each), key=by_step, reverse=True)


def sum_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def is_sound(backup: Backup) -> bool:
    """Whether the bytes are still those that were proved when the backup was made."""
    try:
        return sum_of(backup.path).startswith(backup.sum)
    except OSError:
        return False


def newest_sound(folder: Path) -> Backup | None:
    """The newest backup that is still what it was."""
    return next((each for each in all_in(folder) if is_sound(each)), None)


def facts(backup: Backup) -> Facts:
    """What a backup says of itself; UserError where it cannot be read."""
    try:
        raw = dbapi2.connect(driver.uri(backup.path.resolve(), "mode=ro&immutable=1"), uri=True)
        try:
            told: dict[str, Any] = dict(raw.execute("SELECT name, value FROM backup_fact").fetchall())
        finally:
            raw.close()
        counts = json.loads(told["counts"])
        return Facts(
            told["reason"],
            told["desk"],
            told["city"],
            told["schema"],
            told["content"],
            counts,
            int(told["documents"]),
            int(told["bytes"]),
        )
    except (dbapi2.DatabaseError, KeyError, ValueError) as wrong:
        raise UserError(f"The backup “{backup.path.name}” is damaged.", "Take the one before it.") from wrong


def refuse_newer(told: Facts) -> None:
    """A backup of a later version of the program is left alone; DeskTooNew says so."""
    if told.schema > tables.SCHEMA:
        raise DeskTooNew(
            "This backup was made by a newer version of this program.", "Install that version here, and restore then."
        )
