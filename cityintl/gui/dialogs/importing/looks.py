"""The two cards of the assistant: what one row will become, and the things that need a look.

objectNames: `becomes_card` with `row_before` and `row_after`; `look_card` with `look_1`, `look_2`….
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from cityintl.gui.dialogs.pieces import caption, card, quiet, refill
from cityintl.gui.layout import column, picture, row, spaced, text, tool
from cityintl.words import _, ngettext

#: Things to look at that a card names; the step “Rows” lists all of them.
MOST = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to look at: which row (0 is the whole file), what about them, and what will be done."""

    row: int
    words: str
    done: str
    colour: str = "amber"
    picture: str = "question"


class BecomesCard(QWidget):
    """What the chosen row will become, in words; arrows go to the row before and after."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("becomes_card")
        self._facts = column(gap=6)
        self.before = tool(_("The row before"), "caret-left")
        self.after = tool(_("The row after"), "caret-right")
        self.before.setObjectName("row_before")
        self.after.setObjectName("row_after")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.heading = caption("")
        panel = QFrame()
        panel.setProperty("look", "card")
        lines = spaced(QVBoxLayout(panel), 6, (16, 8, 12, 10))
        lines.addWidget(row(self.heading, None, self.before, self.after, gap=0))
        lines.addWidget(self._facts)
        lines.addStretch(1)
        spaced(QVBoxLayout(self), 0).addWidget(panel)

    def show_row(self, number: int, facts: Sequence[tuple[str, str]], first: bool, last: bool) -> None:
        """Say what row `number` of the file becomes."""
        self.heading.setText(_("WHAT ROW {number} WILL BECOME").format(number=number) if number else "")
        refill(
            self._facts,
            [column(caption(label), text(value, wrap=True), gap=0) for label, value in facts],
        )
        self.before.setEnabled(not first)
        self.after.setEnabled(not last)
        spoken = "; ".join(f"{label}: {value}" for label, value in facts)
        self.setAccessibleName(f"{self.heading.text()}. {spoken}")


class LookCard(QWidget):
    """The things to look at, each with what will be done about it."""

    chosen = Signal(int)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("look_card")
        self._things = column(gap=6)
        panel = card("", self._things, None)
        self.heading = panel.findChild(QLabel, "card_heading") or QLabel()
        spaced(QVBoxLayout(self), 0).addWidget(panel)

    def show_things(self, things: Sequence[Thing]) -> None:
        """Name the first few; the rest stand in the step “Rows”."""
        count = len(things)
        words = ngettext("{count} THING TO LOOK AT", "{count} THINGS TO LOOK AT", count)
        self.heading.setText(words.format(count=count) if count else _("NOTHING TO LOOK AT"))
        named = count if count <= MOST else MOST - 1
        lines: list[QWidget] = [self._line(n, thing) for n, thing in enumerate(things[:named], 1)]
        if not things:
            lines.append(quiet(_("Every row can be read, and none stands there twice.")))
        if count > named:
            more = QPushButton(_("and {count} more").format(count=count - named))
            more.setObjectName("look_more")
            more.setProperty("flat", True)
            more.setProperty("link", True)
            more.setAutoDefault(False)
            more.clicked.connect(self.all_wanted)
            lines.append(row(more, None))
        refill(self._things, lines)

    def _line(self, number: int, thing: Thing) -> QWidget:
        words = text(thing.words, wrap=True)
        done = quiet(thing.done, wrap=False)
        line = row(picture(thing.picture, thing.colour), words, done, gap=10)
        line.layout().setStretch(1, 1)  # type: ignore[union-attr]  # row() lays out a box
        line.setObjectName(f"look_{number}")
        line.setAccessibleName(f"{thing.words}: {thing.done}")
        return line
