"""The frame of the pages of courtesy: how it stands, what can be done about it, and the facts that matter for it.

objectNames: the tab's own, `stands`, `stands_more`, `do_NAME` (the deeds), `deed_problem`, `open_rule`, `question`,
`form`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cityintl.desk.rules import Rule
from cityintl.errors import UserError
from cityintl.gui import icons, layout, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.question import Question
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Existing
from cityintl.gui.visit.cards import Card, link
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, without_folding
from cityintl.store import DeskFile
from cityintl.words import _

#: How a sentence looks in each tone.
LOOKS = {"red": "problem", "amber": "needed", "green": "good", "grey": "strong"}


@dataclass(frozen=True)
class Deed:
    """Something that can be done: its name, the words of its button, a picture, and what it does."""

    name: str
    words: str
    picture: str
    act: Callable[[], object]


class ActingTab(SidesTab):
    """A tab that says how its record stands and offers what can be done; a subclass says what."""

    def __init__(
        self,
        desk: DeskFile,
        number: int,
        around: Surroundings,
        kind: str,
        name: str,
        asked: Sequence[str],
        part: str = "",
    ) -> None:
        super().__init__(desk, number, around, name, part)
        self.kind = kind
        self.source = Existing(desk, kind, number)
        self.stands = layout.text("", "strong", wrap=True)
        self.stands.setObjectName("stands")
        self.more = layout.text("", "quiet", wrap=True)
        self.more.setObjectName("stands_more")
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("deed_problem")
        self.problem.hide()
        self.buttons: dict[str, QPushButton] = {}
        self._pictures: dict[str, str] = {}
        self.question = Question(desk, around)
        self.question.opened.connect(self._show_question, Qt.ConnectionType.QueuedConnection)
        self.form = self._make_form(asked)

    def _make_form(self, asked: Sequence[str]) -> Form:
        inner = Surroundings(self.desk, self.kind, self.source.values, self.around.add_new)
        hidden = [n for names in self.source.kind.form.values() for n in names if n not in asked]
        form = Form(self.source, inner, empties=True, hidden=hidden)
        without_folding(form)
        form.followed.connect(self.followed)
        return form

    def lay_work(self, deeds: QWidget, *widgets: QWidget) -> None:
        """Put how it stands at the top, then the deeds with their question, then these, the form last."""
        said = layout.column(self.stands, self.more, gap=2)
        said.setContentsMargins(style.look().px(8), style.look().px(4), 0, 0)
        for widget in (said, deeds, self.problem, self.question, *widgets, self.form):
            self.work.addWidget(widget)

    def _show_question(self) -> None:
        """Once it is laid out, scroll to the question, above all to where one types."""
        self.left.ensureWidgetVisible(self.question)
        focus = QApplication.focusWidget()
        if focus is not None and self.question.isAncestorOf(focus):
            self.left.ensureWidgetVisible(focus)

    def deeds(self, *deeds: Deed) -> QWidget:
        """The buttons of these deeds, in as many lines as they need."""
        made = []
        for deed in deeds:
            button = QPushButton(deed.words)
            button.setObjectName(f"do_{deed.name}")
            self._pictures[deed.name] = deed.picture
            button.clicked.connect(lambda _on=False, deed=deed: self.attempt(deed.act))
            self.buttons[deed.name] = button
            made.append(button)
        return flowing(*made, gap=8)

    def card(self, name: str, heading: str, rows: str, spoken: str = "", *others: QWidget) -> tuple[Card, RowsList]:
        """A card at the right with a list of rows in it, and others below them."""
        card = Card(name, heading)
        shown = RowsList(rows, spoken or heading, lined=False)
        for widget in (shown, *others):
            card.lines.addWidget(widget)
        self.side.addWidget(card)
        return card, shown

    def rule_link(self) -> QPushButton:
        """The way to the rule that decided; hidden until there is one."""
        button = link("open_rule", _("Open the rule"))
        button.clicked.connect(self._open_rule)
        button.hide()
        self._rule, self._rule_link = 0, button
        return button

    def show_rule(self, rule: Rule | None) -> None:
        """Let the link lead to this rule."""
        self._rule = rule.number or 0 if rule is not None else 0
        self._rule_link.setVisible(bool(self._rule))

    def _open_rule(self) -> None:
        self.followed.emit("rule", self._rule)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it, once what is typed is kept; what cannot be is said below the buttons."""
        if not self.form.finish():
            return False
        try:
            act()
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            return False
        self.problem.hide()
        return True

    def offer(self, wanted: Sequence[str], first: str = "") -> None:
        """Show the buttons of these deeds; the first thing to do stands out."""
        for name, button in self.buttons.items():
            layout.set_look(button, "primary", name == first)
            icons.put(button, self._pictures[name], "accent_text" if name == first else "quiet")
            button.setVisible(name in wanted)

    def say(self, words: str, tone: str, more: str = "") -> None:
        """How it stands, and what that comes from."""
        self.stands.setText(words)
        layout.set_look(self.stands, "look", LOOKS.get(tone, "strong"))
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def refresh(self) -> None:
        """Ask the desk again; what is being typed stays."""
        super().refresh()
        if self.form.editing is None:
            self.source.read_again()
            self.form.refresh()
        self.show_values()
        self.turn()

    def show_values(self) -> None:
        """Show what the desk says now; a subclass says."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of facts where there is no room for two."""
        super().resizeEvent(event)
        self.form.set_width(self.left.width(), style.look().scale)

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.form.finish() and super().finish()
