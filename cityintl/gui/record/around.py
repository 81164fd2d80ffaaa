"""What comes next and what happened lately with a partner, a tie or a person: lines that open their record."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cityintl.desk import terms
from cityintl.gui import icons, layout, said, style
from cityintl.records.dates import show_date
from cityintl.store import DeskFile, Entry
from cityintl.words import _

_MEDIA = {"PHONE": "phone", "VIDEO": "phone", "MEETING": "users", "MESSAGE": "chat-text"}
#: Lines of each block.
MOST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its picture, what it is, when, and the record it opens."""

    picture: str
    words: str
    when: str
    kind: str = ""
    number: int = 0
    tone: str = "quiet"


def coming(desk: DeskFile, entry: Entry, today: date) -> list[Line]:
    """What lies ahead of a tie, the nearest first: the ends of its papers, its review, its anniversary."""
    if entry.kind != "tie":
        return []
    found: list[tuple[date, Line]] = []
    for part in desk.parts("tie", entry.id):
        for number in part.ids if part.kind == "agreement" else ():
            paper = desk.get("agreement", number)
            if (day := terms.end_of(paper.values)) and day >= today:
                words = _("“{title}” ends").format(title=paper.title)
                found.append((day, Line("signature", words, said.ago(day), "agreement", number)))
    for name, words, picture in (
        ("review_on", _("Yearly review"), "check-circle"),
        ("provisional_until", _("Provisional time ends"), "warning-circle"),
    ):
        day = entry.values[name]
        if day:
            late = day < today
            found.append((day, Line(picture, words, said.ago(day), tone="red" if late else "quiet")))
    round_day = terms.next_anniversary(entry.values["signed_on"], today)
    if round_day:
        words = _("{n} years of the tie").format(n=round_day.years)
        when = said.ago(round_day.on) if round_day.on else str(round_day.year)
        found.append((round_day.on or date(round_day.year, 12, 31), Line("cake", words, when)))
    return [line for _day, line in sorted(found, key=lambda each: each[0])][:MOST]


def lately(desk: DeskFile, entry: Entry) -> list[Line]:
    """The newest letters and calls with the partner, organization or person."""
    name, number = entry.kind, entry.id
    if name == "tie":
        name, number = "partner", entry.values["partner"]
    if name not in ("partner", "organization", "person"):
        return []
    found = desk.listing("correspondence", ("on", "subject", "medium"), "", {name: number})
    rows = sorted(zip(found.ids, found.rows, strict=True), key=lambda each: (each[1][0], each[0]), reverse=True)
    return [
        Line(_MEDIA.get(row[2].name, "envelope-simple"), row[1], _when(row[0]), "correspondence", letter)
        for letter, row in rows[:MOST]
    ]


def _when(day: date) -> str:
    return said.ago(day) if (said.today() - day).days < 400 else show_date(day)


class _Row(QPushButton):
    """A line that ends in “…” where there is no room for all of it; its tip then says the whole."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the room there is."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - style.look().px(14)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


class Block(QWidget):
    """A heading with its lines; nothing at all when there are none."""

    followed = Signal(str, int)

    def __init__(self, heading: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.lines = layout.spaced(QVBoxLayout(self), 0, (0, 4, 0, 2))
        self._heading = heading

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines in place of those before."""
        layout.clear(self.lines)
        self.setVisible(bool(lines))
        if not lines:
            return
        rule = QWidget()
        layout.spaced(QVBoxLayout(rule), 0, (8, 0, 8, 2)).addWidget(layout.hairline())
        self.lines.addWidget(rule)
        heading = layout.text(self._heading, "label")
        heading.setContentsMargins(8, 4, 0, 2)
        self.lines.addWidget(heading)
        for line in lines:
            self.lines.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        held = QWidget()
        button = _Row(line.words)
        button.setProperty("flat", True)
        icons.put(button, line.picture, line.tone)
        button.setProperty("row", True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{line.words}, {line.when}")
        if line.kind:
            button.clicked.connect(lambda: self.followed.emit(line.kind, line.number))
        when = layout.text(line.when, "quiet")
        box = layout.spaced(QHBoxLayout(held), 8, (2, 0, 8, 0))
        box.addWidget(button, 1)
        box.addWidget(when)
        return held
