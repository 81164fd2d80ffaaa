"""The itinerary of a visit, a day at a time by two clocks; at the right what is next, who comes, what is open, costs.

objectNames: `itinerary`, `day_title`, `day_said`, `day_back`, `day_ON` (a day by its date), `day_next`, `items`,
`no_items`, `item_add`, `form` (the days, while they are not known); the cards' are in beside.py.
"""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cityintl.desk.itineraries import Attending, Item, weekday
from cityintl.desk.visit_days import Day, days_of
from cityintl.desk.visits import OFF, UNDECIDED
from cityintl.gui import layout, said, style
from cityintl.gui.dialogs.flowing import Beside, flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Drafted, Existing
from cityintl.gui.visit import cards
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import AroundCards
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, without_folding
from cityintl.records.dates import MONTHS
from cityintl.records.itinerary import ItemType, Part
from cityintl.records.values import Time
from cityintl.store import DeskFile
from cityintl.words import _

_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Days that stand beside each other in the switcher.
_MOST = 7
#: How someone's part is told.
_PARTS = {Part.HOST: "{name} hosts", Part.PRINCIPAL: "{name}", Part.INTERPRETER: "{name} interprets"}
#: What a visit needs before it has days.
_DATES = ("arrives", "departs")
#: People that are named at an item.
_NAMED = 3
#: Letters that fit into three lines of the last column.
_LETTERS = 64
#: Items that are the way itself: how one gets there stands in the last column.
_MOVING = (ItemType.ARRIVAL, ItemType.TRANSFER, ItemType.DEPARTURE)


def named(day: date) -> str:
    """“Wednesday 14 April”."""
    return f"{_(_WEEK[day.weekday()])} {day.day} {_(MONTHS[day.month - 1])}"


def row_of(item: Item) -> Row:
    """An item as its line."""
    values = item.values
    how = "" if item.type in _MOVING else values["transport"]
    where = " · ".join(
        filter(None, (values["place"], values["address"], values["map_ref"], values["dress"], how, *item.doubts))
    )
    marks = [(each, "red") for each in item.conflicts]
    if values["was"]:
        marks.insert(0, (_("was {time}").format(time=values["was"]), "amber"))
    if item.sheet is not None:
        marks.insert(0, (_("sheet ready"), "green") if item.sheet_ready else (_("sheet begun"), "amber"))
    elif item.type is ItemType.MEETING:
        marks.insert(0, (_("no sheet yet"), "grey"))
    return Row(
        item.number,
        item.title,
        quiet=where,
        lead=Time().show(values["starts"]) or _("any time"),
        beside=item.there,
        end=who_said(item),
        chips=tuple(marks),
        kind="itinerary_item",
    )


def who_said(item: Item) -> str:
    """“Vans 1 and 2”, “Speaks: the mayor, 2 min · Hanley interprets”: who does what, in some sixty letters."""
    values = item.values
    moves = values["transport"] if item.type in _MOVING else ""
    speaks = _("Speaks: {who}").format(who=values["speaks"]) if values["speaks"] else ""
    people = [_told(each) for each in item.people if each.role in _PARTS][:_NAMED]
    others = sum(each.role not in _PARTS for each in item.people)
    more = f"+ {others}" if others and not people else ""
    told = " · ".join(dict.fromkeys(filter(None, (moves, speaks, *people, more))))
    return shorten(told, width=_LETTERS, placeholder=" …")


def _told(each: Attending) -> str:
    return _(_PARTS[each.role]).format(name=each.family)


class ItineraryTab(SidesTab):
    """The day that is shown, its items, and the cards."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "itinerary", "itinerary_item")
        self.days: list[Day] = []
        self.on: date | None = None
        self.beside = AroundCards(desk, number)
        self._lay_day()
        self.beside.followed.connect(self.followed)
        self.beside.turned.connect(self.tab_wanted)
        self.side.addWidget(self.beside)
        self.items.opened.connect(self.choose)
        self.items.turned.connect(self._step)
        self.let_delete(self.items, "itinerary_item")
        self.add.clicked.connect(self.begin)
        self.refresh()

    def _lay_day(self) -> None:
        self.title = layout.text("", "day")
        self.title.setObjectName("day_title")
        self.title.setFont(style.look().font(16, 600))
        self.told = layout.text("", "quiet")
        self.told.setObjectName("day_said")
        self._switch = QWidget()
        self._switch.setAccessibleName(_("Days of the visit"))
        self._buttons = layout.spaced(QHBoxLayout(self._switch), 2)
        self.items = RowsList("items", _("Itinerary of the day"), end=190)
        self.none = layout.text("", "quiet", wrap=True)
        self.none.setObjectName("no_items")
        self.dates = self._make_dates()
        self.add = cards.link("item_add", _("+ item"), _("Add an itinerary item on this day"))
        head = flowing(self.title, self.told, gap=12)
        right = layout.row(self._switch, self.add, None)
        self.work.addWidget(Beside(head, right, gap=8, least=700, stretch=(1, 0)))
        for widget in (layout.hairline(), self.dates, self.none, self.items):
            self.work.addWidget(widget)

    def _make_dates(self) -> Form:
        """When the visit begins and ends, asked here as long as it is not known."""
        self.source = Existing(self.desk, "delegation", self.number)
        others = [n for names in self.source.kind.form.values() for n in names if n not in _DATES]
        around = Surroundings(self.desk, "delegation", self.source.values, self.around.add_new)
        form = Form(self.source, around, empties=True, hidden=others)
        without_folding(form)
        form.hide()
        return form

    def turn(self) -> None:
        """Where there is one column only, what is next stands on top of it."""
        super().turn()
        place = self.beside.lines if self.is_wide else self.work
        if place.indexOf(self.beside.next) < 0:
            place.insertWidget(0, self.beside.next)

    # -- which day

    def show_again(self) -> None:
        """Ask the desk again; the day stays."""
        super().show_again()
        self.days = days_of(self.desk, self.number)
        known = [day.on for day in self.days]
        if self.on not in known:
            self.on = self._first(known)
        self._show_dates()
        self._fill_switch()
        self._show_day()
        self.beside.refresh(said.today())
        self.turn()

    def _first(self, known: Sequence[date]) -> date | None:
        """Today during the visit, else its first day."""
        if said.today() in known:
            return said.today()
        return next((day.on for day in self.days if day.items), known[0] if known else None)

    @property
    def day(self) -> Day | None:
        """The day that is shown."""
        return next((day for day in self.days if day.on == self.on), None)

    def _fill_switch(self) -> None:
        focus = self.window().focusWidget()
        had = focus is not None and self._switch.isAncestorOf(focus)
        layout.clear(self._buttons)
        for button in self._switch_buttons():
            self._buttons.addWidget(button)
            if had and button.property("now"):
                button.setFocus()
        self._switch.setVisible(len(self.days) > 1)
        self._buttons.addStretch(1)

    def _switch_buttons(self) -> list[QPushButton]:
        known = [day.on for day in self.days]
        at = known.index(self.on) if self.on in known else 0
        begin = max(0, min(at - _MOST // 2, len(known) - _MOST))
        back = cards.link("day_back", "‹", _("The day before"))
        back.setEnabled(at > 0)
        back.clicked.connect(lambda: self._step(-1))
        forth = cards.link("day_next", "›", _("The day after"))
        forth.setEnabled(at + 1 < len(known))
        forth.clicked.connect(lambda: self._step(1))
        return [back, *(self._day_button(day) for day in known[begin : begin + _MOST]), forth]

    def _day_button(self, on: date) -> QPushButton:
        words = weekday(on) if len(self.days) <= _MOST else f"{weekday(on)} {on.day}"
        button = cards.link(f"day_{on.isoformat()}", words, named(on))
        now = on == self.on
        button.setProperty("now", now)
        button.setProperty("chosen", now)
        if now:
            button.setAccessibleDescription(_("shown"))
            button.setStyleSheet(f"QPushButton {{ background: {style.look().palette.select}; }}")
        button.clicked.connect(lambda: self.show_day(on))
        return button

    def _step(self, by: int) -> None:
        known = [day.on for day in self.days]
        if self.on in known and 0 <= known.index(self.on) + by < len(known):
            self.show_day(known[known.index(self.on) + by])

    def show_day(self, on: date) -> None:
        """Turn to a day."""
        self.on = on
        self._fill_switch()
        self._show_day()

    def _show_day(self) -> None:
        day = self.day
        self.title.setText(named(day.on) if day else _("No days yet"))
        self.told.setText(day.said if day else _("Say when it begins and ends: its days then stand here."))
        self.items.fill([row_of(item) for item in day.items] if day else [])
        self.none.setText(self._nothing())
        self.none.setVisible(day is not None and not day.items)
        self.add.setVisible(day is not None)

    def _nothing(self) -> str:
        """What is said of a day without items."""
        visit = self.source.values
        if visit["status"] in OFF:
            why = visit["decision_reason"] or ""
            return " ".join(filter(None, (_("This visit does not take place."), why)))
        if visit["status"] in UNDECIDED:
            return _("Nothing is planned for this day yet: the request waits for its answer.")
        if self.on is not None and self.on < said.today():
            return _("Nothing was written down for this day.")
        return _("Nothing is planned for this day yet. Begin with what has a fixed hour: “+ item”.")

    def _show_dates(self) -> None:
        """Ask for the first day, and then for the last."""
        if self.dates.editing is None:
            self.source.read_again()
            self.dates.refresh()
        asked = not self.dates.isHidden()
        missing = [name for name in _DATES if self.source.values[name] is None]
        self.dates.setVisible("arrives" in missing or (asked and bool(missing)))

    # -- the item that is chosen

    def choose(self, number: int, inner: Sequence[tuple[str, int]] = ()) -> None:
        """Show an item on its day, its form beside."""
        own = next((day.on for day in self.days for item in day.items if item.number == number), None)
        if own is not None and own != self.on:
            self.show_day(own)
        self.items.point_to(number)
        super().choose(number, inner)

    def begin(self) -> None:
        """A new item on the day that is shown."""
        super().begin()
        form = self.chosen.parts.form if self.chosen else None
        if form is not None and isinstance(form.source, Drafted) and self.on is not None:
            form.source.values["on"] = self.on
            form.refresh()

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.dates.finish() and super().finish()

    def take_keyboard(self) -> None:
        """Back to the items."""
        self.items.setFocus()
