"""What an empty list says: what belongs here, and the ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cityintl.gui import icons, layout, style
from cityintl.gui.places import MADE_ELSEWHERE
from cityintl.records.describe import Kind
from cityintl.words import _

_BELONGS = {
    "tie": "Sister cities, friendship cities, memoranda: every standing relation with a partner, and why it exists.",
    "partner": "The cities, districts, regions and countries that are your counterparts.",
    "person": "Whom you write to, meet, host or thank, with their forms of address.",
    "organization": "Embassies, committees, universities, firms: everyone who is no local government.",
    "exchange": "Students, choirs, experts, interns: who goes and who comes under a tie, for how long, and who pays.",
    "membership": "Networks and forums the city belongs to: dues, duties, and what it is worth each year.",
    "greeting_list": "Who gets a card at New Year or on an anniversary; what went out and came back each year.",
    "support": "What the city gives to an association or a partner, in money or in kind, and the account it gets.",
    "delegation": "Every visit here, abroad or on screens, from the request to the thank-you; also those declined.",
    "invitation": "National days, festivals, conferences: reply by when, who goes, and what came of it.",
    "event": "Dinners, receptions, ceremonies that the city hosts, with their guests and tables.",
    "gift": "What was received and given: from whom, what it is worth and how that is known, and where it is now.",
    "follow_up": "What we or they said would be done: by whom, by when, and what shows that it was.",
    "commitment": "What the city pledged under a framework: who signed, how far it reaches, where it stands.",
    "submission": "Reports to frameworks with their answers, evidence and receipts; one often serves several pledges.",
    "framework": "The agendas, covenants and treaties the city may report on; each is switched on by choice.",
    "indicator": "Codes of frameworks and figures of our own: what applies here, from where to where, by whom.",
    "recommendation": "What reviews of the nation asked for, read for what a city can do about it.",
    "event_bid": "Games, congresses, fairs the city competes for: what is due when, what it guarantees, what it costs.",
    "investment_lead": "Firms from abroad that may come, under a code name; who they are stays in the record.",
    "statement": "What the mayor or the council said on matters abroad, why, and what came back.",
    "liaison_contact": "What was asked of the State Department, an embassy or the state, and what it advised.",
    "visitor_program": "Groups that federal programs bring to town: what they asked of City Hall, and its time.",
    "media_item": "What papers and stations said of visits, ties and statements, and who answered.",
    "opportunity": "Grants, programs, officers on detail, calls to join; also those not pursued, with the reason.",
    "grant": "Awards from the notice to the day their records may go: reports, money, match, amendments.",
    "office_account": "What the council gave the office for dues, travel, hospitality and gifts, and what was paid.",
    "work_hours": "Hours of staff, interns and volunteers, by day and by what they were for.",
    "agreement": "The papers that were signed, with their terms; each belongs to a tie.",
    "correspondence": "Letters, calls and messages, so that the next person knows what was said.",
    "decision": "Who decided what, and why, while the reasons are still known.",
    "document": "Scans, photographs, programs: a file dropped on any record is kept here, and found by its words.",
    "records_request": "Who asked to see which records, until when the law wants an answer, and what it was.",
    "retention_class": "How long each kind of record is kept, by which schedule; nothing is deleted by it.",
    "hold": "Litigation, audits and requests for which nothing may be deleted: link what they cover.",
    "rule": "Limits and deadlines by which this office is bound, each with its source and the days it holds.",
    "reminder": "What was put off or closed on Today, each with its reason; it comes back on its day.",
    "checklist_template": "The steps that every visit needs; a new delegation takes them over with days of its own.",
    "letter_template": "The words of visa letters, thanks and greetings, in each language; papers fill them in.",
}


#: What the program brings along, and offers where none of it is left.
_USUAL = {
    "rule": "Add the usual rules",
    "checklist_template": "Add the usual checklists",
    "letter_template": "Add the usual letters",
    "framework": "Add the usual frameworks",
}


class EmptyPage(QWidget):
    """The helpful emptiness of a list."""

    new_wanted = Signal()
    usual_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.setObjectName("empty")
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kind = kind
        self.what = layout.text("", "page")
        self.why = layout.text("", "quiet", wrap=True)
        self.new = self._button("empty_new", _words_of_new(kind), "plus", self.new_wanted)
        self.new.setProperty("primary", True)
        icons.put(self.new, "plus", "accent_text")
        usual = _(_USUAL.get(kind.name, ""))
        self.usual = self._button("empty_usual", usual, "clipboard-text", self.usual_wanted)
        self.bring = self._button("empty_import", _("Import a spreadsheet"), "upload-simple", self.import_wanted)
        self.sample = self._button("empty_sample", _("Look at the sample desk"), "book-open", self.sample_wanted)
        self.clear = self._button("clear_filter", _("Show all"), "x", self.clear_wanted)
        self.setFocusProxy(self.new)
        lines = layout.spaced(QVBoxLayout(self), 12, (24, 48, 24, 24))
        for label in (self.what, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(label)
        buttons = QWidget()
        buttons.setMaximumWidth(style.look().px(260))
        column = layout.spaced(QVBoxLayout(buttons), 8, (0, 8, 0, 0))
        for button in (self.new, self.usual, self.bring, self.sample, self.clear):
            column.addWidget(button)
        lines.addWidget(layout.row(None, buttons, None))
        lines.addStretch(1)
        self.explain("")

    def _button(self, name: str, words: str, picture: str, signal: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        icons.put(button, picture)
        button.clicked.connect(signal)
        return button

    def explain(self, words: str, narrowed: bool = False) -> None:
        """Say why nothing is here: there is nothing yet, nothing holds these words, or nothing is like the filters."""
        if narrowed:
            self.what.setText(_("Nothing here is like that"))
            self.why.setText(_("The filters above the list leave nothing to show."))
        elif words:
            self.what.setText(_("Nothing here holds “{words}”").format(words=words))
            self.why.setText(_("The words are looked for in names, places, notes and references."))
        else:
            self.what.setText(_("No {kinds} yet").format(kinds=_(self._kind.many).lower()))
            self.why.setText(_(_BELONGS.get(self._kind.name, "")))
        made_here = self._kind.name not in MADE_ELSEWHERE
        for button in (self.new, self.bring):
            button.setVisible(not (words or narrowed) and made_here)
        self.sample.setVisible(not (words or narrowed))
        self.usual.setVisible(not (words or narrowed) and self._kind.name in _USUAL)
        self.clear.setVisible(bool(words) or narrowed)


def _words_of_new(kind: Kind) -> str:
    """A document begins with its file."""
    return _("Add file…") if kind.name == "document" else _("New {kind}").format(kind=_(kind.one).lower())
