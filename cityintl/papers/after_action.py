"""The report after a visit: what came of it against what was sought, who promised what, what it cost and taught."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cityintl.desk import visit_memory
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.gift_register import recorded_gifts
from cityintl.papers import days, gift_words, visit, visit_money, visit_promises
from cityintl.papers.amounts import said
from cityintl.papers.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Lines,
    Numbered,
    Paper,
    Quiet,
    Said,
    Section,
    Strong,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.papers.points import lines_of
from cityintl.papers.visit import Visit
from cityintl.papers.visit_afterwards import filed, hours, media, noted
from cityintl.papers.visit_money import VisitMoney
from cityintl.records import kinds
from cityintl.records.delegation import AfterKind
from cityintl.records.gift import FollowUpStatus
from cityintl.records.money import Amount
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_SHEET = ("title", "item", "with_whom", "desired_outcome", "asks", "result")
_LESSONS = (AfterKind.KEEP, AfterKind.STOP, AfterKind.CHANGE)


@dataclass(frozen=True, slots=True)
class Report:
    """A visit with all that is told after it."""

    visit: Visit
    money: VisitMoney
    promises: list[dict[str, Any]]
    notes: Mapping[AfterKind, list[Mapping[str, Any]]]

    @property
    def desk(self) -> DeskFile:
        """The desk it stands in."""
        return self.visit.desk

    @property
    def values(self) -> Mapping[str, Any]:
        """What is kept of the visit itself."""
        return self.visit.values


def build(
    desk: DeskFile, record: Record, now: datetime, *, lines: bool = True, lessons: bool = True, leads: bool = False
) -> Paper:
    """The report of a visit; `leads` adds the confidential leads of investment that it brought."""
    found = visit.read(desk, record)
    notes: dict[AfterKind, list[Mapping[str, Any]]] = {kind: [] for kind in AfterKind}
    for row in picked(desk, "after_note", ("type", "text", "by", "on"), {"delegation": found.number}):
        notes[row["type"]].append(row)
    promises = visit_promises.promises_of(desk, found.number, desk.today)
    report = Report(found, visit_money.money_of(desk, found.number), promises, notes)
    blocks = [*_figures(report), *_outcomes(report), _facts(report), *_meetings(report), *_promised(report)]
    blocks += _costs(report, lines=lines)
    blocks += [*_leads(report, confidential=leads), *_gifts(report), *media(found, notes[AfterKind.MEDIA])]
    blocks += [*(_lessons(report) if lessons else []), *hours(found), *filed(found)]
    return Paper(
        name="after-action",
        title=str(found.values["name"]),
        kicker=_("After-action report"),
        local=found.partner_local,
        standfirst=_standfirst(report),
        blocks=tuple(blocks),
        handling=_("Confidential") if leads else _("Internal"),
        sheets=(visit_promises.sheet(promises, desk.today), visit_money.sheet(report.money)),
        readme=_readme(report),
        **letterhead(desk.home(), now),
    )


def _standfirst(report: Report) -> str:
    values = report.values
    parts = [report.visit.partner_named, report.visit.dates, _(values["type"].value)]
    told = " · ".join(filter(None, parts))
    last = values["departs"] or values["arrives"]
    if last is None or last >= report.desk.today:
        return f"{told}. " + _("The visit is not over: what stands here is what is known so far.")
    return f"{told}."


# -- what came of it


def _figures(report: Report) -> list[Block]:
    values, costs = report.values, report.money.costs
    figures = []
    if report.visit.members or values["people"]:
        count = values["people"] or len(report.visit.members)
        figures.append(KeyFigure(f"{count}", ngettext("person", "people", count), _stay(values)))
    if costs.city:
        figures.append(_money(costs.city.spent, costs.city.budget, costs.city.currency, _("paid by the city")))
    elsewhere = [each for each in costs.by_payer if each is not costs.city]
    if elsewhere and len({each.currency for each in elsewhere}) == 1:
        budgets = [each.budget for each in elsewhere if each.budget is not None]
        spent = sum(each.spent for each in elsewhere)
        figures.append(_money(spent, sum(budgets) if budgets else None, elsewhere[0].currency, _("paid by others")))
    if report.promises:
        done = sum(1 for row in report.promises if row["status"] is FollowUpStatus.DONE)
        late = sum(1 for row in report.promises if visit_promises.is_late(row, report.desk.today))
        told = _("{done} done, {late} overdue").format(done=done, late=late)
        count = len(report.promises)
        figures.append(KeyFigure(f"{count}", ngettext("promise", "promises", count), told))
    return [KeyFigures(tuple(figures))] if figures else []


def _stay(values: Mapping[str, Any]) -> str:
    if not (values["arrives"] and values["departs"]):
        return ""
    count = (values["departs"] - values["arrives"]).days + 1
    return ngettext("{n} day", "{n} days", count).format(n=count)


def _money(spent: int, budget: int | None, currency: str, label: str) -> KeyFigure:
    figure = said(Amount(spent, currency)).removesuffix(".00")
    of = said(Amount(budget, currency)).removesuffix(".00") if budget is not None else ""
    return KeyFigure(figure, label, _("of {budget} planned").format(budget=of) if of else _("no budget was made"))


def _outcomes(report: Report) -> list[Block]:
    values = report.values
    found: list[Block] = []
    if values["outcome"]:
        found.append(Section(_("What came of it"), (Text(values["outcome"], "lead"),)))
    if sought := lines_of(values["outcomes_sought"]):
        found.append(Section(_("Sought"), (Numbered(tuple(sought)),)))
    if values["recommendation"]:
        found.append(Section(_("Recommendation"), (Text(Strong(_(values["recommendation"].value) + ".")),)))
    return found


def _facts(report: Report) -> Section:
    values, of = report.values, report.visit

    def who(field: str) -> Cell:
        number = values[field]
        if number is None:
            return None
        person = of.people[number]
        return line(*visit.named(person).parts, f", {person['position']}" if person["position"] else "")

    authority = ", ".join(
        filter(None, (values["authority"], days.day(values["authority_on"]) if values["authority_on"] else ""))
    )
    asked = titles_of(of.desk, "organization", [values["requester"]]).get(values["requester"], "")
    pairs: list[tuple[str, Cell]] = [
        (_("Purpose"), values["purpose"]),
        (_("When"), of.dates or None),
        (_("Where"), values["place"]),
        (_("Asked by"), asked or None),
        (_("Authority"), authority or None),
        (_("Head"), who("head")),
        (_("Our lead"), who("host_lead")),
        (_("Their lead"), who("their_lead")),
    ]
    blocks: list[Block] = [Facts(tuple((label, cell) for label, cell in pairs if cell))]
    if of.members:
        payers = dict(_payers(of))
        columns = (Column(_("Party"), share=3), Column(_("Role"), share=1.1), Column(_("Paid by"), share=1.6))
        rows = tuple(_member(of, member, payers) for member in of.members)
        blocks.append(Table(columns, rows, caption=_("The party")))
    return Section(_("Facts"), tuple(blocks))


def _payers(of: Visit) -> list[tuple[int, str]]:
    rows = picked(of.desk, "member", ("payer",), {"delegation": of.number})
    return [(row["id"], _(row["payer"].value) if row["payer"] else "") for row in rows]


def _member(of: Visit, member: Any, payers: Mapping[int, str]) -> tuple[Cell, ...]:
    name = visit.named(of.people[member.person])
    return Lines((name, member.position)) if member.position else name, _(member.role.value), payers[member.number]


# -- meetings and promises


def _meetings(report: Report) -> list[Block]:
    """The meetings with what was wanted and what was said, then what else was held."""
    of = report.visit
    items = {item.number: item for item in of.items}
    sheets = picked(of.desk, "meeting_sheet", _SHEET, {"delegation": of.number})
    sheets.sort(key=lambda row: (items[row["item"]].begin is None, str(items[row["item"]].begin), row["id"])
                if row["item"] in items else (True, "", row["id"]))  # fmt: skip
    blocks: list[Block] = []
    if sheets:
        columns = (
            Column(_("Meeting"), share=1.7),
            Column(_("Wanted"), share=1.6),
            Column(_("What was said"), share=1.9),
        )
        rows = tuple(_meeting(of, row, items) for row in sheets)
        blocks.append(Table(columns, rows, caption=_("Meetings")))
    blocks += (
        [Bullets(tuple(noted(row) for row in report.notes[AfterKind.MEETING]))]
        if (report.notes[AfterKind.MEETING])
        else []
    )
    for event in picked(of.desk, "event", ("name", "on", "outcome"), {"delegation": of.number}):
        if event["outcome"]:
            blocks.append(Text(line(Strong(f"{event['name']}, {days.day(event['on'])}. "), event["outcome"])))
    return [Section(_("Meetings held"), tuple(blocks))] if blocks else []


def _meeting(of: Visit, row: Mapping[str, Any], items: Mapping[int, Any]) -> tuple[Cell, ...]:
    lines: list[Said] = [row["title"]]
    if row["with_whom"] is not None:
        lines.append(line(Quiet(_("With") + " "), *visit.named(of.people[row["with_whom"]]).parts))
    if item := items.get(row["item"]):
        lines.append(Quiet(", ".join(filter(None, (days.day(item.on), item.values["place"])))))
    said_there = row["result"] or Quiet(_("nothing written down"))
    return Lines(tuple(lines)), row["desired_outcome"], said_there


def _promised(report: Report) -> list[Block]:
    if not report.promises:
        return [Section(_("Promises"), (Text(_("Nobody promised anything, as far as the desk knows."), "quiet"),))]
    return [Section(_("Promises"), (visit_promises.table(report.promises, report.desk.today),))]


# -- money, leads, gifts


def _costs(report: Report, *, lines: bool) -> list[Block]:
    blocks = visit_money.by_payer(report.money)
    if not blocks:
        return [Section(_("Costs"), (Text(_("No cost is on record."), "quiet"),))]
    return [Section(_("Costs"), tuple(blocks)), *(visit_money.every_line(report.money) if lines else [])]


def _leads(report: Report, *, confidential: bool) -> list[Block]:
    blocks: list[Block] = []
    if report.notes[AfterKind.LEAD]:
        blocks.append(Bullets(tuple(noted(row) for row in report.notes[AfterKind.LEAD])))
    if confidential:
        fields = ("code_name", "status", "company", "contact", "sector", "next_on", "next_step", "jobs_announced",
                  "capital_announced", "outcome", "notes")  # fmt: skip
        for row in picked(report.desk, "investment_lead", fields, {"delegation": report.visit.number}):
            blocks += [Heading(row["code_name"]), Facts(_lead(row))]
    return [Section(_("Leads"), tuple(blocks))] if blocks else []


def _lead(row: Mapping[str, Any]) -> tuple[tuple[str, Cell], ...]:
    described = kinds.kind("investment_lead").fields
    found = []
    for name, value in row.items():
        if name not in ("id", "code_name") and value not in (None, ""):
            shown = days.day(value) if isinstance(value, date) else described[name].value.show(value)
            found.append((_(described[name].label), shown))
    return tuple(found)


def _gifts(report: Report) -> list[Block]:
    """The gifts of the visit, received and given."""
    own = [gift for gift in visit_memory.gifts_between(report.desk, report.visit.number) if gift.of_visit]
    if not own:
        return []
    of = gift_words.known(report.desk, [gift.number for gift in own])
    sources = {gift.number: gift.source for gift in recorded_gifts(report.desk) if gift.number in of.rows}
    turn = sorted(sources, key=lambda number: (of.rows[number]["on"], number))
    blocks: list[Block] = []
    for received, head in ((True, _("Received")), (False, _("Given"))):
        rows = []
        for number in turn:
            row = of.rows[number]
            if (row["direction"] is gift_words.RECEIVED) is received:
                whom = gift_words.from_cell(row, of, sources[number]) if received else gift_words.to_cell(row, of)
                rows.append((row["on"], gift_words.gift_cell(row), whom, gift_words.value_cell(row, of)))
        if rows:
            heads = ((head, 1.0), (_("Gift"), 2.3), (_("From") if received else _("To"), 1.8))
            columns = gift_words.columns(*heads, of=of)
            columns = (*columns[:2], columns[3], columns[2])
            blocks.append(Table(columns, tuple(rows), caption=head))
    return [Section(_("Gifts"), tuple(blocks))]


# -- what was learnt


def _lessons(report: Report) -> list[Block]:
    blocks: list[Block] = []
    for kind in _LESSONS:
        if rows := report.notes[kind]:
            blocks += [Heading(_(kind.value)), Bullets(tuple(noted(row) for row in rows))]
    return [Section(_("Lessons"), tuple(blocks))] if blocks else []


def _readme(report: Report) -> tuple[tuple[str, str], ...]:
    return (
        (_("What"), _("Promises and costs of “{visit}”").format(visit=report.values["name"])),
        (_("As of"), report.desk.today.isoformat()),
        (_("Source"), f"{report.desk.path.name}, {kinds.kind('delegation').reference(report.visit.number)}"),
        (_("Amounts"), _("As kept, in the currency beside each; in ours as the bank booked them.")),
    )


def _make(desk: DeskFile, record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, record, now, lines=options["lines"], lessons=options["lessons"], leads=options["leads"])


PAPER = PaperKind(
    "after-action",
    "After-action report",
    "What came of a visit against what was sought: meetings, promises, costs, gifts, lessons.",
    ("delegation",),
    ("pdf", "docx", "xlsx"),
    (
        Option("lines", "With every line of budget and expenses", True),
        Option("lessons", "With the lessons", True),
        Option("leads", "With the confidential leads of investment", confidential=True),
    ),
    _make,
)
