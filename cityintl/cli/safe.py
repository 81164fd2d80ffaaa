"""Desks kept safe at the command line: backups by themselves around what is written, and the verbs over backups."""

import contextlib
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from cityintl import logbook, paths, settings
from cityintl.cli import said
from cityintl.cli.clock import clock
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.store import (
    DeskFile,
    as_of,
    backups,
    comparing,
    ground,
    moving,
    open_desk,
    opening,
    origin,
    recovering,
    safekeeping,
    second_place,
    trial,
)
from cityintl.store.backups import Backup
from cityintl.store.comparing import Comparison
from cityintl.store.errors import DeskTooNew
from cityintl.store.file import Clock
from cityintl.store.rooms import Room
from cityintl.store.safekeeping import Safekeeping

#: So many lines of details are told of a recovery.
_LINES = 8


def opened(path: Path, now: Clock) -> DeskFile:
    """Open a desk that is backed up before much of it changes, and after work when that has stood for a while."""
    desk = _opened(path, now)
    wrote: list[bool] = []
    desk.changed.append(lambda _kinds: wrote.append(True))
    desk.safeguard = lambda label: _quietly(lambda: _of(desk).before(f"Before “{label}”"))
    desk.closing.append(lambda: _quietly(lambda: _after_work(desk)) if wrote else None)
    return desk


def _opened(path: Path, now: Clock) -> DeskFile:
    """Open a desk that is backed up before it is upgraded."""
    desk = open_desk(path, now, before_upgrade=lambda old: _quietly(lambda: _of(old).before("Before an upgrade")))
    if desk.remark:
        print(f"cityintl: {desk.remark}", file=sys.stderr)
    return desk


def looked_back(path: Path, day: date, now: Clock) -> DeskFile:
    """The desk as it was at the end of a day: a copy, to be read, which goes when it is closed."""
    room = Room()
    copy = room.path / path.name
    try:
        with _opened(path, now) as desk:
            moment = as_of.build(desk, as_of.last_step_of(desk, day), copy)
        was = as_of.open_as_of(copy, moment)
    except BaseException:
        room.clear()
        raise
    was.closed.append(room.clear)
    return was


def _of(desk: DeskFile) -> Safekeeping:
    second = settings.load(paths.settings_folder()).second_place
    return Safekeeping(desk, paths.backups_folder(), Path(second) if second else None)


def _after_work(desk: DeskFile) -> None:
    kept = _of(desk)
    if kept.is_due(desk.clock()):
        kept.back_up("After work")
        kept.copy_out()
    if kept.is_trial_due(desk.clock()):
        _try_out(kept)


def _try_out(kept: Safekeeping) -> trial.Trial | None:
    """Try the newest backup out; the log has a line of it."""
    logbook.begin()
    return kept.try_out()


def _quietly(act: Callable[[], object]) -> None:
    """A backup that cannot be made is told and stops nobody."""
    try:
        act()
    except UserError as wrong:
        print(f"cityintl: {wrong}", file=sys.stderr)


def back_up(args: Namespace) -> None:
    """Back the desk up now, and bring a copy where that is asked."""
    with _opened(Path(args.desk), clock(args.today)) as desk:
        kept = _of(desk)
        made = kept.back_up("By hand")
        if args.to:
            place = Path(args.to)
            second_place.bring(made, place, desk.clock())
            made_there: Path | None = place / made.path.parent.name / made.path.name
        else:
            made_there = None
            _quietly(kept.copy_out)
        if kept.is_trial_due(desk.clock()):
            _quietly(lambda: _try_out(kept))
    if args.json:
        said.as_json({**_shape(made), "copy": str(made_there) if made_there else None})
        return
    facts = backups.facts(made)
    records = sum(facts.counts.values()) - facts.counts["change"] - facts.counts["change_set"]
    said.out(f"Backed up and proved: {records:,} rows, {facts.documents:,} documents.")
    said.out(f"  {made.path}")
    if made_there:
        said.out(f"  {made_there}")


def list_backups(args: Namespace) -> None:
    """List the backups of a desk, newest first, after a trial restore where one is asked for."""
    if args.trial:
        with _opened(Path(args.desk), clock(args.today)) as desk:
            if _try_out(_of(desk)) is None:
                raise UserError("There is no whole backup to try out.", "`cityintl backup` makes one.")
    found = _found(args)
    if args.json:
        said.as_json([_shape(each) for each in found])
        return
    if not found:
        said.out("There is no backup yet; `cityintl backup` makes one.")
    for number, each in enumerate(found, 1):
        said.out(f"{number:>4}  {each.at:%Y-%m-%d %H:%M} UTC  {_told(each)}")
    for tried in filter(None, map(trial.last, dict.fromkeys(each.path.parent for each in found))):
        said.out(f"Trial restore on {tried.moment:%Y-%m-%d}: {tried.words}")


def _found(args: Namespace) -> list[Backup]:
    """The backups of the desk that is named, which may be damaged, of a newer version, or gone."""
    path = Path(args.desk)
    root = Path(args.folder) if getattr(args, "folder", None) else paths.backups_folder()
    there = opening.is_file(path)
    found = origin.made_at(path, root)
    return found or (backups.all_in(root) if there else [])


def _told(backup: Backup) -> str:
    try:
        reason = backups.facts(backup).reason
    except UserError:
        return "damaged: it cannot be read"
    sound = backups.is_sound(backup)
    return f"{reason}, step {backup.step}" if sound else "damaged: it is not what was once proved"


def _shape(backup: Backup) -> dict[str, Any]:
    tried = trial.last(backup.path.parent)
    shape: dict[str, Any] = {"file": str(backup.path), "at": backup.at.isoformat(), "step": backup.step}
    shape["trial"] = asdict(tried) if tried else None
    try:
        facts = backups.facts(backup)
    except UserError:
        return {**shape, "sound": False, "reason": None, "records": None, "documents": None, "bytes": None}
    return {
        **shape,
        "sound": backups.is_sound(backup),
        "reason": facts.reason,
        "records": {name: count for name, count in facts.counts.items() if count},
        "documents": facts.documents,
        "bytes": facts.bytes,
    }


def restore(args: Namespace) -> None:
    """Bring a backup back, or tell what that would change."""
    path = Path(args.desk)
    chosen = _chosen(args)
    found = _compared(path, chosen, args)
    if args.dry_run:
        _tell(args, chosen, found, None)
        return
    if not args.another_desk:
        _refuse_another(path, chosen)
    try:
        done = safekeeping.restore(path, chosen, paths.backups_folder(), clock(args.today), over_newer=args.newer_desk)
    except DeskTooNew as wrong:
        raise DeskTooNew(
            f"{wrong.message[:-1]}; nothing was changed.",
            "With `--newer-desk` the backup takes its place, and it is kept beside.",
        ) from wrong
    _tell(args, chosen, found, done)


def _refuse_another(path: Path, chosen: Backup) -> None:
    """No desk gives way unasked to that of another city, nor a file that does not tell any more which desk it was."""
    is_of = origin.is_of(chosen, path) if path.is_file() and backups.is_sound(chosen) else True
    city = backups.facts(chosen).city if not is_of else ""
    if is_of is None:
        raise UserError(
            f"So much of “{path.name}” is damaged that it does not tell whether this backup, of {city}, is of it;"
            " nothing was changed.",
            "Where it is, say so with `--another-desk`.",
        )
    if not is_of:
        raise UserError(
            f"This is a backup of another desk, that of {city}; nothing was changed.",
            "With `--another-desk` it takes the place of this one.",
        )


def recover(args: Namespace) -> None:
    """Recover a damaged desk, and report what came from where."""
    path = Path(args.desk)
    if not opening.is_file(path):
        raise UserError(f"There is no desk at “{path}”.", "`cityintl restore` brings back one that is gone.")
    if args.backup:
        backup: Backup | None = backups.parsed(Path(args.backup))
        if backup is None or not opening.is_file(backup.path):
            raise UserError(f"“{args.backup}” is no backup.", "`cityintl backups DESK` lists them.")
        if origin.is_of(backup, path) is None and not args.another_desk:
            _refuse_another(path, backup)
    else:
        backup = recovering.newest_backup(path, paths.backups_folder(), clock(args.today)())
    report = recovering.recover(path, backup, clock(args.today))
    if args.json:
        said.as_json({
            "backup": str(report.backup.path) if report.backup else None,
            "step": report.backup.step if report.backup else None,
            "records": report.records,
            "taken": report.taken,
            "unreadable": report.unreadable,
            "documents": report.documents,
            "damaged": str(report.damaged),
        })  # fmt: skip
        return
    for line in report.summary():
        said.out(line)
    details = report.details()
    for line in details[:_LINES]:
        said.out(f"  {line}")
    if len(details) > _LINES:
        said.out(f"  … and {len(details) - _LINES} more kinds; `--json` names them.")


def _compared(path: Path, chosen: Backup, args: Namespace) -> Comparison | None:
    """What a restore would change; None where no desk stands, or too little of it can be read."""
    try:
        desk = _opened(path, clock(args.today))
    except UserError:
        with contextlib.suppress(UserError):
            return comparing.compare(path, chosen) if path.is_file() else None
        return None
    with desk:
        return comparing.compare(desk.file, chosen)


def _chosen(args: Namespace) -> Backup:
    """The backup that is named by its number or file, or the newest that is still whole."""
    word = args.backup
    if word and not word.isdigit():
        named = backups.parsed(Path(word))
        if named is None or not opening.is_file(named.path):
            raise UserError(f"“{word}” is no backup.", "`cityintl backups DESK` lists them.")
        return named
    found = _found(args)
    if word:
        if not 1 <= int(word) <= len(found):
            raise UserError(f"There is no backup {word}.", "`cityintl backups DESK` lists them.")
        return found[int(word) - 1]
    whole = origin.newest(Path(args.desk), found, clock(args.today)())
    if whole is None:
        raise UserError("There is no backup to restore.", "Name the file of one, on a stick or a network folder.")
    return whole


def _tell(args: Namespace, chosen: Backup, found: Comparison | None, done: safekeeping.Restored | None) -> None:
    if args.json:
        said.as_json({
            "backup": str(chosen.path),
            "at": chosen.at.isoformat(),
            "restored": done is not None,
            "changes": {e.kind: {"back": e.back, "changed": e.changed, "gone": e.gone} for e in found.kinds}
            if found
            else None,
            "another_desk": found.another or None if found else None,
            "steps_lost": found.lost_count if found else None,
            "steps_back": found.back_count if found else None,
            "documents_missing": len(done.lost) if done else found.documents_missing if found else None,
            "before": str(done.before.path) if done and done.before else None,
            "kept": str(done.kept) if done and done.kept else None,
        })  # fmt: skip
        return
    there = Path(args.desk).is_file() if done is None else done.kept is not None
    blind = [f"What would change cannot be told: “{Path(args.desk).name}” is damaged."] if there else []
    for line in comparing.sentences(found) if found else blind:
        said.out(line)
    if done is None and not there:
        said.out(f"There is no desk at “{args.desk}” now; it would be there again.")
    if done is not None:
        said.out(f"Restored “{Path(args.desk).name}” as it was on {chosen.at:%Y-%m-%d %H:%M} UTC.")
        if done.before:
            more = " --another-desk" if found and found.another else ""
            said.out(f"To take this back: cityintl restore {args.desk} {done.before.path}{more}")
        if done.kept:
            said.out(f"What stood there is kept as “{done.kept.name}”; to take this back, put that in its place.")
        if done.lost:
            said.out(f"{len(done.lost)} documents are missing from the pool; `check` names them.")


def trash(args: Namespace) -> None:
    """List what was deleted, or bring a record back."""
    with opened(Path(args.desk), clock(args.today)) as desk:
        if args.reference:
            kind, number = kinds.parse_reference(args.reference)
            empty = desk.not_kept(kind.name, number)
            with desk.write(f"Bring back {kind.reference(number)}") as door:
                count = door.bring_back(kind.name, number)
            shape: Any = {"reference": kind.reference(number), "records": count, "empty": empty}
            lines = [f"Brought back {kind.reference(number)}" + (f" with {count - 1} parts." if count > 1 else ".")]
            if empty:
                lines.append(f"Confidential, not kept, and empty now: {said.quoted(empty)}.")
        else:
            found = desk.deleted()
            names = ("reference", "kind", "title", "at", "label")
            shape = [{name: getattr(each, name) for name in names} for each in found]
            lines = [f"{each.reference:>9}  {each.at[:10]}  {each.title}" for each in found]
    if args.json:
        said.as_json(shape)
        return
    for line in lines or ["Nothing was deleted."]:
        said.out(line)


def where(args: Namespace) -> None:
    """Tell what a desk lies on; bring it to this computer where that is asked."""
    path = Path(args.desk)
    with _opened(path, clock(args.today)) as desk:
        place, only_read = ground.ground_of(path.resolve()), desk.only_read
    safe = place is ground.Ground.LOCAL and not only_read
    new = moving.move(path, paths.desks_folder(), clock(args.today)) if args.move and not safe else None
    if new is not None and not only_read:
        chosen = settings.load(paths.settings_folder())
        settings.save(replace(chosen, second_place=chosen.second_place or str(path.parent)), paths.settings_folder())
    if args.json:
        told = {"desk": str(path), "ground": place.name.lower(), "safe": safe, "only_read": bool(only_read)}
        said.as_json({**told, "moved": str(new) if new else None})
        return
    said.out(f"“{path.name}” lies on {place.value}.")
    if new is not None:
        stays = "the one that may only be read stays there" if only_read else "the old file stays there, renamed"
        said.out(f"It is {new} now; {stays}.")
    elif args.move:
        said.out("That is where a live desk is safe: nothing was moved.")
    elif only_read:
        said.out("Nothing may be written there: it can be read, not changed; `--move` makes a copy on this computer.")
    elif place is not ground.Ground.LOCAL:
        said.out("A live desk can be damaged there; `--move` keeps it on this computer.")
