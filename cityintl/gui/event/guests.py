"""The guest list of an event: who is invited, who comes, who keeps silent; answers taken with one key each.

objectNames: `guests`, `guest_line` (see adding.py), `members_add`, `show_NAME` (a filter with its count: all,
to_invite, …), `answer_NAME` (a button), `rule`, `guest_rows`, `no_guests`, `keys_said`; the cards `card_next` with
`event_steps`, `card_silent` with `silent_rows`, `card_order` with `order_notes`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cityintl.desk import event_steps, events, guest_list
from cityintl.desk.events import Counts
from cityintl.desk.guest_list import Listed
from cityintl.desk.visit_steps import Step
from cityintl.errors import UserError
from cityintl.gui import icons, layout, said
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.event.adding import AddLine
from cityintl.gui.event.guest_rows import KEYS, GuestRows, row_of
from cityintl.gui.event.rule_box import RuleBox, notes_of
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import step_row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab
from cityintl.records.dates import show_date
from cityintl.records.event import GuestAnswer
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: Lines of the card that says who has not answered.
_SILENT = 8
#: Answers that nobody gives before the day, or after it.
_AFTER = (GuestAnswer.CAME, GuestAnswer.ABSENT)
_BEFORE = (GuestAnswer.TO_INVITE, GuestAnswer.INVITED)


class GuestsTab(SidesTab):
    """The list, its counts, and what is to be done about it."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "guests", "guest")
        self.only: GuestAnswer | None = None
        self.found: list[Listed] = []
        self._steps: list[Step] = []
        self._lay_list()
        self._lay_cards()
        self.refresh()

    # -- laying out

    def _lay_list(self) -> None:
        self.add = AddLine(self.desk, self.number)
        self.add.added.connect(self._show_added)
        self.members = QPushButton()
        self.members.setObjectName("members_add")
        icons.put(self.members, "users-three")
        self.members.clicked.connect(self._add_members)
        self.rule = RuleBox(self.desk, self.number)
        self.rows = GuestRows("guest_rows", _("Guests, in order of precedence"))
        self.rows.answered.connect(self._mark)
        self.rows.opened.connect(self.choose)
        self.rows.itemSelectionChanged.connect(self._enable)
        self.rows.deletes = True
        self.rows.delete_wanted.connect(lambda _number: self.delete_wanted.emit("guest", self.rows.chosen))
        self.none = layout.text("", "quiet", wrap=True)
        self.none.setObjectName("no_guests")
        keys = _("Type a name to jump to it. + is accepted, - is declined, {keys}; the list goes on to the next.")
        named = ", ".join(f"{key} {_(answer.value).lower()}" for key, answer in KEYS.items() if key not in "34")
        keys = keys.format(keys=named)
        self.keys = layout.text(keys, "label", wrap=True)
        self.keys.setObjectName("keys_said")
        self.filters = flowing(*self._filters(), gap=2)
        self.marks = flowing(layout.text(_("Mark the chosen as"), "quiet"), *self._marks(), gap=6)
        for widget in (self.add, self.members, self.filters, self.marks, self.keys, self.none, self.rows):
            self.work.addWidget(widget)
        self.work.setAlignment(self.members, Qt.AlignmentFlag.AlignLeft)

    def _filters(self) -> list[QWidget]:
        self.shown: dict[GuestAnswer | None, QToolButton] = {}
        for answer in (None, *GuestAnswer):
            button = QToolButton()
            button.setObjectName(f"show_{answer.name.lower() if answer else 'all'}")
            button.setProperty("flat", True)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, answer=answer: self.show_only(answer))
            self.shown[answer] = button
        return list(self.shown.values())

    def _marks(self) -> list[QPushButton]:
        self.answers: dict[GuestAnswer, QPushButton] = {}
        for key, answer in KEYS.items():
            button = QPushButton(_(answer.value))
            button.setObjectName(f"answer_{answer.name.lower()}")
            button.setAccessibleName(_("Mark the chosen guests as “{answer}”").format(answer=_(answer.value).lower()))
            button.setToolTip(_("Key {key} in the list").format(key=key))
            button.clicked.connect(lambda _on=False, answer=answer: self.rows.answer(answer))
            self.answers[answer] = button
        return list(self.answers.values())

    def _lay_cards(self) -> None:
        self.next = Card("card_next", _("Next"))
        self.steps = RowsList("event_steps", _("What is next"), lined=False)
        self.steps.opened.connect(lambda place: self.tab_wanted.emit(self._steps[place].tab))
        self.silent = Card("card_silent", _("No reply yet"))
        self.silent_rows = RowsList("silent_rows", _("Who has not answered"), lined=False)
        self.silent_rows.opened.connect(self._point)
        self.order = Card("card_order", _("About the order"))
        self.notes = RowsList("order_notes", _("About the order"), lined=False)
        self.notes.opened.connect(self._point)
        self.order.lines.addWidget(self.rule)
        for card, rows in ((self.next, self.steps), (self.silent, self.silent_rows), (self.order, self.notes)):
            card.lines.addWidget(rows)
            self.side.addWidget(card)

    def turn(self) -> None:
        """Where there is one column only, what is next stands on top of it."""
        super().turn()
        place = self.side if self.is_wide else self.work
        if place.indexOf(self.next) < 0:
            place.insertWidget(0, self.next)

    # -- what is shown

    def show_again(self) -> None:
        """Ask the desk again; the filter stays while it shows somebody."""
        super().show_again()
        self.found = guest_list.guest_list(self.desk, self.number)
        if self.only and not any(g.answer is self.only for g in self.found):
            self.only = None
        self.rule.refresh()
        self._show_counts(events.counts(self.desk, self.number))
        self._show_rows()
        self._show_cards()
        self.turn()

    def _show_counts(self, counts: Counts) -> None:
        numbers = {answer: sum(g.answer is answer for g in self.found) for answer in GuestAnswer}
        for answer, button in self.shown.items():
            count = numbers[answer] if answer else counts.listed
            words = f"{_(answer.value)} {count}" if answer else _("All {n}").format(n=count)
            if answer is GuestAnswer.ACCEPTED and counts.companions:
                words += " " + _("and {n} with them").format(n=counts.companions)
            button.setText(words)
            button.setAccessibleName(_("Show: {words}").format(words=words))
            button.setVisible(answer is None or bool(count))
            button.setChecked(answer is self.only)
        self.shown[None].setText(_said(counts))
        missing = guest_list.missing_members(self.desk, self.number)
        words = ngettext("Add {n} member of the visit", "Add {n} members of the visit", missing)
        self.members.setText(words.format(n=missing))
        self.members.setVisible(bool(missing))

    def _show_rows(self) -> None:
        self.rows.fill([row_of(g) for g in self.found if self.only in (None, g.answer)])
        for widget in (self.filters, self.marks, self.keys):
            widget.setVisible(bool(self.found))
        self.none.setText(
            _(
                "Nobody is on the list yet. Type a name above, or whose people are to be invited; "
                "“Ana Ruiz + Juan Ruiz” adds one who brings the other."
            )
        )
        self.none.setVisible(not self.found)
        self._enable()

    def _show_cards(self) -> None:
        today = said.today()
        self._steps = event_steps.steps_of(self.desk, self.number, today)
        self.steps.fill([step_row(place, step, today) for place, step in enumerate(self._steps)])
        self.next.setVisible(bool(self._steps))
        waiting = guest_list.silent(self.found)
        self.silent.say(self._silence(len(waiting)))
        self.silent_rows.fill([_waiting(g) for g in waiting[:_SILENT]])
        self.silent.setVisible(bool(waiting))
        self.notes.fill(notes_of(self.found))
        self.order.setVisible(bool(self.found))

    def _silence(self, count: int) -> str:
        """“No reply yet: 5, by 8 June 2026, in 9 days”."""
        by = self.desk.get("event", self.number).values["answer_by"]
        words = _("No reply yet: {n}").format(n=count)
        if by is None:
            return words + " · " + _("no day is set to answer by")
        return words + " · " + _("by {day}, {time}").format(day=show_date(by), time=said.ago(by))

    def _enable(self) -> None:
        ahead = self.desk.get("event", self.number).values["on"] - said.today()
        for answer, button in self.answers.items():
            button.setEnabled(bool(self.rows.selectedItems()))
            button.setVisible(answer not in (_AFTER if ahead.days > 0 else _BEFORE if ahead.days < 0 else ()))

    # -- what is done

    def show_only(self, answer: GuestAnswer | None) -> None:
        """Show the guests with this answer only; all without one."""
        self.only = answer
        for each, button in self.shown.items():
            button.setChecked(each is answer)
        self._show_rows()

    def _mark(self, numbers: Sequence[int], answer: GuestAnswer) -> None:
        try:
            events.mark(self.desk, numbers, answer, self.desk.today)
        except UserError as wrong:
            self.failed.emit(wrong)

    def _add_members(self) -> None:
        delegation = self.desk.get("event", self.number).values["delegation"]
        if delegation is not None:
            self._show_added(list(events.add_delegation(self.desk, self.number, delegation).numbers))

    def _show_added(self, numbers: Sequence[int]) -> None:
        """Point to the first of those who were added, whatever was filtered."""
        if numbers:
            self.refresh()
            if self.only is not None and self.only is not GuestAnswer.TO_INVITE:
                self.show_only(None)
            self.rows.point_to(numbers[0])

    def _point(self, number: int) -> None:
        """To a guest in the list, ready for the answer."""
        if not self.rows.point_to(number):
            self.show_only(None)
            self.rows.point_to(number)
        self.rows.setFocus()

    def choose(self, number: int, inner: Sequence[tuple[str, int]] = ()) -> None:
        """Show a guest in the form beside."""
        if not self.rows.point_to(number):
            self.show_only(None)
            self.rows.point_to(number)
        super().choose(number, inner)

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.rows.setFocus()


def _waiting(guest: Listed) -> Row:
    end = said.since(guest.invited_on) if guest.invited_on else _("no day")
    return Row(guest.number, guest.name, guest.office, end=end, picture="circle")


def _said(counts: Counts) -> str:
    """“All 31 · 24 of 30 seats”."""
    words = _("All {n}").format(n=counts.listed)
    if counts.seats is None:
        return words
    return words + " · " + _("{people} of {seats} seats").format(people=counts.people, seats=counts.seats)


def counted(desk: DeskFile, number: int) -> str:
    """“24/31”: who comes with companions, of everyone on the list."""
    found = events.counts(desk, number)
    return f"{found.accepted + found.came}/{found.listed}" if found.listed else ""
