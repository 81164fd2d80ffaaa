"""One line of what is due: what it is and why, when, and what can be done about it at once.

objectNames: `due_line` with `due_open`, `due_act`, `due_more`; a line's property `key` is that of the obligation.
"""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cityintl.desk.obligations import Obligation
from cityintl.gui import icons, layout, style
from cityintl.records.dates import show_date, show_partial_date
from cityintl.words import _, ngettext

#: By family the one thing that is done most: its word, and how it is called by the page.
ACTS = {
    "silence": ("Write", "write"), "inactive": ("Write", "write"), "thank_you": ("Write", "write"),
    "invitation": ("Reply", "open"), "reply": ("Answer", "open"),
    "promise": ("Done", "done"), "check": ("Done", "done"), "card": ("Done", "done"), "account": ("Done", "done"),
    "association_report": ("Done", "done"), "data_call": ("Asked", "done"), "data_due": ("Received", "done"),
    "bid_stage": ("Done", "done"), "ask_again": ("Done", "done"),
}  # fmt: skip
_PICTURES = {
    "notice": "signature", "agreement_end": "signature", "association_end": "signature",
    "association_notice": "signature", "provisional": "handshake", "tie_review": "handshake",
    "legal_review": "scales", "silence": "envelope-simple", "inactive": "envelope-simple", "card": "cardholder",
    "anniversary": "cake", "national_day": "flag", "country_day": "flag",
    "dues": "share-network", "membership_review": "share-network",
    "term_end": "users-three", "consul_term": "bank", "council_report": "file-text",
    "association_report": "file-text", "insurance_end": "lifebuoy", "account": "wallet", "reply": "airplane-tilt",
    "visa_letter": "identification-card", "passport": "identification-card", "book": "book-open",
    "claim": "receipt", "thank_you": "envelope-simple", "after_action": "note-pencil", "purge": "trash",
    "check": "clipboard-text", "promise": "check-circle", "invitation": "envelope-open", "answers": "users",
    "gift_statement": "gift", "gift_disclosure": "gift", "lead": "airplane-tilt", "background_check": "house",
    "window_opens": "calendar-check", "window_closes": "calendar-check", "session": "calendar-check",
    "figures": "chart-line", "data_call": "envelope-simple", "data_due": "chart-line", "release": "chart-line",
    "submission": "upload-simple", "receipt": "receipt", "chapter": "book-open", "plan_age": "scroll",
    "inventory_age": "scroll", "pledge": "scroll", "stage": "scroll", "recommendation": "chat-text",
    "bid_stage": "path", "guarantee": "signature", "ask_again": "phone", "program_reply": "hand-waving",
    "lead_step": "briefcase", "records_request": "folder-open", "hold_review": "push-pin",
}  # fmt: skip

#: Words that begin in Arabic still stand at the left, with their English around them.
_LEFT_TO_RIGHT = "\u200e"


def picture_of(each: Obligation) -> str:
    """The picture of a family."""
    return _PICTURES.get(each.family, "calendar-blank")


class Shortened(QLabel):
    """Words on one line that end in “…” where there is no room; the tip then says the whole."""

    def __init__(self, words: str, look: str, *, at_right: bool = False) -> None:
        super().__init__()
        if at_right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = _LEFT_TO_RIGHT + words
        self.setText(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the room there is."""
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(self._words if shown != self._words else "")


class DueLine(QWidget):
    """A line with its button; what else can be done with it stands in a menu."""

    #: What is wanted: “open”, “write”, “done”, “put_off”, “calendar”, “again”; and of which obligation.
    wanted = Signal(str, object)

    def __init__(self, each: Obligation, second: str, when: str, tone: str) -> None:
        super().__init__()
        self.setObjectName("due_line")
        self.setProperty("key", each.key)
        self.each = each
        self.setMinimumHeight(style.look().px(48))
        box = layout.spaced(QHBoxLayout(self), 8, (0, 3, 0, 3))
        box.addWidget(layout.picture(picture_of(each), tone if tone != "quiet" else "quiet", 18))
        box.addWidget(self._words(each, second, when), 1)
        said = layout.text(when, "quiet")
        said.setProperty("look", {"red": "problem", "amber": "needed"}.get(tone, "quiet"))
        box.addWidget(said)
        act = QPushButton(_(ACTS.get(each.family, ("Open", "open"))[0]))
        act.setObjectName("due_act")
        act.setAccessibleName(f"{act.text()}: {each.whole}")
        act.setMinimumWidth(style.look().px(68))
        act.clicked.connect(lambda: self.wanted.emit(ACTS.get(each.family, ("Open", "open"))[1], each))
        box.addWidget(act)
        box.addWidget(more(each, self.wanted))

    def _words(self, each: Obligation, second: str, when: str) -> QWidget:
        """Both lines as one button that opens the record."""
        button = QPushButton()
        button.setObjectName("due_open")
        button.setProperty("flat", True)
        button.setProperty("row", True)
        button.setAccessibleName(f"{each.whole}, {when}")
        button.setAccessibleDescription(second)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        button.clicked.connect(lambda: self.wanted.emit("open", each))
        lines = layout.spaced(QVBoxLayout(button), 2, (6, 3, 6, 3))
        for words, look in ((each.words, "text"), (second, "quiet")):
            label = Shortened(words, look)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            lines.addWidget(label)
        return button


def more(each: Obligation, wanted: SignalInstance) -> QToolButton:
    """The menu of everything that can be done about an obligation; what was chosen goes out with it."""
    button = layout.tool(_("More: {what}").format(what=each.whole), "dots-three")
    button.setObjectName("due_more")
    button.setToolTip(_("Done, put off, into the calendar…"))
    button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    choices = [("open", _("Open"), "arrow-right")]
    if each.until and not each.late(each.until):
        choices.append(("again", _("Ask again now"), "clock-counter-clockwise"))
    choices += [("done", _("Done"), "check-circle"), ("put_off", _("Put off…"), "clock")]
    if each.due:
        choices.append(("calendar", _("Into the calendar…"), "calendar-blank"))
    for name, words, picture in choices:
        action = menu.addAction(icons.icon(picture), words)
        action.setObjectName(f"due_{name}")
        action.triggered.connect(lambda _on=False, name=name: wanted.emit(name, each))
    button.setMenu(menu)
    return button


def when_said(each: Obligation, days: int | None) -> tuple[str, str]:
    """When something is due in so many days, as people say it, and its tone."""
    if days is None or each.due is None:
        return (show_partial_date(each.known) if each.known else _("no exact date")), "quiet"
    if days < 0:
        return ngettext("{n} day late", "{n} days late", -days).format(n=f"{-days:,}"), "red"
    if days == 0:
        return _("today"), "amber"
    if days == 1:
        return _("tomorrow"), "amber"
    if days < 7:
        return _(each.due.strftime("%A")), "amber"
    return show_date(each.due).rpartition(" ")[0] if days < 300 else show_date(each.due), "quiet"
