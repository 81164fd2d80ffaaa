"""The costs of a visit: by payer against the budget, its lines, and the days of per diem.

objectNames: `costs`, `payer_rows`, `unclaimed`, `no_costs`, `budget_rows`, `expense_rows`, `per_diem_rows`,
`per_diem_sums`, `per_diem_split`.
"""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cityintl.desk.asking import picked
from cityintl.desk.costs import Balance
from cityintl.desk.visit_costs import Costs, TravelDay, costs_of, totals_by_person, travel_days
from cityintl.gui import layout
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.beside import balance_said
from cityintl.gui.visit.choosing import ChoosingTab
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import lead
from cityintl.gui.visit.stay import StayForm
from cityintl.numerals import percent
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.money import Money
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_LINES = {"budget_line": "budget_rows", "expense": "expense_rows"}


class CostsTab(ChoosingTab):
    """What was approved and what it cost; a line is edited beside it."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "costs")
        self.payers = RowsList("payer_rows", _("Costs by payer"))
        self.none = layout.text(
            _("No budget and no expense yet. Begin with the budget: one line for each payer and each kind of cost."),
            "quiet",
            wrap=True,
        )
        self.none.setObjectName("no_costs")
        self.unclaimed = layout.text("", "needed", wrap=True)
        self.unclaimed.setObjectName("unclaimed")
        self.adders = [self.adder(kind) for kind in _LINES]
        self.work.addWidget(flowing(*self.adders, gap=8))
        for widget in (self.none, self.payers, self.unclaimed):
            self.work.addWidget(widget)
        self.lines = {kind: self.rows_of(kind, name) for kind, name in _LINES.items()}
        self._lay_per_diem()
        self.refresh()

    def _lay_per_diem(self) -> None:
        self.per_diem = QWidget()
        self.days = RowsList("per_diem_rows", _("Days of per diem"))
        self.days.opened.connect(lambda number: self.show_part("per_diem_day", number))
        self.let_delete(self.days, "per_diem_day")
        self.sums = layout.text("", "strong", wrap=True)
        self.sums.setObjectName("per_diem_sums")
        self.split = layout.text("", "quiet", wrap=True)
        self.split.setObjectName("per_diem_split")
        self.stay = StayForm(self.desk, self.number)
        self.stay.failed.connect(self.failed)
        held = layout.column(layout.text(_("Per diem").upper(), "label"), self.stay, self.sums, self.split, self.days)
        self.per_diem = held
        self.work.addWidget(held)

    # -- what is shown

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        found = costs_of(self.desk, self.number)
        self.payers.fill(_payer_rows(found))
        self.none.setVisible(not found.by_payer)
        reckons = bool(self.desk.home()["does_per_diem"])
        for kind, button in zip(_LINES, self.adders, strict=True):
            lead(button, "plus", not found.by_payer and kind == "budget_line")
            button.setVisible(
                kind != "expense" or reckons or bool(picked(self.desk, kind, (), {"delegation": self.number}))
            )
        self._show_unclaimed(found)
        self._show_lines()
        days = travel_days(self.desk, self.number)
        self.per_diem.setVisible(bool(days) or reckons)
        self.days.fill([_day_row(day) for day in days])
        sums = totals_by_person(days)
        told = [f"{name}: {' + '.join(Money().show(a) for a in amounts)}" for name, amounts in sums.items()]
        self.sums.setText(" · ".join(told))
        self.sums.setVisible(bool(told))
        self.split.setText(" ".join(dict.fromkeys(day.split for day in days if day.split)))
        self.split.setVisible(bool(self.split.text()))
        self.stay.refresh()
        self.turn()

    def _show_unclaimed(self, found: Costs) -> None:
        sums = " + ".join(Money().show(amount) for amount in found.unclaimed_sums)
        words = ngettext(
            "{n} expense is not claimed yet: {sum}", "{n} expenses are not claimed yet: {sum}", found.unclaimed
        )
        self.unclaimed.setText(words.format(n=found.unclaimed, sum=sums))
        self.unclaimed.setVisible(found.unclaimed > 0)

    def _show_lines(self) -> None:
        for kind, rows in self.lines.items():
            described = kinds.kind(kind)
            found = self.desk.listing(kind, described.table, "", {"delegation": self.number})
            shown = []
            for number, cells in zip(found.ids, found.rows, strict=True):
                told = {n: v.show(c) for n, v, c in zip(found.columns, found.values, cells, strict=True)}
                words = told.get("what") or told["type"]
                quiet = [told.get("on", ""), told["type"] if told.get("what") else "", told["payer"]]
                shown.append(Row(number, words, " · ".join(filter(None, quiet)), end=told["amount"], end_tone="text"))
            rows.fill(shown)
            rows.property("heading").setVisible(bool(shown))

    def take_keyboard(self) -> None:
        """Back to the lines."""
        shown = [rows for rows in (*self.lines.values(), self.days) if rows.rows]
        if shown:
            shown[0].setFocus()


def _payer_rows(found: Costs) -> list[Row]:
    """Each payer with how much of its budget is spent; then the sum of each currency."""
    rows: list[Row] = []
    for whole in found.overall:
        own = [b for b in found.by_payer if b.currency == whole.currency]
        for balance in own:
            marks = ((_("over budget"), "red"),) if balance.over and balance.budget is not None else ()
            rows.append(Row(len(rows), balance_said(balance), end=_used(balance), chips=marks))
        if len(own) > 1:
            planned = all(balance.budget is not None for balance in own)
            together = whole if planned else replace(whole, budget=None)
            rows.append(Row(len(rows), balance_said(together), end=_used(together)))
    return rows


def _used(balance: Balance) -> str:
    """“30%” of the budget is spent; nothing where there is none."""
    return percent(round(balance.used * 100)) if balance.used is not None else ""


def _day_row(day: TravelDay) -> Row:
    """A day of per diem with what it pays and why."""
    amount = Money().show(day.paid) if day.paid is not None else _("no rate")
    words = f"{day.name} · {day.locality}"
    tone = "text" if day.paid is not None else "red"
    marks = ((_("set by hand"), "amber"),) if day.by_hand else ()
    return Row(day.number, words, " ".join(day.said), show_date(day.on), end=amount, end_tone=tone, chips=marks)
