"""A greeting list: the cards of a year, ticked as they go and come; names added, last year's list carried over.

objectNames: `cards_tab`, `year_before`, `year`, `year_after`, `card_filter`, `name_line` with `edit_name` and
`name_add`, `cards` (the table), `no_cards`, `do_sent`, `do_came`, `do_carry`, `do_ties`, `do_remove`; `carry` with
`carry_said`, `carry_also_N`, `carry_yes`, `carry_no`.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cityintl.desk import greetings
from cityintl.desk.asking import titles_of
from cityintl.desk.greetings import Preparation
from cityintl.errors import UserError
from cityintl.gui import icons, layout, said, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.protocol.acting import ActingTab, Deed
from cityintl.gui.protocol.cards_table import CardsTable
from cityintl.gui.protocol.question import RecordLine
from cityintl.gui.record.working import Working
from cityintl.gui.visit.cards import Card
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_ASKED = ("occasion", "send_by", "signed_by", "language", "wording", "notes")
#: Whose card can be added by name.
_AMONG = ("person", "organization", "partner", "tie")
#: Rows that are seen without scrolling the table.
_MOST = 12
_ALL, _UNSENT, _UNANSWERED = "all", "unsent", "unanswered"


class CarryCard(Card):
    """What carrying a year's list over would do, and who is taken along although they left."""

    def __init__(self) -> None:
        super().__init__("carry", "")
        self.told = layout.text("", wrap=True)
        self.told.setObjectName("carry_said")
        self.boxes: list[QCheckBox] = []
        self._place = layout.spaced(QVBoxLayout(), 4)
        self.yes = QPushButton(_("Carry over"))
        self.yes.setObjectName("carry_yes")
        self.yes.setProperty("primary", True)
        self.no = QPushButton(_("Cancel"))
        self.no.setObjectName("carry_no")
        self.no.clicked.connect(self.hide)
        held = layout.column(self.told)
        held_lines = held.layout()
        assert held_lines is not None
        held_lines.addItem(self._place)
        held_lines.addWidget(layout.row(self.yes, self.no, None))
        held_lines.setContentsMargins(8, 0, 8, 2)
        self.lines.addWidget(held)
        self.hide()

    def show_plan(self, plan: Preparation) -> None:
        """Say what would be done."""
        self.say(_("Carry {before} over into {year}").format(before=plan.like, year=plan.year))
        takes = ngettext("{n} card as in {before}.", "{n} cards as in {before}.", len(plan.takes))
        words = [takes.format(n=len(plan.takes), before=plan.like)]
        if plan.already:
            there = ngettext("{n} is there already.", "{n} are there already.", plan.already)
            words.append(there.format(n=plan.already))
        if plan.left_out:
            words.append(_("Left out unless you tick them:"))
        self.told.setText(" ".join(words))
        layout.clear(self._place)
        self.boxes = []
        for place, (row, why) in enumerate(plan.left_out):
            box = QCheckBox(f"{row['addressed']}, {why}")
            box.setObjectName(f"carry_also_{place}")
            self._place.addWidget(box)
            self.boxes.append(box)
        self.show()
        self.yes.setFocus()

    @property
    def also(self) -> list[int]:
        """The places of those who are taken along."""
        return [place for place, box in enumerate(self.boxes) if box.isChecked()]


class CardsTab(ActingTab):
    """Who gets a card, whose went out, who answered."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "greeting_list", "cards_tab", _ASKED, "greeting")
        self.year = greetings.first_year(desk, number, said.today())
        self.table = CardsTable()
        self.table.setAccessibleName(_("Cards; Space ticks sent, or came in that column"))
        self.none = layout.text("", "quiet", wrap=True)
        self.none.setObjectName("no_cards")
        self.carry = CarryCard()
        self.carry.yes.clicked.connect(lambda: self.attempt(self._carry))
        self._plan: Preparation | None = None
        deeds = self.deeds(
            Deed("sent", _("Sent today"), "envelope-simple", lambda: self.table.tick("sent_on")),
            Deed("came", _("Theirs came today"), "envelope-open", lambda: self.table.tick("received_on")),
            Deed("carry", _("Carry last year's list over…"), "calendar-check", self._ask_carry),
            Deed("ties", _("Add the contacts of the ties"), "handshake", self._add_ties),
            Deed("remove", _("Remove"), "trash", self._remove),
        )
        self.lay_work(layout.column(self._tools(), deeds), self.carry, self._name_line(), self.none, self.table)
        self.table.ticked.connect(self._tick)
        self.table.opened.connect(self.choose)
        self.table.delete_wanted.connect(self._remove)
        self.refresh()

    def _tools(self) -> QWidget:
        self.years = QComboBox()
        self.years.setObjectName("year")
        self.years.setAccessibleName(_("Year"))
        self.years.activated.connect(lambda _at: self._turn_to(int(self.years.currentData())))
        turns = []
        for name, words, picture, step in (
            ("year_before", _("The year before"), "caret-left", -1),
            ("year_after", _("The year after"), "caret-right", 1),
        ):
            button = layout.tool(words, picture)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, step=step: self._turn_to(self.year + step))
            turns.append(button)
        self.filter = QComboBox()
        self.filter.setObjectName("card_filter")
        self.filter.setAccessibleName(_("Which cards"))
        for words, meant in (
            (_("All cards"), _ALL),
            (_("Not sent yet"), _UNSENT),
            (_("Who has not answered"), _UNANSWERED),
        ):
            self.filter.addItem(words, meant)
        self.filter.activated.connect(lambda _at: self.refresh())
        return flowing(turns[0], self.years, turns[1], self.filter, gap=6)

    def _name_line(self) -> QWidget:
        of = kinds.kind("greeting").fields["addressed"]
        of = replace(
            of, name="name", label=_("Add a name"), help=_("A person, an office, a partner, a tie; or in words")
        )
        self.name = RecordLine(of, Surroundings(self.desk, "greeting"), _AMONG)
        self.name.line.setPlaceholderText(_("Add a name: a person, an office, a city"))
        self.name.left.connect(self._named)
        self.name.given_up.connect(self.table.setFocus)
        self.name.setMinimumWidth(style.look().px(200))
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        add = QPushButton(_("Add"))
        add.setObjectName("name_add")
        icons.put(add, "plus")
        add.clicked.connect(lambda: self.attempt(self._add_typed))
        held = layout.row(self.name, add)
        held.setMaximumWidth(style.look().px(480))
        held.setObjectName("name_line")
        return held

    # -- what is done

    def _turn_to(self, year: int) -> None:
        self.year = year
        self.carry.hide()
        self.refresh()

    def _tick(self, numbers: list[int], which: str) -> None:
        self.attempt(lambda: greetings.mark(self.desk, numbers, which, said.today()))

    def _named(self) -> None:
        """A name that was chosen from the offers is added at once; the line is ready for the next."""
        if self.name.read().record is not None:
            self.attempt(self._add_typed)

    def _add_typed(self) -> None:
        words, record = self.name.read()
        if not words:
            self.name.begin()
            raise UserError(_("Whom is it addressed to?"), _("Type a name; the desk offers whom it knows."))
        row = greetings.recipient(self.desk, *record) if record else {"addressed": words}
        greetings.add(self.desk, self.number, self.year, [row])
        self.name.put("")
        self.name.begin()

    def _add_ties(self) -> None:
        rows = greetings.of_ties(self.desk, self.number, self.year)
        if not rows:
            raise UserError(_("Every tie that is alive has a card for {year}.").format(year=self.year))
        greetings.add(self.desk, self.number, self.year, rows)

    def _ask_carry(self) -> None:
        plan = greetings.preparation(self.desk, self.number, self.year)
        if not plan.takes and not plan.left_out:
            raise UserError(_("Everyone has a card for {year} already.").format(year=plan.year))
        self._plan = plan
        self.carry.show_plan(plan)

    def _carry(self) -> None:
        if self._plan is not None:
            greetings.prepare(self.desk, self._plan, self.carry.also)
            self.carry.hide()
            self.table.setFocus()

    def _remove(self) -> None:
        if self.table.chosen:
            self.delete_wanted.emit("greeting", self.table.chosen)

    # -- what is shown

    def show_values(self) -> None:
        """The cards of the year."""
        every = greetings.cards(self.desk, self.number, self.year)
        kept = {_ALL: lambda _v: True, _UNSENT: lambda v: not v["sent_on"], _UNANSWERED: greetings.unanswered}
        rows = [row for row in every if kept[str(self.filter.currentData())](row.values)]
        cities = titles_of(self.desk, "partner", [row.values["partner"] for row in rows])
        self.table.show_cards(rows, cities)
        self.table.fit(_MOST)
        self.table.setVisible(bool(rows))
        self.filter.setVisible(bool(every))
        self._show_years()
        self._say(len(every), len(rows))
        first = self._first_deed(len(every))
        self.offer([*(["sent", "came", "remove"] if rows else []), *self._growing()], first)

    def _growing(self) -> list[str]:
        """What makes the list longer: a year before to go by, ties without a card."""
        before = any(year < self.year for year in greetings.years(self.desk, self.number))
        ties = greetings.of_ties(self.desk, self.number, self.year)
        return [*(["carry"] if before else []), *(["ties"] if ties else [])]

    def _first_deed(self, cards: int) -> str:
        if not cards:
            return next(iter(self._growing()), "")
        found = greetings.counts(self.desk, self.number, self.year)
        return "sent" if found.sent < found.cards else ""

    def _say(self, cards: int, shown: int) -> None:
        found = greetings.counts(self.desk, self.number, self.year)
        told = ngettext(
            "{n} card for {year}: {sent} sent, {came} came", "{n} cards for {year}: {sent} sent, {came} came", cards
        )
        words = told.format(n=cards, year=self.year, sent=found.sent, came=found.received)
        open_, more, tone = found.sent < found.cards, "", "grey"
        by, due = self._goes_out()
        if by is not None and (open_ or (not cards and due)):
            late = by < said.today()
            more = (_("They were to be sent by {day}.") if late else _("Send them by {day}.")).format(day=show_date(by))
            tone = "red" if late else "amber" if greetings.presses(self.desk, by, said.today()) else "grey"
        elif cards and not open_:
            silent = found.cards - found.received
            more = (
                ngettext("{n} has not answered.", "{n} have not answered.", silent).format(n=silent) if silent else ""
            )
            tone = "green"
        self.say(words if cards else _("No card for {year} yet.").format(year=self.year), tone, more)
        self.none.setText("" if shown else self._hint(cards))
        self.none.setVisible(bool(self.none.text()))

    def _goes_out(self) -> tuple[date | None, bool]:
        """The day for the cards of the year, and whether it is a year that one has to do with yet."""
        occasion, by = self.source.values["occasion"], self.source.values["send_by"]
        due = self.year >= greetings.year_at(occasion, by, said.today())
        return (greetings.goes_out(occasion, by, self.year) if by else None), due

    def _hint(self, cards: int) -> str:
        """What to do first where nothing stands."""
        if cards:
            return _("None of the cards is like that.")
        also = {
            "carry": _("or carry the list of a year before over"),
            "ties": _("or add the contacts of the ties"),
        }
        return ", ".join([_("Type a name above"), *(also[each] for each in self._growing())]) + "."

    def _show_years(self) -> None:
        known = {*greetings.years(self.desk, self.number), self.year, said.today().year, said.today().year + 1}
        self.years.clear()
        for year in sorted(known, reverse=True):
            self.years.addItem(str(year), year)
        self.years.setCurrentIndex(self.years.findData(self.year))

    def point_to(self, parts: object) -> None:
        """Show the card that was looked for, in its year."""
        wanted = list(parts)  # type: ignore[call-overload]  # pairs of kind and number
        if wanted and wanted[0][0] == "greeting":
            self.year = self.desk.get("greeting", wanted[0][1]).values["year"]
            self.filter.setCurrentIndex(0)
            self.refresh()
            self.table.point_to(wanted[0][1])
        super().point_to(wanted)

    def take_keyboard(self) -> None:
        """Back to the cards."""
        self.table.setFocus()


def _counted(desk: DeskFile, number: int) -> str:
    """Cards of the year that is shown first."""
    cards = greetings.counts(desk, number, greetings.first_year(desk, number, said.today())).cards
    return str(cards) if cards else ""


TABS = (Working("greeting", "Cards", CardsTab, _counted),)
