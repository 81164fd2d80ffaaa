"""Follow-ups: done with its proof, or opened again, each as one step; where a promise comes from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cityintl.errors import UserError
from cityintl.records.gift import FollowUpStatus
from cityintl.store import DeskFile
from cityintl.words import _

#: Where a promise was made, the most telling first.
_WHENCE = (("meeting", "meeting_sheet"), ("correspondence", "correspondence"), ("delegation", "delegation"))
_WAITING = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)


def is_open(values: Mapping[str, Any]) -> bool:
    """Whether somebody still has to do it."""
    return values["status"] in _WAITING


def close(desk: DeskFile, number: int, on: date, evidence: str) -> None:
    """Done on this day, as one step; UserError where nothing shows it, or before it was promised.

    Evidence that stands there already counts, and stays where none is given.
    """
    entry = desk.get("follow_up", number)
    shown = evidence.strip() or entry.values["evidence"] or ""
    if not shown:
        raise UserError(_("What shows that it was done?"), _("Write it down: the letter, the parcel, the call."))
    promised = entry.values["promised_on"]
    if promised and on < promised:
        raise UserError(_("It cannot be done before it was promised."), _("Correct one of the two days."))
    done = {"status": FollowUpStatus.DONE, "closed_on": on, "evidence": shown}
    with desk.write(_("Follow-up “{title}”: done").format(title=entry.title)) as door:
        door.set("follow_up", number, done, seen=entry.changed_in)


def reopen(desk: DeskFile, number: int) -> None:
    """Open again, as one step; what was written as evidence stays to be read."""
    entry = desk.get("follow_up", number)
    with desk.write(_("Follow-up “{title}”: open again").format(title=entry.title)) as door:
        door.set("follow_up", number, {"status": FollowUpStatus.OPEN, "closed_on": None}, seen=entry.changed_in)


def whence(desk: DeskFile, values: Mapping[str, Any]) -> list[tuple[str, int, str]]:
    """The meeting, letter and visit that a promise comes from: kind, number, title."""
    return [
        (kind, values[field], desk.titles(kind, [values[field]]).get(values[field], ""))
        for field, kind in _WHENCE
        if values[field]
    ]
