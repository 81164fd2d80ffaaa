"""A question on the page: a few things to fill before a deed is done, below the button that asks.

objectNames: `question`, `question_heading`, `edit_NAME`, `question_problem`, `question_yes`, `question_no`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import layout
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.gui.editors.offers import MOST, Offer, OfferEditor
from cityintl.gui.visit.cards import Card
from cityintl.records import kinds
from cityintl.records.describe import Field
from cityintl.store import DeskFile
from cityintl.words import _


class Named(NamedTuple):
    """Words, and the record that was chosen by them."""

    words: str
    record: tuple[str, int] | None


class RecordLine(OfferEditor):
    """Offers records of several kinds while one types; what names none stays words."""

    def __init__(self, of: Field, around: Surroundings, among: Sequence[str] = ()) -> None:
        super().__init__(of, around)
        self.among = among
        self.record: tuple[str, int] | None = None
        self._title = ""

    def offers_for(self, words: str) -> Sequence[Offer]:
        """The records that hold the words."""
        found = [f for f in self.around.desk.search(words, 100) if not self.among or f.kind in self.among]
        own = (self.around.kind, self.around.values.get("id"))
        return [
            Offer(f.title, " · ".join(filter(None, (_(kinds.kind(f.kind).one), f.quiet, f.reference))), (f.kind, f.id))
            for f in found[:MOST]
            if (f.kind, f.id) != own
        ]

    def take(self, offer: Offer) -> None:
        """The chosen record."""
        self.record, self._title = offer.means, offer.words
        super().take(offer)

    def read(self) -> Named:
        """The words, with the record while they still are its title."""
        words = self.typed().strip()
        return Named(words, self.record if words and words == self._title else None)


@dataclass(frozen=True)
class Asked:
    """One thing that is asked: a field of a kind, in other words where the deed needs them, and what it begins with."""

    kind: str
    field: str
    begin: Any = None
    name: str = ""
    label: str = ""
    help: str = ""
    #: Whether any record may be chosen, or words.
    any_record: bool = False

    @property
    def described(self) -> Field:
        """The field under the name and the words of the question."""
        of = kinds.kind(self.kind).fields[self.field]
        return replace(of, name=self.name or of.name, label=self.label or of.label, help=self.help or of.help)


class Question(Card):
    """Asks, and does the deed with the answers; Esc leaves it."""

    #: It is shown now.
    opened = Signal()

    def __init__(self, desk: DeskFile, around: Surroundings) -> None:
        super().__init__("question", "")
        self.desk, self.around = desk, around
        self.editors: dict[str, Editor] = {}
        self._deed: Callable[[dict[str, Any]], object] = lambda _values: None
        self._before: QWidget | None = None
        self._place = layout.spaced(QVBoxLayout(), 8, (8, 0, 8, 4))
        self.lines.addLayout(self._place)
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("question_problem")
        self.yes = QPushButton()
        self.yes.setObjectName("question_yes")
        self.yes.setProperty("primary", True)
        self.yes.clicked.connect(self.answer)
        self.no = QPushButton(_("Cancel"))
        self.no.setObjectName("question_no")
        self.no.clicked.connect(self.leave)
        foot = layout.column(self.problem, layout.row(self.yes, self.no, None))
        foot.setContentsMargins(8, 2, 8, 2)
        self.lines.addWidget(foot)
        self.hide()

    def ask(self, heading: str, asked: Sequence[Asked], yes: str, deed: Callable[[dict[str, Any]], object]) -> None:
        """Show the question; `deed` gets the answers by their names."""
        self._before = QApplication.focusWidget()
        self._clear()
        self.say(heading)
        self._deed = deed
        self.yes.setText(yes)
        for each in asked:
            self._add(each)
        self.problem.hide()
        self.show()
        self._order_tabs()
        first = next(iter(self.editors.values()), None)
        if first is not None:
            first.begin()
        self.opened.emit()

    def _order_tabs(self) -> None:
        """Tab goes from one thing that is asked to the next, then to the buttons."""
        before: QWidget | None = self.yes.previousInFocusChain()
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        last = before or self.no
        for editor in self.editors.values():
            for part in editor.findChildren(QWidget):
                if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window():
                    QWidget.setTabOrder(last, part)
                    last = part

    def _add(self, each: Asked) -> None:
        of = each.described
        around = Surroundings(self.desk, each.kind, dict(self.around.values), self.around.add_new)
        editor = RecordLine(of, around) if each.any_record else made_for(of, around)
        editor.show_value(each.begin)
        editor.given_up.connect(self.leave)
        editor.left.connect(lambda: self._go_on(editor))
        editor.refused.connect(self._complain)
        self.editors[of.name] = editor
        self._place.addWidget(layout.column(layout.text(_(of.label), "label"), editor, gap=2))

    def _go_on(self, editor: Editor) -> None:
        """Enter goes to the next thing that is asked, and from the last to the button."""
        focus = QApplication.focusWidget()
        if focus is None or not editor.isAncestorOf(focus):
            return
        every = list(self.editors.values())
        if editor in every:
            after = every[every.index(editor) + 1 :]
            (after[0].begin if after else self.yes.setFocus)()

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def answer(self) -> None:
        """Do the deed; what cannot be stands here in words."""
        try:
            self._deed({name: editor.read() for name, editor in self.editors.items()})
        except UserError as wrong:
            self._complain(str(wrong))
            return
        self.leave()

    def leave(self) -> None:
        """Close the question, the keyboard back where it was."""
        focus = QApplication.focusWidget()
        had = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self._clear()
        if had and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _clear(self) -> None:
        for editor in self.editors.values():
            editor.blockSignals(True)
        self.editors = {}
        layout.clear(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
