"""The verbs over records: add, set, delete, link, show, search, history, undo, redo, check."""

from argparse import Namespace
from pathlib import Path

from cityintl.cli import safe, said, typed
from cityintl.cli.clock import clock
from cityintl.errors import UserError
from cityintl.records import kinds
from cityintl.store import DeskFile


def desk_of(args: Namespace) -> DeskFile:
    """The desk that a command names; what a command changes in it is backed up."""
    now = clock(args.today)
    day = getattr(args, "as_of", None)
    return safe.opened(Path(args.desk), now) if day is None else safe.looked_back(Path(args.desk), day, now)


def number_of(reference: str, wanted: str) -> int:
    """The number in a reference to a record of this kind; UserError where it names another kind."""
    kind, number = kinds.parse_reference(reference)
    if kind.name != wanted:
        expected = kinds.kind(wanted)
        raise UserError(f"{reference} is no {expected.one.lower()}.", f"Its reference begins with {expected.prefix}-.")
    return number


def add(args: Namespace) -> None:
    """Add a record, and link it to those it is about."""
    kind = kinds.kind_called(args.kind)
    about = [kinds.parse_reference(reference) for reference in args.about]
    with desk_of(args) as desk:
        values = typed.values(desk, kind, args.values)
        with desk.write(f"Add {kind.one.lower()}") as door:
            number = door.add(kind.name, values)
            for target, target_number in about:
                door.connect(kind.name, number, "about", target.name, target_number)
        _tell(args, kind.reference(number), f"Added {kind.reference(number)}.")


def change(args: Namespace) -> None:
    """Change fields of a record."""
    kind, number = kinds.parse_reference(args.reference)
    with desk_of(args) as desk:
        values = typed.values(desk, kind, args.changes)
        title = desk.get(kind.name, number).title
        with desk.write(f"Edit {kind.one.lower()} “{title}”") as door:
            door.set(kind.name, number, values)
    _tell(args, kind.reference(number), f"Changed {kind.reference(number)}.")


def delete(args: Namespace) -> None:
    """Delete a record with its parts."""
    kind, number = kinds.parse_reference(args.reference)
    with desk_of(args) as desk:
        title = desk.get(kind.name, number).title
        lost = desk.not_kept(kind.name, number)
        with desk.write(f"Delete {kind.one.lower()} “{title}”") as door:
            door.delete(kind.name, number)
    back = "`undo` brings it back."
    if lost:
        back = f"`trash` brings it back without what is confidential and not kept: {said.quoted(lost)}."
    _tell(args, kind.reference(number), f"Deleted {kind.reference(number)}; {back}")


def link(args: Namespace) -> None:
    """Link two records, or cut their link."""
    if not args.role.strip():
        raise UserError("A link needs a word for the part it plays.", "Write for example: --role about")
    kind, number = kinds.parse_reference(args.reference)
    target, target_number = kinds.parse_reference(args.target)
    ends = (kind.name, number, args.role, target.name, target_number)
    with desk_of(args) as desk:
        word = "Unlink" if args.cut else "Link"
        with desk.write(f"{word} {args.reference} and {args.target}") as door:
            (door.disconnect if args.cut else door.connect)(*ends)
    _tell(args, kind.reference(number), "Unlinked." if args.cut else "Linked.")


def show(args: Namespace) -> None:
    """Show a record with everything that belongs to it."""
    kind, number = kinds.parse_reference(args.reference)
    with desk_of(args) as desk:
        entry = desk.get(kind.name, number)
        if args.json:
            said.as_json(said.shape_of_record(desk, entry, sensitive=args.sensitive))
        else:
            said.tell_record(desk, entry, sensitive=args.sensitive)


def search(args: Namespace) -> None:
    """Find records by words."""
    with desk_of(args) as desk:
        found = desk.search(" ".join(args.words), args.limit)
    if args.json:
        said.as_json([{"reference": f.reference, "kind": f.kind, "title": f.title, "quiet": f.quiet} for f in found])
        return
    for f in found:
        said.out(f"{f.reference:<8} {f.title}{f'  ({f.quiet})' if f.quiet else ''}")
    if not found:
        said.out("Nothing found.")


def history(args: Namespace) -> None:
    """Show the steps that touched the desk or a record."""
    with desk_of(args) as desk:
        if args.reference:
            kind, number = kinds.parse_reference(args.reference)
            steps = desk.history(kind.name, number, args.limit)
        else:
            steps = desk.history(limit=args.limit)
    if args.json:
        said.as_json([said.shape_of_step(step) for step in steps])
        return
    for step in steps:
        said.tell_step(step)
    if not steps:
        said.out("Nothing was changed here.")


def undo(args: Namespace) -> None:
    """Take a step back."""
    with desk_of(args) as desk:
        label = desk.undo(args.step)
    if args.json:
        said.as_json({"undone": label})
    else:
        said.out(f"Undone: {label}")


def redo(args: Namespace) -> None:
    """Do the step undone last again."""
    with desk_of(args) as desk:
        label = desk.redo()
    if args.json:
        said.as_json({"redone": label})
    else:
        said.out(f"Done again: {label}")


def check(args: Namespace) -> None:
    """Prove that the desk is sound; UserError where it is not."""
    with desk_of(args) as desk:
        problems = desk.check()
    if args.json:
        said.as_json({"ok": not problems, "problems": problems})
    elif not problems:
        said.out("The desk is sound.")
    if problems:
        more = f" {len(problems) - 1} more: `--json` names them." if len(problems) > 1 else ""
        raise UserError(
            f"“{Path(args.desk).name}” is not sound. {problems[0]}{more}",
            f"`cityintl recover {args.desk}` brings back its newest backup and what can still be read of it.",
        )


def list_kinds(args: Namespace) -> None:
    """Name the kinds of record and their fields."""
    if args.json:
        said.as_json([said.shape_of_kind(kind) for kind in (*kinds.KINDS, kinds.HOME)])
        return
    for kind in (*kinds.KINDS, kinds.HOME):
        said.out(f"{kind.name:<16} {kind.prefix:<5} {kind.many}")
        said.out(f"{'':<16} {', '.join(kind.editable)}")


def _tell(args: Namespace, reference: str, sentence: str) -> None:
    if args.json:
        said.as_json({"reference": reference})
    else:
        said.out(sentence)
