"""The members of a visit by its one rule of precedence, with what the host must know of each.

objectNames: `members`, `order_said`, `member_rows`, `no_members`, `member_add`, `notes_of_order`.
"""

from PySide6.QtWidgets import QPushButton

from cityintl.desk.visit_steps import steps_of
from cityintl.desk.visits import Member, members_of, move_member
from cityintl.errors import UserError
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import step_row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, lead
from cityintl.records.delegation import Precedence
from cityintl.records.member import MemberRole, VisaLetter
from cityintl.store import DeskFile
from cityintl.words import _

_TONES = {
    VisaLetter.REQUESTED: "amber",
    VisaLetter.SENT: "green",
    VisaLetter.VISA_ISSUED: "green",
    VisaLetter.REFUSED: "red",
}


def row_of(member: Member) -> Row:
    """A member as a line: name in both scripts, how it is said, role, visa letter, diet and access needs."""
    marks = [(_(member.role.value), "grey")] if member.role is not MemberRole.MEMBER else []
    if member.visa_letter in _TONES:
        words = _("visa letter: {status}").format(status=_(member.visa_letter.value).lower())
        marks.append((words, _TONES[member.visa_letter]))
    needs = " · ".join(filter(None, (member.diet, member.access_needs, member.room)))
    quiet = " · ".join(filter(None, (member.position, member.phonetic, member.notes)))
    return Row(member.number, member.titled, quiet, str(member.place), end=needs, chips=tuple(marks), kind="member")


class MembersTab(SidesTab):
    """Who comes, in the order in which they are named, seated and driven."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "members", "member")
        self.order = layout.text("", "quiet", wrap=True)
        self.order.setObjectName("order_said")
        self.rows = RowsList(
            "member_rows", _("Members, in order of precedence; Alt with an arrow places one by hand"), end=200
        )
        self.none = layout.text(
            _("Nobody is on the list yet. Add the head of the delegation first; the list orders itself."),
            "quiet",
            wrap=True,
        )
        self.none.setObjectName("no_members")
        self.add = QPushButton(_("Add member"))
        self.add.setObjectName("member_add")
        self.add.clicked.connect(self.begin)
        self.steps = RowsList("member_steps", _("What the rules say of them"))
        for widget in (layout.row(self.add, None), self.steps, self.order, self.none, self.rows):
            self.work.addWidget(widget)
        self.notes = Card("notes_of_order", _("About the order"))
        self.notes_rows = RowsList("order_notes", _("About the order"), lined=False)
        self.notes.lines.addWidget(self.notes_rows)
        self.side.addWidget(self.notes)
        self.rows.opened.connect(self.choose)
        self.rows.moves = True
        self.rows.moved.connect(self._move)
        self.let_delete(self.rows, "member")
        self.notes_rows.opened.connect(self.choose)
        self.steps.opened.connect(self._take_up)
        self.refresh()

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        found = members_of(self.desk, self.number)
        self._found = [step for step in steps_of(self.desk, self.number, said.today()) if step.tab == "member"]
        self.steps.fill([step_row(place, step, said.today()) for place, step in enumerate(self._found)])
        rule = self.desk.get("delegation", self.number).values["precedence"]
        words = _("Order of precedence: {rule}").format(rule=_((rule or Precedence.RANK).value).lower())
        self.order.setText(words if rule else words + " · " + _("no order is chosen on the overview yet"))
        self.order.setVisible(bool(found))
        self.none.setVisible(not found)
        lead(self.add, "plus", not found)
        self.rows.fill([row_of(member) for member in found])
        told = [Row(m.number, m.name, quiet=" ".join(m.said), lead=str(m.place)) for m in found if m.said]
        self.notes_rows.fill(told)
        self.notes.setVisible(bool(told))
        self.turn()

    def _take_up(self, place: int) -> None:
        """Show whom a step is about; else go to the list."""
        number = self._found[place].number
        if number is not None:
            self.choose(number)
        else:
            self.rows.setFocus()

    def _move(self, member: int, by: int) -> None:
        if self.finish():
            try:
                move_member(self.desk, self.number, member, by)
            except UserError as wrong:
                self.failed.emit(wrong)

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.rows.setFocus()
