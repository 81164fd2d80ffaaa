"""Who pays for what, who approved it, and which gift law holds, by the rules of the desk with their sources."""

from collections.abc import Sequence

from cityintl.desk import gift_totals
from cityintl.desk.asking import picked
from cityintl.desk.costs import Balance
from cityintl.desk.gift_register import jurisdiction_of
from cityintl.desk.rules import Rule, rules_of
from cityintl.desk.visit_costs import costs_of, totals_by_person, travel_days
from cityintl.papers import amounts, days
from cityintl.papers.blocks import Block, Cell, Column, Facts, Lines, Part, Section, Table, Text
from cityintl.papers.briefing_book.material import Book, Chapter
from cityintl.papers.rule_words import subject, valued
from cityintl.records.money import Amount, Money
from cityintl.words import _

_LINE = ("type", "amount", "payer", "approved_by", "note")


def money(book: Book) -> Chapter:
    """Budget and rules."""
    blocks = [*_authority(book), *_payers(book), *_lines(book), *_per_diem(book), *_gift_law(book)]
    return Chapter(
        _("Budget and rules"), (Part(_("Who pays, and what the rules say"), tuple(blocks)),) if blocks else ()
    )


def _authority(book: Book) -> list[Block]:
    values = book.visit.values
    pairs: list[tuple[str, Cell]] = [
        (_("Authority"), values["authority"]),
        (_("Given on"), days.day(values["authority_on"]) if values["authority_on"] else None),
        (_("Decided by"), values["decided_by"] if not book.visit.outbound else None),
        (_("Costs to the city"), values["city_costs"]),
    ]
    found = tuple((label, cell) for label, cell in pairs if cell)
    return [Section(_("Authority"), (Facts(found),), key="money.authority")] if found else []


def _payers(book: Book) -> list[Block]:
    costs = costs_of(book.desk, book.visit.number)
    if not costs.by_payer:
        return []
    code = book.visit.home["currency"] or "USD"
    every = (*costs.by_payer, *costs.overall)
    spent = [Amount(each.spent, each.currency) for each in every]
    kept: list[Sequence[Amount | None]] = [[_budget(each) for each in every], spent, [each.left for each in every]]
    rows: list[tuple[Cell, ...]] = [
        (_(each.of.value) if each.of else None, *(amounts.in_column(values[n], code) for values in kept))
        for n, each in enumerate(costs.by_payer)
    ]
    if len(rows) > 1:
        rows.append((_("All together"), *(amounts.all_in_one(values[len(rows) :], code) for values in kept)))
    heads = zip((_("Budget"), _("Spent"), _("Left")), kept, strict=True)
    columns = (Column(_("Paid by"), share=2.0), *(_amount(head, values, code) for head, values in heads))
    return [Section(_("By payer"), (Table(columns, tuple(rows), caption=_("Costs by payer")),), key="money.payers")]


def _budget(balance: Balance) -> Amount | None:
    return None if balance.budget is None else Amount(balance.budget, balance.currency)


def _amount(head: str, values: Sequence[Amount | None], code: str, share: float = 1.0) -> Column:
    """A column of amounts, all with the same decimals."""
    return Column(head, "right", share, amounts.unit(code), amounts.decimals(values, code))


def _lines(book: Book) -> list[Block]:
    rows = picked(book.desk, "budget_line", _LINE, {"delegation": book.visit.number})
    if not rows:
        return []
    code = book.visit.home["currency"] or "USD"
    cells = tuple(
        (
            Lines((_(row["type"].value), row["note"])) if row["note"] else _(row["type"].value),
            amounts.in_column(row["amount"], code),
            Lines(tuple(filter(None, (_(row["payer"].value), row["approved_by"])))),
        )
        for row in rows
    )
    columns = (
        Column(_("Line"), share=2.2),
        _amount(_("Budget"), [row["amount"] for row in rows], code, 0.9),
        Column(_("Paid by"), second=_("Approved by"), share=1.9),
    )
    return [Section(_("Budget"), (Table(columns, cells, caption=_("Budget lines")),), key="money.lines")]


def _per_diem(book: Book) -> list[Block]:
    totals = totals_by_person(travel_days(book.desk, book.visit.number))
    pairs: tuple[tuple[str, Cell], ...] = tuple(
        (name, ", ".join(Money().show(amount) for amount in amounts)) for name, amounts in totals.items()
    )
    return [Section(_("Per diem"), (Facts(pairs),), key="money.per_diem")] if pairs else []


def _gift_law(book: Book) -> list[Block]:
    """The rules in force in this city on the first day, each with its source and when somebody looked."""
    on = book.visit.values["arrives"] or book.today
    law = gift_totals.law(rules_of(book.desk, gift_totals.CODES), on, jurisdiction_of(book.visit.home))
    if not law:
        return []
    by_source: dict[str, list[Rule]] = {}
    for code in gift_totals.CODES:
        if code in law:
            by_source.setdefault(_source(law[code]), []).append(law[code])
    columns = (Column(_("Rule"), share=3.6), Column(_("Value"), "right", share=1.2))
    blocks: list[Block] = []
    for source, rules in by_source.items():
        rows = tuple((subject(rule), valued(rule)) for rule in rules)
        blocks += [Table(columns, rows, caption=_("Rules on gifts"), heads=False), Text(source, "note")]
    return [Section(_("Gift law"), tuple(blocks), note=_("The program reminds; counsel decides."), key="money.gifts")]


def _source(rule: Rule) -> str:
    looked = _("checked on {day}").format(day=days.day(rule.checked_on)) if rule.checked_on else ""
    said = [rule.source.rstrip(".") or _("none is on record"), looked, "" if rule.verified else _("unverified")]
    return _("Source: {words}").format(words="; ".join(filter(None, said))) + "."
