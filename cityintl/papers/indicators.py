"""The annex of indicators: small charts by goal, answers in words, what does not apply, and the gaps by department."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from cityintl.desk import goals_framework, indicators
from cityintl.desk.asking import picked, titles_of
from cityintl.desk.indicators import Series
from cityintl.desk.progress_chart import chart, shown
from cityintl.desk.sheets import Sheet
from cityintl.numerals import measured, written
from cityintl.papers.blocks import Block, Bullets, Cell, Charts, Column, Group, Paper, Quiet, Said, Section, Table, line
from cityintl.papers.days import day, language
from cityintl.papers.indicators_sheets import sheets
from cityintl.papers.letterhead import letterhead
from cityintl.papers.offer import Option, PaperKind
from cityintl.reference import goals
from cityintl.store import DeskFile
from cityintl.words import _, ngettext


def build(desk: DeskFile, now: datetime, *, gaps: bool = True) -> Paper:
    """The indicators of the frameworks in use; with what each department still owes, where that is wanted."""
    today = desk.today
    codes = {row["id"]: row["code"] for row in picked(desk, "framework", ("code",), {"used": True})}
    found = [each for each in indicators.all_series(desk, today) if each.indicator["framework"] in codes]
    blocks: list[Block] = []
    ordered = sorted(found, key=lambda each: codes[each.indicator["framework"]])
    agenda = codes.get(goals_framework.number_of(desk) or 0)
    for (framework, part), of in groupby(ordered, key=lambda each: _part(each, codes)):
        goal = goals.goal(part) if framework == agenda else None
        head = f"{_('Goal')} {part}" if goal else f"{framework} {part}"
        blocks.append(_section(head, list(of), goal.label if goal and language() == "en" else ""))
    if gaps and (missing := _gaps(desk)):
        blocks.append(missing)
    count = ngettext("{n} figure for the indicators in use", "{n} figures for the indicators in use", len(found))
    rule = indicators.tolerance(desk, today)
    more = (
        _("{label} {value}.").format(label=_(rule.label), value=measured(written(f"{rule.value:g}"), _(rule.unit)))
        if rule
        else _("No rule in force says how far behind is behind.")
    )
    return Paper(
        name="indicators",
        title=count.format(n=len(found)) if found else _("No indicators are in use"),
        kicker=_("Annex of indicators"),
        blocks=tuple(blocks),
        sheets=_sheets(desk, ordered, codes, gaps=gaps),
        readme=_readme(desk, today, more),
        standfirst=_("As of {day}. Each chart has a scale of its own; a year not measured is a gap. {rule}").format(
            day=day(today), rule=more
        ),
        **letterhead(desk.home(), now),
    )  # fmt: skip


def _sheets(desk: DeskFile, found: list[Series], codes: dict[int, str], *, gaps: bool) -> tuple[Sheet, ...]:
    missing = indicators.gaps(desk, desk.today) if gaps else []
    numbers = {each.use["department"] for each in found} | {each.department for each in missing}
    return sheets(found, missing, codes, titles_of(desk, "organization", numbers))


def _readme(desk: DeskFile, today: date, rule: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("What"), _("Indicators of {city}").format(city=desk.home()["name"])),
        (_("As of"), today.isoformat()),
        (_("Source"), desk.path.name),
        (_("Standing"), rule),
        (_("Year"), _("As its source writes it: a span such as 2015-19 is several years together.")),
    )


def _part(each: Series, codes: dict[int, str]) -> tuple[str, str]:
    """The framework, and the first piece of the code: the goal."""
    return codes[each.indicator["framework"]], str(each.indicator["code"]).partition(".")[0]


def _section(head: str, of: list[Series], about: str) -> Section:
    drawn = tuple(chart(each) for each in of if each.applies and each.progress.points)
    words = tuple(_words(each) for each in of if each.applies and not each.progress.points)
    apart = tuple(_apart(each) for each in of if not each.applies)
    blocks: list[Block] = [Charts(drawn)] if drawn else []
    blocks += [Bullets((*words, *apart))] if words or apart else []
    count = ngettext("{n} figure", "{n} figures", len(of)).format(n=len(of))
    return Section(head, tuple(blocks), ". ".join(filter(None, (about, count))))


def _words(each: Series) -> Said:
    """An answer in words, or that there is none."""
    answers = [row for row in each.values if row["text"]]
    said = "; ".join(f"{row['year']}: {row['text']}" for row in answers) or _("no value")
    numbers = [row for row in each.values if row["number"] is not None]
    if numbers and not answers:
        said = "; ".join(f"{row['year']}: {shown(row['number'], row['unit'] or '')}" for row in numbers)
    return line(f"{each.indicator['code']} {each.use['name']}: ", Quiet(said))


def _apart(each: Series) -> Said:
    words = _("not applicable. {why}").format(why=each.use["why"])
    return line(f"{each.indicator['code']} {each.use['name']}: ", Quiet(words))


def _gaps(desk: DeskFile) -> Section | None:
    found = indicators.by_department(indicators.gaps(desk, desk.today), desk)
    if not found:
        return None
    columns = (Column(_("Code")), Column(_("Indicator"), share=2), Column(_("Lacks"), share=2), Column(_("Request")))
    groups = tuple(Group(name, tuple(_gap_rows(rows))) for _number, name, rows in found)
    table = Table(columns, groups=groups, caption=_("Gaps by department"), dense=True)
    return Section(_("Gaps by department"), (table,))


def _gap_rows(rows: Iterable[indicators.Gap]) -> Iterable[tuple[Cell, ...]]:
    for each in rows:
        yield each.code, each.name, ", ".join(each.lacks), _(each.status.value) if each.status else _("Not asked yet")


PAPER = PaperKind(
    "indicators",
    "Annex of indicators",
    "Every figure by goal: baseline, values, target and way as small charts, answers in words, and the gaps.",
    (),
    ("pdf", "xlsx"),
    (Option("gaps", "With the gaps by department", True),),
    lambda desk, _record, now, options: build(desk, now, gaps=options["gaps"]),
    languages=("en", "es", "fr"),
)
