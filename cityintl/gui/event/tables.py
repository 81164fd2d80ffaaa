"""The tables of an event: a seating proposed by precedence and applied, guests moved by hand, troubles said.

objectNames: `tables`, `rule`, `table_size`, `propose`, `cards_copy`, `host_said`, `hand_said`, `seat_troubles`,
`seats`, `no_seats`, `to_guests`; `proposal` with `proposed`, `seat_all` and `seat_none`; the cards
`card_waiting` with `waiting`, `card_order` with `order_notes`.
"""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton

from cityintl.desk import event_steps, guest_list, seating, tables
from cityintl.desk.events import place_cards
from cityintl.desk.seating import Diner, Placing
from cityintl.desk.tables import Chair, Table
from cityintl.errors import UserError
from cityintl.gui import chips, icons, layout
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.event.rule_box import RuleBox, notes_of
from cityintl.gui.event.seat_rows import Hand, SeatRows, Spot
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card, link
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: The sizes of tables that are offered.
_SIZES = (*range(2, 21), 24, 30, 40, 50, 60)
#: Numbers of rows that stand for no guest: below nothing, a table and its chair in each.
_OF_TABLE = 1000


class TablesTab(SidesTab):
    """Who sits where."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "tables", "guest")
        self.diners: list[Diner] = []
        self.proposal: list[Placing] = []
        self.hand = Hand(self)
        self.hand.changed.connect(self._show_hand)
        self._lay_work()
        self._lay_proposal()
        self._lay_cards()
        self.refresh()

    # -- laying out

    def _lay_work(self) -> None:
        self.rule = RuleBox(self.desk, self.number)
        self.size_box = QComboBox()
        self.size_box.setObjectName("table_size")
        self.size_box.setAccessibleName(_("Seats at a table"))
        capacity = self.desk.get("event", self.number).values["capacity"]
        now = seating.size_of(seating.diners_of(self.desk, self.number), capacity)
        for size in sorted({*_SIZES, now}):
            self.size_box.addItem(str(size), size)
        self.size_box.setCurrentIndex(self.size_box.findData(now))
        self.size_box.currentIndexChanged.connect(lambda _place: self.refresh())
        self.propose_button = _button("propose", _("Seat by precedence…"), "", self.propose)
        self.propose_button.setProperty("primary", True)
        self.copy = _button("cards_copy", _("Copy place cards"), "copy", self._copy_cards)
        seats = layout.row(layout.text(_("Seats at a table"), "quiet"), self.size_box)
        self.tools = flowing(self.rule, seats, self.propose_button, self.copy, gap=8)
        self.host = layout.text("", "quiet", wrap=True)
        self.host.setObjectName("host_said")
        self.held = layout.text("", "label", wrap=True)
        self.held.setObjectName("hand_said")
        self.troubles = RowsList("seat_troubles", _("What is wrong with the seating"), lined=False)
        self.troubles.opened.connect(self._point)
        self.none = layout.text("", "quiet", wrap=True)
        self.none.setObjectName("no_seats")
        self.seats = SeatRows("seats", _("Seats; Space takes a guest up and puts them down"), self.hand)
        self.to_guests = link("to_guests", _("To the guest list"))
        self.to_guests.clicked.connect(lambda: self.tab_wanted.emit("guest"))
        for widget in (self.tools, self.host, self.troubles, self.held, self.none, self.to_guests, self.seats):
            self.work.addWidget(widget)
        self.seats.opened.connect(self.choose)
        self.seats.seated.connect(self._move)

    def _lay_proposal(self) -> None:
        self.proposed_card = Card("proposal", _("Proposal"))
        self.proposed = RowsList("proposed", _("Proposed seats"), end=110)
        self.take_all = _button("seat_all", _("Seat them so"), "", self._apply)
        self.take_all.setProperty("primary", True)
        self.take_none = _button("seat_none", _("Leave it as it is"), "x", self._drop)
        self.proposed_said = layout.text("", "quiet", wrap=True)
        buttons = layout.row(self.take_all, self.take_none, None)
        buttons.setContentsMargins(8, 2, 8, 4)
        self.proposed_said.setContentsMargins(8, 0, 8, 0)
        for widget in (self.proposed_said, buttons, self.proposed):
            self.proposed_card.lines.addWidget(widget)
        self.work.insertWidget(2, self.proposed_card)

    def _lay_cards(self) -> None:
        self.waiting_card = Card("card_waiting", _("Without a seat"))
        self.waiting = SeatRows("waiting", _("Guests without a seat; Space takes one up"), self.hand, waiting=True)
        self.waiting.opened.connect(self.choose)
        self.waiting.seated.connect(self._move)
        self.waiting.taken.connect(self._to_free_seat)
        self.all_seated = layout.text("", "quiet", wrap=True)
        self.all_seated.setContentsMargins(8, 0, 8, 0)
        self.waiting_card.lines.addWidget(self.all_seated)
        self.waiting_card.lines.addWidget(self.waiting)
        self.order = Card("card_order", _("About the order"))
        self.notes = RowsList("order_notes", _("About the order"), lined=False)
        self.notes.opened.connect(self._point)
        self.order.lines.addWidget(self.notes)
        for card in (self.waiting_card, self.order):
            self.side.addWidget(card)

    # -- what is shown

    def show_again(self) -> None:
        """Ask the desk again; a proposal that is out of date is reckoned anew."""
        super().show_again()
        self.diners = seating.diners_of(self.desk, self.number)
        self.rule.refresh()
        if self.proposal:
            self._reckon()
        self._show_seats()
        self._show_troubles()
        self._show_proposal()
        self._show_waiting()
        self._show_hand()
        self.turn()

    @property
    def size_wanted(self) -> int:
        """How many sit at a table."""
        return int(self.size_box.currentData())

    def _show_seats(self) -> None:
        rows: list[Row] = []
        spots: dict[int, Spot] = {}
        laid = tables.laid(self.diners, self.size_wanted)
        for place, table in enumerate(laid):
            _lay_table(place, table, rows, spots)
        coming = any(d.comes for d in self.diners)
        if coming:
            name, number = tables.next_table(self.diners), -len(laid) * _OF_TABLE - 2
            rows.append(Row(number + 1, _("TABLE {table} · NEW").format(table=name), heading=True))
            rows.append(Row(number, "", _("free"), "1"))
            spots[number] = Spot(name, 1)
        self.seats.show_spots(rows if not self.proposal else [], spots)
        for widget in (self.tools, self.host):
            widget.setVisible(coming or bool(laid))
        self.none.setText(_("Nobody has accepted yet. Take the answers on the guest list; who comes is seated here."))
        for widget in (self.none, self.to_guests):
            widget.setVisible(not coming and not laid)
        self.host.setText(self._hosted())

    def _hosted(self) -> str:
        host = self.desk.get("event", self.number).values["host"]
        if host is None:
            return _("No host is named on the overview yet; seat 1 is at the host's right.")
        name = self.desk.titles("person", [host])[host]
        words = _("Seat 1 is at the right of the host, {name}; the last seat of table 1 is at the left.")
        return words.format(name=name)

    def _show_troubles(self) -> None:
        capacity = self.desk.get("event", self.number).values["capacity"]
        size = self.size_wanted
        found = event_steps.troubles_of(self.diners, size, capacity)
        rows = [
            Row(n if not t.guests else t.guests[0], t.words, picture="warning-circle", tone="red")
            for n, t in enumerate(found, -len(found))
        ]
        self.troubles.fill(rows if not self.proposal else [])

    def _show_proposal(self) -> None:
        self.proposed_card.setVisible(bool(self.proposal))
        moving = sum(p.moves for p in self.proposal)
        words = ngettext("{n} guest changes the seat.", "{n} guests change the seat.", moving).format(n=moving)
        self.proposed_said.setText(words if moving else _("Everyone sits so already."))
        self.take_all.setEnabled(bool(moving))
        self.proposed.fill([_proposed(place) for place in tables.changes(self.proposal)])

    def _show_waiting(self) -> None:
        waiting = tables.without_seat(self.diners)
        self.waiting.show_spots(
            [Row(d.number, d.name, _quiet(d), chips=_marks(d)) for d in waiting],
            {d.number: Spot(guest=d.number) for d in waiting},
        )
        self.waiting_card.say(_("Without a seat: {n}").format(n=len(waiting)) if waiting else _("Without a seat"))
        self.all_seated.setText(_("Everyone who comes has a seat."))
        self.all_seated.setVisible(not waiting)
        self.waiting_card.setVisible(any(d.comes for d in self.diners))
        self.notes.fill(notes_of(guest_list.guest_list(self.desk, self.number)))
        self.order.setVisible(bool(self.notes.rows))

    def _show_hand(self) -> None:
        """Who is taken up, in the line that else tells the keys: nothing moves under the pointer."""
        name = next((d.name for d in self.diners if d.number == self.hand.guest), "")
        keys = _("Space takes a guest up and puts them down, Alt+↑ and Alt+↓ go one seat on, Delete leaves the table.")
        words = _("{name} is taken up: Space on a seat puts them down, Esc leaves them.").format(name=name)
        self.held.setText(words if name else keys)
        self.held.setVisible(bool(self.seats.rows))

    # -- what is done

    def propose(self) -> None:
        """Show a seating by the event's order; nothing is changed yet."""
        self.hand.take(None)
        try:
            self.proposal = seating.propose(self.desk, self.number, self.size_wanted)
        except UserError as wrong:
            self.failed.emit(wrong)
            return
        self.refresh()
        (self.take_all if self.take_all.isEnabled() else self.take_none).setFocus()

    def _reckon(self) -> None:
        try:
            self.proposal = seating.propose(self.desk, self.number, self.size_wanted)
        except UserError:  # nobody comes any more: there is nothing to propose
            self.proposal = []

    def _apply(self) -> None:
        places, self.proposal = self.proposal, []
        seating.apply(self.desk, self.number, places)
        self.refresh()
        self.seats.setFocus()

    def _drop(self) -> None:
        self.proposal = []
        self.refresh()
        self.seats.setFocus()

    def _move(self, guest: int, table: str, seat: int) -> None:
        if seat:
            seating.move(self.desk, self.number, guest, table, seat)
        else:
            tables.unseat(self.desk, self.number, guest)
        self.refresh()
        self._point(guest)

    def _to_free_seat(self) -> None:
        """Who was taken up beside the tables looks for a chair: the first that is free."""
        free = next((n for n, spot in self.seats.spots.items() if spot.guest is None), None)
        self.seats.setFocus()
        self.seats.point_to(free)

    def _copy_cards(self) -> None:
        rows = place_cards(self.desk, self.number)
        lines = [[_("Name"), _("Office or firm"), _("Table"), _("Seat"), _("Comes with")]]
        lines += [[name, office, table, str(seat or ""), along] for name, office, table, seat, along in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        self.copy.setText(ngettext("{n} card copied", "{n} cards copied", len(rows)).format(n=len(rows)))

    def _point(self, number: int) -> None:
        for rows in (self.seats, self.waiting):
            if rows.point_to(number):
                rows.setFocus()

    def choose(self, number: int, inner: Sequence[tuple[str, int]] = ()) -> None:
        """Show a guest in the form beside."""
        if number > 0:
            super().choose(number, inner)

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.seats.setFocus()


def _button(name: str, words: str, picture: str, do: object) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    if picture:
        icons.put(button, picture)
    button.clicked.connect(do)
    return button


def _lay_table(place: int, table: Table, rows: list[Row], spots: dict[int, Spot]) -> None:
    """The rows of a table: its name with how full it is, who has no number, its chairs."""
    begin = -place * _OF_TABLE - 1
    words = _("TABLE {table} · {taken} OF {size} SEATS")
    rows.append(Row(begin, words.format(table=table.name.upper(), taken=table.taken, size=table.size), heading=True))
    for diner in table.others:
        rows.append(Row(diner.number, diner.name, _quiet(diner), "–", chips=_marks(diner)))
        spots[diner.number] = Spot(table.name, None, diner.number)
    for line, chair in enumerate(table.chairs, 1):
        row = _chair_row(begin - line, chair)
        rows.append(row)
        guest = chair.diner or chair.along
        spots[row.number] = Spot(table.name, chair.seat, guest.number if guest else None)


def _chair_row(number: int, chair: Chair) -> Row:
    seat = str(chair.seat)
    if chair.diner is not None:
        diner = chair.diner
        return Row(diner.number, diner.name, _quiet(diner), seat, chips=_marks(diner))
    if chair.along is not None:
        along = chair.along
        return Row(number, along.companion, _("with {name}").format(name=along.name), seat)
    return Row(number, "", _("free"), seat)


def _quiet(diner: Diner) -> str:
    along = _("with {name}").format(name=diner.companion) if diner.companion else ""
    return " · ".join(filter(None, (diner.office, along)))


def _marks(diner: Diner) -> tuple[tuple[str, str], ...]:
    marks = [
        (_("host"), "green") if diner.host else None,
        (_("guest of honor"), "green") if diner.honor else None,
        (_("interprets"), "grey") if diner.interpreter else None,
        None if diner.comes else (_(diner.answer.value), chips.tone_of(diner.answer) or "red"),
    ]
    return tuple(mark for mark in marks if mark)


def _proposed(place: Placing) -> Row:
    """A line of the proposal: where, who, why, and where they sat before."""
    diner = place.diner
    where = _spot(place.table, place.seat) or "–"
    before = _spot(diner.table, diner.seat)
    end = _("from {seat}").format(seat=before) if place.moves and before else "" if place.moves else _("stays")
    return Row(diner.number, diner.name, " ".join(place.said), where, end=end, chips=_marks(diner))


def _spot(table: str, seat: int | None) -> str:
    return f"{table} · {seat}" if table and seat else table


def counted(desk: DeskFile, number: int) -> str:
    """“20/24”: who has a place, of everyone who comes; nothing while nobody has one."""
    seated, coming = tables.seated(desk, number)
    return f"{seated}/{coming}" if seated else ""
