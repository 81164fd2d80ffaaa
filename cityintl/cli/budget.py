"""The verb `budget`: the accounts of a fiscal year, hours of work, and federal spending beside what finance says."""

from argparse import Namespace
from typing import Any

from cityintl.cli import said
from cityintl.cli.records import desk_of
from cityintl.desk import federal_spending, office_budget
from cityintl.desk.office_budget import Account, Budget, Hours
from cityintl.records import kinds
from cityintl.records.dates import show_date
from cityintl.records.money import Amount, Money


def tell(args: Namespace) -> None:
    """Tell a fiscal year of the office; what the desk knows and does not add is said apart."""
    with desk_of(args) as desk:
        year = args.year or office_budget.this_year(desk)
        found = office_budget.budget(desk, year)
        federal = [each for each in federal_spending.years(desk) if found.first <= each.last <= found.last]
    if args.json:
        said.as_json(_shape(found) | {"federal": [_federal(each) for each in federal]})
        return
    said.out(f"Fiscal year {found.year}, {show_date(found.first)} to {show_date(found.last)}")
    for account in found.accounts:
        _tell_account(account)
    if not found.accounts:
        said.out("No account of that year.")
    for hours in found.hours:
        _tell_hours(hours)
    for words, amounts in (
        ("a year’s dues, as the memberships say", found.dues),
        ("gifts given, at their value", found.gifts),
        ("expenses of visits that no single account pays", found.uncounted),
    ):
        if amounts:
            said.out(f"Not added: {words}: {_amounts(amounts)}")
    for year_of in federal:
        _tell_federal(year_of)


def _amounts(amounts: tuple[Amount, ...]) -> str:
    return " + ".join(Money().show(each) for each in amounts)


def _tell_account(account: Account) -> None:
    code = account.budget.currency
    spent, left = Money().show(Amount(account.spent, code)), Money().show(Amount(account.left, code))
    visits = f", {Money().show(Amount(account.of_visits, code))} of it expenses of visits" if account.of_visits else ""
    said.out(f"  {kinds.kind('office_account').reference(account.number):<7} {account.name}: {spent} of "
             f"{Money().show(account.budget)}, {left} left{visits}")  # fmt: skip
    if account.foreign:
        said.out(f"{'':10}and in other currencies, not added: {_amounts(account.foreign)}")


def _tell_hours(hours: Hours) -> None:
    worth = f", worth {_amounts(hours.worth)}" if hours.worth else ""
    bare = f", {float(hours.without_rate):g} of them without a rate" if hours.without_rate else ""
    said.out(f"  {hours.type.value}: {float(hours.hours):g} hours{worth}{bare}")


def _tell_federal(year: federal_spending.Year) -> None:
    own = _amounts(year.own) or "nothing"
    if year.figure is None:
        said.out(f"Federal spending: {own} by this desk's grants; ask finance for the figure of the whole city.")
        return
    needed = {True: "a single audit is required", False: "no single audit is required", None: "no rule says"}
    due = f", due {show_date(year.due)}" if year.due else ""
    said.out(f"Federal spending: {Money().show(year.figure)} as finance says, {own} of it by this desk's grants; "
             f"{needed[year.required]}{due}.")  # fmt: skip
    if year.doubtful:
        said.out("! Finance's figure is less than what this desk alone spent: ask again.")


def _shape(found: Budget) -> dict[str, Any]:
    return {
        "year": found.year,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "accounts": [_account(each) for each in found.accounts],
        "hours": [
            {"type": each.type.value, "hours": float(each.hours), "worth": [said.money(a) for a in each.worth],
             "without_rate": float(each.without_rate)}
            for each in found.hours
        ],
        "not_added": {
            "dues": [said.money(a) for a in found.dues],
            "gifts": [said.money(a) for a in found.gifts],
            "expenses": [said.money(a) for a in found.uncounted],
        },
    }  # fmt: skip


def _account(each: Account) -> dict[str, Any]:
    code = each.budget.currency
    return {
        "reference": kinds.kind("office_account").reference(each.number), "name": each.name, "type": each.type.value,
        "budget": said.money(each.budget), "paid": said.money(Amount(each.paid, code)),
        "of_visits": said.money(Amount(each.of_visits, code)), "left": said.money(Amount(each.left, code)),
        "foreign": [said.money(a) for a in each.foreign],
    }  # fmt: skip


def _federal(year: federal_spending.Year) -> dict[str, Any]:
    return {
        "to": year.last.isoformat(), "own": [said.money(a) for a in year.own], "figure": said.money(year.figure),
        "required": year.required, "due": year.due.isoformat() if year.due else None, "doubtful": year.doubtful,
    }  # fmt: skip
