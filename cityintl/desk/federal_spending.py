"""What the city spends of federal money in a fiscal year: finance's figure decides, ours stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cityintl.desk.asking import picked
from cityintl.desk.fiscal import first_day, quarter_of
from cityintl.desk.rules import Rule, in_force, moved, rules_of
from cityintl.desk.terms import after_months
from cityintl.records.grant import RuleSet
from cityintl.records.grant_money import Movement
from cityintl.records.home import Month
from cityintl.records.money import Amount
from cityintl.store import DeskFile

FIELDS = ("ends_on", "figure", "asked_on", "answered_on", "auditor_on", "submitted_on")
_CODES = ("grant_audit_from", "grant_audit_after", "grant_audit_after_report")
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year of the city: what this desk's grants spent of federal money, and what finance says of the whole.

    `required` is whether a single audit is, nothing while finance has not said. `doubtful` where our own part is more
    than the whole that finance gave.
    """

    first: date
    last: date
    own: tuple[Amount, ...]
    figure: Amount | None = None
    record: int | None = None
    required: bool | None = None
    due: date | None = None
    rule: Rule | None = None
    asked_on: date | None = None
    submitted_on: date | None = None

    @property
    def doubtful(self) -> bool:
        """Whether this desk alone spent more than finance says of the whole city."""
        given = self.figure
        return given is not None and any(a.currency == given.currency and a.minor > given.minor for a in self.own)


def opens(ends_on: date) -> date:
    """The first day of the fiscal year that ends on this day."""
    return after_months(ends_on, -_YEAR) + timedelta(days=1)


def audit_due(row: Mapping[str, Any], rules: Sequence[Rule]) -> tuple[date, Rule] | None:
    """When the single audit of a year is due, and by which rule: the earlier day; nothing where none is required.

    Only finance's figure decides. One in another currency than the rule is not compared, and is taken to reach it.
    """
    if not reaches(row, rules):
        return None
    first = opens(row["ends_on"])
    days = []
    for code, day in (("grant_audit_after", row["ends_on"]), ("grant_audit_after_report", row["auditor_on"])):
        rule = in_force(rules, code, first)
        if rule and day:
            days.append((moved(rule, day), rule))
    return min(days, key=lambda each: (each[0], each[1].code), default=None)


def reaches(row: Mapping[str, Any], rules: Sequence[Rule]) -> bool | None:
    """Whether finance's figure reaches the rule of that year; nothing without a figure or a rule."""
    least = in_force(rules, "grant_audit_from", opens(row["ends_on"]))
    figure: Amount | None = row["figure"]
    if figure is None or least is None:
        return None
    return figure.currency != least.amount.currency or figure.minor >= least.amount.minor


def years(desk: DeskFile) -> list[Year]:
    """Every fiscal year in which our federal grants spent, or of which finance was asked, the newest first."""
    rows = {row["ends_on"]: row for row in picked(desk, "federal_spend", FIELDS, {})}
    spent = _spent(desk)
    rules = rules_of(desk, _CODES)
    return [_year(last, rows.get(last), spent.get(last, {}), rules) for last in sorted({*rows, *spent}, reverse=True)]


def _year(last: date, row: Mapping[str, Any] | None, own: Mapping[str, int], rules: Sequence[Rule]) -> Year:
    amounts = tuple(Amount(minor, code) for code, minor in sorted(own.items()))
    if row is None:
        return Year(opens(last), last, amounts)
    due = audit_due(row, rules)
    return Year(
        opens(last), last, amounts, row["figure"], row["id"], reaches(row, rules), due[0] if due else None,
        due[1] if due else in_force(rules, "grant_audit_from", opens(last)), row["asked_on"], row["submitted_on"],
    )  # fmt: skip


def _spent(desk: DeskFile) -> dict[date, dict[str, int]]:
    """By the last day of each fiscal year what this desk's federal grants spent, a sum for each currency."""
    month: Month | None = desk.home()["fiscal_year"]
    if month is None:
        return {}
    number = list(Month).index(month) + 1
    federal = [row["id"] for row in picked(desk, "grant", (), {"rule_set": RuleSet.FEDERAL})]
    found: dict[date, dict[str, int]] = {}
    fields = ("on", "amount", "booked", "from_income")
    for row in picked(desk, "grant_transaction", fields, {"grant": federal, "type": Movement.EXPENSE}):
        if not row["from_income"]:
            last = first_day(quarter_of(row["on"], number).year + 1, number) - timedelta(days=1)
            counted = row["booked"] or row["amount"]
            own = found.setdefault(last, {})
            own[counted.currency] = own.get(counted.currency, 0) + counted.minor
    return found
