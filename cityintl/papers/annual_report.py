"""The annual report to council: the year on a page, ties, visits and exchanges, grants, promises, plan and budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP
from fractions import Fraction

from cityintl.desk import crossings, kept_promises, map_of_ties, outlays, tie_states, yearly
from cityintl.desk.asking import picked
from cityintl.desk.crossings import Crossing
from cityintl.desk.facts import LIVING
from cityintl.desk.grant_sums import per_cent
from cityintl.desk.sheets import Chart as SheetChart
from cityintl.desk.sheets import Column as SheetColumn
from cityintl.desk.sheets import Sheet
from cityintl.desk.yearly import Span
from cityintl.numerals import grouped, percent
from cityintl.papers import annual_plan, annual_ties, annual_work, days, sums
from cityintl.papers.blocks import (
    Block,
    Cover,
    Heading,
    KeyFigure,
    KeyFigures,
    Lines,
    MapFigure,
    Paper,
    Part,
    Section,
    Series,
    Strong,
    Text,
    YearColumns,
)
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, Options, PaperKind, Record
from cityintl.records.exchange import Way
from cityintl.records.gift import Side
from cityintl.records.money import Amount, Money, amount
from cityintl.records.tie import TieStatus
from cityintl.reference.sources import MAP_CREDIT
from cityintl.store import DeskFile
from cityintl.words import _, ngettext

#: The years that stand abreast in the columns of people.
_YEARS = 10
#: The share of the width that the map takes, so that the people stand on the same page.
_MAP = 0.8


@dataclass(frozen=True)
class Told:
    """What the parts of the report are written from: the year and the one before, and who crossed when."""

    desk: DeskFile
    span: Span
    before: Span
    crossed: Sequence[Crossing]
    changes: Sequence[tie_states.Change]
    code: str

    def living(self, day: date) -> tuple[int, int]:
        """How many ties lived on a day, and how many there were."""
        states = [s for s in tie_states.states_on(self.changes, day).values() if s is not TieStatus.INQUIRY]
        there = [state for state in states if state is not TieStatus.TERMINATED]
        return sum(state in LIVING for state in there), len(there)


def build(desk: DeskFile, now: datetime, *, year: int) -> Paper:
    """The report of a year, as far as it is over."""
    span, before = yearly.span_of(year, desk.today), yearly.span_of(year - 1, desk.today)
    crossed, changes = crossings.crossings(desk, desk.today), tie_states.changes(desk)
    told = Told(desk, span, before, crossed, changes, str(desk.home()["currency"] or "USD"))
    title = _("International affairs in {year}").format(year=year)
    ties, work = annual_ties.ties(desk, span, crossed, told.code), annual_work.work(desk, span, told.code)
    plan = annual_plan.plan(desk, span)
    parts: list[Block] = [_year(told, title)]
    parts += [*ties.parts, *work.parts, *plan.parts]
    sheets: list[Sheet] = [*ties.sheets, *work.sheets, *plan.sheets, _years_sheet(told)]
    head = letterhead(desk.home(), now)
    return Paper(
        name="annual-report",
        title=title,
        kicker=_("Annual report to council"),
        blocks=tuple(parts),
        cover=_cover(desk, span, title),
        contents=True,
        running=f"{desk.home()['name']} · {title}",
        sheets=tuple(sheets),
        readme=_readme(desk, span),
        **head,
    )


def _period(span: Span) -> str:
    return days.days(span.first, span.last)


def _cover(desk: DeskFile, span: Span, title: str) -> Cover:
    home = desk.home()
    so_far = "" if span.whole else _("The year so far")
    facts: list[tuple[str, Lines]] = [
        (_("Prepared for"), Lines((Strong(_("The City Council")), str(home["name"])))),
        (_("Prepared by"), Lines((Strong(str(home["office"] or home["name"])), *filter(None, (home["phone"],))))),
        (_("Period"), Lines((Strong(_period(span)), *filter(None, (so_far,))))),
        (_("Handling"), Lines((Strong(_("Public")), _("Nothing confidential is in it.")))),
    ]
    return Cover(title, _("Annual report to council"), occasion=_occasion(desk, span), facts=tuple(facts))


def _occasion(desk: DeskFile, span: Span) -> str:
    """What the year was, in a sentence under the title."""
    visits, exchanges = len(yearly.visits(desk, span)), len(yearly.exchanges(desk, span))
    met = ngettext("{n} visit", "{n} visits", visits).format(n=visits) if visits else ""
    ran = ngettext("{n} exchange", "{n} exchanges", exchanges).format(n=exchanges) if exchanges else ""
    if met and ran:
        return _("{visits} and {exchanges}, and what became of them").format(visits=met, exchanges=ran)
    if not met and not ran:
        return _("No visit and no exchange")
    words = ngettext("{what}, and what became of it", "{what}, and what became of them", visits + exchanges)
    return words.format(what=met or ran)


# -- the year on a page


def _year(told: Told, title: str) -> Part:
    blocks: list[Block] = [KeyFigures(tuple(_figures(told)))]
    blocks += annual_ties.what_changed(told.desk, told.changes, told.span)
    drawing = map_of_ties.drawing(told.desk, told.span.year, on=told.span.last)
    if drawing.dots:
        legend = _(
            "Full line, filled dot: active. Dashed blue line, ring: provisional or under review. "
            "Dashed gray line, ring: silent, inquiry or emeritus. Square: suspended. As of {day}."
        ).format(day=days.day(told.span.last))
        blocks += [Heading(_("Where the ties are")), MapFigure(drawing, _MAP), Text(f"{legend} {MAP_CREDIT}", "note")]
    blocks += _people(told)
    return Part(title, tuple(blocks), kicker=_("The year on a page"), standfirst=_standfirst(told.span))


def _standfirst(span: Span) -> str:
    if span.whole:
        return ""
    return _("The year up to {day}; figures of {before} are of the whole year.").format(
        day=days.day(span.last), before=span.year - 1
    )


def _figures(told: Told) -> list[KeyFigure]:
    span, before = told.span, told.before
    now, then = crossings.people(told.crossed, span.year), crossings.people(told.crossed, before.year)
    living, every = told.living(span.last)
    ours, theirs = (yearly.money(told.desk, span, ours=own) for own in (True, False))
    last = _("{n} in {year}")
    found = [
        KeyFigure(grouped(now), ngettext("person exchanged", "people exchanged", now),
                  last.format(n=grouped(then), year=before.year)),
        KeyFigure(str(living), _("living ties, of {n}").format(n=every),
                  last.format(n=told.living(before.last)[0], year=before.year)),
        KeyFigure(_whole(ours, told.code), _("city money"), _from_others(theirs, told.code)),
    ]  # fmt: skip
    kept = kept_promises.kept(told.desk, span.first, span.last)[Side.US]
    share = _share(kept.share)
    if share:
        was = _share(kept_promises.kept(told.desk, before.first, before.last)[Side.US].share)
        said = _("{n} of {all}").format(n=kept.kept, all=kept.due)
        more = "; " + _("{share} in {year}").format(share=was, year=before.year) if was else ""
        found.append(KeyFigure(share, _("of our promises kept"), said + more))
    return found


def _share(share: Fraction | None) -> str:
    found = per_cent(share)
    return "" if found is None else percent(found)


def _whole(amounts: Sequence[Amount], code: str) -> str:
    """A sum for display: ours rounded to whole units, halves upward."""
    ours = sums.in_ours(amounts, code).to_integral_value(ROUND_HALF_UP)
    return Money().show(amount(ours, code))


def _from_others(amounts: Sequence[Amount], code: str) -> str:
    """What others brought: ours by its sum, other currencies by their number, as they are never added."""
    foreign = len(sums.others(amounts, code))
    if foreign and not sums.in_ours(amounts, code):
        words = ngettext("from others in {n} other currency", "from others in {n} other currencies", foreign)
        return words.format(n=foreign)
    said = _("and {money} from others").format(money=_whole(amounts, code))
    more = ngettext("more in {n} other currency", "more in {n} other currencies", foreign).format(n=foreign)
    return f"{said}; {more}" if foreign else said


def _people(told: Told) -> list[Block]:
    """People by year, those who came and those who went."""
    years, shown = _by_year(told)
    if not shown:
        return []
    totals = crossings.by_year(told.crossed, years)
    said = "; ".join(f"{year}: {total}" for year, total in zip(years, totals, strict=True))
    words = _("People exchanged by year, those who came and those who went. {totals}.").format(totals=said)
    columns = YearColumns(years, shown, words, why=_why(told, years, totals))
    note = _("Guests and travelers of visits and exchanges, by the year in which they began; screens move nobody.")
    return [Section(_("People exchanged"), (columns,), note=note)]


def _by_year(told: Told) -> tuple[tuple[int, ...], tuple[Series, ...]]:
    """The years that stand abreast, and the ways in which anybody crossed in them."""
    years = tuple(range(told.span.year - _YEARS + 1, told.span.year + 1))
    series = (
        Series(_(name), tuple(crossings.people(told.crossed, year, way) for year in years))
        for name, way in (("Came here", Way.INBOUND), ("Went there", Way.OUTBOUND), ("Both ways", Way.BOTH))
    )
    return years, tuple(each for each in series if any(each.values))


def _years_sheet(told: Told) -> Sheet:
    """People and the city's money by year, each with its chart."""
    years, shown = _by_year(told)
    paid = outlays.outlays(told.desk)
    money = [sums.in_ours(outlays.sums([e for e in paid if e.year == y], ours=True), told.code) for y in years]
    columns = (
        SheetColumn(_("Year")), *(SheetColumn(each.name, "number") for each in shown),
        SheetColumn(_("City money"), "money", told.code),
    )  # fmt: skip
    rows = [(str(y), *(each.values[n] for each in shown), money[n]) for n, y in enumerate(years)]
    people = "; ".join(f"{y}: {sum(each.values[n] or 0 for each in shown):g}" for n, y in enumerate(years))
    spent = "; ".join(f"{y}: {sum_ or 0}" for y, sum_ in zip(years, money, strict=True))
    charts = [SheetChart(_("City money by year"), 0, (len(shown) + 1,), f"{told.code} {spent}")] if any(money) else []
    if shown:
        charts.insert(0, SheetChart(_("People exchanged"), 0, tuple(range(1, len(shown) + 1)), people))
    return Sheet(_("Years"), columns, rows, charts=tuple(charts))


def _why(told: Told, years: Sequence[int], totals: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """A year in which people met on screens alone, or wrote, says so."""
    screens = {each.year for each in told.crossed if each.on_screens}
    wrote = {row["on"].year for row in picked(told.desk, "correspondence", ("on",), {})}
    empty = [year for year, total in zip(years, totals, strict=True) if not total]
    return tuple(
        (year, _("on screens") if year in screens else _("letters only")) for year in empty if year in screens | wrote
    )


def _readme(desk: DeskFile, span: Span) -> tuple[tuple[str, str], ...]:
    return (
        (_("What"), _("Annual report of {city}, {period}").format(city=desk.home()["name"], period=_period(span))),
        (_("As of"), desk.today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Money"), _("By the day on which it was paid; currencies are never added together.")),
        (_("People"), _("A visit that is recorded as an exchange too is counted once.")),
    )


def _offered(desk: DeskFile, _record: Record) -> list[tuple[str, str]]:
    this = desk.today.year
    return [
        (str(year), _("{year}, so far").format(year=year) if year == this else str(year)) for year in yearly.years(desk)
    ]


def _make(desk: DeskFile, _record: Record, now: datetime, options: Options) -> Paper:
    return build(desk, now, year=int(options["year"]))


PAPER = PaperKind(
    "annual-report",
    "Annual report to council",
    "The year in figures, with map and charts: ties, visits, exchanges, grants, reports, promises, plan and budget.",
    (),
    ("pdf", "docx", "xlsx"),
    (Option("year", "The year", offers=_offered),),
    _make,
)
