"""The calendar: a month or an agenda of what is owed and takes place, by kind and person, with two fiscal years.

objectNames: `calendar_page`, `calendar_title`, `calendar_back`, `calendar_next`, `calendar_now`, `calendar_month`,
`calendar_agenda`, `calendar_kind`, `calendar_person` (its editor `edit_owner`), `calendar_save`, `agenda_lines`.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cityintl.desk import fiscal
from cityintl.desk.agenda import Entry, agenda
from cityintl.desk.terms import after_months
from cityintl.errors import UserError
from cityintl.gui import icons, layout, style
from cityintl.gui.calendar import entries
from cityintl.gui.calendar.month import MonthGrid, days_of_month, first_weekday
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings, made_for
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.gui.visit.cards import link
from cityintl.records import kinds
from cityintl.records.dates import MONTHS, show_date
from cityintl.records.home import Month
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: An agenda reaches so far.
_AGENDA = timedelta(days=90)
_KINDS = (
    "tie", "agreement", "delegation", "event", "invitation", "exchange", "follow_up", "gift", "organization",
    "membership", "greeting_list", "support", "home",
)  # fmt: skip


def _apart(left: QWidget, right: QWidget) -> QWidget:
    """One at the left, in as many lines as it needs, the other at the right edge."""
    held = QWidget()
    box = layout.spaced(QHBoxLayout(held), 8)
    box.addWidget(left, 1)
    box.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
    return held


class CalendarPage(Tab):
    """The page."""

    #: The entries that are shown, to be saved for another calendar.
    save_wanted = Signal(list, str)

    def __init__(self, desk: DeskFile) -> None:
        super().__init__()
        self.setObjectName("calendar_page")
        self.desk = desk
        home = desk.home()
        self._opens = list(Month).index(home["fiscal_year"]) + 1 if home["fiscal_year"] else 1
        self.month = desk.today.replace(day=1)
        self.grid = MonthGrid(first_weekday(home["country"] or "US"))
        self.grid.followed.connect(self.followed)
        self.grid.chosen.connect(self._show_day)
        self.agenda = layout.spaced(QVBoxLayout(), 0)
        held = QWidget()
        held.setObjectName("agenda_lines")
        held.setProperty("look", "matter")
        inside = layout.spaced(QVBoxLayout(held), 0)
        inside.addLayout(self.agenda)
        inside.addStretch(1)
        self.vague = link("calendar_vague", "")
        self.vague.clicked.connect(lambda: self._choose(self.month))
        self.both = QStackedWidget()
        self.both.addWidget(scrolling(self.grid))
        self.both.addWidget(scrolling(held))
        lines = layout.spaced(QVBoxLayout(self), 10, (20, 14, 20, 12))
        lines.addWidget(self._head())
        lines.addWidget(self._tools())
        lines.addWidget(self.both, 1)
        self.since: date | None = None
        self.refresh()

    # -- what stands above

    def _head(self) -> QWidget:
        self.title = layout.text("", "title")
        self.title.setObjectName("calendar_title")
        self.years = layout.text("", "quiet")
        back, ahead = layout.tool(_("Month before"), "caret-left"), layout.tool(_("Month after"), "caret-right")
        back.setObjectName("calendar_back")
        ahead.setObjectName("calendar_next")
        back.clicked.connect(lambda: self._turn(-1))
        ahead.clicked.connect(lambda: self._turn(1))
        now = QPushButton(_("This month"))
        now.setObjectName("calendar_now")
        now.clicked.connect(self._now)
        return _apart(flowing(self.title, self.years, gap=8), layout.row(back, now, ahead))

    def _tools(self) -> QWidget:
        self.as_month, self.as_agenda = (
            self._mode("calendar_month", _("Month")),
            self._mode("calendar_agenda", _("Agenda")),
        )
        self.as_month.setChecked(True)
        self.as_month.clicked.connect(lambda: self._choose(None))
        self.as_agenda.clicked.connect(lambda: self._choose(max(self.month, self.desk.today)))
        self.kind = QComboBox()
        self.kind.setObjectName("calendar_kind")
        self.kind.setAccessibleName(_("Kind"))
        self.kind.addItem(_("Everything"), "")
        for name in _KINDS:
            self.kind.addItem(_(kinds.kind(name).many), name)
        self.kind.currentIndexChanged.connect(self.refresh)
        self.person = made_for(kinds.kind("follow_up").fields["owner"], Surroundings(self.desk, "follow_up"))
        self.person.setObjectName("calendar_person")
        self.person.setFixedWidth(style.look().px(210))
        self.person.left.connect(self._chosen_person)
        self.person.edited.connect(self._chosen_person)
        save = QPushButton(_("Save for a calendar…"))
        save.setObjectName("calendar_save")
        icons.put(save, "download-simple")
        save.clicked.connect(lambda: self.save_wanted.emit([each.of for each in self.found], self.title.text()))
        who = layout.row(layout.text(_("Who"), "quiet"), self.person)
        return flowing(layout.row(self.as_month, self.as_agenda), self.kind, who, save, self.vague, gap=8)

    def _mode(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setCheckable(True)
        return button

    def _choose(self, since: date | None) -> None:
        self.since = since
        self.as_month.setChecked(since is None)
        self.as_agenda.setChecked(since is not None)
        self.refresh()

    def _turn(self, months: int) -> None:
        self.month = after_months(self.month, months)
        if self.since is not None:
            self.since = self.month
        self.refresh()

    def _now(self) -> None:
        self.month = self.desk.today.replace(day=1)
        if self.since is not None:
            self.since = self.desk.today
        self.refresh()

    def _show_day(self, on: date) -> None:
        self._choose(on)

    def _chosen_person(self) -> None:
        if self._person() != self._asked_for:
            self.refresh()

    def _person(self) -> int | None:
        """The person that was chosen; a name that is still being typed chooses nobody."""
        try:
            number = self.person.read() if self.person.typed() else None
        except UserError:
            return None
        return number if isinstance(number, int) else None

    # -- what is shown

    def refresh(self) -> None:
        """Ask the desk again."""
        today = self.desk.today
        self._asked_for = self._person()
        days = days_of_month(self.month, self.grid.begins)
        since, until = (days[0], days[-1]) if self.since is None else (self.since, self.since + _AGENDA)
        wanted = {self.kind.currentData()} if self.kind.currentData() else set()
        self.found = agenda(self.desk, since, until, today, wanted, self._asked_for)
        shown = self.since or self.month
        self.title.setText(f"{_(MONTHS[shown.month - 1])} {shown.year}")
        self.years.setText(self._years(shown))
        exact = [each for each in self.found if each.exact]
        count = len(self.found) - len(exact)
        words = ngettext("{n} thing has no exact day", "{n} things have no exact day", count).format(n=count)
        self.vague.setText(words)
        self.vague.setVisible(bool(count) and self.since is None)
        if self.since is None:
            self.grid.show_month(self.month, today, exact, self._marks(since, until))
        else:
            self._show_agenda(self.since, until)
        self.both.setCurrentIndex(0 if self.since is None else 1)

    def _years(self, on: date) -> str:
        city, federal = fiscal.quarter_of(on, self._opens), fiscal.quarter_of(on, fiscal.FEDERAL)
        return _("city {city} · federal {federal}").format(city=city.said, federal=federal.said)

    def _marks(self, since: date, until: date) -> dict[date, str]:
        """The days on which a quarter of either fiscal year begins."""
        found = {}
        for n in range((until - since).days + 1):
            on = since + timedelta(days=n)
            city, federal = fiscal.opening_on(on, self._opens), fiscal.opening_on(on, fiscal.FEDERAL)
            said = [_("city {quarter}").format(quarter=city.said)] if city else []
            said += [_("federal {quarter}").format(quarter=federal.said)] if federal else []
            if said:
                found[on] = " · ".join(said)
        return found

    def _show_agenda(self, since: date, until: date) -> None:
        layout.clear(self.agenda)
        marks = self._marks(since, until)
        self._add_day(_("No exact day"), "", [each for each in self.found if not each.exact])
        exact = [each for each in self.found if each.exact]
        for on in sorted({max(each.first, since) for each in exact} | set(marks)):
            day = f"{_(on.strftime('%A'))}, {show_date(on)}"
            self._add_day(day, marks.get(on, ""), [each for each in exact if max(each.first, since) == on])
        if not self.found:
            words = _("Nothing falls into the three months from {day}.").format(day=show_date(since))
            self.agenda.addWidget(layout.text(words, "quiet", wrap=True))

    def _add_day(self, day: str, mark: str, found: Sequence[Entry]) -> None:
        if not (found or mark):
            return
        head = layout.row(layout.text(day, "strong"), layout.text(mark, "quiet"), None)
        head.setContentsMargins(0, style.look().px(12), 0, style.look().px(2))
        self.agenda.addWidget(head)
        for each in found:
            self.agenda.addWidget(layout.hairline())
            self.agenda.addWidget(entries.wide(each, self.followed.emit))

    def begin(self) -> None:
        """Put the keyboard on the first thing that can be opened, else on the modes."""
        first = (self.grid if self.since is None else self.both).findChild(QPushButton, "entry")
        (first or self.as_month).setFocus()
