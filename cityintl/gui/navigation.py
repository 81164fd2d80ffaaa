"""The first pane: the lists there are, with their counts."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cityintl.gui import icons, style
from cityintl.words import _

#: Heading, then its places: name, words, picture, and whether it shows before it has a record.
PLACES = (
    (
        "",
        (
            ("today", "Today", "sun", True),
            ("calendar", "Calendar", "calendar-blank", True),
            ("map", "Map", "globe-hemisphere-west", True),
        ),
    ),
    (
        "Relations",
        (
            ("tie", "Ties", "handshake", True),
            ("partner", "Partners", "buildings", True),
            ("person", "People", "users", True),
            ("organization", "Organizations", "bank", True),
            ("exchange", "Exchanges", "arrows-left-right", False),
            ("membership", "Memberships", "share-network", False),
            ("greeting_list", "Greeting lists", "cardholder", False),
            ("support", "Support given", "lifebuoy", False),
        ),
    ),
    (
        "Visits",
        (
            ("delegation", "Delegations", "airplane-tilt", True),
            ("invitation", "Invitations", "envelope-open", False),
            ("event", "Events", "calendar-check", False),
            ("gift", "Gifts", "gift", False),
            ("follow_up", "Follow-ups", "check-circle", True),
        ),
    ),
    (
        "Money",
        (
            ("opportunity", "Opportunities", "flag", False),
            ("grant", "Grants", "wallet", False),
            ("office_account", "Office budget", "currency-dollar", False),
            ("work_hours", "Hours of work", "clock", False),
        ),
    ),
    (
        "On file",
        (
            ("agreement", "Agreements", "signature", False),
            ("correspondence", "Correspondence", "envelope-simple", True),
            ("decision", "Decisions", "scales", True),
            ("document", "Documents", "file-text", True),
        ),
    ),
    (
        "This desk",
        (
            ("home", "Our city", "house", True),
            ("rule", "Rules", "book-open", True),
            ("checklist_template", "Checklists", "clipboard-text", False),
            ("history", "History", "clock-counter-clockwise", True),
        ),
    ),
)
#: The places that are pages of their own rather than lists.
PAGES = ("today", "calendar", "map", "home", "history")
#: The field of our own city by which the office switches a list on, or off while it is empty.
SWITCHES = {
    "exchange": "does_exchanges",
    "membership": "does_networks",
    "greeting_list": "does_greetings",
    "support": "does_support",
    "delegation": "does_visits",
    "checklist_template": "does_visits",
    "invitation": "does_events",
    "event": "does_events",
    "gift": "does_gifts",
    "opportunity": "does_grants",
    "grant": "does_grants",
    "office_account": "does_budget",
    "work_hours": "does_budget",
}
#: Pictures of what has no place of its own: parts, in results and links.
_OF_PARTS = {
    "tie_event": "clock-counter-clockwise",
    "legal_review": "scales",
    "office": "identification-card",
    "committee_term": "users-three",
    "association_agreement": "signature",
    "association_report": "file-text",
    "exchange_cost": "currency-dollar",
    "host_family": "house",
    "traveller": "student",
    "greeting": "cardholder",
    "itinerary_item": "clock",
    "item_person": "user",
    "member": "identification-badge",
    "travel_leg": "airplane-tilt",
    "meeting_sheet": "chats",
    "checklist_item": "check-circle",
    "budget_line": "wallet",
    "expense": "receipt",
    "per_diem_day": "fork-knife",
    "after_note": "note",
    "checklist_line": "list-dashes",
    "guest": "user",
    "holiday": "calendar-blank",
    "signatory": "signature",
    "grant_budget_line": "list-dashes",
    "grant_transaction": "receipt",
    "grant_report": "file-text",
    "subaward": "handshake",
    "amendment": "note-pencil",
    "prior_approval": "check-circle",
    "office_spending": "receipt",
    "registration": "identification-card",
    "federal_spend": "bank",
}
#: The picture of each kind and page.
PICTURES = {name: picture for _heading, places in PLACES for name, _w, picture, _always in places} | _OF_PARTS
#: The lowest and the usual height of a place, and of a heading, at 100 %: a low window has them nearer together.
LOW, USUAL, HEAD = 24, 30, 34
#: Roles of an item: Qt.UserRole and those after it. Qt's namespace costs a start 15 ms, so it waits until `finish`.
NAME, COUNT, PICTURE, HEIGHT = 256, 257, 258, 259
_SPOKEN = 11


class Navigation(QListWidget):
    """The places to go to. objectName: `navigation`; an item's UserRole is its name, such as “tie”."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists"))
        for heading, places in PLACES:
            if heading:
                self._add_heading(_(heading).upper())
            for name, words, picture, always in places:
                item = QListWidgetItem(_(words))
                item.setData(NAME, name)
                item.setData(PICTURE, picture)
                item.setIcon(icons.icon(picture))
                item.setSizeHint(QSize(0, style.look().px(30)))
                self.addItem(item)
                item.setHidden(not always)
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)
        self.currentItemChanged.connect(self._walked)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, style.look().px(34)))
        item.setFont(style.look().font(style.LABEL, 600))
        self.addItem(item)

    def finish(self) -> None:
        """Draw the places as designed, once there is time for it."""
        from PySide6.QtCore import Qt

        from cityintl.gui.navigation_drawing import PlaceDrawing

        self.setItemDelegate(PlaceDrawing(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in range(self.count()):
            item = self.item(row)
            item.setSizeHint(QSize())
            if not item.data(NAME):
                item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(n) for n in range(self.count()) if self.item(n).data(NAME)]

    def show_counts(self, counts: Mapping[str, int], home: Mapping[str, Any]) -> None:
        """Say how many records each list holds; one without any shows where the office switched it on."""
        shown = shown_places(counts, home)
        for item in self._items():
            name = item.data(NAME)
            count = counts.get(name, 0)
            item.setData(COUNT, count)
            item.setHidden(name not in shown)
            words = item.text()
            item.setData(_SPOKEN, f"{words}, {count:,}" if count else words)
        self._share_height()

    def _share_height(self) -> None:
        """Bring the places nearer together where the window is low."""
        shown = [self.item(n) for n in range(self.count()) if not self.item(n).isHidden()]
        heads = sum(1 for item in shown if not item.data(NAME))
        px = style.look().px
        whole = self.viewport().height() - px(4)
        places = max(1, len(shown) - heads)
        head = px(HEAD) if whole - heads * px(HEAD) >= places * px(LOW) else px(LOW)
        high = max(px(LOW), min(px(USUAL), (whole - heads * head) // places))
        for item in shown:
            wanted = high if item.data(NAME) else head
            if item.data(HEIGHT) != wanted:
                item.setData(HEIGHT, wanted)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, another distance."""
        super().resizeEvent(event)
        self._share_height()

    def point_to(self, name: str) -> None:
        """Show this place as the current one, without going there."""
        self.blockSignals(True)
        for item in self._items():
            if item.data(NAME) == name:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def _tell(self, item: QListWidgetItem) -> None:
        if item.data(NAME):
            self.chosen.emit(item.data(NAME))

    def _walked(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self._tell(item)


def shown_places(counts: Mapping[str, int], home: Mapping[str, Any]) -> set[str]:
    """The places that are worth showing: those with records, those switched on, those every desk begins with."""
    found = set()
    for _heading, places in PLACES:
        for name, _words, _picture, always in places:
            switch = home.get(SWITCHES.get(name, ""))
            if counts.get(name) or switch or (always and switch is not False):
                found.add(name)
    return found
