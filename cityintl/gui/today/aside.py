"""What stands beside what is due: who is here, which days come, what changed since last time.

objectNames: `here_card`, `days_card`, `since_card`; their lines are buttons.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cityintl.desk.morning import Morning
from cityintl.desk.obligations import Obligation
from cityintl.desk.occasions import Occasion
from cityintl.gui import layout, said, style
from cityintl.gui.today.line import Shortened, more, picture_of
from cityintl.gui.visit.cards import Card
from cityintl.records.dates import show_date, show_partial_date
from cityintl.store import Step
from cityintl.words import _, ngettext

#: Lines about the backups: picture, words, when.
Safe = Sequence[tuple[str, str, str]]
#: So many lines a card shows.
_MOST = 5


class Aside(QWidget):
    """The cards."""

    #: A record to open: kind, number.
    followed = Signal(str, int)
    #: Another page: its name.
    place_wanted = Signal(str)
    #: What is wanted of a day: “done”, “put_off”…, and of which obligation.
    wanted = Signal(str, object)
    #: The backups are to be seen, or the first one made.
    backup_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.here = Card("here_card", _("Here now and next"))
        self.days = Card("days_card", _("Anniversaries and days"))
        self.since = Card("since_card", _("Since last time"))
        column = layout.column(self.here, self.days, self.since, None, gap=12)
        layout.spaced(QHBoxLayout(self), 0).addWidget(column)

    def show_morning(self, found: Morning, changed: Sequence[Step], last: str, safe: Safe | None = None) -> None:
        """Fill the cards; one without a line is not shown."""
        self._fill(self.here, [self._visit(each, found) for each in found.visits[:_MOST]])
        self._fill(self.days, [self._day(each) for each in found.days[:_MOST]])
        self.since.say(_("Since {day}").format(day=last) if last else _("Since last time"))
        lines = [self._changed(changed)] if changed else []
        for picture, words, when in safe or ():
            lines.append(self._line(picture, words, when, self.backup_wanted.emit))
        self._fill(self.since, lines)

    def _fill(self, card: Card, lines: list[QWidget]) -> None:
        while card.lines.count() > 1:
            item = card.lines.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for line in lines:
            card.lines.addWidget(line)
        card.setVisible(bool(lines))

    def _visit(self, each: Occasion, found: Morning) -> QWidget:
        if each.first <= found.today:
            when = _("now, to {day}").format(day=_short(each.last)) if each.last > found.today else _("today")
        else:
            when = said.ago(each.first) if (each.first - found.today).days < 7 else _short(each.first)
        picture = "airplane-tilt" if each.kind == "delegation" else "calendar-check"
        return self._line(picture, each.words, when, lambda: self.followed.emit(each.kind, each.number))

    def _day(self, each: Obligation) -> QWidget:
        words = f"{each.about}: {each.words}" if each.about and each.is_day else each.whole
        when = _short(each.due) if each.due else show_partial_date(each.known)
        line = self._line(picture_of(each), words, when, lambda: self.followed.emit(each.kind, each.number))
        line.setProperty("key", each.key)
        return layout.row(line, more(each, self.wanted), gap=0)

    def _changed(self, steps: Sequence[Step]) -> QWidget:
        count = sum(step.records for step in steps)
        words = ngettext("{n} record changed", "{n} records changed", count).format(n=f"{count:,}")
        return self._line("pencil-simple", words, _("see"), lambda: self.place_wanted.emit("history"))

    def _line(self, picture: str, words: str, when: str, follow: Callable[[], None]) -> QWidget:
        button = QPushButton()
        button.setProperty("flat", True)
        button.setProperty("row", True)
        button.setAccessibleName(f"{words}, {when}")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(style.look().px(28))
        button.clicked.connect(follow)
        label, quiet = Shortened(words, "text"), layout.text(when, "quiet")
        icon = layout.picture(picture)
        for each in (label, quiet, icon):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = layout.spaced(QHBoxLayout(button), 8, (8, 0, 8, 0))
        box.addWidget(icon)
        box.addWidget(label, 1)
        box.addWidget(quiet)
        return button


def _short(day: date) -> str:
    """“4 April”: the day without its year."""
    return show_date(day).rpartition(" ")[0]
