"""Journeys of ours that others paid, for a period: who travelled, where, by whose authority, what each payer bore."""

from datetime import datetime
from itertools import groupby
from typing import Any

from cityintl.desk import paid_travel
from cityintl.desk.gift_periods import word_of
from cityintl.desk.gift_totals import Span
from cityintl.desk.paid_travel import OTHERS, Journey, Paid
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days
from cityintl.papers.amounts import in_column, together, unit
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Group,
    Heading,
    Lines,
    Paper,
    Quiet,
    Section,
    Signing,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.gift_words import period_said
from cityintl.papers.letterhead import letterhead
from cityintl.papers.names import named, people, plainly
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.records import kinds
from cityintl.records.exchange import Payer
from cityintl.reference import currencies
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_People = dict[int, dict[str, Any]]


def periods(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    """The years and quarters in which journeys began."""
    return [(word_of(span), period_said(span)) for span in paid_travel.years_and_quarters(desk, desk.today)]


def build(desk: DeskFile, now: datetime, period: str, *, every: bool = False) -> Paper:
    """The journeys of a period that others paid; `every` also tells what the city and the travellers paid."""
    today = desk.today
    span = next(each for each in paid_travel.years_and_quarters(desk, today) if word_of(each) == period)
    found = paid_travel.journeys(desk, span, today, tuple(Payer) if every else OTHERS)
    known = people(desk, [person for each in found for person, _payer in each.travellers])
    known |= people(desk, [paid.person for each in found for paid in each.paid])
    currency = desk.home()["currency"] or "USD"
    blocks: list[Block] = [_by_payer(found, currency)] if any(each.paid for each in found) else []
    for each in found:
        blocks.append(_journey(each, known, currency))
    blocks += [_sources(), _signed(desk)]
    title = _("Travel by payer, {period}") if every else _("Travel that others paid, {period}")
    return Paper(
        name="travel-disclosure",
        title=title.format(period=period_said(span)),
        kicker=_("Travel disclosure"),
        standfirst=_standfirst(found),
        blocks=tuple(blocks),
        sheets=(_sheet(found, known),),
        readme=_readme(desk, span, every),
        **letterhead(desk.home(), now),
    )


def _standfirst(found: list[Journey]) -> str:
    if not found:
        return _("No journey that others paid is on record for this period.")
    count = ngettext("{n} journey", "{n} journeys", len(found)).format(n=len(found))
    total = together(paid.amount for each in found for paid in each.paid)
    return f"{count}: {total}." if total else f"{count}."


def _by_payer(found: list[Journey], currency: str) -> Section:
    paid = [one for each in found for one in each.paid]
    rows = tuple(
        (_(payer.value), together(one.amount for one in paid if one.of is payer))
        for payer in Payer
        if any(one.of is payer for one in paid)
    )
    heads = (Column(_("Paid by"), share=2), Column(_("Together"), "right", 1.5))
    return Section(_("By payer"), (Table(heads, rows, caption=_("By payer")),))


def _journey(each: Journey, known: _People, currency: str) -> Section:
    values = each.values
    lasted = days.days(values["arrives"], values["departs"] or values["arrives"])
    granted = values["authority"]
    if granted and values["authority_on"]:
        granted = f"{granted}, {days.day(values['authority_on'])}"
    pairs: tuple[tuple[str, Cell], ...] = (
        (_("Journey"), Lines((values["name"], kinds.kind("delegation").reference(each.number)))),
        (_("Where"), ", ".join(dict.fromkeys(filter(None, (values["place"], each.partner)))) or None),
        (_("Authority"), granted or Quiet(_("none on record"))),
    )
    blocks: list[Block] = [Facts(tuple((label, cell) for label, cell in pairs if cell))]
    if each.travellers:
        heads = (Column(_("Traveler"), share=3), Column(_("Paid by"), share=1.5))
        rows = tuple(_traveller(person, payer, known) for person, payer in each.travellers)
        blocks.append(Table(heads, rows, caption=_("Travelers")))
    if each.paid:
        blocks += [Heading(_("Bills and budget")), _table(each.paid, known, currency)]
    else:
        blocks.append(Text(_("No amount is on record: ask the payer for it."), "quiet"))
    return Section(lasted, tuple(blocks))


def _traveller(person: int, payer: Payer | None, known: _People) -> tuple[Cell, ...]:
    who = known[person]
    position = f", {who['position']}" if who["position"] else ""
    return line(*named(who).parts, position), _(payer.value) if payer else None


def _table(paid: tuple[Paid, ...], known: _People, currency: str) -> Table:
    heads = (
        Column(_("What was paid"), share=2.6),
        Column(_("Date"), share=0.9),
        Column(_("Value"), "right", 1.0, unit(currency), currencies.digits(currency)),
    )
    groups = []
    for payer, own in groupby(paid, key=lambda one: one.of):
        groups.append(Group(_(payer.value), tuple(_row(one, known, currency) for one in own)))
    return Table(heads, groups=tuple(groups), caption=_("What was paid"))


def _row(one: Paid, known: _People, currency: str) -> tuple[Cell, ...]:
    who = [plainly(known[one.person])] if one.person is not None else []
    what = one.what or _(one.type.value)
    planned = [_("as budgeted, no bill is known")] if one.planned else []
    rest = " · ".join([*([_(one.type.value)] if one.what else []), *who, *planned, *([one.note] if one.note else [])])
    return Lines((what, rest)) if rest else what, one.on, in_column(one.amount, currency)


def _sources() -> Section:
    words = _(
        "Expenses and budget lines of the desk, in our currency where the bank’s amount is known. "
        "This shows facts; counsel says what must be disclosed."
    )
    return Section(_("Where this comes from"), (Text(words, "quiet"),))


def _signed(desk: DeskFile) -> Section:
    office = desk.home()["office"] or _("International affairs")
    places = (Lines((_("Kept by"), office)), Lines((_("City clerk"), _("received on"))))
    return Section(_("Signed"), (Signing(places),))


# -- the workbook


def _sheet(found: list[Journey], known: _People) -> Sheet:
    columns = (
        SheetColumn(_("Journey")), SheetColumn(_("Reference")), SheetColumn(_("Partner")), SheetColumn(_("Place")),
        SheetColumn(_("From"), "date"), SheetColumn(_("To"), "date"), SheetColumn(_("Authority")),
        SheetColumn(_("Authorized"), "date"), SheetColumn(_("Paid by")), SheetColumn(_("Line")),
        SheetColumn(_("What")), SheetColumn(_("Person")), SheetColumn(_("Date"), "date"),
        SheetColumn(_("Amount"), "money"), SheetColumn(_("Currency")), SheetColumn(_("As budgeted"), "bool"),
        SheetColumn(_("Note")),
    )  # fmt: skip
    return Sheet(_("Travel"), columns, [_facts(each, one, known) for each in found for one in each.paid])


def _facts(each: Journey, one: Paid, known: _People) -> tuple[Any, ...]:
    values = each.values
    return (
        values["name"], kinds.kind("delegation").reference(each.number), each.partner, values["place"],
        values["arrives"], values["departs"], values["authority"], values["authority_on"], _(one.of.value),
        _(one.type.value), one.what, plainly(known[one.person]) if one.person is not None else None, one.on,
        one.amount.exact, one.amount.currency, one.planned, one.note,
    )  # fmt: skip


def _readme(desk: DeskFile, span: Span, every: bool) -> tuple[tuple[str, str], ...]:
    return (
        (_("What"), _("Travel of {city} by payer").format(city=desk.home()["name"])),
        (_("Period"), f"{span.first.isoformat()} – {span.last.isoformat()}"),
        (_("As of"), desk.today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Filter"), _("Every payer") if every else _("Committees, hosts, grants and sponsors")),
    )


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, options["period"], every=options["all_payers"])


PAPER = PaperKind(
    "travel-disclosure",
    "Travel disclosure",
    "The journeys of a period that others paid: who travelled, by whose authority, what each payer bore.",
    (),
    ("pdf", "xlsx"),
    (
        Option("period", "Period", offers=periods),
        Option("all_payers", "Also what the city and the travelers paid"),
    ),
    _make,
)
