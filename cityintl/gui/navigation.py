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
        "Global reporting",
        (
            ("reporting", "Reporting", "table", False),
            ("commitment", "Commitments", "scroll", False),
            ("submission", "Submissions", "upload-simple", False),
            ("framework", "Frameworks", "flag", False),
            ("indicator", "Indicators", "chart-line", False),
            ("recommendation", "Recommendations", "chat-text", False),
        ),
    ),
    (
        "Engagements",
        (
            ("event_bid", "Event bids", "flag", False),
            ("investment_lead", "Leads", "briefcase", False),
            ("statement", "Statements", "microphone", False),
            ("liaison_contact", "Liaison contacts", "phone", False),
            ("visitor_program", "Visitor programs", "hand-waving", False),
            ("media_item", "Media items", "chat-text", False),
        ),
    ),
    (
        "On file",
        (
            ("agreement", "Agreements", "signature", False),
            ("correspondence", "Correspondence", "envelope-simple", True),
            ("decision", "Decisions", "scales", True),
            ("document", "Documents", "file-text", True),
            ("records_request", "Records requests", "folder-open", False),
            ("retention_class", "Retention classes", "table", False),
            ("hold", "Holds", "push-pin", False),
        ),
    ),
    (
        "This desk",
        (
            ("home", "Our city", "house", True),
            ("rule", "Rules", "book-open", True),
            ("checklist_template", "Checklists", "clipboard-text", False),
            ("reminder", "Put off and closed", "clock", False),
            ("history", "History", "clock-counter-clockwise", True),
        ),
    ),
)
#: The places that are pages of their own rather than lists.
PAGES = ("today", "calendar", "map", "reporting", "home", "history")
#: Lists whose records are made on another page: what was put off or closed on Today.
MADE_ELSEWHERE = ("reminder",)
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
    "reporting": "does_reporting",
    "commitment": "does_reporting",
    "submission": "does_reporting",
    "framework": "does_reporting",
    "indicator": "does_reporting",
    "recommendation": "does_reporting",
    "event_bid": "does_bids",
    "investment_lead": "does_bids",
    "statement": "does_advocacy",
    "media_item": "does_advocacy",
    "liaison_contact": "does_liaison",
    "visitor_program": "does_liaison",
    "records_request": "does_records",
    "retention_class": "does_records",
    "hold": "does_records",
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
    "submission_answer": "list-dashes",
    "chapter": "book-open",
    "data_call": "envelope-simple",
    "reporting_window": "calendar-check",
    "official_wording": "book-open",
    "indicator_use": "house",
    "observation": "chart-line",
    "bid_stage": "path",
    "guarantee": "signature",
    "program_meeting": "chats",
    "holiday": "calendar-blank",
    "council_day": "bank",
    "signatory": "signature",
}
#: The picture of each kind and page.
PICTURES = {name: picture for _heading, places in PLACES for name, _w, picture, _always in places} | _OF_PARTS
#: The lowest and the usual height of a place, and of a heading, at 100 %: a low window has them nearer together.
LOW, USUAL, HEAD = 24, 30, 34
#: Roles of an item: Qt.UserRole and those after it. Qt's namespace costs a start 15 ms, so it waits until `finish`.
NAME, COUNT, PICTURE, HEIGHT, FOLDED, LATE = 256, 257, 258, 259, 260, 261
_SPOKEN = 11


class Navigation(QListWidget):
    """The places to go to. objectName: `navigation`; an item's UserRole is its name, such as “tie”.

    Where the window is too low for all, the groups that were used longest ago fold up behind their headings.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(_("Lists"))
        #: Headings, the group used last at the front; those folded by hand; the places worth showing.
        self._recent = [heading for heading, _places in PLACES]
        self._closed: set[str] = set()
        self._shown = {name for _heading, places in PLACES for name, _w, _p, always in places if always}
        self._groups: dict[str, list[QListWidgetItem]] = {}
        for heading, places in PLACES:
            self._groups[heading] = [self._add_heading(_(heading).upper())] if heading else []
            for name, words, picture, always in places:
                item = QListWidgetItem(_(words))
                item.setData(NAME, name)
                item.setData(PICTURE, picture)
                item.setIcon(icons.icon(picture))
                item.setSizeHint(QSize(0, style.look().px(30)))
                self.addItem(item)
                item.setHidden(not always)
                self._groups[heading].append(item)
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)
        self.currentItemChanged.connect(self._walked)

    def _add_heading(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setSizeHint(QSize(0, style.look().px(34)))
        item.setFont(style.look().font(style.LABEL, 600))
        self.addItem(item)
        return item

    def finish(self) -> None:
        """Draw the places as designed, once there is time for it."""
        from PySide6.QtCore import Qt

        from cityintl.gui.navigation_drawing import PlaceDrawing

        self.setItemDelegate(PlaceDrawing(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize())

    def show_counts(self, counts: Mapping[str, int], home: Mapping[str, Any]) -> None:
        """Say how many records each list holds; one without any shows where the office switched it on."""
        self._shown = shown_places(counts, home)
        for item in self._places():
            if item.data(NAME) not in PAGES:
                _say_count(item, counts.get(item.data(NAME), 0))
        self._arrange()

    def show_late(self, late: int) -> None:
        """Say beside Today how much is overdue."""
        item = next(item for item in self._places() if item.data(NAME) == "today")
        item.setData(LATE, True)
        _say_count(item, late, _("{n} overdue").format(n=f"{late:,}"))

    def _places(self) -> list[QListWidgetItem]:
        return [item for group in self._groups.values() for item in group if item.data(NAME)]

    # -- room

    def _arrange(self) -> None:
        """Fold what has no room, and share the height among the rest."""
        held = {
            heading: [item for item in group if item.data(NAME) in self._shown]
            for heading, group in self._groups.items()
        }
        px = style.look().px
        whole = self.viewport().height() - px(4)
        heads = sum(1 for heading, items in held.items() if heading and items)
        opened = self._opened(
            {heading: len(items) for heading, items in held.items()}, (whole - heads * px(LOW)) // px(LOW)
        )
        for heading, group in self._groups.items():
            for item in group:
                is_head = not item.data(NAME)
                item.setHidden(not held[heading] if is_head else heading not in opened or item not in held[heading])
                if is_head:
                    item.setData(FOLDED, heading not in opened)
                    said = _("{group}, {n} lists, folded") if heading not in opened else _("{group}, {n} lists")
                    item.setData(_SPOKEN, said.format(group=_(heading), n=len(held[heading])))
        self._share_height(whole, heads, sum(len(held[heading]) for heading in opened))

    def _opened(self, sizes: Mapping[str, int], room: int) -> set[str]:
        """The groups that stand open: the one of the current place, then those used last, as long as there is room."""
        opened: set[str] = {heading for heading in sizes if not heading}
        room -= sum(sizes[heading] for heading in opened)
        for heading in self._recent:
            if heading in opened or heading in self._closed:
                continue
            if sizes[heading] <= room or heading == self._current_group():
                opened.add(heading)
                room -= sizes[heading]
        return opened

    def _current_group(self) -> str | None:
        item = self.currentItem()
        return next((heading for heading, group in self._groups.items() if item is not None and item in group), None)

    def _share_height(self, whole: int, heads: int, places: int) -> None:
        """Bring the places nearer together where the window is low."""
        px = style.look().px
        head = px(HEAD) if whole - heads * px(HEAD) >= places * px(LOW) else px(LOW)
        high = max(px(LOW), min(px(USUAL), (whole - heads * head) // max(1, places)))
        for row in range(self.count()):
            item = self.item(row)
            wanted = high if item.data(NAME) else head
            if item.data(HEIGHT) != wanted:
                item.setData(HEIGHT, wanted)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, another distance."""
        super().resizeEvent(event)
        self._arrange()

    # -- going

    def point_to(self, name: str) -> None:
        """Show this place as the current one, without going there."""
        self.blockSignals(True)
        for item in self._places():
            if item.data(NAME) == name:
                self.setCurrentItem(item)
                self._use(self._current_group())
        self.blockSignals(False)
        self.viewport().update()

    def _use(self, heading: str | None) -> None:
        """Open a group, if it is not; it is the one used last."""
        if heading:
            self._recent.remove(heading)
            self._recent.insert(0, heading)
            self._closed.discard(heading)
            self._arrange()

    def _tell(self, item: QListWidgetItem) -> None:
        if item.data(NAME):
            self.chosen.emit(item.data(NAME))
            return
        heading = next(heading for heading, group in self._groups.items() if item in group)
        if item.data(FOLDED):
            self._use(heading)
        else:
            self._closed.add(heading)
            self._arrange()

    def _walked(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus() and item.data(NAME):
            self._tell(item)


def _say_count(item: QListWidgetItem, count: int, spoken: str = "") -> None:
    item.setData(COUNT, count)
    words = item.text()
    item.setData(_SPOKEN, f"{words}, {spoken or f'{count:,}'}" if count else words)


def shown_places(counts: Mapping[str, int], home: Mapping[str, Any]) -> set[str]:
    """The places that are worth showing: those with records, those switched on, those every desk begins with."""
    found = set()
    for _heading, places in PLACES:
        for name, _words, _picture, always in places:
            switch = home.get(SWITCHES.get(name, ""))
            own = name in PAGES and name in SWITCHES and any(counts.get(other) for other, *_facts in places)
            if counts.get(name) or own or switch or (always and switch is not False):
                found.add(name)
    return found
