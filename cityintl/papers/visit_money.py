"""What a visit cost, as papers tell it: by payer against the budget, every line, and the days of per diem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityintl.desk import visit_costs
from cityintl.desk.asking import picked
from cityintl.desk.costs import Balance
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.desk.visit_costs import Costs
from cityintl.papers.amounts import all_in_one, in_column, said, unit
from cityintl.papers.blocks import Block, Cell, Column, Group, Lines, Section, Status, Strong, Table, Text
from cityintl.papers.names import people, plainly
from cityintl.records.exchange import Payer
from cityintl.records.money import Amount, Money
from cityintl.reference import currencies
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_EXPENSE = ("what", "type", "amount", "in_ours", "on", "payer", "person", "allowable", "claimed_on", "receipt", "note")
_BUDGET = ("type", "amount", "payer", "approved_by", "note")


@dataclass(frozen=True, slots=True)
class VisitMoney:
    """The money of a visit: balances, expenses, lines of the budget, and who spent."""

    costs: Costs
    expenses: tuple[Mapping[str, Any], ...]
    budget: tuple[Mapping[str, Any], ...]
    people: Mapping[int, Mapping[str, Any]]
    currency: str
    per_diem: Mapping[str, list[Amount]]
    days: Mapping[str, int]


def money_of(desk: DeskFile, visit: int) -> VisitMoney:
    """Everything about the money of a visit, read once."""
    expenses = picked(desk, "expense", _EXPENSE, {"delegation": visit})
    turn = list(Payer)
    expenses.sort(key=lambda row: (turn.index(row["payer"]), row["on"] or date.max, row["id"]))
    budget = picked(desk, "budget_line", _BUDGET, {"delegation": visit})
    budget.sort(key=lambda row: (turn.index(row["payer"]), row["id"]))
    travelled = visit_costs.travel_days(desk, visit)
    counted: dict[str, int] = {}
    for each in travelled:
        counted[each.name] = counted.get(each.name, 0) + 1
    return VisitMoney(
        visit_costs.costs_of(desk, visit),
        tuple(expenses),
        tuple(budget),
        people(desk, [row["person"] for row in expenses]),
        str(desk.home()["currency"] or "USD"),
        visit_costs.totals_by_person(travelled),
        counted,
    )


def by_payer(money: VisitMoney) -> list[Block]:
    """Who paid how much of how much, with the sums; the city first."""
    costs = money.costs
    if not costs.by_payer:
        return []
    columns = (
        Column(_("Paid by"), share=2),
        Column(_("Budget"), "right", 1.1, unit(money.currency), currencies.digits(money.currency)),
        Column(_("Spent"), "right", 1.1, unit(money.currency), currencies.digits(money.currency)),
        Column(_("Left"), "right", 1.1, unit(money.currency), currencies.digits(money.currency)),
    )
    rows = [_balance(each, _(each.of.value) if each.of else "", money.currency) for each in costs.by_payer]
    if len(costs.by_payer) > 1:
        rows.append(_together(costs.overall, money.currency))
    blocks: list[Block] = [Table(columns, tuple(rows), caption=_("Costs by payer"))]
    if costs.unclaimed:
        count = ngettext("{n} expense is not claimed yet", "{n} expenses are not claimed yet", costs.unclaimed)
        sums = ", ".join(said(each) for each in costs.unclaimed_sums)
        blocks.append(Text(f"{count.format(n=costs.unclaimed)}: {sums}.", "quiet"))
    return blocks


def _balance(each: Balance, name: Any, currency: str) -> tuple[Cell, ...]:
    budget = None if each.budget is None else Amount(each.budget, each.currency)
    who: Cell = Lines((name, Status("Over budget"))) if each.over and each.budget is not None else name
    return (
        who,
        in_column(budget, currency) if budget else None,
        in_column(Amount(each.spent, each.currency), currency),
        in_column(each.left, currency),
    )


def _together(overall: Sequence[Balance], currency: str) -> tuple[Cell, ...]:
    """The sums of all payers in one row, whatever their currencies."""
    if len(overall) == 1:
        return _balance(overall[0], Strong(_("Together")), currency)
    budgets = [None if each.budget is None else Amount(each.budget, each.currency) for each in overall]
    spent = [Amount(each.spent, each.currency) for each in overall]
    sums = (all_in_one(values, currency) for values in (budgets, spent, [each.left for each in overall]))
    return (Strong(_("Together")), *sums)


def every_line(money: VisitMoney) -> list[Section]:
    """Every line of the budget and every expense, by payer and day."""
    found = []
    if money.budget:
        columns = (
            Column(_("Line"), share=2.6),
            Column(_("Approved by"), share=1.8),
            Column(_("Budget"), "right", 1.0, unit(money.currency), currencies.digits(money.currency)),
        )
        rows = [(row["payer"], _budget_row(row, money.currency)) for row in money.budget]
        table = Table(columns, groups=_grouped(rows), caption=_("Budget"))
        found.append(Section(_("The budget"), (table,)))
    if money.expenses:
        columns = (
            Column(_("Date"), share=0.95),
            Column(_("Expense"), share=3.2),
            Column(_("Amount"), "right", 1.1, unit(money.currency), currencies.digits(money.currency)),
        )
        rows = [(row["payer"], _expense_row(row, money)) for row in money.expenses]
        found.append(Section(_("Expenses"), (Table(columns, groups=_grouped(rows), caption=_("Expenses")),)))
    if money.per_diem:
        columns = (Column(_("Traveler"), share=2), Column(_("Days"), "right", 0.6), Column(_("Per diem"), "right", 1.2))
        rows_of = tuple(
            (name, money.days.get(name), ", ".join(said(each) for each in sums))
            for name, sums in money.per_diem.items()
        )
        note = _("As worked out from the days; what was paid stands among the expenses.")
        found.append(Section(_("Per diem"), (Table(columns, rows_of, caption=_("Per diem")),), note=note))
    return found


def _grouped(rows: list[tuple[Payer, tuple[Cell, ...]]]) -> tuple[Group, ...]:
    groups: dict[Payer, list[tuple[Cell, ...]]] = {}
    for payer, row in rows:
        groups.setdefault(payer, []).append(row)
    return tuple(Group(_(payer.value), tuple(own)) for payer, own in groups.items())


def _budget_row(row: Mapping[str, Any], currency: str) -> tuple[Cell, ...]:
    kind = _(row["type"].value)
    return Lines((kind, row["note"])) if row["note"] else kind, row["approved_by"], in_column(row["amount"], currency)


def _expense_row(row: Mapping[str, Any], money: VisitMoney) -> tuple[Cell, ...]:
    ours, paid = row["in_ours"] or row["amount"], row["amount"]
    parts = [_(row["type"].value)]
    parts += [plainly(money.people[row["person"]])] if row["person"] is not None else []
    parts += [_("receipt of {amount}").format(amount=Money().cell(paid))] if ours != paid else []
    parts += [_("not allowable")] if row["allowable"] is False else []
    parts += [row["note"]] if row["note"] else []
    return row["on"], Lines((row["what"], " · ".join(parts))), in_column(ours, money.currency)


def sheet(money: VisitMoney) -> Sheet:
    """Budget and expenses as rows that can be added up and filtered."""
    columns = (
        SheetColumn(_("Sort")), SheetColumn(_("Paid by")), SheetColumn(_("Line")), SheetColumn(_("What")),
        SheetColumn(_("Date"), "date"), SheetColumn(_("Amount"), "money"), SheetColumn(_("Currency")),
        SheetColumn(_("In our currency"), "money"), SheetColumn(_("Our currency")), SheetColumn(_("Person")),
        SheetColumn(_("Allowable"), "bool"), SheetColumn(_("Claimed"), "date"), SheetColumn(_("Approved by")),
        SheetColumn(_("Note")),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (
            _("Budget"), _(row["payer"].value), _(row["type"].value), None, None, row["amount"].exact,
            row["amount"].currency, None, None, None, None, None, row["approved_by"], row["note"],
        )
        for row in money.budget
    ]  # fmt: skip
    for row in money.expenses:
        ours = row["in_ours"] or row["amount"]
        who = plainly(money.people[row["person"]]) if row["person"] is not None else None
        rows.append(
            (
                _("Expense"), _(row["payer"].value), _(row["type"].value), row["what"], row["on"],
                row["amount"].exact, row["amount"].currency, ours.exact, ours.currency, who, row["allowable"],
                row["claimed_on"], None, row["note"],
            )
        )  # fmt: skip
    return Sheet(_("Costs"), columns, rows)
