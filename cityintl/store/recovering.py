"""A damaged desk recovered: its newest whole backup, and on top of it what can still be read from the damaged file."""

import contextlib
import glob
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from cityintl.errors import UserError
from cityintl.files import calmly, set_in_place, to_disk
from cityintl.progress import Progress, silent
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.store import backups, contents, images, opening, origin, past, restoring, salvage, settling, tables
from cityintl.store import rows as rows_
from cityintl.store.backups import Backup
from cityintl.store.driver import calm, fetch, fold, run_many
from cityintl.store.errors import DeskBusy, DeskTooNew, NotADesk
from cityintl.store.file import Clock, DeskFile
from cityintl.store.recovered import Report
from cityintl.store.rooms import Room
from cityintl.store.salvage import Salvage
from cityintl.store.writing import Write


def recover(path: Path, backup: Backup | None, clock: Clock, progress: Progress = silent) -> Report:
    """Put a sound desk in the place of a damaged one, which is kept beside it; UserError where nothing can be read."""
    path = path.resolve()
    _refuse_sound(path, clock)
    unfinished = path.with_name(f".{path.name}.recover")
    with restoring.alone(path), calm(path), calmly(path), Room() as room:
        try:
            _remove(unfinished)
            if backup is not None:
                restoring.build(backup, unfinished)
            progress(1, 4, "")
            damaged = _kept_before(path)
            with salvage.salvage(damaged or path, room, _last_numbers(unfinished)) as found:
                progress(2, 4, "")
                _refuse_another(path, backup, found)
                was_read = bool(found.rows or found.documents)
                history = _begin(unfinished, found, clock) if backup is None else True
                fork = _fork(found, backup)
                step = _common(backup, fork) if backup is not None or history is None else None
                taken, documents, records = _add(unfinished, found, clock, step)
            progress(3, 4, "")
            fold(unfinished)
            to_disk(unfinished)
            damaged = damaged or restoring.keep_beside(path, "damaged")
            shutil.copymode(path, unfinished)
            for tail in ("-wal", "-shm", "-journal"):
                Path(f"{path}{tail}").unlink(missing_ok=True)
            set_in_place(unfinished, path)
        finally:
            _remove(unfinished)
    parted = fork is not None
    return Report(backup, records, taken, found.unreadable, documents, damaged, was_read, parted, history)


def _kept_before(path: Path) -> Path | None:
    """The copy of this very file, with its journals, that a recovery kept which was cut off after that."""
    beside = (Path(f"{path}{tail}") for tail in ("-wal", "-journal"))
    if any(each.exists() and each.stat().st_size for each in beside):
        return None  # what stands beside it now may be newer than what was kept
    made = sorted(path.parent.glob(f"{glob.escape(path.stem)} damaged*{path.suffix}"))
    same = (each for each in made if each.stat().st_size == path.stat().st_size)
    return next((each for each in same if backups.sum_of(each) == backups.sum_of(path)), None)


def _refuse_sound(path: Path, clock: Clock) -> None:
    """A desk that is sound, or of a later version of the program, is not replaced by what an older backup has."""
    try:
        with opening.open_desk(path, clock) as desk:
            sound = not desk.check()
    except (DeskTooNew, DeskBusy):
        raise
    except UserError:
        return
    if sound:
        raise UserError(
            f"“{path.name}” is not damaged; nothing was changed.", "Restore brings back a backup of a sound desk."
        )


def _refuse_another(path: Path, backup: Backup | None, found: Salvage) -> None:
    if backup is not None and origin.is_of(backup, found.file) is False:
        raise UserError(
            f"“{path.name}” is not the desk that this backup is of; nothing was changed.",
            "Two desks are not mixed: take a backup of this one.",
        )


def newest_backup(path: Path, root: Path, now: datetime) -> Backup | None:
    """The newest whole backup that was ever made of the desk at this path, and of none that lay there before."""
    made = origin.made_at(path, root)
    with calmly(path), Room() as room:
        file = path if not made or origin.desk_in(path) else salvage.copied(path, room)
        return origin.newest(file, [each for each in made if origin.is_of(each, file) is not False], now)


def _remove(unfinished: Path) -> None:
    with contextlib.suppress(OSError):
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(f"{unfinished}{tail}").unlink(missing_ok=True)
        unfinished.with_name(f".{unfinished.name}.lock").unlink(missing_ok=True)


def _last_numbers(path: Path) -> dict[str, int]:
    if not path.is_file():
        return {}
    with _opened(path, lambda: None) as desk, desk.reading() as connection:
        return {str(name): int(seq) for name, seq in fetch(connection, "SELECT name, seq FROM sqlite_sequence")}


def _opened(path: Path, clock: object) -> DeskFile:
    return DeskFile(path, clock, hold=False)  # type: ignore[arg-type]  # a desk that is only read asks for no time


def _begin(path: Path, found: Salvage, clock: Clock) -> bool | None:
    """A desk with nothing but the city and the history of the damaged one; gives whether that is whole, None where it
    has none. UserError where not even the city could be read."""
    home = found.rows.get("home", {}).get(1)
    if home is None:
        raise NotADesk(
            "Nothing can be read from this file, and there is no backup of it here.",
            "Look for a backup on a stick or a network folder, and name it.",
        )
    values = images.typed("home", {n: home[n] for n in kinds.HOME.editable if n in home})
    with opening.create(path, values, clock) as desk:
        return past.bring(desk, found)


def _fork(found: Salvage, backup: Backup | None) -> int | None:
    """The last step that a backup of another line of work has in common with the damaged file."""
    return origin.log_of(found.file).fork(origin.log_of_backup(backup)) if backup is not None else None


def _common(backup: Backup | None, fork: int | None) -> int:
    """The step after which the damaged file is the newer: on two lines of work the same number is not the same step."""
    if fork is not None:
        return fork
    return backup.step if backup is not None else 0


def _add(path: Path, found: Salvage, clock: Clock, step: int | None) -> tuple[dict[str, int], int, int]:
    """Write what the damaged file has from after a step into the desk, as one step, or lay it under its own history
    where that came (None); gives it, its documents, and all records."""
    with DeskFile(path, clock, hold=False) as desk:
        with desk.write("Recovered from the damaged file") as door:
            documents = _documents(door, found)
            taken = past.lay_rows(door, found) if step is None else _newer(door, found, step)
            _cut_what_dangles(door, taken)
            _settle(door)
            _keep_counting(door, found)
        if wrong := desk.check():
            raise UserError(f"What was recovered is not sound: {wrong[0]}", "Restore the newest backup instead.")
        records = sum(desk.counts().values())
    return {table: count for table, count in taken.items() if count > 0}, documents, records


def _newer(door: Write, found: Salvage, step: int) -> dict[str, int]:
    taken = {table: _rows(door, table, rows, step) for table, rows in found.rows.items()}
    for table, number, at in found.deleted:
        if at > step and number not in found.rows.get(table, {}):
            _delete(door, table, number)
    return taken


def _documents(door: Write, found: Salvage) -> int:
    there = {print_ for (print_,) in fetch(door.connection, "SELECT sha256 FROM file_content")}
    new = {print_: each for print_, each in found.documents.items() if print_ not in there}
    for source, text in new.values():
        contents.put(door.connection, source, text)
    return len(new)


def _rows(door: Write, table: str, rows: Mapping[int, images.Image], step: int) -> int:
    """Rows that are newer than the backup, or that it does not have; gives how many."""
    standing = images.read(door.connection, table, sorted(rows)) if rows else {}
    count = 0
    for number, image in rows.items():
        now = standing[number]
        known = {**image, "changed_in": door.set_id}
        if table == "document" and not _has_file(door.connection, image.get("sha256")):
            continue
        if now is None and image["changed_in"] > step:
            if table != "home" and not (table == "connection" and _is_linked(door, image)):
                door.put_row(table, number, known)
                count += 1
        elif now is not None and image["changed_in"] > step and image != now:
            door.overwrite(table, number, now, known)
            count += 1
    return count


def _is_linked(door: Write, image: images.Image) -> bool:
    ends = [image[name] for name in ("from_kind", "from_id", "role", "to_kind", "to_id")]
    return bool(rows_.connections(door.connection, ends))


def _has_file(connection: sa.Connection, fingerprint: object) -> bool:
    return bool(fetch(connection, "SELECT 1 FROM file_content WHERE sha256 = ?", (fingerprint,)))


def _delete(door: Write, table: str, number: int) -> None:
    image = images.read(door.connection, table, [number])[number]
    if image is not None and table != "home":
        door.take_row(table, number, image)


def _cut_what_dangles(door: Write, taken: dict[str, int]) -> None:
    """Empty links to what is not there; a row that cannot be without it is left out."""
    for _round in range(len(tables.LOGGED)):
        broken = fetch(door.connection, "PRAGMA foreign_key_check")
        loose = _loose_links(door.connection)
        if not broken and not loose:
            return
        for table, number, target, _which in broken:
            image = images.read(door.connection, table, [number])[number]
            if image is None:
                continue
            field = next((f for f in kinds.kind(table).editable.values() if _dangles(door, f, image, target)), None)
            if field is not None and not field.required:
                door.overwrite(table, number, image, {**image, field.name: None, "changed_in": door.set_id})
            else:
                door.take_row(table, number, image)
                taken[table] = taken.get(table, 1) - 1
        for number in loose:
            _delete(door, "connection", number)


def _dangles(door: Write, field: Field, image: images.Image, target: str) -> bool:
    value = image.get(field.name)
    if field.link != target or value is None:
        return False
    return not fetch(door.connection, f'SELECT 1 FROM "{target}" WHERE id = ?', (value,))


def _loose_links(connection: sa.Connection) -> list[int]:
    there = " UNION ALL ".join(f"SELECT '{k.name}', id FROM \"{k.name}\"" for k in (*kinds.KINDS, kinds.HOME))
    found: set[int] = set()
    for end in ("from", "to"):
        line = f"SELECT id FROM connection WHERE ({end}_kind, {end}_id) NOT IN ({there})"
        found.update(number for (number,) in fetch(connection, line))
    return sorted(found)


def _settle(door: Write) -> None:
    """Fields that dated parts decide are what the newest of them says."""
    for rule, owner in settling.unsettled(door.connection):
        settling.after_part(door, rule.part, {rule.link: owner})


def _keep_counting(door: Write, found: Salvage) -> None:
    """Numbers that the damaged desk had given are not given again."""
    for table, rows in found.rows.items():
        last = max([*rows, *(n for t, n, _step in found.deleted if t == table)], default=0)
        given = [(last, table)]
        run_many(door.connection, "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", given)
