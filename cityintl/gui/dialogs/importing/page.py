"""The import assistant as a page of the window: File → Columns → Rows → Done, with its buttons below.

objectNames: `import_page`, `import_problem`; see bar, file_step, columns_step, rows and done_step.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cityintl.errors import UserError
from cityintl.gui import style
from cityintl.gui.dialogs.importing.assistant import Assistant
from cityintl.gui.dialogs.importing.bar import ImportBar
from cityintl.gui.dialogs.importing.columns_step import ColumnsStep
from cityintl.gui.dialogs.importing.done_step import DoneStep
from cityintl.gui.dialogs.importing.file_step import FileStep
from cityintl.gui.dialogs.importing.rows import RowsStep
from cityintl.gui.dialogs.importing.seen import Choices, Outcome, Seen
from cityintl.gui.dialogs.importing.steps import DONE, FILE, ROWS, StepLine
from cityintl.gui.dialogs.pieces import ProblemLine, quiet, title
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import column, hairline, spaced
from cityintl.gui.scrolling import scrolling
from cityintl.gui.tasks import Tasks
from cityintl.words import _

#: Below this height (at 100 % of text) the buttons scroll along with the step.
_LOW = 480


class ImportPage(QWidget):
    """Leads from a file to records; nothing is written before “Import”, and one undo takes it back."""

    closed = Signal()
    list_wanted = Signal(str)

    def __init__(
        self, assistant: Assistant, tasks: Tasks, folder: Path, kind: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_page")
        self._assistant, self.turns, self._turn = assistant, Turns(tasks, self), 0
        self._run = self.turns.run
        self._kind, self._choices = kind, Choices()
        self._seen: Seen | None = None
        self._row, self._importing = 0, False
        self._outcome: Outcome | None = None
        matter = QWidget()
        lines = spaced(QVBoxLayout(matter), 10, (22, 16, 22, 10))
        self._lay_head(lines)
        self._lay_steps(folder)
        lines.addWidget(self.stack, 1)
        self._lay_bar()
        self._foot, self._low = column(hairline(), self.bar, gap=0), False
        self._along = column(matter, gap=0)
        self.area = scrolling(self._along)
        whole = spaced(QVBoxLayout(self), 0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._foot)
        self.destroyed.connect(self.turns.leave)
        self._go(FILE)

    # -- the parts

    def _lay_head(self, lines: QVBoxLayout) -> None:
        self.subtitle = quiet(_("Your file is only read. You see what each row becomes before anything is written."))
        self.line = StepLine()
        self.problem = ProblemLine()
        self.problem.setObjectName("import_problem")
        lines.addWidget(column(title(_("Import a spreadsheet")), self.subtitle, self.line, gap=6))
        lines.addWidget(self.problem)

    def _lay_steps(self, folder: Path) -> None:
        self.file = FileStep(self._assistant.kinds(), folder)
        self.file.file_chosen.connect(self.read)
        self.file.sheet_chosen.connect(lambda name: self._change(sheet=name, header_row=None, mapping=None))
        self.file.header_chosen.connect(lambda row: self._change(header_row=row, mapping=None))
        self.file.kind_chosen.connect(lambda kind: self._change(kind=kind, mapping=None))
        self.file.where_chosen.connect(self._filter)
        self.columns = ColumnsStep()
        self.columns.remapped.connect(lambda mapping: self._change(mapping=mapping))
        self.columns.look.all_wanted.connect(lambda: self._go(ROWS))
        self.rows = RowsStep()
        self.rows.rows.chosen.connect(self._choose_row)
        for card in (self.columns.becomes, self.rows.becomes):
            card.stepped.connect(self._step_row)
        self.done = DoneStep()
        self.done.list_wanted.connect(lambda: self.list_wanted.emit(self._seen.mapping.kind if self._seen else "tie"))
        self.done.undo_wanted.connect(self._undo)
        self.done.another_wanted.connect(self.start_again)
        self.stack = QStackedWidget()
        self._steps = (self.file, self.columns, self.rows, self.done)
        for step in self._steps:
            self.stack.addWidget(step)

    def _lay_bar(self) -> None:
        self.bar = ImportBar()
        self.bar.leave.clicked.connect(self._leave)
        self.bar.back.clicked.connect(lambda: self._go(self.step - 1))
        self.bar.next.clicked.connect(lambda: self._go(self.step + 1))
        self.bar.save.clicked.connect(self._save_mapping)
        self.bar.go.clicked.connect(self._import)

    # -- going through the steps

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self.stack.currentIndex()

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.area.verticalScrollBar().setValue(0)
        for place, each in enumerate(self._steps):
            wants = QSizePolicy.Policy.Preferred if place == step else QSizePolicy.Policy.Ignored
            each.setSizePolicy(wants, wants)  # only the step that is shown asks for room
        self.line.show_step(step)
        self._show_bar()
        self._first().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is low, the line with the buttons scrolls along: it would take the room of the step."""
        super().resizeEvent(event)
        low = event.size().height() < style.look().px(_LOW)
        if low is not self._low:
            self._low = low
            focused = self.focusWidget()
            place = (self._along if low else self).layout()
            if place is not None:
                place.addWidget(self._foot)
            if focused is not None and self._foot.isAncestorOf(focused):
                focused.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where the step begins, not where it was before the page came."""
        super().showEvent(event)
        if not event.spontaneous():
            self._first().setFocus()

    def _first(self) -> QWidget:
        return (self.file.choose, self.bar.next, self.rows.rows.table, self.done.open_list)[self.step]

    def _show_bar(self) -> None:
        self.bar.show_step(self.step, self._seen, self._importing)

    def _leave(self) -> None:
        """Stop the import that runs, or leave."""
        if self._importing:
            self.turns.tasks.cancel()
        else:
            self.closed.emit()

    def start_again(self) -> None:
        """Forget the file and begin at the first step."""
        self._choices, self._seen, self._outcome = Choices(), None, None
        self._go(FILE)
        self.file.choose.click()

    # -- reading and looking

    def read(self, path: Path) -> None:
        """Read this file, chosen or dropped, and show how it is understood."""
        self._choices = Choices(path=path)
        self._seen = None
        self._go(FILE)
        self._look()

    def _change(self, **what: Any) -> None:
        self._choices = replace(self._choices, **what)
        self._look()

    def _filter(self, column: str, value: str) -> None:
        """Look only at the rows where this column holds the value; at all of them until there is one."""
        if self._seen is not None:
            self._choices = replace(self._choices, narrowing="" if value else column)
            self.columns.filter(column, value)

    def _look(self) -> None:
        """Look at the file with the choices as they stand, in the worker; the newest look counts."""
        self._turn += 1
        turn, choices = self._turn, self._choices
        self.bar.go.setEnabled(False)
        self._run(
            _("Look at {name}").format(name=choices.path.name if choices.path else ""),
            lambda progress: self._assistant.look(choices, progress),
            lambda seen: self._show(turn, seen),
            lambda wrong: self._refuse(turn, wrong),
        )

    def _refuse(self, turn: int, wrong: UserError | None) -> None:
        if turn == self._turn:
            self._seen = None
            if wrong is not None:
                self.problem.say(wrong)
                self.file.show_refused(self._choices.path.name if self._choices.path else "", self._kind)
            self._show_bar()

    def _show(self, turn: int, seen: Seen) -> None:
        if turn != self._turn:
            return
        self._seen, self._choices = seen, seen.choices
        self.problem.clear()
        self.subtitle.setText(seen.subtitle)
        self.file.show_file(seen.name, seen.file)
        self.columns.show_seen(seen)
        self.rows.rows.show_lines(seen.lines)
        self._choose_row(self._row if self._row in seen.places else next(iter(seen.places), 0))
        self._show_bar()

    # -- one row

    def _step_row(self, step: int) -> None:
        if self._seen and self._row in self._seen.places:
            place = self._seen.places[self._row] + step
            if 0 <= place < len(self._seen.lines):
                self._choose_row(self._seen.lines[place].number)

    def _choose_row(self, number: int) -> None:
        seen = self._seen
        if seen is None:
            return
        self._row = number
        place = seen.places.get(number, 0)
        facts = self._assistant.becomes(seen, number) if seen.lines else []
        for shown in (self.columns.becomes, self.rows.becomes):
            shown.show_row(number, facts, place == 0, place >= len(seen.lines) - 1)
        self.rows.rows.choose(number)

    # -- doing it

    def _save_mapping(self) -> None:
        if self._seen:
            self._assistant.save_mapping(self._seen)
            self.bar.say_saved()

    def _import(self) -> None:
        seen = self._seen
        if seen is None or not seen.ready:
            return
        self._set_importing(True)
        self._run(
            _("Import {name}").format(name=seen.name),
            lambda progress: self._assistant.carry_out(seen, progress),
            self._finish,
            self._fail,
        )

    def _set_importing(self, on: bool) -> None:
        """While it is written, nothing can be changed; Cancel and Esc stop it."""
        self._importing = on
        self.stack.setEnabled(not on)
        self._show_bar()
        if on:
            self.bar.leave.setFocus()

    def _finish(self, outcome: Outcome) -> None:
        self._set_importing(False)
        self._outcome = outcome
        self.done.show_done(outcome.counts, outcome.notes)
        self._go(DONE)

    def _fail(self, wrong: UserError | None) -> None:
        """Stay where one is: nothing was written."""
        self._set_importing(False)
        if wrong is not None:
            self.problem.say(wrong)

    def _undo(self) -> None:
        outcome = self._outcome
        if outcome is None:
            return
        self._run(
            _("Undo the import"),
            lambda progress: self._assistant.undo(outcome, progress),
            self.done.show_undone,
            self._fail,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the primary thing of the step, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bar.do_primary()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
