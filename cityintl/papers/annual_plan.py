"""What comes after the year of a report: the plan of the twelve months ahead, and the office's budget for them."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from cityintl.desk import office_budget, year_plan
from cityintl.desk.fiscal import quarter_of
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.desk.year_plan import Planned
from cityintl.desk.yearly import Span
from cityintl.papers import amounts, days
from cityintl.papers.annual_ties import Written
from cityintl.papers.blocks import Block, Cell, Column, Group, Part, Quiet, Section, Strong, Table, Text, line
from cityintl.records.money import Amount
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


def plan(desk: DeskFile, span: Span) -> Written:
    """The plan by month and the budget by account."""
    first = span.last + timedelta(days=1)
    last = date(span.year + 1, 12, 31) if span.whole else span.last + timedelta(days=365)
    found = year_plan.planned(desk, first, last)
    budgets, sheet = _budget(desk, span)
    blocks: list[Block] = [*budgets, *_months(found)]
    if not blocks:
        return Written()
    part = Part(_("What comes next"), tuple(blocks), kicker=_("Budget and plan"), standfirst=days.days(first, last))
    sheets = [_sheet(found)] if found else []
    return Written([part], [*sheets, *([sheet] if sheet else [])])


def _months(found: Sequence[Planned]) -> list[Block]:
    if not found:
        return []
    by_month: dict[str, list[Planned]] = {}
    for each in found:
        by_month.setdefault(each.first.isoformat()[:7], []).append(each)
    groups = tuple(Group(days.month(month), tuple(_row(each) for each in of)) for month, of in by_month.items())
    columns = (Column(_("Day"), share=1.6), Column(_("What"), share=4.4))
    table = Table(columns, groups=groups, caption=_("Plan"), header_column=False, heads=False)
    count = ngettext("{n} date.", "{n} dates.", len(found)).format(n=len(found))
    return [Section(_("Plan"), (table,), note=count)]


def _row(each: Planned) -> tuple[Cell, ...]:
    words: Cell = each.words
    if each.kind in ("delegation", "exchange", "event") and each.sure:
        words = line(Strong(each.words))
    return _when(each), words


def _when(each: Planned) -> Cell:
    if each.known:
        return Quiet(each.known)
    if each.last == each.first:
        return each.first
    return f"{each.first.isoformat()} – {each.last:%m-%d}"


def _budget(desk: DeskFile, span: Span) -> tuple[list[Block], Sheet | None]:
    """The fiscal year in which the year of the report ended beside the one after it."""
    this = quarter_of(span.last, office_budget.opening_month(desk)).year
    now, after = office_budget.budget(desk, this), office_budget.budget(desk, this + 1)
    if not now.accounts and not after.accounts:
        return [], None
    rows, code = _accounts(now, after), str(desk.home()["currency"] or "USD")
    columns = (
        Column(_("Account"), share=2.2),
        *(
            Column(name, "right", unit=amounts.unit(code), decimals=0)
            for name in (
                _("Budget FY {year}").format(year=this),
                _("Paid"),
                _("Budget FY {year}").format(year=this + 1),
            )
        ),
    )
    named: list[tuple[Cell, _Amounts]] = [*rows, *((Strong(_("Together")), of) for of in _totals(rows))]
    cells = tuple((name, *(amounts.in_column(each, code) for each in of)) for name, of in named)
    note = _("Paid as the desk knows it: payments typed, and costs of visits where one account pays for them.")
    years = _("Fiscal year {year} begins on {day}.").format(year=this + 1, day=days.day(after.first))
    table = Table(columns, cells, caption=_("Budget of the office"))
    return [Section(_("Budget"), (table, Text(years, "note")), note=note)], _budget_sheet(rows, this)


_Amounts = tuple[Amount | None, Amount | None, Amount | None]


def _accounts(now: office_budget.Budget, after: office_budget.Budget) -> list[tuple[str, _Amounts]]:
    """By sort of account: its budget, what was paid of it, and the next budget, each where there is one."""
    rows: list[tuple[str, _Amounts]] = []
    for kind in dict.fromkeys(account.type for account in (*now.accounts, *after.accounts)):
        codes = dict.fromkeys(a.budget.currency for a in (*now.accounts, *after.accounts) if a.type is kind)
        for code in codes:
            ours = [a for a in now.accounts if (a.type, a.budget.currency) == (kind, code)]
            next_ones = [a for a in after.accounts if (a.type, a.budget.currency) == (kind, code)]
            rows.append(
                (
                    _(kind.value),
                    (
                        Amount(sum(a.budget.minor for a in ours), code) if ours else None,
                        Amount(sum(a.spent for a in ours), code) if ours else None,
                        Amount(sum(a.budget.minor for a in next_ones), code) if next_ones else None,
                    ),
                )
            )
    return rows


def _totals(rows: Sequence[tuple[str, _Amounts]]) -> list[_Amounts]:
    """The sums of all accounts, one line for each currency; none under a single account."""
    of_currency: dict[str, list[_Amounts]] = {}
    for _name, of in rows:
        of_currency.setdefault(next(each.currency for each in of if each), []).append(of)
    found = []
    for code, every in of_currency.items():
        if len(every) > 1:
            now, paid, after = ([each for each in column if each] for column in zip(*every, strict=True))
            found.append((_sum(now, code), _sum(paid, code), _sum(after, code)))
    return found


def _sum(found: Sequence[Amount], code: str) -> Amount | None:
    return Amount(sum(each.minor for each in found), code) if found else None


def _sheet(found: Sequence[Planned]) -> Sheet:
    columns = (
        SheetColumn(_("From"), "date"), SheetColumn(_("To"), "date"), SheetColumn(_("What")),
        SheetColumn(_("Settled"), "bool"),
    )  # fmt: skip
    return Sheet(_("Plan"), columns, [(each.first, each.last, each.words, each.sure) for each in found])


def _budget_sheet(rows: Sequence[tuple[str, _Amounts]], year: int) -> Sheet:
    columns = (
        SheetColumn(_("Account")), SheetColumn(_("Budget"), "money", f"FY {year}"), SheetColumn(_("Paid"), "money"),
        SheetColumn(_("Next budget"), "money", f"FY {year + 1}"), SheetColumn(_("Currency")),
    )  # fmt: skip

    def exact(amount: Amount | None) -> Decimal | None:
        return amount.exact if amount else None

    return Sheet(
        _("Budget"),
        columns,
        [
            (name, *(exact(amount) for amount in amounts), next(a.currency for a in amounts if a))
            for name, amounts in rows
        ],
    )
