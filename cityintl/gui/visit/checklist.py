"""The checklist of a visit: what is late, due this week, later, done; from a template, and dated anew when it moves.

objectNames: `checklist`, `progress`, `checklist_rows`, `no_tasks`, `template` and `template_add`, `task_add`,
`redate` (the proposal) and `redate_all`.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from cityintl.desk import checklists
from cityintl.desk.checklists import When
from cityintl.gui import layout, said
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import task_row
from cityintl.gui.visit.cards import Bar, Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, lead
from cityintl.records.dates import show_date
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Lines of the proposal to date anew.
_MOST = 6


class ChecklistTab(SidesTab):
    """Everything to do for a visit."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "checklist", "checklist_item")
        self.progress = layout.text("", "strong")
        self.progress.setObjectName("progress")
        self.bar = Bar()
        self.rows = RowsList("checklist_rows", _("Checklist; Space ticks"))
        self.rows.ticks = True
        self.none = layout.text("", "quiet", wrap=True)
        self.none.setObjectName("no_tasks")
        for widget in (self._tools(), self.progress, self.bar, self.none, self.rows):
            self.work.addWidget(widget)
        self._lay_moves()
        self.rows.opened.connect(self.choose)
        self.let_delete(self.rows, "checklist_item")
        self.rows.ticked.connect(lambda task: checklists.tick(self.desk, task, self.desk.today))
        self.refresh()

    def _tools(self) -> "QPushButton":
        self.template = QComboBox()
        self.template.setObjectName("template")
        self.template.setAccessibleName(_("Template"))
        self.fill = QPushButton(_("Add from template"))
        self.fill.setObjectName("template_add")
        self.fill.clicked.connect(self._fill)
        self.add = QPushButton(_("Add item"))
        self.add.setObjectName("task_add")
        self.add.clicked.connect(self.begin)
        return flowing(self.add, self.template, self.fill, gap=8)  # type: ignore[return-value]

    def _lay_moves(self) -> None:
        self.moved = Card("redate", _("The dates have moved"))
        self.moved_words = layout.text("", wrap=True)
        self.moved_words.setContentsMargins(8, 0, 8, 4)
        self.moves = RowsList("moves", _("Items that follow the new dates"), lined=False)
        self.follow = QPushButton(_("Let them follow"))
        self.follow.setObjectName("redate_all")
        self.follow.setProperty("primary", True)
        self.follow.clicked.connect(lambda: checklists.redate(self.desk, self.number))
        for widget in (self.moved_words, self.moves, layout.row(self.follow, None)):
            self.moved.lines.addWidget(widget)
        self.side.addWidget(self.moved)

    def _fill(self) -> None:
        if self.template.currentData(Qt.ItemDataRole.UserRole) is not None:
            checklists.fill(self.desk, self.number, int(self.template.currentData(Qt.ItemDataRole.UserRole)))

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        found = checklists.checklist(self.desk, self.number, said.today())
        self._show_templates(not found.tasks)
        self.progress.setText(_("{done} of {all} done").format(done=found.done, all=len(found.tasks)))
        self.bar.show_share(found.done / len(found.tasks) if found.tasks else 0.0, "green")
        for widget in (self.progress, self.bar):
            widget.setVisible(bool(found.tasks))
        self.none.setVisible(not found.tasks)
        self.rows.fill(_grouped(found))
        self._show_moves()
        self.turn()

    def _show_templates(self, empty: bool) -> None:
        chosen = self.template.currentData()
        self.template.clear()
        for number, name in checklists.templates(self.desk, self.number).items():
            self.template.addItem(name, number)
        self.template.setCurrentIndex(max(0, self.template.findData(chosen)))
        some = self.template.count() > 0
        for widget in (self.template, self.fill):
            widget.setVisible(some)
        take = _("Nothing stands on the list yet. Take the template first, then add what this visit needs besides.")
        write = _(
            "Nothing stands on the list yet. Add what is to do; a template for next time is made under Checklists."
        )
        self.none.setText(take if some else write)
        lead(self.fill, "list-dashes", some and empty)
        lead(self.add, "plus", empty and not some)

    def _show_moves(self) -> None:
        found = checklists.moves(self.desk, self.number)
        self.moved.setVisible(bool(found))
        count = len(found)
        words = ngettext("{n} open item would follow:", "{n} open items would follow:", count).format(n=count)
        self.moved_words.setText(words)
        rows = [Row(m.number, m.label, end=show_date(m.new), picture="calendar-blank") for m in found[:_MOST]]
        self.moves.fill(rows)

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.rows.setFocus()


def _grouped(found: checklists.Checklist) -> list[Row]:
    """The rows under the word for how near they are."""
    rows = []
    for number, when in enumerate(When):
        tasks = found.of(when)
        if tasks:
            rows.append(Row(-number - 1, f"{_(when.value)} · {len(tasks)}".upper(), heading=True))
            rows += [task_row(task, said.today()) for task in tasks]
    return rows
