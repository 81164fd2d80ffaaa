"""The run of an event: what happens when, who is met at the door, what is to be known of guests, what came of it.

objectNames: `run`, `run_title`, `moment_line`, `moment_add`, `moment_problem`, `moments`, `no_run`, `form`; the cards
`card_door` with `door_rows`, `card_notes` with `note_rows`.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from cityintl.desk import event_run, guest_list
from cityintl.desk.event_run import Moment
from cityintl.desk.events import COMING
from cityintl.desk.guest_list import Listed
from cityintl.errors import UserError
from cityintl.gui import icons, layout, said, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Existing
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, without_folding
from cityintl.records.dates import show_date
from cityintl.records.values import Language, Time
from cityintl.store import DeskFile
from cityintl.words import _

#: What is written here, before the day and after it; the rest stands on the overview.
_BEFORE, _AFTER = ("program", "outcome", "notes"), ("outcome", "notes")


class _MomentLine(QLineEdit):
    """A line whose Esc takes the typing back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line first."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class RunTab(SidesTab):
    """Minute by minute."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "run", "guest")
        self.source = Existing(desk, "event", number)
        self.over = self.source.values["on"] < said.today()
        asked = _AFTER if self.over else _BEFORE
        hidden = [n for names in self.source.kind.form.values() for n in names if n not in asked]
        inner = Surroundings(desk, "event", self.source.values, around.add_new)
        self.form = Form(self.source, inner, empties=True, hidden=hidden)
        self.form.followed.connect(self.followed)
        without_folding(self.form)
        self._lay_run()
        self._lay_cards()
        self.refresh()

    def _lay_run(self) -> None:
        self.title = layout.text("", "quiet", wrap=True)
        self.title.setObjectName("run_title")
        self.line = _MomentLine()
        self.line.setObjectName("moment_line")
        self.line.setPlaceholderText(_("6:30 pm Doors open"))
        self.line.setAccessibleName(_("What happens when: a time and what happens"))
        self.line.returnPressed.connect(self.add)
        add = QPushButton(_("Add to the run"))
        add.setObjectName("moment_add")
        icons.put(add, "plus")
        add.clicked.connect(self.add)
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("moment_problem")
        self.problem.hide()
        self.line.textEdited.connect(lambda _words: self.problem.hide())
        self.moments = RowsList("moments", _("The run, moment by moment"))
        self.moments.opened.connect(lambda _place: self._edit())
        self.none = layout.text(
            _("Nothing is planned yet. Type when what happens above; each line finds its place by its time."),
            "quiet", wrap=True,
        )  # fmt: skip
        self.none.setObjectName("no_run")
        typed = layout.row(self.line, add)
        planned = (typed, self.problem, self.none, self.moments)
        # after the day, what came of it goes before what was planned
        for widget in (self.title, *((self.form, *planned) if self.over else (*planned, self.form))):
            self.work.addWidget(widget)

    def _lay_cards(self) -> None:
        self.door = Card("card_door", _("Met at the door"))
        self.door_rows = RowsList("door_rows", _("Met at the door"), lined=False)
        self.notes = Card("card_notes", _("To know of the guests"))
        self.note_rows = RowsList("note_rows", _("To know of the guests"), lined=False)
        for card, rows in ((self.door, self.door_rows), (self.notes, self.note_rows)):
            card.lines.addWidget(rows)
            rows.opened.connect(self.choose)
            self.side.addWidget(card)

    def show_again(self) -> None:
        """Ask the desk again; what is being typed stays."""
        super().show_again()
        if self.form.editing is None:
            self.source.read_again()
            self.form.refresh()
        values = self.source.values
        times = " – ".join(Time().show(values[name]) for name in ("starts", "ends") if values[name])
        self.title.setText(" · ".join(filter(None, (show_date(values["on"]), times, values["place"], values["dress"]))))
        found = event_run.run_of(self.desk, self.number)
        self.moments.fill([_row(place, moment) for place, moment in enumerate(found)])
        self.none.setVisible(not found)
        coming = [g for g in guest_list.guest_list(self.desk, self.number) if g.answer in COMING]
        met = [g for g in coming if g.vip]
        self.door_rows.fill([_met(g) for g in met])
        self.door.setVisible(bool(met))
        noted = [g for g in coming if g.note]
        self.note_rows.fill([Row(g.number, g.name, g.note) for g in noted])
        self.notes.setVisible(bool(noted))
        self.turn()

    def add(self) -> None:
        """Put the typed moment into the run; the keyboard stays for the next one."""
        if not self.form.finish():
            return
        try:
            event_run.add_moment(self.desk, self.number, self.line.text())
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
        else:
            self.line.clear()
        self.line.setFocus()

    def _edit(self) -> None:
        """The program as text: lines are mended and moved there."""
        if "program" not in self.form.fields:
            self.tab_wanted.emit("overview")
            return
        self.form.fields["program"].setFocus()
        self.form.fields["program"].edit()

    def resizeEvent(self, event: object) -> None:
        """One column of facts where there is no room for two."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self.form.set_width(self.left.width(), style.look().scale)

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.form.finish() and super().finish()

    def take_keyboard(self) -> None:
        """Back to the line."""
        self.line.setFocus()


def _row(place: int, moment: Moment) -> Row:
    """A moment: when, what, how long; what is odd about its time in red."""
    until = _("to {time}").format(time=Time().show(moment.until)) if moment.until else ""
    marks = ((moment.said.removesuffix("."), "red"),) if moment.said else ()
    at = Time().show(moment.at) if moment.at else ""
    return Row(place, moment.words or "–", lead=at, beside=until, chips=marks)


def _met(guest: Listed) -> Row:
    """Someone to be met: the office, the language to greet them in, and with whom they come."""
    tongue = Language().show(guest.language) if guest.language else ""
    along = _("with {name}").format(name=guest.companion) if guest.companion else ""
    return Row(guest.number, guest.name, " · ".join(filter(None, (guest.office, along))), end=tongue)
