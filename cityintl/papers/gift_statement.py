"""The disclosure statements of gifts by the rule of the city: one for each recipient and period, nil ones included."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from cityintl.desk import gift_periods, gifts
from cityintl.desk.gift_totals import Span, Statement, Weighed
from cityintl.papers import days, gift_words
from cityintl.papers.amounts import together
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Group,
    Lines,
    Paper,
    Part,
    Quiet,
    Section,
    Signing,
    Status,
    Table,
    Text,
)  # fmt: skip
from cityintl.papers.gift_register import word_of
from cityintl.papers.gift_words import Known
from cityintl.papers.letterhead import letterhead
from cityintl.papers.names import people
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


def periods(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    """The periods of statements by the rule of the city, the one that runs now first."""
    return [(word, gift_words.period_said(span)) for word, span in gift_periods.stated(desk, desk.today).items()]


def stating(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    """Everyone who makes a statement for any of these periods."""
    spans = list(gift_periods.stated(desk, desk.today).values())
    if not spans:
        return [("all", _("All"))]
    whole = Span(spans[-1].first, spans[0].last)
    parties = {each.recipient for each in gifts.register(desk, whole).statements if each.recipient.kind != "gift"}
    return [("all", _("All"))] + [(word_of(party), party.name) for party in sorted(parties, key=lambda p: p.name)]


def build(desk: DeskFile, now: datetime, period: str, recipient: str) -> Paper:
    """The statements of a period: all with a list before them, or that of one recipient on a page of its own."""
    span = gift_periods.stated(desk, desk.today).get(period)
    if span is None:
        return _without_rule(desk, now)
    found = [each for each in gifts.register(desk, span).statements if each.period == span]
    wanted = [each for each in found if recipient in ("all", word_of(each.recipient))]
    of = gift_words.known(desk, [w.gift.number for each in wanted for w in (*each.disclosed, *each.unclear)])
    said, rule = gift_words.period_said(span), gift_words.rule_section(desk, span)
    if recipient != "all" and len(wanted) == 1:
        one = wanted[0]
        return Paper(
            name="gift-statement",
            title=_title(one, said),
            kicker=_("Disclosure statement"),
            standfirst=_standfirst(one, desk.today),
            handling=_draft(span, desk.today),
            blocks=(*_statement(desk, one, of), rule, _signed(desk, one)),
            **letterhead(desk.home(), now),
        )
    parts = tuple(
        Part(
            _title(each, said),
            (*_statement(desk, each, of), rule, _signed(desk, each)),
            kicker=_("Disclosure statement {n} of {all}").format(n=n, all=len(wanted)),
            standfirst=_standfirst(each, desk.today),
        )
        for n, each in enumerate(wanted, 1)
    )
    return Paper(
        name="gift-statement",
        title=_("Statements of gifts, {period}").format(period=said),
        kicker=_("Disclosure statements"),
        standfirst=_counted(wanted),
        handling=_draft(span, desk.today),
        blocks=(_list(wanted, of), rule, *parts) if wanted else (_nobody(), rule),
        **letterhead(desk.home(), now),
    )


def _without_rule(desk: DeskFile, now: datetime) -> Paper:
    today = Span(desk.today, desk.today)
    return Paper(
        name="gift-statement",
        title=_("Statements of gifts"),
        kicker=_("Disclosure statements"),
        standfirst=_("No rule says for which periods statements are made."),
        blocks=(gift_words.rule_section(desk, today),),
        **letterhead(desk.home(), now),
    )


def _nobody() -> Block:
    words = _(
        "Nobody makes a statement for this period: no gift was received, and no city office has people on record."
    )
    return Section(_("Statements"), (Text(words),))


def _title(each: Statement, period: str) -> str:
    return _("Gifts to {name}, {period}").format(name=each.recipient.name, period=period)


def _draft(span: Span, today: date) -> str:
    """A statement of a period that is not over yet is none."""
    return _("Draft") if today <= span.last else ""


def _standfirst(each: Statement, today: date) -> str:
    span = _("For the days {days}.").format(days=days.days(each.period.first, each.period.last))
    due = (
        _("Due by {day}.").format(day=days.day(each.due))
        if each.due
        else _("The rules name no day by which it is due.")
    )
    running = _("A draft: the period is not over.") if today <= each.period.last else ""
    return " ".join(filter(None, (span, due, running)))


def _counted(wanted: Sequence[Statement]) -> str:
    if not wanted:
        return ""
    nil = sum(1 for each in wanted if each.nil)
    count = ngettext("{n} statement", "{n} statements", len(wanted)).format(n=len(wanted))
    parts = [_("{count}, {nil} of them nil.").format(count=count, nil=nil)]
    parts += [_("Due by {day}.").format(day=days.day(day)) for day in sorted({e.due for e in wanted if e.due})]
    return " ".join(parts)


def _list(wanted: Sequence[Statement], of: Known) -> Block:
    heads = (
        Column(_("Recipient"), share=2.2),
        Column(_("Statement"), share=1.6),
        Column(_("Gifts"), "right", 0.6),
        Column(_("Value"), "right", 1.2),
    )
    rows = tuple(_line(each, of) for each in wanted)
    return Table(heads, rows, caption=_("Statements"))


def _line(each: Statement, of: Known) -> tuple[Cell, ...]:
    shown = (*each.disclosed, *each.unclear)
    values = together(of.rows[w.gift.number]["value"] for w in shown)
    return each.recipient.name, _state(each), len(shown) or None, values or None


def _state(each: Statement) -> Cell:
    if each.nil:
        return Status("Nil")
    if each.disclosed:
        return Status("Report")
    return Status("To be clarified")


def _statement(desk: DeskFile, each: Statement, of: Known) -> list[Block]:
    """What is disclosed, grouped by source so that what adds up stands together; or that there is nothing."""
    if each.nil:
        words = _("I received no gift in this period that the rule asks me to disclose.")
        return [Section(_("Nil statement"), (Text(words, "lead"),))]
    found: list[Block] = []
    if each.disclosed:
        found.append(_table(each.disclosed, of, _("Gifts to be disclosed")))
    if each.unclear:
        note = _("Settle these before signing: then they are disclosed or fall away.")
        rows = tuple(
            (w.gift.on, gift_words.gift_cell(of.rows[w.gift.number]), w.gift.source.name, Quiet(_(w.reach.value)))
            for w in each.unclear
        )
        heads = (
            Column(_("Date"), share=1.1),
            Column(_("Gift"), share=2),
            Column(_("From"), share=1.3),
            Column(_("Why")),
        )
        found.append(Section(_("Not weighed yet"), (Table(heads, rows, caption=_("Not weighed yet")),), note=note))
    return found


def _table(disclosed: Sequence[Weighed], of: Known, caption: str) -> Table:
    heads = ((_("Received"), 0.85), (_("Gift"), 2.2), (_("Given by"), 1.9), (_("Where it is now"), 1.5))
    turn = sorted(disclosed, key=lambda w: (w.gift.source.name, w.gift.on, w.gift.number))
    groups = []
    for source, own in groupby(turn, key=lambda w: w.gift.source):
        found = list(own)
        total = together(of.rows[w.gift.number]["value"] for w in found)
        name = ", ".join(filter(None, (source.name, total)))
        groups.append(Group(name, tuple(_row(w, of) for w in found)))
    return Table(gift_words.columns(*heads, of=of), groups=tuple(groups), caption=caption)


def _row(weighed: Weighed, of: Known) -> tuple[Cell, ...]:
    row = of.rows[weighed.gift.number]
    return (
        weighed.gift.on,
        gift_words.gift_cell(row),
        gift_words.from_cell(row, of, weighed.gift.source, told=True),
        gift_words.value_cell(row, of),
        gift_words.where_cell(row),
    )


def _signed(desk: DeskFile, each: Statement) -> Section:
    lines = [each.recipient.name]
    if each.recipient.kind == "person":
        position = people(desk, [each.recipient.number])[each.recipient.number]["position"]
        lines += [position] if position else []
    places = (Lines((*lines, _("Date"))), Lines((_("City clerk"), _("received on"))))
    return Section(_("Signed"), (Signing(places),))


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, options["period"], options["recipient"])


PAPER = PaperKind(
    "gift-statement",
    "Statement of gifts",
    "What each recipient discloses for a period by the rule of the city, nil statements included, ready to sign.",
    (),
    ("pdf",),
    (
        Option("period", "Period", offers=periods),
        Option("recipient", "Whose statement", "all", offers=stating),
    ),
    _make,
)
