"""An account of the office: how much of it is left, its payments, and the other accounts of the year.

objectNames: `account`; `account_said`, `account_visits`, `no_payments`, `payment_rows`, `add_office_spending`;
`card_year` with `year_rows`, `card_apart` with `apart_rows`, `card_hours` with `hours_rows`.
"""

from cityintl.desk import office_budget
from cityintl.desk.asking import picked
from cityintl.desk.office_budget import Account, Budget
from cityintl.gui import layout, style
from cityintl.gui.editors import Surroundings
from cityintl.gui.record.working import Working
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Bar, Card
from cityintl.gui.visit.choosing import ChoosingTab
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import lead
from cityintl.records.dates import show_date
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _


class AccountTab(ChoosingTab):
    """What an account pays and has left."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "account")
        self.stands = layout.text("", "strong", wrap=True)
        self.stands.setObjectName("account_said")
        self.visits = layout.text("", "quiet", wrap=True)
        self.visits.setObjectName("account_visits")
        self.bar = Bar()
        head = layout.column(self.stands, self.bar, self.visits, gap=6)
        head.setContentsMargins(style.look().px(8), style.look().px(4), style.look().px(8), 0)
        self.none = layout.text(_("Nothing was paid from it yet."), "quiet", wrap=True)
        self.none.setObjectName("no_payments")
        self.add = self.adder("office_spending")
        for widget in (head, layout.row(self.add, None), self.none):
            self.work.addWidget(widget)
        self.rows = self.rows_of("office_spending", "payment_rows")
        self.year, self.year_rows = self._card("card_year", "year_rows")
        self.year_rows.opened.connect(lambda each: self.followed.emit("office_account", each))
        self.apart, self.apart_rows = self._card("card_apart", "apart_rows")
        self.hours, self.hours_rows = self._card("card_hours", "hours_rows")
        self.apart.say(_("Known, and not added"))
        self.hours.say(_("Hours of work"))
        self.refresh()

    def _card(self, name: str, rows: str) -> tuple[Card, RowsList]:
        card = Card(name, "")
        shown = RowsList(rows, "", lined=False)
        card.lines.addWidget(shown)
        self.side.addWidget(card)
        return card, shown

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        values = self.desk.get("office_account", self.number).values
        found = office_budget.budget(self.desk, values["year"])
        own = next(each for each in found.accounts if each.number == self.number)
        self._show_own(own)
        self._show_payments()
        self._show_year(found)
        self.turn()

    def _show_own(self, own: Account) -> None:
        self.stands.setText(_account_said(own))
        share = own.spent / own.budget.minor if own.budget.minor else float(own.spent > 0)
        self.bar.show_share(share, "red" if own.left < 0 else "accent")
        told = []
        if own.of_visits:
            amount = Money().show(Amount(own.of_visits, own.budget.currency))
            told.append(_("{amount} of it are expenses of visits that the city paid.").format(amount=amount))
        if own.foreign:
            amounts = " + ".join(Money().show(each) for each in own.foreign)
            told.append(_("Not added, as in another currency: {amounts}.").format(amounts=amounts))
        self.visits.setText(" ".join(told))
        self.visits.setVisible(bool(told))

    def _show_payments(self) -> None:
        rows = picked(self.desk, "office_spending", ("on", "what", "amount", "note"), {"account": self.number})
        rows.sort(key=lambda row: (row["on"], row["id"]), reverse=True)
        self.rows.fill([
            Row(row["id"], row["what"], " · ".join(filter(None, (show_date(row["on"]), row["note"]))),
                end=Money().show(row["amount"]), end_tone="text", picture="receipt")
            for row in rows
        ])  # fmt: skip
        self.rows.property("heading").setVisible(bool(rows))
        self.none.setVisible(not rows)
        lead(self.add, "plus", not rows)

    def _show_year(self, found: Budget) -> None:
        self.year.say(_("Fiscal year {year}").format(year=found.year))
        others = [each for each in found.accounts if each.number != self.number]
        self.year_rows.fill([
            Row(each.number, each.name, end=_("{left} left").format(left=_left(each)),
                end_tone="red" if each.left < 0 else "text", picture="currency-dollar")
            for each in others
        ])  # fmt: skip
        self.year.setVisible(bool(others))
        apart = (
            (_("Dues of a year, as memberships say"), found.dues), (_("Gifts given, at their value"), found.gifts),
            (_("Expenses that no single account pays"), found.uncounted),
        )  # fmt: skip
        self.apart_rows.fill([
            Row(n, words, end=" + ".join(Money().show(each) for each in amounts), end_tone="text")
            for n, (words, amounts) in enumerate(apart) if amounts
        ])  # fmt: skip
        self.apart.setVisible(any(amounts for _words, amounts in apart))
        self.hours_rows.fill([
            Row(n, _(each.type.value), " + ".join(Money().show(amount) for amount in each.worth),
                end=_("{n:g} hours").format(n=float(each.hours)), end_tone="text")
            for n, each in enumerate(found.hours)
        ])  # fmt: skip
        self.hours.setVisible(bool(found.hours))

    def take_keyboard(self) -> None:
        """Back to the payments."""
        self.rows.setFocus()


def _left(each: Account) -> str:
    return Money().show(Amount(each.left, each.budget.currency))


def _account_said(own: Account) -> str:
    """“$980 of $3,200, $2,220 left”."""
    spent = Money().show(Amount(own.spent, own.budget.currency))
    return _("{spent} of {budget}, {left} left").format(spent=spent, budget=Money().show(own.budget), left=_left(own))


def _counted(desk: DeskFile, number: int) -> str:
    count = len(picked(desk, "office_spending", (), {"account": number}))
    return str(count) if count else ""


TABS = (Working("account", "Payments", AccountTab, _counted, instead_of=("office_spending",)),)
