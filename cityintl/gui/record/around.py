"""What comes next and what happened lately with a partner, tie, person or organization: lines that open a record."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cityintl.desk import coming as coming_days
from cityintl.desk import grades, relations
from cityintl.desk.coming import Coming
from cityintl.desk.facts import LIVING
from cityintl.desk.relations import Engagement
from cityintl.gui import icons, layout, said, style
from cityintl.records import kinds
from cityintl.records.dates import show_date, show_partial_date
from cityintl.store import DeskFile, Entry
from cityintl.words import _, ngettext

#: The kinds whose story is told.
KINDS = ("tie", "partner", "person", "organization")
_MEDIA = {
    "PHONE": "phone", "VIDEO": "video-camera", "MEETING": "users", "MESSAGE": "chat-text", "EMAIL": "envelope-simple",
    "LETTER": "envelope-open", "CARD": "envelope-open",
}  # fmt: skip
_PICTURES = {
    "correspondence": "envelope-simple", "delegation": "airplane-tilt", "exchange": "student", "gift": "gift",
    "follow_up": "check-circle", "event": "fork-knife", "invitation": "ticket", "agreement": "signature",
    "tie_event": "flag", "legal_review": "scales", "greeting": "envelope-open", "decision": "note-pencil",
    "support": "wallet", "committee_term": "users-three", "membership": "share-network", "organization": "bank",
    "association_agreement": "signature", "tie": "calendar-check", "office": "identification-badge",
    "grant": "wallet", "opportunity": "flag",
}  # fmt: skip
#: Lines of each block.
MOST_NEXT, MOST_LATELY = 3, 4
_LONG_AGO = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its picture, what it is, when, and the record it opens."""

    picture: str
    words: str
    when: str
    kind: str = ""
    number: int = 0
    tone: str = "quiet"


def coming(desk: DeskFile, entry: Entry, today: date, most: int | None = MOST_NEXT) -> list[Line]:
    """What is late or lies ahead, the nearest first."""
    if entry.kind not in KINDS:
        return []
    found = coming_days.coming(desk, entry.kind, entry.id, today)
    return [_ahead(each, entry, late) for each, late in _chosen(found, most)]


def _chosen(found: Sequence[Coming], most: int | None) -> list[tuple[Coming, int]]:
    """The lines for so much room, each with how many more are late like it.

    What is late longest would fill it all: of that the newest stands for the others, before what lies ahead.
    """
    late = [each for each in found if each.late]
    if most is None or len(found) <= most or len(late) < 2:
        return [(each, 0) for each in found[:most]]
    ahead = [(each, 0) for each in found if not each.late]
    shown = max(1, most - len(ahead))
    newest = [(each, 0) for each in late[-shown:]]
    newest[-1] = (newest[-1][0], len(late) - shown)
    return [*newest, *ahead][:most]


def _ahead(each: Coming, entry: Entry, late: int = 0) -> Line:
    picture = "cake" if each.kind == "tie" and each.words[:1].isdigit() else _PICTURES.get(each.kind, "calendar-blank")
    if each.on is None:
        when = _("no day")
    elif each.known:
        when = show_partial_date(each.known)
    else:
        when = _("late, {time}").format(time=said.ago(each.on)) if each.late else said.ago(each.on)
    if late:
        more = ngettext("and {n} more", "and {n} more", late).format(n=late)
        when = f"{when}, {more}"
    here = (each.kind, each.number) == (entry.kind, entry.id)
    return Line(picture, each.words, when, "" if here else each.kind, each.number, each.tone)


def story(desk: DeskFile, entry: Entry, today: date) -> list[Engagement]:
    """Everything that happened, the newest first, over all kinds."""
    return relations.engagements(desk, entry.kind, entry.id, today) if entry.kind in KINDS else []


def told(each: Engagement) -> Line:
    """One thing that happened, as a line."""
    picture = _MEDIA.get(each.detail) or _PICTURES.get(each.kind, "circle")
    when = each.state if each.state and each.tone in ("red", "amber") else _when(each.on)
    return Line(picture, each.words, when, each.kind, each.number, each.tone)


def _when(known: str | None) -> str:
    if known is None:
        return ""
    if len(known) < 10:
        return show_partial_date(known)
    day = date.fromisoformat(known)
    return said.ago(day) if (said.today() - day).days < _LONG_AGO else show_date(day)


def beside(desk: DeskFile, entry: Entry, today: date, happened: Sequence[Engagement]) -> str:
    """What stands quietly below the facts: where a tie earns another letter than it has; how much of what there is."""
    if entry.kind == "tie":
        return speaks_for(grades.grade_facts(desk, entry.id, today)) if entry.values["status"] in LIVING else ""
    if entry.kind not in KINDS:
        return ""
    counts = Counter(each.kind for each in happened)
    counts["office"] = next((len(part.ids) for part in desk.parts(entry.kind, entry.id) if part.kind == "office"), 0)
    return " · ".join(f"{_(kinds.kind(name).many)} {count:,}" for name, count in counts.most_common() if count)


def speaks_for(facts: grades.GradeFacts, *, also_same: bool = False) -> str:
    """“Since May 2024: 1 came, 0 went, 6 letters and calls; that speaks for B, not A”.

    Nothing where no rule names a span; where both letters are the same, only when that is wanted too.
    """
    if facts.since is None or (facts.proposed is facts.kept and not also_same):
        return ""
    since = show_partial_date(facts.since.isoformat()[:7])
    words = _("Since {month}: {facts}").format(month=since, facts=facts.words)
    if facts.proposed is None:
        return words
    if facts.kept is None:
        verdict = _("that speaks for {letter}, and no review says a letter yet")
    elif facts.kept is facts.proposed:
        verdict = _("that speaks for {letter}, as the last review says")
    else:
        verdict = _("that speaks for {letter}, not {kept}")
    kept = facts.kept.name if facts.kept else ""
    return f"{words}; {verdict.format(letter=facts.proposed.name, kept=kept)}"


class Elided(QLabel):
    """Quiet words in one line, ending in “…” where there is no room for all of them; the tip then says the whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "quiet")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(style.look().px(8), 0, 0, 0)
        self.words = ""

    def say(self, words: str) -> None:
        """Show these words; nothing at all without any."""
        self.words = words
        self.setVisible(bool(words))
        self.setAccessibleName(words)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the room there is."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - style.look().px(10)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(self.words if shown != self.words else "")


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
        self.lines = layout.spaced(QVBoxLayout(self), 0)
        self._heading = heading
        #: Its lines, as they can be chosen.
        self.rows: list[QWidget] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of those before."""
        layout.clear(self.lines)
        self.rows = []
        self.setVisible(bool(lines))
        if not lines:
            return
        rule = QWidget()
        layout.spaced(QVBoxLayout(rule), 0, (8, 0, 8, 2)).addWidget(layout.hairline())
        self.lines.addWidget(rule)
        heading = layout.text(self._heading, "label")
        heading.setContentsMargins(style.look().px(8), 2, 0, 0)
        self.lines.addWidget(heading)
        for line in lines:
            self.lines.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        held = QWidget()
        held.setMinimumHeight(style.look().px(26))
        button = _Row(line.words)
        button.setProperty("flat", True)
        icons.put(button, line.picture, line.tone)
        button.setProperty("row", True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{line.words}, {line.when}")
        if line.kind:
            button.clicked.connect(lambda: self.followed.emit(line.kind, line.number))
        self.rows.append(button)
        when = layout.text(line.when, "quiet")
        box = layout.spaced(QHBoxLayout(held), 8, (2, 0, 8, 0))
        box.addWidget(button, 1)
        box.addWidget(when)
        return held
