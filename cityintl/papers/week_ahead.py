"""The week ahead: what takes place and what is due, day by day, who comes and goes, which promises are late."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cityintl.desk import itineraries
from cityintl.desk.agenda import Entry
from cityintl.desk.obligations import Obligation
from cityintl.desk.occasions import Occasion
from cityintl.desk.week_ahead import COMING, NEXT, THIS, Day, Week, first_day, promises, week_ahead
from cityintl.papers import days
from cityintl.papers.blocks import (
    Block,
    Cell,
    Column,
    Inline,
    Line,
    Lines,
    Paper,
    Quiet,
    Section,
    Status,
    Strong,
    Table,
    Text,
    line,
)  # fmt: skip
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

PROMISES, ALL, NONE = "promises", "all", "none"


def build(desk: DeskFile, now: datetime, start: str, count: int, late: str) -> Paper:
    """The days from the one that is meant on; `late` says what of the overdue stands at the end."""
    today = desk.today
    week = week_ahead(desk, first_day(start, today), count, today)
    zone = str(desk.home()["zone"])
    blocks: list[Block] = [*_staying(week)]
    blocks += [_day(each, zone, today) for each in week.days if not (each.empty and each.weekend)]
    blocks += _list(_("Without an exact day"), week.vague)
    blocks += _list(_("Before that"), week.before, _("Due from today until then."))
    blocks += _late(week.late, late)
    return Paper(
        name="week-ahead",
        title=days.days(week.first, week.last),
        kicker=_("The week ahead") if count <= 7 else _("The days ahead"),
        standfirst=_standfirst(week),
        blocks=tuple(blocks),
        handling=_("Internal"),
        **letterhead(desk.home(), now),
    )


def _standfirst(week: Week) -> str:
    held = sum(len(each.held) for each in week.days) + len(week.staying)
    due = sum(len(each.due) for each in week.days)
    late = len(promises(week.late)[0])
    parts = [
        ngettext("{n} thing takes place", "{n} things take place", held).format(n=held)
        if held
        else _("Nothing takes place"),
        ngettext("{n} is due", "{n} are due", due).format(n=due) if due else _("nothing is due"),
    ]
    if late:
        parts.append(ngettext("{n} promise is late", "{n} promises are late", late).format(n=late))
    return ", ".join(parts) + "."


def _staying(week: Week) -> list[Block]:
    """Who is here or away over several of these days."""
    if not week.staying:
        return []
    rows = tuple((days.days(each.first, each.last), _held(each)) for each in week.staying)
    return [Section(_("Here and away"), (_table(rows, _("Here and away")),))]


def _table(rows: tuple[tuple[Cell, ...], ...], caption: str) -> Table:
    """When and what in narrow rows, so that a week fits on a page or two."""
    columns = (Column(_("When"), share=1.15), Column(_("What"), share=4.0))
    return Table(columns, rows, caption=caption, heads=False, dense=True)


def _held(each: Entry) -> Line:
    """What takes place, and where."""
    return _with(Strong(each.words), each.of.place if isinstance(each.of, Occasion) else "")


def _with(words: Inline, rest: str) -> Line:
    return line(words, Quiet(f" · {rest}") if rest else "")


def _day(each: Day, zone: str, today: date) -> Section:
    held = [(_hour(entry, zone), _held(entry)) for entry in each.held]
    marks = [(Quiet(_("all day")), _with(mark.words, mark.about)) for mark in each.marks]
    due = [_due(owed, today) for owed in each.due]
    rows: tuple[tuple[Cell, ...], ...] = (*held, *marks, *due)
    matter: Block = _table(rows, days.weekday(each.on)) if rows else Text(_("Nothing is on record."), "quiet")
    return Section(days.name_of_day(each.on), (matter,), note=days.day(each.on))


def _hour(entry: Entry, zone: str) -> Cell:
    """By our clock; where another clock rules, ours first and that one, named, under it."""
    of = entry.of
    if not isinstance(of, Occasion) or not of.starts:
        return Quiet(_("all day"))
    if of.zone == zone:
        return " – ".join(days.clock(time.fromisoformat(at)) for at in (of.starts, of.ends) if at)
    begins, _doubt = itineraries.instant(of.first, of.starts, of.zone)
    here = begins.astimezone(ZoneInfo(zone))
    ours = days.clock(here)
    if here.date() != of.first:
        ours = f"{days.name_of_day(here.date(), short=True)} {ours}"
    there = _("{time} in {place}").format(time=f"{time.fromisoformat(of.starts):%H:%M}", place=entry.clock)
    return Lines((ours, there))


def _due(owed: Obligation, today: date) -> tuple[Cell, ...]:
    when: Cell = Status("Overdue") if owed.late(today) else Quiet(_("due"))
    return when, _with(owed.words, owed.about)


def _list(head: str, found: Sequence[Obligation], note: str = "") -> list[Block]:
    return [Section(head, (_dated(found, head),), note=note)] if found else []


def _dated(found: Sequence[Obligation], caption: str) -> Table:
    """What is due, each with its day as far as it is known."""
    return _table(tuple((_known(each), _with(each.words, each.about)) for each in found), caption)


def _known(each: Obligation) -> Cell:
    return days.day(each.due) if each.due else (days.known(each.known) if each.known else Quiet(_("no day")))


def _late(found: Sequence[Obligation], which: str) -> list[Block]:
    """Overdue promises of both sides, or all that is overdue; what is left out is counted."""
    promised, others = promises(found)
    told = {PROMISES: promised, ALL: [*promised, *others], NONE: []}[which]
    if not told:
        return []
    head = _("Promises overdue") if which == PROMISES else _("Overdue")
    blocks: list[Block] = [_dated(told, head)]
    if which == PROMISES and others:
        words = ngettext(
            "{n} other thing is overdue: Today lists it.",
            "{n} other things are overdue: Today lists them.",
            len(others),
        )
        blocks.append(Text(words.format(n=len(others)), "quiet"))
    return [Section(head, tuple(blocks), tone="care")]


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, options["from"], int(options["days"]), options["overdue"])


PAPER = PaperKind(
    "week-ahead",
    "The week ahead",
    "What takes place and what is due, day by day, who comes and goes, which promises are late.",
    (),
    ("pdf",),
    (
        Option(
            "from",
            "From which day: coming, this week, next week, 2026-W21 or 2026-05-18",
            COMING,
            (
                (COMING, "The coming week: from Thursday on the next"),
                (THIS, "This week"),
                (NEXT, "Next week"),
            ),
            free=True,
        ),
        Option("days", "How many days", "7", (("7", "7 days"), ("14", "14 days"))),
        Option(
            "overdue",
            "What is overdue",
            PROMISES,
            ((PROMISES, "Promises"), (ALL, "Everything"), (NONE, "Nothing")),
        ),
    ),
    _make,
)
