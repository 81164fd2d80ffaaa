"""The grants book as a workbook: every fact in a column of its own, sums as numbers with their currency."""

from decimal import Decimal

from cityintl.desk.grant_sums import Sums, per_cent
from cityintl.desk.grants_book import Awarded, Book, Wanted
from cityintl.desk.sheets import Chart, Column, Sheet
from cityintl.numerals import grouped
from cityintl.records.money import Amount
from cityintl.words import _

Row = tuple[object, ...]


def sheets(found: Book, *, form: bool) -> tuple[Sheet, ...]:
    """The sheets of the book; those without a row are left out."""
    made = [_pipeline(found), _awards(found), _reports(found), _audit(found), _subawards(found)]
    if form:
        made.insert(3, _forms(found))
    return tuple(sheet for sheet in made if sheet.rows)


def _pipeline(found: Book) -> Sheet:
    columns = (
        Column(_("Opportunity")), Column(_("Status")), Column(_("Decision")), Column(_("Offered by")),
        Column(_("Number")), Column(_("Assistance Listing")), Column(_("Closes"), "date"),
        Column(_("By the funder’s clock")), Column(_("Currency")), Column(_("At most"), "money"),
        Column(_("We ask for"), "money"), Column(_("Match"), "decimal", "%"), Column(_("Next step")),
        Column(_("Who drafts it")),
    )  # fmt: skip
    return Sheet(_("Pipeline"), columns, [_wanted(each) for each in found.wanted])


def _wanted(each: Wanted) -> Row:
    row, closing = each.values, each.closing
    most, asked = row["ceiling"], row["asked"]
    code = next((amount.currency for amount in (asked, most) if amount), None)
    return (
        row["title"], _(row["status"].value), _(row["go_no_go"].value) if row["go_no_go"] else None, each.funder,
        row["number"], row["listing"], closing.day if closing else None, closing.said if closing else None, code,
        _exact(most, code), _exact(asked, code), row["match_percent"], each.next_step, each.owner,
    )  # fmt: skip


def _exact(amount: Amount | None, code: str | None) -> object:
    """The number in the currency of its row; in another one it stays words."""
    if amount is None:
        return None
    return amount.exact if amount.currency == code else f"{amount.exact} {amount.currency}"


_MONEY = (
    ("authorized", "Awarded"), ("spent", "Spent"), ("unliquidated", "Bound by orders"), ("free", "Free"),
    ("drawn", "Drawn"), ("available", "Not drawn yet"), ("excess", "Drawn and not spent"),
    ("match_required", "Match required"), ("match_met", "Match shown"), ("match_undocumented", "Match without papers"),
)  # fmt: skip


def _awards(found: Book) -> Sheet:
    columns = (
        Column(_("Award")), Column(_("Status")), Column(_("Funder")), Column(_("FAIN")),
        Column(_("Assistance Listing")), Column(_("Starts"), "date"), Column(_("Ends"), "date"), Column(_("Currency")),
        *(Column(_(head), "money") for _name, head in _MONEY), Column(_("Money spent"), "number", "%"),
        Column(_("Time gone"), "number", "%"), Column(_("Next report")), Column(_("Due"), "date"),
        Column(_("Who runs it")),
    )  # fmt: skip
    first = len(columns) - len(_MONEY) - 5
    said = "; ".join(
        _("{award}: {spent} of {awarded} {currency} spent").format(
            award=each.name, spent=grouped(_of(each.sums, "spent")), awarded=grouped(_of(each.sums, "authorized")),
            currency=each.sums.currency,
        )
        for each in found.awarded
        if each.sums
    )  # fmt: skip
    chart = Chart(_("Awarded and spent"), 0, (first, first + 1), said)
    one = len({each.sums.currency for each in found.awarded if each.sums}) == 1
    return Sheet(_("Awards"), columns, [_awarded(each) for each in found.awarded], charts=(chart,) if one else ())


def _of(sums: Sums, name: str) -> Decimal:
    exact: Decimal = sums.amount(getattr(sums, name)).exact
    return exact


def _awarded(each: Awarded) -> Row:
    award, sums = each.chain.award, each.sums
    coming = each.chain.next if each.owing else None
    money = [_of(sums, name) if sums else None for name, _head in _MONEY]
    return (
        each.name, _(award.status.value), each.funder, each.values["fain"], each.values["listing"], award.starts,
        award.end, sums.currency if sums else None, *money, per_cent(sums.burned) if sums else None,
        per_cent(sums.time) if sums else None, coming.words if coming else None, coming.day if coming else None,
        each.lead,
    )  # fmt: skip


def _reports(found: Book) -> Sheet:
    columns = (
        Column(_("Award")), Column(_("Report")), Column(_("Type")), Column(_("From"), "date"), Column(_("To"), "date"),
        Column(_("Final"), "bool"), Column(_("Due"), "date"), Column(_("More time until"), "date"),
        Column(_("Handed in"), "date"), Column(_("Late"), "number", _("days")), Column(_("Receipt")),
        Column(_("By the rule")),
    )  # fmt: skip
    rows: list[Row] = []
    for each in found.awarded:
        for report in each.chain.lines:
            until = report.submitted_on or (found.today if each.owing else None)
            late = (until - report.day).days if until and report.day else 0
            rows.append(
                (
                    each.name, report.words, _(report.type.value), report.first, report.last, report.final, report.due,
                    report.extended_to, report.submitted_on, late if late > 0 else None,
                    each.receipts.get(report.own) if report.own else None,
                    report.rule.citation if report.rule else None,
                )
            )  # fmt: skip
    return Sheet(_("Report calendar"), columns, rows)


def _forms(found: Book) -> Sheet:
    """One row for each period of each federal award, one column for each line of the form."""
    with_form = [each for each in found.awarded if each.forms]
    lines = with_form[0].forms[0].report.lines if with_form else ()
    columns = (
        Column(_("Award")), Column(_("FAIN")), Column(_("From"), "date"), Column(_("To"), "date"),
        Column(_("Final"), "bool"), Column(_("Currency")),
        *(Column(f"{each.letter} {each.words}", "money") for each in lines),
        Column(_("Indirect: base"), "money"), Column(_("Indirect: rate"), "decimal", "%"),
        Column(_("Indirect: by the rule"), "money"), Column(_("Indirect: charged"), "money"),
    )  # fmt: skip
    rows: list[Row] = []
    for each in with_form:
        for form in each.forms:
            report, code = form.report, form.report.charged.currency
            own = report.indirect
            rows.append(
                (
                    each.name, each.values["fain"], report.period.first, report.period.last, report.final, code,
                    *(one.amount.exact for one in report.lines), Amount(own.base, code).exact,
                    float(own.rate * 100), Amount(own.amount, code).exact, report.charged.exact,
                )
            )  # fmt: skip
    return Sheet(_("Federal form"), columns, rows, _("SF-425, cumulative from the first day of each award."))


def _audit(found: Book) -> Sheet:
    columns = (
        Column(_("From"), "date"), Column(_("To"), "date"), Column(_("Currency")),
        Column(_("This office’s grants"), "money"), Column(_("The whole city, by finance"), "money"),
        Column(_("Single audit required"), "bool"), Column(_("Due"), "date"), Column(_("Handed in"), "date"),
        Column(_("By the rule")),
    )  # fmt: skip
    rows: list[Row] = []
    for year in found.years:
        code = year.figure.currency if year.figure else year.own[0].currency if year.own else None
        own = next((amount.exact for amount in year.own if amount.currency == code), None)
        rows.append(
            (
                year.first, year.last, code, own, year.figure.exact if year.figure else None, year.required, year.due,
                year.submitted_on, year.rule.citation if year.rule else None,
            )
        )  # fmt: skip
    return Sheet(_("Federal spending"), columns, rows, _("The city-wide figure is asked of finance, never summed."))


def _subawards(found: Book) -> Sheet:
    columns = (
        Column(_("Subrecipient")), Column(_("Award")), Column(_("Number")), Column(_("UEI")), Column(_("Currency")),
        Column(_("Amount"), "money"), Column(_("Awarded"), "date"), Column(_("Starts"), "date"),
        Column(_("Ends"), "date"), Column(_("Risk")), Column(_("Last looked at"), "date"),
        Column(_("Their final report came"), "date"),
    )  # fmt: skip
    rows: list[Row] = [
        (
            each.recipient, each.award, each.values["number"], each.values["uei"], each.amount.currency,
            each.amount.exact, each.values["awarded_on"], each.values["starts_on"], each.values["ends_on"],
            _(each.risk.value) if each.risk else None, each.values["monitored_on"], each.values["final_received_on"],
        )
        for each in found.given
    ]  # fmt: skip
    return Sheet(_("Subawards"), columns, rows)
