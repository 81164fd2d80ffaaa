"""The gifts of a visit, and what they and their city got from us and gave before.

objectNames: `gifts`, `gift_rows`, `no_gifts`, `gift_add`, `before` with `before_rows`, `new_gift` with the form.
"""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cityintl.desk.asking import titles_of
from cityintl.desk.visit_memory import Gift, gifts_between
from cityintl.gui import layout, said
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.form import Form
from cityintl.gui.record.source import Drafted
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import SidesTab, lead, without_folding
from cityintl.records.dates import show_date
from cityintl.records.memory import Direction
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _

#: What is asked at once; the rest stands on the gift's own page.
_ASKED = ("what", "direction", "on", "giver", "recipient", "value", "basis")


class GiftsTab(SidesTab):
    """Never the same twice."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "gifts")
        self.add = QPushButton(_("Add gift"))
        self.add.setObjectName("gift_add")
        self.add.clicked.connect(self.begin)
        self.new = QWidget()
        self.new.setObjectName("new_gift")
        self._place = layout.spaced(QVBoxLayout(self.new), 0)
        self.new.hide()
        self.form: Form | None = None
        self.rows = RowsList("gift_rows", _("Gifts of this visit"), end=200)
        self.none = layout.text(
            _("No gift of this visit is in the register yet. Add what we give, and on the day what they give."),
            "quiet",
            wrap=True,
        )
        self.none.setObjectName("no_gifts")
        for widget in (layout.row(self.add, None), self.new, self.none, self.rows):
            self.work.addWidget(widget)
        self.before = Card("before", _("Before this visit"))
        self.before_rows = RowsList("before_rows", _("Gifts before this visit"), lined=False)
        self.before.lines.addWidget(self.before_rows)
        self.side.addWidget(self.before)
        for each in (self.rows, self.before_rows):
            each.opened.connect(lambda number: self.followed.emit("gift", number))
        self.let_delete(self.rows, "gift")
        self.refresh()

    def begin(self) -> None:
        """A new gift of this visit; it is there once what it needs is filled."""
        if not self.finish():
            return
        visit = self.desk.get("delegation", self.number).values
        given = {
            "delegation": self.number,
            "partner": visit["partner"],
            "direction": Direction.SENT,
            "on": visit["arrives"] or said.today(),
        }
        source = Drafted(self.desk, "gift", given)
        around = Surroundings(self.desk, "gift", source.values, self.around.add_new)
        hidden = [n for names in source.kind.form.values() for n in names if n not in _ASKED]
        layout.clear(self._place)
        self.form = Form(source, around, empties=True, hidden=hidden)
        without_folding(self.form)
        self.form.committed.connect(self._committed)
        self._place.addWidget(self.form)
        self.new.show()
        self.form.edit_missing()

    def _committed(self, _name: str) -> None:
        if self.form is not None and self.form.source.number is not None:
            self.form = None
            layout.clear(self._place)
            self.new.hide()
            self.refresh()

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        found = gifts_between(self.desk, self.number)
        names = titles_of(self.desk, "person", [n for gift in found for n in (gift.giver, gift.recipient)])
        own = [gift for gift in found if gift.of_visit]
        self.rows.fill([_row(gift, names) for gift in own])
        self.none.setVisible(not own)
        lead(self.add, "gift", not own)
        self.before_rows.fill([_before(gift, names) for gift in found if not gift.of_visit])
        self.before.setVisible(len(own) < len(found))
        self.turn()

    def finish(self) -> bool:
        """Commit what is being typed."""
        return self.form is None or self.form.finish()


def _row(gift: Gift, names: dict[int, str]) -> Row:
    """A gift of this visit; the same given before is said in red."""
    marks = [(_("given before, {day}").format(day=show_date(gift.again)), "red")] if gift.again else []
    thanked = _("thanked {day}").format(day=show_date(gift.thanked_on)) if gift.thanked_on else ""
    received = gift.direction is Direction.RECEIVED
    if received and not gift.thanked_on:
        marks.append((_("not thanked yet"), "amber"))
    end = " · ".join(filter(None, (Money().show(gift.value), thanked)))
    return Row(gift.number, gift.what, _between(gift, names), end=end, picture="gift", chips=tuple(marks))


def _before(gift: Gift, names: dict[int, str]) -> Row:
    day = show_date(gift.on)
    return Row(gift.number, gift.what, " · ".join(filter(None, (day, _between(gift, names)))), picture="gift")


def _between(gift: Gift, names: dict[int, str]) -> str:
    """“From them, by Oshima Kenichi”, “from us to Oshima Kenichi”."""
    way = _("from them") if gift.direction is Direction.RECEIVED else _("from us")
    giver = _("by {name}").format(name=names[gift.giver]) if gift.giver else ""
    taker = _("to {name}").format(name=names[gift.recipient]) if gift.recipient else ""
    return ", ".join(filter(None, (way, giver, taker)))


def counted(desk: DeskFile, number: int) -> str:
    """How many gifts of this visit are in the register."""
    count = len(desk.listing("gift", (), "", {"delegation": number}).ids)
    return str(count) if count else ""
