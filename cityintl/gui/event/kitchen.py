"""What the kitchen must know: meals and diets counted, allergies in red, table by table; who needs help at the door.

objectNames: `kitchen`, `meals_said`, `kitchen_said`, `kitchen_copy`, `no_meals`, `to_guests`, `diets`, `plates`; the
card `card_access` with `access_rows`.
"""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from cityintl.desk import events, kitchen
from cityintl.desk.events import Plate
from cityintl.desk.kitchen import Served, Sheet
from cityintl.gui import icons, layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card, link
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab
from cityintl.records.dates import show_date
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


class KitchenTab(SidesTab):
    """For how many is cooked, and what."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "kitchen", "guest")
        self.meals = layout.text("", "page", wrap=True)
        self.meals.setObjectName("meals_said")
        self.told = layout.text("", "quiet", wrap=True)
        self.told.setObjectName("kitchen_said")
        self.copy = QPushButton()
        self.copy.setObjectName("kitchen_copy")
        icons.put(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        self.none = layout.text("", "quiet", wrap=True)
        self.none.setObjectName("no_meals")
        self.diets = RowsList("diets", _("Diets, counted"))
        self.plates = RowsList("plates", _("Plates with a diet, by table"))
        self.plates.opened.connect(self.choose)
        self.to_guests = link("to_guests", _("To the guest list"))
        self.to_guests.clicked.connect(lambda: self.tab_wanted.emit("guest"))
        for widget in (
            self.meals,
            self.told,
            layout.row(self.copy, None),
            self.none,
            self.to_guests,
            self.diets,
            self.plates,
        ):
            self.work.addWidget(widget)
        self.access = Card("card_access", _("Access needs"))
        self.access_rows = RowsList("access_rows", _("Access needs"), lined=False)
        self.access_rows.opened.connect(self.choose)
        self.access.lines.addWidget(self.access_rows)
        self.side.addWidget(self.access)
        self.refresh()

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        found = kitchen.sheet(self.desk, self.number)
        counts = events.counts(self.desk, self.number)
        self.meals.setText(ngettext("{n} meal", "{n} meals", found.meals).format(n=found.meals))
        self.told.setText(self._told(found, counts))
        self.copy.setText(_("Copy for the kitchen"))
        self.copy.setToolTip(_("Numbers and diets by table and seat, without names"))
        for widget in (self.meals, self.copy):
            widget.setVisible(bool(found.meals))
        self.told.setVisible(bool(found.meals and self.told.text()))
        self.none.setText(_none(found))
        self.none.setVisible(not found.diets)
        self.to_guests.setVisible(not found.meals)
        self.diets.fill([_diet(n, words, count) for n, (words, count) in enumerate(found.diets)])
        self.plates.fill(_by_table(found))
        needs = [plate for plate in found.plates if plate.access]
        self.access_rows.fill([Row(p.number, p.name, p.access, end=_where(p)) for p in needs])
        self.access.setVisible(bool(needs))
        self.turn()

    def _told(self, found: Sheet, counts: events.Counts) -> str:
        """“The number is due 8 June 2026, in 9 days. 6 guests have not answered.”; for an event ahead only."""
        values = self.desk.get("event", self.number).values
        if values["on"] < said.today():
            return ""
        by = values["answer_by"]
        silent = ngettext("{n} guest has not answered.", "{n} guests have not answered.", counts.invited)
        along = ngettext("{n} meal is for who comes along: note the diet on the guest.",
                         "{n} meals are for who comes along: note their diets on the guests.",
                         found.along)  # fmt: skip
        lines = (
            _("The number is due {day}, {time}.").format(day=show_date(by), time=said.ago(by)) if by else "",
            silent.format(n=counts.invited) if counts.invited else "",
            along.format(n=found.along) if found.along else "",
        )
        return " ".join(filter(None, lines))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(kitchen.as_text(self.desk, self.number))
        self.copy.setText(_("Copied for the kitchen"))

    def take_keyboard(self) -> None:
        """Back to the rows."""
        self.plates.setFocus()


def _none(found: Sheet) -> str:
    if not found.meals:
        return _("Nobody has accepted yet. Once guests do, their meals and diets are counted here.")
    return _("No diet is known of anyone who comes. It stands on the guest, or on the person's own page.")


def _diet(number: int, words: str, count: int) -> Row:
    return Row(number, words, lead=f"{count} ×", chips=_marks(words))


def _marks(diet: str) -> tuple[tuple[str, str], ...]:
    concern = kitchen.concern(diet)
    return ((concern, "red"),) if concern else ()


def _by_table(found: Sheet) -> list[Row]:
    """Under each table with its meals: the seats that get something else."""
    rows = []
    for place, table in enumerate(found.tables):
        if len(found.tables) > 1 or table.table or any(p.diet for p in table.plates):
            rows.append(Row(-place - 1, _heading(table), heading=True))
            rows += [_plate(plate) for plate in table.plates if plate.diet]
    return rows


def _heading(table: Served) -> str:
    meals = ngettext("{n} meal", "{n} meals", table.meals).format(n=table.meals)
    name = _("Table {table}").format(table=table.table) if table.table else _("No table yet")
    return f"{name} · {meals}".upper()


def _plate(plate: Plate) -> Row:
    seat = str(plate.seat) if plate.table and plate.seat else "–"
    return Row(plate.number, plate.diet, plate.name, seat, chips=_marks(plate.diet))


def _where(plate: Plate) -> str:
    table = _("table {table}").format(table=plate.table) if plate.table else ""
    seat = _("seat {seat}").format(seat=plate.seat) if plate.table and plate.seat else ""
    return ", ".join(filter(None, (table, seat)))


def counted(desk: DeskFile, number: int) -> str:
    """How many meals there are."""
    meals = events.kitchen(desk, number).meals
    return str(meals) if meals else ""
