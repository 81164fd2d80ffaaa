"""The verbs of what falls due: `due`, `snooze`, and the calendar that `export` writes."""

from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of
from cityintl.desk.obligations import Obligation, State, answering, obligations
from cityintl.desk.occasions import occasions
from cityintl.errors import UserError
from cityintl.files import write_whole, written_before
from cityintl.records import kinds
from cityintl.store import DeskFile

#: How far ahead `due` looks, and how far a calendar reaches, in days.
AHEAD, CALENDAR = 90, 730
#: How far ahead an obligation is looked for by its key, in days.
_FAR = 3700


def due(args: Namespace) -> None:
    """Tell what falls due; without --from all that is open, however late."""
    with desk_of(args) as desk:
        until = args.until or max(desk.today, args.since or desk.today) + timedelta(days=AHEAD)
        if args.since and until < args.since:
            raise UserError("That ends before it begins.", "Let --to be later than --from.")
        found, today = obligations(desk, args.since, until, desk.today), desk.today
    if args.json:
        said.as_json([shape(each, today) for each in found])
        return
    for each in found:
        said.out(line(each, today))
    if not found:
        said.out(f"Nothing falls due until {until.isoformat()}.")


def line(each: Obligation, today: date) -> str:
    """An obligation on one line: its day, how it stands, its key and words, and the rule that says so."""
    when = each.due.isoformat() if each.due else f"{each.known or 'no date'} (no exact date)"
    stands = "late" if each.late(today) else each.state.value.lower()
    waits = f" [until {each.until.isoformat()}: {each.reason}]" if each.state is State.SNOOZED and each.until else ""
    return f"{when:<10}  {stands:<7}  {each.key:<28}  {each.whole}{waits}{_by_rule(each)}"


def _by_rule(each: Obligation) -> str:
    if each.rule is None:
        return ""
    return f"  ({each.rule.label}{'' if each.rule.verified else ', not verified'})"


def shape(each: Obligation, today: date) -> dict[str, Any]:
    """An obligation as JSON has it."""
    rule = each.rule
    return {
        "key": each.key,
        "reference": kinds.kind(each.kind).reference(each.number),
        "words": each.words,
        "about": each.about,
        "due": each.due.isoformat() if each.due else None,
        "known": each.known,
        "begins": each.begins.isoformat() if each.begins else None,
        "state": each.state.value,
        "late": each.late(today),
        "until": each.until.isoformat() if each.until else None,
        "reason": each.reason,
        "rule": {"code": rule.code, "label": rule.label, "citation": rule.citation, "verified": bool(rule.verified)}
        if rule
        else None,
    }


def snooze(args: Namespace) -> None:
    """Put off what falls due until a day, or open it again."""
    with desk_of(args) as desk:
        each = find(desk, args.key)
        if args.again:
            answering.ask_again(desk, each)
        elif args.until is None:
            raise UserError("Say until when it is put off.", "Add --until 2026-06-30.")
        else:
            answering.put_off(desk, each, args.until, args.reason, desk.today)
        tell(args, find(desk, each.key), desk.today)


def find(desk: DeskFile, key: str) -> Obligation:
    """What is due under this key, done or not; UserError where nothing is."""
    far = desk.today + timedelta(days=_FAR)
    found = obligations(desk, None, far, desk.today)
    if not any(each.key == key.strip() for each in found):
        found = obligations(desk, desk.today - timedelta(days=_FAR), far, desk.today)
    return answering.called(found, key)


def tell(args: Namespace, each: Obligation, today: date) -> None:
    """Say how it stands now."""
    if args.json:
        said.as_json(shape(each, today))
    else:
        said.out(line(each, today))


def write_calendar(args: Namespace, path: Path) -> None:
    """Write what is late, due and takes place from today on as a calendar file, and what is done as cancelled."""
    from cityintl.exchange.as_calendar import calendar

    with desk_of(args) as desk:
        until = desk.today + timedelta(days=CALENDAR)
        owed = obligations(desk, None, until, desk.today)
        since = desk.today - timedelta(days=CALENDAR)
        done = [each for each in obligations(desk, since, until, desk.today) if each.state is State.DONE]
        taking_place = occasions(desk, desk.today, until)
        whole = calendar(desk, [*owed, *done], taking_place, written_before(path))
    write_whole(path, lambda unfinished: unfinished.write_bytes(whole))
    count = sum(each.due is not None and not each.private for each in owed) + len(taking_place)
    if args.json:
        said.as_json({"file": str(path), "entries": count})
    else:
        said.out(f"Wrote {path}: {count:,} entries, and what is done or gone as cancelled.")
        said.out("Importing it again changes them, takes back what is cancelled, and doubles nothing.")
