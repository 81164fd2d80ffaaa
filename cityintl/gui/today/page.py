"""Today: what must be done, the nearest first, each line with its one step; beside it who is here and which days come.

objectNames: `today_page`, `today_title`, `today_sums`, `today_group` (with its `more_LATE`…), `snoozed_link`.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cityintl.desk.morning import Group, Morning, Near, morning, second_line
from cityintl.desk.obligations import Obligation
from cityintl.gui import layout, style
from cityintl.gui.dialogs.flowing import Beside
from cityintl.gui.record.working import Tab
from cityintl.gui.scrolling import scrolling
from cityintl.gui.today.aside import Aside, Safe
from cityintl.gui.today.line import DueLine, when_said
from cityintl.gui.visit.cards import link
from cityintl.store import DeskFile, Step
from cityintl.words import _, ngettext

_ASIDE = 340


class TodayPage(Tab):
    """The page of today; the window does what its lines want."""

    #: What is wanted of an obligation: “open”, “write”, “done”, “put_off”, “calendar”, “again”.
    wanted = Signal(str, object)
    #: Another page: its name.
    place_wanted = Signal(str)
    #: The backups are to be seen, or the first one made.
    backup_wanted = Signal()

    def __init__(
        self, desk: DeskFile, changed: Sequence[Step], last: str, safe: Callable[[], Safe] = lambda: ()
    ) -> None:
        super().__init__()
        self.setObjectName("today_page")
        self.desk, self._changed, self._last, self._safe = desk, changed, last, safe
        #: The groups that were unfolded, and whether what was put off is shown.
        self._unfolded: set[str] = set()
        self.title = layout.text("", "title")
        self.title.setObjectName("today_title")
        self.sums = layout.text("", "quiet")
        self.sums.setObjectName("today_sums")
        self.lines = layout.spaced(QVBoxLayout(), 0)
        left = QWidget()
        inside = layout.spaced(QVBoxLayout(left), 4)
        inside.addWidget(self.title)
        inside.addWidget(self.sums)
        inside.addLayout(self.lines)
        inside.addStretch(1)
        self.aside = Aside()
        self.aside.followed.connect(self.followed)
        self.aside.place_wanted.connect(self.place_wanted)
        self.aside.wanted.connect(self.wanted)
        self.aside.backup_wanted.connect(self.backup_wanted)
        self.aside.setFixedWidth(style.look().px(_ASIDE))
        both = QWidget()
        both.setProperty("look", "matter")
        beside = Beside(left, self.aside, gap=24, least=_ASIDE + 420, stretch=(1, 0))
        layout.spaced(QHBoxLayout(both), 0, (24, 16, 20, 16)).addWidget(beside)
        layout.spaced(QVBoxLayout(self), 0).addWidget(scrolling(both))
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk again; what is in focus keeps it."""
        focused = self._focused()
        self.found = morning(self.desk, self.desk.today)
        today = self.found.today
        self.title.setText(f"{_(today.strftime('%A'))}, {today.day} {_(today.strftime('%B'))}")
        self.sums.setText(_sums(self.found))
        layout.clear(self.lines)
        more = self.found.snoozed if "SNOOZED" in self._unfolded else ()
        for group in self.found.groups:
            self._add(_(group.near.value), group.near.name, self._open(group), group.all)
        if self.found.snoozed:
            self._add(_("Put off"), "SNOOZED", more, self.found.snoozed)
        if not self.found.groups:
            self._say_nothing()
        self.aside.show_morning(self.found, self._changed, self._last, self._safe())
        self._focus(focused)

    def _open(self, group: Group) -> tuple[Obligation, ...]:
        return group.all if group.near.name in self._unfolded else group.shown

    def _add(self, heading: str, name: str, shown: Sequence[Obligation], all_: Sequence[Obligation]) -> None:
        head = layout.row(layout.text(heading, "strong"), layout.text(f"{len(all_):,}", "quiet"), None)
        head.setObjectName("today_group")
        head.setContentsMargins(0, style.look().px(14), 0, style.look().px(4))
        self.lines.addWidget(head)
        for each in shown:
            self.lines.addWidget(layout.hairline())
            days = (each.due - self.found.today).days if each.due else None
            when, tone = when_said(each, days)
            line = DueLine(each, second_line(each), when, tone)
            line.wanted.connect(self.wanted)
            self.lines.addWidget(line)
        hidden = len(all_) - len(shown)
        if hidden or name in self._unfolded:
            self.lines.addWidget(layout.hairline())
            words = ngettext("{n} more", "{n} more", hidden).format(n=f"{hidden:,}") if hidden else _("Fewer")
            more = link(f"more_{name}", words, f"{heading}: {words}")
            more.clicked.connect(lambda: self._fold(name))
            self.lines.addWidget(more)

    def _fold(self, name: str) -> None:
        """Show all of a group, or again only its first lines."""
        self._unfolded ^= {name}
        self.refresh()

    def _say_nothing(self) -> None:
        words = _("What falls due shows here by itself: ends of agreements, replies, promises, reports, thank-yous.")
        quiet = layout.text(words, "quiet", wrap=True)
        quiet.setContentsMargins(0, style.look().px(20), 0, style.look().px(8))
        self.lines.addWidget(quiet)
        if not self.desk.count("tie"):
            first = link("today_ties", _("Begin with your ties"))
            first.clicked.connect(lambda: self.place_wanted.emit("tie"))
            self.lines.addWidget(first)

    def begin(self) -> None:
        """Put the keyboard on the first line."""
        first = self.findChild(QPushButton, "due_open") or self.findChild(QPushButton, "today_ties")
        if first is not None:
            first.setFocus()

    def _focused(self) -> tuple[str, str, int] | None:
        widget = self.focusWidget()
        line = widget.parentWidget() if widget is not None else None
        if widget is None or not isinstance(line, DueLine):
            return None
        keys = [each.property("key") for each in self.findChildren(DueLine)]
        return str(line.property("key")), widget.objectName(), keys.index(line.property("key"))

    def _focus(self, where: tuple[str, str, int] | None) -> None:
        """The same button of the same line; where that is done, that of the line now in its place."""
        if where is None:
            return
        lines = [each for each in self.findChildren(DueLine) if each.parentWidget() is not None]
        if lines:
            same = [each for each in lines if each.property("key") == where[0]]
            line = same[0] if same else lines[min(where[2], len(lines) - 1)]
            button = line.findChild(QWidget, where[1])
            if button is not None:
                button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Another day may have come while it was hidden."""
        super().showEvent(event)
        if self.desk.today != self.found.today:
            self.refresh()


def _sums(found: Morning) -> str:
    late, week, month = (found.count(near) for near in (Near.LATE, Near.WEEK, Near.MONTH))
    said = [
        _("{n} overdue").format(n=late) if late else "",
        _("{n} this week").format(n=week) if week else "",
        _("{n} this month").format(n=month) if month else "",
    ]
    return " · ".join(filter(None, said)) or _("Nothing is due this month")
