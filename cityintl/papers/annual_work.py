"""The work of a year: visits, exchanges, grants and support, global reporting, promises and gifts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cityintl.desk import gift_totals, gifts, kept_promises, yearly
from cityintl.desk.grant_sums import per_cent
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.desk.yearly import Exchange, Grant, Report, Span, Visit
from cityintl.papers import amounts, sums
from cityintl.papers.annual_ties import Written
from cityintl.papers.blocks import Block, Cell, Column, Facts, Group, Lines, Part, Quiet, Section, Status, Strong, Table
from cityintl.records.delegation import VisitStatus, VisitWay
from cityintl.records.gift import Side
from cityintl.records.money import Money
from cityintl.records.submission import SubmissionStatus
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

_SENT = (SubmissionStatus.SUBMITTED, SubmissionStatus.ACKNOWLEDGED)


def work(desk: DeskFile, span: Span, code: str) -> Written:
    """All of it; what a year did not have is left out."""
    visits, exchanges = yearly.visits(desk, span), yearly.exchanges(desk, span)
    off = yearly.called_off(desk, span)
    grants, reports = yearly.grants(desk, span), yearly.reports(desk, span)
    parts: list[Block] = []
    met: list[Block] = [*_visits(visits, off, code), *_refused(desk, span), *_exchanges(exchanges, code)]
    if met:
        parts.append(Part(_("Visits and exchanges"), tuple(met), kicker=_("People")))
    funded: list[Block] = [*_grants(grants), *_supports(desk, span)]
    if funded:
        parts.append(Part(_("Grants and support"), tuple(funded), kicker=_("Money")))
    duties: list[Block] = [*_reports(reports), *_promises(desk, span), *_gifts(desk, span)]
    parts.append(Part(_("Reports, promises and gifts"), tuple(duties), kicker=_("Duties")))
    return Written(parts, [_visit_sheet(visits, off, code), _exchange_sheet(exchanges, code), _grant_sheet(grants)])


# -- people

_GROUPS = ((VisitWay.INBOUND, "They came"), (VisitWay.OUTBOUND, "We went"), (VisitWay.VIRTUAL, "On screens"))


def _visits(found: Sequence[Visit], off: Sequence[Visit], code: str) -> list[Block]:
    """The visits by their way, and last those that were called off and cost money all the same."""
    if not found and not off:
        return []
    columns = (
        Column(_("Date"), share=0.8),
        Column(_("Visit"), second=_("Purpose"), share=3.1),
        Column(_("Partner"), second=_("Head"), share=1.35),
        Column(_("People"), "right", share=0.6),
        Column(_("City"), "right", share=0.75, unit=amounts.unit(code), decimals=0),
        Column(_("Others"), "right", share=0.8, unit=amounts.unit(code), decimals=0),
    )
    by_way = [(_(name), [each for each in found if each.way is way]) for way, name in _GROUPS]
    groups = tuple(
        Group(name, tuple(_visit(each, code) for each in own))
        for name, own in [*by_way, (_("Called off, with costs"), off)]
        if own
    )
    return [Table(columns, groups=groups, caption=_("Visits"), caption_shown=True, header_column=False)]


def _visit(each: Visit, code: str) -> tuple[Cell, ...]:
    purpose = each.purpose.partition(". ")[0]
    same = _("More of its costs: exchange “{name}”").format(name=each.exchange) if each.exchange else ""
    name = Lines((Strong(each.name), *filter(None, (purpose, same))))
    return (
        each.first,
        name,
        Lines(tuple(filter(None, (each.partner, each.head)))) if each.partner or each.head else None,
        each.people,
        sums.cell(each.city, code) if each.city else None,
        sums.cell(each.others, code) if each.others else None,
    )


def _refused(desk: DeskFile, span: Span) -> list[Block]:
    """What was asked of the city and did not take place: a no is an outcome too."""
    found = yearly.refused(desk, span)
    words = {
        VisitStatus.DECLINED: _("Declined"), VisitStatus.REFERRED: _("Referred to others"),
        VisitStatus.CANCELLED: _("Called off"),
    }  # fmt: skip
    pairs = tuple((words[status], found[status]) for status in words if status in found)
    return [Section(_("Not taken up"), (Facts(pairs),))] if pairs else []


def _exchanges(found: Sequence[Exchange], code: str) -> list[Block]:
    if not found:
        return []
    columns = (
        Column(_("Exchange"), second=_("Partner, way"), share=2.6),
        Column(_("When"), share=1.15),
        Column(_("People"), "right", share=0.6),
        Column(_("Days"), "right", share=0.5),
        Column(_("Volunteer hours"), "right", share=0.8),
        Column(_("City"), "right", share=0.75, unit=amounts.unit(code), decimals=0),
        Column(_("Others"), "right", share=1.0, unit=amounts.unit(code), decimals=0),
    )
    rows = tuple(_exchange(each, code) for each in found)
    return [Table(columns, rows, caption=_("Exchanges"), caption_shown=True)]


def _exchange(each: Exchange, code: str) -> tuple[Cell, ...]:
    under = ", ".join(filter(None, (each.partner, _(each.way.value).lower())))
    return (
        Lines((Strong(each.name), under)),
        " – ".join(dict.fromkeys(filter(None, (each.starts, each.ends)))),
        each.people,
        each.days,
        each.hours,
        sums.cell(each.city, code) if each.city else None,
        sums.cell(each.others, code) if each.others else None,
    )


# -- money


def _grants(found: Sequence[Grant]) -> list[Block]:
    if not found:
        return []
    columns = (
        Column(_("Grant"), second=_("Funder"), share=2.9),
        Column(_("With"), share=1.1),
        Column(_("Period"), share=1.1),
        Column(_("Status"), share=1.2),
        Column(_("Awarded"), second=_("Spent"), align="right", share=1.0),
    )
    rows = tuple(_grant(each) for each in found)
    return [Table(columns, rows, caption=_("Grants"), caption_shown=True)]


def _grant(each: Grant) -> tuple[Cell, ...]:
    period = tuple(day.isoformat() for day in (each.first, each.last) if day)
    money = tuple(Money().show(amount) for amount in (each.awarded, each.spent) if amount)
    return (
        Lines((Strong(each.name), *filter(None, (each.funder,)))),
        each.partner or None,
        Lines(tuple(period)) if period else None,
        Status(each.status.value),
        Lines(money) if money else None,
    )


def _supports(desk: DeskFile, span: Span) -> list[Block]:
    found = yearly.supports(desk, span)
    if not found:
        return []
    columns = (
        Column(_("Support"), second=_("To"), share=3.2), Column(_("Given"), share=0.9),
        Column(_("Worth"), "right", share=0.8), Column(_("Account"), share=1.4),
    )  # fmt: skip
    rows = tuple(_support(row, desk.today) for row in found)
    return [Table(columns, rows, caption=_("Support given"), caption_shown=True)]


def _support(row: dict[str, Any], today: date) -> tuple[Cell, ...]:
    due = row["account_due"]
    account: Cell = None
    if row["accounted_on"]:
        account = Lines((Status("Done"), row["accounted_on"].isoformat()))
    elif due:
        account = Lines((Status("Overdue" if due < today else "Open"), due.isoformat()))
    what = Lines((Strong(row["what"]), *filter(None, (row["organization"],))))
    return what, row["granted_on"], Money().show(row["value"]) if row["value"] else None, account


# -- duties


def _reports(found: Sequence[Report]) -> list[Block]:
    rows = tuple(
        (
            Lines((each.title, each.framework)),
            Status("Done", f", {each.sent}") if each.status in _SENT and each.sent else _(each.status.value),
            each.score or (Quiet(_("ready by {day}").format(day=each.ready_by)) if not each.sent and each.ready_by
                           else None),
        )
        for each in found
    )  # fmt: skip
    if not rows:
        return []
    columns = (Column(_("Report"), share=3.0), Column(_("Status"), share=1.4), Column(_("Score"), share=1.2))
    return [Section(_("Global reporting"), (Table(columns, rows, caption=_("Global reporting")),))]


def _promises(desk: DeskFile, span: Span) -> list[Block]:
    """Of what fell due in the year, how much was kept, on both sides."""
    counted = kept_promises.kept(desk, span.first, span.last)
    columns = (
        Column(_("Made by"), share=1.8), Column(_("Due"), "right"), Column(_("Kept"), "right"),
        Column(_("In time"), "right"), Column(_("Dropped"), "right"), Column(_("Late"), "right"),
        Column(_("Kept, %"), "right"),
    )  # fmt: skip
    names = {Side.US: _("Us"), Side.THEM: _("Our partners")}
    rows = tuple(
        (names[side], each.due, each.kept, each.in_time, each.dropped, each.open, per_cent(each.share))
        for side, each in counted.items()
        if each.due
    )
    if not rows:
        return []
    note = _("Promises that fell due in the year; what another promise replaced is not counted.")
    return [Section(_("Promises"), (Table(columns, rows, caption=_("Promises kept")),), note=note)]


def _gifts(desk: DeskFile, span: Span) -> list[Block]:
    """How many came and went, what they are worth, and how many go into a statement by the rules."""
    pairs: list[tuple[str, Cell]] = []
    for name, received in ((_("Received"), True), (_("Given"), False)):
        each = yearly.gifts(desk, span, received=received)
        words = ngettext("{n} gift", "{n} gifts", each.count).format(n=each.count)
        worth = ", " + _("worth {money}").format(money=sums.told(each.worth)) if each.worth else ""
        without = "; " + ngettext("{n} without a value", "{n} without a value", each.without) if each.without else ""
        pairs.append((name, words + worth + without.format(n=each.without)))
    register = gifts.register(desk, gift_totals.Span(span.first, span.last))
    stated = sum(weighed.reach in gift_totals.DISCLOSED for weighed in register.gifts)
    nil = sum(statement.nil for statement in register.statements)
    if register.statements:
        over = ngettext("{n} gift over a threshold", "{n} gifts over a threshold", stated).format(n=stated)
        none = ngettext("{n} statement that there was nothing", "{n} statements that there was nothing", nil)
        pairs.append((_("Stated"), f"{over}; {none.format(n=nil)}"))
    return [Section(_("Gifts"), (Facts(tuple(pairs)),), note=_("By the rules in force on the day of each gift."))]


# -- sheets


def _visit_sheet(found: Sequence[Visit], off: Sequence[Visit], code: str) -> Sheet:
    columns = (
        SheetColumn(_("Date"), "date"), SheetColumn(_("Way")), SheetColumn(_("Visit")), SheetColumn(_("Partner")),
        SheetColumn(_("Purpose"), "note"), SheetColumn(_("Head")), SheetColumn(_("People"), "number"),
        SheetColumn(_("City money"), "money", code), SheetColumn(_("Money of others"), "money", code),
        SheetColumn(_("In other currencies")), SheetColumn(_("Same exchange")), SheetColumn(_("Called off"), "bool"),
    )  # fmt: skip
    return Sheet(
        _("Visits"),
        columns,
        [
            (
                each.first, _(each.way.value), each.name, each.partner or None, each.purpose or None,
                each.head or None, each.people, sums.in_ours(each.city, code), sums.in_ours(each.others, code),
                sums.told(sums.others((*each.city, *each.others), code)) or None, each.exchange or None, each in off,
            )
            for each in (*found, *off)
        ],
    )  # fmt: skip


def _exchange_sheet(found: Sequence[Exchange], code: str) -> Sheet:
    columns = (
        SheetColumn(_("Exchange")), SheetColumn(_("Partner")), SheetColumn(_("Way")),
        SheetColumn(_("Starts"), "partial_date"), SheetColumn(_("Ends"), "partial_date"),
        SheetColumn(_("People"), "number"), SheetColumn(_("Days"), "number"),
        SheetColumn(_("Visitor-days"), "number"), SheetColumn(_("Volunteer hours"), "number"),
        SheetColumn(_("City money"), "money", code), SheetColumn(_("Money of others"), "money", code),
        SheetColumn(_("In other currencies")),
    )  # fmt: skip
    return Sheet(
        _("Exchanges"),
        columns,
        [
            (
                each.name, each.partner or None, _(each.way.value), each.starts or None, each.ends or None,
                each.people, each.days, each.visitor_days, each.hours, sums.in_ours(each.city, code),
                sums.in_ours(each.others, code), sums.told(sums.others((*each.city, *each.others), code)) or None,
            )
            for each in found
        ],
    )  # fmt: skip


def _grant_sheet(found: Sequence[Grant]) -> Sheet:
    columns = (
        SheetColumn(_("Grant")), SheetColumn(_("With")), SheetColumn(_("Funder")), SheetColumn(_("Starts"), "date"),
        SheetColumn(_("Ends"), "date"), SheetColumn(_("Status")), SheetColumn(_("Awarded"), "money"),
        SheetColumn(_("Spent"), "money"), SheetColumn(_("Currency")),
    )  # fmt: skip
    return Sheet(
        _("Grants"),
        columns,
        [
            (
                each.name, each.partner or None, each.funder or None, each.first, each.last, _(each.status.value),
                each.awarded.exact if each.awarded else None, each.spent.exact if each.spent else None,
                each.awarded.currency if each.awarded else None,
            )
            for each in found
        ],
    )  # fmt: skip
