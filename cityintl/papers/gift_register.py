"""The register of gifts of a period: each with giver, value and place, the sums by source, and the rule."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cityintl.desk import gift_periods, gift_totals, gifts
from cityintl.desk.gift_register import jurisdiction_of, recorded_gifts
from cityintl.desk.gift_totals import Gift, Party, Span, Statement
from cityintl.desk.rules import rules_of
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.papers import days, gift_words
from cityintl.papers.amounts import together
from cityintl.papers.blocks import Block, Cell, Lines, Paper, Section, Signing, Table, Text
from cityintl.papers.gift_words import Known
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.records import kinds
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

RECEIVED, GIVEN, BOTH = "received", "given", "both"


def periods(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    """The periods that can be told, the one of the statement that runs now first."""
    return [(word, gift_words.period_said(span)) for word, span in gift_periods.offered(desk, desk.today).items()]


def takers(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    """Everyone who ever got a gift on record, by reference and name."""
    parties = {gift.recipient for gift in recorded_gifts(desk) if gift.recipient.kind != "gift"}
    return [("all", _("All"))] + [(word_of(party), party.name) for party in sorted(parties, key=lambda p: p.name)]


def word_of(party: Party) -> str:
    """A recipient as it is typed: “PER-1”, “city”."""
    return "city" if party.kind == "home" else kinds.kind(party.kind).reference(party.number)


def build(desk: DeskFile, now: datetime, options: Options) -> Paper:
    """The register of a period, of all or one recipient, of the gifts received, given or both."""
    span = gift_periods.offered(desk, desk.today)[options["period"]]
    which = options["gifts"]
    every = [gift for gift in recorded_gifts(desk) if options["recipient"] in ("all", word_of(gift.recipient))]
    here = [gift for gift in every if span.first <= gift.on <= span.last and which in (BOTH, _way(gift))]
    here.sort(key=lambda gift: (gift.on, gift.number))
    of = gift_words.known(desk, [gift.number for gift in here])
    statements = [] if which == GIVEN else _statements(desk, span, options["recipient"])
    done = [gift for gift in here if gift.on <= desk.today]
    blocks = [*_tables(here, of, which, desk.today)]
    if which != GIVEN:
        blocks += _sums(desk, every, span, of)
        blocks += _nothing(statements, span, desk.today)
    blocks += [gift_words.rule_section(desk, span), _signed(desk)]
    period = gift_words.period_said(span)
    return Paper(
        name="gift-register",
        title=_title(which, period),
        kicker=_("Register of gifts"),
        standfirst=_standfirst(done, statements, span),
        blocks=tuple(blocks),
        sheets=(_sheet(here, of, desk.today),),
        readme=_readme(desk, span, which, options["recipient"]),
        **letterhead(desk.home(), now),
    )


def _way(gift: Gift) -> str:
    return RECEIVED if gift.received else GIVEN


def _title(which: str, period: str) -> str:
    words = {RECEIVED: _("Gifts received, {period}"), GIVEN: _("Gifts given, {period}"), BOTH: _("Gifts, {period}")}
    return words[which].format(period=period)


def _standfirst(here: Sequence[Gift], statements: Sequence[Statement], span: Span) -> str:
    if not here:
        return _("No gift is on record for this period.")
    count = ngettext("{n} gift", "{n} gifts", len(here)).format(n=len(here))
    parts = [": ".join(filter(None, (count, together(gift.value for gift in here)))) + "."]
    lacking = sum(1 for gift in here if gift.value is None)
    if lacking:
        parts.append(ngettext("{n} has no value yet.", "{n} have no value yet.", lacking).format(n=lacking))
    due = {each.due for each in statements if each.due and each.period == span}
    parts += [_("Statements are due by {day}.").format(day=days.day(day)) for day in sorted(due)]
    return " ".join(parts)


def _tables(here: Sequence[Gift], of: Known, which: str, today: date) -> list[Block]:
    """What was received and what was given; what is only planned stands apart, and in no sum."""
    found: list[Block] = []
    both = which == BOTH
    received = [gift for gift in here if gift.received]
    if received:
        heads = (
            (_("Received"), 0.85),
            (_("Gift"), 2.1),
            (_("From"), 2.0),
            (_("For"), 1.1),
            (_("Where it is now"), 1.35),
        )
        rows = tuple(_received(gift, of) for gift in received)
        shape = gift_words.columns(*heads, of=of)
        found.append(Table(shape, rows, caption=_("Gifts received"), caption_shown=both))
    given = [gift for gift in here if not gift.received]
    past, ahead = [gift for gift in given if gift.on <= today], [gift for gift in given if gift.on > today]
    for day, caption, gifts_of in ((_("Given"), _("Gifts given"), past), (_("Planned"), _("Gifts to be given"), ahead)):
        if gifts_of:
            heads = ((day, 0.85), (_("Gift"), 2.1), (_("To"), 1.7), (_("By"), 1.4), (_("On the occasion of"), 1.5))
            rows = tuple(_given(gift, of) for gift in gifts_of)
            shape = gift_words.columns(*heads, of=of)
            found.append(Table(shape, rows, caption=caption, caption_shown=both or bool(ahead)))
    return found


def _received(gift: Gift, of: Known) -> tuple[Cell, ...]:
    row = of.rows[gift.number]
    return (
        gift.on,
        gift_words.gift_cell(row),
        gift_words.from_cell(row, of, gift.source),
        gift_words.for_cell(row, of),
        gift_words.value_cell(row, of),
        gift_words.where_cell(row),
    )


def _given(gift: Gift, of: Known) -> tuple[Cell, ...]:
    row = of.rows[gift.number]
    occasion = tuple(filter(None, (of.title(row, "event"), of.title(row, "delegation"))))
    return (
        gift.on,
        gift_words.gift_cell(row),
        gift_words.to_cell(row, of),
        gift_words.by_cell(row, of),
        gift_words.value_cell(row, of),
        Lines(occasion) if occasion else None,
    )


def _sums(desk: DeskFile, every: Sequence[Gift], span: Span, of: Known) -> list[Section]:
    """The sums of those sources that gave something in the window at the end of the period."""
    rules, whose = rules_of(desk, gift_totals.CODES), jurisdiction_of(desk.home())
    found = gift_periods.sums(every, rules, span, whose)
    within = gift_periods.window_of(rules, span, whose)
    return gift_words.by_source(found, of.currency, within, _("By source"))


def _statements(desk: DeskFile, span: Span, recipient: str) -> list[Statement]:
    """The statements whose period lies within these days."""
    found = gifts.register(desk, span).statements
    within = [each for each in found if span.first <= each.period.first and each.period.last <= span.last]
    return [each for each in within if recipient in ("all", word_of(each.recipient))]


def _nothing(statements: Sequence[Statement], span: Span, today: date) -> list[Section]:
    """Who has nothing to disclose, so far where the period still runs: the nil statements by name."""
    names = list(dict.fromkeys(each.recipient.name for each in statements if each.nil))
    if not names:
        return []
    words = _("{names}. Each signs a nil statement.") if len(names) > 1 else _("{names}, who signs a nil statement.")
    text = Text(words.format(names="; ".join(names)))
    note = _("So far: the period is not over.") if today <= span.last else ""
    return [Section(_("Nothing to disclose"), (text,), note=note)]


def _signed(desk: DeskFile) -> Section:
    office = desk.home()["office"] or _("International affairs")
    places = (Lines((_("Kept by"), office)), Lines((_("City clerk"), _("received on"))))
    return Section(_("Signed"), (Signing(places),))


# -- the workbook


def _sheet(here: Sequence[Gift], of: Known, today: date) -> Sheet:
    columns = (
        SheetColumn(_("Date"), "date"), SheetColumn(_("Direction")), SheetColumn(_("Gift")), SheetColumn(_("Source")),
        SheetColumn(_("Giver")), SheetColumn(_("Giver’s office")), SheetColumn(_("Partner")),
        SheetColumn(_("Recipient")), SheetColumn(_("For")), SheetColumn(_("Value"), "money"),
        SheetColumn(_("Currency")), SheetColumn(_("Basis")), SheetColumn(_("Where it went")),
        SheetColumn(_("Location")), SheetColumn(_("In the care of")), SheetColumn(_("Visit")),
        SheetColumn(_("Event")), SheetColumn(_("Thanked"), "date"), SheetColumn(_("Disclosed"), "date"),
        SheetColumn(_("In the statement for")),
    )  # fmt: skip
    return Sheet(_("Gifts"), columns, [_facts(gift, of, today) for gift in here])


def _facts(gift: Gift, of: Known, today: date) -> tuple[Any, ...]:
    row = of.rows[gift.number]
    given = _("Given") if gift.on <= today else _("To be given")
    return (
        gift.on,
        _("Received") if gift.received else given,
        row["what"],
        gift.source.name if gift.received else None,
        gift_words.who(row["giver"], of),
        of.title(row, "giver_office"),
        of.title(row, "partner"),
        gift_words.who(row["recipient"], of),
        _(row["received_for"].value) if row["received_for"] else None,
        gift.value.exact if gift.value else None,
        gift.value.currency if gift.value else None,
        row["basis"],
        _(row["disposition"].value) if row["disposition"] else None,
        row["location"],
        gift_words.who(row["custody"], of),
        of.title(row, "delegation"),
        of.title(row, "event"),
        row["thanked_on"],
        row["disclosed_on"],
        row["disclosure_period"],
    )


def _readme(desk: DeskFile, span: Span, which: str, recipient: str) -> tuple[tuple[str, str], ...]:
    words = {RECEIVED: _("Gifts received"), GIVEN: _("Gifts given"), BOTH: _("Gifts received and given")}
    return (
        (_("What"), _("Register of gifts of {city}").format(city=desk.home()["name"])),
        (_("Period"), f"{span.first.isoformat()} – {span.last.isoformat()}"),
        (_("As of"), desk.today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Filter"), words[which] + ("" if recipient == "all" else f", {recipient}")),
        (_("Value"), _("As kept: in the currency beside it, never converted.")),
    )


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, options)


PAPER = PaperKind(
    "gift-register",
    "Register of gifts",
    "The gifts of a period with giver, value and place, the sums by source, who got nothing, and the rule.",
    (),
    ("pdf", "xlsx"),
    (
        Option("period", "Period", offers=periods),
        Option("recipient", "For whom", "all", offers=takers),
        Option(
            "gifts",
            "Which gifts",
            RECEIVED,
            ((RECEIVED, "Gifts received"), (GIVEN, "Gifts given"), (BOTH, "Both")),
        ),
    ),
    _make,
)
