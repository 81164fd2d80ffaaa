"""Chapters of the grants book: the federal form by period, federal spending and the audit, subawards."""

from collections.abc import Iterable
from datetime import date

from cityintl.desk.grants_book import Awarded, Book, Form, Given
from cityintl.numerals import grouped
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Part,
    Section,
    Status,
    Strong,
    Table,
    line,
)
from cityintl.papers.telling import two
from cityintl.records.money import Amount, Money
from cityintl.words import _, ngettext

#: The newest periods of the federal form that a page has room for; the workbook has them all.
_PERIODS = 6


def part(title: str, *blocks: Block, standfirst: str = "") -> Part:
    """A chapter of the book."""
    return Part(title, blocks, _("Grants book"), standfirst=standfirst, landscape=True)


def money(amount: Amount | None) -> str:
    """An amount as the pages say it; nothing where there is none."""
    return Money().show(amount)


def form_part(each: Awarded) -> Part:
    """The lines of the federal form, a column for each of the newest periods."""
    forms = each.forms[-_PERIODS:]
    columns = (
        Column(
            _("Line of the form, in {currency}").format(currency=each.books.currency if each.books else ""), share=2.6
        ),
        *(Column(form.period.last.isoformat(), "right") for form in forms),
    )
    rows = tuple(_form_row(n, forms) for n in range(len(forms[-1].report.lines)))
    left = len(each.forms) - len(forms)
    table = Table(columns, rows, caption=_("Federal form of {award}").format(award=each.name), dense=True)
    remarks = tuple(dict.fromkeys(words for form in forms for words in form.report.remarks))
    more: list[Block] = [Section(_("Look at first"), (Bullets(remarks),), tone="care")] if remarks else []
    said = _("SF-425, cumulative from the first day of the award to the last day of each period.")
    if left:
        said += " " + ngettext(
            "{n} earlier period is in the workbook.", "{n} earlier periods are in the workbook.", left
        ).format(n=left)
    return part(each.name, table, *more, standfirst=said)


def _form_row(n: int, forms: Iterable[Form]) -> tuple[Cell, ...]:
    found = [form.report.lines[n] for form in forms]
    return (line(Strong(found[0].letter), f" {found[0].words}"), *(_signed(each.amount) for each in found))


def _signed(amount: Amount) -> str:
    """The sum in the form's own currency; below nothing with a minus, not a hyphen."""
    return grouped(amount.exact).replace("-", "−")


def audit_part(found: Book) -> Part | None:
    """What was spent of federal money by fiscal year, and whether a single audit is required."""
    if not found.years:
        return None
    columns = (
        Column(_("Fiscal year"), share=1.6), Column(_("This office’s grants"), "right"),
        Column(_("The whole city, by finance"), "right"), Column(_("Single audit"), share=2.2), Column(_("Due")),
    )  # fmt: skip
    rows = []
    for year in found.years:
        said: Cell = _("Finance has not said yet") if year.required is None else _("Not required")
        if year.required:
            said = line(Status("Done"), f", {year.submitted_on}") if year.submitted_on else Status("Report")
        if year.doubtful:
            said = Status("Ask counsel", ", " + _("more here than in the whole city"))
        own = ", ".join(money(amount) for amount in year.own)
        rows.append((f"{year.first} – {year.last}", own or None, money(year.figure) or None, said, year.due))
    rule = next((year.rule for year in found.years if year.rule), None)
    said = _("The city-wide figure is asked of finance and never summed from this desk’s grants.")
    if rule:
        checked = "" if rule.verified else " " + _("Not verified.")
        said += (
            " "
            + _("Required from {amount} on ({citation}).").format(
                amount=money(rule.amount) if rule.code == "grant_audit_from" else rule.label,
                citation=(rule.citation or "").rstrip(" ."),
            )
            + checked
        )
    table = Table(columns, tuple(rows), caption=_("Federal spending and single audit"))
    return part(_("Federal spending and single audit"), table, standfirst=said)


def subawards_part(found: Book) -> Part | None:
    """Who carries out a part of an award, and how they are watched over."""
    if not found.given:
        return None
    columns = (
        Column(_("Subrecipient"), second=_("Number"), share=1.8),
        Column(_("Award"), share=1.8),
        Column(_("Amount"), "right"),
        Column(_("Awarded")),
        Column(_("Ends")),
        Column(_("Risk"), share=0.7),
        Column(_("Last looked at"), share=1.0),
        Column(_("Their final report"), share=1.2),
    )
    rows = tuple(_given(each, found.today) for each in found.given)
    return part(_("Subawards"), Table(columns, rows, caption=_("Subawards")))


def _given(each: Given, today: date) -> tuple[Cell, ...]:
    row, ends = each.values, each.values["ends_on"]
    final: Cell = row["final_received_on"]
    if final is None and ends and ends < today:
        final = Status("Open")
    risk = _(each.risk.value) if each.risk else None
    return (
        two(Strong(each.recipient), row["number"] or ""), each.award, money(each.amount), row["awarded_on"], ends,
        risk, row["monitored_on"], final,
    )  # fmt: skip
