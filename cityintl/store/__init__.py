"""Where it is kept: the desk file, its one write door, its log, search and migrations."""

from cityintl.store.errors import (
    DeskBusy,
    DeskTooNew,
    Invalid,
    NotADesk,
    NotFound,
    OnHold,
    StaleEdit,
    StillNeeded,
    UndoBlocked,
)
from cityintl.store.file import Clock, DeskFile
from cityintl.store.log import Change, Step
from cityintl.store.opening import create, may_only_be_read, open_desk
from cityintl.store.rows import Entry, Linked, Listing, Part
from cityintl.store.searching import Found
from cityintl.store.writing import Write

__all__ = [
    "Change",
    "Clock",
    "DeskBusy",
    "DeskFile",
    "DeskTooNew",
    "Entry",
    "Found",
    "Invalid",
    "Linked",
    "Listing",
    "NotADesk",
    "NotFound",
    "OnHold",
    "Part",
    "StaleEdit",
    "Step",
    "StillNeeded",
    "UndoBlocked",
    "Write",
    "create",
    "may_only_be_read",
    "open_desk",
]
