"""Logging a contact in one line at the foot of a record: “called, will send the list by Friday”, Enter.

objectNames: `contact_line`; while something is typed `contact_PHONE` and the other media, `contact_read` (how the words
were understood), `contact_promise_1` and so on (the follow-ups that come with it), `contact_with` with `edit_person`
(where the record names nobody) and `contact_problem`.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cityintl.desk import contacts
from cityintl.desk.contact_ends import ends_of
from cityintl.desk.contacts import Contact, Promise
from cityintl.errors import UserError
from cityintl.gui import layout, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Editor, Surroundings, made_for
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.gift import Side
from cityintl.records.memory import Direction, Medium
from cityintl.store import DeskFile
from cityintl.words import _

#: The media of a contact, their pictures, and the letter that chooses each with Alt.
_MEDIA = (
    (Medium.PHONE, "phone", "T"),
    (Medium.EMAIL, "envelope-simple", "E"),
    (Medium.MEETING, "users", "M"),
    (Medium.LETTER, "note", "L"),
    (Medium.VIDEO, "video-camera", "V"),
)


class ContactLine(QWidget):
    """Reads one line as a contact, shows how it was understood, and logs it as one step."""

    #: A contact was logged: the number of the letter, and how many follow-ups came with it.
    logged = Signal(int, int)
    #: Something is being typed, or nothing any more.
    opened = Signal(bool)

    def __init__(self, desk: DeskFile, kind: str, number: int) -> None:
        super().__init__()
        self.desk, self.kind, self.number = desk, kind, number
        self._medium: Medium | None = None
        self.line = QLineEdit()
        self.line.setObjectName("contact_line")
        self.line.setAccessibleName(_("Log a contact"))
        self.line.setAccessibleDescription(_("What was said, with its day and what was promised; Enter logs it."))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.promises: list[QCheckBox] = []
        self.read = layout.text("", "quiet", wrap=True)
        self.read.setObjectName("contact_read")
        self.problem = layout.text("", "small_problem", wrap=True)
        self.problem.setObjectName("contact_problem")
        self._promised = QWidget()
        self._boxes = layout.spaced(QVBoxLayout(self._promised), 2)
        self.whom: Editor | None = None
        self.more = QWidget()
        self._understood = layout.spaced(QVBoxLayout(self.more), 4)
        for widget in (self._media(), self.read, self._promised):
            self._understood.addWidget(widget)
        lines = layout.spaced(QVBoxLayout(self), 4)
        for widget in (self.line, self.more, self.problem):
            lines.addWidget(widget)
        for widget in (self.more, self._promised, self.problem):
            widget.hide()

    def _media(self) -> QWidget:
        self.media: dict[Medium, QToolButton] = {}
        self._group = QButtonGroup(self)
        for medium, picture, letter in _MEDIA:
            word = _(medium.value)
            button = layout.tool(word, picture, word)
            button.setObjectName(f"contact_{medium.name}")
            button.setToolTip(_("{word} (Alt+{letter})").format(word=word, letter=letter))
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, medium=medium: self.choose(medium))
            keys = QShortcut(QKeySequence(f"Alt+{letter}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(lambda medium=medium: self.choose(medium))
            self._group.addButton(button)
            self.media[medium] = button
        return flowing(*self.media.values(), gap=4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An example where there is room for one."""
        super().resizeEvent(event)
        example = _("Log a contact: “called, will send the list by Friday” (Ctrl+L)")
        fits = self.fontMetrics().horizontalAdvance(example) < event.size().width() - style.look().px(30)
        self.line.setPlaceholderText(example if fits else _("Log a contact (Ctrl+L)"))

    def begin(self) -> None:
        """Take the keyboard."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    # -- what is typed

    @property
    def contact(self) -> Contact:
        """The contact that the words and the chosen medium mean."""
        country = str(self.desk.home()["country"])
        found = contacts.read_contact(self.line.text().strip(), self.desk.today, country)
        return replace(found, medium=self._medium) if self._medium else found

    def choose(self, medium: Medium) -> None:
        """Take this medium, whatever the words say."""
        self._medium = medium
        self._typed()
        self.line.setFocus()

    def _typed(self) -> None:
        self.problem.hide()
        words = self.line.text().strip()
        self.more.setVisible(bool(words))
        self.opened.emit(bool(words))
        if not words:
            self._medium = None
            return
        found = self.contact
        if found.medium in self.media:
            self.media[found.medium].setChecked(True)
        self._say(found)
        self._ask_whom()

    def _say(self, found: Contact) -> None:
        """Show how the words were understood, before Enter; a day that is none is asked for."""
        way = _("from them") if found.direction is Direction.RECEIVED else _("from us")
        day = _("today") if found.on == self.desk.today else show_date(found.on)
        if found.unclear:
            day = _("which day is “{words}”?").format(words=found.unclear)
        subject = f"“{found.subject}”" if found.subject.casefold() != self.line.text().strip().casefold() else ""
        said = " · ".join(filter(None, (_(found.medium.value), way, day, subject)))
        self.read.setText(said)
        self.line.setAccessibleDescription(said)
        self._show_promises(found.promises)

    def _show_promises(self, found: Sequence[Promise]) -> None:
        """A box for each promise; one that was unticked stays so while the line is typed on."""
        while len(self.promises) < len(found):
            box = QCheckBox()
            box.setObjectName(f"contact_promise_{len(self.promises) + 1}")
            box.installEventFilter(self)
            box.hide()
            self.promises.append(box)
            self._boxes.addWidget(box)
        for place, box in enumerate(self.promises):
            wanted, had = place < len(found), not box.isHidden()
            if wanted:
                box.setText(_follow_up(found[place]))
                if not had:
                    box.setChecked(True)
            box.setVisible(wanted)
        self._promised.setVisible(bool(found))

    def _ask_whom(self) -> None:
        """Where the record names nobody, ask for a person; left empty, the contact is only about the record."""
        if self.whom is not None or ends_of(self.desk, self.desk.get(self.kind, self.number)):
            return
        self.whom = made_for(kinds.kind("correspondence").fields["person"], Surroundings(self.desk, "correspondence"))
        for done in (self.whom.given_up, self.whom.left):
            done.connect(self.line.setFocus)
        self.whom.refused.connect(self._refuse)
        asked = layout.row(layout.text(_("With whom?"), "label"), self.whom, gap=8)
        asked.setObjectName("contact_with")
        self._understood.addWidget(asked)
        asked.show()

    # -- logging

    def log(self) -> None:
        """Write the contact, with the follow-ups that are ticked, as one step."""
        if not self.line.text().strip():
            return
        try:
            found = self.contact
            ticked = [promise for promise, box in zip(found.promises, self.promises, strict=False) if box.isChecked()]
            person = self.whom.read() if self.whom is not None else None
            whom = ("person", person) if isinstance(person, int) else None
            wanted = replace(found, promises=tuple(ticked))
            numbers = contacts.log_contact(self.desk, self.kind, self.number, wanted, with_whom=whom)
        except UserError as wrong:
            self._refuse(str(wrong))
            return
        if self.whom is not None:
            self.whom.show_value(None)
        self.line.setText("")  # nothing of it stays to be taken back here: Ctrl+Z is the desk's again
        self.logged.emit(next(iter(numbers)), len(ticked))

    def _refuse(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter logs, Esc takes the typing back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
                self.log()
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                self.line.setFocus()
                return True
        return super().eventFilter(watched, event)


def _follow_up(promise: Promise) -> str:
    """A promise as the box says it: who, what, by when."""
    who = _("we") if promise.side is Side.US else _("they")
    due = _("by {day}").format(day=show_date(promise.due_on)) if promise.due_on else _("without a day")
    return _("Follow-up: {who}: {what}, {due}").format(who=who, what=promise.what, due=due)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
