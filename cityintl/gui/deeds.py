"""What the window does to records beyond editing a field: delete, link, cut, add about another."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from cityintl.desk import beginnings, holds, usual
from cityintl.errors import UserError
from cityintl.gui import questions
from cityintl.gui.record.source import Drafted
from cityintl.records import kinds
from cityintl.store import DeskFile, Linked
from cityintl.words import _, ngettext

if TYPE_CHECKING:
    from cityintl.gui.window import Window


def delete(window: "Window", kind: str, numbers: Sequence[int]) -> None:
    """Delete records in one step; a question only where something goes along and nothing is on hold."""
    desk, described = window.desk, kinds.kind(kind)
    if not numbers:
        return
    titles = desk.titles(kind, list(numbers))
    held = any(desk.holds_on(kind, number) for number in numbers)  # refused below: nothing to ask about
    along = going_along(desk, kind, numbers)
    lost = quoted(dict.fromkeys(label for number in numbers for label in desk.not_kept(kind, number)))
    if not held and (along or lost):
        words = _("Delete {what}?").format(what=_what(kind, titles, numbers))
        more = _("Along with it go: {things}.").format(things=along) + " " if along else ""
        if lost:
            more += _("Confidential and not kept: {fields}. Deleted records brings back the rest.").format(fields=lost)
        else:
            more += _("Undo brings all of it back.")
        if not questions.ask(window.shell, words, more, _("Delete")):
            return
    what = _what(kind, titles, numbers)
    try:
        with desk.write(_("Delete {what}").format(what=what)) as door:
            for number in numbers:
                door.delete(described.name, number)
    except UserError as wrong:
        window.shell.messages.fail(wrong)
        return
    window.forget(kind, numbers)
    way: tuple[str, Callable[[], object]] = (_("Undo"), window.undo)
    if lost:  # undo would be refused
        from cityintl.gui import openers

        way = (_("Deleted records"), lambda: openers.trash(window))
    window.shell.messages.say(_("Deleted {what}.").format(what=what), "plain", *way)


def quoted(labels: Iterable[str]) -> str:
    """“Diet”, “Access needs”."""
    return ", ".join(f"“{_(label)}”" for label in labels)


def edit_several(window: "Window", kind: str, numbers: Sequence[int]) -> None:
    """Give one field of several records the same value, as one step."""
    from cityintl.gui.dialogs.several import SeveralDialog

    if not numbers:
        raise UserError(_("No row is chosen."), _("Choose rows of the list first, with Shift or Ctrl for several."))
    dialog = SeveralDialog(window.desk, kind, numbers, window.shell)
    if dialog.exec() == SeveralDialog.DialogCode.Accepted:
        words = _("Changed {what}.").format(what=counted(kind, len(numbers)))
        window.shell.messages.say(words, "green", _("Undo"), window.undo)
    dialog.deleteLater()


def add_usual(window: "Window", kind: str) -> None:
    """Add the rows of this kind that the program brings along and the desk lacks, as one step."""
    added = usual.add(window.desk, (kind,))[kind]
    words = _("Added {what}.").format(what=counted(kind, added))
    window.shell.messages.say(words, "green", _("Undo"), window.undo)


def _what(kind: str, titles: dict[int, str], numbers: Sequence[int]) -> str:
    described = kinds.kind(kind)
    if len(numbers) == 1:
        return f"{_(described.one).lower()} “{titles[numbers[0]]}”"
    return counted(kind, len(numbers))


def going_along(desk: DeskFile, kind: str, numbers: Sequence[int]) -> str:
    """What is deleted or cut with these records, in words; empty when nothing is."""
    counts: dict[str, int] = {}
    links = 0
    for number in numbers:
        for part in desk.parts(kind, number):
            counts[part.kind] = counts.get(part.kind, 0) + len(part.ids)
        links += sum(1 for each in desk.linked(kind, number) if not each.outward or not each.field)
    said = [counted(name, count) for name, count in counts.items() if count]
    if links:
        said.append(ngettext("{n} link", "{n} links", links).format(n=f"{links:,}"))
    return ", ".join(said)


#: Where the heading of a list is no plural of its kind: how many of them are said.
_SEVERAL = {
    "tie_event": "changes of status",
    "itinerary_item": "itinerary items",
    "item_person": "people at an item",
    "meeting_sheet": "meeting sheets",
    "checklist_item": "checklist items",
    "checklist_line": "lines",
    "budget_line": "budget lines",
    "per_diem_day": "days of per diem",
    "after_note": "after-action notes",
    "correspondence": "letters and contacts",
    "support": "gifts of support",
    "exchange_cost": "costs",
    "bid_stage": "stages",
    "program_meeting": "meetings",
    "retention_class": "retention classes",
}


def counted(kind: str, count: int) -> str:
    """“1 agreement”, “2 changes of status”."""
    described = kinds.kind(kind)
    words = described.one if count == 1 else _SEVERAL.get(kind, described.many)
    return f"{count:,} {_(words).lower()}"


def link(window: "Window", kind: str, number: int) -> None:
    """Link a record with another that the user chooses."""
    from cityintl.gui.dialogs.choose_record import choose_record

    chosen = choose_record(window.desk.search, _("Link with"), parent=window.shell)
    if chosen is None:
        return
    titles = [window.desk.titles(k, [n])[n] for k, n in ((kind, number), chosen)]
    with window.desk.write(_("Link “{one}” with “{other}”").format(one=titles[0], other=titles[1])) as door:
        door.connect(kind, number, holds.ROLE if "hold" in (kind, chosen[0]) else "related", *chosen)


def cut(window: "Window", kind: str, number: int, other: Linked) -> None:
    """Cut a link of two records; where a field of one names the other, the field is emptied."""
    title = window.desk.titles(kind, [number])[number]
    here, there = (kind, number), (other.kind, other.id)
    pointing, pointed = (here, there) if other.outward else (there, here)
    with window.desk.write(_("Cut the link of “{one}” and “{other}”").format(one=title, other=other.title)) as door:
        if other.field:
            door.set(*pointing, {other.field: None})
        else:
            door.disconnect(*pointing, other.role, *pointed)


def write(window: "Window", kind: str, number: int, to: tuple[str, int] | None = None) -> None:
    """Begin a letter to whom this record names, or to this one; from its page it leaves by copy, mail or as a file.

    A letter has no field for a visit: it is linked with the one that it is about.
    """
    source = Drafted(window.desk, "correspondence", beginnings.letter(window.desk, kind, number, to))
    if kind == "delegation":
        source.about = ("about", kind, number)
    window.draft(source)


def draft_about(desk: DeskFile, new: str, kind: str, number: int) -> Drafted:
    """A draft of a record about another: its link fields filled, and linked where it has no field for it."""
    given, is_said = beginnings.about(desk, new, kind, number)
    source = Drafted(desk, new, given)
    if not is_said:
        source.about = ("about", kind, number)
    return source


def offer_drafts(window: "Window") -> None:
    """Say that a draft of an earlier day is waiting, and how to go on with it."""
    drafts = window.desk.drafts()
    if drafts:
        source = Drafted.kept(window.desk, drafts[0].kind, drafts[0].id, drafts[0].typed)
        name = f"{_(source.kind.one).lower()} “{source.title}”" if source.title else _(source.kind.one).lower()
        words = ngettext("A draft is waiting: {name}.", "{n} drafts are waiting; the newest: {name}.", len(drafts))
        said = words.format(n=len(drafts), name=name)
        window.shell.messages.say(said, "plain", _("Go on with it"), lambda: window.draft(source))
