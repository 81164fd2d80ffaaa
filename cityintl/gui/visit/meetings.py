"""The meetings of a visit: their sheets, and what is remembered for each without anybody typing it.

objectNames: `meetings`, `meeting_rows`, `no_meetings`, `meeting_add`, `meetings_without`, `card_promises` with
`open_promises`.
"""

from datetime import date

from PySide6.QtWidgets import QPushButton

from cityintl.desk.itineraries import Item, items_of, weekday
from cityintl.desk.visit_memory import Sheet, gifts_between, open_between, sheets_of
from cityintl.desk.visits import begin_sheet
from cityintl.errors import UserError
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import promise_row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, lead
from cityintl.records.dates import MONTHS, show_date
from cityintl.records.itinerary import ItemType
from cityintl.records.values import Time
from cityintl.store import DeskFile
from cityintl.words import _


def row_of(sheet: Sheet) -> Row:
    """A meeting as a line: when, with whom, the last gift, and whom they met last time."""
    remembered = []
    if sheet.gift is not None:
        words = _("last gift: {what}, {day}")
        remembered.append(words.format(what=sheet.gift.what, day=show_date(sheet.gift.on)))
    if sheet.last_met is not None:
        words = _("last met on {day} with {people}") if sheet.last_met_with else _("last met on {day}")
        remembered.append(words.format(day=show_date(sheet.last_met), people=sheet.last_met_with))
    if sheet.result:
        mark = (_("written down"), "green")
    else:
        mark = (_("sheet ready"), "green") if sheet.ready else (_("outcome or points missing"), "amber")
    when = " ".join(filter(None, (_day(sheet.on), Time().show(sheet.starts))))
    return Row(sheet.number, sheet.title, " · ".join(remembered), when, end=sheet.name, chips=(mark,))


def _without(item: Item) -> Row:
    """A meeting of the itinerary that has no sheet: a click begins it."""
    when = " ".join(filter(None, (_day(item.on), Time().show(item.values["starts"]))))
    return Row(item.number, item.title, lead=when, end=_("begin the sheet"), picture="plus")


def _day(on: date | None) -> str:
    return f"{weekday(on)} {on.day} {_(MONTHS[on.month - 1])[:3]}" if on else ""


class MeetingsTab(SidesTab):
    """What we want of each meeting, and what must not be forgotten there."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "meetings", "meeting_sheet")
        self.rows = RowsList("meeting_rows", _("Meetings"), end=160)
        self.none = layout.text(
            _("No meeting has a sheet yet. Say for each what should come of it, and what to speak of."), "quiet", True
        )
        self.none.setObjectName("no_meetings")
        self.add = QPushButton(_("Add meeting sheet"))
        self.add.setObjectName("meeting_add")
        self.add.clicked.connect(self.begin)
        self.heading = layout.text(_("Without a sheet yet").upper(), "label")
        self.without = RowsList("meetings_without", _("Meetings without a sheet; Enter begins it"), end=160)
        for widget in (layout.row(self.add, None), self.none, self.rows, self.heading, self.without):
            self.work.addWidget(widget)
        self.promises = Card("card_promises", _("Open between us"))
        self.open = RowsList("open_promises", _("Open between us"), lined=False)
        self.promises.lines.addWidget(self.open)
        self.side.addWidget(self.promises)
        self.rows.opened.connect(self.choose)
        self.let_delete(self.rows, "meeting_sheet")
        self.without.opened.connect(self._begin_sheet)
        self.open.opened.connect(lambda each: self.followed.emit("follow_up", each))
        self.refresh()

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        gifts = gifts_between(self.desk, self.number)
        found = sheets_of(self.desk, self.number, gifts)
        self.rows.fill([row_of(sheet) for sheet in found])
        self.none.setVisible(not found)
        without = [i for i in items_of(self.desk, self.number) if i.sheet is None and i.type is ItemType.MEETING]
        self.without.fill([_without(item) for item in without])
        self.heading.setVisible(bool(without))
        lead(self.add, "plus", not found and not without)
        promises = open_between(self.desk, self.number, said.today())
        self.open.fill([promise_row(each, said.today()) for each in promises])
        self.promises.setVisible(bool(promises))
        self.turn()

    def _begin_sheet(self, item: int) -> None:
        if self.finish():
            try:
                self.choose(begin_sheet(self.desk, item))
            except UserError as wrong:
                self.failed.emit(wrong)

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.rows.setFocus()
