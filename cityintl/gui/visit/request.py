"""The request for a visit: the questions as a short form, what the rules say of it, and the decision.

objectNames: `request`, `request_steps`, `skip_said`, `show_questions`, `form`, `decision` with `decided_said`,
`decide_reason`, `decide_by`, `decide_problem` and `decide_accept`, `_staff`, `_study_only`, `_refer`, `_decline`.
"""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from cityintl.desk.visit_steps import steps_of
from cityintl.desk.visits import HELD, UNDECIDED, decide
from cityintl.errors import UserError
from cityintl.gui import layout, said, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Existing
from cityintl.gui.visit.beside import step_row
from cityintl.gui.visit.cards import Card, link
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, without_folding
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.delegation import Screening, VisitType
from cityintl.store import DeskFile
from cityintl.words import _

#: What a courtesy call needs as well: who asked, when, and by when they want to know.
_SHORT = ("requester", "received_on", "reply_due", "they_want")
#: What the decision writes itself.
_DECIDED = ("screening", "decided_on", "decided_by", "decision_reason")
_GROUPS = ("Request", "Screening")


class RequestTab(SidesTab):
    """Whether they come."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "request")
        self.source = Existing(desk, "delegation", number)
        self.whole = self.source.values["type"] is not VisitType.COURTESY
        self.steps = RowsList("request_steps", _("What the rules say of it"))
        self.steps.opened.connect(self._take_up)
        self.skipped = layout.text(_("A courtesy call needs no screening."), "quiet")
        self.skipped.setObjectName("skip_said")
        self.more = link("show_questions", _("Ask the questions all the same"))
        self.more.clicked.connect(self._ask_all)
        self.short = layout.row(self.skipped, self.more, None)
        self.work.addWidget(self.steps)
        self.work.addWidget(self.short)
        self.form = self._make_form()
        self.work.addWidget(self.form)
        self._lay_decision()
        self.refresh()

    def _make_form(self) -> Form:
        kind = kinds.kind("delegation")
        asked = [n for group in _GROUPS for n in kind.form[group] if n not in _DECIDED]
        asked = asked if self.whole else [n for n in asked if n in _SHORT]
        hidden = [n for names in kind.form.values() for n in names if n not in asked]
        around = Surroundings(self.desk, "delegation", self.source.values, self.around.add_new)
        form = Form(self.source, around, empties=True, hidden=hidden)
        without_folding(form)
        form.followed.connect(self.followed)
        return form

    def _ask_all(self) -> None:
        if self.form.finish():
            self.whole = True
            self.work.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = self._make_form()
            self.work.addWidget(self.form)
            self.form.focus_first()
            self.refresh()

    def _lay_decision(self) -> None:
        self.decision = Card("decision", _("Decision"))
        self.told = layout.text("", wrap=True)
        self.told.setObjectName("decided_said")
        self.by = QLineEdit()
        self.by.setObjectName("decide_by")
        self.by.setAccessibleName(_("Decided by, name and office"))
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("decide_reason")
        self.reason.setAccessibleName(_("Reason; a no must have one"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(style.look().px(72))
        self.problem = layout.text("", "problem", wrap=True)
        self.problem.setObjectName("decide_problem")
        self.problem.hide()
        self.deciding = layout.column(
            layout.column(layout.text(_("Decided by"), "label"), self.by, gap=2),
            layout.column(layout.text(_("Reason, kept for the next request"), "label"), self.reason, gap=2),
            self.problem,
            flowing(*self._buttons(), gap=8),
            gap=10,
        )
        held = layout.column(self.told, self.deciding, gap=10)
        held.setContentsMargins(8, 0, 8, 4)
        self.decision.lines.addWidget(held)
        self.side.addWidget(self.decision)

    def _buttons(self) -> list[QPushButton]:
        found = []
        for result in Screening:
            button = QPushButton(_(result.value))
            button.setObjectName(f"decide_{result.name.lower()}")
            button.clicked.connect(lambda _on=False, result=result: self._decide(result))
            found.append(button)
        self.yes = found[0]
        return found

    def _take_up(self, place: int) -> None:
        """Go where a step is done: to its question, else to the decision."""
        field = self._found[place].field
        if field in self.form.fields:
            self.form.edit(field)
        else:
            (self.reason if self.by.text() else self.by).setFocus()

    def _decide(self, result: Screening) -> None:
        if not self.form.finish():
            return
        try:
            decide(self.desk, self.number, result, self.reason.toPlainText(), self.by.text(), self.desk.today)
        except UserError as wrong:
            self.problem.setText(str(wrong))
            self.problem.show()
            (self.by if not self.by.text().strip() else self.reason).setFocus()
            return
        self.problem.hide()
        self.reason.clear()

    def show_again(self) -> None:
        """Ask the desk again; what is being typed stays."""
        super().show_again()
        if self.form.editing is None:
            self.source.read_again()
            self.form.refresh()
        self._found = [step for step in steps_of(self.desk, self.number, said.today()) if step.tab == "request"]
        self.steps.fill([step_row(place, step, said.today()) for place, step in enumerate(self._found)])
        self.short.setVisible(not self.whole)
        values = self.source.values
        if not self.by.text() and not self.by.hasFocus():
            self.by.setText(values["decided_by"] or "")
        over = values["status"] in HELD
        self.deciding.setVisible(not over)
        self.told.setText(_decided(values) or (_("It was never decided here; the visit took place.") if over else ""))
        self.told.setVisible(bool(self.told.text()))
        layout.set_look(self.yes, "primary", values["status"] in UNDECIDED)
        self.turn()

    def resizeEvent(self, event: object) -> None:
        """One column of questions where there is no room for two."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self.form.set_width(self.left.width(), style.look().scale)

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.form.finish()


def _decided(values: dict[str, object]) -> str:
    """“Decline with courtesy · 14 May 2026 · Ana Ruiz · the reason”."""
    result, on = values["screening"], values["decided_on"]
    if not isinstance(result, Screening):
        return ""
    day = show_date(on) if on else ""  # type: ignore[arg-type]  # a date
    return " · ".join(
        filter(None, (_(result.value), day, str(values["decided_by"] or ""), str(values["decision_reason"] or "")))
    )
