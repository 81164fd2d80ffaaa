"""The city's federal spending by fiscal year: finance's figure, our own part beside it, and the single audit.

objectNames: `federal`; `federal_ask`, `year_rows`, `add_federal_spend`.
"""

from cityintl.desk import federal_spending
from cityintl.desk.asking import picked
from cityintl.desk.federal_spending import Year
from cityintl.gui import layout, said, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.choosing import ChoosingTab
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import lead
from cityintl.records.dates import show_date
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _

_KIND = "federal_spend"


class FederalTab(ChoosingTab):
    """Year by year what finance says, and what follows from it."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "federal")
        self.ask = layout.text("", "needed", wrap=True)
        self.ask.setObjectName("federal_ask")
        self.ask.setContentsMargins(style.look().px(8), 0, 0, 0)
        self.add = self.adder(_KIND)
        self.rows = RowsList("year_rows", _("Fiscal years"))
        self.rows.opened.connect(self._open)
        self.let_delete(self.rows, _KIND)
        for widget in (flowing(self.add, gap=8), self.ask, self.rows):
            self.work.addWidget(widget)
        self.refresh()

    def _open(self, number: int) -> None:
        if number:
            self.show_part(_KIND, number)
        else:
            self.begin_part(_KIND)

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        found = federal_spending.years(self.desk)
        lacking = [year for year in found if year.figure is None and year.last < said.today()]
        days = ", ".join(show_date(year.last) for year in lacking)
        self.ask.setText(
            _("Ask finance what the whole city spent of federal money in the fiscal year to: {days}.").format(days=days)
        )
        self.ask.setVisible(bool(lacking))
        self.rows.fill([_row(year) for year in found])
        lead(self.add, "plus", bool(lacking) or not found)
        self.turn()

    def take_keyboard(self) -> None:
        """Back to the years."""
        self.rows.setFocus()


def _row(year: Year) -> Row:
    """A year: the figure, our own part, and whether an audit is required."""
    own = " + ".join(Money().show(amount) for amount in year.own)
    told = [_("{amount} of it by this desk’s grants").format(amount=own) if own else ""]
    if year.figure is None:
        told = [_("{amount} by this desk’s grants").format(amount=own) if own else ""]
        told.append(
            _("asked {day}").format(day=show_date(year.asked_on)) if year.asked_on else _("finance was not asked")
        )
    marks = []
    if year.required:
        done = year.submitted_on is not None
        marks.append((_("audit handed in"), "green") if done else (_("single audit required"), "amber"))
        if year.due and not done:
            told.append(_("due {day}").format(day=show_date(year.due)))
    elif year.required is False:
        marks.append((_("no single audit"), "grey"))
    if year.doubtful:
        marks.append((_("less than our own part"), "red"))
    words = _("Fiscal year to {day}").format(day=show_date(year.last))
    end = Money().show(year.figure) if year.figure else _("no figure")
    quiet = " · ".join(filter(None, told))
    return Row(year.record or 0, words, quiet, end=end, end_tone="text", picture="bank", chips=tuple(marks))


def _counted(desk: DeskFile, _number: int) -> str:
    count = len(picked(desk, _KIND, (), {}))
    return str(count) if count else ""


TABS = (Working(_KIND, "Federal spending", FederalTab, _counted, leads=False),)
