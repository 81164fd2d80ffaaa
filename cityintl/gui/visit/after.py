"""After a visit: what came of it, what to keep, stop and change; at the right what is still to be done.

objectNames: `after`, `after_rows`, `no_notes`, `note_add`, `after_steps`, `form`; `card_thanks` (see thanks.py).
"""

from PySide6.QtWidgets import QPushButton

from cityintl.desk import thanks
from cityintl.desk.asking import picked
from cityintl.desk.visit_steps import steps_of
from cityintl.gui import icons, layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Existing
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import step_row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, without_folding
from cityintl.gui.visit.thanks import ThanksCard
from cityintl.records.dates import show_date
from cityintl.records.delegation import AfterKind
from cityintl.store import DeskFile
from cityintl.words import _

_ASKED = ("outcome", "recommendation", "staff_hours", "media", "purge_on")


class AfterTab(SidesTab):
    """What the next visit begins with."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "after", "after_note")
        self.source = Existing(desk, "delegation", number)
        hidden = [n for names in self.source.kind.form.values() for n in names if n not in _ASKED]
        inner = Surroundings(desk, "delegation", self.source.values, around.add_new)
        self.form = Form(self.source, inner, empties=True, hidden=hidden)
        without_folding(self.form)
        self.rows = RowsList("after_rows", _("Notes after the visit"))
        self.none = layout.text(
            _("No note yet. Write down what to keep, stop and change: nobody remembers in a month."), "quiet", wrap=True
        )
        self.none.setObjectName("no_notes")
        add = QPushButton(_("Add note"))
        add.setObjectName("note_add")
        icons.put(add, "plus")
        add.clicked.connect(self.begin)
        for widget in (self.form, layout.row(add, None), self.none, self.rows):
            self.work.addWidget(widget)
        self.todo = Card("card_after", _("Still to do"))
        self.steps = RowsList("after_steps", _("Still to do"), lined=False)
        self.todo.lines.addWidget(self.steps)
        self.side.addWidget(self.todo)
        self.thanks = ThanksCard()
        self.thanks.opened.connect(lambda letter: self.followed.emit("correspondence", letter))
        self.thanks.letter_wanted.connect(self.letter_wanted)
        self.side.addWidget(self.thanks)
        self.rows.opened.connect(self.choose)
        self.let_delete(self.rows, "after_note")
        self.steps.opened.connect(lambda place: self.tab_wanted.emit(self._found[place].tab))
        self.refresh()

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        if self.form.editing is None:
            self.source.read_again()
            self.form.refresh()
        notes = picked(self.desk, "after_note", ("type", "text", "by", "on"), {"delegation": self.number})
        turn = sorted(notes, key=lambda note: (list(AfterKind).index(note["type"]), note["id"]))
        self.rows.fill([_row(note) for note in turn])
        self.none.setVisible(not notes)
        self._found = steps_of(self.desk, self.number, said.today())
        self.steps.fill([step_row(place, step, said.today()) for place, step in enumerate(self._found)])
        self.todo.setVisible(bool(self._found))
        self.thanks.show_thanks(thanks.after(self.desk, self.number, said.today()))
        self.turn()

    def resizeEvent(self, event: object) -> None:
        """One column of facts where there is no room for two."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self.form.set_width(self.left.width(), style.look().scale)

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.rows.setFocus()

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.form.finish() and super().finish()


def _row(note: dict[str, object]) -> Row:
    tone = {AfterKind.KEEP: "green", AfterKind.STOP: "red", AfterKind.CHANGE: "amber"}
    kind, on = note["type"], note["on"]
    assert isinstance(kind, AfterKind)
    day = show_date(on) if on else ""  # type: ignore[arg-type]  # a date
    quiet = " · ".join(filter(None, (str(note["by"] or ""), day)))
    chips = ((_(kind.value), tone.get(kind, "grey")),)
    return Row(int(str(note["id"])), str(note["text"]), quiet, chips=chips)
