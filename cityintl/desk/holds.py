"""Holds: what they keep, how they stand, and their release; that nothing is deleted meanwhile is the store's work."""

from datetime import date

from cityintl.desk.notes import noted
from cityintl.errors import UserError
from cityintl.records.dates import show_date
from cityintl.store import DeskFile, Entry
from cityintl.words import _

#: The role in which a hold is linked with what it keeps.
ROLE = "held by"


def standing_on(desk: DeskFile, kind: str, number: int) -> list[Entry]:
    """The standing holds for which a record may not be deleted."""
    return [desk.get("hold", each) for each in desk.holds_on(kind, number)]


def said_of(desk: DeskFile, kind: str, number: int) -> str:
    """“On hold: Doe v. Riverton (HLD-1)”, or nothing."""
    found = [f"{hold.title} ({hold.reference})" for hold in standing_on(desk, kind, number)]
    return _("On hold: {matters}").format(matters=", ".join(found)) if found else ""


def put_on(desk: DeskFile, hold: int, kind: str, number: int) -> None:
    """Let a hold keep a record too, as one step; UserError where it is released already."""
    entry = desk.get("hold", hold)
    if entry.values["released_on"]:
        raise UserError(_("That hold is released."), _("Add a new one, with the day of its order."))
    title = desk.get(kind, number).title
    with desk.write(_("Put “{title}” on hold: {matter}").format(title=title, matter=entry.title)) as door:
        door.connect("hold", hold, ROLE, kind, number)


def release(desk: DeskFile, number: int, on: date, by: str, reason: str = "") -> None:
    """It keeps nothing from this day on, as one step; UserError without who released it, or before it began."""
    entry = desk.get("hold", number)
    if entry.values["released_on"]:
        day = show_date(entry.values["released_on"])
        raise UserError(_("It was released on {day}.").format(day=day), _("Clear that day where it still stands."))
    if not by.strip():
        raise UserError(_("Who released it?"), _("Name whoever ended it in writing, with the office held."))
    if on < entry.values["since"]:
        raise UserError(_("It would end before it began."), _("Correct one of the two days."))
    changed = {"released_on": on, "released_by": by.strip()}
    if reason.strip():
        words = _("Released: {reason}").format(reason=reason.strip())
        changed["notes"] = noted(entry.values["notes"], on, words)
    with desk.write(_("Hold “{title}”: released").format(title=entry.title)) as door:
        door.set("hold", number, changed, seen=entry.changed_in)


def take_up_again(desk: DeskFile, number: int) -> None:
    """It stands again, as one step."""
    entry = desk.get("hold", number)
    with desk.write(_("Hold “{title}”: stands again").format(title=entry.title)) as door:
        door.set("hold", number, {"released_on": None, "released_by": None}, seen=entry.changed_in)


def stands(entry: Entry, kept: int, today: date) -> tuple[str, str]:
    """How a hold stands, in a sentence, and its tone."""
    values = entry.values
    if values["released_on"]:
        return _("Released on {day}; it keeps nothing.").format(day=show_date(values["released_on"])), "grey"
    if not kept:
        return _("It stands, and keeps nothing yet: link the records it is about."), "red"
    if values["review_on"] and values["review_on"] < today:
        day = show_date(values["review_on"])
        return _("It stands; its review was due on {day}.").format(day=day), "amber"
    return _("It stands since {day}: nothing of it is deleted.").format(day=show_date(values["since"])), "amber"
