"""The money of an award: its budget against what was spent, every transaction, and the federal form by period.

objectNames: `money`; `money_said`, `no_money`, `line_rows`, `move_rows`, `add_grant_budget_line`,
`add_grant_transaction`; `card_form` with `form_period`, `form_before`, `form_after`, `form_rows`, `form_indirect`,
`form_remarks`.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from cityintl.desk import grant_said, sf425
from cityintl.desk.asking import picked
from cityintl.desk.award_periods import periods
from cityintl.desk.grant_sums import Books, books_of, documented, sums
from cityintl.errors import UserError
from cityintl.gui import layout, said, style
from cityintl.gui.dialogs.flowing import flowing
from cityintl.gui.editors import Surroundings
from cityintl.gui.grant.pace import Pace
from cityintl.gui.visit.arranging import Row
from cityintl.gui.visit.cards import Card
from cityintl.gui.visit.choosing import ChoosingTab
from cityintl.gui.visit.rows import RowsList
from cityintl.gui.visit.sides import lead
from cityintl.numerals import percent
from cityintl.records.dates import show_date
from cityintl.records.grant_money import CostClass, Movement
from cityintl.records.money import Amount, Money
from cityintl.store import DeskFile
from cityintl.words import _

_PICTURES = {
    Movement.OBLIGATION: "signature", Movement.EXPENSE: "receipt", Movement.DRAWDOWN: "download-simple",
    Movement.MATCH_CASH: "users", Movement.MATCH_IN_KIND: "users", Movement.PROGRAM_INCOME: "plus",
}  # fmt: skip
_MATCH = (Movement.MATCH_CASH, Movement.MATCH_IN_KIND)


class MoneyTab(ChoosingTab):
    """What may be spent, what was, and what the form says."""

    def __init__(self, desk: DeskFile, number: int, around: Surroundings) -> None:
        super().__init__(desk, number, around, "money")
        self._last: date | None = None
        self.adders = [self.adder(kind) for kind in ("grant_transaction", "grant_budget_line")]
        self.pace = Pace()
        self.stands = layout.text("", "text", wrap=True)
        self.stands.setObjectName("money_said")
        self.stands.setContentsMargins(style.look().px(8), 0, 0, 0)
        self.none = layout.text(
            _("No line and no transaction yet. Begin with the approved budget, then enter what finance books."),
            "quiet",
            wrap=True,
        )
        self.none.setObjectName("no_money")
        for widget in (flowing(*self.adders, gap=8), self.pace, self.stands, self.none):
            self.work.addWidget(widget)
        self.lines = self.rows_of("grant_budget_line", "line_rows")
        self.moves = self.rows_of("grant_transaction", "move_rows")
        self._make_form_card()
        self.refresh()

    def _make_form_card(self) -> None:
        self.form_card = Card("card_form", _("Federal financial report (SF-425)"))
        self.period = layout.text("", "strong", wrap=True)
        self.period.setObjectName("form_period")
        self.before = layout.tool(_("The period before"), "caret-left")
        self.before.setObjectName("form_before")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after = layout.tool(_("The next period"), "caret-right")
        self.after.setObjectName("form_after")
        self.after.clicked.connect(lambda: self._step(1))
        head = layout.row(self.period, None, self.before, self.after, gap=4)
        head.setContentsMargins(8, 0, 0, 0)
        self.form_rows = RowsList("form_rows", _("Lines of the form"), lined=False)
        self.indirect = layout.text("", "quiet", wrap=True)
        self.indirect.setObjectName("form_indirect")
        self.remarks = layout.text("", "needed", wrap=True)
        self.remarks.setObjectName("form_remarks")
        below = layout.column(self.indirect, self.remarks, gap=4)
        below.setContentsMargins(8, 4, 8, 0)
        widgets: tuple[QWidget, ...] = (head, self.form_rows, below)
        for widget in widgets:
            self.form_card.lines.addWidget(widget)
        self.side.addWidget(self.form_card)

    # -- the form by period

    def _ends(self, books: Books) -> list[date]:
        """The last days of the periods that have begun."""
        award = books.award
        if award.starts is None or award.end is None or award.frequency is None:
            return []
        basis = award.basis
        found = periods(award.starts, award.end, award.frequency, basis) if basis else []
        begun = [each.last for each in found if each.first <= said.today()]
        return begun or [award.end]

    def _step(self, way: int) -> None:
        books = books_of(self.desk, [self.number]).get(self.number)
        ends = self._ends(books) if books else []
        if self._last in ends:
            self._last = ends[min(len(ends) - 1, max(0, ends.index(self._last) + way))]
        self._show_form(books)

    def _show_form(self, books: Books | None) -> None:
        ends = self._ends(books) if books else []
        self.form_card.setVisible(books is not None and books.award.federal and bool(ends))
        if not ends:
            return
        if self._last not in ends:
            over = [end for end in ends if end < said.today()]
            self._last = over[-1] if over else ends[0]
        try:
            found = sf425.report(self.desk, self.number, self._last)
        except UserError:
            self.form_card.hide()
            return
        day = show_date(found.period.last)
        self.period.setText(_("Final, to {day}").format(day=day) if found.final else _("To {day}").format(day=day))
        self.before.setEnabled(self._last != ends[0])
        self.after.setEnabled(self._last != ends[-1])
        self.form_rows.fill([
            Row(n, each.words, lead=each.letter, end=Money().show(each.amount), end_tone="text")
            for n, each in enumerate(found.lines)
        ])  # fmt: skip
        self.indirect.setText(_indirect_said(found))
        self.remarks.setText("\n".join(found.remarks))
        self.remarks.setVisible(bool(found.remarks))

    # -- what is shown

    def show_again(self) -> None:
        """Ask the desk again."""
        super().show_again()
        books = books_of(self.desk, [self.number]).get(self.number)
        now = sums(books, said.today()) if books else None
        self.pace.setVisible(now is not None)
        if now is not None:
            self.pace.show_sums(now)
            match = grant_said.match(now).words
            told = [grant_said.cash(now).words, _("match: {it}").format(it=match) if match else ""]
            self.stands.setText(" · ".join(filter(None, told)))
        self.stands.setVisible(now is not None)
        self._show_lines(books)
        self._show_moves()
        empty = not (self.lines.rows or self.moves.rows)
        self.none.setVisible(empty)
        lead(self.adders[0], "plus", not empty)
        lead(self.adders[1], "plus", empty)
        self._show_form(books)
        self.turn()

    def _show_lines(self, books: Books | None) -> None:
        rows = picked(self.desk, "grant_budget_line", ("cost", "amount", "match", "note"), {"grant": self.number})
        rows.sort(key=lambda row: list(CostClass).index(row["cost"]))
        spent: dict[CostClass | None, int] = {}
        for move in books.moves if books else ():
            if move.type is Movement.EXPENSE and not move.from_income:
                spent[move.cost] = spent.get(move.cost, 0) + move.minor
        shown = []
        for row in rows:
            used, line = spent.get(row["cost"], 0), row["amount"]
            end = _("{spent} of {budget}").format(
                spent=Money().show(Amount(used, line.currency)), budget=Money().show(line)
            )
            match = _("match {amount}").format(amount=Money().show(row["match"])) if row["match"] else ""
            marks = ((_("over budget"), "red"),) if used > line.minor else ()
            quiet = " · ".join(filter(None, (row["note"], match)))
            shown.append(Row(row["id"], _(row["cost"].value), quiet, end=end, end_tone="text", chips=marks))
        self.lines.fill(shown)
        self.lines.property("heading").setVisible(bool(shown))

    def _show_moves(self) -> None:
        fields = ("type", "what", "on", "amount", "booked", "cost", "ledger", "basis", "signed_by", "document")
        rows = picked(self.desk, "grant_transaction", fields, {"grant": self.number})
        rows.sort(key=lambda row: (row["on"], row["id"]), reverse=True)
        self.moves.fill([_move_row(row) for row in rows])
        self.moves.property("heading").setVisible(bool(rows))

    def take_keyboard(self) -> None:
        """Back to the rows."""
        (self.moves if self.moves.rows else self.lines).setFocus()


def _move_row(row: dict[str, object]) -> Row:
    kind, on = row["type"], row["on"]
    assert isinstance(kind, Movement)
    assert isinstance(on, date)
    cost = row["cost"]
    words = [
        show_date(on),
        _(kind.value),
        _(cost.value) if isinstance(cost, CostClass) else "",
        str(row["ledger"] or ""),
    ]
    marks = ((_("lacks its papers"), "amber"),) if kind in _MATCH and not documented(row) else ()
    amount, booked = row["amount"], row["booked"]
    assert isinstance(amount, Amount)
    end = Money().show(amount)
    if isinstance(booked, Amount) and booked.currency != amount.currency:
        end = f"{end} = {Money().show(booked)}"
    quiet = " · ".join(filter(None, words))
    return Row(
        int(str(row["id"])), str(row["what"]), quiet, end=end, end_tone="text", picture=_PICTURES[kind], chips=marks
    )


def _indirect_said(found: sf425.Report) -> str:
    """“Indirect costs: 15% of $23,130 is $3,469.50; $700 charged.”, with what stays out of the base."""
    own, code = found.indirect, found.charged.currency
    if not own.rate and not found.charged.minor:
        return ""
    shown = {name: Money().show(Amount(minor, code)) for name, minor in (("base", own.base), ("most", own.amount))}
    words = _("Indirect costs: {rate} of {base} is {most}; {charged} charged.").format(
        rate=percent(f"{float(own.rate * 100):g}"), charged=Money().show(found.charged), **shown
    )
    out = [
        _("{amount} of {what}").format(amount=Money().show(Amount(minor, code)), what=what)
        for minor, what in (
            (own.participants, _("participant support")), (own.equipment, _("equipment")),
            (own.subawards, _("subawards beyond their part")),
        )
        if minor
    ]  # fmt: skip
    return f"{words} {_('Not in the base: {what}.').format(what=', '.join(out))}" if out else words
