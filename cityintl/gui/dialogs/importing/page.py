"""The import assistant as a page of the window: File → Columns → Rows → Done, with its buttons below.

objectNames: `import_page`, `import_summary`, `import_problem`, `import_back`, `save_mapping`, `import_next`,
`import_now`, `close_import`; of the steps see file_step, columns, questions, looks, rows and done_step.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cityintl.errors import UserError
from cityintl.exchange.mapping import FILLABLE
from cityintl.gui import style
from cityintl.gui.dialogs.flowing import Beside, flowing
from cityintl.gui.dialogs.importing.assistant import Assistant
from cityintl.gui.dialogs.importing.columns import MappingTable
from cityintl.gui.dialogs.importing.done_step import DoneStep
from cityintl.gui.dialogs.importing.file_step import FileStep
from cityintl.gui.dialogs.importing.looks import BecomesCard, LookCard
from cityintl.gui.dialogs.importing.questions import Questions
from cityintl.gui.dialogs.importing.rows import RowsTable
from cityintl.gui.dialogs.importing.seen import Choices, Outcome, Seen
from cityintl.gui.dialogs.importing.steps import StepLine
from cityintl.gui.dialogs.pieces import ProblemLine, primary, quiet, strong, title
from cityintl.gui.dialogs.turns import Turns
from cityintl.gui.layout import column, hairline, set_look, spaced
from cityintl.gui.tasks import Tasks
from cityintl.words import _

FILE, COLUMNS, ROWS, DONE = range(4)


class ImportPage(QWidget):
    """Leads from a file to records; nothing is written before “Import”, and one undo takes it back."""

    closed = Signal()
    list_wanted = Signal(str)

    def __init__(
        self, assistant: Assistant, tasks: Tasks, folder: Path, kind: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_page")
        self._assistant, self.turns, self._turn = assistant, Turns(tasks), 0
        self._run = self.turns.run
        self._kind, self._choices = kind, Choices()
        self._seen: Seen | None = None
        self._row = 0
        self._outcome: Outcome | None = None
        self._lay_head()
        self._lay_steps(folder)
        self._lay_bar()
        matter = QWidget()
        lines = spaced(QVBoxLayout(matter), 10, (22, 16, 22, 10))
        for part in (self._head, self.problem):
            lines.addWidget(part)
        lines.addWidget(self.stack, 1)
        whole = spaced(QVBoxLayout(self), 0)
        whole.addWidget(scrolling(matter), 1)
        whole.addWidget(hairline())
        whole.addWidget(self._bar)
        self._go(FILE)

    # -- the parts

    def _lay_head(self) -> None:
        self.subtitle = quiet(_("Your file is only read. You see what each row becomes before anything is written."))
        self.steps = StepLine()
        self._head = column(title(_("Import a spreadsheet")), self.subtitle, self.steps, gap=6)
        self.problem = ProblemLine()
        self.problem.setObjectName("import_problem")

    def _lay_steps(self, folder: Path) -> None:
        self.file = FileStep(self._assistant.kinds(), folder)
        self.file.file_chosen.connect(self.read)
        self.file.sheet_chosen.connect(lambda name: self._change(sheet=name, header_row=None, mapping=None))
        self.file.header_chosen.connect(lambda n: self._change(header_row=n, mapping=None))
        self.file.where_chosen.connect(self._filter)
        self.file.kind_chosen.connect(lambda k: self._change(kind=k, mapping=None))
        self.questions, self.mapping = Questions(), MappingTable()
        self.questions.dates_read.connect(self._answer_dates)
        self.questions.city_chosen.connect(lambda c, v: self._remap(where={c: v}))
        self.questions.need_filled.connect(self._answer_need)
        self.mapping.target_chosen.connect(self._become)
        self.becomes, self.look, self.fill = BecomesCard(), LookCard(), QCheckBox()
        self.fill.setObjectName("fill_gaps")
        self.fill.setText(_("Fill what the file leaves empty from the built-in list of places"))
        self.fill.toggled.connect(lambda on: self._remap(fill=FILLABLE if on else ()))
        self.becomes.stepped.connect(self._step_row)
        self.look.all_wanted.connect(lambda: self._go(ROWS))
        self.rows, self.becomes_too = RowsTable(), BecomesCard()
        self.becomes_too.setObjectName("becomes_card_of_rows")
        self.becomes_too.stepped.connect(self._step_row)
        self.rows.chosen.connect(self._choose_row)
        self.done = DoneStep()
        self.done.list_wanted.connect(lambda: self.list_wanted.emit(self._seen.mapping.kind if self._seen else "tie"))
        self.done.undo_wanted.connect(self._undo)
        self.done.another_wanted.connect(self.start_again)
        self.stack = QStackedWidget()
        self._columns, self._rows = self._columns_step(), self._rows_step()
        for page in (self.file, self._columns, self._rows, self.done):
            self.stack.addWidget(page)

    def _columns_step(self) -> QWidget:
        step = column(self.questions, gap=10)
        lines = step.layout()
        assert isinstance(lines, QVBoxLayout)
        self.mapping.setMinimumHeight(self.fontMetrics().height() * 7)
        lines.addWidget(self.mapping, 1)
        lines.addWidget(Beside(self.becomes, self.look, gap=12, least=760))
        lines.addWidget(self.fill)
        return step

    def _rows_step(self) -> QWidget:
        self.rows.setMinimumHeight(self.fontMetrics().height() * 12)
        step = column(gap=12)
        lines = step.layout()
        assert isinstance(lines, QVBoxLayout)
        lines.addWidget(self.rows, 3)
        lines.addWidget(self.becomes_too)
        return step

    def _lay_bar(self) -> None:
        self.summary = strong("", wrap=True)
        self.summary.setObjectName("import_summary")
        self.leave, self.back = QPushButton(_("Cancel")), QPushButton(_("Back"))
        self.save, self.next, self.go = QPushButton(_("Save mapping")), QPushButton(_("Next")), QPushButton()
        for button, name, do in (
            (self.leave, "close_import", self.closed.emit),
            (self.back, "import_back", self._back),
            (self.save, "save_mapping", self._save_mapping),
            (self.next, "import_next", self._forward),
            (self.go, "import_now", self._import),
        ):
            button.setObjectName(name)
            button.clicked.connect(do)
        primary(self.go)
        buttons = flowing(self.leave, self.back, self.save, self.next, self.go, gap=8)
        self._bar = Beside(self.summary, buttons, gap=8, least=1000, stretch=(1, 0))
        self._bar.setContentsMargins(*(style.look().px(side) for side in (22, 10, 22, 12)))

    # -- going through the steps

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self.stack.currentIndex()

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        for page in (self.file, self._columns, self._rows, self.done):
            wants = QSizePolicy.Policy.Preferred if page is self.stack.currentWidget() else QSizePolicy.Policy.Ignored
            page.setSizePolicy(wants, wants)  # only the step that is shown asks for room
        self.steps.show_step(step)
        self._show_bar()
        first = (self.file.choose, self.mapping, self.rows.table, self.done.open_list)[step]
        first.setFocus()

    def _back(self) -> None:
        self._go(self.step - 1)

    def _forward(self) -> None:
        self._go(self.step + 1)

    def _show_bar(self) -> None:
        seen, step = self._seen, self.step
        readable = seen is not None
        self.summary.setText(seen.summary if seen and readable and step in (COLUMNS, ROWS) else "")
        self.summary.setVisible(bool(self.summary.text()))
        self.leave.setText(_("Close") if step == DONE else _("Cancel"))
        self.back.setVisible(step in (COLUMNS, ROWS))
        self.save.setVisible(step in (COLUMNS, ROWS))
        self.next.setVisible(step in (FILE, COLUMNS))
        self.next.setText(_("Next") if step == FILE else _("Look at the rows"))
        self.next.setEnabled(readable)
        self.go.setVisible(step in (COLUMNS, ROWS))
        self.go.setText(seen.button if seen else "")
        self.go.setEnabled(bool(seen and seen.ready))
        set_look(self.next, "primary", step == FILE)

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

    def _remap(self, **what: Any) -> None:
        """Change a part of the mapping as it stands."""
        if self._seen is not None:
            self._change(mapping=self._seen.mapping.but(**what))

    def _filter(self, column: str, value: str) -> None:
        """Look only at the rows where this column holds the value; at first what its first row holds."""
        if self._seen is not None:
            value = value or (self._assistant.first_value(self._seen, column) if column else "")
            self._remap(where={column: value} if value else {})

    def _answer_dates(self, column: str, order: str) -> None:
        if self._seen is not None:
            self._remap(dates={**self._seen.mapping.dates, column: order})

    def _answer_need(self, field: str, value: str) -> None:
        if self._seen is not None:
            defaults = {**self._seen.mapping.defaults, field: value}
            self._remap(defaults={name: words for name, words in defaults.items() if words})

    def _become(self, column: str, target: str) -> None:
        if self._seen is not None:
            self._change(mapping=self._seen.mapping.becoming(column, target))

    def _look(self) -> None:
        """Look at the file with the choices as they stand, in the worker; the newest look counts."""
        self._turn += 1
        turn, choices = self._turn, self._choices
        self.go.setEnabled(False)
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
        self.questions.show_questions(seen.questions)
        self.mapping.show_columns(seen.columns, seen.targets)
        self.look.show_things(seen.things)
        self.rows.show_lines(seen.lines)
        self._show_fill(seen)
        self._choose_row(self._row if self._row in seen.places else next(iter(seen.places), 0))
        self._show_bar()

    def _show_fill(self, seen: Seen) -> None:
        self.fill.setVisible(seen.can_fill)
        self.fill.blockSignals(True)
        self.fill.setChecked(bool(seen.mapping.fill))
        self.fill.blockSignals(False)

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
        for shown in (self.becomes, self.becomes_too):
            shown.show_row(number, facts, place == 0, place >= len(seen.lines) - 1)
        self.rows.choose(number)

    # -- doing it

    def _save_mapping(self) -> None:
        if self._seen:
            self._assistant.save_mapping(self._seen)
            self.save.setText(_("Mapping saved"))
            QTimer.singleShot(2500, self.save, lambda: self.save.setText(_("Save mapping")))

    def _import(self) -> None:
        seen = self._seen
        if seen is None or not seen.ready:
            return
        self.go.setEnabled(False)
        self._run(
            _("Import {name}").format(name=seen.name),
            lambda progress: self._assistant.carry_out(seen, progress),
            self._finish,
            self._fail,
        )

    def _finish(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.done.show_done(outcome.counts, outcome.notes)
        self._go(DONE)

    def _fail(self, wrong: UserError | None) -> None:
        """Stay where one is: nothing was written."""
        if wrong is not None:
            self.problem.say(wrong)
        self._show_bar()

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
            for button in (self.go, self.next):
                if button.isVisible() and button.isEnabled():
                    button.click()
                    return
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def scrolling(step: QWidget) -> QScrollArea:
    """A step that scrolls where the screen is too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    return area
