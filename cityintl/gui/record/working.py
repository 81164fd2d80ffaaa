"""Pages made by hand for the kinds that people work on all day: which tabs they put into the page of a record.

A module of such a kind lists its tabs in a tuple `TABS` of `Working`; here stands which module that is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cityintl.gui.editors import Surroundings
from cityintl.store import DeskFile

#: Kind and the module that lists its tabs; loaded when the first such record is shown.
PAGES: dict[str, str] = {
    "delegation": "cityintl.gui.visit.tabs",
    "document": "cityintl.gui.record.contents",
    "event": "cityintl.gui.event.tabs",
    "tie": "cityintl.gui.relation.tie_tabs",
    "partner": "cityintl.gui.relation.partner_tabs",
    "person": "cityintl.gui.relation.person_tabs",
    "organization": "cityintl.gui.relation.organization_tabs",
    "gift": "cityintl.gui.protocol.gift",
    "invitation": "cityintl.gui.protocol.invitation",
    "greeting_list": "cityintl.gui.protocol.greeting_list",
    "follow_up": "cityintl.gui.protocol.follow_up",
    "exchange": "cityintl.gui.protocol.exchange",
    "support": "cityintl.gui.protocol.support",
    "indicator": "cityintl.gui.reporting.indicator",
    "submission": "cityintl.gui.reporting.submission",
    "event_bid": "cityintl.gui.engagement.bid",
    "records_request": "cityintl.gui.engagement.records_request",
    "hold": "cityintl.gui.engagement.hold",
}


class Tab(QWidget):
    """A page of a record besides its overview, or of the whole desk; what it asks for goes out by these signals."""

    #: A record to open: kind, number.
    followed = Signal(str, int)
    #: Records to delete, after a question where one is needed: kind, numbers.
    delete_wanted = Signal(str, list)
    #: A UserError to say calmly.
    failed = Signal(object)
    #: A new record about this one: its kind.
    about_wanted = Signal(str)
    #: A letter about this record: to whom (kind, number), or None for whom it names first.
    letter_wanted = Signal(object)
    #: This record linked with another that the user chooses.
    link_wanted = Signal()
    #: A link to cut: a Linked.
    cut_wanted = Signal(object)
    #: A step of the history to take back.
    undo_wanted = Signal(int)
    #: Another tab of this record: its name.
    tab_wanted = Signal(str)
    #: Files to bring into this record: paths; an empty list asks for them.
    files_wanted = Signal(list)

    def refresh(self) -> None:
        """Ask the desk again; what is being typed stays."""

    def begin(self) -> None:
        """Take the keyboard."""
        self.setFocus()

    def finish(self) -> bool:
        """Commit what is being typed; False where it cannot be."""
        return True

    def point_to(self, parts: Sequence[tuple[str, int]]) -> None:
        """Choose this part of the record (kind, number), and below it a part of that part."""


@dataclass(frozen=True)
class Working:
    """A tab made by hand: its name, its words, how it is made, and what it counts."""

    name: str
    words: str
    make: Callable[[DeskFile, int, Surroundings], Tab]
    #: What stands behind the words, such as “28/31”; empty for nothing.
    count: Callable[[DeskFile, int], str] = lambda _desk, _number: ""
    #: The parts whose own tabs it stands for.
    instead_of: tuple[str, ...] = ()
    #: Whether the first of a kind's tabs stands before the overview: people begin at their work.
    leads: bool = True


def working(kind: str) -> tuple[Working, ...]:
    """The hand-made tabs of a kind, in their order."""
    if kind not in PAGES:
        return ()
    found: tuple[Working, ...] = import_module(PAGES[kind]).TABS
    return found
